"""The facts of a pose: which rules hold, for which side, and how much a caption should care.

The rules say where a fact is true; this module turns their masks into :class:`Fact` objects, merges the
two sides into "both", and keeps clear denials ("the right knee is not bent") as facts of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rig.skeleton import JOINT_COUNT

from .geometry import Measures
from .grammar import phrases
from .masks import Truth
from .rules_arms import arm_rules
from .rules_gestures import gesture_rules
from .rules_legs import leg_rules
from .rules_named import named_rules
from .rules_postures import posture_rules
from .rules_torso import torso_rules

Side = Literal["left", "right", "both"]

# How much a caption cares about a fact; rare ones tell a pose from others, banal ones are true of most.
BANAL, PLAIN, TELLING, SPECIAL = 0.25, 0.8, 2.0, 4.0


@dataclass(frozen=True)
class Kind:
    """What is common to a fact on either side.

    Attributes:
        part: the part of the body it is about: arm, hand, leg, foot, torso, head or body.
        slots: what it settles; a caption never names two facts that settle the same. Slots of limbs
            ("arm", "elbow", "hand", "leg", "knee", "foot") count per side, the others once.
        weight: how much a caption cares.
    """

    part: str
    slots: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Fact:
    """Something that is clearly true of a pose.

    Attributes:
        part: the part of the body.
        side: the side it is about; "both" for both; None where sides mean nothing.
        predicate: the rule's name.
        weight: how much a caption cares (rare facts weigh more).
        negated: the predicate is clearly *not* the case.
        slots: what the fact settles, sides spelt out.
    """

    part: str
    side: Side | None
    predicate: str
    weight: float
    negated: bool
    slots: frozenset[str]

    def swapped(self) -> Fact:
        """The same fact about the mirrored pose."""
        if self.side not in ("left", "right"):
            return self
        return _FACTS[self.predicate, "right" if self.side == "left" else "left", self.negated]


_LIMB_SLOTS = {"arm", "elbow", "hand", "leg", "knee", "foot"}
_ARM, _LEG, _ALL = "arm elbow hand", "leg knee foot", "posture stance leg knee foot"


def _kinds(part: str, rows: dict[str, tuple[str, float]]) -> dict[str, Kind]:
    return {name: Kind(part, tuple(slots.split()), weight) for name, (slots, weight) in rows.items()}


KINDS: dict[str, Kind] = {
    **_kinds(
        "arm",
        {
            "raised": ("arm", TELLING),
            "overhead": ("arm elbow", TELLING),
            "out_side": ("arm elbow", TELLING),
            "out_front": ("arm elbow", TELLING),
            "diagonal_up": ("arm elbow", TELLING),
            "up_front": ("arm elbow", TELLING),
            "diagonal_down": ("arm elbow", PLAIN),
            "low_front": ("arm elbow", PLAIN),
            "reaching_forward": ("arm elbow", TELLING),
            "back": ("arm", TELLING),
            "hanging": ("arm elbow hand", BANAL),
            "dangling": ("arm elbow", PLAIN),
            "beyond_head": ("arm elbow", TELLING),
            "along_body": ("arm elbow", PLAIN),
            "spread_lying": ("arm elbow", TELLING),
            "pointing_up": ("arm elbow", TELLING),
            "crossing": ("arm", PLAIN),
            "elbow_straight": ("elbow", 0.3),
            "elbow_bent": ("elbow", 0.4),
            "elbow_slight": ("elbow", 0.12),
            "elbow_square": ("elbow", 0.35),
            "elbow_folded": ("elbow", 0.5),
            "forearm_ahead": ("arm elbow hand", 0.6),
            "elbow_high": ("arm", 0.6),
            "elbow_tucked": ("arm", 0.35),
            "elbow_back": ("arm", PLAIN),
            "one_up_one_down": (_ARM, PLAIN),
            "arms_crossed": (_ARM, SPECIAL),
            "hugging": (_ARM, SPECIAL),
            "arms_wide": ("arm", TELLING),
            "surrender": (_ARM, SPECIAL),
            "flexing": (_ARM, SPECIAL),
            "guard": (_ARM, SPECIAL),
            "guard_high": (_ARM, SPECIAL),
            "arms_in_v": (_ARM, SPECIAL),
            "arms_in_front_bent": (_ARM, TELLING),
            "pointing_forward": (_ARM, TELLING),
            "pointing_side": (_ARM, TELLING),
            "punching": (_ARM, SPECIAL),
        },
    ),
    **_kinds(
        "hand",
        {
            "on_head": (_ARM, SPECIAL),
            "behind_head": (_ARM, SPECIAL),
            "at_face": (_ARM, SPECIAL),
            "at_chin": (_ARM, SPECIAL),
            "at_ear": (_ARM, SPECIAL),
            "at_forehead": (_ARM, SPECIAL),
            "by_head": ("arm hand", PLAIN),
            "at_chest": ("arm hand", TELLING),
            "at_belly": ("arm hand", TELLING),
            "on_hip": (_ARM, TELLING),
            "at_own_shoulder": (_ARM, PLAIN),
            "at_other_shoulder": (_ARM, SPECIAL),
            "at_other_elbow": (_ARM, TELLING),
            "on_thigh": ("arm hand", TELLING),
            "on_knee": ("arm hand", TELLING),
            "on_other_knee": ("arm hand", TELLING),
            "at_foot": ("arm hand", TELLING),
            "at_other_foot": ("arm hand", TELLING),
            "on_floor": ("arm hand", TELLING),
            "near_floor": ("arm hand", TELLING),
            "shoulder_height": ("arm hand", 0.6),
            "hand_higher": ("arm heights", 0.5),
            "hands_level": ("heights", 0.4),
            "prop_behind": (_ARM, SPECIAL),
            "forearm_down": (_ARM, TELLING),
            "behind_back": ("arm hand", SPECIAL),
            "hands_together": (_ARM, TELLING),
            "together_overhead": (_ARM, SPECIAL),
            "together_chest": (_ARM, SPECIAL),
            "together_low": (_ARM, TELLING),
            "together_behind": (_ARM, SPECIAL),
            "together_ahead": (_ARM, SPECIAL),
            "praying": (_ARM, SPECIAL),
            "waving": ("arm elbow hand", SPECIAL),
            "saluting": (_ARM, SPECIAL),
            "thinking": (_ARM, SPECIAL),
            "phoning": (_ARM, TELLING),
        },
    ),
    **_kinds(
        "leg",
        {
            "knee_lifted": ("leg knee foot", TELLING),
            "knee_lifted_high": ("leg knee foot", TELLING),
            "leg_raised": ("leg foot", TELLING),
            "leg_front": (_LEG, SPECIAL),
            "leg_side": (_LEG, SPECIAL),
            "leg_back": (_LEG, SPECIAL),
            "leg_front_high": (_LEG, SPECIAL),
            "leg_side_high": (_LEG, SPECIAL),
            "leg_back_high": (_LEG, SPECIAL),
            "kicking": (_LEG, SPECIAL),
            "heel_up_behind": (_LEG, TELLING),
            "arabesque": (_ALL + " lean", SPECIAL),
            "ankle_on_knee": (_LEG, SPECIAL),
            "tree_pose": (_ALL, SPECIAL),
            "leg_up_lying": (_LEG, SPECIAL),
            "knee_to_chest": (_LEG, TELLING),
            "knee_straight": ("knee", 0.4),
            "knee_bent": ("knee", 0.5),
            "knee_slight": ("knee", 0.15),
            "knee_square": ("knee", 0.5),
            "knee_folded": ("knee", 0.7),
            "knee_on_floor": (_LEG, TELLING),
            "knees_wide": ("stance", TELLING),
            "knees_together": ("stance", PLAIN),
            "legs_crossed": ("stance", TELLING),
            "feet_wide": ("stance", PLAIN),
            "feet_very_wide": ("stance", TELLING),
            "lunge": (_ALL, SPECIAL),
            "side_lunge": (_ALL, SPECIAL),
            "splits": (_ALL, SPECIAL),
            "weight_on": ("stance posture", 0.4),
            "step_front": ("stance leg foot", PLAIN),
            "step_back": ("stance leg foot", PLAIN),
            "stretched_back": ("stance leg knee foot", PLAIN),
            "knee_higher": ("leg knee foot", 0.5),
            "legs_spread_low": ("stance", TELLING),
            "knees_up_lying": (_LEG, TELLING),
        },
    ),
    **_kinds(
        "foot",
        {
            "foot_off": ("leg foot", PLAIN),
            "one_leg": ("posture stance leg foot", TELLING),
            "tiptoe": ("foot", PLAIN),
            "on_heel": ("foot", PLAIN),
            "feet_together": ("stance", BANAL),
            "feet_turned_out": ("toes", 0.6),
            "feet_turned_in": ("toes", PLAIN),
        },
    ),
    **_kinds(
        "torso",
        {
            "lean_slight": ("lean", PLAIN),
            "lean_forward": ("lean", TELLING),
            "bent_over": ("lean", TELLING),
            "bent_deep": ("lean", SPECIAL),
            "lean_back": ("lean", SPECIAL),
            "lean_side": ("lean", TELLING),
            "lean_side_far": ("lean", SPECIAL),
            "twist": ("twist", TELLING),
            "upright": ("lean", BANAL),
            "back_straight": ("lean spine", BANAL),
            "lean_45": ("lean", TELLING),
            "lean_90": ("lean", SPECIAL),
            "hunched": ("spine", PLAIN),
            "arched": ("spine", PLAIN),
        },
    ),
    **_kinds(
        "head",
        {
            "look_down": ("head", TELLING),
            "look_up": ("head", SPECIAL),
            "head_tilt": ("head", PLAIN),
        },
    ),
    **_kinds(
        "body",
        {
            "standing": ("posture", BANAL),
            "standing_straight": ("posture leg knee lean stance", BANAL),
            "squatting": ("posture leg knee", SPECIAL),
            "squat_half": ("posture leg knee", TELLING),
            "squat_deep": ("posture leg knee", SPECIAL),
            "crouching": ("posture leg knee", TELLING),
            "low_stance": ("posture stance leg knee", TELLING),
            "sitting": ("posture leg knee", TELLING),
            "sitting_chair": ("posture leg knee", SPECIAL),
            "sitting_floor": ("posture", SPECIAL),
            "long_sitting": (_ALL, SPECIAL),
            "cross_legged": (_ALL, SPECIAL),
            "knees_up_sitting": (_ALL, SPECIAL),
            "leg_over_leg": (_ALL, SPECIAL),
            "kneeling": (_ALL, TELLING),
            "kneeling_both": (_ALL, SPECIAL),
            "sitting_on_heels": (_ALL, SPECIAL),
            "kneeling_one": (_ALL, SPECIAL),
            "childs_pose": (_ALL + " lean", SPECIAL),
            "all_fours": (_ALL + " arm hand lean", SPECIAL),
            "crawling": (_ALL + " arm hand lean", SPECIAL),
            "bear_crawl": (_ALL + " arm hand lean", SPECIAL),
            "plank": (_ALL + " arm hand lean", SPECIAL),
            "plank_high": (_ALL + " arm elbow hand lean", SPECIAL),
            "push_up": (_ALL + " arm elbow hand lean", SPECIAL),
            "downward_dog": (_ALL + " arm hand lean", SPECIAL),
            "bridge": (_ALL + " arm hand lean", SPECIAL),
            "crab": (_ALL + " arm hand lean", SPECIAL),
            "cobra": (_ALL + " arm hand lean", SPECIAL),
            "lying": ("posture lean stance", TELLING),
            "lying_back": ("posture lean stance", SPECIAL),
            "lying_front": ("posture lean stance", SPECIAL),
            "crawling_prone": (_ALL + " lean", SPECIAL),
            "lying_side": ("posture lean stance", SPECIAL),
            "curled_up": (_ALL + " lean", SPECIAL),
            "upside_down": ("posture lean head stance", TELLING),
            "handstand": ("posture lean head stance arm hand", SPECIAL),
            "headstand": ("posture lean head stance", SPECIAL),
            "shoulder_stand": ("posture lean head stance leg", SPECIAL),
            "airborne": ("posture foot", PLAIN),
            "flying": ("posture lean stance foot", SPECIAL),
            "jumping": ("posture foot", SPECIAL),
            "tuck_jump": (_ALL, SPECIAL),
            "t_pose": (_ALL + " arm elbow hand", TELLING),
            "a_pose": (_ALL + " arm elbow hand", PLAIN),
            "star": (_ALL + " arm elbow hand", SPECIAL),
            "touching_toes": (_ALL + " arm hand lean", SPECIAL),
            "bowing": (_ALL + " lean", SPECIAL),
            "picking_up": ("posture arm hand lean", TELLING),
            "walking": (_ALL, PLAIN),
            "running": (_ALL + " arm elbow", TELLING),
            "superhero": (_ALL + " arm elbow hand", SPECIAL),
            "boxing_stance": (_ALL + " arm elbow hand", SPECIAL),
            "warrior_pose": (_ALL + " arm elbow hand", SPECIAL),
            "meditating": (_ALL + " arm elbow hand", SPECIAL),
            "hugging_knees": (_ALL + " arm elbow hand", SPECIAL),
            "hanging_from": ("posture arm elbow hand foot", SPECIAL),
        },
    ),
}

# What is worth denying, and how much: things that might be expected of a pose. Anything else is
# absent from nearly every pose, and nobody says "no hand is at a foot".
DENIAL_WEIGHTS = {
    "raised": 3.0, "out_side": 1.5, "out_front": 1.0, "elbow_straight": 1.5, "elbow_bent": 3.0,
    "hands_together": 0.7, "arms_crossed": 0.4, "on_hip": 0.8, "on_floor": 0.4, "behind_back": 0.4,
    "knee_bent": 3.0, "knee_straight": 1.5, "knee_lifted": 2.0, "leg_raised": 2.0, "foot_off": 1.0,
    "knee_on_floor": 0.4, "feet_wide": 1.5, "feet_together": 1.0, "legs_crossed": 0.7,
    "standing": 4.0, "sitting": 0.8, "crouching": 1.5, "squatting": 0.8, "kneeling": 0.5, "lying": 0.4,
    "lying_back": 1.5,
    "jumping": 0.5, "airborne": 0.5, "walking": 1.0, "running": 0.7, "upright": 3.0,
    "lean_forward": 1.5, "bent_over": 1.0, "lean_back": 0.7, "lean_side": 0.8, "twist": 0.6,
    "look_down": 1.2, "look_up": 1.2, "head_tilt": 0.6, "overhead": 0.3, "crossing": 0.2,
    "on_head": 0.3, "behind_head": 0.2, "at_face": 0.3, "leg_front": 0.3, "leg_side": 0.3,
    "leg_back": 0.3, "lunge": 0.3,
}  # fmt: skip


def _slots(kind: Kind, side: Side | None) -> frozenset[str]:
    """Slots with their sides; a gesture of one arm that needs the other's rest settles only its own."""
    sides = (side,) if side in ("left", "right") and kind.part not in ("body", "torso") else ("left", "right")
    return frozenset(f"{slot}:{one}" if slot in _LIMB_SLOTS else slot for slot in kind.slots for one in sides)


