"""Readers of raw motion and its conversion onto the reference skeleton."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from inference.errors import PosewrightError
from rig.pose import canonicalize, mirror, rotate_y
from rig.skeleton import JOINT, PARENTS, REFERENCE
from training.sources.amc import read_amc, read_asf
from training.sources.bvh import read_bvh
from training.sources.clips import describe, read_kaykit
from training.sources.cmu import read_cmu
from training.sources.glb import read_glb
from training.sources.humanml3d import decode, measured_skeleton, onto, read_humanml3d, read_texts, subject_of
from training.sources.makehuman import read_makehuman
from training.sources.motion import Motion, forward_kinematics, y_up
from training.sources.plausible import plausible, sound, steady
from training.sources.retarget import Calibration, calibrate, calibrate_at_rest, grounded, retarget
from training.sources.rotations import axis_rotation, blend, from_quaternions, from_vectors, to_vectors
from training.sources.schemes import ACCLAIM, DAZ, MOTIONBUILDER, SCHEMES, UNREAL, scheme_of
from training.sources.takes import Take


def bone_error(joints: np.ndarray) -> float:
    parents = list(PARENTS[1:])
    lengths = np.linalg.norm(joints[:, 1:] - joints[:, parents], axis=-1)
    return float(np.abs(lengths / REFERENCE.bone_lengths[1:] - 1).max())


# Rotations


def test_axis_rotations_turn_right_handed():
    assert np.allclose(axis_rotation(2, np.array(90.0)) @ [1, 0, 0], [0, 1, 0])
    assert np.allclose(axis_rotation(0, np.array(90.0)) @ [0, 1, 0], [0, 0, 1])
    assert np.allclose(axis_rotation(1, np.array(90.0)) @ [0, 0, 1], [1, 0, 0])


def test_rotation_vectors_there_and_back_at_every_angle():
    axes = np.random.default_rng(0).normal(size=(200, 3))
    axes /= np.linalg.norm(axes, axis=1, keepdims=True)
    for angle in (0.0, 1e-7, 0.3, 2.0, 3.1, np.pi - 1e-7):
        assert np.allclose(to_vectors(from_vectors(angle * axes)), angle * axes, atol=1e-6)
    half_turn = to_vectors(from_vectors(np.pi * axes))
    assert np.allclose(from_vectors(half_turn), from_vectors(np.pi * axes), atol=1e-9)


def test_quaternions_agree_with_rotation_vectors():
    quaternion = np.array([0.0, np.sin(0.4), 0.0, np.cos(0.4)])
    assert np.allclose(from_quaternions(3 * quaternion), from_vectors(np.array([0.0, 0.8, 0.0])))


def test_blend_goes_half_way_along_the_shorter_arc():
    start, end = axis_rotation(1, np.array(170.0)), axis_rotation(1, np.array(-170.0))
    assert np.allclose(blend(start, end, 0.5), axis_rotation(1, np.array(180.0)), atol=1e-9)


# BVH

BVH = """HIERARCHY
ROOT hip
{
  OFFSET 0 0 0
  CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
  JOINT knee
  {
    OFFSET 0 -2 0
    CHANNELS 3 Yrotation Zrotation Xrotation
    End Site
    {
      OFFSET 0 -3 0
    }
  }
}
MOTION
Frames: 2
Frame Time: 0.05
1 10 2 0 0 0 0 0 0
1 10 2 0 0 90 0 0 -90
"""


def test_bvh_poses_every_frame_by_its_channels(tmp_path: Path):
    (tmp_path / "a.bvh").write_text(BVH)
    motion = read_bvh(tmp_path / "a.bvh")
    assert motion.names == ("hip", "knee", "knee.end")
    assert motion.fps == pytest.approx(20.0)
    assert np.allclose(motion.positions[0], [[1, 10, 2], [1, 8, 2], [1, 5, 2]])
    # The shin swings back (-90 about x takes down to... -z) and the hip's 90 about y takes that to -x.
    assert np.allclose(motion.positions[1], [[1, 10, 2], [1, 8, 2], [4, 8, 2]])
    assert np.allclose(motion.rest, [[0, 0, 0], [0, -2, 0], [0, -5, 0]])


def test_bvh_applies_euler_angles_in_the_order_of_the_channels(tmp_path: Path):
    (tmp_path / "a.bvh").write_text(BVH.replace("1 10 2 0 0 90 0 0 -90", "0 0 0 0 0 0 10 20 30"))
    turned = read_bvh(tmp_path / "a.bvh").rotation("knee")[1]
    expected = (
        axis_rotation(1, np.array(10.0)) @ axis_rotation(2, np.array(20.0)) @ axis_rotation(0, np.array(30.0))
    )
    assert np.allclose(turned, expected)


def test_bvh_positions_may_be_added_to_the_offsets(tmp_path: Path):
    lines = BVH.replace("CHANNELS 3 Y", "CHANNELS 6 Xposition Yposition Zposition Y").splitlines()
    text = "\n".join([*lines[:-2], "1 10 2 0 0 0 0 0.5 0 0 0 0", ""])
    (tmp_path / "a.bvh").write_text(text)
    whole, added = (read_bvh(tmp_path / "a.bvh", added).joint("knee")[0] for added in (False, True))
    assert np.allclose(whole, [1, 10.5, 2])
    assert np.allclose(added, [1, 8.5, 2])


def test_z_up_becomes_y_up_in_places_and_turns(tmp_path: Path):
    # Upright along z, facing -y; the second frame leans forward by 90 degrees: about its left, +x.
    upright = BVH.replace("0 -2 0", "0 0 2").replace("0 -3 0", "0 0 3").replace("1 10 2 0 0 0", "0 0 0 0 0 0")
    (tmp_path / "a.bvh").write_text(upright.replace("1 10 2 0 0 90 0 0 -90", "0 0 0 0 90 0 0 0 0"))
    motion = y_up(read_bvh(tmp_path / "a.bvh"))
    assert np.allclose(motion.rest, [[0, 0, 0], [0, 2, 0], [0, 5, 0]])
    assert np.allclose(motion.positions[1], [[0, 0, 0], [0, 0, 2], [0, 0, 5]])
    assert np.allclose(motion.rotations[1] @ [0, 1, 0], [0, 0, 1])


@pytest.mark.parametrize(
    "text", ["nonsense", BVH.replace("MOTION", ""), BVH + "1 2 3\n", BVH.replace("Frame Time", "X")]
)
def test_a_broken_bvh_file_is_refused_by_name(tmp_path: Path, text: str):
    (tmp_path / "broken.bvh").write_text(text)
    with pytest.raises(PosewrightError, match=r"broken\.bvh") as caught:
        read_bvh(tmp_path / "broken.bvh")
    assert caught.value.code == "source_broken"


# AMC

ASF = """:version 1.10
:units
  mass 1.0
  length 0.45
  angle deg
