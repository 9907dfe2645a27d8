"""A worker's life as :class:`inference.client.WorkerClient` sees it: its state, its jobs, its failure.

One thread, the supervisor, starts the process, handles what it says, keeps the time and ends it.
Whatever goes wrong ends the session with a :class:`PosewrightError` that every open job receives.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from . import protocol
from .errors import PosewrightError
from .interpreter import check_interpreter
from .process import END_SECONDS, Log, Received, WorkerProcess
from .protocol import PROTOCOL_VERSION, MessageError
from .request import PoseRequest
from .result import PoseResult

State: TypeAlias = Literal["stopped", "starting", "ready", "busy", "failed"]
ProgressCallback: TypeAlias = Callable[[int, int], None]

# A worker that writes more lines than this that are no messages cannot be trusted with an answer.
MAX_BAD_LINES = 100

_RESTART = "Press Restart."


@dataclass(frozen=True)
class Settings:
    """How to start a worker; the arguments of :class:`inference.client.WorkerClient`."""

    python: str | None
    root: Path
    weights: str
    device: str
    start_timeout: float
    silence_timeout: float


@dataclass(eq=False)
class Job:
    """A request on its way.

    Attributes:
        id: number of the job, never used twice by a client.
        request: what was asked for.
        on_progress: called with (step, steps) on a thread of the client.
        future: its result, or a :class:`PosewrightError`. It resolves on a thread of the client.
        progress: solver steps done and in all; (0, 0) until the job has begun.
    """

    id: int
    request: PoseRequest
    on_progress: ProgressCallback | None = None
    future: Future[PoseResult] = field(default_factory=Future)
    progress: tuple[int, int] = (0, 0)

    def cancel(self) -> bool:
        """Cancel at once; an answer that still arrives is dropped. False if it is done already."""
        return self.future.cancel()


class Session:
    """A worker process and the jobs given to it.

    Attributes:
        over: the process is gone and every job is resolved.
        info: what the worker said of its weights and device; empty until it is ready.
        failure: why it ended, if nobody asked it to.
    """

    def __init__(self, settings: Settings, log: Log, after: Session | None) -> None:
        """Prepare; :meth:`begin` starts the process, once the session ``after`` is over."""
        self.over = False
        self.info: dict[str, Any] = {}
        self.failure: PosewrightError | None = None
        self._settings = settings
        self._log = log
        self._after = after
        self._ready = False
        self._stopped = False
        self._bad_lines = 0
        self._jobs: dict[int, Job] = {}  # those that the worker has not answered yet
        self._silent_since = 0.0  # its last message, or the first job after a pause
        self._events: queue.SimpleQueue[Received | Literal["stop", "submitted"]] = queue.SimpleQueue()
        self._outbox: queue.SimpleQueue[protocol.Message | None] = queue.SimpleQueue()
        self._lock = threading.Lock()  # for _jobs, _stopped and over
        self._supervisor = threading.Thread(target=self._run, name="posewright-worker", daemon=True)
        self._outbox.put(protocol.Hello(PROTOCOL_VERSION))

    # From any thread.

    @property
    def state(self) -> State:
        """As :attr:`WorkerClient.state`."""
        if self.over:
            return "failed" if self.failure else "stopped"
        if self._stopped:
            return "stopped"
        if not self._ready:
            return "starting"
        return "busy" if self._jobs else "ready"

    def begin(self) -> None:
        """Start the process, in the background."""
        self._supervisor.start()

    def submit(self, job: Job) -> bool:
        """Take a job; False if the worker has ended or is about to."""
        with self._lock:
            if self.over or self._stopped:
                return False
            if not self._jobs:
                self._silent_since = time.monotonic()
            self._jobs[job.id] = job
        self._outbox.put(protocol.Generate(job.id, job.request.to_json()))
        self._events.put("submitted")
        job.future.add_done_callback(lambda _: self._tell_if_cancelled(job))
        return True

    def stop(self) -> None:
        """Cancel all jobs and end the worker, in the background."""
        with self._lock:
            self._stopped = True
            jobs = list(self._jobs.values())
        for job in jobs:
            job.cancel()
        self._events.put("stop")

    def join(self, timeout: float) -> None:
        """Wait until the worker has ended."""
        self._supervisor.join(timeout)

    def _tell_if_cancelled(self, job: Job) -> None:
        if job.future.cancelled():
            self._outbox.put(protocol.Cancel(job.id))

    # On the supervisor's thread.

    def _run(self) -> None:
        if self._after is not None:
            # Two sets of weights might not fit into the memory of a small GPU.
            self._after.join(sum(END_SECONDS))
            self._after = None
        process = None
        failure: PosewrightError | None = PosewrightError(
            "internal", "The thread that watches the worker failed.", "The console of Blender says why."
        )
        try:
            if not self._stopped:  # perhaps while it waited for its turn
                process = self._start()
                self._serve(process)
            failure = None
        except PosewrightError as error:
            failure = error
        finally:
            if process is not None:
                process.end(politely=failure is None)
            self._finish(failure)

    def _start(self) -> WorkerProcess:
        """Start the process.

        Raises:
            PosewrightError: the interpreter is unusable or lacks packages.
        """
        settings = self._settings
        report = check_interpreter(settings.python, import_torch=False)
        if report.problem is not None:
            raise report.problem
        command = [report.path, "-m", "inference", "worker"]
        command += ["--weights", settings.weights, "--device", settings.device]
        try:
            process = WorkerProcess(command, settings.root, self._outbox, self._events.put, self._log)
        except OSError as error:
            raise PosewrightError(
                "interpreter_unusable",
                f"The worker cannot be started: {error}.",
                "Choose another Python interpreter in the preferences of Posewright.",
            ) from error
        self._log.write(f"--- worker {process.pid}: {' '.join(command)}")
        return process

    def _serve(self, process: WorkerProcess) -> None:
        """Handle what the worker says until it is asked to stop.

        Raises:
            PosewrightError: it failed, died, fell silent or makes no sense.
        """
        start_by = time.monotonic() + self._settings.start_timeout
        while True:
            if not self._ready:
                deadline: float | None = start_by
            else:
                deadline = self._silent_since + self._settings.silence_timeout if self._jobs else None
            try:
                event = self._events.get(
                    timeout=None if deadline is None else max(0.0, deadline - time.monotonic())
                )
            except queue.Empty:
                raise self._timeout() from None
            match event:
                case "stop":
                    return
                case "end":
                    raise PosewrightError("worker_died", f"The worker {process.death()}.", _RESTART)
                case "submitted":
                    pass
                case MessageError():
                    self._refuse(event)
                case _:
                    self._silent_since = time.monotonic()
                    self._handle(event)

    def _timeout(self) -> PosewrightError:
        settings = self._settings
        if not self._ready:
            return PosewrightError(
                "start_timeout",
                f"The worker was not ready after {settings.start_timeout:g} s and was ended.",
                f"{_RESTART} The first start after an installation takes longest.",
            )
        return PosewrightError(
            "worker_silent",
            f"The worker said nothing for {settings.silence_timeout:g} s and was ended.",
            _RESTART,
        )

    def _refuse(self, reason: object) -> None:
        self._bad_lines += 1
        self._log.write(f"--- bad message from the worker: {reason}")
        if self._bad_lines > MAX_BAD_LINES:
            raise PosewrightError(
                "bad_message",
                f"The worker wrote {self._bad_lines} lines that are no messages; the last: {reason}.",
                _RESTART,
            )

    def _handle(self, message: protocol.Message) -> None:
        match message:
            case protocol.Ready(version, info, seconds):
                if version != PROTOCOL_VERSION:
                    raise protocol.mismatch(addon=PROTOCOL_VERSION, worker=version)
                self._log.write(f"--- ready after {seconds:.1f} s")
                self.info = info
                self._ready = True
            case protocol.Progress(job_id, step, steps):
                job = self._jobs.get(job_id)
                if job is not None and not job.future.done():
                    job.progress = (step, steps)
                    if job.on_progress is not None:
                        job.on_progress(step, steps)
            case protocol.Result(job_id, values):
                job = self._jobs.get(job_id)
                if job is not None:
                    self._answer(job_id, _read_result(values, job.request))
            case protocol.Error(None, code, text, hint):
                if not self._ready:
                    raise PosewrightError(code, text, hint)
                self._log.write(f"--- {code}: {text} {hint}")
            case protocol.Error(int(job_id), code, text, hint):
                self._answer(job_id, PosewrightError(code, text, hint))
            case protocol.Cancelled(job_id):
                self._answer(job_id, None)
            case _:
                self._refuse(f"{type(message).__name__.lower()} is not for the add-on")

    def _answer(self, job_id: int, answer: PoseResult | PosewrightError | None) -> None:
        """Resolve a job; an answer to one that is unknown or was cancelled meanwhile is dropped."""
        with self._lock:
            job = self._jobs.pop(job_id, None)
        if job is not None:
            _resolve(job, answer)

    def _finish(self, failure: PosewrightError | None) -> None:
        with self._lock:
            self.failure = failure
            self.over = True
            jobs = list(self._jobs.values())
            self._jobs.clear()
        for job in jobs:
            _resolve(job, failure)


def _read_result(values: dict[str, Any], request: PoseRequest) -> PoseResult | PosewrightError:
    try:
        result = PoseResult.from_json(values)
        if result.seeds != request.seeds or len(result.poses) != len(request.seeds):
            raise ValueError(f"{len(result.poses)} poses for the seeds {result.seeds}")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return PosewrightError("bad_message", f"The worker's answer cannot be read: {error!r}.", _RESTART)
    return result


def _resolve(job: Job, answer: PoseResult | PosewrightError | None) -> None:
    """Give a job its answer; None cancels it. One that is cancelled already stays so."""
    if answer is None:
        job.future.cancel()
    if not job.future.set_running_or_notify_cancel():
        return
    if isinstance(answer, PoseResult):
        job.future.set_result(answer)
    else:
        job.future.set_exception(answer)
