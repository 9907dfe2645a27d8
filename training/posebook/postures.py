"""What a posture tag means, as a rule on the posed body: a pose must be what its tags say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from rig.skeleton import JOINT, FloatArray

from . import flesh
from .kinematics import Body, across, unit
from .limits import SIDES

_TOUCH = 0.035
_CLEAR = 0.07
# Parts that touch the floor by a joint, and the flesh below it.
_BY_JOINT = {"knee": ("knee", flesh.KNEE), "elbow": ("elbow", flesh.ELBOW), "hand": ("wrist", flesh.WRIST)}


@dataclass(frozen=True)
class Stance:
    """Measures that the rules read.

    Attributes:
        heights: lowest point of every part of the flesh, metres.
        joints: float [22, 3].
        angles: "part.angle" → degrees.
        tilt: of the line from pelvis to neck from the vertical, degrees.
        front_up: how far the front of the trunk looks up, -1 (face down) to 1 (on the back).
    """

    heights: Mapping[str, float]
    joints: FloatArray
    angles: Mapping[str, float]
    tilt: float
    front_up: float

    def height(self, joint: str) -> float:
        """Height of a joint, metres."""
        return float(self.joints[JOINT[joint], 1])

    def down(self, part: str) -> list[str]:
        """The sides on which a part touches the floor (knee, elbow and hand count by their joint)."""
        touching = []
        for side in SIDES:
            if part in _BY_JOINT:
                joint, radius = _BY_JOINT[part]
                low = self.height(f"{side}_{joint}") - radius
            else:
                low = self.heights[f"{side}_{part}"]
            if low < _TOUCH:
                touching.append(side)
        return touching

    @property
    def trunk_low(self) -> float:
        """The lowest point of pelvis, belly and chest."""
        return min(self.heights[part] for part in ("pelvis", "belly", "chest"))


def measure(body: Body) -> Stance:
    """The measures of a posed body."""
    trunk = unit(body.at("neck") - body.at("pelvis"))
    forward = unit(across(body.frames["pelvis"][:, 2] + body.frames["chest"][:, 2], trunk))
    return Stance(
        heights=flesh.heights(body),
        joints=body.joints,
        angles=body.angles,
        tilt=float(np.degrees(np.arccos(np.clip(trunk[1], -1.0, 1.0)))),
        front_up=float(forward[1]),
    )


def _standing(stance: Stance) -> bool:
    return (
        bool(stance.down("foot"))
        and not stance.down("knee")
        and stance.height("pelvis") > 0.62
        and stance.trunk_low > 0.4
        and stance.tilt < 120.0
    )


def _sitting(stance: Stance) -> bool:
    thighs = max(stance.angles[f"{side}_hip.flexion"] for side in SIDES)
    return stance.tilt < 60.0 and thighs > 35.0 and stance.height("pelvis") < 1.6


def _kneeling(stance: Stance) -> bool:
    folded = [side for side in stance.down("knee") if stance.angles[f"{side}_knee.flexion"] > 50.0]
    # Upright, or bowed down over the thighs: a child's pose, a prostration.
    bowed = len(folded) == len(SIDES) and stance.front_up < 0.0 and stance.height("pelvis") < 0.5
    return bool(folded) and (stance.tilt < 75.0 or bowed)


def _lying(stance: Stance) -> bool:
    return stance.trunk_low < 0.06 and stance.tilt > 45.0 and stance.height("pelvis") < 0.45


def _all_fours(stance: Stance) -> bool:
    hands = set(stance.down("hand")) | set(stance.down("elbow"))
    legs = set(stance.down("knee")) | set(stance.down("foot"))
    # One hand and one leg carry a level trunk too: bird dog, side plank.
    level = 50.0 < stance.tilt < 130.0
    return len(hands) + len(legs) >= (2 if level else 3) and bool(hands and legs) and stance.trunk_low > 0.1


def _crouching(stance: Stance) -> bool:
    standing = stance.down("foot")  # the other leg may be stretched out
    return (
        bool(standing)
        and min(stance.angles[f"{side}_knee.flexion"] for side in standing) > 50.0
        and 0.1 < stance.height("pelvis") < 0.80
        and stance.heights["pelvis"] > 0.04
    )


def _one_leg(stance: Stance) -> bool:
    high = [
        side for side in SIDES if min(stance.heights[f"{side}_foot"], stance.heights[f"{side}_shin"]) > _CLEAR
    ]
    return len(stance.down("foot")) == 1 and len(high) == 1 and stance.trunk_low > 0.3


def _bent_over(stance: Stance) -> bool:
    return (
        bool(stance.down("foot"))
        and stance.tilt > 45.0
        and stance.front_up < -0.4
        and stance.trunk_low > 0.25
    )


def _inverted(stance: Stance) -> bool:
    return stance.height("pelvis") > stance.height("neck") + 0.15


def _airborne(stance: Stance) -> bool:
    return min(stance.heights.values()) > 0.05


# Tag → its rule.
POSTURES: dict[str, Callable[[Stance], bool]] = {
    "standing": _standing,
    "sitting": _sitting,
    "kneeling": _kneeling,
    "lying": _lying,
    "all_fours": _all_fours,
    "crouching": _crouching,
    "one_leg": _one_leg,
    "bent_over": _bent_over,
    "inverted": _inverted,
    "airborne": _airborne,
}
