"""Joint angles of poses given as positions, their ranges in recorded movement, and what lies beyond.

The angles are those of :mod:`training.posebook.limits`, after the International Society of Biomechanics
(Wu et al., J. Biomech. 2002 for spine, hip and ankle, 2005 for the shoulder), read off all poses at once.
Zero everywhere is a body standing upright with hanging arms. What turns about a straight limb or about the
head's own axis leaves no trace in 22 positions and is not among them.

=======================  ==================================================================================
``spine.*``              chest against pelvis, a third at each of three joints; undefined at a turn of 180°
``head.*``               from neck to head against the chest; flexion undefined at a side bend of ±90°
``*_collar.*``           from collar to shoulder against the chest: up, and forward
``*_shoulder.*``         elevation from hanging, in a plane: 0 to the side, 90 forward, -90 back, 180 across
                         the body; the plane is NaN for an arm that hangs or points straight up
``*_elbow.*, *_knee.*``  flexion, negative where the joint bends backwards: for a knee, where the shin goes
                         the way the foot points; for an elbow, where the shoulder would have to be
                         turned beyond what it can do
``*_hip.*``              flexion in the pelvis' sagittal plane, abduction out of it; flexion is NaN where
                         the thigh points straight to the side
``*_ankle.*``            of the foot's bone against the shin; folds at 65° of plantar flexion, its limit
=======================  ==================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from rig.skeleton import JOINT, REFERENCE, FloatArray
from training.captions.geometry import dot, unit
from training.posebook.limits import LIMITS, SIDES
from training.sources.rotations import axis_rotation, from_vectors, to_vectors

Limits = dict[str, tuple[float, float]]

# Percentiles of the recordings that count as possible are this and 100 less this. Their extremes do not
# count: about one recorded pose in a thousand has a limb that tracking broke, such as a knee bent backwards.
_TAIL = 0.1
# An angle at its limit, degrees: rounding and what a solved contact leaves over.
_SLACK = 0.5
# Healthy elbows and knees go 10° past straight (American Academy of Orthopaedic Surgeons), and recordings of
# nearly straight limbs are no more exact than another 5°. A hinge's limit is never taken from recordings.
_HYPEREXTENSION = 15.0
# A plane of elevation is read only when the arm is this far from the chest's axis, degrees.
_PLANE_READABLE = 15.0
# Hip flexion is read only when the thigh is this far from the axis that it turns about, degrees.
_FLEXION_READABLE = 10.0
# The sign of a hinge is read only when it is bent by so much, degrees, and the foot sticks out sideways
# from the shin by so much of its length.
_HINGE_READABLE = 5.0
_FOOT_READABLE = 0.3
# Axial rotation of the shoulder, internal positive, degrees (training.posebook.limits); the arm low, and
# raised, where it is counted in the plane of elevation. What the opposite bend of the elbow would explain
# better by so much is taken to be one.
_ROTATION_LOW, _ROTATION_RAISED, _LOW_ELEVATION = (-85.0, 115.0), (-165.0, 95.0), 60.0
_ROTATION_SLACK = 15.0

# Textbook ranges by the names used here. A collar rises with the arm on top of shrugging.
_TEXTBOOK: Limits = {
    key: LIMITS[key] for key in ("spine.flexion", "spine.side", "spine.twist", "head.flexion", "head.side")
} | {
    f"{side}_{name}": span
    for side in SIDES
    for name, span in {
        "collar.elevation": (-10.0, 62.5),
        "collar.protraction": LIMITS[f"{side}_shoulder.protract"],
        "shoulder.elevation": LIMITS[f"{side}_shoulder.elevation"],
        "shoulder.plane": LIMITS[f"{side}_shoulder.plane"],
        "elbow.flexion": (-_HYPEREXTENSION, LIMITS[f"{side}_elbow.flexion"][1]),
        "hip.flexion": LIMITS[f"{side}_hip.flexion"],
        "hip.abduction": LIMITS[f"{side}_hip.abduction"],
        "knee.flexion": (-_HYPEREXTENSION, LIMITS[f"{side}_knee.flexion"][1]),
        "ankle.flexion": LIMITS[f"{side}_ankle.flexion"],
    }.items()
}
ANGLE_NAMES: tuple[str, ...] = tuple(_TEXTBOOK)


def _triad(left: FloatArray, up: FloatArray) -> FloatArray:
    """Right-handed axes left, up, forward as columns [..., 3, 3]; left is kept, up squared to it."""
    left = unit(left)
    up = unit(up - dot(up, left)[..., None] * left)
    return np.stack([left, up, np.cross(left, up)], axis=-1)


def _between(poses: FloatArray, start: str, end: str) -> FloatArray:
    return np.asarray(poses[..., JOINT[end], :] - poses[..., JOINT[start], :], dtype=np.float64)


def _pelvis_triad(poses: FloatArray) -> FloatArray:
    return _triad(
        _between(poses, "right_hip", "left_hip"),
        _between(poses, "left_hip", "spine1") + _between(poses, "right_hip", "spine1"),
    )


def _chest_triad(poses: FloatArray) -> FloatArray:
    return _triad(_between(poses, "right_collar", "left_collar"), _between(poses, "spine3", "neck"))


_REST = REFERENCE.rest_pose()
_PELVIS_REST, _CHEST_REST = _pelvis_triad(_REST), _chest_triad(_REST)


def pelvis_frame(poses: FloatArray) -> FloatArray:
    """Rotation of the pelvis from the rest pose: float [..., 22, 3] → [..., 3, 3].

    Its columns are left, up and forward. The triangle of hips and spine is rigid, so this is exact.
    """
    return np.asarray(_pelvis_triad(poses) @ _PELVIS_REST.T)


def chest_frame(poses: FloatArray) -> FloatArray:
    """Rotation of the chest from the rest pose: float [..., 22, 3] → [..., 3, 3]; exact as the pelvis'."""
    return np.asarray(_chest_triad(poses) @ _CHEST_REST.T)


