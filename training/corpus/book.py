"""The pose book's entries with their variations."""

from __future__ import annotations

import zlib
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from inference.errors import PosewrightError
from training.posebook import Pose, evaluate, neighbours, variations
from training.posebook.limits import Angles


@dataclass(frozen=True, eq=False)
class BookPoses:
    """Entries and their variations.

    Attributes:
        poses: float32 [B, 22, 3].
        entry: int64 [B], the entry of each pose.
        number: int32 [B], 0 for the entry itself, then its variations.
    """

    poses: NDArray[np.float32]
    entry: NDArray[np.int64]
    number: NDArray[np.int32]


def book_poses(entries: list[Pose], variants: int, seed: int, executor: Executor) -> BookPoses:
    """Every entry, each with up to ``variants`` variations, some of them towards entries like it.

    Each entry draws from a generator of its own, so that a new entry changes only its neighbours.
    """
    near = neighbours({entry.name: entry for entry in entries})
    work = partial(_with_variations, variants=variants, seed=seed)
    jobs = executor.map(work, entries, [near[entry.name] for entry in entries])
    rows = list(tqdm(jobs, desc="pose book", unit="pose", total=len(entries)))
    counts = [len(of_entry) for of_entry in rows]
    return BookPoses(
        np.concatenate(rows),
        np.repeat(np.arange(len(entries)), counts),
        np.concatenate([np.arange(count, dtype=np.int32) for count in counts]),
    )


def _with_variations(pose: Pose, near: tuple[Angles, ...], variants: int, seed: int) -> NDArray[np.float32]:
    rng = np.random.default_rng([seed, zlib.crc32(pose.name.encode())])
    rows = [evaluate(pose)[None]]
    try:
        rows.append(variations(pose, variants, rng, near))
    except PosewrightError as error:
        tqdm.write(f"{pose.name} goes in without variations: {error.message}")
    return np.concatenate(rows).astype(np.float32)
