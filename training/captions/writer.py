"""Who a caption speaks of, and the wording of single facts in that voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .dice import Dice
from .facts import Fact
from .grammar import SIDED_NOUNS, Form, Phrase, deniable, phrases, plural
from .lexicon import Number

OTHER = {"left": "right", "right": "left"}
SHARE_ELLIPSIS = 0.4  # "the right one" for the second arm

# Subject, its possessive, and the word that takes it up again.
SUBJECTS: tuple[tuple[str, str, str], ...] = (
    ("a person", "their", "the person"),
    ("a person", "the", "the person"),
    ("a person", "their", "the person"),
    ("the person", "their", "the person"),
    ("someone", "their", "the person"),
    ("somebody", "the", "the person"),
    ("a figure", "the", "the figure"),
    ("a figure", "its", "the figure"),
    ("the figure", "its", "the figure"),
    ("the character", "their", "the character"),
    ("a character", "the", "the character"),
    ("a human", "the", "the human"),
    ("the model", "the", "the model"),
    ("a young woman", "her", "she"),
    ("a young man", "his", "he"),
    ("an adult", "the", "the adult"),
    ("a dancer", "the", "the dancer"),
    ("an athlete", "the", "the athlete"),
    ("a warrior", "the", "the warrior"),
    ("the hero", "the", "the hero"),
    ("the actor", "the", "the actor"),
    ("a man", "his", "he"),
    ("a man", "his", "he"),
    ("the man", "his", "he"),
    ("he", "his", "he"),
    ("he", "his", "he"),
    ("a boy", "his", "he"),
    ("a woman", "her", "she"),
    ("a woman", "her", "she"),
    ("the woman", "her", "she"),
    ("she", "her", "she"),
    ("she", "her", "she"),
    ("a girl", "her", "she"),
)


@dataclass(frozen=True)
class Voice:
    """Who is spoken of: subject, possessive ("her", "the", "your", or "" in tags), and pronoun."""

    subject: str
    possessive: str
    again: str

    @property
    def pronoun(self) -> bool:
        """Whether the subject is a pronoun, after which no "with …" or participle can follow."""
        return self.subject in ("he", "she")


COMMANDS = (Voice("", "your", "you"), Voice("", "your", "you"), Voice("", "the", "you"))
TAGS = Voice("", "", "")


def number_of(fact: Fact) -> Number:
    """Whether the words for a fact are about one side or a pair."""
    if fact.side == "both" or (fact.side is None and fact.part in ("arm", "hand", "leg", "foot")):
        return "both"
    return "one"


def has(form: Form, fact: Fact) -> bool:
    """Whether a fact's words can take a form."""
    return bool(phrases(fact.predicate, number_of(fact), fact.negated)[form])


def lone(found: Sequence[Phrase], fact: Fact) -> tuple[Phrase, ...]:
    """The phrases after which "but not the right one" can mean one thing only."""
    return tuple(p for p in found if deniable(fact.predicate, p) and not p.sided and not p.contrasts)


def listed(parts: Sequence[str], last: str = " and ") -> str:
    """Join with commas: "a", "a and b", "a, b and c"."""
    if len(parts) == 2 and last == ", and ":
        last = " and "
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + last + parts[-1]


class Writer:
    """Writes the phrases of one caption in one voice."""

    def __init__(self, dice: Dice, voice: Voice) -> None:
        self.dice = dice
        self.voice = voice
        self.pause()

    def pause(self) -> None:
        """After a full stop: "the other one" would no longer be understood."""
        self._last: tuple[str, str | None] = ("", None)  # noun and side of the phrase just written

    def say(self, form: Form, fact: Fact, plain: bool = False) -> str:
        """The fact in a form; forms its words do not have are replaced by the nearest one.

        Args:
            form: which form.
            fact: which fact.
            plain: only words that say one thing, so that "but not the right one" is clear.
        """
        found = phrases(fact.predicate, number_of(fact), fact.negated)[form]
        if not found:
            if form == "clause":
                return f"{self.voice.again} {self.say('third', fact)}"
            found = phrases(fact.predicate, number_of(fact), fact.negated)["ing"]
        if plain:
            found = lone(found, fact)
        noun, side = self._last
        name: str | None = None
        turned = side in OTHER and OTHER[side] == fact.side
        if noun and turned and self.dice() < SHARE_ELLIPSIS:
            same = [p for p in found if p.noun == noun and not p.contrasts]
            if same:
                found = tuple(same)
                name = self._second(str(fact.side), form)
        phrase = self.dice.early(found)
        # "The other one" takes up only what was named last: after "the left hand on the knee" it might
        # be the other knee.
        clear = phrase.noun in SIDED_NOUNS and not phrase.places
        self._last = (phrase.noun, fact.side) if clear else ("", None)
        return self.fill(phrase, fact, name)

    def _second(self, side: str, form: Form) -> str:
        """How to name the other one of a pair."""
        if form == "tag":
            return side
        return self.dice.pick(
            (f"the {side} one", f"the {side}", "the other one", "the other", f"the {side} one")
        )

    def fill(self, phrase: Phrase, fact: Fact, name: str | None) -> str:
        """The phrase with its slots filled; ``name`` stands for the part."""
        possessive = self.voice.possessive
        text = []
        for piece in phrase.pieces:
            if piece[0] != "\0":
                text.append(piece)
            elif piece[1] == "@":
                text.append(name or self._part(piece[2:], fact))
            elif piece[1] == "~":
                text.append(possessive + " " if possessive else "")
            elif fact.side in ("left", "right"):
                text.append(fact.side if piece[1] == "s" else OTHER[fact.side])
        return "".join(text)

    def _part(self, noun: str, fact: Fact) -> str:
        """The part with its article and side: "her left arm", "both arms", "the torso"."""
        article = self.voice.possessive
        lead = article + " " if article else ""
        if noun not in SIDED_NOUNS:
            return lead + noun
        if number_of(fact) == "one":
            return f"{lead}{fact.side} {noun}"
        several = plural(noun)
        if fact.negated:
            return lead + several
        roll = self.dice()
        if roll < 0.42:
            return lead + several
        return f"both {several}" if roll < 0.9 or not lead else f"both {lead}{several}"


_STOP = re.compile(r"([.!?]) ([a-z])")


def capitalised(text: str) -> str:
    """Capital letters at the starts of sentences."""
    return _STOP.sub(lambda match: f"{match[1]} {match[2].upper()}", text[:1].upper() + text[1:])
