"""From raw motion capture and a few entries of the pose book to a corpus."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from inference.errors import PosewrightError
from rig.pose import canonicalize, heading, mirror
from rig.skeleton import PARENTS, REFERENCE
from training.__main__ import main
from training.captions import swap_sides
from training.corpus import KINDS, SPLITS, VOICES, Corpus
from training.corpus import prepare as prepare_module
from training.corpus.prepare import FILE, Settings, prepare, split_of
from training.posebook import evaluate, load_book
from training.sources.schemes import MOTIONBUILDER

FRAMES = 40
NAMES = ("hands_on_hips", "kneel_right_knee", "plank", "seiza", "sit_chair", "wave_right", "arms_crossed")
SETTINGS = Settings(composed=60, variants=2, captions=3, seed=3)


def write_bvh(path: Path) -> None:
    """A body with MotionBuilder's names that raises its left arm; its first two frames are a T-pose."""
    centimetres = 100 * REFERENCE.offsets
    names = {ours: theirs[0] for ours, theirs in MOTIONBUILDER.turns.items()} | MOTIONBUILDER.joints
    names |= {"neck": "Neck", "left_collar": "LeftShoulder", "right_collar": "RightShoulder"}
    lines: list[str] = ["HIERARCHY"]
    order: list[str] = []

    def write(joint: int, depth: int) -> None:
        name = names.get(REFERENCE.names[joint], REFERENCE.names[joint])
        order.append(name)
        channels = "6 Xposition Yposition Zposition " if depth == 0 else "3 "
        offset = " ".join(f"{value:.6f}" for value in centimetres[joint])
        lines.append(f"{'JOINT' if depth else 'ROOT'} {name}")
        lines.extend(["{", f"OFFSET {offset}", f"CHANNELS {channels}Zrotation Yrotation Xrotation"])
        for child in REFERENCE.children[joint]:
            write(child, depth + 1)
        lines.append("}")

    write(0, 0)
    lines += ["MOTION", f"Frames: {FRAMES}", "Frame Time: 0.05"]
    for frame in range(FRAMES):
        angles = {name: [0.0, 0.0, 0.0] for name in order}
        if frame >= 2:
            angles["LeftArm"][0] = -80.0 + 4.0 * (frame - 2)
            angles["RightArm"][0] = 80.0
            angles["Hips"][1] = 70.0
        height = 100 * REFERENCE.rest_pose()[0, 1]
        numbers = [30.0, height, -12.0, *(angle for name in order for angle in angles[name])]
        lines.append(" ".join(f"{number:.4f}" for number in numbers))
    path.write_text("\n".join(lines) + "\n")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    folder = data / "cmu"
    folder.mkdir()
    write_bvh(folder / "01_01.bvh")
    entry = {
        "take": "01_01",
        "file": "01_01.bvh",
        "fps": 20,
        "frames": FRAMES,
        "description": "wave left hand",
    }
    (folder / "takes.json").write_text(json.dumps([entry]))
    return data


@pytest.fixture(scope="module")
def made(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Path]:
    """A corpus of one take and a few entries of the book, one of them held out for testing."""
    book = load_book()
    out = tmp_path_factory.mktemp("corpus")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepare_module, "load_book", lambda: {name: book[name] for name in NAMES})
        patch.setattr(
            prepare_module, "split_of", lambda source, name, forced: "test" if name == "plank" else "train"
        )
        return prepare(data, out, settings=SETTINGS), out


def test_key_poses_are_in_the_pose_frame(made: tuple[Corpus, Path]) -> None:
    corpus, _ = made
    rows = (corpus.kind == KINDS.index("mocap")) & ~corpus.mirrored
    poses, frame = corpus.poses[rows], corpus.frame[rows]
    assert 2 <= len(poses) < FRAMES - 2
    assert frame.min() >= 2  # the T-pose is gone
    # The left arm, which is at +x, is the one that moves.
    assert np.ptp(poses[:, 20, 1]) > 0.3
    assert np.ptp(poses[:, 21, 1]) < 0.01
    assert (poses[:, 20, 0] > 0).all()


def test_all_poses_are_sound(made: tuple[Corpus, Path]) -> None:
    poses = made[0].poses
    assert poses.dtype == np.float32
    assert np.allclose(poses[:, 0, [0, 2]], 0.0, atol=1e-6)
    assert np.abs(heading(poses)).max() < 1e-5
    assert np.abs(canonicalize(poses) - poses).max() < 1e-5
    lengths = np.linalg.norm(poses[:, 1:].astype(float) - poses[:, list(PARENTS[1:])], axis=-1)
    assert np.abs(lengths / REFERENCE.bone_lengths[1:] - 1).max() < 1e-5
    assert (poses[..., 1] - np.array(REFERENCE.radii)).min() > -0.01