:root
   order TX TY TZ RX RY RZ
   axis XYZ
   position 0 0 0
   orientation 0 0 0
:bonedata
  begin
     id 1
     name thigh
     direction 0 -1 0
     length 4.5
     axis 0 0 90 XYZ
     dof rx
     limits (-160.0 20.0)
  end
  begin
     id 2
     name shin
     direction 0 -1 0
     length 9
     axis 0 0 0 XYZ
  end
:hierarchy
  begin
    root thigh
    thigh shin
  end
"""


def test_amc_turns_bones_about_their_own_axes(tmp_path: Path):
    (tmp_path / "a.asf").write_text(ASF)
    (tmp_path / "a.amc").write_text(
        ":FULLY-SPECIFIED\n:DEGREES\n1\nroot 0 45 0 0 0 0\nthigh 90\n2\nroot 0 0 0 0 0 0\nthigh 0\n"
    )
    motion = read_amc(tmp_path / "a.amc", read_asf(tmp_path / "a.asf"), 20.0)
    assert motion.names == ("root", "thigh", "shin", "shin.end")
    unit = 0.0254 / 0.45
    # The thigh's x axis is the world's y: a turn about it leaves a bone that hangs along y alone.
    assert np.allclose(motion.positions[0] / unit, [[0, 45, 0], [0, 45, 0], [0, 40.5, 0], [0, 31.5, 0]])
    assert np.allclose(motion.rotation("thigh")[0], axis_rotation(1, np.array(90.0)))
    assert np.allclose(motion.positions[1], motion.rest)


def test_amc_with_the_wrong_skeleton_says_so(tmp_path: Path):
    (tmp_path / "a.asf").write_text(ASF)
    (tmp_path / "a.amc").write_text("1\nroot 0 45 0 0 0 0\nthigh 90 4\n")
    with pytest.raises(PosewrightError, match="thigh"):
        read_amc(tmp_path / "a.amc", read_asf(tmp_path / "a.asf"), 20.0)


# GLB


def write_glb(path: Path, interpolation: str = "LINEAR") -> None:
    """Two nodes: an upright one, and above it a child that turns by 90 degrees about z in 1 s."""
    times = np.array([0.0, 1.0], dtype="<f4")
    turns = np.array([[0, 0, 0, 1], [0, 0, np.sqrt(0.5), np.sqrt(0.5)]], dtype="<f4")
    binary = times.tobytes() + turns.tobytes()
    document = {
        "asset": {"version": "2.0"},
        "nodes": [
            {"name": "tip", "translation": [0, 1, 0]},
            {"name": "child", "translation": [0, 2, 0], "children": [0]},
            {"name": "root", "rotation": [0, 1, 0, 0], "children": [1]},
        ],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 2, "type": "SCALAR"},
            {"bufferView": 1, "componentType": 5126, "count": 2, "type": "VEC4"},
        ],
        "bufferViews": [
            {"buffer": 0, "byteOffset": 0, "byteLength": 8},
            {"buffer": 0, "byteOffset": 8, "byteLength": 32},
        ],
        "animations": [
            {
                "name": "Turn",
                "samplers": [{"input": 0, "output": 1, "interpolation": interpolation}],
                "channels": [{"sampler": 0, "target": {"node": 1, "path": "rotation"}}],
            }
        ],
    }
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    chunks = (
        struct.pack("<II", len(text), 0x4E4F534A)
        + text
        + struct.pack("<II", len(binary), 0x004E4942)
        + binary
    )
    path.write_bytes(b"glTF" + struct.pack("<II", 2, 12 + len(chunks)) + chunks)


def test_glb_clips_are_posed_in_the_world_and_turned_from_rest(tmp_path: Path):
    write_glb(tmp_path / "a.glb")
    motion = read_glb(tmp_path / "a.glb", 10.0)["Turn"]
    assert motion.names == ("root", "child", "tip")
    assert len(motion) == 11
    # The root faces backwards, so the child's turn to its left goes to the world's +x.
    assert np.allclose(motion.joint("tip")[-1], [1, 2, 0], atol=1e-6)
    assert np.allclose(motion.joint("tip")[5], [np.sqrt(0.5), 2 + np.sqrt(0.5), 0], atol=1e-6)
    assert np.allclose(motion.rotations[0], np.eye(3), atol=1e-6)
    assert np.allclose(motion.rotation("child")[-1], axis_rotation(2, np.array(-90.0)), atol=1e-6)


def test_glb_steps_hold_their_value(tmp_path: Path):
    write_glb(tmp_path / "a.glb", "STEP")
    motion = read_glb(tmp_path / "a.glb", 10.0)["Turn"]
    assert np.allclose(motion.joint("tip")[9], [0, 3, 0], atol=1e-6)
    assert np.allclose(motion.joint("tip")[10], [1, 2, 0], atol=1e-6)


def test_a_file_that_is_no_glb_is_refused(tmp_path: Path):
    (tmp_path / "a.glb").write_bytes(b"not at all")
    with pytest.raises(PosewrightError, match="glTF"):
        read_glb(tmp_path / "a.glb", 20.0)


def test_clip_names_become_words():
    assert describe("Sitting_Idle_Loop") == "sitting idle"
    assert describe("Crawl RM") == "crawl"
    assert describe("Death01") == "death"


# Schemes


def test_every_scheme_names_the_limbs_and_keeps_the_sides_apart():
    needed = {"pelvis", "head"} | {
        f"{side}_{joint}"
        for side in ("left", "right")
        for joint in ("hip", "knee", "ankle", "foot", "shoulder", "elbow", "wrist")
    }
    for scheme in SCHEMES:
        assert set(scheme.joints) == needed
        assert {"pelvis", "spine1", "spine2", "spine3", "neck", "left_ankle", "right_ankle"} <= set(
            scheme.turns
        )
        every = {**scheme.joints, **{ours: " ".join(theirs) for ours, theirs in scheme.turns.items()}}
        for ours, theirs in every.items():
            if ours.startswith("left_"):
                right = every[ours.replace("left_", "right_")]
                assert theirs != right
                # The same name but for the side.
                assert len(theirs) - len(right) in (-1, 0), (theirs, right)
                assert "l" in theirs.lower()
                assert "r" in right.lower()


def test_schemes_are_told_apart_by_their_joints():
    for scheme in SCHEMES:
        names = set(scheme.joints.values()).union(*scheme.turns.values())
        assert scheme_of(names | {"another"}) is scheme
    with pytest.raises(PosewrightError, match="schemes"):
        scheme_of(["bone", "bone.001"])


# Retargeting


def source_motion(local: np.ndarray, root: np.ndarray, scale: float = 3.0) -> Motion:
    """Our own skeleton, larger and under other names: its pose is known exactly.

    Args:
        local: [F, 22, 3, 3], rotations of our joints relative to their parents.
        root: [F, 3], places of the pelvis, metres.
        scale: source units per metre.
    """
    names = list(REFERENCE.names)
    for ours, theirs in {**{o: t[0] for o, t in UNREAL.turns.items()}, **UNREAL.joints}.items():
        names[JOINT[ours]] = theirs
    # In the source the head turns what hangs on our neck: a joint of its own at the neck's place.
    names[JOINT["neck"]], names[JOINT["head"]] = "neck", "skull"
    names.append(UNREAL.joints["head"])
    parents = (*PARENTS, JOINT["neck"])
    offsets = scale * np.concatenate([REFERENCE.offsets, np.zeros((1, 3))])
    translations = np.repeat(offsets[None], len(local), axis=0)
    translations[:, 0] = scale * root
    rotations = np.concatenate([local, np.broadcast_to(np.eye(3), (len(local), 1, 3, 3))], axis=1)
    positions, turned = forward_kinematics(parents, translations, rotations)
    rest = scale * REFERENCE.rest_pose()
    return Motion(
        tuple(names), parents, positions, turned, np.concatenate([rest, rest[[JOINT["neck"]]]]), 20.0
    )


def random_pose(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Local rotations [F, 22, 3, 3] of a lively body, and its joints [F, 22, 3] above the floor."""
    rng = np.random.default_rng(seed)
    local = from_vectors(0.5 * rng.normal(size=(count, len(PARENTS), 3)))
    translations = np.repeat(REFERENCE.offsets[None], count, axis=0)
    joints, _ = forward_kinematics(PARENTS, translations, local)
    joints[..., 1] += (0.3 - joints[..., 1].min(axis=1))[:, None]
    return local, joints