_FACTS: dict[tuple[str, Side | None, bool], Fact] = {
    (name, side, negated): Fact(
        kind.part,
        side,
        name,
        DENIAL_WEIGHTS[name] if negated else kind.weight,
        negated,
        _slots(kind, side),
    )
    for name, kind in KINDS.items()
    for side in ("left", "right", "both", None)
    for negated in (False, True)
    if not negated or name in DENIAL_WEIGHTS
}


# What a caption may speak of.
PARTS = frozenset({"left_arm", "right_arm", "legs", "torso", "head"})


@cache
def parts_of(fact: Fact) -> frozenset[str]:
    """What of the body a fact speaks of, some of :data:`PARTS`; a denial speaks of nothing."""
    if fact.negated:
        return frozenset()
    slots = KINDS[fact.predicate].slots
    parts = {
        "arm": set[str](), "hand": set[str](), "leg": {"legs"}, "foot": {"legs"}, "torso": {"torso"},
        "head": {"head"}, "body": {"legs", "torso"},
    }[fact.part]  # fmt: skip
    if "posture" in slots and "lean" in slots:
        parts |= {"legs", "torso"}
    if fact.part in ("arm", "hand") or "hand" in slots:
        parts |= {f"{side}_arm" for side in ("left", "right") if fact.side in (side, "both", None)}
    return frozenset(parts)


