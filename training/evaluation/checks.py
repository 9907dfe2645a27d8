"""What can be asked of a pose, as plain geometry on its 22 joints.

Thresholds are those of a person who looks at a picture and says "yes, that is so"; they were set by
comparing with labels given while looking (``labels.toml``). Sides are the character's own. "Up" and
"down" are the world's; "in front" and "to the side" hold in the frame of the chest or of the world, so
that a lying or leaning body can obey as well.

The skeleton ends at the wrists and at the base of the skull: hands are taken as a straight continuation
of the forearm, the head as the continuation of the neck. Where the eyes look to the left or right, and
how the head tilts sideways, cannot be seen on 22 joints; no check asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rig.skeleton import JOINT, SKIN_RADII, FloatArray

Mask = NDArray[np.bool_]

ARMS = ("left_arm", "right_arm")
LEGS = ("left_leg", "right_leg")
HANDS = ("left_hand", "right_hand")
FEET = ("left_foot", "right_foot")
KNEES = ("left_knee", "right_knee")
ELBOWS = ("left_elbow", "right_elbow")
SIDES = ("left", "right")
PLACES = ("head", "face", "ear", "shoulder", "chest", "belly", "back", "hip", "knee", "foot", "floor")

_UP = np.array([0.0, 1.0, 0.0])
_FORWARD = np.array([0.0, 0.0, 1.0])
_PALM, _FINGERTIP = 0.08, 0.16


def _unit(vectors: FloatArray) -> FloatArray:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9))


def _dot(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.asarray((a * b).sum(axis=-1))


def _side(name: str) -> str:
    return name.partition("_")[0]


def _other(side: str) -> str:
    return "right" if side == "left" else "left"


@dataclass(frozen=True, eq=False)
class Body:
    """Quantities of poses that the checks are written in; metres and degrees.

    Attributes:
        poses: float [N, 22, 3] in the pose frame.
    """

    poses: FloatArray

    def at(self, joint: str) -> FloatArray:
        """Position of a joint: [N, 3]."""
        return self.poses[:, JOINT[joint]]

    def height(self, joint: str) -> FloatArray:
        """Of a joint above the floor: [N]."""
        return self.at(joint)[:, 1]

    @cached_property
    def spine(self) -> FloatArray:
        """Unit direction from pelvis to neck: [N, 3]."""
        return _unit(self.at("neck") - self.at("pelvis"))

    @cached_property
    def upper_spine(self) -> FloatArray:
        """Unit direction from the waist to the neck: [N, 3]."""
        return _unit(self.at("neck") - self.at("spine1"))

    @cached_property
    def chest(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Unit directions of the chest, each [N, 3]: to its left, up along it, forward out of it."""
        across = self.at("left_shoulder") - self.at("right_shoulder")
        left = _unit(across - _dot(across, self.spine)[:, None] * self.spine)
        return left, self.spine, np.cross(left, self.spine)

    @cached_property
    def tilt(self) -> FloatArray:
        """Angle of the spine from the vertical: [N]."""
        return np.degrees(np.arccos(np.clip(self.spine[:, 1], -1.0, 1.0)))

    def outward(self, side: str) -> FloatArray:
        """Unit direction of the chest towards a side: [N, 3]."""
        return self.chest[0] if side == "left" else -self.chest[0]

    def flexion(self, side: str, joint: str) -> FloatArray:
        """Of an elbow or knee, 0 when straight: [N]."""
        chain = ("shoulder", "elbow", "wrist") if joint == "elbow" else ("hip", "knee", "ankle")
        first, middle, last = (self.at(f"{side}_{name}") for name in chain)
        cosine = _dot(_unit(middle - first), _unit(last - middle))
        return np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))

    def arm(self, side: str) -> FloatArray:
        """From shoulder to wrist: [N, 3]."""
        return self.at(f"{side}_wrist") - self.at(f"{side}_shoulder")

    def leg(self, side: str) -> FloatArray:
        """From hip to ankle: [N, 3]."""
        return self.at(f"{side}_ankle") - self.at(f"{side}_hip")

    def along_hand(self, side: str, distance: float) -> FloatArray:
        """The point so far beyond the wrist, in the line of the forearm: [N, 3]."""
        wrist = self.at(f"{side}_wrist")
        return wrist + distance * _unit(wrist - self.at(f"{side}_elbow"))

    def palm(self, side: str) -> FloatArray:
        """Middle of a hand: [N, 3]."""
        return self.along_hand(side, _PALM)

    @cached_property
    def head_axes(self) -> tuple[FloatArray, FloatArray]:
        """Unit directions, each [N, 3]: up through the skull and out of the face.

        On the upright skeleton the bone from neck to head leans forward by 29 degrees.
        """
        bone = _unit(self.at("head") - self.at("neck"))
        ahead = _unit(np.cross(self.chest[0], bone))
        lean = np.radians(29.3)
        up = np.cos(lean) * bone - np.sin(lean) * ahead
        return up, np.sin(lean) * bone + np.cos(lean) * ahead

    def skull(self) -> FloatArray:
        """Middle of the head: [N, 3]."""
        up, face = self.head_axes
        return np.asarray(self.at("head") + 0.06 * up + 0.015 * face)

    def lowest(self, side: str) -> FloatArray:
        """Height of the lowest of knee, ankle and ball of a leg: [N]."""
        joints = [self.height(f"{side}_{joint}") for joint in ("knee", "ankle", "foot")]
        return np.asarray(np.min(joints, axis=0))

    def sole(self, side: str) -> FloatArray:
        """Height of the lower of ankle and ball of a foot: [N]."""
        return np.asarray(np.minimum(self.height(f"{side}_ankle") - 0.03, self.height(f"{side}_foot")))

    def ahead(self, side: str) -> FloatArray:
        """How far a foot is in front of the other, in the heading of the body: [N]."""
        return np.asarray(self.at(f"{side}_ankle")[:, 2] - self.at(f"{_other(side)}_ankle")[:, 2])

    def stride(self) -> FloatArray:
        """Level distance of the ankles: [N]."""
        between = (self.at("left_ankle") - self.at("right_ankle"))[:, [0, 2]]
        return np.asarray(np.linalg.norm(between, axis=-1))

    def knee_down(self, side: str) -> Mask:
        """Whether a knee and the shin behind it are on the floor: [N]."""
        return (
            (self.height(f"{side}_knee") < 0.16)
            & (self.height(f"{side}_ankle") < 0.3)
            & (self.flexion(side, "knee") > 35)
        )


