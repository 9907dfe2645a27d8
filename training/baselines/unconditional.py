"""Our own model without words: the floor of everything that measures how well a pose fits its prompt.

Of the two floors that offer themselves, this and the prior of the conditional VAE, it is the one that differs
from our model in nothing but the text: same network, same loss, same poses drawn, same solver. What the
table shows between the two is what the words do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from inference.model import ModelConfig, PoseUNet
from inference.normalisation import Normalisation, normalise
from inference.solvers import heun, time_grid
from rig.skeleton import JOINT_COUNT, PARENTS, REFERENCE
from training.loss import PoseLoss
from training.tensors import skeleton_tensors
from training.train import TrainConfig, limb_groups

from .network import Method, Network

_STEPS = 12
_CONFIG = TrainConfig(steps=2000, batch=128)


class Unconditional(Network):
    """The flow model that is always given the null token.

    Args:
        text_width: of the states of words, which it does not look at.
        model: fields of :class:`inference.model.ModelConfig`.
    """

    space_mean: Tensor
    space_std: Tensor

    def __init__(self, text_width: int, model: Mapping[str, Any]) -> None:
        super().__init__(text_width)
        self.unet = PoseUNet(ModelConfig.from_json({**model, "text_width": text_width}))
        self.register_buffer("space_mean", torch.zeros(JOINT_COUNT, 3))
        self.register_buffer("space_std", torch.ones(JOINT_COUNT, 3))
        self._skeleton = skeleton_tensors(REFERENCE)

    @property
    def _normalisation(self) -> Normalisation:
        return Normalisation(_CONFIG.space, PARENTS, self.space_mean, self.space_std)

    def prepare(self, poses: Tensor, states: Tensor) -> None:
        """See :class:`.network.Network`; the normalisation of the network's space too."""
        super().prepare(poses, states)
        found = normalise(poses, torch.ones(len(poses)), _CONFIG.space, PARENTS)
        self.space_mean.copy_(found.mean)
        self.space_std.copy_(found.std)

    def loss(self, poses: Tensor, text: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Those of our model: see :class:`training.loss.PoseLoss`."""
        losses = PoseLoss(self._normalisation, self.std, self._skeleton.to(poses.device))
        context = self.unet.null_context().expand(len(poses))
        flow, anatomy = losses(self.unet, losses.normalisation.encode(poses), context)
        return {"flow": flow, "anatomy": _CONFIG.anatomy_weight * anatomy}

    def generate(self, text: Tensor, mask: Tensor, seeds: Sequence[int]) -> Tensor:
        """See :class:`.network.Network`."""
        context = self.unet.null_context().expand(len(seeds))
        draw = self.noise(seeds, (JOINT_COUNT, 3))

        def denoise(x: Tensor, now: float) -> Tensor:
            out: Tensor = self.unet(x, torch.full((len(x),), now, device=x.device), context)
            return out

        sample = heun(draw(), time_grid(_STEPS), denoise, lambda step, estimate: None, draw)
        return self._normalisation.decode(sample)


METHOD = Method(Unconditional, {"model": ModelConfig(text_width=1, groups=limb_groups()).to_json()}, _CONFIG)
