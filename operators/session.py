"""The running session: the worker's client, the job under way and the poses that came back.

It lies outside Blender's data, so undo does not touch it; opening another file empties it. Results
come in on Blender's main thread only: a timer runs while something is awaited and looks at futures.
What the panels show of all this is written to ``WindowManager.posewright``.
"""

from __future__ import annotations

import atexit
import os
import threading
import time
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import bpy
import bpy.utils.previews
import numpy as np
from bpy.app.handlers import persistent

from ..inference.client import InterpreterReport, Job, WorkerClient, check_interpreter
from ..inference.errors import PosewrightError
from ..inference.interpreter import install_command
from ..inference.request import PoseRequest
from ..rig.skeleton import FloatArray
from ..rig.thumbnail import draw

ROOT = Path(__file__).resolve().parent.parent
# The add-on's name as Blender knows it, e.g. bl_ext.user_default.posewright.
ADDON = __package__.rpartition(".")[0]

INTERPRETER_VARIABLE = "POSEWRIGHT_PYTHON"
THUMBNAIL_SIZE = 256
_TICK_SECONDS = 0.1
# How long a tick may keep Blender from its events for thumbnails; each takes about 20 ms.
_DRAW_SECONDS = 0.06


def preferences() -> Any:
    """The add-on's preferences."""
    addons: Any = bpy.context.preferences.addons
    return addons[ADDON].preferences


def interpreter() -> str:
    """The worker's Python: the one chosen in the preferences, else $POSEWRIGHT_PYTHON, else empty."""
    chosen: str = preferences().interpreter
    return bpy.path.abspath(chosen) if chosen else os.environ.get(INTERPRETER_VARIABLE, "")


def log_file() -> Path:
    """Where the worker's messages are kept."""
    return Path(bpy.utils.extension_path_user(ADDON, create=True)) / "worker.log"


@dataclass
class Session:
    """State that lives as long as the add-on is enabled. For the main thread only."""

    client: WorkerClient | None = None
    job: Job | None = None
    poses: list[FloatArray] = field(default_factory=list)
    _shown_failure: PosewrightError | None = None
    _connected: tuple[str, str] = ("", "")
    _undrawn: deque[int] = field(default_factory=deque)
    _previews: Any = None
    _check: Future[InterpreterReport] | None = None

    # What the operators ask for.

    def generate(self, request: PoseRequest) -> None:
        """Hand a request to the worker; returns at once."""
        self._clear_error()
        self.job = self._connect().generate(request)
        state = _state()
        state.running = True
        state.progress = 0.0
        _start_timer()

    def cancel(self) -> None:
        """Drop the job under way; a late answer is ignored."""
        if self.job is not None:
            self.job.cancel()
            self.job = None
        _state().running = False

    def restart(self) -> None:
        """End the worker, if any, and start another."""
        self.cancel()
        self._clear_error()
        self._connect().restart()
        _start_timer()

    def check(self) -> None:
        """Look at the interpreter's packages, in a thread: importing torch takes seconds."""
        path = interpreter()
        future: Future[InterpreterReport] = Future()

        def look() -> None:
            try:
                future.set_result(check_interpreter(path))
            except (PosewrightError, OSError, ValueError) as error:
                future.set_exception(error)

        threading.Thread(target=look, name="posewright-check", daemon=True).start()
        self._check = future
        _state().checking = True
        _start_timer()

    def fail(self, error: PosewrightError) -> None:
        """Show an error in the sidebar."""
        state = _state()
        state.error_code, state.error_message, state.error_hint = error.code, error.message, error.hint
        if error.code == "package_missing":
            # A command over many lines of a narrow panel helps nobody; a button copies it.
            state.install_command = install_command(interpreter())
            state.error_hint = "Run the command that installs them in a terminal, then generate again."

    def clear(self) -> None:
        """Forget the results."""
        self.poses = []
        self._undrawn.clear()
        if self._previews is not None:
            self._previews.clear()
        state = _state()
        state.results.clear()
        state.chosen = 0

    def reset(self) -> None:
        """Forget everything but the worker, which stays warm, and show that."""
        self.cancel()
        self.clear()
        self._clear_error()
        _state().checking = self._check is not None
        self._show_worker()

    def stop_worker(self) -> None:
        """End the worker and cancel its jobs; bounded by the client to a few seconds."""
        if self.client is not None:
            self.client.close()
            self.client = None

    def close(self) -> None:
        """End the worker and free everything; shows nothing."""
        self.stop_worker()
        self.job = self._check = None
        self.poses = []
        self._undrawn.clear()
        if self._previews is not None:
            bpy.utils.previews.remove(self._previews)
            self._previews = None

    # What the timer does.

    def tick(self) -> bool:
        """Take in what has arrived, on the main thread. True while something is still awaited."""
        self._take_check()
        self._take_job()
        self._draw_thumbnails()
        self._show_worker()
        _redraw()
        unsettled = _state().worker in {"starting", "busy"}
        return bool(self.job or self._check or self._undrawn or unsettled)

    def _take_job(self) -> None:
        job = self.job
        if job is None:
            return
        state = _state()
        step, steps = job.progress
        state.progress = step / steps if steps else 0.0
        state.progress_text = f"Step {step} of {steps}" if steps else "Starting the worker…"
        if not job.future.done():
            return
        self.job = None
        state.running = False
        if job.future.cancelled():
            return
        error = job.future.exception()
        if isinstance(error, PosewrightError):
            self.fail(error)
            return
        result = job.future.result()
        self.clear()
        self.poses = [np.asarray(pose, dtype=np.float64) for pose in result.poses]
        for seed in result.seeds:
            state.results.add().seed = seed
        state.result_prompt = job.request.prompt
        self._undrawn.extend(range(len(self.poses)))

    def _draw_thumbnails(self) -> None:
        """Draw the next thumbnails; those that take too long now are left to the next tick."""
        enough = time.monotonic() + _DRAW_SECONDS
        while self._undrawn and time.monotonic() < enough:
            if self._previews is None:
                self._previews = bpy.utils.previews.new()
            index = self._undrawn.popleft()
            picture = draw(self.poses[index], THUMBNAIL_SIZE)
            preview = self._previews.new(str(index))
            preview.image_size = (THUMBNAIL_SIZE, THUMBNAIL_SIZE)
            # Blender wants the bottom row first.
            preview.image_pixels_float.foreach_set((picture[::-1].astype(np.float32) / 255.0).ravel())
            _state().results[index].icon = preview.icon_id

    def _take_check(self) -> None:
        if self._check is None or not self._check.done():
            return
        state = _state()
        state.checking = False
        error = self._check.exception()
        if error is not None:
            state.check_passed, state.check_report, state.install_command = False, str(error), ""
        else:
            report = self._check.result()
            state.check_passed = report.problem is None
            state.check_report = describe(report)
            state.install_command = install_command(report.path) if report.missing else ""
        self._check = None

    def _show_worker(self) -> None:
        state, client = _state(), self.client
        state.worker = "stopped" if client is None else client.state
        failure = None if client is None else client.failure
        if failure is not None and failure is not self._shown_failure:
            self.fail(failure)
        self._shown_failure = failure
        state.worker_device = "" if client is None else str(client.info.get("device", ""))

    def _clear_error(self) -> None:
        state = _state()
        state.error_code = state.error_message = state.error_hint = ""

    def _connect(self) -> WorkerClient:
        """The client for the interpreter and device of the preferences."""
        wanted = (interpreter(), preferences().device)
        if self.client is not None and self._connected == wanted:
            return self.client
        if self.client is not None:
            # Ending a worker may take seconds.
            threading.Thread(target=self.client.close, name="posewright-close", daemon=True).start()
        python, device = self._connected = wanted
        self.client = WorkerClient(python, ROOT, device=device, log_file=log_file())
        return self.client