def _degrees(radians: FloatArray) -> FloatArray:
    return np.asarray(np.degrees(radians))


def _arccos(cosine: FloatArray) -> FloatArray:
    return _degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))


def _arcsin(sine: FloatArray) -> FloatArray:
    return _degrees(np.arcsin(np.clip(sine, -1.0, 1.0)))


def _arctan2(y: FloatArray, x: FloatArray) -> FloatArray:
    return _degrees(np.arctan2(y, x))


def _wrap(degrees: FloatArray) -> FloatArray:
    """Into [-180, 180)."""
    return np.asarray((degrees + 180.0) % 360.0 - 180.0)


def _seen_from(frame: FloatArray, vectors: FloatArray, side: str = "left") -> FloatArray:
    """Unit vectors [N, 3] in a frame's axes; for a right side, of the mirrored body."""
    local = np.einsum("nji,nj->ni", frame, unit(vectors))
    return np.asarray(local if side == "left" else local * (-1.0, 1.0, 1.0))


def _spine(pelvis: FloatArray, chest: FloatArray) -> dict[str, FloatArray]:
    """The third of the chest's turn, as twist about Y, then flexion about X, then side bend about Z."""
    third = from_vectors(to_vectors(np.swapaxes(pelvis, -1, -2) @ chest) / 3.0)
    return {
        "spine.flexion": 3.0 * _arcsin(-third[:, 1, 2]),
        "spine.side": -3.0 * _arctan2(third[:, 1, 0], third[:, 1, 1]),
        "spine.twist": 3.0 * _arctan2(third[:, 0, 2], third[:, 2, 2]),
    }


def _shoulder_turned_too_far(
    frame: FloatArray, elevation: FloatArray, plane: FloatArray
) -> NDArray[np.bool_]:
    """Whether a left upper arm's frame [N, 3, 3] in the chest is turned about itself beyond the possible."""
    to_plane = axis_rotation(1, -plane)
    swing = to_plane @ axis_rotation(2, elevation) @ np.swapaxes(to_plane, -1, -2)
    rest = np.swapaxes(swing, -1, -2) @ frame
    rotation = _arctan2(-rest[:, 0, 2], rest[:, 2, 2])
    raised = elevation > _LOW_ELEVATION
    shift = np.where(raised, np.maximum(plane, 0.0), 0.0)
    least = np.where(raised, _ROTATION_RAISED[0], _ROTATION_LOW[0]) + shift
    most = np.where(raised, _ROTATION_RAISED[1], _ROTATION_LOW[1]) + shift
    middle = (least + most) / 2.0
    return np.asarray(np.abs(_wrap(rotation - middle)) > (most - least) / 2.0 + _ROTATION_SLACK)


def _arm(poses: FloatArray, chest: FloatArray, side: str) -> dict[str, FloatArray]:
    collar = _seen_from(chest, _between(poses, f"{side}_collar", f"{side}_shoulder"), side)
    upper = _seen_from(chest, _between(poses, f"{side}_shoulder", f"{side}_elbow"), side)
    fore = _seen_from(chest, _between(poses, f"{side}_elbow", f"{side}_wrist"), side)
    elevation, flexion = _arccos(-upper[:, 1]), _arccos(dot(upper, fore))
    plane = _arctan2(upper[:, 2], upper[:, 0])
    plane = np.where(plane < -120.0, plane + 360.0, plane)
    readable = (elevation > _PLANE_READABLE) & (elevation < 180.0 - _PLANE_READABLE)
    forward = unit(fore - dot(fore, upper)[:, None] * upper)
    frame = np.stack([np.cross(-upper, forward), -upper, forward], axis=-1)
    backwards = (flexion > _HINGE_READABLE) & _shoulder_turned_too_far(frame, elevation, plane)
    return {
        f"{side}_collar.elevation": _arcsin(collar[:, 1]) - _COLLAR_REST[0],
        f"{side}_collar.protraction": _arctan2(collar[:, 2], collar[:, 0]) - _COLLAR_REST[1],
        f"{side}_shoulder.elevation": elevation,
        f"{side}_shoulder.plane": np.where(readable, plane, np.nan),
        f"{side}_elbow.flexion": np.where(backwards, -flexion, flexion),
    }


