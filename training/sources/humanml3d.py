"""HumanML3D: poses and captions for those who have the data set.

Source: Guo et al., "Generating Diverse and Natural 3D Human Motions from Text", CVPR 2022,
https://github.com/EricGuo5513/HumanML3D (code and format: MIT; the motions carry AMASS's own licences).
"""

from __future__ import annotations

from collections.abc import Iterator
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


def _chosen_frames(count: int, actions: int) -> list[int]:
    """The middle of the first of the actions, taken to share the clip evenly, and the clip's middle."""
    return sorted({count // (2 * actions), count // 2})


def read_humanml3d(folder: Path) -> Iterator[Take]:
    """One take per clip: the frames that show its first action and its middle, with its first caption.

    Args:
        folder: holds ``new_joint_vecs/*.npy`` and ``texts/*.txt``. Mirrored copies (``M*``) are left out.

    Raises:
        PosewrightError: code ``data_missing``.
    """
    vectors = sorted((folder / "new_joint_vecs").glob("[!M]*.npy"))
    if not vectors:
        raise PosewrightError(
            "data_missing",
            f"There is no new_joint_vecs/*.npy in {folder}.",
            "Give the folder HumanML3D/HumanML3D of the prepared data set.",
        )
    clean = CaptionCleaner()
    for path in vectors:
        texts = folder / "texts" / f"{path.stem}.txt"
        lines = texts.read_text(encoding="utf-8").splitlines() if texts.exists() else []
        caption = clean(lines[0]) if lines else ""
        joints = decode(np.load(path, allow_pickle=False).astype(np.float64))
        if len(joints) == 0 or not np.isfinite(joints).all():
            continue  # a few clips of the data set are broken
        frames = _chosen_frames(len(joints), max(1, len(split_actions(caption))))
        yield Take(
            "humanml3d", path.stem, path.stem, caption, LICENCE, FPS, np.array(frames), onto(joints[frames])
        )
