from __future__ import annotations

import argparse
import functools
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from inference.errors import PosewrightError
from inference.model import ModelConfig
from rig.skeleton import JOINT, REFERENCE
from tests.tiny_corpus import tiny_corpus
from tests.tiny_model import LIMB_GROUPS
from training import baselines
from training.baselines import command, load_baseline, loop, nearest, real, seed
from training.baselines.network import Trained
from training.baselines.t2p import T2P
from training.corpus import SPLITS, Corpus

LEFT, RIGHT = "left arm up", "right arm up"
SMALL = ModelConfig(text_width=1, groups=LIMB_GROUPS, widths=(16, 32, 32), heads=2, context_width=32)
# Fields of each baseline's shape that are made smaller, and steps that are enough for two postures.
TINY: dict[str, tuple[dict[str, object], int]] = {
    "t2p": ({"width": 48, "layers": 2}, 200),
    "cvae": ({"width": 64, "text_channels": 16, "latent": 8}, 300),
    "unconditional": ({"model": SMALL.to_json()}, 400),
    **{
        name: ({"model": {**baselines.METHODS[name].shape["model"], "widths": [16, 32, 32], "heads": 2,
                          "context_width": 32}}, 100)
        for name in ("seed-1", "seed-2", "seed-3", "seed-3-decoded")
    },
}  # fmt: skip


def _corpus() -> Corpus:
    """An arm up, the left or the right, every joint of every copy a little off."""
    rest = REFERENCE.rest_pose()
    both = []
    for up in ("left", "right"):
        pose = rest.copy()
        for side in ("left", "right"):
            arm = [JOINT[f"{side}_elbow"], JOINT[f"{side}_wrist"]]
            lengths = np.cumsum(REFERENCE.bone_lengths[arm])
            way = np.array([0.0, 1.0 if side == up else -1.0, 0.0])
            pose[arm] = pose[JOINT[f"{side}_shoulder"]] + lengths[:, None] * way
        both.append(pose)
    kinds = np.arange(150) % 2
    off = np.random.default_rng(0).normal(size=(len(kinds), 22, 3)) * 0.01
    split = np.repeat([SPLITS.index("train"), SPLITS.index("validation"), SPLITS.index("test")], 50)
    weight = (split == SPLITS.index("train")) / 50
    poses = np.stack(both)[kinds] + off
    # Real poses are given as they are: those have the skeleton's bones, as in a real corpus.
    test = split == SPLITS.index("test")
    poses[test] = baselines.correct(poses[test])
    return tiny_corpus(
        poses,
        (LEFT, RIGHT),
        [[kind] for kind in kinds],
        split=split.astype(np.uint8),
        weight=weight,
    )


