"""Pictures of the corpus: plots, maps of poses and sheets of rendered poses with words underneath."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from rig.skeleton import JOINT_NAMES, FloatArray
from rig.thumbnail import draw

from .measures import AXES, Coordinates, Shares
from .postures import NAMES as POSTURES

# Colours that stay apart for colour-blind eyes (P. Tol, "muted" and "bright"), one for each posture.
_COLOURS = (
    "#4477AA", "#CC6677", "#DDAA33", "#117733", "#882255",
    "#44AA99", "#AA4499", "#999933", "#EE3333", "#66CCEE", "#222255",
)  # fmt: skip
POSTURE_COLOURS: dict[str, str] = dict(zip(POSTURES, _COLOURS, strict=True))
OTHER = "#C8C8C8"
_BLUE, _ORANGE, _GREY = "#4477AA", "#DD7733", "#9A9A9A"
_AXIS_COLOURS = dict(zip(AXES, ("#CC3344", "#2E8B3D", "#3366BB"), strict=True))
_PAPER = (244, 243, 240)
_INK = (30, 30, 30)
_DPI = 110

# A legend must be seen where the points are small.
_LEGEND_POINT = 36


def cluster_colours(clusters: NDArray[np.integer]) -> FloatArray:
    """A colour for each cluster number, float [..., 3]; twenty in turn, so that some share one."""
    return np.asarray(matplotlib.colormaps["tab20"](clusters % 20))[..., :3]


def save(figure: Figure, path: Path) -> None:
    """Write a figure as a PNG of at most 256 colours, the same bytes for the same figure."""
    buffer = BytesIO()
    figure.savefig(buffer, format="png", dpi=_DPI, metadata={"Software": None})
    write_picture(Image.open(buffer), path)


def write_picture(picture: Image.Image, path: Path, colours: int = 256) -> None:
    """Write a picture as a PNG of so many colours at most."""
    few = picture.convert("RGB").quantize(colours, kmeans=1, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def _tidy(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8)


def joints(figures: Coordinates) -> Figure:
    """Mean, standard deviation and range of every coordinate, a panel for each axis."""
    figure = Figure(figsize=(12, 5.6), layout="constrained")
    panels = figure.subplots(1, 3, sharey=True)
    rows = np.arange(len(JOINT_NAMES))
    for axis, (panel, name) in enumerate(zip(panels, AXES, strict=True)):
        colour = _AXIS_COLOURS[name]
        mean, std = figures.mean[:, axis], figures.std[:, axis]
        panel.hlines(rows, figures.least[:, axis], figures.most[:, axis], color=_GREY, linewidth=1)
        panel.hlines(rows, mean - std, mean + std, color=colour, linewidth=5, alpha=0.75)
        panel.plot(mean, rows, "o", color="black", markersize=3)
        panel.set_title(f"{name}: {('to the left', 'up', 'ahead')[axis]}, m", fontsize=10)
        panel.grid(axis="x", alpha=0.3)
        _tidy(panel)
    panels[0].set_yticks(rows, [name.replace("_", " ") for name in JOINT_NAMES])
    panels[0].invert_yaxis()
    figure.suptitle(
        "Joint coordinates: range (line), mean ± standard deviation (bar), mean (dot)", fontsize=11
    )
    return figure


def explained_variance(ratios: FloatArray) -> Figure:
    """Variance that the first principal components explain together: ratios [K] of each."""
    total = np.cumsum(ratios)
    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.subplots()
    axes.plot(np.arange(1, len(total) + 1), 100 * total, color=_BLUE, linewidth=2)
    for share in (0.9, 0.95, 0.99):
        count = components_for(ratios, share)
        axes.plot([count, count, 0], [0, 100 * share, 100 * share], color=_GREY, linewidth=1, linestyle="--")
        axes.annotate(
            f"{100 * share:.0f} %: {count}",
            (count, 100 * share),
            (6, -13),
            textcoords="offset points",
            fontsize=9,
        )
    axes.set(
        xlim=(0, len(total)), ylim=(0, 102), xlabel="principal components", ylabel="explained variance, %"
    )
    axes.set_title("Principal components of the z-scored training poses", fontsize=11)
    axes.grid(alpha=0.3)
    _tidy(axes)
    return figure


def components_for(ratios: FloatArray, share: float) -> int:
    """How many components explain this share of the variance."""
    return min(int(np.searchsorted(np.cumsum(ratios), share)) + 1, len(ratios))


def maps(
    title: str,
    places: FloatArray,
    clusters: NDArray[np.integer],
    numbered: Sequence[int],
    posture: NDArray[np.int64],
) -> Figure:
    """Poses on a plane, coloured by cluster on the left and by posture on the right.

    Args:
        title: over both.
        places: float [S, 2].
        clusters: int [S].
        numbered: the clusters whose number is written at their middle.
        posture: int [S], index into ``POSTURES``, -1 for none of them.
    """
    figure = Figure(figsize=(13.5, 6.4), layout="constrained")
    by_cluster, by_posture = figure.subplots(1, 2)
    by_cluster.scatter(*places.T, s=7, c=cluster_colours(clusters), linewidths=0)
    for cluster in numbered:
        own = places[clusters == cluster]
        if len(own):
            by_cluster.annotate(
                str(cluster),
                tuple(np.median(own, axis=0)),
                fontsize=7,
                ha="center",
                va="center",
                bbox={
                    "boxstyle": "round,pad=0.15",
                    "facecolor": "white",
                    "edgecolor": cluster_colours(np.array(cluster)),
                    "alpha": 0.85,
                },
            )
    note = ", the most drawn numbered" if numbered else ""
    by_cluster.set_title(f"cluster (twenty colours in turn{note})", fontsize=10)
    for index in (-1, *range(len(POSTURES))):
        own = places[posture == index]
        if len(own):
            name = POSTURES[index] if index >= 0 else ""
            label = f"{(name or 'none of these').replace('_', ' ')} ({len(own)})"
            by_posture.scatter(
                *own.T,
                s=7 if index >= 0 else 4,
                color=POSTURE_COLOURS.get(name, OTHER),
                linewidths=0,
                label=label,
            )
    by_posture.set_title("posture (of several, the rarest)", fontsize=10)
    legend = by_posture.legend(fontsize=8, loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)
    for handle in legend.legend_handles:
        if handle is not None:
            handle.set(sizes=[_LEGEND_POINT])
    for axes in (by_cluster, by_posture):
        axes.set_xticks([])
        axes.set_yticks([])
    figure.suptitle(title, fontsize=12)
    return figure


def lengths(words: NDArray[np.int64], pairs: NDArray[np.int64], shares: FloatArray) -> Figure:
    """Histogram of caption lengths: of all pairs of pose and caption, and as the training stream draws them.

    Args:
        words: int [T], words of every distinct caption.
        pairs: int [T], how many poses have it.
        shares: float [T], its share of the stream.
    """
    figure = Figure(figsize=(8, 4), layout="constrained")
    axes = figure.subplots()
    count = int(words.max()) + 1
    axes.bar(
        np.arange(count),
        100 * np.bincount(words, pairs, count) / pairs.sum(),
        width=0.9,
        color=OTHER,
        label="all pairs",
    )
    axes.step(
        np.arange(count),
        100 * np.bincount(words, shares, count),
        where="mid",
        color=_BLUE,
        linewidth=2,
        label="as drawn",
    )
    axes.set(xlabel="words in a caption", ylabel="share, %", xlim=(0, count))
    axes.set_title("Length of captions", fontsize=11)
    axes.legend(fontsize=9, frameon=False)
    _tidy(axes)
    return figure


def vocabulary(verbs: Shares, parts: Shares) -> Figure:
    """Bars of the commonest verbs and of the parts of the body, by share of the training stream."""
    figure = Figure(figsize=(11, 6.6), layout="constrained")
    panels = figure.subplots(1, 2)
    for panel, rows, title, colour in (
        (panels[0], verbs, "verbs (commonest)", _BLUE),
        (panels[1], parts, "parts of the body", _ORANGE),
    ):
        places = np.arange(len(rows))
        shares = [100 * share for _, _, share in rows]
        panel.barh(places, shares, color=colour)
        panel.set_yticks(places, [name for name, _, _ in rows])
        panel.invert_yaxis()
        panel.set_title(title, fontsize=10)
        panel.set_xlabel("captions in the training stream that hold it, %", fontsize=9)
        _tidy(panel)
    return figure


def posture_shares(poses: FloatArray, drawn: FloatArray, quotas: Sequence[float]) -> Figure:
    """Share of every posture among the training poses and in the stream that training draws.

    Args:
        poses: float [P], share of the training poses.
        drawn: float [P], share of the stream.
        quotas: P least shares of the stream; 0 where none is promised.
    """
    figure = Figure(figsize=(8, 4.4), layout="constrained")
    axes = figure.subplots()
    places = np.arange(len(POSTURES))
    axes.barh(places - 0.2, 100 * poses, height=0.38, color=OTHER, label="of the training poses")
    axes.barh(
        places + 0.2, 100 * drawn, height=0.38, color=list(POSTURE_COLOURS.values()), label="of the stream"
    )
    for place, quota in zip(places, quotas, strict=True):
        if quota:
            axes.plot([100 * quota] * 2, [place - 0.42, place + 0.42], color="black", linewidth=1.5)
    for place, share, quota in zip(places, drawn, quotas, strict=True):
        axes.annotate(
            f"{100 * share:.1f}",
            (100 * max(share, quota), place + 0.2),
            (3, -3),
            textcoords="offset points",
            fontsize=7,
        )
    axes.set_yticks(places, [name.replace("_", " ") for name in POSTURES])
    axes.invert_yaxis()
    axes.set_xlabel("share, %")
    axes.set_title(
        "Postures: training poses (grey), as drawn (coloured), promised at least (line)", fontsize=11
    )
    _tidy(axes)
    return figure


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """DejaVu Sans, which comes with matplotlib, at a size in pixels."""
    return ImageFont.truetype(Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf", size)


def _wrapped(text: str, width: int, face: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and face.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def sheet(
    poses: Sequence[FloatArray],
    titles: Sequence[str],
    texts: Sequence[str],
    columns: int,
    size: int,
    points: int = 13,
) -> Image.Image:
    """Rendered poses with a title and a wrapped text below each, row by row.

    Args:
        poses: float [22, 3] each.
        titles: one line each.
        texts: any length; a row is as high as its longest text.
        columns: poses in a row.
        size: width and height of a rendered pose, pixels.
        points: height of the letters, pixels.
    """
    columns = min(columns, len(poses))
    face, line, gap = font(points), round(1.3 * points), 8
    wrapped = [_wrapped(text, size - 2 * gap, face) if text else [] for text in texts]
    rows = [range(first, min(first + columns, len(poses))) for first in range(0, len(poses), columns)]
    heights = [size + line * (1 + max(len(wrapped[index]) for index in row)) + 2 * gap for row in rows]
    picture = Image.new("RGB", (columns * size, sum(heights)), _PAPER)
    pen = ImageDraw.Draw(picture)
    top = 0
    for row, height in zip(rows, heights, strict=True):
        for index in row:
            left = (index - row.start) * size
            picture.paste(
                Image.fromarray(draw(poses[index], size, background=(*_PAPER, 255))[..., :3]), (left, top)
            )
            pen.text((left + gap, top + size), titles[index], _INK, font=face)
            for number, text in enumerate(wrapped[index], start=1):
                pen.text((left + gap, top + size + number * line), text, _INK, font=face)
            pen.line([(left, top), (left, top + height)], fill=(220, 219, 215))
        top += height
        pen.line([(0, top - 1), (picture.width, top - 1)], fill=(220, 219, 215))
    return picture
