"""What the two arms do together, and gestures that have a name, read from the measures."""

from __future__ import annotations

import numpy as np

from . import thresholds as t
from .geometry import Measures
from .masks import Mask, Rules, Truth, between, both, either, other, pair


def gesture_rules(m: Measures) -> Rules:
    """Facts about the pair of arms, and named gestures of one arm."""
    joined = (m.palms_apart < t.HANDS_TOGETHER) | (m.wrists_apart < t.HANDS_TOGETHER - 0.02)
    plain = m.tilt < t.UPRIGHT_LOOSE
    return _joined(m, joined, plain) | _both_arms(m, joined, plain) | _one_arm(m, plain)


def hands_on_hips(m: Measures) -> Mask:
    """[N, 2]: the palm is at the waist with the elbow bent and out."""
    near = (m.palm_to["waist"] < t.AT_WAIST) & (m.elbow_bend > t.ELBOW_BENT) & (m.palm_ahead > -0.13)
    return np.asarray(near & (m.palm_aside + 0.05 < m.elbow_aside))


def guard(m: Measures) -> Mask:
    """[N]: both fists in front of chin and chest, elbows sharply bent and below the hands."""
    return both(
        (m.elbow_bend > t.GUARD_BEND)
        & between(m.hand_over_shoulder, (-0.17, 0.22))
        & between(m.palm_forward, (0.12, 0.5))
        & (np.abs(m.palm_outward) < 0.28)
        & (m.upper_arm.elevation < -20)
        & (m.forearm.elevation > 10)
    )


def _joined(m: Measures, joined: Mask, plain: Mask) -> Rules:
    """Hands that touch each other, and crossed arms."""
    to, bend = m.palm_to, m.elbow_bend
    apart = (m.palms_apart > t.HANDS_NOT_TOGETHER) & (m.wrists_apart > t.HANDS_NOT_TOGETHER)
    front = both(m.palm_forward > 0.06)
    above = both(m.hand_over_head > 0.14) & both(m.arm.body_elevation > 40)
    breast = both(between(m.palm_up, (-0.15, 0.15))) & front & both(m.palm_forward < 0.38)
    low = both(between(m.palm_up, (-0.70, -0.26))) & both(m.palm_ahead > 0.05) & both(bend > 20)
    behind = both(m.palm_ahead < t.BEHIND_BACK) & both(m.palm_along < 0.4)
    upwards = both(bend > 80) & both(m.forearm.elevation > 18) & (m.palms_apart < 0.12)
    ahead = both(m.palm_forward > 0.40) & both(np.abs(m.arm.elevation) < 30) & both(bend < 60)
    ahead &= both(m.arm_ahead > t.AHEAD)
    on_other_arm = (to["other_arm"] < 0.13) | (to["other_elbow"] < 0.13)
    crossed = both(on_other_arm & (m.palm_outward < 0.0) & (bend > 65)) & front
    return {
        "hands_together": Truth(joined, apart),
        "together_overhead": Truth(joined & above),
        "together_chest": Truth(joined & breast),
        "together_low": Truth(joined & low & plain),
        "together_behind": Truth(joined & behind),
        "together_ahead": Truth(joined & ahead & plain),
        "praying": Truth(joined & breast & upwards & plain),
        "arms_crossed": Truth(crossed, apart & both(m.palm_outward > 0.1)),
        "hugging": Truth(both((to["other_shoulder"] < t.AT_SHOULDER) & (m.palm_forward > -0.04))),
    }


