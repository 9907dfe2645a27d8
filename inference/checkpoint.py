"""Weights: a safetensors file plus a JSON card that says what they are. No pickle is ever read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from .errors import PosewrightError
from .joint_limits import ANGLE_NAMES, Limits
from .kinematics import SkeletonTensors
from .model import ModelConfig, PoseUNet
from .normalisation import Normalisation
from .solvers import SOLVERS

FOLDER = Path(__file__).parent / "weights"
DEFAULT_NAME = "posewright-small"
CARD_VERSION = 3


@dataclass(frozen=True)
class Sampling:
    """Default sampling settings of a set of weights.

    Attributes:
        solver: a key of :data:`inference.solvers.SOLVERS` for the model's objective.
        steps: solver steps.
        guidance: classifier-free guidance scale.
        interval: times within which guidance applies.
        denial: how strongly to guide away from what a prompt denies.
    """

    solver: str
    steps: int
    guidance: float
    interval: tuple[float, float]
    denial: float


@dataclass(frozen=True, eq=False)
class Card:
    """What a set of weights is: everything needed to run it, and where it comes from.

    Attributes:
        name: file stem.
        sha256: of the safetensors file.
        encoder: registered text encoder.
        model: network shape.
        normalisation: positions ↔ the network's numbers.
        skeleton: reference skeleton of FK correction.
        limits: how far its joints may turn, degrees, see :mod:`inference.joint_limits`.
        sampling: defaults.
        about: training data, settings and metrics, for people.
    """

    name: str
    sha256: str
    encoder: str
    model: ModelConfig
    normalisation: Normalisation
    skeleton: SkeletonTensors
    limits: Limits
    sampling: Sampling
    about: Mapping[str, Any]


def find(name: str) -> Path:
    """Path of a weights file: a name in the weights folder, ``default``, or a path.

    Raises:
        PosewrightError: ``weights_missing``.
    """
    if name.endswith(".safetensors"):
        path = Path(name)
    else:
        path = FOLDER / f"{DEFAULT_NAME if name == 'default' else name}.safetensors"
    if not path.is_file() or not path.with_suffix(".json").is_file():
        have = ", ".join(sorted(p.stem for p in path.parent.glob("*.safetensors"))) or "none"
        raise PosewrightError(
            "weights_missing",
            f"The weights {path.name} or their card {path.stem}.json are not in {path.parent} "
            f"(there: {have}).",
            "Install the add-on again, or name weights that are there.",
        )
    return path


def _corrupt(path: Path, why: str) -> PosewrightError:
    return PosewrightError(
        "weights_corrupt", f"The weights {path} cannot be used: {why}.", "Install the add-on again."
    )


def read_card(path: Path) -> Card:
    """Read the card beside a weights file.

    Raises:
        PosewrightError: ``weights_corrupt``.
    """
    try:
        values = json.loads(path.with_suffix(".json").read_text("utf-8"))
        if values["version"] != CARD_VERSION:
            raise _corrupt(
                path, f"its card has version {values['version']}, this program reads {CARD_VERSION}"
            )
        skeleton, normalisation = values["skeleton"], values["normalisation"]
        sampling = values["sampling"]
        model = ModelConfig.from_json(values["model"])
        if sampling["solver"] not in SOLVERS[model.objective]:
            raise _corrupt(path, f"its card names a solver {sampling['solver']!r}, which does not fit")
        return Card(
            name=path.stem,
            sha256=values["sha256"],
            encoder=values["encoder"],
            model=model,
            normalisation=Normalisation(
                normalisation["space"],
                tuple(skeleton["parents"]),
                torch.tensor(normalisation["mean"]),
                torch.tensor(normalisation["std"]),
            ),
            skeleton=SkeletonTensors(
                tuple(skeleton["joint_names"]),
                tuple(skeleton["parents"]),
                torch.tensor(skeleton["offsets"]),
                torch.tensor(skeleton["radii"]),
            ),
            limits={name: _span(values["limits"][name]) for name in ANGLE_NAMES},
            sampling=Sampling(**(sampling | {"interval": tuple(sampling["interval"])})),
            about=values["about"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _corrupt(path, f"its card is damaged ({error})") from error


def _span(values: Sequence[float]) -> tuple[float, float]:
    least, most = map(float, values)
    if least > most:
        raise ValueError(f"a joint's limits {least}, {most} are the wrong way round")
    return least, most


def load(name: str) -> tuple[Card, PoseUNet]:
    """Load weights after checking them against their card's SHA-256.

    Raises:
        PosewrightError: ``weights_missing`` or ``weights_corrupt``.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load as load_tensors

    path = find(name)
    card = read_card(path)
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != card.sha256:
        raise _corrupt(path, "the file does not match the SHA-256 of its card")
    model = PoseUNet(card.model)
    try:
        tensors = load_tensors(data)
        model.load_state_dict({key: tensor.float() for key, tensor in tensors.items()})
    except (SafetensorError, RuntimeError) as error:
        raise _corrupt(path, str(error).splitlines()[0]) from error
    return card, model.eval().requires_grad_(False)


def save(path: Path, model: PoseUNet, card: Mapping[str, Any]) -> str:
    """Write weights in half precision and their card.

    Args:
        path: the safetensors file; the card goes beside it.
        model: its parameters are stored as float16.
        card: fields ``encoder, normalisation, skeleton, limits, sampling, about``; the rest is added.

    Returns:
        The file's SHA-256.
    """
    from safetensors.torch import save as save_tensors

    data = save_tensors(
        {key: value.detach().cpu().half().contiguous() for key, value in model.state_dict().items()}
    )
    digest = hashlib.sha256(data).hexdigest()
    full = {"version": CARD_VERSION, "sha256": digest, "model": model.config.to_json(), **card}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.with_suffix(".json").write_text(json.dumps(full, indent=1) + "\n", "utf-8")
    return digest
