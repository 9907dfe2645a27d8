"""Solvers: pure functions from noise to pose.

Each takes the starting noise, a grid of times from 1 (noise) to 0 (pose), a denoiser, and a
callback per step. The callback sees the step index and the present estimate of the pose; what it
raises ends the solving, which is how a job is cancelled.

The flow solvers integrate dx/dt = velocity for x_t = (1 - t) pose + t noise (Lipman et al. 2023,
Liu et al. 2023). DDPM (Ho et al. 2020) and DDIM (Song et al. 2021) take a denoiser that predicts
noise; their grid is turned into signal levels by :func:`cosine_alpha_bar`.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

Denoiser = Callable[[Tensor, float], Tensor]
OnStep = Callable[[int, Tensor], None]
Noise = Callable[[], Tensor]
Solver = Callable[[Tensor, Tensor, Denoiser, OnStep, Noise], Tensor]

# Squared signal level at t = 1. Towards zero, the pose that is recovered from predicted noise is
# divided by nearly nothing; 0.005 is about where Stable Diffusion's schedule ends.
_MIN_ALPHA_BAR = 5e-3


def time_grid(steps: int) -> Tensor:
    """Float32 [steps + 1], evenly from 1 to 0."""
    return torch.linspace(1.0, 0.0, steps + 1)


def cosine_alpha_bar(time: Tensor) -> Tensor:
    """Squared signal level of the cosine schedule (Nichol and Dhariwal 2021) at times in [0, 1]."""
    offset = 0.008
    level = torch.cos((time + offset) / (1 + offset) * math.pi / 2) ** 2
    return (level / math.cos(offset / (1 + offset) * math.pi / 2) ** 2).clamp(_MIN_ALPHA_BAR, 1.0)


def euler(x: Tensor, grid: Tensor, denoiser: Denoiser, on_step: OnStep, noise: Noise) -> Tensor:
    """First-order flow solver; one evaluation a step, no noise added."""
    for step, (now, then) in enumerate(zip(grid[:-1].tolist(), grid[1:].tolist(), strict=True)):
        velocity = denoiser(x, now)
        on_step(step, x - now * velocity)
        x = x + (then - now) * velocity
    return x


def heun(x: Tensor, grid: Tensor, denoiser: Denoiser, on_step: OnStep, noise: Noise) -> Tensor:
    """Second-order flow solver; two evaluations a step but the last, which is Euler's."""
    for step, (now, then) in enumerate(zip(grid[:-1].tolist(), grid[1:].tolist(), strict=True)):
        velocity = denoiser(x, now)
        on_step(step, x - now * velocity)
        moved = x + (then - now) * velocity
        if then > 0:
            moved = x + (then - now) * 0.5 * (velocity + denoiser(moved, then))
        x = moved
    return x


def ddim(x: Tensor, grid: Tensor, denoiser: Denoiser, on_step: OnStep, noise: Noise) -> Tensor:
    """Deterministic solver for predicted noise."""
    levels = cosine_alpha_bar(grid)
    for step in range(len(grid) - 1):
        predicted = denoiser(x, float(grid[step]))
        pose = (x - (1 - levels[step]).sqrt() * predicted) / levels[step].sqrt()
        on_step(step, pose)
        x = levels[step + 1].sqrt() * pose + (1 - levels[step + 1]).sqrt() * predicted
    return x


def ddpm(x: Tensor, grid: Tensor, denoiser: Denoiser, on_step: OnStep, noise: Noise) -> Tensor:
    """Ancestral solver for predicted noise; fresh noise every step but the last."""
    levels = cosine_alpha_bar(grid)
    for step in range(len(grid) - 1):
        now, then = levels[step], levels[step + 1]
        predicted = denoiser(x, float(grid[step]))
        pose = (x - (1 - now).sqrt() * predicted) / now.sqrt()
        on_step(step, pose)
        alpha = now / then
        x = (then.sqrt() * (1 - alpha) * pose + alpha.sqrt() * (1 - then) * x) / (1 - now)
        if step < len(grid) - 2:
            x = x + ((1 - then) / (1 - now) * (1 - alpha)).sqrt() * noise()
    return x


SOLVERS: dict[str, dict[str, Solver]] = {
    "flow": {"heun": heun, "euler": euler},
    "epsilon": {"ddim": ddim, "ddpm": ddpm},
}