def _both_arms(m: Measures, joined: Mask, plain: Mask) -> Rules:
    bend = m.elbow_bend
    surrender = both(
        between(bend, (45, 105))
        & (m.hand_over_head > -0.02)
        & (m.hand_over_shoulder > 0.12)
        & (m.forearm.elevation > 45)
        & (np.abs(m.upper_arm.elevation) < 40)
        & (m.palm_outward > 0.25)
    )
    flexing = both(
        between(bend, (95, 140))
        & (np.abs(m.upper_arm.elevation) < 22)
        & (m.upper_arm.outward > 0.6)
        & (m.forearm.elevation > 30)
        & (m.hand_over_shoulder > 0.05)
        & (m.palm_outward < m.elbow_outward - 0.05)
        & (m.palm_to["ear"] > 0.19)
    )
    victory = both(
        between(m.arm.elevation, (35, 75)) & between(m.arm.azimuth, (45, 135)) & (bend < t.ARM_EXTENDED)
    )
    offering = both(
        between(bend, (50, 120))
        & (np.abs(m.forearm.elevation) < 35)
        & (np.abs(m.forearm.azimuth) < 45)
        & (m.upper_arm.elevation < -35)
        & (m.palm_forward > 0.28)
        & (m.palm_to["knee"] > 0.22)
        & (m.palm_to["thigh"] > 0.2)
    )
    level_hands = np.abs(m.hand_height[:, 0] - m.hand_height[:, 1]) < 0.12
    carrying = offering & level_hands & between(m.wrists_apart, (0.2, 0.6)) & ~joined
    hanging = (m.arm.elevation < t.ARM_HANGING) & (bend < t.ARM_EXTENDED)
    up = m.hand_over_head > 0.15
    return {
        "arms_wide": Truth(
            plain & (m.wrists_apart > t.HANDS_WIDE) & both((m.arm.elevation > -25) & (m.arm.outward > 0.45))
        ),
        "surrender": Truth(surrender & plain),
        "flexing": Truth(flexing & plain),
        "guard": Truth(guard(m) & ~joined & plain),
        "guard_high": Truth(guard(m) & ~joined & plain & both(m.palm_to["face"] < t.GUARD_FACE)),
        "arms_in_v": Truth(victory & plain),
        "arms_in_front_bent": Truth(carrying & plain),
        "one_up_one_down": Truth(plain & either(up & other(hanging))),
    }


def _one_arm(m: Measures, plain: Mask) -> Rules:
    """Gestures of one arm; the other must not do the like."""
    to, bend, arm = m.palm_to, m.elbow_bend, m.arm
    idle = (m.hand_over_shoulder < t.HAND_NOT_RAISED) & (to["face"] > 0.3)
    alone = pair(plain) & other(idle)
    waving = (
        between(bend, (40, 135))
        & (m.forearm.elevation > 50)
        & (m.upper_arm.elevation < 45)
        & (m.hand_over_shoulder > 0.12)
        & (m.palm_outward > 0.18)
        & (to["ear"] > 0.15)
    )
    at_brow = (to["forehead"] < t.AT_FACE) & (to["forehead"] < to["ear"])
    saluting = (
        at_brow & (bend > 90) & (m.upper_arm.elevation > -40) & (m.elbow_outward > 0.30) & (to["crown"] > 0.1)
    )
    thinking = (to["chin"] < t.AT_CHIN + 0.02) & (bend > 95) & (m.upper_arm.elevation < -25)
    phoning = (to["ear"] < t.AT_EAR) & (bend > 100) & (m.upper_arm.elevation < 8)
    pointing = (bend < t.ARM_STRAIGHT) & (np.abs(arm.elevation) < 30) & pair(plain)
    lowered = other((arm.elevation < -45) & (m.hand_over_shoulder < -0.25))
    fist_back = other((bend > 75) & (m.palm_forward < 0.45) & between(m.hand_over_shoulder, (-0.5, 0.2)))
    punching = (bend < 38) & (np.abs(arm.elevation) < t.PUNCH_LEVEL) & between(arm.azimuth, (-45, 35))
    punching &= m.arm_ahead > 0.45
    return {
        "waving": Truth(waving & alone),
        "saluting": Truth(saluting & alone),
        "thinking": Truth(thinking & alone & (to["chin"] < np.minimum(to["ear"], to["face"]))),
        "phoning": Truth(phoning & alone & (to["ear"] < to["forehead"])),
        "pointing_forward": Truth(pointing & (np.abs(arm.azimuth) < 25) & (m.arm_ahead > 0.5) & lowered),
        "pointing_side": Truth(pointing & between(arm.azimuth, (65, 115)) & (m.arm_out > 0.5) & lowered),
        "punching": Truth(punching & fist_back & pair(plain)),
    }
