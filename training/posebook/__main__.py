"""``python -m training.posebook COMMAND``: look at the pose book and check it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from inference.errors import PosewrightError
from rig.pose import mirror
from rig.skeleton import FloatArray
from rig.thumbnail import write_png

from .book import FOLDER, Pose, load_book
from .checks import check
from .evaluate import evaluate
from .sheet import USUAL_VIEWS, VIEWS, labelled_sheet
from .variation import neighbours, variations

# Two entries are one when no joint of theirs lies further apart, metres.
_TWINS = 0.06


def _selected(arguments: argparse.Namespace) -> list[Pose]:
    """Poses by family or by name; all when nothing is named."""
    book = load_book(arguments.folder)
    if not arguments.what:
        return list(book.values())
    families = {pose.family for pose in book.values()}
    for name in arguments.what:
        if name not in book and name not in families:
            raise PosewrightError("pose_book", f"There is no pose or family {name!r}.")
    return [pose for pose in book.values() if {pose.name, pose.family} & set(arguments.what)]


def _twins(places: dict[str, FloatArray]) -> list[tuple[str, str, float]]:
    """Pairs of poses, mirrored or not, none of whose joints lie further apart than 6 cm."""
    names = list(places)
    found = []
    for index, name in enumerate(names[1:], start=1):
        earlier = np.stack([places[other] for other in names[:index]])
        near = [
            np.linalg.norm(earlier - joints, axis=-1).max(axis=1)
            for joints in (places[name], mirror(places[name]))
        ]
        distances = np.minimum(*near)
        found += [(name, names[i], float(distances[i])) for i in np.flatnonzero(distances < _TWINS)]
    return found


def _check(arguments: argparse.Namespace) -> int:
    poses = _selected(arguments)
    failures = 0
    places: dict[str, FloatArray] = {}
    for pose in poses:
        report = check(pose)
        failures += bool(report.errors)
        for kind, lines in (("ERROR", report.errors), ("remark", report.remarks)):
            for line in lines:
                print(f"{pose.family}/{pose.name}: {kind}: {line}")
        if not report.errors:
            places[pose.name] = evaluate(pose)
    for name, other, distance in _twins(places):
        print(f"remark: {name} and {other} are the same to within {100 * distance:.1f} cm")
    print(f"{len(poses)} poses, {failures} with errors")
    return 1 if failures else 0


def _sheet(arguments: argparse.Namespace) -> int:
    names, drawn, failures = [], [], 0
    near = neighbours(load_book(arguments.folder)) if arguments.vary else {}
    for pose in _selected(arguments):
        try:
            if arguments.vary:
                rng = np.random.default_rng(0)
                varied = variations(pose, arguments.vary, rng, near[pose.name])
                names += [f"{pose.name} {number}" for number in range(arguments.vary)]
                drawn += list(varied)
            else:
                drawn.append(evaluate(pose))
                names.append(pose.name)
        except PosewrightError as error:
            failures += 1
            print(f"left out: {error}", file=sys.stderr)
    if drawn:
        write_png(
            arguments.out, labelled_sheet(names, drawn, arguments.columns, arguments.size, arguments.views)
        )
        print(f"{arguments.out}: {len(drawn)} pictures, {arguments.columns} in a row")
    return 1 if failures else 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.posebook", description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the families lie")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check poses; exit status 1 when one has errors")
    drawing = commands.add_parser("sheet", help="draw poses from two sides")
    for command in (checking, drawing):
        command.add_argument("what", nargs="*", metavar="FAMILY_OR_POSE", help="all unless given")
    drawing.add_argument("--out", type=Path, required=True, help="PNG file to write")
    drawing.add_argument("--columns", type=int, default=4, help="poses in a row")
    drawing.add_argument("--size", type=int, default=190, help="pixels of one picture")
    drawing.add_argument("--vary", type=int, default=0, metavar="N", help="draw N variations of each instead")
    drawing.add_argument(
        "--views",
        nargs="+",
        choices=VIEWS,
        default=USUAL_VIEWS,
        help="from where; quarter and side unless given",
    )
    arguments = parser.parse_args(argv)
    try:
        return _check(arguments) if arguments.command == "check" else _sheet(arguments)
    except PosewrightError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
