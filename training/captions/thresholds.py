"""Every number that decides whether a fact is claimed. Degrees and metres.

A fact is claimed only when it is clearly true, and denied only when it is clearly false: between the
two limits lies a grey zone in which it is not mentioned. Limits that give a word its meaning are here;
those that only keep a posture from being taken for a similar one stand beside it in its rule. Heights
refer to the reference skeleton (standing: pelvis 0.97, shoulders 1.45, head joint 1.60, knees 0.49).
The values were set by looking at histograms of the measures over the corpus and at renders of the
poses on both sides of each limit.
"""

from __future__ import annotations

# --- torso ------------------------------------------------------------------------------------------
UPRIGHT = 22.0  # torso this close to the vertical is upright; words like "up" and "side" are plain
UPRIGHT_LOOSE = 40.0  # up to here "up", "forward", "to the side" still mean the same for body and world
NOT_UPRIGHT = 55.0  # from here on nobody would call the torso upright
LEAN_SLIGHT = 14.0  # lean forward: from here a lean is seen
LEAN = 25.0  # a clear lean forward
LEAN_NONE = 8.0  # below: clearly not leaning
BENT = 50.0  # bent over at the waist
BENT_DEEP = 80.0  # torso level or lower
LEAN_BACK = 14.0
LEAN_SIDE = 15.0
LEAN_SIDE_FAR = 25.0
LEAN_SIDE_NONE = 5.0
TWIST = 24.0  # shoulders' line turned against the hips' line
TWIST_NONE = 9.0
HUNCH = 29.0  # upper back rounded against the lower back
ARCH = -24.0  # the other way: back arched
HEAD_DOWN = 22.0  # nod against the chest and against the world
HEAD_UP = -26.0
HEAD_LEVEL = 9.0  # within: neither up nor down
HEAD_TILT = 25.0
HEAD_TILT_NONE = 4.0
LYING_FRONT = 0.75  # share of the chest's forward axis that points up (on the back) or down
LYING_SIDE = 0.75  # the same for the axis across
LYING_TILT = 65.0  # torso this far from the vertical, and low, lies
LYING_PELVIS = 0.30  # pelvis height of a lying body, at most
LYING_NECK = 0.40

# --- arms -------------------------------------------------------------------------------------------
ARM_STRAIGHT = 27.0  # elbow bend below: a straight arm
ARM_EXTENDED = 45.0  # below: a stretched arm, good enough for "out to the side"
ELBOW_BENT = 52.0  # above: clearly bent
ELBOW_SLIGHT = (31.0, 47.0)
ELBOW_SQUARE = (75.0, 105.0)
ELBOW_FOLDED = 122.0
ARM_OVERHEAD = 60.0  # elevation of shoulder→wrist, in the world and in the chest's frame
ARM_RAISED = 28.0  # elevation of shoulder→wrist: raised, however bent
ARM_LEVEL = 22.0  # elevation within ±: level
ARM_DIAGONAL = (27.0, 58.0)
ARM_LOWERED = (-58.0, -27.0)
ARM_HANGING = -62.0
ARM_SIDE_AZIMUTH = (58.0, 122.0)  # 90 is straight out to the side
ARM_FRONT_AZIMUTH = 32.0  # within ±: ahead
ARM_BACK_FORWARD = -0.40  # share of the arm's direction that points behind the chest
ARM_CROSS = -0.07  # palm this far beyond the middle of the chest
HAND_RAISED = 0.10  # wrist above the head joint
HAND_NOT_RAISED = -0.22  # wrist below the shoulder: not raised
UPPER_ARM_LOW = -25.0  # upper arm's elevation of an arm that is clearly not raised
HAND_LEVEL = 0.07  # wrist at the shoulder's height, ±
HAND_FLOOR = 0.10  # palm or wrist this low touches the floor
HAND_NOT_FLOOR = 0.40
HAND_LOW = 0.40  # wrist below the knee of a standing body

# Palm to a point of the body: at it, and clearly not near it.
AT_HEAD = 0.12
AT_FACE = 0.13
BY_HEAD = 0.26
AT_CHIN = 0.11
AT_EAR = 0.11
AT_NAPE = 0.13
AT_SHOULDER = 0.14
AT_CHEST = 0.13
AT_BELLY = 0.13
AT_WAIST = 0.115
AT_THIGH = 0.14
AT_KNEE = 0.15
AT_FOOT = 0.16
AT_ELBOW = 0.125
NOT_AT_HEAD = 0.40
NOT_AT_WAIST = 0.36
HANDS_TOGETHER = 0.13  # between the palms (or the wrists of folded hands)
HANDS_NOT_TOGETHER = 0.35
HAND_HIGHER = 0.28  # one wrist above the other
HANDS_LEVEL = 0.035
AHEAD = 0.3  # share of an arm's direction that must point ahead of the hips too
HANDS_WIDE = 1.15
BEHIND_BACK = -0.07  # palm behind the line from pelvis to neck

