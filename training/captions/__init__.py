"""Captions by rules: read a pose's geometry, word what is clearly true of it.

``facts_of`` turns poses into facts, ``captions`` turns facts into sentences. All limits are in
:mod:`.thresholds`, all words in :mod:`.lexicon`.
"""

from .descriptions import swap_sides
from .facts import Fact, describe, facts_of
from .sentences import captions

__all__ = ["Fact", "captions", "describe", "facts_of", "swap_sides"]
