"""A corpus of a few given poses and captions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from inference.joint_limits import ANGLE_NAMES
from training.corpus import POSTURES, Corpus
from training.corpus.sampling import normalisation


def tiny_corpus(
    poses: np.ndarray, texts: Sequence[str], captions: Sequence[Sequence[int]], **other: Any
) -> Corpus:
    """Poses [N, 22, 3] of the training split, each with the captions of some rows of ``texts``.

    ``other`` replaces fields of the corpus.
    """
    count = len(poses)
    mean, std = normalisation(poses)
    fields: dict[str, Any] = {
        "poses": poses.astype(np.float32),
        "kind": np.zeros(count, np.uint8),
        "mirrored": np.zeros(count, bool),
        "group": np.zeros(count, np.int32),
        "frame": np.arange(count, dtype=np.int32),
        "split": np.zeros(count, np.uint8),
        "posture": np.zeros((count, len(POSTURES)), bool),
        "cluster": np.zeros(count, np.int32),
        "weight": np.full(count, 1 / count),
        "caption_starts": np.cumsum([0, *(len(rows) for rows in captions)], dtype=np.int64),
        "caption_rows": np.concatenate([np.array(rows, np.int32) for rows in captions]),
        "caption_weights": np.concatenate(
            [np.full(len(rows), 1 / len(rows), np.float32) for rows in captions]
        ),
        "caption_voice": np.zeros(sum(len(rows) for rows in captions), np.uint8),
        "texts": tuple(texts),
        "groups": ({"source": "synthetic", "name": "one", "licence": "none", "split": "train"},),
        "mean": mean,
        "std": std,
        "limits": dict.fromkeys(ANGLE_NAMES, (-180.0, 180.0)),
        "about": {},
    }
    return Corpus(**(fields | other))
