"""The pose frame: heading, canonical form, mirroring, and the change to Blender's axes.

A pose is float [..., 22, 3] in the frame of :mod:`rig.skeleton` with the pelvis at x = z = 0,
y the height above the floor, and the heading (rotation about Y) removed.
"""

from __future__ import annotations

import numpy as np

from .skeleton import JOINT, MIRROR, FloatArray

_LEFT_HIP, _RIGHT_HIP = JOINT["left_hip"], JOINT["right_hip"]
_LEFT_SHOULDER, _RIGHT_SHOULDER = JOINT["left_shoulder"], JOINT["right_shoulder"]
_PELVIS, _NECK = JOINT["pelvis"], JOINT["neck"]

# The line across the body is nearly vertical below this horizontal share: lying on a side.
_ACROSS_MIN = 0.35


def heading(joints: FloatArray) -> FloatArray:
    """Angle about Y, in radians, by which each body is turned away from +Z.

    As HumanML3D does, the facing direction is at right angles to the line across hips and
    shoulders. That line is vertical for a body lying on its side; there the chest's own forward
    direction is taken instead.

    Args:
        joints: float [..., 22, 3].

    Returns:
        float [...], in (-pi, pi].
    """
    across = (joints[..., _LEFT_HIP, :] - joints[..., _RIGHT_HIP, :]) + (
        joints[..., _LEFT_SHOULDER, :] - joints[..., _RIGHT_SHOULDER, :]
    )
    # across x up: for across = +X this is +Z.
    by_across = np.stack([-across[..., 2], across[..., 0]], axis=-1)
    spine = joints[..., _NECK, :] - joints[..., _PELVIS, :]
    chest = np.cross(across, spine)
    by_chest = np.stack([chest[..., 0], chest[..., 2]], axis=-1)
    level = np.linalg.norm(by_across, axis=-1) / np.maximum(np.linalg.norm(across, axis=-1), 1e-9)
    forward = np.where((level > _ACROSS_MIN)[..., None], by_across, by_chest)
    return np.asarray(np.arctan2(forward[..., 0], forward[..., 1]))


def rotate_y(points: FloatArray, angle: FloatArray) -> FloatArray:
    """Rotate points float [..., N, 3] about Y by angle float [...], in radians (+Z towards +X)."""
    cos, sin = np.cos(angle)[..., None], np.sin(angle)[..., None]
    x, y, z = points[..., 0], points[..., 1], points[..., 2]
    return np.stack([cos * x + sin * z, y, cos * z - sin * x], axis=-1)


def canonicalize(joints: FloatArray) -> FloatArray:
    """Put the pelvis at x = z = 0 and remove the heading; heights are kept.

    Args:
        joints: float [..., 22, 3], Y up, floor at y = 0.
    """
    centred = joints - joints[..., :1, :] * np.array([1.0, 0.0, 1.0])
    return rotate_y(centred, -heading(centred))


def mirror(joints: FloatArray) -> FloatArray:
    """Swap left and right: float [..., 22, 3] → the same. Its own inverse."""
    return joints[..., list(MIRROR), :] * np.array([-1.0, 1.0, 1.0], dtype=joints.dtype)


def to_blender(points: FloatArray) -> FloatArray:
    """(x, y, z) → (x, -z, y): Y up facing +Z becomes Z up facing -Y. Float [..., 3]."""
    return np.stack([points[..., 0], -points[..., 2], points[..., 1]], axis=-1)


def from_blender(points: FloatArray) -> FloatArray:
    """(x, y, z) → (x, z, -y), the inverse of :func:`to_blender`. Float [..., 3]."""
    return np.stack([points[..., 0], points[..., 2], -points[..., 1]], axis=-1)
