"""Kinds of sentences: from chosen facts to one caption.

The kinds are those artists type: short commands, tags, descriptions in the third person, and short
texts of two or three sentences. Facts are worded in the order of the text, because "the other one"
takes up what was named last.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .dice import Dice
from .facts import Fact
from .grammar import Form, phrases
from .writer import COMMANDS, OTHER, SUBJECTS, TAGS, Voice, Writer, has, listed, lone

_FIRST = {"body": 0, "torso": 1}  # then limbs and head


def ordered(facts: Sequence[Fact], dice: Dice) -> list[Fact]:
    """Mostly posture first, denials last; the order of limbs and sides is free."""
    mixed = dice.shuffled(facts)
    if dice() < 0.75:
        mixed.sort(key=lambda fact: _FIRST.get(fact.part, 2))
    mixed.sort(key=lambda fact: fact.negated)
    return mixed


def _nouns_and_others(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Facts that fit after "with" ("her left arm raised"), and those that do not ("leaning back")."""
    nouns = [fact for fact in facts if has("absolute", fact)]
    return nouns, [fact for fact in facts if not has("absolute", fact)]


def tail(writer: Writer, facts: Sequence[Fact], dice: Dice) -> str:
    """Facts hung onto a main clause: " with her left arm raised", ", leaning back", " while …"."""
    if not facts:
        return ""
    nouns, others = _nouns_and_others(facts)
    roll = dice()
    if roll < 0.5 and nouns:
        before = f", {listed([writer.say('ing', fact) for fact in others])}," if others else ""
        return f"{before} with {listed([writer.say('absolute', fact) for fact in nouns])}"
    if roll < 0.72:
        return f", {listed([writer.say('ing', fact) for fact in facts])}"
    if roll < 0.86:
        form: Form = "clause" if not others else "ing"  # not "a person sits while the person waves"
        return _while([writer.say(form, fact) for fact in facts])
    return ", " + ", ".join(_absolutes(writer, facts))


def _while(said: Sequence[str]) -> str:
    """Hung onto a main clause with "while", but for "without raising the arm"."""
    return (" " if said[0].startswith("without ") else " while ") + listed(said)


def third(facts: Sequence[Fact], dice: Dice) -> str:
    """A sentence with a subject: "a man crouches with his left hand on the floor"."""
    voice = Voice(*dice.pick(SUBJECTS))
    writer = Writer(dice, voice)
    first, rest = facts[0], facts[1:]
    roll = dice()
    if roll < 0.26 and not voice.pronoun and not first.negated:
        return _attributed(writer, facts, dice, roll / 0.26)
    opening = f"{voice.subject} {writer.say('third', first)}"
    if rest and roll < 0.5:
        verbs = [opening, *(writer.say("third", fact) for fact in rest)]
        if len(verbs) == 2 and rest[0].negated:
            return " but ".join(verbs)
        return listed(verbs, dice.pick((" and ", " and ", ", and ")))
    return opening + tail(writer, rest, dice)


def _attributed(writer: Writer, facts: Sequence[Fact], dice: Dice, roll: float) -> str:
    """The subject with attributes and no verb: "a woman crouching, …", "a figure with both arms raised"."""
    subject, first, rest = writer.voice.subject, facts[0], facts[1:]
    if has("absolute", first) and roll < 0.45:
        nouns, others = _nouns_and_others(facts)
        text = f"{subject} with {listed([writer.say('absolute', fact) for fact in nouns])}"
        return text + (f", {listed([writer.say('ing', fact) for fact in others])}" if others else "")
    if roll < 0.6:
        said = [writer.say("tag" if fact.negated else "absolute", fact) for fact in facts]
        return f"{subject}, {', '.join(said)}"
    if roll < 0.7 and first.part == "body":
        lead = "this is" if subject.startswith("the ") else "there is"
        return f"{lead} {subject} {writer.say('ing', first)}{tail(writer, rest, dice)}"
    if roll < 0.8:
        return f"{subject} who {listed([writer.say('third', fact) for fact in facts])}"
    return f"{subject} {writer.say('opening', first)}{tail(writer, rest, dice)}"


# Who is told what to do, and whose limbs they are: "have her raise her left arm".
_CAUSED = (
    ("make the character ", "the"), ("have the figure ", "the"), ("let the person ", "their"),
    ("have her ", "her"), ("have him ", "his"), ("make her ", "her"), ("make him ", "his"),
    ("please ", "your"), ("please ", "the"), ("now ", "your"),
)  # fmt: skip


