from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from inference.errors import PosewrightError
from rig.pose import mirror
from training import corpus as corpus_module
from training.captions import swap_sides
from training.corpus import Corpus, build, cluster
from training.posebook import load_book

NAMES = (
    "hands_on_hips",
    "kneel_right_knee",
    "left_up_right_hip",
    "plank",
    "seiza",
    "sit_chair",
    "wave_right",
)


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A prepared folder made from a few poses of the book; the book itself shrunk to others."""
    book = load_book(families=["basics"])
    monkeypatch.setattr(corpus_module, "load_book", lambda: {name: book[name] for name in NAMES})
    mocap = [corpus_module.evaluate(book[name]) for name in book if name not in NAMES]
    poses = np.stack(mocap).astype(np.float32)
    take = np.arange(len(poses)) // 4
    takes = [
        {"source": "cmu", "name": f"{number}", "subject": "1", "description": "wave the left hand"}
        for number in range(take.max() + 1)
    ]
    np.savez(tmp_path / "poses.npz", poses=poses, take=take, frame=np.zeros(len(poses)))
    (tmp_path / "takes.json").write_text(json.dumps(takes))
    return tmp_path


def _build(prepared: Path) -> Corpus:
    return build(prepared, composed=40, captions_per_pose=4, variants=2, seed=3)


def test_is_deterministic(prepared: Path) -> None:
    first, second = _build(prepared), _build(prepared)
    assert (first.poses == second.poses).all()
    assert first.texts == second.texts
    assert (first.caption_rows == second.caption_rows).all()
    assert (first.validation == second.validation).all()


def test_a_pose_and_its_mirror_image_are_held_out_together(prepared: Path) -> None:
    made = _build(prepared)
    assert made.validation.any()
    assert not made.validation.all()
    assert (made.weights[made.validation] == 0).all()
    assert np.isclose(made.weights.sum(), 1)
    training = made.poses[~made.validation]
    for pose in mirror(made.poses[made.validation]):
        assert np.abs(training - pose).max((1, 2)).min() > 1e-4


def test_the_authors_captions_go_with_their_side(prepared: Path) -> None:
    made = _build(prepared)
    pose = load_book(families=["basics"])["wave_right"]
    texts = np.array(made.texts)
    for joints, captions in (
        (corpus_module.evaluate(pose), pose.captions),
        (mirror(corpus_module.evaluate(pose)), pose.mirrored_captions),
    ):
        row = int(np.abs(made.poses - joints.astype(np.float32)).max((1, 2)).argmin())
        given = set(texts[made.caption_rows[row]])
        assert len(given & set(captions)) >= 2
        wrong = {swap_sides(caption) for caption in captions if "right" in caption or "left" in caption}
        assert not given & (wrong - set(captions))


def test_rare_poses_are_drawn_more_often_than_their_share(prepared: Path) -> None:
    made = _build(prepared)
    sizes = np.bincount(made.clusters)
    drawn = ~made.validation
    rare = sizes[made.clusters] == sizes[made.clusters[drawn]].min()
    common = sizes[made.clusters] == sizes[made.clusters[drawn]].max()
    assert made.weights[rare & drawn].mean() > made.weights[common & drawn].mean()


def test_cluster_labels_group_what_is_near() -> None:
    rng = np.random.default_rng(0)
    centres = rng.normal(size=(5, 66)) * 10
    kinds = rng.integers(5, size=200)
    labels = cluster((centres[kinds] + rng.normal(size=(200, 66)) * 0.1).astype(np.float32), 5, 0)
    for kind in range(5):
        assert len(set(labels[kinds == kind])) == 1


def test_an_unprepared_folder_is_explained(tmp_path: Path) -> None:
    with pytest.raises(PosewrightError) as caught:
        build(tmp_path, 1, 1, 1, 0)
    assert caught.value.code == "corpus_missing"
    assert "prepare" in caught.value.hint
