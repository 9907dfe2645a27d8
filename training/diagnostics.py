"""What to watch while training: joint ranges, variation of bone lengths and anatomy loss by part."""

from __future__ import annotations

from torch import Tensor

from inference.kinematics import SkeletonTensors, bone_lengths
from rig.skeleton import LIMBS


def anatomy_loss(poses: Tensor, skeleton: SkeletonTensors) -> Tensor:
    """Squared relative bone-length error per bone of denormalised poses: [B, J, 3] → [B, J - 1]."""
    loss: Tensor = (bone_lengths(poses, skeleton.parents) / skeleton.lengths[1:] - 1) ** 2
    return loss


def diagnose(poses: Tensor, skeleton: SkeletonTensors) -> dict[str, float | list[float]]:
    """Figures of a batch of sampled poses [B, J, 3], before FK correction.

    Returns:
        ``joint_min`` and ``joint_max`` (metres, per axis), ``bone_variation`` (largest standard
        deviation of a bone's length over its mean), ``anatomy_<limb>`` (mean loss of its bones).
    """
    lengths = bone_lengths(poses, skeleton.parents)
    per_bone = anatomy_loss(poses, skeleton).mean(0)
    figures: dict[str, float | list[float]] = {
        "joint_min": poses.amin((0, 1)).tolist(),
        "joint_max": poses.amax((0, 1)).tolist(),
        "bone_variation": float((lengths.std(0) / lengths.mean(0)).max()),
    }
    for limb, names in LIMBS.items():
        bones = [skeleton.names.index(name) - 1 for name in names if name != skeleton.names[0]]
        figures[f"anatomy_{limb}"] = float(per_bone[bones].mean())
    return figures
