"""Figures that say how well poses fit their prompts, and how much they are like real ones.

Pure numpy on embeddings of a judge (:mod:`.judges`), or on joints. Embeddings are float [N, D]; where a
distance is meant it is the Euclidean one of the embeddings as they are given.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.errors import PosewrightError
from rig.pose import canonicalize
from rig.skeleton import FloatArray

Array = NDArray[np.floating]


@dataclass(frozen=True)
class Interval:
    """A mean and the half-width of its 95 % interval, over repeats."""

    mean: float
    half_width: float

    @classmethod
    def of(cls, values: Array) -> Interval:
        """Normal interval of the mean of repeats: 1.96 standard errors, as Guo et al. (2022) report it."""
        spread = float(np.std(values, ddof=1)) if len(values) > 1 else 0.0
        return cls(float(np.mean(values)), 1.96 * spread / float(np.sqrt(len(values))))

    def __str__(self) -> str:
        return f"{self.mean:.3f} ± {self.half_width:.3f}"


def _require(what: str, needed: int, *arrays: Array) -> None:
    """Raise unless each array has enough rows, and finite numbers only."""
    there = min(len(array) for array in arrays)
    if there < needed:
        raise PosewrightError("too_few", f"{what} needs {needed} poses; there are {there}.", "Give more.")
    if not all(np.isfinite(array).all() for array in arrays):
        raise PosewrightError("bad_pose", f"{what} is of numbers; some are not finite.", "Look at the poses.")


def _distances(a: Array, b: Array) -> NDArray[np.float64]:
    a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
    squares = np.square(a).sum(-1)[..., :, None] + np.square(b).sum(-1)[..., None, :]
    return np.asarray(np.sqrt(np.maximum(squares - 2 * a @ np.swapaxes(b, -1, -2), 0.0)))


def r_precision(
    texts: Array, poses: Array, pool: int = 32, top: int = 3, repeats: int = 20, seed: int = 0
) -> tuple[Interval, ...]:
    """How often a text's own pose is among the nearest of a pool (Guo et al., CVPR 2022).

    Each repeat shuffles the pairs into pools and leaves an incomplete last one out. Poses as near as the
    right one count as nearer by half of their number, so that embeddings that tell nothing apart score by
    chance.

    Args:
        texts: float [N, D], of the prompts.
        poses: float [N, D], of the pose made (or recorded) for each.
        pool: poses to choose among.
        top: ranks that are reported.
        repeats: shuffles.
        seed: of the shuffles.

    Returns:
        Share of texts whose pose ranks 1st, in the first two, ... in the first ``top``.

    Raises:
        PosewrightError: ``bad_pose`` for numbers that are not finite; ``too_few`` for fewer pairs than a
            pool.
    """
    _require("R-precision", pool, texts, poses)
    rng = np.random.default_rng(seed)
    pools = len(texts) // pool
    shares = np.zeros((repeats, top))
    for repeat in range(repeats):
        rows = rng.permutation(len(texts))[: pools * pool].reshape(pools, pool)
        distances = _distances(texts[rows], poses[rows])
        own = np.diagonal(distances, axis1=1, axis2=2)[..., None]
        # Rounding must not make a difference where there is none.
        margin = 1e-9 + 1e-6 * own
        nearer = (distances < own - margin).sum(-1)
        ties = (np.abs(distances - own) <= margin).sum(-1) - 1
        # The right one is equally likely in each of the ties + 1 places.
        for rank in range(top):
            shares[repeat, rank] = np.clip((rank + 1 - nearer) / (ties + 1), 0.0, 1.0).mean()
    return tuple(Interval.of(shares[:, rank]) for rank in range(top))


def _gaussian(values: Array) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    values = np.asarray(values, np.float64)
    mean = values.mean(0)
    centred = values - mean
    return np.asarray(mean), np.asarray(centred.T @ centred / (len(values) - 1))


def _root(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    values, vectors = np.linalg.eigh(matrix)
    return np.asarray((vectors * np.sqrt(np.maximum(values, 0.0))) @ vectors.T)


def fid(first: Array, second: Array) -> float:
    """Fréchet distance of two sets of embeddings, each taken as a Gaussian (Heusel et al. 2017).

    ``|m1 - m2|² + tr(C1 + C2 - 2 (C1 C2)^½)``. The trace of the root is that of ``(C1^½ C2 C1^½)^½``, which
    is symmetric: its eigenvalues are real and need no regularisation of a rank-deficient covariance, as
    ``sqrtm`` of the product does.

    Args:
        first: float [N, D].
        second: float [M, D].

    Returns:
        0 or more. It is biased upwards for few poses: compare it with :func:`fid_floor` of as many.

    Raises:
        PosewrightError: ``bad_pose`` for numbers that are not finite; ``too_few`` for fewer than 2 in a set.
    """
    _require("FID", 2, first, second)
    (mean1, cov1), (mean2, cov2) = _gaussian(first), _gaussian(second)
    root = _root(cov1)
    inner = root @ cov2 @ root
    cross = np.sqrt(np.maximum(np.linalg.eigvalsh((inner + inner.T) / 2), 0.0)).sum()
    distance = np.square(mean1 - mean2).sum() + np.trace(cov1) + np.trace(cov2) - 2 * cross
    return float(max(distance, 0.0))


def fid_floor(real: Array, draws: int = 10, seed: int = 0) -> Interval:
    """FID of real poses against other real ones: random halves of the same set, float [N, D].

    No generator can be told from real data by an FID below it, of sets of N / 2.

    Raises:
        PosewrightError: ``bad_pose`` for numbers that are not finite; ``too_few`` for fewer than 4.
    """
    _require("The FID floor", 4, real)
    rng = np.random.default_rng(seed)
    values = []
    for _ in range(draws):
        order = rng.permutation(len(real))
        half = len(real) // 2
        values.append(fid(real[order[:half]], real[order[half : 2 * half]]))
    return Interval.of(np.array(values))


def mm_dist(texts: Array, poses: Array) -> float:
    """MM-Dist: mean distance of a text to its pose (Guo et al., CVPR 2022); both float [N, D].

    Raises:
        PosewrightError: ``bad_pose`` for numbers that are not finite; ``too_few`` for none.
    """
    _require("MM-Dist", 1, texts, poses)
    return float(np.linalg.norm(np.asarray(texts, np.float64) - poses, axis=-1).mean())


def diversity(poses: Array, pairs: int = 300, seed: int = 0) -> float:
    """Mean distance of random pairs of poses of different prompts (Guo et al., Action2Motion 2020).

    Args:
        poses: float [N, D].
        pairs: drawn without replacement; fewer where N is less than twice as many.
        seed: of the draw.

    Raises:
        PosewrightError: ``bad_pose`` for numbers that are not finite; ``too_few`` for fewer than 2.
    """
    _require("Diversity", 2, poses)
    pairs = min(pairs, len(poses) // 2)
    order = np.random.default_rng(seed).permutation(len(poses))[: 2 * pairs]
    chosen = np.asarray(poses, np.float64)[order]
    return float(np.linalg.norm(chosen[:pairs] - chosen[pairs:], axis=-1).mean())


def multimodality(poses: Array) -> float:
    """Mean distance of the poses of one prompt (Guo et al., Action2Motion 2020).

    Over all pairs of a prompt's poses, where the paper draws some.

    Args:
        poses: float [P, K, D], K poses for each prompt.

    Raises:
        PosewrightError: ``bad_pose`` for numbers that are not finite; ``too_few`` for K below 2.
    """
    _require("MultiModality", 2, poses.swapaxes(0, 1))
    first, second = np.triu_indices(poses.shape[1], 1)
    values = np.asarray(poses, np.float64)
    return float(np.linalg.norm(values[:, first] - values[:, second], axis=-1).mean())


def nearest_training_distance(poses: FloatArray, training: FloatArray) -> NDArray[np.float64]:
    """Mean joint distance to the nearest training pose: memorised poses have nearly 0.

    Args:
        poses: float [N, 22, 3], metres.
        training: float [M, 22, 3]; heading and place of both are removed first.

    Returns:
        float [N], metres.

    Raises:
        PosewrightError: ``bad_pose`` for numbers that are not finite; ``too_few`` for no pose or no
            training pose.
    """
    _require("The nearest training pose", 1, poses, training)
    # Coordinates first, in single precision: memory is read in order, and the millimetres are right.
    known = np.ascontiguousarray(canonicalize(training).astype(np.float32).transpose(2, 1, 0))
    nearest = np.empty(len(poses))
    for row, pose in enumerate(canonicalize(poses).astype(np.float32)):
        squares = np.zeros(known.shape[1:], np.float32)
        for axis in range(3):
            squares += np.square(known[axis] - pose[:, axis, None])
        nearest[row] = np.sqrt(squares).mean(0).min()
    return nearest


def swap_accuracy(poses: Array, texts: Array, swapped: Array) -> float:
    """How often a pose is nearer to its text than to the same text with left and right exchanged.

    A tie counts half, so that an embedding that is blind to sides scores 0.5. Winoground's text score
    (Thrush et al., CVPR 2022) for sides.

    Args:
        poses: float [N, D].
        texts: float [N, D]; only texts that name a side belong here.
        swapped: float [N, D].

    Raises:
        PosewrightError: ``bad_pose`` for numbers that are not finite; ``too_few`` for none.
    """
    _require("Swap accuracy", 1, poses, texts, swapped)
    values = np.asarray(poses, np.float64)
    difference = np.linalg.norm(values - swapped, axis=-1) - np.linalg.norm(values - texts, axis=-1)
    difference = np.where(np.abs(difference) <= 1e-9, 0.0, difference)
    return float((0.5 + 0.5 * np.sign(difference)).mean())
