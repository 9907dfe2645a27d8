# Blender reads property annotations as objects: no `from __future__ import annotations` here.
"""Put the chosen pose on an armature, with or without a keyframe; add an armature."""

from typing import TYPE_CHECKING

from bpy.props import BoolProperty
from bpy.types import Context, Operator

from .session import session

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class POSEWRIGHT_OT_add_armature(Operator):
    """Add the 22-bone armature."""

    bl_idname = "posewright.add_armature"
    bl_label = "Add Armature"
    bl_description = "Add an armature of 22 bones at the 3D cursor and make it active"
    bl_options = {"REGISTER", "UNDO"}

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Build it."""
        return {"FINISHED"}


class POSEWRIGHT_OT_apply(Operator):
    """Put the chosen pose on the armature, as one undo step."""

    bl_idname = "posewright.apply"
    bl_label = "Apply"
    bl_options = {"REGISTER", "UNDO"}

    keyframe: BoolProperty(name="Insert Keyframe", default=False)

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Only with results and an armature."""
        if not session.poses:
            cls.poll_message_set("Generate poses first")
            return False
        return True

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Write it."""
        return {"FINISHED"}