def command(facts: Sequence[Fact], dice: Dice) -> str:
    """An order: "raise your left arm and bend your knees"."""
    voice, lead = dice.pick(COMMANDS), ""
    if dice() < 0.2 and not any(fact.negated for fact in facts):
        lead, possessive = dice.pick(_CAUSED)
        voice = Voice("", possessive, "")
    writer = Writer(dice, voice)
    first, rest = facts[0], facts[1:]
    opening = lead + writer.say("base", first)
    if not rest:
        return opening
    if dice() < 0.65:
        joint = " but " if rest[-1].negated else dice.pick((" and ", " and ", ", "))
        return listed([opening, *(writer.say("base", fact) for fact in rest)], joint)
    if all(has("absolute", fact) for fact in rest):
        return f"{opening} with {listed([writer.say('absolute', fact) for fact in rest])}"
    return opening + _while([writer.say("ing", fact) for fact in rest])


# What artists write before tags.
_LEADS = ("pose: ", "character pose, ", "full body, ", "reference pose, ", "figure drawing pose, ")


def tags(facts: Sequence[Fact], dice: Dice) -> str:
    """Terse tags: "crouching, left arm up, looking down"."""
    writer = Writer(dice, TAGS)
    lead = dice.pick(_LEADS) if dice() < 0.06 else ""
    joint = dice.pick((", ", ", ", ", ", ", ", " and ", "; ", ". "))
    if joint == " and " and len(facts) != 2:
        joint = ", "
    said = []
    for fact in facts:
        if joint not in (", ", " and "):
            writer.pause()
        said.append(writer.say("tag", fact))
    return lead + joint.join(said)


def participles(facts: Sequence[Fact], dice: Dice) -> str:
    """No subject: "crouching with the left arm raised"."""
    voice = Voice("", dice.pick(("the", "the", "his", "her", "their")), "the person")
    writer = Writer(dice, voice)
    if len(facts) > 1 and dice() < 0.3 and all(has("absolute", fact) for fact in facts):
        return "with " + listed([writer.say("absolute", fact) for fact in facts])
    return writer.say("opening", facts[0]) + tail(writer, facts[1:], dice)


_JOINTS = (" while ", " and ", ", ", " and ", "; ", ", and ")
_OPPOSING = (" while ", " and ", " but ", ", ", " whereas ", "; ", ", while ")
_SCENES = ("in this pose ", "the pose shows that ", "here ")


def clauses(facts: Sequence[Fact], dice: Dice, opposing: bool = False) -> str:
    """The parts as subjects: "the left arm is raised while the right arm hangs at the side"."""
    _, possessive, again = dice.pick(SUBJECTS)
    if dice() < 0.5:
        possessive = "the"
    writer = Writer(dice, Voice("", possessive, again))
    lead = dice.pick(_SCENES) if dice() < 0.05 else ""
    said = [writer.say("clause", fact) for fact in facts]
    if len(said) == 1:
        return lead + said[0]
    if len(said) == 2:
        if opposing and not lead and dice() < 0.15:
            return f"while {said[0]}, {said[1]}"
        return lead + dice.pick(_OPPOSING if opposing else _JOINTS).join(said)
    return lead + listed(said, dice.pick((" and ", ", and ", " while ")))


def _one_and_other(first: Fact, second: Fact, dice: Dice) -> str | None:
    """No side named: "one arm is raised, the other hangs down"."""
    tables = [phrases(fact.predicate, "one", False)["clause"] for fact in (first, second)]
    plain = [[p for p in table if not (p.places or p.sided or p.contrasts)] for table in tables]
    nouns = {phrase.noun for phrase in plain[0]} & {phrase.noun for phrase in plain[1]}
    if not nouns:
        return None
    noun = dice.pick(sorted(nouns))
    writer = Writer(dice, Voice("", "the", ""))
    said = [
        writer.fill(dice.early([p for p in found if p.noun == noun]), fact, name)
        for fact, found, name in zip((first, second), plain, (f"one {noun}", "the other"), strict=True)
    ]
    return dice.pick((", ", " and ", " while ", " but ")).join(said)


def only_one(fact: Fact, dice: Dice) -> str:
    """The fact holds on one side and clearly not on the other: "raise the left arm but not the right"."""
    roll = dice()
    if roll < 0.2:
        return _both_spelt_out(fact, dice)
    if roll < 0.5:
        sentence = _denied_then_true(fact, dice)
        if sentence is not None:
            return sentence
        roll = 0.5 + dice() / 2.0
    if roll < 0.68:
        said = Writer(dice, dice.pick(COMMANDS)).say("base", fact, plain=True)
    elif roll < 0.86:
        voice = Voice(*dice.pick(SUBJECTS))
        said = f"{voice.subject} {Writer(dice, voice).say('third', fact, plain=True)}"
    else:
        return _true_then_denied(fact, dice)
    other = OTHER[str(fact.side)]
    return said + dice.pick((f" but not the {other}", f" but not the {other} one", f", not the {other} one"))


