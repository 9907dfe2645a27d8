"""The sidebar tab: prompt and settings, the worker's state, the results."""

from __future__ import annotations

import textwrap
from typing import Any

from bpy.types import Context, Panel, UILayout

from ..operators.apply import find_armature
from ..rig import recognition_blender as recognition

# Errors that the preferences can mend; any other that stops the worker is mended by a restart.
_PREFERENCES_MEND = {
    "device_unavailable",
    "interpreter_missing",
    "interpreter_unusable",
    "package_broken",
    "package_missing",
}

_WORKER_TEXT = {
    "stopped": "Starts with the first Generate",
    "starting": "Loading the model…",
    "ready": "Ready",
    "busy": "Generating",
    "failed": "Worker stopped",
}

# In units of the interface, 20 pixels each at a scale of 1.
_CELL_UNITS = 5.0
_SMALL_CELL_UNITS = 3.6
_FEW_RESULTS = 4
_MARGIN_UNITS = 2.0
# A long prompt must not push the poses out of sight.
_PROMPT_LINES = 3
# Mean width of a character of the interface's font, in the same units.
_CHARACTER_UNITS = 0.3


def _width(context: Context) -> float:
    """Width of the region inside its margins, in units of the interface."""
    unit = 20.0 * context.preferences.system.ui_scale
    return max(context.region.width / unit - _MARGIN_UNITS, _CELL_UNITS)


def wrap(text: str, region_units: float, max_lines: int | None = None) -> list[str]:
    """Lines that fit beside an icon in a region of this width; what max_lines leaves out becomes "…"."""
    characters = int((region_units - 2.0) / _CHARACTER_UNITS)
    return textwrap.wrap(text, characters, max_lines=max_lines, placeholder=" …")


def paragraph(
    layout: UILayout, context: Context, text: str, indent: bool = False, max_lines: int | None = None
) -> None:
    """Text over several lines; Blender's labels do not wrap."""
    column = layout.column(align=True)
    column.scale_y = 0.8
    for line in wrap(text, _width(context), max_lines):
        column.label(text=line, icon="BLANK1" if indent else "NONE")


class POSEWRIGHT_PT_main(Panel):
    """Prompt, Generate, and how it goes."""

    bl_label = "Posewright"
    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Posewright"

    def draw(self, context: Context) -> None:
        """Draw it."""
        settings: Any = context.scene.posewright
        state: Any = context.window_manager.posewright
        layout: Any = self.layout
        column = layout.column()
        column.label(text="Describe a pose")
        column.prop(settings, "prompt", text="", placeholder="a person raises both arms")
        column.separator(factor=0.5)
        column.prop(settings, "variations")
        row = column.row(align=True)
        seed = row.row(align=True)
        seed.enabled = not settings.random_seed
        seed.prop(settings, "seed")
        row.prop(settings, "random_seed", text="", icon="FILE_REFRESH")

        row = layout.row(align=True)
        row.scale_y = 1.5
        if state.running:
            # Not layout.progress: in Blender 4.3, with the pointer on it as the job ends, a label
            # that comes after it would be drawn as a bar.
            bar = row.row(align=True)
            bar.enabled = False
            bar.prop(state, "progress", text=state.progress_text, slider=True)
            row.operator("posewright.cancel", text="", icon="CANCEL")
        else:
            row.operator("posewright.generate", icon="OUTLINER_OB_ARMATURE")
        if state.error_message:
            self._error(layout, context, state)
        self._worker(layout, state)

    @staticmethod
    def _error(layout: UILayout, context: Context, state: Any) -> None:
        box = layout.box()
        row = box.row()
        row.alert = True
        row.label(icon="ERROR")
        paragraph(row, context, state.error_message)
        if state.error_hint:
            paragraph(box, context, state.error_hint, indent=True)
        if state.error_code == "package_missing":
            box.operator("posewright.copy_command", icon="COPYDOWN")
        if state.error_code in _PREFERENCES_MEND:
            box.operator("posewright.open_preferences", icon="PREFERENCES")
        elif state.worker == "failed":
            box.operator("posewright.open_log", icon="TEXT")

    @staticmethod
    def _worker(layout: UILayout, state: Any) -> None:
        row = layout.row(align=True)
        text = _WORKER_TEXT[state.worker]
        if state.worker == "ready" and state.worker_device:
            text = f"{text} ({state.worker_device})"
        row.label(text=text, icon="ERROR" if state.worker == "failed" else "NONE")
        if state.worker == "failed":
            row.operator("posewright.restart", icon="FILE_REFRESH")


