"""From the lexicon's phrases to inflected ones: verbs, numbers, articles, and every form of a clause.

Each fact gets, once, a table of its phrases in every form that a sentence may ask for. A phrase in
the table is cut into literal pieces and slots, so that filling one in at run time is a join.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from math import log
from typing import Literal

from . import words_arms, words_body, words_legs
from .lexicon import BodyWords, Number, PartWords, Words

WORDS: dict[str, Words] = words_arms.WORDS | words_legs.WORDS | words_body.WORDS

# What a sentence may ask for, with "raise the left arm" as the example:
#   base: raise the left arm            third: raises her left arm        ing: raising her left arm
#   clause: her left arm is raised      absolute: her left arm raised (after "with")
#   tag: left arm raised                opening: as ing, or a state of the person ("on all fours")
Form = Literal["base", "third", "ing", "opening", "clause", "absolute", "tag"]
FORMS: tuple[Form, ...] = ("base", "third", "ing", "opening", "clause", "absolute", "tag")

SIDED_NOUNS = {"arm", "hand", "elbow", "forearm", "leg", "knee", "foot", "heel", "ankle"}

_THIRD = {"have": "has", "be": "is", "do": "does", "go": "goes"}
_ING = {"be": "being", "lie": "lying", "box": "boxing", "tiptoe": "tiptoeing"}
# Verbs that double their last letter before -ing.
_DOUBLING = {
    "sit", "squat", "put", "step", "hug", "run", "grab", "drop", "let", "set", "get", "tip", "jog", "hop",
    "clap", "swim", "wrap", "prop", "jut",
}  # fmt: skip


def third_person(verb: str) -> str:
    """Third person: "raise" → "raises", "carry" → "carries", "reach" → "reaches"."""
    if verb in _THIRD:
        return _THIRD[verb]
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(s|x|z|ch|sh)$", verb) else "s")


def participle(verb: str) -> str:
    """Present participle: "raise" → "raising", "sit" → "sitting", "lie" → "lying"."""
    if verb in _ING:
        return _ING[verb]
    if verb in _DOUBLING:
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        return verb[:-1] + "ing"
    return verb + "ing"


def plural(noun: str) -> str:
    """Plural: "arm" → "arms", "foot" → "feet"."""
    return "feet" if noun == "foot" else noun + "s"


# Phrases join several acts: "kneel and sit back on ~ heels", "lie face down". Verbs after these words
# are inflected together with the first one.
_JOINED = re.compile(r"\b(and) (sit|hug|meditate|reach|touch|pull)\b")


def _inflect(phrase: str, how: Literal["third", "ing"]) -> str:
    """Inflect the verb that opens a phrase, and the ones joined to it by "and"."""
    change = third_person if how == "third" else participle
    verb, _, rest = phrase.partition(" ")
    rest = _JOINED.sub(lambda match: f"and {change(match[2])}", rest)
    return f"{change(verb)} {rest}".strip()


_PLACES = re.compile(
    r"\b(?:arm|hand|elbow|forearm|leg|thigh|knee|shin|foot|feet|heel|toe|ankle|hip|ear|shoulder|temple"
    r"|bicep|fist|palm)s?\b"
)


_COUNTED = {"\0s": "\0side", "\0o": "\0side"}


@dataclass(frozen=True)
class Phrase:
    r"""A phrase ready to be filled.

    Attributes:
        pieces: literal text and slots in turn; a slot is a str that begins with a NUL:
            ``"\0@arm"`` the part with its side and article, ``"\0~"`` possessive or article,
            ``"\0s"`` the side, ``"\0o"`` the other side.
        noun: the part named by ``@``; empty when the phrase speaks of the person.
        subject: whether the phrase is a whole clause whose subject is the part.
    """

    pieces: tuple[str, ...]
    noun: str
    subject: bool

    @cached_property
    def sided(self) -> bool:
        """Whether a side is spelt out besides that of the part."""
        return bool({"\0s", "\0o"} & set(self.pieces))

    @cached_property
    def places(self) -> bool:
        """Whether it names other parts of the body that come in pairs: "on the knee"."""
        return any(piece[0] != "\0" and _PLACES.search(piece) for piece in self.pieces)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words; a side is one, wherever it stands."""
        text = " ".join(_COUNTED.get(piece, piece.replace("\0@", "\0side ")) for piece in self.pieces)
        return frozenset(text.split())

    @cached_property
    def contrasts(self) -> bool:
        """Whether it speaks of the limb against the other one: "ahead of the other"."""
        return "other" in "".join(self.pieces)


