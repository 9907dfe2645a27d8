"""The corpus in memory and as one packed file."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.errors import PosewrightError

KINDS = ("mocap", "book", "variation", "composition")
SPLITS = ("train", "validation", "test")
# Who worded a caption: our rules, the author of a book entry, or a person looking at the pose's picture.
VOICES = ("rules", "author", "written")

_ARRAYS = (
    "poses", "kind", "mirrored", "group", "frame", "split", "posture", "cluster", "weight",
    "caption_starts", "caption_rows", "caption_weights", "caption_voice", "mean", "std",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Corpus:
    """N poses with M captions.

    Attributes:
        poses: float32 [N, 22, 3] in the pose frame, metres.
        kind: uint8 [N], index into :data:`KINDS`.
        mirrored: bool [N].
        group: int32 [N], row of ``groups``: the take or book entry of the pose, of a composition that of
            its legs.
        frame: int32 [N], frame in the take's source file, number of the variation, or -1.
        split: uint8 [N], index into :data:`SPLITS`; whole groups, mirror images included.
        posture: bool [N, P], which of :data:`.postures.NAMES` it is.
        cluster: int32 [N], k-means label of the z-scored pose.
        weight: float64 [N], probability of being drawn for training; 0 outside ``train``.
        caption_starts: int64 [N + 1]; pose i has captions ``caption_starts[i]:caption_starts[i + 1]``.
        caption_rows: int32 [M], rows of ``texts``.
        caption_weights: float32 [M], how often a pose's captions are drawn; 1 in sum for each pose.
        caption_voice: uint8 [M], index into :data:`VOICES`.
        texts: the distinct captions.
        groups: takes and book entries: source, name, subject, description, licence, split.
        mean: float32 [22, 3] of the training poses.
        std: float32 [22, 3]; 1 where a coordinate never varies.
        limits: joint angle → (least, most), degrees; see :mod:`.joint_limits`.
        about: what :func:`.prepare.prepare` was told, and what it counted.
    """

    poses: NDArray[np.float32]
    kind: NDArray[np.uint8]
    mirrored: NDArray[np.bool_]
    group: NDArray[np.int32]
    frame: NDArray[np.int32]
    split: NDArray[np.uint8]
    posture: NDArray[np.bool_]
    cluster: NDArray[np.int32]
    weight: NDArray[np.float64]
    caption_starts: NDArray[np.int64]
    caption_rows: NDArray[np.int32]
    caption_weights: NDArray[np.float32]
    caption_voice: NDArray[np.uint8]
    texts: tuple[str, ...]
    groups: tuple[dict[str, Any], ...]
    mean: NDArray[np.float32]
    std: NDArray[np.float32]
    limits: dict[str, tuple[float, float]]
    about: dict[str, Any]

    def __len__(self) -> int:
        return len(self.poses)

    def of_split(self, name: str) -> NDArray[np.int64]:
        """Rows of the poses of a split."""
        return np.flatnonzero(self.split == SPLITS.index(name))

    def captions(self, row: int) -> list[str]:
        """The captions of a pose."""
        rows = self.caption_rows[self.caption_starts[row] : self.caption_starts[row + 1]]
        return [self.texts[text] for text in rows]

    @cached_property
    def pose_of_caption(self) -> NDArray[np.int64]:
        """int64 [M], the pose that each caption is of."""
        return np.repeat(np.arange(len(self)), np.diff(self.caption_starts))

    @cached_property
    def pair_weights(self) -> NDArray[np.float64]:
        """float64 [M], probability of each pair of pose and caption in the training stream."""
        pairs = self.weight[self.pose_of_caption] * self.caption_weights
        return np.asarray(pairs / pairs.sum())

    @cached_property
    def sha256(self) -> str:
        """Hash of everything in the corpus, the same wherever the same was made."""
        digest = hashlib.sha256(self._meta())
        for name in _ARRAYS:
            array = np.ascontiguousarray(getattr(self, name))
            digest.update(f"{name}{array.dtype.str}{array.shape}".encode())
            digest.update(array.tobytes())
        return digest.hexdigest()

    def _meta(self) -> bytes:
        meta = {"texts": self.texts, "groups": self.groups, "limits": self.limits, "about": self.about}
        return json.dumps(meta, ensure_ascii=False, sort_keys=True).encode()

    def save(self, path: Path) -> None:
        """Write as one compressed ``.npz``, without pickle."""
        path.parent.mkdir(parents=True, exist_ok=True)
        arrays: dict[str, Any] = {name: getattr(self, name) for name in _ARRAYS}
        np.savez_compressed(path, meta=np.frombuffer(self._meta(), np.uint8), **arrays)

    @classmethod
    def load(cls, path: Path) -> Corpus:
        """Read what :meth:`save` wrote.

        Raises:
            PosewrightError: ``corpus_missing`` where there is none, ``corpus_corrupt`` where it cannot be
                read.
        """
        hint = "Make it with: python -m training prepare --data DIR --out DIR"
        try:
            with np.load(path) as file:
                meta = json.loads(file["meta"].tobytes())
                arrays: dict[str, Any] = {name: file[name] for name in _ARRAYS}
        except FileNotFoundError as error:
            raise PosewrightError("corpus_missing", f"There is no corpus {path}.", hint) from error
        except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
            raise PosewrightError("corpus_corrupt", f"{path} is no corpus: {error}.", hint) from error
        limits = {name: (low, high) for name, (low, high) in meta["limits"].items()}
        return cls(
            texts=tuple(meta["texts"]),
            groups=tuple(meta["groups"]),
            limits=limits,
            about=meta["about"],
            **arrays,
        )
