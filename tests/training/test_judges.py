from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from inference.encoders import load_encoder
from inference.errors import PosewrightError
from rig.pose import mirror
from rig.skeleton import JOINT, REFERENCE
from training.captions import swap_sides
from training.corpus import POSTURES, SPLITS, Corpus
from training.corpus.sampling import normalisation
from training.evaluation.judges import Judge, load_judge
from training.evaluation.judges import train as command
from training.evaluation.judges.features import FEATURES, joint_features
from training.evaluation.judges.judge import make_clapp, make_tmr
from training.evaluation.judges.losses import info_nce, near_identical, negatives, side_loss
from training.evaluation.judges.networks import ClappShape, SentenceStates, TmrShape
from training.evaluation.judges.pairs import Draws, capped, full_pairs, half_of, training_rows
from training.evaluation.judges.texts import UNKNOWN, Vocabulary, join, sentences, words
from training.evaluation.judges.train import DEFAULTS, JudgeConfig, figures, train_judge
from training.evaluation.metrics import r_precision, swap_accuracy
from training.text_cache import encode

_ARM = {"up": 1.0, "down": -1.0}
TMR_SHAPE = TmrShape(width=32, heads=2, feedforward=64, text_layers=1, pose_layers=1, dropout=0.0)
CLAPP_SHAPE = ClappShape(token=32, heads=4, value=8, pose=64, blocks=1, dropout=0.0)
TMR = replace(DEFAULTS["tmr"], steps=60, batch=32, learning_rate=3e-3, warmup=5, rebuild_weight=0.1)
CLAPP = replace(DEFAULTS["clapp"], steps=60, batch=32, learning_rate=3e-3, warmup=5)


def _pose(left: str, right: str, left_high: bool, right_high: bool) -> np.ndarray:
    """Arms that hang or point up, feet on the floor or lifted."""
    pose = REFERENCE.rest_pose()
    for side, arm, high in (("left", left, left_high), ("right", right, right_high)):
        joints = [JOINT[f"{side}_elbow"], JOINT[f"{side}_wrist"]]
        lengths = np.cumsum(REFERENCE.bone_lengths[joints])
        pose[joints] = pose[JOINT[f"{side}_shoulder"]] + lengths[:, None] * np.array([0.0, _ARM[arm], 0.0])
        pose[[JOINT[f"{side}_ankle"], JOINT[f"{side}_foot"]], 1] += 0.3 * high
    return pose


def _corpus(takes: int = 40, each: int = 12) -> Corpus:
    """All sixteen postures of arms and feet, a little different in every copy, two captions for each."""
    rng = np.random.default_rng(0)
    texts: list[str] = []
    poses, rows = [], []
    for _ in range(takes * each):
        left, right = rng.choice(["up", "down"], 2)
        high = rng.random(2) < 0.5
        poses.append(_pose(left, right, *high) + 0.01 * rng.standard_normal((22, 3)))
        feet = [
            f"{side} foot {'off' if up else 'on'} the floor"
            for side, up in zip(("left", "right"), high, strict=True)
        ]
        for text in (f"left arm {left}, right arm {right}", ", ".join(feet)):
            if text not in texts:
                texts.append(text)
            rows.append(texts.index(text))
    count = len(poses)
    group = np.repeat(np.arange(takes), each)
    split = np.full(count, SPLITS.index("train"))
    split[group % 8 == 1] = SPLITS.index("validation")
    split[group % 8 == 2] = SPLITS.index("test")
    weight = (split == SPLITS.index("train")).astype(np.float64)
    all_poses = np.stack(poses).astype(np.float32)
    mean, std = normalisation(all_poses)
    return Corpus(
        poses=all_poses,
        kind=np.zeros(count, np.uint8),
        mirrored=np.zeros(count, bool),
        group=group.astype(np.int32),
        frame=np.arange(count, dtype=np.int32),
        split=split.astype(np.uint8),
        posture=np.zeros((count, len(POSTURES)), bool),
        cluster=np.zeros(count, np.int32),
        weight=weight / weight.sum(),
        caption_starts=2 * np.arange(count + 1),
        caption_rows=np.array(rows, np.int32),
        caption_weights=np.full(2 * count, 0.5, np.float32),
        caption_voice=np.zeros(2 * count, np.uint8),
        texts=tuple(texts),
        groups=tuple({"source": "synthetic", "name": f"take {number}"} for number in range(takes)),
        mean=mean,
        std=std,
        limits={},
        about={},
    )


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return _corpus()


