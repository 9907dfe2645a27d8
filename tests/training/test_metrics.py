from __future__ import annotations

import numpy as np
import pytest

from inference.errors import PosewrightError
from rig.pose import mirror, rotate_y
from rig.skeleton import JOINT, REFERENCE, FloatArray
from training.evaluation.metrics import (
    Interval,
    diversity,
    fid,
    fid_floor,
    mm_dist,
    multimodality,
    nearest_training_distance,
    r_precision,
    swap_accuracy,
)


def _unit(values: FloatArray) -> FloatArray:
    return np.asarray(values / np.linalg.norm(values, axis=-1, keepdims=True))


def _random(*shape: int, seed: int = 0) -> FloatArray:
    return np.random.default_rng(seed).standard_normal(shape)


# Known answers


def test_r_precision_of_perfect_embeddings_is_one() -> None:
    vectors = _unit(_random(320, 16))
    assert [rank.mean for rank in r_precision(vectors, vectors)] == [1.0, 1.0, 1.0]


def test_r_precision_of_unrelated_embeddings_is_chance() -> None:
    ranks = r_precision(_unit(_random(3200, 16)), _unit(_random(3200, 16, seed=1)))
    for number, rank in enumerate(ranks, 1):
        # The pairs are the same in every repeat: 3200 texts have a standard error of 0.3 % of their own.
        assert rank.mean == pytest.approx(number / 32, abs=0.012)
        assert 0 < rank.half_width < 0.005


def test_r_precision_of_one_point_is_chance_exactly() -> None:
    same = np.ones((64, 8)) / np.sqrt(8)
    assert [rank.mean for rank in r_precision(same, same)] == pytest.approx([1 / 32, 2 / 32, 3 / 32])


def test_r_precision_counts_the_rank() -> None:
    # The poses go round a circle and each text stands just past the pose before its own.
    angle = np.arange(32) * 2 * np.pi / 32
    poses = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    before = angle - 0.9 * 2 * np.pi / 32
    texts = np.stack([np.cos(before), np.sin(before)], axis=-1)
    assert [rank.mean for rank in r_precision(texts, poses)] == [0.0, 1.0, 1.0]


def test_r_precision_needs_a_pool() -> None:
    with pytest.raises(PosewrightError) as error:
        r_precision(_random(31, 4), _random(31, 4))
    assert error.value.code == "too_few"


def test_fid_of_shifted_gaussians_is_the_squared_shift() -> None:
    values = _random(500, 6)
    assert fid(values, values + np.array([3.0, 4.0, 0, 0, 0, 0])) == pytest.approx(25.0)


def test_fid_of_scaled_gaussians() -> None:
    values = _random(500, 3)
    values -= values.mean(0)
    # tr(C + 4 C - 2 · 2 C) = tr C
    assert fid(values, 2 * values) == pytest.approx(np.trace(np.cov(values, rowvar=False)))


def test_fid_is_the_formula_with_sqrtm() -> None:
    linalg = pytest.importorskip("scipy.linalg")
    first, second = _random(300, 5) @ _random(5, 5, seed=2), _random(300, 5, seed=1) @ _random(5, 5, seed=3)
    one, two = np.cov(first, rowvar=False), np.cov(second, rowvar=False)
    expected = np.square(first.mean(0) - second.mean(0)).sum() + np.trace(
        one + two - 2 * np.real(linalg.sqrtm(one @ two))
    )
    assert fid(first, second) == pytest.approx(expected)
    assert fid(second, first) == pytest.approx(expected)


def test_fid_of_fewer_poses_than_dimensions_is_finite() -> None:
    values = _random(10, 64)
    assert fid(values, values) == pytest.approx(0.0, abs=1e-6)
    assert np.isfinite(fid(values, _random(10, 64, seed=1)))


