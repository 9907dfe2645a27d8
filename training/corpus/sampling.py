"""How often each pose is drawn: by the size of its cluster, and at least so often for each posture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import MiniBatchKMeans

from .postures import NAMES, QUOTAS

CLUSTERS = 256
# A cluster's share of the stream goes with its size to this power: 1 would keep the standing majority,
# 0 would show the rarest poses as often as all standing ones together.
CLUSTER_POWER = 0.35
_ROUNDS = 50


def cluster(vectors: NDArray[np.float32], count: int, seed: int) -> NDArray[np.int32]:
    """K-means labels of z-scored pose vectors [N, 66] → int32 [N]."""
    means = MiniBatchKMeans(min(count, len(vectors)), random_state=seed, batch_size=4096, n_init=3)
    return np.asarray(means.fit_predict(vectors), np.int32)


def normalisation(poses: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Mean and standard deviation [22, 3] over poses [N, 22, 3]; 1 for constant coordinates."""
    mean, std = poses.mean(0, dtype=np.float64), poses.std(0, dtype=np.float64)
    return mean.astype(np.float32), np.where(std < 1e-4, 1.0, std).astype(np.float32)


def sampling_weights(
    clusters: NDArray[np.int32], postures: NDArray[np.bool_], training: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Probability of every pose in the training stream.

    Args:
        clusters: int32 [N].
        postures: bool [N, P] over :data:`.postures.NAMES`.
        training: bool [N]; other poses get 0.

    Returns:
        float64 [N], 1 in sum. Postures below their quota are raised to it, those that the training
        poses show at all; the rest keeps its proportions.
    """
    sizes = np.bincount(clusters[training], minlength=int(clusters.max()) + 1).astype(np.float64)
    weights = np.where(training, np.maximum(sizes, 1)[clusters] ** (CLUSTER_POWER - 1), 0.0)
    weights /= weights.sum()
    # Postures overlap (crouching on one leg), so raising one may lower another: a few rounds settle it.
    for _ in range(_ROUNDS):
        for name, quota in QUOTAS.items():
            members = postures[:, NAMES.index(name)]
            share = weights[members].sum()
            if 0 < share < quota:
                weights[members] *= quota * (1 - share) / (share * (1 - quota))
                weights /= weights.sum()
    return weights
