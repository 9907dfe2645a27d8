"""Prompt compliance: the share of generated poses that do what their prompt says.

The prompts lie in ``suite.toml``, each with the checks (:mod:`.checks`) that its pose must pass. A prompt
that names a side has a mirrored twin, made by swapping the words in prompt and checks, so that both sides
are asked for equally often and poses with the sides swapped can be counted.

The checks share no code with the captioner or with the checker of captions: a suite that used the rules which
write the training captions would call every mistake of theirs correct.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from inference.errors import PosewrightError
from rig.pose import mirror
from rig.skeleton import FloatArray
from rig.thumbnail import contact_sheet, write_png

from .checks import CHECKS, Body, Mask

SUITE = Path(__file__).parent / "suite.toml"
CATEGORIES = ("atomic", "compound", "negated", "posture", "action", "long")

_Z95 = 1.96
_RESAMPLES = 4000


@dataclass(frozen=True)
class Case:
    """A prompt and what must hold of its pose.

    Attributes:
        prompt: as an artist would type it.
        category: one of :data:`CATEGORIES`.
        checks: expressions for :func:`holds`; all must hold.
        group: number of the entry in the file; a prompt and its twin share it.
        sided: whether the prompt names a side, and so has a twin.
    """

    prompt: str
    category: str
    checks: tuple[str, ...]
    group: int
    sided: bool


def _fail(message: str, hint: str = "") -> PosewrightError:
    return PosewrightError("suite", message, hint)


def swap_sides(text: str) -> str:
    """The text with "left" and "right" exchanged, also inside names such as ``left_arm``."""
    swapped = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}
    return re.sub(r"(?<![A-Za-z])([Ll]eft|[Rr]ight)(?![A-Za-z])", lambda found: swapped[found[0]], text)


def _holds(node: ast.expr, expression: str, body: Body) -> Mask:
    match node:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return ~_holds(operand, expression, body)
        case ast.BoolOp(op=ast.And() | ast.Or() as operator, values=values):
            masks = np.stack([_holds(value, expression, body) for value in values])
            return np.asarray(masks.all(axis=0) if isinstance(operator, ast.And) else masks.any(axis=0))
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
            if name not in CHECKS:
                raise _fail(f"{expression!r}: there is no check {name!r}.", f"Known are {', '.join(CHECKS)}.")
            words = [argument.id for argument in arguments if isinstance(argument, ast.Name)]
            domains = CHECKS[name].domains
            if len(words) != len(arguments) or len(words) != len(domains):
                raise _fail(f"{expression!r}: {name} takes {len(domains)} names, not {len(arguments)}.")
            for word, domain in zip(words, domains, strict=True):
                if word not in domain:
                    raise _fail(
                        f"{expression!r}: {name} knows no {word!r}.", f"Known are {', '.join(domain)}."
                    )
            return CHECKS[name].function(body, *words)
    raise _fail(
        f"{expression!r} is no expression of checks.",
        "Write check(name, ...) with 'not', 'and', 'or' and parentheses.",
    )


def holds(expression: str, body: Body) -> Mask:
    """Whether an expression such as ``not bent(left_knee)`` holds, for each pose: bool [N].

    Raises:
        PosewrightError: ``suite``, for an unknown check or argument, or text that is no expression.
    """
    try:
        node = ast.parse(expression, mode="eval").body
    except SyntaxError as error:
        raise _fail(f"{expression!r} is no expression of checks: {error.msg}.") from error
    return _holds(node, expression, body)


def _texts(where: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(text, str) for text in value):
        raise _fail(f"{where}: checks is a list of at least one expression.")
    return tuple(value)


@lru_cache
def load_suite(path: Path = SUITE) -> tuple[Case, ...]:
    """Read the suite; every sided prompt is followed by its mirrored twin.

    Raises:
        PosewrightError: ``suite``, for the first thing that is wrong with the file.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise _fail(f"{path.name} is not valid TOML: {error}.") from error
    for category in data:
        if category not in CATEGORIES:
            raise _fail(f"{path.name}: unknown category {category!r}.", f"Known are {', '.join(CATEGORIES)}.")
    nobody = Body(np.zeros((0, 22, 3)))
    cases: list[Case] = []
    entries = [(category, entry) for category in data for entry in data[category]]
    for group, (category, entry) in enumerate(entries):
        prompt = entry.get("prompt")
        where = f"{path.name}: {prompt!r}"
        if not isinstance(prompt, str) or set(entry) != {"prompt", "checks"}:
            raise _fail(f"{where}: an entry has a prompt and checks, and nothing else.")
        checks = _texts(where, entry["checks"])
        for check in checks:
            holds(check, nobody)
        twin = swap_sides(prompt)
        if twin == prompt and any(swap_sides(check) not in checks and _names_side(check) for check in checks):
            raise _fail(f"{where}: names no side, yet its checks ask for one.")
        cases.append(Case(prompt, category, checks, group, twin != prompt))
        if twin != prompt:
            cases.append(Case(twin, category, tuple(map(swap_sides, checks)), group, True))
    seen: set[str] = set()
    for case in cases:
        if case.prompt in seen:
            raise _fail(
                f"{path.name}: {case.prompt!r} is there twice.", "A sided prompt brings its twin by itself."
            )
        seen.add(case.prompt)
    return tuple(cases)


