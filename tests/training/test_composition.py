from __future__ import annotations

import numpy as np
import pytest

from inference.errors import PosewrightError
from rig.pose import canonicalize, mirror, rotate_y
from rig.skeleton import JOINT, LIMBS, PARENTS, REFERENCE, SKIN_RADII
from training.corpus.composition import (
    Composed,
    compose,
    off_balance,
    with_arms_of,
    with_upper_body_of,
)
from training.corpus.joint_limits import chest_frame, limits_from, pelvis_frame, violations
from training.posebook import evaluate, load_book
from training.posebook.kinematics import pose_body
from training.posebook.limits import neutral

UPPER = [JOINT[name] for name in ("neck", "head", "left_collar", "right_collar")] + [
    JOINT[name] for side in ("left", "right") for name in LIMBS[f"{side}_arm"]
]
LOWER = [0, JOINT["spine1"]] + [JOINT[name] for s in ("left", "right") for name in LIMBS[f"{s}_leg"]]


def body(**angles: float) -> np.ndarray:
    """Joints of a body on the floor by angles such as left_knee_flexion=90."""
    keys = {key[::-1].replace("_", ".", 1)[::-1]: value for key, value in angles.items()}
    pose = pose_body(neutral() | keys).joints
    pose[:, 1] -= (pose[:, 1] - SKIN_RADII).min()
    return pose


def both(**angles: float) -> dict[str, float]:
    return {f"{side}_{key}": value for key, value in angles.items() for side in ("left", "right")}


STANDING = body(**both(shoulder_elevation=12.0))
CHEERING = body(**both(shoulder_elevation=160.0))
SITTING = body(
    body_pitch=-25.0, **both(hip_flexion=95.0, knee_flexion=20.0, hip_abduction=15.0, shoulder_elevation=40.0)
)


def lengths(poses: np.ndarray) -> np.ndarray:
    return np.linalg.norm(poses[..., 1:, :] - poses[..., list(PARENTS[1:]), :], axis=-1)


@pytest.fixture(scope="module")
def pool() -> np.ndarray:
    """Half of the pose book and its mirror images."""
    poses = np.stack([evaluate(pose) for pose in list(load_book().values())[::2]])
    return np.concatenate([poses, mirror(poses)]).astype(np.float32)


@pytest.fixture(scope="module")
def made(pool: np.ndarray) -> Composed:
    weights = np.ones(len(pool))
    return compose(pool, 600, np.random.default_rng(0), weights, weights)


# --- moving rigid parts -----------------------------------------------------------------------------


def test_arms_move_with_the_chest_and_nothing_else_does():
    turned = rotate_y(STANDING[None], np.array([0.7]))
    mixed = with_arms_of(turned, CHEERING[None], STANDING[None])
    expected = rotate_y(
        body(left_shoulder_elevation=160.0, right_shoulder_elevation=12.0)[None], np.array([0.7])
    )
    np.testing.assert_allclose(mixed - mixed[:, :1], expected - expected[:, :1], atol=1e-9)
    arms = [JOINT[name] for side in ("left", "right") for name in LIMBS[f"{side}_arm"]]
    others = np.setdiff1d(np.arange(22), arms)
    assert (mixed[:, others] == turned[:, others]).all()


def test_an_upper_body_keeps_its_lean_and_its_turn_to_the_pelvis():
    donor = body(
        body_pitch=5.0, spine_flexion=15.0, spine_twist=25.0, head_flexion=20.0, left_shoulder_elevation=120.0
    )
    lower = rotate_y(SITTING[None], np.array([-0.6]))
    mixed, turned = with_upper_body_of(lower, donor[None])
    # As the sitter faces another way than the donor, so does what it is given.
    chest = chest_frame(rotate_y(donor[None], np.array([-0.6])))
    np.testing.assert_allclose(chest_frame(mixed), chest, atol=1e-9)
    upper = rotate_y(donor[None], np.array([-0.6]))[:, UPPER]
    np.testing.assert_allclose(mixed[:, UPPER] - mixed[:, UPPER[:1]], upper - upper[:, :1], atol=1e-9)
    assert (mixed[:, LOWER] == lower[:, LOWER]).all()
    assert turned[0] == pytest.approx(30.0, abs=1e-6)
    np.testing.assert_allclose(lengths(mixed[0]), REFERENCE.bone_lengths[1:], rtol=1e-9)


def test_a_body_given_its_own_upper_body_is_unchanged():
    mixed, turned = with_upper_body_of(SITTING[None], rotate_y(SITTING[None], np.array([1.3])))
    np.testing.assert_allclose(mixed[0], SITTING, atol=1e-9)
    assert turned[0] == pytest.approx(0.0, abs=1e-5)


# --- what a composition is judged by ---------------------------------------------------------------


