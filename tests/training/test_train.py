from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from inference import checkpoint
from inference.errors import PosewrightError
from inference.model import ModelConfig
from inference.pipeline import PosePipeline
from inference.request import PoseRequest
from rig.pose import mirror, rotate_y
from rig.skeleton import JOINT, REFERENCE
from tests.tiny_corpus import tiny_corpus
from tests.tiny_model import LIMB_GROUPS
from training.corpus import SPLITS, Corpus
from training.corpus.store import VOICES
from training.loss import PoseLoss
from training.tensors import skeleton_tensors
from training.train import TrainConfig, draw_weights, normalisation_of, train

TEXTS = ("left arm up", "right arm up", "arms down")
SHAPE = ModelConfig(
    text_width=1,
    groups=LIMB_GROUPS,
    widths=(16, 32, 32),
    heads=2,
    context_width=32,
    adapter_layers=1,
    dropout=0.0,
)
SETTINGS = TrainConfig(steps=40, batch=32, learning_rate=3e-3, warmup=5, ema=0.9)


def _corpus() -> Corpus:
    """Three postures of the arms, a little different in every copy."""
    poses = []
    rest = REFERENCE.rest_pose()
    for up in (("left",), ("right",), ()):
        pose = rest.copy()
        for side in ("left", "right"):
            arm = [JOINT[f"{side}_elbow"], JOINT[f"{side}_wrist"]]
            shoulder = pose[JOINT[f"{side}_shoulder"]]
            lengths = np.cumsum(REFERENCE.bone_lengths[arm])
            pose[arm] = shoulder + lengths[:, None] * np.array([0.0, 1.0 if side in up else -1.0, 0.0])
        poses.append(pose)
    rng = np.random.default_rng(0)
    kinds = np.repeat(np.arange(3), 60)
    all_poses = rotate_y(np.stack(poses)[kinds], rng.normal(size=len(kinds)) * 0.1).astype(np.float32)
    validation = np.arange(len(kinds)) % 10 == 0
    weight = np.where(validation, 0.0, 1.0)
    return tiny_corpus(
        all_poses,
        TEXTS,
        [[kind] for kind in kinds],
        split=np.where(validation, SPLITS.index("validation"), SPLITS.index("train")).astype(np.uint8),
        weight=weight / weight.sum(),
    )


def _losses(run: Path) -> list[float]:
    return [json.loads(line)["loss"] for line in (run / "log.jsonl").read_text().splitlines()]


def test_learns_which_arm_is_meant(tmp_path: Path) -> None:
    path = train(_corpus(), SHAPE, replace(SETTINGS, steps=250), tmp_path, "tiny", "cpu")
    losses = _losses(tmp_path)
    assert losses[-1] < 0.5 * losses[0]
    pipeline = PosePipeline.load(str(path), "cpu")
    left, right = (
        pipeline(PoseRequest(text, tuple(range(8)), guidance=2.0)).poses
        for text in ("left arm up", "right arm up")
    )
    wrists = JOINT["left_wrist"], JOINT["right_wrist"]
    assert (left[:, wrists[0], 1] > left[:, wrists[1], 1] + 0.3).mean() > 0.7
    assert (right[:, wrists[1], 1] > right[:, wrists[0], 1] + 0.3).mean() > 0.7


def test_denials_and_captions_by_people_are_drawn_more_often() -> None:
    corpus = replace(_corpus(), texts=("left arm up", "right arm not down", "arms don't hang"))
    voice = np.where(corpus.caption_rows == 2, VOICES.index("author"), VOICES.index("rules"))
    corpus = replace(corpus, caption_voice=voice.astype(np.uint8))
    plain, more, named = (
        draw_weights(corpus, replace(SETTINGS, denials=denials, named=factor))
        for denials, factor in ((1.0, 1.0), (3.0, 1.0), (1.0, 2.0))
    )
    assert np.array_equal(plain, corpus.pair_weights)
    assert np.array_equal(more, plain * np.array([1.0, 3.0, 3.0])[corpus.caption_rows])
    assert np.array_equal(named, plain * np.array([1.0, 1.0, 2.0])[corpus.caption_rows])


def test_brief_captions_are_drawn_more_often() -> None:
    words = " ".join(["arm"] * 10)
    corpus = replace(_corpus(), texts=("left arm up", words, f"{words} up"))
    brief = draw_weights(corpus, replace(SETTINGS, denials=1.0, brief=3.0))
    assert np.array_equal(brief, corpus.pair_weights * np.array([3.0, 3.0, 1.0])[corpus.caption_rows])


def test_a_contrast_leads_away_from_what_is_not_meant() -> None:
    torch.manual_seed(0)
    corpus = _corpus()
    losses = PoseLoss(
        normalisation_of(corpus, "bones"), torch.from_numpy(corpus.std), skeleton_tensors(REFERENCE)
    )
    poses = losses.normalisation.encode(torch.from_numpy(corpus.poses[:8]))
    others = losses.normalisation.encode(torch.from_numpy(mirror(corpus.poses[:8])))

    class Towards(torch.nn.Module):
        """A model that goes the straight way to given poses."""

        config = replace(SHAPE, objective="flow")

        def __init__(self, goal: torch.Tensor) -> None:
            super().__init__()
            self.goal = goal

        def forward(self, noisy: torch.Tensor, times: torch.Tensor, _context: object) -> torch.Tensor:
            return (noisy - self.goal) / times[:, None, None]

    def value(goal: torch.Tensor, away: float) -> float:
        torch.manual_seed(1)
        return float(losses(Towards(goal), poses, None, others, away)[0])

    assert value(poses, 0.0) == pytest.approx(0.0, abs=1e-6)
    assert value(poses, 0.1) < value(poses, 0.0) < value(others, 0.1) < value(others, 0.0)

    noise = Towards(poses)
    noise.config = replace(SHAPE, objective="epsilon")
    with pytest.raises(ValueError, match="flow matching only"):
        losses(noise, poses, None, others, 0.1)


