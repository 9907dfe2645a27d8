"""Train the denoiser: conditional flow matching, or noise prediction, with EMA and resume."""

from __future__ import annotations

import argparse
import copy
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from tqdm import tqdm

from inference import checkpoint
from inference.denials import denies
from inference.encoders import ENCODERS, load_encoder
from inference.errors import PosewrightError
from inference.joint_limits import ANGLE_NAMES
from inference.model import CONDITIONINGS, OBJECTIVES, ModelConfig, PoseUNet
from inference.normalisation import SPACES, Normalisation, normalise
from inference.pipeline import DEVICES, choose_device
from inference.solvers import SOLVERS, time_grid
from rig.pose import mirror
from rig.skeleton import JOINT, LIMBS, PARENTS, REFERENCE
from training.corpus import KINDS, Corpus
from training.corpus.prepare import FILE, prepare
from training.corpus.store import VOICES
from training.diagnostics import diagnose
from training.loss import PoseLoss
from training.runs import (
    check_settings,
    draw_batches,
    learning_rate,
    load_checkpoint,
    sample_states,
    save_checkpoint,
    update_average,
)
from training.tensors import skeleton_card, skeleton_tensors
from training.text_cache import TextCache, encode

BRIEF = 10  # words: longer prompts are rare
_LOG_EVERY = 50
_SAVE_EVERY = 500  # a multiple of runs.GROUP: a group that is under way is not saved


@dataclass(frozen=True)
class TrainConfig:
    """Settings of a run; written beside its checkpoints.

    Attributes:
        steps: optimiser steps.
        batch: poses a step.
        learning_rate: peak, after a linear warm-up; cosine to zero at the end.
        warmup: steps.
        weight_decay: AdamW's.
        condition_drop: share of captions replaced by the null token.
        ema: decay of the averaged weights, which are the ones shipped.
        anatomy_weight: weight of the bone-length loss; it counts at low noise only, where the
            predicted pose is a pose. The loss is a squared share of a length: with 0.5 it changes nothing.
        clip: gradient norm limit.
        precision: of the products that turn text into keys and values, ``float32`` or ``bfloat16`` (faster
            where the processor has it). All else is float32 either way.
        denials: how many times as often captions are drawn that say what is not so, compared with their share
            of the corpus: they are rare, and a network that has not heard "not" hears the rest.
        named: how many times as often captions by people are drawn, those of the pose book and of recordings,
            compared with their share of the corpus: they name what artists ask for ("facepalm"), and each
            is of few poses.
        brief: how many times as often captions of up to :data:`BRIEF` words are drawn: the rules make mostly
            long ones, artists type short ones.
        contrast: weight of being led away from the mirrored pose, see :class:`training.loss.PoseLoss`.
        space: in which poses are z-scored, see :mod:`inference.normalisation`; weights that a run begins from
            keep theirs.
        seed: of initialisation, batches and noise.
    """

    steps: int = 12_000
    batch: int = 192
    learning_rate: float = 6e-4
    warmup: int = 300
    weight_decay: float = 0.01
    condition_drop: float = 0.1
    ema: float = 0.999
    anatomy_weight: float = 50.0
    clip: float = 1.0
    precision: str = "float32"
    denials: float = 2.0
    named: float = 1.0
    brief: float = 1.0
    contrast: float = 0.0
    space: str = "bones"
    seed: int = 0


def limb_groups() -> tuple[tuple[int, ...], ...]:
    """The limbs of :data:`rig.skeleton.LIMBS` as joint indices."""
    return tuple(tuple(JOINT[name] for name in names) for names in LIMBS.values())


@dataclass
class _State:
    model: PoseUNet
    averaged: PoseUNet
    optimiser: torch.optim.Optimizer
    rng: np.random.Generator
    step: int = 0
    seconds: float = 0.0

    def save(self, path: Path) -> None:
        values = {
            "model": self.model.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "torch": torch.get_rng_state(),
            "rng": json.dumps(self.rng.bit_generator.state),
            "step": self.step,
            "seconds": self.seconds,
        }
        save_checkpoint(path, values)

    def load(self, path: Path) -> None:
        values = load_checkpoint(path)
        self.model.load_state_dict(values["model"])
        self.averaged.load_state_dict(values["averaged"])
        self.optimiser.load_state_dict(values["optimiser"])
        torch.set_rng_state(values["torch"])
        self.rng.bit_generator.state = json.loads(values["rng"])
        self.step, self.seconds = values["step"], values["seconds"]


