"""Contrastive losses with mirrored poses as hard negatives."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from .texts import words

_HASHED = 4096


def near_identical(texts: Sequence[str], limit: float) -> NDArray[np.bool_]:
    """Pairs of texts that say nearly the same: bool [B, B], True on the diagonal.

    They share ``limit`` or more of their pairs of neighbouring words (Jaccard). Pairs of words, since a text
    and its mirror image have all single words in common.
    """
    table = np.zeros((len(texts), _HASHED), np.float32)
    for row, text in enumerate(texts):
        listed = ["", *words(text)]
        pairs = [f"{first} {second}" for first, second in pairwise(listed)]
        table[row, [zlib.crc32(pair.encode()) % _HASHED for pair in pairs]] = 1
    shared = table @ table.T
    sizes = table.sum(1)
    union = sizes[:, None] + sizes - shared
    return np.asarray(shared >= limit * union)


def negatives(texts: Sequence[str], limit: float | None) -> NDArray[np.bool_]:
    """Which text is a negative of which pose: bool [2 B, 2 B].

    A pose's own text is none, nor is one with the same words, nor, with a ``limit``, one that is nearly
    the same (TMR's filter of false negatives); but the text of the mirrored pose is a negative as soon as
    one word differs.

    Args:
        texts: 2 B; text B + i is text i with the sides swapped.
        limit: of :func:`near_identical`, or None.
    """
    _, number = np.unique(np.array(texts, dtype=object).astype(str), return_inverse=True)
    same = number[:, None] == number
    if limit is None:
        return np.asarray(~same)
    close = near_identical(texts, limit)
    half = len(texts) // 2
    each = np.arange(half)
    close[each, each + half] = close[each + half, each] = False
    return np.asarray(~(same | close))


def info_nce(scores: Tensor, negative: Tensor) -> Tensor:
    """Symmetric InfoNCE (Oord et al. 2018; Radford et al. 2021).

    Args:
        scores: float [B, B], similarity over temperature of pose i and text j; i and i belong together.
        negative: bool [B, B], which pairs count as wrong.

    Returns:
        Scalar, the mean cross-entropy of choosing the text of a pose and the pose of a text.
    """
    diagonal = torch.eye(len(scores), dtype=torch.bool, device=scores.device)
    scores = scores.masked_fill(~(negative | diagonal), -torch.inf)
    target = torch.arange(len(scores), device=scores.device)
    forward = torch.nn.functional.cross_entropy(scores, target)
    return (forward + torch.nn.functional.cross_entropy(scores.T, target)) / 2


def side_loss(scores: Tensor, negative: Tensor) -> Tensor:
    """Choosing between a pose's text and the same text with the sides swapped, alone.

    Args:
        scores: float [2 B, 2 B]; row and column B + i are the mirror image of i.
        negative: bool [2 B, 2 B]; pairs whose text is its own mirror image are left out.

    Returns:
        Scalar cross-entropy, 0 where no text names a side.
    """
    half = len(scores) // 2
    own = scores.diagonal()
    swapped = torch.cat([scores.diagonal(half), scores.diagonal(-half)])
    sided = torch.cat([negative.diagonal(half), negative.diagonal(-half)]).float()
    losses = torch.nn.functional.softplus(swapped - own)
    return (losses * sided).sum() / sided.sum().clamp(min=1)
