from __future__ import annotations

import argparse
import dataclasses
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inference.errors import PosewrightError
from rig.pose import mirror
from rig.skeleton import JOINT
from training.corpus import KINDS, POSTURES, SPLITS, Corpus, caption_sheet, measures
from training.corpus import report as report_module
from training.corpus.joint_limits import joint_angles, limits_from
from training.corpus.plots import components_for, sheet
from training.posebook import evaluate, load_book

TEXTS = (
    "raise the left arm",
    "the right knee isn't bent",
    "Both hands rest on the hips.",
    "kneels on the right knee and raises the left hand",
    "standing without raising the arms, the back straight",
)


def _corpus(poses: np.ndarray, captions: list[list[int]], texts: tuple[str, ...] = TEXTS) -> Corpus:
    """A corpus of these poses; every fourth is held out, odd ones are mirror images."""
    count = len(poses)
    split = np.where(np.arange(count) % 4 == 3, SPLITS.index("validation"), 0).astype(np.uint8)
    weight = np.where(split == 0, 1.0, 0.0)
    lengths = np.array([len(rows) for rows in captions])
    posture = np.zeros((count, len(POSTURES)), bool)
    posture[::2, POSTURES.index("standing")] = True
    posture[:3, POSTURES.index("inverted")] = True
    training = poses[split == 0].astype(np.float64)
    std = training.std(0)
    return Corpus(
        poses=poses.astype(np.float32),
        kind=np.where(np.arange(count) < count // 2, KINDS.index("book"), KINDS.index("mocap")).astype(
            np.uint8
        ),
        mirrored=np.arange(count) % 2 == 1,
        group=split.astype(np.int32),
        frame=np.full(count, -1, np.int32),
        split=split,
        posture=posture,
        cluster=(np.arange(count) % 3).astype(np.int32),
        weight=weight / weight.sum(),
        caption_starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        caption_rows=np.concatenate(captions).astype(np.int32),
        caption_weights=np.concatenate([np.full(n, 1 / n) for n in lengths]).astype(np.float32),
        caption_voice=np.zeros(int(lengths.sum()), np.uint8),
        texts=texts,
        groups=tuple(
            {
                "source": "cmu",
                "name": name,
                "subject": "1",
                "description": "",
                "licence": "free",
                "split": name,
            }
            for name in ("train", "validation")
        ),
        mean=training.mean(0).astype(np.float32),
        std=np.where(std < 1e-4, 1.0, std).astype(np.float32),
        limits=limits_from(poses),
        about={"seed": 0, "settings": {"captions": 2}},
    )


@pytest.fixture(scope="module")
def poses() -> np.ndarray:
    """Forty unlike poses of the book, each followed by its mirror image."""
    book = list(load_book(families=["basics", "lying", "sitting", "sports"]).values())
    entries = [book[row] for row in np.linspace(0, len(book) - 1, 40).astype(int)]
    own = np.stack([evaluate(pose) for pose in entries])
    return np.stack([own, mirror(own)], axis=1).reshape(-1, 22, 3).astype(np.float32)


@pytest.fixture(scope="module")
def corpus(poses: np.ndarray) -> Corpus:
    return _corpus(poses, [[row % len(TEXTS), (row + 2) % len(TEXTS)] for row in range(len(poses))])


def test_a_coordinate_that_never_varies_is_named(poses: np.ndarray) -> None:
    assert measures.coordinates(poses).near_constant == ["pelvis x", "pelvis z"]
    planted = poses.copy()
    planted[:, JOINT["left_wrist"], 1] = 1.25
    found = measures.coordinates(planted)
    assert found.near_constant == ["pelvis x", "pelvis z", "left_wrist y"]
    assert found.mean[JOINT["left_wrist"], 1] == pytest.approx(1.25)
    assert found.least[JOINT["head"], 1] == pytest.approx(poses[:, JOINT["head"], 1].min())


def test_distinct_poses_are_those_of_a_plain_greedy_count(poses: np.ndarray) -> None:
    rng = np.random.default_rng(0)
    shifts = rng.normal(size=(len(poses) * 8, 22, 3)).astype(np.float32) * 0.03
    many = (np.repeat(poses, 8, axis=0) + shifts)[rng.permutation(len(poses) * 8)]
    kept: list[int] = []
    for row, pose in enumerate(many):
        apart = np.linalg.norm(many[kept] - pose, axis=-1).mean(-1)
        if not (apart < 0.05).any():
            kept.append(row)
    assert len(poses) < len(kept) < len(many)
    assert np.flatnonzero(measures.distinct(many, 0.05)).tolist() == kept


