"""Variations of a pose: its angles perturbed within the joint limits, its contacts made anew.

Some go a little of the way towards another entry that is carried alike and looks alike. What a variation
may not do is make a word of its captions untrue: the independent reader of :mod:`training.checker`
must not refute a claim that it does not refute of the pose itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from inference.errors import PosewrightError
from rig.pose import canonicalize
from rig.skeleton import JOINT, FloatArray
from training.checker import check as holds
from training.checker import claims

from . import flesh, limits
from .book import Pose
from .checks import FLOOR_TOLERANCE, OVERLAP, floor_penetration
from .claims import false_claims
from .contacts import FLAT_ANKLE, Contact
from .evaluate import solve
from .kinematics import Body
from .limits import LIMITS, Angles
from .postures import POSTURES, Stance, measure

# Standard deviation of an angle, degrees: limbs move more than the trunk, and what carries the meaning less.
_SPREAD = {
    "body": 3.0, "spine": 4.0, "head": 7.0, "shoulder": 9.0, "elbow": 9.0,
    "hip": 6.0, "knee": 7.0, "ankle": 5.0,
}  # fmt: skip
_MATTERS = 0.6
_COLLAR = 0.3
# Legs of a lying body: on the floor a small angle lifts a foot far.
_LYING = 0.4
# Correlation of left and right in limbs that carry the body together.
_SHARED = 0.95
# Joints → the part whose angles move them.
_MOVED_BY = {
    "head": ("head",), "neck": ("spine",), "spine1": ("body",), "spine2": ("spine",), "spine3": ("spine",),
    "pelvis": ("body",), "collar": ("shoulder",), "shoulder": ("shoulder",), "elbow": ("shoulder",),
    "wrist": ("shoulder", "elbow"), "hip": ("body",), "knee": ("hip",), "ankle": ("hip", "knee"),
    "foot": ("hip", "knee", "ankle"),
}  # fmt: skip
_OFFSET_SPREAD = 0.012
_SEAT_SPREAD = 0.02
# No joint that carries the meaning goes further than this, metres, once the body stands in the same place.
_DRIFT = 0.16
_DRAWS = 60
# What touches the floor in the pose stays at it, metres.
_TOUCHES, _STILL_TOUCHES = 0.02, 0.05
# A foot whose joints lie this near to where a flat foot has them is flat, metres.
_FLAT = 0.012
# Towards a neighbour: how often, how far, and how much less far what carries the meaning goes.
_TOWARDS = 0.5
_SHARE = (0.10, 0.35)
_SHARE_MATTERS = 0.5
# Neighbours: at most so many, whose joints lie no further apart in the mean, metres.
_NEIGHBOURS = 6
_NEAR = 0.25
# An arm that hangs lower than this is raised in no plane, degrees.
_HANGING = 10.0
# Contacts that make no difference to the pose itself, metres.
_FIRM = 0.03
_CARRIED_BY_LEGS = {"standing", "crouching", "bent_over", "kneeling", "all_fours"}


def _kept_parts(pose: Pose) -> set[str]:
    parts = set()
    for joint in pose.matters:
        side, _, rest = joint.partition("_")
        names = _MOVED_BY[rest] if rest else _MOVED_BY[joint]
        parts |= {f"{side}_{name}" if rest and name != "body" else name for name in names}
    return parts


def _leg_contact(side: str, base: Body, stance: Stance) -> Contact | None:
    """The contact that a leg makes with the floor by its angles alone."""
    ankle, foot = float(base.at(f"{side}_ankle")[1]), float(base.at(f"{side}_foot")[1])
    if side in stance.down("knee") and side in stance.down("foot"):
        return Contact("shin", side, "", "flat", (0.0, 0.0, 0.0), "palm", None)
    if foot < _FLAT and abs(ankle - foot - FLAT_ANKLE) < _FLAT:
        return Contact("foot", side, "", "flat", (0.0, 0.0, 0.0), "palm", None)
    if stance.heights[f"{side}_foot"] < _FLAT:
        return Contact("foot", side, "", "toes", (0.0, 0.0, 0.0), "palm", None)
    return None


def _standing_firm(pose: Pose, base: Body) -> Pose:
    """The pose with a contact for each leg, where both carry it and not all contacts are written."""
    if pose.tilt or not set(pose.postures) <= _CARRIED_BY_LEGS:
        return pose
    stance = measure(base)
    given = {contact.side: contact for contact in pose.contacts if contact.limb in ("foot", "shin")}
    legs = [given.get(side) or _leg_contact(side, base, stance) for side in limits.SIDES]
    new = [leg for leg in legs if leg is not None and leg not in pose.contacts]
    if not all(leg and leg.floor for leg in legs):
        return pose  # on one leg: it stands by its angles
    firm = replace(pose, contacts=(*pose.contacts, *new))
    try:
        moved = np.abs(solve(firm).joints - base.joints).max()
    except PosewrightError:
        return pose
    return firm if moved < _FIRM else pose  # a foot that only hangs near the floor does not carry


def _noise(pose: Pose, rng: np.random.Generator) -> Angles:
    """Standard normal noise for every angle; limbs that carry the body together move together."""
    noise = {key: float(rng.standard_normal()) for key in LIMITS}
    for parts, limbs in (
        (("hip", "knee", "ankle"), ("foot", "shin")),
        (("shoulder", "elbow"), ("hand", "forearm")),
    ):
        carrying = sum(contact.floor != "" and contact.limb in limbs for contact in pose.contacts) == 2
        # A tilted body stands on its legs by their angles alone.
        shared = 1.0 if pose.tilt and "hip" in parts else _SHARED if carrying else 0.0
        for key in LIMITS:
            part, angle = key.split(".")
            if part.startswith("left_") and part.removeprefix("left_") in parts:
                other = f"right_{part.removeprefix('left_')}.{angle}"
                noise[other] = shared * noise[key] + (1.0 - shared**2) ** 0.5 * noise[other]
    return noise


def neighbours(book: Mapping[str, Pose]) -> dict[str, tuple[Angles, ...]]:
    """For each entry, the angles of those that are carried alike and look most alike.

    Args:
        book: from :func:`.book.load_book`.

    Returns:
        name → the angles, as their contacts have them, of up to 6 entries with the same postures whose
        joints are at most 25 cm away in the mean, nearest first.

    Raises:
        PosewrightError: ``pose_book``, when an entry cannot be solved.
    """
    bodies = {name: solve(pose) for name, pose in book.items()}
    places = np.stack([canonicalize(body.joints) for body in bodies.values()])
    names = list(book)
    found = {}
    for index, name in enumerate(names):
        apart = np.linalg.norm(places - places[index], axis=-1).mean(axis=-1)
        alike = [
            int(row)
            for row in np.argsort(apart, kind="stable")
            if row != index
            and apart[row] < _NEAR
            and set(book[names[row]].postures) == set(book[name].postures)
        ]
        found[name] = tuple(bodies[names[row]].angles for row in alike[:_NEIGHBOURS])
    return found


def _blended(pose: Pose, own: Angles, other: Angles, share: float) -> Pose:
    """The pose a share of the way towards the angles of another body.

    Args:
        pose: whose angles to change.
        own: its angles as its contacts have them.
        other: those of the other body.
        share: 0 to 1.
    """
    kept = _kept_parts(pose)
    angles = dict(pose.angles)
    for key in LIMITS:
        part, angle = key.split(".")
        if angle == "plane":
            low = [body[f"{part}.elevation"] < _HANGING for body in (own, other)]
            if any(low):
                # A hanging arm has no plane: the other body's is as good.
                angles[key] = other[key] if low[0] and not low[1] else angles[key]
                continue
        angles[key] += share * (_SHARE_MATTERS if part in kept else 1.0) * (other[key] - own[key])
    return replace(pose, angles=angles)


def _perturbed(pose: Pose, strength: float, rng: np.random.Generator) -> Pose:
    kept = _kept_parts(pose)
    angles = dict(pose.angles)
    upright = not any(abs(angles[key]) > 60.0 for key in ("body.pitch", "body.roll"))
    noise = _noise(pose, rng)
    for key, (least, most) in LIMITS.items():
        part, angle = key.split(".")
        if key == "body.turn" and upright:
            continue  # the heading is removed anyway
        kind = part.removeprefix("left_").removeprefix("right_")
        spread = strength * _SPREAD[kind] * (_MATTERS if part in kept else 1.0)
        if angle in ("shrug", "protract"):
            spread *= _COLLAR
        if "lying" in pose.tags and kind in ("hip", "knee"):
            spread *= _LYING
        angles[key] = float(np.clip(angles[key] + spread * noise[key], least, most))
    contacts = tuple(
        replace(contact, offset=tuple(rng.normal(contact.offset, strength * _OFFSET_SPREAD)))
        if contact.at and contact.at != "world"
        else contact
        for contact in pose.contacts
    )
    seat = pose.seat
    if seat is not None and seat > 0.1:
        seat += float(rng.normal(0.0, strength * _SEAT_SPREAD))
    return replace(pose, angles=angles, contacts=contacts, seat=seat)


def _touching(body: Body, below: float) -> set[str]:
    """The parts whose lowest point is below a height; hands count by their wrists."""
    found = {part for part, height in flesh.heights(body).items() if height < below and "hand" not in part}
    wrists = {side: float(body.at(f"{side}_wrist")[1]) for side in limits.SIDES}
    return found | {f"{side}_hand" for side, height in wrists.items() if height - flesh.WRIST < below}


def variations(
    pose: Pose, count: int, rng: np.random.Generator, towards: Sequence[Angles] = ()
) -> FloatArray:
    """Poses near this one to which its words still apply.

    Posture, contacts and every claim that can be checked still hold; nothing goes below the floor or runs
    through the body deeper than in the pose itself.

    Args:
        pose: an entry of the book.
        count: how many.
        rng: source of randomness.
        towards: angles of other entries, from :func:`neighbours`; about half of the variations go
            10 to 35 % of the way to one of them.

    Returns:
        float64 [count, 22, 3] in the pose frame.

    Raises:
        PosewrightError: ``pose_book``, when the pose leaves no room for variations.
    """
    base = solve(pose)
    home = canonicalize(base.joints)
    said = dict.fromkeys(claim for caption in pose.texts for claim in claims(caption))
    true = [claim for claim in said if holds(claim, home) is not False]
    matters = [JOINT[joint] for joint in pose.matters]
    deepest = max([OVERLAP, *(overlap.depth for overlap in flesh.overlaps(base, OVERLAP))]) + 0.005
    firm = _standing_firm(pose, base)
    down = _touching(base, _TOUCHES)
    made: list[FloatArray] = []
    failed = 0
    while len(made) < count:
        # Where most draws fail, smaller steps are taken.
        strength = 1.0 if failed < _DRAWS / 3 else 0.5 if failed < 2 * _DRAWS / 3 else 0.25
        body = None
        start = firm
        if towards and rng.random() < _TOWARDS:
            other = towards[int(rng.integers(len(towards)))]
            start = _blended(firm, base.angles, other, strength * float(rng.uniform(*_SHARE)))
        varied = _perturbed(start, strength, rng)
        if not limits.problems(varied.angles, slack=2.0):
            try:
                body = solve(varied)
            except PosewrightError:
                body = None  # out of reach: draw again
        if body is not None:
            joints = canonicalize(body.joints)
            stance = measure(body)
            if (
                np.linalg.norm(joints - home, axis=-1)[matters].max() < _DRIFT
                and all(POSTURES[tag](stance) for tag in pose.postures)
                and down <= _touching(body, _STILL_TOUCHES)
                and floor_penetration(body) < FLOOR_TOLERANCE
                and not flesh.overlaps(body, deepest)
                and not any(false_claims(body, caption) for caption in pose.texts)
                and all(holds(claim, joints) is not False for claim in true)
            ):
                made.append(joints)
                failed = 0
                continue
        failed += 1
        if failed > _DRAWS:
            raise PosewrightError(
                "pose_book",
                f"{pose.family}.toml: {pose.name}: no variation of it holds.",
                "It lies at the edge of what its tags, captions or contacts allow: move it inwards.",
            )
    return np.stack(made) if made else np.zeros((0, len(JOINT), 3))
