"""What legs, knees and feet do, read from the measures. See :mod:`.masks` for the form of a rule."""

from __future__ import annotations

import numpy as np

from . import thresholds as t
from .geometry import Measures
from .masks import Mask, Rules, Truth, between, both, other, pair


def leg_rules(m: Measures) -> Rules:
    """Facts about legs, knees and feet."""
    on_floor = m.foot_height < t.FOOT_ON_FLOOR
    off_floor = m.foot_height > t.FOOT_OFF_FLOOR
    on_feet = _on_feet(m)
    return (
        _raised(m, on_feet, off_floor, on_floor)
        | _knees(m, on_feet)
        | _feet(m, on_feet, off_floor, on_floor)
        | _stances(m, on_feet, on_floor)
    )


def _on_feet(m: Measures) -> Mask:
    """[N], the body is carried by its feet or in the air: not lying, sitting on the floor or inverted."""
    above_feet = m.pelvis_height > m.ankle[..., 1].min(axis=1) + 0.32
    upright = (m.torso_up[:, 1] > -0.35) & (m.lowest < 0.30)
    carried = (m.foot_height.min(axis=1) < t.FOOT_OFF_FLOOR) & (m.knee_height.min(axis=1) > t.KNEE_ON_FLOOR)
    hands_free = (m.hand_height > 0.12).any(axis=1)
    return np.asarray(above_feet & upright & carried & hands_free)


def _raised(m: Measures, on_feet: Mask, off: Mask, on: Mask) -> Rules:
    found: Rules = {}
    thigh, leg, bend = m.thigh, m.leg, m.knee_bend
    free = on_feet[:, None] & off & (other(on) | (m.lowest > t.AIRBORNE)[:, None])
    ahead = np.abs(thigh.azimuth) < 55
    upon = other(m.thigh_angle < 60)  # two level thighs sit or squat
    lifted = free & upon & (m.thigh_angle > t.KNEE_LIFTED) & ahead & (bend > t.KNEE_BENT)
    planted = on_feet[:, None] & on & (m.thigh_angle < t.KNEE_NOT_LIFTED)
    found["knee_lifted"] = Truth(lifted, planted)
    found["knee_lifted_high"] = Truth(lifted & (m.thigh_angle > t.KNEE_LIFTED_HIGH))
    raised = free & (m.leg_angle > t.LEG_RAISED) & (bend < 43) & (m.foot_height > 0.2)
    low = on_feet[:, None] & on & (m.leg_angle < t.LEG_NOT_RAISED)
    # Hips turn with a kick: the direction must hold for the hips and for the whole body's heading.
    heading = np.degrees(np.arctan2(leg.vector[..., 0] * np.array([1.0, -1.0]), leg.vector[..., 2]))
    front = (np.abs(leg.azimuth) < t.LEG_FRONT_AZIMUTH) & (np.abs(heading) < t.LEG_FRONT_AZIMUTH + 12)
    side = between(leg.azimuth, t.LEG_SIDE_AZIMUTH) & between(heading, (40, 140))
    back = (np.abs(leg.azimuth) > t.LEG_BACK_AZIMUTH) & (np.abs(heading) > t.LEG_BACK_AZIMUTH - 15)
    found["leg_raised"] = Truth((raised | lifted) & (m.foot_height > t.FOOT_HIGH), low)
    found["leg_front"] = Truth(raised & front, low & (m.step < t.STEP_NONE))
    found["leg_side"] = Truth(raised & side, low & (m.ankle_out < 0.15))
    found["leg_back"] = Truth(raised & back, low & (m.step > -0.03))
    high = m.leg_angle > t.LEG_RAISED_HIGH
    found["leg_front_high"] = Truth(raised & front & high)
    found["leg_side_high"] = Truth(raised & side & high)
    found["leg_back_high"] = Truth(raised & back & high)
    found["kicking"] = Truth(
        raised
        & (m.leg_angle > t.KICK_LEG)
        & (front | side)
        & ((m.torso_up[:, 1] > 0.3) & (m.wrists_apart < 1.0))[:, None]
    )
    heel_up = free & (bend > t.HEEL_KICKED_UP) & (m.thigh_angle < 45) & (m.shin.azimuth > 90)
    behind = np.abs(m.shin.azimuth) > 120
    found["heel_up_behind"] = Truth(
        free & (bend > t.HEEL_KICKED_UP) & (m.thigh_angle < 42) & (behind | heel_up)
    )
    arabesque = raised & back & (m.leg_angle > 45) & between(m.lean_forward, (20, 80))[:, None]
    found["arabesque"] = Truth(arabesque & other(m.knee_bend < 45))
    figure_four = (m.ankle_to_other_knee < 0.17) & (bend > 75) & (m.knee_out > 0.25)
    on_top = (m.ankle[..., 1] > other(m.knee_height) - 0.06) & (m.ankle[..., 1] > 0.14)
    found["ankle_on_knee"] = Truth(figure_four & on_top & other(~off))
    tree = (m.ankle_to_other_leg < 0.15) & (bend > 75) & (m.knee_out > 0.25) & free
    found["tree_pose"] = Truth(tree & other(m.thigh_angle < 25) & other(bend < 30))
    lying = (m.tilt > t.LYING_TILT) & (m.pelvis_height < t.LYING_PELVIS)
    found["leg_up_lying"] = Truth(lying[:, None] & (m.leg.elevation > 35) & (bend < 55))
    tucked = (m.hip_bend > 95) & (bend > 85)
    found["knees_up_lying"] = Truth(
        (lying & (m.front_up > t.LYING_FRONT))[:, None] & on & (m.knee_height > 0.3) & (bend > t.KNEE_BENT)
    )
    low_seat = (m.pelvis_height < t.LYING_PELVIS)[:, None] & ~on_feet[:, None] & (m.front_up > -0.3)[:, None]
    flat = both(low_seat & (bend < 35) & (np.abs(m.leg.elevation) < 30))
    found["legs_spread_low"] = Truth(flat & (m.feet_apart > t.LEGS_SPREAD_LOW))
    found["knee_higher"] = Truth(
        (m.knee_height - other(m.knee_height) > t.KNEE_HIGHER) & (bend > 30) & ~pair(lying)
    )
    found["knee_to_chest"] = Truth((m.knee_to_shoulder < 0.36) & tucked & ~on_feet[:, None])
    return found