def test_a_source_with_our_own_proportions_comes_back_as_it_was():
    local, joints = random_pose(60, 1)
    motion = source_motion(local, joints[:, 0])
    result = retarget(motion, UNREAL, Calibration({}, ankle_rise=0.0615, ground=0.0))
    expected = joints - [0.0, 0.01, 0.0]  # the noise that is allowed of a foot on the floor
    # Collars' own rotations included; only the sideways travel is free.
    assert np.abs(result - expected).max() < 1e-9
    assert bone_error(result) < 1e-9


def test_other_proportions_keep_directions_and_give_reference_lengths():
    local, joints = random_pose(40, 2)
    motion = source_motion(local, joints[:, 0], scale=100.0)
    longer = motion.positions.copy()
    # An arm twice as long: the hand goes where it points.
    elbow, wrist = (motion.names.index(UNREAL.joints[f"left_{joint}"]) for joint in ("elbow", "wrist"))
    longer[:, wrist] += longer[:, wrist] - longer[:, elbow]
    changed = Motion(motion.names, motion.parents, longer, motion.rotations, motion.rest, motion.fps)
    calibration = Calibration({}, ankle_rise=0.0615, ground=0.0)
    before, after = (canonicalize(retarget(m, UNREAL, calibration)) for m in (motion, changed))
    flat = np.array([1.0, 0.0, 1.0])
    assert np.abs((after - before) * flat).max() < 1e-9
    assert bone_error(after) < 1e-9


