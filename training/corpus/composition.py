"""Compositions: the upper body of one pose on the legs of another, or arms of other poses on a body.

Three kinds. A body near upright (it stands, sits, kneels, crouches, …) takes the **whole upper body** of
another such body, or the **pair of arms** of any pose, or **one arm each** of two poses. Any other body
(lying, on all fours, bent over, upside down) takes arms only, and keeps an arm that carries weight.

Only rigid parts are moved, so bone lengths stay. What comes out is kept when it could be posed by a body:
nothing runs through flesh or floor, nothing tips over, no joint goes beyond its limits. Poses that go beyond
them themselves are no parents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from inference.errors import PosewrightError
from inference.flesh import Flesh
from inference.kinematics import rest_on_floor
from rig.pose import canonicalize, rotate_y
from rig.rotations import unit
from rig.skeleton import JOINT, LIMBS, REFERENCE, SKIN_RADII, FloatArray
from training.captions.geometry import to_segment
from training.posebook.checks import SEGMENT_MASSES
from training.posebook.limits import SIDES
from training.sources.rotations import from_vectors, to_vectors
from training.tensors import skeleton_tensors

from .joint_limits import ANATOMY, Limits, chest_frame, limits_from, pelvis_frame, violations

_CHEST = JOINT["spine3"]
_ARMS = {side: [JOINT[name] for name in LIMBS[f"{side}_arm"]] for side in SIDES}
_LOWER = [JOINT[name] for name in ("pelvis", "spine1", *LIMBS["left_leg"], *LIMBS["right_leg"])]
_ABOVE_SPINE2 = [joint for joint in range(len(SKIN_RADII)) if joint not in (*_LOWER, JOINT["spine2"])]
_UPPER_TRUNK = [JOINT[name] for name in ("spine2", "spine3", "left_shoulder", "right_shoulder")]
_SKIN = np.array(SKIN_RADII)
_FLESH = Flesh(ANATOMY)

# Share of the three kinds among bodies near upright; the other bodies share the last two alike.
_WHOLE_SHARE, _PAIR_SHARE = 0.6, 0.2
# Near upright: the pelvis and the trunk lean at most this far from the vertical, degrees.
_PELVIS_TILT, _TRUNK_TILT = 60.0, 55.0
# A part is down when its flesh is this near the floor, metres; an arm so low carries weight, or rests.
_DOWN, _ARM_DOWN = 0.03, 0.10
# A wrist this near the knees, shins or feet, or thighs that are raised by so many degrees, lies on them.
_ON_LEG, _THIGH_RAISED = 0.15, 30.0
# A wrist this near the pelvis lies on the hips; that holds while the pelvis turns by no more than this.
_ON_HIPS, _HIPS_TURN = 0.25, 20.0
# Flesh gives way by as much, metres. Hands that rest on their own body are deeper in: up to the second number
# that is taken for skin on skin, and such a hand stays as deep, give or take the third.
_OVERLAP, _RESTING, _SLACK = 0.015, 0.035, 0.005
# New arms may lift a body so far off the floor, metres, and a body that lay on its own arms may sink so far.
_RISE, _SINK = 0.005, 0.06
_BALANCE = 0.08  # metres outside the support that a moment of movement, or a shoe, makes up for
_TWIN = 0.05  # mean distance of joints below which a composition only repeats a parent, metres
# How often other donors are tried for a body, before the body is drawn anew.
_TRIES = 16
_BATCH = 8192
# After so many batches with next to nothing kept, these poses cannot be composed.
_HOPELESS = 4


@dataclass(frozen=True, eq=False)
class Composed:
    """Compositions and the rows of the poses that they were made from.

    Attributes:
        poses: float32 [M, 22, 3], canonical, on the floor or as far above it as the lower body was.
        lower: int64 [M], gave pelvis and legs.
        left: int64 [M], gave the left arm.
        right: int64 [M], gave the right arm.
        torso: int64 [M], gave spine and head; equals ``lower`` where only arms were moved.
    """

    poses: NDArray[np.float32]
    lower: NDArray[np.int64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    torso: NDArray[np.int64]

    def of_rows(self, rows: NDArray[np.int64]) -> Composed:
        """The same for poses that were ``all_poses[rows]``: parents as rows of ``all_poses``."""
        return Composed(self.poses, rows[self.lower], rows[self.left], rows[self.right], rows[self.torso])

    def take(self, rows: NDArray[np.int64]) -> Composed:
        """Some of them, in this order."""
        return Composed(
            self.poses[rows], self.lower[rows], self.left[rows], self.right[rows], self.torso[rows]
        )

    @classmethod
    def joined(cls, parts: Sequence[Composed]) -> Composed:
        """One after another; the rows must be of the same poses. Empty for no parts."""
        if not parts:
            none = np.zeros(0, np.int64)
            return cls(np.zeros((0, len(SKIN_RADII), 3), np.float32), none, none, none, none)
        return cls(
            np.concatenate([part.poses for part in parts]),
            np.concatenate([part.lower for part in parts]),
            np.concatenate([part.left for part in parts]),
            np.concatenate([part.right for part in parts]),
            np.concatenate([part.torso for part in parts]),
        )


def with_arms_of(bodies: FloatArray, left: FloatArray, right: FloatArray) -> FloatArray:
    """Put the arms of other poses on bodies, as they stand to the chest.

    Args:
        bodies: float [N, 22, 3], torso, head and legs.
        left: float [N, 22, 3], gives the left arm.
        right: float [N, 22, 3], gives the right arm.

    Returns:
        float64 [N, 22, 3] on the same skeleton.
    """
    result = bodies.astype(np.float64)
    to_body = chest_frame(bodies)
    for side, source in (("left", left), ("right", right)):
        turn = to_body @ np.swapaxes(chest_frame(source), -1, -2)
        arm = source[:, _ARMS[side]] - source[:, _CHEST, None]
        result[:, _ARMS[side]] = np.einsum("nij,naj->nai", turn, arm) + result[:, _CHEST, None]
    return result


def _towards(frames: FloatArray) -> FloatArray:
    """Heading of frames [N, 3, 3] whose left axis is not upright: turn about Y from +Z, radians."""
    return np.asarray(np.arctan2(-frames[:, 2, 0], frames[:, 0, 0]))


def with_upper_body_of(bodies: FloatArray, donors: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Put the whole upper body of other poses on the pelvis and legs of bodies.

    Chest, head and arms keep the donor's lean in the world and their turn against the pelvis' heading. What
    the two pelvises differ by in tilt, the spine makes up for, a third at each of its joints.

    Args:
        bodies: float [N, 22, 3], pelvis and legs; the line across the hips not upright.
        donors: float [N, 22, 3], chest, head and arms; likewise.

    Returns:
        float64 [N, 22, 3] on the same skeleton, and by how many degrees the pelvises differ, [N].
    """
    result = bodies.astype(np.float64)
    own, given = pelvis_frame(bodies), pelvis_frame(donors)
    angle = _towards(own) - _towards(given)
    donors = rotate_y(donors.astype(np.float64), angle)
    # Rotating points by rotate_y turns frames likewise, column by column.
    given = np.swapaxes(rotate_y(np.swapaxes(given, -1, -2), angle), -1, -2)
    vector = to_vectors(own @ np.swapaxes(given, -1, -2))
    spine1, spine2 = JOINT["spine1"], JOINT["spine2"]
    for start, end, share in ((spine1, spine2, 2.0 / 3.0), (spine2, _CHEST, 1.0 / 3.0)):
        bone = np.einsum("nij,nj->ni", from_vectors(share * vector), donors[:, end] - donors[:, start])
        result[:, end] = result[:, start] + bone
    result[:, _ABOVE_SPINE2] = donors[:, _ABOVE_SPINE2] + (result[:, _CHEST] - donors[:, _CHEST])[:, None]
    return result, np.degrees(np.linalg.norm(vector, axis=-1))