Function = Callable[..., Mask]


@dataclass(frozen=True)
class Check:
    """A word of the vocabulary.

    Attributes:
        function: of a :class:`Body` and the arguments; returns bool [N].
        domains: for each argument what it may be.
    """

    function: Function
    domains: tuple[tuple[str, ...], ...]


CHECKS: dict[str, Check] = {}


def _check(*domains: tuple[str, ...]) -> Callable[[Function], Function]:
    def register(function: Function) -> Function:
        CHECKS[function.__name__] = Check(function, domains)
        return function

    return register


# --- arms and legs ------------------------------------------------------------------------------------


@_check(ARMS + LEGS)
def raised(body: Body, limb: str) -> Mask:
    """Arm: hand above the shoulder with the upper arm lifted. Leg: nothing of it near the floor."""
    side = _side(limb)
    if limb in LEGS:
        return body.lowest(side) > 0.12
    shoulder = body.height(f"{side}_shoulder")
    return (body.palm(side)[:, 1] > shoulder + 0.13) & (body.height(f"{side}_elbow") > shoulder - 0.16)


@_check(ARMS)
def overhead(body: Body, arm: str) -> Mask:
    """Hand above the top of the head."""
    side = _side(arm)
    return raised(body, arm) & (body.palm(side)[:, 1] > body.height("head") + 0.17)


@_check(ARMS)
def lowered(body: Body, arm: str) -> Mask:
    """Arm hanging, loosely or straight."""
    side = _side(arm)
    return (-_unit(body.arm(side))[:, 1] > 0.7) & (body.flexion(side, "elbow") < 65)


