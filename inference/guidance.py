"""Classifier-free guidance (Ho and Salimans 2022), towards a prompt and away from what it denies.

All passes are one batch. Away from: the negation of composed diffusion models (Liu et al. 2022).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from .model import Context, CrossAttention, PoseUNet


@dataclass(frozen=True)
class Guidance:
    """How strongly the text steers, and when.

    Attributes:
        scale: 0 ignores the text, 1 is the conditional model, more exaggerates it.
        interval: times [low, high] within which the scale applies; outside, the conditional
            prediction alone is used (Kynkäänniemi et al. 2024: guiding the ends costs variety
            and gains nothing).
        denial: how strongly what the text denies pushes the other way, where the scale applies; 0 not at
            all.
    """

    scale: float
    interval: tuple[float, float] = (0.0, 1.0)
    denial: float = 0.0

    def applies_at(self, time: float) -> bool:
        """Whether more than the conditional pass is needed at this time."""
        return self.scale != 1.0 and self.interval[0] <= time <= self.interval[1]


class GuidedDenoiser:
    """A denoiser for the solvers: model + context + guidance.

    Attributes:
        attention: with ``keep_attention``, the sum of attention weights [B, J, T] over layers
            and evaluations, from the conditional pass only; the weights of a limb or of the body
            count for each of its joints.
    """

    def __init__(
        self,
        model: PoseUNet,
        context: Context,
        guidance: Guidance,
        denied: Context | None = None,
        keep_attention: bool = False,
    ) -> None:
        """Take what the text says and, of the same batch, what it denies, if it does."""
        self._model = model
        self._context = context
        self._guidance = guidance
        batch = context.mask.shape[0]
        self._all = Context.cat(context, model.null_context().expand(batch))
        if denied is not None and guidance.denial != 0.0:
            self._all = Context.cat(self._all, denied)
        self._length = context.mask.shape[1]
        self.attention: Tensor | None = None
        self._layers: list[CrossAttention] = (
            [block.cross for block in model.blocks()] if keep_attention else []
        )

    def __call__(self, x: Tensor, time: float) -> Tensor:
        """Float [B, J, 3] → guided prediction, the same shape."""
        batch = x.shape[0]
        guided = self._guidance.applies_at(time)
        context = self._all if guided else self._context
        noisy = x.repeat(context.mask.shape[0] // batch, 1, 1)
        for layer in self._layers:
            layer.kept = []
        predicted: Tensor
        try:
            predicted = self._model(noisy, torch.full((len(noisy),), time, device=x.device), context)
        finally:
            self._collect(batch)
        if not guided:
            return predicted
        conditional, unconditional = predicted[:batch], predicted[batch : 2 * batch]
        negative = predicted[2 * batch :]
        towards: Tensor = unconditional + self._guidance.scale * (conditional - unconditional)
        if len(negative):
            towards = towards - self._guidance.denial * (negative - unconditional)
        return towards

    def _collect(self, batch: int) -> None:
        config = self._model.config
        for layer in self._layers:
            for weights in layer.kept or []:
                kept = weights[:batch, :, : self._length]
                if kept.shape[1] == len(config.groups):
                    limb_of = {joint: limb for limb, group in enumerate(config.groups) for joint in group}
                    kept = kept[:, [limb_of[joint] for joint in range(config.joint_count)]]
                kept = kept.expand(-1, config.joint_count, -1)
                self.attention = kept if self.attention is None else self.attention + kept
            layer.kept = None