def _train(name: str, run: Path, steps: int | None = None, texts: Path | None = None) -> Path:
    shape, enough = TINY[name]
    method = baselines.METHODS[name]
    method = replace(method, shape={**method.shape, **shape})
    config = replace(method.config, steps=steps or enough, batch=32, learning_rate=3e-3, warmup=5, ema=0.9)
    return loop.train_network(name, method, _corpus(), config, run, "cpu", texts=texts)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Folder of a baseline, which is made when it is first asked for."""
    folder = tmp_path_factory.mktemp("baselines")

    @functools.cache
    def make(name: str) -> Path:
        run = folder / name
        if name == "real":
            real.build(_corpus(), run)
        elif name == "nearest":
            nearest.build(_corpus(), run, "cpu", texts=folder / "texts")
        else:
            _train(name, run, texts=folder / "texts")
        return run

    return make


def _raised(poses: np.ndarray, side: str) -> np.ndarray:
    other = "right" if side == "left" else "left"
    return poses[..., JOINT[f"{side}_wrist"], 1] > poses[..., JOINT[f"{other}_wrist"], 1] + 0.3


@pytest.mark.parametrize("name", ["nearest", "t2p", "cvae", "real"])
def test_tells_the_arms_apart(made: Callable[[str], Path], name: str) -> None:
    poses = load_baseline(name, made(name), "cpu").sample([LEFT, RIGHT], range(16))
    assert poses.dtype == np.float32
    assert poses.shape == (2, 16, 22, 3)
    assert _raised(poses[0], "left").mean() > 0.9
    assert _raised(poses[1], "right").mean() > 0.9


def test_without_words_both_arms_are_raised(made: Callable[[str], Path]) -> None:
    poses = load_baseline("unconditional", made("unconditional"), "cpu").sample([LEFT], range(64))[0]
    shares = _raised(poses, "left").mean(), _raised(poses, "right").mean()
    assert min(shares) > 0.2
    assert sum(shares) > 0.8


@pytest.mark.parametrize("name", ["seed-1", "seed-2", "seed-3", "seed-3-decoded"])
def test_the_paper_learns_its_losses(made: Callable[[str], Path], name: str) -> None:
    first, *_, last = [json.loads(line) for line in (made(name) / "log.jsonl").read_text().splitlines()]
    assert last["anatomy"] < first["anatomy"]
    # Zero noise predicted scores 1; the bounded head cannot get far below.
    assert last["noise"] < 0.95 * first["noise"]


def test_the_paper_sees_the_words(made: Callable[[str], Path]) -> None:
    corpus = _corpus()
    rows = np.tile(corpus.of_split("validation"), 8)
    captions = corpus.caption_rows[corpus.caption_starts[rows]].astype(np.int64)

    def wrong(name: str, captions: np.ndarray) -> float:
        baseline = load_baseline(name, made(name), "cpu")
        assert isinstance(baseline, Trained)
        vectors = baseline._encoder([LEFT, RIGHT]).pooled[captions][:, None]
        torch.manual_seed(0)
        poses, mask = torch.from_numpy(corpus.poses[rows]), torch.ones(len(rows), 1, dtype=torch.bool)
        return float(baseline.network.loss(poses, vectors, mask)["noise"])

    assert wrong("seed-3-decoded", captions) < wrong("seed-3-decoded", 1 - captions)
    assert wrong("seed-2", captions) == wrong("seed-2", 1 - captions)


@pytest.mark.parametrize("name", baselines.NAMES)
def test_a_seed_gives_its_pose_in_any_batch(made: Callable[[str], Path], name: str) -> None:
    baseline = load_baseline(name, made(name), "cpu")
    together = baseline.raw([LEFT, RIGHT], [3, 8, 1])
    for number, prompt in enumerate((LEFT, RIGHT)):
        alone = baseline.raw([prompt], [8])
        # Predictions of the paper's head are no denoiser: its poses can be far away, and rounding with them.
        scale = max(1.0, float(np.abs(alone).max()))
        np.testing.assert_allclose(together[number, 1], alone[0, 0], atol=1e-3 * scale)
    assert np.abs(together[:, 0] - together[:, 1]).max() > 1e-3


@pytest.mark.parametrize("name", baselines.NAMES)
def test_bones_are_exact_and_the_pelvis_is_over_the_origin(made: Callable[[str], Path], name: str) -> None:
    poses = load_baseline(name, made(name), "cpu").sample([LEFT, RIGHT], range(4))
    parents = list(REFERENCE.parents[1:])
    lengths = np.linalg.norm(poses[..., 1:, :] - poses[..., parents, :], axis=-1)
    np.testing.assert_allclose(lengths, np.broadcast_to(REFERENCE.bone_lengths[1:], lengths.shape), atol=1e-5)
    np.testing.assert_allclose(poses[..., 0, 0::2], 0, atol=1e-6)


def test_first_numbers_are_the_frame_cut_off() -> None:
    pose = REFERENCE.rest_pose().astype(np.float32)
    frame = np.concatenate([np.zeros(3), pose[0, 1:2], pose[1:].ravel()])  # as HumanML3D begins
    numbers = seed.first_numbers(torch.from_numpy(pose)[None])[0].numpy()
    np.testing.assert_allclose(numbers.ravel(), frame[:66], atol=1e-7)
    # The height of the pelvis passes for the side of the left hip.
    assert numbers[JOINT["left_hip"], 0] == pytest.approx(pose[0, 1])


def test_phases_differ_as_the_paper_says() -> None:
    first, second, third = (
        baselines.METHODS[name].make(384, baselines.METHODS[name].shape)
        for name in ("seed-1", "seed-2", "seed-3")
    )
    for network in (first, second, third):
        assert isinstance(network, seed.Seed)
    dims = [network.unet.time[0].in_features for network in (first, second, third)]
    assert dims == [32, 64, 64]
    assert [network.unet.config.output_bound for network in (first, second, third)] == [0, 1.5, 1.5]


def test_tempered_sampling_sharpens() -> None:
    network = T2P(text_width=8, width=16, layers=1, heads=2, temperature=1.0, candidates=512)
    mixture = torch.tensor([[0.0]]), torch.zeros(1, 1, 3), torch.ones(1, 1, 3)
    noise = torch.randn(2000, 512, 5, generator=torch.Generator().manual_seed(0))
    many = tuple(part.expand(2000, *part.shape[1:]) for part in mixture)
    for temperature in (1.0, 0.25):
        network.temperature = temperature
        spread = network._tempered(*many, noise).std()
        # A Gaussian to the power of 1 / t has the deviation's sqrt(t).
        assert float(spread) == pytest.approx(temperature**0.5, rel=0.05)


def test_components_are_drawn_by_their_weights() -> None:
    network = T2P(text_width=8, width=16, layers=1, heads=2, temperature=1.0, candidates=1)
    logits = torch.tensor([[0.2, 0.5, 0.3]]).log().expand(4000, -1)
    mean = torch.tensor([-10.0, 0.0, 10.0])[None, :, None].expand(4000, -1, 3)
    noise = torch.randn(4000, 1, 5, generator=torch.Generator().manual_seed(0))
    drawn = network._tempered(logits, mean, torch.full((4000, 3, 3), 0.1), noise)
    shares = [float((drawn[:, 0].round() == place).float().mean()) for place in (-10, 0, 10)]
    assert shares == pytest.approx([0.2, 0.5, 0.3], abs=0.03)


def test_a_joint_does_not_look_ahead() -> None:
    torch.manual_seed(0)
    network = T2P(text_width=8, width=16, layers=2, heads=2).eval()
    memory, mask = torch.randn(1, 3, 16), torch.ones(1, 3, dtype=torch.bool)
    joints = torch.randn(1, 21, 3)
    changed = joints.clone()
    changed[:, 10:] += 1
    before, after = (network._predict(one, memory, mask)[1][0] for one in (joints, changed))
    # Row k is of joint k, made of those before it.
    torch.testing.assert_close(before[:11], after[:11])
    assert not torch.allclose(before[11], after[11])


def test_an_interrupted_run_ends_as_an_uninterrupted_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _train("cvae", tmp_path / "whole", 40)
    monkeypatch.setattr(loop, "_LOG_EVERY", 5)
    monkeypatch.setattr(loop, "_SAVE_EVERY", 25)  # in the middle of a group of batches

    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(loop, "_validate", interrupt)
        with pytest.raises(KeyboardInterrupt):
            _train("cvae", tmp_path / "cut", 40)
    resumed = _train("cvae", tmp_path / "cut", 40)
    assert whole.read_bytes() == resumed.read_bytes()


def test_a_run_is_not_continued_with_other_settings(tmp_path: Path) -> None:
    _train("cvae", tmp_path, 2)
    with pytest.raises(PosewrightError) as caught:
        _train("cvae", tmp_path, 3)
    assert caught.value.code == "run_differs"


def test_nearest_gives_training_poses_of_the_nearest_caption(made: Callable[[str], Path]) -> None:
    corpus = _corpus()
    poses = load_baseline("nearest", made("nearest"), "cpu").raw(["the left arm is up"], range(40))[0]
    rows = [int(np.flatnonzero((corpus.poses == pose).all((1, 2)))[0]) for pose in poses]
    assert (corpus.split[rows] == SPLITS.index("train")).all()
    assert all(corpus.captions(row) == [LEFT] for row in rows)
    assert len(set(rows)) == nearest.NEIGHBOURS


def test_real_poses_are_of_the_test_split_and_its_captions_only(made: Callable[[str], Path]) -> None:
    corpus = _corpus()
    baseline = load_baseline("real", made("real"))
    poses = baseline.sample([RIGHT], range(25))[0]
    rows = [int(np.flatnonzero((corpus.poses == pose).all((1, 2)))[0]) for pose in poses]
    assert sorted(rows) == [row for row in corpus.of_split("test") if corpus.captions(row) == [RIGHT]]
    with pytest.raises(PosewrightError, match="both arms up"):
        baseline.sample([RIGHT, "both arms up"], [0])


def _command(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


def test_the_command_trains_and_loads(tmp_path: Path) -> None:
    _corpus().save(tmp_path / "corpus.npz")
    given = ("--corpus", str(tmp_path / "corpus.npz"), "--device", "cpu", "--texts", str(tmp_path / "texts"))
    for name in ("cvae", "nearest", "real"):
        run = tmp_path / name
        assert _command(name, *given, "--run", str(run), "--steps", "2", "--batch", "8") == 0
        baseline = load_baseline(name, run, "cpu")
        assert baseline.card["about"]["corpus_sha256"] == _corpus().sha256
        assert baseline.sample([LEFT], [0]).shape == (1, 1, 22, 3)


def test_what_cannot_be_loaded_is_refused_with_a_reason(made: Callable[[str], Path], tmp_path: Path) -> None:
    def refused(name: str, folder: Path) -> str:
        with pytest.raises(PosewrightError) as caught:
            load_baseline(name, folder, "cpu")
        return caught.value.code

    assert refused("no-such", tmp_path) == "baseline_unknown"
    assert refused("cvae", tmp_path) == "baseline_missing"
    data, card = ((made("cvae") / f"cvae.{end}").read_bytes() for end in ("safetensors", "json"))
    (tmp_path / "cvae.json").write_bytes(card)
    (tmp_path / "cvae.safetensors").write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert refused("cvae", tmp_path) == "baseline_corrupt"
    (tmp_path / "cvae.safetensors").write_bytes(data)
    changed = json.loads(card)
    changed["shape"]["width"] = 32
    (tmp_path / "cvae.json").write_text(json.dumps(changed))
    assert refused("cvae", tmp_path) == "baseline_corrupt"
    with pytest.raises(PosewrightError, match="no-such"):
        _command("no-such", "--corpus", "none.npz", "--run", str(tmp_path))
