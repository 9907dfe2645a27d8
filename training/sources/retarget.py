"""From a source's own skeleton to poses on the reference skeleton, standing on the floor.

The torso, the head and the feet take their *rotations* from the source, relative to its own neutral
stance; the arms and legs take their *directions*. Lengths are always the reference's, so a result lies
exactly on the reference skeleton.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from inference.errors import PosewrightError
from rig.skeleton import JOINT, PARENTS, REFERENCE, FloatArray

from .motion import Motion
from .rotations import axis_rotation, blend, from_vectors
from .schemes import Scheme

# Bones that take their direction from the source, named by the joint at their end.
_BY_DIRECTION = tuple(
    f"{side}_{joint}" for side in ("left", "right") for joint in ("knee", "ankle", "elbow", "wrist")
)
_FEET = ("left_foot", "right_foot")
_ANKLES = ("left_ankle", "right_ankle")
_TORSO = ("pelvis", "spine1", "spine2", "spine3", "neck")

_REST = REFERENCE.rest_pose()
_ANKLE_HEIGHT = float(_REST[JOINT["left_ankle"], 1])
_LEG = float(REFERENCE.bone_lengths[JOINT["left_knee"]] + REFERENCE.bone_lengths[JOINT["left_ankle"]])

_STANDING_SPEED = 0.15  # metres per second; a foot that is slower carries weight or hangs still
_STRAIGHT_LEG = 0.97  # hip to ankle, as a share of thigh plus shin
_UPRIGHT = 20.0  # degrees from the scheme's usual stance
_MAX_CORRECTION = 12.0  # degrees; more is posture, not markers
# So many standing frames make a subject's own stance count half.
_TRUST = {"pelvis": 400, "spine1": 400, "spine2": 400, "spine3": 400, "neck": 1500}
_FLAT_ENOUGH = 0.03  # metres above the lowest steps of a take
_TILT_WINDOW = 8.0  # degrees; feet on the ground are flat more often than on tiptoe at any one angle
_FEW = 20  # frames from which no median is taken
_RESTING_SPEED = 0.3  # metres per second; the same for a foot amid a run
_LOWEST_WITHIN = 0.03  # metres above the lowest joint of the body
_CONTACT_NOISE = 0.01  # metres; feet that carry weight wander so much
_HIGHEST_LEAP = 0.8  # metres; cartoon leaps and frames in which a subject hangs from a bar are lowered to it
_FLOOR_SHARE = 5.0  # per cent of frames that may lie lower than the floor of a take without a step
# The shoulder girdle follows the arm by this share of its swing away from the T-pose (scapulohumeral
# rhythm: about a third of an arm's rise is the girdle's).
_GIRDLE_SHARE = 0.3


@dataclass(frozen=True)
class Calibration:
    """What is particular to one subject's skeleton and markers.

    Attributes:
        pitch: our joint → degrees it nods forward in a neutral stance (for ankles: on a flat foot).
        ankle_rise: metres from the foot joint up to the ankle when the foot stands flat.
        ground: height of the foot joint on level ground, metres; None where the ground is to be found
            from the steps taken.
    """

    pitch: dict[str, float]
    ankle_rise: float
    ground: float | None = None


@dataclass(frozen=True, eq=False)
class _Source:
    """A motion in metres of our leg length, its rotations relative to its neutral stance."""

    positions: dict[str, FloatArray]  # our joint → [F, 3]
    turns: dict[str, FloatArray]  # our joint → [F, 3, 3]
    fps: float


def _restored(motion: Motion, scheme: Scheme, leg: float) -> FloatArray:
    """Positions of the motion, with a bone that the conversion left out put back."""
    if scheme.lost_bone is None:
        return motion.positions
    name, offset = scheme.lost_bone
    joint = motion.names.index(name)
    below = np.zeros(len(motion.names), dtype=bool)
    for index, parent in enumerate(motion.parents):
        below[index] = parent == joint or (parent >= 0 and below[parent])
    shift = motion.rotations[:, joint] @ (leg * np.array(offset))
    return np.asarray(motion.positions + below[:, None] * shift[:, None, :])


def _neutral(motion: Motion, scheme: Scheme, ours: str, theirs: str) -> FloatArray:
    """Rotation [3, 3] of a source joint in the neutral stance."""
    if scheme.neutral == "first frame":
        return np.asarray(motion.rotation(theirs)[0])
    if ours in _ANKLES:
        return axis_rotation(2, np.asarray(-scheme.splay if ours == "left_ankle" else scheme.splay))
    return np.eye(3)


def _prepare(motion: Motion, scheme: Scheme, skip: int) -> _Source:
    missing = [name for name in scheme.joints.values() if name not in motion.names]
    if missing:
        raise PosewrightError(
            "source_broken",
            f"The joint {missing[0]} is missing from a {scheme.name} skeleton.",
            "Leave the file out.",
        )
    # Bones are rigid: any frame tells their lengths.
    first = {ours: motion.joint(theirs)[0] for ours, theirs in scheme.joints.items()}
    leg = float(
        np.mean(
            [
                np.linalg.norm(first[f"{side}_knee"] - first[f"{side}_hip"])
                + np.linalg.norm(first[f"{side}_ankle"] - first[f"{side}_knee"])
                for side in ("left", "right")
            ]
        )
    )
    positions = _restored(motion, scheme, leg)[skip:] * (_LEG / leg)
    turns = {}
    for ours, names in scheme.turns.items():
        turned = [
            motion.rotation(theirs)[skip:] @ _neutral(motion, scheme, ours, theirs).T for theirs in names
        ]
        turns[ours] = turned[0] if len(turned) == 1 else blend(turned[0], turned[1], 0.5)
    return _Source(
        {ours: positions[:, motion.names.index(theirs)] for ours, theirs in scheme.joints.items()},
        turns,
        motion.fps,
    )


def _speed(points: FloatArray, fps: float) -> FloatArray:
    """Metres per second, [F]."""
    if len(points) < 2:
        return np.zeros(len(points))
    return np.asarray(np.linalg.norm(np.gradient(points, axis=0), axis=-1) * fps)


def _pitch(rotations: FloatArray) -> FloatArray:
    """Degrees by which the forward axis dips under the horizon, [F]."""
    forward = rotations[..., :, 2]
    return np.asarray(np.degrees(np.arctan2(-forward[..., 1], np.hypot(forward[..., 0], forward[..., 2]))))


def _standing(source: _Source, scheme: Scheme) -> FloatArray:
    """Frames in which the body stands still, upright and on straight legs, bool [F]."""
    at = source.positions
    still = np.ones(len(at["pelvis"]), dtype=bool)
    for side in ("left", "right"):
        still &= _speed(at[f"{side}_ankle"], source.fps) < _STANDING_SPEED
        still &= np.linalg.norm(at[f"{side}_ankle"] - at[f"{side}_hip"], axis=-1) > _STRAIGHT_LEG * _LEG
    for joint in ("pelvis", "spine3"):
        still &= np.abs(_pitch(source.turns[joint]) - scheme.pitch.get(joint, 0.0)) < _UPRIGHT
    return still


def _flat_feet(source: _Source, side: str) -> FloatArray:
    """Frames in which a foot rests on the ground, bool [F]."""
    toe = source.positions[f"{side}_foot"]
    slow = _speed(toe, source.fps) < _STANDING_SPEED
    slow &= _speed(source.positions[f"{side}_ankle"], source.fps) < _STANDING_SPEED
    return np.asarray(slow & (toe[:, 1] < np.percentile(toe[:, 1], 10) + _FLAT_ENOUGH))


def _densest(values: FloatArray, width: float) -> FloatArray:
    """Which values lie in the window of that width that holds most of them, bool [N]."""
    ordered = np.sort(values)
    held = np.searchsorted(ordered, ordered + width, side="right") - np.arange(len(ordered))
    start = ordered[held.argmax()]
    return np.asarray((values >= start) & (values <= start + width))


def calibrate(motions: Sequence[Motion], scheme: Scheme, skip: int = 0) -> Calibration:
    """Measure one subject's neutral stance from all takes in one scheme.

    The stance is drawn towards the scheme's usual one where a subject hardly ever stands still.

    Args:
        motions: the subject's takes.
        scheme: their naming scheme.
        skip: frames to leave out at the start of each.
    """
    sources = [_prepare(motion, scheme, skip) for motion in motions if len(motion) > skip]
    standing = [_standing(source, scheme) for source in sources]
    pitch: dict[str, float] = {}
    for joint in _TORSO:
        usual = scheme.pitch.get(joint, 0.0)
        seen = np.concatenate(
            [_pitch(s.turns[joint])[still] for s, still in zip(sources, standing, strict=True)]
        )
        own = 0.0
        if len(seen) >= _FEW:
            own = float(np.median(seen) - usual) * len(seen) / (len(seen) + _TRUST[joint])
        pitch[joint] = usual + float(np.clip(own, -_MAX_CORRECTION, _MAX_CORRECTION))
    tilts, rises = [], []
    for source in sources:
        for side in ("left", "right"):
            flat = _flat_feet(source, side)
            toe, ankle = source.positions[f"{side}_foot"], source.positions[f"{side}_ankle"]
            tilts.append(_pitch(source.turns[f"{side}_ankle"])[flat])
            rises.append((ankle - toe)[flat, 1])
    tilt, rise = np.concatenate(tilts), np.concatenate(rises)
    if len(tilt) < _FEW:
        return Calibration(pitch | dict.fromkeys(_ANKLES, 0.0), _ANKLE_HEIGHT)
    usual_tilts = _densest(tilt, _TILT_WINDOW)
    pitch |= dict.fromkeys(_ANKLES, float(np.median(tilt[usual_tilts])))
    return Calibration(pitch, float(np.median(rise[usual_tilts])))


def calibrate_at_rest(motion: Motion, scheme: Scheme) -> Calibration:
    """Take the neutral stance of an animator's rig from its rest pose, which stands on the floor.

    Args:
        motion: any clip.
        scheme: its naming scheme.
    """
    at = _prepare(motion.rest_motion(), scheme, 0).positions
    foot = float(np.mean([at[joint][0, 1] for joint in _FEET]))
    ankle = float(np.mean([at[joint][0, 1] for joint in _ANKLES]))
    return Calibration(pitch={}, ankle_rise=ankle - foot, ground=foot)


def _girdle(chest: FloatArray, upper_arm: FloatArray, side: str) -> FloatArray:
    """Rotations of a collar [F, 3, 3] that the source does not tell: a share of the arm's swing.

    Args:
        chest: rotations of the chest [F, 3, 3].
        upper_arm: from shoulder to elbow [F, 3].
        side: ``left`` or ``right``.
    """
    sideways = np.array([1.0 if side == "left" else -1.0, 0.0, 0.0])
    arm = np.einsum("fji,fj->fi", chest, upper_arm)  # seen from the chest
    axis = np.cross(sideways, arm)
    sine = np.linalg.norm(axis, axis=-1, keepdims=True)
    angle = np.arctan2(sine, (arm @ sideways)[:, None])
    return np.asarray(chest @ from_vectors(_GIRDLE_SHARE * angle * axis / np.maximum(sine, 1e-9)))


def _leg(source: _Source, side: str) -> tuple[FloatArray, FloatArray]:
    """Thigh and shin [F, 3] with our lengths, that take the ankle where the source has it below the hip."""
    hip, knee, ankle = (source.positions[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
    thigh, shin = (REFERENCE.bone_lengths[JOINT[f"{side}_{joint}"]] for joint in ("knee", "ankle"))
    reach = ankle - hip
    length = np.linalg.norm(reach, axis=-1, keepdims=True)
    along = reach / length
    length = np.clip(length, abs(thigh - shin), thigh + shin)
    # Where the leg is straight, its knee would bend forward.
    bend = knee - hip + 1e-4 * source.turns["pelvis"][..., 2]
    bend -= (bend * along).sum(axis=-1, keepdims=True) * along
    bend /= np.linalg.norm(bend, axis=-1, keepdims=True)
    to_knee = (thigh**2 - shin**2 + length**2) / (2 * length)
    upper = to_knee * along + np.sqrt(np.maximum(thigh**2 - to_knee**2, 0.0)) * bend
    return upper, length * along - upper


def _on_reference(source: _Source, calibration: Calibration, divided_leg: bool) -> FloatArray:
    """Our joints relative to the pelvis, [F, 22, 3]."""
    turns: dict[str, FloatArray] = {
        joint: turn @ axis_rotation(0, np.asarray(-calibration.pitch.get(joint, 0.0)))
        for joint, turn in source.turns.items()
    }
    for side in ("left", "right"):
        if f"{side}_collar" not in turns:
            upper_arm = source.positions[f"{side}_elbow"] - source.positions[f"{side}_shoulder"]
            turns[f"{side}_collar"] = _girdle(turns["spine3"], upper_arm, side)
    legs: dict[str, FloatArray] = {}
    if divided_leg:
        for side in ("left", "right"):
            legs[f"{side}_knee"], legs[f"{side}_ankle"] = _leg(source, side)
    joints: FloatArray = np.zeros((len(source.positions["pelvis"]), len(PARENTS), 3))
    bone: FloatArray
    for name, joint in JOINT.items():
        parent = PARENTS[joint]
        if parent < 0:
            continue
        parent_name = REFERENCE.names[parent]
        if name in legs:
            bone = legs[name]
        elif name in _BY_DIRECTION:
            along = source.positions[name] - source.positions[parent_name]
            bone = REFERENCE.bone_lengths[joint] * along / np.linalg.norm(along, axis=-1, keepdims=True)
        else:
            bone = turns[parent_name] @ REFERENCE.offsets[joint]
        joints[:, joint] = joints[:, parent] + bone
    return joints


def _floor(heights: dict[str, FloatArray], source: _Source) -> FloatArray:
    """Height of the ground under the body, [F].

    Where a foot is the lowest part of the body and stays where it is, it stands on something: the
    floor, which may slope or lie at another height in another corner of the room, a step, a rung.
    In between the ground runs straight from one such frame to the next.
    """
    feet = [*_FEET, *_ANKLES]
    height = np.stack([heights[joint] for joint in feet])
    speed = np.stack([_speed(source.positions[joint], source.fps) for joint in feet])
    lower = height.argmin(axis=0)[None]
    foot = np.take_along_axis(height, lower, axis=0)[0]
    lowest = np.min(list(heights.values()), axis=0)
    rests = (np.take_along_axis(speed, lower, axis=0)[0] < _RESTING_SPEED) & (foot < lowest + _LOWEST_WITHIN)
    # A single slow frame is the top of a leap.
    lasting = rests & (np.append(rests[1:], False) | np.insert(rests[:-1], 0, False))
    if not lasting.any():
        return np.full(len(foot), np.percentile(lowest, _FLOOR_SHARE))
    frames = np.arange(len(foot))
    return np.asarray(np.interp(frames, frames[lasting], foot[lasting]))


def _clearance(source: _Source, calibration: Calibration) -> FloatArray:
    """Height of the source's lowest joint above the ground, as it would be with our feet, [F]."""
    heights: dict[str, FloatArray] = {}
    for joint, points in source.positions.items():
        rise = calibration.ankle_rise - _ANKLE_HEIGHT if joint in _ANKLES else 0.0
        heights[joint] = points[:, 1] - rise
    lowest = np.min(list(heights.values()), axis=0)
    ground = _floor(heights, source) if calibration.ground is None else calibration.ground
    return np.asarray(np.clip(lowest - ground - _CONTACT_NOISE, 0.0, _HIGHEST_LEAP))


