"""The training corpus: from raw collections and the pose book to captioned, weighted poses in one file."""

from .postures import NAMES as POSTURES
from .store import KINDS, SPLITS, VOICES, Corpus

__all__ = ["KINDS", "POSTURES", "SPLITS", "VOICES", "Corpus"]