def train(
    corpus: Corpus,
    model_config: ModelConfig,
    config: TrainConfig,
    run: Path,
    name: str,
    device: str = "auto",
    encoder_name: str = "minilm",
    encoder_folder: str | None = None,
    start: Sequence[str] = (),
    texts_folder: Path | None = None,
) -> Path:
    """Train, or go on from the run's last checkpoint, and write weights with their card.

    Args:
        corpus: poses and captions.
        model_config: ``text_width`` is taken from the encoder.
        config: settings; a run that exists must have been started with the same.
        run: folder of checkpoints and log.
        name: of the weights, ``run/name.safetensors``.
        device: where to train.
        encoder_name: registered text encoder.
        encoder_folder: its files.
        start: weights to go on from instead of random ones; their normalisation is kept. Of several, which
            go back to the same, their mean (Wortsman et al. 2022): it knows what each of them has learned.
        texts_folder: of encoded captions, ``run`` by default; runs on one corpus can share it.

    Raises:
        PosewrightError: ``run_differs`` when the folder holds a run with other settings;
            ``weights_missing``, ``weights_corrupt`` or ``weights_mismatch`` for ``start``.
    """
    chosen = choose_device(device)
    torch.manual_seed(config.seed)
    encoder = load_encoder(encoder_name, encoder_folder, chosen)
    pooled = model_config.conditioning == "pooled"
    model_config = ModelConfig.from_json(
        model_config.to_json() | {"text_width": encoder.pooled_width if pooled else encoder.width}
    )
    run.mkdir(parents=True, exist_ok=True)
    settings = {"train": asdict(config), "model": model_config.to_json(), "start": list(start)}
    check_settings(run / "settings.json", settings)
    texts = encode(corpus.texts, encoder, texts_folder or run, chosen)

    model = PoseUNet(model_config).to(chosen)
    if not start:
        sample = sample_states(texts, pooled)
        model.normalise_text(sample.mean(0), sample.std(0).clamp(min=1e-3))
        normalisation = normalisation_of(corpus, config.space)
    else:
        normalisation = _start_from(start, model)
    averaged = copy.deepcopy(model).eval().requires_grad_(False)
    optimiser = torch.optim.AdamW(
        model.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay, betas=(0.9, 0.99)
    )
    state = _State(model, averaged, optimiser, np.random.default_rng(config.seed))
    saved = run / "last.pt"
    if saved.is_file():
        state.load(saved)
    path = run / f"{name}.safetensors"

    def keep() -> None:
        state.save(saved)
        card = _card(corpus, normalisation, encoder_name, model_config, config)
        done = {"steps_done": state.step, "minutes": round(state.seconds / 60, 1)}
        card["about"]["training"] |= done | {"started_from": [Path(name).name for name in start]}
        checkpoint.save(path, averaged, card)

    _loop(state, corpus, normalisation, texts, config, chosen, run / "log.jsonl", keep)
    keep()
    return path


def normalisation_of(corpus: Corpus, space: str) -> Normalisation:
    """How poses of the training stream are z-scored in a space."""
    rows = corpus.of_split("train")
    return normalise(
        torch.from_numpy(corpus.poses[rows]), torch.from_numpy(corpus.weight[rows]), space, PARENTS
    )


def draw_weights(corpus: Corpus, config: TrainConfig) -> NDArray[np.float64]:
    """How often each pair of pose and caption is drawn: float64 [M], relative; see :class:`TrainConfig`."""
    denying = np.array([denies(text) for text in corpus.texts])[corpus.caption_rows]
    brief = np.array([len(text.split()) <= BRIEF for text in corpus.texts])[corpus.caption_rows]
    by_people = corpus.caption_voice != VOICES.index("rules")
    weights = corpus.pair_weights
    for chosen, times in ((denying, config.denials), (by_people, config.named), (brief, config.brief)):
        weights = weights * np.where(chosen, times, 1.0)
    return weights


def _start_from(names: Sequence[str], model: PoseUNet) -> Normalisation:
    """Give the network the mean of weights; returns their normalisation."""
    loaded = [checkpoint.load(name) for name in names]
    normalisation = loaded[0][0].normalisation
    for name, (card, _) in zip(names, loaded, strict=True):
        if card.model != model.config or not torch.equal(card.normalisation.mean, normalisation.mean):
            raise PosewrightError(
                "weights_mismatch",
                f"The weights {name} have another network or another normalisation.",
                "Train with the same settings, and take the mean of weights that go back to the same.",
            )
    states = [trained.state_dict() for _, trained in loaded]
    model.load_state_dict({key: torch.stack([state[key] for state in states]).mean(0) for key in states[0]})
    return normalisation


