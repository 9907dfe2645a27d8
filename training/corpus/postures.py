"""Which postures a pose shows: the classes whose share of the training stream is guaranteed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Executor

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from training.captions import facts_of

from .salience import PARTS, striking

_CHUNK = 1024

# Class → the facts of which one makes a pose a member. The rules behind the facts leave a margin, so
# that what lies between two classes belongs to neither.
_FACTS: dict[str, frozenset[str]] = {
    name: frozenset(facts.split())
    for name, facts in {
        "standing": "standing standing_straight",
        "sitting": "sitting sitting_chair sitting_floor long_sitting cross_legged knees_up_sitting "
        "leg_over_leg hugging_knees meditating",
        "kneeling": "kneeling kneeling_both kneeling_one sitting_on_heels",
        "lying": "lying lying_back lying_front lying_side curled_up crawling_prone cobra",
        "all_fours": "all_fours crawling bear_crawl plank plank_high push_up downward_dog bridge crab",
        "crouching": "squatting squat_half squat_deep crouching",
        "one_leg": "one_leg tree_pose arabesque",
        "bent_over": "bent_over bent_deep lean_90 touching_toes bowing",
        "inverted": "upside_down handstand headstand shoulder_stand",
        "airborne": "airborne jumping tuck_jump flying",
    }.items()
}
# Upright on easy legs, whatever the arms do: what a prompt expects that speaks of arms alone.
AT_EASE = "at_ease"
NAMES = (*_FACTS, AT_EASE)
# How striking legs and torso of such a pose are at most (see .salience).
_EASY_LEGS, _EASY_TORSO = 0.3, 0.5

# Least share of the training stream, with a little to spare above what is promised (3 % and 1 %). Drawn by
# clusters alone, 5 % would stand at ease, and a model would learn that who raises an arm leaps as well.
QUOTAS = {
    AT_EASE: 0.25,
    **dict.fromkeys(
        ("sitting", "kneeling", "lying", "all_fours", "crouching", "one_leg", "bent_over"), 0.035
    ),
    "inverted": 0.012,
}


def postures_of(
    poses: NDArray[np.float32], tags: Sequence[Collection[str]], executor: Executor
) -> NDArray[np.bool_]:
    """The classes of poses.

    Args:
        poses: float32 [N, 22, 3].
        tags: of each pose, the postures that its author gave it; empty where nobody did.
        executor: runs the work in parallel.

    Returns:
        bool [N, P] over :data:`NAMES`.
    """
    chunks = [poses[first : first + _CHUNK] for first in range(0, len(poses), _CHUNK)]
    found = list(tqdm(executor.map(_by_facts, chunks), desc="postures", unit="chunk", total=len(chunks)))
    given = np.array([[name in names for name in NAMES] for names in tags], bool).reshape(-1, len(NAMES))
    return np.asarray(np.concatenate([given[:0], *found]) | given)


def _by_facts(poses: NDArray[np.float32]) -> NDArray[np.bool_]:
    held = [{fact.predicate for fact in facts if not fact.negated} for facts in facts_of(poses)]
    by_rules = [[not members.isdisjoint(names) for members in _FACTS.values()] for names in held]
    unusual = striking(poses)
    easy = (unusual[:, PARTS.index("legs")] < _EASY_LEGS) & (unusual[:, PARTS.index("torso")] < _EASY_TORSO)
    return np.column_stack([np.array(by_rules, bool), easy])
