"""``python -m training judge``: train the judges, each on its own half of the training takes."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from inference.encoders import load_encoder
from inference.pipeline import DEVICES, choose_device
from training.captions import swap_sides
from training.checker import check, claims
from training.corpus import KINDS as POSE_KINDS
from training.corpus import Corpus
from training.evaluation.metrics import fid_floor, mm_dist, r_precision, swap_accuracy
from training.runs import check_settings, learning_rate, load_checkpoint, save_checkpoint
from training.text_cache import encode

from .judge import ENCODER, KINDS, Judge, make_clapp, make_tmr
from .losses import info_nce, negatives, side_loss
from .networks import ClappShape, SentenceStates, Tmr, TmrShape, side_aware
from .pairs import Draws, capped, full_pairs, training_rows
from .texts import Vocabulary, sentences

_LOG_EVERY = 50
_SAVE_EVERY = 250
_TESTED = 1024  # poses
_VOCABULARY = {"at_least": 3, "at_most": 2500}
_MEASURED = ("validation", "test")
_HALF = {"clapp": 0, "tmr": 1}


@dataclass(frozen=True)
class JudgeConfig:
    """Settings of a training run; written beside its checkpoints.

    Attributes:
        steps: optimiser steps.
        batch: poses a step, and as many mirror images.
        learning_rate: peak, after a linear warm-up; cosine to zero at the end.
        warmup: steps.
        weight_decay: AdamW's.
        temperature: at the start; it is learned.
        side_weight: weight of telling a text from its mirror image.
        near_identical: share of pairs of words from which on two texts are no negatives, or None.
        rebuild_weight: weight of rebuilding the pose from the latents of pose and text; ``tmr`` only.
        noise: deviation of the noise on joints, metres.
        captions: ``clapp`` learns from as many; encoding them takes a good part of its time.
        captions_each: most captions of a pose that it learns from.
        clip: gradient norm limit.
        seed: of initialisation, batches and noise.
    """

    steps: int
    batch: int = 64
    learning_rate: float = 1e-3
    warmup: int = 100
    weight_decay: float = 0.02
    temperature: float = 0.1
    side_weight: float = 1.0
    near_identical: float | None = None
    rebuild_weight: float = 0.0
    noise: float = 0.01
    captions: int = 24_000
    captions_each: int = 3
    clip: float = 1.0
    seed: int = 0


DEFAULTS = {
    "clapp": JudgeConfig(steps=2500),
    "tmr": JudgeConfig(steps=2000, near_identical=0.8, rebuild_weight=0.3),
}


def figures(judge: Judge[Any], corpus: Corpus, split: str, most: int) -> dict[str, Any]:
    """How good a judge is on real poses with their full captions.

    Args:
        judge: which.
        corpus: where the poses are from.
        split: a name of :data:`training.corpus.SPLITS`.
        most: poses that are judged.

    Returns:
        R-precision in pools of 32, of full captions (also by kind of pose) and of one caption each; distance
        of right and wrong pairs; swap accuracy over the texts that name a side, and over those of them that
        the checker refutes once their sides are swapped; FID floor.
    """
    rows, texts = full_pairs(corpus, split, most)
    poses, embedded = judge.embed_poses(corpus.poses[rows]), judge.embed_texts(texts)
    swapped = [swap_sides(text) for text in texts]
    sided = np.array([text != other for text, other in zip(texts, swapped, strict=True)])
    singles = [corpus.captions(row)[0] for row in rows]
    precision = r_precision(embedded, poses)
    single = r_precision(judge.embed_texts(singles), poses)
    result: dict[str, Any] = {
        "split": split,
        "poses": len(rows),
        "captions_each": round(float(np.diff(corpus.caption_starts)[rows].mean()), 2),
        "r_precision": [round(rank.mean, 4) for rank in precision],
        "r_precision_95": [round(rank.half_width, 4) for rank in precision],
        "r_precision_one_caption": [round(rank.mean, 4) for rank in single],
        "mm_dist": round(mm_dist(embedded, poses), 4),
        "mm_dist_shuffled": round(mm_dist(np.roll(embedded, 1, axis=0), poses), 4),
    }
    if sided.any():
        others = judge.embed_texts([text for text, keep in zip(swapped, sided, strict=True) if keep])
        result["swap_accuracy"] = round(swap_accuracy(poses[sided], embedded[sided], others), 4)
        result["sided"] = int(sided.sum())
        # Of a pose that is nearly symmetric the swapped text may be true as well.
        wrong = np.array(
            [
                any(check(claim, corpus.poses[row]) is False for claim in claims(swapped[place]))
                for place, row in zip(np.flatnonzero(sided), rows[sided], strict=True)
            ]
        )
        if wrong.any():
            accuracy = swap_accuracy(poses[sided][wrong], embedded[sided][wrong], others[wrong])
            result["swap_accuracy_refuted"] = round(accuracy, 4)
            result["refuted"] = int(wrong.sum())
    floor = fid_floor(poses)
    result["fid_floor"] = round(floor.mean, 5)
    for number, kind in enumerate(POSE_KINDS):
        chosen = corpus.kind[rows] == number
        if chosen.sum() >= 64:
            ranks = r_precision(embedded[chosen], poses[chosen])
            result[f"r_precision_{kind}"] = [round(rank.mean, 4) for rank in ranks]
    return result


@dataclass
class _State:
    judge: Judge[Any]
    scale: Tensor  # logarithm of 1 / temperature
    optimiser: torch.optim.Optimizer
    step: int = 0
    seconds: float = 0.0

    def save(self, path: Path) -> None:
        values = {
            "network": self.judge.network.state_dict(),
            "scale": self.scale.detach(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
        }
        save_checkpoint(path, values)

    def load(self, path: Path) -> None:
        values = load_checkpoint(path)
        self.judge.network.load_state_dict(values["network"])
        self.scale.data.copy_(values["scale"])
        self.optimiser.load_state_dict(values["optimiser"])
        self.step, self.seconds = values["step"], values["seconds"]


def train_judge(
    corpus: Corpus,
    kind: str,
    config: JudgeConfig,
    out: Path,
    device: str = "auto",
    shape: ClappShape | TmrShape | None = None,
) -> Path:
    """Train a judge, or go on from its last checkpoint, and write weights with their card.

    Args:
        corpus: poses and captions; ``clapp`` learns from one half of the training takes and book entries,
            ``tmr`` from the other.
        kind: ``clapp`` or ``tmr``.
        config: settings; a run that exists must have been started with the same.
        out: folder for ``KIND.safetensors`` and ``KIND.json``; the run's own files go to ``KIND-run`` in it.
        device: where to train.
        shape: sizes, by default those of the class.

    Returns:
        Path of the weights.

    Raises:
        PosewrightError: ``run_differs`` when the folder holds a run with other settings; ``corpus_small``.
    """
    chosen = choose_device(device)
    run = out / f"{kind}-run"
    run.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(config.seed)
    torch.manual_seed(config.seed)
    rows = training_rows(corpus, _HALF[kind])
    if kind == "clapp":
        assert not isinstance(shape, TmrShape)
        rows, captions = capped(corpus, rows, config.captions, config.captions_each, rng)
        plain = list(chain.from_iterable(captions))
        states = _encoded(corpus, plain, run, chosen)
        judge: Judge[Any] = _clapp(plain, states, shape, rng)
    else:
        assert not isinstance(shape, ClappShape)
        captions = [corpus.captions(row) for row in rows]
        texts = list(chain.from_iterable(captions))
        # Both sides of every caption are seen, so both are counted.
        judge = make_tmr(Vocabulary.of([*texts, *map(swap_sides, texts)], **_VOCABULARY), shape)
    settings = {**asdict(config), "corpus_sha256": corpus.sha256}
    check_settings(run / "settings.json", settings, "--out")
    network = judge.network
    network.features.normalise(torch.from_numpy(corpus.poses[rows]))
    network.to(chosen)
    scale = torch.nn.Parameter(torch.tensor(-float(np.log(config.temperature)), device=chosen))
    decayed = [value for value in network.parameters() if value.ndim > 1]
    others = [value for value in network.parameters() if value.ndim <= 1]
    optimiser = torch.optim.AdamW(
        [
            {"params": decayed, "weight_decay": config.weight_decay},
            {"params": [*others, scale], "weight_decay": 0.0},
        ],
        lr=config.learning_rate,
        betas=(0.9, 0.98),
    )
    state = _State(judge, scale, optimiser)
    saved = run / "last.pt"
    if saved.is_file():
        state.load(saved)
    _loop(state, corpus, Draws(corpus, rows, captions), config, chosen, run)
    state.save(saved)
    about: dict[str, Any] = {
        "licence": "GPL-3.0-or-later",
        "corpus_sha256": corpus.sha256,
        "half": _HALF[kind],
        "training_poses": len(rows),
        "training": asdict(config),
        "minutes": round(state.seconds / 60, 1),
        "temperature": round(float(torch.exp(-scale.detach())), 4),
    }
    path = judge.save(out / f"{kind}.safetensors", about)
    judge.freeze()
    about |= {split: figures(judge, corpus, split, _TESTED) for split in _MEASURED}
    return judge.save(path, about)


def _clapp(
    captions: Sequence[str], states: SentenceStates, shape: ClappShape | None, rng: np.random.Generator
) -> Judge[Any]:
    judge = make_clapp(states, shape)
    # A few thousand captions tell mean and spread well enough.
    judge.network.normalise_text([captions[place] for place in rng.permutation(len(captions))[:2000]])
    return judge


def _encoded(corpus: Corpus, captions: Sequence[str], run: Path, device: torch.device) -> SentenceStates:
    """States of captions to learn from, and of all that the figures are made with, sides swapped too."""
    plain = [*captions, *(text for split in _MEASURED for text in full_pairs(corpus, split, _TESTED)[1])]
    both = [*plain, *map(swap_sides, plain)]
    listed = tuple(sorted({sentence for text in both for sentence in sentences(text)}))
    encoder = load_encoder(ENCODER, device=device)
    states = SentenceStates(lambda: encoder)
    states.remember(listed, encode(listed, encoder, run, device))
    return states


def _loss(state: _State, draws: Draws, config: JudgeConfig, device: torch.device) -> dict[str, Tensor]:
    """The terms of a step's loss, weighted; ``total`` is their sum."""
    network = state.judge.network
    # Seeded by the step: a run that goes on draws what it would have drawn.
    torch.manual_seed(config.seed * 1_000_003 + state.step)
    batch = draws.batch(config.batch, config.noise, np.random.default_rng([config.seed, state.step]))
    poses = torch.from_numpy(batch.poses).to(device)
    # The other half of the batch are the mirror images.
    pose_latents, text_latents = (
        side_aware(latents, latents.roll(config.batch, 0))
        for latents in (network.poses(poses), network.texts(batch.texts))
    )
    similarity = (
        torch.nn.functional.normalize(pose_latents, dim=-1)
        @ torch.nn.functional.normalize(text_latents, dim=-1).T
    )
    # A temperature below 0.01 makes training unstable (Radford et al. 2021).
    scores = similarity * state.scale.clamp(max=float(np.log(100))).exp()
    negative = torch.from_numpy(negatives(batch.texts, config.near_identical)).to(device)
    terms = {
        "contrast": info_nce(scores, negative),
        "sides": config.side_weight * side_loss(scores, negative),
    }
    if isinstance(network, Tmr) and config.rebuild_weight:
        wanted = network.features(poses)[..., :3]
        wrong = [(network.decode(latents) - wanted).abs().mean() for latents in (pose_latents, text_latents)]
        terms["rebuild"] = config.rebuild_weight * (wrong[0] + wrong[1])
    return {**terms, "total": torch.stack(list(terms.values())).sum()}


