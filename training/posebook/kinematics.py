"""Joint angles → joint positions on the reference skeleton, and the angles of a limb from its positions.

Every segment has a rotation whose columns point to the body's left, up and forward when the body
stands in neutral. The right side is computed as the mirror image of the left.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rig.skeleton import JOINT, REFERENCE, FloatArray
from training.sources.rotations import axis_rotation

from .limits import SIDES, Angles

X, Y, Z = range(3)
UP = np.array([0.0, 1.0, 0.0])
MIRRORING = np.diag([-1.0, 1.0, 1.0])
SIGN = {"left": 1.0, "right": -1.0}

# Above the horizontal the collar rises with the arm (scapulohumeral rhythm, Inman 1944): degrees of
# collar per degree of arm.
_RHYTHM = 0.25


def length(joint: str) -> float:
    """Length of the bone that ends at a joint, metres."""
    return float(REFERENCE.bone_lengths[JOINT[joint]])


UPPER_ARM, FOREARM = length("left_elbow"), length("left_wrist")
THIGH, SHIN = length("left_knee"), length("left_ankle")


def about(axis: int, degrees: float) -> FloatArray:
    """The rotation [3, 3] about a coordinate axis."""
    return axis_rotation(axis, np.asarray(degrees, dtype=np.float64))


def unit(vector: FloatArray) -> FloatArray:
    """The vector [3] at length 1."""
    return np.asarray(vector / max(math.sqrt(float(vector @ vector)), 1e-12))


def across(vector: FloatArray, axis: FloatArray) -> FloatArray:
    """The part of a vector [3] at right angles to a unit axis."""
    return np.asarray(vector - np.dot(vector, axis) * axis)


def cross(a: FloatArray, b: FloatArray) -> FloatArray:
    """The cross product of two vectors [3]; several times as fast as numpy's, which takes any shape."""
    return np.array([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]])


def sided(rotation: FloatArray, side: str) -> FloatArray:
    """A rotation written for the left side, for this side. Its own inverse."""
    return rotation if side == "left" else np.asarray(MIRRORING @ rotation @ MIRRORING)


@dataclass
class Body:
    """A posed body.

    Attributes:
        joints: float64 [22, 3], metres.
        frames: segment → rotation [3, 3]: pelvis, spine1, spine2, chest, head, and per side clavicle,
            upper_arm, forearm, thigh, shin, foot.
        angles: the angles it is posed by; a solved contact brings those of its limb up to date.
    """

    joints: FloatArray
    frames: dict[str, FloatArray]
    angles: Angles

    def at(self, joint: str) -> FloatArray:
        """Position [3] of a joint."""
        return np.asarray(self.joints[JOINT[joint]])

    def place(self, joint: str, parent: str, segment: str) -> None:
        """Put a joint at its rest offset from its parent, turned by a segment."""
        self.joints[JOINT[joint]] = self.at(parent) + self.frames[segment] @ REFERENCE.offsets[JOINT[joint]]

    def place_shoulder(self, side: str) -> None:
        """Put the shoulder where shrug, protraction and the height of the arm have it."""
        part = f"{side}_shoulder"
        rise = self.angles[f"{part}.shrug"] + _RHYTHM * max(self.angles[f"{part}.elevation"] - 90.0, 0.0)
        turn = about(Y, -self.angles[f"{part}.protract"]) @ about(Z, rise)
        self.frames[f"{side}_clavicle"] = self.frames["chest"] @ sided(turn, side)
        self.place(part, f"{side}_collar", f"{side}_clavicle")

    def place_foot(self, side: str) -> None:
        """Put the foot where the ankle's angle has it, seen from the shin."""
        turn = about(X, -self.angles[f"{side}_ankle.flexion"])
        self.frames[f"{side}_foot"] = self.frames[f"{side}_shin"] @ sided(turn, side)
        self.place(f"{side}_foot", f"{side}_ankle", f"{side}_foot")

    def set_arm(self, side: str, elbow: FloatArray, wrist: FloatArray, pole: FloatArray) -> None:
        """Set the arm by its positions; pole says where a straight arm's elbow points."""
        shoulder = self.at(f"{side}_shoulder")
        upper, fore = unit(elbow - shoulder), unit(wrist - elbow)
        bend = across(fore, upper)
        forward = unit(bend) if np.linalg.norm(bend) > 1e-4 else -unit(across(pole, upper))
        frame = np.array([cross(-upper, forward), -upper, forward]).T
        flexion = float(np.degrees(np.arccos(np.clip(np.dot(upper, fore), -1.0, 1.0))))
        self.frames[f"{side}_upper_arm"] = frame
        self.frames[f"{side}_forearm"] = frame @ about(X, -flexion)
        self.joints[JOINT[f"{side}_elbow"]] = shoulder + UPPER_ARM * upper
        self.joints[JOINT[f"{side}_wrist"]] = self.at(f"{side}_elbow") + FOREARM * fore
        local = sided(self.frames["chest"].T @ frame, side)
        direction = -local[:, 1]
        elevation = float(np.degrees(np.arccos(np.clip(-direction[1], -1.0, 1.0))))
        plane = float(np.degrees(np.arctan2(direction[2], direction[0])))
        plane = plane + 360.0 if plane < -120.0 else plane  # far across the body, not far behind it
        rest = _swing(plane, elevation).T @ local
        rotation = float(np.degrees(np.arctan2(-rest[0, 2], rest[2, 2])))
        self.angles |= {
            f"{side}_shoulder.plane": plane,
            f"{side}_shoulder.elevation": elevation,
            f"{side}_shoulder.rotation": rotation,
            f"{side}_elbow.flexion": flexion,
        }

    def set_leg(self, side: str, knee: FloatArray, ankle: FloatArray, pole: FloatArray) -> None:
        """Set the leg by its positions; pole says where a straight leg's kneecap points."""
        hip = self.at(f"{side}_hip")
        thigh, shin = unit(knee - hip), unit(ankle - knee)
        bend = -across(shin, thigh)
        forward = unit(bend) if np.linalg.norm(bend) > 1e-4 else unit(across(pole, thigh))
        frame = np.array([cross(-thigh, forward), -thigh, forward]).T
        flexion = float(np.degrees(np.arccos(np.clip(np.dot(thigh, shin), -1.0, 1.0))))
        self.frames[f"{side}_thigh"] = frame
        self.frames[f"{side}_shin"] = frame @ about(X, flexion)
        self.joints[JOINT[f"{side}_knee"]] = hip + THIGH * thigh
        self.joints[JOINT[f"{side}_ankle"]] = self.at(f"{side}_knee") + SHIN * shin
        local = sided(self.frames["pelvis"].T @ frame, side)
        direction = -local[:, 1]
        bend_forward = float(np.degrees(np.arctan2(direction[2], -direction[1])))
        abduction = float(np.degrees(np.arcsin(np.clip(direction[0], -1.0, 1.0))))
        rest = (about(X, -bend_forward) @ about(Z, abduction)).T @ local
        self.angles |= {
            f"{side}_hip.flexion": bend_forward,
            f"{side}_hip.abduction": abduction,
            f"{side}_hip.rotation": float(np.degrees(np.arctan2(rest[0, 2], rest[2, 2]))),
            f"{side}_knee.flexion": flexion,
        }
        self.place_foot(side)

    def set_foot(self, side: str, frame: FloatArray) -> None:
        """Turn the foot to a frame of its own, e.g. flat on the floor."""
        self.frames[f"{side}_foot"] = frame
        self.place(f"{side}_foot", f"{side}_ankle", f"{side}_foot")
        rise = np.dot(frame[:, 2], self.frames[f"{side}_shin"][:, 1])
        self.angles[f"{side}_ankle.flexion"] = float(np.degrees(np.arcsin(np.clip(rise, -1.0, 1.0))))


