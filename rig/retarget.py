"""Poses onto any mapped skeleton, and back; numpy only.

A rig differs from the reference skeleton in its rest pose (A, T or another), in the roll of its bones, in
how many bones share spine, neck and twists, and in its proportions. The rotation G of a joint is relative
to the reference's rest pose, so a rig's bone b must first be thought into that pose. Its *alignment* A
does that, and the posed bone is

    G(joint) · A(b) · rest(b)

whatever its roll. Alignments (:func:`rig.rest.alignments`) are the smallest rotations that do, each on top
of its parent's:

- Thighs, shins, upper arms and forearms: the direction to the next joint becomes the reference's.
- Hands: the direction of the fingers becomes that of the forearm; without fingers as the forearm.
- Feet: turned about the vertical until they point ahead. A sole that is level at rest stays what a level
  sole is.
- Hips, spine, neck, head, collars: none. Where their joints lie inside the body differs more between rigs
  than how the body stands at rest does, so that directions would say less than the rest pose itself.

A spine of any number of bones passes through the same rotations, evenly shared. The turn of an upper arm or
thigh about its length grows over its twist bones from its root to its end, and that of a hand or foot along
the forearm or shin (swing-twist decomposition).

The middle of the hips is placed as in the pose, scaled by the length of the legs; :mod:`rig.contacts` does
the rest. Everything is computed in the body's axes of :mod:`rig.rest`, so that it does not matter which way
a rig faces in its armature or which axis is up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from . import contacts
from .bone_map import SIDES, BoneMap
from .contacts import REFERENCE_CLEARANCE, Ground
from .pose import canonicalize, to_blender
from .rest import (
    ARM,
    LEG,
    TURNED_AT_ROOT,
    Named,
    RestError,
    RestRig,
    alignments,
    ball,
    body_axes,
    in_line,
    rest_direction,
    twist_share,
)
from .rotations import (
    forward,
    global_rotations,
    interpolate,
    quaternion_from_matrix,
    rotation_about,
    smallest_rotation,
    transposed,
    unit,
)
from .skeleton import JOINT, JOINT_COUNT, PARENTS, REFERENCE, FloatArray

_SPINE_JOINTS = tuple(JOINT[name] for name in ("pelvis", "spine1", "spine2", "spine3"))
_LIMB_JOINTS = {
    "collar": "collar",
    "upper_arm": "shoulder",
    "forearm": "elbow",
    "hand": "wrist",
    "thigh": "hip",
    "shin": "knee",
    "foot": "ankle",
    "toes": "foot",
}
# The joint that plays a slot of one bone.
JOINT_OF_SLOT: dict[str, int] = {
    "hips": JOINT["pelvis"],
    "head": JOINT["head"],
    **{f"{side}_{part}": JOINT[f"{side}_{joint}"] for side in SIDES for part, joint in _LIMB_JOINTS.items()},
}
# What carries a slot, nearest first, with the side left out; the first that the rig has is the parent.
_CARRIERS = {
    "collar": ("spine",),
    "upper_arm": ("collar", "spine"),
    "forearm": ("upper_arm",),
    "hand": ("forearm",),
    "thigh": ("hips",),
    "shin": ("thigh",),
    "foot": ("shin",),
    "toes": ("foot",),
}
_MIDDLE = (
    to_blender(REFERENCE.offsets[JOINT["left_hip"]]) + to_blender(REFERENCE.offsets[JOINT["right_hip"]])
) / 2

# Heights tried when a pose is read back, relative to standing on the floor, metres; then between the nearest.
_SEARCHED, _SEARCH_STEPS, _SEARCH_ROUNDS = (-0.4, 1.6), 81, 3

BoolArray = NDArray[np.bool_]

_UP = np.array([0.0, 0.0, 1.0])
_CHANGE = to_blender(np.eye(3)).T


def _to_body(rotations: FloatArray) -> FloatArray:
    """Rotations [..., 3, 3] of the pose frame in the body's axes."""
    return np.asarray(_CHANGE @ rotations @ _CHANGE.T)


def _to_pose(rotations: FloatArray) -> FloatArray:
    """Rotations [..., 3, 3] in the body's axes in the pose frame."""
    return np.asarray(_CHANGE.T @ rotations @ _CHANGE)


