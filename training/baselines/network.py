"""Baselines that are neural networks: what a network has to offer, and how it is asked for poses."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from inference.captions import CaptionCleaner
from inference.encoders import TextEncoder
from inference.pipeline import seed_noise
from rig.skeleton import JOINT_COUNT
from training.corpus.sampling import normalisation
from training.train import TrainConfig

from .baseline import Poses, correct

_BATCH = 256  # poses made at once


class Network(nn.Module, ABC):
    """A network with the normalisation of its poses and texts.

    Attributes:
        mean: float [22, 3] of the training poses, as the network sees them.
        std: float [22, 3]; 1 where a coordinate never varies.
        text_mean: float [W] of the text states.
        text_std: float [W].
    """

    mean: Tensor
    std: Tensor
    text_mean: Tensor
    text_std: Tensor

    def __init__(self, text_width: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(JOINT_COUNT, 3))
        self.register_buffer("std", torch.ones(JOINT_COUNT, 3))
        self.register_buffer("text_mean", torch.zeros(text_width))
        self.register_buffer("text_std", torch.ones(text_width))

    def prepare(self, poses: Tensor, states: Tensor) -> None:
        """Take normalisation from training poses float [N, 22, 3] and text states float [M, W]."""
        mean, std = normalisation(poses.numpy())
        self.mean.copy_(torch.from_numpy(mean))
        self.std.copy_(torch.from_numpy(std))
        self.text_mean.copy_(states.mean(0))
        self.text_std.copy_(states.std(0).clamp(min=1e-3))

    def normal_text(self, text: Tensor) -> Tensor:
        """Z-scored text states: those of a frozen encoder differ little from one another."""
        return (text - self.text_mean) / self.text_std

    @abstractmethod
    def loss(self, poses: Tensor, text: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Terms of the loss of a batch, weighted; their sum is what is minimised.

        Args:
            poses: float [B, 22, 3], metres.
            text: float [B, T, W], states of the captions.
            mask: bool [B, T], True where there is a word.
        """

    @abstractmethod
    def generate(self, text: Tensor, mask: Tensor, seeds: Sequence[int]) -> Tensor:
        """Raw positions float [B, 22, 3], metres, on the CPU or not.

        Args:
            text: float [B, T, W].
            mask: bool [B, T].
            seeds: of each of the B poses; noise is of the seed alone, see
                :func:`inference.pipeline.seed_noise`.
        """

    def noise(self, seeds: Sequence[int], shape: tuple[int, ...]) -> Callable[[], Tensor]:
        """Source of noise float [B, *shape], where the network is."""
        draw = seed_noise(seeds, shape)
        return lambda: draw().to(self.mean.device)


@dataclass(frozen=True)
class Method:
    """How a trained baseline is made.

    Attributes:
        network: its class, called with ``text_width`` and ``shape``.
        shape: the class's other arguments, plain JSON values.
        config: of its training.
        pooled: it is given the sentence vector, not the states of words.
    """

    network: Callable[..., Network]
    shape: Mapping[str, Any]
    config: TrainConfig
    pooled: bool = False

    def make(self, text_width: int, shape: Mapping[str, Any]) -> Network:
        """The network, untrained."""
        return self.network(text_width=text_width, **shape)


class Trained:
    """A trained network as a :class:`.baseline.Baseline`."""

    def __init__(
        self, name: str, card: Mapping[str, Any], network: Network, encoder: TextEncoder, pooled: bool
    ) -> None:
        self.name = name
        self.card = card
        self.network = network.eval().requires_grad_(False)
        self._encoder = encoder
        self._pooled = pooled
        self._cleaner = CaptionCleaner()

    @torch.inference_mode()
    def raw(self, prompts: Sequence[str], seeds: Sequence[int]) -> Poses:
        """See :class:`.baseline.Baseline`."""
        at_once = max(1, _BATCH // len(seeds))
        parts = [self._block(prompts[n : n + at_once], seeds) for n in range(0, len(prompts), at_once)]
        return np.concatenate(parts)

    def _block(self, prompts: Sequence[str], seeds: Sequence[int]) -> NDArray[np.float32]:
        features = self._encoder([self._cleaner(prompt) for prompt in prompts])
        if self._pooled:
            text = features.pooled[:, None]
            mask = torch.ones(text.shape[:2], dtype=torch.bool, device=text.device)
        else:
            # The start token carries no word and is not in the states of training either.
            text, mask = features.tokens[:, 1:], features.mask[:, 1:]
        count = len(seeds)
        raw = self.network.generate(
            text.repeat_interleave(count, 0), mask.repeat_interleave(count, 0), list(seeds) * len(prompts)
        )
        return np.asarray(raw.cpu().float().reshape(len(prompts), count, JOINT_COUNT, 3).numpy())

    def sample(self, prompts: Sequence[str], seeds: Sequence[int]) -> Poses:
        """See :class:`.baseline.Baseline`."""
        return correct(self.raw(prompts, seeds))