@_check(ARMS + LEGS)
def to_side(body: Body, limb: str) -> Mask:
    """Arm held out sideways; leg spread to its side."""
    side = _side(limb)
    outward = body.outward(side)
    if limb in ARMS:
        arm = body.arm(side)
        return np.asarray((_dot(_unit(arm), outward) > 0.6) & (np.linalg.norm(arm, axis=-1) > 0.36))
    across = _unit(body.at("left_hip") - body.at("right_hip")) * (1.0 if side == "left" else -1.0)
    leg = _unit(body.leg(side))
    spread = np.maximum(_dot(leg, across), leg[:, 0] * (1.0 if side == "left" else -1.0))
    return np.asarray((spread > 0.34) & (body.flexion(side, "knee") < 60))


@_check(ARMS + LEGS)
def forward(body: Body, limb: str) -> Mask:
    """Arm reaching ahead of the chest or of the body; leg stretched out in front."""
    side = _side(limb)
    if limb in ARMS:
        arm = body.arm(side)
        reach = np.maximum(_dot(_unit(arm), body.chest[2]), _unit(arm)[:, 2])
        return np.asarray((reach > 0.7) & (np.linalg.norm(arm, axis=-1) > 0.3))
    return (_unit(body.leg(side))[:, 2] > 0.4) & (body.flexion(side, "knee") < 60)


@_check(ARMS + LEGS)
def behind(body: Body, limb: str) -> Mask:
    """Arm or leg reaching backwards."""
    side = _side(limb)
    if limb in ARMS:
        arm = body.arm(side)
        return np.minimum(_dot(arm, body.chest[2]), arm[:, 2]) < -0.18
    knee = (body.at(f"{side}_knee") - body.at(f"{side}_hip"))[:, 2]
    flexion = body.flexion(side, "knee")
    # The shin of a kneeling leg points backwards, too: the thigh must, or the knee be open.
    stretched = ((knee < -0.03) & (flexion < 100)) | ((knee < 0.03) & (flexion < 75))
    return (body.leg(side)[:, 2] < -0.3) & stretched


@_check(ARMS)
def across(body: Body, arm: str) -> Mask:
    """Hand carried over the middle of the body, in front of it."""
    side = _side(arm)
    hand = body.palm(side) - body.at("spine3")
    return (_dot(hand, body.outward(side)) < 0.03) & (_dot(hand, body.chest[2]) > 0.0)


@_check(ELBOWS + KNEES)
def bent(body: Body, joint: str) -> Mask:
    """Clearly bent elbow or knee."""
    side, _, name = joint.partition("_")
    return body.flexion(side, name) > (40 if name == "elbow" else 30)


@_check(ELBOWS + KNEES)
def straight(body: Body, joint: str) -> Mask:
    """Straight elbow or knee, or nearly so."""
    side, _, name = joint.partition("_")
    return body.flexion(side, name) < 36


@_check(KNEES)
def lifted(body: Body, knee: str) -> Mask:
    """Knee pulled up to about the height of the hip, the foot off the floor."""
    side = _side(knee)
    high = body.height(knee) > body.height(f"{side}_hip") - 0.25
    return high & (body.sole(side) > 0.12) & (body.flexion(side, "knee") > 35)


@_check(FEET)
def tiptoe(body: Body, foot: str) -> Mask:
    """Heel up, ball of the foot down."""
    side = _side(foot)
    ball = body.height(foot)
    return (ball < 0.12) & (body.height(f"{side}_ankle") - ball > 0.09)


@_check()
def feet_apart(body: Body) -> Mask:
    """Wide stance: the feet apart sideways, not by a step."""
    hips = (body.at("left_hip") - body.at("right_hip"))[:, [0, 2]]
    between = (body.at("left_ankle") - body.at("right_ankle"))[:, [0, 2]]
    return (np.abs(_dot(between, _unit(hips))) > 0.28) & (body.stride() > 0.3)


@_check()
def feet_together(body: Body) -> Mask:
    """Feet side by side."""
    return body.stride() < 0.22


