"""The form of the words for a fact; the words themselves are in ``words_*.py``.

A phrase is written once, in base form; :mod:`.grammar` conjugates it and puts it into every kind of
sentence. The notation:

==========  ==========================================================================
``@``       the part of the body, with its side and article: "her left arm", "both arms"
``~``       the possessive or article in front of a noun: "her", "the"; dropped in tags
``{s}``     the fact's side, "left" or "right"
``{o}``     the other side
``[a|b]``   a for one side, b for both
``/``       between alternatives
==========  ==========================================================================
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Number = Literal["one", "both"]


class PartWords(NamedTuple):
    """Phrases about a part of the body.

    Attributes:
        nouns: the part's names, e.g. ``("arm",)``.
        states: what the part *is*: "raised", "on ~ hip".
        moves: what the part *does*, intransitive, in base form: "hang down".
        acts: what the person does with the part, in base form: "raise @".
        only: whether the phrases suit one side, both, or any number.
    """

    nouns: tuple[str, ...]
    states: tuple[str, ...]
    moves: tuple[str, ...]
    acts: tuple[str, ...]
    only: Number | None


class BodyWords(NamedTuple):
    """Phrases about the whole person.

    Attributes:
        acts: what the person does, in base form: "crouch down".
        states: what the person *is*: "on all fours".
        tags: terse forms for lists of tags: "T-pose".
        only: as for a part.
    """

    acts: tuple[str, ...]
    states: tuple[str, ...]
    tags: tuple[str, ...]
    only: Number | None = None


Words = tuple[PartWords | BodyWords, ...]


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(" / ")) if text else ()


def part(nouns: str, is_: str = "", does: str = "", act: str = "", only: Number | None = None) -> PartWords:
    """Words about a part: its names, what it is, what it does, what the person does with it."""
    return PartWords(_split(nouns), _split(is_), _split(does), _split(act), only)


def body(act: str, is_: str = "", tag: str = "", only: Number | None = None) -> BodyWords:
    """Words about the person: what they do, what they are, and tags."""
    return BodyWords(_split(act), _split(is_), _split(tag), only)
