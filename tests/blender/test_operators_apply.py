"""The chosen pose on an armature: apply, keyframe, undo, and which armature is meant."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import ModuleType
from typing import Any

import bpy
import numpy as np
import pytest

from rig.pose import from_blender, mirror
from rig.skeleton import REFERENCE

Settle = Callable[..., None]


def state() -> Any:
    return bpy.context.window_manager.posewright


def joints(name: str) -> np.ndarray:
    """Where the bones' heads are, in the pose frame, relative to the armature object."""
    bpy.context.view_layer.update()
    bones = bpy.data.objects[name].pose.bones
    return from_blender(np.array([bones[joint].head[:] for joint in REFERENCE.names]))


def curves(name: str) -> list[Any]:
    action = bpy.data.objects[name].animation_data.action
    if bpy.app.version < (4, 4, 0):
        return list(action.fcurves)
    slot = bpy.data.objects[name].animation_data.action_slot
    return list(action.layers[0].strips[0].channelbag(slot).fcurves)


@pytest.fixture
def results(addon: ModuleType, settle: Settle) -> list[np.ndarray]:
    """Two poses that differ in height."""
    settings = bpy.context.scene.posewright
    settings.prompt, settings.variations, settings.random_seed, settings.seed = "a person stands", 2, False, 3
    bpy.ops.posewright.generate()
    settle()
    return addon.session.poses


def test_apply_puts_the_chosen_pose_on_the_armature(results: list[np.ndarray]) -> None:
    bpy.context.scene.cursor.location = (1.0, 2.0, 0.0)
    assert bpy.ops.posewright.add_armature() == {"FINISHED"}
    name = bpy.context.active_object.name
    assert tuple(bpy.context.active_object.location) == (1.0, 2.0, 0.0)
    for index in (1, 0):
        bpy.ops.posewright.choose(index=index)
        assert bpy.ops.posewright.apply() == {"FINISHED"}
        assert np.abs(joints(name) - results[index]).max() < 1e-3
    assert bpy.data.objects[name].animation_data is None


def test_insert_keyframe_keys_every_bone_at_the_current_frame(results: list[np.ndarray]) -> None:
    bpy.ops.posewright.add_armature()
    name = bpy.context.active_object.name
    for index, frame in enumerate((5, 20)):
        bpy.context.scene.frame_set(frame)
        bpy.ops.posewright.choose(index=index)
        bpy.ops.posewright.apply(keyframe=True)
    keyed = {curve.data_path.split('"')[1] for curve in curves(name)}
    assert keyed == set(REFERENCE.names)
    assert {tuple(point.co.x for point in curve.keyframe_points) for curve in curves(name)} == {(5.0, 20.0)}
    for index, frame in enumerate((5, 20)):
        bpy.context.scene.frame_set(frame)
        assert np.abs(joints(name) - results[index]).max() < 1e-3


def test_a_key_lies_between_frames_where_the_playhead_does(results: list[np.ndarray]) -> None:
    bpy.ops.posewright.add_armature()
    name = bpy.context.active_object.name
    bpy.context.scene.frame_set(7, subframe=0.25)
    bpy.ops.posewright.apply(keyframe=True)
    assert {tuple(point.co.x for point in curve.keyframe_points) for curve in curves(name)} == {(7.25,)}


def test_the_mannequin_follows_the_bones_and_can_be_left_out(results: list[np.ndarray]) -> None:
    bpy.ops.posewright.add_armature(mannequin=False)
    assert not bpy.context.active_object.children
    bpy.ops.posewright.add_armature()
    armature = bpy.context.active_object
    (body,) = armature.children

    def lowest() -> float:
        evaluated = body.evaluated_get(bpy.context.evaluated_depsgraph_get())
        return min(vertex.co.z for vertex in evaluated.to_mesh().vertices)

    before = lowest()
    bpy.ops.posewright.apply()
    drop = results[0][:, 1].min() - REFERENCE.rest_pose()[:, 1].min()
    assert lowest() - before == pytest.approx(drop, abs=1e-3)
    assert drop < -0.02


