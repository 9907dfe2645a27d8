"""What is looked at in a posed entry of the book: errors that must go, and remarks for the author."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inference.errors import PosewrightError
from rig.skeleton import REFERENCE, FloatArray

from . import flesh
from .book import Pose
from .claims import false_claims
from .evaluate import solve
from .kinematics import Body
from .limits import SIDES
from .postures import POSTURES, measure

FLOOR_TOLERANCE = 0.01
OVERLAP = 0.035  # flesh gives way by as much
_BALANCE = 0.04
_SUPPORT = 0.03
_BONE_TOLERANCE = 1e-9
# A wrist this near the floor carries a hand that lies flat.
_HAND_FLAT = 0.09

# Share of the body's mass and where along the segment its centre lies (de Leva 1996, rounded, both sexes).
SEGMENT_MASSES: tuple[tuple[str, str, float, float], ...] = (
    ("neck", "head", 0.068, 1.4),
    ("pelvis", "neck", 0.430, 0.45),
    *(
        (f"{side}_{start}", f"{side}_{end}", share, along)
        for side in SIDES
        for start, end, share, along in (
            ("shoulder", "elbow", 0.026, 0.57),
            ("elbow", "wrist", 0.022, 0.6),  # with the hand
            ("hip", "knee", 0.145, 0.39),
            ("knee", "ankle", 0.045, 0.44),
            ("ankle", "foot", 0.013, 0.5),
        )
    ),
)


@dataclass(frozen=True)
class Report:
    """What was found on one pose.

    Attributes:
        errors: what must be mended.
        remarks: what may be meant so, and should be looked at.
    """

    errors: tuple[str, ...]
    remarks: tuple[str, ...]


def _hull(points: FloatArray) -> FloatArray:
    """Convex hull of points [N, 2], counter-clockwise (Andrew's monotone chain)."""
    ordered = sorted({(float(x), float(y)) for x, y in points})
    if len(ordered) < 3:
        return np.array(ordered)

    def half(run: list[tuple[float, float]]) -> list[tuple[float, float]]:
        chain: list[tuple[float, float]] = []
        for x, y in run:
            while len(chain) > 1:
                (ax, ay), (bx, by) = chain[-2:]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                chain.pop()
            chain.append((x, y))
        return chain[:-1]

    return np.array(half(ordered) + half(ordered[::-1]))


def off_balance(body: Body) -> float:
    """How far the centre of mass lies outside the support on the floor, metres; 0 within.

    Raises:
        ValueError: if nothing touches the floor.
    """
    total = sum(share for _, _, share, _ in SEGMENT_MASSES)
    centre = sum(
        share * ((1 - along) * body.at(start) + along * body.at(end))
        for start, end, share, along in SEGMENT_MASSES
    )
    mass = np.asarray(centre)[[0, 2]] / total
    spheres = flesh.spheres(body)
    touching = spheres[spheres[:, 1] - flesh.RADII < _SUPPORT][:, [0, 2]]
    if len(touching) == 0:
        raise ValueError("nothing touches the floor")
    corners = _hull(touching)
    if len(corners) == 1:
        return float(np.linalg.norm(mass - corners[0]))
    inside, nearest = len(corners) > 2, np.inf
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = end - start
        share = np.clip(np.dot(mass - start, along) / max(float(np.dot(along, along)), 1e-12), 0.0, 1.0)
        nearest = min(nearest, float(np.linalg.norm(mass - start - share * along)))
        if along[0] * (mass[1] - start[1]) - along[1] * (mass[0] - start[0]) < 0:
            inside = False
    return 0.0 if inside else nearest


def floor_penetration(body: Body) -> float:
    """How far the deepest part of the flesh lies below the floor, metres; 0 when none does.

    A hand near the floor is taken to lie flat on it, bent at the wrist.
    """
    heights = flesh.heights(body)
    for side in SIDES:
        if body.at(f"{side}_wrist")[1] < _HAND_FLAT:
            del heights[f"{side}_hand"]
    return max(0.0, -min(heights.values()))


def check(pose: Pose) -> Report:
    """Solve a pose and look at everything that can be checked without eyes."""
    try:
        body = solve(pose)
    except PosewrightError as error:
        return Report((str(error),), ())
    errors, remarks = [], []
    parents = np.array(REFERENCE.parents[1:])
    bones = np.linalg.norm(body.joints[1:] - body.joints[parents], axis=-1)
    if np.abs(bones - REFERENCE.bone_lengths[1:]).max() > _BONE_TOLERANCE:
        errors.append("a bone has changed its length")
    depth = floor_penetration(body)
    if depth > FLOOR_TOLERANCE:
        errors.append(f"{100 * depth:.1f} cm below the floor")
    stance = measure(body)
    errors += [f"is not {tag}" for tag in pose.postures if not POSTURES[tag](stance)]
    for caption in pose.texts:
        errors += [f"caption {caption!r}: not so: {claim!r}" for claim in false_claims(body, caption)]
    overlaps = flesh.overlaps(body, OVERLAP)
    remarks += [f"{o.first} in {o.second} by {100 * o.depth:.1f} cm" for o in overlaps]
    if pose.seat is None and pose.pelvis is None and "airborne" not in pose.tags and pose.height == 0.0:
        away = off_balance(body)
        if away > _BALANCE:
            remarks.append(f"{100 * away:.0f} cm off balance")
    return Report(tuple(errors), tuple(remarks))
