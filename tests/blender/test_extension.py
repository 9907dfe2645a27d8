"""The extension's zip, and coming and going inside Blender."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import addon_utils
import bpy

PRODUCT = {"__init__.py", "blender_manifest.toml", "inference", "operators", "panels", "requirements", "rig"}
MAX_MEGABYTES = 60


def test_zip_holds_the_product_only(extension_zip: Path) -> None:
    with zipfile.ZipFile(extension_zip) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
    assert {name.split("/")[0] for name in names} <= PRODUCT | {"LICENSE"}
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".zip"))]
    assert {name for name in names if name.startswith("requirements/")} == {
        "requirements/run.txt",
        "requirements/encoder.txt",
    }
    assert "inference/worker.py" in names
    assert extension_zip.stat().st_size < MAX_MEGABYTES * 1e6


def test_enables_and_disables_cleanly_twice(installed: str) -> None:
    def traces() -> set[str]:
        types = {name for name in dir(bpy.types) if name.startswith("POSEWRIGHT")}
        owners = {
            owner.__name__
            for owner in (bpy.types.Scene, bpy.types.WindowManager)
            if hasattr(owner, "posewright")
        }
        handlers = {
            name
            for name in ("load_pre", "load_post")
            for handler in getattr(bpy.app.handlers, name)
            if handler.__module__.startswith(installed)
        }
        return types | owners | handlers

    enabled = traces()
    assert {"POSEWRIGHT_OT_generate", "POSEWRIGHT_PT_main", "Scene", "WindowManager", "load_post"} <= enabled
    for _ in range(2):
        addon_utils.disable(installed)
        assert traces() == set()
        assert addon_utils.enable(installed) is not None
        assert traces() == enabled


def test_blender_never_loads_torch(installed: str) -> None:
    assert "torch" not in sys.modules
    assert "transformers" not in sys.modules