def _loop(
    state: _State,
    corpus: Corpus,
    normalisation: Normalisation,
    texts: TextCache,
    config: TrainConfig,
    device: torch.device,
    log_path: Path,
    keep: Callable[[], None],
) -> None:
    losses = PoseLoss(normalisation, torch.from_numpy(corpus.std), skeleton_tensors(REFERENCE)).to(device)
    parameters = list(state.model.parameters())
    get_texts = texts.pooled_batch if state.model.config.conditioning == "pooled" else texts.batch
    cumulative = np.cumsum(draw_weights(corpus, config))
    window: list[float] = []
    waiting: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    bar = tqdm(total=config.steps, initial=state.step, desc="training", unit="step")
    state.model.train()
    while state.step < config.steps:
        started = time.perf_counter()
        if not waiting:
            waiting = draw_batches(corpus, texts, config.batch, cumulative, state.rng)
        rows, captions = waiting.pop()
        text, mask = get_texts(captions)
        poses = losses.normalisation.encode(torch.from_numpy(corpus.poses[rows]).to(device))
        drop = torch.from_numpy(state.rng.random(config.batch) < config.condition_drop).to(device)
        with torch.autocast(device.type, torch.bfloat16, enabled=config.precision == "bfloat16"):
            context = state.model.encode_context(text.to(device), mask.to(device), drop)
        mirrored = None
        if config.contrast > 0.0:
            mirrored = losses.normalisation.encode(torch.from_numpy(mirror(corpus.poses[rows])).to(device))
        # The body's layers are small: casting to and fro costs more than shorter products save.
        loss, anatomy = losses(state.model, poses, context.float(), mirrored, config.contrast)
        state.optimiser.zero_grad(set_to_none=True)
        (loss + config.anatomy_weight * anatomy).backward()  # type: ignore[no-untyped-call]
        norm = float(torch.nn.utils.clip_grad_norm_(parameters, config.clip))
        for group in state.optimiser.param_groups:
            group["lr"] = learning_rate(config, state.step)
        state.optimiser.step()
        state.step += 1
        state.seconds += time.perf_counter() - started
        update_average(state.averaged, state.model, state.step, config.ema)
        window.append(float(loss.detach()))
        bar.update()
        if state.step % _LOG_EVERY == 0:
            bar.set_postfix(loss=f"{np.mean(window):.4f}")
            figures = {
                "step": state.step,
                "loss": float(np.mean(window)),
                "anatomy": float(anatomy.detach()),
                "gradient": norm,
            }
            window.clear()
            if state.step % _SAVE_EVERY == 0:
                keep()
                figures |= _validate(state.averaged, corpus, losses, get_texts, device)
            with log_path.open("a", encoding="utf-8") as log:
                log.write(json.dumps(figures) + "\n")
    bar.close()


