"""The evaluation: every figure of every generator, beside real poses, in one table.

Prompts are captions of the test split; what is made from them is compared with the poses that they were
written for, by judges (:mod:`.judges`), by geometry, and with the training poses. The prompts of the suite
(:mod:`.suite`), which nobody trains on, are made as well and checked.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from inference.errors import PosewrightError
from inference.flesh import Flesh
from inference.kinematics import bone_error
from inference.pipeline import DEVICES, choose_device
from rig.skeleton import REFERENCE, FloatArray
from rig.thumbnail import contact_sheet, write_png
from training.baselines import load_baseline
from training.baselines.nearest import Nearest
from training.baselines.real import Real
from training.captions import swap_sides
from training.checker import check, claims
from training.corpus import Corpus
from training.corpus.joint_limits import ANATOMY, violations
from training.posebook.checks import OVERLAP
from training.tensors import skeleton_tensors

from . import suite
from .generators import Generator, Made, Rival, Weights, load_weights_or_baseline, make_all, make_one_each
from .judges import load_judge
from .metrics import (
    Interval,
    diversity,
    fid,
    fid_floor,
    mm_dist,
    multimodality,
    nearest_training_distance,
    r_precision,
    swap_accuracy,
)
from .speed import medians
from .table import REAL, Figure, Figures, appendix, as_json, markdown

Array = NDArray[np.floating]

# The judges of the published results.
JUDGES = Path(__file__).parent / "judges" / "weights"

_FLESH = Flesh(ANATOMY)
_MEMORISED = 0.02  # metres; the mean joint distance of neighbouring frames of a recording
_SHEET_ROWS = 12
_SHEET_SEEDS = 4


class PoseJudge(Protocol):
    """What is asked of a judge; :class:`.judges.Judge` is one."""

    card: Mapping[str, Any]

    def embed_poses(self, poses: FloatArray) -> NDArray[np.float32]:
        """Unit vectors float32 [N, D] of poses float [N, 22, 3]."""

    def embed_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors float32 [N, D] of texts."""


@dataclass(frozen=True)
class Settings:
    """How much is measured.

    Attributes:
        count: captions of the test split, at most; one pose is made for each.
        seed: of the draws, and first seed of every generation.
        batch: poses made at once.
        modal_prompts: captions for MultiModality, the first of them all.
        modal_seeds: poses for each of these.
        suite_seeds: poses for each prompt of the suite.
        alone: times that a single pose is made, for its time.
    """

    count: int = 5000
    seed: int = 0
    batch: int = 32
    modal_prompts: int = 100
    modal_seeds: int = 10
    suite_seeds: int = 4
    alone: int = 20


def draw_pairs(corpus: Corpus, count: int, seed: int) -> tuple[NDArray[np.int64], list[str]]:
    """Poses of the test split, each with one of its captions.

    All pairs of a test pose and a caption are shuffled, and the first ``count`` that bring a new pose are
    taken: a draw that is uniform over pairs, and a pose comes once.

    Args:
        corpus: where from.
        count: poses; all where there are fewer.
        seed: of the shuffle.

    Returns:
        Rows of the poses int64 [N], and N captions.

    Raises:
        PosewrightError: ``corpus_small`` for a test split of fewer than 32 poses, the size of a pool.
    """
    pairs = np.flatnonzero(np.isin(corpus.pose_of_caption, corpus.of_split("test")))
    pairs = np.random.default_rng(seed).permutation(pairs)
    _, first = np.unique(corpus.pose_of_caption[pairs], return_index=True)
    chosen = pairs[np.sort(first)[:count]]
    if len(chosen) < 32:
        raise PosewrightError(
            "corpus_small",
            f"{len(chosen)} test poses are not enough for an evaluation.",
            "Take 32 or more, of a corpus with so many in its test split.",
        )
    return corpus.pose_of_caption[chosen], [corpus.texts[row] for row in corpus.caption_rows[chosen]]