@pytest.mark.parametrize("keyframe", [False, True])
def test_apply_is_one_undo_step_and_the_results_survive_it(results: list[np.ndarray], keyframe: bool) -> None:
    bpy.ops.posewright.add_armature()
    name = bpy.context.active_object.name
    bpy.ops.ed.undo_push(message="before")
    before = joints(name)

    bpy.ops.posewright.apply("EXEC_DEFAULT", True, keyframe=keyframe)
    assert np.abs(joints(name) - before).max() > 0.01
    bpy.ops.ed.undo()

    assert np.abs(joints(name) - before).max() < 1e-6
    assert bpy.data.objects[name].animation_data is None
    assert len(state().results) == 2
    bpy.ops.posewright.apply("EXEC_DEFAULT", True)
    assert np.abs(joints(name) - results[0]).max() < 1e-3


def test_apply_after_insert_keyframe_inserts_none(results: list[np.ndarray]) -> None:
    bpy.ops.posewright.add_armature()
    bpy.ops.posewright.apply("EXEC_DEFAULT", True, keyframe=True)
    bpy.ops.posewright.add_armature()
    bpy.ops.posewright.apply("EXEC_DEFAULT", True)
    assert bpy.context.active_object.animation_data is None


def test_the_poll_says_why_apply_is_not_possible(results: list[np.ndarray]) -> None:
    with pytest.raises(RuntimeError, match="press Add Armature"):
        bpy.ops.posewright.apply()

    # A rig of another kind is not passed over.
    bpy.ops.posewright.add_armature()
    ours = bpy.context.active_object
    bpy.ops.object.armature_add()
    with pytest.raises(RuntimeError, match=r"“Armature”: "):
        bpy.ops.posewright.apply()

    # A body stands for the armature that moves it.
    bpy.context.view_layer.objects.active = next(child for child in ours.children if child.type == "MESH")
    bpy.ops.object.select_all(action="DESELECT")
    assert bpy.ops.posewright.apply() == {"FINISHED"}

    # With a mesh or nothing selected the only one that can take poses is meant.
    bpy.ops.mesh.primitive_cube_add()
    bpy.ops.posewright.apply()
    bpy.ops.object.select_all(action="DESELECT")
    bpy.context.view_layer.objects.active = None
    bpy.ops.posewright.apply()
    assert np.abs(joints(ours.name) - results[0]).max() < 1e-3

    bpy.context.view_layer.objects.active = ours
    bpy.ops.object.mode_set(mode="EDIT")
    with pytest.raises(RuntimeError, match="leave it first"):
        bpy.ops.posewright.apply()
    bpy.ops.object.mode_set(mode="POSE")
    assert bpy.ops.posewright.apply() == {"FINISHED"}
    bpy.ops.object.mode_set(mode="OBJECT")

    # While a mesh is edited, undo would leave the pose.
    bpy.context.view_layer.objects.active = next(child for child in ours.children if child.type == "MESH")
    bpy.ops.object.mode_set(mode="EDIT")
    with pytest.raises(RuntimeError, match=r"“Mannequin” is in Edit Mode"):
        bpy.ops.posewright.apply()
    bpy.ops.object.mode_set(mode="OBJECT")

    bpy.ops.posewright.add_armature()
    bpy.ops.object.select_all(action="DESELECT")
    bpy.context.view_layer.objects.active = None
    with pytest.raises(RuntimeError, match="several armatures"):
        bpy.ops.posewright.apply()


def test_apply_needs_results(addon: ModuleType) -> None:
    bpy.ops.posewright.add_armature()
    with pytest.raises(RuntimeError, match="Generate poses first"):
        bpy.ops.posewright.apply()


@pytest.mark.skipif(
    not os.environ.get("POSEWRIGHT_PYTHON"), reason="POSEWRIGHT_PYTHON names no interpreter with torch"
)
def test_words_become_a_pose_with_the_real_model(addon: ModuleType, settle: Settle) -> None:
    addon.preferences().interpreter = ""
    bpy.ops.posewright.add_armature()
    name = bpy.context.active_object.name
    settings = bpy.context.scene.posewright
    settings.prompt, settings.variations = "a person raises both arms above the head", 4
    bpy.ops.posewright.generate()
    settle()
    assert state().error_message == ""
    assert len(state().results) == 4
    bpy.ops.posewright.apply(keyframe=True)
    assert np.abs(joints(name) - addon.session.poses[0]).max() < 1e-3
    assert len({pose.tobytes() for pose in addon.session.poses}) == 4


def _pose_options() -> Any:
    return bpy.context.scene.posewright_apply


def _channels(name: str) -> dict[str, tuple[float, ...]]:
    bones = bpy.data.objects[name].pose.bones
    return {bone.name: (*bone.location, *bone.rotation_quaternion) for bone in bones}


