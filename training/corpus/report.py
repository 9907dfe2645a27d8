"""``python -m training report``: what is in a corpus, as a page of figures and plots."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE

from rig.skeleton import JOINT_NAMES, FloatArray

from . import plots
from .measures import (
    AXES,
    NEAR_CONSTANT,
    Coordinates,
    Shares,
    Words,
    angle_ranges,
    bones,
    coordinates,
    distinct,
    limit_violations,
    lowest_skin,
    medoid,
    typical_captions,
)
from .postures import NAMES as POSTURES
from .postures import QUOTAS
from .store import KINDS, SPLITS, VOICES, Corpus

PAGE, PICTURES = "corpus.md", "corpus"
DISTINCT = 0.05
_CLUSTERS_SHOWN = 24
_CAPTIONS_SHOWN = 3
_MAPPED = 4000
_VERBS_SHOWN = 30
_TSNE_COMPONENTS = 50
_SEED = 0
_NUMBER = re.compile(r"-?\d")


def _percent(share: float, digits: int = 1) -> str:
    return f"{100 * share:.{digits}f}%"


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; columns of numbers stand to the right."""
    cells = [[str(cell).replace("|", "/") for cell in row] for row in rows]
    numeric = [all(_NUMBER.match(row[place]) for row in cells if row[place]) for place in range(len(header))]
    rule = ["---:" if right else "---" for right in numeric]
    return "\n".join(f"| {' | '.join(row)} |" for row in [list(header), rule, *cells])


class _Page:
    """A Markdown page, section by section, each closed by the command that makes its figures."""

    def __init__(self, command: str) -> None:
        self._command = command
        self._blocks: list[str] = []

    def section(self, title: str, *blocks: str) -> None:
        self._blocks += [f"## {title}", *blocks, f"Made by `{self._command}`."]

    def text(self, head: str) -> str:
        return "\n\n".join([head, *self._blocks]) + "\n"


def _origins(corpus: Corpus) -> str:
    """Table of sources: groups, poses by kind and split, and share of the stream."""
    names = np.array([group["source"] for group in corpus.groups])
    source = names[corpus.group]
    header = ["source", "licence", "takes or entries", *KINDS, "mirrored", *SPLITS, "share of the stream"]
    rows: list[list[object]] = []
    for name in [*dict.fromkeys(names.tolist()), None]:
        own = np.ones(len(corpus), bool) if name is None else source == name
        groups = [group for group in corpus.groups if name in {None, group["source"]}]
        licences = "" if name is None else ", ".join(sorted({str(group["licence"]) for group in groups}))
        rows.append(
            [
                name or "**all**",
                licences,
                f"{len(groups):,}",
                *(f"{int((own & (corpus.kind == kind)).sum()):,}" for kind in range(len(KINDS))),
                f"{int((own & corpus.mirrored).sum()):,}",
                *(f"{int((own & (corpus.split == split)).sum()):,}" for split in range(len(SPLITS))),
                _percent(float(corpus.weight[own].sum())),
            ]
        )
    return _table(header, rows)


def _splits(corpus: Corpus) -> str:
    rows = []
    for number, name in enumerate(SPLITS):
        own = corpus.split == number
        pairs = own[corpus.pose_of_caption]
        rows.append(
            [
                name,
                f"{len(np.unique(corpus.group[own])):,}",
                f"{int(own.sum()):,}",
                f"{int(pairs.sum()):,}",
                f"{len(np.unique(corpus.caption_rows[pairs])):,}",
            ]
        )
    crossing = sum(
        len(np.unique(corpus.split[corpus.group == group])) > 1 for group in np.unique(corpus.group)
    )
    table = _table(
        ["split", "takes and entries", "poses", "pairs of pose and caption", "distinct captions"], rows
    )
    return f"{table}\n\nTakes and entries that are in more than one split: {crossing}."