def test_every_kind_is_there_and_counted(made: tuple[Corpus, Path]) -> None:
    corpus, _ = made
    counts = np.bincount(corpus.kind)
    assert counts[KINDS.index("book")] == 2 * len(NAMES)
    assert counts[KINDS.index("variation")] == 2 * 2 * len(NAMES)
    assert 0 < counts[KINDS.index("composition")] <= SETTINGS.composed
    assert corpus.about["settings"]["seed"] == 3
    assert {group["licence"] for group in corpus.groups} >= {"Posewright: GPL-3.0-or-later"}
    assert "CMU" in corpus.groups[0]["licence"]


def test_is_the_same_again(made: tuple[Corpus, Path], data: Path, tmp_path: Path) -> None:
    corpus, out = made
    book = load_book()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepare_module, "load_book", lambda: {name: book[name] for name in NAMES})
        patch.setattr(
            prepare_module, "split_of", lambda source, name, forced: "test" if name == "plank" else "train"
        )
        again = prepare(data, tmp_path, settings=SETTINGS)
    assert again.sha256 == corpus.sha256
    assert (tmp_path / FILE).read_bytes() == (out / FILE).read_bytes()


def test_comes_back_from_its_file(made: tuple[Corpus, Path]) -> None:
    corpus, out = made
    back = Corpus.load(out / FILE)
    assert back.sha256 == corpus.sha256
    assert back.captions(3) == corpus.captions(3)
    assert back.limits == corpus.limits


def test_held_out_poses_are_never_drawn_and_not_among_the_others(made: tuple[Corpus, Path]) -> None:
    corpus, _ = made
    training = corpus.split == SPLITS.index("train")
    assert (corpus.weight[~training] == 0).all()
    assert np.isclose(corpus.weight.sum(), 1)
    assert np.isclose(corpus.pair_weights.sum(), 1)
    held_out = corpus.of_split("test")
    assert len(held_out) >= 6  # plank, its variations, and their mirror images
    for pose in mirror(corpus.poses[held_out]):
        assert np.abs(corpus.poses[training] - pose).max((1, 2)).min() > 1e-4


def test_the_authors_captions_go_with_their_side(made: tuple[Corpus, Path]) -> None:
    corpus, _ = made
    pose = load_book()["wave_right"]
    authored = VOICES.index("author")
    for joints, captions in (
        (evaluate(pose), pose.texts),
        (mirror(evaluate(pose)), pose.mirrored_texts),
    ):
        row = int(np.abs(corpus.poses - joints.astype(np.float32)).max((1, 2)).argmin())
        own = slice(corpus.caption_starts[row], corpus.caption_starts[row + 1])
        voices = corpus.caption_voice[own]
        given = {text for text, voice in zip(corpus.captions(row), voices, strict=True) if voice == authored}
        # One or another may be kept for evaluation, and some deny the other side as well.
        denial = r"(,| but| and) not (with |on )?(the|his|her|their|my|your) (left|right)( one)?\b"
        assert {re.sub(denial, "", text) for text in given} <= set(captions)
        assert len(given) >= len(captions) - 2
        assert np.isclose(corpus.caption_weights[own].sum(), 1)
        wrong = {swap_sides(caption) for caption in captions if "right" in caption or "left" in caption}
        assert not set(corpus.captions(row)) & (wrong - set(captions))


def test_compositions_join_the_authors_words(made: tuple[Corpus, Path]) -> None:
    corpus, _ = made
    rows = np.flatnonzero(corpus.kind == KINDS.index("composition"))
    texts = [text for row in rows for text in corpus.captions(row)]
    book = load_book()
    uppers = {phrase for name in NAMES for phrase in (*book[name].upper, *book[name].mirrored_upper)}
    lowers = {phrase for name in NAMES for phrase in (*book[name].lower, *book[name].mirrored_lower)}
    assert any(upper in text and lower in text for text in texts for upper in uppers for lower in lowers)


def test_splits_follow_names_and_what_is_forced() -> None:
    splits = [split_of("cmu", f"{number:04}", {}) for number in range(4000)]
    assert 0.04 < splits.count("test") / 4000 < 0.08
    assert 0.02 < splits.count("validation") / 4000 < 0.06
    assert split_of("cmu", "0007", {("cmu", "0007"): "test"}) == "test"


def test_without_data_it_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", "--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    message = capsys.readouterr().err
    assert "cmu_dance" in message
    assert str(tmp_path) in message
    assert not (tmp_path / "out").exists()


def test_what_is_no_corpus_is_explained(tmp_path: Path) -> None:
    with pytest.raises(PosewrightError) as caught:
        Corpus.load(tmp_path / FILE)
    assert caught.value.code == "corpus_missing"
    assert "prepare" in caught.value.hint
    (tmp_path / FILE).write_bytes(b"PK no")
    with pytest.raises(PosewrightError) as caught:
        Corpus.load(tmp_path / FILE)
    assert caught.value.code == "corpus_corrupt"
