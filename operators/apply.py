# Blender reads property annotations as objects: no `from __future__ import annotations` here.
"""Put the chosen pose on an armature, with or without keys; add an armature."""

from typing import TYPE_CHECKING

import bpy
from bpy.props import BoolProperty
from bpy.types import Context, Object, Operator, OperatorProperties

from ..rig import mannequin
from ..rig.apply import ApplyOptions, apply_pose
from ..rig.armature import build
from ..rig.recognition_blender import look
from .rig import rig_of
from .session import session

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems

# Bones named in a message.
_MOST_NAMED = 3


def find_armature(context: Context) -> tuple[Object | None, str]:
    """The armature to pose, or None and why.

    The active or a selected armature, or the one that moves a selected mesh; without one, the scene's only
    armature that poses can be put on. A rig that is not recognised is never passed over for one that is not
    selected.
    """
    active = context.active_object
    found = rig_of(context)
    if found is not None:
        error = look(found).error
        if error is not None:
            return None, f"“{found.name}”: {error}"
    else:
        candidates = [item for item in context.scene.objects if item.type == "ARMATURE" and look(item).map]
        if not candidates:
            return None, "There is no armature that a pose can be put on: press Add Armature, or add your own"
        if len(candidates) > 1:
            return None, "There are several armatures: select one"
        found = candidates[0]
    if not found.is_editable:
        return None, f"“{found.name}” is linked from another file: make a library override of it"
    # Undo in Edit Mode takes back edits of that object alone, so a pose applied there would stay.
    editing = next((item for item in (found, active) if item is not None and item.mode == "EDIT"), None)
    if editing is not None:
        return None, f"“{editing.name}” is in Edit Mode: leave it first"
    return found, ""


def selected_bones(armature: Object) -> frozenset[str]:
    """Names of the bones that are selected in Pose Mode."""
    # From 5.0 on the selection is the pose's, before it is the armature's.
    posed = bpy.app.version >= (5, 0, 0)
    return frozenset(bone.name for bone in armature.pose.bones if (bone if posed else bone.bone).select)


def options_of(context: Context, armature: Object) -> ApplyOptions:
    """What the panel says about how to put a pose on an armature."""
    settings = context.scene.posewright_apply
    selected = settings.part == "SELECTED"
    return ApplyOptions(
        part="ALL" if selected else settings.part,
        bones=selected_bones(armature) if selected else None,
        blend=settings.blend,
        mirror=settings.mirror,
        feet=settings.feet,
        hands=settings.hands,
        controls=settings.controls,
    )


class POSEWRIGHT_OT_add_armature(Operator):
    """Add the armature of :mod:`rig.armature`."""

    bl_idname = "posewright.add_armature"
    bl_label = "Add Armature"
    bl_description = "Add an armature with Posewright's 22 bones at the 3D cursor"
    bl_options = {"REGISTER", "UNDO"}

    mannequin: BoolProperty(
        name="Mannequin", description="With a simple body that the bones move", default=True
    )

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Build it and make it active."""
        x, y, z = context.scene.cursor.location.to_tuple()
        armature = build(context, location=(x, y, z))
        if self.mannequin:
            mannequin.add(armature)
            # The body would hide the bones, and thick bones the body.
            armature.show_in_front = True
            armature.data.display_type = "STICK"
        return {"FINISHED"}


class POSEWRIGHT_OT_apply(Operator):
    """Put the chosen pose on the armature, as one undo step."""

    bl_idname = "posewright.apply"
    bl_label = "Apply"
    bl_options = {"REGISTER", "UNDO"}

    # Not remembered: Apply from the search or a shortcut must not key because the last one did.
    keyframe: BoolProperty(
        name="Insert Keyframe",
        description="Key all bones at the current frame",
        default=False,
        options={"SKIP_SAVE"},
    )

    @classmethod
    def description(cls, context: Context, properties: OperatorProperties) -> str:
        """The tooltip, which names the armature."""
        armature, _ = find_armature(context)
        name = f"“{armature.name}”" if armature is not None else "the armature"
        keyed = f" and key it at frame {context.scene.frame_float:g}" if properties.keyframe else ""
        return f"Put the chosen pose on {name}{keyed}"

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Only with results and an armature to put them on."""
        if not session.poses:
            cls.poll_message_set("Generate poses first")
            return False
        armature, reason = find_armature(context)
        if armature is None:
            cls.poll_message_set(reason)
        return armature is not None

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Write the pose to the bones."""
        armature, reason = find_armature(context)
        if armature is None:
            self.report({"ERROR"}, reason)
            return {"CANCELLED"}
        pose = session.poses[context.window_manager.posewright.chosen]
        try:
            frame = context.scene.frame_float if self.keyframe else None
            held = apply_pose(armature, pose, frame, options_of(context, armature))
        except ValueError as error:
            self.report({"ERROR"}, str(error))
            return {"CANCELLED"}
        if held:
            names = ", ".join(held[:_MOST_NAMED]) + (" …" if len(held) > _MOST_NAMED else "")
            self.report({"WARNING"}, f"Constraints or locks hold bones back: {names}")
        return {"FINISHED"}
