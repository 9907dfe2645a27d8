"""Acclaim motion capture: a skeleton (ASF) and its motion (AMC).

A bone of an ASF file starts where its parent ends. Here it becomes a joint at its start, which
turns the bone; the end of a bone without children is a joint named ``<bone>.end``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.errors import PosewrightError
from rig.skeleton import FloatArray

from .motion import Motion, forward_kinematics, stacked
from .rotations import axis_rotation

_AXES = {"x": 0, "y": 1, "z": 2}


@dataclass(frozen=True, eq=False)
class Bone:
    """A bone of an ASF skeleton.

    Attributes:
        name: its name.
        vector: float64 [3], from start to end in the rest pose, metres.
        axis: float64 [3, 3], the frame in which its angles are given.
        dofs: its degrees of freedom in the order of the AMC file (``rx``, ``ty`` …).
    """

    name: str
    vector: FloatArray
    axis: FloatArray
    dofs: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class AsfSkeleton:
    """An ASF skeleton: bones (the root first) with parents before children, and the unit of length."""

    bones: tuple[Bone, ...]
    parents: tuple[int, ...]
    metres_per_unit: float

    def joints(self) -> tuple[tuple[str, ...], tuple[int, ...], FloatArray]:
        """Names, parents and rest offsets [J, 3] of its joints: the bones' starts, then the loose ends."""
        names = [bone.name for bone in self.bones]
        parents = list(self.parents)
        # A bone starts where its parent ends.
        offsets = [self.bones[parent].vector if parent >= 0 else np.zeros(3) for parent in parents]
        for index, bone in enumerate(self.bones):
            if index not in self.parents:
                names.append(f"{bone.name}.end")
                parents.append(index)
                offsets.append(bone.vector)
        return tuple(names), tuple(parents), np.array(offsets)


def _euler(order: str, degrees: list[float]) -> FloatArray:
    """Rotation from angles about fixed axes, applied in the given order (first letter first)."""
    matrix = np.eye(3)
    for letter, angle in zip(order.lower(), degrees, strict=True):
        matrix = axis_rotation(_AXES[letter], np.asarray(angle)) @ matrix
    return matrix


def read_asf(path: Path) -> AsfSkeleton:
    """Read an ASF skeleton.

    Raises:
        PosewrightError: code ``source_broken``.
    """
    section = ""
    length, degrees = 1.0, True
    root: dict[str, list[str]] = {}
    bones: list[dict[str, list[str]]] = []
    children: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        words = line.split("#")[0].split()
        if not words:
            continue
        if words[0].startswith(":"):
            section = words[0][1:]
        elif section == "units" and words[0] == "length":
            length = float(words[1])
        elif section == "units" and words[0] == "angle":
            degrees = words[1].startswith("deg")
        elif section == "root":
            root[words[0]] = words[1:]
        elif section == "bonedata" and words[0] == "begin":
            bones.append({})
        elif section == "bonedata" and words[0] != "end":
            bones[-1][words[0]] = words[1:]
        elif section == "hierarchy" and words[0] not in {"begin", "end"}:
            children += [(words[0], child) for child in words[1:]]
    if not bones or not children or not root:
        raise PosewrightError("source_broken", f"{path} is not a usable ASF file.", "Fetch the file again.")
    to_degrees = 1.0 if degrees else 180.0 / np.pi
    # Lengths are given in inches divided by the unit.
    metres = 0.0254 / length
    by_name = {
        lines["name"][0]: Bone(
            name=lines["name"][0],
            vector=metres * float(lines["length"][0]) * np.array(lines["direction"], dtype=np.float64),
            axis=_euler(lines["axis"][3], [to_degrees * float(word) for word in lines["axis"][:3]]),
            dofs=tuple(lines.get("dof", [])),
        )
        for lines in bones
    }
    root_bone = Bone(
        name="root",
        vector=np.zeros(3),
        axis=_euler(root["axis"][0], [to_degrees * float(word) for word in root["orientation"]]),
        dofs=tuple(word.lower() for word in root["order"]),
    )
    ordered, parents = [root_bone], [-1]
    for parent, child in children:
        parents.append([bone.name for bone in ordered].index(parent))
        ordered.append(by_name[child])
    return AsfSkeleton(tuple(ordered), tuple(parents), metres)


def _frames(path: Path) -> list[dict[str, list[float]]]:
    frames: list[dict[str, list[float]]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        words = line.split()
        if not words or words[0][0] in "#:":
            continue
        if len(words) == 1 and words[0].isdigit():
            frames.append({})
        elif frames:
            frames[-1][words[0]] = [float(word) for word in words[1:]]
    return frames


def read_amc(path: Path, skeleton: AsfSkeleton, fps: float) -> Motion:
    """Read an AMC file (angles in degrees) and pose its skeleton in every frame.

    Args:
        path: the AMC file.
        skeleton: the subject's skeleton.
        fps: frames per second; AMC files do not say.

    Raises:
        PosewrightError: code ``source_broken``.
    """
    frames = _frames(path)
    if not frames:
        raise PosewrightError("source_broken", f"{path} holds no AMC frames.", "Fetch the file again.")
    names, parents, offsets = skeleton.joints()
    translations = np.repeat(offsets[None], len(frames), axis=0)
    rotations = np.broadcast_to(np.eye(3), (len(frames), len(names), 3, 3)).copy()
    for joint, bone in enumerate(skeleton.bones):
        if not bone.dofs:
            continue
        try:
            values = np.array([frame[bone.name] for frame in frames])
            values = values.reshape(len(frames), len(bone.dofs))
        except (KeyError, ValueError) as error:
            raise PosewrightError(
                "source_broken",
                f"{path} does not fit its skeleton at the bone {bone.name}.",
                "Use the ASF file of the same subject.",
            ) from error
        turn = np.eye(3)
        for dof, column in zip(bone.dofs, values.T, strict=True):
            axis = _AXES[dof[1]]
            if dof[0] == "t":
                translations[:, joint, axis] += skeleton.metres_per_unit * column
            else:
                turn = axis_rotation(axis, column) @ turn
        rotations[:, joint] = bone.axis @ turn @ bone.axis.T
    positions, turned = forward_kinematics(parents, translations, rotations)
    return Motion(names, parents, positions, turned, stacked(parents, offsets), fps)