def _leg(poses: FloatArray, pelvis: FloatArray, side: str) -> dict[str, FloatArray]:
    thigh = _seen_from(pelvis, _between(poses, f"{side}_hip", f"{side}_knee"), side)
    shin = _seen_from(pelvis, _between(poses, f"{side}_knee", f"{side}_ankle"), side)
    foot = _seen_from(pelvis, _between(poses, f"{side}_ankle", f"{side}_foot"), side)
    abduction, flexion = _arcsin(thigh[:, 0]), _arccos(dot(thigh, shin))
    readable = np.abs(abduction) < 90.0 - _FLEXION_READABLE
    # A knee swings the shin back, away from where the foot points; both seen along the shin.
    kneecap = thigh - dot(thigh, shin)[:, None] * shin
    toes = foot - dot(foot, shin)[:, None] * shin
    decidable = (flexion > _HINGE_READABLE) & (np.linalg.norm(toes, axis=-1) > _FOOT_READABLE)
    backwards = decidable & (dot(kneecap, toes) < 0.0)
    return {
        f"{side}_hip.flexion": np.where(readable, _arctan2(thigh[:, 2], -thigh[:, 1]), np.nan),
        f"{side}_hip.abduction": abduction,
        f"{side}_knee.flexion": np.where(backwards, -flexion, flexion),
        f"{side}_ankle.flexion": _arccos(dot(-_SHIN_REST, _FOOT_REST)) - _arccos(dot(-shin, foot)),
    }


_HEAD_REST = unit(REFERENCE.offsets[JOINT["head"]])
_HEAD_FLEXION_REST = float(np.degrees(np.arctan2(_HEAD_REST[2], _HEAD_REST[1])))
_SHOULDER_REST = unit(REFERENCE.offsets[JOINT["left_shoulder"]])
_COLLAR_REST = (
    float(np.degrees(np.arcsin(_SHOULDER_REST[1]))),
    float(np.degrees(np.arctan2(_SHOULDER_REST[2], _SHOULDER_REST[0]))),
)
_SHIN_REST = unit(REFERENCE.offsets[JOINT["left_ankle"]])
_FOOT_REST = unit(REFERENCE.offsets[JOINT["left_foot"]])


def joint_angles(poses: FloatArray) -> dict[str, FloatArray]:
    """All angles of :data:`ANGLE_NAMES`, in that order, by the definitions above.

    Args:
        poses: float [N, 22, 3] on the reference skeleton, in any position and heading, metres.

    Returns:
        "part.angle" → float [N], degrees; NaN where an angle is undefined.
    """
    pelvis, chest = pelvis_frame(poses), chest_frame(poses)
    head = _seen_from(chest, _between(poses, "neck", "head"))
    angles = _spine(pelvis, chest) | {
        "head.flexion": _arctan2(head[:, 2], head[:, 1]) - _HEAD_FLEXION_REST,
        "head.side": _arcsin(head[:, 0]),
    }
    for side in SIDES:
        angles |= _arm(poses, chest, side) | _leg(poses, pelvis, side)
    return {name: angles[name] for name in ANGLE_NAMES}


def limits_from(poses: FloatArray) -> Limits:
    """How far every angle may go: what recorded bodies do, and what textbooks allow beyond that.

    The 0.1 to 99.9 percentile of the recordings, since their very ends are tracking errors, widened to
    the textbook range: recordings hold no splits and no seiza. Both sides get the same limits. A hinge
    is never granted more than the textbook's few degrees past straight.

    Args:
        poses: float [N, 22, 3], recorded poses.

    Returns:
        "part.angle" → (least, most), degrees.
    """
    angles = joint_angles(poses)
    limits: Limits = {}
    for name, (least, most) in _TEXTBOOK.items():
        other = (
            name.replace("left_", "right_") if name.startswith("left_") else name.replace("right_", "left_")
        )
        values = np.concatenate([angles[name], angles[other]])
        if name in ("spine.side", "spine.twist", "head.side"):
            values = np.concatenate([values, -values])
        values = values[~np.isnan(values)]
        low, high = np.percentile(values, (_TAIL, 100.0 - _TAIL)) if len(values) else (least, most)
        hinge = name.endswith(("elbow.flexion", "knee.flexion"))
        limits[name] = (least if hinge else min(least, float(low)), max(most, float(high)))
    return limits


def violations(poses: FloatArray, limits: Mapping[str, tuple[float, float]]) -> NDArray[np.bool_]:
    """Which angles lie beyond their limits.

    Args:
        poses: float [N, 22, 3].
        limits: of :func:`limits_from`.

    Returns:
        bool [N, A], columns as :data:`ANGLE_NAMES`. An undefined angle violates nothing.
    """
    angles = joint_angles(poses)
    beyond = [
        (angles[name] < limits[name][0] - _SLACK) | (angles[name] > limits[name][1] + _SLACK)
        for name in ANGLE_NAMES
    ]
    return np.stack(beyond, axis=-1)
