from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from inference.errors import PosewrightError
from inference.pipeline import PosePipeline
from inference.request import PoseRequest
from rig.pose import mirror
from rig.skeleton import JOINT, REFERENCE
from tests.tiny_corpus import tiny_corpus
from tests.tiny_model import write_tiny_weights
from training.baselines import load_baseline
from training.baselines.nearest import build as build_nearest
from training.baselines.real import build as build_real
from training.corpus import SPLITS, Corpus
from training.corpus.joint_limits import limits_from
from training.evaluation import evaluate as command
from training.evaluation import suite
from training.evaluation.evaluate import (
    Bench,
    Settings,
    draw_pairs,
    evaluate,
    load_judges,
    self_intersections,
)
from training.evaluation.generators import Made, Rival, Weights, make_all, make_one_each
from training.evaluation.judges.judge import make_tmr
from training.evaluation.judges.networks import TmrShape
from training.evaluation.judges.texts import Vocabulary
from training.evaluation.table import Figure, Figures, appendix, markdown
from training.posebook import evaluate as posed
from training.posebook import load_book

ARMS = {"overhead": 90.0, "to the side": 0.0, "down": -80.0}


# A small world: poses of two arms, captions that say where they are, and judges that know.


def _arms(left: float, right: float) -> np.ndarray:
    """Straight arms by their elevation, degrees."""
    pose = REFERENCE.rest_pose()
    for side, sign, elevation in (("left", 1.0, left), ("right", -1.0, right)):
        joints = [JOINT[f"{side}_elbow"], JOINT[f"{side}_wrist"]]
        turn = np.radians(elevation)
        along = np.array([sign * np.cos(turn), np.sin(turn), 0.0])
        lengths = np.cumsum(REFERENCE.bone_lengths[joints])
        pose[joints] = pose[JOINT[f"{side}_shoulder"]] + lengths[:, None] * along
    return pose


def _caption(left: str, right: str) -> str:
    return f"left arm {left}, right arm {right}"