def _changed(before: dict[str, tuple[float, ...]], name: str) -> set[str]:
    return {
        bone for bone, values in _channels(name).items() if not np.allclose(values, before[bone], atol=1e-6)
    }


@pytest.fixture
def posed(results: list[np.ndarray]) -> str:
    """Name of an armature in the second of the poses, with another one chosen that differs in all joints."""
    bpy.ops.posewright.add_armature(mannequin=False)
    name: str = bpy.context.active_object.name
    half = np.sin(0.2)
    for bone in bpy.context.active_object.pose.bones:
        bone.rotation_quaternion = (np.sqrt(1.0 - half**2), half, 0.0, 0.0)
    return name


def test_a_part_of_the_body_is_all_that_changes(posed: str) -> None:
    before = _channels(posed)
    _pose_options().part = "LEGS"
    bpy.ops.posewright.apply()
    found = _changed(before, posed)
    assert found
    assert all(any(part in name for part in ("hip", "knee", "ankle", "foot")) for name in found)


def test_selected_bones_are_all_that_changes(posed: str) -> None:
    _pose_options().part = "SELECTED"
    bpy.ops.object.mode_set(mode="POSE")
    bpy.ops.pose.select_all(action="DESELECT")
    before = _channels(posed)
    with pytest.raises(RuntimeError, match="None of the selected bones"):
        bpy.ops.posewright.apply()
    assert not _changed(before, posed)
    armature = bpy.data.objects[posed]
    for name in ("left_elbow", "neck"):
        bone = armature.pose.bones[name]
        (bone if bpy.app.version >= (5, 0, 0) else bone.bone).select = True
    bpy.ops.posewright.apply()
    assert _changed(before, posed) == {"left_elbow", "neck"}


def test_blend_goes_half_of_the_way(results: list[np.ndarray], posed: str) -> None:
    bpy.ops.posewright.choose(index=1)
    bpy.ops.posewright.apply()
    start = bpy.data.objects[posed].pose.bones["pelvis"].location.copy()
    bpy.ops.posewright.choose(index=0)
    bpy.ops.posewright.apply()
    end = bpy.data.objects[posed].pose.bones["pelvis"].location.copy()
    assert (end - start).length > 1e-3
    bpy.ops.posewright.choose(index=1)
    _pose_options().blend = 0.5
    bpy.ops.posewright.apply()
    found = bpy.data.objects[posed].pose.bones["pelvis"].location
    assert (found - start.lerp(end, 0.5)).length < 1e-5


def test_mirror_swaps_the_sides(results: list[np.ndarray], posed: str) -> None:
    _pose_options().mirror = True
    bpy.ops.posewright.apply()
    assert np.abs(joints(posed) - mirror(results[0])).max() < 1e-3


def test_constraints_that_hold_bones_back_are_reported(posed: str, capfd: pytest.CaptureFixture[str]) -> None:
    bpy.data.objects[posed].pose.bones["head"].constraints.new("COPY_ROTATION")
    assert bpy.ops.posewright.apply() == {"FINISHED"}
    assert "Constraints or locks hold bones back: head" in capfd.readouterr().out


def test_a_rig_of_other_names_takes_the_pose(results: list[np.ndarray]) -> None:
    bpy.ops.posewright.add_armature(mannequin=False)
    armature = bpy.context.active_object
    names = {
        "pelvis": "mixamorig:Hips", "spine1": "mixamorig:Spine", "spine2": "mixamorig:Spine1",
        "spine3": "mixamorig:Spine2", "neck": "mixamorig:Neck", "head": "mixamorig:Head",
    }  # fmt: skip
    limbs = {"collar": "Shoulder", "shoulder": "Arm", "elbow": "ForeArm", "wrist": "Hand", "hip": "UpLeg",
             "knee": "Leg", "ankle": "Foot", "foot": "ToeBase"}  # fmt: skip
    for side in ("left", "right"):
        names |= {f"{side}_{joint}": f"mixamorig:{side.title()}{bone}" for joint, bone in limbs.items()}
    for old, new in names.items():
        armature.data.bones[old].name = new
    assert bpy.ops.posewright.apply() == {"FINISHED"}
    bpy.context.view_layer.update()
    bones = armature.pose.bones
    found = from_blender(np.array([bones[names[joint]].head[:] for joint in REFERENCE.names]))
    assert np.abs(found - results[0]).max() < 1e-3
