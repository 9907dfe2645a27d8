"""What a prompt says is not so: sampling is guided away from it.

A small model that reads "the left hand is not on the hip" looks at the hand and the hip more than at the
"not". Told what is denied by itself, it knows what that looks like, and guidance can point the other way.
"""

from __future__ import annotations

import re

_CLAUSE_END = re.compile(r"\s*(?:[,;.:!?]|\b(?:but|while|and|though)\b)\s*", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no|nor|neither|none|nothing|without|cannot|[a-z]+n['’]t)\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def denies(text: str) -> bool:
    """Whether a text says that something is not so."""
    return _NOT.search(text) is not None


def denied(prompt: str) -> str:
    """The clauses of a prompt that deny something, as if they did not; empty where there is none.

    >>> denied("sitting, arms not crossed")
    'arms crossed'
    >>> denied("crouching without touching the floor")
    'touching the floor'
    >>> denied("the left arm is raised, the right one isn't")
    'the right one is'
    """
    found = []
    for clause in _CLAUSE_END.split(prompt):
        word = _NOT.search(clause)
        if word is None:
            continue
        before, after = clause[: word.start()], clause[word.end() :]
        verb = re.match(r"(?:is|are|was|has|have|must|should)(?=n)", word.group(), re.IGNORECASE)
        # What stands before "without" is so.
        kept = (
            after if word.group().lower() == "without" else f"{before}{verb.group() if verb else ''}{after}"
        )
        kept = _SPACE.sub(" ", kept).strip()
        if kept:
            found.append(kept)
    return ", ".join(found)
