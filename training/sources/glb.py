"""Animated skeletons in binary glTF 2.0 files (GLB)."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np

from inference.errors import PosewrightError
from rig.skeleton import FloatArray

from .motion import Motion, forward_kinematics
from .rotations import from_quaternions

_MAGIC = b"glTF"
_JSON, _BINARY = 0x4E4F534A, 0x004E4942
_FLOAT = 5126
_WIDTHS = {"SCALAR": 1, "VEC3": 3, "VEC4": 4}


def _broken(path: Path, reason: str) -> PosewrightError:
    return PosewrightError(
        "source_broken", f"{path} is not a usable GLB file: {reason}.", "Fetch the file again."
    )


def _chunks(path: Path) -> tuple[dict[str, Any], bytes]:
    raw = path.read_bytes()
    if raw[:4] != _MAGIC:
        raise _broken(path, "it does not begin with glTF")
    chunks: dict[int, bytes] = {}
    at = 12
    while at + 8 <= len(raw):
        length, kind = struct.unpack_from("<II", raw, at)
        chunks[kind] = raw[at + 8 : at + 8 + length]
        at += 8 + length
    if _JSON not in chunks or _BINARY not in chunks:
        raise _broken(path, "a chunk is missing")
    return json.loads(chunks[_JSON]), chunks[_BINARY]


class _Glb:
    """The parts of a file that an animated skeleton needs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document, self._binary = _chunks(path)
        nodes = self.document["nodes"]
        above = {child: index for index, node in enumerate(nodes) for child in node.get("children", [])}
        # Parents first.
        self.order: list[int] = [index for index in range(len(nodes)) if index not in above]
        for index in self.order:
            self.order.extend(nodes[index].get("children", []))
        place = {node: joint for joint, node in enumerate(self.order)}
        self.place = place
        self.parents = tuple(place[above[node]] if node in above else -1 for node in self.order)
        self.names = tuple(nodes[node].get("name", str(node)) for node in self.order)
        chosen = [nodes[node] for node in self.order]
        self.translations = np.array(
            [node.get("translation", (0, 0, 0)) for node in chosen], dtype=np.float64
        )
        self.quaternions = np.array([node.get("rotation", (0, 0, 0, 1)) for node in chosen], dtype=np.float64)

    def numbers(self, accessor: int) -> FloatArray:
        """The values of an accessor, [N, width]."""
        entry = self.document["accessors"][accessor]
        if entry["componentType"] != _FLOAT or entry["type"] not in _WIDTHS:
            raise _broken(self.path, "its animations are not stored as floats")
        view = self.document["bufferViews"][entry["bufferView"]]
        start = view.get("byteOffset", 0) + entry.get("byteOffset", 0)
        width = _WIDTHS[entry["type"]]
        values = np.frombuffer(self._binary, "<f4", entry["count"] * width, start)
        return values.reshape(-1, width).astype(np.float64)


def _sample(times: FloatArray, values: FloatArray, at: FloatArray, step: bool) -> FloatArray:
    """Values [K, C] given at times [K], held or interpolated linearly at other times [F] → [F, C]."""
    after = np.clip(np.searchsorted(times, at, side="right"), 1, max(len(times) - 1, 1))
    before = after - 1
    after = np.minimum(after, len(times) - 1)
    span = times[after] - times[before]
    share = np.where(span > 0, (at - times[before]) / np.where(span > 0, span, 1.0), 0.0)
    share = np.clip(np.floor(share) if step else share, 0.0, 1.0)[:, None]
    first, second = values[before], values[after]
    if values.shape[1] == 4:  # quaternions: the shorter way round
        second = np.where((first * second).sum(axis=1, keepdims=True) < 0, -second, second)
    return np.asarray((1 - share) * first + share * second)


def read_glb(path: Path, fps: float) -> dict[str, Motion]:
    """Read every animation of a GLB file as a motion of its nodes, sampled evenly.

    Node scales are ignored: characters do not grow. Rotations are interpolated along the chord
    between neighbouring keys, which lie close together.

    Raises:
        PosewrightError: code ``source_broken``.
    """
    glb = _Glb(path)
    rest, rest_turns = forward_kinematics(
        glb.parents, glb.translations[None], from_quaternions(glb.quaternions)[None]
    )
    motions: dict[str, Motion] = {}
    for animation in glb.document.get("animations", []):
        samplers = animation["samplers"]
        end = max(float(glb.numbers(sampler["input"])[-1, 0]) for sampler in samplers)
        at = np.arange(int(end * fps) + 1) / fps
        translations = np.repeat(glb.translations[None], len(at), axis=0)
        quaternions = np.repeat(glb.quaternions[None], len(at), axis=0)
        for channel in animation["channels"]:
            target = {"translation": translations, "rotation": quaternions}.get(channel["target"]["path"])
            if target is None:
                continue
            sampler = samplers[channel["sampler"]]
            interpolation = sampler.get("interpolation", "LINEAR")
            if interpolation not in {"LINEAR", "STEP"}:
                raise _broken(path, f"interpolation {interpolation} is not supported")
            times, values = glb.numbers(sampler["input"])[:, 0], glb.numbers(sampler["output"])
            joint = glb.place[channel["target"]["node"]]
            target[:, joint] = _sample(times, values, at, interpolation == "STEP")
        positions, turned = forward_kinematics(glb.parents, translations, from_quaternions(quaternions))
        motions[animation["name"]] = Motion(
            glb.names, glb.parents, positions, turned @ np.swapaxes(rest_turns, -1, -2), rest[0], fps
        )
    return motions
