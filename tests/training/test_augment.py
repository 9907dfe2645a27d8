from __future__ import annotations

import numpy as np

from rig.pose import canonicalize, mirror, rotate_y
from rig.skeleton import JOINT, LIMBS, PARENTS, REFERENCE
from training.augment import augment, chest_frame, plausible, with_arms_of

REST = REFERENCE.rest_pose()


def _arms(left_up: float, right_up: float) -> np.ndarray:
    """A standing pose whose straight arms are raised by the given angles from hanging, in degrees."""
    pose = REST.copy()
    for side, angle in (("left", left_up), ("right", right_up)):
        sign = 1 if side == "left" else -1
        turn = np.radians(angle)
        direction = np.array([sign * np.sin(turn), -np.cos(turn), 0.0])
        for joint in (JOINT[f"{side}_elbow"], JOINT[f"{side}_wrist"]):
            pose[joint] = pose[PARENTS[joint]] + REFERENCE.bone_lengths[joint] * direction
    return pose


def test_arms_move_with_the_chest() -> None:
    body = rotate_y(_arms(30, 30)[None], np.array([0.7]))
    moved = with_arms_of(body, _arms(120, 0)[None], _arms(0, 90)[None])
    expected = rotate_y(_arms(120, 90)[None], np.array([0.7]))
    assert np.abs(moved - expected).max() < 1e-9


def test_only_arms_change_and_lengths_stay() -> None:
    body = _arms(30, 30)[None]
    moved = with_arms_of(body, _arms(150, 0)[None], _arms(0, 60)[None])
    arms = [JOINT[name] for side in ("left", "right") for name in LIMBS[f"{side}_arm"]]
    others = [joint for joint in range(22) if joint not in arms]
    assert (moved[:, others] == body[:, others]).all()
    lengths = np.linalg.norm(moved[0, 1:] - moved[0, list(PARENTS[1:])], axis=-1)
    assert np.abs(lengths / REFERENCE.bone_lengths[1:] - 1).max() < 1e-9


def test_chest_frame_is_a_rotation() -> None:
    frame = chest_frame(rotate_y(REST[None], np.array([1.0])))[0]
    assert np.allclose(frame @ frame.T, np.eye(3))
    assert np.isclose(np.linalg.det(frame), 1)
    assert frame[0, 2] > 0.7  # turned from +Z towards +X


def test_arms_through_the_body_or_the_floor_are_seen() -> None:
    through = _arms(30, 30)
    through[JOINT["left_wrist"]] = (through[JOINT["spine2"]] + through[JOINT["spine3"]]) / 2
    below = _arms(30, 30)
    below[:, 1] -= 1.1
    assert plausible(np.stack([_arms(30, 30), through, below])).tolist() == [True, False, False]


def test_augment_counts_origins_and_determinism() -> None:
    rng = np.random.default_rng(0)
    poses = np.stack([_arms(*rng.uniform(20, 170, 2)) for _ in range(20)]).astype(np.float32)
    made, origin = augment(poses, 50, np.random.default_rng(1))
    again, _ = augment(poses, 50, np.random.default_rng(1))
    assert made.shape == (90, 22, 3)
    assert (made == again).all()
    assert np.abs(made[20:40] - mirror(poses)).max() < 1e-6
    assert np.abs(mirror(mirror(poses)) - poses).max() == 0
    assert (origin[:20] == origin[20:40]).all()
    assert plausible(made[40:]).all()
    assert np.abs(canonicalize(made[40:]) - made[40:]).max() < 1e-5
