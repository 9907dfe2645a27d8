"""Named points of the body that a hand or foot can be put at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rig.skeleton import FloatArray

from .kinematics import SIGN, Body, X, about
from .limits import SIDES

Offset = tuple[float, float, float]


@dataclass(frozen=True)
class Point:
    """Where a named point lies.

    Attributes:
        joint: the joint, or two joints whose middle is meant ("hip+knee").
        segment: whose frame the offset is in.
        offset: out (to the point's own side), up and forward on a standing body, metres.
    """

    joint: str
    segment: str
    offset: Offset


# Points of the middle: on the skin.
MIDDLE: dict[str, Point] = {
    "crown": Point("head", "head", (0.0, 0.18, 0.0)),
    "forehead": Point("head", "head", (0.0, 0.11, 0.09)),
    "face": Point("head", "head", (0.0, 0.05, 0.11)),
    "mouth": Point("head", "head", (0.0, 0.0, 0.105)),
    "chin": Point("head", "head", (0.0, -0.04, 0.09)),
    "throat": Point("neck", "chest", (0.0, 0.03, 0.075)),
    "nape": Point("head", "head", (0.0, 0.02, -0.075)),
    "back_of_head": Point("head", "head", (0.0, 0.09, -0.10)),
    "chest": Point("spine3", "chest", (0.0, 0.08, 0.105)),
    "belly": Point("spine1", "spine1", (0.0, 0.0, 0.11)),
    "lower_back": Point("spine1", "spine1", (0.0, 0.0, -0.09)),
    "upper_back": Point("spine3", "chest", (0.0, 0.06, -0.11)),
    "crotch": Point("pelvis", "pelvis", (0.0, -0.12, 0.08)),
    "pelvis": Point("pelvis", "pelvis", (0.0, 0.0, 0.0)),
}
# Points of a side: written "left_ear", or "ear" for the side of the hand, "other_ear" for the opposite.
SIDED: dict[str, Point] = {
    "ear": Point("head", "head", (0.085, 0.04, 0.0)),
    "cheek": Point("head", "head", (0.055, 0.01, 0.085)),
    "temple": Point("head", "head", (0.08, 0.08, 0.05)),
    "brow": Point("head", "head", (0.05, 0.095, 0.085)),
    "neck_side": Point("neck", "chest", (0.065, 0.03, 0.0)),
    "shoulder": Point("*_shoulder", "chest", (0.0, 0.05, 0.02)),
    "breast": Point("spine3", "chest", (0.08, 0.05, 0.10)),
    "ribs": Point("spine3", "chest", (0.145, -0.02, 0.0)),
    "armpit": Point("*_shoulder", "chest", (-0.03, -0.09, 0.0)),
    "upper_arm": Point("*_shoulder+*_elbow", "*_upper_arm", (0.04, 0.0, 0.02)),
    "elbow": Point("*_elbow", "*_elbow", (0.0, 0.0, 0.0)),
    "forearm": Point("*_elbow+*_wrist", "*_forearm", (0.0, 0.0, 0.03)),
    "wrist": Point("*_wrist", "*_forearm", (0.0, 0.0, 0.0)),
    "palm": Point("*_wrist", "*_forearm", (0.0, -0.08, 0.0)),
    "waist": Point("pelvis", "pelvis", (0.145, 0.07, 0.0)),
    "hip": Point("pelvis", "pelvis", (0.150, -0.04, 0.0)),
    "front_pocket": Point("pelvis", "pelvis", (0.11, -0.06, 0.08)),
    "back_pocket": Point("pelvis", "pelvis", (0.09, -0.06, -0.10)),
    "thigh": Point("*_hip+*_knee", "*_thigh", (0.0, 0.0, 0.075)),
    "outer_thigh": Point("*_hip+*_knee", "*_thigh", (0.08, 0.0, 0.0)),
    "inner_thigh": Point("*_hip+*_knee", "*_thigh", (-0.08, -0.05, 0.0)),
    "back_of_thigh": Point("*_hip+*_knee", "*_thigh", (0.0, 0.0, -0.08)),
    "knee": Point("*_knee", "*_knee", (0.0, 0.0, 0.055)),
    "inner_knee": Point("*_knee", "*_knee", (-0.06, 0.0, 0.0)),
    "back_of_knee": Point("*_knee", "*_knee", (0.0, 0.0, -0.05)),
    "shin": Point("*_knee+*_ankle", "*_shin", (0.0, 0.0, 0.05)),
    "calf": Point("*_knee+*_ankle", "*_shin", (0.0, 0.06, -0.05)),
    "ankle": Point("*_ankle", "*_shin", (0.0, 0.0, 0.045)),
    "heel": Point("*_ankle", "*_foot", (0.0, -0.03, -0.075)),
    "foot": Point("*_ankle+*_foot", "*_foot", (0.0, 0.04, 0.0)),
    "toes": Point("*_foot", "*_foot", (0.0, 0.03, 0.06)),
    "sole": Point("*_ankle+*_foot", "*_foot", (0.0, -0.04, 0.0)),
}


def resolve(name: str, side: str) -> tuple[Point, str] | None:
    """A point's name, and the side of the limb that goes there → the point and the point's side.

    Returns:
        None when there is no such point.
    """
    if name in MIDDLE:
        return MIDDLE[name], side
    prefix, _, rest = name.partition("_")
    if prefix in SIDES and rest in SIDED:
        return SIDED[rest], prefix
    if prefix == "other" and rest in SIDED:
        return SIDED[rest], SIDES[1 - SIDES.index(side)]
    return (SIDED[name], side) if name in SIDED else None


def _frame(body: Body, segment: str) -> FloatArray:
    side, _, part = segment.partition("_")
    if part == "elbow":  # halfway between upper arm and forearm
        half = -body.angles[f"{segment}.flexion"] / 2.0
        return np.asarray(body.frames[f"{side}_upper_arm"] @ about(X, half))
    if part == "knee":
        half = body.angles[f"{segment}.flexion"] / 2.0
        return np.asarray(body.frames[f"{side}_thigh"] @ about(X, half))
    return body.frames[segment]


def position(body: Body, name: str, side: str, shift: Offset) -> FloatArray:
    """Where a named point is, in the body's present pose.

    Args:
        body: the posed body.
        name: of the point; it must exist.
        side: of the limb that goes there.
        shift: (out to that limb's side, up, forward) in the frame of the point's own part, metres.

    Returns:
        float [3].
    """
    found = resolve(name, side)
    assert found is not None
    point, own = found
    joints = point.joint.replace("*", own).split("+")
    frame = _frame(body, point.segment.replace("*", own))
    offset = np.array(point.offset) * (SIGN[own], 1.0, 1.0) + np.array(shift) * (SIGN[side], 1.0, 1.0)
    return np.asarray(np.mean([body.at(joint) for joint in joints], axis=0) + frame @ offset)