def truths(poses: NDArray[np.floating]) -> dict[str, Truth]:
    """Every rule over every pose: name → masks, [N, 2] for facts with sides and [N] for others."""
    joints = np.asarray(poses, dtype=np.float64)
    if joints.ndim != 3 or joints.shape[1:] != (JOINT_COUNT, 3):
        raise ValueError(f"poses must be [N, {JOINT_COUNT}, 3], not {list(joints.shape)}")
    measures = Measures(joints)
    return {
        name: truth
        for rules in (arm_rules, gesture_rules, leg_rules, torso_rules, posture_rules, named_rules)
        for name, truth in rules(measures).items()
    }


def _columns(name: str, mask: NDArray[np.bool_], negated: bool) -> list[tuple[Fact, NDArray[np.bool_]]]:
    if mask.ndim == 1:
        return [(_FACTS[name, None, negated], mask)]
    left, right = mask[:, 0], mask[:, 1]
    if not phrases(name, "both", negated)["third"]:
        # "Not leaning to the left" and "not leaning to the right" have no common wording.
        return [(_FACTS[name, "left", negated], left), (_FACTS[name, "right", negated], right)]
    return [
        (_FACTS[name, "left", negated], left & ~right),
        (_FACTS[name, "right", negated], right & ~left),
        (_FACTS[name, "both", negated], left & right),
    ]


def fact_table(poses: NDArray[np.floating]) -> tuple[list[Fact], NDArray[np.bool_]]:
    """All facts and where they hold.

    Returns:
        The facts, and bool [N, facts]. A fact of both sides replaces those of each side.
    """
    columns: list[tuple[Fact, NDArray[np.bool_]]] = []
    for name, truth in truths(poses).items():
        columns += _columns(name, truth.holds, negated=False)
        if truth.fails is not None and name in DENIAL_WEIGHTS:
            columns += _columns(name, truth.fails & ~truth.holds, negated=True)
    return [fact for fact, _ in columns], np.stack([mask for _, mask in columns], axis=1)


def facts_of(poses: NDArray[np.floating]) -> list[tuple[Fact, ...]]:
    """The facts of each pose, float [N, 22, 3] in the pose frame."""
    facts, table = fact_table(poses)
    return [tuple(facts[column] for column in np.flatnonzero(row)) for row in table]


def describe(pose: NDArray[np.floating]) -> tuple[Fact, ...]:
    """The facts of one pose, float [22, 3]."""
    return facts_of(np.asarray(pose)[None])[0]
