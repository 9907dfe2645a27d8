"""What applying a pose does to a rig beside posing it: channels, locks, modes, keys, parts, blending."""

from __future__ import annotations

import time
from typing import Any

import bpy
import numpy as np
import pytest
from mathutils import Euler, Matrix, Quaternion, Vector

from rig.apply import PARTS, ApplyOptions, apply_pose, apply_poses, read_pose
from rig.armature import build
from rig.bone_map import SLOTS
from rig.pose import canonicalize, mirror, to_blender
from rig.recognition_blender import bone_map_of
from rig.rotations import forward
from rig.skeleton import JOINT, REFERENCE
from tests.blender import rigs

ARM = {"left_collar", "left_shoulder", "left_elbow", "left_wrist"}


def poses(count: int, seed: int = 0, most: float = 60.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    axes = rng.normal(size=(count, 22, 3))
    axes /= np.linalg.norm(axes, axis=-1, keepdims=True)
    half = np.radians(rng.uniform(5.0, most, (count, 22)))[..., None] / 2.0
    joints = forward(np.concatenate([np.cos(half), np.sin(half) * axes], -1), np.zeros((count, 3)))
    joints[..., 1] -= joints[..., 1].min(-1, keepdims=True)
    return canonicalize(joints)


@pytest.fixture(autouse=True)
def empty_file():
    bpy.ops.wm.read_homefile(use_empty=True)


@pytest.fixture
def armature() -> Any:
    return build(bpy.context)


def heads(armature: Any) -> dict[str, np.ndarray]:
    evaluated = armature.evaluated_get(bpy.context.evaluated_depsgraph_get())
    return {bone.name: np.array(bone.head) for bone in evaluated.pose.bones}


def error(armature: Any, pose: np.ndarray) -> float:
    found = heads(armature)
    return max(np.abs(found[name] - to_blender(pose[joint])).max() for name, joint in JOINT.items())


def angle(one: Quaternion, other: Quaternion) -> float:
    """Between two rotations, radians in [0, pi]."""
    turn = one.rotation_difference(other).angle
    return float(min(turn, 2.0 * np.pi - turn))


def channels(armature: Any) -> dict[str, tuple[float, ...]]:
    return {
        bone.name: (*bone.location, *bone.rotation_quaternion, *bone.rotation_euler, *bone.scale)
        for bone in armature.pose.bones
    }


def changed(before: dict[str, Any], armature: Any) -> set[str]:
    after = channels(armature)
    return {name for name in before if not np.allclose(before[name], after[name], atol=1e-6)}


def curves_of(armature: Any) -> list[Any]:
    action = armature.animation_data.action
    if bpy.app.version < (4, 4, 0):
        return list(action.fcurves)
    slot = armature.animation_data.action_slot
    return list(action.layers[0].strips[0].channelbag(slot).fcurves)


# What else is on a rig.


def test_bones_that_the_map_does_not_name_stay_and_are_taken_into_account() -> None:
    def extra(bones: Any) -> None:
        helper = bones.new("helper")
        helper.head, helper.tail = bones["left_hip"].head, bones["left_hip"].head + Vector((0.0, 0.0, -0.1))
        helper.parent = bones["pelvis"]
        bones["left_hip"].parent = helper
        held = bones.new("sword")
        held.head, held.tail = bones["right_wrist"].tail, bones["right_wrist"].tail + Vector((-0.5, 0.0, 0.0))
        held.parent = bones["right_wrist"]

    armature = rigs.variant(extra)
    for name in ("helper", "sword"):
        armature.pose.bones[name].rotation_mode = "XYZ"
        armature.pose.bones[name].rotation_euler = (0.4, 0.3, 0.2)
    pose = poses(1)[0]
    assert apply_pose(armature, pose) == []
    assert error(armature, pose) < 1e-3
    for name in ("helper", "sword"):
        assert np.allclose(armature.pose.bones[name].rotation_euler, (0.4, 0.3, 0.2))


def test_a_bone_above_the_hips_carries_the_pose() -> None:
    def root(bones: Any) -> None:
        bone = bones.new("root")
        bone.head, bone.tail = (0.0, 0.0, 0.0), (0.0, 0.3, 0.0)
        bones["pelvis"].parent = bone

    armature = rigs.variant(root)
    carrier = armature.pose.bones["root"]
    carrier.rotation_mode = "XYZ"
    carrier.location, carrier.rotation_euler = (2.0, 1.0, 0.5), (0.2, 0.0, 1.0)
    pose = poses(1, seed=1)[0]
    apply_pose(armature, pose)
    moved = carrier.matrix_basis
    bpy.context.view_layer.update()
    ground = carrier.matrix @ carrier.bone.matrix_local.inverted()
    found = heads(armature)
    for name, joint in JOINT.items():
        wanted = ground @ Vector(to_blender(pose[joint]).tolist())
        assert (Vector(found[name].tolist()) - wanted).length < 1e-3, name
    assert moved == carrier.matrix_basis
    assert np.abs(read_pose(armature) - pose).max() < 2e-3


@pytest.mark.parametrize("flag", ["use_inherit_rotation", "use_local_location"])
def test_bones_that_do_not_inherit_are_posed_too(flag: str) -> None:
    def loose(bones: Any) -> None:
        for name in ("pelvis", "left_elbow", "head", "right_knee"):
            setattr(bones[name], flag, False)

    armature = rigs.variant(loose)
    pose = poses(1, seed=2)[0]
    apply_pose(armature, pose)
    assert error(armature, pose) < 1e-3


def test_hips_apart_from_the_spine_are_posed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some rigs hang hips and spine side by side on a root."""
    known = bone_map_of(build(bpy.context))

    def split(bones: Any) -> None:
        bone = bones.new("root")
        bone.head, bone.tail = (0.0, 0.0, 0.0), (0.0, 0.3, 0.0)
        bones["pelvis"].parent = bones["spine1"].parent = bone

    armature = rigs.variant(split)
    # Recognition would ask the artist first; this is her answer.
    monkeypatch.setattr("rig.apply.bone_map_of", lambda _: known)
    pose = poses(1, seed=3)[0]
    apply_pose(armature, pose)
    assert error(armature, pose) < 1e-3


def test_an_unevenly_scaled_object_is_refused(armature: Any) -> None:
    armature.scale = (1.0, 1.0, 1.5)
    bpy.context.view_layer.update()
    before = channels(armature)
    with pytest.raises(ValueError, match="scaled unevenly"):
        apply_pose(armature, poses(1)[0])
    assert not changed(before, armature)


def test_bones_held_by_constraints_are_named(armature: Any) -> None:
    constraint = armature.pose.bones["left_wrist"].constraints.new("LIMIT_ROTATION")
    assert apply_pose(armature, poses(1)[0]) == ["left_wrist"]
    constraint.mute = True
    assert apply_pose(armature, poses(1)[0]) == []


def test_something_else_than_an_armature_is_refused() -> None:
    with pytest.raises(ValueError, match="not an armature"):
        apply_pose(bpy.data.objects.new("Empty", None), poses(1)[0])


# Locks and rotation modes.


@pytest.mark.parametrize("mode", ["XYZ", "QUATERNION", "AXIS_ANGLE"])
def test_locked_channels_are_neither_written_nor_keyed(armature: Any, mode: str) -> None:
    bones = armature.pose.bones
    hips, elbow, knee = bones["pelvis"], bones["left_elbow"], bones["right_knee"]
    for bone in (elbow, knee):
        bone.rotation_mode = mode
    hips.lock_location = (False, True, False)
    elbow.lock_rotation = (True, True, True)
    elbow.lock_rotation_w = elbow.lock_rotations_4d = True
    knee.lock_rotation, knee.lock_rotations_4d = (False, True, True), False
    before = channels(armature)
    apply_pose(armature, poses(1)[0], frame=3)
    assert hips.location.y == 0.0
    assert hips.location.x != 0.0
    assert np.allclose(channels(armature)["left_elbow"], before["left_elbow"])
    turned = knee.matrix_basis.to_euler("XYZ")
    assert abs(turned.y) < 1e-5
    assert abs(turned.z) < 1e-5
    assert abs(turned.x) > 0.01
    keyed = {(curve.data_path, curve.array_index) for curve in curves_of(armature)}
    assert not any("left_elbow" in path for path, _ in keyed)
    assert {index for path, index in keyed if path == hips.path_from_id("location")} == {0, 2}


def test_locked_components_of_a_quaternion_stay(armature: Any) -> None:
    bone = armature.pose.bones["left_elbow"]
    bone.lock_rotations_4d, bone.lock_rotation = True, (False, True, False)
    apply_pose(armature, poses(1)[0])
    assert bone.rotation_quaternion.y == 0.0
    assert bone.rotation_quaternion.x != 0.0


@pytest.mark.parametrize("mode", ["XYZ", "ZXY", "QUATERNION", "AXIS_ANGLE"])
def test_keys_in_any_mode_take_the_short_way(mode: str) -> None:
    """Bones that turn a little from key to key pass through nothing else in between."""
    armature = build(bpy.context)
    for bone in armature.pose.bones:
        bone.rotation_mode = mode
    count = 24
    quaternions = np.tile([1.0, 0.0, 0.0, 0.0], (count, 22, 1))
    turns = np.linspace(0.0, 4.0 * np.pi, count)
    # Twice about the vertical.
    quaternions[:, 0, 0], quaternions[:, 0, 2] = np.cos(turns / 2), np.sin(turns / 2)
    sequence = forward(quaternions, np.tile([0.0, 1.0, 0.0], (count, 1)))
    apply_poses(armature, sequence, [10.0 * frame for frame in range(count)])
    hips = armature.pose.bones["pelvis"]
    for number in range(count - 1):
        between = []
        for frame in (10 * number, 10 * number + 5, 10 * number + 10):
            bpy.context.scene.frame_set(frame)
            between.append(hips.matrix_basis.to_quaternion())
        whole = angle(between[0], between[2])
        assert max(angle(between[i], between[i + 1]) for i in (0, 1)) < whole, f"after key {number}"


def test_offsets_that_are_keyed_are_keyed_back(armature: Any) -> None:
    bone = armature.pose.bones["left_knee"]
    bone.scale = (2.0, 2.0, 2.0)
    bone.keyframe_insert("scale", frame=1)
    pose = poses(1)[0]
    apply_pose(armature, pose, frame=5)
    bpy.context.scene.frame_set(5)
    assert error(armature, pose) < 1e-3
    bpy.context.scene.frame_set(1)
    assert bone.scale.x == 2.0
    assert not any(
        "left_elbow" in curve.data_path and "scale" in curve.data_path for curve in curves_of(armature)
    )


# Many frames.


def test_a_batch_is_what_single_keys_are(armature: Any) -> None:
    sequence = poses(5, seed=4)
    apply_poses(armature, sequence, [1, 4, 9, 10, 30])
    other = build(bpy.context)
    for pose, frame in zip(sequence, [1, 4, 9, 10, 30], strict=True):
        apply_pose(other, pose, frame)
    pairs = zip(curves_of(armature), curves_of(other), strict=True)
    for one, two in pairs:
        assert (one.data_path, one.array_index) == (two.data_path, two.array_index)
        assert np.allclose(
            [point.co for point in one.keyframe_points],
            [point.co for point in two.keyframe_points],
            atol=1e-6,
        )
        assert [point.interpolation for point in one.keyframe_points] == [
            point.interpolation for point in two.keyframe_points
        ]
    for pose, frame in zip(sequence, [1, 4, 9, 10, 30], strict=True):
        bpy.context.scene.frame_set(frame)
        assert error(armature, pose) < 1e-3


def test_as_many_frames_as_poses_are_needed(armature: Any) -> None:
    before = channels(armature)
    with pytest.raises(ValueError, match="for 2 frames"):
        apply_poses(armature, poses(3), [1, 2])
    assert not changed(before, armature)


# Parts of the body, blending, mirroring.


def test_every_slot_is_in_a_part() -> None:
    assert PARTS["ARMS"] | PARTS["LEGS"] | PARTS["TORSO"] == set(SLOTS) == PARTS["ALL"]
    assert PARTS["LEFT"] | PARTS["RIGHT"] == PARTS["ARMS"] | PARTS["LEGS"]
    assert not PARTS["ARMS"] & PARTS["LEGS"]


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (ApplyOptions(part="ARMS"), {"collar", "shoulder", "elbow", "wrist"}),
        (ApplyOptions(part="LEGS"), {"hip", "knee", "ankle", "foot"}),
        (ApplyOptions(part="TORSO"), {"pelvis", "spine1", "spine2", "spine3", "neck", "head"}),
    ],
)
def test_only_a_part_of_the_body_is_posed(armature: Any, options: ApplyOptions, wanted: set[str]) -> None:
    first, second = poses(2, seed=5)
    apply_pose(armature, first)
    before = channels(armature)
    apply_pose(armature, second, options=options)
    found = {name.removeprefix("left_").removeprefix("right_") for name in changed(before, armature)}
    assert found <= wanted
    # Toes and hands may stay as they were.
    assert wanted - found <= {"wrist", "foot", "head"}


def test_a_posed_arm_is_to_the_chest_as_in_the_pose(armature: Any) -> None:
    first, second = poses(2, seed=6)
    apply_pose(armature, second)
    bpy.context.view_layer.update()
    bones = armature.pose.bones
    wanted = bones["spine3"].matrix.inverted() @ bones["left_elbow"].matrix
    apply_pose(armature, first)
    before = channels(armature)
    apply_pose(armature, second, options=ApplyOptions(bones=frozenset(ARM)))
    assert changed(before, armature) <= ARM
    bpy.context.view_layer.update()
    found = bones["spine3"].matrix.inverted() @ bones["left_elbow"].matrix
    assert np.abs(np.array(found) - np.array(wanted)).max() < 1e-4


def test_only_the_posed_part_is_keyed(armature: Any) -> None:
    apply_pose(armature, poses(1)[0], frame=1, options=ApplyOptions(part="LEFT"))
    assert {curve.data_path.split('"')[1].partition("_")[0] for curve in curves_of(armature)} == {"left"}


def test_bones_that_take_no_part_are_refused(armature: Any) -> None:
    with pytest.raises(ValueError, match="None of the selected bones"):
        apply_pose(armature, poses(1)[0], options=ApplyOptions(bones=frozenset({"tail"})))


@pytest.mark.parametrize("blend", [0.0, 0.25, 0.5, 1.0])
def test_blending_goes_part_of_the_way(armature: Any, blend: float) -> None:
    first, second = poses(2, seed=7, most=40.0)
    bones = armature.pose.bones

    def turns() -> dict[str, Quaternion]:
        return {bone.name: bone.matrix_basis.to_quaternion() for bone in bones}

    apply_pose(armature, second)
    end, place = turns(), bones["pelvis"].location.copy()
    apply_pose(armature, first)
    start, origin = turns(), bones["pelvis"].location.copy()
    apply_pose(armature, second, options=ApplyOptions(blend=blend))
    for name, turn in turns().items():
        wanted = start[name].slerp(end[name], blend)
        assert angle(wanted, turn) < 2e-3, name
    assert (bones["pelvis"].location - origin.lerp(place, blend)).length < 1e-5


def test_blending_respects_what_was_posed_a_moment_ago(armature: Any) -> None:
    """Without an update of the scene in between."""
    pose = poses(1, seed=8)[0]
    apply_pose(armature, pose)
    bone = armature.pose.bones["left_elbow"]
    wanted = bone.rotation_quaternion.copy()
    bone.rotation_quaternion = Quaternion((1.0, 0.0, 0.0, 0.0))
    apply_pose(armature, pose, options=ApplyOptions(blend=0.5))
    found = bone.rotation_quaternion
    assert angle(found, Quaternion().slerp(wanted, 0.5)) < 1e-3


def test_a_pose_can_be_mirrored(armature: Any) -> None:
    pose = poses(1, seed=9)[0]
    apply_pose(armature, pose, options=ApplyOptions(mirror=True))
    assert error(armature, mirror(pose)) < 1e-3


# Control rigs, through rig.controls.


def shown(armature: Any) -> dict[str, np.ndarray]:
    """Where the bones are that a Rigify character's controls move."""
    return {name: place for name, place in heads(armature).items() if name.startswith("ORG-")}


def test_a_control_rig_is_posed_in_part_and_in_between() -> None:
    armature = rigs.rigify_generated("basic_human")
    first, second = poses(2, seed=12, most=30.0)
    apply_pose(armature, first)
    before = shown(armature)

    apply_pose(armature, second, options=ApplyOptions(blend=0.0))
    after = shown(armature)
    assert max(np.linalg.norm(after[name] - place) for name, place in before.items()) < 2e-3

    apply_pose(armature, second, frame=1, options=ApplyOptions(part="LEGS"))
    after = shown(armature)
    assert np.linalg.norm(after["ORG-shin.L"] - before["ORG-shin.L"]) > 0.02
    for name in ("ORG-spine.003", "ORG-hand.L", "ORG-spine.006"):
        assert np.linalg.norm(after[name] - before[name]) < 2e-3, name
    keyed = {curve.data_path.split('"')[1] for curve in curves_of(armature)}
    assert keyed
    assert all(name.startswith(("thigh", "shin", "foot", "toe")) for name in keyed), keyed


def test_a_selected_ik_control_stands_for_its_part_of_the_body() -> None:
    armature = rigs.rigify_generated("basic_human")
    first, second = poses(2, seed=15, most=30.0)
    apply_pose(armature, first)
    before = shown(armature)
    apply_pose(armature, second, options=ApplyOptions(bones=frozenset({"hand_ik.L"})))
    after = shown(armature)
    for name in ("ORG-forearm.L", "ORG-hand.R", "ORG-foot.L"):
        assert np.linalg.norm(after[name] - before[name]) < 2e-3, name


# How long it takes.


def test_large_rigs_and_many_keys_are_quick() -> None:
    armature = rigs.rigify_metarig()
    bpy.ops.object.mode_set(mode="EDIT")
    bones = armature.data.edit_bones
    for number in range(720 - len(bones)):
        parent = bones[number % 100]
        bone = bones.new(f"extra.{number:03}")
        bone.head, bone.tail, bone.parent = parent.tail, parent.tail + Vector((0.0, 0.0, 0.05)), parent
    bpy.ops.object.mode_set(mode="OBJECT")
    sequence = poses(200, seed=16)
    apply_pose(armature, sequence[0])
    # Processor time, so that other work on the machine does not count.
    start = time.process_time()
    for pose in sequence[:10]:
        apply_pose(armature, pose)
    one = (time.process_time() - start) / 10
    start = time.process_time()
    apply_poses(armature, sequence, list(range(200)))
    many = time.process_time() - start
    print(f"{len(armature.data.bones)} bones: {one * 1000:.1f} ms for a pose, {many:.2f} s for 200 keyframes")
    assert one < 0.05
    assert many < 2.0


# Reading back.


def test_what_is_seen_is_read_constraints_included(armature: Any) -> None:
    apply_pose(armature, REFERENCE.rest_pose())
    target = bpy.data.objects.new("Target", None)
    bpy.context.scene.collection.objects.link(target)
    target.location = (0.35, -0.35, 1.3)
    constraint = armature.pose.bones["left_elbow"].constraints.new("IK")
    constraint.target, constraint.chain_count = target, 2
    bpy.context.view_layer.update()
    pose = read_pose(armature)
    wrist = heads(armature)["left_wrist"]
    assert np.linalg.norm(wrist - np.array(target.location)) < 0.02
    assert np.linalg.norm(to_blender(pose[JOINT["left_wrist"]]) - wrist) < 0.03


def test_a_rig_that_was_turned_and_moved_is_read_in_the_pose_frame(armature: Any) -> None:
    pose = poses(1, seed=10)[0]
    apply_pose(armature, pose)
    hips = armature.pose.bones["pelvis"]
    bpy.context.view_layer.update()
    hips.matrix = Matrix.Translation((1.0, 2.0, 0.0)) @ Matrix.Rotation(1.0, 4, "Z") @ hips.matrix
    bpy.context.view_layer.update()
    assert np.abs(read_pose(armature) - pose).max() < 3e-3


def test_the_object_s_own_place_does_not_matter(armature: Any) -> None:
    pose = poses(1, seed=11)[0]
    armature.rotation_euler, armature.scale = Euler((1.0, 2.0, 0.3)), (0.5, 0.5, 0.5)
    apply_pose(armature, pose)
    assert np.abs(read_pose(armature) - pose).max() < 2e-3
