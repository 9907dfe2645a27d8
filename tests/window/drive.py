"""Runs inside a Blender with a window: installs the add-on and uses it as an artist would.

    blender --factory-startup --python drive.py -- ZIP PYTHON FOLDER

Writes FOLDER/report.json and FOLDER/window.png and quits. Everything happens in timers, between which Blender
draws and handles events; the longest time that it did not is in the report.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import bpy

ZIP, PYTHON, FOLDER = sys.argv[sys.argv.index("--") + 1 :]
ADDON = "bl_ext.user_default.posewright"
PROMPT = "a person raises both arms above the head"
STEP_SECONDS = 0.3
HEARTBEAT_SECONDS = 0.02
DEADLINE_SECONDS = 120.0
# Drawing a window in software takes most of a second on a slow machine; starting a worker takes several.
MAX_PAUSE_SECONDS = 2.0

report: dict[str, Any] = {"version": bpy.app.version_string, "ok": False, "longest_pause": 0.0}
last_beat = 0.0


def view() -> tuple[Any, Any]:
    """The window and its 3D viewport."""
    window = bpy.context.window_manager.windows[0]
    return window, next(area for area in window.screen.areas if area.type == "VIEW_3D")


def in_view(function: Callable[[], object]) -> None:
    """Call an operator as if the pointer were in the viewport."""
    window, area = view()
    region = next(region for region in area.regions if region.type == "WINDOW")
    with bpy.context.temp_override(window=window, area=area, region=region):
        function()


def start_heartbeat() -> None:
    """Measure the longest time for which Blender handles no events."""
    global last_beat  # noqa: PLW0603
    last_beat = time.monotonic()
    bpy.app.timers.register(heartbeat)


def heartbeat() -> float:
    global last_beat  # noqa: PLW0603
    now = time.monotonic()
    report["longest_pause"] = max(report["longest_pause"], now - last_beat - HEARTBEAT_SECONDS)
    last_beat = now
    return HEARTBEAT_SECONDS


def pose(name: str) -> list[tuple[float, ...]]:
    bpy.context.view_layer.update()
    return [tuple(bone.head) for bone in bpy.data.objects[name].pose.bones]


def story() -> Iterator[None]:
    """The test; each ``yield`` lets Blender draw."""
    bpy.ops.extensions.package_install_files(filepath=ZIP, repo="user_default", enable_on_install=True)
    bpy.context.preferences.addons[ADDON].preferences.interpreter = PYTHON
    for item in list(bpy.data.objects):
        bpy.data.objects.remove(item)
    _, area = view()
    area.spaces.active.show_region_ui = True
    yield
    next(region for region in area.regions if region.type == "UI").active_panel_category = "Posewright"
    yield

    settings, state = bpy.context.scene.posewright, bpy.context.window_manager.posewright
    settings.prompt, settings.variations, settings.random_seed = PROMPT, 4, False
    in_view(bpy.ops.posewright.add_armature)
    name = bpy.context.view_layer.objects.active.name
    in_view(lambda: bpy.ops.view3d.view_axis(type="FRONT"))
    in_view(bpy.ops.view3d.view_selected)
    in_view(lambda: bpy.ops.ed.undo_push(message="armature"))
    rest = pose(name)
    yield

    start_heartbeat()
    for measured in ("first_seconds", "second_seconds"):
        began = time.monotonic()
        in_view(bpy.ops.posewright.generate)
        assert time.monotonic() - began < 0.5, "Generate did not return at once"
        while state.running or not all(result.icon for result in state.results):
            yield
        report[measured] = time.monotonic() - began
        assert not state.error_message, f"{state.error_message} {state.error_hint}"
        assert len(state.results) == 4

    bpy.app.timers.unregister(heartbeat)
    assert report["longest_pause"] < MAX_PAUSE_SECONDS, f"Blender froze for {report['longest_pause']:.1f} s"

    in_view(lambda: bpy.ops.posewright.choose(index=1))
    in_view(lambda: bpy.ops.posewright.apply("EXEC_DEFAULT", True, keyframe=True))
    applied = pose(name)
    assert applied != rest, "Apply changed nothing"
    yield
    in_view(bpy.ops.ed.undo)
    yield
    assert pose(name) == rest, "Apply is not one undo step"
    assert len(bpy.context.window_manager.posewright.results) == 4, "undo took the results away"
    in_view(bpy.ops.ed.redo)
    yield
    assert pose(name) == applied, "Redo did not bring the pose back"
    yield
    in_view(lambda: bpy.ops.screen.screenshot(filepath=str(Path(FOLDER, "window.png"))))


def finish() -> None:
    """Write the report and leave without Blender's slow way out."""
    bpy.ops.preferences.addon_disable(module=ADDON)
    Path(FOLDER, "report.json").write_text(json.dumps(report, indent=1), "utf-8")
    sys.stdout.flush()
    os._exit(0)


def step() -> float:
    try:
        next(running)
    except StopIteration:
        report["ok"] = True
        finish()
    except BaseException:
        report["error"] = traceback.format_exc()
        finish()
    if time.monotonic() - started > DEADLINE_SECONDS:
        report["error"] = "not done in time"
        finish()
    return STEP_SECONDS


bpy.context.preferences.view.show_splash = False
started = time.monotonic()
running = story()
bpy.app.timers.register(step, first_interval=1.0)