def _lowest_of_arms(poses: FloatArray) -> FloatArray:
    """Height of the lowest flesh of each arm, hand left out: [N, 22, 3] → [N, 2], metres."""
    return np.stack([(poses[:, _ARMS[side], 1] - _SKIN[_ARMS[side]]).min(axis=1) for side in SIDES], axis=-1)


_TURNS = np.linspace(0.0, 2.0 * np.pi, 48, endpoint=False)
_NORMALS = np.stack([np.cos(_TURNS), np.sin(_TURNS)])


def off_balance(poses: FloatArray) -> FloatArray:
    """How far the centre of mass lies outside the hull of what touches the floor.

    Args:
        poses: float [N, 22, 3], the floor at y = 0.

    Returns:
        float [N], metres; negative inside, -inf for a body that touches nothing. By the hull's support
        function in 48 directions, exact to 0.2 % of the distance.
    """
    total = sum(share for _, _, share, _ in SEGMENT_MASSES)
    centre = sum(
        share / total * ((1 - along) * poses[:, JOINT[start]] + along * poses[:, JOINT[end]])
        for start, end, share, along in SEGMENT_MASSES
    )
    heel = np.zeros(len(_SKIN))
    # A flat foot's ankle is above its heel.
    heel[[JOINT["left_ankle"], JOINT["right_ankle"]]] = 0.05
    touching = poses[..., 1] - _SKIN - heel < _DOWN
    reach = np.where(touching[..., None], poses[..., [0, 2]] @ _NORMALS, -np.inf).max(axis=1)
    outside = (np.asarray(centre)[:, [0, 2]] @ _NORMALS - reach).max(axis=-1)
    return np.where(touching.any(axis=1), outside, -np.inf)


