"""What a take is of, in natural words; and the swap of sides in any text.

A take's description is a note for archivists ("basketball - forward dribble", "run/jog, veer left").
:func:`activity` turns the ones that name one activity into words that fit after "a person"; what it
cannot read, and notes that list several activities of which a frame shows only one, it drops.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from inference.captions import CaptionCleaner

from .dice import Dice
from .facts import Fact

# Pattern in the lowered note → what the person is doing. The first match wins. Notes that list
# unlike activities match a general word for all of them or nothing.
_ACTIVITIES: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (pattern, tuple(words.split(" / ")))
    for pattern, words in (
        (r"human subject|^unknown|vacation|^empi$|^walking, ", ""),
        # Names of animation clips.
        (r"^angry", "arguing / being angry"),
        (r"^backflip", "doing a backflip / doing a somersault in the air"),
        (r"^bow$", "bowing / taking a bow"),
        (r"^confused", "looking confused / wondering about something"),
        (r"^consume", "eating something / drinking something"),
        (r"^crawl", "crawling / crawling along the ground"),
        (r"^defend|block", "blocking an attack / defending against an attack"),
        (r"^dizzy", "feeling dizzy"),
        (r"^fighting idle|unarmed idle", "in a fighting stance / ready to fight"),
        (r"^flying", "flying / flying through the air"),
        (r"^greeting", "greeting someone / saying hello"),
        (r"listening", "listening"),
        (r"^kneeling tired", "kneeling / resting on one knee"),
        (r"^levitate", "levitating / floating above the ground / hovering in the air"),
        (r"^meditate", "meditating"),
        (r"^power up", "tensing the whole body / gathering strength"),
        (r"^push.?up", "doing push-ups / doing a push-up"),
        (r"^reject", "refusing something / rejecting an offer"),
        (r"^shivering", "shivering / shivering with cold / freezing"),
        (r"^sleeping|^lie idle", "sleeping / lying on the ground / lying down asleep"),
        (r"throw", "throwing something / throwing a ball"),
        (r"^tired", "exhausted / out of breath / tired"),
        (r"^two-hand blast", "casting a spell with both hands / pushing with both hands"),
        (r"^victory|cheer", "celebrating / celebrating a victory / cheering"),
        (r"^crouch", "crouching / sneaking around in a crouch"),
        (r"^death", "collapsing / falling down"),
        (r"^driving", "driving / driving a car / sitting behind a steering wheel"),
        (r"^fixing", "fixing something on the floor / kneeling and repairing something"),
        (r"^hit", "taking a hit / getting hit"),
        (r"talking", "talking / having a conversation / explaining something"),
        (r"torch", "holding up a torch"),
        (r"^pick.?up", "picking something up"),
        (r"^pistol reload", "reloading a pistol"),
        (r"^pistol", "holding a pistol / aiming a gun"),
        (r"^push", "pushing something heavy / pushing"),
        (r"^roll$", "rolling on the ground / doing a roll"),
        (r"^spell", "casting a spell"),
        (r"^swim", "swimming"),
        (r"^sitting( idle)?$", "sitting / sitting down"),
        (r"^waving", "waving"),
        (r"idle$", "waiting / standing around / standing idle"),
        (r"^jump land", "landing from a jump"),
        (r"^jump start", "taking off for a jump"),
        (
            r"playground",
            "playing on a playground / climbing around on a playground / on playground equipment",
        ),
        (r"basketball.*signal", "giving referee signals / signalling like a basketball referee"),
        (r"basketball.*shoot", "playing basketball"),
        (r"basketball.*dribble", "dribbling a basketball / playing basketball / dribbling a ball"),
        (r"soccer|kick ball", "playing soccer / playing football / kicking a ball"),
        (
            r"jumping jacks|^range of motion",
            "exercising / warming up / working out / doing warm-up exercises",
        ),
        (r"cartwheel", "doing a cartwheel / turning a cartwheel / doing acrobatics / exercising"),
        (r"acrobatics", "doing acrobatics / performing acrobatics / exercising"),
        (r"salsa", "dancing salsa / salsa dancing / dancing / doing a salsa step"),
        (r"indian dance", "dancing / performing an Indian dance / doing a classical Indian dance"),
        (
            r"dance",
            "dancing / dancing ballet / performing a ballet step / dancing gracefully",
        ),
        (r"boxing|punch|jab", "boxing / boxing training / sparring / throwing punches"),
        (r"sword", "fighting with a sword / swinging a sword / fencing with a sword"),
        (
            r"martial|empi|heian|gedan|syuto|oiduki|mawashi|yokogeri|front kick|karate",
            "practising martial arts / doing karate / performing a karate move / training karate",
        ),
        (r"drink|bottlecap", "drinking from a bottle / drinking soda / having a drink"),
        (r"wash window", "washing a window / cleaning windows / wiping a window"),
        (r"wash self", "washing / taking a shower"),
        (r"mop floor", "mopping the floor / cleaning the floor with a mop"),
        (r"direct traffic", "directing traffic / signalling to traffic"),
        (r"laugh", "laughing"),
        (r"teapot|nursery rhyme", "acting out a nursery rhyme"),
        (r"climb ladder", "climbing a ladder / going up a ladder"),
        (r"climb.*steps|stairs", "climbing steps / walking up steps / going up the stairs"),
        (r"sit on (high |step)?stool.*ankle", "sitting on a stool"),
        (r"sit on|walking, sitting", ""),
        (r"balance on one leg", "balancing on one leg / keeping balance on one leg"),
        (r"motorcycle", "on a motorcycle / riding a motorcycle"),
        (r"jump up to grab", "reaching up / reaching for something up high"),
        (r"hop on one foot", "hopping / jumping around"),
        (r"high jump|forward jump|^jump$|jump turn|jumptwist|jump, balance", "jumping / doing a jump"),
        (r"jumps kicks", "practising martial arts"),
        (r"roll", ""),
        (r"duck|run.*over|run.*jump", "running"),
        (r"stop", ""),
        (r"(run|jog|sprint).*left", "running / running and turning left / jogging"),
        (r"(run|jog|sprint).*right", "running / running and turning right / jogging"),
        (r"^run|^jog|^sprint|run/jog", "running / jogging / going for a run"),
        (r"stealthil", "sneaking / walking stealthily / creeping along"),
        (r"sadwalk", "walking sadly / trudging along"),
        (r"uneven", "walking on uneven ground"),
        (r"brisk|quickwalk", "walking briskly / walking fast"),
        (r"slow walk", "walking slowly / strolling"),
        (r"exaggerated", "walking with exaggerated strides / striding"),
        (r"walk.*left", "walking / walking and turning left"),
        (r"walk.*right", "walking / walking and turning right"),
        (r"walk", "walking / walking along / strolling"),
        (r"static dance|bend over", ""),
    )
)

_SENTENCE = re.compile(
    r"^(a|an|the|this|one|some)? ?(person|man|woman|someone|figure|boy|girl|character|human|dancer|guy|lady"
    r"|he|she|they)\b",
    re.IGNORECASE,
)
# Already in the form wanted: "kneeling with the head bowed"; shorter ones are names of clips.
_ING = re.compile(r"^(?!jumping jacks|walking, )[a-z]{2,}ing( [^ ]+){3,}")
_CLEANER = CaptionCleaner()


def activity(description: str | None) -> tuple[str, ...]:
    """Natural words for a take's description.

    Args:
        description: the note of a data set, or a caption, POS markers allowed.

    Returns:
        Phrases that fit after "a person" ("dribbling a basketball"), or one whole sentence that
        begins with its subject; empty when the note says nothing usable.
    """
    if description is None or not description.strip():
        return ()
    text = _CLEANER(description).strip(" .").replace("_", " ")
    low = text.lower()
    if _SENTENCE.match(text):
        return (low,) if len(low.split()) >= 3 else ()
    if _ING.match(low):
        return (low,)
    for pattern, words in _ACTIVITIES:
        if re.search(pattern, low):
            return tuple(word for word in words if word)
    return (low,) if re.fullmatch(r"[a-z]{2,}ing( [a-z]+)*", low) else ()


_FEET_UP = (
    "foot_off leg_raised knee_lifted knee_lifted_high leg_front leg_side leg_back leg_front_high"
    " leg_side_high leg_back_high kicking heel_up_behind airborne jumping tuck_jump one_leg"
)
_STEPS = "walking running step_front step_back lunge on_heel " + _FEET_UP
_LOW = "squatting squat_half squat_deep crouching low_stance"
_DOWN = (
    "lying lying_back lying_front lying_side curled_up crawling_prone all_fours crawling bear_crawl plank"
    " plank_high push_up cobra sitting_floor shoulder_stand"
)
_INVERTED = "upside_down handstand headstand shoulder_stand"
_BOWED = "lean_forward bent_over bent_deep lean_45 lean_90 bowing touching_toes picking_up"
_KNEES = "kneeling kneeling_both kneeling_one sitting_on_heels knee_on_floor"
_SEAT = (
    "sitting sitting_chair sitting_floor long_sitting cross_legged knees_up_sitting leg_over_leg"
    " meditating hugging_knees sitting_on_heels"
)
_UP = (
    "raised overhead diagonal_up up_front pointing_up waving surrender arms_in_v hanging_from"
    " together_overhead"
)
_OUT = (
    "out_front out_side reaching_forward up_front diagonal_up shoulder_height together_ahead punching"
    " pointing_forward pointing_side overhead raised"
)

# A take's words hold for the take; a frame of it may show nothing of the deed. Verb → facts of which
# the frame must have one. Words without an entry ("exercising", "playing soccer") fit any frame.
_DEEDS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(rf"\b(?:{verbs})"), frozenset(needed.split()))
    for verbs, needed in (
        (r"jump|leap|hop(?:s|ping)?\b|taking off", f"airborne jumping tuck_jump crouching squatting {_LOW}"),
        (r"landing|falls?\b|falling|collaps", f"airborne jumping {_LOW} {_DOWN} {_KNEES} {_BOWED} lean_back"),
        (r"kick", _FEET_UP),
        (r"levitat|hover|float|fly(?:ing)?\b|flies", "airborne flying jumping"),
        (r"backflip|somersault|cartwheel|handstand|headstand", f"{_INVERTED} flying airborne curled_up"),
        (r"acrobat", f"{_INVERTED} {_FEET_UP} {_LOW} {_DOWN} {_BOWED} {_UP} out_side splits bridge"),
        (r"\broll", f"{_INVERTED} {_DOWN} {_LOW}"),
        (r"kneel|knelt|on one knee", _KNEES),
        (r"\b(?:sit|sits|sitting|seated|driv\w+)\b|motorcycle|bicycle|meditat", _SEAT),
        (r"crawl", "all_fours crawling bear_crawl crawling_prone"),
        (r"\b(?:lie|lies|lying)\b|sleep|asleep", f"{_DOWN}"),
        (r"push-?ups?", "plank plank_high push_up"),
        (r"swim", "flying lying_front lying lying_back crawling_prone"),
        (r"crouch|squat|sneak", f"{_LOW} lunge {_KNEES}"),
        (r"stealth|creep", f"{_LOW} {_STEPS} lean_forward lean_slight"),
        (r"\b(?:bow|bows|bowing|a bow)\b", _BOWED),
        (r"pick(?:s|ing)? ", f"{_BOWED} {_LOW} {_KNEES} near_floor on_floor"),
        (r"fixing|repairing", f"{_BOWED} {_LOW} {_KNEES} {_SEAT} near_floor on_floor"),
        (r"\bruns?\b|running|jog|sprint", _STEPS),
        (r"\bwalks?\b|walking|stroll|stride|striding|trudg|pacing", _STEPS),
        (r"climb(?:s|ing) (?:a ladder|steps)|going up|walking up", f"{_STEPS} {_UP}"),
        (r"one leg", "one_leg foot_off knee_lifted leg_raised heel_up_behind tree_pose arabesque"),
        (r"dancing ballet|ballet step", f"{_FEET_UP} {_UP} {_STEPS} {_LOW} out_side tiptoe lean_side"),
        (r"\bwav(?:e|es|ing)\b", f"{_UP} by_head elbow_high at_forehead shoulder_height"),
        (r"reaching up|reaching for something up|cheer|holding up", f"{_UP} shoulder_height by_head"),
        (r"throwing punches", f"{_OUT} guard boxing_stance elbow_bent elbow_square elbow_folded"),
        (r"aiming|pushing|casting", f"{_OUT} arms_in_front_bent forearm_ahead elbow_high"),
        (r"wash\w* a window|cleaning windows|wiping", f"{_OUT} {_UP} forearm_ahead by_head"),
        (r"fighting stance|ready to fight", "guard boxing_stance elbow_bent elbow_square low_stance"),
        (r"standing", "standing standing_straight weight_on step_front step_back feet_wide"),
    )
)  # fmt: skip


def shown(phrase: str, facts: Sequence[Fact]) -> bool:
    """Whether a pose bears out what an activity says that the person does.

    Args:
        phrase: from :func:`activity`.
        facts: what the rules say of the pose.

    Returns:
        False if the words name a deed or a posture ("jumping", "kneeling") that the pose shows no sign of.
    """
    claimed = {fact.predicate for fact in facts if not fact.negated}
    return all(claimed & needed for verbs, needed in _DEEDS if verbs.search(phrase))


def is_sentence(phrase: str) -> bool:
    """Whether an activity is a whole sentence with its own subject."""
    return _SENTENCE.match(phrase) is not None


# "At a right angle", "right away" and the like say nothing about sides.
_SIDE = re.compile(
    r"\b(left|right)(?!(?: |-)(?:angles?|angled|away|now|after)\b)(s|ward|wards|y|ies)?\b", re.IGNORECASE
)
_TURN = re.compile(r"\b(counter-?clockwise|anti-?clockwise|clockwise)\b", re.IGNORECASE)


def _as(model: str, word: str) -> str:
    """The word in the model's capitals."""
    if model.isupper():
        return word.upper()
    return word.capitalize() if model[:1].isupper() else word


