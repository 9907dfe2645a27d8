"""Joint angles of poses given as positions, and poses brought back within a body's limits.

The angles are after the International Society of Biomechanics (Wu et al., J. Biomech. 2002 for spine, hip and
ankle, 2005 for the shoulder), read off all poses at once. Zero everywhere is a body standing upright with
hanging arms. What turns about a straight limb or about the head's own axis leaves no trace in 22 positions
and is not among them.

=======================  ==================================================================================
``spine.*``              chest against pelvis, a third at each of three joints; undefined at a turn of 180°
``head.*``               from neck to head against the chest; flexion undefined at a side bend of ±90°
``*_collar.*``           from collar to shoulder against the chest: up, and forward
``*_shoulder.*``         elevation from hanging, in a plane: 0 to the side, 90 forward, -90 back, 180 across
                         the body; the plane is NaN for an arm that hangs or points straight up
``*_elbow.*, *_knee.*``  flexion, negative where the joint bends backwards: for a knee, where the shin goes
                         the way the foot points; for an elbow, where the shoulder would have to be
                         turned beyond what it can do
``*_hip.*``              flexion in the pelvis' sagittal plane, abduction out of it; flexion is NaN where
                         the thigh points straight to the side
``*_ankle.*``            of the foot's bone against the shin; folds at 65° of plantar flexion, its limit
=======================  ==================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from .kinematics import SkeletonTensors

FloatArray = NDArray[np.floating]
Limits = Mapping[str, tuple[float, float]]

SIDES = ("left", "right")
ANGLE_NAMES = (
    "spine.flexion",
    "spine.side",
    "spine.twist",
    "head.flexion",
    "head.side",
    *(
        f"{side}_{name}"
        for side in SIDES
        for name in (
            "collar.elevation",
            "collar.protraction",
            "shoulder.elevation",
            "shoulder.plane",
            "elbow.flexion",
            "hip.flexion",
            "hip.abduction",
            "knee.flexion",
            "ankle.flexion",
        )
    ),
)
# A plane of elevation is read only when the arm is this far from the chest's axis, degrees.
_PLANE_READABLE = 15.0
# Hip flexion is read only when the thigh is this far from the axis that it turns about, degrees.
_FLEXION_READABLE = 10.0
# The sign of a hinge is read only when it is bent by so much, degrees, and the foot sticks out sideways
# from the shin by so much of its length.
_HINGE_READABLE = 5.0
_FOOT_READABLE = 0.3
# Axial rotation of the shoulder, internal positive, degrees; the arm low, and raised, where it is counted in
# the plane of elevation. What the opposite bend of the elbow would explain better by so much is taken to be
# one.
_ROTATION_LOW, _ROTATION_RAISED, _LOW_ELEVATION = (-85.0, 115.0), (-165.0, 95.0), 60.0
_ROTATION_SLACK = 15.0
# A knee bent backwards by less is straightened, to where its sign cannot be read any more; by more, it is the
# foot that was put on the wrong way round.
_STRAIGHTENED, _STRAIGHT = 40.0, 4.0


def unit(vectors: FloatArray) -> FloatArray:
    """Vectors [..., 3] scaled to length 1; a zero vector stays zero."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9))


def _dot(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.asarray(np.sum(a * b, axis=-1))


def _triad(left: FloatArray, up: FloatArray) -> FloatArray:
    """Right-handed axes left, up, forward as columns [..., 3, 3]; left is kept, up squared to it."""
    left = unit(left)
    up = unit(up - _dot(up, left)[..., None] * left)
    return np.stack([left, up, np.cross(left, up)], axis=-1)


def _arccos(cosine: FloatArray) -> FloatArray:
    return np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))


def _arcsin(sine: FloatArray) -> FloatArray:
    return np.degrees(np.arcsin(np.clip(sine, -1.0, 1.0)))


def _arctan2(y: FloatArray, x: FloatArray) -> FloatArray:
    return np.degrees(np.arctan2(y, x))


def _wrap(degrees: FloatArray) -> FloatArray:
    """Into [-180, 180)."""
    return np.asarray((degrees + 180.0) % 360.0 - 180.0)


