"""From the network's raw positions to a body: bone lengths, joint limits, and the floor."""

from __future__ import annotations

import torch
from torch import Tensor

from .joint_limits import Anatomy, Limits
from .kinematics import SkeletonTensors, project_to_skeleton, rest_on_floor


class Correction:
    """What every sampled pose goes through before anyone sees it."""

    def __init__(self, skeleton: SkeletonTensors, limits: Limits) -> None:
        """Take the skeleton and how far its joints may turn, degrees (:mod:`.joint_limits`)."""
        self._skeleton = skeleton
        self._limits = limits
        self._anatomy = Anatomy(skeleton)

    def __call__(self, raw: Tensor) -> Tensor:
        """Float [N, J, 3], metres → the same poses with exact bones, within the limits, on the floor.

        On the CPU: small and branchy, it would be slower as many launches of tiny kernels.
        """
        rigid = project_to_skeleton(raw.double(), self._skeleton)
        possible = torch.from_numpy(self._anatomy.clamp(rigid.numpy(), self._limits))
        return rest_on_floor(possible, self._skeleton).to(raw.dtype)
