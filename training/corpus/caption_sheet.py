"""``python -m training caption-sheet``: pairs of pose and caption, drawn as for training, to be read."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import Image

from inference.errors import PosewrightError

from .plots import sheet
from .store import KINDS, Corpus

COLUMNS = 10
_SIZE = 200
_QUALITY = 85


def drawn_pairs(corpus: Corpus, count: int, seed: int) -> list[tuple[int, str]]:
    """Rows of poses with one of their captions each, drawn from the training stream, no pair twice.

    Raises:
        PosewrightError: ``count`` where the stream has fewer pairs.
    """
    weights = corpus.pair_weights
    most = int(np.count_nonzero(weights))
    if not 1 <= count <= most:
        raise PosewrightError("count", f"{count} pairs cannot be drawn.", f"Ask for 1 to {most}.")
    chosen = np.random.default_rng(seed).choice(len(weights), count, replace=False, p=weights)
    texts = corpus.caption_rows[chosen].tolist()
    return [
        (int(row), corpus.texts[text])
        for row, text in zip(corpus.pose_of_caption[chosen], texts, strict=True)
    ]


def caption_sheet(corpus: Corpus, count: int, seed: int) -> Image.Image:
    """Drawn pairs as one picture: the pose, its number on the sheet and row in the corpus, the caption."""
    pairs = drawn_pairs(corpus, count, seed)
    titles = [f"{number} · {KINDS[corpus.kind[row]]} {row}" for number, (row, _) in enumerate(pairs, start=1)]
    return sheet([corpus.poses[row] for row, _ in pairs], titles, [text for _, text in pairs], COLUMNS, _SIZE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training caption-sheet``."""
    parser.add_argument("--corpus", type=Path, required=True, help="corpus.npz, as prepare wrote it")
    parser.add_argument("--out", type=Path, required=True, help="JPEG file to write")
    parser.add_argument("--count", type=int, default=100, help="pairs to draw (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the draw (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """``python -m training caption-sheet``."""
    corpus = Corpus.load(arguments.corpus)
    picture = caption_sheet(corpus, arguments.count, arguments.seed)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    picture.save(arguments.out, "JPEG", quality=_QUALITY, optimize=True)
    print(f"{arguments.out}: {arguments.count} pairs of corpus {corpus.sha256[:12]}")
    return 0