def _tilt(vectors: FloatArray) -> FloatArray:
    return np.degrees(np.arccos(np.clip(unit(vectors)[:, 1], -1.0, 1.0)))


@dataclass(frozen=True)
class _Parents:
    """What is known of the poses before they are mixed.

    Attributes:
        joints: float64 [N, 22, 3], lifted out of the floor.
        takes_whole: bool [N], may get another upper body.
        gives_whole: bool [N], may give its upper body.
        lies: bool [N], its chest, back or shoulder is on the floor.
        clearance: float [N], height of its lowest flesh, metres.
        on_hips: bool [N], a hand rests on its hips.
        loaded: bool [N, 2], the arm props the body up on the floor.
        takes_arms: bool [N], may get other arms.
        gives_arm: bool [N, 2], the arm rests neither on the legs nor on the floor.
        gives_pair: bool [N], nor does the other.
        depths: float [N, 2], see :meth:`inference.flesh.Flesh.arm_depths`.
        balance: float [N], see :func:`off_balance`.
    """

    joints: FloatArray
    takes_whole: NDArray[np.bool_]
    gives_whole: NDArray[np.bool_]
    lies: NDArray[np.bool_]
    clearance: FloatArray
    on_hips: NDArray[np.bool_]
    loaded: NDArray[np.bool_]
    takes_arms: NDArray[np.bool_]
    gives_arm: NDArray[np.bool_]
    gives_pair: NDArray[np.bool_]
    depths: FloatArray
    balance: FloatArray


def _known(poses: NDArray[np.float32], limits: Limits) -> _Parents:
    lifted = rest_on_floor(torch.from_numpy(poses), skeleton_tensors(REFERENCE), reach=0.0)
    joints = lifted.numpy().astype(np.float64)

    def at(name: str) -> FloatArray:
        return np.asarray(joints[:, JOINT[name]])

    upright = (_tilt(pelvis_frame(joints)[:, :, 1]) < _PELVIS_TILT) & (
        _tilt(at("neck") - at("pelvis")) < _TRUNK_TILT
    )
    heights = joints[..., 1] - _SKIN
    held_by_legs = heights[:, _LOWER].min(axis=1) < heights.min(axis=1) + _DOWN
    on_leg = np.zeros((len(joints), 2), bool)
    for column, wrist in enumerate((at("left_wrist"), at("right_wrist"))):
        for side in SIDES:
            hip, knee, ankle, foot = (at(f"{side}_{name}") for name in ("hip", "knee", "ankle", "foot"))
            raised = _tilt(hip - knee) > _THIGH_RAISED
            for start, end, counts in ((hip, knee, raised), (knee, ankle, True), (ankle, foot, True)):
                on_leg[:, column] |= (to_segment(wrist, start, end)[0] < _ON_LEG) & counts
    low = _lowest_of_arms(joints) < _ARM_DOWN
    lies = heights[:, _UPPER_TRUNK].min(axis=1) < _ARM_DOWN
    loaded = low & ~lies[:, None]  # who lies needs no arm to be held up
    possible = np.asarray(~violations(joints, limits).any(axis=1))
    to_pelvis = np.linalg.norm(joints[:, [_ARMS[side][-1] for side in SIDES]] - joints[:, :1], axis=-1)
    depths = _FLESH.arm_depths(joints)
    sound = depths < _RESTING
    gives_arm = possible[:, None] & ~(on_leg | loaded) & sound
    return _Parents(
        joints=joints,
        takes_whole=possible & upright & held_by_legs,
        gives_whole=possible & upright & ~(on_leg | low).any(axis=1) & sound.all(axis=1),
        lies=lies,
        clearance=heights.min(axis=1),
        on_hips=(to_pelvis < _ON_HIPS).any(axis=1),
        loaded=loaded,
        takes_arms=possible & ~loaded.all(axis=1),
        gives_arm=gives_arm,
        gives_pair=np.asarray(gives_arm.all(axis=1)),
        depths=depths,
        balance=off_balance(joints),
    )


