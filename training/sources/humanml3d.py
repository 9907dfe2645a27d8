"""HumanML3D: poses and captions for those who have the data set.

Source: Guo et al., "Generating Diverse and Natural 3D Human Motions from Text", CVPR 2022,
https://github.com/EricGuo5513/HumanML3D (code and format: MIT; the motions carry AMASS's own licences).
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from inference.captions import CaptionCleaner, split_actions
from inference.errors import PosewrightError
from inference.kinematics import project_to_skeleton
from rig.skeleton import JOINT_COUNT, JOINT_NAMES, PARENTS, REFERENCE, SKIN_RADII, FloatArray, Skeleton
from training.tensors import skeleton_tensors

from .takes import Take

FEATURES = 263
FPS = 20.0
LICENCE = "HumanML3D: motions from AMASS and HumanAct12 under their own licences; texts MIT"

# A frame: root's turn, root's x and z velocity, root's height, 21 joints relative to the root's place
# on the floor and turned to face +Z, then rotations, velocities and foot contacts.
_HEIGHT = 3
_POSITIONS = slice(4, 4 + 3 * (JOINT_COUNT - 1))


def decode(vectors: FloatArray) -> FloatArray:
    """Joint positions of HumanML3D's vectors (not normalised): float [..., 263] → [..., 22, 3].

    Y up, facing +Z, metres, the pelvis over the origin: the pose frame. The first 66 numbers of a vector
    are *not* a pose.
    """
    if vectors.shape[-1] != FEATURES:
        raise PosewrightError(
            "source_broken",
            f"A HumanML3D vector has {FEATURES} numbers, not {vectors.shape[-1]}.",
            "Give the folder that holds new_joint_vecs and texts.",
        )
    joints = np.zeros((*vectors.shape[:-1], JOINT_COUNT, 3))
    joints[..., 0, 1] = vectors[..., _HEIGHT]
    joints[..., 1:, :] = vectors[..., _POSITIONS].reshape(*vectors.shape[:-1], JOINT_COUNT - 1, 3)
    return joints


def measured_skeleton(joints: FloatArray) -> Skeleton:
    """The skeleton of a rigid body, from poses of it [F, 22, 3].

    Lengths are medians; directions are those of the first pose.
    """
    parents = list(PARENTS[1:])
    bones = joints[:, 1:] - joints[:, parents]
    lengths = np.median(np.linalg.norm(bones, axis=-1), axis=0)
    offsets = np.zeros((JOINT_COUNT, 3))
    offsets[1:] = bones[0] * (lengths / np.linalg.norm(bones[0], axis=-1))[:, None]
    return Skeleton(JOINT_NAMES, PARENTS, offsets, SKIN_RADII)


def onto(joints: FloatArray, skeleton: Skeleton = REFERENCE) -> FloatArray:
    """Poses [F, 22, 3] projected on a skeleton; the lowest joint keeps its height above the floor."""
    tensors = skeleton_tensors(skeleton)
    projected = project_to_skeleton(torch.from_numpy(joints), tensors).numpy()
    lowest = np.maximum(joints[..., 1].min(axis=-1), 0.0)
    projected[..., 1] += (lowest - projected[..., 1].min(axis=-1))[..., None]
    return np.asarray(projected)


@dataclass(frozen=True)
class Annotation:
    """A sentence about a clip or a part of it.

    Attributes:
        text: the sentence, without part-of-speech markers.
        start: seconds.
        end: seconds; 0 where the sentence is about all of the clip.
    """

    text: str
    start: float
    end: float


def read_texts(path: Path) -> list[Annotation]:
    """The sentences of a text file: lines of caption, tagged words, start and end, separated by ``#``.

    Raises:
        PosewrightError: code ``source_broken``.
    """
    clean = CaptionCleaner()
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.split("#")[0].strip():
            continue
        try:
            caption, _, start, end = line.split("#")
            # Some lines say "nan" where they mean the whole clip.
            times = [0.0 if math.isnan(float(word)) else float(word) for word in (start, end)]
        except ValueError as error:
            raise PosewrightError(
                "source_broken",
                f"A line of {path} is not of the form caption#words#start#end: {line}",
                "Fetch the file again.",
            ) from error
        found.append(Annotation(clean(caption), *times))
    return found


def _splits(folder: Path) -> dict[str, str]:
    """Clip → train, val or test, from the lists of the data set that are there."""
    lists = {split: folder / f"{split}.txt" for split in ("train", "val", "test")}
    return {
        name: split
        for split, path in lists.items()
        if path.exists()
        for name in path.read_text(encoding="utf-8").split()
    }


def _subjects(folder: Path) -> dict[str, str]:
    """Clip → who was recorded, from the data set's ``index.csv``, which lies beside its folder."""
    index = next(
        (place / "index.csv" for place in (folder, folder.parent) if (place / "index.csv").exists()), None
    )
    if index is None:
        return {}
    with index.open(encoding="utf-8", newline="") as file:
        return {Path(row["new_name"]).stem: subject_of(row["source_path"]) for row in csv.DictReader(file)}


