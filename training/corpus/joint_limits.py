"""The ranges of joint angles in recorded movement, and what lies beyond them.

The angles are those of :mod:`inference.joint_limits`, defined as in :mod:`training.posebook.limits`.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from inference.joint_limits import ANGLE_NAMES, Anatomy
from rig.skeleton import REFERENCE, FloatArray
from training.posebook.limits import LIMITS, SIDES
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


ANATOMY = Anatomy(skeleton_tensors(REFERENCE))
pelvis_frame, chest_frame = ANATOMY.pelvis_frame, ANATOMY.chest_frame


def joint_angles(poses: FloatArray) -> dict[str, FloatArray]:
    """All angles of :data:`inference.joint_limits.ANGLE_NAMES`, in that order; see there.

    Args:
        poses: float [N, 22, 3] on the reference skeleton, in any position and heading, metres.
    """
    return ANATOMY.angles(poses)


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
