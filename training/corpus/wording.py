"""Captions of all poses: by rules, by authors and by people; the independent checker passes each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from training.captions import Dice, Fact, captions, facts_of, not_the_other_side
from training.captions.choice import SHARE_NOT_THE_OTHER
from training.checker import check, claims

from .salience import caption_weight, striking
from .store import VOICES

_CHUNK = 256
# So many times the captions wanted are drawn, and the ones taken are those that leave little unsaid.
_CHOICE = 2
# Captions that are refuted or kept for evaluation are drawn anew so often before the pose does with fewer.
_DRAWS = 4


@dataclass(frozen=True)
class Wording:
    """What there is to say of a pose besides its geometry.

    Attributes:
        ruled: how many captions by rules.
        description: the take's words, if it has any.
        lower, upper: phrases of the authors of the halves of a composed pose.
        authored: captions of the entry's author; true of the pose.
        written: captions by people who looked at the pose.
    """

    ruled: int
    description: str | None = None
    lower: tuple[str, ...] = ()
    upper: tuple[str, ...] = ()
    authored: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


@dataclass(frozen=True)
class Worded:
    """The captions of a pose.

    Attributes:
        texts: the captions.
        voices: index into :data:`.store.VOICES` of each.
        weights: how often each is drawn, 1 in sum.
        drawn: how many captions by rules were drawn for it.
        refuted: how many of those the checker refuted (they are not among ``texts``).
    """

    texts: tuple[str, ...]
    voices: tuple[int, ...]
    weights: tuple[float, ...]
    drawn: int
    refuted: int


def word(
    poses: NDArray[np.float32],
    wordings: Sequence[Wording],
    kept_out: Collection[str],
    seed: int,
    executor: Executor,
) -> list[Worded]:
    """Captions of poses.

    Args:
        poses: float32 [N, 22, 3].
        wordings: N.
        kept_out: texts that no caption may equal, capitals and closing full stop aside.
        seed: each pose draws from a generator of its own.
        executor: runs the work in parallel; the result does not depend on it.
    """
    barred = frozenset(_plain(text) for text in kept_out)
    starts = range(0, len(poses), _CHUNK)
    chunks = [(first, poses[first : first + _CHUNK], wordings[first : first + _CHUNK]) for first in starts]
    made: list[Worded] = []
    with tqdm(total=len(poses), desc="captions", unit="pose") as bar:
        for batch in executor.map(partial(_word_chunk, barred=barred, seed=seed), chunks):
            made += batch
            bar.update(len(batch))
    return made


def _plain(text: str) -> str:
    return text.lower().strip(" .")


def _refuted(text: str, pose: NDArray[np.float32]) -> bool:
    return any(check(claim, pose) is False for claim in claims(text))


def _word_chunk(
    chunk: tuple[int, NDArray[np.float32], Sequence[Wording]], barred: frozenset[str], seed: int
) -> list[Worded]:
    first, poses, wordings = chunk
    unusual = striking(poses)
    return [
        _word_one(pose, facts, wording, unusual[row], barred, np.random.default_rng([seed, first + row]))
        for row, (pose, facts, wording) in enumerate(zip(poses, facts_of(poses), wordings, strict=True))
    ]


def _word_one(
    pose: NDArray[np.float32],
    facts: Sequence[Fact],
    wording: Wording,
    unusual: NDArray[np.float64],
    barred: Collection[str],
    rng: np.random.Generator,
) -> Worded:
    # People's and authors' captions mean the whole pose: nothing in them is left unsaid.
    said = {text: ("written", 1.0) for text in wording.written if _plain(text) not in barred}
    dice = Dice(rng)
    authored = list(wording.authored)
    for text in wording.authored:
        twin = not_the_other_side(text, dice) if dice() < SHARE_NOT_THE_OTHER else None
        if twin is not None:
            authored.append(twin)
    for text in authored:
        if _plain(text) not in barred and not _refuted(text, pose):
            said.setdefault(text, ("author", 1.0))
    drawn = refuted = 0
    found: dict[str, float] = {}
    for _ in range(_DRAWS):
        missing = _CHOICE * wording.ruled - len(found)
        if not missing:
            break
        for caption in captions(facts, rng, missing, wording.description, wording.lower, wording.upper):
            if caption.text in said or caption.text in found or _plain(caption.text) in barred:
                continue
            drawn += 1
            if _refuted(caption.text, pose):
                refuted += 1
                continue
            found[caption.text] = caption_weight(unusual, caption.parts)
    # Sampling without replacement, by weight (Efraimidis and Spirakis 2006).
    keys = {text: rng.exponential() / weight for text, weight in found.items()}
    for text in sorted(keys, key=keys.__getitem__)[: wording.ruled]:
        said[text] = ("rules", found[text])
    total = sum(weight for _, weight in said.values())
    return Worded(
        texts=tuple(said),
        voices=tuple(VOICES.index(voice) for voice, _ in said.values()),
        weights=tuple(weight / total for _, weight in said.values()),
        drawn=drawn,
        refuted=refuted,
    )
