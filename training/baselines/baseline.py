"""What every baseline gives, and the files that it is kept in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load as load_tensors
from safetensors.torch import save as save_tensors
from torch import Tensor

from inference.errors import PosewrightError
from inference.kinematics import project_to_skeleton, rest_on_floor
from rig.skeleton import REFERENCE
from training.tensors import skeleton_tensors

CARD_VERSION = 1
Poses = NDArray[np.float32]


class Baseline(Protocol):
    """A rival: prompts and seeds → poses.

    Attributes:
        name: as it is trained and loaded by.
        card: its JSON card: ``sha256`` of its file, ``about`` its training.
    """

    name: str
    card: Mapping[str, Any]

    def raw(self, prompts: Sequence[str], seeds: Sequence[int]) -> Poses:
        """Joint positions before they are put on the skeleton, to measure bones on.

        Returns:
            float32 [P, N, 22, 3], metres; those of a seed are the same alone and in any batch.

        Raises:
            PosewrightError: ``bad_request`` for a prompt that is empty or too long.
        """

    def sample(self, prompts: Sequence[str], seeds: Sequence[int]) -> Poses:
        """Poses float32 [P, N, 22, 3] in the pose frame, on the reference skeleton; raises as ``raw``."""


def correct(raw: Poses) -> Poses:
    """Raw joint positions → poses, corrected as those of the pipeline.

    Args:
        raw: float [..., 22, 3], metres.

    Returns:
        float32 [..., 22, 3] with the bones of the reference skeleton, on the floor, the pelvis over the
        origin: not every rival knows that it is always there.
    """
    skeleton = skeleton_tensors(REFERENCE)
    poses = rest_on_floor(project_to_skeleton(torch.from_numpy(raw), skeleton), skeleton)
    poses[..., 0::2] -= poses[..., :1, 0::2].clone()
    return np.asarray(poses.numpy(), np.float32)


def write(folder: Path, name: str, tensors: Mapping[str, Tensor], card: Mapping[str, Any]) -> Path:
    """Write ``NAME.safetensors`` and its card ``NAME.json``; returns the path of the former."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.safetensors"
    data = save_tensors({key: value.detach().cpu().contiguous() for key, value in tensors.items()})
    path.write_bytes(data)
    full = {"version": CARD_VERSION, "name": name, "sha256": hashlib.sha256(data).hexdigest(), **card}
    path.with_suffix(".json").write_text(json.dumps(full, indent=1) + "\n", "utf-8")
    return path


def read(folder: Path, name: str) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Read what :func:`write` wrote: tensors and card.

    Raises:
        PosewrightError: ``baseline_missing``; ``baseline_corrupt`` where file and card do not fit together.
    """
    path = folder / f"{name}.safetensors"
    hint = f"Make it with: python -m training baseline {name} --corpus FILE --run {folder}"
    if not path.is_file() or not path.with_suffix(".json").is_file():
        raise PosewrightError("baseline_missing", f"There is no {path.name} with its card in {folder}.", hint)
    try:
        data = path.read_bytes()
        card = json.loads(path.with_suffix(".json").read_text("utf-8"))
        if card["version"] != CARD_VERSION or card["name"] != name:
            raise ValueError("the card is of another baseline or version")
        if card["sha256"] != hashlib.sha256(data).hexdigest():
            raise ValueError("the file does not match the SHA-256 of its card")
        return load_tensors(data), card
    except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
        raise corrupt(path, error) from error


def corrupt(path: Path, why: object) -> PosewrightError:
    """The error for a baseline whose files cannot be used."""
    return PosewrightError(
        "baseline_corrupt", f"The baseline {path} cannot be used: {why}.", "Train it again."
    )
