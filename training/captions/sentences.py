"""Captions from facts: which facts to name, in which kind of sentence, in which words.

A caption names a few facts and leaves the rest unsaid. The kinds of sentences are those artists
type: short commands, tags, and descriptions in the third person; and because sides are what models
get wrong, sentences that set the left against the right are made often and in many forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, TypeVar

import numpy as np

from .descriptions import activity, is_sentence
from .facts import PARTS, Fact, parts_of
from .grammar import SIDED_NOUNS, Form, Phrase, phrases, plural
from .lexicon import Number

T = TypeVar("T")


class Caption(NamedTuple):
    """A caption and what of the body it speaks of.

    Attributes:
        text: the caption.
        parts: some of left_arm, right_arm, legs, torso and head.
    """

    text: str
    parts: frozenset[str]


_OTHER = {"left": "right", "right": "left"}

# How often each kind of caption is made, as shares of one; what a pose cannot give (no fact of one
# side only) goes to the several-facts kind.
SHARE_SINGLE, SHARE_CONTRAST, SHARE_ONLY_ONE, SHARE_SEVERAL = 0.42, 0.22, 0.05, 0.18  # the rest: long
SHARE_DENIAL = 0.075  # one denied fact among the others
SHARE_DENIAL_ALONE = 0.25  # of those: nothing but the denial
SHARE_ACTIVITY = 0.16  # with the take's description, where there is one
SHARE_STANDING = 0.25  # "stands with …" in front of facts about limbs
SHARE_CAPITAL = 0.12  # capital letter and full stop
SHARE_ELLIPSIS = 0.4  # "the right one" for the second arm
LONGEST = 40  # words


class Dice:
    """Random choices from a generator, drawn in blocks because single draws are slow."""

    _BLOCK = 256

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._drawn: list[float] = []

    def __call__(self) -> float:
        """Uniform in [0, 1)."""
        if not self._drawn:
            self._drawn = self._rng.random(self._BLOCK).tolist()
        return self._drawn.pop()

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[int(self() * len(items))]

    def weighted(self, items: Sequence[T], weights: Sequence[float]) -> T:
        """One of the items, by weight."""
        at = self() * sum(weights)
        for item, weight in zip(items, weights, strict=True):
            at -= weight
            if at < 0:
                return item
        return items[-1]

    def fact(self, facts: Sequence[Fact]) -> Fact:
        """One of the facts, by its weight."""
        return self.weighted(facts, [fact.weight for fact in facts])

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """All items in random order."""
        keyed = sorted((self(), index) for index in range(len(items)))
        return [items[index] for _, index in keyed]


# Subject, its possessive, and the word that takes it up again.
_SUBJECTS: tuple[tuple[str, str, str], ...] = (
    ("a person", "their", "the person"),
    ("a person", "the", "the person"),
    ("a person", "their", "the person"),
    ("the person", "their", "the person"),
    ("someone", "their", "the person"),
    ("a figure", "the", "the figure"),
    ("a figure", "its", "the figure"),
    ("the figure", "its", "the figure"),
    ("the character", "their", "the character"),
    ("a character", "the", "the character"),
    ("a man", "his", "he"),
    ("the man", "his", "he"),
    ("he", "his", "he"),
    ("a boy", "his", "he"),
    ("a woman", "her", "she"),
    ("the woman", "her", "she"),
    ("she", "her", "she"),
    ("a girl", "her", "she"),
)


@dataclass(frozen=True)
class Voice:
    """Who is spoken of: subject, possessive ("her", "the", "your", or "" in tags), and pronoun."""

    subject: str
    possessive: str
    again: str


_COMMANDS = (Voice("", "your", "you"), Voice("", "your", "you"), Voice("", "the", "you"))
_TAGS = Voice("", "", "")


def _number(fact: Fact) -> Number:
    if fact.side == "both" or (fact.side is None and fact.part in ("arm", "hand", "leg", "foot")):
        return "both"
    return "one"


class _Writer:
    """Writes the phrases of one caption in one voice."""

    def __init__(self, dice: Dice, voice: Voice) -> None:
        self.dice = dice
        self.voice = voice
        self._last: tuple[str, str | None] = ("", None)  # part and side last named

    def say(self, form: Form, fact: Fact) -> str:
        """The fact in a form; forms its words do not have are replaced by the nearest one."""
        table = phrases(fact.predicate, _number(fact), fact.negated)
        found = table[form]
        if not found:
            if form == "clause":
                return f"{self.voice.again} {self.say('third', fact)}"
            found = table["ing"]
        noun, side = self._last
        name: str | None = None
        turned = side is not None and _OTHER.get(side) == fact.side
        if noun and turned and self.dice() < SHARE_ELLIPSIS:
            same = [p for p in found if p.noun == noun and "other" not in "".join(p.pieces)]
            if same:
                found = tuple(same)
                name = self._second(str(fact.side), form)
        phrase = self.dice.pick(found)
        if phrase.noun in SIDED_NOUNS:
            self._last = (phrase.noun, fact.side)
        return self._fill(phrase, fact, name)

    def _second(self, side: str, form: Form) -> str:
        """How to name the other one of a pair."""
        if form == "tag":
            return side
        return self.dice.pick(
            (f"the {side} one", f"the {side}", "the other one", "the other", f"the {side} one")
        )

    def _fill(self, phrase: Phrase, fact: Fact, name: str | None) -> str:
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
                text.append(fact.side if piece[1] == "s" else _OTHER[fact.side])
        return "".join(text)

    def _part(self, noun: str, fact: Fact) -> str:
        """The part with its article and side: "her left arm", "both arms", "the torso"."""
        article = self.voice.possessive
        lead = article + " " if article else ""
        if noun not in SIDED_NOUNS:
            return lead + noun
        if _number(fact) == "one":
            return f"{lead}{fact.side} {noun}"
        several = plural(noun)
        if fact.negated:
            return lead + several
        roll = self.dice()
        if roll < 0.42:
            return lead + several
        return f"both {several}" if roll < 0.9 or not lead else f"both {lead}{several}"


def _listed(parts: Sequence[str], last: str = " and ") -> str:
    """Join with commas: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + last + parts[-1]