def test_a_stretched_bone_is_found(poses: np.ndarray) -> None:
    assert measures.bones(poses).deviation.max() < 1e-5
    wrist, elbow = JOINT["left_wrist"], JOINT["left_elbow"]
    stretched = poses.copy()
    stretched[5, wrist] += 0.01 * (poses[5, wrist] - poses[5, elbow])
    found = measures.bones(stretched)
    worst = int(found.deviation.argmax())
    assert found.names[worst] == "left_wrist"
    assert found.deviation[worst] == pytest.approx(0.01, rel=1e-3)


def test_the_lowest_skin_is_below_the_floor_by_as_much_as_a_pose_is_lowered() -> None:
    standing = evaluate(load_book(families=["basics"])["wave_right"])[None].astype(np.float32)
    assert measures.lowest_skin(standing)[0] == pytest.approx(0.0, abs=5e-3)
    lowered = standing - np.array([0.0, 0.03, 0.0], np.float32)
    assert measures.lowest_skin(lowered) == pytest.approx(measures.lowest_skin(standing) - 0.03, abs=1e-6)


def test_poses_beyond_a_limit_are_counted(corpus: Corpus) -> None:
    flexion = np.sort(joint_angles(corpus.poses)["left_elbow.flexion"])
    gap = 40 + int(np.diff(flexion[40:]).argmax())  # the limit goes where no pose is near it
    most = (flexion[gap] + flexion[gap + 1]) / 2
    assert flexion[gap + 1] - flexion[gap] > 2
    limits = corpus.limits | {"left_elbow.flexion": (-15.0, float(most))}
    beyond = measures.limit_violations(dataclasses.replace(corpus, limits=limits))
    before = measures.limit_violations(corpus)
    assert beyond["left_elbow.flexion"].sum() == len(flexion) - 1 - gap
    assert all((beyond[name] == before[name]).all() for name in before if name != "left_elbow.flexion")


def test_words_are_counted_by_pairs_and_by_the_stream(poses: np.ndarray) -> None:
    made = _corpus(poses[:4], [[0, 1], [2], [3, 4], [0]])  # the last one is held out
    words = measures.Words(made)
    sixth = pytest.approx(1 / 6)
    assert words.lengths.tolist() == [4, 5, 6, 10, 8]
    verbs = {name: (pairs, share) for name, pairs, share in words.verbs()}
    assert verbs == {"raise": (4, pytest.approx(3 / 6)), "stand": (1, sixth)}
    parts = {name: pairs for name, pairs, _ in words.parts()}
    assert parts == {"arm": 3, "knee": 2, "hand": 2, "hip": 1, "back": 1}
    sides = {name: (pairs, share) for name, pairs, share in words.sides()}
    assert sides == {
        "left only": (2, sixth),
        "right only": (1, sixth),
        "both, neither named": (1, pytest.approx(2 / 6)),
        "left and right": (1, sixth),
        "no side": (1, sixth),
    }
    assert words.negations() == (2, pytest.approx(2 / 6))
    assert [words.length_at(share) for share in (0, 0.5, 1)] == [4, 6, 10]


def test_a_right_angle_and_a_back_leg_name_no_side_and_no_back(poses: np.ndarray) -> None:
    texts = ("knees at right angles", "the back leg is bent")
    words = measures.Words(_corpus(poses[:2], [[0], [1]], texts))
    assert [name for name, _, _ in words.sides()] == ["no side"]
    assert {name for name, _, _ in words.parts()} == {"knee", "leg"}


def test_the_medoid_is_the_pose_nearest_to_all(corpus: Corpus) -> None:
    rows = np.arange(0, len(corpus), 3)
    apart = [np.linalg.norm(corpus.poses[rows] - corpus.poses[row], axis=-1).mean() for row in rows]
    assert measures.medoid(corpus, rows) == rows[int(np.argmin(apart))]


def test_typical_captions_are_what_a_cluster_says_most(poses: np.ndarray) -> None:
    texts = (
        "kneeling on the left knee",
        "kneeling down on the left knee",
        "a man on one knee, waving",
        "raising both arms over the head",
        "both arms are raised overhead",
        "waving",
    )
    made = _corpus(poses[:4], [[0, 1, 5], [0, 2], [3, 4], [3, 5]], texts)
    first, second = measures.typical_captions(made, [np.array([0, 1]), np.array([2, 3])], 2)
    assert first[0] in texts[:2]
    assert not {texts[0], texts[1]} <= set(first)  # the same said twice
    assert second[0] == texts[3]


