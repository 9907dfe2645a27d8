"""Judges: contrastive pose–text models that measure how well poses fit their prompts.

Two, of different architectures, trained on disjoint halves of the training takes and book entries:
``clapp`` after CLaPP (contrastive language-pose pretraining) and ``tmr`` after TMR (Petrovich, Black and
Varol, ICCV 2023). A generator that reads MiniLM shares its text path with ``clapp`` only.
"""

from .judge import KINDS, Judge, load_judge

__all__ = ["KINDS", "Judge", "load_judge"]