def test_calibration_at_rest_makes_the_rest_pose_ours():
    standing = np.broadcast_to(np.eye(3), (3, len(PARENTS), 3, 3))
    rest = REFERENCE.rest_pose()
    motion = source_motion(standing, np.repeat(rest[None, 0], 3, axis=0))
    calibration = calibrate_at_rest(motion, UNREAL)
    assert calibration.ground == pytest.approx(0.0)
    assert calibration.ankle_rise == pytest.approx(0.0615)
    assert np.allclose(
        canonicalize(retarget(motion, UNREAL, calibration)), canonicalize(rest)[None], atol=1e-9
    )


def test_a_leg_divided_otherwise_keeps_its_ankle_and_bends_to_the_same_side():
    local, joints = random_pose(40, 7)
    for side in ("left", "right"):  # knees bend, and only backwards
        local[:, JOINT[f"{side}_knee"]] = axis_rotation(0, np.linspace(0.0, 130.0, 40))
    motion = source_motion(local, joints[:, 0])
    scheme = replace(UNREAL, divided_leg=True)
    calibration = Calibration({}, ankle_rise=0.0615, ground=0.0)
    plain, divided = (retarget(motion, used, calibration) for used in (UNREAL, scheme))
    assert np.abs(plain - divided).max() < 1e-3  # nothing to change on a body like ours
    # A source whose knees sit lower on the same straight line: thighs longer, shins shorter by 5 cm.
    straight = np.broadcast_to(np.eye(3), (1, len(PARENTS), 3, 3))
    standing = source_motion(straight, REFERENCE.rest_pose()[None, 0])
    moved = standing.positions.copy()
    for side in ("l", "r"):
        moved[:, standing.names.index(f"calf_{side}"), 1] -= 0.15  # three units to the metre
    lower = replace(standing, positions=moved)
    result = retarget(lower, scheme, calibration)
    assert bone_error(result) < 1e-6
    assert np.abs(canonicalize(result) - canonicalize(retarget(standing, UNREAL, calibration))).max() < 1e-3


