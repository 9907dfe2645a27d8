"""Contact sheets of the pose book: every pose from two sides, its name underneath."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rig.skeleton import FloatArray
from rig.thumbnail import ImageArray, draw

# Name → azimuth and elevation of the camera, degrees. "side" sees the body from its left.
VIEWS: dict[str, tuple[float, float]] = {
    "quarter": (30.0, 14.0),
    "side": (90.0, 8.0),
    "front": (0.0, 8.0),
    "back": (-150.0, 14.0),
    "right": (-90.0, 8.0),
    "top": (20.0, 60.0),
}
USUAL_VIEWS = ("quarter", "side")

_PAPER = (244, 243, 240, 255)
_INK = (40, 40, 40, 255)

# Letters of 3 × 5 points: a row is an octal digit.
_GLYPHS = {
    "a": "25755", "b": "65656", "c": "34443", "d": "65556", "e": "74647", "f": "74644", "g": "34553",
    "h": "55755", "i": "72227", "j": "11152", "k": "55655", "l": "44447", "m": "57755", "n": "65555",
    "o": "25552", "p": "65644", "q": "25563", "r": "65655", "s": "34216", "t": "72222", "u": "55557",
    "v": "55552", "w": "55775", "x": "55255", "y": "55222", "z": "71247", "_": "00007", " ": "00000",
    "0": "75557", "1": "26227", "2": "61247", "3": "61216", "4": "55711", "5": "74616", "6": "34652",
    "7": "71222", "8": "75757", "9": "25316",
}  # fmt: skip
_SCALE = 2


def _write(sheet: ImageArray, text: str, top: int, left: int, width: int) -> None:
    """Print a text on the sheet, cut off at the width."""
    for index, letter in enumerate(text):
        x = left + index * 4 * _SCALE
        if x + 3 * _SCALE > left + width:
            return
        rows = [[int(bit) for bit in f"{int(digit):03b}"] for digit in _GLYPHS[letter]]
        mask = np.kron(np.array(rows), np.ones((_SCALE, _SCALE), dtype=int)) > 0
        sheet[top : top + mask.shape[0], x : x + mask.shape[1]][mask] = _INK


def labelled_sheet(
    names: Sequence[str],
    poses: Sequence[FloatArray],
    columns: int = 5,
    size: int = 200,
    views: Sequence[str] = USUAL_VIEWS,
) -> ImageArray:
    """Draw poses row by row, each from several sides with its name underneath.

    Args:
        names: of the poses: lower-case letters, digits and underscores.
        poses: float [22, 3] each.
        columns: poses in a row.
        size: width and height of one picture, pixels.
        views: names of :data:`VIEWS`.

    Returns:
        uint8 [H, W, 4], RGBA.
    """
    columns = max(min(columns, len(poses)), 1)
    line = 5 * _SCALE + 8
    width, height = size * len(views) + 6, size + line
    rows = -(-len(poses) // columns)
    sheet = np.empty((rows * height, columns * width, 4), dtype=np.uint8)
    sheet[:] = _PAPER
    for index, (name, pose) in enumerate(zip(names, poses, strict=True)):
        top, left = index // columns * height, index % columns * width
        for number, view in enumerate(views):
            azimuth, elevation = VIEWS[view]
            x = left + number * size
            sheet[top : top + size, x : x + size] = draw(pose, size, azimuth, elevation, _PAPER)
        _write(sheet, name, top + size + 2, left + 4, width - 8)
    return sheet
