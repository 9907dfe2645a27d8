"""Contacts: hands and feet put at named points or on the floor, by analytic two-bone inverse kinematics.

A limb of two bones between a fixed root and a target bends in one plane only; what remains free is
the turn of that plane about the line from root to target. It is chosen so that elbow or knee points
towards a *pole*: the direction written in the pose, or else where the pose's angles have it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rig.pose import heading
from rig.skeleton import JOINT, REFERENCE, FloatArray

from . import flesh
from .kinematics import FOREARM, SHIN, SIGN, THIGH, UP, UPPER_ARM, Body, about, across, cross, unit
from .limits import LIMITS, SIDES
from .points import Offset, position

LIMB_KINDS = ("hand", "foot", "forearm", "shin")
FLOOR_KINDS = {"hand": ("touch",), "foot": ("flat", "toes"), "forearm": ("flat",), "shin": ("flat",)}
REACHES = {"palm": flesh.PALM, "wrist": 0.0, "fingers": 0.15}
DIRECTIONS: dict[str, Offset] = {
    "out": (1.0, 0.0, 0.0),
    "in": (-1.0, 0.0, 0.0),
    "up": (0.0, 1.0, 0.0),
    "down": (0.0, -1.0, 0.0),
    "forward": (0.0, 0.0, 1.0),
    "back": (0.0, 0.0, -1.0),
}

# Height of the ankle joint over a flat foot, metres.
FLAT_ANKLE = float(-REFERENCE.offsets[JOINT["left_foot"], 1])
# Limbs too far from their target by less than this are stretched straight.
_TOLERANCE = 0.005
# Search for the height of the ankle over a foot on its toes: step, steps to either side, exactness, metres.
_TOES_STEP, _TOES_STEPS, _TOES_EXACT = 0.01, 15, 1e-6


class ContactError(Exception):
    """A contact that cannot be made; the message says which and by how much.

    Attributes:
        missing: metres by which the limb is too short; 0 when that is not the reason.
    """

    def __init__(self, message: str, missing: float = 0.0) -> None:
        super().__init__(message)
        self.missing = missing


@dataclass(frozen=True)
class Contact:
    """A limb put somewhere.

    Attributes:
        limb: one of LIMB_KINDS.
        side: "left" or "right".
        at: name of a body point, "world", or "" for the floor.
        floor: one of FLOOR_KINDS of the limb, or "".
        offset: out (to the limb's side), up, forward, metres; in the frame of the point's body part, or
            of the world (turned to the body's heading) for "world" and the floor.
        reach: for a hand at a point: what is put there, one of REACHES.
        pole: where elbow or knee points: out, up, forward in the chest's or pelvis's frame; None keeps the
            plane that the angles give.
    """

    limb: str
    side: str
    at: str
    floor: str
    offset: Offset
    reach: str
    pole: Offset | None

    @property
    def chain(self) -> frozenset[str]:
        """The parts of the flesh that the contact moves."""
        is_arm = self.limb in ("hand", "forearm")
        parts = ("upper_arm", "forearm", "hand") if is_arm else ("thigh", "shin", "foot")
        return frozenset(f"{self.side}_{part}" for part in parts)


def bend_of(root: FloatArray, target: FloatArray, first: float, second: float) -> tuple[float, float]:
    """Two bones from root to target: what they miss, and the bend between them.

    Args:
        root: where the first bone starts, float [3].
        target: where the second should end, float [3].
        first: length of the first bone, metres.
        second: length of the second, metres.

    Returns:
        How far the target is out of reach, metres (0 within), and the flexion, degrees.
    """
    distance = float(np.linalg.norm(target - root))
    cosine = (distance**2 - first**2 - second**2) / (2.0 * first * second)
    return max(distance - first - second, 0.0), math.degrees(math.acos(min(max(cosine, -1.0), 1.0)))


def _middle_joint(
    root: FloatArray, target: FloatArray, first: float, second: float, pole: FloatArray
) -> FloatArray:
    """Where elbow or knee lies, float [3], for a target within reach."""
    axis = unit(target - root)
    distance = min(float(np.linalg.norm(target - root)), first + second)
    along = (distance**2 + first**2 - second**2) / (2.0 * max(distance, 1e-9))
    aside = math.sqrt(max(first**2 - along**2, 0.0))
    sideways = across(pole, axis)
    if np.linalg.norm(sideways) < 1e-6:
        sideways = across(np.array([axis[1], axis[2], axis[0]]), axis)
    return np.asarray(root + along * axis + aside * unit(sideways))


@dataclass(frozen=True)
class _Rest:
    """Where the angles alone have a limb.

    Attributes:
        middle: from its root to elbow or knee.
        lower: from elbow or knee to wrist or ankle.
        end: from the pelvis to wrist or ankle.
        outside: where elbow or knee point.
    """

    middle: FloatArray
    lower: FloatArray
    end: FloatArray
    outside: FloatArray


class Solver:
    """Makes a body's contacts.

    Args:
        body: the body posed by its angles; changed in place.
        contacts: to be made.
    """

    def __init__(self, body: Body, contacts: tuple[Contact, ...]) -> None:
        self.body = body
        self.contacts = contacts
        self._rest: dict[str, _Rest] = {}
        # How high the ankle stands over the lowest point of a foot that is on its toes.
        self._rise = {
            side: float(body.at(f"{side}_ankle")[1]) - flesh.lowest(body, frozenset({f"{side}_foot"}))
            for side in SIDES
        }
        for side in SIDES:
            for joints, segment, way in (
                (("shoulder", "elbow", "wrist"), "upper_arm", -1.0),
                (("hip", "knee", "ankle"), "thigh", 1.0),
            ):
                root, middle, end = (body.at(f"{side}_{joint}") for joint in joints)
                self._rest[f"{side}_{segment}"] = _Rest(
                    middle - root,
                    end - middle,
                    end - body.at("pelvis"),
                    way * body.frames[f"{side}_{segment}"][:, 2],
                )

    def solve(self, contact: Contact) -> None:
        """Make one contact, given where everything else is now.

        Raises:
            ContactError: if the limb cannot get there.
        """
        if contact.floor and contact.limb in ("forearm", "shin"):
            self._lay(contact)
        elif contact.limb == "hand":
            self._hand(contact)
        else:
            self._foot(contact)

    def _level(self) -> FloatArray:
        """Axes left, up, forward [3, 3] (columns) of the floor, turned to the body's heading."""
        return about(1, math.degrees(float(heading(self.body.joints))))

    def _target(self, contact: Contact, segment: str) -> FloatArray:
        shift = np.array(contact.offset) * (SIGN[contact.side], 1.0, 1.0)
        if contact.at == "world":
            below = self.body.at("pelvis") * (1.0, 0.0, 1.0)
            return np.asarray(below + self._level() @ shift)
        if contact.at:
            return position(self.body, contact.at, contact.side, contact.offset)
        above = self.body.at("pelvis") + self._rest[f"{contact.side}_{segment}"].end
        return np.asarray(above * (1.0, 0.0, 1.0) + self._level() @ shift)

    def _pole(self, contact: Contact, segment: str, frame: str, axis: FloatArray) -> FloatArray:
        if contact.pole is not None:
            local = np.array(contact.pole) * (SIGN[contact.side], 1.0, 1.0)
            return np.asarray(self.body.frames[frame] @ local)
        rest = self._rest[f"{contact.side}_{segment}"]
        sideways = across(rest.middle, axis)
        return sideways if np.linalg.norm(sideways) > 0.03 else rest.outside

    def _reach(
        self, contact: Contact, root: FloatArray, target: FloatArray, bones: tuple[float, float], joint: str
    ) -> None:
        missing, bend = bend_of(root, target, *bones)
        most = LIMITS[f"{contact.side}_{joint}.flexion"][1]
        goal = contact.at or "the floor"
        if missing > _TOLERANCE:
            message = f"{contact.side} {contact.limb} is {100 * missing:.1f} cm too short for {goal}"
            raise ContactError(message, missing)
        if bend > most + 0.5:
            raise ContactError(
                f"{contact.side} {contact.limb} is too near {goal}: "
                f"{joint} flexion {bend:.0f} of at most {most:.0f}"
            )

    def _hand(self, contact: Contact) -> None:
        body, side = self.body, contact.side
        body.place_shoulder(side)
        root = body.at(f"{side}_shoulder")
        target = self._target(contact, "upper_arm")
        fore = FOREARM + (REACHES[contact.reach] if not contact.floor else 0.0)
        if contact.floor:
            target = target + flesh.WRIST * UP
        self._reach(contact, root, target, (UPPER_ARM, fore), "elbow")
        pole = self._pole(contact, "upper_arm", "chest", unit(target - root))
        elbow = _middle_joint(root, target, UPPER_ARM, fore, pole)
        body.set_arm(side, elbow, elbow + FOREARM * unit(target - elbow), pole)

    def _bend_leg(self, contact: Contact, ankle: FloatArray) -> None:
        self._reach(contact, self.body.at(f"{contact.side}_hip"), ankle, (THIGH, SHIN), "knee")
        self._set_ankle(contact, ankle)

    def _set_ankle(self, contact: Contact, ankle: FloatArray) -> None:
        """Bend the leg so that it ends at a place, or stretch it towards one that is out of reach."""
        side = contact.side
        root = self.body.at(f"{side}_hip")
        pole = self._pole(contact, "thigh", "pelvis", unit(ankle - root))
        knee = _middle_joint(root, ankle, THIGH, SHIN, pole)
        self.body.set_leg(side, knee, knee + SHIN * unit(ankle - knee), pole)

    def _foot(self, contact: Contact) -> None:
        body, side = self.body, contact.side
        target = self._target(contact, "thigh")
        if contact.floor == "flat":
            forward = body.frames[f"{side}_foot"][:, 2]
            self._bend_leg(contact, target + FLAT_ANKLE * UP)
            level = across(forward, UP)
            if np.linalg.norm(level) < 0.2:
                level = across(body.frames[f"{side}_thigh"][:, 2], UP)
            level = unit(level)
            body.set_foot(side, np.array([cross(UP, level), UP, level]).T)
        elif contact.floor == "toes":
            self._stand_on_toes(contact, target)
        else:
            self._bend_leg(contact, target)

    def _stand_on_toes(self, contact: Contact, target: FloatArray) -> None:
        """Bring the ball of the foot down; the foot keeps its angle to the shin.

        How high the ankle then stands is searched for. The foot turns with the shin, so that near a
        straight leg a higher ankle can mean a lower foot: steps of the gap's size mostly contract, but
        for a pointed foot they may not, and the height nearest to where the angles have it is bracketed.
        """
        foot = frozenset({f"{contact.side}_foot"})

        def gap(rise: float) -> float:
            self._set_ankle(contact, target + rise * UP)
            return flesh.lowest(self.body, foot)

        rise = self._rise[contact.side]
        for _ in range(30):
            error = gap(rise)
            if abs(error) < _TOES_EXACT:
                break
            rise -= error
        else:
            rise = self._bracketed(contact, gap)
        self._bend_leg(contact, target + rise * UP)

    def _bracketed(self, contact: Contact, gap: Callable[[float], float]) -> float:
        """The root of a function of the ankle's height that is nearest to the height by the angles."""
        near = self._rise[contact.side]
        start = gap(near)
        for step in range(_TOES_STEPS):
            for way in (_TOES_STEP, -_TOES_STEP):
                low, high = near + step * way, near + (step + 1) * way
                if (gap(low) > 0.0) == (gap(high) > 0.0):
                    continue
                while abs(high - low) > _TOES_EXACT:
                    middle = (low + high) / 2.0
                    low, high = (middle, high) if (gap(middle) > 0.0) == (gap(low) > 0.0) else (low, middle)
                return (low + high) / 2.0
        message = f"{contact.side} foot is {100 * abs(start):.1f} cm off the floor on its toes"
        raise ContactError(message, max(start, 0.0))

    def _lay(self, contact: Contact) -> None:
        """Lay forearm or shin on the floor: its upper joint first, then the bone itself."""
        body, side = self.body, contact.side
        arm = contact.limb == "forearm"
        if arm:
            body.place_shoulder(side)
            root, end = f"{side}_shoulder", f"{side}_wrist"
            first, second, radius, segment, frame = UPPER_ARM, FOREARM, flesh.ELBOW, "upper_arm", "chest"
        else:
            root, end = f"{side}_hip", f"{side}_ankle"
            first, second, radius, segment, frame = THIGH, SHIN, flesh.KNEE, "thigh", "pelvis"
        start = body.at(root)
        drop = start[1] - radius
        if abs(drop) > first + _TOLERANCE:
            missing = abs(drop) - first
            message = f"{side} {contact.limb} is {100 * missing:.1f} cm too short for the floor"
            raise ContactError(message, missing)
        drop = min(max(drop, -first), first)
        rest = self._rest[f"{side}_{segment}"]
        ahead = across(rest.middle, UP)
        if np.linalg.norm(ahead) < 1e-3:
            ahead = across(body.frames["pelvis"][:, 2], UP)
        joint = start + math.sqrt(first**2 - drop**2) * unit(ahead) - drop * UP
        along = across(rest.lower, UP)
        along = unit(along if np.linalg.norm(along) > 1e-3 else ahead)
        pole = self._pole(contact, segment, frame, unit(joint - start))
        if arm:
            sink = (radius - flesh.WRIST) / second
            body.set_arm(side, joint, joint + second * (math.sqrt(1 - sink**2) * along - sink * UP), pole)
            return
        foot = frozenset({f"{side}_foot"})
        low, high = -10.0, 80.0  # slope of the shin, degrees above the floor, towards the foot
        for _ in range(24):  # to 1e-5 degrees
            slope = math.radians((low + high) / 2.0)
            body.set_leg(side, joint, joint + second * (math.cos(slope) * along + math.sin(slope) * UP), pole)
            below = flesh.lowest(body, foot)
            ankle = float(body.joints[JOINT[end], 1]) - 0.034
            low, high = ((low + high) / 2.0, high) if min(below, ankle) < 0 else (low, (low + high) / 2.0)
