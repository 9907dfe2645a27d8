"""From the network's raw positions to a body: bone lengths, joint limits, flesh, and the floor."""

from __future__ import annotations

import torch
from torch import Tensor

from .flesh import Flesh
from .joint_limits import Anatomy, Limits
from .kinematics import SkeletonTensors, project_to_skeleton, rest_on_floor


class Correction:
    """What every sampled pose goes through before anyone sees it."""

    def __init__(self, skeleton: SkeletonTensors, limits: Limits) -> None:
        """Take the skeleton and how far its joints may turn, degrees (:mod:`.joint_limits`)."""
        self._skeleton = skeleton
        self._limits = limits
        self._anatomy = Anatomy(skeleton)
        self._flesh = Flesh(self._anatomy)

    def __call__(self, raw: Tensor) -> Tensor:
        """Float [N, J, 3], metres → the nearest bodies: exact bones, within the limits, on the floor.

        Limbs that run through the body are moved out of it, as far as the limits let them.

        On the CPU: small and branchy, it would be slower as many launches of tiny kernels.
        """
        rigid = project_to_skeleton(raw.double(), self._skeleton)
        possible = self._flesh.part(self._anatomy.clamp(rigid.numpy(), self._limits))
        poses = torch.from_numpy(self._anatomy.clamp(possible, self._limits))
        return rest_on_floor(poses, self._skeleton).to(raw.dtype)
