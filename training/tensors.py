"""The skeleton of :mod:`rig` for the batched kinematics of :mod:`inference`."""

from __future__ import annotations

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
