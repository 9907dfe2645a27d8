"""``python -m training attention``: which words moved which parts of the body, as a picture."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from inference.pipeline import DEVICES, PosePipeline
from inference.request import PoseRequest
from rig.skeleton import JOINT, LIMBS
from rig.thumbnail import draw
from training.corpus.plots import save

_POSE_SIZE = 320
_MOST = 0.15  # a share above or below the mean that has the full colour


def whole_words(tokens: Sequence[str], shares: NDArray[np.float32]) -> tuple[list[str], NDArray[np.float32]]:
    """Word pieces joined to words: tokens and shares [T, 22] → W words and [W, 22]; start and end left out.

    The shares of a joint are scaled to 1 in sum over the words, since the ends say nothing to a reader.
    """
    words: list[str] = []
    rows: list[NDArray[np.float32]] = []
    for token, row in zip(tokens, shares, strict=True):
        if token in ("[CLS]", "[SEP]"):
            continue
        if token.startswith("##") and words:
            words[-1] += token.removeprefix("##")
            rows[-1] = rows[-1] + row
        else:
            words.append(token)
            rows.append(row)
    table = np.stack(rows)
    return words, table / table.sum(axis=0, keepdims=True)


def by_limb(shares: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mean over the joints of each limb: [W, 22] → [W, 6], in the order of :data:`rig.skeleton.LIMBS`."""
    return np.stack(
        [shares[:, [JOINT[name] for name in names]].mean(axis=1) for names in LIMBS.values()], axis=1
    )


def picture(pipeline: PosePipeline, prompts: Sequence[str], seed: int) -> Figure:
    """A row for each prompt: the pose, and how much of each limb's attention went to each word, per cent.

    Colours show how much more or less that is than the mean of all limbs: commas and articles gather what
    attention a part has no use for (Xiao et al. 2024, "attention sinks"), the same in all limbs.
    """
    figure = Figure(figsize=(11, 3.0 * len(prompts)), layout="constrained")
    grid = figure.subplots(len(prompts), 2, width_ratios=(1, 3.2), squeeze=False)
    for (left, right), prompt in zip(grid, prompts, strict=True):
        result = pipeline(PoseRequest(prompt=prompt, seeds=(seed,)), keep_attention=True)
        assert result.attention is not None
        words, shares = whole_words(result.tokens, result.attention[0])
        table = by_limb(shares).T
        left.imshow(draw(result.poses[0].astype(np.float64), _POSE_SIZE))
        left.set_axis_off()
        above = table - table.mean(axis=0)
        right.imshow(above, cmap="PuOr_r", aspect="auto", vmin=-_MOST, vmax=_MOST)
        right.set_xticks(range(len(words)), words, rotation=35, ha="right", fontsize=8)
        right.set_yticks(range(len(LIMBS)), [name.replace("_", " ") for name in LIMBS], fontsize=8)
        right.set_title(prompt, fontsize=9, loc="left")
        for (row, column), value in np.ndenumerate(table):
            right.text(column, row, f"{100 * value:.0f}", ha="center", va="center", fontsize=7)
    return figure


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training attention``."""
    parser.add_argument("prompts", nargs="+", metavar="PROMPT")
    parser.add_argument("--weights", default="default")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="auto", choices=DEVICES)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.png")


def run(arguments: argparse.Namespace) -> int:
    """Write the picture: per cent of each limb's attention, words in columns."""
    pipeline = PosePipeline.load(arguments.weights, arguments.device)
    save(picture(pipeline, arguments.prompts, arguments.seed), arguments.out)
    return 0
