"""What the corpus is, in numbers: coordinates, distinct poses, bones, floor, joints, words of captions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.neighbors import KDTree

from inference.denials import denies
from inference.joint_limits import ANGLE_NAMES
from rig.skeleton import JOINT, JOINT_COUNT, JOINT_NAMES, LIMBS, PARENTS, REFERENCE, FloatArray

from .joint_limits import joint_angles, violations
from .store import Corpus

AXES = ("x", "y", "z")
# A coordinate that varies less than this says nothing of a pose, metres.
NEAR_CONSTANT = 1e-3
_BLOCK = 4096
_PROJECTIONS = 8
_LIMBS = tuple([JOINT[name] for name in names] for names in LIMBS.values())
_LIMB_SHARES = np.array([len(limb) for limb in _LIMBS]) / JOINT_COUNT
_MEDOID_CANDIDATES = 1500
_TERMS_MIN = 2  # captions that must hold a term
_TYPICAL_WORDS = range(4, 17)  # longer captions would be near to the mean by naming everything

Shares = list[tuple[str, int, float]]  # name, pairs of pose and caption, share of the training stream


@dataclass(frozen=True, eq=False)
class Coordinates:
    """Statistics of the 66 coordinates of poses, each float64 [22, 3], metres."""

    mean: FloatArray
    std: FloatArray
    least: FloatArray
    most: FloatArray

    @property
    def near_constant(self) -> list[str]:
        """Names of the coordinates, as "pelvis x", whose standard deviation is below 1 mm."""
        rows = np.argwhere(self.std < NEAR_CONSTANT)
        return [f"{JOINT_NAMES[joint]} {AXES[axis]}" for joint, axis in rows]


def coordinates(poses: NDArray[np.float32]) -> Coordinates:
    """Statistics of poses [N, 22, 3]."""
    exact = poses.astype(np.float64)
    return Coordinates(exact.mean(0), exact.std(0), exact.min(0), exact.max(0))


@dataclass(frozen=True, eq=False)
class Bones:
    """Lengths of the 21 bones, in the order of the joints that they lead to.

    Attributes:
        names: the joints.
        lengths: float64 [21], of the reference skeleton, metres.
        mean: float64 [21], over the poses, metres.
        deviation: float64 [21], the largest |length / reference - 1| of any pose.
    """

    names: tuple[str, ...]
    lengths: FloatArray
    mean: FloatArray
    deviation: FloatArray


def bones(poses: NDArray[np.float32]) -> Bones:
    """Bone lengths of poses [N, 22, 3] against the reference skeleton."""
    exact = poses.astype(np.float64)
    lengths = np.linalg.norm(exact[:, 1:] - exact[:, list(PARENTS[1:])], axis=-1)
    reference = REFERENCE.bone_lengths[1:]
    deviation = np.abs(lengths / reference - 1.0).max(0)
    return Bones(JOINT_NAMES[1:], reference, lengths.mean(0), deviation)


def lowest_skin(poses: NDArray[np.float32]) -> FloatArray:
    """Height of the lowest point of the body's surface, metres: [N, 22, 3] → float64 [N]."""
    return np.asarray((poses[..., 1].astype(np.float64) - np.array(REFERENCE.radii)).min(-1))


def _projections(poses: NDArray[np.float32]) -> FloatArray:
    """Coordinates [N, K] in each of which two poses differ by no more than their joints do on average.

    For unit directions u_j, the mean over the joints of u_j · p_j is such a coordinate; the directions
    are those of the first principal components, along which poses differ most.
    """
    flat = poses.reshape(len(poses), -1).astype(np.float64)
    centred = flat - flat.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    directions = axes.T[::-1][:_PROJECTIONS].reshape(-1, JOINT_COUNT, 3)
    directions = directions / np.maximum(np.linalg.norm(directions, axis=-1, keepdims=True), 1e-12)
    return np.asarray(np.einsum("njc,kjc->nk", flat.reshape(-1, JOINT_COUNT, 3), directions) / JOINT_COUNT)


def distinct(poses: NDArray[np.float32], min_distance: float) -> NDArray[np.bool_]:
    """Which poses a greedy pass keeps: those that no pose kept before is nearer to than the distance.

    What is far apart in a few projections, or by the centres of the limbs, is far apart; only the rest
    is compared joint by joint, so that the result is exact.

    Args:
        poses: float32 [N, 22, 3].
        min_distance: metres, mean over the joints.

    Returns:
        bool [N].
    """
    projected = _projections(poses)
    centres = np.stack([poses[:, limb].mean(1) for limb in _LIMBS], axis=1)
    kept = np.zeros(len(poses), bool)

    def repeats(row: int, others: NDArray[np.int64]) -> bool:
        apart = np.linalg.norm(centres[others] - centres[row], axis=-1) @ _LIMB_SHARES
        close = others[apart < min_distance]
        return bool((np.linalg.norm(poses[close] - poses[row], axis=-1).mean(-1) < min_distance).any())

    for start in range(0, len(poses), _BLOCK):
        rows = np.arange(start, min(start + _BLOCK, len(poses)))
        before = np.flatnonzero(kept)
        if len(before):
            near = KDTree(projected[before], metric="chebyshev").query_radius(projected[rows], min_distance)
            again = [repeats(row, before[close]) for row, close in zip(rows.tolist(), near, strict=True)]
            rows = rows[~np.array(again)]
        if len(rows):
            near = KDTree(projected[rows], metric="chebyshev").query_radius(projected[rows], min_distance)
            for row, close in zip(rows.tolist(), near, strict=True):
                others = rows[close]
                kept[row] = not repeats(row, others[kept[others]])
    return kept