@_check()
def arms_crossed(body: Body) -> Mask:
    """Forearms folded over each other in front of the trunk."""
    left, _, out = body.chest
    hands = {side: body.palm(side) - body.at("spine3") for side in SIDES}
    past = _dot(hands["right"] - hands["left"], left)
    folded = (body.flexion("left", "elbow") > 60) & (body.flexion("right", "elbow") > 60)
    front = (_dot(hands["left"], out) > 0.0) & (_dot(hands["right"], out) > 0.0)
    low = np.maximum(body.height("left_wrist"), body.height("right_wrist")) < body.height("head")
    return (past > 0.1) & folded & front & low


# --- hands --------------------------------------------------------------------------------------------


def _near(body: Body, side: str, points: list[FloatArray], limit: float) -> Mask:
    """Whether a hand, from wrist to fingertip, comes this near to one of some points."""
    start, tip = body.at(f"{side}_wrist"), body.along_hand(side, _FINGERTIP)
    line = tip - start
    distances = []
    for point in points:
        share = np.clip(_dot(point - start, line) / _FINGERTIP**2, 0.0, 1.0)[:, None]
        distances.append(np.linalg.norm(start + share * line - point, axis=-1))
    return np.asarray(np.min(distances, axis=0) < limit)


@_check(HANDS, PLACES)
def hand_at(body: Body, hand: str, place: str) -> Mask:
    """Hand on or close to a place; ear and hip are its own side's, knees, feet and shoulders either's."""
    side = _side(hand)
    left, up, out = body.chest
    sign = 1.0 if side == "left" else -1.0
    skull_up, face = body.head_axes
    match place:
        case "head":
            return _near(body, side, [body.skull(), body.skull() - 0.06 * face], 0.23)
        case "face":
            return _near(body, side, [body.at("head") + 0.02 * skull_up + 0.11 * face], 0.16)
        case "ear":
            return _near(body, side, [body.skull() + sign * 0.09 * left], 0.14)
        case "shoulder":
            return _near(body, side, [body.at(f"{each}_shoulder") + 0.04 * up for each in SIDES], 0.2)
        case "chest":
            return _near(body, side, [body.at("spine3") + 0.1 * out + h * up for h in (0.0, 0.1)], 0.19)
        case "belly":
            return _near(body, side, [body.at("spine1") + 0.12 * out + h * up for h in (0.0, 0.1)], 0.2)
        case "back":
            back = [body.at("spine1") - 0.12 * out + h * up for h in (-0.1, 0.05, 0.2)]
            return _near(body, side, back, 0.18) & (_dot(body.palm(side) - body.at("spine1"), out) < 0.0)
        case "hip":
            hip = body.at(f"{side}_hip")
            return _near(body, side, [hip + sign * 0.1 * left + h * up for h in (0.05, 0.15, 0.25)], 0.19) & (
                body.flexion(side, "elbow") > 55
            )
        case "knee":
            return _near(body, side, [body.at(knee) for knee in KNEES], 0.18)
        case "foot":
            ends = [body.at(f"{each}_{joint}") for each in SIDES for joint in ("ankle", "foot")]
            return _near(body, side, ends, 0.22)
    return np.asarray(
        np.minimum(body.height(f"{side}_wrist") - 0.04, body.along_hand(side, _FINGERTIP)[:, 1]) < 0.1
    )


@_check()
def hands_together(body: Body) -> Mask:
    """Hands touching each other."""
    palms = np.linalg.norm(body.palm("left") - body.palm("right"), axis=-1)
    wrists = np.linalg.norm(body.at("left_wrist") - body.at("right_wrist"), axis=-1)
    return np.asarray(np.minimum(palms, wrists + 0.03) < 0.15)


def _point(body: Body, name: str) -> FloatArray:
    if name == "head":
        return body.skull()
    if name in HANDS:
        return body.palm(_side(name))
    return body.at(name)


_POINTS = ("head", *HANDS, *FEET, *KNEES, *ELBOWS, "left_shoulder", "right_shoulder", "left_hip", "right_hip")


@_check(_POINTS, _POINTS)
def above(body: Body, higher: str, lower: str) -> Mask:
    """One part clearly higher than another."""
    return _point(body, higher)[:, 1] > _point(body, lower)[:, 1] + 0.1


