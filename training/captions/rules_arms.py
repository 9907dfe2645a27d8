"""What arms, elbows and hands do, read from the measures.

Each rule names a fact and gives a :class:`~.masks.Truth`: where it clearly holds and, if it may be
denied, where it clearly does not.
"""

from __future__ import annotations

import numpy as np

from . import thresholds as t
from .geometry import Measures
from .masks import Rules, Truth, between, both, other
from .rules_gestures import hands_on_hips


def arm_rules(m: Measures) -> Rules:
    """Facts about each arm, elbow and hand."""
    return _directions(m) | _elbows(m) | _hands(m)


def _directions(m: Measures) -> Rules:
    found: Rules = {}
    arm, bend = m.arm, m.elbow_bend
    plain = (m.tilt < t.UPRIGHT_LOOSE)[:, None]  # the body's up is the world's up
    lying = ((m.tilt > t.LYING_TILT) & (m.pelvis_height < t.LYING_PELVIS + 0.05))[:, None]
    straight, extended = bend < t.ARM_STRAIGHT, bend < t.ARM_EXTENDED
    aside = between(arm.azimuth, t.ARM_SIDE_AZIMUTH) & (lying | (m.arm_out > t.AHEAD))
    ahead = (np.abs(arm.azimuth) < t.ARM_FRONT_AZIMUTH) & (m.arm_ahead > t.AHEAD)
    raised = (
        plain
        & (m.hand_over_head > t.HAND_RAISED)
        & (arm.elevation > t.ARM_RAISED)
        & (arm.body_elevation > t.ARM_RAISED - 8)
        & (m.palm_to["crown"] > t.AT_HEAD)
        & (m.palm_to["nape"] > t.AT_NAPE + 0.04)
    )
    lowered = (m.hand_over_shoulder < t.HAND_NOT_RAISED) & (m.upper_arm.elevation < t.UPPER_ARM_LOW)
    found["raised"] = Truth(raised, lowered & plain)
    overhead = extended & (arm.elevation > t.ARM_OVERHEAD) & (arm.body_elevation > t.ARM_OVERHEAD - 10)
    found["overhead"] = Truth(raised & overhead, lowered & plain)
    level = np.abs(arm.elevation) < t.ARM_LEVEL
    body_level = np.abs(arm.body_elevation) < t.ARM_LEVEL + 15
    out_side = plain & extended & level & body_level & aside
    in_line = between(arm.azimuth, (t.ARM_SIDE_AZIMUTH[0] - 25, t.ARM_SIDE_AZIMUTH[1] + 25))
    found["out_side"] = Truth(out_side, plain & (lowered | ~in_line) & (arm.outward < 0.35))
    front = plain & extended & level & body_level & ahead
    found["out_front"] = Truth(front, plain & lowered & (arm.forward < 0.35))
    high = between(arm.elevation, t.ARM_DIAGONAL) & (arm.body_elevation > 15)
    found["diagonal_up"] = Truth(plain & extended & high & aside)
    found["up_front"] = Truth(plain & extended & high & ahead)
    low = between(arm.elevation, t.ARM_LOWERED) & (arm.body_elevation < -20)
    found["diagonal_down"] = Truth(plain & extended & low & aside)
    found["low_front"] = Truth(plain & extended & low & ahead & (m.palm_ahead > 0.24))
    behind = (arm.forward < t.ARM_BACK_FORWARD) & (arm.body_elevation < 10) & (np.abs(arm.outward) < 0.7)
    found["back"] = Truth(
        plain & extended & behind & (m.arm_behind > 0.2) & (arm.azimuth > t.ARM_SIDE_AZIMUTH[1])
    )
    hanging = extended & (arm.elevation < t.ARM_HANGING) & (m.palm_to["waist"] > 0.10) & (m.palm_ahead > -0.2)
    found["hanging"] = Truth(hanging & plain & (arm.body_elevation < -50))
    bent_over = (m.lean_forward > t.BENT) & (m.front_up < 0)
    dangling = extended & (arm.elevation < t.ARM_HANGING) & (m.hand_height > 0.2)
    found["dangling"] = Truth(dangling & bent_over[:, None])
    beyond = extended & (arm.body_elevation > t.ARM_OVERHEAD - 6)
    found["beyond_head"] = Truth(beyond & (m.tilt > t.NOT_UPRIGHT)[:, None])
    found["along_body"] = Truth(lying & extended & (arm.body_elevation < t.ARM_HANGING))
    flat_out = extended & (np.abs(arm.body_elevation) < t.ARM_LEVEL + 10) & aside
    found["spread_lying"] = Truth(lying & flat_out & (np.abs(arm.elevation) < t.ARM_LEVEL + 10))
    crossing = (m.palm_outward < t.ARM_CROSS) & (m.palm_forward > 0.05) & (m.palm_up > -0.45)
    found["crossing"] = Truth(crossing, (m.palm_outward > 0.12) & (m.elbow_outward > 0.1))
    found["pointing_up"] = Truth(straight & (arm.elevation > 70) & lying)
    reach = plain & (m.tilt > t.LEAN)[:, None] & extended & (m.arm_ahead > 0.45) & (arm.forward > 0.6)
    reach &= m.palm_ahead > 0.35
    found["reaching_forward"] = Truth((plain & extended & ahead & (np.abs(arm.elevation) < 42)) | reach)
    return found


