"""Biovision Hierarchy (BVH) files."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from inference.errors import PosewrightError

from .motion import Motion, forward_kinematics, stacked
from .rotations import axis_rotation

_AXES = {"x": 0, "y": 1, "z": 2}


def _broken(path: Path, reason: str) -> PosewrightError:
    return PosewrightError(
        "source_broken", f"{path} is not a usable BVH file: {reason}.", "Fetch the file again."
    )


def read_bvh(path: Path, added_to_offsets: bool = False) -> Motion:
    """Read a BVH file and pose its skeleton in every frame.

    Channels may come in any order and number. The format leaves open what the position channels of a
    joint mean that has a parent; most exporters write its whole place, some what is added to its offset.

    Args:
        path: the file.
        added_to_offsets: the second meaning, for all joints but the root.

    Raises:
        PosewrightError: code ``source_broken``.
    """
    text = path.read_text(encoding="utf-8", errors="replace")
    head, mark, body = text.partition("MOTION")
    if not mark:
        raise _broken(path, "it has no MOTION section")
    names: list[str] = []
    parents: list[int] = []
    offsets: list[list[float]] = []
    channels: list[list[str]] = []
    open_joints: list[int] = []
    for line in head.splitlines():
        words = line.split()
        if not words:
            continue
        if words[0] in {"ROOT", "JOINT", "End"}:
            parents.append(open_joints[-1] if open_joints else -1)
            names.append(f"{names[parents[-1]]}.end" if words[0] == "End" else " ".join(words[1:]))
            offsets.append([0.0, 0.0, 0.0])
            channels.append([])
            open_joints.append(len(names) - 1)
        elif words[0] == "OFFSET":
            offsets[open_joints[-1]] = [float(word) for word in words[1:4]]
        elif words[0] == "CHANNELS":
            channels[open_joints[-1]] = [word.lower() for word in words[2:]]
        elif words[0] == "}":
            open_joints.pop()

    lines = body.split("\n")
    numbers_from = next(
        (i for i, line in enumerate(lines) if line.strip().lower().startswith("frame time")), -1
    )
    if numbers_from < 0:
        raise _broken(path, "it has no frame time")
    frame_time = float(lines[numbers_from].split(":")[1])
    width = sum(len(kinds) for kinds in channels)
    values = np.array(" ".join(lines[numbers_from + 1 :]).split(), dtype=np.float64)
    if not width or not len(values) or len(values) % width:
        raise _broken(path, f"{len(values)} numbers do not fill rows of {width} channels")
    values = values.reshape(-1, width)

    frames = len(values)
    translations = np.broadcast_to(np.array(offsets), (frames, len(names), 3)).copy()
    rotations = np.broadcast_to(np.eye(3), (frames, len(names), 3, 3)).copy()
    column = 0
    for joint, kinds in enumerate(channels):
        for kind in kinds:
            axis = _AXES[kind[0]]
            if kind.endswith("position"):
                kept = translations[:, joint, axis] if added_to_offsets and parents[joint] >= 0 else 0.0
                translations[:, joint, axis] = kept + values[:, column]
            else:
                rotations[:, joint] = rotations[:, joint] @ axis_rotation(axis, values[:, column])
            column += 1
    positions, turned = forward_kinematics(tuple(parents), translations, rotations)
    rest = stacked(tuple(parents), np.array(offsets))
    return Motion(tuple(names), tuple(parents), positions, turned, rest, 1.0 / frame_time)
