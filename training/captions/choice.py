"""Captions from facts: which facts to name, and in which kind of sentence.

A caption names a few facts and leaves the rest unsaid. Because sides are what models get wrong,
sentences that set the left against the right are made often and in many forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np

from .descriptions import activity, is_sentence, not_the_other_side, shown
from .dice import Dice
from .facts import PARTS, Fact, parts_of
from .grammar import phrases
from .sentences import clauses, halves, long, only_one, ordered, several, single, tags, tail, third
from .writer import OTHER, SUBJECTS, TAGS, Voice, Writer, capitalised, has, listed, lone

# How often each kind of caption is made, as shares of one; what a pose cannot give (no fact of one
# side only) goes to the several-facts kind.
SHARE_SINGLE, SHARE_CONTRAST, SHARE_ONLY_ONE, SHARE_SEVERAL = 0.50, 0.17, 0.08, 0.14  # the rest: long
SHARE_DENIAL = 0.18  # one denied fact among the others
SHARE_DENIAL_ALONE = 0.15  # of those: nothing but the denial
SHARE_DENIAL_FIRST = 0.2  # of those with other facts: "hands not touching, arms forward"
SHARE_EXPECTED = 0.5  # of those: a posture, and something that it often has and this one has not
SHARE_ACTIVITY = 0.16  # with the take's description, where there is one
SHARE_HALVES = 0.5  # with an author's phrases, where there are some
SHARE_BOTH_HALVES = 0.6  # of those, where both halves have some
SHARE_NOT_THE_OTHER = 0.3  # of an author's words of one limb, with the other side denied
SHARE_STANDING = 0.25  # "stands with …" in front of facts about limbs
SHARE_VERY_LONG = 0.25  # of the long ones: 6 to 10 facts
SHARE_CAPITAL = 0.12  # capital letter and full stop
LONGEST = 60  # words

# What one would expect of a posture, and therefore denies of one that is otherwise. Anything else is denied
# of poses at large, which nearly all do without it.
_EXPECTED: dict[str, frozenset[str]] = {
    "standing": frozenset({"raised", "knee_bent", "feet_wide", "feet_together", "lean_forward"}),
    "crouching": frozenset({"on_floor", "lean_forward"}),
    "squatting": frozenset({"on_floor", "lean_forward", "raised"}),
    "sitting": frozenset({"arms_crossed", "legs_crossed", "lean_forward", "hands_together"}),
    "sitting_chair": frozenset({"arms_crossed", "legs_crossed", "lean_forward", "hands_together"}),
    "sitting_floor": frozenset({"legs_crossed", "knee_bent", "on_floor"}),
    "kneeling": frozenset({"knee_on_floor", "upright", "on_floor", "hands_together"}),
    "lying": frozenset({"lying_back", "knee_bent"}),
    "jumping": frozenset({"knee_bent", "raised"}),
    "walking": frozenset({"lean_forward", "elbow_bent"}),
    "running": frozenset({"lean_forward"}),
}

LOWER_PARTS = frozenset({"legs", "torso"})
UPPER_PARTS = frozenset({"left_arm", "right_arm", "head"})


class Caption(NamedTuple):
    """A caption and what of the body it speaks of.

    Attributes:
        text: the caption.
        parts: some of left_arm, right_arm, legs, torso and head.
    """

    text: str
    parts: frozenset[str]


@dataclass(frozen=True)
class _Material:
    """The facts of a pose, sorted for the captions."""

    claims: tuple[Fact, ...]
    denials: tuple[Fact, ...]
    contrasts: tuple[tuple[Fact, Fact], ...]
    contrast_weights: tuple[float, ...]
    only_one: tuple[Fact, ...]
    unexpected: tuple[tuple[Fact, Fact], ...]
    standing: Fact | None


_PAIRED_PARTS = {"arm": "arm", "hand": "arm", "leg": "leg", "foot": "leg"}


def _opposes(one: Fact, two: Fact) -> bool:
    """Whether two facts set the left limb against the right one."""
    return (
        {one.side, two.side} == {"left", "right"}
        and _PAIRED_PARTS.get(one.part) == _PAIRED_PARTS.get(two.part, "")
        and one.predicate != two.predicate
        and has("clause", one)
        and has("clause", two)
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
            and (fact.predicate, OTHER.get(str(fact.side))) in denied
            and lone(phrases(fact.predicate, "one", False)["clause"], fact)
        ),
        unexpected=tuple(
            (claim, denial)
            for claim in claims
            for denial in denials
            if denial.predicate in _EXPECTED.get(claim.predicate, ())
        ),
        standing=next((fact for fact in claims if fact.predicate == "standing"), None),
    )


def _choose(
    claims: Sequence[Fact], count: int, dice: Dice, taken: frozenset[str] = frozenset()
) -> list[Fact]:
    """Up to ``count`` facts that settle different things, by weight."""
    chosen: list[Fact] = []
    free = [fact for fact in claims if not fact.slots & taken]
    while free and len(chosen) < count:
        fact = dice.fact(free)
        chosen.append(fact)
        taken |= fact.slots
        free = [other for other in free if not other.slots & taken]
    return chosen


def _told(text: str, facts: Sequence[Fact]) -> Caption:
    return Caption(text, frozenset[str]().union(*(parts_of(fact) for fact in facts)))


def _with_denial(material: _Material, dice: Dice) -> Caption | None:
    if not material.denials:
        return None
    if material.unexpected and dice() < SHARE_EXPECTED:
        posture, denial = dice.pick(material.unexpected)
        more = _choose(material.claims, int(dice() * 2), dice, posture.slots | denial.slots)
        facts = [posture, *more]
        return _told(several([*facts, denial], dice), facts)
    denial = dice.fact(material.denials)
    if dice() < SHARE_DENIAL_ALONE:
        return _told(single(denial, dice), [denial])
    chosen = _choose(material.claims, 1 + int(dice() * 2.4), dice, denial.slots)
    if not chosen:
        return _told(single(denial, dice), [denial])
    if dice() < SHARE_DENIAL_FIRST:
        # Where parts are set side by side, the "not" cannot be read as of what follows.
        kind = tags if dice() < 0.5 else clauses
        return _told(kind([denial, *ordered(chosen, dice)], dice), chosen)
    return _told(several([*ordered(chosen, dice), denial], dice), chosen)


def _with_activity(material: _Material, phrases_of_take: Sequence[str], dice: Dice) -> str:
    """The take's description with some facts that it does not settle."""
    doing = dice.pick(phrases_of_take)
    facts = ordered(_choose(material.claims, int(dice() * 3.2), dice, frozenset({"posture"})), dice)
    if is_sentence(doing):
        writer = Writer(dice, Voice("", "the", "the person"))
        return doing + (f", {listed([writer.say('absolute', fact) for fact in facts])}" if facts else "")
    roll = dice()
    if roll < 0.3:
        writer = Writer(dice, TAGS)
        return ", ".join([doing, *(writer.say("tag", fact) for fact in facts)])
    voice = Voice(*dice.pick(SUBJECTS))
    writer = Writer(dice, voice)
    verb = " is" if voice.pronoun or roll < 0.6 else ""
    return f"{voice.subject}{verb} {doing}{tail(writer, facts, dice)}"


