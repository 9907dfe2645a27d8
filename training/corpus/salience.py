"""How much of a pose a caption leaves unsaid.

Who asks for "the left arm raised" expects the rest at ease. So of a pose's captions, those that leave
a striking part unmentioned are drawn less often than those that name it.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from rig.skeleton import JOINT, REFERENCE, FloatArray

from .joint_limits import chest_frame

PARTS = ("left_arm", "right_arm", "legs", "torso", "head")
# Joints of each part, the joint they are measured from, and the distance (metres, mean over the joints) from
# standing at ease that counts as fully striking.
_ARM, _LEGS = ("elbow", "wrist"), ("knee", "ankle", "foot")
_SCALE = {"left_arm": 0.4, "right_arm": 0.4, "legs": 0.4, "torso": 0.25, "head": 0.06}
# A caption that is silent on one fully striking part is rarer by a factor of e to this.
SHARPNESS = 3.0
# Nobody stands quite at ease: so much need not be said.
_TOLERANCE = 0.2


def _at_ease() -> FloatArray:
    """The reference body with its arms hanging: float [22, 3]."""
    pose = REFERENCE.rest_pose()
    for side in ("left", "right"):
        for child, parent in (("elbow", "shoulder"), ("wrist", "elbow")):
            length = REFERENCE.bone_lengths[JOINT[f"{side}_{child}"]]
            out = 0.12 if side == "left" else -0.12  # hanging arms keep clear of the hips
            direction = np.array([out, -1.0, 0.0]) / np.hypot(out, 1.0)
            pose[JOINT[f"{side}_{child}"]] = pose[JOINT[f"{side}_{parent}"]] + length * direction
    return pose


def _measured(poses: FloatArray) -> dict[str, FloatArray]:
    """Positions that show what a part does: arms and head in the chest's frame, the rest in the world's."""
    chest = chest_frame(poses)
    pelvis = poses[:, JOINT["pelvis"], None]

    def joints(*names: str) -> FloatArray:
        return poses[:, [JOINT[name] for name in names]]

    def in_chest(origin: str, *names: str) -> FloatArray:
        return np.asarray(np.einsum("nji,naj->nai", chest, joints(*names) - joints(origin)))

    legs = [f"{side}_{name}" for side in ("left", "right") for name in _LEGS]
    return {
        "left_arm": in_chest("left_shoulder", *(f"left_{name}" for name in _ARM)),
        "right_arm": in_chest("right_shoulder", *(f"right_{name}" for name in _ARM)),
        "legs": joints("pelvis", *legs),
        "torso": joints("spine3", "neck") - pelvis,
        "head": in_chest("neck", "head"),
    }


def striking(poses: FloatArray) -> FloatArray:
    """How far each part is from standing at ease: float [N, 22, 3] → [N, 5] over :data:`PARTS`, 0 to 1."""
    poses = np.asarray(poses, np.float64)
    ease = _measured(_at_ease()[None])
    found = _measured(poses)
    columns = [np.linalg.norm(found[part] - ease[part], axis=-1).mean(-1) / _SCALE[part] for part in PARTS]
    return np.asarray(np.clip(np.stack(columns, axis=1), 0.0, 1.0))


def caption_weight(strikingness: FloatArray, mentioned: Collection[str]) -> float:
    """Relative frequency of a caption that speaks of some parts of a pose.

    Args:
        strikingness: float [5], a row of :func:`striking`.
        mentioned: those of :data:`PARTS` that the caption speaks of.
    """
    unsaid = [value for part, value in zip(PARTS, strikingness, strict=True) if part not in mentioned]
    return float(np.exp(-SHARPNESS * sum(max(value - _TOLERANCE, 0.0) for value in unsaid)))