def _names_side(check: str) -> bool:
    """Whether swapping the sides changes what an expression asks for."""
    if swap_sides(check) == check:
        return False
    # "a or b" that swaps into "b or a" asks for neither side.
    return set(check.split(" or ")) != set(swap_sides(check).split(" or "))


def prompts() -> frozenset[str]:
    """All prompts of the suite: texts to keep out of training."""
    return frozenset(case.prompt for case in load_suite())


@dataclass(frozen=True, eq=False)
class Outcome:
    """What became of a case.

    Attributes:
        case: the prompt and its checks.
        obeyed: bool [K], for each seed whether all checks hold.
        swapped: bool [K], whether they do not hold, but would on the mirrored pose.
        each: share of the seeds for which a check holds, by check.
    """

    case: Case
    obeyed: Mask
    swapped: Mask
    each: dict[str, float]


def judge(case: Case, poses: FloatArray) -> Outcome:
    """Check the poses [K, 22, 3] made from a prompt."""
    body, reflected = Body(np.asarray(poses, dtype=np.float64)), Body(np.asarray(mirror(poses), np.float64))
    masks = {check: holds(check, body) for check in case.checks}
    obeyed = np.all(list(masks.values()), axis=0)
    swapped = np.all([holds(check, reflected) for check in case.checks], axis=0) & ~obeyed & case.sided
    return Outcome(case, obeyed, swapped, {check: float(mask.mean()) for check, mask in masks.items()})


def wilson(obeyed: int, total: int) -> tuple[float, float]:
    """95% interval of a share by Wilson's score method (E. B. Wilson, JASA 22, 1927)."""
    share, z2 = obeyed / total, _Z95**2 / total
    centre = (share + z2 / 2) / (1 + z2)
    half = _Z95 * np.sqrt(share * (1 - share) / total + z2 / total / 4) / (1 + z2)
    return max(centre - half, 0.0), min(centre + half, 1.0)


def share_of(outcomes: Sequence[Outcome]) -> tuple[float, float, float]:
    """Mean share over prompts and its 95% interval.

    Seeds of one prompt, and a prompt and its twin, are not independent: entries of the file are drawn
    again as a whole (cluster bootstrap, percentiles).
    """
    groups: dict[int, list[float]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.case.group, []).append(float(outcome.obeyed.mean()))
    sums = np.array([[sum(shares), len(shares)] for shares in groups.values()])
    rows = np.random.default_rng(0).integers(len(sums), size=(_RESAMPLES, len(sums)))
    resampled = sums[rows].sum(axis=1)
    low, high = np.quantile(resampled[:, 0] / resampled[:, 1], [0.025, 0.975])
    return float(sums[:, 0].sum() / sums[:, 1].sum()), float(low), float(high)


