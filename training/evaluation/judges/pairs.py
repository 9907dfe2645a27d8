"""Poses with their captions as judges are trained and tested on them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.errors import PosewrightError
from rig.pose import mirror
from training.captions import swap_sides
from training.corpus import Corpus

from .texts import join

# The more captions in a text, the fewer poses it fits: chances of one, two, three, four.
_JOINED = (0.15, 0.25, 0.25, 0.35)


def half_of(source: str, name: str) -> int:
    """Which half of the groups, 0 or 1, a take or book entry belongs to, by a hash of its name."""
    return zlib.crc32(f"{source}/{name}".encode()) & 1


def training_rows(corpus: Corpus, half: int) -> NDArray[np.int64]:
    """Rows of the training poses of one half of the groups.

    Raises:
        PosewrightError: ``corpus_small`` where there are none.
    """
    halves = np.array([half_of(group["source"], group["name"]) for group in corpus.groups])
    rows = corpus.of_split("train")
    rows = rows[(halves[corpus.group[rows]] == half) & (corpus.weight[rows] > 0)]
    if not len(rows):
        raise PosewrightError(
            "corpus_small",
            f"Half {half} of the corpus's takes has no training poses.",
            "A judge needs a corpus of many takes.",
        )
    return np.asarray(rows)


def capped(
    corpus: Corpus, rows: NDArray[np.int64], captions: int, each: int, rng: np.random.Generator
) -> tuple[NDArray[np.int64], list[list[str]]]:
    """Poses drawn by their weight, without replacement, until they have ``captions`` captions.

    Args:
        corpus: where from.
        rows: poses to draw from.
        captions: in all; there is one pose at least.
        each: most captions of a pose, drawn alike: more poses are worth more than more words for one.
        rng: source of randomness.

    Returns:
        Rows, and the captions of each.
    """
    counts = np.minimum(np.diff(corpus.caption_starts)[rows], each)
    # Exponential race (Efraimidis & Spirakis 2006): smallest keys first is a weighted draw.
    keys = rng.exponential(size=len(rows)) / corpus.weight[rows]
    order = np.argsort(keys, kind="stable")
    number = int(np.searchsorted(np.cumsum(counts[order]), captions, side="right"))
    kept = np.sort(rows[order[: max(1, number)]])
    texts = []
    for row in kept:
        listed = corpus.captions(row)
        texts.append([listed[place] for place in np.sort(rng.permutation(len(listed))[:each])])
    return kept, texts


@dataclass(frozen=True, eq=False)
class Batch:
    """Poses and texts, then their mirror images.

    Attributes:
        poses: float32 [2 B, 22, 3].
        texts: 2 B.
    """

    poses: NDArray[np.float32]
    texts: list[str]


class Draws:
    """Batches of one half's training poses."""

    def __init__(self, corpus: Corpus, rows: NDArray[np.int64], captions: Sequence[Sequence[str]]) -> None:
        """``captions`` are those of each of the ``rows``."""
        self._poses = corpus.poses[rows]
        self._captions = captions
        self._cumulative = np.cumsum(corpus.weight[rows])

    def batch(self, size: int, noise: float, rng: np.random.Generator) -> Batch:
        """Poses by their weight, each with one to four of its captions joined, and the mirror images.

        Args:
            size: B.
            noise: deviation of the noise on joints, metres.
            rng: source of randomness.
        """
        places = np.searchsorted(self._cumulative, rng.random(size) * self._cumulative[-1], side="right")
        places = np.minimum(places, len(self._poses) - 1)
        texts = []
        for place, number in zip(places, rng.choice(4, size=size, p=_JOINED) + 1, strict=True):
            captions = self._captions[place]
            texts.append(join([captions[chosen] for chosen in rng.permutation(len(captions))[:number]]))
        poses = self._poses[places]
        poses = poses + noise * rng.standard_normal(poses.shape, np.float32)
        both = np.concatenate([poses, mirror(poses)]).astype(np.float32)
        return Batch(both, texts + [swap_sides(text) for text in texts])


def full_pairs(corpus: Corpus, split: str, most: int, seed: int = 0) -> tuple[NDArray[np.int64], list[str]]:
    """Poses of a split and their full captions, all of a pose's joined.

    Args:
        corpus: where from.
        split: a name of :data:`training.corpus.SPLITS`.
        most: poses; drawn alike when there are more.
        seed: of the draw.

    Returns:
        Rows, and as many texts.
    """
    rows = corpus.of_split(split)
    if len(rows) > most:
        rows = np.sort(np.random.default_rng(seed).choice(rows, most, replace=False))
    return rows, [join(corpus.captions(row)) for row in rows]