def _corpus(each: int = 30) -> Corpus:
    rng = np.random.default_rng(0)
    kinds = [(left, right) for left in ARMS for right in ARMS]
    poses = np.stack(
        [
            _arms(*(ARMS[arm] + rng.normal(0, 6) for arm in kind)) + np.array([0, rng.normal(0, 0.05), 0])
            for kind in kinds
            for _ in range(each)
        ]
    )
    texts = [_caption(*kind) for kind in kinds]
    split = np.where(np.arange(len(poses)) % 3 == 0, SPLITS.index("test"), SPLITS.index("train"))
    return tiny_corpus(
        poses,
        texts,
        [[row // each] for row in range(len(poses))],
        split=split.astype(np.uint8),
        limits=limits_from(poses),
    )


class _Oracle:
    """Reads the height of the wrists off a pose and off a text."""

    def __init__(self) -> None:
        self.card: dict[str, object] = {"sha256": "oracle"}

    def embed_poses(self, poses: np.ndarray) -> np.ndarray:
        wrists = poses[:, [JOINT["left_wrist"], JOINT["right_wrist"]], 1]
        return np.asarray(wrists - poses[:, [JOINT["neck"]], 1], np.float32)

    def embed_texts(self, texts: Sequence[str]) -> np.ndarray:
        vectors = np.zeros((len(texts), 2))
        for row, text in enumerate(texts):
            for column, side in enumerate(("left", "right")):
                for words, elevation in ARMS.items():
                    if f"{side} arm {words}" in text:
                        vectors[row, column] = self.embed_poses(_arms(elevation, elevation)[None])[0, 0]
        return vectors.astype(np.float32)


class _Fake:
    """A generator that gives what a function says: (prompt, seed) → pose."""

    corpus_sha256 = ""
    about: Mapping[str, Any] = {}

    def __init__(self, name: str, pose: Callable[[str, int], np.ndarray]) -> None:
        self.name = self.fingerprint = name
        self._pose = pose

    def make(self, prompts: Sequence[str], seeds: Sequence[int]) -> Made:
        poses = np.array([[self._pose(prompt, seed) for seed in seeds] for prompt in prompts], np.float32)
        return Made(poses, np.zeros(poses.shape[:2], np.float32), 0.001 * poses.shape[0] * poses.shape[1])


def _rng(prompt: str, seed: int) -> np.random.Generator:
    return np.random.default_rng([seed, *prompt.encode()])


def _good(prompt: str, seed: int) -> np.ndarray:
    """What the prompt says, a little different for every seed; arms that it does not speak of hang."""
    rng = _rng(prompt, seed)
    degrees = dict.fromkeys(("left", "right"), ARMS["down"])
    for side in degrees:
        for words, elevation in ARMS.items():
            if f"{side} arm {words}" in prompt or (side in prompt and "arm up" in prompt):
                degrees[side] = elevation
    noisy = (elevation + rng.normal(0, 6) for elevation in degrees.values())
    return np.asarray(_arms(*noisy) + np.array([0, rng.normal(0, 0.05), 0]))


SETTINGS = Settings(count=90, modal_prompts=3, modal_seeds=4, suite_seeds=1, alone=1, batch=8, seed=3)


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(_corpus(), {"oracle": _Oracle()}, SETTINGS, nearest=_Fake("nearest", _retrieved(_corpus())))


def _retrieved(corpus: Corpus) -> Callable[[str, int], np.ndarray]:
    """A training pose of the same caption, or any where there is none."""
    known = corpus.of_split("train")

    def pose(prompt: str, seed: int) -> np.ndarray:
        fitting = [row for row in known if prompt in corpus.captions(row)]
        return np.asarray(corpus.poses[_rng(prompt, seed).choice(fitting or known)])

    return pose


def _values(figures: Figures) -> dict[str, float]:
    return {key: figure.value for key, figure in figures.items()}


@pytest.fixture(scope="module")
def real(bench: Bench) -> dict[str, float]:
    return _values(bench.measure_real())


@pytest.fixture(scope="module")
def good(bench: Bench) -> dict[str, float]:
    return _values(bench.measure(_Fake("good", _good))[0])


# Drawing


def test_pairs_are_of_the_test_split_and_poses_come_once() -> None:
    corpus = _corpus()
    rows, texts = draw_pairs(corpus, 60, 0)
    assert len(set(rows.tolist())) == len(texts) == 60
    assert set(corpus.split[rows]) == {SPLITS.index("test")}
    assert all(text in corpus.captions(row) for row, text in zip(rows, texts, strict=True))
    assert rows.tolist() == draw_pairs(corpus, 60, 0)[0].tolist() != draw_pairs(corpus, 60, 1)[0].tolist()
    assert len(draw_pairs(corpus, 10**6, 0)[0]) == len(corpus.of_split("test"))


def test_poses_of_many_captions_are_drawn_more_often() -> None:
    poses = np.stack([REFERENCE.rest_pose()] * 400)
    captions = [[0, 1, 2] if row < 200 else [0] for row in range(400)]
    corpus = tiny_corpus(poses, ["a", "b", "c"], captions, split=np.full(400, SPLITS.index("test"), np.uint8))
    first = np.concatenate([draw_pairs(corpus, 40, seed)[0] for seed in range(40)])
    # A little less than three quarters: poses of several captions run out.
    assert (first < 200).mean() == pytest.approx(0.75, abs=0.04)


def test_a_corpus_of_few_test_poses_is_refused() -> None:
    with pytest.raises(PosewrightError) as caught:
        draw_pairs(_corpus(each=3), 100, 0)
    assert caught.value.code == "corpus_small"


# Generating


@pytest.mark.parametrize(
    ("objective", "conditioning", "width"),
    [("flow", "tokens", 768), ("epsilon", "tokens", 768), ("flow", "pooled", 384)],
)
def test_a_batch_of_prompts_gives_the_poses_of_the_pipeline(
    objective: str, conditioning: str, width: int, tmp_path: Path
) -> None:
    path = write_tiny_weights(
        tmp_path / "tiny.safetensors", text_width=width, objective=objective, conditioning=conditioning
    )
    if objective == "epsilon":  # the solver that draws noise in every step
        card = path.with_suffix(".json")
        card.write_text(card.read_text().replace('"ddim"', '"ddpm"'))
    prompts = ["kneel", "a much longer prompt about a person who raises the left arm above the head", "sit"]
    made = Weights(str(path), "cpu").make(prompts, (0, 7))
    pipeline = PosePipeline.load(str(path), "cpu")
    for row, prompt in enumerate(prompts):
        result = pipeline(PoseRequest(prompt, (0, 7)))
        # Random weights fold bodies up: which way a limb comes out of the flesh may hang on rounding.
        assert (np.abs(made.poses[row] - result.poses) < 2e-5).mean() > 0.9
        np.testing.assert_allclose(made.bone_error_before_fk[row], result.bone_error_before_fk, rtol=1e-3)
    assert np.abs(made.poses[0] - made.poses[1]).max() > 1e-3
    assert np.abs(made.poses[:, 0] - made.poses[:, 1]).max() > 1e-3


def test_blocks_have_seeds_of_their_own() -> None:
    asked = []

    def pose(prompt: str, seed: int) -> np.ndarray:
        asked.append((prompt, seed))
        return _good(prompt, seed)

    generator = _Fake("fake", pose)
    assert make_one_each(generator, ["a", "b", "c"], 5, 2).poses.shape == (3, 1, 22, 3)
    assert asked == [("a", 5), ("b", 5), ("c", 6)]
    asked.clear()
    many = make_all(generator, ["a", "b", "c"], (1, 2), 4)
    assert many.poses.shape == (3, 2, 22, 3)
    assert many.seconds == pytest.approx(0.006)
    assert asked == [(prompt, seed) for prompt in "abc" for seed in (1, 2)]


# Geometry


def test_bodies_that_run_through_themselves_are_found() -> None:
    names = ["t_pose", "arms_crossed", "right_arm_up"]
    book = load_book()
    plain = np.stack([posed(book[name]) for name in names])
    assert not self_intersections(plain).any()
    through = _arms(-90.0, -90.0)
    # The left forearm goes through the trunk to the other side.
    through[JOINT["left_wrist"]] = through[JOINT["left_elbow"]] + [-0.268, 0.0, 0.0]
    legs = _arms(0.0, 0.0)
    swapped = [JOINT[f"left_{joint}"] for joint in ("knee", "ankle", "foot")]
    legs[swapped] -= [0.1206, 0.0, 0.0]  # the left leg where the right one is
    bad = np.stack([through, legs])
    assert self_intersections(np.concatenate([bad, mirror(bad)])).all()


# Models that are good, and broken ones


def test_real_poses_are_their_own_measure(real: dict[str, float]) -> None:
    assert real["swap_error.oracle"] == 0.0
    assert real["bone_error_after"] < 1e-6
    assert real["memorised"] < 1.0
    assert 0 < real["fid.oracle"] < 0.05


def test_a_good_model_is_as_good_as_real(good: dict[str, float], real: dict[str, float]) -> None:
    # Nine captions: a pool of 32 holds each about four times.
    assert good["r_precision_3.oracle"] == pytest.approx(real["r_precision_3.oracle"], abs=0.1)
    assert good["mm_dist.oracle"] == pytest.approx(real["mm_dist.oracle"], abs=0.05)
    assert good["fid.oracle"] < 0.02
    assert good["swap_error.oracle"] == 0.0
    assert good["wins.oracle"] == pytest.approx(0.5, abs=0.2)
    assert good["multimodality.oracle"] > 0
    assert good["seconds_batched"] == pytest.approx(0.001)


def test_shuffled_captions_are_exposed(bench: Bench, good: dict[str, float]) -> None:
    kinds = sorted(set(bench.prompts))
    other = dict(zip(kinds, kinds[4:] + kinds[:4], strict=True))
    made = _values(bench.measure(_Fake("shuffled", lambda p, s: _good(other.get(p, p), s)))[0])
    assert made["r_precision_1.oracle"] < 0.5 * good["r_precision_1.oracle"]
    assert made["mm_dist.oracle"] > 3 * good["mm_dist.oracle"]
    assert made["wins.oracle"] < 0.2


def test_the_mean_pose_is_exposed(bench: Bench, good: dict[str, float], real: dict[str, float]) -> None:
    mean = bench.corpus.mean
    made = _values(bench.measure(_Fake("mean", lambda p, s: mean))[0])
    assert made["diversity.oracle"] == made["multimodality.oracle"] == 0.0
    assert made["fid.oracle"] > 10 * max(good["fid.oracle"], real["fid.oracle"])
    assert made["r_precision_1.oracle"] == pytest.approx(1 / 32)


def test_memorised_poses_are_exposed(bench: Bench, good: dict[str, float], real: dict[str, float]) -> None:
    made = _values(bench.measure(_Fake("memory", _retrieved(bench.corpus)))[0])
    assert made["memorised"] == 1.0 > max(good["memorised"], real["memorised"])
    assert made["nearest_training"] < 1e-6 < real["nearest_training"]


def test_mirrored_output_is_exposed(bench: Bench, good: dict[str, float]) -> None:
    made = _values(bench.measure(_Fake("mirrored", lambda p, s: mirror(_good(p, s))))[0])
    assert made["swap_error.oracle"] == 1.0
    assert made["r_precision_1.oracle"] < 0.7 * good["r_precision_1.oracle"]


def test_the_suite_sees_swapped_sides(bench: Bench) -> None:
    """Raised arms of the suite, done on the right side and on the wrong one."""
    cases = {case.prompt: case for case in suite.load_suite()}

    def raised(prompt: str, wrong: bool) -> np.ndarray:
        checks = cases[prompt].checks if prompt in cases else ()
        up = (f"raised({side}_arm)" in checks for side in ("left", "right"))
        pose = _arms(*(ARMS["overhead"] if raised else ARMS["down"] for raised in up))
        return mirror(pose) if wrong else pose

    right, wrong = (
        _values(bench.measure(_Fake(f"{wrong}", lambda p, s, wrong=wrong: raised(p, wrong)))[0])
        for wrong in (False, True)
    )
    assert right["obeyed_all"] > wrong["obeyed_all"]
    assert right["obeyed_negated"] > wrong["obeyed_negated"]
    assert right["swap_error_geometry"] == 0.0
    assert wrong["swap_error_geometry"] > 0.02


# The table and the command


def test_a_table_shows_values_intervals_and_gaps() -> None:
    columns = {
        "real": {"fid.clapp": Figure(0.01, 0.005, 0.015), "memorised": Figure(0.0)},
        "ours": {
            "memorised": Figure(0.5, 0.25, 0.75),
            "nearest_training": Figure(0.05),
            "bone_error_after": Figure(2e-7),
        },
    }
    lines = markdown(columns, ["clapp"], ["atomic"], ["A note."]).splitlines()
    assert lines[0] == "| | | real | ours |"
    assert "| FID (of real poses: its floor) [clapp] | ↓ | 0.0100 (0.0050 – 0.0150) | – |" in lines
    assert "| nearer than 2 cm to a training pose | ≈ | 0.0% | 50.0% (25.0 – 75.0) |" in lines
    assert "| distance to the nearest training pose, median | ≈ | – | 5.0 cm |" in lines
    assert "| bone-length error after FK | ↓ | – | 2e-07 |" in lines
    assert "| suite obeyed: atomic | ↑ | – | – |" in lines
    assert lines[-1] == "- A note."


def test_the_appendix_tells_how_entries_were_made() -> None:
    training = {"steps": 400, "batch": 32, "learning_rate": 0.001}
    history = {str(step): {"noise": 1.0 - step / 1000} for step in (100, 200, 300, 400)}
    trained = {
        "parameters": 1234, "training": training, "minutes": 2.5, "validation": {"noise": 0.6},
        "validation_history": history,
    }  # fmt: skip
    lines = appendix({"rival": trained, "found": {}}).splitlines()
    assert lines[2] == "| rival | 1,234 | 400 x 32 | 0.001 | 2.5 | noise 0.8 → 0.7 → 0.6 |"
    assert lines[3] == "| found | – | – | – | – | – |"


def _judges(folder: Path) -> Path:
    shape = TmrShape(width=32, heads=2, feedforward=64, text_layers=1, pose_layers=1, dropout=0.0)
    make_tmr(Vocabulary(["left", "right", "arm"]), shape).freeze().save(folder / "tmr.safetensors", {})
    return folder


def test_the_command_writes_table_and_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "corpus.npz"
    _corpus().save(corpus)
    weights = write_tiny_weights(tmp_path / "tiny.safetensors")
    few = {name: getattr(SETTINGS, name) for name in ("modal_prompts", "modal_seeds", "suite_seeds", "alone")}
    monkeypatch.setattr(command, "Settings", partial(Settings, **few))
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    options = ["--corpus", str(corpus), "--judges", str(_judges(tmp_path / "judges"))]
    options += ["--out", str(tmp_path / "out")]
    options += ["--weights", str(weights), "--count", "40", "--seed", "1", "--device", "cpu"]
    assert command.run(parser.parse_args(options)) == 0
    printed = capsys.readouterr().out
    assert (tmp_path / "out" / "table.md").read_text() == printed[:-1]
    assert "| | | real | tiny |" in printed
    assert "40 captions of the test split" in printed
    assert "tiny was trained on another corpus" in printed
    data = json.loads((tmp_path / "out" / "table.json").read_text())
    assert data["settings"]["tiny"]["seed"] == 1
    assert data["entries"]["tiny"]["bone_error_after"]["value"] < 1e-5
    assert data["entries"]["tiny"]["bone_error_before"]["value"] > 0.01
    assert {"r_precision_1.tmr", "swap_error_suite.tmr", "obeyed_long"} <= set(data["entries"]["tiny"])
    for name in ("captions", "suite"):
        assert (tmp_path / "out" / f"{name}.png").stat().st_size > 1000

    # What was measured is not measured again, unless something else is asked for.
    def fail(*_: object) -> None:
        raise AssertionError("nothing is made twice")

    with monkeypatch.context() as patch:
        patch.setattr(Weights, "make", fail)
        assert command.run(parser.parse_args(options)) == 0
        assert capsys.readouterr().out == printed
        with pytest.raises(AssertionError, match="twice"):
            command.run(parser.parse_args([*options, "--seed", "2"]))


def test_a_rival_gives_what_its_baseline_samples(tmp_path: Path) -> None:
    build_nearest(_corpus(), tmp_path)
    baseline = load_baseline("nearest", tmp_path, "cpu")
    prompts = [_caption("down", "overhead"), "left arm up"]
    made = Rival(baseline).make(prompts, (0, 1, 2))
    np.testing.assert_array_equal(made.poses, baseline.sample(prompts, (0, 1, 2)))
    assert made.bone_error_before_fk.shape == (2, 3)
    assert made.bone_error_before_fk.max() < 1e-5
    assert made.seconds > 0


def test_all_runs_of_a_folder_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, runs = _corpus(), tmp_path / "runs"
    corpus.save(tmp_path / "corpus.npz")
    build_nearest(corpus, runs / "nearest")
    build_real(corpus, runs / "real")
    write_tiny_weights(runs / "ours" / "tiny.safetensors")
    few = {name: getattr(SETTINGS, name) for name in ("modal_prompts", "modal_seeds", "suite_seeds", "alone")}
    monkeypatch.setattr(command, "Settings", partial(Settings, **few))
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    options = ["--corpus", str(tmp_path / "corpus.npz"), "--judges", str(_judges(tmp_path / "judges"))]
    options += ["--count", "40", "--device", "cpu", "--out", str(tmp_path / "out")]
    assert command.run(parser.parse_args([*options, "--all", str(runs)])) == 0
    printed = capsys.readouterr().out
    assert "| | | real | nearest | tiny |" in printed
    assert "nearest was trained on another corpus" not in printed
    data = json.loads((tmp_path / "out" / "table.json").read_text())["entries"]
    assert data["nearest"]["wins.tmr"]["value"] == 0.5
    assert "wins.tmr" in data["tiny"]
    assert data["nearest"]["memorised"]["value"] == 1.0
    one = ["--baseline", f"nearest:{runs / 'nearest'}", "--nearest", str(runs / "nearest")]
    assert command.run(parser.parse_args([*options, *one])) == 0
    assert "| | | real | nearest |\n" in capsys.readouterr().out
    for asked in (["--baseline", "nearest"], []):
        with pytest.raises(PosewrightError) as caught:
            command.run(parser.parse_args([*options, *asked]))
        assert caught.value.code == "bad_request"
    with pytest.raises(PosewrightError) as caught:
        command.run(parser.parse_args([*options, "--all", str(tmp_path / "judges" / "none")]))
    assert caught.value.code == "weights_missing"


def test_columns_have_names_of_their_own(bench: Bench, tmp_path: Path) -> None:
    for names in (["a", "a"], ["real"]):
        with pytest.raises(PosewrightError) as caught:
            evaluate(bench, [_Fake(name, _good) for name in names], tmp_path)
        assert caught.value.code == "name_twice"


def test_a_folder_without_judges_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PosewrightError) as caught:
        load_judges(tmp_path, "cpu")
    assert caught.value.code == "judge_missing"