def test_fid_floor_falls_with_the_number_of_poses() -> None:
    few, many = fid_floor(_random(100, 8)), fid_floor(_random(4000, 8))
    assert 0 < many.mean < 0.1 * few.mean
    assert few.half_width > 0


def test_interval_is_of_the_mean() -> None:
    interval = Interval.of(np.array([1.0, 3.0]))
    assert interval.mean == 2.0
    assert interval.half_width == pytest.approx(1.96)
    assert str(interval) == "2.000 ± 1.960"


def test_mm_dist_is_the_mean_distance() -> None:
    assert mm_dist(np.zeros((2, 2)), np.array([[3.0, 4.0], [0.0, 1.0]])) == pytest.approx(3.0)


def test_diversity_of_two_points() -> None:
    assert diversity(np.array([[0.0, 0.0], [3.0, 4.0]])) == pytest.approx(5.0)


def test_diversity_of_gaussians() -> None:
    # The difference of two standard normal vectors in the plane has length √2 · √(π/2) on average.
    assert diversity(_random(20_000, 2), pairs=10_000) == pytest.approx(np.sqrt(np.pi), abs=0.04)


def test_multimodality_is_over_all_pairs_of_a_prompt() -> None:
    poses = np.array([[[0.0], [1.0], [3.0]], [[5.0], [5.0], [5.0]]])
    assert multimodality(poses) == pytest.approx((1 + 3 + 2) / 6)


def test_swap_accuracy_counts_ties_half() -> None:
    poses = np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0]])
    texts = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]])
    swapped = np.array([[0.0, 1.0], [1.0, 0.0], [0.5, 0.5]])
    assert swap_accuracy(poses, texts, swapped) == pytest.approx(0.5)
    assert swap_accuracy(poses[:1], texts[:1], swapped[:1]) == 1.0


def test_nearest_training_pose_is_found_whatever_its_heading() -> None:
    rest = REFERENCE.rest_pose()
    moved = rest.copy()
    moved[JOINT["left_wrist"], 1] += 0.22
    turned = rotate_y(rest, np.array(1.0)) + np.array([2.0, 0.0, -1.0])
    far = rest + np.array([0.0, 1.0, 0.0])
    distances = nearest_training_distance(np.stack([rest, moved]), np.stack([far, turned]))
    assert distances == pytest.approx([0.0, 0.01], abs=1e-5)


@pytest.mark.parametrize(
    "call",
    [
        lambda: fid(_random(1, 3), _random(5, 3)),
        lambda: fid_floor(_random(3, 3)),
        lambda: diversity(_random(1, 3)),
        lambda: multimodality(_random(4, 1, 3)),
        lambda: swap_accuracy(_random(0, 3), _random(0, 3), _random(0, 3)),
        lambda: nearest_training_distance(_random(1, 22, 3), _random(0, 22, 3)),
        lambda: r_precision(_random(40, 3) * np.nan, _random(40, 3)),
        lambda: fid(_random(40, 3), _random(40, 3) * np.inf),
    ],
)
def test_bad_input_is_refused(call: object) -> None:
    with pytest.raises(PosewrightError):
        call()  # type: ignore[operator]


# Models that are broken in a way that is known. Poses have four things to say (each arm up or down,
# each knee bent or not); the judge reads them exactly, with a little noise, as a good judge would.

_SIDES = [1, 0, 3, 2]  # the same four with left and right exchanged


