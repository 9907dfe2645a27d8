"""A pose of the book → joint positions on the floor of the world."""

from __future__ import annotations

import math

import numpy as np

from inference.errors import PosewrightError
from rig.pose import canonicalize
from rig.skeleton import FloatArray

from . import flesh, limits
from .book import Pose
from .contacts import FLAT_ANKLE, Contact, ContactError, Solver
from .kinematics import UP, Body, pose_body

_PASSES = 60
_CONVERGED = 1e-5
# Angles that follow from a contact may pass a limit by this, degrees: the author did not choose them.
_SLACK = 4.0
# The hand bends at the wrist and lies flat where it carries; it does not hold the body up by its palm.
_CARRYING = frozenset(flesh.PART_NAMES) - {"left_hand", "right_hand"}
_SEAT = frozenset({"pelvis"})
_TILT_MAX = 30
_SINK_MAX = 0.45


def _lift(body: Body, height: float) -> None:
    body.joints += height * UP


def _legs_on_floor(pose: Pose) -> int:
    return sum(contact.limb in ("foot", "shin") for contact in pose.contacts if contact.floor)


def _put_down(body: Body, pose: Pose) -> None:
    """Bring the body, posed by its angles, to its height above the floor."""
    if pose.pelvis is not None:
        _lift(body, pose.pelvis - float(body.at("pelvis")[1]))
    elif pose.seat is not None:
        _lift(body, pose.seat - flesh.lowest(body, _SEAT))
    else:
        carrying = _CARRYING
        soles = []
        for contact in pose.contacts:
            # With both legs on the floor it is they who carry: they stand as the angles have them. So does
            # a single one of a body that is tilted: the lifted leg must not be what it rests on.
            if contact.limb in ("hand", "forearm") or not (pose.tilt or _legs_on_floor(pose) == 2):
                carrying -= contact.chain
            elif contact.floor == "flat" and contact.limb == "foot":
                # The foot will be laid flat: how the ankle's angle has it now says nothing of its height.
                carrying -= {f"{contact.side}_foot"}
                soles.append(float(body.at(f"{contact.side}_ankle")[1]) - FLAT_ANKLE)
        _lift(body, pose.height - min(flesh.lowest(body, carrying), *soles, math.inf))


def _arms_above_floor(pose: Pose, pitch: float) -> tuple[Body, float]:
    """The body tilted by so much, and how far its arms then end above the floor they should touch."""
    body = pose_body(pose.angles | {"body.pitch": pose.angles["body.pitch"] + pitch})
    _put_down(body, pose)
    gaps = [
        float(body.at(f"{contact.side}_{joint}")[1]) - radius
        for contact in pose.contacts
        for limb, joint, radius in (("hand", "wrist", flesh.WRIST), ("forearm", "elbow", flesh.ELBOW))
        if contact.floor and contact.limb == limb
    ]
    return body, sum(gaps) / len(gaps)


def _tilted(pose: Pose) -> Body:
    """The body tilted forward or back, no more than needed, until its arms as posed touch the floor."""
    start = _arms_above_floor(pose, 0.0)[1] > 0
    for step in range(1, _TILT_MAX + 1):
        for way in (1, -1):
            near, far = float(way * (step - 1)), float(way * step)
            if (_arms_above_floor(pose, far)[1] > 0) != start:
                for _ in range(25):
                    middle = (near + far) / 2.0
                    if (_arms_above_floor(pose, middle)[1] > 0) == start:
                        near = middle
                    else:
                        far = middle
                return _arms_above_floor(pose, far)[0]
    raise PosewrightError(
        "pose_book",
        f"{pose.family}.toml: {pose.name}: no tilt within {_TILT_MAX} degrees brings the arms to the floor.",
        "Change the pitch of the body or the angles of the arms.",
    )


def _order(contact: Contact) -> tuple[bool, bool, str]:
    """Legs before arms, and arms that go to an arm last."""
    to_arm = any(word in contact.at for word in ("arm", "elbow", "wrist", "palm"))
    return contact.limb in ("hand", "forearm"), to_arm, contact.side


def solve(pose: Pose) -> Body:
    """The posed body: angles, height, contacts.

    Raises:
        PosewrightError: ``pose_book``, when a contact cannot be made or bends a joint beyond its limit.
    """
    where = f"{pose.family}.toml: {pose.name}"
    if pose.tilt:
        body = _tilted(pose)
    else:
        body = pose_body(pose.angles)
        _put_down(body, pose)
    if pose.contacts:
        _make_contacts(body, pose, where)
        problems = limits.problems(body.angles, _SLACK)
        if problems:
            raise PosewrightError(
                "pose_book",
                f"{where}: a contact bends a joint beyond its limit: {'; '.join(problems)}.",
                "Give the contact a pole, another offset or reach; a foot that cannot lie flat takes 'toes'.",
            )
    return body


def _make_contacts(body: Body, pose: Pose, where: str) -> None:
    solver = Solver(body, pose.contacts)
    ordered = sorted(pose.contacts, key=_order)
    # Standing on both legs, one of which is too short, the body sinks until it is not.
    may_sink = _legs_on_floor(pose) == 2 and pose.pelvis is None and pose.seat is None
    sunk = 0.0
    for _ in range(_PASSES):
        before = body.joints.copy()
        for contact in ordered:
            try:
                solver.solve(contact)
            except ContactError as error:
                leg = contact.floor and contact.limb in ("foot", "shin")
                if not (leg and may_sink and error.missing > 0.0 and sunk < _SINK_MAX):
                    raise PosewrightError(
                        "pose_book",
                        f"{where}: {error}.",
                        "Change the angles of the trunk, the offset or the reach.",
                    ) from error
                _lift(body, -error.missing - 0.002)
                sunk += error.missing + 0.002
        if np.abs(body.joints - before).max() < _CONVERGED:
            return
    raise PosewrightError(
        "pose_book",
        f"{where}: the contacts pull against each other and come to no rest.",
        "Give one of the two limbs by its angles.",
    )


def evaluate(pose: Pose) -> FloatArray:
    """Joint positions of a pose in the pose frame: float64 [22, 3], metres, bone lengths exact.

    Raises:
        PosewrightError: ``pose_book``, when a contact cannot be made.
    """
    return canonicalize(solve(pose).joints)
