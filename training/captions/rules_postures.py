"""How the body is carried: on feet, seat, knees, hands, back or not at all. See :mod:`.masks`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rig.rotations import unit

from . import thresholds as t
from .geometry import Array, Measures, angle_between
from .masks import Mask, Rules, Truth, between, both, either, other, pair


@dataclass(frozen=True)
class Contacts:
    """What touches the floor, and the shape of the body's long line.

    Attributes:
        on_floor: [N, 2] the foot.
        low_hand: [N, 2] the hand.
        hands_down: [N] both hands.
        knee_down: [N, 2] the knee, bent.
        airborne: [N] nothing.
        fold: [N] bend of the line shoulders–pelvis–ankles, degrees.
        face_down: [N] torso near the level, front to the floor.
        standing: [N] upright on at least one straight leg.
    """

    on_floor: Mask
    low_hand: Mask
    hands_down: Mask
    knee_down: Mask
    airborne: Mask
    fold: Array
    face_down: Mask
    standing: Mask


def contacts(m: Measures) -> Contacts:
    """The contacts of every pose."""
    on_floor = m.foot_height < t.FOOT_ON_FLOOR
    low_hand = np.minimum(m.hand_height, m.palm[..., 1]) < t.HAND_FLOOR + 0.03
    to_shoulders = unit(m.shoulder.mean(axis=1) - m.pelvis)
    to_ankles = unit(m.ankle.mean(axis=1) - m.pelvis)
    carrying = on_floor & (m.knee_bend < 38) & (m.thigh_angle < 35)
    return Contacts(
        on_floor=on_floor,
        low_hand=low_hand,
        hands_down=both(low_hand),
        knee_down=(m.knee_height < t.KNEE_ON_FLOOR) & (m.knee_bend > 50),
        airborne=m.lowest > t.AIRBORNE,
        fold=180.0 - angle_between(to_shoulders, to_ankles),
        face_down=between(m.tilt, (50, 125)) & (m.front_up < -0.45),
        standing=(m.pelvis_height > t.STAND_PELVIS) & (m.tilt < 30) & either(carrying),
    )


def posture_rules(m: Measures) -> Rules:
    """Facts about the whole body's posture."""
    c = contacts(m)
    floor = _planks(m, c)
    raised = np.any([floor[name].holds for name in ("plank", "push_up", "plank_high", "bridge")], axis=0)
    return floor | _standing(m, c) | _sitting(m, c) | _kneeling(m, c) | _lying(m, raised) | _air(m, c)


def _standing(m: Measures, c: Contacts) -> Rules:
    bend, height, in_line = m.knee_bend, m.pelvis_height, np.abs(m.step[:, 0])
    not_standing = (height < t.NOT_STAND_PELVIS) | (m.lowest > 0.3)
    still = c.standing & both(bend < t.KNEE_STRAIGHT) & both(c.on_floor) & (in_line < 0.25) & (m.tilt < 12)
    tall = (height > 0.88) | (m.tilt > 80)
    squatting = (
        both(c.on_floor | (m.foot[..., 1] < t.FOOT_ON_FLOOR))
        & both(bend > t.SQUAT_KNEE)
        & (np.abs(bend[:, 0] - bend[:, 1]) < 35)
        & (m.shin.forward.mean(axis=1) < t.SHIN_UPRIGHT)
        & both(m.thigh_angle > 38)
        & both(m.knee_height > 0.2)
        & (in_line < 0.34)
        & (m.feet_apart < 0.8)
        & between(m.mass_ahead, t.MASS_OVER_FEET)
        & (m.torso_up[:, 1] > 0.3)
        & (m.lean_forward > -15)
        & ~c.hands_down
    )
    crouching = (
        both(m.foot_height < t.FOOT_OFF_FLOOR)
        & both(bend > t.CROUCH_KNEE)
        & both(m.thigh_angle > 25)
        & between(height, t.CROUCH_PELVIS)
        & between(m.mass_ahead, (t.MASS_OVER_FEET[0] - 0.04, t.MASS_OVER_FEET[1] + 0.1))
        & both(m.knee_height > 0.15)
        & (m.shin.forward.mean(axis=1) < t.SHIN_UPRIGHT)
        & (m.torso_up[:, 1] > 0.0)
        & (m.lean_forward > -12)
        & ~c.hands_down
    )
    # Level thighs at a chair's height, feet drawn back a little: a squat, or someone at a desk.
    seat_like = (
        both(between(m.thigh_angle, t.SEAT_LIKE_THIGH))
        & between(height, t.SEAT_LIKE_PELVIS)
        & (m.shin.forward.mean(axis=1) > t.SEAT_LIKE_SHIN)
    )
    squatting &= ~seat_like
    crouching &= ~seat_like
    low_stance = (
        both(c.on_floor)
        & both(bend > 35)
        & both(m.thigh_angle > 25)
        & (m.ankles_distance > 0.6)
        & between(height, (0.5, 0.85))
        & (m.torso_up[:, 1] > 0.85)
    )
    deep = squatting & (height < t.SQUAT_DEEP_PELVIS) & both(bend > t.SQUAT_DEEP_KNEE)
    return {
        "standing": Truth(c.standing, not_standing),
        "standing_straight": Truth(still & (np.abs(m.feet_apart) < 0.4)),
        "squatting": Truth(squatting & (height < 0.72), tall),
        "squat_half": Truth(squatting & between(height, t.SQUAT_HALF_PELVIS)),
        "squat_deep": Truth(deep),
        "crouching": Truth(crouching, tall & either(bend < 30)),
        "low_stance": Truth(low_stance),
    }