def tables(outcomes: Sequence[Outcome]) -> str:
    """Markdown: by category, then by prompt, with 95% intervals."""
    lines = ["| category | prompts | obeyed | 95% | sides swapped |", "|---|---|---|---|---|"]
    for name in (*CATEGORIES, "all"):
        chosen = [outcome for outcome in outcomes if name in ("all", outcome.case.category)]
        if not chosen:
            continue
        mean, low, high = share_of(chosen)
        sided = [outcome.swapped.mean() for outcome in chosen if outcome.case.sided]
        swaps = f"{np.mean(sided):.1%}" if sided else "–"
        lines.append(f"| {name} | {len(chosen)} | {mean:.1%} | {low:.1%} – {high:.1%} | {swaps} |")
    lines += ["", "| prompt | category | obeyed | 95% |", "|---|---|---|---|"]
    for outcome in outcomes:
        low, high = wilson(int(outcome.obeyed.sum()), len(outcome.obeyed))
        share = f"{outcome.obeyed.mean():.0%} | {low:.0%} – {high:.0%}"
        lines.append(f"| {outcome.case.prompt} | {outcome.case.category} | {share} |")
    return "\n".join(lines)


def as_json(outcomes: Iterable[Outcome], settings: dict[str, Any]) -> str:
    """Settings, shares by category and everything about each prompt."""
    outcomes = list(outcomes)
    names = [name for name in CATEGORIES if any(outcome.case.category == name for outcome in outcomes)]
    by_category = {
        name: share_of([outcome for outcome in outcomes if name in ("all", outcome.case.category)])
        for name in (*names, "all")
    }
    return json.dumps(
        {
            "settings": settings,
            "categories": {
                name: {"share": share, "low": low, "high": high}
                for name, (share, low, high) in by_category.items()
            },
            "prompts": [
                {
                    "prompt": outcome.case.prompt,
                    "category": outcome.case.category,
                    "obeyed": outcome.obeyed.tolist(),
                    "swapped": outcome.swapped.tolist(),
                    "checks": outcome.each,
                }
                for outcome in outcomes
            ],
        },
        indent=1,
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training compliance``."""
    from inference.pipeline import DEVICES

    parser.add_argument("--weights", default="default")
    parser.add_argument("--device", default="auto", choices=DEVICES)
    parser.add_argument("--num", type=int, default=8, help="seeds for each prompt")
    parser.add_argument("--seed", type=int, default=0, help="first seed")
    parser.add_argument(
        "--best-of",
        type=int,
        default=1,
        metavar="N",
        help="of every N poses judge the one with which the checker of captions agrees most",
    )
    parser.add_argument("--steps", type=int)
    parser.add_argument("--guidance", type=float)
    parser.add_argument(
        "--category", nargs="+", choices=CATEGORIES, default=CATEGORIES, help="all unless given"
    )
    parser.add_argument("--json", type=Path, metavar="FILE.json", help="also write every result")
    parser.add_argument(
        "--sheet", type=Path, metavar="FILE.png", help="also draw the poses, a row for each prompt"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the tables for one set of weights."""
    from inference.pipeline import PosePipeline
    from inference.request import PoseRequest

    cases = [case for case in load_suite() if case.category in arguments.category]
    pipeline = PosePipeline.load(arguments.weights, arguments.device)
    if arguments.num < 1 or arguments.best_of < 1:
        raise PosewrightError(
            "bad_request", "Nothing was asked for.", "Give --num and --best-of of 1 or more."
        )
    seeds = tuple(range(arguments.seed, arguments.seed + arguments.num * arguments.best_of))
    requests = [PoseRequest(case.prompt, seeds, arguments.steps, arguments.guidance) for case in cases]
    poses = np.stack([pipeline(request).poses for request in requests])
    if arguments.best_of > 1:
        from .choice import best_of

        made = zip(cases, poses, strict=True)
        poses = np.stack([best_of(case.prompt, of_case, arguments.best_of) for case, of_case in made])
    outcomes = [judge(case, made) for case, made in zip(cases, poses, strict=True)]
    print(tables(outcomes))
    if arguments.json is not None:
        settings = {
            name: getattr(arguments, name)
            for name in ("weights", "num", "seed", "best_of", "steps", "guidance")
        }
        arguments.json.write_text(as_json(outcomes, settings) + "\n", encoding="utf-8")
    if arguments.sheet is not None:
        write_png(
            arguments.sheet,
            contact_sheet(poses.reshape(-1, *poses.shape[2:]), columns=arguments.num, size=112),
        )
    return 0
