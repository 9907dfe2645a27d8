"""The table of an evaluation: a row for each figure, a column for real poses and for each generator."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

REAL = "real"


@dataclass(frozen=True)
class Figure:
    """A measured number, with its 95 % interval where there is one."""

    value: float
    low: float | None = None
    high: float | None = None

    def to_json(self) -> dict[str, float]:
        """Plain JSON values; ``Figure(**values)`` reads them back."""
        interval = {} if self.low is None or self.high is None else {"low": self.low, "high": self.high}
        return {"value": self.value, **interval}


Figures = dict[str, Figure]


@dataclass(frozen=True)
class Row:
    """How a figure is shown.

    Attributes:
        key: of the figure; with ``per_judge`` there is one for each judge, ``key.judge``.
        label: what it is.
        better: ``↑``, ``↓``, or ``≈`` where the figure of real poses is the best.
        form: ``share`` (in per cent), ``number``, ``small`` (a number with more decimals), ``cm`` (given in
            metres), ``ms`` (given in seconds), ``count`` or ``rounding`` (an exponent).
        per_judge: whether the figure depends on the judge.
    """

    key: str
    label: str
    better: str
    form: str
    per_judge: bool = False


def rows(categories: Sequence[str]) -> tuple[Row, ...]:
    """The rows of the table; ``categories`` are those of the suite."""
    return (
        Row("r_precision_1", "R-precision, top 1 of 32", "↑", "share", True),
        Row("r_precision_2", "R-precision, top 2", "↑", "share", True),
        Row("r_precision_3", "R-precision, top 3", "↑", "share", True),
        Row("mm_dist", "MM-Dist", "↓", "number", True),
        Row("wins", "wins against nearest-neighbour retrieval", "↑", "share", True),
        Row("fid", "FID (of real poses: its floor)", "↓", "small", True),
        Row("fid_training", "FID of poses as they are drawn in training, for scale", "", "small", True),
        Row("diversity", "Diversity", "≈", "number", True),
        Row("multimodality", "MultiModality", "↑", "number", True),
        Row("swap_error", "sides swapped, test captions, by judge", "↓", "share", True),
        Row("swap_error_suite", "sides swapped, suite, by judge", "↓", "share", True),
        Row("swap_error_geometry", "sides swapped, suite, by geometry", "↓", "share"),
        *(Row(f"obeyed_{name}", f"suite obeyed: {name}", "↑", "share") for name in (*categories, "all")),
        Row("bone_error_before", "bone-length error before FK", "↓", "share"),
        Row("bone_error_after", "bone-length error after FK", "↓", "rounding"),
        Row("limit_violations", "poses with a joint beyond its limits", "≈", "share"),
        Row("self_intersections", "poses that run through themselves", "≈", "share"),
        Row("nearest_training", "distance to the nearest training pose, median", "≈", "cm"),
        Row("memorised", "nearer than 2 cm to a training pose", "≈", "share"),
        Row("seconds_batched", "time per pose, in batches", "↓", "ms"),
        Row("seconds_alone", "time of one pose alone, median", "↓", "ms"),
        Row("threads", "threads that took that time", "", "count"),
    )


def _shown(figure: Figure, form: str) -> str:
    if form == "rounding":
        return f"{figure.value:.0e}"
    scale, decimals, unit = {
        "share": (100.0, 1, "%"),
        "number": (1.0, 3, ""),
        "small": (1.0, 4, ""),
        "cm": (100.0, 1, " cm"),
        "ms": (1000.0, 1, " ms"),
        "count": (1.0, 0, ""),
    }[form]
    text = f"{scale * figure.value:.{decimals}f}{unit}"
    if figure.low is not None and figure.high is not None:
        text += f" ({scale * figure.low:.{decimals}f} – {scale * figure.high:.{decimals}f})"
    return text


def markdown(
    columns: Mapping[str, Figures], judges: Sequence[str], categories: Sequence[str], notes: Sequence[str]
) -> str:
    """The table, with 95 % intervals in brackets, and the notes below it.

    Args:
        columns: name → its figures, by ``key`` or ``key.judge``; what has not been measured is a dash.
        judges: their names.
        categories: of the suite.
        notes: a sentence or two each.
    """
    lines = [f"| | | {' | '.join(columns)} |", f"|---|---|{'---:|' * len(columns)}"]
    for row in rows(categories):
        for suffix in [f".{judge}" for judge in judges] if row.per_judge else [""]:
            cells = [
                _shown(figures[row.key + suffix], row.form) if row.key + suffix in figures else "–"
                for figures in columns.values()
            ]
            label = f"{row.label} [{suffix[1:]}]" if suffix else row.label
            lines.append(f"| {label} | {row.better} | {' | '.join(cells)} |")
    return "\n".join([*lines, "", *(f"- {note}" for note in notes)]) + "\n"


def as_json(columns: Mapping[str, Figures], settings: Mapping[str, Any], notes: Sequence[str]) -> str:
    """The same, and the settings, for programs."""
    entries = {
        name: {key: figure.to_json() for key, figure in figures.items()} for name, figures in columns.items()
    }
    return json.dumps({"settings": dict(settings), "entries": entries, "notes": list(notes)}, indent=1) + "\n"


def appendix(entries: Mapping[str, Mapping[str, Any]]) -> str:
    """How each entry was made, in Markdown: a row for each, by what its card tells (``about``).

    The losses are those on held-out takes, at half, three quarters and all of the training where the card has
    them: where they differ little, training had levelled off.
    """
    lines = [
        "| | parameters | steps x batch | learning rate | minutes | loss on held-out takes |",
        "|---|---:|---|---|---:|---|",
    ]
    for name, about in entries.items():
        training = about.get("training")
        if not isinstance(training, Mapping):
            lines.append(f"| {name} | – | – | – | – | – |")
            continue
        minutes = about.get("minutes", training.get("minutes", "–"))
        lines.append(
            f"| {name} | {about.get('parameters', 0):,} | {training['steps']:,} x {training['batch']} | "
            f"{training['learning_rate']:g} | {minutes} | {_losses(about)} |"
        )
    return "\n".join(lines) + "\n"


def _losses(about: Mapping[str, Any]) -> str:
    last = about.get("validation") or {}
    history = {int(step): terms for step, terms in (about.get("validation_history") or {}).items()}
    said = []
    for term, value in last.items():
        values = [
            history[min(history, key=lambda step: abs(step - share * max(history)))][term]
            for share in (0.5, 0.75)
            if history
        ]
        said.append(f"{term} {' → '.join(f'{number:.4g}' for number in [*values, value])}")
    return ", ".join(said) or "–"
