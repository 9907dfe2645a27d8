"""``python -m training COMMAND``: from raw motion capture to weights."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from inference.errors import PosewrightError

# Threads that wait sleep, so that other programs on the machine do not stall a run. Read by torch's import.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

# Command → (module, one line of help). A module has ``add_arguments(parser)`` and ``run(arguments) -> int``
# and is imported only when its command is called.
COMMANDS: dict[str, tuple[str, str]] = {
    "prepare": (
        "training.corpus.prepare",
        "make the corpus: captioned poses from raw collections and the pose book, in one file",
    ),
    "report": ("training.corpus.report", "describe a corpus: a page with figures and plots"),
    "caption-sheet": ("training.corpus.caption_sheet", "draw captions of a corpus with their poses"),
    "train": ("training.train", "train the denoiser and write weights with their card"),
    "judge": ("training.evaluation.judges.train", "train a judge of how well poses fit their words"),
    "baseline": ("training.baselines.command", "train or build a rival of the model on the same corpus"),
    "evaluate": ("training.evaluation.evaluate", "one table of figures for the model and its rivals"),
    "ablate": ("training.ablation", "short runs that tell what each choice of the design is worth"),
    "attention": ("training.evaluation.attention", "draw which words moved which parts of the body"),
    "speed": ("training.evaluation.speed", "time of one pose beside the sampler of the first paper"),
    "compliance": ("training.evaluation.suite", "share of generated poses that do what their prompt says"),
    "names": ("training.evaluation.names", "whether names that were kept out of training are understood"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status (2 for a failure that the message explains)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, text) in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=text, description=text)
        if arguments[:1] == [name]:
            importlib.import_module(module).add_arguments(subparser)
    parsed = parser.parse_args(arguments)
    try:
        return int(importlib.import_module(COMMANDS[parsed.command][0]).run(parsed))
    except PosewrightError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