def _coverage(corpus: Corpus, pictures: Path) -> list[str]:
    training = corpus.split == SPLITS.index("train")
    captions = np.diff(corpus.caption_starts)
    members = [*corpus.posture.T, ~corpus.posture.any(1)]
    drawn = np.array([corpus.weight[own].sum() for own in members])
    of_training = np.array([own[training].mean() for own in members])
    rows = []
    for index, (name, own) in enumerate(zip([*POSTURES, "none of these"], members, strict=True)):
        rows.append(
            [
                name.replace("_", " "),
                f"{int(own.sum()):,}",
                *(f"{int((own & (corpus.kind == kind)).sum()):,}" for kind in range(len(KINDS))),
                f"{int((own & ~training).sum()):,}",
                _percent(float(own.mean())),
                _percent(float(drawn[index])),
                _percent(QUOTAS[name]) if name in QUOTAS else "",
                f"{int(captions[own].sum()):,}",
            ]
        )
    count = len(POSTURES)
    quotas = [QUOTAS.get(name, 0.0) for name in POSTURES]
    plots.save(plots.posture_shares(of_training[:count], drawn[:count], quotas), pictures / "postures.png")
    header = ["posture", "poses", *KINDS, "held out", "of all poses", "of the stream", "at least", "captions"]
    return [
        "A pose may show several postures (crouching on one leg), or none that the rules are sure of.",
        _table(header, rows),
        "![Share of every posture](corpus/postures.png)",
    ]


def _distinctness(corpus: Corpus) -> list[str]:
    kept = distinct(corpus.poses, DISTINCT)
    rows = []
    for number, kind in enumerate(KINDS):
        own = corpus.kind == number
        rows.append([kind, f"{int(own.sum()):,}", f"{int(kept[own].sum()):,}"])
    rows.append(["**all**", f"{len(corpus):,}", f"{int(kept.sum()):,}"])
    return [
        f"Poses that differ from every one counted before by at least {100 * DISTINCT:.0f} cm in mean joint "
        "position, in the order of the file:",
        _table(["kind", "poses", "distinct"], rows),
    ]


def _skeleton(corpus: Corpus) -> list[str]:
    found = bones(corpus.poses)
    worst = int(found.deviation.argmax())
    rows = [
        [name.replace("_", " "), f"{100 * length:.4f}", f"{100 * mean:.4f}", f"{deviation:.1e}"]
        for name, length, mean, deviation in zip(
            found.names, found.lengths, found.mean, found.deviation, strict=True
        )
    ]
    return [
        f"Largest relative deviation of any bone of any pose: **{found.deviation[worst]:.1e}** "
        f"(to the {found.names[worst].replace('_', ' ')}).",
        _table(["bone to", "reference, cm", "mean, cm", "largest relative deviation"], rows),
    ]


def _floor(corpus: Corpus) -> list[str]:
    lowest = lowest_skin(corpus.poses)
    rows = []
    for number, kind in enumerate(KINDS):
        own = lowest[corpus.kind == number]
        if len(own):
            rows.append(
                [
                    kind,
                    f"{100 * max(-own.min(), 0.0):.2f}",
                    f"{int((own < -0.01).sum()):,}",
                    _percent(float((np.abs(own) <= 0.01).mean())),
                    _percent(float((own > 0.01).mean())),
                ]
            )
    return [
        f"The deepest that the body's surface (`rig.skeleton.SKIN_RADII`) is in the floor: "
        f"**{100 * max(-lowest.min(), 0.0):.2f} cm**.",
        _table(["kind", "deepest, cm", "deeper than 1 cm", "on the floor to 1 cm", "in the air"], rows),
    ]


