"""The words that the checker knows: parts of the body, and what may be said of each."""

from __future__ import annotations

import re

POSSESSIVE = r"(?:the|his|her|its|their|your|my|a|an|one's|each|of)"
# Word of the text → class of the part; the first of them in a clause is what the clause speaks of.
PARTS: dict[str, str] = {
    "arm": "arm", "arms": "arm", "wing": "arm", "wings": "arm",
    "hand": "hand", "hands": "hand", "wrist": "hand", "wrists": "hand", "fist": "hand", "fists": "hand",
    "palm": "hand", "palms": "hand", "fingers": "hand", "fingertips": "hand",
    "forearm": "forearm", "forearms": "forearm", "elbow": "elbow", "elbows": "elbow",
    "leg": "leg", "legs": "leg", "thigh": "thigh", "thighs": "thigh", "knee": "knee", "knees": "knee",
    "foot": "foot", "feet": "foot", "heel": "heel", "heels": "heel", "toe": "toe", "toes": "toe",
    "ankle": "foot", "ankles": "foot",
    "head": "head", "chin": "head", "face": "head", "gaze": "head", "eyes": "head",
    "torso": "torso", "trunk": "torso", "upperbody": "torso", "spineback": "back",
}  # fmt: skip
PLURALS = frozenset({
    "arms", "wings", "hands", "wrists", "fists", "palms", "forearms", "elbows", "legs", "thighs", "knees",
    "feet", "heels", "ankles",
})  # fmt: skip

NEGATION = re.compile(
    r"\b(?:not|no|never|without|cannot|\w+n't|nor|rather than|instead of"
    r"|avoid\w*|stop)\b"
)

_SLIGHT = r"slight(?:ly)?|a (?:little|bit|touch|tad)|softly|soft(?:en)?\w*|somewhat|barely|lightly|gently"
_FULL = (
    r"fully|completely|sharply|tightly|deeply|all the way|right down|down low|strongly|hard"
    r"|tight|double\w*|over at the waist"
)
_SQUARE = r"rightangle|square|squarely|90"
SLIGHT, FULL, SQUARE = (re.compile(rf"\b(?:{words})\b") for words in (_SLIGHT, _FULL, _SQUARE))

_AT = (
    r"(?:on|onto|at|to|against|beside|by|near|next to|close to|touch\w*|over|cover\w*"
    r"|in front of|before|behind|under|hold\w*|rest\w* on|up to|around|grip\w*|grab\w*|hug\w*"
    r"|propp\w*|upon|along)"
)


def _target(words: str, link: str = _AT) -> str:
    """A place by a part of the body or on the floor, such as "on the left hip"."""
    return (
        rf"\b{link} (?:{POSSESSIVE} |both |left |right |own |other |opposite |same |back of "
        rf"|front of |sides? of |top of )*(?:{words})\b"
    )


def _height(words: str) -> str:
    """A height given by a part of the body, such as "at shoulder level"."""
    return (
        rf"\b(?:{words})(?:s|s')?[ -](?:height|level|high)\b"
        rf"|\b(?:levelwith|(?:height|level) of|as high as) (?:{POSSESSIVE} )?(?:{words})s?\b"
    )


_DEEP_UP = (
    r"\b(?:overhead|above (?:\w+ )?head|over (?:\w+ )?head|(?:higher than|past"
    r"|beyond) (?:\w+ )?head|straight up|vertical(?:ly)?(?! line)|up high|high in the air)\b"
)
_UP = (
    r"\b(?:up(?! on)|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|in the air|aloft|upwards?|high|up high"
    r"|hoist\w*)\b"
)
_SIDE = (
    r"\b(?:level at (?:\w+ )?sides?|sideways|sidewards|out to (?:\w+ )?sides?|to (?:the|each"
    r"|either|both) sides?|spread\w*|wide(?! apart| open)|laterally|out wide|out sideways)\b"
)
_FORWARD = r"\b(?:forwards?|in front|ahead|to the front|straight out|before (?:\w+ )body)\b"
_BEHIND = (
    r"\b(?:behind(?! (?:a|an|both)\b| (?:\w+ )?(?:left|right|other|hand|head|neck))"
    r"|backwards?|to the (?:back|rear)|rearwards?)\b"
)
_BACK = r"\b(?:back)\b"
_DOWN = (
    r"\b(?:hang\w*|dangl\w*|down(?! (?:\w+ )?(?:back|#))|lower(?:s|ed|ing)?|at (?:\w+ )?sides?"
    r"|by (?:\w+ )?sides?|loosely|limp\w*|dropp\w*|drops?|downwards?)\b"
)
_BENT = (
    r"\b(?:bent|bend(?:s|ing)?|flex(?:ed|es|ing)?|crooked|folded|folds)\b(?! (?:sideways|over"
    r"|forwards?|down|back|to the))"
)
_STRAIGHT = (
    r"\b(?:straight(?:en|ens|ened|ening)?|unbent|lock(?:s|ed|ing)?|fully extended"
    r"|extend(?:ed|s|ing)?|stretch(?:ed|es|ing)?|outstretched|fullstraight)\b"
)
_CROSSED = r"\b(?:cross(?:ed|es|ing)?|criss\W?cross\w*)\b(?: (?:in front|over|across|on)\b)?"
_TOGETHER = (
    r"\b(?:together|clasp\w*|interlac\w*|interlock\w*|join\w*|steepl\w*|in prayer|pray\w*"
    r"|folded|touching each other)\b"
)
_FLOOR = _target(
    "floor|ground|earth|mat", r"(?:(?<!close )(?<!somebody )(?:on|onto|to)|touch\w*|against|reach\w*)"
)

