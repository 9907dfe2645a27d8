# Blender reads property annotations as objects: no `from __future__ import annotations` here.
"""Generate, cancel, choose one of the results, clear them."""

import random
from typing import TYPE_CHECKING

from bpy.props import IntProperty
from bpy.types import Context, Operator

from ..inference.errors import PosewrightError
from ..inference.request import PoseRequest
from .session import session

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems

# Short enough to be read out and typed again.
_RANDOM_SEEDS = 1_000_000


class POSEWRIGHT_OT_generate(Operator):
    """Start a job; :class:`operators.session.Session` takes in what comes of it."""

    bl_idname = "posewright.generate"
    bl_label = "Generate"
    bl_description = "Make poses from the prompt. Blender stays free meanwhile"

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Not while a job runs."""
        if session.job is not None:
            cls.poll_message_set("Poses are being generated: wait for them, or cancel first")
            return False
        return True

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Build the request and hand it to the worker; the results arrive later."""
        settings = context.scene.posewright
        if settings.random_seed:
            settings.seed = random.randrange(_RANDOM_SEEDS)
        try:
            request = PoseRequest(
                settings.prompt,
                tuple(range(settings.seed, settings.seed + settings.variations)),
                settings.steps if settings.use_steps else None,
                settings.guidance if settings.use_guidance else None,
            )
        except PosewrightError as error:
            session.fail(error)
            self.report({"WARNING"}, str(error))
            return {"CANCELLED"}
        session.generate(request)
        return {"FINISHED"}


class POSEWRIGHT_OT_cancel(Operator):
    """Drop the job under way."""

    bl_idname = "posewright.cancel"
    bl_label = "Cancel"
    bl_description = "Stop generating. The results of before stay"

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Only while a job runs."""
        if session.job is None:
            cls.poll_message_set("Nothing is being generated")
            return False
        return True

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Drop the job."""
        session.cancel()
        return {"FINISHED"}


class POSEWRIGHT_OT_choose(Operator):
    """Choose one of the results."""

    bl_idname = "posewright.choose"
    bl_label = "Choose"
    bl_description = "Choose this pose for Apply"

    index: IntProperty(default=0, min=0, options={"HIDDEN", "SKIP_SAVE"})

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Only with results."""
        if not session.poses:
            cls.poll_message_set("Generate poses first")
            return False
        return True

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Mark it."""
        context.window_manager.posewright.chosen = min(self.index, len(session.poses) - 1)
        return {"FINISHED"}


class POSEWRIGHT_OT_clear(Operator):
    """Remove the results."""

    bl_idname = "posewright.clear"
    bl_label = "Clear Results"
    bl_description = "Remove the results from the sidebar. Poses that were applied stay"

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Only with results."""
        if not session.poses:
            cls.poll_message_set("There are no results")
            return False
        return True

    def execute(self, context: Context) -> "set[OperatorReturnItems]":
        """Forget them."""
        session.clear()
        return {"FINISHED"}
