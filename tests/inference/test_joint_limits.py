from __future__ import annotations

import numpy as np
import pytest
import torch

from inference.correction import Correction
from inference.joint_limits import ANGLE_NAMES, SIDES, Anatomy
from inference.kinematics import bone_error
from rig.skeleton import JOINT, REFERENCE
from training.posebook.kinematics import pose_body
from training.posebook.limits import neutral
from training.tensors import skeleton_tensors

SKELETON = skeleton_tensors(REFERENCE)
ANATOMY = Anatomy(SKELETON)
RANGES = {
    name: (-15.0, 150.0) if "elbow" in name or "knee" in name else (-60.0, 90.0) for name in ANGLE_NAMES
}
RANGES |= {f"{side}_shoulder.elevation": (0.0, 180.0) for side in SIDES}
RANGES |= {f"{side}_shoulder.plane": (-110.0, 150.0) for side in SIDES}
OPEN = dict.fromkeys(ANGLE_NAMES, (-180.0, 180.0))


def body(**angles: float) -> np.ndarray:
    keys = {key[::-1].replace("_", ".", 1)[::-1]: value for key, value in angles.items()}
    return pose_body(neutral() | keys).joints[None]


def wild_poses(count: int) -> np.ndarray:
    """Bodies of random directions: most joints are beyond any limit."""
    rng = np.random.default_rng(0)
    raw = REFERENCE.rest_pose() + rng.normal(0.0, 0.25, (count, 22, 3))
    rigid = Correction(SKELETON, OPEN)(torch.from_numpy(raw))
    return rigid.numpy()


def beyond(poses: np.ndarray, slack: float = 0.5) -> dict[str, int]:
    found = {}
    for name, values in ANATOMY.angles(poses).items():
        least, most = RANGES[name]
        count = int(np.sum((values < least - slack) | (values > most + slack)))
        if count:
            found[name] = count
    return found


def test_angles_have_the_names_that_limits_are_given_for():
    assert tuple(ANATOMY.angles(REFERENCE.rest_pose()[None])) == ANGLE_NAMES


def test_poses_come_within_the_limits_and_keep_their_bones():
    poses = wild_poses(300)
    assert len(beyond(poses)) > 15  # nearly every joint is wrong somewhere
    clamped = ANATOMY.clamp(poses, RANGES)
    assert beyond(clamped) == {}
    assert float(bone_error(torch.from_numpy(clamped), SKELETON).max()) < 1e-6


def test_possible_poses_are_left_alone():
    rng = np.random.default_rng(1)
    ranges = {"shoulder.elevation": (0, 150), "shoulder.plane": (0, 90), "elbow.flexion": (10, 130)}
    ranges |= {"hip.flexion": (-10, 80), "knee.flexion": (10, 140), "ankle.flexion": (-40, 20)}
    drawn = {f"{side}_{name}": rng.uniform(*span, 100) for side in SIDES for name, span in ranges.items()}
    given = [neutral() | {name: float(values[n]) for name, values in drawn.items()} for n in range(100)]
    poses = np.stack([pose_body(angles).joints for angles in given])
    np.testing.assert_allclose(ANATOMY.clamp(poses, RANGES), poses, atol=1e-9)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("angle", "given", "expected"),
    [
        ("knee.flexion", 165.0, 150.0),
        ("elbow.flexion", 160.0, 150.0),
        ("hip.flexion", 120.0, 90.0),
        ("hip.flexion", -80.0, -60.0),
        ("shoulder.elevation", 170.0, 120.0),
    ],
)
def test_an_angle_beyond_its_limit_is_put_at_the_limit(side, angle, given, expected):
    name = f"{side}_{angle}"
    limits = RANGES | {f"{side}_shoulder.elevation": (0.0, 120.0)}
    pose = body(**{name.replace(".", "_"): given})
    clamped = ANATOMY.clamp(pose, limits)
    assert ANATOMY.angles(pose)[name][0] == pytest.approx(given, abs=0.1)
    assert ANATOMY.angles(clamped)[name][0] == pytest.approx(expected, abs=0.1)
    other = name.replace(side, "left" if side == "right" else "right")
    assert ANATOMY.angles(clamped)[other][0] == pytest.approx(ANATOMY.angles(pose)[other][0], abs=1e-6)


@pytest.mark.parametrize(
    ("angle", "given", "expected"), [("flexion", 80.0, 60.0), ("side", -50.0, -40.0), ("twist", 70.0, 45.0)]
)
def test_a_spine_is_turned_back_with_all_above_it(angle, given, expected):
    limits = RANGES | {
        "spine.flexion": (-60.0, 60.0),
        "spine.side": (-40.0, 40.0),
        "spine.twist": (-45.0, 45.0),
    }
    pose = body(**{f"spine_{angle}": given, "left_shoulder_elevation": 80.0, "left_elbow_flexion": 40.0})
    assert ANATOMY.angles(pose)[f"spine.{angle}"][0] == pytest.approx(given, abs=0.1)
    clamped = ANATOMY.clamp(pose, limits)
    before, after = ANATOMY.angles(pose), ANATOMY.angles(clamped)
    for name in ANGLE_NAMES:
        wanted = expected if name == f"spine.{angle}" else before[name][0]
        assert after[name][0] == pytest.approx(wanted, abs=0.1, nan_ok=True), name
    legs = [JOINT[f"{side}_{name}"] for side in SIDES for name in ("hip", "knee", "ankle", "foot")]
    assert np.array_equal(clamped[:, legs], pose[:, legs])
    assert float(bone_error(torch.from_numpy(clamped), SKELETON).max()) < 1e-6


