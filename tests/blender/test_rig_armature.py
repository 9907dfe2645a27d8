from __future__ import annotations

import time

import bpy
import numpy as np
import pytest
from mathutils import Euler, Vector

from rig.actions import BonePose, write
from rig.apply import apply_pose
from rig.armature import build, is_reference
from rig.pose import to_blender
from rig.rotations import forward
from rig.skeleton import JOINT, PARENTS, REFERENCE


@pytest.fixture(autouse=True)
def empty_file():
    bpy.ops.wm.read_homefile(use_empty=True)


@pytest.fixture
def armature():
    return build(bpy.context)


def about(axis, degrees):
    half = np.radians(degrees) / 2
    return np.concatenate([np.cos(half)[..., None], np.sin(half)[..., None] * axis], axis=-1)


def random_poses(count, seed=0):
    rng = np.random.default_rng(seed)
    axes = rng.normal(size=(count, 22, 3))
    axes /= np.linalg.norm(axes, axis=-1, keepdims=True)
    degrees = rng.uniform(0, 60, (count, 22))
    degrees[:, 0] *= 3
    root = np.zeros((count, 3))
    root[:, 1] = rng.uniform(0.2, 1.4, count)
    return forward(about(axes, degrees), root)


def posed_heads(armature):
    bpy.context.view_layer.update()
    evaluated = armature.evaluated_get(bpy.context.evaluated_depsgraph_get())
    return np.array([evaluated.pose.bones[name].head for name in REFERENCE.names])


def error(armature, pose):
    """Largest distance of a bone's head from its joint, metres, in the armature's space."""
    return np.linalg.norm(posed_heads(armature) - to_blender(pose), axis=-1).max()


def test_bones_are_the_reference_skeleton(armature):
    bones = armature.data.bones
    assert {bone.name for bone in bones} == set(JOINT)
    heads = np.array([bones[name].head_local for name in REFERENCE.names])
    assert np.abs(heads - to_blender(REFERENCE.rest_pose())).max() < 1e-6
    for name, parent in zip(REFERENCE.names, PARENTS, strict=True):
        assert (bones[name].parent.name if bones[name].parent else None) == (
            REFERENCE.names[parent] if parent >= 0 else None
        )
        assert bones[name].length > 0.04
    # Z up, facing -Y, left is +X.
    assert bones["head"].head_local.z > 1.5
    assert bones["left_wrist"].head_local.x > 0.5
    assert bones["left_foot"].head_local.y < bones["left_ankle"].head_local.y - 0.1
    assert is_reference(armature)
    assert all(bone.rotation_mode == "QUATERNION" for bone in armature.pose.bones)


def test_bones_point_at_their_children(armature):
    for child in (
        "left_knee",
        "right_ankle",
        "spine1",
        "spine3",
        "left_shoulder",
        "right_wrist",
        "neck",
        "head",
    ):
        bone = armature.data.bones[child]
        assert (bone.parent.tail_local - bone.head_local).length < 1e-6
        assert bone.use_connect


def test_rolls_flex_about_x_on_both_sides(armature):
    bones = armature.data.bones
    for name, z_axis in {
        "left_shoulder": (0, -1, 0), "right_elbow": (0, -1, 0), "left_hip": (0, 1, 0),
        "right_knee": (0, 1, 0), "neck": (0, -1, 0), "right_ankle": (0, 0, -1),
    }.items():  # fmt: skip
        bone = bones[name]
        along = (bone.tail_local - bone.head_local).normalized()
        z = bone.matrix_local.to_3x3().col[2]
        wanted = Vector(z_axis) - Vector(z_axis).project(along)
        assert z.angle(wanted) < 1e-3, name
    # Turning the bones about +X flexes: the forearm comes forward, the shin goes back.
    for name in ("left_elbow", "right_elbow", "left_knee", "right_knee"):
        armature.pose.bones[name].rotation_mode = "XYZ"
        armature.pose.bones[name].rotation_euler = Euler((1.0, 0, 0))
    heads = dict(zip(REFERENCE.names, posed_heads(armature), strict=True))
    for side in ("left", "right"):
        assert heads[f"{side}_wrist"][1] < heads[f"{side}_elbow"][1] - 0.1
        assert heads[f"{side}_ankle"][1] > heads[f"{side}_knee"][1] + 0.1


def test_building_is_deterministic():
    first, second = build(bpy.context), build(bpy.context)
    assert first.name == "Posewright"
    assert second.name == "Posewright.001"
    for a, b in zip(first.data.bones, second.data.bones, strict=True):
        assert a.name == b.name
        assert a.matrix_local == b.matrix_local
    assert bpy.context.view_layer.objects.active == second
    assert bpy.context.selected_objects == [second]