def describe(report: InterpreterReport) -> str:
    """What the check of an interpreter found, one line for each thing."""
    lines = [f"Python {'.'.join(map(str, report.version))}"]
    lines += [f"{name} {version}" for name, version in report.packages.items()]
    if report.missing:
        lines.append(f"Missing: {', '.join(report.missing)}")
    if report.torch_error:
        lines.append(f"torch cannot be loaded: {report.torch_error}")
    elif report.cuda is not None:
        lines.append("CUDA is available" if report.cuda else "CUDA is not available")
    return "\n".join(lines)


session = Session()


def _state() -> Any:
    return bpy.context.window_manager.posewright


def _redraw() -> None:
    """Draw the sidebars and the preferences again."""
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "PREFERENCES":
                area.tag_redraw()
            elif area.type == "VIEW_3D":
                for region in area.regions:
                    if region.type == "UI":
                        region.tag_redraw()


def _tick() -> float | None:
    return _TICK_SECONDS if session.tick() else None


def _start_timer() -> None:
    _redraw()
    if not bpy.app.timers.is_registered(_tick):
        bpy.app.timers.register(_tick, persistent=True)


@persistent
def _on_load(_file: str) -> None:
    # Before: the session belongs to the old file. After: a file brings the window manager that it
    # was saved with, and what was shown then.
    session.reset()


def register() -> None:
    """Listen for files being opened, and for Python's end."""
    bpy.app.handlers.load_pre.append(_on_load)
    bpy.app.handlers.load_post.append(_on_load)
    atexit.register(session.stop_worker)


def unregister() -> None:
    """End the worker and forget everything."""
    atexit.unregister(session.stop_worker)
    bpy.app.handlers.load_post.remove(_on_load)
    bpy.app.handlers.load_pre.remove(_on_load)
    if bpy.app.timers.is_registered(_tick):
        bpy.app.timers.unregister(_tick)
    session.close()
    # The window manager keeps its properties; enabled again, the add-on must not show what is gone.
    session.reset()
