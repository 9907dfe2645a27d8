"""Names in many spellings, each as one studio or exporter writes them."""

from __future__ import annotations

import pytest

from rig.recognition import BY_NAMES, recognise
from tests import rig_bodies

ARM, LEG = ("collar", "upper_arm", "forearm", "hand"), ("thigh", "shin", "foot", "toes")

# Trunk from the hips to the head; arm and leg with "*" for the side, from the last part backwards; the sides.
SPELLINGS = {
    "VRM's default": (
        "hips spine chest neck head", "shoulder.* upper_arm.* lower_arm.* hand.*",
        "upper_leg.* lower_leg.* foot.* toes.*", "L R",
    ),
    "dots": (
        "Pelvis Spine.1 Spine.2 Neck Head", "arm.upper.* arm.lower.* hand.*",
        "leg.upper.* leg.lower.* foot.* toe.*", "L R",
    ),
    "numbers": (
        "Hips Spine Chest Neck Head", "Shoulder_* Arm1_* Arm2_* Hand_*", "Leg1_* Leg2_* Foot_* Toe_*", "L R"
    ),
    "joints": (
        "pelvis_jnt spine_01_jnt spine_02_jnt neck_jnt head_jnt",
        "*_clavicle_jnt *_arm_jnt *_elbow_jnt *_wrist_jnt",
        "*_leg_jnt *_knee_jnt *_ankle_jnt *_ball_jnt", "L R",
    ),
    "named by joints": (
        "hip_JNT spine1_JNT chest_JNT neck_JNT head_JNT", "*_shoulder_JNT *_elbow_JNT *_wrist_JNT",
        "*_hip_JNT *_knee_JNT *_ankle_JNT *_toe_JNT", "l r",
    ),
    "no separators": (
        "hips spine chest neck head", "collarbone* upperArm* foreArm* hand*", "thigh* calf* foot* toe*", "L R"
    ),
    "muscles": (
        "pelvis abdomen chest neck head", "clavicle_* bicep_* forearm_* hand_*",
        "thigh_* calf_* foot_* toe_*", "l r",
    ),
    "the character's name": (
        "Bob_Hips Bob_Spine Bob_Chest Bob_Neck Bob_Head",
        "Bob_*_Shoulder Bob_*_UpperArm Bob_*_ForeArm Bob_*_Hand",
        "Bob_*_UpLeg Bob_*_Leg Bob_*_Foot Bob_*_Toe",
        "Left Right",
    ),
    "deform bones": (
        "DEF-hips DEF-spine DEF-chest DEF-neck DEF-head",
        "DEF-shoulder.* DEF-upperarm.* DEF-forearm.* DEF-hand.*",
        "DEF-thigh.* DEF-shin.* DEF-foot.* DEF-toe.*",
        "L R",
    ),
    "FK controls": (
        "FK-Hips FK-Spine FK-Chest FK-Neck FK-Head", "FK-Clavicle.* FK-UpperArm.* FK-Forearm.* FK-Hand.*",
        "FK-Thigh.* FK-Shin.* FK-Foot.* FK-Toes.*", "L R",
    ),
    "vertebrae": (
        "Pelvis L5 L3 T12 T8 Neck Head", "*Shoulder *UpperArm *ForeArm *Hand",
        "*UpperLeg *LowerLeg *Foot *Toe",
        "Left Right",
    ),
    "short sides": (
        "root spine01 spine02 neck head", "*_clav *_uparm *_lowarm *_hand",
        "*_upleg *_lowleg *_foot *_toe", "lf rt",
    ),
    "Japanese": ("腰 上半身 上半身2 首 頭", "*肩 *腕 *ひじ *手首", "*足 *ひざ *足首 *つま先", "左 右"),
}  # fmt: skip


@pytest.mark.parametrize("name", SPELLINGS)
@pytest.mark.parametrize("places", [True, False])
def test_a_spelling_is_read(name, places):
    trunk, arm, leg, sides = (text.split() for text in SPELLINGS[name])
    parents: dict[str, str | None] = {trunk[0]: None}
    slots = {"hips": (trunk[0],), "spine": tuple(trunk[1:-2]), "neck": (trunk[-2],), "head": (trunk[-1],)}
    parents |= dict(zip(trunk[1:], trunk, strict=False))
    for side, word in zip(("left", "right"), sides, strict=True):
        for limb, parts, above in ((arm, ARM[-len(arm) :], trunk[-3]), (leg, LEG, trunk[0])):
            names = [part.replace("*", word) for part in limb]
            parents |= dict(zip(names, [above, *names], strict=False))
            slots |= {f"{side}_{part}": (bone,) for part, bone in zip(parts, names, strict=True)}
    bones = rig_bodies.place(parents, slots)
    found = recognise(bones if places else rig_bodies.moved(bones, "x y z", 0.0))
    assert found.name == BY_NAMES
    assert dict(found.bones) == slots