@pytest.mark.parametrize("side", SIDES)
def test_what_hangs_on_a_turned_bone_keeps_its_direction(side):
    pose = body(**{f"{side}_hip_flexion": 120.0, f"{side}_knee_flexion": 100.0})
    clamped = ANATOMY.clamp(pose, RANGES)
    for start, end in (("knee", "ankle"), ("ankle", "foot")):
        ends = JOINT[f"{side}_{end}"], JOINT[f"{side}_{start}"]
        np.testing.assert_allclose(
            clamped[0, ends[0]] - clamped[0, ends[1]], pose[0, ends[0]] - pose[0, ends[1]], atol=1e-9
        )


def knee_bent_backwards(side: str, degrees: float) -> np.ndarray:
    """A standing body whose shin, with its foot, is swung forward about the knee."""
    pose = body()
    knee, angle = pose[0, JOINT[f"{side}_knee"]], np.radians(degrees)
    turn = np.array([[1, 0, 0], [0, np.cos(angle), np.sin(angle)], [0, -np.sin(angle), np.cos(angle)]])
    for joint in (f"{side}_ankle", f"{side}_foot"):
        pose[0, JOINT[joint]] = knee + turn @ (pose[0, JOINT[joint]] - knee)
    return pose


@pytest.mark.parametrize("side", SIDES)
def test_a_knee_bent_backwards_is_straightened(side):
    pose = knee_bent_backwards(side, 30.0)
    name = f"{side}_knee.flexion"
    assert ANATOMY.angles(pose)[name][0] == pytest.approx(-30.0, abs=0.1)
    clamped = ANATOMY.clamp(pose, RANGES)
    assert abs(ANATOMY.angles(clamped)[name][0]) < 5.0
    foot = clamped[0, JOINT[f"{side}_foot"]] - clamped[0, JOINT[f"{side}_ankle"]]
    before = pose[0, JOINT[f"{side}_foot"]] - pose[0, JOINT[f"{side}_ankle"]]
    assert foot @ before > 0.9 * (before @ before)  # and the toes still point ahead


@pytest.mark.parametrize("side", SIDES)
def test_a_foot_on_the_wrong_way_round_is_turned_and_the_knee_stays_bent(side):
    pose = knee_bent_backwards(side, 90.0)
    name = f"{side}_knee.flexion"
    clamped = ANATOMY.clamp(pose, RANGES)
    assert ANATOMY.angles(pose)[name][0] == pytest.approx(-90.0, abs=0.1)
    assert ANATOMY.angles(clamped)[name][0] == pytest.approx(90.0, abs=0.1)
    knee, ankle = JOINT[f"{side}_knee"], JOINT[f"{side}_ankle"]
    np.testing.assert_allclose(clamped[0, [knee, ankle]], pose[0, [knee, ankle]], atol=1e-9)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("rotation", [-150.0, 135.0, 180.0])
def test_an_elbow_bent_backwards_is_turned_back_by_no_more_than_needed(side, rotation):
    shoulder = {f"{side}_shoulder_plane": 90.0, f"{side}_shoulder_elevation": 10.0}
    pose = body(**shoulder, **{f"{side}_elbow_flexion": 80.0, f"{side}_shoulder_rotation": rotation})
    name = f"{side}_elbow.flexion"
    assert ANATOMY.angles(pose)[name][0] == pytest.approx(-80.0, abs=0.1)
    clamped = ANATOMY.clamp(pose, RANGES)
    assert ANATOMY.angles(clamped)[name][0] > -0.1
    forearm = [JOINT[f"{side}_elbow"], JOINT[f"{side}_wrist"]]
    before, after = (np.diff(p[0, forearm], axis=0)[0] for p in (pose, clamped))
    turned = np.degrees(np.arccos(before @ after / np.linalg.norm(before) ** 2))
    # A hanging arm turns from -85° to 115°, of which the eye is granted 15° more at either end.
    assert turned <= max(rotation - 130.0, -100.0 - rotation) + 0.2


def test_a_pose_is_corrected_alike_alone_and_in_a_batch():
    raw = torch.from_numpy(wild_poses(8) + 0.01).float()
    correct = Correction(SKELETON, RANGES)
    batch = correct(raw)
    assert batch.dtype == torch.float32
    for place in range(8):
        assert torch.equal(correct(raw[place : place + 1])[0], batch[place])
