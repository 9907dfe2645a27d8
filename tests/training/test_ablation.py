from __future__ import annotations

import argparse
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from inference.errors import PosewrightError
from inference.model import PoseUNet
from tests.tiny_corpus import tiny_corpus
from training import ablation
from training.evaluation import speed
from training.evaluation.table import Figure
from training.train import TrainConfig


@pytest.mark.parametrize("name", ablation.VARIANTS)
def test_a_variant_changes_one_thing_and_its_network_can_be_built(name: str) -> None:
    variant = ablation.VARIANTS[name]
    changed = {"width" if "width" in key else key for key in (*variant.model, *variant.training)}
    assert len(changed) == (name != "base")
    config = replace(ablation._TRAINING, **variant.training)
    assert (asdict(config) != asdict(ablation._TRAINING)) == bool(variant.training)
    model = PoseUNet(replace(ablation._MODEL, text_width=8, **variant.model))
    context = model.encode_context(torch.zeros(2, 1, 8), torch.ones(2, 1, dtype=torch.bool))
    assert model(torch.zeros(2, 22, 3), torch.ones(2), context).shape == (2, 22, 3)


def test_the_table_has_the_mean_and_range_of_the_seeds() -> None:
    text = ablation.table(
        {"base": [{"obeyed_all": 0.2, "fid.tmr": 1.0}, {"obeyed_all": 0.4, "fid.tmr": 3.0}]}
    )
    assert "| suite obeyed | FID [tmr] |" in text
    assert "30.0% (20.0 – 40.0) | 2.000 (1.000 – 3.000)" in text


class _Bench:
    def __init__(self) -> None:
        self.corpus = tiny_corpus(np.zeros((1, 22, 3)), ["a"], [[0]])
        self.measured = 0

    def measure(self, generator: object) -> tuple[dict[str, Figure], None, None]:
        self.measured += 1
        return {"obeyed_all": Figure(0.5)}, None, None


def test_what_was_measured_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Any, TrainConfig]] = []

    def fake_train(corpus: Any, model: Any, config: TrainConfig, run: Path, *rest: Any, **other: Any) -> Path:
        run.mkdir(parents=True, exist_ok=True)
        asked.append((model, config))
        return run / "x.safetensors"

    monkeypatch.setattr(ablation, "train", fake_train)
    monkeypatch.setattr(ablation, "Weights", lambda *_: object())
    bench = _Bench()
    for seed in (0, 1, 1):
        config = TrainConfig(seed=seed)
        figures = ablation.measure(bench, "pooled", config, tmp_path, tmp_path, "cpu")  # type: ignore[arg-type]
        assert figures == {"obeyed_all": 0.5}
    assert bench.measured == 2
    assert [(model.conditioning, config.seed) for model, config in asked] == [
        ("pooled", 0), ("pooled", 1), ("pooled", 1)
    ]  # fmt: skip


def test_an_unknown_variant_is_named() -> None:
    with pytest.raises(PosewrightError, match="'magic'"):
        ablation.run(argparse.Namespace(variants=["base", "magic"]))


def test_times_are_medians_after_a_warm_up() -> None:
    now = 0.0
    calls: list[str] = []

    def maker(costs: dict[str, float]) -> Any:
        def make(prompt: str) -> None:
            nonlocal now
            calls.append(prompt)
            now += costs[prompt] if calls.count(prompt) > 2 or prompt != "a" else 100.0

        return make

    found = speed.medians(
        [maker({"a": 1, "b": 2, "c": 9}), maker({"a": 10, "b": 10, "c": 10})], "abc", lambda: now
    )
    assert found == [2.0, 10.0]


def test_the_time_of_a_pose_is_set_against_the_papers(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = {"weights": "default", "device": "cpu"}
    assert speed.run(argparse.Namespace(**arguments, steps=2, width=16)) == 0
    assert re.search(r": \d+ ms; the paper's, 16 wide, with 2 steps: \d+ ms;", capsys.readouterr().out)
    for steps, width in ((0, 256), (10, 100)):
        with pytest.raises(PosewrightError, match=r"at least one|multiple of 16"):
            speed.run(argparse.Namespace(**arguments, steps=steps, width=width))