def retarget(motion: Motion, scheme: Scheme, calibration: Calibration, skip: int = 0) -> FloatArray:
    """Put a take on the reference skeleton.

    The lowest joint keeps the height above the floor that the source's lowest joint has, so whatever
    carries the body touches the ground and leaps stay leaps, although proportions differ.

    Args:
        motion: the take.
        scheme: its naming scheme.
        calibration: of its subject.
        skip: frames to leave out at the start.

    Returns:
        float64 [F - skip, 22, 3], metres, Y up, floor at y = 0; heading and travel are kept.
    """
    source = _prepare(motion, scheme, skip)
    joints = _on_reference(source, calibration, scheme.divided_leg)
    clearance = _clearance(source, calibration)
    joints += source.positions["pelvis"][:, None, :] * np.array([1.0, 0.0, 1.0])
    joints[..., 1] += (clearance - joints[..., 1].min(axis=-1))[:, None]
    return joints


def grounded(joints: FloatArray) -> FloatArray:
    """Poses [F, 22, 3] moved up or down so that the lowest skin of each lies on the floor."""
    lowest = (joints[..., 1] - np.array(REFERENCE.radii)).min(axis=-1)
    return np.asarray(joints - lowest[:, None, None] * np.array([0.0, 1.0, 0.0]))