def _both_spelt_out(fact: Fact, dice: Dice) -> str:
    """The denied side first or last: "right knee not bent, left knee bent"."""
    table = lone(phrases(fact.predicate, "one", False)["absolute"], fact)
    phrase = dice.early([one for one in table if " not " not in "".join(one.pieces)])
    writer = Writer(dice, dice.pick((TAGS, Voice("", "the", ""))))
    article = "" if writer.voice == TAGS else "the "
    claim = writer.fill(phrase, fact, f"{article}{fact.side} {phrase.noun}")
    denial = writer.fill(phrase, fact, f"{article}{OTHER[str(fact.side)]} {phrase.noun} not")
    return ", ".join((claim, denial) if dice() < 0.5 else (denial, claim))


def _true_then_denied(fact: Fact, dice: Dice) -> str:
    """The part as the subject: "only the left arm is raised", "the left arm is raised, not the right one"."""
    phrase = dice.early(lone(phrases(fact.predicate, "one", False)["clause"], fact))
    writer, other = Writer(dice, Voice("", "the", "")), OTHER[str(fact.side)]
    if dice() < 0.5:
        return writer.fill(phrase, fact, f"only the {fact.side} {phrase.noun}")
    denials = (f" but not the {other} one", f", not the {other} one", f" but the {other} one is not")
    return writer.fill(phrase, fact, None) + dice.pick(denials)


def _denied_then_true(fact: Fact, dice: Dice) -> str | None:
    """The same with the denied side named first: "the left arm is not raised, the right one is"."""
    side, other = str(fact.side), OTHER[str(fact.side)]
    table = lone(phrases(fact.predicate, "one", False)["clause"], fact)
    # Only what a part *is* can be taken up again by a bare "is".
    found = [p for p in table if p.pieces[1].startswith(" is ") and " not " not in "".join(p.pieces)]
    if not found:
        return None
    phrase = dice.early(found)
    writer = Writer(dice, Voice("", dice.pick(("the", "the", "his", "her", "their")), ""))
    named, _, state = writer.fill(phrase, fact, None).partition(" is ")
    if dice() < 0.25:
        joint = dice.pick((", not ", ", but not ", ", and not "))
        return f"{named}{joint}the {other} one, is {state}"
    denied, verb = named.replace(side, other, 1), "isn't" if dice() < 0.3 else "is not"
    joint = dice.pick((", ", ", but ", " but ", " while ", "; ", ", only "))
    return f"{denied} {verb} {state}{joint}the {side} one is"


def single(fact: Fact, dice: Dice) -> str:
    """A caption of one fact."""
    roll = dice()
    if fact.negated:
        kind = command if roll < 0.3 else third if roll < 0.6 else clauses if roll < 0.85 else tags
        return kind([fact], dice)
    if roll < 0.34:
        return command([fact], dice)
    if roll < 0.54:
        return tags([fact], dice)
    if roll < 0.80:
        return third([fact], dice)
    return participles([fact], dice) if roll < 0.9 else clauses([fact], dice)


def several(facts: Sequence[Fact], dice: Dice, opposing: bool = False) -> str:
    """A caption of a few facts; ``opposing`` ones set the left against the right."""
    roll = dice()
    if opposing:
        if roll < 0.05:
            sentence = _one_and_other(facts[0], facts[1], dice)
            if sentence is not None:
                return sentence
        if roll < 0.38:
            return clauses(facts, dice, opposing=True)
    if roll < 0.52:
        return third(facts, dice)
    if roll < 0.68:
        return command(facts, dice)
    if roll < 0.84:
        return tags(facts, dice)
    return participles(facts, dice) if roll < 0.93 else clauses(facts, dice)


def long(facts: Sequence[Fact], dice: Dice) -> str:
    """Two or three sentences, or one long one."""
    roll = dice()
    if roll < 0.62 or len(facts) > 7:
        return _sentences(facts, dice)
    if roll < 0.76:
        return third(facts, dice)
    if roll < 0.86:
        return tags(facts, dice)
    return command(facts, dice) if roll < 0.94 else participles(facts, dice)