_BEND_STATES = [
    (_STRAIGHT, "{} straight"),
    (_BENT, "{} bent"),
]
_HAND_TARGETS = [
    (_height("shoulder"), "hand at shoulder height"),
    (_height("head|eye|face|ear|chin"), "hand at head height"),
    (_height("chest|breast|heart"), "hand at chest height"),
    (_height("waist|hip|belly|stomach"), "hand at waist height"),
    (r"\bin front of (?:\w+ )?(?:waist|belly|stomach|hips?)\b", "hand at waist height"),
    (
        r"\bbehind (?:\w+ )?back\b|\b(?:on|at|to|against) (?:\w+ )?(?:lower |small of (?:\w+ )?)back\b",
        "arm behind",
    ),
    (_target("face|cheeks?|chin|mouth|lips|nose|eyes?|brow|jaw"), "hand at face"),
    (_DEEP_UP, "arm overhead"),
    (_target("head|temples?|hair|crown|forehead|nape|ears?"), "hand at head"),
    (_target("chest|heart|breast|sternum|collar"), "hand at chest"),
    (_target("belly|stomach|abdomen|tummy"), "hand at belly"),
    (_target("hips?|waist"), "hand at hip"),
    (_target("knees?|kneecaps?"), "hand at knee"),
    (_target("thighs?|legs?|shins?|lap|calf|calves"), "hand at leg"),
    (
        _target("foot|feet|ankles?|toes|heels?", r"(?:on|to|at|touch\w*|hold\w*|grip\w*|grab\w*|reach\w*)"),
        "hand at foot",
    ),
    (
        _target("shoulders?", r"(?:on|onto|at|to|touch\w*|hold\w*|grip\w*|rest\w* on|near|by)"),
        "hand at shoulder",
    ),
    (_FLOOR, "hand at floor"),
]
# "Pulled back to the chin" is where a bowstring goes, not behind the body.
_NOT_TO_FACE = r"(?! (?:#|to \w+ (?:chin|cheek|jaw|ear|face|mouth)))"
_ARM_STATES = [
    (_DEEP_UP, "arm overhead"),
    (r"\b(?:drop\w*|lower\w*|down)\b.*\bto (?:\w+ )?sides?\b", "arm down"),
    (_SIDE, "arm side"),
    (
        r"\b(?:pull|draw)\w* (?:\w+ )?back\b" + _NOT_TO_FACE + r"|\bdrawn back\b" + _NOT_TO_FACE,
        "elbow behind",
    ),
    (
        _BEHIND + r"|\b(?:pull|draw|stretch|swing|reach|swept|drawn|pulled|stretched"
        r"|back)\w* (?:\w+ )?back\b" + _NOT_TO_FACE + r"|(?<!its )(?<!the )(?<!chair )\bback$",
        "arm behind",
    ),
    (r"\bacross (?:\w+ )?(?:body|chest|front|torso|belly|waist)\b", "arm across"),
    (_FORWARD, "arm forward"),
    (_DOWN, "arm down"),
    (_UP, "arm raised"),
]
# Class of the part → what is looked for in the clause, in this order; what was found is taken out.
STATES: dict[str, list[tuple[re.Pattern[str], str]]] = {
    part: [
        (re.compile(words), kind.format("elbow" if part in ("arm", "elbow") else "knee"))
        for words, kind in states
    ]
    for part, states in {
        "hand": [*_HAND_TARGETS, (_TOGETHER, "hands together"), *_ARM_STATES],
        "arm": [
            (_CROSSED + r"|\bfolded (?:\w+ )?(?:across|over|on|in front)\b", "arms crossed"),
            (r"\bfold\w*\b", "arms crossed"),
            (r"\bhugg?\w*\b", ""),
            (_height("shoulder"), "hand at shoulder height"),
            (r"\bbehind (?:\w+ )?head\b", "hand at head"),
            (_DEEP_UP, "arm overhead"), *_BEND_STATES, *_ARM_STATES,
        ],
        # Crossed "in front of the face", forearms lie across.
        "forearm": [(_CROSSED + ".*", ""), (_FORWARD, "forearm forward")],
        "elbow": [
            (_height("shoulder|chest"), "elbow at shoulder height"),
            (r"\b(?:tuck\w*|close to (?:\w+ )?(?:body|sides?|ribs|torso)|(?:at|by"
                r"|against) (?:\w+ )?(?:sides?|ribs|body|waist))\b", "elbow at side"),
            *_BEND_STATES,
            (_BEHIND + "|" + _BACK, "elbow behind"),
            (_UP, "elbow raised"),
        ],
        "knee": [
            (_target("floor|ground|mat", r"(?:on|to|touch\w*|onto)"), "knee on floor"),
            (r"\b(?:together|touching each other|touching$|touch$|pressed"
                r"|close(?! to))\b", "knees together"),
            (r"\bapart\b", ""),
            *_BEND_STATES,
            (_UP + r"|\bto (?:\w+ )?chest\b", "knee raised"),
        ],
        "leg": [
            (_CROSSED, "legs crossed"),
            (r"\bapart\b|\bwide\b|\bspread\b|\bstraddl\w*", "feet apart"),
            (r"\b(?:together|closed|close)\b", "feet together"),
            *_BEND_STATES,
            (_UP + r"|\boff (?:the )?(?:floor|ground)\b|\bkick\w*\b", "leg raised"),
            (r"\b(?:sideways|to the side|out to (?:the|one) side|laterally)\b", "leg side"),
            (_FORWARD, "leg forward"),
            (_BEHIND + "|" + _BACK, "leg back"),
        ],
        "foot": [
            (_CROSSED, "legs crossed"),
            (r"\b(?:apart|wide)\b", "feet apart"),
            (r"\b(?:together|next to each other|side by side|close)\b", "feet together"),
            (r"\b(?:off|above|over|from|leav\w+) (?:the )?(?:floor|ground)\b|" + _UP, "foot off floor"),
            (_target("floor|ground", r"(?:on|onto)") + r"|\b(?:flat|planted)\b", "foot on floor"),
            (r"\b(?:sideways|out to (?:the|one) side)\b", ""),
            (_FORWARD + r"|\bahead of the other\b", "leg forward"),
            (_BEHIND + "|" + _BACK, "leg back"),
        ],
        "heel": [
            (r"\b(?:off|above) (?:the )?(?:floor|ground)\b|" + _UP, "heel raised"),
            (_target("floor|ground", r"(?:on|onto)") + r"|\b(?:flat|planted)\b", "heel on floor"),
        ],
        "thigh": [],
        "toe": [],
        "head": [
            (r"\bDIRLEFT\b", "head left"),
            (r"\bDIRRIGHT\b", "head right"),
            (r"\b(?:down|lower\w*|bow(?:s|ed|ing)?|drop\w*|hang\w*|sunk|sink\w*|tuck\w*|forwards?"
                r"|nod\w*)\b", "head down"),
            (r"\b(?:up|rais\w*|lift\w*|back(?! of)|backwards|thrown back|upwards?)\b", "head up"),
        ],
        "torso": [
            (r"\b(?:twist\w*|rotat\w*|turn\w*|swivel\w*)\b.*\bDIRLEFT\b", "torso twisted left"),
            (r"\b(?:twist\w*|rotat\w*|turn\w*|swivel\w*)\b.*\bDIRRIGHT\b", "torso twisted right"),
            (r"(?:\b(?:inclin|lean|bend|bent|tilt)\w*(?: \w+)? )?\bDIRLEFT\b", "torso left"),
            (r"(?:\b(?:inclin|lean|bend|bent|tilt)\w*(?: \w+)? )?\bDIRRIGHT\b", "torso right"),
            (r"\b(?:upright|vertical|straight(?:en\w*)?|erect)\b", "torso upright"),
            (r"(?:inclin\w* )?\b(?:back|backwards?)\b", "torso back"),
            (r"\b(?:forwards?|inclin\w*|(?:bend|bent|bends|bending|fold|folds|folding"
                r"|folded)(?: \w+)? (?:over|down|at))\b", "torso forward"),
        ],
        "back": [
            (r"\b(?:arch\w*)\b", ""),
            (r"\b(?:round\w*|hunch\w*|curl\w*|slouch\w*|curved)\b", "back rounded"),
            (r"\b(?:straight(?:en\w*)?|upright|erect)\b", "back straight"),
        ],
    }.items()
}  # fmt: skip

