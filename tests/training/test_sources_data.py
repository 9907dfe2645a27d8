"""The real collections, where POSEWRIGHT_DATA names the folder that holds them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from rig.pose import canonicalize, heading
from rig.skeleton import JOINT, PARENTS, REFERENCE
from training.sources import SOURCES
from training.sources.bvh import read_bvh
from training.sources.humanml3d import _subjects, decode, measured_skeleton, onto, read_humanml3d
from training.sources.plausible import plausible, sound
from training.sources.retarget import calibrate, retarget
from training.sources.schemes import scheme_of
from training.sources.takes import Take

DATA = Path(os.environ.get("POSEWRIGHT_DATA", ""))
pytestmark = pytest.mark.skipif(
    not os.environ.get("POSEWRIGHT_DATA"), reason="POSEWRIGHT_DATA names no folder of motion capture"
)


@pytest.fixture(scope="module")
def takes() -> dict[str, Take]:
    return {take.name: take for source in SOURCES.values() for take in source.read(DATA)}


def test_every_pose_lies_on_the_reference_skeleton_and_above_the_floor(takes: dict[str, Take]):
    parents = list(PARENTS[1:])
    for take in takes.values():
        lengths = np.linalg.norm(take.joints[:, 1:] - take.joints[:, parents], axis=-1)
        assert np.abs(lengths / REFERENCE.bone_lengths[1:] - 1).max() < 1e-5, take.name
        assert take.joints[..., 1].min() > -1e-9, take.name
        for joint in ("pelvis", "spine3"):  # rigid triangles
            children = list(REFERENCE.children[JOINT[joint]])
            for first, second in ((0, 1), (1, 2), (2, 0)):
                a, b = children[first], children[second]
                span = np.linalg.norm(take.joints[:, a] - take.joints[:, b], axis=-1)
                rest = np.linalg.norm(REFERENCE.offsets[a] - REFERENCE.offsets[b])
                assert np.abs(span / rest - 1).max() < 1e-5, take.name


def test_walkers_walk_where_they_face(takes: dict[str, Take]):
    walks = [take for take in takes.values() if take.description == "walk" and take.source == "cmu"]
    assert len(walks) > 50
    for take in walks:
        travel = take.joints[10:, 0] - take.joints[:-10, 0]
        facing = heading(take.joints[5:-5])
        forward = travel[:, 0] * np.sin(facing) + travel[:, 2] * np.cos(facing)
        assert forward.sum() > 0.8 * np.linalg.norm(travel[:, [0, 2]], axis=1).sum(), take.name


def test_walkers_stand_on_the_floor_on_flat_feet(takes: dict[str, Take]):
    walks = [take for take in takes.values() if take.description == "walk" and take.source == "cmu"]
    lowest = np.concatenate([take.joints[..., 1].min(axis=1) for take in walks])
    assert np.percentile(lowest, 90) < 0.02
    pitches = []
    for take in walks:
        for side in ("left", "right"):
            foot = take.joints[:, JOINT[f"{side}_foot"]]
            still = np.linalg.norm(np.gradient(foot, axis=0), axis=1) < 0.005
            bone = (foot - take.joints[:, JOINT[f"{side}_ankle"]])[still]
            pitches.append(np.degrees(np.arctan2(bone[:, 1], np.hypot(bone[:, 0], bone[:, 2]))))
    rest = REFERENCE.offsets[JOINT["left_foot"]]
    assert np.median(np.concatenate(pitches)) == pytest.approx(
        np.degrees(np.arctan2(rest[1], rest[2])), abs=6.0
    )


@pytest.mark.parametrize("file", ["cmu/01_01.bvh", "cmu/10_01.bvh", "cmu_dance/salsa_01.bvh"])
def test_the_injected_t_pose_tells_left_from_right(file: str):
    motion = read_bvh(DATA / file)
    scheme = scheme_of(motion.names)
    pose = canonicalize(retarget(motion, scheme, calibrate([motion], scheme, 2)))[0]
    assert pose[JOINT["left_wrist"], 0] > 0.6
    assert pose[JOINT["right_wrist"], 0] < -0.6
    assert pose[JOINT["left_foot"], 2] > 0.05
    assert abs(pose[JOINT["head"], 0]) < 0.03


def test_known_takes_show_what_they_are_called(takes: dict[str, Take]):
    def joint(take: str, name: str) -> np.ndarray:
        return canonicalize(takes[take].joints)[:, JOINT[name]]

    cartwheel = joint("49_06", "head")[:, 1] - joint("49_06", "left_ankle")[:, 1]
    assert cartwheel.min() < -0.5
    assert joint("14_32", "pelvis")[:, 1].min() < 0.45  # sits on a stepstool
    assert takes["16_03"].joints[..., 1].min(axis=1).max() > 0.3  # a high jump
    assert joint("Sitting_Idle_Loop", "pelvis")[:, 1].max() < 0.65
    assert joint("Pushup", "head")[:, 1].max() < 0.8
    kick = joint("10_01", "right_ankle")  # a ball kicked with the right foot
    assert kick[:, 1].max() > joint("10_01", "left_ankle")[:, 1].max()


def test_humanml3d_decodes_to_its_own_joints():
    vectors = np.load(DATA / "humanml3d" / "new_joint_vecs_012314.npy").astype(np.float64)
    expected = np.load(DATA / "humanml3d" / "new_joints_012314.npy").astype(np.float64)[: len(vectors)]
    joints = decode(vectors)
    parents = list(PARENTS[1:])
    lengths = np.linalg.norm(joints[:, 1:] - joints[:, parents], axis=-1)
    assert (np.ptp(lengths, axis=0) / lengths.mean(axis=0)).max() < 1e-4
    projected = onto(joints, measured_skeleton(joints))
    assert np.linalg.norm(canonicalize(projected) - canonicalize(expected), axis=-1).max() < 1e-3


def test_makehuman_poses_are_what_their_descriptions_say(takes: dict[str, Take]):
    poses = {
        take.name: canonicalize(take.joints)[0] for take in takes.values() if take.source == "makehuman_poses"
    }
    assert len(poses) == 15
    at = {name: {joint: pose[JOINT[joint]] for joint in JOINT} for name, pose in poses.items()}
    for name in ("fight02", "fly01", "fly02"):
        assert poses[name][:, 1].min() > 0.2, name
    for name in poses.keys() - {"fight02", "fly01", "fly02"}:
        assert poses[name][:, 1].min() < 0.1, name
    assert at["gym01"]["left_ankle"][1] > at["gym01"]["pelvis"][1] > at["gym01"]["head"][1]
    assert at["fight04"]["right_ankle"][1] > 1.1
    assert at["fight04"]["right_ankle"][0] < -0.6
    assert at["fight01"]["right_ankle"][2] > at["fight01"]["left_ankle"][2] + 0.6
    assert at["fly01"]["left_wrist"][2] > at["fly01"]["head"][2] + 0.2 > at["fly01"]["right_wrist"][2] + 0.2
    assert at["sit01"]["pelvis"][1] < 0.25
    assert at["sit01"]["left_knee"][1] > at["sit01"]["right_knee"][1] + 0.15
    assert at["standing02"]["left_wrist"][1] == pytest.approx(at["standing02"]["right_wrist"][1], abs=0.03)
    assert np.linalg.norm(at["standing04"]["left_wrist"] - at["standing04"]["left_hip"]) < 0.3
    assert at["standing06"]["right_knee"][1] > at["standing06"]["left_knee"][1] + 0.25


def test_kaykit_clips_show_what_they_are_called(takes: dict[str, Take]):
    clips = {take.name: take for take in takes.values() if take.source == "kaykit"}
    assert len(clips) > 70

    def joint(clip: str, name: str) -> np.ndarray:
        return canonicalize(clips[clip].joints)[:, JOINT[name]]

    skin = np.array(REFERENCE.radii)
    for name, take in clips.items():
        lowest = (take.joints[..., 1] - skin).min(axis=1)
        if not name.startswith("Jump"):
            assert np.abs(lowest).max() < 1e-9, name
    assert clips["Jump_Idle"].joints[..., 1].min(axis=1).max() > 0.2
    assert joint("Sit_Chair_Idle", "pelvis")[:, 1].max() < 0.6
    assert joint("Melee_Unarmed_Attack_Kick", "right_ankle")[:, 1].max() > 0.4
    assert joint("Waving", "right_wrist")[:, 1].max() > joint("Waving", "head")[:, 1].min()
    assert joint("Cheering", "left_wrist")[:, 1].max() > 1.4
    assert joint("Idle_A", "pelvis")[:, 1].min() > 0.85
    hands = [joint("Melee_2H_Attack_Spinning", f"{side}_wrist") for side in ("left", "right")]
    assert min(hand[:, 2].min() for hand in hands) > 0.3  # a weapon held out ahead
    assert "Lie_Idle" not in clips


def test_subjects_of_one_database_have_one_name(takes: dict[str, Take]):
    subjects = {name: takes[name].subject for name in ("135_03", "martial_03", "indian_04", "salsa_01")}
    assert subjects == {"135_03": "135", "martial_03": "135", "indian_04": "94", "salsa_01": "60"}
    assert takes["salsa_30"].subject == "61"
    assert takes["acted_007_acted"].subject == takes["genuine_007_genuine"].subject == "007"


def test_humanml3d_tells_its_subjects():
    subjects = _subjects(DATA / "humanml3d")
    assert subjects["012314"] == "Eyes_Japan_Dataset/yamaoka"
    assert 300 < len(set(subjects.values())) < 700


def test_known_tracking_errors_are_left_out_and_little_else(takes: dict[str, Take]):
    assert not sound(takes["13_18"]).any()  # both elbows bend backwards
    assert (~plausible(takes["14_23"].joints)).mean() > 0.2  # the left elbow does
    knotted = takes["indian_07"]
    assert not plausible(knotted.joints)[knotted.frames == 293].any()
    jumps = {"05_05": (54, 59, 145), "05_06": (27, 77), "05_16": (55,), "05_19": (49, 70)}
    for name, frames in jumps.items():
        take = takes[name]
        assert not sound(take)[np.isin(take.frames, frames)].any(), name
    for source, most in (("cmu", 0.015), ("mesh2motion", 0.003), ("kaykit", 0.02), ("reactidle", 0.0)):
        of_source = [sound(take) for take in takes.values() if take.source == source]
        assert (~np.concatenate(of_source)).mean() <= most, source


def test_the_official_sample_of_humanml3d_reads_as_one_take(tmp_path: Path):
    folder = tmp_path / "HumanML3D"
    (folder / "new_joint_vecs").mkdir(parents=True)
    sample = DATA / "humanml3d"
    shutil.copy(sample / "new_joint_vecs_012314.npy", folder / "new_joint_vecs" / "012314.npy")
    shutil.copy(sample / "index.csv", tmp_path / "index.csv")
    (folder / "test.txt").write_text("012314\n")
    (take,) = read_humanml3d(folder)
    assert (take.subject, take.split, take.captions) == ("Eyes_Japan_Dataset/yamaoka", "test", ())
    official = np.load(sample / "new_joints_012314.npy").astype(np.float64)[take.frames]
    # Lengths differ a little from the reference body's: the sample is HumanML3D's own body.
    assert np.linalg.norm(canonicalize(take.joints) - canonicalize(official), axis=-1).max() < 0.03
    assert sound(take).all()