@_check(FEET, FEET)
def ahead(body: Body, front: str, back: str) -> Mask:
    """One foot a step in front of the other."""
    return body.ahead(_side(front)) > 0.12


# --- trunk and head -----------------------------------------------------------------------------------


@_check()
def upright(body: Body) -> Mask:
    """Trunk about vertical."""
    return np.asarray((body.tilt < 21) & (body.upper_spine[:, 1] > np.cos(np.radians(22.5))))


@_check(("forward", "back", "left", "right"))
def leaning(body: Body, direction: str) -> Mask:
    """Trunk inclined in a direction, seen from the heading."""
    axis, sign = {"forward": (2, 1.0), "back": (2, -1.0), "left": (0, 1.0), "right": (0, -1.0)}[direction]
    inclined = np.maximum(sign * body.spine[:, axis], sign * body.upper_spine[:, axis])
    return np.asarray(inclined > np.sin(np.radians(11)))


@_check(SIDES)
def twisted(body: Body, side: str) -> Mask:
    """Shoulders turned against the hips, the chest towards a side."""
    left, up, _ = body.chest
    between = body.at("left_hip") - body.at("right_hip")
    hips = _unit(between - _dot(between, up)[:, None] * up)
    turn = np.degrees(np.arctan2(_dot(np.cross(hips, left), up), _dot(hips, left)))
    return (turn if side == "left" else -turn) > 15


@_check(("up", "down"))
def looking(body: Body, direction: str) -> Mask:
    """Face turned up or down, in the world."""
    up, face = body.head_axes
    pitch = np.degrees(np.arcsin(np.clip(face[:, 1], -1.0, 1.0)))
    if direction == "up":
        return pitch > 15
    return (pitch < -15) | (up[:, 1] < -0.2)  # a head that hangs upside down is down, too


# --- postures -----------------------------------------------------------------------------------------


def _lowest_skin(body: Body) -> FloatArray:
    return np.asarray((body.poses[..., 1] - np.array(SKIN_RADII)).min(axis=-1))


def _airborne(body: Body) -> Mask:
    return _lowest_skin(body) > 0.04


def _lying(body: Body) -> Mask:
    return (
        (body.tilt > np.where(body.chest[2][:, 1] < 0.0, 50, 60))  # a chest propped on the elbows lies, too
        & (body.height("pelvis") < 0.3)
        & (body.height("spine3") < 0.36)
        & ~_plank(body)
        & ~_all_fours(body)
    )


def _heels_under(body: Body) -> Mask:
    """Sitting back on one's heels: both knees down, the pelvis above or near the ankles."""
    near = [np.linalg.norm(body.at("pelvis") - body.at(f"{side}_ankle"), axis=-1) < 0.32 for side in SIDES]
    high = body.height("pelvis") > 0.25
    return np.asarray(body.knee_down("left") & body.knee_down("right") & near[0] & near[1] & high)


def _hands_down(body: Body) -> Mask:
    return hand_at(body, "left_hand", "floor") & hand_at(body, "right_hand", "floor")


def _all_fours(body: Body) -> Mask:
    knees = body.knee_down("left") | body.knee_down("right")
    high = body.height("pelvis") > 0.25
    prone = (body.tilt > 45) & (body.chest[2][:, 1] < -0.4)
    return knees & high & _hands_down(body) & prone & ~_heels_under(body)


def _on_floor(body: Body) -> Mask:
    return (body.height("pelvis") < 0.24) & (body.tilt < 62) & ~_heels_under(body)


def _kneeling(body: Body) -> Mask:
    knees = body.knee_down("left") | body.knee_down("right")
    return knees & (body.height("pelvis") > 0.2) & (body.tilt < 85) & ~_all_fours(body) & ~_on_floor(body)


def _balance(body: Body) -> FloatArray:
    """How far the middle of the body lies behind the heels, in the heading: [N]."""
    middle = body.poses.mean(axis=1)[:, 2]
    heel = np.minimum(body.at("left_ankle")[:, 2], body.at("right_ankle")[:, 2]) - 0.06
    return np.asarray(heel - middle)


