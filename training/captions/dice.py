"""Random choices from one generator, fast enough for a few dozen per caption."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from .facts import Fact

T = TypeVar("T")

# Of the law: of 60 items the first is drawn 5 times as often as if all were equal, the last a third as often.
_OFFSET = 4.0


class Dice:
    """Random choices from a generator, drawn in blocks because single draws are slow."""

    _BLOCK = 256

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._drawn: list[float] = []

    def __call__(self) -> float:
        """Uniform in [0, 1)."""
        if not self._drawn:
            self._drawn = self._rng.random(self._BLOCK).tolist()
        return self._drawn.pop()

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[int(self() * len(items))]

    def early(self, items: Sequence[T]) -> T:
        """One of the items, the early ones more often, as words are by rank (the Zipf-Mandelbrot law)."""
        return items[int(_OFFSET * ((len(items) / _OFFSET + 1.0) ** self() - 1.0))]

    def weighted(self, items: Sequence[T], weights: Sequence[float]) -> T:
        """One of the items, by weight."""
        at = self() * sum(weights)
        for item, weight in zip(items, weights, strict=True):
            at -= weight
            if at < 0:
                return item
        return items[-1]

    def fact(self, facts: Sequence[Fact]) -> Fact:
        """One of the facts, by its weight."""
        return self.weighted(facts, [fact.weight for fact in facts])

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """All items in random order."""
        keyed = sorted((self(), index) for index in range(len(items)))
        return [items[index] for _, index in keyed]