def _around(axis: int, degrees: FloatArray) -> FloatArray:
    """Rotations [N, 3, 3] about a coordinate axis."""
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    matrices = np.zeros((len(degrees), 3, 3))
    first, second = (axis + 1) % 3, (axis + 2) % 3
    matrices[:, axis, axis] = 1.0
    matrices[:, first, first] = matrices[:, second, second] = cos
    matrices[:, first, second], matrices[:, second, first] = -sin, sin
    return matrices


def _rotation(vectors: FloatArray) -> FloatArray:
    """Rotations [N, 3, 3] of rotation vectors [N, 3], radians (Rodrigues)."""
    angle = np.linalg.norm(vectors, axis=-1)[:, None, None]
    cross = np.zeros((len(vectors), 3, 3))
    cross[:, [2, 0, 1], [1, 2, 0]] = vectors
    cross -= np.swapaxes(cross, -1, -2)
    # sin(a) / a and (1 - cos(a)) / a², which tend to 1 and 1/2.
    half = np.sinc(angle / (2.0 * np.pi))
    return np.asarray(np.eye(3) + np.sinc(angle / np.pi) * cross + 0.5 * half**2 * cross @ cross)


def _rotation_vector(rotations: FloatArray) -> FloatArray:
    """Rotation vectors [N, 3], radians, of rotations [N, 3, 3] by less than half a turn."""
    sine = (rotations[:, [2, 0, 1], [1, 2, 0]] - rotations[:, [1, 2, 0], [2, 0, 1]]) / 2.0
    length = np.linalg.norm(sine, axis=-1)
    angle = np.arctan2(length, (np.trace(rotations, axis1=-2, axis2=-1) - 1.0) / 2.0)
    return np.asarray(sine * np.where(length > 1e-12, angle / np.maximum(length, 1e-12), 1.0)[:, None])


def _spine_angles(pelvis: FloatArray, chest: FloatArray) -> dict[str, FloatArray]:
    """The third of the chest's turn, as twist about Y, then flexion about X, then side bend about Z."""
    third = _rotation(_rotation_vector(np.swapaxes(pelvis, -1, -2) @ chest) / 3.0)
    return {
        "spine.flexion": 3.0 * _arcsin(-third[:, 1, 2]),
        "spine.side": -3.0 * _arctan2(third[:, 1, 0], third[:, 1, 1]),
        "spine.twist": 3.0 * _arctan2(third[:, 0, 2], third[:, 2, 2]),
    }


