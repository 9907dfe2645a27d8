"""The add-on in a real window, of the Blender that the environment variable BLENDER names."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

BLENDER = shutil.which(os.environ.get("BLENDER", ""))
ZIP = os.environ.get("POSEWRIGHT_ZIP", "")
PYTHON = os.environ.get("POSEWRIGHT_PYTHON", "")


@pytest.mark.skipif(BLENDER is None, reason="BLENDER does not name a Blender: make window-test BLENDER=…")
def test_words_to_a_posed_armature_in_a_window(tmp_path: Path) -> None:
    assert BLENDER is not None
    command = [BLENDER, "--factory-startup", "--window-geometry", "0", "0", "1400", "900"]
    command += ["--python", str(Path(__file__).with_name("drive.py")), "--", ZIP, PYTHON, str(tmp_path)]
    environment = os.environ | {"BLENDER_USER_RESOURCES": str(tmp_path / "resources")}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)

    file = tmp_path / "report.json"
    assert file.exists(), run.stdout + run.stderr
    report = json.loads(file.read_text("utf-8"))
    print(report)
    assert report["ok"], report["error"]

    # Where OpenGL is done in software the picture may be black; its size is right even so.
    picture = tmp_path / "window.png"
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    assert width >= 1000
    assert height >= 700
    shutil.copy(picture, Path(ZIP).with_name(f"window-{report['version'].split()[0]}.png"))
