"""``python -m training prepare``: raw collections and the pose book → one corpus file."""

from __future__ import annotations

import argparse
import os
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tqdm import tqdm

from inference.errors import PosewrightError
from inference.kinematics import rest_on_floor
from rig.pose import canonicalize, mirror
from rig.skeleton import REFERENCE, FloatArray
from training.captions import swap_sides
from training.captions.written import Written, load_written
from training.evaluation.suite import prompts
from training.posebook import Pose, load_book
from training.posebook.book import held_out_names
from training.sources import HUMANML3D, SOURCES
from training.sources.plausible import sound
from training.sources.takes import Take
from training.tensors import skeleton_tensors

from .book import book_poses
from .composition import Composed, compose
from .joint_limits import Limits, limits_from
from .keyposes import DistinctPoses, farthest_points
from .postures import AT_EASE, NAMES, postures_of
from .salience import striking
from .sampling import CLUSTERS, cluster, normalisation, sampling_weights
from .store import KINDS, SPLITS, Corpus
from .wording import Wording, word

FILE = "corpus.npz"
# Shares of the takes and book entries that are held out, by a hash of their names: a new take moves no other.
_TEST, _VALIDATION = 0.05, 0.03
# A split of fewer poses has too few bodies and arms to compose.
_FEWEST = 24
# Shares of the legs in compositions, 1 for a posture not listed: arms are asked for on easy legs most of
# all, and seldom in the air or upside down.
_LEGS_OF = {AT_EASE: 4.0, "airborne": 0.5, "inverted": 0.5}
# How HumanML3D names its own splits, which are kept.
_SPLIT_NAMES = {"train": "train", "val": "validation", "test": "test"}
_AUTHORED = 5  # captions of a variation in the author's words


@dataclass(frozen=True)
class Settings:
    """What a corpus is made with; kept in its ``about``.

    Attributes:
        composed: compositions of the halves of two poses.
        variants: variations of each entry of the pose book.
        captions: captions by rules for each pose.
        seed: determines everything random.
    """

    composed: int = 30_000
    variants: int = 10
    captions: int = 4
    seed: int = 0


@dataclass(frozen=True, eq=False)
class _Rows:
    """Poses on their way into the corpus, row by row; see :class:`.store.Corpus` for the fields."""

    poses: NDArray[np.float32]
    kind: NDArray[np.uint8]
    mirrored: NDArray[np.bool_]
    group: NDArray[np.int32]
    frame: NDArray[np.int32]

    @classmethod
    def joined(cls, parts: Sequence[_Rows]) -> _Rows:
        names = ("poses", "kind", "mirrored", "group", "frame")
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))

    def with_mirror_images(self) -> _Rows:
        poses = mirror(self.poses).astype(np.float32)
        return _Rows.joined([self, _Rows(poses, self.kind, ~self.mirrored, self.group, self.frame)])


def read_takes(data: Path, humanml3d: Path | None = None) -> Iterator[tuple[Take, float]]:
    """All takes of the sources that are present under ``data``, then those of HumanML3D if it is given.

    With each take comes the distance by which its poses must differ from those before.
    """
    for name, source in SOURCES.items():
        if (data / name).is_dir():
            for take in source.read(data):
                yield take, source.min_distance
    if humanml3d is not None:
        for take in HUMANML3D.read(humanml3d):
            yield take, HUMANML3D.min_distance


