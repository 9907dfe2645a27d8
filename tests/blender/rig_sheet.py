"""The same poses on several rigs: ``python -m tests.blender.rig_sheet POSES.npz PICTURE.jpg --rigs DIR``.

Runs where Blender's Python module ``bpy`` is installed. POSES.npz is written by ``python -m inference
generate --prompts``; of each prompt the first pose is shown. DIR is a folder of MPFB's rigs and MakeHuman's
base mesh.
"""

from __future__ import annotations

import argparse
import os
import sys
import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import bpy
import numpy as np

from rig import mannequin, scene
from rig.__main__ import InputError, _read_picture, _silent_blender, read_poses
from rig.apply import apply_pose
from rig.armature import build
from rig.materials import matt
from rig.thumbnail import ImageArray, write_png
from tests.blender import rigs

_TILE = (256, 340)
_SAMPLES, _LABEL_HEIGHT = 12, 0.14
_CLAY = (0.36, 0.40, 0.46)
_MOST_CHARACTERS = 30


def figures(folder: Path) -> list[tuple[str, Any, Any]]:
    """Name, armature and body of every rig."""
    own = build(bpy.context)
    found = [("Posewright, 22 bones", own, mannequin.add(own))]
    for title, armature, weights in (
        ("Mixamo", rigs.mpfb(folder, "mixamo"), "mixamo"),
        ("Unreal-like", rigs.mpfb(folder, "game_engine"), "game_engine"),
        ("MPFB, 163 bones, twists", rigs.mpfb(folder, "default"), None),
        ("Rigify, by its controls", rigs.rigify_on_mpfb(folder), None),
    ):
        body = rigs.mpfb_body(folder, armature, weights)
        body.data.materials.append(matt("Clay", _CLAY, 0.6))
        found.append((title, armature, body))
    return found


def draw(poses: np.ndarray, prompts: list[str], folder: Path) -> ImageArray:
    """A row for each pose, a column for each rig, uint8 [H, W, 4]."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    shown = figures(folder)
    scene.prepare(bpy.context)
    width, height = _TILE
    sheet: ImageArray = np.full((len(poses) * height, len(shown) * width, 4), 255, dtype=np.uint8)
    for _, _, body in shown:
        body.hide_render = True
    with TemporaryDirectory() as temporary:
        tile = Path(temporary) / "tile.png"
        for row, (pose, prompt) in enumerate(zip(poses, prompts, strict=True)):
            for column, (title, armature, body) in enumerate(shown):
                apply_pose(armature, pose)
                body.hide_render = False
                text = "\n".join(textwrap.wrap(f"“{prompt}”", _MOST_CHARACTERS)) if column == 0 else title
                scene.frame(bpy.context, [body], aspect=width / height, below=_LABEL_HEIGHT)
                label = scene.label(bpy.context, text, aspect=width / height, height=_LABEL_HEIGHT)
                scene.render(bpy.context, tile, width, height, _SAMPLES)
                bpy.data.objects.remove(label)
                body.hide_render = True
                top, left = row * height, column * width
                sheet[top : top + height, left : left + width] = _read_picture(tile)
    return sheet


def write_jpeg(path: Path, picture: ImageArray) -> None:
    """Write a picture as a JPEG file."""
    with TemporaryDirectory() as temporary:
        whole = Path(temporary) / "sheet.png"
        write_png(whole, picture)
        image: Any = bpy.data.images.load(str(whole))
        blender_scene: Any = bpy.context.scene
        blender_scene.render.image_settings.file_format = "JPEG"
        blender_scene.render.image_settings.quality = 85
        image.save_render(str(path.resolve()), scene=blender_scene)


def main() -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.blender.rig_sheet", description=__doc__)
    parser.add_argument("poses", type=Path, metavar="POSES.npz")
    parser.add_argument("picture", type=Path, metavar="PICTURE.jpg")
    parser.add_argument("--rigs", type=Path, required=True, metavar="DIR", help="MPFB's rigs and base.obj")
    options = parser.parse_args()
    try:
        poses, prompts, _ = read_poses(options.poses)
    except InputError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    with _silent_blender():
        write_jpeg(options.picture, draw(poses[:, 0], prompts, options.rigs))
    print(f"wrote {options.picture}")
    return 0


if __name__ == "__main__":
    code = main()
    # Blender as a module can hang when Python takes it down.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