# Texts


def test_joined_captions_come_apart_again() -> None:
    text = join(["left arm up.", "sitting; looking down", "kneeling!"])
    assert text == "left arm up. sitting; looking down. kneeling"
    assert sentences(text) == ["left arm up", "sitting", "looking down", "kneeling"]
    assert sentences("") == [""]
    assert sentences("at 2.5 m") == ["at 2.5 m"]


def test_vocabulary_knows_common_words_only() -> None:
    vocabulary = Vocabulary.of(["Left arm", "left, ARM", "left leg"], at_least=2, at_most=9)
    assert vocabulary.listed == ("left", "arm")
    assert len(vocabulary) == 4
    assert vocabulary.numbers("Left leg!") == [2, UNKNOWN]
    assert vocabulary.numbers("...") == [UNKNOWN]
    assert Vocabulary.of(["a a b b c"], at_least=1, at_most=1).listed == ("a",)
    assert words("Don't: 90°") == ["don", "t", "90"]


# Pairs


def test_halves_share_no_group(corpus: Corpus) -> None:
    first, second = (set(corpus.group[training_rows(corpus, half)].tolist()) for half in (0, 1))
    assert first
    assert second
    assert not first & second
    assert first | second == set(corpus.group[corpus.of_split("train")].tolist())
    assert {half_of("cmu", f"{number:02}_01") for number in range(20)} == {0, 1}


def test_a_corpus_without_a_half_is_refused(corpus: Corpus) -> None:
    one = replace(corpus, groups=({"source": "synthetic", "name": "take 0"},) * len(corpus.groups))
    with pytest.raises(PosewrightError) as error:
        training_rows(one, 1 - half_of("synthetic", "take 0"))
    assert error.value.code == "corpus_small"


def test_poses_are_capped_by_their_captions(corpus: Corpus) -> None:
    rows = training_rows(corpus, 0)
    heavy = rows[:5]
    weight = corpus.weight.copy()
    weight[heavy] *= 1e6
    few, single = capped(replace(corpus, weight=weight), rows, 21, 1, np.random.default_rng(0))
    kept, captions = capped(replace(corpus, weight=weight), rows, 21, 3, np.random.default_rng(0))
    assert len(few) == 21
    assert len(kept) == 10
    assert set(heavy) <= set(kept)
    assert captions == [corpus.captions(row) for row in kept]
    assert all(len(one) == 1 and one[0] in corpus.captions(row) for row, one in zip(few, single, strict=True))
    assert {corpus.captions(row).index(one[0]) for row, one in zip(few, single, strict=True)} == {0, 1}


def test_batches_hold_each_pose_and_its_mirror_image(corpus: Corpus) -> None:
    rows = training_rows(corpus, 0)
    draws = Draws(corpus, rows, [corpus.captions(row) for row in rows])
    batch = draws.batch(16, 0.0, np.random.default_rng(0))
    np.testing.assert_allclose(batch.poses[16:], mirror(batch.poses[:16]))
    assert batch.texts[16:] == [swap_sides(text) for text in batch.texts[:16]]
    assert {len(sentences(text)) for text in batch.texts} == {1, 2}
    assert draws.batch(16, 0.01, np.random.default_rng(0)).texts == batch.texts


def test_full_captions_are_all_of_a_pose(corpus: Corpus) -> None:
    rows, texts = full_pairs(corpus, "test", 10)
    assert len(rows) == len(texts) == 10
    assert set(corpus.split[rows]) == {SPLITS.index("test")}
    assert texts[3] == ". ".join(corpus.captions(rows[3]))


# Losses


def test_near_identical_texts_are_found_but_not_mirror_images() -> None:
    texts = [
        "left arm up and right arm down",
        "left arm up, and right arm down",
        "right arm up and left arm down",
    ]
    assert near_identical(texts, 0.8).tolist() == [
        [True, True, False],
        [True, True, False],
        [False, False, True],
    ]