def _joint_limits(corpus: Corpus) -> list[str]:
    beyond = limit_violations(corpus)
    ranges = angle_ranges(corpus)
    of_kind = [corpus.kind == number for number in range(len(KINDS))]
    present = [number for number, own in enumerate(of_kind) if own.any()]
    kinds = [KINDS[number] for number in present]
    any_beyond = np.logical_or.reduce(list(beyond.values()))
    summary = [
        [
            KINDS[number],
            f"{int(of_kind[number].sum()):,}",
            f"{int((any_beyond & of_kind[number]).sum()):,}",
            _percent(float(any_beyond[of_kind[number]].mean()), 2),
        ]
        for number in present
    ]
    rows = []
    for name, held in beyond.items():
        low, high = corpus.limits[name]
        least, most = ranges[name]
        rows.append(
            [
                name,
                f"{low:.0f} to {high:.0f}",
                f"{least:.0f} to {most:.0f}",
                *(_percent(float(held[of_kind[number]].mean()), 2) for number in present),
            ]
        )
    return [
        "Poses with an angle beyond its limits (`training/corpus/joint_limits.py`):",
        _table(["kind", "poses", "beyond a limit", "share"], summary),
        _table(["angle", "limits, degrees", "found, degrees", *kinds], rows),
    ]


def _coordinates(figures: Coordinates, pictures: Path) -> list[str]:
    rows = [
        [
            name.replace("_", " "),
            *(
                f"{figures.mean[joint, axis]:.3f} ± {figures.std[joint, axis]:.3f} "
                f"({figures.least[joint, axis]:.2f} … {figures.most[joint, axis]:.2f})"
                for axis in range(3)
            ),
        ]
        for joint, name in enumerate(JOINT_NAMES)
    ]
    constant = figures.near_constant
    varying = np.argsort(figures.std, axis=None)[len(constant) :][:5]
    least = ", ".join(
        f"{JOINT_NAMES[joint].replace('_', ' ')} {AXES[axis]} ({100 * figures.std[joint, axis]:.1f} cm)"
        for joint, axis in (divmod(int(index), 3) for index in varying)
    )
    named = ", ".join(name.replace("_", " ") for name in constant) or "none"
    plots.save(plots.joints(figures), pictures / "joints.png")
    return [
        "Over the training poses, metres: mean ± standard deviation (least … greatest).",
        _table(["joint", "x, to the left", "y, up", "z, ahead"], rows),
        f"Of the 66 numbers of a pose vector, {len(constant)} are near constant (standard deviation below "
        f"{1000 * NEAR_CONSTANT:.0f} mm): {named}. Next come {least}.",
        "![Range of every coordinate](corpus/joints.png)",
    ]


def _scored(corpus: Corpus, rows: NDArray[np.int64]) -> FloatArray:
    """Z-scored pose vectors, float64 [R, 66]."""
    vectors = (corpus.poses[rows].astype(np.float64) - corpus.mean) / corpus.std
    return np.asarray(vectors.reshape(len(rows), -1))


