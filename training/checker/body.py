"""Measures of a pose that the rules compare with their thresholds.

A direction such as "forward" can be read in the room or along the chest; where both are fair English, a
measure returns a value for each reading. Metres and degrees; the pose frame is that of :mod:`rig.pose`.
"""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np

from rig.skeleton import JOINT, REFERENCE, FloatArray

Readings = tuple[float, ...]

_PALM = 0.08
_ROOM = np.eye(3)


def _unit(vector: FloatArray) -> FloatArray:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9))


def _angle(a: FloatArray, b: FloatArray) -> float:
    return math.degrees(math.acos(float(np.clip(_unit(a) @ _unit(b), -1.0, 1.0))))


def _frame(across: FloatArray, up: FloatArray) -> FloatArray:
    """Rows left, up, forward, orthonormal, from a line to the left and one upwards."""
    up = _unit(up)
    left = _unit(across - (across @ up) * up)
    return np.stack([left, up, np.cross(left, up)])


def other(side: str) -> str:
    """The opposite side."""
    return "right" if side == "left" else "left"


class Body:
    """One pose, float [22, 3], with the measures that rules ask for."""

    def __init__(self, pose: FloatArray) -> None:
        self.joints = np.asarray(pose, dtype=np.float64)

    def at(self, name: str) -> FloatArray:
        """The place of a joint, float [3]."""
        return np.asarray(self.joints[JOINT[name]])

    def height(self, name: str) -> float:
        """A joint's height above the floor."""
        return float(self.joints[JOINT[name], 1])

    def gap(self, a: str, b: str) -> float:
        """The distance between two joints."""
        return float(np.linalg.norm(self.at(a) - self.at(b)))

    @cached_property
    def chest(self) -> FloatArray:
        """Rows left, up, forward of the chest."""
        return _frame(
            self.at("left_shoulder") - self.at("right_shoulder"), self.at("neck") - self.at("spine2")
        )

    @cached_property
    def hips(self) -> FloatArray:
        """Rows left, up, forward of the pelvis."""
        return _frame(self.at("left_hip") - self.at("right_hip"), self.at("spine1") - self._hip_centre)

    @property
    def _hip_centre(self) -> FloatArray:
        return np.asarray((self.at("left_hip") + self.at("right_hip")) / 2.0)

    @cached_property
    def spine(self) -> FloatArray:
        """From the pelvis to the neck, float [3]."""
        return np.asarray(self.at("neck") - self.at("pelvis"))

    def palm(self, side: str) -> FloatArray:
        """About the middle of the palm: the hand in line with the forearm."""
        wrist = self.at(f"{side}_wrist")
        return np.asarray(wrist + _PALM * _unit(wrist - self.at(f"{side}_elbow")))

    def hand_to(self, side: str, *points: FloatArray) -> float:
        """From wrist or palm, whichever is nearer, to the nearest of some points."""
        hand = (self.at(f"{side}_wrist"), self.palm(side))
        return min(float(np.linalg.norm(end - point)) for end in hand for point in points)

    @cached_property
    def skull(self) -> FloatArray:
        """The middle of the head: the head joint lies at its base."""
        return np.asarray(self.at("head") + 0.09 * _unit(self.at("head") - self.at("neck")))

    @cached_property
    def face(self) -> FloatArray:
        """About the mouth."""
        return np.asarray(self.at("head") + 0.10 * self.chest[2])

    # --- bends ---------------------------------------------------------------------------------------

    def elbow(self, side: str) -> float:
        """Flexion in degrees, 0 for a straight arm."""
        elbow = self.at(f"{side}_elbow")
        return _angle(elbow - self.at(f"{side}_shoulder"), self.at(f"{side}_wrist") - elbow)

    def knee(self, side: str) -> float:
        """Flexion in degrees, 0 for a straight leg."""
        knee = self.at(f"{side}_knee")
        return _angle(knee - self.at(f"{side}_hip"), self.at(f"{side}_ankle") - knee)

    def hip(self, side: str) -> float:
        """Between the thigh and the line down the torso, degrees: 0 standing, 90 sitting."""
        return _angle(self.at(f"{side}_knee") - self.at(f"{side}_hip"), -self.spine)

    # --- directions ----------------------------------------------------------------------------------

    def along(self, side: str, start: str, end: str, axis: int) -> Readings:
        """How far a joint lies from another of its side: in the room, by the chest.

        Args:
            side: left or right.
            start: from which joint.
            end: to which joint.
            axis: 0 outwards, 1 up, 2 forward.
        """
        way = self.at(f"{side}_{end}") - self.at(f"{side}_{start}")
        sign = -1.0 if axis == 0 and side == "right" else 1.0
        return tuple(sign * float(way @ frame[axis]) for frame in (_ROOM, self.chest))

    def foot_ahead(self, side: str) -> Readings:
        """How far a leg is ahead of the other and of the pelvis: in the room, and by the pelvis."""
        ankles, knees = (self.at(f"{side}_{j}") - self.at(f"{other(side)}_{j}") for j in ("ankle", "knee"))
        own = self.at(f"{side}_ankle") - self.at("pelvis")
        return tuple(float(way @ frame[2]) for frame in (_ROOM, self.hips) for way in (ankles, knees, own))

    def foot_out(self, side: str) -> Readings:
        """How far an ankle lies outside its own hip: in the room, and by the pelvis."""
        way = self.at(f"{side}_ankle") - self.at(f"{side}_hip")
        sign = 1.0 if side == "left" else -1.0
        return tuple(sign * float(way @ frame[0]) for frame in (_ROOM, self.hips))

    def feet_apart(self) -> Readings:
        """Between the ankles, and between the feet."""
        return (self.gap("left_ankle", "right_ankle"), self.gap("left_foot", "right_foot"))

    def foot_lift(self, side: str) -> float:
        """Height of the lowest part of a foot over the floor; 0 for a flat foot."""
        return min(self.height(f"{side}_foot"), self.height(f"{side}_ankle") - 0.0615)

    def foot_above_other(self, side: str) -> float:
        """Difference in lift of the two feet."""
        return self.foot_lift(side) - self.foot_lift(other(side))

    def leg_level(self, side: str) -> float:
        """Height of the ankle against the hip."""
        return self.height(f"{side}_ankle") - self.height(f"{side}_hip")

    # --- torso and head ------------------------------------------------------------------------------

    @cached_property
    def tilt(self) -> float:
        """Of the torso from the vertical, degrees."""
        return _angle(self.spine, _ROOM[1])

    @cached_property
    def pitch(self) -> Readings:
        """Of the torso forwards, degrees, from the vertical as a whole and of its upper half."""
        upper = self.at("neck") - self.at("spine2")
        rest = REFERENCE.rest_pose()
        plain = rest[JOINT["neck"]] - rest[JOINT["spine2"]]
        upright = math.degrees(math.atan2(plain[2], plain[1]))
        return (
            math.degrees(math.atan2(self.spine[2], self.spine[1])) + 3.0,
            math.degrees(math.atan2(upper[2], upper[1])) - upright,
        )

    @cached_property
    def roll_left(self) -> Readings:
        """Of the torso towards the character's left, degrees: as a whole, upper half, against the pelvis."""
        upper = self.at("neck") - self.at("spine2")
        ways = (self.spine, upper, self.hips @ self.spine)
        return tuple(math.degrees(math.atan2(way[0], math.hypot(way[1], way[2]))) for way in ways)

    @cached_property
    def twist_left(self) -> Readings:
        """Turn of the shoulders against the hips towards the left about the spine, degrees."""
        axis = _unit(self.spine)
        shoulders = self.at("left_shoulder") - self.at("right_shoulder")
        hips = self.at("left_hip") - self.at("right_hip")
        a, b = (line - (line @ axis) * axis for line in (hips, shoulders))
        return (math.degrees(math.atan2(float(np.cross(a, b) @ axis), float(a @ b))),)

    @cached_property
    def curl(self) -> float:
        """How far the upper spine is bent forward against the pelvis, degrees; negative arched."""
        upper = self.hips @ (self.at("neck") - self.at("spine2"))
        lower = self.hips @ (self.at("spine2") - self._hip_centre)
        rest = Body(REFERENCE.rest_pose()) if self.joints is not REFERENCE.offsets else self
        plain = [
            rest.hips @ (rest.at(a) - b)
            for a, b in (("neck", rest.at("spine2")), ("spine2", rest._hip_centre))
        ]

        def lean(way: FloatArray) -> float:
            return math.degrees(math.atan2(way[2], way[1]))

        return lean(upper) - lean(lower) - (lean(plain[0]) - lean(plain[1]))

    @cached_property
    def head_down(self) -> Readings:
        """How far the head is bowed, degrees: against the room, and against the chest."""
        way = self.at("head") - self.at("neck")
        rest = 29.0  # the head joint lies ahead of the neck
        return tuple(
            math.degrees(math.atan2(float(way @ frame[2]), float(way @ frame[1]))) - rest
            for frame in (_ROOM, self.chest)
        )

    @cached_property
    def head_left(self) -> Readings:
        """How far the head leans or turns to the left, degrees: against the room, and against the chest."""
        way = _unit(self.at("head") - self.at("neck"))
        return tuple(
            math.degrees(math.asin(float(np.clip(way @ frame[0], -1, 1)))) for frame in (_ROOM, self.chest)
        )

    @property
    def lowest(self) -> float:
        """Height of the lowest joint."""
        return float(self.joints[:, 1].min())

    def elbow_away(self, side: str) -> float:
        """Between the upper arm and the line down the torso, degrees."""
        return _angle(self.at(f"{side}_elbow") - self.at(f"{side}_shoulder"), -self.spine)

    def hand_outside_middle(self, side: str) -> float:
        """How far a wrist lies on its own side of the chest's middle."""
        sign = 1.0 if side == "left" else -1.0
        return sign * float((self.at(f"{side}_wrist") - self.at("spine3")) @ self.chest[0])
