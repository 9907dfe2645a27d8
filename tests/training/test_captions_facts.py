"""Facts on poses built by hand: each holds where it should, on the right side, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from rig.pose import canonicalize, mirror
from rig.skeleton import JOINT, JOINT_NAMES, PARENTS, REFERENCE
from training.captions import Fact, describe, facts_of
from training.captions.facts import DENIAL_WEIGHTS, KINDS, fact_table
from training.captions.geometry import PALM, Measures

SIDES = {"left": 1.0, "right": -1.0}
Vector = tuple[float, float, float]


def rotation(axis: str, degrees: float) -> np.ndarray:
    """Right-handed rotation about x, y or z."""
    a = np.radians(degrees)
    c, s = np.cos(a), np.sin(a)
    return {
        "x": np.array([[1, 0, 0], [0, c, -s], [0, s, c]]),
        "y": np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]),
        "z": np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]),
    }[axis]


DOWN: Vector = (0.06, -1.0, 0.0)
UP: Vector = (0.06, 1.0, 0.0)
OUT: Vector = (1.0, 0.0, 0.0)
AHEAD: Vector = (0.0, 0.0, 1.0)
BACK: Vector = (0.0, 0.0, -1.0)
Limb = tuple[Vector, Vector]
Leg = tuple[Vector, Vector, Vector]
STRAIGHT: Leg = ((0.0, -1.0, 0.0), (0.0, -1.0, 0.0), (0.0, -0.42, 0.91))


def arm(upper: Vector, fore: Vector | None = None) -> Limb:
    return upper, fore or upper


def leg(thigh: Vector, shin: Vector | None = None, foot: Vector = STRAIGHT[2]) -> Leg:
    return thigh, shin or thigh, foot


def body(
    left_arm: Limb = (DOWN, DOWN),
    right_arm: Limb = (DOWN, DOWN),
    left_leg: Leg = STRAIGHT,
    right_leg: Leg = STRAIGHT,
    forward: float = 0.0,
    to_left: float = 0.0,
    twist_left: float = 0.0,
    round_back: float = 0.0,
    nod: float = 0.0,
    head_left: float = 0.0,
    whole: np.ndarray | None = None,
    height: float | None = None,
    palms: dict[str, tuple[Callable[[np.ndarray], np.ndarray], Vector]] | None = None,
) -> np.ndarray:
    """A pose from bone directions (out, up, forward) of the limbs and angles of the torso, degrees.

    ``palms`` puts a palm at a point computed from the joints; the vector says where the elbow goes.
    ``whole`` turns the finished body; ``height`` lifts its lowest joint off the floor.
    """
    spine = rotation("z", -to_left) @ rotation("x", forward)
    chest = spine @ rotation("y", twist_left) @ rotation("x", round_back)
    head = chest @ rotation("z", -head_left) @ rotation("x", nod)
    frames = {"spine1": spine, "spine2": spine, "spine3": spine, "neck": chest, "head": head}
    frames |= {f"{side}_{name}": chest for side in SIDES for name in ("collar", "shoulder")}
    directions: dict[str, Vector] = {}
    for side, (upper, fore), (thigh, shin, foot) in (
        ("left", left_arm, left_leg),
        ("right", right_arm, right_leg),
    ):
        for name, way in zip(
            ("elbow", "wrist", "knee", "ankle", "foot"), (upper, fore, thigh, shin, foot), strict=True
        ):
            directions[f"{side}_{name}"] = (way[0] * SIDES[side], way[1], way[2])
    joints = np.zeros((22, 3))
    for joint, name in enumerate(JOINT_NAMES[1:], start=1):
        offset = REFERENCE.offsets[joint]
        if name in directions:
            way = np.array(directions[name])
            offset = way / np.linalg.norm(way) * np.linalg.norm(offset)
        elif name in frames:
            offset = frames[name] @ offset
        joints[joint] = joints[PARENTS[joint]] + offset
    for side, (target, elbow_towards) in (palms or {}).items():
        pole = np.array(elbow_towards) * (SIDES[side], 1.0, 1.0)
        _reach(joints, side, target(joints), pole)
    if whole is not None:
        joints = joints @ whole.T
    joints[:, 1] += (height or 0.0) - joints[:, 1].min()
    return canonicalize(joints)


def _reach(joints: np.ndarray, side: str, palm: np.ndarray, pole: np.ndarray) -> None:
    """Two-bone inverse kinematics; the forearm is longer by the palm."""
    shoulder, elbow, wrist = (JOINT[f"{side}_{name}"] for name in ("shoulder", "elbow", "wrist"))
    upper, fore = 0.26, 0.268 + PALM
    to_palm = palm - joints[shoulder]
    distance = min(float(np.linalg.norm(to_palm)), upper + fore - 1e-4)
    along = to_palm / np.linalg.norm(to_palm)
    across = pole - pole @ along * along
    across /= np.linalg.norm(across)
    share = (upper**2 + distance**2 - fore**2) / (2 * distance)
    joints[elbow] = joints[shoulder] + share * along + np.sqrt(max(upper**2 - share**2, 0.0)) * across
    forearm = shoulder_to = joints[shoulder] + distance * along - joints[elbow]
    forearm = shoulder_to / np.linalg.norm(shoulder_to)
    joints[wrist] = joints[elbow] + 0.268 * forearm


def at(
    joint: str, out: float = 0.0, up: float = 0.0, ahead: float = 0.0
) -> Callable[[np.ndarray], np.ndarray]:
    """A point beside a joint."""
    return lambda joints: joints[JOINT[joint]] + (out, up, ahead)


def both_palms(
    left: Callable[[np.ndarray], np.ndarray], right: Callable[[np.ndarray], np.ndarray], elbow: Vector
) -> dict:
    return {"left": (left, elbow), "right": (right, elbow)}


def holds(pose: np.ndarray, predicate: str, negated: bool = False) -> str | bool | None:
    """The side of a fact of the pose (None for facts without one); False if the pose has it not."""
    found = [fact.side for fact in describe(pose) if fact.predicate == predicate and fact.negated == negated]
    return found[0] if len(found) == 1 else (sorted(map(str, found))[0] if found else False)


STANDING = body()
T_POSE = REFERENCE.rest_pose()
# Legs of postures, to be shared.
CHAIR = leg((0.12, -0.1, 1.0), (0.0, -1.0, 0.0))
SQUAT = leg((0.35, -0.15, 0.9), (0.0, -0.85, -0.5))
KNEEL = leg((0.05, -1.0, 0.0), (0.0, -0.03, -1.0), (0.0, -0.2, -1.0))
FLOOR_CROSSED = leg((0.75, 0.1, 0.6), (-0.75, -0.15, -0.28), (-0.5, -0.3, 0.5))
FORWARD_LEG = leg((0.0, -0.45, 0.9), (0.0, -1.0, 0.0))
REAR_LEG = leg((0.05, -0.72, -0.7), (0.0, -0.6, -0.8), (0.0, -0.9, 0.4))
LYING_BACK, LYING_FRONT = rotation("x", -90), rotation("x", 90)
LYING_ON_LEFT = rotation("z", -90)
PLANK = rotation("x", 72)

# Predicate → a pose of which it holds, on the left if it has a side. Unsided ones: any.
EXAMPLES: dict[str, np.ndarray] = {
    # arms
    "raised": body(left_arm=arm((0.4, 0.9, 0.2), (0.1, 1.0, 0.0))),
    "overhead": body(left_arm=arm(UP)),
    "out_side": body(left_arm=arm(OUT)),
    "out_front": body(left_arm=arm(AHEAD)),
    "diagonal_up": body(left_arm=arm((1.0, 0.95, 0.0))),
    "up_front": body(left_arm=arm((0.1, 0.9, 1.0))),
    "diagonal_down": body(left_arm=arm((1.0, -0.9, 0.0))),
    "low_front": body(left_arm=arm((0.0, -0.9, 1.0))),
    "reaching_forward": body(left_arm=arm((0.0, 0.1, 1.0))),
    "back": body(left_arm=arm((0.1, -0.8, -0.8))),
    "hanging": body(left_arm=arm(DOWN), right_arm=arm(OUT)),
    "dangling": body(left_arm=arm(DOWN), right_arm=arm(BACK), forward=75),
    "beyond_head": body(left_arm=arm(UP), whole=LYING_BACK),
    "along_body": body(right_arm=arm(OUT), whole=LYING_BACK),
    "spread_lying": body(left_arm=arm(OUT), whole=LYING_BACK),
    "pointing_up": body(left_arm=arm(AHEAD), whole=LYING_BACK),
    "crossing": body(palms={"left": (at("spine3", out=-0.2, ahead=0.25), (0.6, -0.8, 0.0))}),
    "elbow_straight": body(right_arm=arm(DOWN, AHEAD)),
    "elbow_bent": body(left_arm=arm(DOWN, (0.0, -0.3, 1.0))),
    "elbow_slight": body(left_arm=arm(DOWN, (0.0, -1.0, 0.85))),
    "elbow_square": body(left_arm=arm(DOWN, AHEAD)),
    "elbow_folded": body(left_arm=arm(DOWN, (0.0, 1.0, 0.6))),
    "forearm_ahead": body(left_arm=arm(DOWN, AHEAD)),
    "elbow_high": body(left_arm=arm(OUT, AHEAD)),
    "elbow_tucked": body(left_arm=arm(DOWN, AHEAD)),
    "elbow_back": body(left_arm=arm((0.2, -0.6, -0.9), (0.0, -0.2, 1.0))),
    # hands
    "on_head": body(palms={"left": (at("head", up=0.2), (1.0, 0.5, 0.0))}),
    "behind_head": body(palms={"left": (at("head", up=0.04, out=0.02, ahead=-0.10), (1.0, 0.2, 0.0))}),
    "at_face": body(palms={"left": (at("head", up=0.04, ahead=0.12), (0.5, -1.0, 0.2))}),
    "at_chin": body(palms={"left": (at("head", up=-0.05, ahead=0.1), (0.3, -1.0, 0.2))}),
    "at_ear": body(palms={"left": (at("head", up=0.05, out=0.1), (1.0, -0.6, 0.0))}),
    "at_forehead": body(palms={"left": (at("head", up=0.11, out=0.06, ahead=0.09), (1.0, -0.2, 0.2))}),
    "by_head": body(palms={"left": (at("head", up=0.0, out=0.2, ahead=0.12), (1.0, -0.8, 0.0))}),
    "at_chest": body(palms={"left": (at("spine3", up=0.0, ahead=0.14), (1.0, -0.6, 0.0))}),
    "at_belly": body(palms={"left": (at("spine1", up=0.0, ahead=0.15), (1.0, -0.6, -0.3))}),
    "on_hip": body(palms={"left": (at("pelvis", up=0.06, out=0.16), (1.0, 0.0, -0.4))}),
    "at_own_shoulder": body(palms={"left": (at("left_shoulder", up=0.02, ahead=0.1), (0.4, -1.0, 0.3))}),
    "at_other_shoulder": body(palms={"left": (at("right_shoulder", ahead=0.08), (0.5, -0.6, 0.8))}),
    "at_other_elbow": body(palms={"left": (at("right_elbow", ahead=0.07, out=0.03), (0.5, -0.6, 0.3))}),
    "on_thigh": body(
        left_leg=CHAIR,
        right_leg=CHAIR,
        palms={"left": (at("left_hip", up=0.08, ahead=0.2), (1.0, 0.0, -0.5))},
    ),
    "on_knee": body(
        left_leg=CHAIR,
        right_leg=CHAIR,
        forward=20,
        palms={"left": (at("left_knee", up=0.07), (1.0, 0.0, 0.0))},
    ),
    "on_other_knee": body(
        left_leg=CHAIR,
        right_leg=CHAIR,
        forward=35,
        palms={"left": (at("right_knee", up=0.07, out=-0.04), (1.0, 0.0, 0.0))},
    ),
    "at_foot": body(
        forward=110,
        palms={"left": (at("left_foot", up=0.05), (1.0, 0.0, 0.0))},
        left_leg=SQUAT,
        right_leg=SQUAT,
    ),
    "at_other_foot": body(
        forward=100,
        palms={"left": (at("right_foot", up=0.05), (1.0, 0.0, 0.0))},
        left_leg=SQUAT,
        right_leg=SQUAT,
    ),
    "on_floor": body(
        left_leg=SQUAT,
        right_leg=SQUAT,
        forward=75,
        to_left=15,
        palms={"left": (at("left_foot", out=0.15, up=-0.02, ahead=0.2), (1.0, 0.0, -0.3))},
    ),
    "near_floor": body(
        left_leg=SQUAT,
        right_leg=SQUAT,
        forward=75,
        palms={"left": (at("left_foot", out=0.2, up=0.22, ahead=0.2), (1.0, 0.0, -0.3))},
    ),
    "shoulder_height": body(left_arm=arm(OUT, AHEAD)),
    "behind_back": body(palms={"left": (at("spine1", ahead=-0.14), (1.0, 0.0, -0.6))}),
    # both hands
    "hands_together": body(
        palms=both_palms(
            at("spine1", ahead=0.3, out=0.03), at("spine1", ahead=0.3, out=-0.03), (1.0, -0.3, 0.0)
        )
    ),
    "together_overhead": body(
        palms=both_palms(at("head", up=0.45, out=0.02), at("head", up=0.45, out=-0.02), (1.0, 0.0, 0.0))
    ),
    "together_chest": body(
        palms=both_palms(
            at("spine3", ahead=0.25, out=0.02), at("spine3", ahead=0.25, out=-0.02), (1.0, -0.5, 0.0)
        )
    ),
    "together_low": body(
        palms=both_palms(
            at("pelvis", ahead=0.2, out=0.02), at("pelvis", ahead=0.2, out=-0.02), (1.0, 0.0, -0.3)
        )
    ),
    "together_behind": body(
        palms=both_palms(
            at("pelvis", ahead=-0.2, out=0.02), at("pelvis", ahead=-0.2, out=-0.02), (1.0, 0.0, -0.3)
        )
    ),
    "together_ahead": body(
        palms=both_palms(
            at("neck", ahead=0.58, out=0.02), at("neck", ahead=0.58, out=-0.02), (0.6, -0.8, 0.0)
        )
    ),
    "praying": body(
        palms=both_palms(
            at("spine3", ahead=0.22, up=0.05, out=0.02),
            at("spine3", ahead=0.22, up=0.05, out=-0.02),
            (0.7, -1.0, -0.2),
        )
    ),
    "arms_crossed": body(
        palms={
            "left": (at("spine3", out=-0.19, up=-0.04, ahead=0.16), (0.6, -1.0, 0.3)),
            "right": (at("spine3", out=0.19, up=-0.04, ahead=0.16), (0.6, -1.0, 0.3)),
        },
    ),
    "hugging": body(
        palms=both_palms(at("right_shoulder", ahead=0.08), at("left_shoulder", ahead=0.08), (0.4, -0.7, 0.8))
    ),
    "arms_wide": T_POSE,
    "surrender": body(left_arm=arm(OUT, (0.1, 1.0, 0.1)), right_arm=arm(OUT, (0.1, 1.0, 0.1))),
    "flexing": body(left_arm=arm(OUT, (-0.5, 1.0, 0.0)), right_arm=arm(OUT, (-0.5, 1.0, 0.0))),
    "guard_high": body(
        palms=both_palms(
            at("head", out=0.08, ahead=0.28), at("head", out=-0.08, ahead=0.28), (0.6, -1.0, 0.0)
        )
    ),
    "guard": body(
        left_arm=arm((0.2, -1.0, 0.4), (-0.3, 1.0, 0.6)), right_arm=arm((0.2, -1.0, 0.4), (-0.3, 1.0, 0.6))
    ),
    "arms_in_v": body(left_arm=arm((0.8, 1.0, 0.0)), right_arm=arm((0.8, 1.0, 0.0))),
    "arms_in_front_bent": body(left_arm=arm(DOWN, AHEAD), right_arm=arm(DOWN, AHEAD)),
    "one_up_one_down": body(left_arm=arm(UP)),
    "waving": body(left_arm=arm((0.9, -0.5, 0.1), (0.25, 1.0, 0.1))),
    "saluting": body(palms={"left": (at("head", up=0.11, out=0.07, ahead=0.08), (1.0, 0.0, 0.1))}),
    "thinking": body(palms={"left": (at("head", up=-0.05, ahead=0.1), (0.2, -1.0, 0.1))}),
    "phoning": body(palms={"left": (at("head", up=0.05, out=0.1, ahead=-0.02), (0.6, -1.0, 0.2))}),
    "pointing_forward": body(left_arm=arm(AHEAD)),
    "pointing_side": body(left_arm=arm(OUT)),
    "punching": body(left_arm=arm(AHEAD), right_arm=arm((0.2, -1.0, -0.2), (-0.2, 0.3, 1.0))),
    # legs
    "knee_lifted": body(left_leg=leg((0.0, -0.4, 1.0), (0.0, -1.0, 0.0))),
    "knee_lifted_high": body(left_leg=leg((0.0, 0.15, 1.0), (0.0, -1.0, 0.0))),
    "leg_raised": body(left_leg=leg((0.0, -0.7, 1.0))),
    "leg_front": body(left_leg=leg((0.0, -0.7, 1.0))),
    "leg_side": body(left_leg=leg((1.0, -0.9, 0.0))),
    "leg_back": body(left_leg=leg((0.0, -0.9, -1.0)), forward=15),
    "leg_front_high": body(left_leg=leg((0.0, -0.1, 1.0))),
    "leg_side_high": body(left_leg=leg((1.0, -0.1, 0.0)), to_left=-15),
    "leg_back_high": body(left_leg=leg((0.0, -0.1, -1.0)), forward=50),
    "kicking": body(left_leg=leg((0.0, -0.2, 1.0))),
    "heel_up_behind": body(left_leg=leg((0.0, -1.0, 0.1), (0.0, 0.1, -1.0))),
    "arabesque": body(left_leg=leg((0.0, -0.2, -1.0)), forward=45, left_arm=arm(OUT), right_arm=arm(AHEAD)),
    "ankle_on_knee": body(
        left_leg=leg((0.85, -0.3, 0.6), (-0.95, 0.05, 0.25)),
        right_leg=leg((0.0, -0.1, 1.0), (0.0, -1.0, 0.0)),
    ),
    "tree_pose": body(left_leg=leg((0.9, -0.5, 0.2), (-0.85, -0.5, -0.2))),
    "leg_up_lying": body(left_leg=leg(AHEAD), whole=LYING_BACK),
    "knee_to_chest": body(left_leg=leg((0.1, 1.0, 0.45), (0.0, -1.0, 0.2)), whole=LYING_BACK),
    "knee_straight": body(right_leg=leg((0.0, -0.8, 0.6), (0.0, -0.8, -0.6))),
    "knee_bent": body(left_leg=leg((0.0, -0.8, 0.6), (0.0, -0.8, -0.6))),
    "knee_slight": body(left_leg=leg((0.0, -1.0, 0.35), (0.0, -1.0, -0.35))),
    "knee_square": body(left_leg=leg((0.0, 0.0, 1.0), (0.0, -1.0, 0.0))),
    "knee_folded": body(left_leg=leg((0.0, 0.2, 1.0), (0.0, -0.5, -1.0))),
    "knee_on_floor": body(left_leg=KNEEL, right_leg=leg((0.05, 0.0, 1.0), (0.0, -1.0, 0.0))),
    "knees_wide": body(
        left_leg=leg((0.8, -0.4, 0.6), (0.0, -1.0, -0.3)), right_leg=leg((0.8, -0.4, 0.6), (0.0, -1.0, -0.3))
    ),
    "knees_together": body(
        left_leg=leg((0.0, -0.5, 0.9), (0.0, -1.0, -0.3)), right_leg=leg((0.0, -0.5, 0.9), (0.0, -1.0, -0.3))
    ),
    "foot_off": body(left_leg=leg((0.0, -0.8, 0.6), (0.0, -0.8, -0.6))),
    "one_leg": body(right_leg=leg((0.0, -0.7, 0.7), (0.0, -0.8, -0.6))),
    "tiptoe": body(
        left_leg=leg((0.0, -1.0, 0.15), (0.0, -1.0, -0.1), (0.0, -0.95, 0.35)),
        right_leg=leg((0.0, -1.0, 0.0), (0.0, -1.0, 0.0)),
    ),
    "on_heel": body(left_leg=leg((0.0, -0.97, 0.25), None, (0.0, 0.3, 0.95))),
    "step_front": body(left_leg=leg((0.0, -1.0, 0.3)), right_leg=leg((0.0, -1.0, -0.25))),
    "step_back": body(left_leg=leg((0.0, -1.0, -0.25)), right_leg=leg((0.0, -1.0, 0.3))),
    "stretched_back": body(left_leg=leg((0.0, -1.0, -0.35)), right_leg=leg((0.0, -1.0, 0.3))),
    "feet_turned_out": body(left_leg=leg((0.0, -1.0, 0.0), None, (0.8, -0.42, 0.45))),
    "feet_turned_in": body(left_leg=leg((0.0, -1.0, 0.0), None, (-0.5, -0.42, 0.8))),
    "knee_higher": body(left_leg=leg((0.0, -0.35, 0.9), (0.0, -1.0, -0.1))),
    "legs_spread_low": body(
        left_leg=leg((0.6, -0.05, 1.0), None, (0.0, 1.0, 0.2)),
        right_leg=leg((0.6, -0.05, 1.0), None, (0.0, 1.0, 0.2)),
    ),
    "knees_up_lying": body(
        left_leg=leg((0.0, -0.6, 0.8), (0.0, -0.75, -0.7), (0.0, -1.0, 0.1)), whole=LYING_BACK
    ),
    "feet_wide": body(left_leg=leg((0.35, -1.0, 0.0)), right_leg=leg((0.35, -1.0, 0.0))),
    "feet_very_wide": body(left_leg=leg((0.65, -1.0, 0.0)), right_leg=leg((0.65, -1.0, 0.0))),
    "feet_together": STANDING,
    "legs_crossed": body(left_leg=leg((-0.2, -1.0, 0.12)), right_leg=leg((-0.2, -1.0, -0.12))),
    "lunge": body(left_leg=FORWARD_LEG, right_leg=REAR_LEG),
    "side_lunge": body(left_leg=leg((0.6, -0.3, 0.6), (0.1, -1.0, -0.5)), right_leg=leg((1.0, -0.78, 0.0))),
    "splits": body(left_leg=leg((0.0, -0.05, 1.0)), right_leg=leg((0.0, -0.05, -1.0))),
    "weight_on": body(left_leg=leg((-0.02, -1.0, 0.0)), right_leg=leg((0.38, -1.0, 0.0))),
    "hand_higher": body(left_arm=arm((0.4, 0.9, 0.2), (0.1, 1.0, 0.0))),
    "hands_level": body(left_arm=arm((0.2, -0.4, 1.0)), right_arm=arm((0.2, -0.4, 1.0))),
    "prop_behind": body(
        left_leg=leg((0.05, -0.05, 1.0), None, (0.0, 1.0, 0.2)),
        right_leg=leg((0.05, -0.05, 1.0), None, (0.0, 1.0, 0.2)),
        forward=-22,
        left_arm=arm((0.25, -0.9, -0.6)),
        right_arm=arm(AHEAD),
    ),
    "forearm_down": body(
        left_arm=arm((0.1, -0.1, 1.0), (0.0, 1.0, 0.3)),
        right_arm=arm((0.1, -0.1, 1.0), (0.0, 1.0, 0.3)),
        forward=-20,
        whole=LYING_FRONT,
    ),
    "childs_pose": body(
        left_leg=leg((0.1, -0.5, 1.0), (0.0, -0.03, -1.0), (0.0, -0.2, -1.0)),
        right_leg=leg((0.1, -0.5, 1.0), (0.0, -0.03, -1.0), (0.0, -0.2, -1.0)),
        left_arm=arm(UP),
        right_arm=arm(UP),
        forward=88,
    ),
    # torso and head
    "lean_slight": body(forward=20),
    "lean_forward": body(forward=40),
    "bent_over": body(forward=65),
    "bent_deep": body(forward=95),
    "lean_45": body(forward=47),
    "lean_90": body(forward=92),
    "lean_back": body(forward=-24),
    "lean_side": body(to_left=20),
    "lean_side_far": body(to_left=32),
    "twist": body(twist_left=40),
    "upright": STANDING,
    "back_straight": STANDING,
    "hunched": body(forward=15, round_back=42),
    "arched": body(round_back=-35),
    "look_down": body(nod=40),
    "look_up": body(nod=-45),
    "head_tilt": body(head_left=35),
    # postures
    "standing": STANDING,
    "standing_straight": STANDING,
    "squatting": body(left_leg=SQUAT, right_leg=SQUAT, forward=25, left_arm=arm(AHEAD), right_arm=arm(AHEAD)),
    "squat_half": body(
        left_leg=leg((0.3, -0.5, 0.9), (0.0, -0.85, -0.5)),
        right_leg=leg((0.3, -0.5, 0.9), (0.0, -0.85, -0.5)),
        forward=25,
    ),
    "squat_deep": body(
        left_leg=leg((0.4, 0.1, 0.9), (0.0, -0.8, -0.62)),
        right_leg=leg((0.4, 0.1, 0.9), (0.0, -0.8, -0.62)),
        forward=30,
        left_arm=arm(AHEAD),
        right_arm=arm(AHEAD),
    ),
    "crouching": body(
        left_leg=SQUAT,
        right_leg=leg((0.1, -0.3, 0.8), (0.0, -0.6, -0.6)),
        forward=30,
        left_arm=arm(AHEAD),
        right_arm=arm(AHEAD),
    ),
    "low_stance": body(
        left_leg=leg((0.6, -0.7, 0.5), (0.2, -1.0, -0.4)), right_leg=leg((0.6, -0.7, 0.5), (0.2, -1.0, -0.4))
    ),
    "sitting": body(left_leg=CHAIR, right_leg=CHAIR),
    "sitting_chair": body(left_leg=CHAIR, right_leg=CHAIR),
    "sitting_floor": body(left_leg=FLOOR_CROSSED, right_leg=FLOOR_CROSSED),
    "long_sitting": body(
        left_leg=leg((0.05, -0.05, 1.0), None, (0.0, 1.0, 0.2)),
        right_leg=leg((0.05, -0.05, 1.0), None, (0.0, 1.0, 0.2)),
    ),
    "cross_legged": body(left_leg=FLOOR_CROSSED, right_leg=FLOOR_CROSSED),
    "knees_up_sitting": body(
        left_leg=leg((0.1, 0.85, 0.7), (0.0, -0.75, 0.5)),
        right_leg=leg((0.1, 0.85, 0.7), (0.0, -0.75, 0.5)),
        forward=10,
        left_arm=arm((0.3, -0.7, -0.7)),
        right_arm=arm((0.3, -0.7, -0.7)),
    ),
    "meditating": body(
        left_leg=FLOOR_CROSSED,
        right_leg=FLOOR_CROSSED,
        palms=both_palms(at("left_knee", up=0.05), at("right_knee", up=0.05), (1.0, -0.5, -0.5)),
    ),
    "hugging_knees": body(
        left_leg=leg((0.05, 0.95, 0.55), (0.0, -0.85, 0.4)),
        right_leg=leg((0.05, 0.95, 0.55), (0.0, -0.85, 0.4)),
        forward=25,
        palms=both_palms(
            at("left_knee", ahead=0.08, up=-0.1), at("right_knee", ahead=0.08, up=-0.1), (1.0, -0.2, 0.0)
        ),
    ),
    "leg_over_leg": body(
        left_leg=leg((-0.25, 0.1, 1.0), (-0.15, -1.0, 0.25)),
        right_leg=leg((0.05, -0.15, 1.0), (0.0, -1.0, 0.0)),
    ),
    "kneeling": body(left_leg=KNEEL, right_leg=KNEEL),
    "kneeling_both": body(left_leg=KNEEL, right_leg=KNEEL),
    "sitting_on_heels": body(
        left_leg=leg((0.15, -0.12, 1.0), (-0.1, -0.02, -1.0), (0.0, 0.0, -1.0)),
        right_leg=leg((0.15, -0.12, 1.0), (-0.1, -0.02, -1.0), (0.0, 0.0, -1.0)),
        palms=both_palms(
            at("left_hip", up=0.1, ahead=0.2), at("right_hip", up=0.1, ahead=0.2), (1.0, 0.0, -0.5)
        ),
    ),
    "kneeling_one": body(left_leg=KNEEL, right_leg=leg((0.05, 0.0, 1.0), (0.0, -1.0, 0.0))),
    "all_fours": body(
        left_leg=KNEEL,
        right_leg=KNEEL,
        forward=88,
        left_arm=arm((0.0, -1.0, 0.05)),
        right_arm=arm((0.0, -1.0, 0.05)),
    ),
    "crawling": body(
        left_leg=leg((0.05, -1.0, 0.25), (0.0, -0.03, -1.0), (0.0, -0.2, -1.0)),
        right_leg=leg((0.05, -1.0, -0.25), (0.0, -0.03, -1.0), (0.0, -0.2, -1.0)),
        forward=88,
        left_arm=arm((0.0, -1.0, -0.2)),
        right_arm=arm((0.0, -1.0, 0.3)),
    ),
    "crawling_prone": body(
        left_leg=leg((0.9, -0.2, 0.1), (-0.2, -1.0, 0.0)),
        left_arm=arm((1.0, 0.6, 0.0)),
        right_arm=arm((0.4, 1.0, 0.0)),
        whole=LYING_FRONT,
    ),
    "bear_crawl": body(
        left_leg=leg((0.05, -0.85, 0.5), (0.0, -0.75, -0.7), (0.0, -0.9, 0.4)),
        right_leg=leg((0.05, -0.85, 0.5), (0.0, -0.75, -0.7), (0.0, -0.9, 0.4)),
        forward=118,
        left_arm=arm((0.0, -1.0, 0.15)),
        right_arm=arm((0.0, -1.0, 0.15)),
    ),
    "plank": body(left_arm=arm((0.0, 0.3, 0.95)), right_arm=arm((0.0, 0.3, 0.95)), whole=PLANK),
    "plank_high": body(left_arm=arm((0.0, 0.3, 0.95)), right_arm=arm((0.0, 0.3, 0.95)), whole=PLANK),
    "push_up": body(
        left_arm=arm((0.85, -0.4, 0.05), (-0.1, 0.05, 1.0)),
        right_arm=arm((0.85, -0.4, 0.05), (-0.1, 0.05, 1.0)),
        whole=rotation("x", 83),
    ),
    "downward_dog": body(
        left_leg=leg((0.05, -0.87, -0.5)),
        right_leg=leg((0.05, -0.87, -0.5)),
        forward=134,
        left_arm=arm((0.05, -0.75, 0.7)),
        right_arm=arm((0.05, -0.75, 0.7)),
    ),
    "bridge": body(
        left_leg=leg((0.1, -0.1, 1.0), (0.0, -1.0, 0.0)),
        right_leg=leg((0.1, -0.1, 1.0), (0.0, -1.0, 0.0)),
        forward=-95,
        left_arm=arm((0.1, -1.0, -0.1)),
        right_arm=arm((0.1, -1.0, -0.1)),
    ),
    "crab": body(
        left_leg=leg((0.1, 0.2, 1.0), (0.0, -1.0, 0.1)),
        right_leg=leg((0.1, 0.2, 1.0), (0.0, -1.0, 0.1)),
        forward=-58,
        height=0.0,
        palms=both_palms(
            at("pelvis", out=0.25, up=-0.46, ahead=-0.4),
            at("pelvis", out=-0.25, up=-0.46, ahead=-0.4),
            (0.3, 0.3, -1.0),
        ),
    ),
    "cobra": body(
        left_leg=leg((0.05, -0.02, -1.0), None, (0.0, -0.2, -1.0)),
        right_leg=leg((0.05, -0.02, -1.0), None, (0.0, -0.2, -1.0)),
        forward=50,
        left_arm=arm((0.1, -0.85, 0.3)),
        right_arm=arm((0.1, -0.85, 0.3)),
    ),
    "lying": body(whole=LYING_BACK),
    "lying_back": body(whole=LYING_BACK),
    "lying_front": body(whole=LYING_FRONT),
    "lying_side": body(whole=LYING_ON_LEFT),
    "curled_up": body(
        left_leg=leg((0.0, 0.3, 1.0), (0.0, -0.6, -0.7)),
        right_leg=leg((0.0, 0.3, 1.0), (0.0, -0.6, -0.7)),
        whole=LYING_ON_LEFT,
    ),
    "upside_down": body(whole=rotation("x", 180), left_arm=arm(UP), right_arm=arm(UP)),
    "handstand": body(whole=rotation("x", 180), left_arm=arm(UP), right_arm=arm(UP)),
    "headstand": body(
        whole=rotation("x", 180),
        palms=both_palms(
            at("head", up=0.1, out=0.2, ahead=0.15), at("head", up=0.1, out=-0.2, ahead=0.15), (1.0, 0.2, 0.0)
        ),
    ),
    "shoulder_stand": body(
        forward=-140,
        left_leg=leg((0.05, 1.0, 0.2)),
        right_leg=leg((0.05, 1.0, 0.2)),
        left_arm=arm((0.2, -0.2, 1.0)),
        right_arm=arm((0.2, -0.2, 1.0)),
    ),
    "airborne": body(height=0.4),
    "flying": body(whole=rotation("x", 88), height=0.8, left_arm=arm(UP), right_arm=arm(UP)),
    "jumping": body(height=0.35),
    "tuck_jump": body(
        height=0.5,
        left_leg=leg((0.1, 0.4, 1.0), (0.0, -0.7, -0.8)),
        right_leg=leg((0.1, 0.4, 1.0), (0.0, -0.7, -0.8)),
        forward=15,
    ),
    "hanging_from": body(height=0.5, left_arm=arm(UP), right_arm=arm(UP)),
    # named
    "t_pose": T_POSE,
    "a_pose": body(left_arm=arm((0.7, -1.0, 0.0)), right_arm=arm((0.7, -1.0, 0.0))),
    "star": body(
        left_arm=arm((1.0, 0.6, 0.0)),
        right_arm=arm((1.0, 0.6, 0.0)),
        left_leg=leg((0.5, -1.0, 0.0)),
        right_leg=leg((0.5, -1.0, 0.0)),
    ),
    "superhero": body(
        left_leg=leg((0.25, -1.0, 0.0)),
        right_leg=leg((0.25, -1.0, 0.0)),
        palms=both_palms(at("pelvis", up=0.06, out=0.16), at("pelvis", up=0.06, out=-0.16), (1.0, 0.0, -0.4)),
    ),
    "boxing_stance": body(
        left_arm=arm((0.2, -1.0, 0.4), (-0.3, 1.0, 0.6)),
        right_arm=arm((0.2, -1.0, 0.4), (-0.3, 1.0, 0.6)),
        left_leg=leg((0.1, -1.0, 0.3)),
        right_leg=leg((0.1, -1.0, -0.2)),
    ),
    "warrior_pose": body(
        left_arm=arm(OUT),
        right_arm=arm(OUT),
        left_leg=leg((0.9, -0.45, 0.0), (0.0, -1.0, 0.0)),
        right_leg=leg((0.9, -0.83, 0.0)),
    ),
    "touching_toes": body(forward=125, left_arm=arm((0.0, -1.0, 0.1)), right_arm=arm((0.0, -1.0, 0.1))),
    "bowing": body(forward=45, left_arm=arm((0.05, -1.0, 0.1)), right_arm=arm((0.05, -1.0, 0.1))),
    "picking_up": body(
        forward=80,
        left_leg=leg((0.15, -0.45, 0.9), (0.0, -0.8, -0.5)),
        right_leg=leg((0.15, -0.45, 0.9), (0.0, -0.8, -0.5)),
        left_arm=arm((-0.1, -1.0, 0.2)),
        right_arm=arm((-0.1, -1.0, 0.2)),
    ),
    "walking": body(
        left_leg=leg((0.0, -1.0, 0.35)),
        right_leg=leg((0.0, -1.0, -0.3)),
        left_arm=arm((0.1, -1.0, -0.3)),
        right_arm=arm((0.1, -1.0, 0.4)),
    ),
    "running": body(
        left_leg=leg((0.0, -0.6, 0.8), (0.0, -0.9, -0.3)),
        right_leg=leg((0.0, -1.0, -0.3), (0.0, -0.25, -1.0)),
        left_arm=arm((0.1, -0.8, -0.6), (0.0, -0.1, 1.0)),
        right_arm=arm((0.1, -1.0, 0.5), (-0.1, 0.3, 1.0)),
        forward=12,
    ),
}
NEUTRAL_TRUE = {
    "hanging", "elbow_straight", "knee_straight", "feet_together", "upright", "back_straight", "standing",
    "standing_straight",
}  # fmt: skip

# Near misses: poses that a careless rule would take for the fact.
LOOK_ALIKES: dict[str, str] = {
    "raised": "shoulder_height", "overhead": "diagonal_up", "out_side": "diagonal_up", "out_front":
    "up_front", "diagonal_up": "overhead", "up_front": "out_front", "back": "hanging", "elbow_square":
    "elbow_folded", "elbow_bent": "elbow_slight", "on_head": "behind_head", "behind_head": "at_face",
    "at_face": "at_ear", "at_ear": "at_chin", "at_chest": "at_belly", "at_belly": "at_chest", "on_hip":
    "behind_back", "behind_back": "on_hip", "on_thigh": "on_knee", "on_knee": "on_thigh",
    "on_other_knee": "on_knee", "on_floor": "near_floor", "near_floor": "on_knee", "at_other_shoulder":
    "at_own_shoulder", "arms_crossed": "hands_together", "together_overhead": "overhead",
    "together_behind": "behind_back", "together_chest": "together_low", "surrender": "flexing",
    "flexing": "surrender", "guard": "praying", "praying": "guard", "waving": "surrender", "saluting":
    "at_chin", "thinking": "saluting", "pointing_forward": "together_ahead", "pointing_side": "t_pose",
    "punching": "guard", "arms_in_v": "t_pose", "knee_lifted": "leg_front", "knee_lifted_high":
    "knee_lifted", "leg_front": "leg_side", "leg_side": "leg_back", "leg_back": "leg_front",
    "leg_front_high": "leg_front", "kicking": "leg_back", "heel_up_behind": "knee_lifted", "arabesque":
    "leg_side", "ankle_on_knee": "sitting_chair", "tree_pose": "knee_lifted", "knee_bent":
    "knee_slight", "knee_slight": "knee_square", "knee_on_floor": "squat_deep", "one_leg": "lunge",
    "foot_off": "tiptoe", "tiptoe": "on_heel", "step_front": "feet_wide", "stretched_back": "kneeling_one",
    "feet_turned_out": "step_front", "feet_turned_in": "feet_turned_out", "knee_higher": "kneeling_both",
    "legs_spread_low": "long_sitting", "knees_up_lying": "knees_up_sitting", "hand_higher": "t_pose",
    "hands_level": "hanging", "prop_behind": "on_floor", "childs_pose": "kneeling_both",
    "forearm_down": "beyond_head",    "guard_high": "praying", "feet_wide": "step_front",
    "legs_crossed": "feet_together", "lunge": "walking", "side_lunge": "lunge", "splits":
    "long_sitting", "lean_forward": "lean_slight", "bent_over": "lean_forward", "lean_back": "upright",
    "lean_side_far": "lean_side", "twist": "lean_side", "hunched": "lean_slight", "look_down":
    "look_up", "look_up": "look_down", "head_tilt": "look_down", "standing": "kneeling_both",
    "squatting": "sitting_chair", "squat_deep": "squat_half", "crouching": "bowing", "sitting_chair":
    "squatting", "sitting_floor": "squat_deep", "cross_legged": "knees_up_sitting", "kneeling":
    "squat_deep", "kneeling_both": "kneeling_one", "kneeling_one": "kneeling_both", "sitting_on_heels":
    "kneeling_both", "all_fours": "bear_crawl", "crawling": "all_fours", "bear_crawl": "all_fours",
    "plank": "lying_front", "push_up": "plank_high", "plank_high": "push_up", "downward_dog":
    "touching_toes", "bridge": "crab", "cobra": "lying_front", "lying": "plank", "lying_back":
    "lying_front", "lying_front": "lying_back", "lying_side": "lying_back", "curled_up": "lying_side",
    "upside_down": "touching_toes", "handstand": "headstand", "headstand": "handstand",
    "shoulder_stand": "lying_back", "airborne": "one_leg", "jumping": "tiptoe", "tuck_jump": "jumping",
    "flying": "lying_front", "t_pose": "a_pose", "a_pose": "t_pose", "star": "t_pose", "touching_toes":
    "bowing", "bowing": "touching_toes", "walking": "running", "running": "walking", "superhero":
    "standing", "boxing_stance": "walking", "meditating": "knees_up_sitting", "hugging_knees":
    "cross_legged", "hanging_from": "jumping", "leg_over_leg": "sitting_chair", "warrior_pose": "lunge",
}  # fmt: skip


def test_every_fact_has_an_example() -> None:
    assert set(EXAMPLES) == set(KINDS)


@pytest.mark.parametrize("predicate", EXAMPLES)
def test_fact_holds_on_its_side_and_on_the_mirrored_side(predicate: str) -> None:
    side = holds(EXAMPLES[predicate], predicate)
    assert side is not False
    mirrored = {"left": "right", "right": "left"}.get(str(side), side)
    assert holds(mirror(EXAMPLES[predicate]), predicate) == mirrored


def test_examples_with_a_side_are_of_the_left() -> None:
    """The examples are built on the left; a rule that mixed up the sides would show here."""
    sides = {predicate: holds(pose, predicate) for predicate, pose in EXAMPLES.items()}
    assert [name for name, side in sides.items() if side == "right"] == []
    assert sum(side == "left" for side in sides.values()) > 70


@pytest.mark.parametrize("predicate", sorted(set(EXAMPLES) - NEUTRAL_TRUE))
def test_fact_does_not_hold_of_somebody_standing_still(predicate: str) -> None:
    assert holds(STANDING, predicate) is False


@pytest.mark.parametrize("predicate", sorted(NEUTRAL_TRUE))
def test_facts_of_standing_do_not_hold_of_a_squat(predicate: str) -> None:
    wide = leg((0.5, -0.15, 0.9), (0.0, -0.85, -0.5))
    squat = body(left_leg=wide, right_leg=wide, forward=30, left_arm=arm(AHEAD, UP), right_arm=arm(AHEAD, UP))
    assert holds(squat, predicate) is False


@pytest.mark.parametrize(("predicate", "other"), LOOK_ALIKES.items())
def test_fact_does_not_hold_of_its_look_alike(predicate: str, other: str) -> None:
    assert holds(EXAMPLES[other], predicate) is False


def test_a_bent_leg_is_not_stretched_back() -> None:
    bent = body(
        left_leg=leg((0.0, -1.0, -0.1), (0.0, -0.8, -0.6), (0.0, -1.0, 0.1)), right_leg=leg((0.0, -1.0, 0.3))
    )
    assert holds(bent, "step_back") == "left"
    assert holds(bent, "stretched_back") is False


def test_a_heel_in_the_air_is_not_planted() -> None:
    toes_up = (0.0, 0.3, 0.95)
    lifted = body(left_leg=leg((0.0, -0.75, 0.6), None, toes_up))
    assert holds(lifted, "on_heel") is False
    assert holds(body(left_leg=leg((0.0, -0.97, 0.25), None, toes_up)), "on_heel") == "left"


def test_in_front_holds_against_the_hips_too() -> None:
    """Ahead of a twisted chest is beside the hips: neither "in front" nor "to the side" is plain."""
    for direction in (AHEAD, OUT):
        twisted = body(left_arm=arm(direction), right_arm=arm(direction), twist_left=75)
        for predicate in ("out_front", "reaching_forward", "pointing_forward", "out_side", "pointing_side"):
            assert holds(twisted, predicate) is False, predicate


def test_grey_zone_is_left_alone() -> None:
    """Between straight and bent an elbow is neither, and neither is denied."""
    half = body(left_arm=arm(DOWN, (0.0, -1.0, 0.9)))
    for predicate in ("elbow_straight", "elbow_bent"):
        assert holds(half, predicate) in (False, "right")
        assert holds(half, predicate, negated=True) in (False, "right")


@pytest.mark.parametrize(
    ("predicate", "pose", "side"),
    [
        ("raised", body(left_arm=arm(UP)), "right"),
        ("raised", STANDING, "both"),
        ("elbow_bent", EXAMPLES["elbow_square"], "right"),
        ("elbow_straight", EXAMPLES["elbow_square"], "left"),
        ("knee_bent", STANDING, "both"),
        ("knee_straight", EXAMPLES["squat_deep"], "both"),
        ("knee_lifted", STANDING, "both"),
        ("foot_off", EXAMPLES["one_leg"], "left"),
        ("on_hip", T_POSE, "both"),
        ("hands_together", T_POSE, None),
        ("standing", EXAMPLES["sitting_floor"], None),
        ("sitting", STANDING, None),
        ("kneeling", STANDING, None),
        ("crouching", STANDING, None),
        ("lying", STANDING, None),
        ("jumping", STANDING, None),
        ("airborne", STANDING, None),
        ("upright", EXAMPLES["bent_over"], None),
        ("lean_forward", STANDING, None),
        ("look_up", EXAMPLES["look_down"], None),
        ("feet_wide", STANDING, None),
        ("walking", STANDING, None),
    ],
)
def test_denial(predicate: str, pose: np.ndarray, side: str | None) -> None:
    assert holds(pose, predicate, negated=True) == side


def test_a_lean_is_denied_for_the_side_that_it_does_not_go_to() -> None:
    assert holds(EXAMPLES["lean_side"], "lean_side") == "left"
    assert holds(EXAMPLES["lean_side"], "lean_side", negated=True) == "right"


def random_poses(count: int, seed: int = 0) -> np.ndarray:
    """Bones in any direction: no pose a person takes, but every rule must stay symmetrical on them."""
    rng = np.random.default_rng(seed)
    poses = np.zeros((count, 22, 3))
    for joint in range(1, 22):
        way = rng.normal(size=(count, 3)) + 3.0 * REFERENCE.offsets[joint] / REFERENCE.bone_lengths[joint]
        way *= REFERENCE.bone_lengths[joint] / np.linalg.norm(way, axis=1, keepdims=True)
        poses[:, joint] = poses[:, PARENTS[joint]] + way
    poses[:, :, 1] -= poses[:, :, 1].min(axis=1, keepdims=True)
    return canonicalize(poses)


@pytest.mark.parametrize(
    "poses", [np.stack(list(EXAMPLES.values())), random_poses(300)], ids=["built", "random"]
)
def test_mirrored_pose_has_exactly_the_facts_with_sides_swapped(poses: np.ndarray) -> None:
    for facts, mirrored in zip(facts_of(poses), facts_of(mirror(poses)), strict=True):
        assert {fact.swapped() for fact in facts} == set(mirrored)


def test_no_fact_is_claimed_and_denied_at_once() -> None:
    poses = np.concatenate([np.stack(list(EXAMPLES.values())), random_poses(300)])
    for facts in facts_of(poses):
        claimed = {(fact.predicate, fact.side) for fact in facts if not fact.negated}
        for fact in facts:
            if fact.negated:
                assert not claimed & {(fact.predicate, fact.side), (fact.predicate, "both")}


def test_both_sides_replace_each_side() -> None:
    for facts in facts_of(np.stack(list(EXAMPLES.values()))):
        merged = {(fact.predicate, fact.negated) for fact in facts if fact.side == "both"}
        assert not merged & {(f.predicate, f.negated) for f in facts if f.side in ("left", "right")}


def test_one_pose_is_described_as_in_a_batch() -> None:
    poses = np.stack(list(EXAMPLES.values()))
    assert facts_of(poses) == [describe(pose) for pose in poses]


def test_height_above_the_floor_decides_between_standing_and_jumping() -> None:
    assert holds(body(height=0.0), "standing") is None
    assert holds(body(height=0.0), "jumping") is False
    assert holds(body(height=0.4), "standing") is False
    assert holds(body(height=0.4), "jumping") is None


def test_turning_the_arms_through_all_heights_names_them_in_order() -> None:
    names = []
    for angle in range(-85, 90, 5):
        way = (np.cos(np.radians(angle)), np.sin(np.radians(angle)), 0.0)
        facts = describe(body(left_arm=arm(way), right_arm=arm(way)))
        claimed = {fact.predicate for fact in facts if fact.side == "both" and not fact.negated}
        for name in ("hanging", "diagonal_down", "out_side", "diagonal_up", "overhead"):
            if name in claimed and name not in names[-1:]:
                names.append(name)
    assert names == ["hanging", "diagonal_down", "out_side", "diagonal_up", "overhead"]


def test_wrong_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="22"):
        facts_of(np.zeros((4, 66)))


def test_measures_of_the_rest_pose_are_zero() -> None:
    measures = Measures(T_POSE[None])
    for value in (
        measures.twist_to,
        measures.lean_side,
        measures.hunch,
        measures.head_nod,
        measures.head_tilt,
    ):
        np.testing.assert_allclose(value, 0.0, atol=0.5)
    np.testing.assert_allclose(measures.knee_bend, 0.0, atol=1e-3)
    np.testing.assert_allclose(measures.foot_height, 0.0, atol=1e-6)


def test_facts_weigh_more_than_nothing_and_denials_are_listed() -> None:
    facts, table = fact_table(np.stack(list(EXAMPLES.values())))
    assert table.shape == (len(EXAMPLES), len(facts))
    assert all(fact.weight > 0 for fact in facts)
    assert {fact.predicate for fact in facts if fact.negated} == set(DENIAL_WEIGHTS)
    assert all(isinstance(fact, Fact) and fact.slots for fact in facts)