def _elbows(m: Measures) -> Rules:
    found: Rules = {}
    bend = m.elbow_bend
    found["elbow_straight"] = Truth(bend < t.ARM_STRAIGHT, bend > t.ELBOW_BENT)
    found["elbow_bent"] = Truth(bend > t.ELBOW_BENT, bend < t.ARM_STRAIGHT)
    found["elbow_slight"] = Truth(between(bend, t.ELBOW_SLIGHT))
    found["elbow_square"] = Truth(between(bend, t.ELBOW_SQUARE))
    found["elbow_folded"] = Truth(bend > t.ELBOW_FOLDED)
    plain = (m.tilt < t.UPRIGHT_LOOSE)[:, None]
    bent = bend > 60
    forearm_level = np.abs(m.forearm.elevation) < 25
    found["forearm_ahead"] = Truth(
        plain
        & bent
        & forearm_level
        & (m.upper_arm.elevation < -45)
        & (m.hand_over_shoulder < -0.2)
        & (np.abs(m.forearm.azimuth) < 35)
        & (m.forearm.vector[..., 2] > t.AHEAD)
        & (m.palm_to["waist"] > 0.2)
    )
    level_upper = between(m.upper_arm.elevation, (-22, 35))
    found["elbow_high"] = Truth(plain & bent & level_upper)
    tucked = (m.upper_arm.elevation < -55) & (m.elbow_outward < 0.25)
    found["elbow_tucked"] = Truth(plain & (bend > 70) & tucked)
    found["elbow_back"] = Truth(plain & bent & (m.upper_arm.forward < -0.45) & (m.upper_arm.elevation < 0))
    return found