def test_grounded_bodies_touch_the_floor_with_their_skin():
    _, joints = random_pose(30, 8)
    result = grounded(joints)
    assert np.abs((result[..., 1] - np.array(REFERENCE.radii)).min(axis=1)).max() < 1e-12
    assert np.allclose(result[..., [0, 2]], joints[..., [0, 2]])
    assert bone_error(result) < 1e-9


def standing_motion(heights: np.ndarray, pitch: float = 0.0, tilt: float = 0.0) -> Motion:
    """A body standing straight, its floor at given heights [F], the pelvis or the feet nodding forward."""
    local = np.broadcast_to(np.eye(3), (len(heights), len(PARENTS), 3, 3)).copy()
    local[:, JOINT["spine3"]] = axis_rotation(0, np.array(pitch))
    for ankle in ("left_ankle", "right_ankle"):
        local[:, JOINT[ankle]] = axis_rotation(0, np.array(tilt))
    root = REFERENCE.rest_pose()[0] + np.stack([0 * heights, heights, 0 * heights], axis=-1)
    return source_motion(local, root)


def test_feet_that_stand_flat_come_out_flat_whatever_the_source_s_feet_look_like():
    motion = standing_motion(np.zeros(60), tilt=14.0)
    result = retarget(motion, UNREAL, calibrate([motion], UNREAL))
    foot = result[:, JOINT["left_foot"]] - result[:, JOINT["left_ankle"]]
    assert np.allclose(foot, REFERENCE.offsets[JOINT["left_foot"]], atol=1e-6)
    assert np.abs(result[:, JOINT["left_foot"], 1]).max() < 1e-6


def test_a_habitual_stance_is_corrected_when_it_was_seen_for_long():
    few, many = standing_motion(np.zeros(40), pitch=10.0), standing_motion(np.zeros(4000), pitch=10.0)
    seldom, often = (calibrate([motion], UNREAL).pitch["spine3"] for motion in (few, many))
    assert 0.5 < seldom < 2.0
    assert 8.0 < often < 10.0


def test_leaps_leave_the_floor_and_steps_are_floors():
    leap = 0.45 * np.sin(np.linspace(0, np.pi, 12))
    heights = np.concatenate([np.zeros(20), leap, np.zeros(20), np.linspace(0, 0.4, 6), np.full(20, 0.4)])
    motion = standing_motion(heights)
    result = retarget(motion, UNREAL, calibrate([motion], UNREAL))
    lowest = result[..., 1].min(axis=1)
    assert lowest.min() >= 0.0
    assert lowest[:20].max() < 1e-6
    assert lowest[20:32].max() == pytest.approx(0.45, abs=0.03)
    assert lowest[-18:].max() < 1e-6  # up on the step


def test_a_slope_in_the_recording_does_not_lift_the_feet():
    motion = standing_motion(np.linspace(0.0, 0.08, 200))
    result = retarget(motion, UNREAL, calibrate([motion], UNREAL))
    assert result[..., 1].min(axis=1).max() < 0.005


def test_a_collar_that_the_source_does_not_tell_follows_the_arm():
    local = np.broadcast_to(np.eye(3), (3, len(PARENTS), 3, 3)).copy()
    local[0, JOINT["left_shoulder"]] = axis_rotation(2, np.array(-80.0))  # arm down
    local[2, JOINT["left_shoulder"]] = axis_rotation(2, np.array(80.0))  # arm up
    turns = {ours: theirs for ours, theirs in UNREAL.turns.items() if "collar" not in ours}
    scheme = type(UNREAL)("no collars", UNREAL.joints, turns)
    motion = source_motion(local, np.repeat(REFERENCE.rest_pose()[None, 0], 3, axis=0))
    result = retarget(motion, scheme, Calibration({}, 0.0615, 0.0))
    height = result[:, JOINT["left_shoulder"], 1] - result[:, JOINT["spine3"], 1]
    assert height[0] < height[1] - 0.03
    assert height[2] > height[1] + 0.02
    right = result[:, JOINT["right_shoulder"], 1] - result[:, JOINT["spine3"], 1]
    assert np.ptp(right) < 1e-9
    assert bone_error(result) < 1e-9