def test_balance_is_measured_from_what_touches_the_floor():
    leaning = STANDING.copy()
    upper = np.setdiff1d(
        np.arange(22), [JOINT[f"{s}_{j}"] for s in ("left", "right") for j in ("ankle", "foot")]
    )
    leaning[upper, 2] += 0.4
    flying = STANDING + np.array([0.0, 0.5, 0.0])
    standing_out, leaning_out, flying_out = off_balance(np.stack([STANDING, leaning, flying]))
    assert standing_out < 0.02
    # The whole of the body but ankles and feet, 97 % of its mass, moved ahead by 40 cm; the toes are 13 cm
    # ahead of the ankles.
    assert 0.2 < leaning_out < 0.4
    assert flying_out == -np.inf


# --- compositions ------------------------------------------------------------------------------------


def test_parents_are_named_truly(pool, made):
    whole = made.torso != made.lower
    pair = ~whole & (made.left == made.right)
    assert min(whole.sum(), pair.sum(), (~whole & ~pair).sum()) > 60
    assert ((made.left == made.torso) & (made.right == made.torso))[whole].all()
    for side, donor in (("left", made.left), ("right", made.right)):
        arm = [JOINT[name] for name in LIMBS[f"{side}_arm"]]
        ours, theirs = (
            np.einsum("nji,naj->nai", chest_frame(p), p[:, arm] - p[:, JOINT["spine3"], None])
            for p in (made.poses.astype(np.float64), pool[donor].astype(np.float64))
        )
        assert np.abs(ours - theirs).max() < 1e-5
    ours, theirs = (
        np.einsum("nji,naj->nai", pelvis_frame(p), p[:, LOWER] - p[:, :1])
        for p in (made.poses.astype(np.float64), pool[made.lower].astype(np.float64))
    )
    assert np.abs(ours - theirs).max() < 1e-5


def test_what_comes_out_could_be_posed_by_a_body(pool, made):
    assert made.poses.shape == (600, 22, 3)
    assert made.poses.dtype == np.float32
    poses = made.poses.astype(np.float64)
    assert np.abs(lengths(poses) / REFERENCE.bone_lengths[1:] - 1).max() < 1e-5
    assert (poses[..., 1] - SKIN_RADII).min() > -0.01
    assert np.abs(canonicalize(poses) - poses).max() < 1e-5
    assert not violations(poses, limits_from(pool)).any()
    assert (
        off_balance(poses) <= np.maximum(off_balance(pool.astype(np.float64))[made.lower], 0.08) + 1e-4
    ).all()
    for parent in (made.lower, made.left, made.right, made.torso):
        assert np.linalg.norm(poses - pool[parent], axis=-1).mean(axis=-1).min() > 0.05


def test_hands_that_hold_the_body_up_stay(pool):
    low = pool[:, [JOINT["left_wrist"], JOINT["right_wrist"]], 1].min(axis=1) < 0.1
    made = compose(pool, 200, np.random.default_rng(0), low.astype(float), np.ones(len(pool)))
    lower = pool[made.lower].astype(np.float64)
    arms_only = made.torso == made.lower
    kept = 0
    for side, donor in (("left", made.left), ("right", made.right)):
        wrist = lower[:, JOINT[f"{side}_wrist"], 1]
        trunk = lower[:, [JOINT[n] for n in ("spine2", "spine3", "left_shoulder", "right_shoulder")], 1].min(
            axis=1
        )
        loaded = arms_only & (wrist < 0.1) & (trunk > 0.25)
        kept += loaded.sum()
        assert (donor == made.lower)[loaded].all()
    assert kept > 5


def test_weights_decide_who_gives_what(pool):
    lower, upper = np.zeros(len(pool)), np.zeros(len(pool))
    lower[: len(pool) // 2] = 1.0
    upper[len(pool) // 2 :] = 1.0
    some = compose(pool, 100, np.random.default_rng(1), lower, upper)
    assert (some.lower < len(pool) // 2).all()
    assert ((some.left >= len(pool) // 2) | (some.left == some.lower)).all()
    assert ((some.right >= len(pool) // 2) | (some.right == some.lower)).all()


def test_a_seed_gives_the_same_again(pool):
    weights = np.ones(len(pool))
    first, second, other = (
        compose(pool, 50, np.random.default_rng(seed), weights, weights).poses for seed in (1, 1, 2)
    )
    assert (first == second).all()
    assert (first != other).any()


@pytest.mark.parametrize("poses", [[STANDING] * 4, [STANDING, CHEERING]])
def test_poses_that_cannot_be_composed_are_told(poses):
    few = np.stack(poses).astype(np.float32)
    weights = np.array([1.0] + [0.0] * (len(few) - 1))
    with pytest.raises(PosewrightError) as error:
        compose(few, 10, np.random.default_rng(0), weights, weights)
    assert error.value.code == "composition"


def test_rows_and_parts():
    poses = np.zeros((2, 22, 3), np.float32)
    rows = np.array([1, 0])
    part = Composed(poses, rows, rows, rows, rows)
    joined = Composed.joined([part, part.of_rows(np.array([7, 8]))])
    assert joined.lower.tolist() == [1, 0, 8, 7]
    assert joined.take(np.array([2])).torso.tolist() == [8]
    assert Composed.joined([]).poses.shape == (0, 22, 3)