def _sentences(facts: Sequence[Fact], dice: Dice) -> str:
    """The facts spread over two or three sentences, the later ones about the parts or "she …"."""
    voice = Voice(*dice.pick(SUBJECTS))
    writer = Writer(dice, voice)
    count = 3 if len(facts) > 5 and dice() < 0.6 else 2
    ends = [round(len(facts) * (part + 1) / count) for part in range(count)]
    first, rest = facts[0], facts[1 : ends[0]]
    sentences = [f"{voice.subject} {writer.say('third', first)}{tail(writer, rest, dice)}"]
    for start, end in pairwise(ends):
        writer.pause()
        part = facts[start:end]
        if dice() < 0.4:
            said = listed([writer.say("third", fact) for fact in part])
            sentences.append(f"{voice.again} {said}")
        else:
            joint = dice.pick((" and ", ", and ", " while "))
            sentences.append(listed([writer.say("clause", fact) for fact in part], joint))
    return ". ".join(sentences)


# --- phrases of an author for the two halves of the body -------------------------------------------------


def halves(said: Sequence[str], facts: Sequence[Fact], dice: Dice) -> str:
    """An author's phrases for one or both halves of the body, with facts about what they leave open.

    Args:
        said: one or two phrases that begin with a verb in -ing ("sitting on a chair") or with a
            preposition ("on all fours", "with the arms crossed").
        facts: about other parts.
        dice: for every choice.
    """
    # "With the arms crossed" hangs on something else: it goes last if there is such.
    phrases_ = sorted(
        dice.shuffled(said) if dice() < 0.3 else said, key=lambda text: text.startswith("with ")
    )
    roll = dice()
    if roll < 0.24:
        writer = Writer(dice, TAGS)
        joint = dice.pick((", ", ", ", ", ", "; "))
        return joint.join([*phrases_, *(writer.say("tag", fact) for fact in facts)])
    if roll < 0.36:
        writer = Writer(dice, Voice("", dice.pick(("the", "the", "his", "her", "their")), "the person"))
        if phrases_[0].startswith("with ") and facts:
            return (
                f"{writer.say('opening', facts[0])}, {', '.join([*phrases_, *_absolutes(writer, facts[1:])])}"
            )
        return _joined(phrases_, dice) + _hung(writer, phrases_, facts, dice)
    voice = Voice(*dice.pick(SUBJECTS))
    writer = Writer(dice, voice)
    first, rest = phrases_[0], phrases_[1:]
    if roll < 0.5 and rest and not voice.pronoun:
        # "Sitting on a chair, a woman is saluting": one half opens the sentence.
        opener, main = (rest[0], first) if rest[0].startswith("with ") or dice() < 0.4 else (first, rest[0])
        return f"{opener}, {voice.subject} {_is(main)}{_hung(writer, phrases_, facts, dice)}"
    if roll < 0.62 and rest:
        joint = dice.pick(("; ", ". ", " and "))
        again = Voice(voice.again, voice.possessive, voice.again)
        doing = f"{again.subject} {_is(rest[0])}"
        return f"{voice.subject} {_is(first)}{joint}{doing}{_hung(writer, phrases_, facts, dice)}"
    return (
        f"{_subject_does(voice, first, dice)}{_rest(rest, dice, first)}{_hung(writer, phrases_, facts, dice)}"
    )


def _is(phrase: str) -> str:
    """As a predicate: "is sitting on a chair", "has the arms crossed"."""
    return "has " + phrase.removeprefix("with ") if phrase.startswith("with ") else "is " + phrase


def _subject_does(voice: Voice, phrase: str, dice: Dice) -> str:
    if voice.pronoun or dice() < 0.6:
        return f"{voice.subject} {_is(phrase)}"
    return f"{voice.subject} {phrase}"


def _rest(rest: Sequence[str], dice: Dice, first: str) -> str:
    """The second phrase after the first; after "left leg behind" a comma keeps the two apart."""
    if not rest:
        return ""
    if rest[0].startswith("with "):
        return (", " if " with " in first or "," in first else " ") + rest[0]
    joints = (", ", ", while ") if "," in first else (", ", " and ", " while ", ", ")
    return dice.pick(joints) + rest[0]


def _joined(said: Sequence[str], dice: Dice) -> str:
    return said[0] + _rest(said[1:], dice, said[0])


def _hung(writer: Writer, said: Sequence[str], facts: Sequence[Fact], dice: Dice) -> str:
    """Facts after an author's phrases; a second "with" or "while" would be read as part of the first."""
    if not facts:
        return ""
    if len(said) == 1 and " with " not in f" {said[0]}" and "," not in said[0]:
        return tail(writer, facts, dice)
    writer.pause()
    if dice() < 0.5:
        return ". " + listed([writer.say("clause", fact) for fact in facts])
    return ", " + ", ".join(_absolutes(writer, facts))


def _absolutes(writer: Writer, facts: Sequence[Fact]) -> list[str]:
    return [writer.say("absolute", fact) for fact in facts]