def test_components_for_a_share_of_the_variance() -> None:
    ratios = np.array([0.5, 0.3, 0.15, 0.05])
    assert [components_for(ratios, share) for share in (0.4, 0.6, 0.9, 0.99)] == [1, 2, 3, 4]


def test_the_report_is_complete_and_the_same_each_time(corpus: Corpus, tmp_path: Path) -> None:
    corpus.save(tmp_path / "corpus.npz")
    parser = argparse.ArgumentParser()
    report_module.add_arguments(parser)
    made = []
    for name in ("first/out", "second/out"):
        out = tmp_path / name
        assert (
            report_module.run(
                parser.parse_args(["--corpus", str(tmp_path / "corpus.npz"), "--out", str(out)])
            )
            == 0
        )
        files = [path for path in sorted(out.rglob("*")) if path.is_file()]
        made.append({path.relative_to(out).as_posix(): path.read_bytes() for path in files})
    assert made[0] == made[1]
    page = made[0].pop(report_module.PAGE).decode()
    assert set(re.findall(r"!\[[^]]*]\(([^)]+)\)", page)) == set(made[0])
    assert all(len(picture) <= 250_000 for picture in made[0].values())
    assert corpus.sha256 in page
    assert str(tmp_path) not in page
    assert "2 are near constant (standard deviation below 1 mm): pelvis x, pelvis z." in page
    assert "| **all** |  | 2 | 40 | 40 | 0 | 0 | 40 | 60 | 20 | 0 | 100.0% |" in page
    assert "| inverted | 3 | 0 | 3 | 0 | 0 | 0 | 3.8% | 5.0% | 1.2% | 6 |" in page


def test_a_missing_or_broken_corpus_is_explained(tmp_path: Path) -> None:
    for module, out in ((report_module, "out"), (caption_sheet, "sheet.jpg")):
        parser = argparse.ArgumentParser()
        module.add_arguments(parser)
        arguments = parser.parse_args(["--corpus", str(tmp_path / "no.npz"), "--out", str(tmp_path / out)])
        with pytest.raises(PosewrightError) as caught:
            module.run(arguments)
        assert caught.value.code == "corpus_missing"
        assert "prepare" in caught.value.hint
        assert not (tmp_path / out).exists()
    (tmp_path / "broken.npz").write_bytes(b"PK\x03\x04 nothing more")
    arguments.corpus = tmp_path / "broken.npz"
    with pytest.raises(PosewrightError) as caught:
        caption_sheet.run(arguments)
    assert caught.value.code == "corpus_corrupt"


def test_pairs_are_drawn_from_the_training_stream(corpus: Corpus) -> None:
    never = corpus.caption_weights.copy()
    never[::2], never[1::2] = 0.0, 1.0  # the first of each pose's two captions is never drawn
    made = dataclasses.replace(corpus, caption_weights=never)
    pairs = caption_sheet.drawn_pairs(made, 60, seed=1)
    assert pairs == caption_sheet.drawn_pairs(made, 60, seed=1)
    assert pairs != caption_sheet.drawn_pairs(made, 60, seed=2)
    assert sorted(row for row, _ in pairs) == made.of_split("train").tolist()
    assert all(text == made.captions(row)[1] for row, text in pairs)
    with pytest.raises(PosewrightError, match="61 pairs"):
        caption_sheet.drawn_pairs(made, 61, seed=1)


def test_the_sheet_is_written_as_a_jpeg_of_ten_columns(corpus: Corpus, tmp_path: Path) -> None:
    corpus.save(tmp_path / "corpus.npz")
    parser = argparse.ArgumentParser()
    caption_sheet.add_arguments(parser)
    out = tmp_path / "new" / "sheet.jpg"
    assert (
        caption_sheet.run(
            parser.parse_args(["--corpus", str(tmp_path / "corpus.npz"), "--out", str(out), "--count", "12"])
        )
        == 0
    )
    with Image.open(out) as picture:
        assert picture.format == "JPEG"
        assert picture.width == 2000
        assert picture.height > 400


def test_a_long_text_makes_its_row_higher_and_is_not_cut_off(poses: np.ndarray) -> None:
    short = sheet(poses[:2], ["1", "2"], ["one line", ""], 2, 100)
    long = sheet(poses[:2], ["1", "2"], ["one line", "a good deal of words " * 8], 2, 100)
    assert (short.width, long.width) == (200, 200)
    assert long.height > short.height + 5 * 13
    below = np.asarray(long)[short.height :]
    dark = (below < 100).all(-1)
    assert dark[:, 100:].any()
    assert not dark[:, :98].any()
