"""``python -m training names``: whether a name that was never trained on leads to the pose it is of.

Entries of the pose book go by many names ("a girl texting", "halt!"). A few are kept out of the corpus
(:func:`training.posebook.book.held_out_names`), whose entries are learned under their other names. Of a pose
that is made from such a name it is asked how many entries are nearer to it than the one that the name is of.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.errors import PosewrightError
from inference.pipeline import DEVICES
from rig.pose import canonicalize, mirror
from rig.skeleton import FloatArray
from rig.thumbnail import contact_sheet, write_png
from training.posebook import evaluate, load_book
from training.posebook.book import held_out_names

from .generators import load_weights_or_baseline, make_all
from .suite import wilson

NEAREST = (1, 5, 20)
_BATCH = 32
_SHEET_ROWS = 60


def nearer(poses: FloatArray, entries: FloatArray, own: Sequence[int]) -> NDArray[np.int64]:
    """How many entries are nearer to each pose than its own one, left and right as they may be.

    Args:
        poses: float [P, N, 22, 3], N poses for each of P names.
        entries: float [E, 22, 3].
        own: P indices of entries.

    Returns:
        int64 [P, N]; nearness is the mean distance of the joints.
    """
    poses, entries = canonicalize(poses), canonicalize(entries)
    mirrored = mirror(entries)
    counts = np.empty(poses.shape[:2], np.int64)
    for row, (of_name, index) in enumerate(zip(poses, own, strict=True)):
        distances = np.minimum(_distances(of_name, entries), _distances(of_name, mirrored))
        counts[row] = (distances < distances[:, index, None]).sum(-1)
    return counts


def _distances(poses: FloatArray, entries: FloatArray) -> FloatArray:
    """Mean distance of the joints, [N, 22, 3] and [E, 22, 3] → [N, E]."""
    return np.asarray(np.linalg.norm(poses[:, None] - entries, axis=-1).mean(-1))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training names``."""
    parser.add_argument("--weights", default="default", metavar="NAME|FILE", help="of model or baseline")
    parser.add_argument("--device", default="auto", choices=DEVICES)
    parser.add_argument("--num", type=int, default=4, help="seeds for each name")
    parser.add_argument(
        "--sheet", type=Path, metavar="FILE.png", help="also draw poses: a row for a name, its entry first"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the shares of poses whose entry is among the nearest."""
    if arguments.num < 1:
        raise PosewrightError("bad_request", "Nothing was asked for.", "Give --num of 1 or more.")
    book = load_book()
    places = {name: index for index, name in enumerate(book)}
    entries = np.stack([evaluate(entry) for entry in book.values()])
    asked = held_out_names(book.values())
    generator = load_weights_or_baseline(Path(arguments.weights), arguments.device)
    made = make_all(generator, [name for _, name in asked], range(arguments.num), _BATCH)
    own = [places[entry] for entry, _ in asked]
    counts = nearer(made.poses.astype(np.float64), entries, own)
    print(f"{generator.name}: {len(asked)} names, {arguments.num} seeds, {len(book)} entries")
    for most in NEAREST:
        shares = (counts < most).mean(1)
        low, high = wilson(round(shares.sum()), len(shares))
        interval = f"{100 * low:.1f} to {100 * high:.1f}; by chance {100 * most / len(book):.1f}%"
        print(f"entry among the {most} nearest: {100 * shares.mean():.1f}% ({interval})")
    if arguments.sheet is not None:
        rows = np.concatenate([entries[own, None], made.poses], axis=1)[:_SHEET_ROWS]
        sheet = contact_sheet(rows.reshape(-1, *rows.shape[2:]), columns=arguments.num + 1, size=112)
        write_png(arguments.sheet, sheet)
    return 0