def self_intersections(poses: FloatArray) -> NDArray[np.bool_]:
    """Whether an arm or a leg is deeper in the body than flesh gives way: [N, 22, 3] → bool [N].

    Arms are looked for in torso, head, legs and each other; legs in each other.
    """
    poses = np.asarray(poses, np.float64)
    deepest = np.maximum(_FLESH.arm_depths(poses).max(axis=-1), _FLESH.leg_depths(poses))
    return np.asarray(deepest > OVERLAP)


def _share(mask: NDArray[np.bool_]) -> Figure:
    low, high = suite.wilson(int(mask.sum()), len(mask))
    return Figure(float(mask.mean()), low, high)


def _error(accuracy: float, count: int) -> Figure:
    low, high = suite.wilson(round(count * (1.0 - accuracy)), count)
    return Figure(1.0 - accuracy, low, high)


def _mean(interval: Interval) -> Figure:
    return Figure(interval.mean, interval.mean - interval.half_width, interval.mean + interval.half_width)


def _median(values: Array) -> Figure:
    """With the interval by order statistics (binomial, normal approximation)."""
    ordered, half = np.sort(values), 0.98 * np.sqrt(len(values))
    low, high = np.clip([len(values) / 2 - half, len(values) / 2 + half], 0, len(values) - 1).astype(int)
    return Figure(float(np.median(values)), float(ordered[low]), float(ordered[high]))


