"""The body's flesh as spheres around the bones: what touches the floor, and what runs through what.

The foot's spheres are laid so that a standing foot touches the floor exactly where its joint does. The
radii of :data:`rig.skeleton.SKIN_RADII`, one for each joint, are a coarser form of the same body; the feet
are those that :mod:`rig.thumbnail` draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rig.skeleton import JOINT, FloatArray

from .kinematics import Body
from .limits import SIDES

# Radii that contacts on the floor need, metres.
KNEE, ELBOW, WRIST = 0.052, 0.040, 0.030
PALM = 0.08  # from the wrist joint to the middle of the palm

# part, joint, segment whose frame the offset is in, offset (left, up, forward), radius at each end, spheres
_Row = tuple[str, str, str, tuple[float, float, float], str, tuple[float, float, float], float, float, int]
_TRUNK: tuple[_Row, ...] = tuple(
    (part, joint, segment, (-x, y, z), joint, (x, y, z), radius, radius, 3)
    for part, joint, segment, (x, y, z), radius in (
        ("pelvis", "pelvis", "pelvis", (0.060, -0.0875, -0.005), 0.080),
        ("pelvis", "pelvis", "pelvis", (0.050, -0.01, -0.006), 0.092),
        ("belly", "spine1", "spine1", (0.042, 0.0, 0.008), 0.086),
        ("belly", "spine2", "spine2", (0.045, 0.0, 0.0), 0.088),
        ("chest", "spine3", "chest", (0.052, 0.0, 0.004), 0.094),
        ("chest", "spine3", "chest", (0.075, 0.10, 0.002), 0.082),
    )
)
_HEAD: tuple[_Row, ...] = (
    ("neck", "neck", "chest", (0.0, 0.0, 0.0), "head", (0.0, 0.02, 0.0), 0.052, 0.052, 3),
    ("head", "head", "head", (0.0, 0.02, 0.030), "head", (0.0, 0.085, 0.0), 0.066, 0.094, 3),
)


def _limbs(side: str) -> tuple[_Row, ...]:
    zero = (0.0, 0.0, 0.0)

    def bone(part: str, start: str, end: str, first: float, last: float, count: int) -> _Row:
        return (part, start, part, zero, end, zero, first, last, count)

    plain = (
        bone("upper_arm", "shoulder", "elbow", 0.054, ELBOW, 6),
        bone("forearm", "elbow", "wrist", ELBOW, WRIST, 6),
        ("hand", "wrist", "forearm", zero, "wrist", (0.0, -PALM, 0.0), 0.028, 0.028, 3),
        bone("thigh", "hip", "knee", 0.076, KNEE, 8),
        bone("shin", "knee", "ankle", KNEE, 0.036, 8),
        ("foot", "ankle", "foot", (0.0, -0.0275, -0.045), "foot", (0.0, 0.032, -0.005), 0.034, 0.032, 4),
        ("foot", "foot", "foot", (0.0, 0.032, -0.005), "foot", (0.0, 0.022, 0.05), 0.032, 0.022, 2),
    )
    return tuple(
        (f"{side}_{row[0]}", f"{side}_{row[1]}", f"{side}_{row[2]}", row[3], f"{side}_{row[4]}", *row[5:])
        for row in plain
    )


_ROWS = (*_TRUNK, *_HEAD, *_limbs("left"), *_limbs("right"))
PART_NAMES: tuple[str, ...] = tuple(dict.fromkeys(row[0] for row in _ROWS))
# The part each sphere belongs to, and its radius.
PART_OF: NDArray[np.intp] = np.array([PART_NAMES.index(row[0]) for row in _ROWS for _ in range(row[8])])
RADII: FloatArray = np.concatenate([np.linspace(row[6], row[7], row[8]) for row in _ROWS])

# Parts that are joined or cannot help but touch.
_JOINED = (
    ("pelvis", "belly"), ("belly", "chest"), ("pelvis", "chest"), ("chest", "neck"), ("neck", "head"),
    ("chest", "head"),
)  # fmt: skip
_JOINED_SIDED = (
    ("*_upper_arm", "chest"), ("*_upper_arm", "neck"), ("*_upper_arm", "*_forearm"),
    ("*_upper_arm", "*_hand"),
    ("*_forearm", "*_hand"), ("*_thigh", "pelvis"), ("*_thigh", "belly"), ("*_thigh", "*_shin"),
    ("*_shin", "*_foot"), ("*_thigh", "*_foot"), ("*_upper_arm", "belly"),
)  # fmt: skip


def _may_touch() -> NDArray[np.bool_]:
    allowed = np.eye(len(PART_NAMES), dtype=bool)
    pairs = list(_JOINED) + [
        (a.replace("*", side), b.replace("*", side)) for side in SIDES for a, b in _JOINED_SIDED
    ]
    for first, second in pairs:
        i, j = PART_NAMES.index(first), PART_NAMES.index(second)
        allowed[i, j] = allowed[j, i] = True
    return allowed


_MAY_TOUCH = _may_touch()


_SEGMENTS: tuple[str, ...] = tuple(dict.fromkeys(row[2] for row in _ROWS))


def _per_sphere(first: FloatArray, last: FloatArray) -> FloatArray:
    """A value at both ends of every row [R, …] → its value at every sphere [S, …]."""
    runs = [np.linspace(a, b, row[8]) for a, b, row in zip(first, last, _ROWS, strict=True)]
    return np.concatenate(runs)


# Per sphere: how far along its row, the joints at the ends, the offset and the segment it turns with.
_ALONG = np.concatenate([np.linspace(0.0, 1.0, row[8]) for row in _ROWS])[:, None]
_START = np.array([JOINT[row[1]] for row in _ROWS for _ in range(row[8])])
_END = np.array([JOINT[row[4]] for row in _ROWS for _ in range(row[8])])
_OFFSET = _per_sphere(np.array([row[3] for row in _ROWS]), np.array([row[5] for row in _ROWS]))
_SEGMENT = np.array([_SEGMENTS.index(row[2]) for row in _ROWS for _ in range(row[8])])


def _centres(body: Body, chosen: NDArray[np.intp] | slice) -> FloatArray:
    frames = np.stack([body.frames[segment] for segment in _SEGMENTS])
    start, end = body.joints[_START[chosen]], body.joints[_END[chosen]]
    turned = np.einsum("sij,sj->si", frames[_SEGMENT[chosen]], _OFFSET[chosen])
    return np.asarray(start + _ALONG[chosen] * (end - start) + turned)


def spheres(body: Body) -> FloatArray:
    """Centres of the spheres of the flesh, float [S, 3], in the order of PART_OF and RADII."""
    return _centres(body, slice(None))


@cache
def _rows_of(parts: frozenset[str]) -> NDArray[np.intp]:
    return np.flatnonzero(np.isin(PART_OF, [PART_NAMES.index(part) for part in parts]))


def lowest(body: Body, parts: frozenset[str]) -> float:
    """Height of the lowest point of these parts, metres."""
    rows = _rows_of(parts)
    return float((_centres(body, rows)[:, 1] - RADII[rows]).min())


def heights(body: Body) -> dict[str, float]:
    """The lowest point of every part, metres."""
    bottoms = spheres(body)[:, 1] - RADII
    return {name: float(bottoms[index == PART_OF].min()) for index, name in enumerate(PART_NAMES)}


@dataclass(frozen=True)
class Overlap:
    """Two parts of the body in the same place.

    Attributes:
        first: name of a part.
        second: name of the other.
        depth: how far one is inside the other, metres.
    """

    first: str
    second: str
    depth: float


def overlaps(body: Body, least: float) -> list[Overlap]:
    """Pairs of parts, not joined to each other, that overlap by at least this much, deepest first."""
    centres = spheres(body)
    gaps = np.linalg.norm(centres[:, None] - centres[None], axis=-1) - RADII[:, None] - RADII[None]
    deepest: dict[tuple[int, int], float] = {}
    for i, j in zip(*np.nonzero(gaps < -least), strict=True):
        a, b = int(PART_OF[i]), int(PART_OF[j])
        if a < b and not _MAY_TOUCH[a, b]:
            deepest[a, b] = max(deepest.get((a, b), 0.0), -float(gaps[i, j]))
    found = [Overlap(PART_NAMES[a], PART_NAMES[b], depth) for (a, b), depth in deepest.items()]
    return sorted(found, key=lambda overlap: -overlap.depth)