_FIRST = {"body": 0, "torso": 1}  # then limbs and head


def _ordered(facts: Sequence[Fact], dice: Dice) -> list[Fact]:
    """Mostly posture first, denials last; the order of limbs and sides is free."""
    mixed = dice.shuffled(facts)
    if dice() < 0.75:
        mixed.sort(key=lambda fact: _FIRST.get(fact.part, 2))
    mixed.sort(key=lambda fact: fact.negated)
    return mixed


def _has(form: Form, fact: Fact) -> bool:
    return bool(phrases(fact.predicate, _number(fact), fact.negated)[form])


# --- kinds of sentences ---------------------------------------------------------------------------------


def _tail(writer: _Writer, facts: Sequence[Fact], dice: Dice) -> str:
    """Facts hung onto a main clause: " with her left arm raised", ", leaning back", " while …"."""
    if not facts:
        return ""
    nouns = [fact for fact in facts if _has("absolute", fact)]
    others = [fact for fact in facts if not _has("absolute", fact)]
    roll = dice()
    if roll < 0.5 and nouns:
        before = f", {_listed([writer.say('ing', fact) for fact in others])}," if others else ""
        return f"{before} with {_listed([writer.say('absolute', fact) for fact in nouns])}"
    if roll < 0.72:
        going = _listed([writer.say("ing", fact) for fact in facts])
        return f", {going}"
    if roll < 0.86 and (writer.voice.subject or not others):
        return " while " + _listed([writer.say("clause", fact) for fact in facts])
    return ", " + ", ".join(writer.say("absolute", fact) for fact in facts)


def _third(facts: Sequence[Fact], dice: Dice) -> str:
    """A sentence with a subject: "a man crouches with his left hand on the floor"."""
    voice = Voice(*dice.pick(_SUBJECTS))
    writer = _Writer(dice, voice)
    first, rest = facts[0], facts[1:]
    roll = dice()
    if roll < 0.18 and voice.subject not in ("he", "she") and not first.negated:
        # "a woman crouching, …", "a figure with both arms raised"
        if _has("absolute", first) and dice() < 0.6:
            named = [fact for fact in facts if _has("absolute", fact)]
            others = [fact for fact in facts if not _has("absolute", fact)]
            text = f"{voice.subject} with {_listed([writer.say('absolute', fact) for fact in named])}"
            return text + (f", {_listed([writer.say('ing', fact) for fact in others])}" if others else "")
        return f"{voice.subject} {writer.say('opening', first)}{_tail(writer, rest, dice)}"
    opening = f"{voice.subject} {writer.say('third', first)}"
    if rest and roll < 0.5:
        verbs = [opening, *(writer.say("third", fact) for fact in rest)]
        if len(verbs) == 2 and rest[0].negated:
            return " but ".join(verbs)
        return _listed(verbs, dice.pick((" and ", " and ", ", and ")))
    return opening + _tail(writer, rest, dice)