def medoid(corpus: Corpus, rows: NDArray[np.int64]) -> int:
    """The row of the pose with the least sum of distances to the others (evenly chosen among many)."""
    chosen = rows[np.linspace(0, len(rows) - 1, min(len(rows), _MEDOID_CANDIDATES)).astype(int)]
    poses = corpus.poses[chosen]
    sums = [float(np.linalg.norm(poses - pose, axis=-1).mean(-1).sum()) for pose in poses]
    return int(chosen[int(np.argmin(sums))])


def limit_violations(corpus: Corpus) -> dict[str, NDArray[np.bool_]]:
    """Joint angle → bool [N], the poses that pass its limits."""
    beyond = violations(corpus.poses, corpus.limits)
    return {name: beyond[:, column] for column, name in enumerate(ANGLE_NAMES)}


def angle_ranges(corpus: Corpus) -> dict[str, tuple[float, float]]:
    """Joint angle → least and greatest over all poses, degrees."""
    return {
        name: (float(np.nanmin(angles)), float(np.nanmax(angles)))
        for name, angles in joint_angles(corpus.poses).items()
    }


_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_RIGHT_ANGLE = re.compile(r"right[ -]angle[sd]?")


# Part of the body → its nouns.
_PARTS: dict[str, tuple[str, ...]] = {
    "arm": ("arm", "arms"),
    "hand": ("hand", "hands", "palm", "palms", "finger", "fingers", "fingertips"),
    "fist": ("fist", "fists"),
    "elbow": ("elbow", "elbows"),
    "forearm": ("forearm", "forearms", "wrist", "wrists"),
    "shoulder": ("shoulder", "shoulders"),
    "leg": ("leg", "legs"),
    "knee": ("knee", "knees"),
    "foot": ("foot", "feet", "toe", "toes", "tiptoe", "tiptoes", "sole", "soles"),
    "heel": ("heel", "heels"),
    "thigh": ("thigh", "thighs", "lap"),
    "shin": ("shin", "shins", "ankle", "ankles"),
    "hip": ("hip", "hips", "pelvis", "bottom"),
    "head": ("head", "neck", "nape"),
    "face": ("face", "chin", "mouth", "nose", "ear", "ears", "eye", "eyes", "forehead", "brow", "cheek"),
    "chest": ("chest", "breast"),
    "torso": ("torso", "trunk", "body", "waist", "belly", "stomach", "spine", "upper body"),
}
# "Back" alone is most often a direction.
_BACK = re.compile(r"\b(?:the|his|her|their|its|your) back\b(?! (?:leg|foot|knee|heel|thigh|arm|hand))")
_PART_OF = {noun: part for part, nouns in _PARTS.items() for noun in nouns}
_NO_VERBS = frozenset(
    {"during", "something", "nothing", "everything", "anything", "ceiling", "being", "morning"}
)
# Bases and third persons of verbs that are mostly other words here; their -ing forms do count.
_MOSTLY_OTHER = frozenset(
    {
        *_PART_OF,
        "lower",
        "open",
        "level",
        "front",
        "back",
        "right",
        "left",
        "clear",
        "close",
        "low",
        "even",
        "sky",
    }
)


def _base(ing: str, vocabulary: Mapping[str, int]) -> str:
    """The base of a participle: of "raise" and "rais", what the captions know, in whatever form."""
    stem = ing.removesuffix("ing")
    found = [stem, stem + "e"]
    if stem[-2:-1] == stem[-1:]:
        found.append(stem[:-1])
    if stem.endswith("y"):
        found.append(stem[:-1] + "ie")
    return max(found, key=lambda base: sum(vocabulary.get(form, 0) for form in _finite(base)))


def _finite(base: str) -> tuple[str, str]:
    """Base and third person."""
    if re.search(r"[^aeiou]y$", base):
        return base, base[:-1] + "ies"
    return base, base + ("es" if re.search(r"(s|x|z|ch|sh|o)$", base) else "s")


def _verbs(vocabulary: Mapping[str, int]) -> dict[str, str]:
    """Form → base of every verb of which the captions hold the -ing form."""
    forms: dict[str, str] = {}
    for word in vocabulary:
        if (
            word.endswith("ing")
            and re.search("[aeiouy]", word[:-3])
            and word not in _NO_VERBS
            and "-" not in word
        ):
            base = _base(word, vocabulary)
            forms[word] = base
            for form in _finite(base):
                if form not in _MOSTLY_OTHER:
                    forms[form] = base
    return forms


