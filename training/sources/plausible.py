"""Frames in which a marker was lost or swapped: joints beyond what bodies do.

Thresholds lie where, over all collections, the frames beyond them look broken and those before them do
not. They are wide: what is left out here is wrong beyond doubt.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rig.rotations import unit
from rig.skeleton import JOINT, REFERENCE, FloatArray

from .rotations import axis_rotation
from .takes import Take

# Degrees between bones, wider than anatomy by the error of good recordings.
_MAX_NECK = 110.0  # spine3 → neck against neck → head; 36 at rest
_MAX_SPINE = 100.0  # hips → spine1 against spine3 → neck
_MAX_TWIST = 100.0  # line across the hips against line across the collars; beyond, the chest is reversed
_MAX_DORSIFLEXION = 130.0  # shin against ankle → toes; 65 at rest
_MAX_KNEE_BACK = 20.0  # a knee bent the wrong way
_HINGE = 45.0  # between the axis of a knee's bend and the line across the hips
# Axial rotation of the upper arm, internal positive, degrees (the ranges of training.posebook.limits): with
# the arm low, and raised, where it is counted in the plane it is raised in. An elbow that bends backwards
# looks like a shoulder turned beyond them. Throwers come close to it.
_ARM_LOW = 60.0  # degrees from hanging
_TURN_LOW, _TURN_RAISED = (-85.0, 115.0), (-165.0, 95.0)
_TURN_SLACK = 30.0
_BENT_ELBOW = 20.0  # degrees; a straighter arm does not tell which way it bends
# Legs that run through each other: nearer than this, metres, bone to bone, where both run on to either side.
# Flesh keeps thighs three times as far apart. Shins are not looked at: those of a walker pass each other so
# closely on the reference skeleton, whose hips are narrow.
_KNOT = 0.04
_CROSSING = 25.0  # degrees; bones that are nearly parallel lie side by side
_INNER = 0.05  # share of a bone at both of its ends that does not count

# A knee that leaves its path and comes back, while hip and ankle go on smoothly.
_JUMP = 100.0  # metres per second squared; runners reach 80
_RETURN = 1.5  # how far it is from frame before to frame after, in shares of the jump
_SMOOTH = 0.5  # the same for the jumps of hip and ankle; in kicks the ankle flies faster than the knee
_MIN_FPS = 15.0  # slower takes do not tell
# A take of which more is implausible is wrong throughout.
_MAX_SHARE = 0.5


def _angle(first: FloatArray, second: FloatArray) -> FloatArray:
    cosine = (first * second).sum(axis=-1)
    sine = np.linalg.norm(np.cross(first, second), axis=-1)
    return np.asarray(np.degrees(np.arctan2(sine, cosine)))


def _bone(joints: FloatArray, start: str, end: str) -> FloatArray:
    return np.asarray(joints[..., JOINT[end], :] - joints[..., JOINT[start], :])


def _chest_axes(joints: FloatArray) -> FloatArray:
    """Columns left, up and forward of the rigid triangle of neck and collars, [F, 3, 3]."""
    left = unit(_bone(joints, "right_collar", "left_collar"))
    spine = _bone(joints, "spine3", "neck")
    up = unit(spine - (spine * left).sum(axis=-1, keepdims=True) * left)
    return np.stack([left, up, np.cross(left, up)], axis=-1)


_CHEST_AT_REST = _chest_axes(REFERENCE.rest_pose()[None])[0]


def _elbow_back(joints: FloatArray, side: str) -> NDArray[np.bool_]:
    """Frames [F] in which an elbow bends the wrong way."""
    chest = _chest_axes(joints) @ _CHEST_AT_REST.T
    mirror = np.array([1.0 if side == "left" else -1.0, 1.0, 1.0])  # a right arm as a left one
    upper, fore = (
        np.einsum("fji,fj->fi", chest, unit(_bone(joints, start, end))) * mirror
        for start, end in ((f"{side}_shoulder", f"{side}_elbow"), (f"{side}_elbow", f"{side}_wrist"))
    )
    elevation = _angle(upper, np.array([0.0, -1.0, 0.0]))
    plane = np.degrees(np.arctan2(upper[:, 2], upper[:, 0]))  # 0 sideways, 90 forward
    plane = np.where(plane < -120.0, plane + 360.0, plane)  # far across the body, not far behind it
    # The arm's frame: an elbow takes the forearm to its own forward.
    forward = unit(fore - (fore * upper).sum(axis=-1, keepdims=True) * upper)
    frame = np.stack([np.cross(-upper, forward), -upper, forward], axis=-1)
    to_plane = axis_rotation(1, -plane)
    raised_only = to_plane @ axis_rotation(2, elevation) @ np.swapaxes(to_plane, -1, -2)
    unturned = np.swapaxes(raised_only, -1, -2) @ frame
    turn = np.degrees(np.arctan2(-unturned[:, 0, 2], unturned[:, 2, 2]))
    raised = elevation > _ARM_LOW
    shift = np.where(raised, np.maximum(plane, 0.0), 0.0)
    least = np.where(raised, _TURN_RAISED[0], _TURN_LOW[0]) + shift
    most = np.where(raised, _TURN_RAISED[1], _TURN_LOW[1]) + shift
    off_middle = np.abs((turn - (least + most) / 2 + 180.0) % 360.0 - 180.0)
    beyond = off_middle > (most - least) / 2 + _TURN_SLACK
    return np.asarray(beyond & (_angle(upper, fore) > _BENT_ELBOW))


def _run_through(joints: FloatArray, first: tuple[str, str], second: tuple[str, str]) -> NDArray[np.bool_]:
    """Frames [F] in which two bones, given by the joints at their ends, run through each other."""
    along, across = _bone(joints, *first), _bone(joints, *second)
    between = joints[:, JOINT[first[0]]] - joints[:, JOINT[second[0]]]
    a, b, c = (along * along).sum(-1), (along * across).sum(-1), (across * across).sum(-1)
    d, e = (along * between).sum(-1), (across * between).sum(-1)
    # Where the lines come closest, in shares of each bone; parallel lines do so nowhere.
    parallel = _parallel(_angle(along, across))
    bottom = np.where(parallel, 1.0, a * c - b * b)
    shares = np.stack([(b * e - c * d) / bottom, (a * e - b * d) / bottom])
    gap = np.linalg.norm(between + shares[0][:, None] * along - shares[1][:, None] * across, axis=-1)
    inner = ((shares > _INNER) & (shares < 1.0 - _INNER)).all(axis=0)
    return np.asarray(~parallel & inner & (gap < _KNOT))


def _parallel(angle: FloatArray) -> NDArray[np.bool_]:
    return np.asarray((angle < _CROSSING) | (angle > 180.0 - _CROSSING))


def plausible(joints: FloatArray) -> NDArray[np.bool_]:
    """Whether a body can do this: [F, 22, 3] → bool [F].

    Neck, spine, waist and ankles are within their range, knees and elbows bend the right way, and
    no thigh runs through the other leg.
    """
    chest = _bone(joints, "spine3", "neck")
    across = _bone(joints, "right_hip", "left_hip")
    hips = (joints[:, JOINT["left_hip"]] + joints[:, JOINT["right_hip"]]) / 2
    good = _angle(chest, _bone(joints, "neck", "head")) <= _MAX_NECK
    good &= _angle(joints[:, JOINT["spine1"]] - hips, chest) <= _MAX_SPINE
    good &= _angle(across, _bone(joints, "right_collar", "left_collar")) <= _MAX_TWIST
    for side in ("left", "right"):
        thigh, shin = (
            _bone(joints, f"{side}_hip", f"{side}_knee"),
            _bone(joints, f"{side}_knee", f"{side}_ankle"),
        )
        good &= _angle(shin, _bone(joints, f"{side}_ankle", f"{side}_foot")) <= _MAX_DORSIFLEXION
        # Bending a knee turns the shin about the line across the hips, unless the leg is turned out.
        backwards = _angle(np.cross(shin, thigh), across) < _HINGE
        good &= ~(backwards & (_angle(thigh, shin) > _MAX_KNEE_BACK))
        good &= ~_elbow_back(joints, side)
    left, right = ((f"{side}_hip", f"{side}_knee") for side in ("left", "right"))
    left_shin, right_shin = ((f"{side}_knee", f"{side}_ankle") for side in ("left", "right"))
    for first, second in ((left, right), (left, right_shin), (left_shin, right)):
        good &= ~_run_through(joints, first, second)
    return np.asarray(good)


def steady(take: Take) -> NDArray[np.bool_]:
    """Whether both knees stay on their path, bool [F]; False where one jumps aside for a single frame.

    Only frames with both neighbours in the take are judged, and only in takes of 15 frames per second
    and more.
    """
    good = np.ones(len(take.joints), dtype=bool)
    if len(good) < 3 or take.fps < _MIN_FPS:
        return good
    before, here, after = take.joints[:-2], take.joints[1:-1], take.joints[2:]
    neighbours = (np.diff(take.frames[:-1]) == 1) & (np.diff(take.frames[1:]) == 1)
    off, step = here - (before + after) / 2, after - before
    for side in ("left", "right"):
        hip, knee, ankle = (JOINT[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
        # Of the knee as seen from the leg's ends.
        jump, way = (
            np.linalg.norm(moved[:, knee] - (moved[:, hip] + moved[:, ankle]) / 2, axis=-1)
            for moved in (off, step)
        )
        ends = np.linalg.norm(off[:, [hip, ankle]], axis=-1).max(axis=-1)
        jumps = (2.0 * jump * take.fps**2 > _JUMP) & (way < _RETURN * jump) & (ends < _SMOOTH * jump)
        good[1:-1] &= ~(jumps & neighbours)
    return good


def sound(take: Take) -> NDArray[np.bool_]:
    """The frames of a take that can be trusted, bool [F]: plausible and steady.

    None can where more than half of them are not: such a recording is wrong throughout.
    """
    good = plausible(take.joints) & steady(take)
    if good.mean() < 1.0 - _MAX_SHARE:
        good[:] = False
    return good
