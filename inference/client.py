"""The add-on's side of the worker: starts it, sends it requests, hands back futures.

Blender imports this module, so it needs only the standard library and numpy, never torch or bpy.
Nothing here blocks except :meth:`WorkerClient.close` (bounded) and :func:`check_interpreter`.
"""

from __future__ import annotations

import itertools
import threading
from pathlib import Path
from typing import Any

from .errors import PosewrightError
from .interpreter import InterpreterReport, check_interpreter
from .process import END_SECONDS, Log
from .request import PoseRequest
from .session import Job, ProgressCallback, Session, Settings, State

__all__ = ["InterpreterReport", "Job", "State", "WorkerClient", "check_interpreter"]


class WorkerClient:
    """A worker process that starts when it is first needed. Thread-safe."""

    def __init__(
        self,
        python: str | None,
        root: Path,
        weights: str = "default",
        device: str = "auto",
        *,
        start_timeout: float = 120.0,
        silence_timeout: float = 60.0,
        log_file: Path | None = None,
    ) -> None:
        """Nothing is started or checked yet.

        Args:
            python: the interpreter that has torch, by path or name; None or empty if none is set.
            root: the folder that holds the ``inference`` package.
            weights: as for :meth:`PosePipeline.load`.
            device: ``auto``, ``cpu``, ``cuda`` or ``mps``.
            start_timeout: seconds from the start of the process until the weights must be loaded.
            silence_timeout: seconds without a message while a job runs, after which the worker is killed.
            log_file: file to which the worker's stderr is added; begun anew beyond 1 MB.
        """
        self._settings = Settings(python, root, weights, device, start_timeout, silence_timeout)
        self._log = Log(log_file)
        self._ids = itertools.count(1)
        self._session: Session | None = None
        self._lock = threading.Lock()

    @property
    def state(self) -> State:
        """``stopped`` (not started yet, or closed), ``starting``, ``ready``, ``busy`` or ``failed``."""
        session = self._session
        return "stopped" if session is None else session.state

    @property
    def info(self) -> dict[str, Any]:
        """What the worker says of its weights and device; empty until it is ready."""
        session = self._session
        return {} if session is None else session.info

    @property
    def failure(self) -> PosewrightError | None:
        """Why the worker ended, in state ``failed``."""
        session = self._session
        return None if session is None else session.failure

    def start(self) -> None:
        """Start the worker if none runs, so that the first request finds the weights loaded."""
        with self._lock:
            if self._session is None or self._session.over:
                self._launch(None)

    def generate(self, request: PoseRequest, on_progress: ProgressCallback | None = None) -> Job:
        """Queue a request; starts a worker if none runs.

        Args:
            request: what to generate.
            on_progress: called with (step, steps) on a thread of the client; must not raise.

        Returns:
            The job. Failures of every kind arrive through its future, as PosewrightError with code
            ``interpreter_missing``, ``interpreter_unusable``, ``package_missing``, ``package_broken``,
            ``weights_missing``, ``weights_corrupt``, ``weights_mismatch``, ``encoder_missing``,
            ``device_unavailable``, ``protocol_mismatch``, ``start_timeout``, ``worker_died``,
            ``worker_silent``, ``bad_message``, ``bad_request``, ``out_of_memory`` or ``internal``.
        """
        with self._lock:
            job = Job(next(self._ids), request, on_progress)
            if self._session is None or not self._session.submit(job):
                self._launch(job)
        return job

    def restart(self) -> None:
        """Cancel all jobs, end the worker in the background and start another after it."""
        with self._lock:
            old = self._session
            self._launch(None)
        if old is not None:
            old.stop()

    def close(self) -> None:
        """Cancel all jobs and end the worker: ask, then terminate, then kill; bounded in time.

        A later :meth:`generate` starts a worker again.
        """
        with self._lock:
            session, self._session = self._session, None
        if session is not None:
            session.stop()
            session.join(sum(END_SECONDS))

    def log_tail(self, lines: int = 40) -> str:
        """The last lines that the workers of this client wrote to stderr."""
        return self._log.tail(lines)

    def _launch(self, job: Job | None) -> None:
        session = Session(self._settings, self._log, after=self._session)
        if job is not None:
            session.submit(job)  # before it begins, so it cannot be over yet
        self._session = session
        session.begin()
