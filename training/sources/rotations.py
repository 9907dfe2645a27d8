"""Rotation arithmetic on stacks of 3 × 3 matrices (column vectors: ``rotated = matrix @ vector``)."""

from __future__ import annotations

import numpy as np

from rig.rotations import matrix_from_quaternion, quaternion_from_matrix
from rig.skeleton import FloatArray


def axis_rotation(axis: int, degrees: FloatArray) -> FloatArray:
    """Rotations about a coordinate axis (0 = x, 1 = y, 2 = z): degrees [...] → [..., 3, 3]."""
    radians = np.radians(np.asarray(degrees, dtype=np.float64))
    cos, sin = np.cos(radians), np.sin(radians)
    matrices = np.zeros((*radians.shape, 3, 3))
    first, second = (axis + 1) % 3, (axis + 2) % 3
    matrices[..., axis, axis] = 1.0
    matrices[..., first, first] = cos
    matrices[..., second, second] = cos
    matrices[..., first, second] = -sin
    matrices[..., second, first] = sin
    return matrices


def from_quaternions(quaternions: FloatArray) -> FloatArray:
    """Quaternions (x, y, z, w) [..., 4], of any length but zero → rotations [..., 3, 3]."""
    unit = quaternions / np.linalg.norm(quaternions, axis=-1, keepdims=True)
    return matrix_from_quaternion(np.roll(unit, 1, axis=-1))


def from_vectors(vectors: FloatArray) -> FloatArray:
    """Rotation vectors (axis × angle, radians) [..., 3] → rotations [..., 3, 3]."""
    angle = np.linalg.norm(vectors, axis=-1, keepdims=True)
    # sin(a/2) / a, which tends to 1/2.
    scale = 0.5 * np.sinc(angle / (2 * np.pi))
    return from_quaternions(np.concatenate([vectors * scale, np.cos(angle / 2)], axis=-1))


def to_vectors(rotations: FloatArray) -> FloatArray:
    """Rotations [..., 3, 3] → rotation vectors (axis × angle, angle in [0, pi]) [..., 3]."""
    quaternion = quaternion_from_matrix(rotations)
    cosine, vector = quaternion[..., :1], quaternion[..., 1:]
    sine = np.linalg.norm(vector, axis=-1, keepdims=True)
    angle = 2 * np.arctan2(sine, cosine)
    return np.asarray(vector * np.where(sine > 1e-12, angle / np.maximum(sine, 1e-12), 2.0))


def blend(start: FloatArray, end: FloatArray, share: float) -> FloatArray:
    """The rotation a share of the way from start to end along the shortest arc, [..., 3, 3]."""
    step = to_vectors(end @ np.swapaxes(start, -1, -2))
    return np.asarray(from_vectors(share * step) @ start)