class _World:
    """Facts of poses, joints that show them, and a judge of both."""

    def __init__(self, count: int, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.facts = self.rng.uniform(-1, 1, (count, 4))
        self.texts = self.judge(self.facts)
        self.swapped = self.judge(self.facts[:, _SIDES])
        self.joints = self.show(self.facts)

    def show(self, facts: FloatArray) -> FloatArray:
        joints = np.repeat(REFERENCE.rest_pose()[None], len(facts), axis=0)
        names = ("left_wrist", "right_wrist", "left_knee", "right_knee")
        joints[:, [JOINT[name] for name in names], 1] += 0.3 * facts
        return joints

    def judge(self, facts: FloatArray) -> FloatArray:
        projection = np.random.default_rng(9).standard_normal((5, 12))
        ones = np.ones((len(facts), 1))
        return _unit(np.hstack([facts, ones]) @ projection)

    def read(self, joints: FloatArray) -> FloatArray:
        rest = REFERENCE.rest_pose()
        names = ("left_wrist", "right_wrist", "left_knee", "right_knee")
        return (joints - rest)[:, [JOINT[name] for name in names], 1] / 0.3

    def embed(self, joints: FloatArray) -> FloatArray:
        facts = self.read(joints)
        return self.judge(facts + 0.02 * self.rng.standard_normal(facts.shape))


@pytest.fixture(scope="module")
def world() -> _World:
    return _World(2560, 0)


def _good(world: _World) -> FloatArray:
    """What a model that works generates: as asked, but never exactly."""
    return world.show(world.facts + 0.05 * np.random.default_rng(5).standard_normal(world.facts.shape))


def _report(world: _World, generated: FloatArray, training: FloatArray) -> dict[str, float]:
    embedded, real = world.embed(generated), world.embed(world.joints)
    half = len(real) // 2
    return {
        "r1": r_precision(world.texts, embedded)[0].mean,
        "mm_dist": mm_dist(world.texts, embedded),
        "fid": fid(embedded[:half], real[half:]),
        "floor": fid_floor(real).mean,
        "diversity": diversity(embedded) / diversity(real),
        "swap": swap_accuracy(embedded, world.texts, world.swapped),
        "nearest": float(np.median(nearest_training_distance(generated, training))),
    }


def test_a_model_that_works_passes_all_figures(world: _World) -> None:
    training = _World(400, 1).joints
    report = _report(world, _good(world), training)
    assert report["r1"] > 0.8
    assert report["fid"] < 3 * report["floor"]
    assert report["diversity"] == pytest.approx(1.0, abs=0.1)
    assert report["swap"] > 0.95
    assert report["nearest"] > 0.002


def test_shuffled_captions_are_exposed(world: _World) -> None:
    good, shuffled = _good(world), np.roll(_good(world), 1, axis=0)
    training = _World(400, 1).joints
    report, right = _report(world, shuffled, training), _report(world, good, training)
    assert report["r1"] < 0.1
    assert report["mm_dist"] > 3 * right["mm_dist"]
    assert report["swap"] == pytest.approx(0.5, abs=0.1)
    # Realism alone would have let it pass.
    assert report["fid"] < 3 * report["floor"]


def test_the_mean_pose_is_exposed(world: _World) -> None:
    mean = np.repeat(world.joints.mean(0, keepdims=True), len(world.joints), axis=0)
    report = _report(world, mean, _World(400, 1).joints)
    assert report["fid"] > 20 * report["floor"]
    assert report["diversity"] < 0.2
    assert report["r1"] < 0.15
    assert multimodality(world.embed(mean[:40]).reshape(10, 4, -1)) < 0.1


def test_memorised_training_poses_are_exposed(world: _World) -> None:
    training = _World(4000, 1)
    nearest = np.linalg.norm(world.facts[:, None] - training.facts, axis=-1).argmin(1)
    report = _report(world, training.joints[nearest], training.joints)
    # Right by every other figure.
    assert report["r1"] > 0.5
    assert report["swap"] > 0.9
    assert report["fid"] < 3 * report["floor"]
    assert report["nearest"] < 1e-4


def test_mirrored_output_is_exposed(world: _World) -> None:
    # The rest pose is symmetric: its mirror image shows the same facts with the sides exchanged.
    report = _report(world, mirror(_good(world)), _World(400, 1).joints)
    assert report["swap"] < 0.05
    assert report["r1"] < 0.2
    assert report["fid"] < 3 * report["floor"]
