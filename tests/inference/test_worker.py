"""The worker as a process, spoken to over its bare pipes."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from inference import protocol
from inference.protocol import MAX_LINE_BYTES, PROTOCOL_VERSION, Cancel, Generate, Hello, Message, Shutdown

WAIT = 30.0  # seconds; only a failure waits this long

Spawn = Callable[..., "Worker"]


class Worker:
    """A worker process and what it says."""

    def __init__(self, root: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "inference", "worker", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=root,
        )
        self.lines: queue.Queue[bytes] = queue.Queue()
        self.stderr = b""
        self.threads = [threading.Thread(target=self._read), threading.Thread(target=self._drain)]
        for thread in self.threads:
            thread.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(b"")

    def _drain(self) -> None:
        self.stderr = self.process.stderr.read()

    def send(self, *messages: Message | bytes) -> None:
        for message in messages:
            self.process.stdin.write(message if isinstance(message, bytes) else protocol.encode(message))
        self.process.stdin.flush()

    def next(self) -> Message:
        """The next message; a line that is none fails the test, and so does the end."""
        return protocol.decode(self.lines.get(timeout=WAIT))

    def next_but_progress(self) -> Message:
        while isinstance(message := self.next(), protocol.Progress):
            pass
        return message

    def wait(self) -> int:
        """Its exit code, when it ends by itself."""
        code = self.process.wait(WAIT)
        for thread in self.threads:
            thread.join(WAIT)
        return code


@pytest.fixture
def spawn(puppet_root: Path) -> Iterator[Spawn]:
    workers: list[Worker] = []

    def start(*options: str, greet: bool = True) -> Worker:
        workers.append(Worker(puppet_root, *options))
        if greet:
            workers[-1].send(Hello(PROTOCOL_VERSION))
        return workers[-1]

    yield start
    for worker in workers:
        worker.process.kill()
        worker.process.stdin.close()
        worker.wait()
        worker.process.stdout.close()
        worker.process.stderr.close()


def generate(job_id: int, prompt: str, **fields: Any) -> Generate:
    return Generate(job_id, {"prompt": prompt, **fields})


def assert_works(worker: Worker, job_id: int = 99) -> None:
    worker.send(generate(job_id, "a person stands", seeds=[4]))
    answer = worker.next_but_progress()
    assert isinstance(answer, protocol.Result), answer
    assert answer.id == job_id
    assert answer.result["seeds"] == [4]


def test_a_job_is_answered_with_its_steps_and_its_result(spawn: Spawn) -> None:
    worker = spawn("--weights", "mine", "--device", "cpu")
    ready = worker.next()
    assert isinstance(ready, protocol.Ready)
    assert ready.protocol == PROTOCOL_VERSION
    assert ready.info["weights"] == "mine"
    assert ready.info["device"] == "cpu"
    assert 0 < ready.seconds < WAIT
    worker.send(generate(5, "a person stands", seeds=[1, 2], steps=2))
    assert worker.next() == protocol.Progress(5, 0, 2)
    assert worker.next() == protocol.Progress(5, 1, 2)
    result = worker.next()
    assert isinstance(result, protocol.Result)
    assert result.id == 5
    assert [pose[0][0] for pose in result.result["poses"]] == [1, 2]


def test_stdout_carries_messages_only_whatever_is_printed(spawn: Spawn) -> None:
    worker = spawn()
    worker.next()
    worker.send(generate(1, "a person prints"))
    assert isinstance(worker.next_but_progress(), protocol.Result)  # printed text could not be decoded
    worker.send(Shutdown())
    assert worker.wait() == 0
    assert worker.lines.get() == b""
    for text in (b"a library prints", b"on stdout", b"on file descriptor 1", b"from a child"):
        assert text in worker.stderr


def test_another_protocol_version_is_refused(spawn: Spawn) -> None:
    worker = spawn(greet=False)
    worker.send(b'{"type": "hello", "protocol": 2, "new": "field"}\n')
    error = worker.next()
    assert isinstance(error, protocol.Error)
    assert (error.id, error.code) == (None, "protocol_mismatch")
    assert "version 2" in error.message
    assert f"version {PROTOCOL_VERSION}" in error.message
    assert error.hint
    assert worker.wait() == 3


def test_nothing_is_done_before_hello(spawn: Spawn) -> None:
    worker = spawn(greet=False)
    worker.send(generate(1, "a person stands"), b"garbage\n", Hello(PROTOCOL_VERSION))
    for _ in range(2):
        error = worker.next()
        assert isinstance(error, protocol.Error)
        assert (error.id, error.code) == (None, "bad_message")
    assert isinstance(worker.next(), protocol.Ready)
    assert_works(worker)


@pytest.mark.parametrize(
    ("weights", "code", "text"),
    [
        ("absent", "weights_missing", "There are no weights 'absent'."),
        ("explosive", "internal", "RuntimeError: boom in two lines"),
        (
            "unreadable",
            "package_broken",
            "transformers cannot be loaded: Could not import module 'BertModel'.",
        ),
    ],
)
def test_weights_that_do_not_load_end_the_worker_with_a_message(
    spawn: Spawn, weights: str, code: str, text: str
) -> None:
    worker = spawn("--weights", weights)
    error = worker.next()
    assert isinstance(error, protocol.Error)
    assert (error.id, error.code) == (None, code)
    assert text in error.message
    assert error.hint
    assert worker.wait() == 2
    assert (b"Traceback" in worker.stderr) == (code == "internal")
    assert b"Fatal Python error" not in worker.stderr


@pytest.mark.parametrize(
    ("statement", "code", "texts"),
    [
        ("import torch_of_another_world", "package_missing", ("torch_of_another_world", "-m pip install")),
        (
            "raise ImportError('libcudart.so.12: no such file', name='torch')",
            "package_broken",
            ("libcudart",),
        ),
        ("raise OSError('[WinError 126] c10.dll')", "package_broken", ("c10.dll", "torch")),
    ],
)
def test_a_package_that_does_not_load_is_named(
    spawn: Spawn, puppet_root: Path, statement: str, code: str, texts: tuple[str, ...]
) -> None:
    (puppet_root / "inference" / "pipeline.py").write_text(statement + "\n")
    worker = spawn()
    error = worker.next()
    assert isinstance(error, protocol.Error)
    assert (error.id, error.code) == (None, code)
    for text in texts:
        assert text in f"{error.message} {error.hint}"
    assert worker.wait() == 2


@pytest.mark.parametrize(
    "line",
    [
        b"garbage\n",
        b"\xff\x00\xfe\n",
        b"\n",
        b'{"type": "generate", "id": 1}\n',
        b'{"type": "ready", "protocol": 1}\n',
        b'{"type": "hello", "protocol": 1}\n',
        b"x" * (2 * MAX_LINE_BYTES) + b"\n",
    ],
    ids=("text", "bytes", "blank", "incomplete", "own", "hello again", "2 MB"),
)
def test_garbage_is_answered_and_survived(spawn: Spawn, line: bytes) -> None:
    worker = spawn()
    worker.next()
    worker.send(line)
    error = worker.next()
    assert isinstance(error, protocol.Error)
    assert (error.id, error.code) == (None, "bad_message")
    assert len(error.message) < 500
    assert_works(worker)


@pytest.mark.parametrize("prompt", ["", "   ", "x" * 10_000, "一个人举起双臂", "👋👋"])
def test_a_prompt_that_cannot_be_used_is_refused(spawn: Spawn, prompt: str) -> None:
    worker = spawn()
    worker.next()
    worker.send(generate(8, prompt))
    error = worker.next()
    assert isinstance(error, protocol.Error)
    assert (error.id, error.code) == (8, "bad_request")
    assert error.hint
    assert_works(worker)


def test_a_prompt_may_hold_any_character_beside_its_words(spawn: Spawn) -> None:
    worker = spawn()
    worker.next()
    worker.send(generate(8, "a person waves 👋 向前走\u2028\x00\n"))
    assert isinstance(worker.next_but_progress(), protocol.Result)


@pytest.mark.parametrize(
    ("deed", "code", "text"),
    [
        ("fails", "internal", "ValueError: two lines"),
        ("starves", "out_of_memory", "The memory is full."),
        ("diverges", "internal", "cannot be written"),
    ],
)
def test_a_job_that_fails_says_why_and_the_next_one_works(
    spawn: Spawn, deed: str, code: str, text: str
) -> None:
    worker = spawn()
    worker.next()
    worker.send(generate(3, f"a person {deed}"))
    error = worker.next_but_progress()
    assert isinstance(error, protocol.Error)
    assert (error.id, error.code) == (3, code)
    assert text in error.message
    assert "\n" not in error.message
    assert_works(worker)


def test_jobs_sent_while_it_loads_run_in_order(spawn: Spawn) -> None:
    worker = spawn()
    worker.send(*(generate(job_id, "a person stands", seeds=[job_id]) for job_id in range(1, 17)))
    assert isinstance(worker.next(), protocol.Ready)
    answers = [worker.next_but_progress() for _ in range(16)]
    assert [answer.id for answer in answers] == list(range(1, 17))  # type: ignore[union-attr]
    assert all(isinstance(answer, protocol.Result) for answer in answers)


def test_the_running_job_is_cancelled_between_steps_and_a_waiting_one_never_begins(spawn: Spawn) -> None:
    worker = spawn()
    worker.next()
    worker.send(generate(1, "a person moves slowly", steps=1000), generate(2, "a person stands"))
    assert worker.next() == protocol.Progress(1, 0, 1000)
    worker.send(Cancel(2))
    assert worker.next_but_progress() == protocol.Cancelled(2)
    worker.send(Cancel(1))
    assert worker.next_but_progress() == protocol.Cancelled(1)
    worker.send(Cancel(1), Cancel(77))  # done already, and never heard of
    assert_works(worker, 3)


@pytest.mark.parametrize("prompt", [None, "a person moves slowly", "a person sleeps"])
@pytest.mark.parametrize("how", ["shutdown", "end of stdin"])
def test_it_exits_when_asked_and_when_nobody_is_there(spawn: Spawn, prompt: str | None, how: str) -> None:
    worker = spawn()
    worker.next()
    if prompt is not None:
        worker.send(generate(1, prompt, steps=1000))
        worker.next()
    if how == "shutdown":
        worker.send(Shutdown())
    else:
        worker.process.stdin.close()
    start = time.monotonic()
    assert worker.wait() == 0
    # A job that does not come to its next step is given up after a grace.
    assert time.monotonic() - start < (15 if prompt == "a person sleeps" else 1.9)
    assert b"Fatal Python error" not in worker.stderr


def test_it_exits_while_it_loads(spawn: Spawn) -> None:
    worker = spawn("--weights", "slow")
    worker.process.stdin.close()
    assert worker.wait() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_it_does_not_outlive_a_parent_that_is_killed(puppet_root: Path) -> None:
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import subprocess, sys, time\n"
            "worker = subprocess.Popen([sys.executable, '-m', 'inference', 'worker'],"
            " stdin=-1, stdout=-1, start_new_session=True)\n"
            'worker.stdin.write(b\'{"type": "hello", "protocol": 1}\\n\')\n'
            "worker.stdin.flush()\n"
            "worker.stdout.readline()\n"
            "print(worker.pid, flush=True)\n"
            "time.sleep(60)\n",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=puppet_root,
    )
    with parent:
        pid = int(parent.stdout.readline())
        os.kill(pid, 0)
        parent.kill()
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline and is_running(pid):
        time.sleep(0.05)
    gone = not is_running(pid)
    if not gone:
        os.kill(pid, signal.SIGKILL)
    assert gone


def is_running(pid: int) -> bool:
    """Whether the process runs; a zombie that nobody has waited for does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")