def test_a_skeleton_that_lacks_a_joint_is_named():
    motion = standing_motion(np.zeros(3))
    with pytest.raises(PosewrightError, match="acclaim"):
        retarget(motion, ACCLAIM, Calibration({}, 0.06))


@pytest.mark.parametrize("text", [None, "[{", "\xff"])
def test_recordings_without_a_list_of_takes_are_explained(tmp_path, text):
    (tmp_path / "cmu").mkdir()
    if text is not None:
        (tmp_path / "cmu" / "takes.json").write_text(text, "latin-1")
    with pytest.raises(PosewrightError, match=r"takes\.json cannot be read") as caught:
        list(read_cmu(tmp_path))
    assert caught.value.code == "data_missing"


def test_cmu_schemes_put_the_missing_bone_back_only_where_it_is_missing():
    assert MOTIONBUILDER.lost_bone is not None
    assert ACCLAIM.lost_bone is None
    assert DAZ.neutral == "first frame"


def test_tiptoe_does_not_pass_for_a_flat_foot():
    flat, tiptoe = standing_motion(np.zeros(60), tilt=14.0), standing_motion(np.zeros(50), tilt=60.0)
    slanted = standing_motion(np.zeros(40), tilt=35.0)
    assert calibrate([tiptoe, flat, slanted], UNREAL).pitch["left_ankle"] == pytest.approx(14.0)


def posed(**degrees: float) -> np.ndarray:
    """The rest pose with joints turned about x: [1, 22, 3]."""
    local = np.broadcast_to(np.eye(3), (1, len(PARENTS), 3, 3)).copy()
    for joint, angle in degrees.items():
        local[0, JOINT[joint]] = axis_rotation(0, np.array(angle))
    return forward_kinematics(PARENTS, REFERENCE.offsets[None], local)[0]


def test_bodies_do_what_bodies_do():
    assert plausible(posed()).all()
    assert plausible(posed(left_knee=140.0, right_knee=90.0, neck=50.0, left_ankle=60.0)).all()
    assert plausible(posed(spine1=30.0, spine2=25.0, spine3=25.0, left_hip=-120.0)).all()
    assert plausible(posed(left_knee=-10.0)).all()


@pytest.mark.parametrize(
    "degrees",
    [{"left_knee": -40.0}, {"neck": 120.0}, {"neck": -160.0}, {"spine2": 120.0}, {"right_ankle": -90.0}],
)
def test_lost_markers_are_noticed(degrees: dict[str, float]):
    assert not plausible(posed(**degrees)).any()


def test_a_turned_out_leg_may_bend_sideways():
    local = np.broadcast_to(np.eye(3), (1, len(PARENTS), 3, 3)).copy()
    # Ahead, too, so that its shin passes in front of the other leg.
    local[0, JOINT["left_hip"]] = axis_rotation(0, np.array(-30.0)) @ axis_rotation(1, np.array(80.0))
    local[0, JOINT["left_knee"]] = axis_rotation(0, np.array(100.0))
    assert plausible(forward_kinematics(PARENTS, REFERENCE.offsets[None], local)[0]).all()


def bent(**turns: tuple[float, float, float]) -> np.ndarray:
    """The rest pose with joints turned about x, then y, then z of the parent, degrees: [1, 22, 3]."""
    local = np.broadcast_to(np.eye(3), (1, len(PARENTS), 3, 3)).copy()
    for joint, degrees in turns.items():
        for axis, angle in enumerate(degrees):
            local[0, JOINT[joint]] = axis_rotation(axis, np.array(angle)) @ local[0, JOINT[joint]]
    return forward_kinematics(PARENTS, REFERENCE.offsets[None], local)[0]


# A left arm in T-pose: -80 about z lets it hang; its elbow bends forward by turning about -y.
@pytest.mark.parametrize(
    "turns",
    [
        {"left_shoulder": (0, 0, -80), "left_elbow": (0, -120, 0)},  # hand to the shoulder
        {"left_shoulder": (-90, 0, -80), "left_elbow": (0, -100, 0)},  # forearm out to the side
        {"left_shoulder": (80, 0, -80), "left_elbow": (0, -80, 0)},  # forearm across the belly
        {"left_elbow": (0, 0, 90)},  # hands up
        {"left_shoulder": (-105, 0, 0), "left_elbow": (0, -90, 0)},  # drawn back to throw
        {"left_elbow": (0, 0, -90)},  # scarecrow
        {"left_shoulder": (0, 0, 80), "left_elbow": (0, -100, 0)},  # behind the head, from above
        {"left_shoulder": (0, 0, -80), "left_elbow": (0, 10, 0)},  # barely past straight
        {"left_shoulder": (0, -90, 0), "left_elbow": (0, -90, 0)},  # ahead, across the chest
    ],
)
def test_elbows_that_bend_as_elbows_do(turns: dict[str, tuple[float, float, float]]):
    pose = bent(**turns)
    mirrored = mirror(pose)
    assert plausible(pose).all()
    assert plausible(mirrored).all()
    assert plausible(rotate_y(pose, np.array([2.0]))).all()


