"""Frames in which a marker was lost or swapped: joints beyond what bodies do."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rig.skeleton import JOINT, FloatArray

# Degrees between bones, wider than anatomy by the error of good recordings.
_MAX_NECK = 110.0  # spine3 → neck against neck → head; 36 at rest
_MAX_SPINE = 100.0  # hips → spine1 against spine3 → neck
_MAX_TWIST = 100.0  # line across the hips against line across the collars; beyond, the chest is reversed
_MAX_DORSIFLEXION = 130.0  # shin against ankle → toes; 65 at rest
_MAX_KNEE_BACK = 20.0  # a knee bent the wrong way
_HINGE = 45.0  # between the axis of a knee's bend and the line across the hips


def _angle(first: FloatArray, second: FloatArray) -> FloatArray:
    cosine = (first * second).sum(axis=-1)
    sine = np.linalg.norm(np.cross(first, second), axis=-1)
    return np.asarray(np.degrees(np.arctan2(sine, cosine)))


def plausible(joints: FloatArray) -> NDArray[np.bool_]:
    """Whether neck, spine, waist, ankles and knees are within their range: [F, 22, 3] → bool [F]."""

    def bone(start: str, end: str) -> FloatArray:
        return np.asarray(joints[:, JOINT[end]] - joints[:, JOINT[start]])

    chest = bone("spine3", "neck")
    across = bone("right_hip", "left_hip")
    hips = (joints[:, JOINT["left_hip"]] + joints[:, JOINT["right_hip"]]) / 2
    good = _angle(chest, bone("neck", "head")) <= _MAX_NECK
    good &= _angle(joints[:, JOINT["spine1"]] - hips, chest) <= _MAX_SPINE
    good &= _angle(across, bone("right_collar", "left_collar")) <= _MAX_TWIST
    for side in ("left", "right"):
        thigh, shin = bone(f"{side}_hip", f"{side}_knee"), bone(f"{side}_knee", f"{side}_ankle")
        good &= _angle(shin, bone(f"{side}_ankle", f"{side}_foot")) <= _MAX_DORSIFLEXION
        # Bending a knee turns the shin about the line across the hips, unless the leg is turned out.
        backwards = _angle(np.cross(shin, thigh), across) < _HINGE
        good &= ~(backwards & (_angle(thigh, shin) > _MAX_KNEE_BACK))
    return np.asarray(good)