def _hands(m: Measures) -> Rules:
    found: Rules = {}
    to, bent = m.palm_to, m.elbow_bend > t.ELBOW_BENT
    plain = (m.tilt < t.UPRIGHT_LOOSE)[:, None]
    far_from_head = to["face"] > t.NOT_AT_HEAD
    on_crown = (to["crown"] < t.AT_HEAD) & bent
    found["on_head"] = Truth(on_crown, far_from_head)
    to_front = np.minimum(to["face"], to["ear"])
    behind_head = (to["nape"] < t.AT_NAPE) & bent & (to["nape"] < to_front) & ~on_crown
    found["behind_head"] = Truth(behind_head, far_from_head)
    # The nearest of the head's points names the place.
    places = np.stack([to["face"], to["chin"], to["ear"], to["forehead"]])
    nearest = places.argmin(axis=0)
    free = bent & ~behind_head & ~on_crown
    chin = free & (nearest == 1) & (to["chin"] < t.AT_CHIN)
    face = free & (nearest == 0) & (to["face"] < t.AT_FACE)
    ear = free & (nearest == 2) & (to["ear"] < t.AT_EAR)
    forehead = free & (nearest == 3) & (to["forehead"] < t.AT_FACE)
    found["at_chin"] = Truth(chin)
    found["at_face"] = Truth(face | chin, far_from_head)
    found["at_ear"] = Truth(ear)
    found["at_forehead"] = Truth(forehead)
    found["by_head"] = Truth(
        free
        & (m.palm_to["face"] < t.BY_HEAD)
        & (np.abs(m.palm_up - (m.head_joint[:, None, 1] - m.spine3[:, None, 1])) < 0.2)
        & plain
    )
    chest = (to["chest"] < t.AT_CHEST) & bent
    found["at_chest"] = Truth(chest & (to["chin"] > t.AT_CHIN))
    found["at_belly"] = Truth((to["belly"] < t.AT_BELLY) & bent & ~chest)
    found["on_hip"] = Truth(hands_on_hips(m), to["waist"] > t.NOT_AT_WAIST)
    found["at_own_shoulder"] = Truth((to["shoulder"] < t.AT_SHOULDER) & (m.elbow_bend > 110))
    shoulder = to["other_shoulder"] < t.AT_SHOULDER
    found["at_other_shoulder"] = Truth(shoulder)
    found["at_other_elbow"] = Truth((to["other_elbow"] < t.AT_ELBOW) & ~shoulder & (m.palm_forward > 0.0))
    on_thigh = (to["thigh"] < t.AT_THIGH) & between(m.on_thigh, (0.25, 0.8)) & (m.thigh_angle > 35)
    found["on_thigh"] = Truth(on_thigh & (to["knee"] > t.AT_KNEE))
    on_knee = (to["knee"] < t.AT_KNEE) & ((m.thigh_angle > 30) | (m.tilt > t.BENT)[:, None])
    found["on_knee"] = Truth(on_knee)
    found["on_other_knee"] = Truth((to["other_knee"] < t.AT_KNEE - 0.02) & ~on_knee)
    at_foot = to["foot"] < t.AT_FOOT
    found["at_foot"] = Truth(at_foot)
    found["at_other_foot"] = Truth((to["other_foot"] < t.AT_FOOT - 0.02) & ~at_foot)
    low = np.minimum(m.hand_height, m.palm[..., 1])
    floor = (low < t.HAND_FLOOR) & (m.hand_height < t.HAND_FLOOR + 0.1)
    found["on_floor"] = Truth(floor, low > t.HAND_NOT_FLOOR)
    on_legs = (m.pelvis_height > 0.35) & (m.torso_up[:, 1] > -0.5) & (m.lowest < t.AIRBORNE)
    reaching = (low < t.HAND_LOW - 0.08) & on_legs[:, None]
    found["near_floor"] = Truth(reaching & ~floor & ~at_foot)
    at_level = np.abs(m.hand_over_shoulder) < t.HAND_LEVEL
    higher = m.hand_height - other(m.hand_height)
    found["hand_higher"] = Truth(plain & (higher > t.HAND_HIGHER) & (m.hand_over_shoulder > -0.35))
    raised_both = both(between(m.hand_over_shoulder, (-0.35, 0.6)))
    found["hands_level"] = Truth(plain[:, 0] & (np.abs(higher[:, 0]) < t.HANDS_LEVEL) & raised_both)
    seated = (m.pelvis_height < t.FLOOR_SIT_PELVIS + 0.1) & (m.torso_up[:, 1] > 0.5)
    found["prop_behind"] = Truth(floor & seated[:, None] & (m.palm_ahead < -0.12))
    elbow_down = (m.elbow[..., 1] < t.HAND_FLOOR) & (m.hand_height < t.HAND_FLOOR) & (m.elbow_bend > 35)
    found["forearm_down"] = Truth(elbow_down & (m.neck[:, None, 1] > 0.2))
    found["shoulder_height"] = Truth(plain & at_level & (to["face"] > 0.25) & (to["shoulder"] > 0.25))
    aside = (m.palm_aside > -0.12) & (m.palm_aside < 0.16)
    along = between(m.palm_along, (-0.15, 0.35))
    behind = (m.palm_ahead < t.BEHIND_BACK - 0.03) & aside & along
    found["behind_back"] = Truth(behind & (m.elbow_bend > 25), m.palm_ahead > 0.1)
    return found