@pytest.mark.parametrize("mode", ["EDIT", "POSE"])
def test_building_works_while_another_object_is_edited(mode):
    other = build(bpy.context)
    bpy.ops.object.mode_set(mode=mode)
    armature = build(bpy.context)
    assert is_reference(armature)
    assert other.mode == armature.mode == "OBJECT"
    assert len(other.data.bones) == 22


def test_building_with_the_active_collection_hidden():
    hidden = bpy.data.collections.new("Hidden")
    bpy.context.scene.collection.children.link(hidden)
    layer = bpy.context.view_layer.layer_collection.children["Hidden"]
    bpy.context.view_layer.active_layer_collection = layer
    layer.exclude = True
    assert is_reference(build(bpy.context))


def test_other_objects_are_not_taken_for_ours(armature):
    assert not is_reference(None)
    assert not is_reference(bpy.data.objects.new("Empty", None))
    armature.data.bones["neck"].name = "Neck"
    assert not is_reference(armature)


def test_posed_bones_lie_at_the_joints(armature):
    """1,000 poses, re-evaluated by Blender."""
    worst = 0.0
    for pose in random_poses(1000):
        apply_pose(armature, pose)
        worst = max(worst, error(armature, pose))
    print(f"largest distance of a bone's head from its joint: {worst * 1000:.4f} mm")
    assert worst < 1e-3


def test_rest_pose_is_no_rotation(armature):
    apply_pose(armature, REFERENCE.rest_pose())
    for bone in armature.pose.bones:
        assert abs(bone.rotation_quaternion.angle) < 1e-3
        assert bone.location.length < 1e-6


def test_the_object_stays_where_it_is(armature):
    armature.location = (1.0, 2.0, 3.0)
    armature.rotation_euler.z = 1.0
    pose = random_poses(1, seed=1)[0]
    apply_pose(armature, pose)
    assert error(armature, pose) < 1e-3
    assert tuple(armature.location) == (1.0, 2.0, 3.0)


def test_earlier_offsets_and_scales_are_undone(armature):
    armature.pose.bones["left_knee"].scale = (2, 2, 2)
    armature.pose.bones["left_collar"].location = (0.1, 0, 0)
    pose = random_poses(1, seed=2)[0]
    apply_pose(armature, pose)
    assert error(armature, pose) < 1e-3


@pytest.mark.parametrize("mode", ["XYZ", "ZYX", "AXIS_ANGLE"])
def test_other_rotation_modes_are_respected(armature, mode):
    for bone in armature.pose.bones:
        bone.rotation_mode = mode
    pose = random_poses(1, seed=3)[0]
    apply_pose(armature, pose, frame=5)
    bpy.context.scene.frame_set(5)
    assert error(armature, pose) < 1e-3
    assert {bone.rotation_mode for bone in armature.pose.bones} == {mode}


def curves_of(armature):
    action = armature.animation_data.action
    if bpy.app.version < (4, 4, 0):
        return list(action.fcurves)
    slot = armature.animation_data.action_slot
    assert slot is not None, "no slot is bound"
    return [
        curve for bag in action.layers[0].strips[0].channelbags if bag.slot == slot for curve in bag.fcurves
    ]


def test_keys_are_written_grouped_and_evaluated(armature):
    pose = random_poses(1, seed=4)[0]
    apply_pose(armature, pose, frame=7)
    curves = curves_of(armature)
    assert len(curves) == 22 * 4 + 3
    assert all([point.co.x for point in curve.keyframe_points] == [7.0] for curve in curves)
    assert {curve.group.name for curve in curves} == set(JOINT)
    assert all(f'"{curve.group.name}"' in curve.data_path for curve in curves)
    for bone in armature.pose.bones:  # what is shown now comes from the keys alone
        bone.matrix_basis.identity()
    bpy.context.scene.frame_set(7)
    assert error(armature, pose) < 1e-3


def test_a_second_key_keeps_the_first(armature):
    first, second = random_poses(2, seed=5)
    apply_pose(armature, first, frame=1)
    apply_pose(armature, second, frame=20)
    bpy.context.scene.frame_set(1)
    assert error(armature, first) < 1e-3
    bpy.context.scene.frame_set(20)
    assert error(armature, second) < 1e-3
    assert len(bpy.data.actions) == 1
    assert {len(curve.keyframe_points) for curve in curves_of(armature)} == {2}


