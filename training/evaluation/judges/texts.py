"""Captions as judges read them: several joined into one, sentences, words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_END = re.compile(r"[.;!?]\s+")
_WORD = re.compile(r"[a-z]+|[0-9]+")
UNKNOWN = 1  # 0 is padding


def join(captions: Sequence[str]) -> str:
    """One long text of several captions, each a sentence."""
    return ". ".join(caption.strip().rstrip(".;!") for caption in captions)


def sentences(text: str) -> list[str]:
    """The sentences of a text without their full stops; a text of none is one empty sentence."""
    parts = [part.strip(" .;!") for part in _END.split(text)]
    return [part for part in parts if part] or [""]


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return _WORD.findall(text.lower())


class Vocabulary:
    """Words as numbers: 0 is padding, 1 any unknown word.

    Attributes:
        listed: the known words; ``listed[i]`` has number i + 2.
    """

    def __init__(self, listed: Sequence[str]) -> None:
        self.listed = tuple(listed)
        self._numbers = {word: number for number, word in enumerate(self.listed, UNKNOWN + 1)}

    @classmethod
    def of(cls, texts: Iterable[str], at_least: int, at_most: int) -> Vocabulary:
        """The most common words of texts, ``at_most`` of them, each seen ``at_least`` times."""
        counts = Counter(word for text in texts for word in words(text))
        common = sorted(counts, key=lambda word: (-counts[word], word))[:at_most]
        return cls([word for word in common if counts[word] >= at_least])

    def __len__(self) -> int:
        return len(self.listed) + UNKNOWN + 1

    def numbers(self, text: str) -> list[int]:
        """A number for each word; a text without words is one unknown word."""
        return [self._numbers.get(word, UNKNOWN) for word in words(text)] or [UNKNOWN]
