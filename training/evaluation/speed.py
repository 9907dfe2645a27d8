"""``python -m training speed``: how long one pose takes, beside the sampler of the first paper.

Prompt to pose, text encoding and correction included, one prompt with one seed as an artist asks for it. The
two take turns, so that whatever else the machine does slows both alike. The paper's network is built for this
and not trained, which makes no difference to its time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence

import numpy as np
import torch

from inference.encoders import load_encoder
from inference.errors import PosewrightError
from inference.pipeline import DEVICES, PosePipeline
from inference.request import PoseRequest
from training.baselines.network import Trained
from training.baselines.seed import PAPER_WIDTH, PHASES, Seed, method

# DDPM's number (Ho et al. 2020), which the works that the paper builds on use; it names none itself.
_STEPS = 1000
_PROMPTS = (
    "left arm raised, right hand on the hip",
    "kneeling on the right knee, looking up",
    "a person sits on the floor with both legs stretched out and the arms crossed",
    "running, right leg in front",
    "lying on the back with the knees bent",
)


def medians(
    makers: Sequence[Callable[[str], object]],
    prompts: Sequence[str],
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Median seconds that each maker takes for a prompt; each is warmed up with the first one."""
    seconds: list[list[float]] = [[] for _ in makers]
    for maker in makers:
        maker(prompts[0])
    for prompt in prompts:
        for maker, taken in zip(makers, seconds, strict=True):
            started = clock()
            maker(prompt)
            taken.append(clock() - started)
    return [float(np.median(taken)) for taken in seconds]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training speed``."""
    parser.add_argument("--weights", default="default", metavar="NAME|FILE", help="weights by name or path")
    parser.add_argument("--steps", type=int, default=_STEPS, help="of the paper's sampler")
    parser.add_argument(
        "--width", type=int, default=PAPER_WIDTH, help="of the paper's network, a multiple of 16"
    )
    parser.add_argument("--device", default="auto", choices=DEVICES)


def run(arguments: argparse.Namespace) -> int:
    """Print the times of both and their ratio."""
    if arguments.steps < 1:
        raise PosewrightError("bad_request", "A sampler takes at least one step.", "Name --steps 1 or more.")
    if arguments.width < 16 or arguments.width % 16:
        raise PosewrightError(
            "bad_request", f"{arguments.width} is no multiple of 16.", f"Name --width {PAPER_WIDTH}, say."
        )
    pipeline = PosePipeline.load(arguments.weights, arguments.device)
    paper = _paper(arguments.width, arguments.steps, pipeline.device)
    ours, theirs = medians(
        (lambda prompt: pipeline(PoseRequest(prompt, (0,))), lambda prompt: paper.sample([prompt], (0,))),
        _PROMPTS,
    )
    print(
        f"{pipeline.card.name}: {1000 * ours:.0f} ms; the paper's, {arguments.width} wide, "
        f"with {arguments.steps} steps: {1000 * theirs:,.0f} ms; {theirs / ours:.0f} times as long "
        f"({torch.get_num_threads()} threads, {pipeline.device})"
    )
    return 0


def _paper(width: int, steps: int, device: torch.device) -> Trained:
    """The third phase of the paper, untrained."""
    encoder = load_encoder("minilm", None, device)
    phase = method(max(PHASES), decoded=True, working_width=width)
    network = phase.make(encoder.pooled_width, phase.shape)
    assert isinstance(network, Seed)
    network.steps = steps
    return Trained("seed-3-decoded", {}, network.to(device), encoder, phase.pooled)