# --- legs -------------------------------------------------------------------------------------------
KNEE_STRAIGHT = 26.0
KNEE_BENT = 50.0
KNEE_SLIGHT = (31.0, 47.0)
KNEE_FOLDED = 120.0
FOOT_ON_FLOOR = 0.07  # lowest part of the foot
FOOT_OFF_FLOOR = 0.14
FOOT_HIGH = 0.30
AIRBORNE = 0.15  # height of the lowest joint
HEEL_PLANTED = 0.105  # ankle's height over a heel that touches the floor, at most
HEEL_LIFT = 0.055  # ankle above its height over a flat foot
KNEE_LIFTED = 50.0  # thigh from hanging straight down
KNEE_LIFTED_HIGH = 82.0
KNEE_NOT_LIFTED = 28.0
LEG_RAISED = 28.0  # hip→ankle from hanging straight down
LEG_RAISED_HIGH = 65.0
LEG_NOT_RAISED = 15.0
LEG_FRONT_AZIMUTH = 38.0
LEG_SIDE_AZIMUTH = (55.0, 125.0)
LEG_BACK_AZIMUTH = 140.0
HEEL_KICKED_UP = 80.0  # knee bend while the thigh hangs down
STEP = 0.32  # one ankle ahead of the other
STEP_NONE = 0.12
FEET_WIDE = 0.48  # between the ankles, sideways
FEET_VERY_WIDE = 0.85
FEET_NOT_WIDE = 0.25
FEET_TOGETHER = 0.17  # between the ankles, any direction
LEGS_CROSSED = -0.05  # ankles past each other
LEGS_SPREAD_LOW = 0.55  # between the ankles of straight legs on the floor
FOOT_TURNED_OUT = 42.0  # the foot's direction outward from the pelvis'
FOOT_TURNED_IN = -20.0
KNEE_HIGHER = 0.22  # one knee above the other
KNEES_TOGETHER = 0.16
KNEES_WIDE = 0.50

# --- whole body -------------------------------------------------------------------------------------
STAND_PELVIS = 0.84  # pelvis height of a standing body
NOT_STAND_PELVIS = 0.52
CROUCH_PELVIS = (0.28, 0.72)
CROUCH_KNEE = 55.0
STRIDE = (0.38, 0.85)  # one ankle ahead of the other in a walk
SQUAT_HALF_PELVIS = (0.50, 0.73)
SQUAT_DEEP_PELVIS = 0.48
SHIN_UPRIGHT = -0.22  # a squat leans its shins forward, someone on a chair does not
SEAT_LIKE_THIGH = (75.0, 102.0)
SEAT_LIKE_PELVIS = (0.48, 0.68)
SEAT_LIKE_SHIN = -0.5
SQUAT_KNEE = 65.0
SQUAT_DEEP_KNEE = 100.0
MASS_OVER_FEET = (-0.16, 0.25)  # the body's mass against its feet: a balance that holds
MASS_BEHIND_FEET = -0.20  # behind them: something else carries the body
CHAIR_PELVIS = (0.36, 0.70)
CHAIR_THIGH = (58.0, 115.0)
CHAIR_KNEE = (50.0, 125.0)
FLOOR_SIT_PELVIS = 0.23
KNEE_ON_FLOOR = 0.14
KNEEL_SHIN_LEVEL = 40.0  # shin's elevation: a kneeling shin lies along the floor
KNEEL_TALL_PELVIS = 0.42
LUNGE_FRONT_KNEE = (52.0, 120.0)
LUNGE_STEP = 0.52
LUNGE_PELVIS = 0.82
SIDE_LUNGE_OUT = 0.42
PLANK_BODY = 28.0  # shoulder–hip–ankle line: at most this far from straight
UPSIDE_DOWN = 0.20  # neck below the pelvis by
KICK_LEG = 52.0  # leg from hanging straight down
PUNCH_LEVEL = 28.0
GUARD_BEND = 85.0
GUARD_FACE = 0.24