def subject_of(source: str) -> str:
    """Who was recorded, from the place of a motion within AMASS or HumanAct12.

    >>> subject_of("./pose_data/KIT/3/jump_left02_poses.npy")
    'KIT/3'
    >>> subject_of("./pose_data/CMU/80/80_63_poses.npy")
    '80'
    """
    collection, *folders, file = Path(source).parts[1:]
    if collection == "CMU":
        return folders[0]
    if collection == "humanact12":
        return f"{collection}/{file[:3]}"  # P01 to P12
    return "/".join([collection, *folders])


def _chosen_frames(count: int, actions: int) -> list[int]:
    """The middle of the first of the actions, taken to share the clip evenly, and the clip's middle."""
    return sorted({count // (2 * actions), count // 2})


def read_humanml3d(folder: Path) -> Iterator[Take]:
    """Takes of a prepared HumanML3D: one for each clip, and one for each part that has captions of its own.

    A take holds the frames that show the first action of its first caption and the middle, all its
    captions, the split of the data set, and the subject where ``index.csv`` tells. A part of a clip
    is named with its seconds: ``000021@1.5-4.0``.

    Args:
        folder: holds ``new_joint_vecs/*.npy``, ``texts/*.txt`` and ``train.txt``, ``val.txt``, ``test.txt``.
            Mirrored copies (``M*``) are left out.

    Raises:
        PosewrightError: code ``data_missing``, or ``source_broken``.
    """
    vectors = sorted((folder / "new_joint_vecs").glob("[!M]*.npy"))
    if not vectors:
        raise PosewrightError(
            "data_missing",
            f"There is no new_joint_vecs/*.npy in {folder}.",
            "Give the folder HumanML3D/HumanML3D of the prepared data set.",
        )
    splits, subjects = _splits(folder), _subjects(folder)
    for path in vectors:
        joints = decode(np.load(path, allow_pickle=False).astype(np.float64))
        if len(joints) == 0 or not np.isfinite(joints).all():
            continue  # a few clips of the data set are broken
        texts = folder / "texts" / f"{path.stem}.txt"
        parts: dict[tuple[float, float], list[str]] = {}
        for note in read_texts(texts) if texts.exists() else []:
            parts.setdefault((note.start, note.end), []).append(note.text)
        for (start, end), captions in (parts or {(0.0, 0.0): []}).items():
            first, last = (round(start * FPS), round(end * FPS)) if end > start else (0, len(joints))
            first, last = min(first, len(joints) - 1), min(last, len(joints))
            actions = len(split_actions(captions[0])) if captions else 1
            frames = first + np.array(_chosen_frames(max(last - first, 1), max(1, actions)))
            yield Take(
                "humanml3d",
                path.stem if end <= start else f"{path.stem}@{start}-{end}",
                subjects.get(path.stem, path.stem),
                captions[0] if captions else "",
                LICENCE,
                FPS,
                frames,
                onto(joints[frames]),
                tuple(captions),
                splits.get(path.stem, ""),
            )