def _swing(plane: float, elevation: float) -> FloatArray:
    """A left upper arm raised from hanging in a plane, without turning about itself."""
    to_plane = about(Y, -plane)
    return np.asarray(to_plane @ about(Z, elevation) @ to_plane.T)


def pose_body(angles: Mapping[str, float]) -> Body:
    """The body posed by its angles, its pelvis at the origin.

    Args:
        angles: every "part.angle" of :data:`.limits.LIMITS`, degrees.
    """

    def turn(axis: int, key: str, factor: float = 1.0) -> FloatArray:
        return about(axis, factor * angles[key])

    body = Body(np.zeros((len(JOINT), 3)), {}, dict(angles))
    frames = body.frames
    frames["pelvis"] = turn(X, "body.pitch") @ turn(Z, "body.roll", -1) @ turn(Y, "body.turn")
    third = turn(Y, "spine.twist", 1 / 3) @ turn(X, "spine.flexion", 1 / 3) @ turn(Z, "spine.side", -1 / 3)
    frames["spine1"] = frames["pelvis"] @ third
    frames["spine2"] = frames["spine1"] @ third
    frames["chest"] = frames["spine2"] @ third
    frames["head"] = (
        frames["chest"] @ turn(Y, "head.twist") @ turn(X, "head.flexion") @ turn(Z, "head.side", -1)
    )
    for joint, parent, segment in (
        ("left_hip", "pelvis", "pelvis"),
        ("right_hip", "pelvis", "pelvis"),
        ("spine1", "pelvis", "pelvis"),
        ("spine2", "spine1", "spine1"),
        ("spine3", "spine2", "spine2"),
        ("neck", "spine3", "chest"),
        ("left_collar", "spine3", "chest"),
        ("right_collar", "spine3", "chest"),
        ("head", "neck", "head"),
    ):
        body.place(joint, parent, segment)
    for side in SIDES:
        body.place_shoulder(side)
        shoulder, hip = f"{side}_shoulder", f"{side}_hip"
        swing = _swing(angles[f"{shoulder}.plane"], angles[f"{shoulder}.elevation"])
        upper = swing @ turn(Y, f"{shoulder}.rotation", -1)
        frames[f"{side}_upper_arm"] = frames["chest"] @ sided(upper, side)
        frames[f"{side}_forearm"] = frames[f"{side}_upper_arm"] @ turn(X, f"{side}_elbow.flexion", -1)
        thigh = turn(X, f"{hip}.flexion", -1) @ turn(Z, f"{hip}.abduction") @ turn(Y, f"{hip}.rotation")
        frames[f"{side}_thigh"] = frames["pelvis"] @ sided(thigh, side)
        frames[f"{side}_shin"] = frames[f"{side}_thigh"] @ turn(X, f"{side}_knee.flexion")
        for joint, parent, segment, bone in (
            ("elbow", "shoulder", "upper_arm", UPPER_ARM),
            ("wrist", "elbow", "forearm", FOREARM),
            ("knee", "hip", "thigh", THIGH),
            ("ankle", "knee", "shin", SHIN),
        ):
            down = -bone * frames[f"{side}_{segment}"][:, 1]
            body.joints[JOINT[f"{side}_{joint}"]] = body.at(f"{side}_{parent}") + down
        body.place_foot(side)
    return body
