"""What touches the floor in a pose touches it on a rig of other proportions too; numpy only.

First the whole body is raised or lowered (:func:`lift`), then legs and arms are bent so that feet and hands
come to the height that they should have (:func:`bend`, :func:`turn`): an analytic two-bone solution that
keeps the plane of knee or elbow. Everything is in the body's axes of :mod:`rig.rest`, Z up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .rotations import apply, rotation_about, smallest_rotation, smoothstep, unit
from .skeleton import JOINT, REFERENCE, SKIN_RADII, FloatArray

# A joint is on the floor in full below the first distance from where it touches, metres, and not above the
# second.
_TOUCH = (0.02, 0.08)
# How much the height of the whole body is each joint's business: bent limbs can bring feet and hands to the
# floor, but nothing can do that for the pelvis.
_SAY = {
    "pelvis": 4.0,
    "knee": 2.0,
    "ankle": 1.0,
    "foot": 1.0,
    "head": 1.0,
    "shoulder": 1.0,
    "elbow": 0.5,
    "wrist": 0.5,
}
_FIRM = [JOINT[name] for name in ("pelvis", "left_knee", "right_knee", "head")] + [
    JOINT["left_shoulder"],
    JOINT["right_shoulder"],
]
# The say of the rest pose, which decides when nothing touches.
_REST_SAY = 0.05
_STRAIGHT = 1.0 - 1e-6


def reference_clearance() -> FloatArray:
    """Height of every joint of the reference when it is on the floor, metres, float64 [22]."""
    clearance = np.array(SKIN_RADII)
    for side in ("left", "right"):  # a heel is down when the ankle is as high as it stands
        clearance[JOINT[f"{side}_ankle"]] = REFERENCE.rest_pose()[JOINT[f"{side}_ankle"], 1]
    return clearance


REFERENCE_CLEARANCE = reference_clearance()
_SAYS = np.array(
    [_SAY.get(name.removeprefix("left_").removeprefix("right_"), 0.0) for name in REFERENCE.names]
)


@dataclass(frozen=True, eq=False)
class Ground:
    """What standing on the floor needs to know about a rig.

    Attributes:
        scale: length of its legs in those of the reference.
        floor: height of its floor.
        clearance: float64 [22], height of every joint above the floor when it is on it.
        rest_lift: how much higher than the scaled reference its hips are at rest.
    """

    scale: float
    floor: float
    clearance: FloatArray
    rest_lift: float

    def wanted(self, heights: FloatArray) -> FloatArray:
        """Where joints of the rig should be for heights [..., 22] in the pose, metres."""
        return np.asarray(self.floor + self.clearance + self.scale * (heights - REFERENCE_CLEARANCE))


def touching(heights: FloatArray) -> FloatArray:
    """How much each joint of a pose is on the floor, 0 to 1, for heights [..., 22] in metres."""
    return smoothstep(_TOUCH[1], _TOUCH[0], heights - REFERENCE_CLEARANCE)


def lift(ground: Ground, heights: FloatArray, placed: FloatArray) -> FloatArray:
    """How far to raise rigs so that what touches the floor in the pose comes near it.

    Args:
        ground: the rig.
        heights: float64 [N, 22], of the pose's joints, metres.
        placed: float64 [N, 22], of the rig's joints before.

    Returns:
        float64 [N].
    """
    say = touching(heights) * _SAYS
    gap = ground.wanted(heights) - placed
    total = (say * gap).sum(-1) + _REST_SAY * ground.rest_lift
    return np.asarray(total / (say.sum(-1) + _REST_SAY))


def foot_gap(ground: Ground, heights: FloatArray, placed: FloatArray, side: str) -> FloatArray:
    """How far to raise a foot to have its ball, or else its heel, on the floor as posed: float64 [N]."""
    gap, touch = ground.wanted(heights) - placed, touching(heights)
    ball, heel = JOINT[f"{side}_foot"], JOINT[f"{side}_ankle"]
    return np.asarray(touch[:, ball] * gap[:, ball] + (1.0 - touch[:, ball]) * touch[:, heel] * gap[:, heel])


def hand_gap(ground: Ground, heights: FloatArray, placed: FloatArray, side: str) -> FloatArray:
    """How far to raise a wrist to have it as high above the floor as posed, if it is on it: float64 [N]."""
    wrist = JOINT[f"{side}_wrist"]
    return np.asarray(touching(heights)[:, wrist] * (ground.wanted(heights) - placed)[:, wrist])


def resting(heights: FloatArray) -> FloatArray:
    """How much a body rests on what cannot give way, pelvis, knees, shoulders or head: 0 to 1, [N]."""
    return np.asarray(touching(heights)[:, _FIRM].max(axis=-1))


def out_of_reach(start: FloatArray, end: FloatArray, reach: float) -> FloatArray:
    """How far a start must come down so that an end below it is within reach: float64 [N], ≥ 0.

    Args:
        start: float64 [N, 3].
        end: float64 [N, 3].
        reach: the longest distance.
    """
    across = np.linalg.norm((end - start)[:, :2], axis=-1)
    deepest = np.sqrt(np.maximum((reach * _STRAIGHT) ** 2 - across**2, 0.0))
    return np.asarray(np.maximum((start - end)[:, 2] - deepest, 0.0))


def bend(
    upper: FloatArray, lower: FloatArray, hinge: FloatArray, target: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Bring the end of a two-bone limb to a target, its joint staying in the limb's plane.

    The joint opens or closes until the distance is right (law of cosines), then the whole limb swings.

    Args:
        upper: float64 [N, 3], from the limb's start to its joint.
        lower: float64 [N, 3], from there to its end.
        hinge: float64 [N, 3], unit axis about which the joint bends a straight limb.
        target: float64 [N, 3], from the limb's start to where its end should be. A target out of reach is
            reached for.

    Returns:
        Two rotations float64 [N, 3, 3], to be applied to the upper and the lower bone as they are.
    """
    a, b = np.linalg.norm(upper, axis=-1), np.linalg.norm(lower, axis=-1)
    far = np.clip(np.linalg.norm(target, axis=-1), np.abs(a - b) / _STRAIGHT, (a + b) * _STRAIGHT)
    cosine = (far**2 - a**2 - b**2) / np.maximum(2.0 * a * b, 1e-12)
    wanted = np.arccos(np.clip(cosine, -1.0, 1.0))
    normal = np.cross(upper, lower)
    sine = np.linalg.norm(normal, axis=-1)
    present = np.arctan2(sine, (upper * lower).sum(-1))
    bent = sine > 1e-4 * a * b
    normal = np.where(
        bent[:, None], normal, hinge - unit(upper) * (hinge * unit(upper)).sum(-1, keepdims=True)
    )
    opened = rotation_about(unit(normal), wanted - present)
    end = upper + apply(opened, lower)
    swing = smallest_rotation(unit(end), unit(target))
    return swing, swing @ opened


def turn(bone: FloatArray, rise: FloatArray) -> FloatArray:
    """The smallest rotation that raises the end of a bone, as far as its length allows.

    Args:
        bone: float64 [N, 3], from its start to its end.
        rise: float64 [N], by how much.

    Returns:
        float64 [N, 3, 3].
    """
    length = np.linalg.norm(bone, axis=-1)
    height = np.clip(bone[:, 2] + rise, -length * _STRAIGHT, length * _STRAIGHT)
    level = unit(bone * (1.0, 1.0, 0.0)) * np.sqrt(length**2 - height**2)[:, None]
    raised = np.concatenate([level[:, :2], height[:, None]], axis=-1)
    return smallest_rotation(unit(bone), unit(raised))
