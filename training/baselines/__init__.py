"""Rivals of our model, all made from the same corpus and its split, behind one protocol.

``nearest`` (retrieval), ``seed-1`` to ``seed-3`` and ``seed-3-decoded`` (the paper that the model starts
from), ``t2p`` and ``cvae`` (two other ways to generate poses from words), ``unconditional`` (no words) and
``real`` (the ceiling). Each module says what is from where and what is changed.
"""

from __future__ import annotations

from pathlib import Path

from inference.encoders import load_encoder
from inference.errors import PosewrightError
from inference.pipeline import choose_device

from . import cvae, seed, t2p, unconditional
from .baseline import Baseline, correct, corrupt, read
from .nearest import Nearest
from .network import Method, Trained
from .real import Real

METHODS: dict[str, Method] = {
    "seed-1": seed.method(1, decoded=False),
    "seed-2": seed.method(2, decoded=False),
    "seed-3": seed.method(3, decoded=False),
    "seed-3-decoded": seed.method(3, decoded=True),
    "t2p": t2p.METHOD,
    "cvae": cvae.METHOD,
    "unconditional": unconditional.METHOD,
}
NAMES = (Nearest.name, *METHODS, Real.name)

__all__ = ["METHODS", "NAMES", "Baseline", "check_name", "correct", "load_baseline"]


def check_name(name: str) -> None:
    """Refuse what is no baseline: PosewrightError ``baseline_unknown``."""
    if name not in NAMES:
        raise PosewrightError(
            "baseline_unknown", f"There is no baseline {name!r}.", f"Use one of: {', '.join(NAMES)}."
        )


def load_baseline(
    name: str, folder: Path | str, device: str = "auto", encoder_folder: str | None = None
) -> Baseline:
    """Load what ``python -m training baseline NAME`` wrote to a folder.

    Args:
        name: one of :data:`NAMES`.
        folder: its run folder.
        device: where networks run; one of :data:`inference.pipeline.DEVICES`.
        encoder_folder: the text encoder's files; None for their default place.

    Raises:
        PosewrightError: ``baseline_unknown``, ``baseline_missing``, ``baseline_corrupt``,
            ``encoder_missing``, ``device_unavailable``.
    """
    check_name(name)
    chosen = choose_device(device)
    folder = Path(folder)
    tensors, card = read(folder, name)
    try:
        if name == Real.name:
            return Real(card, tensors)
        encoder = load_encoder(card["encoder"], encoder_folder, chosen)
        if name == Nearest.name:
            return Nearest(card, tensors, encoder)
        method = METHODS[name]
        network = method.make(card["text_width"], card["shape"])
        network.load_state_dict(tensors)
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise corrupt(folder / f"{name}.safetensors", str(error).splitlines()[0]) from error
    return Trained(name, card, network.to(chosen), encoder, method.pooled)
