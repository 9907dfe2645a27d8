"""The sidebar's table of a rig: what was recognised, and the artist's own choice of bones."""

from __future__ import annotations

from typing import Any

from bpy.types import Context, Menu, Object, Panel, UILayout

from ..operators.rig import preset_problems, presets, rig_of
from ..rig import recognition_blender as recognition
from ..rig.bone_map import SLOTS, BoneMap
from .sidebar import paragraph

# Share of a row for the part's name.
_LABEL_SHARE = 0.4
_MOST_NAMED = 3
# Above these the table has a gap.
_FIRST_OF_SIDE = {next(slot for slot in SLOTS if slot.startswith(side)) for side in ("left_", "right_")}


def _is_twist(slot: str) -> bool:
    return slot.endswith("_twist")


def label(slot: str, index: int, count: int) -> str:
    """What a row is called: "Spine 2" where a part has several bones."""
    return f"{SLOTS[slot].label} {index + 1}" if count > 1 else SLOTS[slot].label


class POSEWRIGHT_MT_rig_presets(Menu):
    """The artist's presets, to take or to remove."""

    bl_label = "Rig Presets"

    def draw(self, context: Context) -> None:
        """Draw it."""
        layout: Any = self.layout
        found = presets()
        if not found:
            layout.label(text="No presets yet: save one with +")
        for preset in found:
            layout.operator("posewright.rig_load_preset", text=preset.name).name = preset.name
        if found:
            layout.separator()
            layout.operator_context = "INVOKE_DEFAULT"
            for preset in found:
                remove = layout.operator(
                    "posewright.rig_remove_preset", text=f"Remove “{preset.name}”", icon="REMOVE"
                )
                remove.name = preset.name


class POSEWRIGHT_PT_rig(Panel):
    """What kind of rig is selected, and which bone is what."""

    bl_label = "Rig"
    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Posewright"
    bl_parent_id = "POSEWRIGHT_PT_main"
    bl_options = {"DEFAULT_CLOSED"}

    def draw_header_preset(self, context: Context) -> None:
        """Say in a word, even of a closed panel, whether all is well."""
        armature = rig_of(context)
        if armature is None:
            return
        layout: Any = self.layout
        found = recognition.look(armature).map
        row = layout.row()
        row.alert = found is None
        row.label(text=found.name if found else "Not recognised", icon="NONE" if found else "ERROR")

    def draw(self, context: Context) -> None:
        """Draw it."""
        layout: Any = self.layout
        armature = rig_of(context)
        if armature is None:
            layout.label(text="Select an armature, or its mesh")
            return
        outcome = recognition.look(armature)
        row = layout.row()
        row.label(text=armature.name, icon="ARMATURE_DATA")
        row.operator("posewright.rig_reset" if outcome.chosen else "posewright.rig_edit")
        if outcome.error is not None:
            box = layout.box().row()
            box.alert = True
            box.label(icon="ERROR")
            paragraph(box, context, str(outcome.error))
        elif outcome.map is not None:
            self._constrained(layout, context, armature, outcome.map)
        row = layout.row(align=True)
        row.menu("POSEWRIGHT_MT_rig_presets", text="Presets", icon="PRESET")
        row.operator("posewright.rig_save_preset", text="", icon="ADD")
        for problem in preset_problems():
            paragraph(layout.column(), context, problem)
        if outcome.chosen:
            self._choice(layout, context, armature)
        elif outcome.map is not None:
            self._found(layout, context, outcome.map)

    @staticmethod
    def _constrained(layout: UILayout, context: Context, armature: Object, found: BoneMap) -> None:
        """Warn of constraints on bones that are posed as they are."""
        if found.controls:
            return
        pose: Any = armature.pose
        moved = [
            name
            for name in found.all_bones()
            if any(not each.mute and each.influence > 0.0 for each in pose.bones[name].constraints)
        ]
        if moved:
            more = f" and {len(moved) - _MOST_NAMED} more" if len(moved) > _MOST_NAMED else ""
            names = ", ".join(f"“{name}”" for name in moved[:_MOST_NAMED])
            text = f"Constraints may override a pose on {names}{more}: mute them, or choose other bones"
            row = layout.row()
            row.label(icon="INFO")
            paragraph(row, context, text)

    @staticmethod
    def _choice(layout: UILayout, context: Context, armature: Any) -> None:
        """The artist's table: a field for every bone."""
        state: Any = context.window_manager.posewright
        table, chosen = armature.posewright_rig, recognition.chosen_bones(armature)
        column = layout.column(align=True)
        column.enabled = armature.is_editable
        for slot, kind in SLOTS.items():
            if _is_twist(slot) and not state.show_twists:
                continue
            if slot in _FIRST_OF_SIDE:
                column.separator(factor=0.7)
            names = chosen.get(slot, ())
            lacking = kind.needed and not any(names)
            # One field more than there are bones, to choose another.
            for index, name in enumerate((*names, "")[: kind.longest]):
                split = column.split(factor=_LABEL_SHARE, align=True)
                split.alert = lacking or (bool(name) and name not in armature.data.bones)
                split.label(text=label(slot, index, kind.longest))
                split.prop_search(table, recognition.field(slot, index), armature.data, "bones", text="")
        layout.prop(state, "show_twists")

    @staticmethod
    def _found(layout: UILayout, context: Context, found: BoneMap) -> None:
        """What was recognised."""
        state: Any = context.window_manager.posewright
        column = layout.column(align=True)
        column.scale_y = 0.85
        for slot, names in found.bones.items():
            if _is_twist(slot) and not state.show_twists:
                continue
            if slot in _FIRST_OF_SIDE:
                column.separator(factor=0.7)
            for index, name in enumerate(names):
                split = column.split(factor=_LABEL_SHARE)
                split.label(text=label(slot, index, len(names)))
                split.label(text=name)
        if any(map(_is_twist, found.bones)):
            layout.prop(state, "show_twists")