_ON_LEG = (
    r"(?:{}) (?:\w+ ){{0,3}}?(?:on|onto|over) (?:{} )?(?P<side>left|right|one|single"
    r"|a single)(?: one)? (?:leg|foot)\b(?: only| alone)?"
)
# Postures of the whole body; what was found is taken out of the clause before its parts are looked at.
POSTURES: list[tuple[re.Pattern[str], str]] = [
    (re.compile(words), kind)
    for words, kind in [
        (r"\b" + _ON_LEG.format(r"weight|lean\w*", POSSESSIVE), "weight on"),
        (r"\b(?:" + _ON_LEG.format(r"balanc\w*|stand\w*|pois\w*|hop\w*", POSSESSIVE) + r")", "on one leg"),
        (r"^on (?P<side>one|left|right) (?:leg|foot)\b|\bone[ -]leg(?:ged)?\b(?! (?:is|forward|in"
            r"|up|bent|straight|back|behind|stretched|steps))", "on one leg"),
        (r"\b(?<!from )(?:on |hands and |on (?:\w+ )?hands and )?(?<!from )all fours\b"
            r"|\b(?:hands and knees)\b", "all fours"),
        (rf"\bkneel\w* (?:\w+ )?on (?:{POSSESSIVE} )?(?P<side>left|right|one"
            rf"|both) knees?\b", "knee on floor"),
        (rf"\b(?:up )?on (?:{POSSESSIVE} |both )*knees\b|\bkneel\w*|\bknelt\b", "kneeling"),
        (r"(?<!from )\b(?:lie|lies|lying)\b(?! (?:on|over) (?:\w+ )?(?:thigh|lap|knee|leg)s?)", "lying"),
        (rf"(?:#|\b(?:laid|lay|flat|stretched out)) (?:\w+ )?on (?:{POSSESSIVE} )?back\b"
            rf"|\bsupine\b|# (?:\w+ )?(?:with (?:{POSSESSIVE} )?)?face ?up\b", "facing up"),
        (r"\bsidelong\b", ""),
        (
            rf"\b(?:prone|face ?down)\b|(?:^|(?:#|\b(?:laid|flat|asleep|sleep\w*)) (?:\w+ )?)"
            rf"on (?:{POSSESSIVE} )?(?:stomach|belly)\b", "facing down",
        ),
        (r"(?<!from )\b(?:sit|sits|sitting|seated|sat|tak\w+ a seat|cross-legged)\b(?![ -]up)", "sitting"),
        (r"\b(?:(?:half|low|deep) )?squat(?:s|ting|ted)?\b", "squatting"),
        (r"\bcrouch\w*\b", "crouching"),
        (rf"\bstand\w* (?:upside down )?on (?:{POSSESSIVE} |both |left |right )*(?:head|hands?|forearms"
            rf"|shoulders|elbows)\b", "upside-down"),
        (rf"\b(?:stand|stands|standing)\b|\bon (?:{POSSESSIVE} )feet\b", "standing"),
        (r"\blung(?:e|es|ing)\b", "lunge"),
        (r"\bkick(?:s|ing)?\b(?! \w+ legs)", "kick"),
        (r"\b(?:midair|airborne)\b|\b(?:leav\w+|above) the (?:ground|floor)$", "off the floor"),
        (r"\b(?:jump|jumps|jumping|leap|leaps|leaping)\b(?! jack)", "jumping"),
        (r"\b(?:upside[ -]down|headstand|handstand|forearmstand|elbowstand|shoulderstand"
            r"|inverted)\b", "upside-down"),
        (r"\blook\w*(?: \w+)? (?:up\w*|(?:at|to|towards) the (?:sky|ceiling))\b", "head up"),
        (r"\blook\w*(?: \w+)? (?:down\w*|at the (?:floor|ground))\b", "head down"),
    ]
]  # fmt: skip

LEANING = re.compile(
    r"\b(?:lean(?:s|ing|ed)?|bend(?:s|ing)?|bent|fold(?:s|ed|ing)?|tilt(?:s|ed|ing)?|inclin\w*"
    r"|hunch\w*|twist\w*)\b"
)
