"""Reading a caption: clauses, what each speaks of, and what it says of it.

A clause is searched for postures first, then for a part of the body with its side, then for the states
that its kind of part may have. Words that mean nothing here are no claims.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .claim import Claim, Side
from .lexicon import (
    FULL,
    LEANING,
    NEGATION,
    PARTS,
    PLURALS,
    POSSESSIVE,
    POSTURES,
    SLIGHT,
    SQUARE,
    STATES,
)

_PART = "|".join(sorted(PARTS, key=len, reverse=True))
_SUBJECT = re.compile(
    rf"(?:\b(?P<side>left|right|both|each|one|either|other)(?: of)? )?(?:{POSSESSIVE} "
    rf"|(?P<late>left|right|both) |two |straight |bent |clenched |open |raised |locked "
    rf"|extended )*\b(?P<part>{_PART})\b"
)
# "the right one", "the other", "left": the part was named before.
_AFTER = (
    r"one|is|isn't|bends?|bending|bent|kept|held|holding|straight\w*|extend\w*|stretch\w*|rais\w*"
    r"|lift\w*|up|down|out|in|on|at|to|"
    r"behind|back|forwards?|ahead|above|over|under|rest\w*|hang\w*|soft\w*|slightly|fully|a|almost"
    r"|completely|point\w*|tuck\w*|"
    r"flex\w*|level\w*|not|beside|near|close|pulled|drawn|off|by|across|steps?|stepping|unbent"
    r"|lock\w*|tightly|sharply|next|"
    r"reach\w*|placed|hold|bend|rightangle|out|crossed|sideways|low|high|#+"
)
_AGAIN = re.compile(rf"\b(?P<side>left|right|other)(?: one)?(?=$| (?:{_AFTER})\b)")
# "Behind the head": a place, not what the clause speaks of.
_AS_PLACE = re.compile(
    rf"\b(?:behind|over|above|at|to|near|on|beside|before|under|past|beyond|than) (?:{POSSESSIVE} )?$"
)
_ONE = re.compile(r"^(?:the )?one\b")

# Phrases that would mislead, rewritten before anything else is read.
_REWRITES = [
    (re.compile(pattern), by)
    for pattern, by in [
        (r"[’]", "'"),
        (r"\b(?:hands|palms) and (?:the |both )?knees\b", "all fours"),
        (r"\b(?:hands|palms|forearms|elbows) and (?:feet|toes)\b", "limbs"),
        # What is only about to happen.
        (r"\b(?:ready|about|going|preparing|poised) to \w+(?: (?:up|down|back|off|over|forwards?))?\b", ""),
        (r"\b(drawn|propped|made)[- ]up\b", r"\1"),
        (rf"\bprop\w* (?:{POSSESSIVE} )?(?:head|chin) up\b", "propping"),
        (r"\bover (?=backwards?\b)", ""),
        (r"\b(shoulder|head|hand|elbow|forearm)[ -]stand", r"\1stand"),
        (r"\b(not(?: \w+)?|\w+n't(?: \w+)?) bent and (?=raised|lifted|up)", r"\1 "),
        (r"\b(?:hang|dangl)\w* (?=by|from)", ""),
        (r"\bchest stretch\b", "chest"),
        (r"\bright[ -]angles?\b", "rightangle"),
        (r"\b90 ?(?:degrees?|°|deg)", "rightangle"),
        (r"(?<!to the )(?<!to )(?<!to his )(?<!to her )(?<!to its )(?<!to your )(?<!to their )"
            r"\b(?:left and (?:the )?right|right and (?:the )?left)\b", "both"),
        (r"\bupper[ -]bod(?:y|ies)\b", "upperbody"),
        (r"\ball the way up\b", "up"),
        (r"\bfully (?:straight|extended|stretched)\b|\bcompletely straight\b"
            r"|\balmost straight\b", "fullstraight"),
        (r"\b(straight|upright|rounded|arched|flat|hunched) back\b", r"spineback \1"),
        (r"(?:^|(?<=[,;:.] ))back (?=straight|upright|rounded|arched|hunched|flat|curved|level"
            r"|bent)", "spineback "),
        (
            r"(?<!on )(?<!behind )(?<!against )\b((?:the|his|her|its|their|your) )back "
            r"(?=(?:is |kept |held )?(?:straight|upright|rounded|arched|hunched|flat|curved"
            r"|forward|level|parallel|bent))",
            r"\1spineback ",
        ),
        (r"\bstraighten\w* (?:the|his|her|its|their|your) back\b", "spineback straight"),
        (r"\b(?:hunch|curl|round)\w* (?:the|his|her|its|their|your) back\b", "spineback rounded"),
        (
            r"\b(?:to|towards?) (?:the |his |her |its |their |your |one's )?(left|right)"
            rf"(?:[ -]hand)?(?: side)?(?! (?:\w+ )?(?:{_PART}|hip|shoulder|ear|cheek|side of))\b", r"DIR\1",
        ),
        (
            r"\b(lean\w*|tilt\w*|turn\w*|twist\w*|bend\w*|bent|rotat\w*|sway\w*|tipp?\w*|look\w*"
            r"|inclin\w*|roll\w*|facing|sideways)( \w+ly| far| a little| a bit)? (left|right)\b"
            rf"(?! (?:{_PART}|hip|shoulder|one|is|a ))", r"\1\2 DIR\3",
        ),
        (r"\b(?:leaning|lying|lies|lie|rolled|resting) on (?:\w+ )?(?:left|right) side\b", "lying sidelong"),
        (r"\b(?:left|right) side\b", ""),
        (r"\bDIRleft\b", "DIRLEFT"),
        (r"\bDIRright\b", "DIRRIGHT"),
        (r"\bstand\w* up\b", "stand"),
        (r"\bstraighten\w* up\b", ""),
        (r"\b(?:sideways|side bend) over\b", "sideways"),
        (r"\b(?:dragged|dragging) down\b", "dragged"),
        (r"\bhanging hands\b", ""),
        (r"\blean\w* on (?=(?:\w+ )?knees\b)", "knees "),
        (r"\b(?:standing|sitting) (?:bow|split|ovation|forward fold)\b", ""),
        (r"\bheel of\b", ""),
        (r"\b(?:hand-?(?:rail|bag|ball|gun|held)|arm-?rest|foot-?(?:rest|ball))\w*", ""),
        (r"(?<!shoulder )(?<!head )(?<!chest )\blevel with (?=(?:\w+ )?(?:shoulders?|head|face"
            r"|eyes?|chest|waist|hips?|ears?|chin)\b)", "levelwith "),
        (rf"\b(?:back|sides?|top) of (?={POSSESSIVE} (?:head|neck))", ""),
        (rf"\btoes of (?:{POSSESSIVE} )?(left|right) (?:foot|one)\b", r"\1 toe"),
        (rf"\b(rotat\w*|turn\w*|twist\w*) {POSSESSIVE} (?:chest|shoulders|body|waist)\b", r"\1 torso"),
        (r"\b(?:chest|shoulders|body) (?=(?:is |are )?(?:twist|turn|rotat))", "torso "),
        (r"\bin mid[ -]jump\b|\bmid[ -]jump\b", "midair"),
        (r"\bin mid[ -]?air\b|\bmid[ -]air\b", "midair"),
    ]
]  # fmt: skip

# "Touch the ground with both knees": what follows "with" is the subject.
_TOUCH = [
    re.compile(rf"\b({verb}) ({where} )with ((?:{POSSESSIVE} |both |left |right )*(?:{parts})\b) ?")
    for verb, where, parts in (
        (r"touch\w*", r"(?:the )?(?:floor|ground)", _PART),
        (r"(?:reach|wav)\w*", r"(?:out|forwards?|up|across|behind|high|out to the \w+"
            r"|straight \w+)", "arms?|hands?"),
        (r"step\w*", r"(?:forwards?|back|backwards?|ahead|sideways)", r"(?:foot|leg)(?! (?:behind|back))"),
    )
]  # fmt: skip
_BREAK = re.compile(
    r"(?P<stop>[.!?;]+(?:\s|$))|,|:|\b(?:and|while|with|but|as|then|when|whereas|although|doesn't"
    r"|does not|without)\b"
)


@dataclass
class _Subject:
    """A part of the body that a clause speaks of."""

    part: str
    side: Side


def _with_first(match: re.Match[str]) -> str:
    """What follows "with" put first, unless the clause speaks of another part before."""
    before = _BREAK.split(match.string[: match.start()])[-1] or ""
    if re.search(rf"\b(?:{_PART})\b", before):
        return match.group()
    return f"{match[3]} {match[1]} {match[2]} "


def _prepare(text: str) -> str:
    text = " ".join(text.lower().split())
    for pattern in _TOUCH:
        text = pattern.sub(_with_first, text)
    for pattern, by in _REWRITES:
        text = pattern.sub(by, text)
    return text


def _clauses(text: str) -> list[tuple[str, bool, str]]:
    """(words, whether a sentence starts here, the word before it)."""
    found, start, opening, link = [], 0, True, ""
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        words = text[start:end].strip(" -")
        if words:
            found.append(
                (f"{link} {words}" if link in ("doesn't", "does not", "without") else words, opening, link)
            )
            opening = False
        if match is not None:
            start, link = match.end(), match.group()
            if match["stop"]:
                opening, link = True, ""
    return found


def _named(word: str) -> Side:
    return "left" if word == "left" else "right"


def _flip(side: Side) -> Side:
    flipped: dict[Side, Side] = {"left": "right", "right": "left", "either": "either"}
    return flipped.get(side, "")


def _subject(words: str, last: _Subject | None) -> tuple[_Subject | None, int]:
    """What a clause speaks of, and where its first words are."""
    side: Side
    match = _SUBJECT.search(words)
    again = _AGAIN.search(words)
    # "One foot …, the other …" and "the left one …": the part comes from before.
    if last is not None and again is not None and (match is None or again.start() < match.start("part")):
        named = match is not None and match["side"] is not None and match.start() <= again.start()
        if not named and not (
            match is not None and match["late"] is not None and again.end() + 1 >= match.start("late")
        ):
            part = "foot" if last.part == "toe" else last.part
            side = _flip(last.side) if again["side"] == "other" else _named(again["side"])
            return _Subject(part, side), again.start()
    if match is None:
        if last is not None and _ONE.search(words):
            return _Subject(last.part, "either"), 0
        return None, 0
    if PARTS[match["part"]] == "head" and _AS_PLACE.search(words[: match.start("part")]):
        return None, 0
    said = match["side"] or match["late"] or ""
    part = PARTS[match["part"]]
    if said in ("left", "right"):
        side = _named(said)
    elif said in ("one", "either"):
        side = "either"
    elif said == "other":
        side = _flip(last.side) if last is not None else ""
    elif match["part"] in PLURALS or said in ("both", "each"):
        side = "both"
    else:
        side = ""
    return _Subject(part, side), match.start()


def _graded(kind: str, words: str) -> str:
    if kind in ("elbow bent", "knee bent"):
        if SQUARE.search(words):
            return f"{kind} square"
        if SLIGHT.search(words):
            return f"{kind} slightly"
        if FULL.search(words):
            return f"{kind} fully"
    if kind == "torso forward":
        if SLIGHT.search(words):
            return f"{kind} slightly"
        if FULL.search(words):
            return f"{kind} fully"
    return kind


_ARM = frozenset({"arm", "elbow", "forearm", "hand"})
_LEG = frozenset({"leg", "knee", "foot", "heel"})


def _alike(a: str, b: str) -> bool:
    """Whether two parts may share a predicate: "knees and elbows bent"."""
    return a != b and ({a, b} <= _ARM or {a, b} <= _LEG or {a, b} in ({"knee", "elbow"}, {"arm", "leg"}))


# Said of a pair; of a single limb these words have other meanings.
_OF_A_PAIR = frozenset({
    "arms crossed", "hands together", "knees together", "feet together", "feet apart", "legs crossed",
})  # fmt: skip
# Said of one limb against the other.
_OF_ONE = frozenset({"leg forward", "leg back"})


def _states(subject: _Subject, words: str) -> list[Claim]:
    """What a clause says about its subject."""
    if subject.side == "" and subject.part not in ("head", "torso", "back"):
        return []
    found: list[Claim] = []
    rest = words
    denied = 0
    for pattern, name in STATES[subject.part]:
        kind = name
        match = pattern.search(rest)
        if match is None:
            continue
        held = NEGATION.search(words[: match.start()]) is None
        denied += not held
        rest = rest[: match.start()] + "#" * (match.end() - match.start()) + rest[match.end() :]
        if kind in _OF_A_PAIR and subject.side != "both":
            kind = "arm across" if kind == "arms crossed" else ""
        if kind in _OF_ONE and subject.side == "both":
            kind = ""
        if kind == "knee on floor" and (
            "#" in words[: match.start()] or re.search(r"\bhug|\bsit|\bchest\b", words)
        ):
            kind = ""
        if kind:
            found.append(Claim(_graded(kind, words), subject.side, held))
    joint = {"arm": "elbow", "elbow": "elbow", "leg": "knee", "knee": "knee"}.get(subject.part)
    if joint and not any(claim.kind.startswith(f"{joint} ") for claim in found):
        if re.search(r"\brightangle\b", rest):
            found.append(Claim(f"{joint} bent square", subject.side, NEGATION.search(words) is None))
        elif re.search(r"\bsoft(?:en|ens|ened|ening)?\b", rest):
            found.append(Claim(f"{joint} bent slightly", subject.side, NEGATION.search(words) is None))
    # "Not stretched out in front" denies the two together, which says nothing of either.
    return [claim for claim in found if claim.holds] if denied > 1 else found


def _read(words: str) -> tuple[list[Claim], str]:
    """Postures of a clause, and the clause without them."""
    found = []
    first = re.search(
        r"\b(?:head|hands?|fists?|palms?|fingers|arms?|forearms?|elbows?|foot|feet|heels?|toes?"
        r"|legs?|knees?|(?:left|right) one|other)\b",
        words,
    )
    for pattern, kind in POSTURES:
        match = pattern.search(words)
        if match is None:
            continue
        if (
            first is not None
            and first.start() < match.start()
            and (kind in _WITHOUT_LIMB or match.group().startswith("on "))
        ):
            continue
        said = match.groupdict().get("side")
        side: Side = "" if kind in _SIDELESS else "either"
        if said in ("left", "right", "both"):
            side = "left" if said == "left" else "right" if said == "right" else "both"
        found.append(Claim(kind, side, NEGATION.search(words[: match.start()]) is None))
        words = words[: match.start()] + "#" * (match.end() - match.start()) + words[match.end() :]
    if any(claim.kind == "all fours" for claim in found):  # "stand on hands and knees"
        found = [claim for claim in found if claim.kind != "standing"]
    # Who is "not lying on the back" may well lie: see the end of _states.
    if sum(not claim.holds for claim in found) > 1 and " or " not in words:
        found = [claim for claim in found if claim.holds]
    return [claim for claim in found if claim.kind], words


# Said of a limb, these words mean something else: "the hand lies on the lap", "hands on the knees".
_WITHOUT_LIMB = frozenset({"lying", "kick", "facing up", "facing down", "off the floor"})
_SIDELESS = frozenset({
    "all fours", "facing up", "facing down", "lying", "sitting", "squatting", "crouching", "standing",
    "lunge", "kick", "off the floor", "jumping", "upside-down", "head up", "head down",
})  # fmt: skip


def claims(text: str) -> tuple[Claim, ...]:
    """What a caption claims about the body, in the order of its words, each claim once.

    Args:
        text: an English caption or prompt.

    Returns:
        The claims that were understood; none for words of other things.
    """
    found: list[Claim] = []
    last: _Subject | None = None
    waiting: _Subject | None = None
    previous: list[Claim] = []
    denied = False
    for clause, opening, link in _clauses(_prepare(text)):
        if opening:
            last, waiting, previous, denied = None, None, [], False
        postures, words = _read(clause)
        found += postures
        subject, start = _subject(words, last)
        torso = LEANING.search(words)
        if (
            torso is not None
            and (subject is None or (subject.part not in ("head", "torso", "back") and torso.start() < start))
            and _torso_verb(words, subject)
        ):
            found += _states(_Subject("torso", ""), words[: start or None])
            if subject is None:
                continue
            words = "#" * start + words[start:]
        if subject is None:
            waiting = None
            denied = NEGATION.search(words) is not None and not postures
            continue
        said = _states(subject, words)
        if link == "with" and denied:  # "does not stay low with bent knees"
            said = []
        denied = bool(NEGATION.search(words)) and not said
        if any(claim.kind == "sitting" for claim in found):  # "sits with bent knees on the floor"
            said = [claim for claim in said if claim.kind != "knee on floor"]
        bare = re.sub(rf"\b(?:not|{POSSESSIVE}|one|is|are|does|do|but)\b", "", words).split()
        if not said and len(previous) == 1 and len(bare) <= 1 and NEGATION.search(words):
            # "The left arm is straight but not the right one."
            said = [Claim(claim.kind, subject.side, not claim.holds) for claim in previous]
        if any(claim.kind.startswith("hand at ") for claim in said):
            said = [claim for claim in said if claim.kind not in ("arm raised", "arm down")]
        if waiting is not None and link == "and" and start == 0 and _alike(subject.part, waiting.part):
            said += [claim for claim in _states(waiting, words) if claim.kind not in ("", "hands together")]
        found += said
        waiting = (
            subject
            if not said and all(word in PARTS or word in ("left", "right", "both") for word in bare)
            else None
        )
        # A direction goes with the claim: "the left arm out to the left but not the right".
        previous = ([] if "DIR" in words else said) or previous
        if subject.side:
            last = subject
    return tuple(dict.fromkeys(found))


def _torso_verb(words: str, subject: _Subject | None) -> bool:
    """Whether a verb of leaning is about the torso: not "bend the knee"."""
    if subject is None:
        return True
    return (
        re.search(r"\b(?:forwards?|over|back|backwards|DIRLEFT|DIRRIGHT|at the (?:hips|waist))\b", words)
        is not None
        and re.search(
            r"\b(?:lean|bend|bent|fold|tilt|hunch|twist|inclin)\w*(?: \w+)? (?:forwards?|over|back"
            r"|backwards|DIRLEFT|DIRRIGHT|at the)\b",
            words,
        )
        is not None
    )
