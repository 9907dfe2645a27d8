"""The pipeline: request → poses. It ties encoder, model, solver, guidance and kinematics together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from torch import Tensor

from . import checkpoint
from .captions import CaptionCleaner
from .correction import Correction
from .denials import denied
from .encoders import TextEncoder, load_encoder
from .errors import PosewrightError
from .guidance import Guidance, GuidedDenoiser
from .kinematics import bone_error
from .model import Context, PoseUNet
from .request import PoseRequest
from .result import PoseResult
from .solvers import SOLVERS, time_grid

DEVICES = ("auto", "cpu", "cuda", "mps")
# On the CPU so few poses are made faster by one thread than by several that wait for one another.
_FEW = 8


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The caller asked to stop; nothing was made."""


def choose_device(name: str) -> torch.device:
    """``auto`` takes CUDA, then MPS, then the CPU.

    Raises:
        PosewrightError: ``device_unavailable``.
    """
    there = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if name == "auto":
        return torch.device(next(kind for kind in ("cuda", "mps", "cpu") if there[kind]))
    if not there.get(name, False):
        usable = ", ".join(kind for kind, is_there in there.items() if is_there)
        raise PosewrightError(
            "device_unavailable",
            f"The device {name!r} is not available to PyTorch {torch.__version__}.",
            f"Choose auto or one of: {usable}.",
        )
    return torch.device(name)


def seed_noise(seeds: Sequence[int], shape: tuple[int, ...]) -> Callable[[], Tensor]:
    """A source of Gaussian noise [len(seeds), *shape], one CPU generator per seed.

    So a seed's noise is the same alone, in any batch and on any device.
    """
    generators = [torch.Generator("cpu").manual_seed(seed) for seed in seeds]
    return lambda: torch.stack([torch.randn(shape, generator=generator) for generator in generators])