def _command(facts: Sequence[Fact], dice: Dice) -> str:
    """An order: "raise your left arm and bend your knees"."""
    writer = _Writer(dice, dice.pick(_COMMANDS))
    first, rest = facts[0], facts[1:]
    opening = writer.say("base", first)
    if not rest:
        return opening
    if dice() < 0.65:
        joint = " but " if rest[-1].negated else dice.pick((" and ", " and ", ", "))
        return _listed([opening, *(writer.say("base", fact) for fact in rest)], joint)
    nouns = [fact for fact in rest if _has("absolute", fact)]
    if len(nouns) == len(rest):
        return f"{opening} with {_listed([writer.say('absolute', fact) for fact in rest])}"
    return f"{opening} while {_listed([writer.say('ing', fact) for fact in rest])}"


def _tags(facts: Sequence[Fact], dice: Dice) -> str:
    """Terse tags: "crouching, left arm up, looking down"."""
    writer = _Writer(dice, _TAGS)
    return dice.pick((", ", ", ", ", ", " and " if len(facts) == 2 else ", ", "; ")).join(
        [writer.say("tag", fact) for fact in facts]
    )


def _participles(facts: Sequence[Fact], dice: Dice) -> str:
    """No subject: "crouching with the left arm raised"."""
    voice = Voice("", dice.pick(("the", "the", "his", "her", "their")), "the person")
    writer = _Writer(dice, voice)
    if len(facts) > 1 and dice() < 0.3 and all(_has("absolute", fact) for fact in facts):
        return "with " + _listed([writer.say("absolute", fact) for fact in facts])
    return writer.say("opening", facts[0]) + _tail(writer, facts[1:], dice)


_JOINTS = (" while ", " and ", ", ", " and ", "; ", ", and ")
_OPPOSING = (" while ", " and ", " but ", ", ", " whereas ", "; ", ", while ")


def _clauses(facts: Sequence[Fact], dice: Dice, opposing: bool = False) -> str:
    """The parts as subjects: "the left arm is raised while the right arm hangs at the side"."""
    _, possessive, again = dice.pick(_SUBJECTS)
    if dice() < 0.5:
        possessive = "the"
    writer = _Writer(dice, Voice("", possessive, again))
    said = [writer.say("clause", fact) for fact in facts]
    if len(said) == 1:
        return said[0]
    if len(said) == 2:
        if opposing and dice() < 0.15:
            return f"while {said[0]}, {said[1]}"
        return dice.pick(_OPPOSING if opposing else _JOINTS).join(said)
    return _listed(said, dice.pick((" and ", ", and ", " while ")))


def _one_and_other(first: Fact, second: Fact, dice: Dice) -> str | None:
    """No side named: "one arm is raised, the other hangs down"."""
    tables = [phrases(fact.predicate, "one", False)["clause"] for fact in (first, second)]
    nouns = {phrase.noun for phrase in tables[0]} & {phrase.noun for phrase in tables[1]}
    if not nouns:
        return None
    noun = dice.pick(sorted(nouns))
    writer = _Writer(dice, Voice("", "the", ""))
    said = []
    for fact, table, name in zip((first, second), tables, (f"one {noun}", "the other"), strict=True):
        plain = [p for p in table if p.noun == noun and not {"\0s", "\0o"} & set(p.pieces)]
        if not plain:
            return None
        said.append(writer._fill(dice.pick(plain), fact, name))
    return dice.pick((", ", " and ", " while ", " but ")).join(said)


def _only_one(fact: Fact, dice: Dice) -> str:
    """The fact holds on one side and clearly not on the other: "raise the left arm but not the right"."""
    other = _OTHER[str(fact.side)]
    roll = dice()
    if roll < 0.35:
        writer = _Writer(dice, dice.pick(_COMMANDS))
        said = writer.say("base", fact)
    elif roll < 0.7:
        voice = Voice(*dice.pick(_SUBJECTS))
        said = f"{voice.subject} {_Writer(dice, voice).say('third', fact)}"
    else:
        table = phrases(fact.predicate, "one", False)["clause"]
        phrase = dice.pick(table)
        writer = _Writer(dice, Voice("", "the", ""))
        if dice() < 0.5:
            return writer._fill(phrase, fact, f"only the {fact.side} {phrase.noun}")
        said = writer._fill(phrase, fact, None)
        return said + dice.pick(
            (f" but not the {other} one", f", not the {other} one", f" but the {other} one is not")
        )
    return said + dice.pick((f" but not the {other}", f" but not the {other} one", f", not the {other} one"))


