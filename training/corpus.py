"""The training set: poses, their captions, a split by take, and sampling weights by cluster."""

from __future__ import annotations

import json
import zlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.cluster import MiniBatchKMeans
from tqdm import tqdm

from inference.errors import PosewrightError
from inference.kinematics import rest_on_floor
from rig.skeleton import REFERENCE
from training.augment import augment
from training.captions import captions, facts_of, swap_sides
from training.posebook import Pose, evaluate, load_book, variations
from training.tensors import skeleton_tensors

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


def book_poses(variants: int, seed: int) -> tuple[NDArray[np.float32], NDArray[np.int64], list[Pose]]:
    """The pose book with variations.

    Args:
        variants: variations of each entry.
        seed: each entry draws from a generator of its own, so that a new entry changes no other.

    Returns:
        float32 [B, 22, 3], at most 1 + variants of each entry; int64 [B], each one's entry; the
        E entries.
    """
    entries = list(load_book().values())
    with ProcessPoolExecutor() as pool:
        jobs = pool.map(_with_variations, entries, repeat(variants), repeat(seed))
        poses = list(tqdm(jobs, desc="pose book", unit="pose", total=len(entries)))
    counts = [len(rows) for rows in poses]
    return np.concatenate(poses), np.repeat(np.arange(len(entries)), counts), entries


def _with_variations(pose: Pose, variants: int, seed: int) -> NDArray[np.float32]:
    rng = np.random.default_rng([seed, zlib.crc32(pose.name.encode())])
    rows = [evaluate(pose)[None]]
    try:
        rows.append(variations(pose, variants, rng))
    except PosewrightError as error:
        tqdm.write(f"{pose.name} goes in without variations: {error.message}")
    return np.concatenate(rows).astype(np.float32)


def build(folder: Path, composed: int, captions_per_pose: int, variants: int, seed: int) -> Corpus:
    """Augment and caption the key poses that ``prepare`` wrote, and the pose book's.

    A pose of the book gets half of its captions from its author, the other half, as all other
    poses, from the rules that read its geometry.

    Args:
        folder: holds ``poses.npz`` and ``takes.json``.
        composed: compositions to add.
        captions_per_pose: K.
        variants: variations of each entry of the pose book.
        seed: determines everything random.

    Raises:
        PosewrightError: ``corpus_missing``, or ``pose_book`` for a mistake in the book.
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
    from_book, entry_of, entries = book_poses(variants, seed)
    # An entry of the book counts as a take: it is held out, if at all, with all its variations.
    take_of = np.concatenate([take_of, len(takes) + entry_of])
    # Sources put the lowest joint on the floor; a knee or an elbow has flesh below it.
    lifted = rest_on_floor(torch.from_numpy(key_poses), skeleton_tensors(REFERENCE), reach=0.0).numpy()
    poses, origin = augment(np.concatenate([lifted, from_book]), composed, rng)
    plain = 2 * len(take_of)  # poses and their mirror images; compositions follow
    take = take_of[origin]
    held_out = rng.random(len(takes) + len(entries)) < VALIDATION_SHARE
    held_out[rng.integers(len(takes))] = True  # never none
    # The arms of a composition may come from a held-out take, so none of them is held out, and
    # those with a held-out body are dropped.
    keep = ~(held_out[take] & (np.arange(len(poses)) >= plain))
    poses, take, row_of = poses[keep], take[keep], np.flatnonzero(keep)

    index: dict[str, int] = {}
    rows = np.empty((len(poses), captions_per_pose), np.int32)
    for row, facts in enumerate(tqdm(facts_of(poses), desc="captions", unit="pose")):
        is_plain, is_mirrored = row_of[row] < plain, len(take_of) <= row_of[row] < plain
        description, authored = None, list[str]()
        if is_plain and take[row] >= len(takes):
            entry = entries[take[row] - len(takes)]
            known = entry.mirrored_captions if is_mirrored else entry.captions
            authored = rng.permutation(known)[: captions_per_pose // 2].tolist()
        elif is_plain:
            description = takes[take[row]]["description"]
            if description and is_mirrored:
                description = swap_sides(description)
        ruled = captions(facts, rng, captions_per_pose - len(authored), description)
        for place, text in enumerate([*authored, *ruled]):
            rows[row, place] = index.setdefault(text, len(index))

    validation = held_out[take]
    mean, std = normalisation(poses[~validation])
    labels = cluster(((poses - mean) / std).reshape(len(poses), -1), CLUSTERS, seed)
    sizes = np.bincount(labels[~validation], minlength=CLUSTERS).astype(np.float64)
    weights = np.where(validation, 0.0, np.maximum(sizes, 1)[labels] ** (CLUSTER_POWER - 1))
    names = [entry["source"] for entry in takes] + ["pose book"] * len(entries)
    sources: dict[str, int] = {}
    for number in take_of:
        sources[names[number]] = sources.get(names[number], 0) + 1
    return Corpus(poses, tuple(index), rows, labels, weights / weights.sum(), validation, mean, std, sources)
