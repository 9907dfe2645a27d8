"""The worker and its interpreter: restart, preferences, check, what to install, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bpy
from bpy.types import Context, Operator

from .session import ADDON, log_file, session

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class POSEWRIGHT_OT_restart(Operator):
    """End the worker and start another."""

    bl_idname = "posewright.restart"
    bl_label = "Restart"
    bl_description = "End the worker process, if it still runs, and start a new one"

    def execute(self, context: Context) -> set[OperatorReturnItems]:
        """Restart it in the background."""
        session.restart()
        return {"FINISHED"}


class POSEWRIGHT_OT_open_preferences(Operator):
    """Show the preferences of Posewright."""

    bl_idname = "posewright.open_preferences"
    bl_label = "Open Preferences"
    bl_description = "Show the preferences of Posewright, to choose the worker's Python interpreter"

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Only with a window."""
        if bpy.app.background:
            cls.poll_message_set("Blender runs without windows")
            return False
        return True

    def execute(self, context: Context) -> set[OperatorReturnItems]:
        """Open the preferences' window at the add-on."""
        bpy.ops.preferences.addon_show(module=ADDON)
        return {"FINISHED"}


class POSEWRIGHT_OT_check_interpreter(Operator):
    """Check the worker's Python interpreter."""

    bl_idname = "posewright.check_interpreter"
    bl_label = "Check"
    bl_description = "See whether the interpreter runs and has everything that the worker needs"

    @classmethod
    def poll(cls, context: Context) -> bool:
        """One check at a time."""
        if context.window_manager.posewright.checking:
            cls.poll_message_set("The interpreter is being checked")
            return False
        return True

    def execute(self, context: Context) -> set[OperatorReturnItems]:
        """Start the check; the report arrives later."""
        session.check()
        return {"FINISHED"}


class POSEWRIGHT_OT_copy_command(Operator):
    """Copy the command that installs what is missing."""

    bl_idname = "posewright.copy_command"
    bl_label = "Copy Command"
    bl_description = "Copy the command that installs the missing packages, to run it in a terminal"

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Only when something is missing."""
        if not context.window_manager.posewright.install_command:
            cls.poll_message_set("Nothing is missing")
            return False
        return True

    def execute(self, context: Context) -> set[OperatorReturnItems]:
        """Put it on the clipboard."""
        context.window_manager.clipboard = context.window_manager.posewright.install_command
        self.report({"INFO"}, "Copied: run it in a terminal, then press Check again")
        return {"FINISHED"}


class POSEWRIGHT_OT_open_log(Operator):
    """Open the worker's log."""

    bl_idname = "posewright.open_log"
    bl_label = "Open Log"
    bl_description = "Open the file with the worker's messages in a text editor"

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Only if there is one."""
        if not log_file().exists():
            cls.poll_message_set("The worker has not run yet")
            return False
        return True

    def execute(self, context: Context) -> set[OperatorReturnItems]:
        """Leave it to the desktop."""
        bpy.ops.wm.path_open(filepath=str(log_file()))
        return {"FINISHED"}
