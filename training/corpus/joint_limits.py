"""The ranges of joint angles in recorded movement, and what lies beyond them.

The angles are those of :mod:`inference.joint_limits`, of the whole skeleton with the spine's, defined as in
:mod:`training.posebook.limits`: ``spine.*`` is chest against pelvis, a third at each of three joints, and
undefined at a turn of 180°.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from inference.joint_limits import Anatomy
from rig.skeleton import REFERENCE, FloatArray
from training.posebook.limits import LIMITS, SIDES
from training.sources.rotations import from_vectors, to_vectors
from training.tensors import skeleton_tensors

Limits = dict[str, tuple[float, float]]

# Percentiles of the recordings that count as possible are this and 100 less this. Their extremes do not
# count: about one recorded pose in a thousand has a limb that tracking broke, such as a knee bent backwards.
_TAIL = 0.1
# An angle at its limit, degrees: rounding and what a solved contact leaves over.
_SLACK = 0.5
# Healthy elbows and knees go 10° past straight (American Academy of Orthopaedic Surgeons), and recordings of
# nearly straight limbs are no more exact than another 5°. A hinge's limit is never taken from recordings.
_HYPEREXTENSION = 15.0

# Textbook ranges by the names used here. A collar rises with the arm on top of shrugging.
_TEXTBOOK: Limits = {
    key: LIMITS[key] for key in ("spine.flexion", "spine.side", "spine.twist", "head.flexion", "head.side")
} | {
    f"{side}_{name}": span
    for side in SIDES
    for name, span in {
        "collar.elevation": (-10.0, 62.5),
        "collar.protraction": LIMITS[f"{side}_shoulder.protract"],
        "shoulder.elevation": LIMITS[f"{side}_shoulder.elevation"],
        "shoulder.plane": LIMITS[f"{side}_shoulder.plane"],
        "elbow.flexion": (-_HYPEREXTENSION, LIMITS[f"{side}_elbow.flexion"][1]),
        "hip.flexion": LIMITS[f"{side}_hip.flexion"],
        "hip.abduction": LIMITS[f"{side}_hip.abduction"],
        "knee.flexion": (-_HYPEREXTENSION, LIMITS[f"{side}_knee.flexion"][1]),
        "ankle.flexion": LIMITS[f"{side}_ankle.flexion"],
    }.items()
}
ANGLE_NAMES: tuple[str, ...] = tuple(_TEXTBOOK)


ANATOMY = Anatomy(skeleton_tensors(REFERENCE))
pelvis_frame, chest_frame = ANATOMY.pelvis_frame, ANATOMY.chest_frame


def _degrees(radians: FloatArray) -> FloatArray:
    return np.asarray(np.degrees(radians))


def _spine(pelvis: FloatArray, chest: FloatArray) -> dict[str, FloatArray]:
    """The third of the chest's turn, as twist about Y, then flexion about X, then side bend about Z."""
    third = from_vectors(to_vectors(np.swapaxes(pelvis, -1, -2) @ chest) / 3.0)
    return {
        "spine.flexion": 3.0 * _degrees(np.arcsin(np.clip(-third[:, 1, 2], -1.0, 1.0))),
        "spine.side": -3.0 * _degrees(np.arctan2(third[:, 1, 0], third[:, 1, 1])),
        "spine.twist": 3.0 * _degrees(np.arctan2(third[:, 0, 2], third[:, 2, 2])),
    }


def joint_angles(poses: FloatArray) -> dict[str, FloatArray]:
    """All angles of :data:`ANGLE_NAMES`, in that order.

    Args:
        poses: float [N, 22, 3] on the reference skeleton, in any position and heading, metres.

    Returns:
        "part.angle" → float [N], degrees; NaN where an angle is undefined.
    """
    angles = _spine(pelvis_frame(poses), chest_frame(poses)) | ANATOMY.angles(poses)
    return {name: angles[name] for name in ANGLE_NAMES}


def limits_from(poses: FloatArray) -> Limits:
    """How far every angle may go: what recorded bodies do, and what textbooks allow beyond that.

    The 0.1 to 99.9 percentile of the recordings, since their very ends are tracking errors, widened to
    the textbook range: recordings hold no splits and no seiza. Both sides get the same limits. A hinge
    is never granted more than the textbook's few degrees past straight.

    Args:
        poses: float [N, 22, 3], recorded poses.

    Returns:
        "part.angle" → (least, most), degrees.
    """
    angles = joint_angles(poses)
    limits: Limits = {}
    for name, (least, most) in _TEXTBOOK.items():
        other = (
            name.replace("left_", "right_") if name.startswith("left_") else name.replace("right_", "left_")
        )
        values = np.concatenate([angles[name], angles[other]])
        if name in ("spine.side", "spine.twist", "head.side"):
            values = np.concatenate([values, -values])
        values = values[~np.isnan(values)]
        low, high = np.percentile(values, (_TAIL, 100.0 - _TAIL)) if len(values) else (least, most)
        hinge = name.endswith(("elbow.flexion", "knee.flexion"))
        limits[name] = (least if hinge else min(least, float(low)), max(most, float(high)))
    return limits


def violations(poses: FloatArray, limits: Mapping[str, tuple[float, float]]) -> NDArray[np.bool_]:
    """Which angles lie beyond their limits.

    Args:
        poses: float [N, 22, 3].
        limits: of :func:`limits_from`.

    Returns:
        bool [N, A], columns as :data:`ANGLE_NAMES`. An undefined angle violates nothing.
    """
    angles = joint_angles(poses)
    beyond = [
        (angles[name] < limits[name][0] - _SLACK) | (angles[name] > limits[name][1] + _SLACK)
        for name in ANGLE_NAMES
    ]
    return np.stack(beyond, axis=-1)
