"""The parts of the corpus: distinct poses, sampling weights, what a caption leaves unsaid, wording."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from training.checker import check, claims
from training.corpus.keyposes import DistinctPoses, farthest_points
from training.corpus.postures import NAMES, QUOTAS, postures_of
from training.corpus.salience import PARTS, caption_weight, striking
from training.corpus.sampling import cluster, sampling_weights
from training.corpus.wording import Wording, word
from training.posebook import evaluate, load_book

BOOK = load_book()


def _poses(*names: str) -> np.ndarray:
    return np.stack([evaluate(BOOK[name]) for name in names]).astype(np.float32)


def test_distinct_poses_agree_with_a_plain_search() -> None:
    rng = np.random.default_rng(0)
    walk = np.cumsum(0.02 * rng.normal(size=(1500, 22, 3)), axis=0) % 0.4
    chosen = DistinctPoses()
    added = np.array([chosen.add(pose, 0.05) for pose in walk])
    for index, pose in enumerate(walk):
        before = walk[:index][added[:index]]
        new = (np.linalg.norm(before - pose, axis=-1).mean(axis=-1) >= 0.05).all()
        assert new == added[index]
    assert 1024 < added.sum() < len(walk)  # grown beyond the first allocation
    assert np.array_equal(chosen.poses, walk[added])
    assert len(chosen) == added.sum()


def test_farthest_points_cover_and_keep_apart() -> None:
    walk = np.cumsum(0.02 * np.random.default_rng(0).normal(size=(300, 22, 3)), axis=0)
    rows = farthest_points(walk, 0.1)
    between = np.linalg.norm(walk[:, None] - walk[rows], axis=-1).mean(-1)
    assert between.min(axis=1).max() < 0.1
    chosen = between[rows]
    assert chosen[~np.eye(len(rows), dtype=bool)].min() >= 0.1
    # The second is the one that is least like the first.
    assert rows[1] == between[:, 0].argmax()


def test_farthest_points_begin_with_what_is_wanted() -> None:
    walk = np.cumsum(0.02 * np.random.default_rng(1).normal(size=(100, 22, 3)), axis=0)
    assert farthest_points(walk, 0.1, [17, 18])[:2].tolist() == [17, 18]
    assert farthest_points(walk[:0], 0.1).tolist() == []


def test_postures_come_from_geometry_and_from_tags() -> None:
    poses = _poses("sit_chair", "plank", "seiza", "hands_on_hips")
    with ThreadPoolExecutor(1) as executor:
        found = postures_of(poses, [(), (), (), ("one_leg",)], executor)
    held = [{name for name, member in zip(NAMES, row, strict=True) if member} for row in found]
    assert "sitting" in held[0]
    assert "all_fours" in held[1]
    assert "kneeling" in held[2]
    assert {"standing", "one_leg"} <= held[3]


def test_rare_postures_get_their_quota_and_rare_clusters_more() -> None:
    rng = np.random.default_rng(0)
    clusters = rng.choice(8, p=np.array([64, 32, 16, 8, 4, 2, 1, 1]) / 128, size=4000).astype(np.int32)
    postures = np.zeros((4000, len(NAMES)), bool)
    for column, name in enumerate(NAMES):
        postures[rng.choice(4000, 12, replace=False), column] = name in QUOTAS and name != "inverted"
    training = rng.random(4000) < 0.9
    weights = sampling_weights(clusters, postures, training)
    assert np.isclose(weights.sum(), 1)
    assert (weights[~training] == 0).all()
    for name, quota in QUOTAS.items():
        share = weights[postures[:, NAMES.index(name)]].sum()
        assert share == 0 if name == "inverted" else share > 0.99 * quota
    plain = training & ~postures.any(axis=1)
    assert weights[plain & (clusters >= 6)].mean() > 4 * weights[plain & (clusters == 0)].mean()


def test_cluster_labels_group_what_is_near() -> None:
    rng = np.random.default_rng(0)
    centres = rng.normal(size=(5, 66)) * 10
    kinds = rng.integers(5, size=200)
    labels = cluster((centres[kinds] + rng.normal(size=(200, 66)) * 0.1).astype(np.float32), 5, 0)
    for kind in range(5):
        assert len(set(labels[kinds == kind])) == 1


def test_what_strikes_is_the_part_that_acts() -> None:
    wave, plank = striking(_poses("wave_right", "plank"))
    assert wave.argmax() == PARTS.index("right_arm")
    assert wave[PARTS.index("legs")] < 0.2
    assert plank[PARTS.index("legs")] == 1.0
    # Silence about what strikes costs; silence about what is at ease does not.
    assert caption_weight(wave, {"right_arm"}) > 0.5
    assert caption_weight(wave, {"left_arm"}) < 0.5 * caption_weight(wave, {"right_arm"})


def test_captions_are_checked_and_keep_clear_of_what_is_kept_out() -> None:
    poses = _poses("wave_right", "sit_chair")
    wording = Wording(ruled=8, authored=("a person lying on their back", "waving with the right hand"))
    with ThreadPoolExecutor(1) as executor:
        first = word(poses, [wording, Wording(ruled=8)], (), 0, executor)
        again = word(poses, [wording, Wording(ruled=8)], (), 0, executor)
        without = word(poses, [wording, Wording(ruled=8)], first[1].texts, 0, executor)
    assert first == again
    assert "a person lying on their back" not in first[0].texts  # the checker refutes it
    assert "waving with the right hand" in first[0].texts
    for pose, worded in zip(poses, first, strict=True):
        assert len(worded.texts) >= 8
        assert np.isclose(sum(worded.weights), 1)
        assert not any(check(claim, pose) is False for text in worded.texts for claim in claims(text))
    barred = {re.sub(r"[. ]+$", "", text.lower()) for text in first[1].texts}
    assert not barred & {re.sub(r"[. ]+$", "", text.lower()) for text in without[1].texts}
    assert without[1].texts
