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
        starts: int64 [C], where each caption's states begin.
        lengths: int64 [C], how many there are.
        pooled: float16 [C, P].
    """

    states: NDArray[np.float16]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    pooled: NDArray[np.float16]

    def batch(self, rows: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        """Padded states float32 [B, T, W] and mask bool [B, T] of some captions."""
        starts, lengths = self.starts[rows], self.lengths[rows]
        mask = np.arange(lengths.max()) < lengths[:, None]
        states = np.zeros((*mask.shape, self.states.shape[1]), np.float32)
        states[mask] = np.concatenate(
            [self.states[start : start + length] for start, length in zip(starts, lengths, strict=True)]
        )
        return torch.from_numpy(states), torch.from_numpy(mask)

    def pooled_batch(self, rows: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        """The sentence vectors as sequences of one: float32 [B, 1, P], bool [B, 1]."""
        vectors = torch.from_numpy(self.pooled[rows].astype(np.float32))
        return vectors[:, None], torch.ones(len(rows), 1, dtype=torch.bool)


def encode(texts: tuple[str, ...], encoder: TextEncoder, folder: Path, device: torch.device) -> TextCache:
    """Encode captions, or read them from ``folder`` when the same ones were encoded before.

    The states of hundreds of thousands of captions are gigabytes: they go to a file as they come, and
    are read through a memory map.
    """
    folder.mkdir(parents=True, exist_ok=True)
    states, index, listing = (folder / name for name in ("text_states.f16", "text_index.npz", "texts.txt"))
    if not (listing.is_file() and listing.read_text("utf-8").splitlines() == [encoder.name, *texts]):
        listing.unlink(missing_ok=True)
        _write(texts, encoder, states, index, device)
        listing.write_text("\n".join([encoder.name, *texts]), "utf-8")
    with np.load(index) as file:
        table = np.memmap(states, np.float16, "r").reshape(-1, encoder.width)
        return TextCache(table, file["starts"], file["lengths"], file["pooled"])


def _write(
    texts: tuple[str, ...], encoder: TextEncoder, states: Path, index: Path, device: torch.device
) -> None:
    # Sorted by length, batches need little padding.
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    pooled = np.empty((len(texts), encoder.pooled_width), np.float16)
    lengths = np.zeros(len(texts), np.int64)
    with states.open("wb") as file, tqdm(total=len(texts), desc="encoding captions", unit="caption") as bar:
        for first in range(0, len(order), _BATCH):
            rows = order[first : first + _BATCH]
            # Twice as fast, and off by 0.4 % of a state; another side changes every word's by 7 % or more.
            with torch.autocast(device.type, dtype=torch.bfloat16):
                features = encoder([texts[row] for row in rows])
            mask = features.mask.cpu().numpy()
            features.tokens.float().cpu().numpy()[mask].astype(np.float16).tofile(file)
            lengths[rows] = mask.sum(axis=1)
            pooled[rows] = features.pooled.float().cpu().numpy()
            bar.update(len(rows))
    starts = np.empty_like(lengths)
    starts[order] = np.cumsum([0, *lengths[order[:-1]]])
    np.savez(index, starts=starts, lengths=lengths, pooled=pooled)