@pytest.mark.parametrize("elevation", [-80.0, -50.0])
def test_an_elbow_that_bends_backwards_is_noticed(elevation: float):
    pose = bent(left_shoulder=(0, 0, elevation), left_elbow=(0, 70, 0))
    assert pose[0, JOINT["left_wrist"], 2] < pose[0, JOINT["left_elbow"], 2] - 0.2
    assert not plausible(pose).any()
    assert not plausible(mirror(pose)).any()
    assert not plausible(rotate_y(pose, np.array([-1.0]))).any()


def test_legs_cross_but_do_not_run_through_each_other():
    assert not plausible(bent(left_hip=(0, 0, -35), right_hip=(0, 0, 35))).any()
    assert not plausible(bent(left_hip=(-80, -30, 0), right_hip=(-80, 30, 0))).any()
    # One thigh over the other; ankles crossed, one in front.
    assert plausible(
        bent(left_hip=(-110, -30, 0), left_knee=(90, 0, 0), right_hip=(-82, 0, 0), right_knee=(82, 0, 0))
    ).all()
    assert plausible(bent(left_hip=(-12, 0, -12), right_hip=(4, 0, 8))).all()


def take_of(joints: np.ndarray, fps: float = 20.0, frames: np.ndarray | None = None) -> Take:
    numbers = np.arange(len(joints)) if frames is None else frames
    return Take("made up", "take", "nobody", "", "", fps, numbers, joints)


def test_a_knee_that_jumps_aside_for_one_frame_is_noticed():
    joints = np.repeat(REFERENCE.rest_pose()[None], 9, axis=0)
    joints += np.linspace(0.0, 1.0, 9)[:, None, None]  # runs along
    assert steady(take_of(joints)).all()
    joints[4, JOINT["right_knee"]] += [0.2, 0.0, 0.1]
    assert np.flatnonzero(~steady(take_of(joints))).tolist() == [4]
    assert steady(take_of(joints, fps=2.0)).all()  # half a second each
    apart = np.array([0, 1, 2, 3, 8, 9, 10, 11, 12])
    assert steady(take_of(joints, frames=apart)).all()
    assert steady(take_of(joints[3:5])).all()


def test_a_kick_is_no_jump():
    joints = np.repeat(REFERENCE.rest_pose()[None], 9, axis=0)
    joints[4, JOINT["right_knee"]] += [0.0, 0.2, 0.15]
    joints[4, JOINT["right_ankle"]] += [0.0, 0.6, 0.7]
    assert steady(take_of(joints)).all()


def test_a_take_that_is_mostly_wrong_is_wrong_throughout():
    good, bad = posed(), posed(left_knee=-40.0)
    assert sound(take_of(np.concatenate([good] * 3 + [bad] * 2))).tolist() == [True] * 3 + [False] * 2
    assert not sound(take_of(np.concatenate([good] * 2 + [bad] * 3))).any()


# HumanML3D


def vectors_of(joints: np.ndarray) -> np.ndarray:
    """263 numbers for poses that face +Z over the origin; what is no position is filled with rubbish."""
    vectors = np.random.default_rng(5).normal(size=(len(joints), 263))
    vectors[:, 3] = joints[:, 0, 1]
    vectors[:, 4:67] = joints[:, 1:].reshape(len(joints), 63)
    return vectors


def test_decoding_takes_height_and_positions_and_nothing_else():
    _, joints = random_pose(5, 3)
    joints = joints - joints[:, :1] * [1.0, 0.0, 1.0]
    assert np.allclose(decode(vectors_of(joints)), joints)


def test_vectors_of_another_width_are_refused():
    with pytest.raises(PosewrightError, match="263"):
        decode(np.zeros((4, 251)))


