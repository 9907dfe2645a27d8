"""Captions by rules: read a pose's geometry, word what is clearly true of it.

``facts_of`` turns poses into facts, ``captions`` turns facts into sentences. The limits that give a
word its meaning are in :mod:`.thresholds`, the words themselves in ``words_*.py``.
"""

from .choice import Caption, captions
from .descriptions import not_the_other_side, swap_sides
from .dice import Dice
from .facts import PARTS, Fact, describe, facts_of, parts_of

__all__ = [
    "PARTS",
    "Caption",
    "Dice",
    "Fact",
    "captions",
    "describe",
    "facts_of",
    "not_the_other_side",
    "parts_of",
    "swap_sides",
]
