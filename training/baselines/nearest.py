"""Retrieval: a training pose the caption of which is nearest to the prompt.

Nearest by the cosine of MiniLM's sentence vectors. The k = 10 nearest poses are those of the nearest caption,
then of the next, … until there are ten different ones; where a caption has several poses, their order is one
fixed permutation. A seed draws one of the ten, all alike, and the same rank for every prompt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from inference.captions import CaptionCleaner
from inference.encoders import TextEncoder, load_encoder
from inference.pipeline import choose_device
from training.corpus import Corpus
from training.text_cache import encode

from .baseline import Poses, correct, write

NEIGHBOURS = 10
_BATCH = 64  # prompts


class Nearest:
    """See :class:`.baseline.Baseline`."""

    name = "nearest"

    def __init__(self, card: Mapping[str, Any], tensors: Mapping[str, Tensor], encoder: TextEncoder) -> None:
        self.card = card
        self._vectors = tensors["vectors"].float()
        self._starts = tensors["starts"].numpy()
        self._rows = tensors["rows"].numpy()
        self._poses = tensors["poses"].numpy()
        self._encoder = encoder
        self._cleaner = CaptionCleaner()

    @torch.inference_mode()
    def raw(self, prompts: Sequence[str], seeds: Sequence[int]) -> Poses:
        """See :class:`.baseline.Baseline`."""
        ranks = np.array([np.random.default_rng(seed).integers(NEIGHBOURS) for seed in seeds])
        rows = np.empty((len(prompts), len(seeds)), np.int64)
        for first in range(0, len(prompts), _BATCH):
            part = prompts[first : first + _BATCH]
            vectors = self._encoder([self._cleaner(prompt) for prompt in part]).pooled.cpu()
            # Captions share poses, about four have the same one.
            likeness = vectors @ self._vectors.T
            nearest = likeness.topk(min(4 * NEIGHBOURS, len(self._vectors)), dim=-1).indices.numpy()
            for place, captions in enumerate(nearest):
                found = self._poses_of(captions)
                rows[first + place] = found[ranks % len(found)]
        return np.asarray(self._poses[rows], np.float32)

    def _poses_of(self, captions: NDArray[np.int64]) -> NDArray[np.int64]:
        """Rows of the first ten different poses of captions, the nearest caption first."""
        found: dict[int, None] = {}
        for caption in captions:
            found |= dict.fromkeys(self._rows[self._starts[caption] : self._starts[caption + 1]].tolist())
            if len(found) >= NEIGHBOURS:
                break
        return np.array(list(found)[:NEIGHBOURS])

    def sample(self, prompts: Sequence[str], seeds: Sequence[int]) -> Poses:
        """See :class:`.baseline.Baseline`."""
        return correct(self.raw(prompts, seeds))


def build(
    corpus: Corpus,
    run: Path,
    device: str = "auto",
    encoder_name: str = "minilm",
    encoder_folder: str | None = None,
    texts: Path | None = None,
) -> Path:
    """Write the index: training poses, and the sentence vectors of their captions.

    Args:
        corpus: poses and captions.
        run: folder of ``nearest.safetensors``.
        device: where captions are encoded.
        encoder_name: registered text encoder.
        encoder_folder: its files.
        texts: folder of encoded captions, ``run`` by default.
    """
    chosen = choose_device(device)
    encoder = load_encoder(encoder_name, encoder_folder, chosen)
    cache = encode(corpus.texts, encoder, texts or run, chosen)
    training = corpus.of_split("train")
    place = np.full(len(corpus), -1)
    place[training] = np.arange(len(training))
    pairs = np.flatnonzero(place[corpus.pose_of_caption] >= 0)
    pairs = np.random.default_rng(0).permutation(pairs)
    captions = corpus.caption_rows[pairs]
    pairs = pairs[np.argsort(captions, kind="stable")]
    used, counts = np.unique(captions, return_counts=True)
    tensors = {
        "vectors": torch.from_numpy(cache.pooled[used]),
        "starts": torch.from_numpy(np.cumsum([0, *counts])),
        "rows": torch.from_numpy(place[corpus.pose_of_caption[pairs]]),
        "poses": torch.from_numpy(corpus.poses[training]),
    }
    about = {"corpus_sha256": corpus.sha256, "poses": len(training), "captions": len(used)}
    return write(run, Nearest.name, tensors, {"encoder": encoder_name, "about": about})
