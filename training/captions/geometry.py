"""Measures of a pose that the rules read: directions, angles, heights, distances, all poses at once.

Everything about a side comes as an array [N, 2] (or [N, 2, 3]) with the left side first, and every
sideways number is counted outwards from the body's middle. A mirrored pose therefore swaps the two
columns and changes nothing else: no rule can treat the two sides differently by mistake.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rig.rotations import unit
from rig.skeleton import JOINT, REFERENCE

Array = NDArray[np.floating]

_UP = np.array([0.0, 1.0, 0.0])
_SIGN = np.array([1.0, -1.0])  # +X is the left side's outward direction

# From the wrist joint to the middle of the palm, metres: the hand itself has no joint.
PALM = 0.08

# Points of the head relative to the head joint: up, forward, outward in the chest's frame, metres.
# The joint lies at the base of the skull, between the ears and a little below them.
_HEAD_POINTS = {
    "crown": (0.19, 0.0, 0.0),
    "forehead": (0.10, 0.08, 0.05),
    "face": (0.04, 0.10, 0.0),
    "chin": (-0.04, 0.08, 0.0),
    "ear": (0.05, 0.0, 0.08),
    "nape": (0.04, -0.09, 0.02),
}


def dot(a: Array, b: Array) -> Array:
    """Inner product over the last axis."""
    return np.asarray(np.sum(a * b, axis=-1))


def angle_between(a: Array, b: Array) -> Array:
    """Angle between unit vectors, degrees in [0, 180]."""
    return np.asarray(np.degrees(np.arccos(np.clip(dot(a, b), -1.0, 1.0))))


def elevation(vectors: Array) -> Array:
    """Angle of unit vectors above the horizontal, degrees: 90 is straight up."""
    return np.asarray(np.degrees(np.arcsin(np.clip(vectors[..., 1], -1.0, 1.0))))


def distance(a: Array, b: Array) -> Array:
    """Distance between points, metres."""
    return np.asarray(np.linalg.norm(a - b, axis=-1))


def to_segment(point: Array, start: Array, end: Array) -> tuple[Array, Array]:
    """Distance of points to segments and where along them (0 at start, 1 at end)."""
    along = end - start
    share = np.clip(dot(point - start, along) / np.maximum(dot(along, along), 1e-12), 0.0, 1.0)
    return distance(point, start + share[..., None] * along), share


def _frame(across: Array, up: Array) -> Array:
    """Right-handed axes [N, 3 (left, up, forward), 3]; up is kept, across is squared to it."""
    left = unit(across - dot(across, up)[..., None] * up)
    return np.stack([left, up, np.cross(left, up)], axis=-2)


@dataclass(frozen=True)
class Direction:
    """A limb's direction, seen from the world and from the body.

    Attributes:
        vector: [N, 2, 3] unit vectors in the world.
        elevation: [N, 2] degrees above the horizontal.
        body_elevation: [N, 2] degrees towards the head, measured in the body part's frame.
        azimuth: [N, 2] degrees in the body part's horizontal plane: 0 ahead, 90 out to the limb's own
            side, 180 behind, negative across the body.
        forward: [N, 2] share of the vector that points ahead of the body part, -1 to 1.
        outward: [N, 2] share that points to the limb's own side, -1 to 1.
    """

    vector: Array
    elevation: Array
    body_elevation: Array
    azimuth: Array
    forward: Array
    outward: Array


def _direction(vector: Array, frame: Array) -> Direction:
    vector = unit(vector)
    outward = np.einsum("nsk,nk->ns", vector, frame[:, 0]) * _SIGN
    up = np.einsum("nsk,nk->ns", vector, frame[:, 1])
    forward = np.einsum("nsk,nk->ns", vector, frame[:, 2])
    return Direction(
        vector=vector,
        elevation=elevation(vector),
        body_elevation=np.degrees(np.arcsin(np.clip(up, -1.0, 1.0))),
        azimuth=np.degrees(np.arctan2(outward, forward)),
        forward=forward,
        outward=outward,
    )


class Measures:
    """All measures of N poses.

    Args:
        poses: float [N, 22, 3] in the pose frame (Y up, facing +Z, left +X, y above the floor), metres.
    """

    def __init__(self, poses: Array) -> None:
        joints = np.asarray(poses, dtype=np.float64)
        self.joints = joints
        self.pelvis, self.neck, self.head_joint = (self._at(name) for name in ("pelvis", "neck", "head"))
        self.spine1, self.spine3 = self._at("spine1"), self._at("spine3")
        self._body()
        self._head()
        self._arms()
        self._legs()

    def _at(self, name: str) -> Array:
        return np.asarray(self.joints[:, JOINT[name]])

    def _pair(self, name: str) -> Array:
        return np.asarray(self.joints[:, [JOINT[f"left_{name}"], JOINT[f"right_{name}"]]])

    def _body(self) -> None:
        shoulders, hips = self._pair("shoulder"), self._pair("hip")
        self.shoulder, self.hip = shoulders, hips
        across_chest, across_hips = shoulders[:, 0] - shoulders[:, 1], hips[:, 0] - hips[:, 1]
        self.torso_up = unit(self.neck - self.pelvis)
        self.chest = _frame(across_chest, unit(self.neck - self._at("spine2")))
        self.torso = _frame(across_chest + across_hips, self.torso_up)
        # Legs are read against the ground: the hips' line laid level, and the vertical.
        self.ground = _frame(across_hips, np.broadcast_to(_UP, self.torso_up.shape))
        # Degrees from the vertical: in any direction; forward (negative: back); towards each side.
        self.tilt = angle_between(self.torso_up, np.broadcast_to(_UP, self.torso_up.shape))
        x, y, z = self.torso_up.T
        self.lean_forward = np.degrees(np.arctan2(z, np.copysign(np.hypot(x, y), y)))
        lean_left = np.degrees(np.arcsin(np.clip(x, -1.0, 1.0)))
        self.lean_side = lean_left[:, None] * _SIGN
        # Which way the front of the torso looks: 1 straight up (lying on the back), -1 down.
        self.front_up = self.torso[:, 2, 1]
        self.side_up = self.torso[:, 0, 1][:, None] * _SIGN  # 1: this side is on top
        self.twist_to = self._twist(across_chest, across_hips)[:, None] * _SIGN
        # How far the upper back is rounded: lower spine against upper spine, rest shape taken off.
        lower = unit(self._at("spine2") - self.pelvis)
        upper = unit(self.neck - self.spine3)
        bend = np.degrees(
            np.arcsin(np.clip(dot(upper, self.torso[:, 2]), -1, 1))
            - np.arcsin(np.clip(dot(lower, self.torso[:, 2]), -1, 1))
        )
        self.hunch = bend - _REST_HUNCH
        self.lowest = self.joints[:, :, 1].min(axis=1)
        self.pelvis_height = self.pelvis[:, 1]

    def _twist(self, chest: Array, hips: Array) -> Array:
        """Turn of the shoulders' line against the hips' about the spine, degrees, + to the left."""
        up = self.torso_up
        chest, hips = (unit(line - dot(line, up)[:, None] * up) for line in (chest, hips))
        return np.asarray(np.degrees(np.arctan2(dot(np.cross(hips, chest), up), dot(hips, chest))))

    def _head(self) -> None:
        """The head against the chest: nod (+ down) and tilt, degrees, less the rest pose's."""
        direction = unit(self.head_joint - self.neck)
        left, up, forward = (dot(direction, self.chest[:, axis]) for axis in range(3))
        self.head_nod = np.degrees(np.arctan2(forward, up)) - _REST_NOD
        tilt_left = np.degrees(np.arctan2(left, np.hypot(up, forward)))
        self.head_tilt = tilt_left[:, None] * _SIGN
        # The nod against the world, for "looking up" and "looking down".
        ahead = dot(direction, self.ground[:, 2])
        self.gaze_down = np.degrees(np.arctan2(ahead, direction[:, 1])) - _REST_GAZE

    def _arms(self) -> None:
        self.elbow, self.wrist = self._pair("elbow"), self._pair("wrist")
        self.upper_arm = _direction(self.elbow - self.shoulder, self.chest)
        self.forearm = _direction(self.wrist - self.elbow, self.chest)
        self.arm = _direction(self.wrist - self.shoulder, self.chest)
        # How far the arm points ahead and outward of the hips and of the whole body's heading: in a
        # bent or twisted body the chest's ahead is another one.
        ahead = np.einsum("nsk,nk->ns", self.arm.vector, self.ground[:, 2])
        self.arm_ahead = np.minimum(ahead, self.arm.vector[..., 2])
        self.arm_behind = np.minimum(-ahead, -self.arm.vector[..., 2])
        out = np.einsum("nsk,nk->ns", self.arm.vector, self.ground[:, 0]) * _SIGN
        self.arm_out = np.minimum(out, self.arm.vector[..., 0] * _SIGN)
        self.elbow_bend = angle_between(self.upper_arm.vector, self.forearm.vector)
        self.palm = self.wrist + PALM * self.forearm.vector
        self.hand_height = self.wrist[..., 1]
        self.hand_over_shoulder = self.hand_height - self.shoulder[..., 1]
        self.hand_over_head = self.hand_height - self.head_joint[:, None, 1]
        # Where the palm is in the chest's frame, from the breastbone: outward, up, forward.
        self.palm_outward, self.palm_up, self.palm_forward = self._in_chest(self.palm)
        # The same for the elbow; then both from the pelvis, in the torso's frame.
        self.elbow_outward, _, _ = self._in_chest(self.elbow)
        self.palm_ahead = np.einsum("nsk,nk->ns", self.palm - self.pelvis[:, None], self.torso[:, 2])
        self.palm_along = np.einsum("nsk,nk->ns", self.palm - self.pelvis[:, None], self.torso[:, 1])
        self.palm_aside = np.einsum("nsk,nk->ns", self.palm - self.pelvis[:, None], self.torso[:, 0]) * _SIGN
        self.elbow_aside = (
            np.einsum("nsk,nk->ns", self.elbow - self.pelvis[:, None], self.torso[:, 0]) * _SIGN
        )
        self.wrists_apart = distance(self.wrist[:, 0], self.wrist[:, 1])
        self.palms_apart = distance(self.palm[:, 0], self.palm[:, 1])
        self.palm_to = {name: distance(self.palm, self._head_point(*at)) for name, at in _HEAD_POINTS.items()}
        self.palm_to["shoulder"] = distance(self.palm, self.shoulder)
        self.palm_to["other_shoulder"] = distance(self.palm, self.shoulder[:, ::-1])
        self.palm_to["other_arm"], _ = to_segment(self.palm, self.shoulder[:, ::-1], self.elbow[:, ::-1])
        self.palm_to["other_elbow"] = distance(self.palm, self.elbow[:, ::-1])
        self.palm_to["waist"] = distance(
            self.palm,
            (self.pelvis + 0.06 * self.torso[:, 1])[:, None]
            + 0.15 * _SIGN[None, :, None] * self.torso[:, None, 0],
        )
        self.palm_to["chest"] = distance(self.palm, (self.spine3 + 0.12 * self.chest[:, 2])[:, None])
        self.palm_to["belly"] = distance(self.palm, (self.spine1 + 0.13 * self.torso[:, 2])[:, None])

    def _in_chest(self, points: Array) -> tuple[Array, Array, Array]:
        offset = points - self.spine3[:, None]
        outward, up, forward = (np.einsum("nsk,nk->ns", offset, self.chest[:, axis]) for axis in range(3))
        return np.asarray(outward * _SIGN), np.asarray(up), np.asarray(forward)

    def _head_point(self, up: float, forward: float, outward: float) -> Array:
        """A point of the head on each side, [N, 2, 3]; the head nods, its turn cannot be seen."""
        nod = np.radians(np.clip(self.head_nod, -50.0, 50.0))[:, None]
        head_up = np.cos(nod) * self.chest[:, 1] + np.sin(nod) * self.chest[:, 2]
        head_forward = np.cos(nod) * self.chest[:, 2] - np.sin(nod) * self.chest[:, 1]
        middle = self.head_joint + up * head_up + forward * head_forward
        return np.asarray(middle[:, None] + outward * _SIGN[None, :, None] * self.chest[:, None, 0])

    def _legs(self) -> None:
        self.knee, self.ankle, self.foot = (self._pair(name) for name in ("knee", "ankle", "foot"))
        self.thigh = _direction(self.knee - self.hip, self.ground)
        self.shin = _direction(self.ankle - self.knee, self.ground)
        self.leg = _direction(self.ankle - self.hip, self.ground)
        self.knee_bend = angle_between(self.thigh.vector, self.shin.vector)
        # Thigh against the torso, degrees: 0 in line with it, 90 at right angles.
        self.hip_bend = 180.0 - angle_between(self.thigh.vector, np.repeat(self.torso_up[:, None], 2, axis=1))
        self.heel_lift = self.ankle[..., 1] - self.foot[..., 1] - _REST_HEEL
        self.foot_height = np.minimum(self.foot[..., 1], self.ankle[..., 1] - _REST_HEEL)
        self.knee_height = self.knee[..., 1]
        # The foot's direction on the ground from straight ahead, degrees, + outward.
        self.foot_turn = _direction((self.foot - self.ankle) * (1.0, 0.0, 1.0), self.ground).azimuth
        self.knee_to_shoulder = distance(self.knee, self.shoulder)
        # Feet from the pelvis, in the ground's frame.
        offset = self.ankle - self.pelvis[:, None]
        self.ankle_out = np.einsum("nsk,nk->ns", offset, self.ground[:, 0]) * _SIGN
        self.ankle_ahead = np.einsum("nsk,nk->ns", offset, self.ground[:, 2])
        self.knee_out = np.einsum("nsk,nk->ns", self.knee - self.pelvis[:, None], self.ground[:, 0]) * _SIGN
        self.feet_apart = self.ankle_out.sum(axis=1)  # negative: the feet have crossed
        self.ankles_distance = distance(self.ankle[:, 0], self.ankle[:, 1])
        self.knees_apart = distance(self.knee[:, 0], self.knee[:, 1])
        self.step = self.ankle_ahead - self.ankle_ahead[:, ::-1]  # this foot ahead of the other
        self.thigh_angle = angle_between(self.thigh.vector, np.broadcast_to(-_UP, self.thigh.vector.shape))
        self.leg_angle = angle_between(self.leg.vector, np.broadcast_to(-_UP, self.leg.vector.shape))
        self.palm_to["thigh"], self.on_thigh = to_segment(self.palm, self.hip, self.knee)
        self.palm_to["knee"] = distance(self.palm, self.knee)
        self.palm_to["other_knee"] = distance(self.palm, self.knee[:, ::-1])
        self.palm_to["foot"] = to_segment(self.palm, self.ankle, self.foot)[0]
        self.palm_to["other_foot"] = to_segment(self.palm, self.ankle[:, ::-1], self.foot[:, ::-1])[0]
        self.ankle_to_other_knee = distance(self.ankle, self.knee[:, ::-1])
        self.ankle_to_other_leg = np.minimum(
            to_segment(self.ankle, self.hip[:, ::-1], self.knee[:, ::-1])[0],
            to_segment(self.ankle, self.knee[:, ::-1], self.ankle[:, ::-1])[0],
        )
        # The feet's middle against the trunk's and thighs' mass: behind the body or under it?
        trunk = (self.pelvis + self.spine3 + self.head_joint) / 3.0
        mass = 0.7 * trunk + 0.3 * self.knee.mean(axis=1)
        feet = (self.ankle.mean(axis=1) + self.foot.mean(axis=1)) / 2.0
        self.mass_ahead = dot(mass - feet, self.ground[:, 2])


_rest = REFERENCE.rest_pose()
_REST_HEEL = float(_rest[JOINT["left_ankle"], 1] - _rest[JOINT["left_foot"], 1])
_head = REFERENCE.offsets[JOINT["head"]]
_chest_up = _rest[JOINT["neck"]] - _rest[JOINT["spine2"]]
_REST_NOD = float(
    np.degrees(np.arctan2(_head[2], _head[1])) - np.degrees(np.arctan2(_chest_up[2], _chest_up[1]))
)
_REST_GAZE = float(np.degrees(np.arctan2(_head[2], _head[1])))
_upper = _rest[JOINT["neck"]] - _rest[JOINT["spine3"]]
_lower = _rest[JOINT["spine2"]] - _rest[JOINT["pelvis"]]
_REST_HUNCH = float(np.degrees(np.arctan2(_upper[2], _upper[1]) - np.arctan2(_lower[2], _lower[1])))
