"""``python -m training baseline NAME``: make a rival from the corpus."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from inference.encoders import ENCODERS
from inference.pipeline import DEVICES
from training.corpus import Corpus

from . import METHODS, NAMES, check_name, nearest, real
from .loop import train_network


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training baseline``."""
    parser.add_argument("name", metavar="NAME", help=f"one of: {', '.join(NAMES)}")
    parser.add_argument("--corpus", type=Path, required=True, help="file that prepare wrote")
    parser.add_argument("--run", type=Path, required=True, metavar="DIR", help="folder of the run")
    parser.add_argument(
        "--steps", type=int, help="optimiser steps, of what is trained (default: the baseline's own)"
    )
    parser.add_argument("--batch", type=int, help="poses a step, likewise")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="auto", choices=DEVICES)
    parser.add_argument(
        "--texts",
        type=Path,
        metavar="DIR",
        help="folder of encoded captions, shared by runs (default: --run)",
    )
    parser.add_argument("--encoder", default="minilm", choices=tuple(ENCODERS))
    parser.add_argument("--encoder-folder", help="folder of the text encoder's files")


def run(arguments: argparse.Namespace) -> int:
    """Corpus → a baseline's file and card; training goes on where an interrupted run stopped."""
    check_name(arguments.name)
    corpus = Corpus.load(arguments.corpus)
    encoder = (arguments.device, arguments.encoder, arguments.encoder_folder, arguments.texts)
    if arguments.name == real.Real.name:
        path = real.build(corpus, arguments.run)
    elif arguments.name == nearest.Nearest.name:
        path = nearest.build(corpus, arguments.run, *encoder)
    else:
        method = METHODS[arguments.name]
        given = {"steps": arguments.steps, "batch": arguments.batch}
        config = replace(
            method.config, seed=arguments.seed, **{k: v for k, v in given.items() if v is not None}
        )
        path = train_network(arguments.name, method, corpus, config, arguments.run, *encoder)
    print(f"wrote {path}")
    return 0