class Bench:
    """What all generators are measured on: prompts, real poses, judges, and what is the same for all."""

    def __init__(
        self,
        corpus: Corpus,
        judges: Mapping[str, PoseJudge],
        settings: Settings,
        nearest: Generator | None = None,
    ) -> None:
        """Draw the prompts.

        Args:
            corpus: its test split is drawn from, its training split is what might have been memorised.
            judges: by name, at least one.
            settings: how much is measured.
            nearest: retrieval of training poses by their captions, which wins are counted against.
        """
        self.corpus = corpus
        self.judges = judges
        self.settings = settings
        self._nearest = nearest
        self.rows, self.prompts = draw_pairs(corpus, settings.count, settings.seed)
        self.real = corpus.poses[self.rows]
        self.cases = suite.load_suite()
        self._texts = {name: judge.embed_texts(self.prompts) for name, judge in judges.items()}
        self._real = {name: judge.embed_poses(self.real) for name, judge in judges.items()}

    @property
    def nearest(self) -> str | None:
        """Fingerprint of the retrieval that wins are counted against."""
        return None if self._nearest is None else self._nearest.fingerprint

    @property
    def sided_count(self) -> int:
        """How many prompts the swap of sides is looked for in."""
        return len(self._sided[0])

    @cached_property
    def _sided(self) -> tuple[NDArray[np.int64], dict[str, Array]]:
        """Prompts whose twin is wrong of the real pose, and the judges' vectors of the twins.

        Of a pose that is nearly symmetric the twin may be true as well, so the checker must refute it.
        """
        twins = [swap_sides(prompt) for prompt in self.prompts]
        places = [
            place
            for place, (prompt, twin) in enumerate(zip(self.prompts, twins, strict=True))
            if prompt != twin and any(check(claim, self.real[place]) is False for claim in claims(twin))
        ]
        swapped = [twins[place] for place in places]
        return np.array(places, np.int64), {
            name: judge.embed_texts(swapped) for name, judge in self.judges.items()
        }

    @cached_property
    def _suite_texts(self) -> tuple[NDArray[np.int64], dict[str, tuple[Array, Array]]]:
        """Sided cases of the suite, and the judges' vectors of their prompts and of their twins."""
        places = np.array([place for place, case in enumerate(self.cases) if case.sided], np.int64)
        prompts = [self.cases[place].prompt for place in places]
        twins = [suite.swap_sides(prompt) for prompt in prompts]
        return places, {
            name: (judge.embed_texts(prompts), judge.embed_texts(twins))
            for name, judge in self.judges.items()
        }

    @cached_property
    def _rivals(self) -> dict[str, Array] | None:
        """The judges' vectors of the retrieved poses."""
        if self._nearest is None:
            return None
        made = make_one_each(self._nearest, self.prompts, self.settings.seed, self.settings.batch)
        return {name: judge.embed_poses(made.poses[:, 0]) for name, judge in self.judges.items()}

    @cached_property
    def _trained_on(self) -> NDArray[np.float32]:
        """As many training poses as there are prompts, drawn as they are in training."""
        weights = self.corpus.weight / self.corpus.weight.sum()
        rng = np.random.default_rng(self.settings.seed)
        return self.corpus.poses[rng.choice(len(weights), len(self.prompts), p=weights)]

    @cached_property
    def _known(self) -> NDArray[np.float32]:
        return self.corpus.poses[self.corpus.of_split("train")]

    def _fit(self, name: str, vectors: Array) -> Figures:
        """Figures of one judge, of a pose for every prompt: float [N, D]."""
        texts, (places, twins) = self._texts[name], self._sided
        ranks = r_precision(texts, vectors, seed=self.settings.seed)
        figures = {
            **{f"r_precision_{rank}": _mean(interval) for rank, interval in enumerate(ranks, 1)},
            "mm_dist": Figure(mm_dist(texts, vectors)),
            "diversity": Figure(diversity(vectors, seed=self.settings.seed)),
        }
        if len(places):
            accuracy = swap_accuracy(vectors[places], texts[places], twins[name])
            figures["swap_error"] = _error(accuracy, len(places))
        if self._rivals is not None:
            # A text is nearer to the generator's pose or to the retrieved one, or a tie, which counts half.
            wins = swap_accuracy(texts, vectors, self._rivals[name])
            low, high = suite.wilson(round(wins * len(texts)), len(texts))
            figures["wins"] = Figure(wins, low, high)
        return {f"{key}.{name}": figure for key, figure in figures.items()}

    def _plausible(self, poses: FloatArray) -> Figures:
        """Figures of poses [N, 22, 3] that need no prompt."""
        distances = nearest_training_distance(poses, self._known)
        after = bone_error(torch.from_numpy(np.asarray(poses, np.float64)), skeleton_tensors(REFERENCE))
        return {
            "bone_error_after": Figure(float(after.mean())),
            "limit_violations": _share(np.any(violations(poses, self.corpus.limits), axis=-1)),
            "self_intersections": _share(self_intersections(poses)),
            "nearest_training": _median(distances),
            "memorised": _share(np.asarray(distances < _MEMORISED)),
        }

    def measure_real(self) -> Figures:
        """Figures of the real poses, which no generator is expected to pass; of FID its floor."""
        figures: Figures = self._plausible(self.real)
        for name, judge in self.judges.items():
            figures |= self._fit(name, self._real[name])
            # Halves of as many real poses as generated ones, where the test split has twice as many.
            test = self.corpus.of_split("test")
            count = min(len(test), 2 * len(self.prompts))
            rows = np.random.default_rng(self.settings.seed).choice(test, count, replace=False)
            floor = fid_floor(judge.embed_poses(self.corpus.poses[rows]), seed=self.settings.seed)
            figures[f"fid.{name}"] = _mean(floor)
            figures[f"fid_training.{name}"] = Figure(
                fid(judge.embed_poses(self._trained_on), self._real[name])
            )
        return figures

    def measure(self, generator: Generator) -> tuple[Figures, FloatArray, FloatArray]:
        """Make the poses of a generator and measure them.

        Returns:
            The figures; poses for a picture: [R, K, 22, 3] of the first R captions, and [R, K, 22, 3] of the
            R cases of :meth:`pictured_cases`.
        """
        settings = self.settings
        one = make_one_each(generator, self.prompts, settings.seed, settings.batch)
        seeds = range(settings.seed, settings.seed + settings.modal_seeds)
        many = make_all(generator, self.prompts[: settings.modal_prompts], seeds, settings.batch)
        seeds = range(settings.seed, settings.seed + settings.suite_seeds)
        obeying = make_all(generator, [case.prompt for case in self.cases], seeds, settings.batch)

        poses = one.poses[:, 0]
        figures = self._plausible(poses) | self._suite_figures(obeying)
        figures["bone_error_before"] = Figure(float(one.bone_error_before_fk.mean()))
        figures["seconds_batched"] = Figure(one.seconds / len(poses))
        figures["seconds_alone"] = self._time_alone(generator)
        figures["threads"] = Figure(torch.get_num_threads())
        for name, judge in self.judges.items():
            vectors = judge.embed_poses(poses)
            figures |= self._fit(name, vectors)
            figures[f"fid.{name}"] = Figure(fid(vectors, self._real[name]))
            flat = judge.embed_poses(many.poses.reshape(-1, *many.poses.shape[2:]))
            several = flat.reshape(*many.poses.shape[:2], -1)
            figures[f"multimodality.{name}"] = Figure(multimodality(several))
            figures[f"swap_error_suite.{name}"] = self._suite_swaps(name, obeying)
        return (
            figures,
            many.poses[:_SHEET_ROWS, :_SHEET_SEEDS],
            obeying.poses[self.pictured_cases(), :_SHEET_SEEDS],
        )

    def pictured_cases(self) -> NDArray[np.int64]:
        """Cases of the suite for a picture, evenly over it."""
        return np.linspace(0, len(self.cases) - 1, _SHEET_ROWS).astype(np.int64)

    def _time_alone(self, generator: Generator) -> Figure:
        prompts = self.prompts[: self.settings.alone]
        (seconds,) = medians([lambda prompt: generator.make([prompt], (self.settings.seed,))], prompts)
        return Figure(seconds)

    def _suite_figures(self, made: Made) -> Figures:
        outcomes = [suite.judge(case, poses) for case, poses in zip(self.cases, made.poses, strict=True)]
        figures = {
            f"obeyed_{name}": Figure(
                *suite.share_of([one for one in outcomes if name in ("all", one.case.category)])
            )
            for name in (*suite.CATEGORIES, "all")
        }
        swapped = [replace(one, obeyed=one.swapped) for one in outcomes if one.case.sided]
        return figures | {"swap_error_geometry": Figure(*suite.share_of(swapped))}

    def _suite_swaps(self, name: str, made: Made) -> Figure:
        places, vectors = self._suite_texts
        texts, twins = (np.repeat(part, made.poses.shape[1], axis=0) for part in vectors[name])
        poses = self.judges[name].embed_poses(made.poses[places].reshape(-1, *made.poses.shape[2:]))
        return Figure(1.0 - swap_accuracy(poses, texts, twins))