def _shin_back(body: Body, side: str) -> FloatArray:
    """How far a knee lies in front of its ankle: [N]."""
    return np.asarray(body.at(f"{side}_knee")[:, 2] - body.at(f"{side}_ankle")[:, 2])


def _seated(body: Body) -> Mask:
    """On a chair: the thighs about level, the weight behind the feet or the trunk bowed over level thighs."""
    rises = np.stack([body.height(f"{side}_knee") - body.height(f"{side}_hip") for side in SIDES])
    low = (body.height("pelvis") > 0.24) & (body.height("pelvis") < 0.78)
    behind_feet = (rises > -0.24).all(axis=0) & (rises < 0.12).any(axis=0) & (_balance(body) > -0.02)
    # In a squat the knees come in front of the feet.
    shins = np.mean([_shin_back(body, side) for side in SIDES], axis=0)
    bowed = (np.abs(rises) < 0.08).all(axis=0) & (body.height("pelvis") < 0.65) & (shins < 0.2)
    knees = body.knee_down("left") | body.knee_down("right")
    return np.asarray(low & (behind_feet | bowed) & ~knees & (body.tilt < 65))


def _sitting(body: Body) -> Mask:
    return _on_floor(body) | _seated(body)


def _feet_carry(body: Body) -> Mask:
    return np.minimum(body.sole("left"), body.sole("right")) < 0.12


def _crouching(body: Body) -> Mask:
    folded = (body.flexion("left", "knee") > 70) & (body.flexion("right", "knee") > 70)
    low = (body.height("pelvis") < 0.75) & (body.height("pelvis") > 0.12)
    down = body.knee_down("left") & body.knee_down("right")
    return folded & low & _feet_carry(body) & (body.tilt < 95) & ~down & ~_sitting(body) & ~_airborne(body)


def _standing(body: Body) -> Mask:
    propped = _hands_down(body) & (body.tilt > 75)
    high = body.height("pelvis") > 0.68
    return _feet_carry(body) & high & ~propped & ~_seated(body) & ~_inverted(body)


def _bent_over(body: Body) -> Mask:
    forward_bend = (body.tilt > 38) & (body.chest[2][:, 1] < -0.45)
    return forward_bend & (body.height("pelvis") > 0.6) & _feet_carry(body) & ~_inverted(body)


def _inverted(body: Body) -> Mask:
    feet = np.maximum(body.height("left_ankle"), body.height("right_ankle"))
    return (body.height("pelvis") > body.height("head") + 0.15) & (feet > body.height("pelvis") + 0.15)


def _plank(body: Body) -> Mask:
    long = [_dot(_unit(body.leg(side)), -body.spine) > 0.85 for side in SIDES]
    stretched = (body.flexion("left", "knee") < 40) & (body.flexion("right", "knee") < 40)
    off = (body.height("pelvis") > 0.17) & (body.height("pelvis") < 0.75)
    held = hand_at(body, "left_hand", "floor") | hand_at(body, "right_hand", "floor")
    return long[0] & long[1] & stretched & off & held & (body.tilt > 55) & (body.chest[2][:, 1] < -0.5)


def _cross_legged(body: Body) -> Mask:
    folded = (body.flexion("left", "knee") > 75) & (body.flexion("right", "knee") > 75)
    across_hips = _unit(body.at("left_hip") - body.at("right_hip"))
    spread = _dot(body.at("left_knee") - body.at("right_knee"), across_hips) > 0.2
    crossing = _dot(body.at("left_ankle") - body.at("right_ankle"), across_hips) < 0.12
    return _on_floor(body) & folded & spread & crossing


_POSTURES: dict[str, Function] = {
    "standing": _standing,
    "sitting": _sitting,
    "floor_sitting": _on_floor,
    "cross_legged": _cross_legged,
    "kneeling": _kneeling,
    "crouching": _crouching,
    "lying": _lying,
    "all_fours": _all_fours,
    "plank": _plank,
    "bent_over": _bent_over,
    "inverted": _inverted,
    "airborne": _airborne,
}


@_check(tuple(_POSTURES))
def posture(body: Body, name: str) -> Mask:
    """How the body is held up."""
    return _POSTURES[name](body)