def _loop(
    state: _State, corpus: Corpus, draws: Draws, config: JudgeConfig, device: torch.device, run: Path
) -> None:
    parameters = [*state.judge.network.parameters(), state.scale]
    window: list[dict[str, float]] = []
    bar = tqdm(total=config.steps, initial=state.step, desc=f"judge {state.judge.kind}", unit="step")
    while state.step < config.steps:
        started = time.perf_counter()
        state.judge.network.train()
        terms = _loss(state, draws, config, device)
        state.optimiser.zero_grad(set_to_none=True)
        terms["total"].backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(parameters, config.clip)
        for group in state.optimiser.param_groups:
            group["lr"] = learning_rate(config, state.step)
        state.optimiser.step()
        state.step += 1
        state.seconds += time.perf_counter() - started
        window.append({name: float(value.detach()) for name, value in terms.items()})
        bar.update()
        if state.step % _LOG_EVERY == 0:
            row: dict[str, Any] = {"step": state.step, "seconds": round(state.seconds, 1)}
            row |= {name: float(np.mean([terms[name] for terms in window])) for name in window[0]}
            window.clear()
            bar.set_postfix(loss=f"{row['total']:.3f}")
            if state.step % _SAVE_EVERY == 0:
                state.save(run / "last.pt")
                state.judge.network.eval()
                row["validation"] = figures(state.judge, corpus, "validation", _TESTED)
            with (run / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(row) + "\n")
    bar.close()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training judge``."""
    parser.add_argument("--corpus", type=Path, required=True, help="file that prepare wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights, cards and run files")
    parser.add_argument("--which", choices=KINDS, help="train one only (default: both)")
    parser.add_argument("--steps", type=int, help="optimiser steps (default: each judge's own)")
    parser.add_argument("--batch", type=int, help="poses a step (default: each judge's own)")
    parser.add_argument("--captions", type=int, help="captions that clapp learns from")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="auto", choices=DEVICES)


def run(arguments: argparse.Namespace) -> int:
    """Corpus → judges; goes on where an interrupted run stopped."""
    corpus = Corpus.load(arguments.corpus)
    given = {name: getattr(arguments, name) for name in ("steps", "batch", "captions", "seed")}
    for kind in (arguments.which,) if arguments.which else KINDS:
        changed = {name: value for name, value in given.items() if value is not None}
        config = JudgeConfig(**{**asdict(DEFAULTS[kind]), **changed})
        path = train_judge(corpus, kind, config, arguments.out, arguments.device)
        card = json.loads(path.with_suffix(".json").read_text("utf-8"))
        print(f"wrote {path}")
        print(json.dumps(card["about"]["test"], indent=1))
    return 0