def swap_sides(text: str) -> str:
    """Exchange left and right (and the two turning directions) in a text, as a mirror does."""
    text = _SIDE.sub(lambda m: _as(m[1], "right" if m[1].lower() == "left" else "left") + (m[2] or ""), text)
    return _TURN.sub(
        lambda m: _as(m[1], "counterclockwise" if m[1].lower() == "clockwise" else "clockwise"), text
    )


# One side, of a limb that ends what is said of it, and no word for both.
_ONE_LIMB = re.compile(
    r"\b(?P<joint>with|on) (?P<whose>the|his|her|their|my|your) (?P<side>left|right) "
    r"(?:hand|palm|fist|forearm|elbow|arm|leg|knee|foot)\b(?=$|,)",
    re.IGNORECASE,
)
_ANOTHER_LIMB = re.compile(r"\b(?:both|two|other|hands|palms|fists|arms|legs|knees|feet)\b", re.IGNORECASE)


def not_the_other_side(text: str, dice: Dice) -> str | None:
    """Say of the limb that a text names that it is not the other: "kick with the left leg, not the right".

    None for a text that names no limb of one side, or more than one.
    """
    found = _ONE_LIMB.search(text)
    if found is None or len(_SIDE.findall(text)) != 1 or _ANOTHER_LIMB.search(text) is not None:
        return None
    joint, whose, side = (found[name].lower() for name in ("joint", "whose", "side"))
    other = swap_sides(side)
    denial = dice.pick(
        (
            f", not {joint} {whose} {other}",
            f", not {joint} the {other} one",
            f", not the {other} one",
            f", not the {other}",
            f" but not {joint} {whose} {other}",
            f" and not {joint} the {other} one",
        )
    )
    return text[: found.end()] + denial + text[found.end() :]
