from __future__ import annotations

import pytest
import torch
from torch import Tensor

from inference.solvers import SOLVERS, cosine_alpha_bar, ddim, ddpm, euler, heun, time_grid


def _ignore(step: int, estimate: Tensor) -> None:
    pass


def _no_noise() -> Tensor:
    raise AssertionError("a deterministic solver asked for noise")


# Data distributed as N(MEAN, SCALE²): the exact velocity and noise are known.
MEAN, SCALE = 1.5, 0.4


def exact_velocity(x: Tensor, time: float) -> Tensor:
    variance = (1 - time) ** 2 * SCALE**2 + time**2
    centred = x - (1 - time) * MEAN
    noise = time * centred / variance
    pose = MEAN + (1 - time) * SCALE**2 * centred / variance
    return noise - pose


def exact_noise(x: Tensor, time: float) -> Tensor:
    alpha = cosine_alpha_bar(torch.tensor(time))
    variance = alpha * SCALE**2 + 1 - alpha
    return (1 - alpha).sqrt() * (x - alpha.sqrt() * MEAN) / variance


def _start(count: int = 20_000) -> Tensor:
    return torch.randn(count, generator=torch.Generator().manual_seed(0), dtype=torch.float64)


@pytest.mark.parametrize(("solver", "steps"), [(euler, 200), (heun, 12)])
def test_flow_solvers_reach_the_data(solver, steps) -> None:
    x = solver(_start(), time_grid(steps).double(), exact_velocity, _ignore, _no_noise)
    assert abs(float(x.mean()) - MEAN) < 0.02
    assert abs(float(x.std()) - SCALE) < 0.03


def test_heun_is_second_order() -> None:
    start = _start(50)
    fine = heun(start, time_grid(512).double(), exact_velocity, _ignore, _no_noise)
    errors = [
        float((heun(start, time_grid(n).double(), exact_velocity, _ignore, _no_noise) - fine).abs().max())
        for n in (16, 32)
    ]
    assert errors[0] / errors[1] > 3


def test_ddim_reaches_the_data() -> None:
    x = ddim(_start(), time_grid(100).double(), exact_noise, _ignore, _no_noise)
    assert abs(float(x.mean()) - MEAN) < 0.05
    assert abs(float(x.std()) - SCALE) < 0.05


def test_ddpm_reaches_the_data_with_fresh_noise() -> None:
    generator = torch.Generator().manual_seed(1)
    x = ddpm(
        _start(),
        time_grid(200).double(),
        exact_noise,
        _ignore,
        lambda: torch.randn(20_000, generator=generator, dtype=torch.float64),
    )
    assert abs(float(x.mean()) - MEAN) < 0.05
    assert abs(float(x.std()) - SCALE) < 0.05


@pytest.mark.parametrize("solver", [s for group in SOLVERS.values() for s in group.values()])
def test_every_solver_reports_every_step_and_can_be_stopped(solver) -> None:
    seen: list[int] = []

    class Stop(Exception):  # noqa: N818
        pass

    def stop_at_third(step: int, estimate: Tensor) -> None:
        assert estimate.shape == (5,)
        seen.append(step)
        if step == 2:
            raise Stop

    denoiser = exact_velocity if solver in (euler, heun) else exact_noise
    with pytest.raises(Stop):
        solver(_start(5), time_grid(6).double(), denoiser, stop_at_third, lambda: torch.zeros(5))
    assert seen == [0, 1, 2]