@_check(KNEES)
def kneeling_on(body: Body, knee: str) -> Mask:
    """On one knee: this one is down, the other is not."""
    side = _side(knee)
    return _kneeling(body) & body.knee_down(side) & ~body.knee_down(_other(side))


@_check(("back", "front", "left_side", "right_side"))
def lying_on(body: Body, part: str) -> Mask:
    """Lying on the back, the front or a side."""
    left, _, out = body.chest
    downward = {
        "back": out[:, 1],
        "front": -out[:, 1],
        "left_side": -left[:, 1],
        "right_side": left[:, 1],
    }[part]
    flat = (body.tilt > 50) & (body.height("pelvis") < 0.3) & (body.height("spine3") < 0.4)
    return flat & (downward > 0.6) & ~_plank(body) & ~_all_fours(body)


@_check(LEGS)
def standing_on(body: Body, leg: str) -> Mask:
    """One-legged: this foot carries, the other leg is off the floor."""
    side = _side(leg)
    return (
        (body.sole(side) < 0.1)
        & (body.lowest(_other(side)) > 0.12)
        & (body.height("pelvis") > 0.5)
        & ~(_seated(body) & (body.height("pelvis") < 0.65))
        & ~_inverted(body)
    )


@_check(LEGS)
def lunging(body: Body, leg: str) -> Mask:
    """Long step with this knee bent and the other leg stretched away or its knee near the floor."""
    side = _side(leg)
    rear = (body.flexion(_other(side), "knee") < 55) | (body.height(f"{_other(side)}_knee") < 0.36)
    return (
        (body.stride() > 0.55)
        & (body.flexion(side, "knee") > 35)
        & (body.ahead(side) > -0.15)
        & rear
        & (body.sole(side) < 0.12)
        & (body.height(f"{side}_knee") > 0.25)
        & (body.tilt < 60)
    )


# --- actions: what must be seen of them ---------------------------------------------------------------


@_check(LEGS)
def kicking(body: Body, leg: str) -> Mask:
    """Foot at least 0.3 m up, the leg stretched out ahead or sideways, the trunk not lying."""
    side, other = _side(leg), _other(_side(leg))
    height = body.height(f"{side}_ankle")
    return (
        (height > 0.3)
        & ((body.flexion(side, "knee") < 55) | (height > body.height("pelvis") - 0.1))
        & (body.leg(side)[:, 2] > -0.25)
        & (_unit(body.leg(side))[:, 1] > -0.88)
        & (body.height("pelvis") > 0.5)
        & ((height > body.height(f"{other}_ankle") + 0.15) | (body.flexion(other, "knee") > 60))
    )


@_check(ARMS)
def punching(body: Body, arm: str) -> Mask:
    """Arm thrust out at chest to head height, the other hand held back."""
    side = _side(arm)
    level = np.abs(body.arm(side)[:, 1]) < 0.28
    held = body.arm(side)[:, 2] > body.arm(_other(side))[:, 2] + 0.15
    return forward(body, arm) & level & held & (body.flexion(side, "elbow") < 60)


@_check(ARMS)
def waving(body: Body, arm: str) -> Mask:
    """Hand up beside or over the head, clear of it."""
    side = _side(arm)
    clear = np.linalg.norm(body.palm(side) - body.skull(), axis=-1) > 0.2
    return np.asarray((body.palm(side)[:, 1] > body.height(f"{side}_shoulder") + 0.12) & clear)


@_check(ARMS)
def saluting(body: Body, arm: str) -> Mask:
    """Fingertips at the brow, elbow out."""
    side = _side(arm)
    up, face = body.head_axes
    temple = body.skull() + 0.05 * face + 0.03 * up + 0.07 * body.outward(side)
    elbow = body.at(f"{side}_elbow") - body.at(f"{side}_shoulder")
    out = (_dot(elbow, body.outward(side)) > 0.05) & (elbow[:, 1] > -0.2)
    return _near(body, side, [temple], 0.16) & out & (body.flexion(side, "elbow") > 60)