class PosePipeline:
    """Text → poses with one set of weights on one device."""

    def __init__(
        self, card: checkpoint.Card, model: PoseUNet, encoder: TextEncoder, device: torch.device
    ) -> None:
        self.card = card
        self.device = device
        self.encoder = encoder
        self._model = model.to(device)
        self._cleaner = CaptionCleaner()
        self._correct = Correction(card.skeleton, card.limits)

    @classmethod
    def load(
        cls, weights: str = "default", device: str = "auto", encoder_folder: str | None = None
    ) -> PosePipeline:
        """Load weights and their encoder.

        Args:
            weights: a name in the weights folder, ``default``, or a path of a safetensors file.
            device: one of :data:`DEVICES`.
            encoder_folder: where the text encoder's files are; None for their default place.

        Raises:
            PosewrightError: ``weights_missing``, ``weights_corrupt``, ``encoder_missing``,
                ``device_unavailable``.
        """
        chosen = choose_device(device)
        card, model = checkpoint.load(weights)
        encoder = load_encoder(card.encoder, encoder_folder, chosen)
        needed = card.model.text_width
        given = encoder.width if card.model.conditioning == "tokens" else encoder.pooled_width
        if needed != given:
            raise PosewrightError(
                "encoder_missing",
                f"The text encoder gives {given} numbers a word; these weights were trained with {needed}.",
                "Use the encoder that is named in the weights' card.",
            )
        return cls(card, model, encoder, chosen)

    @property
    def info(self) -> dict[str, Any]:
        """What is loaded, as plain JSON values."""
        sampling = self.card.sampling
        return {
            "weights": self.card.name,
            "sha256": self.card.sha256,
            "encoder": self.card.encoder,
            "objective": self.card.model.objective,
            "parameters": sum(parameter.numel() for parameter in self._model.parameters()),
            "solver": sampling.solver,
            "steps": sampling.steps,
            "guidance": sampling.guidance,
            "guidance_interval": list(sampling.interval),
            "device": str(self.device),
            "torch": torch.__version__,
            "joint_names": list(self.card.skeleton.names),
        }

    def __call__(
        self,
        request: PoseRequest,
        on_step: Callable[[int, int], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
        keep_attention: bool = False,
    ) -> PoseResult:
        """Sample the request's poses.

        Args:
            request: what to make.
            on_step: called with (steps done, steps in all) in every solver step, after its first evaluation.
            is_cancelled: asked at the same places, before ``on_step``.
            keep_attention: return which words moved which joints; a little slower.

        Raises:
            Cancelled: when ``is_cancelled`` said so.
            PosewrightError: ``bad_request`` (empty or too long prompt), ``weights_mismatch``,
                ``out_of_memory``.
        """
        if request.weights not in ("", self.card.sha256):
            raise PosewrightError(
                "weights_mismatch",
                f"The request is for weights {request.weights[:12]}…, loaded are {self.card.sha256[:12]}….",
                "Restart the worker with those weights.",
            )
        sampling = self.card.sampling
        steps = request.steps if request.steps is not None else sampling.steps
        scale = request.guidance if request.guidance is not None else sampling.guidance

        def step(index: int, _estimate: Tensor) -> None:
            if is_cancelled is not None and is_cancelled():
                raise Cancelled
            if on_step is not None:
                on_step(index, steps)

        guidance = Guidance(scale, sampling.interval, sampling.denial)
        few = self.device.type == "cpu" and len(request.seeds) <= _FEW
        try:
            with _threads(1 if few else None):
                return self._sample(request, steps, guidance, step, keep_attention)
        except torch.OutOfMemoryError as error:
            if self.device.type == "cuda":
                torch.cuda.empty_cache()
            raise PosewrightError(
                "out_of_memory",
                f"{self.device} has not enough memory for {len(request.seeds)} poses at once.",
                "Ask for fewer variations, or choose the device cpu.",
            ) from error

    def _read(self, text: str) -> tuple[Context, tuple[str, ...]]:
        """Context of a text, batch 1, and its tokens."""
        features = self.encoder([text])
        context = self._model.encode_context(*features.of(self.card.model.conditioning))
        return context, features.words[0]

    @torch.inference_mode()
    def _sample(
        self,
        request: PoseRequest,
        steps: int,
        guidance: Guidance,
        on_step: Callable[[int, Tensor], None],
        keep_attention: bool,
    ) -> PoseResult:
        seconds: dict[str, float] = {}
        with _timed(seconds, "text"):
            prompt = self._cleaner(request.prompt)
            context, words = self._read(prompt)
            text = denied(prompt)
            away = self._read(text)[0].expand(len(request.seeds)) if text else None
        with _timed(seconds, "denoiser"):
            noise = seed_noise(request.seeds, self.card.normalisation.shape)
            denoiser = GuidedDenoiser(
                self._model, context.expand(len(request.seeds)), guidance, away, keep_attention
            )
            solver = SOLVERS[self.card.model.objective][self.card.sampling.solver]
            sample = solver(
                noise().to(self.device), time_grid(steps), denoiser, on_step, lambda: noise().to(self.device)
            )
        with _timed(seconds, "fk"):
            raw = self.card.normalisation.decode(sample.cpu())
            error = bone_error(raw, self.card.skeleton)
            poses = self._correct(raw)
        attention, tokens = None, tuple[str, ...]()
        if denoiser.attention is not None:
            share = denoiser.attention / denoiser.attention.sum(-1, keepdim=True)
            attention = share.transpose(1, 2).cpu().numpy()
            tokens = words
        return PoseResult(
            poses=poses.numpy().astype(np.float32),
            seeds=request.seeds,
            bone_error_before_fk=error.numpy().astype(np.float32),
            seconds=seconds,
            attention=attention,
            tokens=tokens,
        )


@contextmanager
def _threads(count: int | None) -> Iterator[None]:
    """PyTorch's threads for a while; None leaves them as they are."""
    before = torch.get_num_threads()
    torch.set_num_threads(count or before)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[stage] = time.perf_counter() - start