def _draw(
    lower: NDArray[np.int64], kind: FloatArray, known: _Parents, donors: FloatArray, rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Donors for lower bodies [M], by a number in [0, 1) that says of which kind: left, right, torso."""

    def of(allowed: NDArray[np.bool_]) -> NDArray[np.int64]:
        weights = np.where(allowed, donors, 0.0).cumsum()
        drawn: NDArray[np.int64] = np.searchsorted(
            weights, weights[-1] * rng.random(len(lower)), side="right"
        )
        return drawn

    whole = known.takes_whole[lower] & (kind < _WHOLE_SHARE)
    paired = np.where(known.takes_whole[lower], kind < _WHOLE_SHARE + _PAIR_SHARE, kind < 0.5)
    upper, pair = of(known.gives_whole), of(known.gives_pair)
    left, right = (np.where(paired, pair, of(known.gives_arm[:, column])) for column in range(len(SIDES)))
    left, right = (
        np.where(known.loaded[lower, column], lower, arm) for column, arm in enumerate((left, right))
    )
    return np.where(whole, upper, left), np.where(whole, upper, right), np.where(whole, upper, lower)


def _mix(
    known: _Parents,
    lower: NDArray[np.int64],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    torso: NDArray[np.int64],
    limits: Limits,
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """The compositions float32 [M, 22, 3], and which of them are fit to keep, bool [M]."""
    joints = known.joints
    whole = torso != lower
    made = np.empty((len(lower), *joints.shape[1:]))
    turned = np.zeros(len(lower))
    made[whole], turned[whole] = with_upper_body_of(joints[lower[whole]], joints[torso[whole]])
    arms = ~whole
    made[arms] = with_arms_of(joints[lower[arms]], joints[left[arms]], joints[right[arms]])

    loaded = known.loaded[lower]
    fit = whole | known.takes_arms[lower]
    fit &= ~(whole & known.on_hips[torso] & (turned > _HIPS_TURN))
    # As far above the floor as the body was; that moves only bodies that lay on their arms.
    down = rest_on_floor(torch.from_numpy(canonicalize(made)), skeleton_tensors(REFERENCE), np.inf).numpy()
    down[..., 1] += known.clearance[lower, None]
    rise = down[:, 0, 1] - made[:, 0, 1]
    fit &= (rise < _RISE) & (rise > np.where(known.lies[lower], -_SINK, -_RISE))
    made = down
    kept = ~whole[:, None] & loaded
    # An arm that stayed with its body is as it was; any other must be clear of flesh.
    own = np.stack([known.depths[left, 0], known.depths[right, 1]], axis=-1)
    fit &= ((_FLESH.arm_depths(made) < np.maximum(_OVERLAP, own + _SLACK)) | kept).all(axis=1)
    fit &= off_balance(made) <= np.maximum(known.balance[lower], _BALANCE)
    fit &= ~violations(made, limits).any(axis=1)

    for parent in (lower, left, right, torso):
        fit &= np.linalg.norm(made - joints[parent], axis=-1).mean(axis=-1) > _TWIN
    return made.astype(np.float32), fit


def compose(
    poses: NDArray[np.float32],
    count: int,
    rng: np.random.Generator,
    weights_lower: FloatArray,
    weights_upper: FloatArray,
    limits: Limits | None = None,
) -> Composed:
    """New poses from the halves and arms of others.

    Every body that is drawn gets several tries with other donors, so that the shares of the bodies stay near
    their weights although some postures leave arms less room than others.

    Args:
        poses: float32 [N, 22, 3], canonical, on the floor.
        count: how many to make.
        rng: source of randomness.
        weights_lower: float [N], how often each pose gives pelvis and legs, in proportion.
        weights_upper: float [N], how often each gives its upper body or its arms.
        limits: of :func:`.joint_limits.limits_from`; those of ``poses`` unless given.

    Returns:
        ``count`` compositions in random order.

    Raises:
        PosewrightError: ``composition``, when the poses do not allow so many.
    """
    limits = limits_from(poses) if limits is None else limits
    known = _known(poses, limits)
    donors = np.asarray(weights_upper, np.float64)
    lower_weights = np.where(known.takes_whole | known.takes_arms, weights_lower, 0.0)
    able = lower_weights.sum() > 0 and all(
        (donors[allowed] > 0).any() for allowed in (known.gives_whole, *known.gives_arm.T, known.gives_pair)
    )
    if not able:
        raise _impossible(count, 0)
    parts: list[Composed] = []
    made = poor = 0
    while made < count:
        size = min(max(count - made, 256), _BATCH)
        lower = rng.choice(len(poses), size, p=lower_weights / lower_weights.sum())
        kind = rng.random(size)
        before = made
        for _ in range(_TRIES):
            left, right, torso = _draw(lower, kind, known, donors, rng)
            results, fit = _mix(known, lower, left, right, torso, limits)
            parts.append(Composed(results, lower, left, right, torso).take(np.flatnonzero(fit)))
            made += int(fit.sum())
            lower, kind = lower[~fit], kind[~fit]
            if not len(lower):
                break
        poor = poor + 1 if made - before < size // 100 + 1 else 0
        if poor == _HOPELESS:
            raise _impossible(count, made)
    whole = Composed.joined(parts)
    return whole.take(rng.permutation(len(whole.poses))[:count])


def _impossible(count: int, made: int) -> PosewrightError:
    return PosewrightError(
        "composition",
        f"Only {made} of {count} compositions could be made of these poses.",
        "Give more poses, or ask for fewer compositions.",
    )