def _polar(first: FloatArray, second: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Cos a cos b, sin a, cos a sin b of degrees: a direction by its height a and its heading b."""
    a, b = np.radians(first), np.radians(second)
    return np.cos(a) * np.cos(b), np.sin(a), np.cos(a) * np.sin(b)


def _bent(axis: FloatArray, bone: FloatArray, degrees: FloatArray) -> FloatArray:
    """A bone [N, 3] turned in its plane with an axis until it is ``degrees`` away from the axis."""
    across = unit(bone - _dot(bone, axis)[:, None] * axis)
    angle = np.radians(degrees)[:, None]
    return np.asarray(np.cos(angle) * axis + np.sin(angle) * across)


def _overturned(upper: FloatArray, fore: FloatArray, elevation: FloatArray, plane: FloatArray) -> FloatArray:
    """How far a left upper arm is turned about its length beyond what a shoulder can do: degrees [N].

    Internal rotation is positive; 0 within the range, and within what the eye can be wrong by.
    """
    forward = unit(fore - _dot(fore, upper)[:, None] * upper)
    frame = np.stack([np.cross(-upper, forward), -upper, forward], axis=-1)
    to_plane = _around(1, -plane)
    swing = to_plane @ _around(2, elevation) @ np.swapaxes(to_plane, -1, -2)
    rest = np.swapaxes(swing, -1, -2) @ frame
    raised = elevation > _LOW_ELEVATION
    shift = np.where(raised, np.maximum(plane, 0.0), 0.0)
    least = np.where(raised, _ROTATION_RAISED[0], _ROTATION_LOW[0]) + shift
    most = np.where(raised, _ROTATION_RAISED[1], _ROTATION_LOW[1]) + shift
    off = _wrap(_arctan2(-rest[:, 0, 2], rest[:, 2, 2]) - (least + most) / 2.0)
    beyond = np.abs(off) - (most - least) / 2.0 - _ROTATION_SLACK
    return np.asarray(np.sign(off) * np.maximum(beyond, 0.0))


def _arm_angles(upper: FloatArray) -> tuple[FloatArray, FloatArray, NDArray[np.bool_]]:
    """Elevation and plane of a left upper arm [N, 3], degrees, and where the plane can be read."""
    elevation, plane = _arccos(-upper[:, 1]), _arctan2(upper[:, 2], upper[:, 0])
    plane = np.where(plane < -120.0, plane + 360.0, plane)
    return elevation, plane, (elevation > _PLANE_READABLE) & (elevation < 180.0 - _PLANE_READABLE)


def _knee_is_backwards(thigh: FloatArray, shin: FloatArray, foot: FloatArray) -> NDArray[np.bool_]:
    # A knee swings the shin back, away from where the foot points; both seen along the shin.
    kneecap = thigh - _dot(thigh, shin)[:, None] * shin
    toes = foot - _dot(foot, shin)[:, None] * shin
    decidable = _arccos(_dot(thigh, shin)) > _HINGE_READABLE
    decidable &= np.linalg.norm(toes, axis=-1) > _FOOT_READABLE
    return np.asarray(decidable & (_dot(kneecap, toes) < 0.0))


class Anatomy:
    """The angles of a skeleton's joints, read from poses and clamped in them."""

    def __init__(self, skeleton: SkeletonTensors) -> None:
        """Take the rest pose: a skeleton with the joint names of SMPL."""
        offsets = skeleton.offsets.double().numpy()
        self._joint = {name: place for place, name in enumerate(skeleton.names)}
        self._parents = skeleton.parents
        rest = np.zeros_like(offsets)
        for joint, parent in enumerate(skeleton.parents):
            rest[joint] = offsets[joint] + (rest[parent] if parent >= 0 else 0.0)
        self._pelvis_rest, self._chest_rest = self._pelvis_triad(rest), self._chest_triad(rest)
        head, collar = unit(self.between(rest, "neck", "head")), unit(offsets[self._joint["left_shoulder"]])
        self._head_rest = float(_arctan2(head[2], head[1]))
        self._collar_rest = float(_arcsin(collar[1])), float(_arctan2(collar[2], collar[0]))
        shin, foot = unit(offsets[self._joint["left_ankle"]]), unit(offsets[self._joint["left_foot"]])
        self._ankle_rest = float(_arccos(_dot(-shin, foot)))

    def joint(self, name: str) -> int:
        """Index of a joint."""
        return self._joint[name]

    def carried_by(self, name: str) -> list[int]:
        """Indices of a joint and of all that hang on it."""
        carried = [self._joint[name]]
        for joint, parent in enumerate(self._parents):  # parents come first
            if parent in carried:
                carried.append(joint)
        return carried

    def between(self, poses: FloatArray, start: str, end: str) -> FloatArray:
        """From one joint to another: float [..., J, 3] → float64 [..., 3]."""
        bone = poses[..., self._joint[end], :] - poses[..., self._joint[start], :]
        return np.asarray(bone, dtype=np.float64)

    def _pelvis_triad(self, poses: FloatArray) -> FloatArray:
        spine = [self.between(poses, f"{side}_hip", "spine1") for side in SIDES]
        return _triad(self.between(poses, "right_hip", "left_hip"), spine[0] + spine[1])

    def _chest_triad(self, poses: FloatArray) -> FloatArray:
        return _triad(
            self.between(poses, "right_collar", "left_collar"), self.between(poses, "spine3", "neck")
        )

    def pelvis_frame(self, poses: FloatArray) -> FloatArray:
        """Rotation of the pelvis from the rest pose: float [..., J, 3] → [..., 3, 3].

        Its columns are left, up and forward. The triangle of hips and spine is rigid, so this is exact.
        """
        return np.asarray(self._pelvis_triad(poses) @ self._pelvis_rest.T)

    def chest_frame(self, poses: FloatArray) -> FloatArray:
        """Rotation of the chest from the rest pose: float [..., J, 3] → [..., 3, 3]; exact as the pelvis'."""
        return np.asarray(self._chest_triad(poses) @ self._chest_rest.T)

    def angles(self, poses: FloatArray) -> dict[str, FloatArray]:
        """All angles of :data:`ANGLE_NAMES`, by the definitions above.

        Args:
            poses: float [N, J, 3] with the skeleton's bone lengths, in any position and heading, metres.

        Returns:
            "part.angle" → float [N], degrees; NaN where an angle is undefined.
        """
        view = _View(self, np.asarray(poses, dtype=np.float64))
        head = view.see("neck", "head", "")
        angles = _spine_angles(view.pelvis, view.chest) | {
            "head.flexion": _arctan2(head[:, 2], head[:, 1]) - self._head_rest,
            "head.side": _arcsin(head[:, 0]),
        }
        for side in SIDES:
            angles |= self._arm(view, side) | self._leg(view, side)
        return angles

    def _arm(self, view: _View, side: str) -> dict[str, FloatArray]:
        collar = view.see(f"{side}_collar", f"{side}_shoulder", side)
        upper = view.see(f"{side}_shoulder", f"{side}_elbow", side)
        fore = view.see(f"{side}_elbow", f"{side}_wrist", side)
        elevation, plane, readable = _arm_angles(upper)
        flexion = _arccos(_dot(upper, fore))
        excess = _overturned(upper, fore, elevation, plane)
        backwards = (flexion > _HINGE_READABLE) & (excess != 0.0)
        return {
            f"{side}_collar.elevation": _arcsin(collar[:, 1]) - self._collar_rest[0],
            f"{side}_collar.protraction": _arctan2(collar[:, 2], collar[:, 0]) - self._collar_rest[1],
            f"{side}_shoulder.elevation": elevation,
            f"{side}_shoulder.plane": np.where(readable, plane, np.nan),
            f"{side}_elbow.flexion": np.where(backwards, -flexion, flexion),
        }

    def _leg(self, view: _View, side: str) -> dict[str, FloatArray]:
        thigh = view.see(f"{side}_hip", f"{side}_knee", side)
        shin = view.see(f"{side}_knee", f"{side}_ankle", side)
        foot = view.see(f"{side}_ankle", f"{side}_foot", side)
        abduction, flexion = _arcsin(thigh[:, 0]), _arccos(_dot(thigh, shin))
        readable = np.abs(abduction) < 90.0 - _FLEXION_READABLE
        backwards = _knee_is_backwards(thigh, shin, foot)
        return {
            f"{side}_hip.flexion": np.where(readable, _arctan2(thigh[:, 2], -thigh[:, 1]), np.nan),
            f"{side}_hip.abduction": abduction,
            f"{side}_knee.flexion": np.where(backwards, -flexion, flexion),
            f"{side}_ankle.flexion": self._ankle_rest - _arccos(_dot(-shin, foot)),
        }

    def clamp(self, poses: FloatArray, limits: Limits) -> NDArray[np.float64]:
        """Turn spine, head and limbs by as little as brings their angles within the limits.

        From the body outwards. What hangs on a bone that is turned keeps its direction in space: a foot that
        was level stays level. A hinge that bends backwards is straightened; where it is bent far, the forearm
        is turned about the upper arm instead, and the foot put the right way round, whichever moves less.
        A spine is turned back evenly, and the upper body with it. Angles within their limits are left as they
        are.

        Args:
            poses: float [N, J, 3] with the skeleton's bone lengths, metres.
            limits: "part.angle" → (least, most), degrees, for all of :data:`ANGLE_NAMES`.

        Returns:
            float64 [N, J, 3]; poses that need nothing come back unchanged.
        """
        straightened = np.array(poses, dtype=np.float64)
        self._clamp_spine(straightened, limits)
        view = _View(self, straightened)
        head = view.see("neck", "head", "")
        side_bend = np.clip(_arcsin(head[:, 0]), *limits["head.side"])
        flexion = np.clip(_arctan2(head[:, 2], head[:, 1]) - self._head_rest, *limits["head.flexion"])
        up, aside, forth = _polar(side_bend, flexion + self._head_rest)
        view.turn("neck", "head", "", np.stack([aside, up, forth], axis=-1))
        for side in SIDES:
            self._clamp_arm(view, side, limits)
            self._clamp_leg(view, side, limits)
        return view.poses

    def _clamp_spine(self, poses: NDArray[np.float64], limits: Limits) -> None:
        pelvis, chest = self.pelvis_frame(poses), self.chest_frame(poses)
        angles = _spine_angles(pelvis, chest)
        allowed = {name: np.clip(values, *limits[name]) for name, values in angles.items()}
        changed = np.any([allowed[name] != values for name, values in angles.items()], axis=0)
        if not changed.any():
            return
        twist, flexion, side = (
            allowed[f"spine.{name}"][changed] / 3.0 for name in ("twist", "flexion", "side")
        )
        third = _around(1, twist) @ _around(0, flexion) @ _around(2, -side)
        turn = pelvis[changed] @ third @ third @ third @ np.swapaxes(chest[changed], -1, -2)
        vector = _rotation_vector(turn)
        some = poses[changed]
        # Each joint of the spine turns all that is above it.
        for joint in ("spine1", "spine2", "spine3"):
            centre = some[:, None, self._joint[joint]]
            above = self.carried_by(joint)
            some[:, above] = centre + (some[:, above] - centre) @ np.swapaxes(_rotation(vector / 3.0), -1, -2)
        poses[changed] = some

    def _clamp_arm(self, view: _View, side: str, limits: Limits) -> None:
        rise, forth = self._collar_rest
        collar = view.see(f"{side}_collar", f"{side}_shoulder", side)
        elevation = np.clip(_arcsin(collar[:, 1]) - rise, *limits[f"{side}_collar.elevation"])
        protraction = np.clip(
            _arctan2(collar[:, 2], collar[:, 0]) - forth, *limits[f"{side}_collar.protraction"]
        )
        view.turn(
            f"{side}_collar",
            f"{side}_shoulder",
            side,
            np.stack(_polar(elevation + rise, protraction + forth), axis=-1),
        )

        upper = view.see(f"{side}_shoulder", f"{side}_elbow", side)
        elevation, plane, readable = _arm_angles(upper)
        elevation = np.clip(elevation, *limits[f"{side}_shoulder.elevation"])
        least, most = limits[f"{side}_shoulder.plane"]
        # The nearer end of the range, around the back as well.
        allowed = np.where(plane > (most + least + 360.0) / 2.0, least, np.clip(plane, least, most))
        x, y, z = _polar(elevation - 90.0, np.where(readable, allowed, plane))
        view.turn(f"{side}_shoulder", f"{side}_elbow", side, np.stack([x, y, z], axis=-1))

        upper = view.see(f"{side}_shoulder", f"{side}_elbow", side)
        fore = view.see(f"{side}_elbow", f"{side}_wrist", side)
        elevation, plane, _ = _arm_angles(upper)
        flexion = _arccos(_dot(upper, fore))
        fore = _bent(upper, fore, np.minimum(flexion, limits[f"{side}_elbow.flexion"][1]))
        excess = _overturned(upper, fore, elevation, plane)
        excess = np.where(flexion > _HINGE_READABLE, excess, 0.0)
        straight = _bent(upper, fore, np.full(len(fore), _STRAIGHT))
        # Internal rotation counts about the upper arm's direction; it is undone about the opposite one, and a
        # little more than needed, which rounding must not take back.
        angle = np.radians(excess + 0.1 * np.sign(excess))[:, None]
        along = _dot(fore, upper)[:, None] * upper
        turned = along + np.cos(angle) * (fore - along) + np.sin(angle) * np.cross(fore, upper)
        shorter = _dot(turned, fore) > _dot(straight, fore)
        back = np.where(shorter[:, None], turned, straight)
        view.turn(f"{side}_elbow", f"{side}_wrist", side, np.where((excess != 0.0)[:, None], back, fore))

    def _clamp_leg(self, view: _View, side: str, limits: Limits) -> None:
        thigh = view.see(f"{side}_hip", f"{side}_knee", side)
        abduction = np.clip(_arcsin(thigh[:, 0]), *limits[f"{side}_hip.abduction"])
        readable = np.abs(abduction) < 90.0 - _FLEXION_READABLE
        flexion = _arctan2(thigh[:, 2], -thigh[:, 1])
        flexion = np.where(readable, np.clip(flexion, *limits[f"{side}_hip.flexion"]), flexion)
        down, out, forth = _polar(abduction, flexion)
        view.turn(f"{side}_hip", f"{side}_knee", side, np.stack([out, -down, forth], axis=-1))

        thigh = view.see(f"{side}_hip", f"{side}_knee", side)
        shin = view.see(f"{side}_knee", f"{side}_ankle", side)
        foot = view.see(f"{side}_ankle", f"{side}_foot", side)
        backwards = _knee_is_backwards(thigh, shin, foot)
        flexion = _arccos(_dot(thigh, shin))
        flexion = np.where(backwards & (flexion < _STRAIGHTENED), _STRAIGHT, flexion)
        shin = _bent(thigh, shin, np.minimum(flexion, limits[f"{side}_knee.flexion"][1]))
        view.turn(f"{side}_knee", f"{side}_ankle", side, shin)

        least, most = limits[f"{side}_ankle.flexion"]
        opening = np.clip(_arccos(_dot(-shin, foot)), self._ankle_rest - most, self._ankle_rest - least)
        foot = _bent(-shin, foot, opening)
        # Mirrored in the plane that the shin and the knee's axis span.
        kneecap = unit(thigh - _dot(thigh, shin)[:, None] * shin)
        mirrored = foot - 2.0 * _dot(foot, kneecap)[:, None] * kneecap
        foot = np.where(_knee_is_backwards(thigh, shin, foot)[:, None], mirrored, foot)
        view.turn(f"{side}_ankle", f"{side}_foot", side, foot)


class _View:
    """Poses, with each bone seen in the axes of the part of the trunk that it hangs on."""

    def __init__(self, anatomy: Anatomy, poses: NDArray[np.float64]) -> None:
        self.poses = poses
        self._anatomy = anatomy
        self.pelvis, self.chest = anatomy.pelvis_frame(poses), anatomy.chest_frame(poses)

    def _frame(self, start: str) -> FloatArray:
        return self.pelvis if start.endswith(("hip", "knee", "ankle")) else self.chest

    def see(self, start: str, end: str, side: str) -> FloatArray:
        """A bone's direction float [N, 3], left, up and forward; for a right side, of the mirrored body."""
        bone = unit(self._anatomy.between(self.poses, start, end))
        local = np.einsum("nji,nj->ni", self._frame(start), bone)
        return np.asarray(local * (-1.0, 1.0, 1.0) if side == "right" else local)

    def turn(self, start: str, end: str, side: str, direction: FloatArray) -> None:
        """Point a bone there, where it does not yet; all that hangs on it moves along without turning."""
        changed = np.flatnonzero(_dot(direction, self.see(start, end, side)) < 1.0 - 1e-12)
        if not len(changed):
            return
        local = direction * (-1.0, 1.0, 1.0) if side == "right" else direction
        bone = np.einsum("nij,nj->ni", self._frame(start)[changed], unit(local[changed]))
        old = self._anatomy.between(self.poses[changed], start, end)
        shift = np.linalg.norm(old, axis=-1, keepdims=True) * bone - old
        moved = np.array(self._anatomy.carried_by(end))
        self.poses[np.ix_(changed, moved)] += shift[:, None]