def key_poses(
    data: Path, humanml3d: Path | None, always: dict[tuple[str, str], list[int]]
) -> tuple[_Rows, list[dict[str, Any]]]:
    """The distinct poses of all takes, and what is known of each take.

    Args:
        data: folder that holds the sources' folders.
        humanml3d: folder of a prepared HumanML3D, or None.
        always: (source, take) → frames that are taken whatever else is.
    """
    distinct = DistinctPoses()
    takes: list[dict[str, Any]] = []
    take_of: list[int] = []
    frame_of: list[int] = []
    progress = tqdm(read_takes(data, humanml3d), desc="takes", unit="take")
    for take, min_distance in progress:
        progress.set_postfix(source=take.source, poses=len(distinct), refresh=False)
        trusted = sound(take)
        frames, poses = take.frames[trusted], canonicalize(take.joints[trusted])
        wanted = np.flatnonzero(np.isin(frames, always.get((take.source, take.name), ())))
        for order, row in enumerate(farthest_points(poses, min_distance, wanted.tolist())):
            if distinct.add(poses[row], 0.0 if order < len(wanted) else min_distance):
                take_of.append(len(takes))
                frame_of.append(int(frames[row]))
        takes.append(
            {
                "source": take.source,
                "name": take.name,
                "subject": take.subject,
                "description": take.description,
                "captions": take.captions,
                "split": _SPLIT_NAMES.get(take.split, ""),
                "licence": take.licence,
                "fps": round(take.fps, 3),
                "frames": len(take.joints),
                "implausible": int((~trusted).sum()),
            }
        )
    count = len(distinct)
    rows = _Rows(
        _out_of_floor(distinct.poses.astype(np.float32)),
        np.full(count, KINDS.index("mocap"), np.uint8),
        np.zeros(count, bool),
        np.array(take_of, np.int32),
        np.array(frame_of, np.int32),
    )
    return rows, takes


def _out_of_floor(poses: NDArray[np.float32]) -> NDArray[np.float32]:
    """Lift poses whose skin is below the floor: sources put joints there, the book flesh of its own."""
    skeleton = skeleton_tensors(REFERENCE)
    return np.asarray(rest_on_floor(torch.from_numpy(poses), skeleton, reach=0.0).numpy())


def split_of(source: str, name: str, forced: dict[tuple[str, str], str]) -> str:
    """The split of a take or book entry: as forced, or else by a hash of its name."""
    if (source, name) in forced:
        return forced[source, name]
    place = zlib.crc32(f"{source}/{name}".encode()) / 2**32
    return "test" if place < _TEST else "validation" if place < _TEST + _VALIDATION else "train"


def prepare(data: Path, out: Path, humanml3d: Path | None = None, settings: Settings | None = None) -> Corpus:
    """Make the corpus and write ``out/corpus.npz``; the same data gives the same corpus.

    Args:
        data: folder that holds the sources' folders; those that are missing are done without.
        out: folder to write to; created if needed.
        humanml3d: folder of a prepared HumanML3D, if there is one.
        settings: sizes and seed.

    Raises:
        PosewrightError: ``data_missing`` where no source is found, ``pose_book`` or ``captions_invalid``
            for a mistake in the book or in the written captions.
    """
    settings = settings or Settings()
    if humanml3d is None and not any((data / name).is_dir() for name in SOURCES):
        raise PosewrightError(
            "data_missing",
            f"None of the folders {', '.join(SOURCES)} is in {data}.",
            "Gather at least one of them; docs/data-card.md says where they come from.",
        )
    entries = list(load_book().values())
    written = load_written()
    looked_at: dict[tuple[str, str], list[int]] = {}
    for one in written:
        looked_at.setdefault((one.source, one.take), []).append(one.frame)
    mocap, takes = key_poses(data, humanml3d, looked_at)
    limits = limits_from(mocap.poses)

    forced = {(one.source, one.take): one.split for one in written}
    groups = takes + [_group_of(entry) for entry in entries]
    for group in groups:
        group["split"] = group["split"] or split_of(group["source"], group["name"], forced)
    split_of_group = np.array([SPLITS.index(group["split"]) for group in groups], np.uint8)

    # Workers are started afresh: a fork of a process whose torch has threads can hang.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as executor:
        book = book_poses(entries, settings.variants, settings.seed, executor)
        from_book = _Rows(
            _out_of_floor(book.poses),
            np.where(book.number, KINDS.index("variation"), KINDS.index("book")).astype(np.uint8),
            np.zeros(len(book.poses), bool),
            (len(takes) + book.entry).astype(np.int32),
            book.number,
        )
        base = _Rows.joined([mocap, from_book]).with_mirror_images()
        tags = [entries[group - len(takes)].postures if group >= len(takes) else () for group in base.group]
        base_postures = postures_of(base.poses, tags, executor)
        composed = _composed(base, base_postures, entries, limits, split_of_group, settings)
        rows = _Rows.joined([base, _rows_of(composed, base)])
        postures = np.concatenate(
            [base_postures, postures_of(composed.poses, [()] * len(composed.poses), executor)]
        )
        wordings = _wordings(base, composed, takes, entries, written, settings)
        kept_out = prompts() | {name for _, name in held_out_names(entries)}
        words = word(rows.poses, wordings, kept_out, settings.seed, executor)

    split = split_of_group[rows.group]
    training = split == SPLITS.index("train")
    mean, std = normalisation(rows.poses[training])
    clusters = cluster(((rows.poses - mean) / std).reshape(len(rows.poses), -1), CLUSTERS, settings.seed)
    texts: dict[str, int] = {}
    caption_rows = [texts.setdefault(text, len(texts)) for one in words for text in one.texts]
    drawn, refuted = sum(one.drawn for one in words), sum(one.refuted for one in words)
    corpus = Corpus(
        poses=rows.poses,
        kind=rows.kind,
        mirrored=rows.mirrored,
        group=rows.group,
        frame=rows.frame,
        split=split,
        posture=postures,
        cluster=clusters,
        weight=sampling_weights(clusters, postures, training),
        caption_starts=np.cumsum([0, *(len(one.texts) for one in words)], dtype=np.int64),
        caption_rows=np.array(caption_rows, np.int32),
        caption_weights=np.array([weight for one in words for weight in one.weights], np.float32),
        caption_voice=np.array([voice for one in words for voice in one.voices], np.uint8),
        texts=tuple(texts),
        groups=tuple(groups),
        mean=mean,
        std=std,
        limits=limits,
        about={"settings": asdict(settings), "captions_drawn": drawn, "captions_refuted": refuted},
    )
    corpus.save(out / FILE)
    return corpus