class POSEWRIGHT_PT_advanced(Panel):
    """What the model decides unless the artist does."""

    bl_label = "Advanced"
    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Posewright"
    bl_parent_id = "POSEWRIGHT_PT_main"
    bl_options = {"DEFAULT_CLOSED"}

    def draw(self, context: Context) -> None:
        """Draw it."""
        settings: Any = context.scene.posewright
        layout: Any = self.layout
        layout.use_property_split = True
        layout.use_property_decorate = False
        for name, label in (("steps", "Steps"), ("guidance", "Guidance")):
            row = layout.row(heading=label)
            row.prop(settings, f"use_{name}", text="")
            value = row.row()
            value.active = getattr(settings, f"use_{name}")
            value.prop(settings, name, text="")


class POSEWRIGHT_PT_results(Panel):
    """Thumbnails to choose from, and what to do with the chosen one."""

    bl_label = "Poses"
    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Posewright"
    bl_parent_id = "POSEWRIGHT_PT_main"

    def draw(self, context: Context) -> None:
        """Draw it."""
        state: Any = context.window_manager.posewright
        layout: Any = self.layout
        if state.results:
            self._gallery(layout, context, state)
        else:
            layout.label(text="Generated poses appear here")
        column = layout.column(align=True)
        column.scale_y = 1.3
        column.operator("posewright.apply", icon="CHECKMARK").keyframe = False
        column.operator("posewright.apply", text="Insert Keyframe", icon="KEY_HLT").keyframe = True
        layout.operator("posewright.add_armature", icon="ADD")

    @staticmethod
    def _gallery(layout: UILayout, context: Context, state: Any) -> None:
        header = layout.row()
        paragraph(header, context, f"“{state.result_prompt}”", max_lines=_PROMPT_LINES)
        header.operator("posewright.clear", text="", icon="X", emboss=False)
        count, width = len(state.results), _width(context)
        cell_width = _CELL_UNITS if count <= _FEW_RESULTS else _SMALL_CELL_UNITS
        columns = min(max(int(width / cell_width), 1), count)
        grid = layout.grid_flow(row_major=True, columns=columns, even_columns=True, even_rows=True)
        for index, result in enumerate(state.results):
            cell, chosen = grid.column(align=True), index == state.chosen
            cell.template_icon(icon_value=result.icon, scale=min(width / columns, 2 * _CELL_UNITS) - 0.5)
            choose = cell.operator(
                "posewright.choose",
                text=str(result.seed),
                icon="RADIOBUT_ON" if chosen else "RADIOBUT_OFF",
                depress=chosen,
            )
            choose.index = index


class POSEWRIGHT_PT_apply(Panel):
    """Which bones take the pose, and how."""

    bl_label = "Apply To"
    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Posewright"
    bl_parent_id = "POSEWRIGHT_PT_main"
    bl_options = {"DEFAULT_CLOSED"}

    def draw_header_preset(self, context: Context) -> None:
        """Say in a word, even of a closed panel, which part of the body it is."""
        options: Any = context.scene.posewright_apply
        name = options.bl_rna.properties["part"].enum_items[options.part].name
        layout: Any = self.layout
        layout.label(text=f"{name}, mirrored" if options.mirror else name)

    def draw(self, context: Context) -> None:
        """Draw it."""
        options: Any = context.scene.posewright_apply
        layout: Any = self.layout
        layout.use_property_split = True
        layout.use_property_decorate = False
        layout.prop(options, "part")
        layout.prop(options, "blend")
        row = layout.row(heading="On the Floor", align=True)
        row.prop(options, "feet", toggle=True)
        row.prop(options, "hands", toggle=True)
        armature, _ = find_armature(context)
        found = None if armature is None else recognition.look(armature).map
        if found is not None and found.controls:
            layout.prop(options, "controls")
        layout.prop(options, "mirror")
