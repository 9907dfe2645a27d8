"""Posewright: words into human poses on an armature.

Blender's entry point. Nothing is imported until Blender registers the add-on, so that tools that
merely pass through the repository's root (pytest does) need no ``bpy``.
"""

from __future__ import annotations


def _classes() -> tuple[type, ...]:
    """Every class that Blender has to know, what others refer to first."""
    from .operators import apply, generate, rig, setup
    from .panels import preferences, properties, sidebar
    from .panels import rig as rig_panel

    return (
        properties.PosewrightSettings,
        properties.PosewrightApply,
        properties.PosewrightResult,
        properties.PosewrightState,
        properties.PosewrightRig,
        preferences.PosewrightPreferences,
        generate.POSEWRIGHT_OT_generate,
        generate.POSEWRIGHT_OT_cancel,
        generate.POSEWRIGHT_OT_choose,
        generate.POSEWRIGHT_OT_clear,
        apply.POSEWRIGHT_OT_add_armature,
        apply.POSEWRIGHT_OT_apply,
        rig.POSEWRIGHT_OT_rig_edit,
        rig.POSEWRIGHT_OT_rig_reset,
        rig.POSEWRIGHT_OT_rig_save_preset,
        rig.POSEWRIGHT_OT_rig_load_preset,
        rig.POSEWRIGHT_OT_rig_remove_preset,
        setup.POSEWRIGHT_OT_restart,
        setup.POSEWRIGHT_OT_open_preferences,
        setup.POSEWRIGHT_OT_check_interpreter,
        setup.POSEWRIGHT_OT_copy_command,
        setup.POSEWRIGHT_OT_open_log,
        sidebar.POSEWRIGHT_PT_main,
        sidebar.POSEWRIGHT_PT_advanced,
        sidebar.POSEWRIGHT_PT_results,
        sidebar.POSEWRIGHT_PT_apply,
        rig_panel.POSEWRIGHT_MT_rig_presets,
        rig_panel.POSEWRIGHT_PT_rig,
    )


def register() -> None:
    """Called by Blender when the add-on is enabled."""
    import bpy

    from .operators import rig, session
    from .panels import properties

    for cls in _classes():
        bpy.utils.register_class(cls)
    properties.register()
    session.register()
    rig.register()


def unregister() -> None:
    """Called by Blender when the add-on is disabled or Blender quits; ends the worker."""
    import bpy

    from .operators import rig, session
    from .panels import properties

    rig.unregister()
    session.unregister()
    properties.unregister()
    for cls in reversed(_classes()):
        bpy.utils.unregister_class(cls)
