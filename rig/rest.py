"""A rig at rest: its bones, which way its body stands, and how its rest pose differs from the reference's.

Numpy only. The *body's axes* are X to the character's left, Y backward, Z up, as the reference's are in
Blender.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from .bone_map import SIDES
from .pose import to_blender
from .rotations import rotation_about, smallest_rotation, unit
from .skeleton import JOINT, REFERENCE, FloatArray

ARM, LEG = ("upper_arm", "forearm", "hand"), ("thigh", "shin", "foot")

# Bones that turn about their length at their own root; forearms and shins are turned by what follows them.
TURNED_AT_ROOT = ("upper_arm", "thigh")

# Bones by the slot that they play, as indices into a rest rig: a bone map resolved.
Named = Mapping[str, Sequence[int]]

# An axis of the armature this near to where the body's own points is taken for it.
_SNAP_UP, _SNAP_LEFT = np.cos(np.radians(30.0)), np.cos(np.radians(5.0))
# Where a finger's knuckle is, as a share of its reach from the wrist.
_KNUCKLE = 0.55
# Fingers that point further away from the forearm than this say nothing about the hand.
_PLAUSIBLE_WRIST = np.cos(np.radians(60.0))


# Fewer fingers than this do not say where a palm faces, nor does one that would have to roll further,
# radians.
_ENOUGH_FINGERS = 4
_PLAUSIBLE_PALM = np.radians(130.0)


class RestError(ValueError):
    """A rest pose that cannot be understood; the message says why and what to do."""


@dataclass(frozen=True, eq=False)
class RestRig:
    """The bones of a rig at rest.

    Attributes:
        names: B bone names, parents before children.
        parents: index of each bone's parent, -1 for none.
        matrices: float64 [B, 4, 4], bone to armature space: Y along the bone, its head as the translation.
        lengths: float64 [B], from head to tail.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    matrices: FloatArray
    lengths: FloatArray

    @property
    def heads(self) -> FloatArray:
        """float64 [B, 3], armature space."""
        return np.asarray(self.matrices[:, :3, 3])

    @property
    def tails(self) -> FloatArray:
        """float64 [B, 3], armature space."""
        return np.asarray(self.heads + self.matrices[:, :3, 1] * self.lengths[:, None])

    @cached_property
    def index(self) -> dict[str, int]:
        """Each bone's place in `names`."""
        return {name: bone for bone, name in enumerate(self.names)}

    def ancestors(self, bone: int) -> list[int]:
        """The bone's parent, its parent, and so on up to a bone without."""
        found = []
        while (bone := self.parents[bone]) >= 0:
            found.append(bone)
        return found

    def descendants(self, bone: int) -> list[int]:
        """All bones below a bone, parents before children."""
        found = {bone}
        for other in range(bone + 1, len(self.names)):
            if self.parents[other] in found:
                found.add(other)
        return sorted(found - {bone})


def direction(vector: FloatArray, what: str) -> FloatArray:
    """A vector [3] at length 1.

    Raises:
        RestError: if it has no length; `what` names the two places that are one.
    """
    length = float(np.linalg.norm(vector))
    if length < 1e-9:
        raise RestError(f"{what} lie in one place; choose other bones in the rig's table.")
    return np.asarray(vector / length)


def body_axes(rest: RestRig, named: Named) -> FloatArray:
    """The body's axes in armature space, float64 [3, 3], as columns: left, back, up.

    Up is from the hips to the neck, left from the right limbs to the left ones; an axis of the armature that
    lies near is taken instead, since joints lie inside the body where they please.

    Raises:
        RestError: if limbs of both sides, or hips and shoulders, lie in one place or in one line.
    """
    heads = rest.heads

    def middle(part: str) -> FloatArray:
        return np.asarray((heads[named[f"left_{part}"][0]] + heads[named[f"right_{part}"][0]]) / 2.0)

    across = sum(
        heads[named[f"left_{part}"][0]] - heads[named[f"right_{part}"][0]] for part in ("thigh", "upper_arm")
    )
    left = direction(np.asarray(across), "The thighs and upper arms of both sides")
    up = _snapped(direction(middle("upper_arm") - middle("thigh"), "Hips and shoulders"), _SNAP_UP)
    left = direction(left - (left @ up) * up, "The limbs of both sides, seen from above,")
    left = _snapped(left, _SNAP_LEFT)
    left = direction(left - (left @ up) * up, "The limbs of both sides, seen from above,")
    return np.stack([left, np.cross(up, left), up], axis=1)