def _with_halves(material: _Material, lower: Sequence[str], upper: Sequence[str], dice: Dice) -> Caption:
    """An author's phrases for one or both halves, and facts about the parts that they leave open."""
    use_lower, use_upper = bool(lower), bool(upper)
    if lower and upper and dice() >= SHARE_BOTH_HALVES:
        use_lower = dice() < 0.5
        use_upper = not use_lower
    said = [dice.pick(written) for written, used in ((lower, use_lower), (upper, use_upper)) if used]
    if dice() < SHARE_NOT_THE_OTHER:
        said = [not_the_other_side(phrase, dice) or phrase for phrase in said]
    covered = (LOWER_PARTS if use_lower else frozenset()) | (UPPER_PARTS if use_upper else frozenset())
    open_claims = [fact for fact in material.claims if not parts_of(fact) & covered]
    count = 1 + int(dice() * 3) if dice() < 0.65 else 0
    facts = ordered(_choose(open_claims, count, dice), dice)
    told = _told(halves(said, facts, dice), facts)
    return Caption(told.text, told.parts | covered)


def _caption(
    material: _Material, doing: Sequence[str], lower: Sequence[str], upper: Sequence[str], dice: Dice
) -> Caption:
    if (lower or upper) and dice() < SHARE_HALVES:
        return _with_halves(material, lower, upper, dice)
    if not material.claims:
        return Caption("a person", frozenset())  # true of any pose, and all that is clear of this one
    if doing and dice() < SHARE_ACTIVITY:
        return Caption(_with_activity(material, doing, dice), PARTS)
    if dice() < SHARE_DENIAL:
        denied = _with_denial(material, dice)
        if denied is not None:
            return denied
    roll = dice()
    if roll < SHARE_SINGLE:
        # Alone, a fact must tell the pose from others even more than beside others.
        fact = dice.weighted(material.claims, [fact.weight**1.5 for fact in material.claims])
        return _told(single(fact, dice), [fact])
    roll -= SHARE_SINGLE
    if roll < SHARE_CONTRAST and material.contrasts:
        pair = dice.weighted(material.contrasts, material.contrast_weights)
        facts = list(pair) if dice() < 0.5 else [pair[1], pair[0]]
        if material.standing is not None and dice() < SHARE_STANDING / 2:
            facts.insert(0, material.standing)
            return _told(third(facts, dice), facts)
        return _told(several(facts, dice, opposing=True), facts)
    roll -= SHARE_CONTRAST
    if 0 <= roll < SHARE_ONLY_ONE and material.only_one:
        fact = dice.fact(material.only_one)
        return _told(only_one(fact, dice), [fact])
    roll -= SHARE_ONLY_ONE
    return _with_several(material, roll > SHARE_SEVERAL, dice)