def _sitting_on_heels(m: Measures, c: Contacts) -> Mask:
    folded = both(c.knee_down) & both(m.knee_bend > 110) & both(m.shin.forward < -0.4)
    return folded & both(m.thigh.forward > 0.3) & (m.pelvis_height < t.KNEEL_TALL_PELVIS) & (m.tilt < 50)


def _sitting(m: Measures, c: Contacts) -> Rules:
    bend, height = m.knee_bend, m.pelvis_height
    level_thigh = between(m.thigh_angle, t.CHAIR_THIGH)
    chair = (
        between(height, t.CHAIR_PELVIS)
        & either(between(bend, t.CHAIR_KNEE) & level_thigh)
        & both(between(m.thigh_angle, (t.CHAIR_THIGH[0] - 4, t.CHAIR_THIGH[1] + 5)))
        & both(m.thigh.forward > 0.2)
        & both(m.shin.elevation < -30)
        & both(bend > 38)
        & (m.torso_up[:, 1] > 0.6)
        & (m.foot_height.min(axis=1) < 0.25)
        & (
            (m.mass_ahead < t.MASS_BEHIND_FEET)
            | ((m.shin.forward.mean(axis=1) > t.SHIN_UPRIGHT) & (m.ankles_distance < 0.6))
        )
        & ~either(c.knee_down)
    )
    # Feet under the body and raised knees carry a squat, however deep.
    low_knees = both(m.knee_height < 0.32)
    resting = (m.ankle_ahead.mean(axis=1) > 0.15) | low_knees | (height < 0.15)
    seated = (height < t.FLOOR_SIT_PELVIS) & (m.tilt < 50) & resting
    floor = seated & ~_sitting_on_heels(m, c)
    not_sitting = ((height > 0.8) & either(c.on_floor) & both(m.thigh_angle < 50)) | (m.lowest > 0.3)
    legs_ahead = both(bend < 35) & both(m.leg.forward > 0.6)
    crossed = both(bend > 85) & both(m.knee_out > 0.22) & (m.ankles_distance < 0.38)
    knees_up = both(bend > 75) & both(m.knee_height > 0.32) & both(m.thigh.forward > 0.3)
    hands_on_legs = both((m.palm_to["knee"] < 0.2) | (m.palm_to["thigh"] < 0.15))
    calm = (m.tilt < 22) & both(m.hand_over_shoulder < -0.2) & (hands_on_legs | (m.palms_apart < 0.15))
    around_knees = both(
        (m.palm_to["knee"] < 0.24) | (m.palm_to["other_knee"] < 0.24) | pair(m.palms_apart < 0.2)
    )
    hugged = knees_up & around_knees & both(m.palm_ahead > 0.12) & (m.knees_apart < 0.4)
    on_top = pair(chair) & other(c.on_floor) & (m.knee_height > other(m.knee_height) + 0.06)
    over = (m.ankle_out < -0.05) & (m.ankle_to_other_leg < 0.4)
    return {
        "sitting": Truth(chair | floor, not_sitting),
        "sitting_chair": Truth(chair),
        "sitting_floor": Truth(floor),
        "long_sitting": Truth(floor & legs_ahead),
        "cross_legged": Truth(floor & crossed & low_knees),
        "knees_up_sitting": Truth(floor & knees_up),
        "meditating": Truth(floor & crossed & low_knees & calm),
        "hugging_knees": Truth(floor & hugged),
        "leg_over_leg": Truth(on_top & over),
    }


