# Blender reads property annotations as objects: no `from __future__ import annotations` here.
"""Put the chosen pose on an armature, with or without keys; add an armature."""

from typing import TYPE_CHECKING

from bpy.props import BoolProperty
from bpy.types import Context, Object, Operator, OperatorProperties

from ..rig import mannequin
from ..rig.apply import apply_pose
from ..rig.armature import build, is_reference
from .session import session

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


def find_armature(context: Context) -> tuple[Object | None, str]:
    """The armature to pose, or None and why.

    The active or a selected armature, or the one that moves a selected mesh; without one, the only
    armature of the scene that has Posewright's bones. A rig of another kind is never passed over for one
    that is not selected.
    """
    active = context.active_object
    selected = [active] if active is not None else []
    selected += [item for item in context.selected_objects if item != active]
    armatures = [item if item.type == "ARMATURE" else item.find_armature() for item in selected]
    chosen = [item for item in armatures if item is not None]
    found = next((item for item in chosen if is_reference(item)), None)
    if found is None and chosen:
        return (
            None,
            f"“{chosen[0].name}” does not have Posewright's bones: select an armature that does, or add one",
        )
    if found is None:
        candidates = [item for item in context.scene.objects if is_reference(item)]
        if not candidates:
            return None, "There is no armature with Posewright's bones: press Add Armature"
        if len(candidates) > 1:
            return None, "There are several armatures with Posewright's bones: select one"
        found = candidates[0]
    if not found.is_editable:
        return None, f"“{found.name}” is linked from another file: make a library override of it"
    # Undo in Edit Mode takes back edits of that object alone, so a pose applied there would stay.
    editing = next((item for item in (found, active) if item is not None and item.mode == "EDIT"), None)
    if editing is not None:
        return None, f"“{editing.name}” is in Edit Mode: leave it first"
    return found, ""


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
            apply_pose(armature, pose, context.scene.frame_float if self.keyframe else None)
        except ValueError as error:
            self.report({"ERROR"}, str(error))
            return {"CANCELLED"}
        return {"FINISHED"}