def test_keying_a_frame_again_replaces_it(armature):
    first, second = random_poses(2, seed=6)
    apply_pose(armature, first, frame=1)
    apply_pose(armature, second, frame=1)
    bpy.context.scene.frame_set(1)
    assert error(armature, second) < 1e-3
    assert {len(curve.keyframe_points) for curve in curves_of(armature)} == {1}


def test_quaternions_take_the_short_way(armature):
    """Neighbouring keys never differ in sign, so that halfway between equal poses lies the pose."""
    poses = random_poses(40, seed=7)
    for frame, pose in enumerate(poses, start=1):
        apply_pose(armature, pose, frame=frame * 10)
    by_bone: dict[str, dict[int, list[float]]] = {}
    for curve in curves_of(armature):
        if curve.data_path.endswith("rotation_quaternion"):
            values = [point.co.y for point in curve.keyframe_points]
            by_bone.setdefault(curve.data_path, {})[curve.array_index] = values
    flips_without = 0
    for components in by_bone.values():
        keys = np.array([components[i] for i in range(4)]).T
        assert ((keys[1:] * keys[:-1]).sum(-1) >= 0).all()
        flips_without += (keys[:, 0] < 0).sum()
    assert flips_without > 0, "no key needed its sign changed: the test shows nothing"


def test_an_existing_action_is_kept(armature):
    armature.location = (0, 0, 0)
    armature.keyframe_insert("location", frame=3)
    action = armature.animation_data.action
    pose = random_poses(1, seed=8)[0]
    apply_pose(armature, pose, frame=4)
    assert armature.animation_data.action == action
    assert any(curve.data_path == "location" for curve in curves_of(armature))
    bpy.context.scene.frame_set(4)
    assert error(armature, pose) < 1e-3


def test_an_action_without_a_bound_slot_gets_one(armature):
    armature.animation_data_create().action = bpy.data.actions.new("Empty")
    pose = random_poses(1, seed=9)[0]
    apply_pose(armature, pose, frame=1)
    bpy.context.scene.frame_set(1)
    assert error(armature, pose) < 1e-3
    assert armature.animation_data.action.name == "Empty"


def test_a_linked_action_is_refused(armature, tmp_path):
    apply_pose(armature, random_poses(1, seed=13)[0], frame=1)
    library = str(tmp_path / "library.blend")
    bpy.data.libraries.write(library, {armature.animation_data.action})
    name = armature.animation_data.action.name
    with bpy.data.libraries.load(library, link=True) as (_, into):
        into.actions = [name]
    armature.animation_data.action = into.actions[0]
    before = posed_heads(armature)
    with pytest.raises(ValueError, match="linked from another file"):
        apply_pose(armature, random_poses(1, seed=14)[0], frame=2)
    assert np.array_equal(before, posed_heads(armature))


def test_two_armatures_share_an_action_without_mixing():
    if bpy.app.version < (4, 4, 0):
        pytest.skip("actions have no slots before 4.4")
    one, two = build(bpy.context), build(bpy.context)
    first, second = random_poses(2, seed=10)
    apply_pose(one, first, frame=1)
    two.animation_data_create().action = one.animation_data.action
    two.animation_data.action_slot = one.animation_data.action.slots.new("OBJECT", "second")
    apply_pose(two, second, frame=1)
    bpy.context.scene.frame_set(1)
    assert error(one, first) < 1e-3
    assert error(two, second) < 1e-3


def test_an_unknown_bone_changes_nothing(armature):
    turned = Euler((1.0, 0, 0)).to_quaternion()
    with pytest.raises(KeyError):
        write(armature, [BonePose("neck", turned), BonePose("tail", turned)], frame=1)
    assert armature.animation_data is None
    assert armature.pose.bones["neck"].rotation_quaternion.angle == 0.0


@pytest.mark.parametrize("pose", [np.zeros((3, 3)), np.full((22, 3), np.inf)])
def test_a_broken_pose_is_refused_before_anything_changes(armature, pose):
    apply_pose(armature, random_poses(1, seed=11)[0])
    before = posed_heads(armature)
    with pytest.raises(ValueError, match="22 finite points"):
        apply_pose(armature, pose)
    assert np.array_equal(before, posed_heads(armature))


def test_many_keys_are_written_quickly(armature):
    """The 300th key of every bone costs little more than the first: no curve is looked for or rewritten."""
    seconds = []
    for frame, pose in enumerate(random_poses(300, seed=12)):
        start = time.process_time()
        apply_pose(armature, pose, frame=frame)
        seconds.append(time.process_time() - start)
    assert np.median(seconds[-50:]) < 4 * np.median(seconds[10:60])