@_check(ARMS)
def pointing(body: Body, arm: str) -> Mask:
    """Arm stretched out away from the body; the other one is not."""
    side = _side(arm)

    def stretched(each: str) -> Mask:
        away = -_unit(body.arm(each))[:, 1] < 0.64
        return away & (body.flexion(each, "elbow") < 55)

    return stretched(side) & ~stretched(_other(side))


@_check(ARMS)
def throwing(body: Body, arm: str) -> Mask:
    """Hand drawn back or up at head height, the other one lower, feet staggered."""
    side = _side(arm)
    high = body.palm(side)[:, 1] > body.height(f"{side}_shoulder") + 0.08
    single = body.palm(side)[:, 1] > body.palm(_other(side))[:, 1] + 0.1
    return high & single & (body.stride() > 0.25)


def _step(body: Body) -> FloatArray:
    return np.abs(body.ahead("left"))


@_check()
def walking(body: Body) -> Mask:
    """Upright in a step: one foot ahead, neither knee much bent, both feet low."""
    knees = np.maximum(body.flexion("left", "knee"), body.flexion("right", "knee"))
    low = (np.maximum(body.sole("left"), body.sole("right")) < 0.3) & _feet_carry(body)
    return (
        (_step(body) > 0.18)
        & (_step(body) < 0.95)
        & (knees < 85)
        & low
        & (body.tilt < 40)
        & (body.height("pelvis") > 0.75)
    )


@_check()
def running(body: Body) -> Mask:
    """A stride with a leg folded up behind or a knee driven up, or with both feet off the floor."""
    sole = np.maximum(body.sole("left"), body.sole("right"))
    knees = np.maximum(body.flexion("left", "knee"), body.flexion("right", "knee"))
    arms = np.maximum(body.flexion("left", "elbow"), body.flexion("right", "elbow"))
    long = (_step(body) > 0.7) & (knees > 35)
    driven = (_step(body) > 0.25) & (sole > 0.1) & (knees > 45)
    passing = np.any([(body.sole(side) > 0.1) & (_shin_back(body, side) > 0.2) for side in SIDES], axis=0)
    return np.asarray(
        (long | driven | passing) & (arms > 45) & (body.tilt < 50) & (body.height("pelvis") > 0.65)
    )


@_check()
def sneaking(body: Body) -> Mask:
    """A careful step: knees soft or a foot lifted, the trunk bowed or low."""
    left, right = body.flexion("left", "knee"), body.flexion("right", "knee")
    step = (_step(body) > 0.15) & (np.maximum(left, right) > 35)
    bowed = body.spine[:, 2] > 0.12
    return step & bowed & (np.minimum(left, right) > 12) & (body.tilt < 65) & (body.height("pelvis") > 0.45)


@_check()
def praying(body: Body) -> Mask:
    """Palms together in front of chest or chin."""
    left, right = body.palm("left"), body.palm("right")
    middle = (left + right) / 2.0 - body.at("spine3")
    front = (_dot(middle, body.chest[2]) > 0.08) & (_dot(middle, body.chest[2]) < 0.45)
    level = (_dot(middle, body.spine) > -0.12) & (_dot(middle, body.spine) < 0.42)
    folded = (body.flexion("left", "elbow") > 60) & (body.flexion("right", "elbow") > 60)
    return hands_together(body) & front & level & folded


@_check()
def pushing(body: Body) -> Mask:
    """Both hands out in front at about chest height."""
    held = [
        (body.arm(side)[:, 2] > 0.25) & (body.arm(side)[:, 1] > -0.35) & (body.arm(side)[:, 1] < 0.3)
        for side in SIDES
    ]
    return held[0] & held[1]


@_check()
def guarding(body: Body) -> Mask:
    """Both fists up before chest or chin, elbows folded."""
    held = []
    for side in SIDES:
        hand = body.at(f"{side}_wrist") - body.at("spine3")
        height = _dot(hand, body.spine)
        held.append(
            (body.flexion(side, "elbow") > 55)
            & (height > -0.1)
            & (height < 0.5)
            & (_dot(hand, body.chest[2]) > 0.05)
        )
    return held[0] & held[1]
