"""Joint positions to bone rotations, and forward kinematics back.

A joint's global rotation turns the reference skeleton's rest offsets of its children to where they
are; its local rotation is relative to its parent. Positions leave the twist about most bones open;
it is settled by these rules, all continuous in the pose over what a body can reach:

- *Pelvis and chest* (spine3): best rotation of their three children (Kabsch 1976, by SVD).
- *spine1, spine2*: a third and two thirds of the way from pelvis to chest, then swung onto their child.
- *Neck*: the chest's rotation swung onto the head; part of a sideways swing is taken as turning the head
  instead of tilting it. *Collars*: the chest's rotation swung onto the shoulder.
- *Upper arms and thighs*: twisted so that the elbow's or knee's hinge lies across the plane in which
  the limb bends. The plane is undefined for a straight limb, so that there the twist fades to an
  anatomical default, the way a relaxed limb would bend (:func:`_arm_default`, :func:`_leg_default`).
  A limb that bends against the default, which only noise does, gets no twist instead of half a turn.
  *Forearms and shins* follow by the smallest rotation: pure hinge motion where the limb bends.
- *Hands* continue the forearm; one that would reach through the floor bends back until it lies on it.
- *Feet*: the ankle is a hinge parallel to the knee's. Near the floor the sole is rolled level and the toes
  bend up to lie flat, within the limits of ankle and toes.
- *Head*: as the neck.

Elbows flex the forearm forward in the T-pose (+Z), knees flex the shin backward (-Z).
Quaternions are (w, x, y, z), unit, w ≥ 0.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .skeleton import JOINT, JOINT_COUNT, PARENTS, REFERENCE, FloatArray

_X, _Y, _Z = np.eye(3)
_MIRROR_X = np.array([-1.0, 1.0, 1.0])

# Below this bend of elbow or knee the twist fades to the default, radians.
_SURE_BEND = np.radians(30.0)
# Beyond this angle from the default the bending plane is believed less and less, radians.
_PLAUSIBLE_TWIST = np.radians(135.0)

# Middle of a left leg's reach, in the pelvis's frame.
_LEG_MIDDLE = np.array([0.1, -0.6, 0.8]) / np.linalg.norm([0.1, -0.6, 0.8])

# Share of the sideways direction of the head that is taken as turning it, and how far ahead of the
# neck the head must lie for that, as a share of the neck. Fitted to the heads of the CMU motion capture
# database, which turn themselves: half of them are met within 5°, 90% within 16°.
_HEAD_TURN = 0.65
_HEAD_AHEAD = 0.6

# Distance from wrist to fingertips and the height at which a hand comes to lie, metres.
_HAND_REACH = 0.17
_HAND_THICKNESS = 0.02
_WRIST_EXTENSION = np.radians(85.0)
_ANKLE_ROLL = np.radians(25.0)
_TOE_BEND = np.radians(65.0)
# Soles are levelled and toes flattened in full below the first height of the foot joint, metres,
# and not at all above the second.
_FLOOR_NEAR = (0.04, 0.16)


class BoneRotations(NamedTuple):
    """Local rotations of all joints and the place of the root.

    Attributes:
        quaternions: float [..., 22, 4], relative to each joint's parent; the pelvis's is global.
        root: float [..., 3], position of the pelvis, metres.
    """

    quaternions: FloatArray
    root: FloatArray


def _dot(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.asarray((a * b).sum(-1, keepdims=True))


def unit(vectors: FloatArray) -> FloatArray:
    """Vectors [..., 3] at length 1; shorter than 1e-12 they stay short."""
    return np.asarray(vectors / np.maximum(np.sqrt(_dot(vectors, vectors)), 1e-12))


def apply(rotation: FloatArray, vector: FloatArray) -> FloatArray:
    """Rotate vectors [..., 3] by matrices [..., 3, 3]."""
    return np.asarray(np.matmul(rotation, vector[..., None])[..., 0])


def transposed(rotation: FloatArray) -> FloatArray:
    """Matrices [..., 3, 3] → their transposes: the inverse, of rotations."""
    return np.swapaxes(rotation, -1, -2)


def smoothstep(low: float, high: float, value: FloatArray) -> FloatArray:
    """0 below low, 1 above high, smooth between; falling if high < low."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))