def test_negatives_leave_out_what_fits() -> None:
    long = "standing on the whole of both feet with the back straight and looking ahead of him, left arm up"
    texts = ["left arm up", long, "sitting", long.replace("ahead", "up")]
    texts += [swap_sides(text) for text in texts]
    strict, filtered = negatives(texts, None), negatives(texts, 0.7)
    assert not strict.diagonal().any()
    # A text without sides fits the mirror image as well.
    assert not strict[2, 6]
    # One with sides does not, however long the rest that they share.
    assert strict[1, 5]
    assert filtered[1, 5]
    assert strict[1, 3]
    assert not filtered[1, 3]


def test_info_nce_of_known_scores() -> None:
    scores = torch.tensor([[2.0, 0.0, 50.0], [0.0, 2.0, 0.0], [50.0, 0.0, 2.0]])
    negative = ~torch.eye(3, dtype=torch.bool)
    negative[0, 2] = negative[2, 0] = False
    expected = (2 * np.log(1 + np.exp(-2)) + np.log(1 + 2 * np.exp(-2))) / 3
    assert float(info_nce(scores, negative)) == pytest.approx(expected, rel=1e-5)


def test_side_loss_is_of_sided_texts_only() -> None:
    scores = torch.zeros(4, 4)
    scores[0, 0], scores[0, 2] = 1.0, 3.0  # prefers the mirrored text by 2
    scores[1, 3] = 9.0  # a text without sides
    negative = ~torch.eye(4, dtype=torch.bool)
    negative[1, 3] = negative[3, 1] = False
    expected = (np.log(1 + np.exp(2.0)) + np.log(2)) / 2
    assert float(side_loss(scores, negative)) == pytest.approx(expected, rel=1e-5)
    assert float(side_loss(scores, torch.zeros(4, 4, dtype=torch.bool))) == 0.0


# Networks


def test_features_in_the_bodys_frame_do_not_turn_with_it() -> None:
    pose = torch.from_numpy(_pose("up", "down", True, False)).float()
    turn = torch.linalg.matrix_exp(torch.tensor([[0.0, 0.4, 0.2], [-0.4, 0.0, 0.3], [-0.2, -0.3, 0.0]]))
    plain, turned = joint_features(torch.stack([pose, pose @ turn.T]))
    assert plain.shape == (22, FEATURES)
    torch.testing.assert_close(plain[:, 6:], turned[:, 6:], atol=1e-5, rtol=0)
    assert (plain[:, :6] - turned[:, :6]).abs().max() > 0.1


class _NoEncoder:
    def __call__(self) -> object:
        raise AssertionError("the encoder is not needed")


def test_sentences_are_read_from_the_cache(tmp_path: Path) -> None:
    listed = ("left arm up", "sitting on the floor")
    encoder = load_encoder("minilm")
    cached = SentenceStates(_NoEncoder())  # type: ignore[arg-type]
    cached.remember(listed, encode(listed, encoder, tmp_path, torch.device("cpu")))
    texts = ["sitting on the floor. left arm up", "left arm up"]
    states, mask = cached(texts)
    fresh, fresh_mask = SentenceStates(lambda: encoder)(texts)
    assert torch.equal(mask, fresh_mask)
    assert mask.sum(1).tolist() == [4 + 1 + 3 + 1, 3 + 1]  # each sentence has an end token
    # The cache holds half precision.
    assert (states - fresh).norm() < 0.02 * fresh.norm()


def _judge(kind: str) -> Judge[Any]:
    torch.manual_seed(0)
    if kind == "tmr":
        return make_tmr(Vocabulary(["left", "right", "arm", "up"]), TMR_SHAPE).freeze()
    encoder = load_encoder("minilm")
    return make_clapp(SentenceStates(lambda: encoder), CLAPP_SHAPE).freeze()


@pytest.fixture(scope="module", params=["clapp", "tmr"])
def judge(request: pytest.FixtureRequest) -> Judge[Any]:
    return _judge(request.param)


def test_an_embedding_does_not_depend_on_its_company(judge: Judge[Any]) -> None:
    texts = ["left arm up", "a much longer text. it has sentences, with the right arm up", "up"]
    together = judge.embed_texts(texts)
    for row, text in enumerate(texts):
        np.testing.assert_allclose(together[row], judge.embed_texts([text])[0], atol=1e-5)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.abs(together[0] - together[1]).max() > 1e-3
    poses = np.stack([_pose("up", "down", False, True), _pose("down", "down", False, False)])
    embedded = judge.embed_poses(poses)
    assert embedded.dtype == np.float32
    assert np.linalg.norm(embedded, axis=1) == pytest.approx(1.0, abs=1e-5)
    np.testing.assert_allclose(embedded[1], judge.embed_poses(poses[1:])[0], atol=1e-5)
    assert judge.embed_poses(poses[:0]).shape == judge.embed_texts([]).shape == (0, embedded.shape[1])


