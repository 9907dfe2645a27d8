"""The 22-bone armature: the reference skeleton as Blender bones.

Bones are named as the joints, start at them in the T-pose and point at the child that continues the body;
hands, toes and the head end at lengths of their own. The armature stands on the plane z = 0 of its
object, faces -Y, and the character's left is +X.

Rolls follow one rule: turning about +X flexes. So Z points forward in the torso, head and arms, backward
in thighs and shins, and down in the feet, alike on both sides.
"""

from __future__ import annotations

from typing import Any

import bpy
from bpy.types import Context, Object
from mathutils import Vector

from .pose import to_blender
from .skeleton import JOINT, PARENTS, REFERENCE

NAME = "Posewright"

# Which child a bone points at, where it has several.
_MAIN_CHILD = {"pelvis": "spine1", "spine3": "neck"}
# From head to tail of the bones without children, metres, in Blender's axes; mirrored for the right.
_LEAVES = {
    "head": (0.0, 0.0, 0.19),
    "wrist": (0.17, 0.0, 0.0),
    "foot": (0.0, -0.06, 0.0),
}
_FORWARD, _BACKWARD, _DOWN = (0.0, -1.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, -1.0)
# Where Z points, by the joint's name without its side; forward for all others.
_Z_AXIS = {"hip": _BACKWARD, "knee": _BACKWARD, "ankle": _DOWN, "foot": _DOWN}


def is_reference(armature: Object | None) -> bool:
    """Whether an object is an armature with all bones of the reference skeleton, parented alike."""
    if armature is None or not isinstance(armature.data, bpy.types.Armature):
        return False
    bones: Any = armature.data.bones
    for name, parent in zip(REFERENCE.names, PARENTS, strict=True):
        bone = bones.get(name)
        if bone is None or (bone.parent.name if bone.parent else None) != (
            REFERENCE.names[parent] if parent >= 0 else None
        ):
            return False
    return True


def _tail(name: str, heads: list[Vector]) -> Vector:
    """Where a bone of the rest pose ends."""
    joint = JOINT[name]
    children = REFERENCE.children[joint]
    if children:
        return heads[JOINT[_MAIN_CHILD[name]] if name in _MAIN_CHILD else children[0]]
    along = Vector(_LEAVES[name.rpartition("_")[2]])
    if name.startswith("right_"):
        along.x = -along.x
    return heads[joint] + along


def _link(context: Context, armature: Object) -> None:
    """Link to the active collection, or to the scene's own where the active one is hidden or excluded."""
    scene: Any = context.scene
    active: Any = context.collection
    active.objects.link(armature)
    if not armature.visible_get(view_layer=context.view_layer):
        active.objects.unlink(armature)
        scene.collection.objects.link(armature)


def build(
    context: Context, name: str = NAME, location: tuple[float, float, float] = (0.0, 0.0, 0.0)
) -> Object:
    """Add the armature to the scene, in Object mode, as the active and only selected object.

    Works from any mode and without an active object; an object that was being edited is left in
    Object mode, since Blender edits bones of the active object alone.

    Args:
        context: where to add it.
        name: of the object and its armature; Blender numbers it if it is taken.
        location: of the object's origin, which is on the floor between the feet.
    """
    view_layer: Any = context.view_layer
    active = view_layer.objects.active
    if active is not None and active.mode != "OBJECT":
        bpy.ops.object.mode_set(mode="OBJECT")

    data = bpy.data.armatures.new(name)
    armature = bpy.data.objects.new(name, data)
    armature.location = location
    _link(context, armature)
    for selected in list(view_layer.objects.selected):
        selected.select_set(False)
    view_layer.objects.active = armature
    armature.select_set(True)

    heads = [Vector(point) for point in to_blender(REFERENCE.rest_pose()).tolist()]
    bpy.ops.object.mode_set(mode="EDIT")
    edit_bones: Any = data.edit_bones
    for joint, joint_name in enumerate(REFERENCE.names):
        bone = edit_bones.new(joint_name)
        bone.head, bone.tail = heads[joint], _tail(joint_name, heads)
        bone.align_roll(Vector(_Z_AXIS.get(joint_name.rpartition("_")[2], _FORWARD)))
        if PARENTS[joint] >= 0:
            bone.parent = edit_bones[REFERENCE.names[PARENTS[joint]]]
            bone.use_connect = (bone.parent.tail - bone.head).length < 1e-6
    bpy.ops.object.mode_set(mode="OBJECT")

    pose: Any = armature.pose
    for pose_bone in pose.bones:
        pose_bone.rotation_mode = "QUATERNION"
    return armature
