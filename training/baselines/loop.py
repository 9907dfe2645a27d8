"""The training of all baselines that are trained: one loop, one stream of pairs, one kind of file."""

from __future__ import annotations

import copy
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tqdm import tqdm

from inference.encoders import load_encoder
from inference.pipeline import choose_device
from training.corpus import Corpus
from training.runs import (
    GROUP,
    check_settings,
    draw_batches,
    learning_rate,
    load_checkpoint,
    sample_states,
    save_checkpoint,
    update_average,
)
from training.text_cache import TextCache, encode
from training.train import TrainConfig, draw_weights

from .baseline import write
from .network import Method, Network

_LOG_EVERY = 50
_SAVE_EVERY = 500
_VALIDATED = 512  # poses


@dataclass
class _State:
    network: Network
    averaged: Network
    optimiser: torch.optim.Optimizer
    step: int = 0
    seconds: float = 0.0

    def save(self, path: Path) -> None:
        values = {
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
        }
        save_checkpoint(path, values)

    def load(self, path: Path) -> None:
        values = load_checkpoint(path)
        self.network.load_state_dict(values["network"])
        self.averaged.load_state_dict(values["averaged"])
        self.optimiser.load_state_dict(values["optimiser"])
        self.step, self.seconds = values["step"], values["seconds"]


def train_network(
    name: str,
    method: Method,
    corpus: Corpus,
    config: TrainConfig,
    run: Path,
    device: str = "auto",
    encoder_name: str = "minilm",
    encoder_folder: str | None = None,
    texts: Path | None = None,
) -> Path:
    """Train a baseline, or go on from the run's last checkpoint, and write weights with their card.

    Args:
        name: of the baseline.
        method: how it is made.
        corpus: poses and captions; pairs are drawn as for our own model.
        config: settings; a run that exists must have been started with the same.
        run: folder of checkpoints, log and ``NAME.safetensors``.
        device: where to train.
        encoder_name: registered text encoder.
        encoder_folder: its files.
        texts: folder of encoded captions, ``run`` by default; runs on one corpus can share it.

    Raises:
        PosewrightError: ``run_differs`` when the folder holds a run with other settings.
    """
    chosen = choose_device(device)
    torch.manual_seed(config.seed)
    encoder = load_encoder(encoder_name, encoder_folder, chosen)
    text_width = encoder.pooled_width if method.pooled else encoder.width
    network = method.make(text_width, method.shape)
    run.mkdir(parents=True, exist_ok=True)
    settings = {
        "name": name, "train": asdict(config), "shape": dict(method.shape), "encoder": encoder_name,
        "corpus": corpus.sha256,
    }  # fmt: skip
    check_settings(run / "settings.json", settings)
    cache = encode(corpus.texts, encoder, texts or run, chosen)
    training = torch.from_numpy(corpus.poses[corpus.of_split("train")])
    network.prepare(training, sample_states(cache, method.pooled))
    network.to(chosen)
    averaged = copy.deepcopy(network).eval().requires_grad_(False)
    optimiser = torch.optim.AdamW(
        network.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay, betas=(0.9, 0.99)
    )
    state = _State(network, averaged, optimiser)
    saved = run / "last.pt"
    if saved.is_file():
        state.load(saved)
    _loop(state, corpus, cache, method.pooled, config, run)
    state.save(saved)
    card: dict[str, Any] = {
        "encoder": encoder_name,
        "text_width": text_width,
        "shape": dict(method.shape),
        "about": {
            "licence": "GPL-3.0-or-later",
            "corpus_sha256": corpus.sha256,
            "parameters": sum(parameter.numel() for parameter in network.parameters()),
            "training": asdict(config),
            "minutes": round(state.seconds / 60, 1),
            "validation": _validate(averaged, corpus, cache, method.pooled),
            "validation_history": _history(run / "log.jsonl"),
        },
    }
    return write(run, name, averaged.state_dict(), card)


def _history(log: Path) -> dict[str, dict[str, float]]:
    """Terms of the loss on held-out takes by step, for who wants to see where training levelled off."""
    if not log.is_file():
        return {}
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    return {str(line["step"]): line["validation"] for line in lines if "validation" in line}


def _batch(
    corpus: Corpus, cache: TextCache, pooled: bool, rows: NDArray[np.int64], captions: NDArray[np.int64]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    text, mask = cache.pooled_batch(captions) if pooled else cache.batch(captions)
    return torch.from_numpy(corpus.poses[rows]), text, mask


def _loop(
    state: _State, corpus: Corpus, cache: TextCache, pooled: bool, config: TrainConfig, run: Path
) -> None:
    parameters = list(state.network.parameters())
    device = state.network.mean.device
    cumulative = np.cumsum(draw_weights(corpus, config))
    window: list[dict[str, float]] = []
    group: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    bar = tqdm(total=config.steps, initial=state.step, desc="training", unit="step")
    state.network.train()
    while state.step < config.steps:
        started = time.perf_counter()
        # Seeded by the step: a run that goes on draws what it would have drawn.
        number, place = divmod(state.step, GROUP)
        if not group or place == 0:
            rng = np.random.default_rng([config.seed, number])
            group = draw_batches(corpus, cache, config.batch, cumulative, rng)
        torch.manual_seed(config.seed * 1_000_003 + state.step)
        poses, text, mask = (part.to(device) for part in _batch(corpus, cache, pooled, *group[place]))
        terms = state.network.loss(poses, text, mask)
        state.optimiser.zero_grad(set_to_none=True)
        torch.stack(list(terms.values())).sum().backward()  # type: ignore[no-untyped-call]
        norm = float(torch.nn.utils.clip_grad_norm_(parameters, config.clip))
        for one in state.optimiser.param_groups:
            one["lr"] = learning_rate(config, state.step)
        state.optimiser.step()
        state.step += 1
        state.seconds += time.perf_counter() - started
        update_average(state.averaged, state.network, state.step, config.ema)
        window.append({term: float(value.detach()) for term, value in terms.items()})
        bar.update()
        if state.step % _LOG_EVERY == 0:
            figures: dict[str, Any] = {
                "step": state.step,
                "seconds": round(state.seconds, 1),
                "gradient": norm,
            }
            figures |= {term: float(np.mean([one[term] for one in window])) for term in window[0]}
            window.clear()
            if state.step % _SAVE_EVERY == 0:
                state.save(run / "last.pt")
                figures["validation"] = _validate(state.averaged, corpus, cache, pooled)
            with (run / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(figures) + "\n")
    bar.close()


@torch.no_grad()
def _validate(network: Network, corpus: Corpus, cache: TextCache, pooled: bool) -> dict[str, float]:
    """Terms of the loss on held-out takes, with fixed draws; empty where there are none."""
    held_out = corpus.of_split("validation")
    if not len(held_out):
        return {}
    rows = np.random.default_rng(0).choice(held_out, size=min(_VALIDATED, len(held_out)), replace=False)
    captions = corpus.caption_rows[corpus.caption_starts[rows]].astype(np.int64)
    batch = _batch(corpus, cache, pooled, rows, captions)
    torch.manual_seed(0)  # every step of training seeds anew
    terms = network.loss(*(part.to(network.mean.device) for part in batch))
    return {term: round(float(value), 5) for term, value in terms.items()}
