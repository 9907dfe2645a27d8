"""The two networks: a residual MLP with attention pooling, and two transformers.

Each embeds texts and poses into one space. They share no weights, no text encoder and no training pose,
so that what pleases one does not please the other for the same wrong reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from inference.encoders import TextEncoder
from rig.skeleton import JOINT_COUNT
from training.text_cache import TextCache

from .features import FEATURES, joint_features
from .texts import UNKNOWN, Vocabulary, sentences

WIDTH = 128  # of the embeddings
_ENCODED = 64  # sentences encoded at a time
_TOGETHER = 32  # texts of similar length that go through the text transformer at a time


class Network(Protocol):
    """What training and measuring ask of a network, besides being an ``nn.Module``."""

    def texts(self, texts: Sequence[str]) -> Tensor:
        """Latents float [B, D] of texts, not normalised."""

    def poses(self, poses: Tensor) -> Tensor:
        """Latents float [B, D] of poses float [B, 22, 3], not normalised."""


def side_aware(own: Tensor, mirrored: Tensor) -> Tensor:
    """Latents in which the sides are apart: half of them keep still under a mirror, half change sign.

    So a pose and its text fit exactly as well as their mirror images do, a text that names no side fits a
    pose as well as its mirror image, and what tells left from right has room of its own.

    Args:
        own: float [B, D], latents of poses or texts.
        mirrored: float [B, D], those of the mirrored poses or of the texts with the sides swapped.

    Returns:
        float [B, D].
    """
    half = own.shape[-1] // 2
    return torch.cat([own[:, :half] + mirrored[:, :half], own[:, half:] - mirrored[:, half:]], dim=-1) / 2


class PoseFeatures(nn.Module):
    """Joint features, z-scored."""

    mean: Tensor
    std: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(JOINT_COUNT, FEATURES))
        self.register_buffer("std", torch.ones(JOINT_COUNT, FEATURES))

    def normalise(self, poses: Tensor) -> None:
        """Take mean and spread from poses float [N, 22, 3]; a feature that never varies is left out."""
        features = joint_features(poses)
        self.mean.copy_(features.mean(0))
        std = features.std(0)
        self.std.copy_(torch.where(std > 1e-3, std, torch.inf))

    def forward(self, poses: Tensor) -> Tensor:
        """Float [B, 22, 3] → [B, 22, F]."""
        return (joint_features(poses) - self.mean) / self.std


class SentenceStates:
    """Token states of texts, sentence by sentence, so that states encoded once serve in any joined text."""

    def __init__(self, encoder: Callable[[], TextEncoder]) -> None:
        """``encoder`` is called when the first sentence that is not in the cache has to be encoded."""
        self._load = encoder
        self._encoder: TextEncoder | None = None
        self._cache: TextCache | None = None
        self._rows: dict[str, int] = {}

    def remember(self, listed: Sequence[str], cache: TextCache) -> None:
        """Take the states of these sentences from a cache."""
        self._cache = cache
        self._rows = {sentence: row for row, sentence in enumerate(listed)}

    def _encode(self, missing: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        if missing and self._encoder is None:
            self._encoder = self._load()
        states: dict[str, NDArray[np.float32]] = {}
        ordered = sorted(missing, key=len)
        for first in range(0, len(ordered), _ENCODED):
            batch = ordered[first : first + _ENCODED]
            assert self._encoder is not None
            features = self._encoder(batch)
            tokens, mask = features.tokens.float().cpu().numpy(), features.mask.cpu().numpy()
            states |= {text: token[keep] for text, token, keep in zip(batch, tokens, mask, strict=True)}
        return states

    def __call__(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """Padded states float32 [B, T, W] and mask bool [B, T]."""
        split = [sentences(text) for text in texts]
        missing = {part for parts in split for part in parts if part not in self._rows}
        fresh = self._encode(sorted(missing))
        joined = [np.concatenate([self._states(part, fresh) for part in parts]) for parts in split]
        lengths = np.array([len(states) for states in joined])
        mask = np.arange(lengths.max()) < lengths[:, None]
        padded = np.zeros((*mask.shape, joined[0].shape[1]), np.float32)
        padded[mask] = np.concatenate(joined)
        return torch.from_numpy(padded), torch.from_numpy(mask)

    def _states(self, sentence: str, fresh: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
        if sentence in fresh:
            return fresh[sentence]
        assert self._cache is not None
        row = self._rows[sentence]
        start = self._cache.starts[row]
        return np.asarray(self._cache.states[start : start + self._cache.lengths[row]], np.float32)


class _Residual(nn.Module):
    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.LayerNorm(width),
            nn.Linear(width, width),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(width, width),
        )

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = x + self.layers(x)
        return out


@dataclass(frozen=True)
class ClappShape:
    """Sizes of :class:`Clapp`.

    Attributes:
        text_width: of the encoder's token states.
        token: width of a token before pooling.
        heads: attention distributions over the tokens.
        value: what each head takes from a token.
        kernel: tokens that the convolution before pooling spans; it binds a side to its part.
        pose: width of the pose MLP.
        blocks: of the pose MLP.
        dropout: in both.
    """

    text_width: int = 768
    token: int = 160
    heads: int = 16
    value: int = 16
    kernel: int = 5
    pose: int = 320
    blocks: int = 3
    dropout: float = 0.1


class Clapp(nn.Module):
    """Contrastive language-pose pretraining: frozen MiniLM states, pooled; poses through a residual MLP."""

    text_mean: Tensor
    text_std: Tensor

    def __init__(self, shape: ClappShape, states: SentenceStates) -> None:
        super().__init__()
        self.shape = shape
        self._states = states
        self.register_buffer("text_mean", torch.zeros(shape.text_width))
        self.register_buffer("text_std", torch.ones(shape.text_width))
        self.token = nn.Sequential(
            nn.Linear(shape.text_width, shape.token), nn.GELU(), nn.Dropout(shape.dropout)
        )
        self.neighbours = nn.Conv1d(
            shape.token, shape.token, shape.kernel, padding=shape.kernel // 2, groups=4
        )
        self.attention = nn.Linear(shape.token, shape.heads)
        self.value = nn.Linear(shape.token, shape.heads * shape.value)
        pooled = shape.heads * shape.value
        self.text_head = nn.Sequential(
            _Residual(pooled, shape.dropout), nn.LayerNorm(pooled), nn.Linear(pooled, WIDTH)
        )
        self.features = PoseFeatures()
        self.pose_head = nn.Sequential(
            nn.Linear(JOINT_COUNT * FEATURES, shape.pose),
            *(_Residual(shape.pose, shape.dropout) for _ in range(shape.blocks)),
            nn.LayerNorm(shape.pose),
            nn.Linear(shape.pose, WIDTH),
        )

    def normalise_text(self, texts: Sequence[str]) -> None:
        """Take mean and spread of the token states of texts."""
        states, mask = self._states(texts)
        self.text_mean.copy_(states[mask].mean(0))
        self.text_std.copy_(states[mask].std(0).clamp(min=1e-3))

    def texts(self, texts: Sequence[str]) -> Tensor:
        """See :class:`Network`."""
        states, mask = self._states(texts)
        device = self.text_mean.device
        states, mask = states.to(device), mask.to(device)
        # Padding is left out of the costly layers: texts differ in length by a factor of ten.
        tokens = self.token((states[mask] - self.text_mean) / self.text_std)
        padded = tokens.new_zeros(*mask.shape, self.shape.token)
        padded[mask] = tokens
        near = nn.functional.gelu(self.neighbours(padded.transpose(1, 2)).transpose(1, 2))
        tokens = tokens + near[mask]
        scores = tokens.new_full((*mask.shape, self.shape.heads), -torch.inf)
        scores[mask] = self.attention(tokens)
        values = tokens.new_zeros(*mask.shape, self.shape.heads * self.shape.value)
        values[mask] = self.value(tokens)
        values = values.reshape(*mask.shape, self.shape.heads, self.shape.value)
        pooled = torch.einsum("bth,bthv->bhv", scores.softmax(1), values).flatten(1)
        out: Tensor = self.text_head(pooled)
        return out

    def poses(self, poses: Tensor) -> Tensor:
        """See :class:`Network`."""
        out: Tensor = self.pose_head(self.features(poses).flatten(1))
        return out


@dataclass(frozen=True)
class TmrShape:
    """Sizes of :class:`Tmr`.

    Attributes:
        width: of tokens, in both transformers.
        heads: of their attention.
        feedforward: hidden width.
        text_layers: of the text transformer.
        pose_layers: of the pose transformer.
        kernel: words that the convolution before the text transformer spans.
        dropout: in both.
        unknown: share of words hidden in training, so that the unknown word means something.
    """

    width: int = 128
    heads: int = 4
    feedforward: int = 256
    text_layers: int = 2
    pose_layers: int = 2
    kernel: int = 5
    dropout: float = 0.1
    unknown: float = 0.03


class Tmr(nn.Module):
    """Two transformers after TMR (Petrovich et al. 2023), the text's own words learnt from scratch.

    Word order comes from convolutions over neighbouring words, not from numbered positions: a text longer
    than those of training is read as well as they.
    """

    def __init__(self, shape: TmrShape, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.shape = shape
        self.vocabulary = vocabulary
        self.words = nn.Embedding(len(vocabulary), shape.width, padding_idx=0)
        self.neighbours = nn.ModuleList(
            nn.Conv1d(shape.width, shape.width, shape.kernel, padding=shape.kernel // 2, groups=4)
            for _ in range(2)
        )
        self.text_start = nn.Parameter(torch.zeros(1, 1, shape.width))
        self.text_layers = self._transformer(shape.text_layers)
        self.text_head = nn.Linear(2 * shape.width, WIDTH)
        self.features = PoseFeatures()
        self.joint = nn.Linear(FEATURES, shape.width)
        self.joint_names = nn.Parameter(0.5 * torch.randn(JOINT_COUNT, shape.width))
        self.pose_start = nn.Parameter(torch.zeros(1, 1, shape.width))
        self.pose_layers = self._transformer(shape.pose_layers)
        self.pose_head = nn.Linear(2 * shape.width, WIDTH)
        self.decoder = nn.Sequential(nn.Linear(WIDTH, 256), nn.GELU(), nn.Linear(256, JOINT_COUNT * 3))

    def _transformer(self, layers: int) -> nn.TransformerEncoder:
        shape = self.shape
        layer = nn.TransformerEncoderLayer(
            shape.width, shape.heads, shape.feedforward, shape.dropout, "gelu", batch_first=True,
            norm_first=True,
        )  # fmt: skip
        return nn.TransformerEncoder(layer, layers, nn.LayerNorm(shape.width), enable_nested_tensor=False)

    def texts(self, texts: Sequence[str]) -> Tensor:
        """See :class:`Network`."""
        listed = [self.vocabulary.numbers(text) for text in texts]
        # Like with like: padding a batch to its longest text would more than double the work.
        order = sorted(range(len(listed)), key=lambda row: len(listed[row]))
        parts = [order[first : first + _TOGETHER] for first in range(0, len(order), _TOGETHER)]
        latents = torch.cat([self._latents([listed[row] for row in part]) for part in parts])
        return latents[torch.tensor(order, device=latents.device).argsort()]

    def _latents(self, listed: Sequence[Sequence[int]]) -> Tensor:
        """Latents float [B, D] of texts as numbers of words."""
        device = self.text_start.device
        lengths = torch.tensor([len(numbers) for numbers in listed])
        mask = torch.arange(int(lengths.max())) < lengths[:, None]
        numbers = torch.zeros(mask.shape, dtype=torch.long)
        numbers[mask] = torch.tensor([number for row in listed for number in row])
        if self.training:
            numbers[mask & (torch.rand(mask.shape) < self.shape.unknown)] = UNKNOWN
        numbers, mask = numbers.to(device), mask.to(device)
        x = self.words(numbers)
        for convolution in self.neighbours:
            near = nn.functional.gelu(convolution(x.transpose(1, 2)).transpose(1, 2))
            x = (x + near) * mask[..., None]
        x = torch.cat([self.text_start.expand(len(x), -1, -1), x], dim=1)
        mask = torch.cat([mask.new_ones(len(mask), 1), mask], dim=1)
        x = self.text_layers(x, src_key_padding_mask=~mask)
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        out: Tensor = self.text_head(torch.cat([x[:, 0], mean], dim=-1))
        return out

    def poses(self, poses: Tensor) -> Tensor:
        """See :class:`Network`."""
        x = self.joint(self.features(poses)) + self.joint_names
        x = self.pose_layers(torch.cat([self.pose_start.expand(len(x), -1, -1), x], dim=1))
        out: Tensor = self.pose_head(torch.cat([x[:, 0], x.mean(1)], dim=-1))
        return out

    def decode(self, latents: Tensor) -> Tensor:
        """Z-scored joint positions float [B, 22, 3] that latents float [B, D] stand for."""
        out: Tensor = self.decoder(latents)
        return out.reshape(-1, JOINT_COUNT, 3)
