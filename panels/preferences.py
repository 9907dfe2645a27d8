# Blender reads property annotations as objects: no `from __future__ import annotations` here.
"""The add-on's preferences: the worker's interpreter and its device."""

from bpy.props import EnumProperty, StringProperty
from bpy.types import AddonPreferences, Context

ADDON = __package__.rpartition(".")[0]


class PosewrightPreferences(AddonPreferences):
    """Where the worker runs."""

    bl_idname = ADDON

    interpreter: StringProperty(
        name="Python",
        description=(
            "Python interpreter of an environment with torch and transformers. "
            "Empty: the one that the environment variable POSEWRIGHT_PYTHON names"
        ),
        subtype="FILE_PATH",
    )
    device: EnumProperty(
        name="Device",
        description="What the model runs on",
        items=[
            ("auto", "Automatic", "CUDA or Metal if there is one, else the processor"),
            ("cpu", "Processor", "Works everywhere"),
            ("cuda", "CUDA", "An NVIDIA graphics card"),
            ("mps", "Metal", "The graphics processor of a Mac"),
        ],
        default="auto",
    )

    def draw(self, context: Context) -> None:
        """The two settings, and the report of the last check."""
        state = context.window_manager.posewright
        layout = self.layout
        layout.use_property_split = True
        layout.label(text="The model runs in a Python of its own that has torch and transformers")
        column = layout.column()
        row = column.row(align=True)
        row.prop(self, "interpreter", placeholder="$POSEWRIGHT_PYTHON")
        button = row.row(align=True)
        button.ui_units_x = 4.0  # the rest is for a long path
        button.operator("posewright.check_interpreter")
        column.prop(self, "device")
        if state.checking:
            layout.label(text="Checking the interpreter…", icon="SORTTIME")
        elif state.check_report:
            box = layout.box().column(align=True)
            lines = state.check_report.split("\n")
            box.label(text=lines[0], icon="CHECKMARK" if state.check_passed else "ERROR")
            for line in lines[1:]:
                box.label(text=line, icon="BLANK1")
            if state.install_command:
                box.label(text=state.install_command, icon="CONSOLE")
                box.operator("posewright.copy_command", icon="COPYDOWN")