_SLOT = re.compile(r"(@|~ |\{s\}|\{o\})")
_NAMES = {"~ ": "\0~", "{s}": "\0s", "{o}": "\0o"}


def _phrase(text: str, noun: str = "", subject: bool = False) -> Phrase:
    pieces = tuple(
        "\0@" + noun if piece == "@" else _NAMES.get(piece, piece) for piece in _SLOT.split(text) if piece
    )
    return Phrase(pieces, noun, subject)


def _numbered(phrases: tuple[str, ...], number: Number) -> Iterator[str]:
    """Choose between [one|both]; a phrase that names a single side cannot speak of both."""
    for phrase in phrases:
        if number == "both" and ("{s}" in phrase or "{o}" in phrase):
            continue
        yield re.sub(r"\[([^|\]]*)\|([^\]]*)\]", lambda match: match[1 if number == "one" else 2], phrase)


def _claims_of_part(words: PartWords, number: Number) -> Iterator[tuple[Form, Phrase]]:
    plural_number = number == "both"
    for noun in words.nouns:
        for act in _numbered(words.acts, number):
            yield "base", _phrase(act, noun)
            yield "third", _phrase(_inflect(act, "third"), noun)
            yield "ing", _phrase(_inflect(act, "ing"), noun)
        for state in _numbered(words.states, number):
            yield "clause", _phrase(f"@ {'are' if plural_number else 'is'} {state}", noun, True)
            yield "absolute", _phrase(f"@ {state}", noun)
            yield "tag", _phrase(f"@ {state}", noun)
            if not words.acts:
                yield "base", _phrase(f"keep @ {state}", noun)
                yield "third", _phrase(f"keeps @ {state}", noun)
                yield "ing", _phrase(f"keeping @ {state}", noun)
            else:
                yield "third", _phrase(f"has @ {state}", noun)
        for move in _numbered(words.moves, number):
            verb = move if plural_number else _inflect(move, "third")
            yield "clause", _phrase(f"@ {verb}", noun, True)
            yield "absolute", _phrase(f"@ {_inflect(move, 'ing')}", noun)
            yield "tag", _phrase(f"@ {_inflect(move, 'ing')}", noun)


def _claims_of_body(words: BodyWords, number: Number) -> Iterator[tuple[Form, Phrase]]:
    for act in _numbered(words.acts, number):
        yield "base", _phrase(act)
        yield "third", _phrase(_inflect(act, "third"))
        yield "third", _phrase("is " + _inflect(act, "ing"))
        yield "ing", _phrase(_inflect(act, "ing"))
    for state in _numbered(words.states, number):
        yield "third", _phrase(f"is {state}")
        yield "opening", _phrase(state)
        if "~" not in state:
            yield "tag", _phrase(state)
    for tag in _numbered(words.tags, number):
        yield "tag", _phrase(tag)


def _denials_of_part(words: PartWords, number: Number) -> Iterator[tuple[Form, Phrase]]:
    """Denied phrases. ``@`` of a pair becomes "either arm" after a verb and "neither arm" before one."""
    one = number == "one"
    for noun in words.nouns:
        for act in _numbered(words.acts, number):
            yield "base", _phrase(f"do not {act}", noun)
            yield "base", _phrase(f"don't {act}", noun)
            yield "third", _phrase(f"does not {act}", noun)
            yield "third", _phrase(f"doesn't {act}", noun)
            yield "ing", _phrase(f"without {_inflect(act, 'ing')}", noun)
            yield "ing", _phrase(f"not {_inflect(act, 'ing')}", noun)
        for state in _numbered(words.states, number):
            if state.startswith("not "):
                continue
            yield "clause", _phrase(f"@ {'is' if one else 'are'} not {state}", noun, True)
            yield "clause", _phrase(f"@ {'isn' if one else 'aren'}'t {state}", noun, True)
            yield "absolute", _phrase(f"@ not {state}", noun)
            yield "tag", _phrase(f"@ not {state}", noun)
            if not words.acts:
                yield "base", _phrase(f"do not keep @ {state}", noun)
                yield "third", _phrase(f"does not have @ {state}", noun)
                yield "ing", _phrase(f"without having @ {state}", noun)