def _with_several(material: _Material, is_long: bool, dice: Dice) -> Caption:
    if not is_long:
        count = 2 + (dice() < 0.45)
    elif dice() < SHARE_VERY_LONG:
        count = 6 + int(dice() * 5)
    else:
        count = 4 + int(dice() * 3)
    facts = ordered(_choose(material.claims, count, dice), dice)
    if (
        material.standing is not None
        and dice() < SHARE_STANDING
        and not any("posture" in fact.slots for fact in facts)
    ):
        facts.insert(0, material.standing)
    if len(facts) == 1:
        return _told(single(facts[0], dice), facts)
    return _told(long(facts, dice) if is_long and len(facts) > 3 else several(facts, dice), facts)


def captions(
    facts: Sequence[Fact],
    rng: np.random.Generator,
    count: int,
    description: str | None = None,
    lower: Sequence[str] = (),
    upper: Sequence[str] = (),
) -> list[Caption]:
    """Captions of a pose.

    Args:
        facts: what :func:`~training.captions.facts.describe` says of the pose.
        rng: every choice comes from here: the same generator state gives the same captions.
        count: how many.
        description: the take's own words, sides already as in the pose; some captions use it, as far
            as the facts bear it out.
        lower: an author's phrases for what the legs and the posture do, sides as in the pose; each
            begins with a verb in -ing or with a preposition ("sitting on a chair", "on all fours").
        upper: the same for arms, hands and head ("saluting with the right hand").

    Returns:
        ``count`` captions of 1 to 60 words. One that uses the take's description speaks of all parts,
        since what a limb does belongs to the activity; a phrase of an author speaks of its half of the
        body, a denial of nothing.
    """
    dice = Dice(rng)
    material = _sort(facts)
    doing = [words for words in activity(description) if shown(words, facts)]
    made: list[Caption] = []
    while len(made) < count:
        caption = _caption(material, doing, lower, upper, dice)
        if len(caption.text.split()) <= LONGEST:
            made.append(Caption(_finish(caption.text, dice), caption.parts))
    return made


def _finish(text: str, dice: Dice) -> str:
    """Sometimes a capital letter and a full stop; several sentences always end in one."""
    capital = dice() < SHARE_CAPITAL
    if capital:
        text = capitalised(text)
    return text + "." if capital or ". " in text else text
