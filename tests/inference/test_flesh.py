from __future__ import annotations

import numpy as np
import torch

from inference.flesh import DEEP, GIVE, Flesh
from inference.joint_limits import Anatomy
from inference.kinematics import bone_error
from rig.pose import mirror
from rig.skeleton import JOINT, REFERENCE
from training.posebook import evaluate, load_book
from training.posebook.kinematics import pose_body
from training.posebook.limits import neutral
from training.tensors import skeleton_tensors

SKELETON = skeleton_tensors(REFERENCE)
FLESH = Flesh(Anatomy(SKELETON))
STANDING = pose_body(neutral()).joints
BOOK = np.stack([evaluate(pose) for pose in list(load_book().values())[:60]])


def body(**angles: float) -> np.ndarray:
    keys = {key[::-1].replace("_", ".", 1)[::-1]: value for key, value in angles.items()}
    return pose_body(neutral() | keys).joints


def wrist_at(name: str, other: str | None = None) -> np.ndarray:
    pose = STANDING.copy()
    ends = [STANDING[JOINT[end]] for end in (name, other or name)]
    pose[JOINT["left_wrist"]] = sum(ends) / 2
    return pose


# An arm through the belly, one through the other, a thigh and a shin through the other leg.
_INWARDS = {"left_shoulder_plane": 45.0, "left_shoulder_elevation": 20.0}
_INWARDS |= {"left_elbow_flexion": 60.0, "left_shoulder_rotation": 110.0}
_CROSSED = {f"{side}_shoulder_plane": 110.0 for side in ("left", "right")}
_CROSSED |= {f"{side}_shoulder_elevation": 80.0 for side in ("left", "right")}
INSIDE = np.stack(
    [
        body(**_INWARDS),
        body(**_CROSSED),
        body(left_hip_abduction=-9.0),
        body(left_hip_flexion=30.0, left_hip_abduction=-18.0, left_knee_flexion=35.0),
    ]
)


def deepest(poses: np.ndarray) -> np.ndarray:
    return np.maximum(FLESH.arm_depths(poses).max(axis=-1), FLESH.leg_depths(poses))


def test_arms_in_flesh_are_seen():
    inside = [
        wrist_at("spine2"),
        wrist_at("head"),
        wrist_at("left_hip", "left_knee"),
        wrist_at("right_elbow"),
    ]
    depths = FLESH.arm_depths(np.stack([STANDING, *inside]))
    assert (depths[0] < 0.015).all()
    assert (depths[1:, 0] > 0.05).all()
    assert (depths[1:4, 1] < 0.015).all()  # the other arm is clear of all this


def test_legs_in_each_other_are_seen():
    assert FLESH.leg_depths(STANDING[None])[0] < 0.02
    assert (FLESH.leg_depths(INSIDE[2:]) > DEEP).all()


def test_mirrored_limbs_are_as_deep():
    np.testing.assert_allclose(FLESH.arm_depths(mirror(BOOK)), FLESH.arm_depths(BOOK)[:, ::-1], atol=1e-9)
    np.testing.assert_allclose(FLESH.leg_depths(mirror(BOOK)), FLESH.leg_depths(BOOK), atol=1e-9)


def test_limbs_come_out_by_as_much_as_they_must_and_keep_their_bones():
    poses = np.concatenate([INSIDE, mirror(INSIDE)])
    assert (deepest(poses) > DEEP).all()
    parted = FLESH.part(poses)
    assert (deepest(parted) <= DEEP).all()
    assert (deepest(parted) > GIVE - 0.015).all()
    assert float(bone_error(torch.from_numpy(parted), SKELETON).max()) < 1e-6
    moved = np.linalg.norm(parted - poses, axis=-1)
    assert (moved.max(axis=-1) < 4.0 * deepest(poses)).all()
    trunk = [JOINT[name] for name in ("pelvis", "spine3", "head", "left_shoulder", "right_hip")]
    assert (moved[:, trunk] == 0.0).all()


def test_both_limbs_give_way_alike():
    crossed = INSIDE[1:2]
    assert np.abs(crossed - mirror(crossed)).max() < 1e-9  # symmetric, so must be what comes out
    parted = FLESH.part(crossed)
    moved = np.linalg.norm(parted - crossed, axis=-1)[0]
    assert moved[JOINT["left_wrist"]] > 0.01
    assert moved[JOINT["right_wrist"]] > 0.01


def test_poses_that_need_nothing_are_left_alone():
    clear = BOOK[deepest(BOOK) < DEEP]
    assert len(clear) > 40
    assert np.array_equal(FLESH.part(clear), clear)


def test_a_pose_is_parted_alike_alone_and_in_a_batch():
    batch = FLESH.part(np.concatenate([INSIDE, BOOK]))
    for place in range(len(INSIDE)):
        np.testing.assert_allclose(FLESH.part(INSIDE[place : place + 1])[0], batch[place], atol=1e-12)
