"""What a caption says about one part of the body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["left", "right", "both", "either", ""]


@dataclass(frozen=True, order=True)
class Claim:
    """One attribute that a caption gives the body.

    Attributes:
        kind: a key of :data:`.rules.KINDS`, such as "elbow bent".
        side: whose; "either" for "one knee", empty for what has no sides.
        holds: False when the caption denies it.
    """

    kind: str
    side: Side = ""
    holds: bool = True

    def __str__(self) -> str:
        words = ("" if self.holds else "not", self.side, self.kind)
        return " ".join(word for word in words if word)
