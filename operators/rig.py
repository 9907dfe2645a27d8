# Blender reads property annotations as objects: no `from __future__ import annotations` here.
"""Which bones of a rig are what: change what was recognised, keep it as a preset, take one, go back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import bpy
from bpy.props import StringProperty
from bpy.types import Context, Event, Object, Operator

from ..rig import recognition_blender as recognition
from ..rig.bone_map import BoneMap, BoneMapError
from .session import ADDON

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems

# What reading the presets' files gave: maps by file, and what is wrong with the others.
_maps: dict[Path, BoneMap] = {}
_problems: list[str] = []


def rig_of(context: Context) -> Object | None:
    """The armature that the panel is about: the active or a selected one, or that of a selected mesh."""
    active = context.active_object
    selected = [active] if active is not None else []
    selected += [item for item in context.selected_objects if item != active]
    armatures = (item if item.type == "ARMATURE" else item.find_armature() for item in selected)
    return next((item for item in armatures if item is not None), None)


def editable_rig(
    cls: type[Operator], context: Context, chosen: bool | None = None, otherwise: str = ""
) -> Object | None:
    """The armature whose bones can be chosen, or None, with the reason as the operator's poll message.

    Args:
        cls: the operator.
        context: what is selected.
        chosen: only one whose bones are chosen already, or only one whose are not; None takes both.
        otherwise: the reason for one of the other kind.
    """
    armature = rig_of(context)
    if armature is None:
        cls.poll_message_set("Select an armature, or a mesh that one moves")
        return None
    if not armature.is_editable:
        cls.poll_message_set(f"“{armature.name}” is linked from another file: make a library override of it")
        return None
    if chosen is not None and recognition.is_chosen(armature) != chosen:
        cls.poll_message_set(otherwise)
        return None
    return armature


# Presets.


def preset_folder() -> Path:
    """Where the artist's presets lie; made if need be."""
    return Path(bpy.utils.extension_path_user(ADDON, path="rigs", create=True))


def preset_file(name: str) -> Path:
    """The file of a preset of this name."""
    return preset_folder() / f"{bpy.path.clean_name(name)}.json"


def presets() -> list[BoneMap]:
    """The artist's presets, by name."""
    return sorted(_maps.values(), key=lambda preset: preset.name.casefold())


def preset_problems() -> list[str]:
    """What is wrong with files that should be presets."""
    return list(_problems)


def read_presets() -> None:
    """Read the presets' files again, and let recognition use them."""
    _maps.clear()
    _problems.clear()
    for path in sorted(preset_folder().glob("*.json")):
        try:
            _maps[path] = BoneMap.from_json(path.read_text("utf-8"))
        except (OSError, UnicodeError, BoneMapError) as error:
            _problems.append(f"“{path.name}” cannot be used: {error}")
    recognition.use_presets(presets())


def _preset(name: str) -> BoneMap | None:
    return next((preset for preset in presets() if preset.name == name), None)


class POSEWRIGHT_OT_rig_edit(Operator):
    """Make what was recognised the artist's own, to change it."""

    bl_idname = "posewright.rig_edit"
    bl_label = "Choose Bones"
    bl_description = "Choose which bones play which part of the body, beginning with what was found"
    bl_options = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Only for an armature that is not being edited this way already."""
        return editable_rig(cls, context, False, "The bones can be chosen already") is not None

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Fill the table."""
        armature = rig_of(context)
        if armature is None:
            return {"CANCELLED"}
        found = recognition.look(armature)
        if found.map is not None:
            recognition.choose(armature, found.map.name, found.map.bones, found.map.controls)
        elif found.error is not None:
            recognition.choose(armature, armature.name, found.error.found)
        return {"FINISHED"}


class POSEWRIGHT_OT_rig_reset(Operator):
    """Forget the artist's choice."""

    bl_idname = "posewright.rig_reset"
    bl_label = "Reset"
    bl_description = "Forget which bones were chosen for this armature, and recognise them again"
    bl_options = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Only if there is a choice."""
        return editable_rig(cls, context, True, "The bones are those that were recognised") is not None

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Empty the table."""
        armature = rig_of(context)
        if armature is None:
            return {"CANCELLED"}
        recognition.forget(armature)
        return {"FINISHED"}


