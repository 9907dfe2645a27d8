from __future__ import annotations

import numpy as np
import pytest

from rig.pose import mirror, rotate_y
from rig.skeleton import JOINT, REFERENCE
from training.corpus.joint_limits import (
    ANGLE_NAMES,
    chest_frame,
    joint_angles,
    limits_from,
    pelvis_frame,
    violations,
)
from training.posebook.kinematics import pose_body
from training.posebook.limits import LIMITS, SIDES, neutral

REST = REFERENCE.rest_pose()
STANDING = pose_body(neutral()).joints


def body(**angles: float) -> np.ndarray:
    """Joints of a body by angles such as left_knee_flexion=90."""
    keys = {key[::-1].replace("_", ".", 1)[::-1]: value for key, value in angles.items()}
    return pose_body(neutral() | keys).joints


def possible_angles(rng: np.random.Generator) -> dict[str, float]:
    """Angles within their limits whose hinges are bent and whose limbs are not turned to an extreme."""
    angles = {key: float(rng.uniform(*span)) for key, span in LIMITS.items()}
    for side in SIDES:
        angles[f"{side}_shoulder.rotation"] = float(rng.uniform(-60, 20))
        angles[f"{side}_shoulder.plane"] = float(rng.uniform(0, 90))
        angles[f"{side}_hip.rotation"] = float(rng.uniform(-30, 40))
        angles[f"{side}_ankle.flexion"] = float(rng.uniform(-40, 30))
    return angles


def test_angles_come_back_from_positions():
    rng = np.random.default_rng(0)
    given = [possible_angles(rng) for _ in range(200)]
    seen = joint_angles(np.stack([pose_body(angles).joints for angles in given]))
    # The head's are those of a direction, the collar's include what the arm adds.
    for name in [name for name in ANGLE_NAMES if name in LIMITS and not name.startswith("head")]:
        expected = np.array([angles[name] for angles in given])
        known = ~np.isnan(seen[name])
        assert known.mean() > 0.75, name
        np.testing.assert_allclose(seen[name][known], expected[known], atol=1e-6, err_msg=name)


@pytest.mark.parametrize(
    ("angle", "given", "value"),
    [
        ("head.flexion", {"head_flexion": 30.0}, 30.0),
        ("left_collar.elevation", {"left_shoulder_shrug": 20.0}, 20.0),
        ("right_collar.protraction", {"right_shoulder_protract": 20.0}, 20.0),
        ("left_collar.elevation", {}, 0.0),
    ],
)
def test_head_and_collars(angle, given, value):
    assert joint_angles(body(**given)[None])[angle][0] == pytest.approx(value, abs=0.5)


def test_standing_is_zero_wherever_it_is_defined():
    angles = joint_angles(STANDING[None])
    for name, values in angles.items():
        if name.endswith("shoulder.plane"):
            assert np.isnan(values).all()
        else:
            assert abs(values[0]) < 1e-4, name


def test_heading_and_place_do_not_matter():
    poses = np.stack([pose_body(possible_angles(np.random.default_rng(n))).joints for n in range(20)])
    moved = rotate_y(poses, np.full(20, 2.0)) + np.array([1.0, 2.0, 3.0])
    for name, values in joint_angles(poses).items():
        np.testing.assert_allclose(joint_angles(moved)[name], values, atol=1e-6)


def test_mirrored_poses_have_mirrored_angles():
    poses = np.stack([pose_body(possible_angles(np.random.default_rng(n))).joints for n in range(20)])
    plain, mirrored = joint_angles(poses), joint_angles(mirror(poses))
    for name, values in plain.items():
        swapped = name.replace("left", "*").replace("right", "left").replace("*", "right")
        sign = -1.0 if name in ("spine.side", "spine.twist", "head.side") else 1.0
        np.testing.assert_allclose(mirrored[swapped], sign * values, atol=1e-6)


def test_frames_are_the_identity_at_rest_and_turn_with_the_body():
    turned = rotate_y(REST[None], np.array([0.7]))
    for frame in (pelvis_frame, chest_frame):
        np.testing.assert_allclose(frame(REST), np.eye(3), atol=1e-6)
        ahead = rotate_y(np.array([[0.0, 0.0, 1.0]]), np.array(0.7))[0]
        np.testing.assert_allclose(frame(turned)[0] @ (0.0, 0.0, 1.0), ahead, atol=1e-6)


@pytest.mark.parametrize("side", SIDES)
def test_a_knee_bent_backwards_is_seen(side):
    pose = STANDING.copy()
    for joint in (f"{side}_ankle", f"{side}_foot"):  # the shin swings forward about the knee
        knee = pose[JOINT[f"{side}_knee"]]
        x, y, z = pose[JOINT[joint]] - knee
        c, s = np.cos(np.radians(60)), np.sin(np.radians(60))
        pose[JOINT[joint]] = knee + np.array([x, c * y + s * z, c * z - s * y])
    name = f"{side}_knee.flexion"
    assert joint_angles(pose[None])[name][0] == pytest.approx(-60, abs=0.1)
    limits = limits_from(STANDING[None])
    column = ANGLE_NAMES.index(name)
    assert violations(pose[None], limits)[0, column]
    assert not violations(body(**{f"{side}_knee_flexion": 60.0})[None], limits)[0, column]


@pytest.mark.parametrize("side", SIDES)
def test_an_elbow_bent_backwards_is_seen(side):
    """The arm to the front, the forearm folded down: no turn of the shoulder brings it there and outwards."""
    shoulder = {f"{side}_shoulder_plane": 90.0, f"{side}_shoulder_elevation": 10.0}
    backwards = body(**shoulder, **{f"{side}_elbow_flexion": 80.0, f"{side}_shoulder_rotation": 180.0})
    name = f"{side}_elbow.flexion"
    limits = limits_from(STANDING[None])
    column = ANGLE_NAMES.index(name)
    assert joint_angles(backwards[None])[name][0] == pytest.approx(-80, abs=0.1)
    assert violations(backwards[None], limits)[0, column]
    forwards = body(**shoulder, **{f"{side}_elbow_flexion": 80.0})
    assert not violations(forwards[None], limits)[0, column]


def test_limits_are_the_wider_of_data_and_textbook_and_the_same_on_both_sides():
    deep = body(left_ankle_flexion=42.0, left_hip_flexion=150.0)
    limits = limits_from(np.stack([deep] * 50))
    assert limits["left_hip.flexion"][1] == pytest.approx(150, abs=0.1)
    assert limits["left_hip.abduction"] == LIMITS["left_hip.abduction"]
    for name, span in limits.items():
        assert limits[name.replace("left_", "right_")] == span


def test_one_wild_pose_in_many_widens_nothing():
    poses = np.stack([STANDING] * 3000 + [body(left_hip_flexion=170.0)])
    limits = limits_from(poses)
    assert limits["left_hip.flexion"] == LIMITS["left_hip.flexion"]
    assert violations(poses, limits).any(axis=1).tolist() == [False] * 3000 + [True]


def test_recordings_cannot_make_a_hinge_bend_backwards():
    pose = body(left_elbow_flexion=80.0, left_shoulder_elevation=10.0, left_shoulder_rotation=180.0)
    poses = np.stack([pose] * 10)
    assert violations(poses, limits_from(poses))[:, ANGLE_NAMES.index("left_elbow.flexion")].all()
