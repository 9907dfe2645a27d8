"""What makes poses from prompts, in one form for all that are compared: weights and baselines."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from inference import checkpoint
from inference.captions import CaptionCleaner
from inference.correction import Correction
from inference.denials import denied
from inference.encoders import load_encoder
from inference.guidance import Guidance, GuidedDenoiser
from inference.kinematics import bone_error
from inference.model import Context
from inference.pipeline import choose_device, seed_noise
from inference.solvers import SOLVERS, time_grid
from rig.skeleton import REFERENCE
from training.baselines import NAMES, Baseline, correct, load_baseline
from training.tensors import skeleton_tensors


@dataclass(frozen=True, eq=False)
class Made:
    """Poses of P prompts with N seeds each.

    Attributes:
        poses: float32 [P, N, 22, 3] in the pose frame, metres, bone lengths exact.
        bone_error_before_fk: float32 [P, N], mean relative bone-length error of the raw samples.
        seconds: wall time of making them.
    """

    poses: NDArray[np.float32]
    bone_error_before_fk: NDArray[np.float32]
    seconds: float


class Generator(Protocol):
    """Anything that is asked for poses.

    Attributes:
        name: heads its column of the table.
        fingerprint: hash of what it is; two of the same give the same poses.
        corpus_sha256: hash of the corpus that it learned from, empty where that is not known.
        about: what its card says of how it was made.
    """

    name: str
    fingerprint: str
    corpus_sha256: str
    about: Mapping[str, Any]

    def make(self, prompts: Sequence[str], seeds: Sequence[int]) -> Made:
        """All seeds for every prompt; a prompt and a seed give the same pose in any company."""


class Weights:
    """Weights of the denoiser, many prompts in a batch.

    The pipeline takes one prompt at a time, as an artist does. Here its parts, called as it calls them, are
    given the contexts of many prompts at once.
    """

    def __init__(
        self, weights: str, device: str = "auto", steps: int | None = None, guidance: float | None = None
    ) -> None:
        """Load weights by name or path; sampling is their card's where nothing else is said.

        Raises:
            PosewrightError: as :meth:`inference.pipeline.PosePipeline.load` does.
        """
        self._device = choose_device(device)
        card, model = checkpoint.load(weights)
        sampling = card.sampling
        said: list[str] = []
        if steps is not None:
            sampling = replace(sampling, steps=steps)
            said.append(f"steps {steps}")
        if guidance is not None:
            sampling = replace(sampling, guidance=guidance)
            said.append(f"guidance {guidance:g}")
        self._card = replace(card, sampling=sampling)
        self._model = model.to(self._device)
        self._encoder = load_encoder(self._card.encoder, device=self._device)
        self._cleaner = CaptionCleaner()
        self._correct = Correction(self._card.skeleton, self._card.limits)
        self.name = ", ".join([card.name, *said])
        self.fingerprint = f"{card.sha256}, {sampling}"
        parameters = sum(parameter.numel() for parameter in model.parameters())
        self.about: Mapping[str, Any] = {"parameters": parameters, **self._card.about}
        data = self._card.about.get("data")
        self.corpus_sha256 = data.get("corpus_sha256", "") if isinstance(data, Mapping) else ""

    @torch.inference_mode()
    def make(self, prompts: Sequence[str], seeds: Sequence[int]) -> Made:
        """The poses that the pipeline makes from each prompt alone, to rounding.

        Raises:
            PosewrightError: ``bad_request`` for a prompt that is empty or too long.
        """
        started = time.perf_counter()
        card, sampling = self._card, self._card.sampling
        cleaned = [self._cleaner(prompt) for prompt in prompts]
        context = self._contexts(cleaned, len(seeds))
        denials = [denied(text) for text in cleaned]
        away = self._contexts(denials, len(seeds)) if any(denials) else None
        noise = seed_noise(seeds, card.normalisation.shape)

        def draw() -> Tensor:
            return noise().repeat(len(prompts), 1, 1).to(self._device)

        guidance = Guidance(sampling.guidance, sampling.interval, sampling.denial)
        denoiser = GuidedDenoiser(self._model, context, guidance, away)
        solver = SOLVERS[card.model.objective][sampling.solver]
        sample = solver(draw(), time_grid(sampling.steps), denoiser, lambda step, estimate: None, draw)
        raw = card.normalisation.decode(sample.cpu())
        error = bone_error(raw, card.skeleton)
        poses = self._correct(raw)
        shape = (len(prompts), len(seeds))
        return Made(
            poses.numpy().reshape(*shape, *poses.shape[1:]).astype(np.float32),
            error.numpy().reshape(shape).astype(np.float32),
            time.perf_counter() - started,
        )

    def _contexts(self, texts: Sequence[str], count: int) -> Context:
        """The context of each text ``count`` times, text by text; of an empty one that of no text."""
        features = self._encoder([text or "-" for text in texts])
        nothing = torch.tensor([not text for text in texts], device=self._device)
        context = self._model.encode_context(*features.of(self._card.model.conditioning), nothing)
        return Context(
            tuple(key.repeat_interleave(count, 0) for key in context.keys),
            tuple(value.repeat_interleave(count, 0) for value in context.values),
            context.mask.repeat_interleave(count, 0),
        )


class Rival:
    """A baseline (:mod:`training.baselines`)."""

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline
        self._skeleton = skeleton_tensors(REFERENCE)
        self.name = baseline.name
        self.fingerprint = str(baseline.card["sha256"])
        self.about: Mapping[str, Any] = baseline.card["about"]
        self.corpus_sha256 = str(self.about["corpus_sha256"])

    def make(self, prompts: Sequence[str], seeds: Sequence[int]) -> Made:
        """See :class:`Generator`; raises what the baseline does."""
        started = time.perf_counter()
        raw = self._baseline.raw(prompts, seeds)
        # What ``sample`` does, without a second run of the network.
        poses = correct(raw)
        seconds = time.perf_counter() - started
        error = bone_error(torch.from_numpy(raw), self._skeleton)
        return Made(poses, error.numpy().astype(np.float32), seconds)


def load_weights_or_baseline(path: Path, device: str = "auto") -> Generator:
    """What a safetensors file holds, by the card beside it.

    Raises:
        PosewrightError: ``weights_missing``, ``weights_corrupt`` where it is neither, and the errors of
            loading it.
    """
    card = path.with_suffix(".json")
    if path.stem in NAMES and card.is_file() and "model" not in json.loads(card.read_text("utf-8")):
        return Rival(load_baseline(path.stem, path.parent, device))
    return Weights(str(path), device)


def make_all(generator: Generator, prompts: Sequence[str], seeds: Sequence[int], batch: int) -> Made:
    """All seeds for every prompt, no more than ``batch`` poses at once (or one prompt's)."""
    at_once = max(1, batch // len(seeds))
    return joined(
        [generator.make(prompts[first : first + at_once], seeds) for first in range(0, len(prompts), at_once)]
    )


def make_one_each(generator: Generator, prompts: Sequence[str], seed: int, batch: int) -> Made:
    """One pose for every prompt, N = 1; each block of ``batch`` prompts has a seed of its own.

    With one seed for all, every pose would start from the same noise, and the set would look less varied
    than the generator is.
    """
    return joined(
        [
            generator.make(prompts[first : first + batch], (seed + number,))
            for number, first in enumerate(range(0, len(prompts), batch))
        ]
    )


def joined(parts: Sequence[Made]) -> Made:
    """Of the prompts of all parts, one after another."""
    return Made(
        np.concatenate([part.poses for part in parts]),
        np.concatenate([part.bone_error_before_fk for part in parts]),
        sum(part.seconds for part in parts),
    )