def _denials_of_body(words: BodyWords, number: Number) -> Iterator[tuple[Form, Phrase]]:
    if number == "one" and any("{s}" in act for act in words.acts):
        # "Not leaning" would be false of a lean to the other side: the denial must name its side.
        acts, states, tags = (tuple(text for text in texts if "{s}" in text) for texts in words[:3])
        words = BodyWords(acts, states, tags)
    for act in _numbered(words.acts, number):
        going = _inflect(act, "ing")
        yield "base", _phrase(f"do not {act}")
        yield "base", _phrase(f"don't {act}")
        yield "third", _phrase(f"is not {going}")
        yield "third", _phrase(f"isn't {going}")
        yield "third", _phrase(f"does not {act}")
        yield "ing", _phrase(f"not {going}")
        yield "ing", _phrase(f"without {going}")
        yield "tag", _phrase(f"not {going}")
    for state in _numbered(words.states, number):
        yield "third", _phrase(f"is not {state}")
        yield "opening", _phrase(f"not {state}")
        if "~" not in state:
            yield "tag", _phrase(f"not {state}")


# A denial of two things at once is true when either fails, and readers take it for both: "not stretched
# out in front" of an arm that hangs straight down, "not bent and raised" of a knee that is bent.
_TWO_THINGS = re.compile(r",|\b(?:and|stretch\w*|extend\w*|outstretched|straight\w*)\b")
_ONE_THING = {"elbow_straight", "knee_straight"}


def deniable(predicate: str, phrase: Phrase) -> bool:
    """Whether the denial of a phrase denies one thing and no more."""
    text = "".join(phrase.pieces)
    if "unbent" in text:  # "not unbent" is one negation too many
        return False
    return predicate in _ONE_THING or _TWO_THINGS.search(text) is None


def _plain_first(found: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """Phrases in the order of how typical they are: "lunge with @ forward" before "sink into a lunge".

    Typical is what is likely when each word is in a phrase or not independently of the others, by the
    share of the phrases that have it (naive Bayes with the Bernoulli model).
    """
    said = {phrase: phrase.words for phrase in found}
    counts = Counter(word for words in said.values() for word in words)
    # In a fixed order: that of a set changes from run to run, and with it the last digit of a sum.
    shares = {word: counts[word] / (len(said) + 1) for word in sorted(counts)}

    def likelihood(phrase: Phrase) -> float:
        return sum(log(share if word in said[phrase] else 1.0 - share) for word, share in shares.items())

    return tuple(sorted(said, key=likelihood, reverse=True))


@cache
def phrases(predicate: str, number: Number, negated: bool) -> dict[Form, tuple[Phrase, ...]]:
    """All phrases for a fact, by form, the plain ones first; a form that its words cannot take is empty."""
    table: dict[Form, dict[Phrase, None]] = {form: {} for form in FORMS}
    for words in WORDS[predicate]:
        if words.only is not None and words.only != number:
            continue
        if isinstance(words, PartWords):
            forms = _denials_of_part(words, number) if negated else _claims_of_part(words, number)
        else:
            forms = _denials_of_body(words, number) if negated else _claims_of_body(words, number)
        for form, phrase in forms:
            if negated and not deniable(predicate, phrase):
                continue
            table[form][phrase] = None
            if form == "ing":
                table["opening"][phrase] = None
    return {form: _plain_first(found) for form, found in table.items()}