def _settings(bench: Bench, generator: Generator) -> dict[str, Any]:
    """All that decides a generator's figures, times excepted."""
    return {
        **asdict(bench.settings),
        "generator": generator.fingerprint,
        "corpus": bench.corpus.sha256,
        "judges": {name: judge.card.get("sha256", "") for name, judge in bench.judges.items()},
        "nearest": bench.nearest,
    }


def _measured(
    bench: Bench, generator: Generator, folder: Path
) -> tuple[Figures, NDArray[np.float32], NDArray[np.float32]]:
    """What :meth:`Bench.measure` gives, from ``folder`` where an earlier run left the same."""
    settings = _settings(bench, generator)
    card, pictures = folder / f"{generator.name}.json", folder / f"{generator.name}.npz"
    if card.is_file() and pictures.is_file():
        values = json.loads(card.read_text("utf-8"))
        if values["settings"] == settings:
            with np.load(pictures) as file:
                figures = {key: Figure(**value) for key, value in values["figures"].items()}
                return figures, file["captions"], file["suite"]
    figures, captions, cases = bench.measure(generator)
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(pictures, captions=captions, suite=cases)
    kept = {key: figure.to_json() for key, figure in figures.items()}
    card.write_text(json.dumps({"settings": settings, "figures": kept}, indent=1) + "\n", "utf-8")
    return figures, captions, cases