def _kneeling(m: Measures, c: Contacts) -> Rules:
    bend, height = m.knee_bend, m.pelvis_height
    shin_level = np.abs(m.shin.elevation) < t.KNEEL_SHIN_LEVEL
    on_knee = c.knee_down & shin_level & (m.shin.forward < 0.3)
    tall = both(on_knee) & (height > t.KNEEL_TALL_PELVIS) & (m.tilt < 45) & ~either(c.low_hand)
    heels = _sitting_on_heels(m, c) & ~either(c.low_hand) & both(shin_level)
    planted = c.on_floor & between(bend, (50, 125)) & (m.knee_height > 0.3) & (m.shin.elevation < -50)
    one = on_knee & other(planted) & pair((height > 0.25) & (m.tilt < 60) & ~c.hands_down)
    not_kneeling = m.knee_height.min(axis=1) > 0.28
    fours = c.face_down & c.hands_down & both(c.knee_down) & (height > 0.28) & both(m.thigh_angle < 60)
    hands_stepping = np.abs(m.palm[:, 0, 2] - m.palm[:, 1, 2]) > 0.18
    knees_stepping = np.abs(m.knee[:, 0, 2] - m.knee[:, 1, 2]) > 0.18
    return {
        "kneeling": Truth(tall | heels | either(one), not_kneeling),
        "kneeling_both": Truth(tall),
        "sitting_on_heels": Truth(heels),
        "kneeling_one": Truth(one),
        "all_fours": Truth(fours),
        "crawling": Truth(fours & (hands_stepping | knees_stepping)),
    }


def _planks(m: Measures, c: Contacts) -> Rules:
    """On hands and feet, face down or up."""
    bend, height, neck = m.knee_bend, m.pelvis_height, m.neck[:, 1]
    straight = both(bend < 30)
    low_ankles = both(m.ankle[..., 1] < 0.28)
    body_line = (c.fold < t.PLANK_BODY) & straight & low_ankles & c.face_down & (neck > 0.2)
    plank = body_line & c.hands_down & between(height, (0.16, 0.62))
    bear = (
        c.face_down
        & (m.front_up < -0.55)
        & c.hands_down
        & both(m.knee_height > 0.16)
        & both(bend > 45)
        & both(m.foot[..., 1] < 0.10)
        & (height > 0.3)
    )
    hips_up = (height > neck + 0.12) & (height > m.ankle[..., 1].mean(axis=1) + 0.3)
    dog = hips_up & c.hands_down & both(c.on_floor) & straight & (c.fold > 45) & (m.front_up < 0.3)
    reach = np.linalg.norm((m.palm.mean(axis=1) - m.foot.mean(axis=1))[:, [0, 2]], axis=1)
    dog &= reach > 0.5
    face_up = c.hands_down & both(c.on_floor)
    bridge = face_up & (m.front_up > 0.4) & (height > 0.28) & (m.tilt > 55) & (height > neck - 0.1)
    crab = face_up & (m.front_up > 0.2) & between(height, (0.22, 0.6)) & (m.tilt < 75)
    cobra = (
        (height < 0.25)
        & (neck > height + 0.2)
        & low_ankles
        & both(bend < 40)
        & (m.front_up < -0.2)
        & both(m.leg.forward < -0.5)
        & both(m.hand_height < 0.2)
    )
    return {
        "plank": Truth(plank & ((neck > 0.4) | both(m.elbow[..., 1] < 0.14))),
        "push_up": Truth(plank & both(m.elbow_bend > 60) & both(m.elbow[..., 1] > 0.14)),
        "plank_high": Truth(plank & both(m.elbow_bend < t.ARM_EXTENDED)),
        "bear_crawl": Truth(bear),
        "downward_dog": Truth(dog & both(m.arm.body_elevation > 35)),
        "bridge": Truth(bridge & both(m.knee_height > 0.2)),
        "crab": Truth(crab & both(bend > 50) & both(m.palm_ahead < -0.05)),
        "cobra": Truth(cobra),
    }