def twist_angle(rotation: FloatArray, axis: FloatArray) -> FloatArray:
    """The turn about an axis in rotations, without the smallest rotation that moves the axis as they do.

    Swing-twist decomposition; undefined where the axis is turned to its opposite.

    Args:
        rotation: float [..., 3, 3].
        axis: float [3], unit.

    Returns:
        float [...], radians in [-pi, pi].
    """
    quaternion = quaternion_from_matrix(rotation)
    angle = 2.0 * np.arctan2(quaternion[..., 1:] @ axis, quaternion[..., 0])
    return np.asarray(np.mod(angle + np.pi, 2.0 * np.pi) - np.pi)


@dataclass(frozen=True, eq=False)
class _Source:
    """Where a bone takes its rotation from.

    Attributes:
        start: joint from whose global rotation it starts.
        end: joint to whose it goes.
        share: how far it goes.
        twist_of: joint whose turn about `axis` relative to its parent joint it takes `twist` times on top.
        axis: unit vector [3] of the reference at rest, in the body's axes.
        twist: how often; negative takes back what `end` has of it.
    """

    start: int
    end: int
    share: float = 1.0
    twist_of: int = 0
    axis: FloatArray | None = None
    twist: float = 0.0


class Retarget:
    """One rig, measured once, ready to take poses and to give them back.

    Attributes:
        bones: names of the K mapped bones that poses turn, parents before children; a root bone is not one
            of them.
        slots: the slot that each plays.
        parents: index among them of the bone that carries each, -1 for the hips.
        moved: indices of those that must also be placed: the hips, and what the rig does not hang on them.
        hips: index of the hips among them.
        above: name of the bone that carries the hips and with them the whole character, or None.
        scale: length of the rig's legs in those of the reference.
    """

    def __init__(self, rest: RestRig, bone_map: BoneMap) -> None:
        """Measure a rig.

        Args:
            rest: its bones at rest.
            bone_map: what they play.

        Raises:
            RestError: if a mapped bone is missing, or joints that must be apart lie in one place.
        """
        absent = [name for name in bone_map.all_bones() if name not in rest.index]
        if absent:
            raise RestError(
                f"The rig lacks bones that its bone map names: {', '.join(absent)}. Choose others in its "
                "table."
            )
        chains = {slot: [rest.index[name] for name in names] for slot, names in bone_map.bones.items()}
        root = bone_map.bone("root")
        chains.pop("root", None)
        slot_of = {bone: slot for slot, chain in chains.items() for bone in chain}
        body = _carriers(chains)
        hips = chains["hips"][0]
        hung = {
            bone: next((up for up in rest.ancestors(bone) if up in slot_of), -1)
            for bone in slot_of
            if bone != hips
        }
        # Controls hang on helpers of all kinds; there the body decides what carries what, and each is placed.
        follow = not bone_map.controls
        carriers = {
            bone: hung[bone] if follow and bone != hips and hung[bone] >= 0 else base
            for bone, base in body.items()
        }
        over = rest.parents[hips]
        self.above = root if bone_map.controls else rest.names[over] if over >= 0 else None
        order = _parents_first(carriers)
        place = {bone: number for number, bone in enumerate(order)} | {-1: -1}
        self.bones = tuple(rest.names[bone] for bone in order)
        self.slots = tuple(slot_of[bone] for bone in order)
        self.parents = tuple(place[carriers[bone]] for bone in order)
        self.moved = frozenset(place[bone] for bone in order if bone == hips or not follow or hung[bone] < 0)
        self.hips = place[hips]
        self._axes = body_axes(rest, chains)
        self._rest = rest.matrices[order, :3, :3]
        self._heads = rest.heads[order] @ self._axes
        self._chains = {slot: [place[bone] for bone in chain] for slot, chain in chains.items()}
        sources = _sources(rest, chains)
        self._sources = [sources[bone] for bone in order]
        aligned = alignments(rest, chains, self._axes)
        self._alignments = np.stack([aligned[bone] for bone in order])
        self._lines = self._shared_lines(rest, chains)
        self._reads = _reads(rest, chains, self._chains)
        self._measure(rest, chains)

    def _shared_lines(self, rest: RestRig, chains: Named) -> list[tuple[int, list[int], FloatArray]]:
        """Limbs of several bones in a line: the joint, the bones, and the ways from head to head at rest."""
        lines: list[tuple[int, list[int], FloatArray]] = []
        for side, part, following in _limb_parts():
            twists = in_line(rest, chains, side, part)
            if twists:
                names = [chains[f"{side}_{part}"][0], *twists, chains[f"{side}_{following}"][0]]
                bones = [self.bones.index(rest.names[bone]) for bone in names]
                spans = np.diff(self._heads[bones], axis=0)
                lines.append((JOINT_OF_SLOT[f"{side}_{part}"], bones[:-1], spans))
        return lines

    def _measure(self, rest: RestRig, chains: Named) -> None:
        """What placing the body and standing on the floor need."""
        heads, tails = rest.heads @ self._axes, rest.tails @ self._axes
        self._balls = {side: ball(rest, heads, tails, chains, side) for side in SIDES}
        self._middle = (self._head("left_thigh") + self._head("right_thigh")) / 2.0
        self._lengths = {}
        for side, part, following in _limb_parts():
            length = np.linalg.norm(self._head(f"{side}_{following}") - self._head(f"{side}_{part}"))
            self._lengths[f"{side}_{part}"] = float(length)
        leg = sum(self._lengths[f"{side}_{part}"] for side in SIDES for part in LEG[:2]) / 2.0
        reference = REFERENCE.bone_lengths
        self.scale = leg / float(reference[JOINT["left_knee"]] + reference[JOINT["left_ankle"]])

        feet = [chains[f"{side}_foot"][0] for side in SIDES]
        lowest = min(
            *(heads[bone][2] for foot in feet for bone in (foot, *rest.descendants(foot))),
            *(place[2] for place in self._balls.values()),
        )
        # A rig that does not stand on the plane through its origin has its floor under its feet.
        floor = 0.0 if -0.02 * leg < lowest < 0.12 * leg else float(lowest)
        clearance = self.scale * REFERENCE_CLEARANCE
        for side in SIDES:
            clearance[JOINT[f"{side}_ankle"]] = self._head(f"{side}_foot")[2] - floor
            clearance[JOINT[f"{side}_foot"]] = self._balls[side][2] - floor
        hips = floor + self.scale * (REFERENCE.rest_pose()[0, 1] + _MIDDLE[2])
        self._ground = Ground(self.scale, floor, clearance, float(self._middle[2] - hips))

    def _head(self, slot: str) -> FloatArray:
        return np.asarray(self._heads[self._chains[slot][0]])

    def pose(self, poses: FloatArray, feet: bool = True, hands: bool = True) -> FloatArray:
        """Where the mapped bones come to lie for poses.

        Args:
            poses: float [22, 3] or [N, 22, 3] in the pose frame.
            feet: bend the legs so that feet that are on the floor in the pose are on the rig's.
            hands: bend the arms likewise.

        Returns:
            float64 [K, 4, 4] or [N, K, 4, 4], armature space, in the order of `bones`.

        Raises:
            ValueError: for another shape, or numbers that are not finite.
        """
        points = np.asarray(poses, dtype=np.float64)
        if points.shape[-2:] != (JOINT_COUNT, 3) or not np.isfinite(points).all():
            raise ValueError(f"a pose is {JOINT_COUNT} finite points, not an array of shape {points.shape}")
        batch = points.reshape(-1, JOINT_COUNT, 3)
        turned = _to_body(global_rotations(batch))
        hips = self._stand(to_blender(batch), turned, feet, hands)
        deltas = self._deltas(turned)
        matrices = np.zeros((*deltas.shape[:2], 4, 4))
        matrices[..., :3, :3] = self._axes @ deltas @ self._axes.T @ self._rest
        matrices[..., :3, 3] = self._placed(deltas, hips) @ self._axes.T
        matrices[..., 3, 3] = 1.0
        return matrices.reshape(*points.shape[:-2], len(self.bones), 4, 4)

    def _deltas(self, turned: FloatArray) -> FloatArray:
        """How bones turn from their rest, float64 [N, K, 3, 3], for joints' rotations [N, 22, 3, 3]."""
        found = np.empty((len(turned), len(self.bones), 3, 3))
        for bone, source in enumerate(self._sources):
            rotation = turned[:, source.end]
            if source.share < 1.0:
                rotation = interpolate(turned[:, source.start], rotation, source.share)
            if source.axis is not None:
                local = transposed(turned[:, PARENTS[source.twist_of]]) @ turned[:, source.twist_of]
                angle = source.twist * twist_angle(local, source.axis)
                rotation = rotation @ rotation_about(np.broadcast_to(source.axis, (len(angle), 3)), angle)
            found[:, bone] = rotation @ self._alignments[bone]
        for joint, bones, spans in self._lines:
            # Bones that share a turn but not quite a line would lead past where the limb goes.
            reached = (found[:, bones] @ spans[..., None])[..., 0].sum(axis=1)
            wanted = turned[:, joint] @ rest_direction(joint)
            found[:, bones] = smallest_rotation(unit(reached), wanted)[:, None] @ found[:, bones]
        return found

    def _placed(self, deltas: FloatArray, hips: FloatArray) -> FloatArray:
        """Where the bones' heads come to lie, float64 [N, K, 3], with that of the hips at [N, 3]."""
        found = np.empty((*deltas.shape[:2], 3))
        for bone, parent in enumerate(self.parents):
            if parent < 0:
                found[:, bone] = hips
            else:
                found[:, bone] = found[:, parent] + deltas[:, parent] @ (
                    self._heads[bone] - self._heads[parent]
                )
        return found

    def _joints(self, turned: FloatArray, hips: FloatArray) -> FloatArray:
        """Where the rig has the joints that may touch the floor, float64 [N, 22, 3]; zeros for others."""
        deltas = self._deltas(turned)
        heads = self._placed(deltas, hips)
        found = np.zeros((len(turned), JOINT_COUNT, 3))
        for slot, joint in JOINT_OF_SLOT.items():
            if slot in self._chains:
                found[:, joint] = heads[:, self._chains[slot][0]]
        found[:, JOINT["pelvis"]] = hips + deltas[:, self.hips] @ (self._pelvis() - self._heads[self.hips])
        for side in SIDES:
            foot = self._chains[f"{side}_foot"][0]
            found[:, JOINT[f"{side}_foot"]] = heads[:, foot] + deltas[:, foot] @ (
                self._balls[side] - self._heads[foot]
            )
        return found

    def _pelvis(self) -> FloatArray:
        """Where the reference's pelvis would be in the rig at rest, [3]."""
        return np.asarray(self._middle - self.scale * _MIDDLE)

    def _hips_place(self, pelvis: FloatArray, turned: FloatArray) -> FloatArray:
        """The place of the head of the hips bone [N, 3] before anything is brought to the floor.

        Args:
            pelvis: float64 [N, 3], the pose's, in the body's axes.
            turned: float64 [N, 3, 3], its rotation.
        """
        rest = self._pelvis()
        place = self.scale * pelvis
        place[:, :2] += rest[:2]
        place[:, 2] += self._ground.floor
        return np.asarray(place + turned @ (self._heads[self.hips] - rest))

    def _stand(self, points: FloatArray, turned: FloatArray, feet: bool, hands: bool) -> FloatArray:
        """Put rigs on the floor: returns the place of the hips [N, 3], and bends limbs in `turned`."""
        heights = points[..., 2]
        touch = contacts.touching(heights)
        hips = self._hips_place(points[:, 0], turned[:, 0])
        placed = self._joints(turned, hips)
        up = contacts.lift(self._ground, heights, placed[..., 2])
        up = up - self._too_high(heights, placed, up, feet, hands)
        hips[:, 2] += up
        placed[..., 2] += up[:, None]
        for side in SIDES:
            if feet:
                gap = contacts.foot_gap(self._ground, heights, placed[..., 2], side)
                kneeling = touch[:, JOINT[f"{side}_knee"]] > 0.5
                self._bend(turned, placed, (f"{side}_hip", f"{side}_knee", f"{side}_ankle"), gap, kneeling)
            if hands:
                gap = contacts.hand_gap(self._ground, heights, placed[..., 2], side)
                resting = touch[:, JOINT[f"{side}_elbow"]] > 0.5
                self._bend(
                    turned, placed, (f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist"), gap, resting
                )
        return hips

    def _too_high(
        self, heights: FloatArray, placed: FloatArray, up: FloatArray, feet: bool, hands: bool
    ) -> FloatArray:
        """How far rigs must come down so that straight legs and arms reach the floor, [N]."""
        raised = placed + up[:, None, None] * _UP
        most = np.zeros(len(heights))
        for side in SIDES:
            limbs = [(LEG, ("hip", "ankle"), contacts.foot_gap)] if feet else []
            limbs += [(ARM, ("shoulder", "wrist"), contacts.hand_gap)] if hands else []
            for limb, (start, end), find_gap in limbs:
                reach = self._lengths[f"{side}_{limb[0]}"] + self._lengths[f"{side}_{limb[1]}"]
                gap = find_gap(self._ground, heights, raised[..., 2], side)
                target = raised[:, JOINT[f"{side}_{end}"]] + gap[:, None] * _UP
                short = contacts.out_of_reach(raised[:, JOINT[f"{side}_{start}"]], target, reach)
                most = np.maximum(most, np.where(gap < 0.0, short, 0.0))
        return np.asarray(most * (1.0 - contacts.resting(heights)))

    def _bend(
        self, turned: FloatArray, placed: FloatArray, limb: Sequence[str], gap: FloatArray, fixed: BoolArray
    ) -> None:
        """Raise the end of a limb by a gap [N], in `turned`; where `fixed`, its middle joint stays."""
        upper, lower, end = (JOINT[name] for name in limb)
        rows = np.abs(gap) > 1e-6 * self.scale
        first, second = placed[:, lower] - placed[:, upper], placed[:, end] - placed[:, lower]
        both = rows & ~fixed
        if both.any():
            # The reference's elbows bend about the vertical, its knees about the line across.
            hinge = turned[both, upper][..., 2 if limb[0].endswith("shoulder") else 0]
            target = (first + second)[both] + gap[both, None] * _UP
            thigh, shin = contacts.bend(first[both], second[both], hinge, target)
            turned[both, upper] = thigh @ turned[both, upper]
            turned[both, lower] = shin @ turned[both, lower]
        alone = rows & fixed
        if alone.any():
            turned[alone, lower] = contacts.turn(second[alone], gap[alone]) @ turned[alone, lower]

    def read(self, matrices: FloatArray) -> FloatArray:
        """The pose that bones are in: the inverse of :meth:`pose`, with the reference's bone lengths.

        Args:
            matrices: float [K, 4, 4], armature space, in the order of `bones`; scaled bones are allowed.

        Returns:
            float64 [22, 3], in the pose frame: pelvis at x = z = 0, heading removed.
        """
        posed = np.asarray(matrices, dtype=np.float64)
        u, _, vt = np.linalg.svd(posed[:, :3, :3] @ transposed(self._rest))
        bones = self._axes.T @ (u @ vt) @ self._axes @ transposed(self._alignments)
        turned = np.empty((JOINT_COUNT, 3, 3))
        for joint, parent in enumerate(PARENTS):
            read = self._reads.get(joint)
            turned[joint] = (
                turned[parent] if read is None else interpolate(bones[read[0]], bones[read[1]], read[2])
            )
        heads = posed[:, :3, 3] @ self._axes
        for side, part, following in _limb_parts():
            # What is seen counts: where a stretched limb, or one of several bones, leads to.
            joint = JOINT_OF_SLOT[f"{side}_{part}"]
            along = heads[self._chains[f"{side}_{following}"][0]] - heads[self._chains[f"{side}_{part}"][0]]
            turned[joint] = (
                smallest_rotation(turned[joint] @ rest_direction(joint), unit(along)) @ turned[joint]
            )
        local = turned.copy()
        local[1:] = transposed(turned[list(PARENTS[1:])]) @ turned[1:]
        joints = forward(quaternion_from_matrix(_to_pose(local)), np.zeros(3))

        joints[:, 1] += self._height(joints, float(posed[self.hips, :3, 3] @ self._axes[:, 2]))
        return canonicalize(joints)

    def _height(self, joints: FloatArray, hips: float) -> float:
        """How far to raise a pose [22, 3] for the head of the hips bone to come to a height on the rig.

        Where the hips come to lie depends on what touches the floor, and there may be several answers; the
        one with which the body is nearest to standing on the floor is taken.
        """
        low, high = _SEARCHED
        middle = -float((joints[:, 1] - REFERENCE_CLEARANCE).min())
        for _ in range(_SEARCH_ROUNDS):
            heights = middle + np.linspace(low, high, _SEARCH_STEPS)
            batch = joints + heights[:, None, None] * (0.0, 1.0, 0.0)
            turned = _to_body(global_rotations(batch))
            over = self._stand(to_blender(batch), turned, feet=False, hands=False)[:, 2] - hips
            crossed = np.flatnonzero((over[:-1] <= 0.0) & (over[1:] > 0.0))
            if not len(crossed):  # far above or below the floor, where all goes by the scale
                nearest = int(np.abs(over).argmin())
                return float(heights[nearest] - over[nearest] / self.scale)
            step = heights[1] - heights[0]
            places = heights[crossed] - step * over[crossed] / (over[crossed + 1] - over[crossed])
            middle = float(places[np.abs(places - middle).argmin()])
            low, high = -step, step
        return middle


def _limb_parts() -> Iterator[tuple[str, str, str]]:
    """Side, part and following part of every bone of a limb that leads to another."""
    for side in SIDES:
        for limb in (ARM, LEG):
            for part, following in pairwise(limb):
                yield side, part, following


def _carriers(chains: Named) -> dict[int, int]:
    """For every mapped bone the one that carries it in a body, -1 for the hips."""
    carriers: dict[int, int] = {}

    def hang(chain: Sequence[int], base: int) -> int:
        for bone in chain:
            carriers[bone] = base
            base = bone
        return base

    hips = hang(chains["hips"], -1)
    chest = hang(chains["spine"], hips)
    hang(chains["head"], hang(chains.get("neck", ()), chest))
    for side in SIDES:
        for part, candidates in _CARRIERS.items():
            if f"{side}_{part}" in chains:
                slots = (base if base in ("hips", "spine") else f"{side}_{base}" for base in candidates)
                base = next(chains[slot][-1] for slot in slots if slot in chains)
                limb = hang(chains[f"{side}_{part}"], base)
                carriers |= dict.fromkeys(chains.get(f"{side}_{part}_twist", ()), limb)
    return carriers


def _parents_first(parents: dict[int, int]) -> list[int]:
    """The keys in an order in which none comes before its parent."""
    order: list[int] = []

    def add(bone: int) -> None:
        if bone in parents and bone not in order:
            add(parents[bone])
            order.append(bone)

    for bone in parents:
        add(bone)
    return order


def _sources(rest: RestRig, chains: Named) -> dict[int, _Source]:
    """Where every mapped bone takes its rotation from."""
    sources = {
        chains[slot][0]: _Source(joint, joint) for slot, joint in JOINT_OF_SLOT.items() if slot in chains
    }
    for number, bone in enumerate(chains["spine"], start=1):
        place = number * (len(_SPINE_JOINTS) - 1) / len(chains["spine"])
        below = min(int(place), len(_SPINE_JOINTS) - 2)
        sources[bone] = _Source(_SPINE_JOINTS[below], _SPINE_JOINTS[below + 1], place - below)
    neck = chains.get("neck", ())
    for number, bone in enumerate(neck, start=1):
        sources[bone] = _Source(JOINT["spine3"], JOINT["neck"], number / len(neck))
    for side, part, following in _limb_parts():
        sources |= _twist_sources(rest, chains, side, part, following)
    return sources


def _twist_sources(rest: RestRig, chains: Named, side: str, part: str, following: str) -> dict[int, _Source]:
    """How the twist bones of a limb's bone, and that bone if they lie in its line, share its turn."""
    twists = chains.get(f"{side}_{part}_twist", ())
    joint = JOINT_OF_SLOT[f"{side}_{part}"]
    at_root = part in TURNED_AT_ROOT
    shares = {bone: twist_share(rest, chains, side, part, bone) for bone in twists}
    line = in_line(rest, chains, side, part)
    if at_root and line:
        shares[chains[f"{side}_{part}"][0]] = 1.0 / (len(line) + 1)
    turning = joint if at_root else JOINT_OF_SLOT[f"{side}_{following}"]
    axis = rest_direction(joint)
    return {
        bone: _Source(joint, joint, 1.0, turning, axis, share - 1.0 if at_root else share)
        for bone, share in shares.items()
    }


def _reads(rest: RestRig, chains: Named, places: Named) -> dict[int, tuple[int, int, float]]:
    """Between which two bones, and how far, each joint's rotation lies; absent where as its parent's."""
    found = {}
    for slot, joint in JOINT_OF_SLOT.items():
        if slot in chains:
            place = places[slot][0]
            side, _, part = slot.partition("_")
            # An upper arm with twist bones in its line is turned in full only by the last of them.
            if part in TURNED_AT_ROOT and in_line(rest, chains, side, part):
                place = places[f"{slot}_twist"][-1]
            found[joint] = (place, place, 1.0)
    torso = [*places["hips"], *places["spine"]]
    for number, joint in enumerate(_SPINE_JOINTS[1:], start=1):
        along = number * (len(torso) - 1) / (len(_SPINE_JOINTS) - 1)
        below = min(int(along), len(torso) - 2)
        found[joint] = (torso[below], torso[below + 1], along - below)
    # The reference's head continues its neck.
    neck = [*places.get("neck", places["head"])][-1]
    found[JOINT["neck"]] = (neck, neck, 1.0)
    return found
