"""Token states of all captions, encoded once: a frozen encoder need not run in every epoch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from tqdm import tqdm

from inference.encoders import TextEncoder

_BATCH = 256


@dataclass(frozen=True, eq=False)
class TextCache:
    """Ragged token states; the masked start token is left out.

    Attributes:
        states: float16 [sum of lengths, W].
        starts: int64 [C + 1], where each caption's states begin.
        pooled: float16 [C, P].
    """

    states: NDArray[np.float16]
    starts: NDArray[np.int64]
    pooled: NDArray[np.float16]

    def batch(self, rows: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        """Padded states float32 [B, T, W] and mask bool [B, T] of some captions."""
        starts, ends = self.starts[rows], self.starts[rows + 1]
        lengths = ends - starts
        mask = np.arange(lengths.max()) < lengths[:, None]
        states = np.zeros((*mask.shape, self.states.shape[1]), np.float32)
        states[mask] = np.concatenate([self.states[a:b] for a, b in zip(starts, ends, strict=True)])
        return torch.from_numpy(states), torch.from_numpy(mask)

    def pooled_batch(self, rows: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        """The sentence vectors as sequences of one: float32 [B, 1, P], bool [B, 1]."""
        vectors = torch.from_numpy(self.pooled[rows].astype(np.float32))
        return vectors[:, None], torch.ones(len(rows), 1, dtype=torch.bool)


def encode(texts: tuple[str, ...], encoder: TextEncoder, folder: Path, device: torch.device) -> TextCache:
    """Encode captions, or read them from ``folder`` when the same ones were encoded before."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {name: folder / f"text_{name}.npy" for name in ("states", "starts", "pooled")}
    listing = folder / "texts.txt"
    if listing.is_file() and listing.read_text("utf-8").splitlines() == [encoder.name, *texts]:
        return TextCache(
            np.load(names["states"], mmap_mode="r"), np.load(names["starts"]), np.load(names["pooled"])
        )
    # Sorted by length, batches need little padding.
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    states: list[NDArray[np.float16]] = [np.empty(0, np.float16)] * len(texts)
    pooled = np.empty((len(texts), encoder.pooled_width), np.float16)
    with tqdm(total=len(texts), desc="encoding captions", unit="caption") as bar:
        for first in range(0, len(order), _BATCH):
            rows = order[first : first + _BATCH]
            # Twice as fast, and off by 0.4 % of a state; another side changes every word's by 7 % or more.
            with torch.autocast(device.type, dtype=torch.bfloat16):
                features = encoder([texts[row] for row in rows])
            tokens = features.tokens.float().cpu().numpy().astype(np.float16)
            pooled[rows] = features.pooled.float().cpu().numpy()
            for place, row in enumerate(rows):
                states[row] = tokens[place][features.mask[place].cpu().numpy()]
            bar.update(len(rows))
    starts = np.concatenate([[0], np.cumsum([len(state) for state in states])]).astype(np.int64)
    cache = TextCache(np.concatenate(states), starts, pooled)
    for name, path in names.items():
        np.save(path, getattr(cache, name))
    listing.write_text("\n".join([encoder.name, *texts]), "utf-8")
    return cache