def test_noise_prediction_learns_too(tmp_path: Path) -> None:
    shape = replace(SHAPE, objective="epsilon")
    train(_corpus(), shape, replace(SETTINGS, steps=150), tmp_path, "tiny", "cpu")
    losses = _losses(tmp_path)
    assert losses[-1] < 0.6 * losses[0]


def test_mixed_precision_learns_as_well(tmp_path: Path) -> None:
    settings = replace(SETTINGS, steps=100)
    train(_corpus(), SHAPE, settings, tmp_path / "full", "w", "cpu")
    path = train(_corpus(), SHAPE, replace(settings, precision="bfloat16"), tmp_path / "mixed", "w", "cpu")
    full, mixed = _losses(tmp_path / "full"), _losses(tmp_path / "mixed")
    assert mixed[-1] == pytest.approx(full[-1], rel=0.1)
    assert mixed != full
    assert {parameter.dtype for parameter in checkpoint.load(str(path))[1].parameters()} == {torch.float32}


def test_a_run_may_begin_from_the_mean_of_weights(tmp_path: Path) -> None:
    corpus, still = _corpus(), replace(SETTINGS, steps=1, learning_rate=0.0)
    first = train(corpus, SHAPE, replace(SETTINGS, steps=3), tmp_path / "first", "w", "cpu")
    second = train(
        corpus, SHAPE, replace(SETTINGS, steps=6), tmp_path / "second", "w", "cpu", start=(str(first),)
    )
    mean = train(corpus, SHAPE, still, tmp_path / "mean", "w", "cpu", start=(str(first), str(second)))
    weights = [checkpoint.load(str(path))[1].state_dict() for path in (first, second, mean)]
    for key, value in weights[2].items():
        torch.testing.assert_close(value, (weights[0][key] + weights[1][key]) / 2, rtol=2e-3, atol=2e-4)
    wide = replace(SHAPE, widths=(16, 32, 64))
    other = train(corpus, wide, still, tmp_path / "other", "w", "cpu")
    with pytest.raises(PosewrightError, match="another network"):
        train(corpus, SHAPE, still, tmp_path / "no", "w", "cpu", start=(str(first), str(other)))


def test_an_interrupted_run_ends_as_an_uninterrupted_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = _corpus()
    whole = train(corpus, SHAPE, SETTINGS, tmp_path / "whole", "w", "cpu")

    monkeypatch.setattr("training.train._LOG_EVERY", 10)
    monkeypatch.setattr("training.train._SAVE_EVERY", 20)

    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("training.train._validate", interrupt)
        with pytest.raises(KeyboardInterrupt):
            train(corpus, SHAPE, SETTINGS, tmp_path / "cut", "w", "cpu")
    resumed = train(corpus, SHAPE, SETTINGS, tmp_path / "cut", "w", "cpu")
    first, second = checkpoint.load(str(whole))[1], checkpoint.load(str(resumed))[1]
    for ours, theirs in zip(first.parameters(), second.parameters(), strict=True):
        assert torch.equal(ours, theirs)


def test_a_run_is_not_continued_with_other_settings(tmp_path: Path) -> None:
    train(_corpus(), SHAPE, replace(SETTINGS, steps=2), tmp_path, "w", "cpu")
    with pytest.raises(PosewrightError) as caught:
        train(_corpus(), SHAPE, replace(SETTINGS, steps=3), tmp_path, "w", "cpu")
    assert caught.value.code == "run_differs"


def test_log_has_the_diagnostics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.train._LOG_EVERY", 5)
    monkeypatch.setattr("training.train._SAVE_EVERY", 10)
    train(_corpus(), SHAPE, replace(SETTINGS, steps=10), tmp_path, "w", "cpu")
    last = json.loads((tmp_path / "log.jsonl").read_text().splitlines()[-1])
    assert {"loss", "anatomy", "gradient", "validation_loss", "bone_variation", "anatomy_left_arm"} <= set(
        last
    )
    assert last["bone_variation"] > 0
    assert len(last["joint_min"]) == 3


def test_a_run_from_weights_keeps_their_normalisation_and_names_its_corpus(tmp_path: Path) -> None:
    corpus = _corpus()
    settings = replace(SETTINGS, steps=2)
    start = train(corpus, SHAPE, settings, tmp_path / "first", "w", "cpu")
    other = replace(corpus, poses=1.1 * corpus.poses)
    path = train(other, SHAPE, settings, tmp_path / "second", "w", "cpu", start=(str(start),))
    card = checkpoint.load(str(path))[0]
    first = checkpoint.load(str(start))[0].normalisation
    assert torch.equal(card.normalisation.mean, first.mean)
    assert torch.equal(card.normalisation.std, first.std)
    assert card.about["data"]["corpus_sha256"] == other.sha256 != corpus.sha256