def _notes(bench: Bench, generators: Sequence[Generator]) -> list[str]:
    settings, judges = bench.settings, bench.judges
    notes = [
        f"{len(bench.prompts):,} captions of the test split, one for each pose: all its pairs of pose and "
        "caption are shuffled, and the first that bring a new pose are taken, so the draw is uniform over "
        f"pairs. One pose is made for each; every {settings.batch} captions have another seed, from "
        f'{settings.seed} on. "{REAL}" are the poses that the captions were written for.',
        "R-precision: pools of 32, 20 repeats. FID is against these real poses; its floor is that of random "
        "halves of test poses. Brackets hold 95 % intervals. "
        f"MultiModality: {settings.modal_prompts} captions with {settings.modal_seeds} seeds; "
        f"the suite: {len(bench.cases)} prompts with {settings.suite_seeds}.",
        "Sides swapped, by judge: the pose is nearer to the prompt with left and right exchanged than to the "
        f"prompt ({bench.sided_count:,} captions whose twin the checker refutes of the real pose). By "
        "geometry: the suite's checks fail, and hold on the mirror image.",
        "Times: alone is one prompt with one seed, text encoding and correction included.",
    ]
    for name, judge in judges.items():
        about = judge.card.get("about", {})
        if about.get("corpus_sha256") != bench.corpus.sha256:
            notes.append(f"The judge {name} was trained on another corpus than this one.")
    notes += [
        f"{generator.name} was trained on another corpus, or it is not known on which: it may have seen "
        "poses of this test split."
        for generator in generators
        if generator.corpus_sha256 != bench.corpus.sha256
    ]
    notes.append(
        "No wins were counted: no run of the baseline nearest was given."
        if bench.nearest is None
        else "Wins: the pose is nearer to the prompt than the one that the baseline nearest gives for the "
        "same prompt and seed; ties count half."
    )
    return notes


def evaluate(bench: Bench, generators: Sequence[Generator], out: Path) -> str:
    """Measure generators and write ``table.md``, ``table.json``, ``captions.png`` and ``suite.png``.

    What was measured for a generator before, with the same settings, is read from ``out``.

    Args:
        bench: what they are measured on.
        generators: of different names.
        out: folder, made where there is none.

    Returns:
        The table in Markdown.

    Raises:
        PosewrightError: ``name_twice`` for two generators of one name.
    """
    names = [generator.name for generator in generators]
    if len({*names, REAL}) <= len(names):
        raise PosewrightError(
            "name_twice", f"Two columns would have one name: {', '.join(names)}.", "Rename one."
        )
    columns = {REAL: bench.measure_real()}
    captions, cases = [], []
    for generator in generators:
        figures, first, second = _measured(bench, generator, out / "entries")
        columns[generator.name] = figures
        # One generator has room for several seeds.
        seeds = first.shape[1] if len(generators) == 1 else 1
        captions.append(first[:, :seeds])
        cases.append(second[:, :seeds])
    notes = _notes(bench, generators)
    real = bench.real[: len(captions[0]), None]
    pictures = {"captions": np.concatenate([real, *captions], axis=1), "suite": np.concatenate(cases, axis=1)}
    for name, poses in pictures.items():
        sheet = contact_sheet(poses.reshape(-1, *poses.shape[2:]), columns=poses.shape[1], size=144)
        write_png(out / f"{name}.png", sheet)
    columns_text = ", ".join(names)
    listed = {
        f"captions.png: {REAL}, {columns_text}": bench.prompts[: len(real)],
        f"suite.png: {columns_text}": [bench.cases[place].prompt for place in bench.pictured_cases()],
    }
    text = markdown(columns, list(bench.judges), suite.CATEGORIES, notes)
    text += "\n" + appendix({generator.name: generator.about for generator in generators})
    for title, prompts in listed.items():
        text += f"\n{title}\n\n" + "".join(f"{row}. {prompt}\n" for row, prompt in enumerate(prompts, 1))
    settings = {generator.name: _settings(bench, generator) for generator in generators}
    (out / "table.md").write_text(text, "utf-8")
    (out / "table.json").write_text(as_json(columns, settings, notes), "utf-8")
    return text


