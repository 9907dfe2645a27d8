"""Worker packages for the tests: the real worker around a pipeline of puppets, or any script at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

REAL = Path(__file__).resolve().parents[2] / "inference"

MAIN = """
import argparse
import sys

from .worker import main

parser = argparse.ArgumentParser()
parser.add_argument("command")
parser.add_argument("--weights", default="default")
parser.add_argument("--device", default="auto")
given = parser.parse_args()
sys.exit(main(given.weights, given.device))
"""

# The last word of a prompt, or the name of the weights, says what goes wrong.
PIPELINE = """
import os
import signal
import subprocess
import sys
import time

import numpy as np

from .errors import PosewrightError
from .result import PoseResult


class Cancelled(Exception):
    pass


class PosePipeline:
    @classmethod
    def load(cls, weights="default", device="auto", encoder_folder=None):
        print("a library prints while it loads")
        if weights == "absent":
            raise PosewrightError("weights_missing", "There are no weights 'absent'.", "Choose others.")
        if weights == "slow":
            time.sleep(60)
        if weights == "unreadable":  # as transformers says it when a class of its own does not import
            raise ModuleNotFoundError("Could not import module 'BertModel'.")
        if weights == "explosive":
            raise RuntimeError("boom\\nin two lines")
        if weights == "deadly":
            print("Fatal: out of luck", file=sys.stderr)
            os._exit(7)
        pipeline = cls()
        pipeline.info = {"weights": weights, "device": device, "pid": os.getpid()}
        return pipeline

    def __call__(self, request, on_step=None, is_cancelled=None):
        deed = request.prompt.split()[-1]
        if deed == "prints":
            print("on stdout")
            os.write(1, b"on file descriptor 1\\n")
            subprocess.run([sys.executable, "-c", "print('from a child')"], check=True)
        if deed == "fails":
            raise ValueError("two\\nlines")
        if deed == "starves":
            raise PosewrightError("out_of_memory", "The memory is full.", "Ask for fewer.")
        if deed == "sleeps":
            on_step(0, 1)
            time.sleep(60)
        if deed == "dies":
            on_step(0, 1)
            print("Fatal: something broke", file=sys.stderr)
            os._exit(5)
        if deed == "stops":
            on_step(0, 1)
            os.kill(os.getpid(), signal.SIGSTOP)
        steps = request.steps or 3
        for step in range(steps):
            if is_cancelled is not None and is_cancelled():
                raise Cancelled
            if on_step is not None:
                on_step(step, steps)
            time.sleep(0.02 if deed == "slowly" else 0)
        poses = np.zeros((len(request.seeds), 22, 3), dtype=np.float32)
        poses += np.array(request.seeds, dtype=np.float32)[:, None, None]
        if deed == "diverges":
            poses[:] = np.nan
        seeds = request.seeds + (1,) if deed == "miscounts" else request.seeds
        return PoseResult(poses, seeds, np.zeros(len(poses), dtype=np.float32), {"fk": 0.0})
"""


@pytest.fixture
def puppet_root(tmp_path: Path) -> Path:
    """A folder whose ``inference`` has the real worker and a pipeline that needs no torch."""
    package = tmp_path / "puppet" / "inference"
    package.mkdir(parents=True)
    for name in ("__init__", "errors", "request", "result", "protocol", "interpreter", "worker"):
        shutil.copy(REAL / f"{name}.py", package)
    (package / "__main__.py").write_text(MAIN)
    (package / "pipeline.py").write_text(PIPELINE)
    return package.parent


@pytest.fixture
def script_root(tmp_path: Path) -> Callable[[str], Path]:
    """Make a folder whose ``python -m inference`` is the given script."""

    def make(script: str) -> Path:
        package = tmp_path / "script" / "inference"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        (package / "__main__.py").write_text(script)
        return package.parent

    return make