class Words:
    """What the captions say, counted over pairs of pose and caption, and by share of the training stream."""

    def __init__(self, corpus: Corpus) -> None:
        """Read the captions of a corpus."""
        count = len(corpus.texts)
        self.pairs: NDArray[np.int64] = np.bincount(corpus.caption_rows, minlength=count)
        self.shares: FloatArray = np.bincount(
            corpus.caption_rows, corpus.pair_weights, minlength=count
        ).astype(np.float64)
        self._lower = [_RIGHT_ANGLE.sub("square", text.lower()) for text in corpus.texts]
        self._words = [_WORD.findall(text) for text in self._lower]

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """Words of every distinct caption, int64 [T]."""
        return np.array([len(words) for words in self._words], np.int64)

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """Word → pairs whose caption holds it, counted as often as it stands there."""
        found: Counter[str] = Counter()
        for words, pairs in zip(self._words, self.pairs.tolist(), strict=True):
            for word in words:
                found[word] += pairs
        return found

    def length_at(self, share: float) -> int:
        """The length, in words, that this share of the training stream does not pass."""
        drawn = np.flatnonzero(self.shares)
        order = drawn[np.argsort(self.lengths[drawn], kind="stable")]
        place = np.searchsorted(np.cumsum(self.shares[order]), share * (1 - 1e-9))
        return int(self.lengths[order[min(int(place), len(order) - 1)]])

    def _counted(self, held: Sequence[set[str]]) -> Shares:
        pairs: dict[str, int] = {}
        shares: dict[str, float] = {}
        for names, number, share in zip(held, self.pairs.tolist(), self.shares.tolist(), strict=True):
            for name in names:
                pairs[name] = pairs.get(name, 0) + number
                shares[name] = shares.get(name, 0.0) + share
        return sorted(
            ((name, pairs[name], shares[name]) for name in pairs), key=lambda row: (-row[2], -row[1], row[0])
        )

    def verbs(self) -> Shares:
        """Verbs by their base, commonest in the training stream first.

        A verb is what the captions also use with -ing; other forms of it are the base and the third
        person, unless they are mostly another word ("lower", "face").
        """
        forms = _verbs(self.vocabulary)
        return self._counted([{forms[word] for word in words if word in forms} for words in self._words])

    def parts(self) -> Shares:
        """Parts of the body, commonest in the training stream first."""
        return self._counted(
            [
                {_PART_OF[word] for word in words if word in _PART_OF}
                | ({"back"} if _BACK.search(text) else set())
                for words, text in zip(self._words, self._lower, strict=True)
            ]
        )

    def sides(self) -> Shares:
        """Captions by the sides that they name: left or right alone, left and right, only "both", none."""

        def named(words: list[str]) -> str:
            left, right = "left" in words, "right" in words
            if left or right:
                return "left and right" if left and right else "left only" if left else "right only"
            return "both, neither named" if "both" in words else "no side"

        return self._counted([{named(words)} for words in self._words])

    def negations(self) -> tuple[int, float]:
        """Pairs whose caption denies something (not, no, never, without …, -n't), and their share."""
        denying = np.array([denies(text) for text in self._lower])
        return int(self.pairs[denying].sum()), float(self.shares[denying].sum())


def typical_captions(corpus: Corpus, rows: Sequence[NDArray[np.int64]], count: int) -> list[list[str]]:
    """The captions nearest to the mean of their cluster's, by TF-IDF over words and pairs of words.

    A word of a caption that stands for the cluster is common in it and rare elsewhere (centroid
    summarisation, Radev et al. 2004). Captions that say the same words as one chosen before are left out.

    Args:
        corpus: the corpus.
        rows: of each cluster, the rows of its poses.
        count: captions for each cluster.
    """
    texts = [
        list(dict.fromkeys(text for row in of_cluster.tolist() for text in corpus.captions(row)))
        for of_cluster in rows
    ]
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=_TERMS_MIN, sublinear_tf=True, dtype=np.float32)
    matrix = vectorizer.fit_transform([text for of_cluster in texts for text in of_cluster])
    found = []
    start = 0
    for of_cluster in texts:
        own = matrix[start : start + len(of_cluster)]
        start += len(of_cluster)
        likeness = own @ np.asarray(own.mean(0)).ravel()
        chosen: list[str] = []
        seen: list[set[str]] = []
        for place in np.argsort(-likeness, kind="stable"):
            words = set(_WORD.findall(of_cluster[place].lower()))
            # Half of the words in common is the same thing said again.
            if len(words) not in _TYPICAL_WORDS or any(
                len(words & other) > 0.5 * len(words | other) for other in seen
            ):
                continue
            chosen.append(of_cluster[place])
            seen.append(words)
            if len(chosen) == count:
                break
        found.append(chosen)
    return found
