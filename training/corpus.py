"""The training set: poses, their captions, a split by take, and sampling weights by cluster."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import MiniBatchKMeans
from tqdm import tqdm

from inference.errors import PosewrightError
from training.augment import augment
from training.captions import captions, facts_of, swap_sides

CLUSTERS = 256
VALIDATION_SHARE = 0.05
# A cluster's share of the stream goes with its size to this power: 1 would keep the standing
# majority, 0 would show the rarest poses as often as all standing ones together.
CLUSTER_POWER = 0.35


@dataclass(frozen=True, eq=False)
class Corpus:
    """Poses with captions.

    Attributes:
        poses: float32 [N, 22, 3].
        texts: all distinct captions.
        caption_rows: int32 [N, K], rows of ``texts`` for each pose.
        clusters: int32 [N], k-means label in z-scored pose space.
        weights: float64 [N], sampling probability; 0 for validation poses.
        validation: bool [N], poses of held-out takes.
        mean: float32 [22, 3] of the training poses.
        std: float32 [22, 3]; 1 where a coordinate never varies.
        sources: how many key poses came from each source.
    """

    poses: NDArray[np.float32]
    texts: tuple[str, ...]
    caption_rows: NDArray[np.int32]
    clusters: NDArray[np.int32]
    weights: NDArray[np.float64]
    validation: NDArray[np.bool_]
    mean: NDArray[np.float32]
    std: NDArray[np.float32]
    sources: dict[str, int]

    def save(self, path: Path) -> None:
        """Write as one ``.npz`` (no pickle)."""
        path.parent.mkdir(parents=True, exist_ok=True)
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        meta = json.dumps({"texts": self.texts, "sources": self.sources}).encode()
        np.savez_compressed(path, meta=np.frombuffer(meta, np.uint8), **arrays)

    @classmethod
    def load(cls, path: Path) -> Corpus:
        """Read what :meth:`save` wrote."""
        with np.load(path) as file:
            meta = json.loads(file["meta"].tobytes())
            arrays: dict[str, Any] = {name: file[name] for name in _ARRAYS}
        return cls(texts=tuple(meta["texts"]), sources=meta["sources"], **arrays)


_ARRAYS = ("poses", "caption_rows", "clusters", "weights", "validation", "mean", "std")


def normalisation(poses: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Mean and standard deviation [22, 3] over poses [N, 22, 3]; 1 for constant coordinates."""
    mean, std = poses.mean(0, dtype=np.float64), poses.std(0, dtype=np.float64)
    return mean.astype(np.float32), np.where(std < 1e-4, 1.0, std).astype(np.float32)


def cluster(vectors: NDArray[np.float32], count: int, seed: int) -> NDArray[np.int32]:
    """K-means labels of z-scored pose vectors [N, 66] → int32 [N]."""
    means = MiniBatchKMeans(min(count, len(vectors)), random_state=seed, batch_size=4096, n_init=3)
    return np.asarray(means.fit_predict(vectors), np.int32)


def build(folder: Path, composed: int, captions_per_pose: int, seed: int) -> Corpus:
    """Augment and caption the key poses that ``prepare`` wrote.

    Args:
        folder: holds ``poses.npz`` and ``takes.json``.
        composed: compositions to add.
        captions_per_pose: K.
        seed: determines everything random.

    Raises:
        PosewrightError: ``corpus_missing``.
    """
    try:
        with np.load(folder / "poses.npz") as file:
            key_poses, take_of = file["poses"].astype(np.float32), file["take"]
        takes = json.loads((folder / "takes.json").read_text("utf-8"))
    except OSError as error:
        raise PosewrightError(
            "corpus_missing", f"{folder} has no prepared poses: {error}.", "Run: python -m training prepare"
        ) from error
    rng = np.random.default_rng(seed)
    poses, origin = augment(key_poses, composed, rng)
    take = take_of[origin]
    mirrored = np.zeros(len(poses), bool)
    mirrored[len(key_poses) : 2 * len(key_poses)] = True
    held_out = rng.permutation(len(takes))[: max(1, round(VALIDATION_SHARE * len(takes)))]
    validation = np.isin(take, held_out)
    # The arms of a composition may come from a held-out take: it is used for training only, and
    # only when its body is not held out; a composed body of a held-out take is dropped.
    keep = ~(validation & (np.arange(len(poses)) >= 2 * len(key_poses)))
    poses, take, mirrored, validation = poses[keep], take[keep], mirrored[keep], validation[keep]
    composed_row = np.arange(len(poses)) >= 2 * len(key_poses)

    index: dict[str, int] = {}
    rows = np.empty((len(poses), captions_per_pose), np.int32)
    for row, facts in enumerate(tqdm(facts_of(poses), desc="captions", unit="pose")):
        description = None if composed_row[row] else takes[take[row]]["description"]
        if description and mirrored[row]:
            description = swap_sides(description)
        for place, text in enumerate(captions(facts, rng, captions_per_pose, description)):
            rows[row, place] = index.setdefault(text, len(index))

    mean, std = normalisation(poses[~validation])
    labels = cluster(((poses - mean) / std).reshape(len(poses), -1), CLUSTERS, seed)
    sizes = np.bincount(labels[~validation], minlength=CLUSTERS).astype(np.float64)
    weights = np.where(validation, 0.0, np.maximum(sizes, 1)[labels] ** (CLUSTER_POWER - 1))
    sources: dict[str, int] = {}
    for number in take_of:
        name = takes[number]["source"]
        sources[name] = sources.get(name, 0) + 1
    return Corpus(poses, tuple(index), rows, labels, weights / weights.sum(), validation, mean, std, sources)
