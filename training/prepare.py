"""Read every source under ``--data`` and write its distinct poses on the reference skeleton."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from inference.errors import PosewrightError
from rig.pose import canonicalize
from rig.skeleton import JOINT, LIMBS, FloatArray

from .sources import HUMANML3D, SOURCES
from .sources.plausible import plausible
from .sources.takes import Take

_GROUPS = tuple([JOINT[name] for name in names] for names in LIMBS.values())
_SHARES = np.array([len(group) for group in _GROUPS]) / sum(len(group) for group in _GROUPS)
_RECENT = 16


class KeyPoses:
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


def read_takes(data: Path, humanml3d: Path | None = None) -> Iterator[tuple[Take, float]]:
    """All takes of the sources that are present under ``data``, then those of HumanML3D if it is given.

    With each take comes the distance by which its poses must differ from those before.
    """
    for name, source in SOURCES.items():
        if (data / name).is_dir():
            for take in source.read(data):
                yield take, source.min_distance
    if humanml3d is not None:
        for take in HUMANML3D.read(humanml3d):
            yield take, HUMANML3D.min_distance


def prepare(data: Path, out: Path, humanml3d: Path | None = None) -> int:
    """Write ``out/poses.npz`` and ``out/takes.json``; returns the number of poses.

    ``poses.npz``: ``poses`` float32 [N, 22, 3] in the pose frame, ``take`` int32 [N] (index into
    ``takes.json``) and ``frame`` int32 [N] (frame in the source file). ``takes.json``: a list of
    source, name, subject, description, licence, fps, number of frames and how many were left out as
    beyond what a body does. The same data gives the same files.

    Args:
        data: folder that holds the sources' folders.
        out: folder to write to; created if needed.
        humanml3d: folder of a prepared HumanML3D, if there is one.

    Raises:
        PosewrightError: ``data_missing`` where no source is found.
    """
    if humanml3d is None and not any((data / name).is_dir() for name in SOURCES):
        raise PosewrightError(
            "data_missing",
            f"None of the folders {', '.join(SOURCES)} is in {data}.",
            "Gather at least one of them; docs/data-card.md says where they come from.",
        )
    chosen = KeyPoses()
    takes: list[dict[str, str | float]] = []
    take_of: list[int] = []
    frame_of: list[int] = []
    progress = tqdm(read_takes(data, humanml3d), desc="takes", unit="take")
    for take, min_distance in progress:
        progress.set_postfix(source=take.source, poses=len(chosen), refresh=False)
        sound = plausible(take.joints)
        for frame, pose in zip(take.frames[sound], canonicalize(take.joints[sound]), strict=True):
            if chosen.add(pose, min_distance):
                take_of.append(len(takes))
                frame_of.append(int(frame))
        takes.append(
            {
                "source": take.source,
                "name": take.name,
                "subject": take.subject,
                "description": take.description,
                "licence": take.licence,
                "fps": round(take.fps, 3),
                "frames": len(take.joints),
                "implausible": int((~sound).sum()),
            }
        )
    out.mkdir(parents=True, exist_ok=True)
    np.savez(
        out / "poses.npz",
        poses=chosen.poses.astype(np.float32),
        take=np.array(take_of, dtype=np.int32),
        frame=np.array(frame_of, dtype=np.int32),
    )
    (out / "takes.json").write_text(json.dumps(takes, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    _report(takes, np.array(take_of))
    return len(chosen)


def _report(takes: list[dict[str, str | float]], take_of: NDArray[np.int64]) -> None:
    for name in dict.fromkeys(str(take["source"]) for take in takes):
        of_source = [index for index, take in enumerate(takes) if take["source"] == name]
        frames = sum(int(takes[index]["frames"]) for index in of_source)
        poses = int(np.isin(take_of, of_source).sum())
        bad = sum(int(takes[index]["implausible"]) for index in of_source)
        print(f"{name}: {len(of_source)} takes, {frames} frames, {bad} implausible, {poses} distinct poses")
    print(f"total: {len(take_of)} poses")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training prepare``."""
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the sources' folders")
    parser.add_argument("--out", type=Path, required=True, help="folder for poses.npz and takes.json")
    parser.add_argument(
        "--humanml3d",
        type=Path,
        help="folder of a prepared HumanML3D (new_joint_vecs, texts) to read as well",
    )


def run(arguments: argparse.Namespace) -> int:
    """``python -m training prepare``."""
    prepare(arguments.data, arguments.out, arguments.humanml3d)
    return 0