def _lying(m: Measures, raised: Mask) -> Rules:
    low = (m.pelvis_height < t.LYING_PELVIS) & (m.neck[:, 1] < t.LYING_NECK)
    folded_over = both(m.hip_bend > 85) & both(m.knee_bend > 100) & (m.front_up < -0.4)
    lying = (m.tilt > t.LYING_TILT) & low & ~raised & ~folded_over
    on_knees = both(m.knee_height < t.KNEE_ON_FLOOR) & both(np.abs(m.shin.elevation) < t.KNEEL_SHIN_LEVEL)
    prone = lying & (m.front_up < -t.LYING_FRONT)
    knee_out = either((m.knee_bend > 45) & (m.thigh.outward > 0.35))
    curled = both(m.hip_bend > 80) & both(m.knee_bend > 70) & (np.abs(m.side_up[:, 0]) > 0.5)
    return {
        "lying": Truth(lying, (m.tilt < 40) | (m.pelvis_height > 0.55)),
        "childs_pose": Truth(
            folded_over
            & on_knees
            & both(m.hip_bend > 110)
            & (m.tilt > t.LYING_TILT)
            & (m.pelvis_height < 0.36)
        ),
        "lying_back": Truth(lying & (m.front_up > t.LYING_FRONT), lying & (m.front_up < 0.0)),
        "lying_front": Truth(prone),
        "crawling_prone": Truth(prone & knee_out & both(m.arm.body_elevation > 0)),
        # The side that lies on the floor names the posture.
        "lying_side": Truth(pair(lying) & (m.side_up < -t.LYING_SIDE)),
        "curled_up": Truth(lying & curled),
    }


def _air(m: Measures, c: Contacts) -> Rules:
    """Upside down, or off the floor."""
    height, neck, ankles = m.pelvis_height, m.neck[:, 1], m.ankle[..., 1]
    inverted = neck < height - t.UPSIDE_DOWN
    upside = inverted & both(ankles > pair(height) - 0.05) & (height > 0.45) & (m.torso_up[:, 1] < -0.5)
    on_hands = upside & either(c.low_hand) & (neck > 0.28) & both(m.arm.body_elevation > 30)
    head_low = (m.head_joint[:, 1] < 0.28) & (m.head_joint[:, 1] < neck + 0.05)
    rolled = (neck < 0.3) & (height > neck + 0.08) & both(ankles > pair(height) + 0.1)
    level = (m.front_up < -0.7) & (m.tilt > 62) & both(m.hip_bend < 40)
    seated = both(between(m.thigh_angle, (52, 120))) & both(between(m.knee_bend, (55, 125)))
    jumping = c.airborne & (m.lowest < 1.0) & (m.torso_up[:, 1] > 0.6) & both(ankles < pair(height) - 0.15)
    hanging = both(m.hand_over_head > 0.25) & both(m.elbow_bend < 60) & (m.lowest > 0.2)
    return {
        "upside_down": Truth(upside),
        "handstand": Truth(on_hands),
        "headstand": Truth(upside & head_low & both(m.hand_height < 0.35)),
        "shoulder_stand": Truth(rolled & ~(upside & (neck > 0.28))),
        "airborne": Truth(c.airborne & ~inverted, either(c.on_floor) & (m.lowest < 0.05)),
        "flying": Truth((m.lowest > 0.3) & level),
        "jumping": Truth(jumping & ~seated, c.standing & (m.lowest < 0.05)),
        "tuck_jump": Truth(jumping & both(m.thigh_angle > 75) & both(m.knee_bend > 90)),
        "hanging_from": Truth(hanging & (m.torso_up[:, 1] > 0.6) & (height > 1.1)),
    }
