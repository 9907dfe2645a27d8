"""The rule checker: what a caption claims about the body, checked on a pose.

It reads English by its own small grammar and measures by its own geometry, apart from the code that
writes captions and from the one that measures models, so that a mistake there does not repeat here.
"""

from __future__ import annotations

from .claim import Claim
from .grammar import claims
from .rules import KINDS, check

__all__ = ["KINDS", "Claim", "check", "claims"]
