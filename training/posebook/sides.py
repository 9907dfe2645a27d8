"""Left and right in captions."""

from __future__ import annotations

import re

_SIDE = re.compile(r"\b(left|right)(?=\b|-)", re.IGNORECASE)
# Meanings of the words that have no side.
_NOT_A_SIDE = re.compile(
    r"\b(right angles?|right-angled?|upright|right way|all right|right now)\b", re.IGNORECASE
)
_OTHER = {
    "left": "right",
    "right": "left",
    "Left": "Right",
    "Right": "Left",
    "LEFT": "RIGHT",
    "RIGHT": "LEFT",
}


def _kept(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _NOT_A_SIDE.finditer(text)]


def swap_sides(text: str) -> str:
    """The caption of the mirror image: left and right exchanged, "right angle" and the like kept."""
    kept = _kept(text)

    def other(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in kept):
            return match.group()
        return _OTHER.get(match.group(), _OTHER[match.group().lower()])

    return _SIDE.sub(other, text)


def mentions_side(text: str) -> bool:
    """Whether the mirror image needs other words."""
    return swap_sides(text) != text
