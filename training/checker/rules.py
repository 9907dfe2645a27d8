"""Whether a claim holds for a pose: one measure and two thresholds for each kind of claim.

Between the thresholds lies the grey zone where people differ; the checker does not judge there. A claim
that can be read in several ways is refuted only when every reading refutes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rig.skeleton import FloatArray

from .body import Body, Readings, other
from .claim import Claim

Measure = Callable[[Body, str], Readings]
_SIDES = ("left", "right")


@dataclass(frozen=True)
class Rule:
    """A measure with the value up to which a claim is false and the one from which it is true.

    ``no < yes`` when more of the measure makes it truer, ``no > yes`` when less does.

    Attributes:
        measure: of a body and a side.
        no: up to here the claim is false, and its denial true.
        yes: from here the claim is true.
        plain: from here its denial is false, where that takes more: a knee that is "not bent" may be a
            little soft. The same as ``yes`` unless given.
    """

    measure: Measure
    no: float
    yes: float
    plain: float | None = None

    def verdicts(self, body: Body, side: str, holds: bool) -> list[bool | None]:
        """Whether the attribute is there, for each reading, for a claim or for its denial."""
        sign = 1.0 if self.yes > self.no else -1.0
        yes = self.yes if holds or self.plain is None else self.plain
        return [
            True if sign * value >= sign * yes else False if sign * value <= sign * self.no else None
            for value in self.measure(body, side)
        ]


def _band(value: float, low: float, high: float) -> float:
    """How far a value lies outside a span, 0 inside."""
    return max(low - value, value - high, 0.0)


def _bent(joint: Callable[[Body, str], float], low: float, high: float) -> Measure:
    return lambda body, side: (_band(joint(body, side), low, high),)


def _single(joint: Callable[[Body, str], float]) -> Measure:
    return lambda body, side: (joint(body, side),)


def _level(joint: str, *marks: str) -> Measure:
    """How far a sided joint is off the span of heights of some joints: in the room, and along the torso."""

    def measure(body: Body, side: str) -> Readings:
        found = []
        for up in (np.array([0.0, 1.0, 0.0]), body.chest[1]):
            heights = [float(body.at(mark) @ up) for mark in marks]
            found.append(_band(float(body.at(f"{side}_{joint}") @ up), min(heights), max(heights)))
        return tuple(found)

    return measure


def _hand_at(*marks: str) -> Measure:
    """From a hand to the nearest of some joints; * stands for both sides."""

    def measure(body: Body, side: str) -> Readings:
        names = [mark.replace("*", s) for mark in marks for s in (_SIDES if "*" in mark else ("",))]
        return (body.hand_to(side, *(body.at(name) for name in names)),)

    return measure


def _along_limb(body: Body, side: str, limb: tuple[str, ...]) -> Readings:
    """From a hand to the nearest point of a limb's bones, on either side."""
    points = []
    for s in _SIDES:
        for start, end in pairwise(limb):
            a, b = body.at(f"{s}_{start}"), body.at(f"{s}_{end}")
            points += [a + share * (b - a) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    return (body.hand_to(side, *points),)


def _above_head(body: Body, side: str) -> Readings:
    """Height of the hand over the top of the head: in the room, and along the torso."""
    return tuple(
        float((body.palm(side) - body.skull) @ up) for up in (np.array([0.0, 1.0, 0.0]), body.chest[1])
    )


def _raised_arm(body: Body, side: str) -> Readings:
    ups = (body.along(side, "shoulder", joint, 1) for joint in ("wrist", "elbow"))
    return tuple(value for readings in ups for value in readings)


def _behind(body: Body, side: str) -> Readings:
    """How far a hand lies behind the torso: by the chest, by the pelvis, and in the room."""
    hand = body.palm(side)
    return (
        -float((hand - body.at("spine2")) @ body.chest[2]),
        -float((hand - body.at("pelvis")) @ body.hips[2]),
        -float((body.at(f"{side}_wrist") - body.at(f"{side}_shoulder"))[2]),
    )


def _hands_apart(body: Body, side: str) -> Readings:
    palms = float(np.linalg.norm(body.palm("left") - body.palm("right")))
    return (min(palms, body.gap("left_wrist", "right_wrist")),)


def _arms_crossed(body: Body, side: str) -> Readings:
    """How far the hand nearer to its own side is short of the other arm."""
    return (max(body.hand_outside_middle(s) for s in _SIDES),)


def _legs_crossed(body: Body, side: str) -> Readings:
    """Sideways order of ankles and feet, and of knees: negative when crossed."""
    ways = [body.at(f"left_{j}") - body.at(f"right_{j}") for j in ("ankle", "foot", "knee")]
    return (*(float(way @ body.hips[0]) for way in ways), float(ways[0][0]))


def _leg_raised(body: Body, side: str) -> Readings:
    """How much higher a leg is than the other or than its own place when hanging."""
    knees = body.height(f"{side}_knee") - body.height(f"{other(side)}_knee")
    return (max(body.foot_above_other(side), knees, body.leg_level(side) + 0.45),)


def _foot_off(body: Body, side: str) -> Readings:
    return (body.foot_lift(side),)


def _forward_limb(start: str, end: str) -> Measure:
    return lambda body, side: body.along(side, start, end, 2)


def _outward_limb(start: str, end: str) -> Measure:
    return lambda body, side: body.along(side, start, end, 0)


def _upward_limb(start: str, end: str) -> Measure:
    return lambda body, side: body.along(side, start, end, 1)


def _on_one_leg(body: Body, side: str) -> Readings:
    """Lift of the other foot over the one stood on; the knee may rest on the floor for neither."""
    return (body.foot_above_other(other(side)),)


def _weight(body: Body, side: str) -> Readings:
    """How much nearer to a foot than to the other the pelvis stands, on the floor."""
    middle = (body.at("pelvis") + body.at("spine3")) / 2.0

    def away(s: str) -> float:
        return float(np.linalg.norm((body.at(f"{s}_ankle") - middle)[[0, 2]]))

    return (away(other(side)) - away(side), body.foot_above_other(other(side)))


def _knee_lowest(body: Body, side: str) -> Readings:
    return (body.height(f"{side}_knee"),)


def _crouch(body: Body, side: str) -> Readings:
    """Height of the hips over the lower ankle; in the grey zone when something else than feet carries."""
    if body.tilt > 75 or min(body.height(f"{s}_knee") for s in _SIDES) < 0.15 or body.lowest > 0.05:
        return (0.65,)
    hips = (body.height("left_hip") + body.height("right_hip")) / 2.0
    return (hips - min(body.height("left_ankle"), body.height("right_ankle")),)


def _standing(body: Body, side: str) -> Readings:
    """Height of the hips over the lower ankle; less than a stride above the floor it stands."""
    hips = (body.height("left_hip") + body.height("right_hip")) / 2.0
    height = hips - min(body.height("left_ankle"), body.height("right_ankle"))
    return (min(height, 0.65) if body.lowest > 0.05 else height,)


def _seat(body: Body, side: str) -> Readings:
    """The more bent of the two hips and of the two knees, degrees."""
    return (max(body.hip(s) for s in _SIDES), max(body.knee(s) for s in _SIDES))


def _lying(body: Body, side: str) -> Readings:
    """How much the torso is off level, degrees, and more when far above the floor."""
    far = max(0.0, body.height("pelvis") - 0.45) * 200.0
    return (90.0 - body.tilt + far if body.tilt <= 90.0 else body.tilt - 90.0 + far,)


def _all_fours(body: Body, side: str) -> Readings:
    """Height of the lower hand or forearm: one may be lifted."""
    hands = min(min(body.height(f"{s}_wrist"), body.height(f"{s}_elbow") + 0.05) for s in _SIDES)
    return (hands,)


def _upside_down(body: Body, side: str) -> Readings:
    return (body.height("pelvis") - body.height("head"),)


def _jump(body: Body, side: str) -> Readings:
    """Height of the body over the floor, or 3 cm when it crouches for the leap or stands on its toes."""
    ready = max(body.knee(s) for s in _SIDES) > 35 or min(body.height(f"{s}_ankle") for s in _SIDES) > 0.09
    return (max(body.lowest, 0.03 if ready else 0.0),)


def _lunge(body: Body, side: str) -> Readings:
    return (body.gap("left_ankle", "right_ankle"),)


def _kick(body: Body, side: str) -> Readings:
    return (
        max(abs(body.foot_above_other("left")), abs(body.height("left_knee") - body.height("right_knee"))),
    )


def _feet_gap(body: Body, side: str) -> Readings:
    return body.feet_apart()


def _twist(sign: float) -> Measure:
    return lambda body, side: tuple(sign * value for value in body.twist_left)


def _roll(sign: float) -> Measure:
    return lambda body, side: tuple(sign * value for value in body.roll_left)


def _head_roll(sign: float) -> Measure:
    return lambda body, side: tuple(sign * value for value in body.head_left)


def _facing_up(body: Body, side: str) -> Readings:
    return (float(body.chest[2][1]), float(body.hips[2][1]))


def _knee_raised(body: Body, side: str) -> Readings:
    """Height of a knee over its hip; or over the other knee, less what lies between hip and hanging knee."""
    knee = body.height(f"{side}_knee")
    return (knee - body.height(f"{side}_hip"), knee - body.height(f"{other(side)}_knee") - 0.36)


# Metres, or degrees for bends, leans and twists.
KINDS: dict[str, Rule] = {
    # arms
    "elbow bent": Rule(_single(Body.elbow), 12, 30),
    "elbow bent slightly": Rule(_bent(Body.elbow, 12, 75), 15, 0),
    "elbow bent square": Rule(_bent(Body.elbow, 65, 115), 22, 0),
    "elbow bent fully": Rule(_single(Body.elbow), 80, 105),
    "elbow straight": Rule(_single(Body.elbow), 55, 40, 22),
    "arm raised": Rule(_raised_arm, -0.26, -0.08),
    "arm overhead": Rule(_above_head, -0.16, 0.02),
    "arm side": Rule(_outward_limb("shoulder", "wrist"), 0.06, 0.22),
    "arm forward": Rule(_forward_limb("shoulder", "wrist"), 0.06, 0.2, 0.35),
    "arm behind": Rule(_behind, -0.14, 0.0),
    "arm down": Rule(_upward_limb("shoulder", "wrist"), -0.05, -0.25),
    "arm across": Rule(_single(Body.hand_outside_middle), 0.16, 0.05),
    "forearm forward": Rule(_forward_limb("elbow", "wrist"), 0.06, 0.14),
    "elbow raised": Rule(_upward_limb("shoulder", "elbow"), -0.2, -0.1),
    "elbow behind": Rule(lambda b, s: tuple(-v for v in b.along(s, "shoulder", "elbow", 2)), -0.16, 0.06),
    "elbow at side": Rule(_single(Body.elbow_away), 75, 40),
    "arms crossed": Rule(_arms_crossed, 0.2, 0.08),
    "hands together": Rule(_hands_apart, 0.3, 0.18),
    "hand at head": Rule(lambda b, s: (b.hand_to(s, b.skull, b.at("head"), b.at("neck")),), 0.48, 0.32, 0.2),
    "hand at face": Rule(lambda b, s: (b.hand_to(s, b.face, b.skull, b.at("head")),), 0.46, 0.3, 0.22),
    "hand at chest": Rule(_hand_at("spine3", "spine2", "neck", "*_collar"), 0.52, 0.32, 0.22),
    "hand at belly": Rule(_hand_at("spine2", "spine1", "pelvis", "*_hip"), 0.42, 0.28),
    "hand at hip": Rule(_hand_at("*_hip", "pelvis", "spine1"), 0.36, 0.25, 0.18),
    "hand at leg": Rule(lambda b, s: _along_limb(b, s, ("hip", "knee", "ankle", "foot")), 0.28, 0.16),
    "hand at knee": Rule(lambda b, s: (min(b.hand_to(s, b.at(f"{x}_knee")) for x in _SIDES),), 0.32, 0.2),
    "hand at foot": Rule(_hand_at("*_ankle", "*_foot"), 0.34, 0.22),
    "hand at floor": Rule(lambda b, s: (float(min(b.palm(s)[1], b.height(f"{s}_wrist"))),), 0.22, 0.12),
    "hand at shoulder": Rule(_hand_at("*_shoulder", "*_collar", "neck"), 0.38, 0.26),
    "hand at head height": Rule(_level("wrist", "neck", "head"), 0.28, 0.15),
    "hand at shoulder height": Rule(_level("wrist", "left_shoulder", "right_shoulder"), 0.26, 0.14),
    "hand at chest height": Rule(_level("wrist", "spine2", "neck"), 0.2, 0.08),
    "hand at waist height": Rule(_level("wrist", "pelvis", "spine2"), 0.24, 0.12),
    "elbow at shoulder height": Rule(_level("elbow", "left_shoulder", "right_shoulder"), 0.2, 0.1),
    # legs
    "knee bent": Rule(_single(Body.knee), 10, 25, 35),
    "knee bent slightly": Rule(_bent(Body.knee, 10, 70), 15, 0),
    "knee bent square": Rule(_bent(Body.knee, 60, 120), 25, 0),
    "knee bent fully": Rule(_single(Body.knee), 70, 100),
    "knee straight": Rule(_single(Body.knee), 45, 28),
    "knee raised": Rule(_knee_raised, -0.34, -0.22),
    "knee on floor": Rule(_knee_lowest, 0.24, 0.14),
    "knees together": Rule(lambda b, s: (b.gap("left_knee", "right_knee"),), 0.3, 0.2),
    "leg raised": Rule(_leg_raised, 0.02, 0.08, 0.25),
    "leg forward": Rule(lambda b, s: b.foot_ahead(s), -0.02, 0.08),
    "leg back": Rule(lambda b, s: tuple(-v for v in b.foot_ahead(s)), -0.02, 0.08),
    "leg side": Rule(lambda b, s: b.foot_out(s), 0.04, 0.14),
    "legs crossed": Rule(_legs_crossed, 0.16, 0.04),
    "foot off floor": Rule(_foot_off, 0.015, 0.05, 0.1),
    "foot on floor": Rule(_foot_off, 0.16, 0.07),
    "heel raised": Rule(lambda b, s: (b.height(f"{s}_ankle"),), 0.07, 0.1),
    "heel on floor": Rule(lambda b, s: (b.height(f"{s}_ankle"),), 0.15, 0.1),
    "feet together": Rule(_feet_gap, 0.36, 0.24),
    "feet apart": Rule(_feet_gap, 0.2, 0.32),
    "toes up": Rule(lambda b, s: (b.height(f"{s}_foot") - b.height(f"{s}_ankle"),), -0.07, -0.045),
    # the whole body
    "standing": Rule(_standing, 0.36, 0.6, 0.7),
    "on one leg": Rule(_on_one_leg, 0.015, 0.05),
    "weight on": Rule(_weight, -0.1, 0.02),
    "sitting": Rule(_seat, 35, 60, 110),
    "kneeling": Rule(_knee_lowest, 0.24, 0.14),
    "squatting": Rule(_crouch, 0.76, 0.66, 0.45),
    "crouching": Rule(_crouch, 0.79, 0.7, 0.5),
    "lying": Rule(_lying, 60, 35),
    "facing up": Rule(_facing_up, 0.0, 0.4),
    "facing down": Rule(_facing_up, 0.0, -0.4),
    "all fours": Rule(_all_fours, 0.3, 0.18),
    "lunge": Rule(_lunge, 0.32, 0.5, 0.95),
    "kick": Rule(_kick, 0.04, 0.15, 0.5),
    "off the floor": Rule(lambda b, s: (b.lowest,), 0.01, 0.05),
    "jumping": Rule(_jump, 0.01, 0.05),
    "upside-down": Rule(_upside_down, -0.05, 0.1),
    # torso and head
    "torso upright": Rule(lambda b, s: (b.tilt,), 33, 20),
    "torso forward": Rule(lambda b, s: (*b.pitch, b.curl), 0, 8, 25),
    "torso forward slightly": Rule(lambda b, s: tuple(_band(v, 3, 45) for v in b.pitch), 14, 0),
    "torso forward fully": Rule(lambda b, s: b.pitch, 28, 50),
    "torso back": Rule(lambda b, s: tuple(-v for v in b.pitch), -4, 5),
    "torso left": Rule(_roll(1.0), 0, 5),
    "torso right": Rule(_roll(-1.0), 0, 5),
    "torso twisted left": Rule(_twist(1.0), 0, 8, 18),
    "torso twisted right": Rule(_twist(-1.0), 0, 8, 18),
    "back straight": Rule(lambda b, s: (abs(b.curl),), 45, 25),
    "back rounded": Rule(lambda b, s: (b.curl, b.pitch[1]), 0, 12),
    "head up": Rule(lambda b, s: tuple(-v for v in b.head_down), -10, 5),
    "head down": Rule(lambda b, s: b.head_down, -4, 8, 18),
    "head left": Rule(_head_roll(1.0), 0, 6),
    "head right": Rule(_head_roll(-1.0), 0, 6),
}  # fmt: skip

# Kinds that look at the body as a whole whatever side is named.
WHOLE = frozenset({
    "arms crossed", "hands together", "knees together", "legs crossed", "feet together", "feet apart",
    "standing", "sitting", "squatting", "crouching", "lying", "facing up", "facing down", "all fours",
    "lunge", "kick", "off the floor", "jumping", "upside-down", "torso upright", "torso forward",
    "torso forward slightly", "torso forward fully", "torso back", "torso left", "torso right",
    "torso twisted left", "torso twisted right", "back straight", "back rounded", "head up", "head down",
    "head left", "head right",
})  # fmt: skip


def _one(claim: Claim, body: Body, side: str) -> bool | None:
    verdicts = KINDS[claim.kind].verdicts(body, side, claim.holds)
    # The reading that favours the caption decides.
    if any(verdict is claim.holds for verdict in verdicts):
        return True
    return None if None in verdicts else False


def check(claim: Claim, pose: FloatArray) -> bool | None:
    """Whether a claim holds.

    Args:
        claim: from :func:`.grammar.claims`.
        pose: float [22, 3] in the pose frame, metres.

    Returns:
        False only when it is clearly false; None where people would differ.
    """
    body = Body(pose)
    if claim.kind in WHOLE:
        return _one(claim, body, "left")
    verdicts = [_one(claim, body, side) for side in _SIDES if claim.side in (side, "both", "either", "")]
    # "Not both" is fulfilled by one, as "one of them" is.
    some = claim.side in ("either", "") or (claim.side == "both" and not claim.holds)
    if claim.side == "either" and not claim.holds:
        some = False
    if some in verdicts:
        return some
    return None if None in verdicts else not some
