"""The form of a rule's answer, and the few operations the rules are written in.

A mask is [N, 2] for facts with a side, left first, and [N] for all others.
"""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from .geometry import Array

Mask = NDArray[np.bool_]
_Scalar = TypeVar("_Scalar", bound=np.generic)


class Truth(NamedTuple):
    """Where a fact clearly holds and where it clearly does not (None: it is never denied)."""

    holds: Mask
    fails: Mask | None = None


Rules = dict[str, Truth]


def between(values: Array, limits: tuple[float, float]) -> Mask:
    """Strictly inside the limits."""
    return np.asarray((values > limits[0]) & (values < limits[1]))


def both(mask: Mask) -> Mask:
    """[N, 2] → [N], on both sides."""
    return np.asarray(mask.all(axis=1))


def either(mask: Mask) -> Mask:
    """[N, 2] → [N], on one side or both."""
    return np.asarray(mask.any(axis=1))


def other(values: NDArray[_Scalar]) -> NDArray[_Scalar]:
    """[N, 2] with the sides exchanged: what the other arm or leg does."""
    return values[:, ::-1]


def pair(mask: NDArray[_Scalar]) -> NDArray[_Scalar]:
    """[N] → [N, 1], to be combined with facts that have a side."""
    return mask[:, None]
