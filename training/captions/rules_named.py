"""Postures with a name of their own, which combine arms, legs and torso. See :mod:`.masks`."""

from __future__ import annotations

import numpy as np

from . import thresholds as t
from .geometry import Measures
from .masks import Mask, Rules, Truth, between, both, either, other
from .rules_gestures import guard, hands_on_hips
from .rules_postures import Contacts, contacts


def named_rules(m: Measures) -> Rules:
    """T-pose, walking, boxing stance and the like."""
    c = contacts(m)
    return _displays(m, c) | _bends(m, c) | _gaits(m, c)


def _displays(m: Measures, c: Contacts) -> Rules:
    """Postures held for their look."""
    bend, stride = m.knee_bend, np.abs(m.step[:, 0])
    straight_arm = m.elbow_bend < t.ARM_STRAIGHT + 5
    aside = straight_arm & (np.abs(m.arm.elevation) < t.ARM_LEVEL) & between(m.arm.azimuth, (62, 115))
    low = straight_arm & between(m.arm.elevation, (-72, -32)) & between(m.arm.azimuth, (50, 130))
    spread = (
        between(m.arm.elevation, (-5, 65)) & (m.elbow_bend < t.ARM_EXTENDED) & (np.abs(m.arm.outward) > 0.6)
    )
    upright = m.tilt < t.UPRIGHT
    still = c.standing & both(bend < t.KNEE_STRAIGHT) & (stride < 0.2) & (m.feet_apart < 0.4)
    wide = (m.feet_apart > t.FEET_WIDE) & (stride < 0.4) & both(bend < 38)
    proud = c.standing & (m.feet_apart > 0.32) & both(bend < 30) & (m.tilt < 15)
    boxing = (
        guard(m)
        & both(m.foot_height < t.FOOT_OFF_FLOOR)
        & (stride > 0.15)
        & (m.pelvis_height > 0.7)
        & (m.tilt < 35)
    )
    long_lunge = between(bend, (45, 115)) & (m.thigh_angle > 32) & other(bend < 35)
    warrior = either(long_lunge) & (m.ankles_distance > 0.75) & both(c.on_floor)
    return {
        "t_pose": Truth(both(aside) & upright & c.standing & both(bend < 30) & (m.feet_apart < 0.45)),
        "a_pose": Truth(both(low) & (m.tilt < 12) & still),
        "star": Truth(both(spread) & wide & upright),
        "superhero": Truth(both(hands_on_hips(m)) & proud),
        "boxing_stance": Truth(boxing & (m.palms_apart > t.HANDS_TOGETHER)),
        "warrior_pose": Truth(both(aside) & upright & warrior),
    }


def _bends(m: Measures, c: Contacts) -> Rules:
    """Bending down for something."""
    bend = m.knee_bend
    low = np.minimum(m.hand_height, m.palm[..., 1])
    toes = between(m.lean_forward, (60, 165)) & both(bend < 42) & both(c.on_floor) & both(low < 0.26)
    at_feet = np.linalg.norm((m.palm.mean(axis=1) - m.foot.mean(axis=1))[:, [0, 2]], axis=1) < 0.45
    closed = (np.abs(m.step[:, 0]) < 0.25) & (m.feet_apart < 0.4) & both(bend < 25) & both(c.on_floor)
    bow = between(m.lean_forward, (28, 95)) & (np.abs(m.lean_side[:, 0]) < 12)
    arms_down = both(m.arm.elevation < -40) & both(low > 0.3)
    picking = (m.lean_forward > 25) & both(bend > 30) & both(low < 0.35) & (m.wrists_apart < 0.3)
    legs_carry = (m.pelvis_height > 0.35) & both(m.knee_height > 0.25) & either(c.on_floor)
    return {
        "touching_toes": Truth(toes & at_feet & (m.pelvis_height > 0.65)),
        "bowing": Truth(bow & closed & arms_down),
        "picking_up": Truth(picking & legs_carry),
    }


def _gaits(m: Measures, c: Contacts) -> Rules:
    bend, stride = m.knee_bend, np.abs(m.step[:, 0])
    hand_ahead = m.palm_ahead - other(m.palm_ahead)
    opposite = both(hand_ahead * m.step < -0.04)  # the arm swings against its leg
    straight_on = (
        between(m.feet_apart, (-0.15, 0.35))
        & between(m.lean_forward, (-8, 32))
        & (np.abs(m.lean_side[:, 0]) < 14)
    )
    walking: Mask = (
        c.standing & between(stride, t.STRIDE) & both(bend < 65) & both(m.arm.elevation < -40) & opposite
    )
    driving = (m.thigh_angle > 34) & (m.thigh.forward > 0.4) & (bend > 35)
    trailing = ((m.leg.forward < -0.15) & (m.thigh.forward < 0.2)) | (bend > 75)
    running = (
        either(driving & other(trailing))
        & both(between(m.elbow_bend, (40, 135)))
        & both(m.hand_over_shoulder < 0.05)
        & (np.abs(hand_ahead[:, 0]) > 0.18)
        & opposite
        & (stride > 0.3)
        & (m.pelvis_height > 0.75)
        & (m.torso_up[:, 1] > 0.8)
        & either(m.foot_height > 0.08)
    )
    standing_still = c.standing & (stride < t.STEP_NONE)
    return {
        "walking": Truth(walking & straight_on, standing_still),
        "running": Truth(running & straight_on, standing_still),
    }
