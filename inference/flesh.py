"""Flesh about the bones: how deep arms and legs are in the body, and how to get them out of it.

The body is capsules, arms are rows of spheres. Radii are those of the reference body, metres, and joint names
those of SMPL.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .joint_limits import SIDES, Anatomy, FloatArray, unit

Poses = NDArray[np.float64]
Rows = NDArray[np.intp]

# By how much flesh gives way where limbs are moved out of it, and deeper than what they are moved, metres.
GIVE, DEEP = 0.025, 0.03
# A push can shove a limb into something else; after so many rounds it is left as it is.
_ROUNDS = 20

# Flesh that an arm must stay out of: capsules by joint, segment frame ("pelvis", "chest" or none) and offset
# (left, up, forward) at each end, and the radius at each end.
_Capsule = tuple[str, str, tuple[float, float, float], str, tuple[float, float, float], float, float]
_TORSO: tuple[_Capsule, ...] = tuple(
    (joint, frame, (-x, y, z), joint, (x, y, z), radius, radius)
    for joint, frame, (x, y, z), radius in (
        ("pelvis", "pelvis", (0.060, -0.0875, -0.005), 0.080),
        ("pelvis", "pelvis", (0.050, -0.01, -0.006), 0.092),
        ("spine1", "pelvis", (0.042, 0.0, 0.008), 0.086),
        ("spine2", "chest", (0.045, 0.0, 0.0), 0.088),
        ("spine3", "chest", (0.052, 0.0, 0.004), 0.094),
        ("spine3", "chest", (0.075, 0.10, 0.002), 0.082),
    )
)
_NONE = (0.0, 0.0, 0.0)
_HEAD: tuple[_Capsule, ...] = (
    ("neck", "chest", _NONE, "head", (0.0, 0.02, 0.0), 0.052, 0.052),
    ("head", "chest", (0.0, 0.02, 0.030), "head", (0.0, 0.085, 0.0), 0.066, 0.094),
)
# A leg's bones, and the radii of its flesh at the ends of each, metres.
_LEG = (("hip", "knee", 0.076, 0.052), ("knee", "ankle", 0.052, 0.036), ("ankle", "foot", 0.034, 0.032))
_LEGS: tuple[_Capsule, ...] = tuple(
    (f"{side}_{start}", "", _NONE, f"{side}_{end}", _NONE, first, last)
    for side in SIDES
    for start, end, first, last in _LEG
)
_FLESH = (*_TORSO, *_HEAD, *_LEGS)
_FIRST = np.array([capsule[5] for capsule in _FLESH])
_LAST = np.array([capsule[6] for capsule in _FLESH])
_LEG_FIRST, _LEG_LAST = (np.array([bone[end] for bone in _LEG]) for end in (2, 3))


@dataclass(frozen=True, eq=False)
class _Row:
    """Spheres along the bones of a limb.

    Attributes:
        chain: joint names from the root of the limb, without the side.
        bone: int [S], bone of each sphere: from chain[bone] to chain[bone + 1].
        along: float [S], how far along it; beyond 1 for a hand, which has no joint of its own.
        radius: float [S], metres.
    """

    chain: tuple[str, ...]
    bone: NDArray[np.intp]
    along: FloatArray
    radius: FloatArray


_FOREARM, _PALM = 0.268, 0.08
_ARM_ROW = _Row(
    ("shoulder", "elbow", "wrist"),
    np.array([0, 0, 1, 1, 1, 1, 1, 1, 1]),
    np.array([0.6, 0.8, 0.0, 0.25, 0.5, 0.75, 1.0, 1.0 + 0.5 * _PALM / _FOREARM, 1.0 + _PALM / _FOREARM]),
    np.array([0.046, 0.043, 0.040, 0.038, 0.035, 0.032, 0.030, 0.028, 0.028]),
)
# The upper thirds of thighs always touch.
_LEG_ALONG = (np.linspace(1.0 / 3.0, 1.0, 6), np.linspace(0.0, 1.0, 7), np.linspace(0.0, 1.0, 3))
_LEG_ROW = _Row(
    ("hip", "knee", "ankle", "foot"),
    np.repeat(np.arange(3), [len(along) for along in _LEG_ALONG]),
    np.concatenate(_LEG_ALONG),
    np.concatenate(
        [first + along * (last - first) for along, (_, _, first, last) in zip(_LEG_ALONG, _LEG, strict=True)]
    ),
)
# The upper arm lies against the torso; only head and legs are none of its business.
_MAY_TOUCH = (_ARM_ROW.bone == 0)[:, None] & np.array([True] * (len(_TORSO) + 1) + [False] * (1 + len(_LEGS)))


@dataclass(frozen=True, eq=False)
class _Contact:
    """The deepest contact of a limb in each of N poses.

    Attributes:
        depth: float [N], metres; negative where it is clear.
        sphere: int [N], of the limb's row.
        away: float [N, 3], unit: where that sphere must go.
        other: int [N], the capsule, or the sphere of the other arm, that it touches.
    """

    depth: FloatArray
    sphere: Rows
    away: FloatArray
    other: Rows

    @classmethod
    def deepest(cls, depth: FloatArray, away: FloatArray) -> _Contact:
        """Of depths [N, S, C] and the vectors [N, S, C, 3] from the capsules or spheres to the spheres."""
        rows, others = np.arange(len(depth)), depth.shape[2]
        flat = depth.reshape(len(depth), -1)
        place = flat.argmax(axis=1)
        sphere, other = place // others, place % others
        return cls(flat[rows, place], sphere, unit(away[rows, sphere, other]), other)


class Flesh:
    """The flesh of bodies with the bone lengths of one skeleton."""

    def __init__(self, anatomy: Anatomy) -> None:
        self._anatomy = anatomy

    def _point(self, poses: FloatArray, name: str) -> FloatArray:
        return np.asarray(poses[:, self._anatomy.joint(name)], dtype=np.float64)

    def _chain(self, poses: FloatArray, row: _Row, side: str) -> FloatArray:
        """The joints of a limb from its root, [N, K, 3]."""
        return np.stack([self._point(poses, f"{side}_{name}") for name in row.chain], axis=1)

    def _spheres(self, poses: FloatArray, row: _Row, side: str) -> FloatArray:
        """Centres of a limb's spheres, [N, S, 3]."""
        chain = self._chain(poses, row, side)
        start = chain[:, row.bone]
        return np.asarray(start + row.along[:, None] * (chain[:, row.bone + 1] - start))

    def _capsules(self, poses: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Both ends of the capsules of the flesh, two [N, C, 3]."""
        frames = {"pelvis": self._anatomy.pelvis_frame(poses), "chest": self._anatomy.chest_frame(poses)}

        def point(joint: str, frame: str, offset: tuple[float, float, float]) -> FloatArray:
            at = self._point(poses, joint)
            return np.asarray(at + frames[frame] @ np.array(offset) if frame else at)

        starts = [point(start, frame, offset) for start, frame, offset, *_ in _FLESH]
        ends = [point(end, frame, offset) for _, frame, _, end, offset, *_ in _FLESH]
        return np.stack(starts, axis=1), np.stack(ends, axis=1)

    def _arm_contacts(self, poses: FloatArray) -> tuple[_Contact, _Contact, _Contact]:
        """Of the left arm and of the right one with torso, head and legs, and of the left with the right."""
        starts, ends = self._capsules(poses)
        spheres = [self._spheres(poses, _ARM_ROW, side) for side in SIDES]
        found = []
        for own in spheres:
            share, away = _from_segments(own, starts, ends)
            depth = _FIRST + share * (_LAST - _FIRST) + _ARM_ROW.radius[:, None]
            depth = np.where(_MAY_TOUCH, -np.inf, depth - np.linalg.norm(away, axis=-1))
            found.append(_Contact.deepest(depth, away))
        apart = spheres[0][:, :, None] - spheres[1][:, None]
        depth = _ARM_ROW.radius[:, None] + _ARM_ROW.radius - np.linalg.norm(apart, axis=-1)
        return found[0], found[1], _Contact.deepest(depth, apart)

    def _leg_contacts(self, poses: FloatArray) -> tuple[_Contact, _Contact]:
        """Of the spheres of the left leg in the right one, and the other way round."""
        found = []
        for side, other in (SIDES, SIDES[::-1]):
            leg = self._chain(poses, _LEG_ROW, other)
            share, away = _from_segments(self._spheres(poses, _LEG_ROW, side), leg[:, :-1], leg[:, 1:])
            depth = _LEG_FIRST + share * (_LEG_LAST - _LEG_FIRST) + _LEG_ROW.radius[:, None]
            found.append(_Contact.deepest(depth - np.linalg.norm(away, axis=-1), away))
        return found[0], found[1]

    def arm_depths(self, poses: FloatArray) -> FloatArray:
        """How deep each arm is in torso, head, legs or the other arm, metres.

        Float [N, J, 3] → [N, 2 (left, right)]; negative for an arm that is clear. An upper arm may lie
        against the torso.
        """
        left, right, between = self._arm_contacts(poses)
        return np.stack([np.maximum(arm.depth, between.depth) for arm in (left, right)], axis=-1)

    def leg_depths(self, poses: FloatArray) -> FloatArray:
        """How deep one leg is in the other: [N, J, 3] → [N], metres; negative where they are clear."""
        left, right = self._leg_contacts(poses)
        return np.maximum(left.depth, right.depth)

    def part(self, poses: FloatArray) -> Poses:
        """Move arms out of the body and legs out of each other, where flesh does not give way.

        Round by round the deepest contact of every limb is pushed out along the shortest way, two limbs by
        half of it each, and the limb gets its bone lengths back (as position-based dynamics do: Müller et
        al. 2007). A limb that finds no way out in twenty rounds stays where it got to.

        Args:
            poses: float [N, J, 3] with the skeleton's bone lengths, metres.

        Returns:
            float64 [N, J, 3]; poses that need nothing come back unchanged.
        """
        parted: Poses = np.array(poses, dtype=np.float64)
        rows = np.arange(len(poses))
        for _ in range(_ROUNDS):
            some = parted[rows]
            arms, legs = self._arm_contacts(some), self._leg_contacts(some)
            deep = np.max([contact.depth for contact in (*arms, *legs)], axis=0) > DEEP
            if not deep.any():
                break
            rows, some = rows[deep], some[deep]
            for side, contact in zip(SIDES, arms[:2], strict=True):
                self._push(some, _ARM_ROW, side, _of(contact, deep), 1.0)
            both = _of(arms[2], deep)
            self._push(some, _ARM_ROW, "left", both, 0.5)
            self._push(some, _ARM_ROW, "right", _seen_from_other(both), 0.5)
            # Each pair of legs is seen from both sides: four quarters of the way.
            for (side, other), contact in zip((SIDES, SIDES[::-1]), legs, strict=True):
                pushed = _of(contact, deep)
                self._push(some, _LEG_ROW, side, pushed, 0.25)
                self._give_way(some, other, side, pushed, 0.25)
            parted[rows] = some
        return parted

    def _push(self, poses: Poses, row: _Row, side: str, contact: _Contact, share: float) -> None:
        """Move the spheres of contacts out by a share of the way, in place."""
        self._move(
            poses, row, side, row.bone[contact.sphere], row.along[contact.sphere], _way(contact) * share
        )

    def _give_way(self, poses: Poses, side: str, other: str, contact: _Contact, share: float) -> None:
        """Move a leg out of the other one's spheres by a share of the way, in place."""
        leg = self._chain(poses, _LEG_ROW, side)
        at = self._spheres(poses, _LEG_ROW, other)[np.arange(len(poses)), contact.sphere]
        where, away = _from_segments(at[:, None], leg[:, :-1], leg[:, 1:])
        bone = np.linalg.norm(away[:, 0], axis=-1).argmin(axis=1)
        along = where[np.arange(len(poses)), 0, bone]
        self._move(poses, _LEG_ROW, side, bone, along, -share * _way(contact))

    def _move(
        self, poses: Poses, row: _Row, side: str, bone: Rows, along: FloatArray, way: FloatArray
    ) -> None:
        """Move the points at ``along`` of a limb's bones by ``way`` [N, 3]; the limb's root stays."""
        places = [self._anatomy.joint(f"{side}_{name}") for name in row.chain]
        chain = poses[:, places]
        lengths = np.linalg.norm(np.diff(chain, axis=1), axis=-1, keepdims=True)
        near = np.where(bone == 0, 0.0, np.maximum(1.0 - along, 0.0))
        far = np.minimum(np.maximum(along, 0.2), 1.0)
        moved = np.maximum((1.0 - along) * near + along * far, 0.2)
        for joint in range(1, len(places)):
            weight = np.where(joint == bone, near, np.where(joint > bone, far, 0.0)) / moved
            chain[:, joint] += weight[:, None] * way
        for joint in range(1, len(places)):
            start = chain[:, joint - 1]
            chain[:, joint] = start + lengths[:, joint - 1] * unit(chain[:, joint] - start)
        poses[:, places] = chain


def _from_segments(points: FloatArray, starts: FloatArray, ends: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Where on segments [N, C, 3] points [N, S, 3] are nearest [N, S, C]; from there to them [N, S, C, 3]."""
    along = (ends - starts)[:, None]
    from_start = points[:, :, None] - starts[:, None]
    share = np.sum(from_start * along, axis=-1) / np.maximum(np.sum(along * along, axis=-1), 1e-12)
    share = np.clip(share, 0.0, 1.0)
    return share, from_start - share[..., None] * along


def _of(contact: _Contact, rows: NDArray[np.bool_]) -> _Contact:
    return _Contact(contact.depth[rows], contact.sphere[rows], contact.away[rows], contact.other[rows])


def _seen_from_other(contact: _Contact) -> _Contact:
    return _Contact(contact.depth, contact.other, -contact.away, contact.sphere)


def _way(contact: _Contact) -> FloatArray:
    """How the spheres must move to be no deeper than flesh gives way, [N, 3]."""
    return np.asarray(np.maximum(contact.depth - GIVE, 0.0)[:, None] * contact.away)
