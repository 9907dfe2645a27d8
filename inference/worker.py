"""The worker process: keeps the model loaded and runs jobs that arrive over stdin, one after another.

The messages are those of :mod:`inference.protocol`. A thread reads them while the main thread
works, so that a job can be cancelled between two solver steps. Exit codes: 0 asked to exit or
end of stdin, 2 the weights cannot be loaded, 3 another protocol version.
"""

from __future__ import annotations

import os
import sys
import threading
import time
import traceback
from collections import deque
from typing import TYPE_CHECKING, BinaryIO

from . import protocol
from .errors import PosewrightError
from .interpreter import package_broken, package_missing
from .protocol import PROTOCOL_VERSION, Error, MessageError
from .request import PoseRequest

if TYPE_CHECKING:
    from .pipeline import PosePipeline

EXIT_LOAD_FAILED = 2
EXIT_PROTOCOL_MISMATCH = 3

# After the end of stdin the main thread has this long to reach the next solver step; then the
# process ends where it stands, so that a worker never outlives Blender.
_EXIT_GRACE = 2.0  # seconds


class _Jobs:
    """The jobs that wait, in order, and whether the one that runs is cancelled. Thread-safe."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[int, PoseRequest]] = deque()
        self._running: int | None = None
        self._cancelled = False
        self._closed = False
        self._changed = threading.Condition()

    def put(self, job_id: int, request: PoseRequest) -> None:
        with self._changed:
            self._waiting.append((job_id, request))
            self._changed.notify()

    def next(self) -> tuple[int, PoseRequest] | None:
        """Wait for the next job; None once closed."""
        with self._changed:
            self._running, self._cancelled = None, False
            self._changed.wait_for(lambda: self._waiting or self._closed)
            if self._closed:
                return None
            self._running, request = self._waiting.popleft()
            return self._running, request

    def cancel(self, job_id: int) -> bool:
        """Cancel a job; True if it had not begun. One that is done already is ignored."""
        with self._changed:
            if job_id == self._running:
                self._cancelled = True
                return False
            left = [job for job in self._waiting if job[0] != job_id]
            dropped = len(left) < len(self._waiting)
            self._waiting = deque(left)
            return dropped

    def is_cancelled(self) -> bool:
        """Whether the job that runs should stop."""
        return self._cancelled or self._closed

    def close(self) -> None:
        """Drop every job and let :meth:`next` return None."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify()


class _Channel:
    """The two pipes. Sending is thread-safe."""

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO, jobs: _Jobs) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._jobs = jobs
        self._lock = threading.Lock()

    def receive(self) -> protocol.Message | None:
        """Wait for the next message; None at the end of stdin. Lines that are none are refused."""
        while True:
            try:
                return protocol.read(self._incoming)
            except MessageError as error:
                self.refuse(error)

    def send(self, message: protocol.Message) -> None:
        """Write a message. If nobody reads any more, the jobs are closed and the worker ends.

        Raises:
            MessageError: the message cannot be written as one line; nothing was sent.
        """
        line = protocol.encode(message)
        try:
            with self._lock:
                self._outgoing.write(line)
                self._outgoing.flush()
        except OSError as error:
            print(f"the add-on is gone: {error}", file=sys.stderr)
            self._jobs.close()

    def send_error(self, error: PosewrightError, job_id: int | None = None) -> None:
        self.send(Error(job_id, error.code, error.message, error.hint))

    def refuse(self, reason: object) -> None:
        """Answer a line that is no message, or not one for a worker."""
        self.send_error(PosewrightError("bad_message", f"The worker could not read a message: {reason}."))


