"""Distinct poses out of takes: farthest-point sampling within each, and no pose twice in all of them."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from rig.skeleton import JOINT, LIMBS, FloatArray

_GROUPS = tuple([JOINT[name] for name in names] for names in LIMBS.values())
_SHARES = np.array([len(group) for group in _GROUPS]) / sum(len(group) for group in _GROUPS)
_RECENT = 16


class DistinctPoses:
    """A growing set of poses, each unlike those added before it."""

    def __init__(self) -> None:
        """Start empty."""
        self._count = 0
        self._poses = np.empty((1024, len(JOINT), 3))
        self._centres = np.empty((1024, len(_GROUPS), 3))

    def __len__(self) -> int:
        return self._count

    @property
    def poses(self) -> FloatArray:
        """The poses, float64 [N, 22, 3]."""
        return self._poses[: self._count]

    def add(self, pose: FloatArray, min_distance: float) -> bool:
        """Add a pose [22, 3] unless one is nearer (metres, mean over the joints); True if added."""
        recent = self._poses[max(0, self._count - _RECENT) : self._count]
        if _any_near(recent, pose, min_distance):
            return False
        centres = np.stack([pose[group].mean(axis=0) for group in _GROUPS])
        # The joints of a limb lie on average at least as far apart as their centres.
        at_least = np.linalg.norm(self._centres[: self._count] - centres, axis=-1) @ _SHARES
        if _any_near(self.poses[at_least < min_distance], pose, min_distance):
            return False
        if self._count == len(self._poses):
            self._poses = np.concatenate([self._poses, np.empty_like(self._poses)])
            self._centres = np.concatenate([self._centres, np.empty_like(self._centres)])
        self._poses[self._count], self._centres[self._count] = pose, centres
        self._count += 1
        return True


def _any_near(poses: FloatArray, pose: FloatArray, min_distance: float) -> bool:
    distances = np.linalg.norm(poses - pose, axis=-1).mean(axis=-1)
    return bool((distances < min_distance).any())


def farthest_points(poses: FloatArray, min_distance: float, first: Collection[int] = ()) -> NDArray[np.int64]:
    """Farthest-point sampling (Gonzalez 1985): each next pose is the one least like those chosen.

    Args:
        poses: float [N, 22, 3].
        min_distance: metres, mean over the joints; the sampling ends when all poses left are nearer
            than this to a chosen one.
        first: rows to begin with; without any, the pose least like the mean of all.

    Returns:
        int64 [K], rows of the chosen poses in the order of their choice.
    """
    if not len(poses):
        return np.empty(0, np.int64)
    flat = np.ascontiguousarray(poses, dtype=np.float32)

    def distances(row: FloatArray) -> FloatArray:
        return np.asarray(np.linalg.norm(flat - row, axis=-1).mean(axis=-1))

    chosen = [int(row) for row in first] or [int(distances(flat.mean(axis=0)).argmax())]
    nearest = np.min([distances(flat[row]) for row in chosen], axis=0)
    while nearest.max() >= min_distance:
        chosen.append(int(nearest.argmax()))
        nearest = np.minimum(nearest, distances(flat[chosen[-1]]))
    return np.array(chosen)