def _knees(m: Measures, on_feet: Mask) -> Rules:
    found: Rules = {}
    bend = m.knee_bend
    found["knee_straight"] = Truth(bend < t.KNEE_STRAIGHT, bend > t.KNEE_BENT)
    found["knee_bent"] = Truth(bend > t.KNEE_BENT, bend < t.KNEE_STRAIGHT)
    found["knee_slight"] = Truth(between(bend, t.KNEE_SLIGHT) & on_feet[:, None])
    found["knee_square"] = Truth(between(bend, (78, 102)))
    found["knee_folded"] = Truth(bend > t.KNEE_FOLDED)
    on_floor = (m.knee_height < t.KNEE_ON_FLOOR) & (bend > 50) & (m.ankle[..., 1] < 0.30)
    found["knee_on_floor"] = Truth(on_floor & (m.pelvis_height > 0.25)[:, None], m.knee_height > 0.30)
    wide = (m.knee_out.sum(axis=1) > t.KNEES_WIDE) & both(m.knee_out > 0.15) & both(bend > t.KNEE_BENT)
    found["knees_wide"] = Truth(wide)
    found["knees_together"] = Truth((m.knees_apart < t.KNEES_TOGETHER) & both(bend > t.KNEE_BENT))
    return found


def _feet(m: Measures, on_feet: Mask, off: Mask, on: Mask) -> Rules:
    found: Rules = {}
    free = on_feet[:, None] & off & other(on)
    found["foot_off"] = Truth(free, on & on_feet[:, None])
    balanced = free & other(m.thigh_angle < 45) & (m.foot_height > 0.16) & (m.pelvis_height > 0.7)[:, None]
    found["one_leg"] = Truth(other(balanced))
    toes = (m.heel_lift > t.HEEL_LIFT) & (m.foot[..., 1] < 0.08)
    found["tiptoe"] = Truth(toes & on_feet[:, None] & (m.thigh_angle < 40) & (np.abs(m.step) < 0.35))
    toe_up = (m.heel_lift < -0.055) & (m.ankle[..., 1] < t.HEEL_PLANTED) & (m.leg_angle < 60)
    found["on_heel"] = Truth(toe_up & on_feet[:, None])
    planted = on_feet[:, None] & on
    upright_shin = m.shin.elevation < -60
    standing = (m.torso_up[:, 1] > 0.75) & (m.pelvis_height > 0.74)
    ahead = planted & other(on) & standing[:, None] & (np.abs(m.feet_apart) < 0.6)[:, None]
    found["step_front"] = Truth(ahead & (m.step > t.STEP))
    found["step_back"] = Truth(ahead & (m.step < -t.STEP))
    found["stretched_back"] = Truth(ahead & (m.step < -t.STEP - 0.05) & (m.knee_bend < t.KNEE_STRAIGHT - 6))
    found["feet_turned_out"] = Truth(planted & upright_shin & (m.foot_turn > t.FOOT_TURNED_OUT))
    found["feet_turned_in"] = Truth(planted & upright_shin & (m.foot_turn < t.FOOT_TURNED_IN))
    return found