def test_mirror_images_fit_as_well_as_what_they_mirror(judge: Judge[Any]) -> None:
    texts = ["left arm up", "right knee bent. left foot off the floor", "sitting"]
    swapped = judge.embed_texts([swap_sides(text) for text in texts])
    poses = np.stack([_pose("up", "down", False, True), _pose("down", "up", True, True)])
    fit = judge.embed_poses(poses) @ judge.embed_texts(texts).T
    mirrored_fit = judge.embed_poses(mirror(poses)) @ swapped.T
    np.testing.assert_allclose(fit, mirrored_fit, atol=1e-5)
    # A text without sides cannot tell a pose from its mirror image; one with sides can.
    crossed = judge.embed_poses(mirror(poses)) @ judge.embed_texts(texts).T
    np.testing.assert_allclose(fit[:, 2], crossed[:, 2], atol=1e-5)
    assert np.abs(fit - crossed)[:, :2].min() > 1e-4


@pytest.mark.parametrize("poses", [np.zeros((22, 3)), np.zeros((1, 21, 3)), np.full((1, 22, 3), np.nan)])
def test_what_is_no_pose_is_refused(poses: np.ndarray) -> None:
    with pytest.raises(PosewrightError) as error:
        _judge("tmr").embed_poses(poses)
    assert error.value.code == "bad_pose"


# Training


def _trained(corpus: Corpus, kind: str, config: JudgeConfig, out: Path) -> Judge[Any]:
    shape = CLAPP_SHAPE if kind == "clapp" else TMR_SHAPE
    return load_judge(train_judge(corpus, kind, config, out, "cpu", shape))


@pytest.mark.parametrize(("kind", "config"), [("clapp", CLAPP), ("tmr", TMR)])
def test_learns_to_judge(corpus: Corpus, kind: str, config: JudgeConfig, tmp_path: Path) -> None:
    judge = _trained(corpus, kind, config, tmp_path)
    about = judge.card["about"]
    # Sixteen postures: a pool of 32 holds the right one about twice, the best possible score is about a half.
    assert about["test"]["r_precision"][2] > 0.7
    assert about["test"]["mm_dist"] < 0.5 * about["test"]["mm_dist_shuffled"]
    assert about["corpus_sha256"] == corpus.sha256
    assert about["half"] == {"clapp": 0, "tmr": 1}[kind]
    assert about["training_poses"] == len(training_rows(corpus, about["half"]))
    again = figures(judge, corpus, "test", 1024)
    # The text states of training are kept in half precision.
    assert again["mm_dist"] == pytest.approx(about["test"]["mm_dist"], abs=2e-3)
    assert again["fid_floor"] == about["test"]["fid_floor"]

    # Models that are broken in a known way.
    rows, texts = full_pairs(corpus, "test", 1024)
    poses = corpus.poses[rows]
    embedded = judge.embed_texts(texts)
    swapped = judge.embed_texts([swap_sides(text) for text in texts])
    # "left arm up, right arm up" says the same with the sides swapped.
    sided = np.array([not _same_sides(text) for text in texts])

    def score(generated: np.ndarray) -> tuple[float, float]:
        vectors = judge.embed_poses(generated)
        top3 = r_precision(embedded, vectors)[2].mean
        return top3, swap_accuracy(vectors[sided], embedded[sided], swapped[sided])

    real = score(poses)
    assert real[1] > 0.97
    assert score(np.roll(poses, 7, axis=0))[0] < 0.4 * real[0]
    assert score(np.repeat(poses.mean(0, keepdims=True), len(poses), 0))[0] < 0.2
    assert score(mirror(poses))[1] < 0.03


def _same_sides(text: str) -> bool:
    """Whether a text of the tiny corpus says the same of both sides."""
    return sorted(sentences(text.replace(", ", ". "))) == sorted(
        sentences(swap_sides(text).replace(", ", ". "))
    )