def matrix_from_quaternion(quaternion: FloatArray) -> FloatArray:
    """Unit quaternions (w, x, y, z) [..., 4] → rotation matrices [..., 3, 3]."""
    w, x, y, z = np.moveaxis(quaternion, -1, 0)
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
        [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
        [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
    ]
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def quaternion_from_matrix(matrix: FloatArray) -> FloatArray:
    """Rotation matrices [..., 3, 3] → unit quaternions (w, x, y, z) [..., 4] with w ≥ 0.

    The largest component is found first, so that no division is by a small number (Shepperd 1978).
    """
    m = matrix
    xx, yy, zz = m[..., 0, 0], m[..., 1, 1], m[..., 2, 2]
    wx, wy, wz = m[..., 2, 1] - m[..., 1, 2], m[..., 0, 2] - m[..., 2, 0], m[..., 1, 0] - m[..., 0, 1]
    xy, xz, yz = m[..., 0, 1] + m[..., 1, 0], m[..., 0, 2] + m[..., 2, 0], m[..., 1, 2] + m[..., 2, 1]
    # Four times each component's products with all four, one row per choice of the largest.
    outer = np.stack(
        [
            np.stack([1 + xx + yy + zz, wx, wy, wz], axis=-1),
            np.stack([wx, 1 + xx - yy - zz, xy, xz], axis=-1),
            np.stack([wy, xy, 1 - xx + yy - zz, yz], axis=-1),
            np.stack([wz, xz, yz, 1 - xx - yy + zz], axis=-1),
        ],
        axis=-2,
    )
    largest = np.argmax(np.diagonal(outer, axis1=-2, axis2=-1), axis=-1)
    row = np.take_along_axis(outer, largest[..., None, None], axis=-2)[..., 0, :]
    quaternion = unit(row)
    return np.where(quaternion[..., :1] < 0.0, -quaternion, quaternion)


def rotation_about(axis: FloatArray, angle: FloatArray) -> FloatArray:
    """Rotation by angle [...] about a unit axis [..., 3]."""
    half = 0.5 * angle[..., None]
    return matrix_from_quaternion(np.concatenate([np.cos(half), np.sin(half) * axis], axis=-1))


def smallest_rotation(start: FloatArray, end: FloatArray) -> FloatArray:
    """Smallest rotation of unit vector start onto end; half a turn about any axis if they are opposite."""
    cosine = _dot(start, end)
    half = np.concatenate([1.0 + cosine, np.cross(start, end)], axis=-1)
    axis = np.cross(start, np.where(np.abs(start[..., :1]) < 0.7, _X, _Y))
    half_turn = np.concatenate([np.zeros_like(cosine), axis], axis=-1)
    return matrix_from_quaternion(unit(np.where(cosine < -1.0 + 1e-12, half_turn, half)))


def _pair(primary: FloatArray, secondary: FloatArray) -> FloatArray:
    """Orthonormal columns: primary (unit), secondary at right angles to it, and their normal."""
    second = unit(secondary - _dot(secondary, primary) * primary)
    return np.stack([primary, second, np.cross(primary, second)], axis=-1)


def _best_rotation(rest: FloatArray, posed: FloatArray) -> FloatArray:
    """Proper rotation [..., 3, 3] that best takes rest points [K, 3] to posed points [..., K, 3]."""
    u, _, vt = np.linalg.svd(transposed(posed) @ rest)
    reflected = np.linalg.det(u) * np.linalg.det(vt) < 0.0
    u[..., 2] = np.where(reflected[..., None], -u[..., 2], u[..., 2])
    return np.asarray(u @ vt)


def interpolate(start: FloatArray, end: FloatArray, share: float) -> FloatArray:
    """Rotation at a share of the way from start to end (spherical interpolation)."""
    quaternion = quaternion_from_matrix(transposed(start) @ end)
    sine = np.linalg.norm(quaternion[..., 1:], axis=-1)
    angle = 2.0 * np.arctan2(sine, quaternion[..., 0])
    return np.asarray(start @ rotation_about(unit(quaternion[..., 1:]), share * angle))


def _arm_default(upper: FloatArray) -> FloatArray:
    """Where a relaxed left forearm would bend to, for an upper arm along a unit vector in the chest's frame.

    A linear field made tangential. It bends forward with the arm hanging or out to the side, up and
    inward with the arm ahead, inward over the head with the arm up, and up with the arm across the
    chest. It vanishes only where no arm reaches: behind the body, 40° out and 15° up, and across it.
    Half of 22,000 bent arms of the CMU motion capture database lie within 14° of it, 99% within 77°.
    """
    x, y, z = np.moveaxis(upper, -1, 0)
    field = np.stack([-0.5 - 0.5 * y - 0.1 * z, 0.3 - 0.3 * x + 0.48 * z, 0.4 + 0.6 * x - 0.6 * y], axis=-1)
    return unit(field - _dot(field, upper) * upper)


def _leg_default(upper: FloatArray) -> FloatArray:
    """Where a shin would bend to for a left thigh along a unit vector in the pelvis's frame.

    Backward for the standing leg, and carried from there by the smallest rotations to the middle of a leg's
    reach, ahead and down, and on to the thigh. Undefined only for a thigh that points up behind the back.
    Half of 25,000 bent legs of the CMU motion capture database lie within 5° of it, 99% within 34°.
    """
    down, backward, middle = (np.broadcast_to(vector, upper.shape) for vector in (-_Y, -_Z, _LEG_MIDDLE))
    return apply(smallest_rotation(middle, upper), apply(smallest_rotation(down, middle), backward))


def _limb(
    parent: FloatArray, upper: FloatArray, lower: FloatArray, arm: bool, right: bool
) -> tuple[FloatArray, FloatArray]:
    """Global rotations of the upper and the lower bone of a limb.

    Args:
        parent: rotation of chest or pelvis, [..., 3, 3].
        upper: unit direction of the upper bone, [..., 3].
        lower: unit direction of the lower bone.
        arm: arm or leg.
        right: the side.
    """
    # The rules are written for the left and for the parent's frame.
    side = _MIRROR_X if right else np.ones(3)
    along = apply(transposed(parent), upper) * side
    onward = apply(transposed(parent), lower) * side
    default = _arm_default(along) if arm else _leg_default(along)

    across = np.cross(along, default)
    twist = np.arctan2(_dot(onward, across), _dot(onward, default))[..., 0]
    bend = np.arccos(np.clip(_dot(along, onward)[..., 0], -1.0, 1.0))
    believed = np.minimum(1.0, (np.pi - np.abs(twist)) / (np.pi - _PLAUSIBLE_TWIST))
    kept = np.minimum(np.abs(twist), _PLAUSIBLE_TWIST) * np.sign(twist) * believed
    angle = (kept * smoothstep(0.0, _SURE_BEND, bend))[..., None]
    flexion = np.cos(angle) * default + np.sin(angle) * across

    rest = _pair(_X * side, _Z) if arm else _pair(-_Y, -_Z)
    upper_rotation = _pair(upper, apply(parent, flexion * side)) @ rest.T
    return upper_rotation, smallest_rotation(upper, lower) @ upper_rotation


def _neck(chest: FloatArray, bone: FloatArray) -> FloatArray:
    """Rotation of the neck, from the chest's and the unit direction from neck to head.

    The bone leans forward in the rest pose, so that its sideways part can come from turning the head or
    from tilting it. The less it points forward (looking up), the less turning would move it.
    """
    rest = unit(REFERENCE.offsets[JOINT["head"]])
    local = apply(transposed(chest), bone)
    x, z = local[..., 0], local[..., 2]
    turn = _HEAD_TURN * np.arctan2(x, 0.5 * (z + np.sqrt(z * z + _HEAD_AHEAD**2)))
    side = np.stack([np.cos(turn), np.zeros_like(turn), -np.sin(turn)], axis=-1)
    return np.asarray(chest @ _pair(local, side) @ _pair(rest, _X).T)


def _near_floor(height: FloatArray) -> FloatArray:
    return smoothstep(_FLOOR_NEAR[1], _FLOOR_NEAR[0], height)


def _foot(shin: FloatArray, bone: FloatArray, height: FloatArray, rest: FloatArray) -> FloatArray:
    """Rotation of the foot.

    Args:
        shin: its rotation, [..., 3, 3].
        bone: unit direction from ankle to foot joint, [..., 3].
        height: of the foot joint above the floor, metres, [...].
        rest: unit direction of the bone in the rest pose, [3].
    """
    hinged = _pair(bone, shin[..., :, 0])
    side_y, top_y = hinged[..., 1, 1], hinged[..., 1, 2]
    # The roll about the bone that brings the foot's side level; its sole faces down if |roll| < 90°.
    roll = np.arctan2(-side_y, top_y)
    upright = smoothstep(np.pi / 2, np.pi / 4, np.abs(roll))
    lying = smoothstep(0.0, 0.5, np.hypot(side_y, top_y))  # 0 for a foot that stands on its tip
    weight = upright * lying * _near_floor(height)
    angle = np.clip(roll, -_ANKLE_ROLL, _ANKLE_ROLL) * weight
    return np.asarray(rotation_about(bone, angle) @ hinged @ _pair(rest, _X).T)


def _toes(foot: FloatArray, height: FloatArray) -> FloatArray:
    """Local rotation of the toes: up, until they lie along the floor."""
    rise = np.arctan2(-foot[..., 1, 2], foot[..., 1, 1])
    plausible = smoothstep(np.radians(150.0), np.radians(100.0), rise)
    angle = np.clip(rise, 0.0, _TOE_BEND) * plausible * _near_floor(height)
    return rotation_about(np.broadcast_to(_X, (*angle.shape, 3)), -angle)


def _hand(forearm: FloatArray, bone: FloatArray, height: FloatArray, right: bool) -> FloatArray:
    """Local rotation of a hand: none, or bent back as far as it takes to stay above the floor.

    Args:
        forearm: its rotation, [..., 3, 3].
        bone: unit direction from elbow to wrist, [..., 3].
        height: of the wrist, metres, [...].
        right: the side.
    """
    back_y = forearm[..., 1, 1]  # the back of the hand faces up in the rest pose
    steepness = np.sqrt(bone[..., 1] ** 2 + back_y**2)
    lowest = np.clip((_HAND_THICKNESS - height) / _HAND_REACH, -1.0, 0.0)
    # Fingertips are above the floor if steepness · cos(angle - peak) ≥ lowest.
    peak = np.mod(np.arctan2(back_y, bone[..., 1]), 2.0 * np.pi)
    needed = peak - np.arccos(np.clip(lowest / np.maximum(steepness, 1e-9), -1.0, 1.0))
    # A forearm that comes down palm up (peak past 200°) has nothing to bend back to.
    possible = smoothstep(np.radians(230.0), np.radians(200.0), peak)
    angle = np.clip(needed, 0.0, _WRIST_EXTENSION) * possible
    return rotation_about(np.broadcast_to(-_Z if right else _Z, (*angle.shape, 3)), angle)


def global_rotations(joints: FloatArray) -> FloatArray:
    """Global rotation of every joint, relative to the rest pose.

    Args:
        joints: float [..., 22, 3], finite, Y up, floor at y = 0, on the reference skeleton. Other bone
            lengths are allowed: directions count, and pelvis and chest are fitted.

    Returns:
        float64 [..., 22, 3, 3], in the frame of the joints.
    """
    points = np.asarray(joints, dtype=np.float64)
    rotation = np.empty((*points.shape[:-1], 3, 3))
    rest = REFERENCE.offsets

    def bone(name: str) -> FloatArray:
        """Unit direction to a joint from its parent."""
        index = JOINT[name]
        return unit(points[..., index, :] - points[..., PARENTS[index], :])

    def torso(name: str) -> FloatArray:
        index = JOINT[name]
        children = list(REFERENCE.children[index])
        return _best_rotation(rest[children], points[..., children, :] - points[..., index : index + 1, :])

    def swung(base: FloatArray, child: str) -> FloatArray:
        """The base rotation, swung so that the bone to the child fits."""
        carried = apply(base, np.broadcast_to(unit(rest[JOINT[child]]), (*base.shape[:-2], 3)))
        return np.asarray(smallest_rotation(carried, bone(child)) @ base)

    pelvis, chest = torso("pelvis"), torso("spine3")
    found = {
        "pelvis": pelvis,
        "spine1": swung(interpolate(pelvis, chest, 1.0 / 3.0), "spine2"),
        "spine2": swung(interpolate(pelvis, chest, 2.0 / 3.0), "spine3"),
        "spine3": chest,
        "neck": _neck(chest, bone("head")),
    }
    found["head"] = found["neck"]
    for side in ("left", "right"):
        right = side == "right"
        found[f"{side}_collar"] = swung(chest, f"{side}_shoulder")
        wrist = bone(f"{side}_wrist")
        upper, forearm = _limb(chest, bone(f"{side}_elbow"), wrist, arm=True, right=right)
        hand = _hand(forearm, wrist, points[..., JOINT[f"{side}_wrist"], 1], right)
        found[f"{side}_shoulder"], found[f"{side}_elbow"] = upper, forearm
        found[f"{side}_wrist"] = forearm @ hand

        thigh, shin = _limb(pelvis, bone(f"{side}_knee"), bone(f"{side}_ankle"), arm=False, right=right)
        height = points[..., JOINT[f"{side}_foot"], 1]
        foot = _foot(shin, bone(f"{side}_foot"), height, unit(rest[JOINT[f"{side}_foot"]]))
        found[f"{side}_hip"], found[f"{side}_knee"] = thigh, shin
        found[f"{side}_ankle"], found[f"{side}_foot"] = foot, foot @ _toes(foot, height)
    for name, matrix in found.items():
        rotation[..., JOINT[name], :, :] = matrix
    return rotation


def solve(joints: FloatArray) -> BoneRotations:
    """Local bone rotations and the root's place for poses.

    Args:
        joints: float [..., 22, 3]; see :func:`global_rotations`.

    Raises:
        ValueError: for another shape, or numbers that are not finite.
    """
    points = np.asarray(joints, dtype=np.float64)
    if points.shape[-2:] != (JOINT_COUNT, 3) or not np.isfinite(points).all():
        raise ValueError(f"a pose is {JOINT_COUNT} finite points, not an array of shape {points.shape}")
    turned = global_rotations(points)
    parents = turned[..., list(PARENTS), :, :]
    parents[..., 0, :, :] = np.eye(3)
    return BoneRotations(quaternion_from_matrix(transposed(parents) @ turned), points[..., 0, :].copy())


def forward(quaternions: FloatArray, root: FloatArray) -> FloatArray:
    """Forward kinematics on the reference skeleton.

    Args:
        quaternions: float [..., 22, 4], local rotations.
        root: float [..., 3], position of the pelvis, metres.

    Returns:
        float64 [..., 22, 3], joint positions.
    """
    local = matrix_from_quaternion(np.asarray(quaternions, dtype=np.float64))
    turned = local.copy()
    joints = np.empty(local.shape[:-1])
    joints[..., 0, :] = root
    for joint, parent in enumerate(PARENTS):
        if parent >= 0:
            offset = turned[..., parent, :, :] @ REFERENCE.offsets[joint]
            joints[..., joint, :] = joints[..., parent, :] + offset
            turned[..., joint, :, :] = turned[..., parent, :, :] @ local[..., joint, :, :]
    return joints