def _group_of(entry: Pose) -> dict[str, Any]:
    return {
        "source": "pose book",
        "name": entry.name,
        "subject": entry.family,
        "description": "",
        "split": "",
        "licence": "Posewright: GPL-3.0-or-later",
    }


def _composed(
    base: _Rows,
    postures: NDArray[np.bool_],
    entries: Sequence[Pose],
    limits: Limits,
    split_of_group: NDArray[np.uint8],
    settings: Settings,
) -> Composed:
    """Compositions within each split, as many as its share of the poses; rows are those of ``base``."""
    rng = np.random.default_rng(settings.seed)
    lower_weights, upper_weights = _composition_weights(
        base, postures, entries, len(split_of_group) - len(entries)
    )
    split = split_of_group[base.group]
    parts = []
    for number in range(len(SPLITS)):
        members = np.flatnonzero(split == number)
        count = round(settings.composed * len(members) / len(split))
        if count and len(members) >= _FEWEST:
            made = compose(
                base.poses[members], count, rng, lower_weights[members], upper_weights[members], limits
            )
            parts.append(made.of_rows(members))
    return Composed.joined(parts)


def _composition_weights(
    base: _Rows, postures: NDArray[np.bool_], entries: Sequence[Pose], first_entry: int
) -> tuple[FloatArray, FloatArray]:
    """How often each pose gives its legs, and its arms.

    The postures share the legs by :data:`_LEGS_OF`. Half of the arms are gestures that an author has
    named, the other half goes by how striking they are.
    """
    shares = np.array([_LEGS_OF.get(name, 1.0) for name in NAMES])
    lower = (postures * shares / np.maximum(postures.sum(axis=0), 1)).sum(axis=1)
    arms = striking(base.poses)[:, :2].max(axis=1) ** 2 + 1e-3
    named = np.array([g >= first_entry and bool(entries[g - first_entry].upper) for g in base.group])
    upper = arms / arms.sum() + named / max(named.sum(), 1)
    return lower, upper


def _rows_of(composed: Composed, base: _Rows) -> _Rows:
    count = len(composed.poses)
    return _Rows(
        composed.poses,
        np.full(count, KINDS.index("composition"), np.uint8),
        base.mirrored[composed.lower],
        base.group[composed.lower],
        np.full(count, -1, np.int32),
    )


