"""Builds the extension, installs it into a Blender of its own settings, and ends the process safely."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
ADDON = "bl_ext.user_default.posewright"

HAS_BPY = importlib.util.find_spec("bpy") is not None
if HAS_BPY:
    # Read when bpy is imported: settings and extensions of these tests only.
    USER_RESOURCES = tempfile.mkdtemp(prefix="posewright-test-")
    os.environ["BLENDER_USER_RESOURCES"] = USER_RESOURCES
    import bpy
else:
    collect_ignore_glob = ["test_*.py"]


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[_EXIT_STATUS] = int(exitstatus)


def pytest_unconfigure(config: pytest.Config) -> None:
    # Blender as a module can hang when Python takes it down.
    if HAS_BPY and _EXIT_STATUS in config.stash:
        shutil.rmtree(USER_RESOURCES, ignore_errors=True)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[_EXIT_STATUS])


_EXIT_STATUS = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def extension_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension, built by the builder that comes with this Blender."""
    tool = Path(bpy.utils.system_resource("SCRIPTS"), "addons_core/bl_pkg/cli/blender_ext.py")
    folder = tmp_path_factory.mktemp("extension")
    subprocess.run(
        [sys.executable, tool, "build", "--source-dir", ROOT, "--output-dir", folder],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return next(folder.glob("*.zip"))


@pytest.fixture(scope="session")
def installed(extension_zip: Path) -> str:
    """The extension, installed from its zip and enabled; returns the module's name."""
    bpy.ops.extensions.package_install_files(
        filepath=str(extension_zip), repo="user_default", enable_on_install=True
    )
    return ADDON


@pytest.fixture
def fake_python(tmp_path: Path) -> Path:
    """An interpreter that answers like the worker without a model."""
    script = tmp_path / "python"
    source = (Path(__file__).parent / "fake_python.py").read_text("utf-8")
    script.write_text(f"#!{sys.executable}\n{source}", "utf-8")
    script.chmod(0o755)
    return script


@pytest.fixture
def addon(installed: str, fake_python: Path) -> Iterator[ModuleType]:
    """The add-on's session module in an empty file, with the fake interpreter."""
    bpy.ops.wm.read_homefile(use_empty=True)
    module = sys.modules[f"{installed}.operators.session"]
    bpy.context.preferences.addons[installed].preferences.interpreter = str(fake_python)
    yield module
    module.session.reset()
    module.session.stop_worker()


@pytest.fixture
def settle(addon: ModuleType) -> Callable[..., None]:
    """Does what the timer does in a window, until nothing is awaited any more."""

    def run(until: Callable[[], bool] | None = None, seconds: float = 120.0) -> None:
        deadline = time.monotonic() + seconds
        while addon.session.tick():
            if until is not None and until():
                return
            assert time.monotonic() < deadline, "the session did not settle"
            time.sleep(0.01)

    return run