def _rarest_posture(corpus: Corpus, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The posture of each pose that fewest poses show, -1 for none: int64 [R]."""
    order = np.argsort(-corpus.posture.sum(0), kind="stable")  # the rarest is written last
    found = np.full(len(rows), -1)
    for posture in order:
        found[corpus.posture[rows, posture]] = posture
    return found


def _maps(corpus: Corpus, numbered: Sequence[int], pictures: Path) -> list[str]:
    training = corpus.of_split("train")
    pca = PCA(svd_solver="full").fit(_scored(corpus, training))
    ratios = pca.explained_variance_ratio_
    plots.save(plots.explained_variance(ratios), pictures / "pca.png")
    weights = corpus.weight[training]
    count = min(_MAPPED, int(np.count_nonzero(weights)))
    rng = np.random.default_rng(_SEED)
    sample = np.sort(rng.choice(training, count, replace=False, p=weights / weights.sum()))
    posture = _rarest_posture(corpus, sample)
    projected = pca.transform(_scored(corpus, sample))
    # One thread: the order of sums, and with it the picture, is always the same.
    neighbours = TSNE(
        perplexity=min(30.0, (count - 1) / 3), init="pca", random_state=_SEED, n_jobs=1
    ).fit_transform(projected[:, :_TSNE_COMPONENTS])
    for name, title, places, labels in (
        ("pca_map.png", "First two principal components", projected[:, :2], ()),  # too dense for labels
        ("tsne_map.png", "t-SNE", neighbours, numbered),
    ):
        full = f"{title}: {count:,} poses as training draws them"
        plots.save(plots.maps(full, places, corpus.cluster[sample], labels, posture), pictures / name)
    shares = ", ".join(
        f"{plots.components_for(ratios, share)} explain {_percent(share, 0)}" for share in (0.9, 0.95, 0.99)
    )
    return [
        f"Principal components of the z-scored training poses: {shares} of the variance, "
        f"the first two {_percent(float(ratios[:2].sum()))}.",
        "![Explained variance](corpus/pca.png)",
        "![Principal components by cluster and posture](corpus/pca_map.png)",
        f"t-SNE (van der Maaten and Hinton 2008) of the first {_TSNE_COMPONENTS} components, perplexity 30:",
        "![t-SNE by cluster and posture](corpus/tsne_map.png)",
    ]


def _clusters(corpus: Corpus, ranked: Sequence[int], shares: FloatArray, pictures: Path) -> list[str]:
    members = [np.flatnonzero((corpus.cluster == cluster) & (corpus.weight > 0)) for cluster in ranked]
    medoids = corpus.poses[[medoid(corpus, rows) for rows in members]]
    titles = [f"{cluster} · {_percent(float(shares[cluster]))}" for cluster in ranked]
    largest, members = ranked[:_CLUSTERS_SHOWN], members[:_CLUSTERS_SHOWN]
    shown = len(largest)
    tiles = plots.sheet(list(medoids[:shown]), titles[:shown], [""] * shown, 8, 150)
    plots.write_picture(tiles, pictures / "medoids.png")
    names = [str(cluster) for cluster in ranked]
    tiles = plots.sheet(list(medoids), names, [""] * len(names), 16, 80, points=10)
    plots.write_picture(tiles, pictures / "medoids_all.png", colours=64)
    rows = []
    for cluster, own, captions in zip(
        largest, members, typical_captions(corpus, members, _CAPTIONS_SHOWN), strict=True
    ):
        held = corpus.weight[own] @ corpus.posture[own] / corpus.weight[own].sum()
        main = [
            f"{POSTURES[i].replace('_', ' ')} {_percent(held[i], 0)}"
            for i in np.argsort(-held)[:2]
            if held[i] > 0.2
        ]
        rows.append(
            [
                cluster,
                _percent(float(shares[cluster])),
                f"{len(own):,}",
                ", ".join(main),
                " / ".join(captions),
            ]
        )
    drawn = shares[shares > 0]
    return [
        f"{len(ranked)} clusters; the most drawn has {_percent(float(drawn.max()))} of the stream, the least "
        f"drawn {_percent(float(drawn.min()), 2)}. The {shown} most drawn, each by its medoid:",
        "![Medoids of the most drawn clusters](corpus/medoids.png)",
        "Captions are those nearest to the mean of their cluster's by TF-IDF.",
        _table(["cluster", "of the stream", "training poses", "postures", "typical captions"], rows),
        "The medoids of all clusters, the most drawn first:",
        "![Medoids of all clusters](corpus/medoids_all.png)",
    ]


def _shares(what: str, rows: Shares) -> str:
    return _table(
        [what, "pairs", "of the stream"],
        [[name, f"{pairs:,}", _percent(share)] for name, pairs, share in rows],
    )


def _captions(corpus: Corpus, pictures: Path) -> list[str]:
    words = Words(corpus)
    verbs, parts = words.verbs(), words.parts()
    denials, denied = words.negations()
    per_pose = np.diff(corpus.caption_starts)
    voices = [
        (
            name,
            int((corpus.caption_voice == number).sum()),
            float(corpus.pair_weights[corpus.caption_voice == number].sum()),
        )
        for number, name in enumerate(VOICES)
    ]
    plots.save(plots.lengths(words.lengths, words.pairs, words.shares), pictures / "caption_lengths.png")
    plots.save(plots.vocabulary(verbs[:_VERBS_SHOWN], parts), pictures / "caption_words.png")
    sides = {name: share for name, _, share in words.sides()}
    left, right = sides.get("left only", 0.0), sides.get("right only", 0.0)
    return [
        f"{len(corpus.caption_rows):,} pairs of pose and caption, {len(corpus.texts):,} distinct captions, "
        f"{per_pose.min()} to {per_pose.max()} for each pose ({per_pose.mean():.1f} on average); "
        f"{len(words.vocabulary):,} different words, {len(verbs):,} verbs.",
        _shares("in the words of", voices),
        f"Words in a caption, as training draws them: {words.length_at(0)} at least, "
        f"{words.length_at(0.05)} at 5%, {words.length_at(0.5)} in the middle, "
        f"{words.length_at(0.95)} at 95%, {words.length_at(1)} at most.",
        "![Length of captions](corpus/caption_lengths.png)",
        "![Verbs and parts of the body](corpus/caption_words.png)",
        _shares("sides named", words.sides()),
        f"Left alone against right alone: {_percent(left)} to {_percent(right)} of the stream. "
        f"Denials (not, no, without, neither …): {denials:,} pairs, {_percent(denied)} of the stream.",
        f"The {_VERBS_SHOWN} commonest verbs, as -ing form, base or third person:",
        _shares("verb", verbs[:_VERBS_SHOWN]),
        _shares("part of the body", parts),
    ]


def _about(corpus: Corpus) -> str:
    def shown(value: Any) -> str:
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)

    return _table(
        ["prepared with", "value"], [[name, shown(value)] for name, value in sorted(corpus.about.items())]
    )


def report(corpus: Corpus, out: Path, command: str) -> Path:
    """Write ``out/corpus.md`` and its pictures in ``out/corpus/``; the same corpus gives the same page.

    Args:
        corpus: to be described.
        out: folder to write to; created if needed.
        command: shown after the figures as what makes them.

    Returns:
        Path of the page.
    """
    pictures = out / PICTURES
    pictures.mkdir(parents=True, exist_ok=True)
    shares = np.bincount(corpus.cluster, corpus.weight).astype(np.float64)
    ranked = [int(cluster) for cluster in np.argsort(-shares, kind="stable") if shares[cluster] > 0]
    page = _Page(command)
    page.section("Sources", _origins(corpus), _splits(corpus))
    page.section("Postures", *_coverage(corpus, pictures))
    page.section("Distinct poses", *_distinctness(corpus))
    page.section("Bones", *_skeleton(corpus))
    page.section("Floor", *_floor(corpus))
    page.section("Joint limits", *_joint_limits(corpus))
    page.section("Coordinates", *_coordinates(coordinates(corpus.poses[corpus.of_split("train")]), pictures))
    page.section("Maps", *_maps(corpus, ranked[:_CLUSTERS_SHOWN], pictures))
    page.section("Clusters", *_clusters(corpus, ranked, shares, pictures))
    page.section("Captions", *_captions(corpus, pictures))
    page.section("Settings", _about(corpus))
    head = (
        "# The corpus\n\n"
        f"{len(corpus):,} poses with {len(corpus.caption_rows):,} captions. "
        f"SHA-256 of the content: `{corpus.sha256}`.\n\n"
        '"The stream" is what training draws: every pose with its weight, each of its captions with its own.'
    )
    path = out / PAGE
    path.write_text(page.text(head), encoding="utf-8")
    return path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training report``."""
    parser.add_argument("--corpus", type=Path, required=True, help="corpus.npz, as prepare wrote it")
    parser.add_argument("--out", type=Path, required=True, help=f"folder for {PAGE} and {PICTURES}/")


def run(arguments: argparse.Namespace) -> int:
    """``python -m training report``."""
    corpus = Corpus.load(arguments.corpus)
    out = arguments.out.resolve().name  # the page must not depend on where the folders lie
    command = f".venv/bin/python -m training report --corpus {arguments.corpus.name} --out {out}"
    print(report(corpus, arguments.out, command))
    return 0