def _stances(m: Measures, on_feet: Mask, on: Mask) -> Rules:
    found: Rules = {}
    bend = m.knee_bend
    both_on = on_feet & both(on)
    upright = m.torso_up[:, 1] > 0.7
    in_line = np.abs(m.step[:, 0]) < 0.35
    wide = both_on & (m.feet_apart > t.FEET_WIDE) & in_line
    found["feet_wide"] = Truth(wide, both_on & (m.ankles_distance < t.FEET_NOT_WIDE))
    found["feet_very_wide"] = Truth(wide & (m.feet_apart > t.FEET_VERY_WIDE))
    found["feet_together"] = Truth(both_on & (m.ankles_distance < t.FEET_TOGETHER), m.ankles_distance > 0.35)
    crossed = (m.feet_apart < t.LEGS_CROSSED) & both(bend < 70)
    found["legs_crossed"] = Truth(crossed & both_on, both_on & (m.feet_apart > 0.2))
    front_bent = between(bend, t.LUNGE_FRONT_KNEE) & (m.thigh_angle > 32) & (m.shin.elevation < -45)
    lunge = (
        on
        & front_bent
        & (m.step > t.LUNGE_STEP)
        & (m.ankle_ahead > 0.05)
        & other((m.leg.forward < -0.35) & ((bend < 45) | (m.knee_height < 0.25) | (m.step < -0.65)))
        & (m.pelvis_height < t.LUNGE_PELVIS)[:, None]
        & (m.torso_up[:, 1] > 0.5)[:, None]
        & other(m.foot[..., 1] < 0.12)
        & other(m.knee_height > 0.06)
    )
    standing_tall = both_on & (m.pelvis_height > 0.9)
    found["lunge"] = Truth(lunge, np.repeat(standing_tall[:, None], 2, axis=1))
    side = (
        both_on[:, None]
        & (m.ankle_out + other(m.ankle_out) > 0.75)
        & between(bend, (48, 140))
        & other(bend < 30)
        & other(m.ankle_out > t.SIDE_LUNGE_OUT)
        & (np.abs(m.step) < 0.4)
    )
    found["side_lunge"] = Truth(side & (m.torso_up[:, 1] > 0.4)[:, None])
    split_width = np.maximum(np.abs(m.step[:, 0]), np.abs(m.feet_apart))
    low_split = both(bend < 35) & (m.pelvis_height < 0.35) & (split_width > 1.15)
    found["splits"] = Truth(low_split & upright)
    weight = (m.ankle_out - other(m.ankle_out)) < -0.2
    found["weight_on"] = Truth(
        both_on[:, None] & upright[:, None] & weight & (m.pelvis_height > 0.8)[:, None] & in_line[:, None]
    )
    return found
