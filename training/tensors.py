"""The skeleton of :mod:`rig` as :mod:`inference` takes it: in tensors, and in the card of weights."""

from __future__ import annotations

from typing import Any

import torch

from inference.kinematics import SkeletonTensors
from rig.skeleton import Skeleton


def skeleton_tensors(skeleton: Skeleton) -> SkeletonTensors:
    """The same skeleton, in float32 tensors."""
    return SkeletonTensors(
        skeleton.names,
        skeleton.parents,
        torch.tensor(skeleton.offsets, dtype=torch.float32),
        torch.tensor(skeleton.radii, dtype=torch.float32),
    )


def skeleton_card(skeleton: Skeleton) -> dict[str, Any]:
    """The card's ``skeleton``, plain JSON values, which :func:`inference.checkpoint.read_card` reads."""
    return {
        "joint_names": list(skeleton.names),
        "parents": list(skeleton.parents),
        "offsets": skeleton.offsets.tolist(),
        "radii": list(skeleton.radii),
    }