def test_a_run_that_was_interrupted_ends_like_one_that_was_not(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = replace(TMR, steps=6)
    whole = train_judge(corpus, "tmr", config, tmp_path / "whole", "cpu", TMR_SHAPE)
    monkeypatch.setattr(command, "_SAVE_EVERY", 2)
    monkeypatch.setattr(command, "_LOG_EVERY", 2)
    calls = 0
    loss = command._loss

    def interrupted(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise KeyboardInterrupt
        return loss(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(command, "_loss", interrupted)
    with pytest.raises(KeyboardInterrupt):
        train_judge(corpus, "tmr", config, tmp_path / "parts", "cpu", TMR_SHAPE)
    parts = train_judge(corpus, "tmr", config, tmp_path / "parts", "cpu", TMR_SHAPE)
    assert calls == 4 + 4  # three steps and the interruption, then four from step 2 on
    first, second = load_file(whole), load_file(parts)
    assert all(torch.equal(first[name], second[name]) for name in first)
    log = [
        json.loads(line) for line in (tmp_path / "parts" / "tmr-run" / "log.jsonl").read_text().splitlines()
    ]
    assert [row["step"] for row in log] == [2, 4, 6]
    with pytest.raises(PosewrightError) as error:
        train_judge(corpus, "tmr", replace(config, steps=8), tmp_path / "parts", "cpu", TMR_SHAPE)
    assert error.value.code == "run_differs"


def test_default_networks_are_small(tmp_path: Path) -> None:
    vocabulary = Vocabulary([f"word{number}" for number in range(command._VOCABULARY["at_most"])])
    for judge in (make_clapp(SentenceStates(lambda: load_encoder("minilm"))), make_tmr(vocabulary)):
        path = judge.save(tmp_path / f"{judge.kind}.safetensors", {})
        assert path.stat().st_size <= 5_000_000


# Files


def _saved(folder: Path) -> Path:
    return _judge("tmr").save(folder / "tmr.safetensors", {})


def test_a_judge_survives_saving(judge: Judge[Any], tmp_path: Path) -> None:
    loaded = load_judge(judge.save(tmp_path / f"{judge.kind}.safetensors", {"note": 1}))
    assert loaded.kind == judge.kind
    assert loaded.card["about"] == {"note": 1}
    poses = np.stack([_pose("up", "down", False, True)])
    assert np.array_equal(loaded.embed_poses(poses), judge.embed_poses(poses))
    assert np.array_equal(loaded.embed_texts(["left arm up"]), judge.embed_texts(["left arm up"]))


def test_a_judge_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PosewrightError) as error:
        load_judge(tmp_path / "clapp.safetensors")
    assert error.value.code == "judge_missing"


def _spoil_weights(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"x")


def _change_card(path: Path, name: str, value: object) -> None:
    card = json.loads(path.with_suffix(".json").read_text())
    card[name] = value
    path.with_suffix(".json").write_text(json.dumps(card))


@pytest.mark.parametrize(
    "spoil",
    [
        _spoil_weights,
        lambda path: path.with_suffix(".json").write_text("{"),
        lambda path: _change_card(path, "version", 99),
        lambda path: _change_card(path, "kind", "oracle"),
        lambda path: _change_card(path, "vocabulary", ["one"]),
        lambda path: _change_card(path, "shape", {"girth": 3}),
    ],
)
def test_spoilt_files_are_refused(spoil: object, tmp_path: Path) -> None:
    path = _saved(tmp_path)
    spoil(path)  # type: ignore[operator]
    with pytest.raises(PosewrightError) as error:
        load_judge(path)
    assert error.value.code == "judge_corrupt"


# Command


def _arguments(parts: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(parts)


def test_command_trains_one(corpus: Corpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus.save(tmp_path / "corpus.npz")
    arguments = ["--corpus", str(tmp_path / "corpus.npz"), "--out", str(tmp_path), "--device", "cpu"]
    assert command.run(_arguments([*arguments, "--which", "tmr", "--steps", "2", "--batch", "8"])) == 0
    card = load_judge(tmp_path / "tmr.safetensors").card
    assert card["about"]["training"]["steps"] == 2
    assert card["about"]["training"]["batch"] == 8
    assert card["about"]["training"]["near_identical"] == DEFAULTS["tmr"].near_identical
    assert not (tmp_path / "clapp.safetensors").exists()
    assert "r_precision" in capsys.readouterr().out
