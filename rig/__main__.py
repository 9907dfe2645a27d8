"""Poses of a ``.npz`` file as a Blender file and a picture: ``python -m rig FILE.npz --blend … --png …``.

Runs where Blender's Python module ``bpy`` is installed. Ends with 2 and a message if it cannot do what
was asked.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
import textwrap
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from .skeleton import JOINT_COUNT, FloatArray
from .thumbnail import ImageArray, write_png

_PICTURE = (640, 800)
_TILE, _TILE_SAMPLES = (320, 400), 14
_LABEL_HEIGHT = 0.15  # share of a tile
_LABEL_CHARACTERS, _LABEL_LINES = 34, 3
_MOST_COLUMNS = 8
_SPACING = 2.2  # metres between figures in the Blender file
_FRAME = 1


class InputError(Exception):
    """What was asked for cannot be done; the message says why and what to do."""


@dataclass(frozen=True, eq=False)
class Figure:
    """One pose to show: float [22, 3], its place in the grid and what to write below it."""

    pose: FloatArray
    row: int
    column: int
    text: str


def read_poses(path: Path) -> tuple[FloatArray, list[str], list[int]]:
    """Poses [P, N, 22, 3], prompts [P] and seeds [N] of a file written by ``python -m inference generate``.

    Raises:
        InputError: if the file is missing or holds something else.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            missing = {"poses", "prompts"} - set(file.files)
            if missing:
                lacks = " and no ".join(sorted(missing))
                raise InputError(f"{path} has no {lacks}: make it with python -m inference generate.")
            poses, prompts = file["poses"], [str(prompt) for prompt in file["prompts"]]
            seeds = [int(seed) for seed in file["seeds"]] if "seeds" in file.files else []
    except FileNotFoundError as error:
        raise InputError(f"{path} does not exist.") from error
    except (OSError, ValueError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise InputError(f"{path} is not a readable .npz file of poses: {error}.") from error
    if poses.ndim != 4 or poses.shape[2:] != (JOINT_COUNT, 3) or not poses.size or poses.dtype.kind != "f":
        raise InputError(
            f"The poses in {path} are {poses.dtype} {list(poses.shape)}, not numbers [prompts, poses, 22, 3]."
        )
    if len(prompts) != len(poses) or (seeds and len(seeds) != poses.shape[1]):
        raise InputError(
            f"{path} holds {len(poses)} × {poses.shape[1]} poses, "
            f"but {len(prompts)} prompts and {len(seeds)} seeds."
        )
    if not np.isfinite(poses).all():
        raise InputError(f"The poses in {path} hold numbers that are not finite; generate them again.")
    return poses.astype(np.float64), prompts, seeds


def choose(
    poses: FloatArray, prompts: Sequence[str], seeds: Sequence[int], index: tuple[int, int] | None
) -> list[Figure]:
    """The poses to show: one of them, or all in a grid with a row for every prompt.

    Raises:
        InputError: for an index that is out of range.
    """
    count, variants = poses.shape[:2]
    if index is not None:
        prompt, variant = index
        if not (0 <= prompt < count and 0 <= variant < variants):
            raise InputError(
                f"There is no pose {prompt},{variant}: "
                f"prompts are numbered 0 to {count - 1}, poses 0 to {variants - 1}."
            )
        return [Figure(poses[prompt, variant], 0, 0, prompts[prompt])]
    figures = []
    # One pose for each of many prompts fills rows as many poses of one prompt do.
    columns = min(_MOST_COLUMNS, variants if variants > 1 else max(1, round(count**0.5 * 1.3)))
    rows_per_prompt = -(-variants // columns)
    for prompt in range(count):
        for variant in range(variants):
            if variants > 1:
                row, column = prompt * rows_per_prompt + variant // columns, variant % columns
            else:
                row, column = divmod(prompt, columns)
            seed = f" · seed {seeds[variant]}" if seeds and variants > 1 else ""
            lines = textwrap.wrap(
                prompts[prompt] + seed, _LABEL_CHARACTERS, max_lines=_LABEL_LINES, placeholder=" …"
            )
            figures.append(Figure(poses[prompt, variant], row, column, "\n".join(lines)))
    return figures


def _read_picture(path: Path) -> ImageArray:
    """A picture that Blender wrote, uint8 [H, W, 4], top row first."""
    import bpy

    image: Any = bpy.data.images.load(str(path))
    width, height = image.size
    values = np.empty(4 * width * height, dtype=np.float32)
    image.pixels.foreach_get(values)
    bpy.data.images.remove(image)
    rows = values.reshape(height, width, 4)[::-1]
    return np.asarray(np.round(rows * 255.0), dtype=np.uint8)


def _sheet(context: Any, figures: Sequence[Figure], mannequins: Sequence[Any], path: Path) -> None:
    """Render every figure by itself, with its label, and put the pictures together."""
    import bpy

    from . import scene

    width, height = _TILE
    rows, columns = (max(getattr(figure, axis) for figure in figures) + 1 for axis in ("row", "column"))
    sheet: ImageArray = np.full((rows * height, columns * width, 4), 255, dtype=np.uint8)
    for mannequin in mannequins:
        mannequin.hide_render = True
    with TemporaryDirectory() as folder:
        for figure, mannequin in zip(figures, mannequins, strict=True):
            mannequin.hide_render = False
            scene.frame(context, [mannequin], aspect=width / height, below=_LABEL_HEIGHT)
            label = scene.label(context, figure.text, aspect=width / height, height=_LABEL_HEIGHT)
            tile = Path(folder) / "tile.png"
            scene.render(context, tile, width, height, _TILE_SAMPLES)
            bpy.data.objects.remove(label)
            mannequin.hide_render = True
            top, left = figure.row * height, figure.column * width
            sheet[top : top + height, left : left + width] = _read_picture(tile)
    for mannequin in mannequins:
        mannequin.hide_render = False
    write_png(path, sheet)


@contextmanager
def _silent_blender() -> Iterator[None]:
    """Keep Blender's progress lines, which it writes past Python, off standard output."""
    sys.stdout.flush()
    kept = os.dup(1)
    with open(os.devnull, "w") as nothing:
        os.dup2(nothing.fileno(), 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def show(figures: Sequence[Figure], blend: Path | None, png: Path | None) -> None:
    """Build the scene, keyframe the poses, and write what was asked for.

    Raises:
        InputError: if a file cannot be written.
    """
    import bpy

    from . import mannequin, scene
    from .apply import apply_pose
    from .armature import build

    bpy.ops.wm.read_factory_settings(use_empty=True)
    context = bpy.context
    mannequins: list[Any] = []
    for figure in figures:
        armature = build(context, location=(_SPACING * figure.column, _SPACING * figure.row, 0.0))
        apply_pose(armature, figure.pose, _FRAME)
        mannequins.append(mannequin.add(armature, mannequins[0].data if mannequins else None))
    scene.prepare(context)
    blender_scene: Any = context.scene
    blender_scene.frame_set(_FRAME)
    try:
        if png is not None and len(figures) > 1:
            _sheet(context, figures, mannequins, png)
        width, height = _PICTURE
        scene.frame(context, mannequins, aspect=width / height)
        if png is not None and len(figures) == 1:
            scene.render(context, png.resolve(), width, height)
        if blend is not None:
            bpy.ops.wm.save_as_mainfile(filepath=str(blend.resolve()), compress=True)
    except (OSError, RuntimeError) as error:  # Blender's operators raise RuntimeError
        raise InputError(f"The result could not be written: {error}") from error


def _index(text: str) -> tuple[int, int]:
    prompt, _, variant = text.partition(",")
    try:
        return int(prompt), int(variant)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not two numbers such as 0,3") from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m rig", description="Show generated poses as a Blender file and a picture."
    )
    parser.add_argument("file", type=Path, metavar="FILE.npz", help="poses from python -m inference generate")
    parser.add_argument(
        "--blend", type=Path, metavar="OUT.blend", help="write armature and mannequin, keyframed"
    )
    parser.add_argument(
        "--png", type=Path, metavar="OUT.png", help="write a picture; of several poses, a sheet"
    )
    parser.add_argument("--index", type=_index, metavar="P,N", help="only pose N of prompt P, counted from 0")
    options = parser.parse_args(arguments)
    try:
        if options.blend is None and options.png is None:
            raise InputError("Nothing to write: give --blend, --png or both.")
        for path in (options.blend, options.png):
            if path is not None and not path.resolve().parent.is_dir():
                raise InputError(f"The folder of {path} does not exist.")
        figures = choose(*read_poses(options.file), options.index)
        if importlib.util.find_spec("bpy") is None:
            raise InputError("Blender's Python module is missing: run this where `pip install bpy` was done.")
        with _silent_blender():
            show(figures, options.blend, options.png)
    except InputError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    for path in (options.blend, options.png):
        if path is not None:
            print(f"wrote {path}")
    return 0


if __name__ == "__main__":
    code = main()
    # Blender as a module can hang when Python takes it down.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
