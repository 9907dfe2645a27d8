"""Rotation arithmetic on stacks of 3 × 3 matrices (column vectors: ``rotated = matrix @ vector``)."""

from __future__ import annotations

import numpy as np

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
    x, y, z, w = np.moveaxis(quaternions / np.linalg.norm(quaternions, axis=-1, keepdims=True), -1, 0)
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def from_vectors(vectors: FloatArray) -> FloatArray:
    """Rotation vectors (axis × angle, radians) [..., 3] → rotations [..., 3, 3]."""
    angle = np.linalg.norm(vectors, axis=-1, keepdims=True)
    # sin(a/2) / a, which tends to 1/2.
    scale = 0.5 * np.sinc(angle / (2 * np.pi))
    return from_quaternions(np.concatenate([vectors * scale, np.cos(angle / 2)], axis=-1))


def to_vectors(rotations: FloatArray) -> FloatArray:
    """Rotations [..., 3, 3] → rotation vectors (axis × angle, angle in [0, pi]) [..., 3]."""
    m = rotations
    trace = np.trace(m, axis1=-2, axis2=-1)
    diagonal = np.diagonal(m, axis1=-2, axis2=-1)
    # Four times the products of the quaternion's components with its largest one; choosing the
    # largest keeps the result exact at every angle.
    products = np.empty((*m.shape[:-2], 4, 4))
    products[..., 3, 3] = 1 + trace
    for i in range(3):
        j, k = (i + 1) % 3, (i + 2) % 3
        products[..., i, i] = 1 - trace + 2 * diagonal[..., i]
        products[..., i, j] = products[..., j, i] = m[..., i, j] + m[..., j, i]
        products[..., i, 3] = products[..., 3, i] = m[..., k, j] - m[..., j, k]
    largest = np.argmax(np.diagonal(products, axis1=-2, axis2=-1), axis=-1)
    quaternion = np.take_along_axis(products, largest[..., None, None], axis=-2)[..., 0, :]
    quaternion = quaternion / np.linalg.norm(quaternion, axis=-1, keepdims=True)
    quaternion = np.where(quaternion[..., 3:] < 0, -quaternion, quaternion)
    sine = np.linalg.norm(quaternion[..., :3], axis=-1, keepdims=True)
    angle = 2 * np.arctan2(sine, quaternion[..., 3:])
    return np.asarray(quaternion[..., :3] * np.where(sine > 1e-12, angle / np.maximum(sine, 1e-12), 2.0))


def blend(start: FloatArray, end: FloatArray, share: float) -> FloatArray:
    """The rotation a share of the way from start to end along the shortest arc, [..., 3, 3]."""
    step = to_vectors(end @ np.swapaxes(start, -1, -2))
    return np.asarray(from_vectors(share * step) @ start)