def _snapped(vector: FloatArray, cosine: float) -> FloatArray:
    """The axis nearest to a unit vector, if it is near enough, else the vector."""
    nearest = int(np.abs(vector).argmax())
    if abs(vector[nearest]) < cosine:
        return vector
    return np.asarray(np.sign(vector[nearest]) * np.eye(3)[nearest])


def rest_direction(joint: int) -> FloatArray:
    """Where a joint's bone points in the reference's rest pose: a unit vector [3] in the body's axes."""
    return unit(to_blender(REFERENCE.offsets[REFERENCE.children[joint][0]]))


def alignments(rest: RestRig, named: Named, axes: FloatArray) -> dict[int, FloatArray]:
    """What turns each mapped bone from the rig's rest pose into the reference's.

    Args:
        rest: the rig.
        named: its mapped bones.
        axes: of its body, from :func:`body_axes`.

    Returns:
        For every mapped bone a rotation float64 [3, 3] in the body's axes. It is the identity for hips,
        spine, neck, head and collars.

    Raises:
        RestError: if both ends of a limb's bone lie in one place.
    """
    heads = rest.heads @ axes
    found: dict[int, FloatArray] = {bone: np.eye(3) for chain in named.values() for bone in chain}
    for side in SIDES:
        for limb, joint in ((ARM, "shoulder"), (LEG, "hip")):
            wanted = rest_direction(JOINT[f"{side}_{joint}"])
            turn = np.eye(3)
            for part, following in pairwise(limb):
                start, end = named[f"{side}_{part}"][0], named[f"{side}_{following}"][0]
                points = direction(heads[end] - heads[start], f"The {side} {part} and {following}")
                turn = smallest_rotation(turn @ points, wanted) @ turn
                for slot in (f"{side}_{part}", f"{side}_{part}_twist"):
                    found |= dict.fromkeys(named.get(slot, ()), turn)
            if limb is ARM:
                hand = named[f"{side}_hand"][0]
                swung = _hand(rest, heads, hand, turn, wanted)
                roll = _palm(rest, heads, hand, swung, wanted)
                found[hand] = _roll(wanted, roll) @ swung
                # Without bones for it, the forearm takes half of what the wrist would have to twist.
                forearm = named[f"{side}_forearm"][0]
                twists = named.get(f"{side}_forearm_twist", ())
                if not twists:
                    found[forearm] = _roll(wanted, roll / 2.0) @ turn
                for bone in twists:
                    share = twist_share(rest, named, side, "forearm", bone)
                    found[bone] = _roll(wanted, share * roll) @ turn
            else:
                foot = named[f"{side}_foot"][0]
                yaw = _foot(ball(rest, heads, rest.tails @ axes, named, side) - heads[foot])
                found |= dict.fromkeys((foot, *named.get(f"{side}_toes", ())), yaw)
    return found


def _fingers(rest: RestRig, heads: FloatArray, hand: int) -> list[FloatArray]:
    """Joints of each finger from its tip inwards, relative to the wrist; the thumb, the shortest, first."""
    below = rest.descendants(hand)
    parents = [rest.parents[bone] for bone in (hand, *below)]
    fingers = []
    for tip in below:
        if tip in parents:
            continue
        finger = [tip]
        while (up := rest.parents[finger[-1]]) != hand and parents.count(up) == 1:
            finger.append(up)
        if len(finger) > 1:
            fingers.append(heads[finger] - heads[hand])
    return sorted(fingers, key=lambda finger: float(np.linalg.norm(finger, axis=-1).max()))


def _hand(rest: RestRig, heads: FloatArray, hand: int, forearm: FloatArray, wanted: FloatArray) -> FloatArray:
    """The alignment of a hand: that of the forearm, swung so that the fingers continue it."""
    below = rest.descendants(hand)
    if not below:
        return forearm
    fingers = _fingers(rest, heads, hand)
    if len(fingers) >= _ENOUGH_FINGERS:
        along = np.mean([_knuckle(finger) for finger in fingers[1:]], axis=0)
    else:
        along = max(heads[below] - heads[hand], key=lambda joint: float(np.linalg.norm(joint)))
    if not np.linalg.norm(along):
        return forearm
    points = forearm @ unit(along)
    return smallest_rotation(points, wanted) @ forearm if points @ wanted > _PLAUSIBLE_WRIST else forearm