@torch.no_grad()
def _validate(
    model: PoseUNet,
    corpus: Corpus,
    losses: PoseLoss,
    get_texts: Any,
    device: torch.device,
) -> dict[str, Any]:
    """Loss on held-out takes, with fixed draws, and the diagnostics of sampled poses."""
    rng = np.random.default_rng(0)
    held_out = corpus.of_split("validation")
    rows = rng.choice(held_out, size=min(512, len(held_out)), replace=False)
    text, mask = get_texts(corpus.caption_rows[corpus.caption_starts[rows]].astype(np.int64))
    poses = losses.normalisation.encode(torch.from_numpy(corpus.poses[rows]).to(device))
    context = model.encode_context(text.to(device), mask.to(device))
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        loss, _ = losses(model, poses, context)
        noise = torch.randn_like(poses)
    solver = SOLVERS[model.config.objective]["heun" if model.config.objective == "flow" else "ddim"]

    def denoise(x: Tensor, now: float) -> Tensor:
        out: Tensor = model(x, torch.full((len(x),), now, device=device), context)
        return out

    sample = solver(
        noise, time_grid(8), denoise, lambda step, estimate: None, lambda: torch.randn_like(noise)
    )
    return {
        "validation_loss": float(loss),
        **diagnose(losses.normalisation.decode(sample), losses.skeleton),
    }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training train``."""
    defaults = TrainConfig()
    parser.add_argument(
        "--data", type=Path, help="raw data; the corpus is made from it first if it is not there yet"
    )
    parser.add_argument("--corpus", type=Path, help=f"file that prepare wrote (default: RUN/{FILE})")
    parser.add_argument("--run", type=Path, required=True, metavar="RUN", help="folder of the run")
    parser.add_argument("--name", default=checkpoint.DEFAULT_NAME, help="name of the weights")
    parser.add_argument("--steps", type=int, default=defaults.steps)
    parser.add_argument("--batch", type=int, default=defaults.batch)
    parser.add_argument("--learning-rate", type=float, default=defaults.learning_rate, help="its peak")
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--precision", default=defaults.precision, choices=("float32", "bfloat16"))
    parser.add_argument(
        "--denials",
        type=float,
        default=defaults.denials,
        help="how many times as often to draw captions with 'not'",
    )
    parser.add_argument("--named", type=float, default=defaults.named, help="the same for captions by people")
    parser.add_argument(
        "--brief", type=float, default=defaults.brief, help=f"the same for captions of up to {BRIEF} words"
    )
    parser.add_argument(
        "--start",
        nargs="+",
        default=[],
        metavar="WEIGHTS",
        help="go on from these weights, or the mean of several, instead of random ones",
    )
    parser.add_argument(
        "--texts",
        type=Path,
        metavar="DIR",
        help="folder of encoded captions, shared by runs (default: --run)",
    )
    parser.add_argument("--space", default=defaults.space, choices=SPACES, help="of what the network sees")
    parser.add_argument("--objective", default="flow", choices=OBJECTIVES)
    parser.add_argument("--conditioning", default="tokens", choices=CONDITIONINGS)
    parser.add_argument("--device", default="auto", choices=DEVICES)
    parser.add_argument("--encoder", default="minilm", choices=tuple(ENCODERS))
    parser.add_argument("--encoder-folder", help="folder of the text encoder's files")


def run(arguments: argparse.Namespace) -> int:
    """Raw data or prepared poses → weights; goes on where an interrupted run stopped."""
    file = arguments.corpus or arguments.run / FILE
    if arguments.data is not None and not file.is_file():
        prepare(arguments.data, file.parent)
    path = train(
        Corpus.load(file),
        ModelConfig(
            text_width=1,
            groups=limb_groups(),
            objective=arguments.objective,
            conditioning=arguments.conditioning,
        ),
        TrainConfig(
            steps=arguments.steps,
            batch=arguments.batch,
            learning_rate=arguments.learning_rate,
            precision=arguments.precision,
            denials=arguments.denials,
            named=arguments.named,
            brief=arguments.brief,
            space=arguments.space,
            seed=arguments.seed,
        ),
        arguments.run,
        arguments.name,
        arguments.device,
        arguments.encoder,
        arguments.encoder_folder,
        arguments.start,
        arguments.texts,
    )
    print(f"wrote {path}; copy it and its card to inference/weights to ship it")
    return 0


def _card(
    corpus: Corpus,
    normalisation: Normalisation,
    encoder_name: str,
    model_config: ModelConfig,
    config: TrainConfig,
) -> dict[str, Any]:
    flow = model_config.objective == "flow"
    return {
        "encoder": encoder_name,
        "normalisation": {
            "space": normalisation.space,
            "mean": normalisation.mean.tolist(),
            "std": normalisation.std.tolist(),
        },
        "skeleton": skeleton_card(REFERENCE),
        "limits": {name: corpus.limits[name] for name in ANGLE_NAMES},
        "sampling": {
            "solver": "heun" if flow else "ddim",
            "steps": 6 if flow else 50,
            "guidance": 3.0 if flow else 2.5,
            "interval": [0.2, 1.0],
            "denial": 1.0 if flow else 0.0,
        },
        "about": {
            "licence": "GPL-3.0-or-later",
            "data": {
                "poses_by_source": _poses_by_source(corpus),
                "poses": len(corpus),
                "captions": len(corpus.texts),
                "corpus_sha256": corpus.sha256,
            },
            "training": asdict(config),
        },
    }


def _poses_by_source(corpus: Corpus) -> dict[str, int]:
    """How many poses each source gave, before mirroring and composition."""
    sources = [group["source"] for group in corpus.groups]
    plain = ~corpus.mirrored & (corpus.kind != KINDS.index("composition"))
    counts = np.bincount(corpus.group[plain], minlength=len(sources))
    return {
        source: int(sum(count for other, count in zip(sources, counts, strict=True) if other == source))
        for source in dict.fromkeys(sources)
    }