class POSEWRIGHT_OT_rig_save_preset(Operator):
    """Keep a map as a preset."""

    bl_idname = "posewright.rig_save_preset"
    bl_label = "Save Preset"
    bl_description = (
        "Keep which bones play which part, for every armature with bones of these names. "
        "A preset of the same name is replaced"
    )

    name: StringProperty(name="Name", description="What this kind of rig is called", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Only for an armature whose bones are known."""
        armature = rig_of(context)
        if armature is None:
            cls.poll_message_set("Select an armature, or a mesh that one moves")
            return False
        error = recognition.look(armature).error
        if error is not None:
            cls.poll_message_set(str(error))
        return error is None

    def invoke(self, context: Context, event: Event) -> "set[OperatorReturnItems]":
        """Ask for the name."""
        armature = rig_of(context)
        if not self.name and armature is not None:
            self.name = armature.name
        return context.window_manager.invoke_props_dialog(self)

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Write the file."""
        armature: Any = rig_of(context)
        name = self.name.strip()
        if not name:
            self.report({"ERROR"}, "A preset needs a name")
            return {"CANCELLED"}
        found = recognition.bone_map_of(armature)
        path = preset_file(name)
        other = _maps.get(path)
        if other is not None and other.name != name:
            self.report({"ERROR"}, f"This name is too much like that of the preset “{other.name}”")
            return {"CANCELLED"}
        try:
            path.write_text(BoneMap(name, found.bones, found.controls).to_json(), "utf-8")
        except OSError as error:
            self.report({"ERROR"}, f"The preset could not be written: {error}")
            return {"CANCELLED"}
        read_presets()
        if recognition.is_chosen(armature):
            recognition.choose(armature, name, found.bones, found.controls)
        self.report({"INFO"}, f"Saved: armatures with these bones are now recognised as “{name}”")
        return {"FINISHED"}


class POSEWRIGHT_OT_rig_load_preset(Operator):
    """Take a preset's map for an armature."""

    bl_idname = "posewright.rig_load_preset"
    bl_label = "Load Preset"
    bl_description = "Choose the bones of this armature as in the preset"
    bl_options = {"REGISTER", "UNDO"}

    name: StringProperty(options={"HIDDEN", "SKIP_SAVE"})

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Only for an armature that can be changed."""
        return editable_rig(cls, context) is not None

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Fill the table; bones that the armature lacks are left out."""
        armature: Any = rig_of(context)
        preset = _preset(self.name)
        if preset is None:
            self.report({"ERROR"}, f"There is no preset “{self.name}”")
            return {"CANCELLED"}
        known = armature.data.bones
        bones = {
            slot: kept
            for slot, names in preset.bones.items()
            if (kept := tuple(name for name in names if name in known))
        }
        lacking = len(preset.all_bones()) - sum(map(len, bones.values()))
        recognition.choose(armature, preset.name, bones, preset.controls)
        if lacking:
            self.report({"WARNING"}, f"“{armature.name}” lacks {lacking} of this preset's bones")
        return {"FINISHED"}


class POSEWRIGHT_OT_rig_remove_preset(Operator):
    """Delete a preset's file."""

    bl_idname = "posewright.rig_remove_preset"
    bl_label = "Remove Preset"
    bl_description = "Delete this preset's file. Armatures for which it was chosen keep their bones"

    name: StringProperty(options={"HIDDEN", "SKIP_SAVE"})

    def invoke(self, context: Context, event: Event) -> "set[OperatorReturnItems]":
        """Ask first: a file is not brought back by undo."""
        return context.window_manager.invoke_confirm(self, event)

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Delete it."""
        path = next((path for path, preset in _maps.items() if preset.name == self.name), None)
        if path is None:
            self.report({"ERROR"}, f"There is no preset “{self.name}”")
            return {"CANCELLED"}
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            self.report({"ERROR"}, f"The preset could not be deleted: {error}")
            return {"CANCELLED"}
        read_presets()
        return {"FINISHED"}


def register() -> None:
    """Read the presets; called when the add-on is enabled."""
    read_presets()


def unregister() -> None:
    """Forget them."""
    _maps.clear()
    _problems.clear()
    recognition.use_presets(())
