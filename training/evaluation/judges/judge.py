"""A trained judge: embeds poses and texts; safetensors plus a JSON card on disk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from inference.encoders import load_encoder
from inference.errors import PosewrightError
from rig.pose import mirror
from rig.skeleton import JOINT_COUNT, FloatArray
from training.captions import swap_sides

from .networks import WIDTH, Clapp, ClappShape, SentenceStates, Tmr, TmrShape, side_aware
from .texts import Vocabulary

CARD_VERSION = 1
KINDS = ("clapp", "tmr")
ENCODER = "minilm"
_BATCH = 256

N = TypeVar("N", Clapp, Tmr)


class Judge(Generic[N]):
    """Says how well poses fit texts: both embed as unit vectors, nearer ones fit better.

    Attributes:
        kind: ``clapp`` or ``tmr``.
        network: in evaluation mode after :meth:`freeze`.
        card: what it was trained on, its settings and its own figures; empty before training.
    """

    def __init__(self, kind: str, network: N, card: Mapping[str, Any]) -> None:
        self.kind = kind
        self.network: N = network
        self.card = card

    @torch.inference_mode()
    def embed_poses(self, poses: FloatArray) -> NDArray[np.float32]:
        """Unit vectors of poses.

        Args:
            poses: float [N, 22, 3] in the pose frame, metres.

        Returns:
            float32 [N, D].

        Raises:
            PosewrightError: ``bad_pose`` for another shape or values that are not finite.
        """
        poses = np.asarray(poses, np.float32)
        if poses.ndim != 3 or poses.shape[1:] != (JOINT_COUNT, 3) or not np.isfinite(poses).all():
            raise PosewrightError(
                "bad_pose",
                f"Poses of shape {list(poses.shape)} cannot be judged.",
                f"Give finite numbers [N, {JOINT_COUNT}, 3].",
            )
        device = next(self.network.parameters()).device
        out = np.zeros((len(poses), WIDTH), np.float32)
        for first in range(0, len(poses), _BATCH):
            part = poses[first : first + _BATCH]
            own, mirrored = (
                self.network.poses(torch.from_numpy(one).to(device)) for one in (part, mirror(part))
            )
            out[first : first + _BATCH] = _unit(side_aware(own, mirrored))
        return out

    @torch.inference_mode()
    def embed_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors float32 [N, D] of texts.

        Raises:
            PosewrightError: ``encoder_missing`` or ``bad_request`` from the encoder of ``clapp``.
        """
        out = np.zeros((len(texts), WIDTH), np.float32)
        order = np.argsort([len(text) for text in texts], kind="stable")  # less padding
        for first in range(0, len(texts), _BATCH):
            rows = order[first : first + _BATCH]
            own = self.network.texts([texts[row] for row in rows])
            mirrored = self.network.texts([swap_sides(texts[row]) for row in rows])
            out[rows] = _unit(side_aware(own, mirrored))
        return out

    def freeze(self) -> Judge[N]:
        """The same judge, ready to judge."""
        self.network.eval().requires_grad_(False)
        return self

    def save(self, path: Path, about: Mapping[str, Any]) -> Path:
        """Write ``path`` (.safetensors) and its card beside it; returns ``path``."""
        path.parent.mkdir(parents=True, exist_ok=True)
        tensors = {name: value.detach().cpu() for name, value in self.network.state_dict().items()}
        save_file(tensors, path)
        card: dict[str, Any] = {
            "version": CARD_VERSION,
            "kind": self.kind,
            "sha256": _sha256(path),
            "shape": asdict(self.network.shape),
            "about": dict(about),
        }
        if isinstance(self.network, Tmr):
            card["vocabulary"] = list(self.network.vocabulary.listed)
        path.with_suffix(".json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
        self.card = card
        return path


def make_clapp(states: SentenceStates, shape: ClappShape | None = None) -> Judge[Clapp]:
    """An untrained judge ``clapp`` that reads texts through ``states``."""
    return Judge("clapp", Clapp(shape or ClappShape(), states), {})


def make_tmr(vocabulary: Vocabulary, shape: TmrShape | None = None) -> Judge[Tmr]:
    """An untrained judge ``tmr``."""
    return Judge("tmr", Tmr(shape or TmrShape(), vocabulary), {})


def _unit(latents: torch.Tensor) -> NDArray[np.float32]:
    return np.asarray(torch.nn.functional.normalize(latents, dim=-1).cpu().numpy())


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def load_judge(path: Path | str, device: str | torch.device = "cpu") -> Judge[Any]:
    """Load what :meth:`Judge.save` wrote.

    Args:
        path: the safetensors file; its card is beside it.
        device: where it judges.

    Raises:
        PosewrightError: ``judge_missing``; ``judge_corrupt`` where file and card do not fit together.
    """
    path = Path(path)
    if not path.is_file() or not path.with_suffix(".json").is_file():
        raise PosewrightError(
            "judge_missing",
            f"There is no judge {path} with its card.",
            "Train one with: python -m training judge --corpus FILE --out DIR",
        )
    try:
        card = json.loads(path.with_suffix(".json").read_text("utf-8"))
        if card["version"] != CARD_VERSION or card["sha256"] != _sha256(path):
            raise ValueError("the card is of another file")
        if card["kind"] == "clapp":
            states = SentenceStates(lambda: load_encoder(ENCODER, device=device))
            judge: Judge[Any] = make_clapp(states, ClappShape(**card["shape"]))
        elif card["kind"] == "tmr":
            judge = make_tmr(Vocabulary(card["vocabulary"]), TmrShape(**card["shape"]))
        else:
            raise ValueError(f"there is no kind {card['kind']!r}")
        judge.network.load_state_dict(load_file(path))
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError) as error:
        raise PosewrightError(
            "judge_corrupt", f"The judge {path} cannot be loaded: {error}.", "Train it again."
        ) from error
    judge.card = card
    judge.network.to(device)
    return judge.freeze()