def main(weights: str, device: str, encoder_folder: str | None = None) -> int:
    """Run the worker until it is told to exit.

    Args:
        weights: name of the weights, as for :meth:`PosePipeline.load`.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``.
        encoder_folder: where the text encoder's files are; None for their default place.

    Returns:
        The exit code of the process.
    """
    jobs = _Jobs()
    channel = _claim_pipes(jobs)
    try:
        if not _greet(channel):
            return 0
    except PosewrightError as error:
        channel.send_error(error)
        return EXIT_PROTOCOL_MISMATCH
    threading.Thread(target=_listen, args=(channel, jobs), name="listen", daemon=True).start()
    started = time.perf_counter()
    try:
        pipeline = _load(weights, device, encoder_folder)
        pipeline(PoseRequest("a person stands", steps=1))  # what is set up on first use is set up now
        channel.send(protocol.Ready(PROTOCOL_VERSION, pipeline.info, time.perf_counter() - started))
    except Exception as error:  # whatever it is, the artist must hear of it before the process ends
        channel.send_error(_as_posewright_error(error))
        return EXIT_LOAD_FAILED
    while (job := jobs.next()) is not None:
        _run(pipeline, *job, channel, jobs)
    return 0


def _claim_pipes(jobs: _Jobs) -> _Channel:
    """Take stdin and stdout for the protocol alone.

    Whatever a library prints goes to stderr from now on, and nothing else can read stdin.
    """
    sys.stdout.flush()
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return _Channel(incoming, outgoing, jobs)


def _greet(channel: _Channel) -> bool:
    """Wait for ``hello``; False if stdin ends before.

    Raises:
        PosewrightError: ``protocol_mismatch``.
    """
    while True:
        match channel.receive():
            case None | protocol.Shutdown():
                return False
            case protocol.Hello(version):
                if version != PROTOCOL_VERSION:
                    raise protocol.mismatch(addon=version, worker=PROTOCOL_VERSION)
                return True
            case _:
                channel.refuse("it came before hello")


def _load(weights: str, device: str, encoder_folder: str | None) -> PosePipeline:
    importing = "torch"
    try:
        try:
            from .pipeline import PosePipeline
        except OSError as error:  # Windows: a DLL of torch lacks another one
            raise package_broken("torch", str(error), sys.executable) from error
        importing = "transformers"  # by the encoder
        return PosePipeline.load(weights, device, encoder_folder)
    except ImportError as error:
        name = (error.name or "").partition(".")[0]
        if isinstance(error, ModuleNotFoundError) and name:
            raise package_missing((name,), sys.executable) from error
        raise package_broken(name or importing, str(error), sys.executable) from error


def _listen(channel: _Channel, jobs: _Jobs) -> None:
    """Read messages until ``shutdown`` or the end of stdin, then end the process."""
    while True:
        match channel.receive():
            case protocol.Generate(job_id, values):
                try:
                    jobs.put(job_id, PoseRequest.from_json(values))
                except PosewrightError as error:
                    channel.send_error(error, job_id)
            case protocol.Cancel(job_id):
                if jobs.cancel(job_id):
                    channel.send(protocol.Cancelled(job_id))
            case None | protocol.Shutdown():
                break
            case message:
                channel.refuse(f"a worker takes no {type(message).__name__.lower()}")
    jobs.close()
    time.sleep(_EXIT_GRACE)
    os._exit(0)


def _run(pipeline: PosePipeline, job_id: int, request: PoseRequest, channel: _Channel, jobs: _Jobs) -> None:
    from .pipeline import Cancelled

    def on_step(step: int, steps: int) -> None:
        channel.send(protocol.Progress(job_id, step, steps))

    try:
        result = pipeline(request, on_step=on_step, is_cancelled=jobs.is_cancelled)
        channel.send(protocol.Result(job_id, result.to_json()))
    except Cancelled:
        channel.send(protocol.Cancelled(job_id))
    except Exception as error:  # a job must never take the worker down with it
        channel.send_error(_as_posewright_error(error), job_id)


def _as_posewright_error(error: Exception) -> PosewrightError:
    """The error itself, or ``internal`` for one that nobody foresaw; its traceback goes to stderr."""
    if isinstance(error, PosewrightError):
        return error
    traceback.print_exception(error)
    text = " ".join(str(error).split())[:300]
    return PosewrightError(
        "internal",
        f"The worker failed: {type(error).__name__}{': ' if text else ''}{text}.",
        "Please report it with the worker's log.",
    )