def _knuckle(finger: FloatArray) -> FloatArray:
    """The joint of a finger that is about where the palm ends, [3]."""
    reach = np.linalg.norm(finger, axis=-1)
    return np.asarray(finger[np.abs(reach - _KNUCKLE * reach.max()).argmin()])


def _palm(rest: RestRig, heads: FloatArray, hand: int, turn: FloatArray, along: FloatArray) -> float:
    """By what angle a hand must roll until its palm faces down, as the reference's do, radians.

    The line across the fingers, towards the thumb, becomes level and points ahead. 0 for a hand whose bones
    do not tell.

    Args:
        rest: the rig.
        heads: of its bones, [B, 3], in the body's axes.
        hand: the hand's bone.
        turn: what brings the hand along the forearm.
        along: where it then points, [3].
    """
    fingers = [finger @ turn.T for finger in _fingers(rest, heads, hand)]
    if len(fingers) < _ENOUGH_FINGERS:
        return 0.0
    thumb, others = fingers[0].mean(axis=0), np.array([finger.mean(axis=0) for finger in fingers[1:]])
    across = others - others.mean(axis=0)
    across -= np.outer(across @ along, along)
    line = np.linalg.svd(across)[2][0]
    line = line * (1.0 if line @ (thumb - others.mean(axis=0)) > 0.0 else -1.0)
    forward = np.array([0.0, -1.0, 0.0])
    angle = float(np.arctan2(np.cross(line, forward) @ along, line @ forward))
    return angle if abs(angle) < _PLAUSIBLE_PALM else 0.0


def _roll(axis: FloatArray, angle: float) -> FloatArray:
    return rotation_about(axis, np.array(angle))


def _foot(points: FloatArray) -> FloatArray:
    """The alignment of a foot: the turn about the vertical that makes it point ahead."""
    level = points * (1.0, 1.0, 0.0)
    if np.linalg.norm(level) < 0.2 * np.linalg.norm(points):  # on tiptoe, or a bone along the shin
        return np.eye(3)
    return smallest_rotation(unit(level), np.array([0.0, -1.0, 0.0]))


def in_line(rest: RestRig, named: Named, side: str, part: str) -> list[int]:
    """The twist bones of a limb's bone that carry what follows it."""
    limb = ARM if part in ARM else LEG
    following = named[f"{side}_{limb[limb.index(part) + 1]}"][0]
    return [bone for bone in named.get(f"{side}_{part}_twist", ()) if bone in rest.ancestors(following)]


def twist_share(rest: RestRig, named: Named, side: str, part: str, bone: int) -> float:
    """How much of a turn that grows along a limb's bone one of its twist bones takes, 0 to 1.

    Bones in the limb's line share evenly, those of the limb's root ending with all of it; of one beside it,
    its place along the limb decides.
    """
    line_bones = in_line(rest, named, side, part)
    if bone in line_bones:
        return (line_bones.index(bone) + (2 if part in TURNED_AT_ROOT else 1)) / (len(line_bones) + 1)
    limb = ARM if part in ARM else LEG
    start = rest.heads[named[f"{side}_{part}"][0]]
    line = rest.heads[named[f"{side}_{limb[limb.index(part) + 1]}"][0]] - start
    return float(np.clip((rest.heads[bone] - start) @ line / (line @ line), 0.0, 1.0))


def ball(rest: RestRig, heads: FloatArray, tails: FloatArray, named: Named, side: str) -> FloatArray:
    """Where the ball of a foot is at rest, [3]: the toes' joint, or what else the foot bone leads to.

    Args:
        rest: the rig.
        heads: of its bones, [B, 3], in any axes.
        tails: likewise.
        named: its mapped bones.
        side: left or right.
    """
    toes = named.get(f"{side}_toes")
    if toes:
        return np.asarray(heads[toes[0]])
    foot = named[f"{side}_foot"][0]
    below = rest.descendants(foot)
    if not below:
        return np.asarray(tails[foot])
    return np.asarray(heads[max(below, key=lambda bone: np.linalg.norm(heads[bone] - heads[foot]))])