def load_judges(folder: Path, device: str) -> dict[str, PoseJudge]:
    """All judges of a folder, by their file's name.

    Raises:
        PosewrightError: ``judge_missing`` where there is none; ``judge_corrupt``; ``device_unavailable``.
    """
    paths = sorted(folder.glob("*.safetensors"))
    if not paths:
        raise PosewrightError(
            "judge_missing",
            f"There is no judge in {folder}.",
            "Train them with: python -m training judge --corpus FILE --out DIR",
        )
    return {path.stem: load_judge(path, choose_device(device)) for path in paths}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training evaluate``."""
    defaults = Settings()
    parser.add_argument("--corpus", type=Path, required=True, help="file that prepare wrote")
    parser.add_argument(
        "--judges",
        type=Path,
        default=JUDGES,
        help="folder that judge wrote (default: those of the repository)",
    )
    parser.add_argument("--weights", metavar="NAME|FILE", help="weights by name or path")
    parser.add_argument("--steps", type=int, nargs="+", help="sample --weights with each number of steps")
    parser.add_argument("--guidance", type=float, nargs="+", help="and with each guidance scale")
    parser.add_argument("--baseline", metavar="NAME:DIR", help="a baseline and the folder of its run")
    parser.add_argument(
        "--all", type=Path, metavar="DIR", help="all weights and baselines of the folders in this one"
    )
    parser.add_argument(
        "--nearest",
        type=Path,
        metavar="DIR",
        help="run of the baseline nearest, to count wins against (default: nearest in the folder of --all)",
    )
    parser.add_argument("--count", type=int, default=defaults.count, help="captions of the test split")
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--out", type=Path, required=True, help="folder for the table and the pictures")
    parser.add_argument("--device", default="auto", choices=DEVICES)


def find_generators(folder: Path, device: str) -> list[Generator]:
    """All weights and baselines in a folder and in the folders in it, by name.

    The baseline that gives the real poses is left out: they have a column of their own.

    Raises:
        PosewrightError: ``weights_missing`` where there is none, and the errors of loading them.
    """
    paths = sorted([*folder.glob("*.safetensors"), *folder.glob("*/*.safetensors")])
    paths = [path for path in paths if path.stem != Real.name]
    if not paths:
        raise PosewrightError(
            "weights_missing",
            f"There are no weights in {folder} or in a folder in it.",
            "Name the folder that holds the folders of runs.",
        )
    return [load_weights_or_baseline(path, device) for path in paths]


def _asked(arguments: argparse.Namespace) -> tuple[list[Generator], Path | None]:
    """The generators that are asked for, ours first, and the folder of the retrieval."""
    generators: list[Generator] = []
    nearest: Path | None = arguments.nearest
    if arguments.weights is not None:
        generators += [
            Weights(arguments.weights, arguments.device, steps, guidance)
            for steps in arguments.steps or [None]
            for guidance in arguments.guidance or [None]
        ]
    if arguments.baseline is not None:
        name, colon, folder = arguments.baseline.partition(":")
        if not colon:
            raise PosewrightError(
                "bad_request", f"{arguments.baseline!r} is no baseline and its folder.", "Write NAME:DIR."
            )
        generators.append(Rival(load_baseline(name, folder, arguments.device)))
    if arguments.all is not None:
        generators += find_generators(arguments.all, arguments.device)
        there = arguments.all / Nearest.name
        nearest = nearest or (there if there.is_dir() else None)
    if not generators:
        raise PosewrightError(
            "bad_request", "Nothing was named to evaluate.", "Name --weights, --baseline or --all."
        )
    return generators, nearest


def run(arguments: argparse.Namespace) -> int:
    """Print the table of one generator or of all."""
    generators, nearest = _asked(arguments)
    bench = Bench(
        Corpus.load(arguments.corpus),
        load_judges(arguments.judges, arguments.device),
        Settings(arguments.count, arguments.seed, modal_prompts=min(100, max(1, arguments.count // 10))),
        None if nearest is None else Rival(load_baseline(Nearest.name, nearest, arguments.device)),
    )
    print(evaluate(bench, generators, arguments.out))
    return 0