def test_projection_keeps_directions_and_the_height_of_the_lowest_joint():
    _, joints = random_pose(30, 4)
    taller = joints * 1.1
    result = onto(taller)
    assert bone_error(result) < 1e-6
    assert np.allclose(result[..., 1].min(axis=1), taller[..., 1].min(axis=1))
    assert np.abs(onto(joints, measured_skeleton(joints)) - joints).max() < 1e-6


def test_humanml3d_gives_first_action_and_middle_with_the_caption(tmp_path: Path):
    (tmp_path / "new_joint_vecs").mkdir()
    (tmp_path / "texts").mkdir()
    _, joints = random_pose(80, 6)
    joints = joints - joints[:, :1] * [1.0, 0.0, 1.0]
    for name in ("000001", "M000001"):
        np.save(tmp_path / "new_joint_vecs" / f"{name}.npy", vectors_of(joints))
    text = (
        "a man walks and then sits down#a/DET man/NOUN walk/VERB#0.0#0.0\nhe sits#he/PRON sit/VERB#nan#nan\n"
    )
    (tmp_path / "texts" / "000001.txt").write_text(text)
    takes = list(read_humanml3d(tmp_path))
    assert [take.name for take in takes] == ["000001"]  # mirroring comes later
    assert takes[0].description == "a man walks and then sits down"
    assert takes[0].captions == ("a man walks and then sits down", "he sits")
    assert (takes[0].subject, takes[0].split) == ("000001", "")
    assert takes[0].frames.tolist() == [20, 40]
    assert np.abs(takes[0].joints - joints[[20, 40]]).max() < 1e-6
    with pytest.raises(PosewrightError, match="new_joint_vecs"):
        list(read_humanml3d(tmp_path / "texts"))


def test_heading_is_removed_from_a_turned_source():
    local, joints = random_pose(10, 7)
    turned = rotate_y(joints, np.full(10, 1.3))
    spun = local.copy()
    spun[:, 0] = axis_rotation(1, np.degrees(1.3)) @ local[:, 0]
    calibration = Calibration({}, 0.0615, 0.0)
    straight = retarget(source_motion(local, joints[:, 0]), UNREAL, calibration)
    away = retarget(source_motion(spun, turned[:, 0]), UNREAL, calibration)
    assert np.abs(canonicalize(straight) - canonicalize(away)).max() < 1e-9


def test_humanml3d_tells_parts_splits_and_subjects(tmp_path: Path):
    folder = tmp_path / "HumanML3D"
    (folder / "new_joint_vecs").mkdir(parents=True)
    (folder / "texts").mkdir()
    _, joints = random_pose(80, 6)
    joints = joints - joints[:, :1] * [1.0, 0.0, 1.0]
    for name in ("000001", "000002"):
        np.save(folder / "new_joint_vecs" / f"{name}.npy", vectors_of(joints))
    (folder / "texts" / "000001.txt").write_text(
        "he waves#he/PRON wave/VERB#0.0#0.0\n\nhe bows#he/PRON bow/VERB#2.0#3.0\n"
    )
    (folder / "val.txt").write_text("000001\n000009\n")
    (folder / "train.txt").write_text("000002\n")
    (tmp_path / "index.csv").write_text(
        "source_path,start_frame,end_frame,new_name\n"
        "./pose_data/CMU/80/80_63_poses.npy,1,2,000001.npy\n"
        "./pose_data/humanact12/humanact12/P11G01R02F1812T1847A0402.npy,0,-1,000002.npy\n"
    )
    whole, part, bare = read_humanml3d(folder)
    assert (whole.name, whole.captions, whole.frames.tolist()) == ("000001", ("he waves",), [40])
    assert (part.name, part.captions, part.frames.tolist()) == ("000001@2.0-3.0", ("he bows",), [50])
    assert (whole.split, part.split, bare.split) == ("val", "val", "train")
    assert (whole.subject, part.subject, bare.subject) == ("80", "80", "humanact12/P11")
    assert (bare.description, bare.captions) == ("", ())


def test_subjects_are_people_not_takes():
    assert subject_of("./pose_data/BMLmovi/Subject_52_F_MoSh/a.npy") == "BMLmovi/Subject_52_F_MoSh"
    assert subject_of("./pose_data/CMU/80/80_63_poses.npy") == "80"


def test_a_broken_line_of_text_is_shown(tmp_path: Path):
    (tmp_path / "000001.txt").write_text("he waves#0.0\n")
    with pytest.raises(PosewrightError, match=r"000001\.txt.*he waves"):
        read_texts(tmp_path / "000001.txt")


# MakeHuman and KayKit


def test_sources_without_files_have_no_takes(tmp_path: Path):
    assert list(read_makehuman(tmp_path)) == []
    assert list(read_kaykit(tmp_path)) == []
