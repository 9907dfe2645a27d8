"""What training runs share: settings that stay, checkpoints, learning rate, averaged weights, drawn pairs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from inference.errors import PosewrightError
from training.corpus import Corpus
from training.text_cache import TextCache

# Batches drawn together and sorted by caption length: far less padding than in mixed batches.
GROUP = 10


class Schedule(Protocol):
    """Settings that :func:`learning_rate` reads."""

    @property
    def steps(self) -> int:
        """Optimiser steps."""

    @property
    def warmup(self) -> int:
        """Steps to the peak."""

    @property
    def learning_rate(self) -> float:
        """The peak."""


def learning_rate(config: Schedule, step: int) -> float:
    """Linear warm-up to the peak, then a cosine to zero at the last step."""
    if step < config.warmup:
        return config.learning_rate * (step + 1) / config.warmup
    progress = (step - config.warmup) / max(1, config.steps - config.warmup)
    return config.learning_rate * 0.5 * (1 + float(np.cos(np.pi * min(1.0, progress))))


def check_settings(path: Path, settings: Mapping[str, Any], option: str = "--run") -> None:
    """Write a run's settings, or see that they are those it was started with.

    Raises:
        PosewrightError: ``run_differs`` for others; ``option`` is what names the folder.
    """
    text = json.dumps(settings, indent=1)
    if path.is_file() and path.read_text("utf-8") != text:
        raise PosewrightError(
            "run_differs", f"{path.parent} holds a run with other settings.", f"Name another {option} folder."
        )
    path.write_text(text, "utf-8")


def save_checkpoint(path: Path, values: Mapping[str, Any]) -> None:
    """Write tensors and plain values; an interrupted save does not cost the checkpoint before it."""
    partial = path.with_suffix(".partial")
    torch.save(dict(values), partial)
    partial.replace(path)


def load_checkpoint(path: Path) -> dict[str, Any]:
    """Read what :func:`save_checkpoint` wrote, onto the CPU."""
    values: dict[str, Any] = torch.load(path, weights_only=True, map_location="cpu")
    return values


@torch.no_grad()
def update_average(averaged: nn.Module, model: nn.Module, step: int, ema: float) -> None:
    """Move averaged weights towards the model's after a step, counted from 1."""
    # A young average follows faster, or it would remember the random start for long.
    decay = min(ema, (1 + step) / (10 + step))
    for average, parameter in zip(averaged.parameters(), model.parameters(), strict=True):
        average.lerp_(parameter, 1 - decay)


def sample_states(texts: TextCache, pooled: bool) -> Tensor:
    """A few thousand text states, float32 [S, W]: enough to tell mean and spread."""
    states = texts.pooled if pooled else texts.states
    return torch.from_numpy(states[:: max(1, len(states) // 20_000)].astype(np.float32))


def draw_batches(
    corpus: Corpus,
    texts: TextCache,
    size: int,
    cumulative: NDArray[np.float64],
    rng: np.random.Generator,
) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """:data:`GROUP` batches of pose and caption rows in random order, each of captions of similar length.

    ``cumulative`` is the running sum of how often each pair is drawn, such as ``corpus.pair_weights``.
    """
    # Inverse transform sampling: far quicker than Generator.choice with weights.
    draws = rng.random(GROUP * size) * cumulative[-1]
    pairs = np.minimum(np.searchsorted(cumulative, draws), len(cumulative) - 1)
    rows, captions = corpus.pose_of_caption[pairs], corpus.caption_rows[pairs].astype(np.int64)
    order = np.argsort(texts.lengths[captions], kind="stable")
    batches = order.reshape(GROUP, size)[rng.permutation(GROUP)]
    return [(rows[batch], captions[batch]) for batch in batches]