def _single(fact: Fact, dice: Dice) -> str:
    roll = dice()
    if fact.negated:
        kind = _command if roll < 0.3 else _third if roll < 0.6 else _clauses if roll < 0.85 else _tags
        return kind([fact], dice)
    if roll < 0.34:
        return _command([fact], dice)
    if roll < 0.58:
        return _tags([fact], dice)
    if roll < 0.80:
        return _third([fact], dice)
    return _participles([fact], dice) if roll < 0.9 else _clauses([fact], dice)


def _several(facts: Sequence[Fact], dice: Dice, opposing: bool = False) -> str:
    roll = dice()
    if opposing:
        if roll < 0.05:
            sentence = _one_and_other(facts[0], facts[1], dice)
            if sentence is not None:
                return sentence
        if roll < 0.38:
            return _clauses(facts, dice, opposing=True)
    if roll < 0.52:
        return _third(facts, dice)
    if roll < 0.68:
        return _command(facts, dice)
    if roll < 0.84:
        return _tags(facts, dice)
    return _participles(facts, dice) if roll < 0.93 else _clauses(facts, dice)


def _long(facts: Sequence[Fact], dice: Dice) -> str:
    """Two sentences or one long one."""
    roll = dice()
    if roll < 0.45:
        half = max(1, len(facts) // 2)
        voice = Voice(*dice.pick(_SUBJECTS))
        writer = _Writer(dice, voice)
        opening = f"{voice.subject} {writer.say('third', facts[0])}{_tail(writer, facts[1:half], dice)}"
        rest = [writer.say("clause", fact) for fact in facts[half:]]
        return f"{opening}. {_listed(rest)}"
    if roll < 0.65:
        return _third(facts, dice)
    if roll < 0.78:
        return _tags(facts, dice)
    return _command(facts, dice) if roll < 0.9 else _participles(facts, dice)


# --- choice of facts ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Material:
    """The facts of a pose, sorted for the captions."""

    claims: tuple[Fact, ...]
    denials: tuple[Fact, ...]
    contrasts: tuple[tuple[Fact, Fact], ...]
    contrast_weights: tuple[float, ...]
    only_one: tuple[Fact, ...]
    standing: Fact | None


_PAIRED_PARTS = {"arm": "arm", "hand": "arm", "leg": "leg", "foot": "leg"}


def _opposes(one: Fact, two: Fact) -> bool:
    """Whether two facts set the left limb against the right one."""
    return (
        {one.side, two.side} == {"left", "right"}
        and _PAIRED_PARTS.get(one.part) == _PAIRED_PARTS.get(two.part, "")
        and one.predicate != two.predicate
        and _has("clause", one)
        and _has("clause", two)
    )


def _sort(facts: Sequence[Fact]) -> _Material:
    claims = tuple(fact for fact in facts if not fact.negated)
    denials = tuple(fact for fact in facts if fact.negated)
    denied = {(fact.predicate, fact.side) for fact in denials}
    contrasts = tuple(pair for pair in combinations(claims, 2) if _opposes(*pair))
    return _Material(
        claims=claims,
        denials=denials,
        contrasts=contrasts,
        contrast_weights=tuple(one.weight * two.weight for one, two in contrasts),
        only_one=tuple(
            fact
            for fact in claims
            if fact.part in _PAIRED_PARTS
            and (fact.predicate, _OTHER.get(str(fact.side))) in denied
            and _has("clause", fact)
        ),
        standing=next((fact for fact in claims if fact.predicate == "standing"), None),
    )


def _choose(material: _Material, count: int, dice: Dice, taken: frozenset[str] = frozenset()) -> list[Fact]:
    """Up to ``count`` facts that settle different things, by weight."""
    chosen: list[Fact] = []
    free = [fact for fact in material.claims if not fact.slots & taken]
    while free and len(chosen) < count:
        fact = dice.fact(free)
        chosen.append(fact)
        taken |= fact.slots
        free = [other for other in free if not other.slots & taken]
    return chosen


def _told(text: str, facts: Sequence[Fact]) -> Caption:
    return Caption(text, frozenset().union(*(parts_of(fact) for fact in facts)))


def _with_denial(material: _Material, dice: Dice) -> Caption | None:
    if not material.denials:
        return None
    denial = dice.fact(material.denials)
    if dice() < SHARE_DENIAL_ALONE:
        return _told(_single(denial, dice), [denial])
    chosen = _choose(material, 1 + int(dice() * 2.4), dice, denial.slots)
    if not chosen:
        return _told(_single(denial, dice), [denial])
    return _told(_several([*_ordered(chosen, dice), denial], dice), chosen)


def _with_activity(material: _Material, phrases_of_take: Sequence[str], dice: Dice) -> str:
    """The take's description with some facts that it does not settle."""
    doing = dice.pick(phrases_of_take)
    chosen = _choose(material, int(dice() * 3.2), dice, frozenset({"posture"}))
    facts = _ordered(chosen, dice)
    if is_sentence(doing):
        writer = _Writer(dice, Voice("", "the", "the person"))
        return doing + (f", {_listed([writer.say('absolute', fact) for fact in facts])}" if facts else "")
    roll = dice()
    if roll < 0.3:
        writer = _Writer(dice, _TAGS)
        return ", ".join([doing, *(writer.say("tag", fact) for fact in facts)])
    voice = Voice(*dice.pick(_SUBJECTS))
    writer = _Writer(dice, voice)
    verb = " is" if voice.subject in ("he", "she") or roll < 0.6 else ""
    return f"{voice.subject}{verb} {doing}{_tail(writer, facts, dice)}"


def _caption(material: _Material, phrases_of_take: Sequence[str], dice: Dice) -> Caption:
    if not material.claims:
        return Caption("a person", frozenset())  # true of any pose, and all that is clear of this one
    if phrases_of_take and dice() < SHARE_ACTIVITY:
        return Caption(_with_activity(material, phrases_of_take, dice), PARTS)
    if dice() < SHARE_DENIAL:
        denied = _with_denial(material, dice)
        if denied is not None:
            return denied
    roll = dice()
    if roll < SHARE_SINGLE:
        fact = dice.fact(material.claims)
        return _told(_single(fact, dice), [fact])
    roll -= SHARE_SINGLE
    if roll < SHARE_CONTRAST and material.contrasts:
        pair = dice.weighted(material.contrasts, material.contrast_weights)
        ordered = list(pair) if dice() < 0.5 else [pair[1], pair[0]]
        if material.standing is not None and dice() < SHARE_STANDING / 2:
            ordered.insert(0, material.standing)
            return _told(_third(ordered, dice), ordered)
        return _told(_several(ordered, dice, opposing=True), ordered)
    roll -= SHARE_CONTRAST
    if 0 <= roll < SHARE_ONLY_ONE and material.only_one:
        fact = dice.fact(material.only_one)
        return _told(_only_one(fact, dice), [fact])
    roll -= SHARE_ONLY_ONE
    long = roll > SHARE_SEVERAL
    chosen = _choose(material, 4 + int(dice() * 4) if long else 2 + (dice() < 0.45), dice)
    facts = _ordered(chosen, dice)
    if (
        material.standing is not None
        and dice() < SHARE_STANDING
        and not any("posture" in f.slots for f in facts)
    ):
        facts.insert(0, material.standing)
    if len(facts) == 1:
        return _told(_single(facts[0], dice), facts)
    return _told(_long(facts, dice) if long and len(facts) > 3 else _several(facts, dice), facts)


def captions(
    facts: Sequence[Fact], rng: np.random.Generator, count: int, description: str | None = None
) -> list[Caption]:
    """Captions of a pose.

    Args:
        facts: what :func:`~training.captions.facts.describe` says of the pose.
        rng: every choice comes from here: the same generator state gives the same captions.
        count: how many.
        description: the take's own words, sides already as in the pose; some captions use it.

    Returns:
        ``count`` captions of 1 to 40 words. One that uses the take's description speaks of all parts,
        since what a limb does belongs to the activity; a denial speaks of none.
    """
    dice = Dice(rng)
    material = _sort(facts)
    doing = activity(description)
    made: list[Caption] = []
    while len(made) < count:
        caption = _caption(material, doing, dice)
        if len(caption.text.split()) > LONGEST:
            continue
        made.append(Caption(_finish(caption.text, dice), caption.parts))
    return made


def _finish(text: str, dice: Dice) -> str:
    """Sometimes a capital letter and a full stop; two sentences always end in one."""
    capital = dice() < SHARE_CAPITAL
    if capital:
        text = ". ".join(sentence[:1].upper() + sentence[1:] for sentence in text.split(". "))
    return text + "." if capital or ". " in text else text
