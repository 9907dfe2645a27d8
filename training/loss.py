"""What the denoiser is trained on: flow matching or noise prediction, and bone lengths at low noise."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from inference.kinematics import SkeletonTensors
from inference.model import Context, PoseUNet
from inference.normalisation import Normalisation
from inference.solvers import cosine_alpha_bar
from training.diagnostics import anatomy_loss


@dataclass(frozen=True, eq=False)
class PoseLoss:
    """The denoising loss and the anatomy loss of a batch.

    Among bone vectors a small error in each adds up along a limb, and a hand misses the floor. So there the
    error counts twice: bone by bone, and as the error of positions that it makes, z-scored. The two have the
    same minimum.

    Attributes:
        normalisation: positions ↔ the network's numbers.
        joint_std: float32 [J, 3], deviation of the training poses' positions, metres; 1 if constant.
        skeleton: whose bone lengths the anatomy loss wants.
    """

    normalisation: Normalisation
    joint_std: Tensor
    skeleton: SkeletonTensors

    def to(self, device: torch.device) -> PoseLoss:
        """The same on another device."""
        return PoseLoss(self.normalisation.to(device), self.joint_std.to(device), self.skeleton.to(device))

    def __call__(
        self,
        model: PoseUNet,
        numbers: Tensor,
        context: Context,
        others: Tensor | None = None,
        away: float = 0.0,
    ) -> tuple[Tensor, Tensor]:
        """Losses at random noise levels.

        Args:
            model: its config says which objective.
            numbers: float [B, J, 3], poses as the network sees them.
            context: text, batch B.
            others: float [B, J, 3], poses that the texts do not mean; under ``flow`` only.
            away: weight of the negated loss for those (contrastive flow matching, Stoica et al. 2025).

        Returns:
            Two scalars. The first is 1 for a model that always predicts zero under ``epsilon`` in the space
            ``joints``. The second is of denormalised estimates, and counts where there is little noise.

        Raises:
            ValueError: for ``others`` where noise is predicted.
        """
        if others is not None and model.config.objective != "flow":
            raise ValueError("a contrast with other poses is defined under flow matching only")
        noise = torch.randn_like(numbers)
        if model.config.objective == "flow":
            # Logit-normal times: the middle of the range is where there is most to learn
            # (Esser et al. 2024).
            times = torch.sigmoid(torch.randn(len(numbers), device=numbers.device))
            level = times[:, None, None]
            predicted = model((1 - level) * numbers + level * noise, times, context)
            error = predicted - (noise - numbers)
            estimate = (1 - level) * numbers + level * noise - level * predicted
            clean = 1 - times
        else:
            times = torch.rand(len(numbers), device=numbers.device)
            alpha = cosine_alpha_bar(times)[:, None, None]
            noisy = alpha.sqrt() * numbers + (1 - alpha).sqrt() * noise
            predicted = model(noisy, times, context)
            error = predicted - noise
            estimate = (noisy - (1 - alpha).sqrt() * predicted) / alpha.sqrt()
            clean = alpha[:, 0, 0]
        loss = self._squared(error)
        if others is not None:
            loss = loss - away * self._squared(predicted - (noise - others))
        anatomy = anatomy_loss(self.normalisation.decode(estimate), self.skeleton).mean(-1)
        return loss, (anatomy * clean.clamp(min=0) ** 4).mean()

    def _squared(self, error: Tensor) -> Tensor:
        loss = error.square().mean()
        if self.normalisation.space == "bones":
            loss = loss + (self.normalisation.difference(error) / self.joint_std).square().mean()
        return loss
