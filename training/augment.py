"""More poses from the same mocap: mirroring, and the arms of one pose on the body of another."""

from __future__ import annotations

import numpy as np

from rig.pose import canonicalize, mirror
from rig.skeleton import JOINT, LIMBS, FloatArray
from training.captions.geometry import to_segment

_COLLARS = JOINT["left_collar"], JOINT["right_collar"]
_CHEST, _NECK = JOINT["spine3"], JOINT["neck"]
_ARMS = {side: [JOINT[name] for name in LIMBS[f"{side}_arm"]] for side in ("left", "right")}

# A transplanted elbow or wrist nearer than this to the body's axis of bones runs through flesh.
_CLEARANCE = 0.09
_HAND_ABOVE_FLOOR = 0.02


def chest_frame(poses: FloatArray) -> FloatArray:
    """Orientation of the chest: float [N, 22, 3] → [N, 3, 3], columns left, up, forward.

    The chest triangle is rigid, so the frame moves exactly with it.
    """
    left = poses[:, _COLLARS[0]] - poses[:, _COLLARS[1]]
    left /= np.linalg.norm(left, axis=-1, keepdims=True)
    up = poses[:, _NECK] - poses[:, _CHEST]
    up -= (up * left).sum(-1, keepdims=True) * left
    up /= np.linalg.norm(up, axis=-1, keepdims=True)
    return np.stack([left, up, np.cross(left, up)], axis=-1)


def with_arms_of(bodies: FloatArray, left: FloatArray, right: FloatArray) -> FloatArray:
    """Put the arms of other poses on bodies, as they stand to the chest.

    Args:
        bodies: float [N, 22, 3], torso, head and legs.
        left: float [N, 22, 3], gives the left arm.
        right: float [N, 22, 3], gives the right arm.

    Returns:
        float [N, 22, 3] on the same skeleton.
    """
    result = bodies.copy()
    to_body = chest_frame(bodies)
    for side, source in (("left", left), ("right", right)):
        turn = to_body @ chest_frame(source).transpose(0, 2, 1)
        arm = source[:, _ARMS[side]] - source[:, _CHEST, None]
        result[:, _ARMS[side]] = np.einsum("nij,naj->nai", turn, arm) + bodies[:, _CHEST, None]
    return result


def plausible(poses: FloatArray) -> np.ndarray:
    """Whether hands and elbows are clear of torso, head, legs and floor: [N, 22, 3] → bool [N]."""
    bones = [(0, 1), (0, 2), (0, 3), (3, 6), (6, 9), (9, 12), (12, 15), (1, 4), (2, 5), (4, 7), (5, 8)]
    starts = poses[:, [start for start, _ in bones]]
    ends = poses[:, [end for _, end in bones]]
    tips = [joint for arm in _ARMS.values() for joint in arm[1:]]
    distances, _ = to_segment(poses[:, tips, None], starts[:, None], ends[:, None])  # [N, tips, bones]
    clear = distances.min((1, 2)) > _CLEARANCE
    between = np.linalg.norm(poses[:, JOINT["left_wrist"]] - poses[:, JOINT["right_wrist"]], axis=-1)
    above = poses[:, tips, 1].min(1) > _HAND_ABOVE_FLOOR
    return np.asarray(clear & above & (between > _CLEARANCE))


def augment(poses: FloatArray, composed: int, rng: np.random.Generator) -> tuple[FloatArray, np.ndarray]:
    """Mirror every pose, then add compositions.

    Args:
        poses: float32 [N, 22, 3].
        composed: how many bodies with foreign arms to add; implausible ones are drawn again.
        rng: source of randomness.

    Returns:
        float32 [2 N + composed, 22, 3], and int [2 N + composed]: the row of ``poses`` that gave
        the body.
    """
    both = np.concatenate([poses, mirror(poses)]).astype(np.float32)
    origin = np.tile(np.arange(len(poses)), 2)
    made, made_origin = [both], [origin]
    missing = composed
    while missing > 0:
        body, left, right = rng.integers(len(both), size=(3, 2 * missing))
        # Half of them keep a pair of arms together, so that symmetric gestures stay common.
        right = np.where(rng.random(len(right)) < 0.5, left, right)
        new = with_arms_of(both[body], both[left], both[right])
        keep = np.flatnonzero(plausible(new))[:missing]
        # Other shoulders turn the line across the body a little.
        made.append(canonicalize(new[keep]).astype(np.float32))
        made_origin.append(origin[body[keep]])
        missing -= len(keep)
    return np.concatenate(made), np.concatenate(made_origin)
