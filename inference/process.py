"""The worker as a process of the operating system: three pipes, a log, and ways to end it.

Three threads move bytes between the pipes and queues; none of them decides anything.
"""

from __future__ import annotations

import queue
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import IO, BinaryIO, Literal, TypeAlias, cast

from . import protocol
from .interpreter import clean_environment, creation_flags
from .protocol import MessageError

# Seconds given to each way of ending a worker: asking, terminating, killing.
END_SECONDS = (1.0, 1.0, 3.0)

_LOG_LINES = 400
_LOG_LINE_BYTES = 2_000
_LOG_FILE_BYTES = 1_000_000

# What comes from a worker: a message, a line that is none, or the end of its stdout.
Received: TypeAlias = protocol.Message | MessageError | Literal["end"]


class Log:
    """The last lines that workers wrote to stderr, also added to a file if there is one. Thread-safe."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._lines: deque[str] = deque(maxlen=_LOG_LINES)
        self._lock = threading.Lock()

    def write(self, line: str) -> None:
        """Add a line. A file that cannot be written is given up, and the log says so."""
        with self._lock:
            self._lines.append(line)
            if self._file is None:
                return
            try:
                full = self._file.exists() and self._file.stat().st_size > _LOG_FILE_BYTES
                with self._file.open("w" if full else "a", encoding="utf-8") as stream:
                    stream.write(line + "\n")
            except OSError as error:
                self._lines.append(f"--- the log file cannot be written: {error}")
                self._file = None

    def tail(self, lines: int) -> str:
        """The last lines."""
        with self._lock:
            return "\n".join(list(self._lines)[-lines:])


class WorkerProcess:
    """A running worker.

    Attributes:
        pid: its process id.
    """

    def __init__(
        self,
        command: list[str],
        root: Path,
        outbox: queue.SimpleQueue[protocol.Message | None],
        receive: Callable[[Received], None],
        log: Log,
    ) -> None:
        """Start it.

        Args:
            command: the interpreter and its arguments.
            root: working directory, and the only entry of the PYTHONPATH.
            outbox: messages to write to its stdin; None closes stdin.
            receive: called on a thread with whatever comes from its stdout.
            log: receives its stderr.

        Raises:
            OSError: it cannot be started.
        """
        self._outbox = outbox
        self._receive = receive
        self._log = log
        self._last_stderr_line = ""
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=root,
            env=clean_environment(root),
            creationflags=creation_flags(),
            start_new_session=True,  # Ctrl+C in the terminal is meant for Blender
        )
        self.pid = self._process.pid
        self._move(self._write, self._process.stdin)
        self._move(self._read, self._process.stdout)
        self._draining = self._move(self._drain, self._process.stderr)

    def death(self) -> str:
        """After the end of stdout: how the process ended, with the last line of its stderr."""
        code = self._wait(END_SECONDS[0])
        self._draining.join(END_SECONDS[0])
        if code is None:
            text = "closed its pipe"
        elif code >= 0:
            text = f"ended with exit code {code}"
        else:
            known = {int(number) for number in signal.Signals}
            text = f"was killed by signal {-code}" + (
                f" ({signal.Signals(-code).name})" if -code in known else ""
            )
        return text + (f": {self._last_stderr_line[:300]}" if self._last_stderr_line else "")

    def end(self, politely: bool) -> None:
        """Make sure that the process is gone: ask, terminate, kill; unless ``politely``, kill at once."""
        if politely:
            self._outbox.put(protocol.Shutdown())
        self._outbox.put(None)
        if politely:
            if self._wait(END_SECONDS[0]) is not None:
                return
            self._process.terminate()
            if self._wait(END_SECONDS[1]) is not None:
                return
        self._process.kill()
        if self._wait(END_SECONDS[2]) is None:
            self._log.write(f"--- worker {self.pid} could not be killed")

    def _wait(self, timeout: float) -> int | None:
        try:
            return self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            return None

    def _move(self, target: Callable[[BinaryIO], None], pipe: IO[bytes] | None) -> threading.Thread:
        # Daemons: a blocked pipe must not keep Blender from quitting.
        thread = threading.Thread(
            target=target, args=(cast(BinaryIO, pipe),), name="posewright-pipe", daemon=True
        )
        thread.start()
        return thread

    def _write(self, stdin: BinaryIO) -> None:
        try:
            with stdin:
                while (message := self._outbox.get()) is not None:
                    stdin.write(protocol.encode(message))
                    stdin.flush()
        except OSError as error:
            # It reads no more; if it is dead, the end of its stdout tells.
            self._log.write(f"--- worker {self.pid} does not read: {error}")

    def _read(self, stdout: BinaryIO) -> None:
        with stdout:
            while True:
                try:
                    message = protocol.read(stdout)
                except MessageError as error:
                    self._receive(error)
                    continue
                self._receive("end" if message is None else message)
                if message is None:
                    return

    def _drain(self, stderr: BinaryIO) -> None:
        with stderr:
            while line := stderr.readline(_LOG_LINE_BYTES):
                text = line.decode("utf-8", "replace").rstrip()
                if text:
                    self._last_stderr_line = text.strip()
                    self._log.write(text)