def _wordings(
    base: _Rows,
    composed: Composed,
    takes: Sequence[dict[str, Any]],
    entries: Sequence[Pose],
    written: Sequence[Written],
    settings: Settings,
) -> list[Wording]:
    by_frame = {one.key: one.captions for one in written}
    wordings = []
    for row, (group, mirrored) in enumerate(zip(base.group, base.mirrored, strict=True)):
        if group >= len(takes):
            entry = entries[group - len(takes)]
            authored = entry.mirrored_texts if mirrored else entry.texts
            if base.frame[row]:
                rng = np.random.default_rng([settings.seed, row])
                authored = tuple(rng.permutation(authored)[:_AUTHORED].tolist())
            wordings.append(Wording(settings.captions, authored=authored))
        else:
            take = takes[group]
            # Where people described the take, each pose goes with one of their sentences.
            sentences = take["captions"] or [take["description"]]
            description = str(sentences[row % len(sentences)])
            people = by_frame.get((take["source"], take["name"], int(base.frame[row])), ())
            if mirrored:
                description, people = swap_sides(description), tuple(swap_sides(text) for text in people)
            wordings.append(Wording(settings.captions, description, written=people))

    def phrases(row: int, half: str) -> tuple[str, ...]:
        group = base.group[row] - len(takes)
        if group < 0:
            return ()
        name = f"mirrored_{half}" if base.mirrored[row] else half
        return tuple(getattr(entries[group], name))

    for lower, torso, left, right in zip(
        composed.lower, composed.torso, composed.left, composed.right, strict=True
    ):
        # An author's words on arms may speak of head and trunk as well: all must be of one pose.
        whole = left == right == torso
        wordings.append(
            Wording(
                settings.captions,
                lower=phrases(lower, "lower"),
                upper=phrases(left, "upper") if whole else (),
            )
        )
    return wordings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training prepare``."""
    defaults = Settings()
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the sources' folders")
    parser.add_argument("--out", type=Path, required=True, help=f"folder for {FILE}")
    parser.add_argument(
        "--humanml3d",
        type=Path,
        help="folder of a prepared HumanML3D (new_joint_vecs, texts) to read as well",
    )
    parser.add_argument("--composed", type=int, default=defaults.composed, help="compositions of two poses")
    parser.add_argument(
        "--variants", type=int, default=defaults.variants, help="variations of each pose of the pose book"
    )
    parser.add_argument(
        "--captions", type=int, default=defaults.captions, help="captions by rules for a pose"
    )
    parser.add_argument("--seed", type=int, default=defaults.seed)


def run(arguments: argparse.Namespace) -> int:
    """``python -m training prepare``."""
    settings = Settings(arguments.composed, arguments.variants, arguments.captions, arguments.seed)
    corpus = prepare(arguments.data, arguments.out, arguments.humanml3d, settings)
    _report(corpus, arguments.out / FILE)
    return 0


def _report(corpus: Corpus, path: Path) -> None:
    for source in dict.fromkeys(group["source"] for group in corpus.groups):
        members = [number for number, group in enumerate(corpus.groups) if group["source"] == source]
        own = np.isin(corpus.group, members) & ~corpus.mirrored & (corpus.kind != KINDS.index("composition"))
        frames = sum(corpus.groups[number].get("frames", 0) for number in members)
        read = f"{frames} frames, " if frames else ""
        print(f"{source}: {len(members)} takes or entries, {read}{own.sum()} poses")
    counts = ", ".join(
        f"{count} {kind}" for kind, count in zip(KINDS, np.bincount(corpus.kind, minlength=4), strict=True)
    )
    print(f"with mirror images: {counts}; {len(corpus)} in all")
    about = corpus.about
    print(
        f"captions: {len(corpus.caption_rows)}, {len(corpus.texts)} of them different; "
        f"{about['captions_refuted']} of {about['captions_drawn']} by rules refuted and left out"
    )
    for name, column in zip(NAMES, corpus.posture.T, strict=True):
        print(
            f"{name:>10}: {column.sum():6d} poses, {100 * corpus.weight[column].sum():5.1f} % of the stream"
        )
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB, SHA-256 of its content {corpus.sha256}")
