from __future__ import annotations

import random
import re
import time
from collections import Counter
from dataclasses import replace

import pytest

from rig.bone_map import SLOTS, BoneMap, mirrored
from rig.recognition import BY_NAMES, BY_STRUCTURE, BoneInfo, RecognitionError, known, recognise
from tests import rig_bodies

LISTS = rig_bodies.names()
PLAIN = [name for name in LISTS if not rig_bodies.load(name).controls]


def needed(slots):
    return {slot: names for slot, names in slots.items() if SLOTS[slot].needed}


@pytest.mark.parametrize("name", LISTS)
def test_every_listed_rig_is_recognised_bone_by_bone(name):
    listed = rig_bodies.load(name)
    found = recognise(listed.bones)
    assert dict(found.bones) == listed.slots
    assert (found.name, found.controls) == (listed.kind, listed.controls)


def test_the_lists_cover_every_known_kind():
    listed = {rig_bodies.load(name).kind for name in LISTS}
    elsewhere = {"MPFB default", "MPFB game engine", "Rigify (generated)"}  # real ones, in other tests
    assert {kind.name for kind in known.kinds()} - listed == elsewhere


@pytest.mark.parametrize("name", LISTS)
def test_the_order_of_the_bones_does_not_matter(name):
    listed = rig_bodies.load(name)
    bones = list(listed.bones)
    random.Random(1).shuffle(bones)
    assert needed(recognise(bones).bones) == needed(listed.slots)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    ("axes", "scale"),
    [("x z -y", 100.0), ("-x -y z", 1.0), ("y -x z", 0.01), ("z x y", 2.5), ("x -y -z", 1.0)],
    ids=["centimetres, Y up", "facing back", "facing aside", "lying", "upside down"],
)
def test_it_does_not_matter_which_way_the_body_faces(name, axes, scale):
    listed = rig_bodies.load(name)
    bones = rig_bodies.moved(listed.bones, axes, scale, (3.0, -2.0, 5.0))
    assert dict(recognise(bones).bones) == listed.slots


@pytest.mark.parametrize("name", LISTS)
def test_names_and_parents_suffice(name):
    listed = rig_bodies.load(name)
    bones = [replace(bone, head=(0, 0, 0), tail=(0, 0, 0)) for bone in listed.bones]
    assert needed(recognise(bones).bones) == needed(listed.slots)


# What words cannot tell: a spine that is only numbered, feet that hang on the root, the halves of a limb.
NOT_BY_WORDS = {"rigify_metarig", "rigify_deform", "quaternius", "auto_rig_pro_bare_export"}


@pytest.mark.parametrize("name", sorted(set(PLAIN) - NOT_BY_WORDS))
def test_kinds_that_are_not_known_are_read_word_by_word(name, monkeypatch):
    monkeypatch.setattr(known, "matches", lambda tree: [])
    listed = rig_bodies.load(name)
    found = recognise(listed.bones)
    assert found.name == BY_NAMES
    assert needed(found.bones) == needed(listed.slots)


def test_what_words_cannot_tell_is_not_guessed(monkeypatch):
    monkeypatch.setattr(known, "matches", lambda tree: [])
    with pytest.raises(RecognitionError, match="Not found: Head"):
        recognise(rig_bodies.load("rigify_metarig").bones)
    with pytest.raises(RecognitionError, match="Not found: Left Foot and Right Foot"):
        recognise(rig_bodies.load("quaternius").bones)


@pytest.mark.parametrize(
    "name", ["mixamo", "unreal_5", "character_creator", "biovision", "daz_genesis_9", "kaykit"]
)
@pytest.mark.parametrize("axes", ["x y z", "x z -y", "-x -y z"])
def test_a_body_is_found_without_names(name, axes):
    listed = rig_bodies.load(name)
    new = {bone.name: f"Bone.{index:03}" for index, bone in enumerate(listed.bones)}
    # Without names a hand's and a forearm's twist bones cannot be told apart, and controls are in the way.
    twists = {bone for slot, bones in listed.slots.items() if "twist" in slot for bone in bones}
    controls = [bone.name for bone in listed.bones if re.search(r"ik|IK|control|Share|Facial", bone.name)]
    bones = rig_bodies.moved(rig_bodies.without(listed.bones, *twists, *controls), axes)
    found = recognise(rig_bodies.renamed(bones, new))
    assert found.name == BY_STRUCTURE
    back = {value: key for key, value in new.items()}
    assert {
        slot: tuple(back[name] for name in names) for slot, names in needed(found.bones).items()
    } == needed(listed.slots)


def flipped(bones: list[BoneInfo], pattern: str = "Left|Right") -> list[BoneInfo]:
    """Bones with left and right exchanged in their names."""
    swap = {"Left": "Right", "Right": "Left"}
    new = {bone.name: re.sub(pattern, lambda word: swap[word.group()], bone.name) for bone in bones}
    return rig_bodies.renamed(bones, new)


def toeless(back: bool) -> list[BoneInfo]:
    """Roblox's bones, none below the feet, which end ahead of the ankle or behind it."""
    step = 0.1 if back else -0.1
    return [
        replace(bone, tail=(bone.head[0], bone.head[1] + step, bone.head[2])) if "Foot" in bone.name else bone
        for bone in rig_bodies.load("roblox").bones
    ]


def test_feet_that_an_importer_lets_end_anywhere_do_not_swap_the_sides():
    listed = rig_bodies.load("roblox")
    assert dict(recognise(toeless(back=True)).bones) == listed.slots
    assert dict(recognise(toeless(back=False)).bones) == listed.slots
    # Where the knees agree with them, they tell: here all sides are named wrongly.
    with pytest.raises(RecognitionError, match="swapped"):
        recognise(flipped(toeless(back=False)))


def test_without_names_front_and_back_have_to_be_clear():
    new = {bone.name: f"Bone.{index}" for index, bone in enumerate(toeless(back=False))}
    assert recognise(rig_bodies.renamed(toeless(back=False), new)).bone("left_foot") == new["LeftFoot"]
    with pytest.raises(RecognitionError, match="No human body"):
        recognise(rig_bodies.renamed(toeless(back=True), new))


# Nothing is guessed.


def mixamo() -> list[BoneInfo]:
    return rig_bodies.load("mixamo").bones


def bones(*rows: tuple[str, str | None, tuple[float, float, float]]) -> list[BoneInfo]:
    return [BoneInfo(name, parent, head, (head[0], head[1], head[2] + 0.1)) for name, parent, head in rows]


def limb(names: list[str], parent: str, points: list[tuple[float, float, float]]):
    rows = []
    for name, point in zip(names, points, strict=True):
        rows.append((name, parent, point))
        parent = name
    return rows


def quadruped(front: list[str], back: list[str], trunk: list[str]) -> list[BoneInfo]:
    """An animal on four legs with the trunk's five bones and legs of four under the names that are given."""
    rows = limb(trunk[:1], None, [(0, 0.4, 0.7)])
    rows += limb(trunk[1:], trunk[0], [(0, 0.2, 0.7), (0, -0.3, 0.7), (0, -0.45, 0.8), (0, -0.6, 0.95)])
    for side, sign in (("L", 1.0), ("R", -1.0)):
        x = 0.12 * sign
        fore = [(x, -0.3, 0.6), (x, -0.25, 0.35), (x, -0.3, 0.1), (x, -0.38, 0.02)]
        hind = [(x, 0.4, 0.6), (x, 0.45, 0.35), (x, 0.4, 0.1), (x, 0.32, 0.02)]
        rows += limb([name.format(side) for name in front], trunk[2], fore)
        rows += limb([name.format(side) for name in back], trunk[0], hind)
    return bones(*rows)


HUMAN_TRUNK = ["Hips", "Spine", "Chest", "Neck", "Head"]


def quadruped_with_legs():
    return quadruped(
        [f"Front{part}.{{}}" for part in ("UpperLeg", "LowerLeg", "Foot", "Toe")],
        [f"Back{part}.{{}}" for part in ("UpperLeg", "LowerLeg", "Foot", "Toe")],
        HUMAN_TRUNK,
    )


def quadruped_with_human_names():
    return quadruped(
        ["UpperArm.{}", "ForeArm.{}", "Hand.{}", "Finger.{}"],
        ["Thigh.{}", "Shin.{}", "Foot.{}", "Toe.{}"],
        HUMAN_TRUNK,
    )


def quadruped_without_names():
    return quadruped(
        [f"a{index}{{}}" for index in range(4)], [f"b{index}{{}}" for index in range(4)], list("vwxyz")
    )


def bird():
    rows = [("Body", None, (0, 0, 0.3)), ("Neck", "Body", (0, -0.1, 0.4)), ("Head", "Neck", (0, -0.15, 0.5))]
    rows += [("Beak", "Head", (0, -0.2, 0.5)), ("Tail", "Body", (0, 0.2, 0.3))]
    for side, sign in (("L", 1.0), ("R", -1.0)):
        wing = [(0.05 * sign, 0, 0.35), (0.2 * sign, 0, 0.36), (0.4 * sign, 0, 0.36), (0.6 * sign, 0, 0.35)]
        leg = [
            (0.05 * sign, 0, 0.28),
            (0.05 * sign, -0.06, 0.2),
            (0.05 * sign, 0.04, 0.1),
            (0.05 * sign, 0, 0),
        ]
        rows += limb([f"Wing{index}_{side}" for index in range(4)], "Body", wing)
        rows += limb([f"{part}_{side}" for part in ("Thigh", "Shin", "Tarsus", "Claw")], "Body", leg)
    return bones(*rows)


def standing_bird_without_names():
    new = {bone.name: f"Bone.{index}" for index, bone in enumerate(bird())}
    return rig_bodies.renamed(bird(), new)


def missing_arm():
    return rig_bodies.without(mixamo(), "mixamorig:RightShoulder")


def missing_hand():
    return rig_bodies.without(mixamo(), "mixamorig:LeftHand")


def mechanical_arm():
    return bones(
        *limb(
            ["base", "shoulder", "elbow", "wrist", "gripper"],
            None,
            [(0, 0, 0), (0, 0, 0.5), (0, 0, 1.2), (0.6, 0, 1.2), (0.8, 0, 1.2)],
        )
    )


def face_only():
    rows = [("face", None, (0, 0, 0)), ("head", "face", (0, 0, 0.1)), ("jaw", "head", (0, -0.1, 0))]
    for side, sign in (("L", 1.0), ("R", -1.0)):
        for index, name in enumerate(("eye", "brow", "cheek", "lip", "ear", "lid.T", "lid.B")):
            rows.append((f"{name}.{side}", "head", (0.03 * sign, -0.1, 0.02 * index)))
    return bones(*rows)


def two_characters_in_one_armature():
    other = {bone.name: f"{bone.name}.001" for bone in mixamo()}
    return mixamo() + rig_bodies.renamed(rig_bodies.moved(mixamo(), "x y z", 1.0, (2, 0, 0)), other)


def two_characters_with_prefixes():
    other = {bone.name: bone.name.replace("mixamorig:", "mixamorig1:") for bone in mixamo()}
    return mixamo() + rig_bodies.renamed(rig_bodies.moved(mixamo(), "x y z", 1.0, (2, 0, 0)), other)


def two_characters_on_one_root():
    root = bones(("Root", None, (0, 0, 0)))
    return root + [replace(bone, parent=bone.parent or "Root") for bone in two_characters_in_one_armature()]


def two_characters_at_one_place():
    other = {bone.name: f"{bone.name}.001" for bone in mixamo()}
    return mixamo() + rig_bodies.renamed(mixamo(), other)


def camera_rig():
    return bones(
        ("Root", None, (0, 0, 0)), ("Camera", "Root", (0, -5, 2)), ("Aim", "Root", (0, 0, 1)),
        ("DOF_Aim", "Aim", (0, 0, 1)), ("Camera_Offset", "Camera", (0, -5, 2)),
    )  # fmt: skip


def hand_only():
    rows = [("forearm.L", None, (0.4, 0, 1.4)), ("hand.L", "forearm.L", (0.7, 0, 1.4))]
    for index, finger in enumerate(("thumb", "f_index", "f_middle", "f_ring", "f_pinky")):
        points = [(0.75 + 0.03 * joint, 0.02 * index, 1.4) for joint in range(3)]
        rows += limb([f"{finger}.{joint:02}.L" for joint in range(3)], "hand.L", points)
    return bones(*rows)


def snake():
    return bones(
        *limb([f"spine.{index:03}" for index in range(30)], None, [(0, i * 0.1, 0.05) for i in range(30)])
    )


def vehicle():
    rows = [
        ("Root", None, (0, 0, 0)),
        ("Body", "Root", (0, 0, 0.5)),
        ("SteeringWheel", "Body", (0.3, -0.4, 1)),
    ]
    for end, y in (("Front", -1.4), ("Rear", 1.3)):
        for side, x in (("L", 0.8), ("R", -0.8)):
            rows += limb(
                [f"Suspension_{end}_{side}", f"Hub_{end}_{side}", f"Wheel_{end}_{side}"],
                "Body",
                [(x * 0.5, y, 0.5), (x * 0.8, y, 0.4), (x, y, 0.35)],
            )
    return bones(*rows)


def robot_spider():
    rows = [("body", None, (0, 0, 0.5)), ("head", "body", (0, -0.3, 0.5))]
    for side, sign in (("L", 1.0), ("R", -1.0)):
        for index in range(4):
            y = 0.2 * index - 0.3
            points = [(0.1 * sign, y, 0.5), (0.5 * sign, y, 0.8), (0.9 * sign, y, 0.4), (1.0 * sign, y, 0)]
            rows += limb(
                [f"leg{index}_{part}_{side}" for part in ("coxa", "femur", "tibia", "tarsus")], "body", points
            )
    return bones(*rows)


def swapped_sides():
    """Left and right exchanged in every name."""
    return flipped(mixamo())


def crossed_sides():
    """Left and right exchanged in the names of the arms alone."""
    return flipped(mixamo(), "(Left|Right)(?=Shoulder|Arm|ForeArm|Hand)")


def crossed_hand():
    """The left hand's name on the right hand, and the other way round."""
    swap = {"mixamorig:LeftHand": "mixamorig:RightHand", "mixamorig:RightHand": "mixamorig:LeftHand"}
    return rig_bodies.renamed(mixamo(), swap)


def hand_on_the_root():
    return [replace(bone, parent=None) if bone.name == "mixamorig:LeftHand" else bone for bone in mixamo()]


def knees_of_no_length():
    shin = next(bone for bone in mixamo() if bone.name == "mixamorig:LeftLeg")
    return [
        replace(bone, head=shin.head) if bone.name == "mixamorig:LeftUpLeg" else bone for bone in mixamo()
    ]


def no_bones():
    return []


def ring_of_parents():
    return bones(("a", "b", (0, 0, 0)), ("b", "a", (0, 0, 1)))


REFUSED = {
    quadruped_with_legs: "look like an animal's",
    quadruped_with_human_names: "does not stand on the legs",
    quadruped_without_names: "does not stand on the legs",
    bird: "look like an animal's",
    standing_bird_without_names: "No human body",
    missing_arm: "Not found: Right Upper Arm, Right Forearm and Right Hand",
    missing_hand: "Not found: Left Hand",
    mechanical_arm: "No human body",
    face_only: "No human body",
    two_characters_in_one_armature: "more than one body",
    two_characters_with_prefixes: "more than one body",
    two_characters_on_one_root: "more than one body",
    two_characters_at_one_place: "more than one body",
    camera_rig: "No human body",
    hand_only: "No human body",
    snake: "No human body",
    vehicle: "look like an animal's or a machine's",
    robot_spider: "look like an animal's or a machine's",
    swapped_sides: "swapped",
    crossed_sides: "crossed",
    crossed_hand: "does not hang on|crossed|Not found",
    hand_on_the_root: "does not hang on",
    knees_of_no_length: "no length",
    no_bones: "No human body",
    ring_of_parents: "ring",
}


@pytest.mark.parametrize(
    ("build", "message"), REFUSED.items(), ids=lambda value: getattr(value, "__name__", "")
)
def test_what_is_no_body_is_refused_and_the_message_says_why(build, message):
    with pytest.raises(RecognitionError, match=message) as caught:
        recognise(build())
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("build", [build for build in REFUSED if build not in {no_bones, ring_of_parents}])
def test_a_refusal_holds_in_any_direction(build):
    with pytest.raises(RecognitionError):
        recognise(rig_bodies.moved(build(), "x z -y", 100.0))


def dropped(bones: list[BoneInfo], *gone: str) -> list[BoneInfo]:
    """Bones without these; what hung on them hangs on their parents."""
    for name in gone:
        parent = next(bone.parent for bone in bones if bone.name == name)
        bones = [
            replace(bone, parent=parent) if bone.parent == name else bone
            for bone in bones
            if bone.name != name
        ]
    return bones


# Rigs in which another bone can rightly take the part of one that is missing, and some in which, without
# places and on both sides, nothing tells that a bone is missing.
REPLACED = {
    ("kaykit", "hand"),
    ("auto_rig_pro_bare_export", "upper_arm"),
    ("auto_rig_pro_bare_export", "thigh"),
}
UNTOLD = {("capitals", "upper_arm"), ("blender_conventions", "upper_arm")}
LIMBS = sorted(
    {slot.partition("_")[2] for slot, kind in SLOTS.items() if kind.needed and slot.startswith("left")}
)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("part", LIMBS)
def test_with_a_needed_bone_missing_no_other_is_taken_for_it(name, part):
    if (name, part) in REPLACED:
        pytest.skip("another bone rightly takes its part")
    listed = rig_bodies.load(name)
    left, right = (listed.slots[f"{side}_{part}"][0] for side in ("left", "right"))
    for gone in ((random.Random(name).choice((left, right)),), (left, right)):
        bones = dropped(listed.bones, *gone)
        with pytest.raises(RecognitionError):
            recognise(bones)
        if (name, part) not in UNTOLD or len(gone) == 1:
            with pytest.raises(RecognitionError):
                recognise([replace(bone, head=(0, 0, 0), tail=(0, 0, 0)) for bone in bones])


@pytest.mark.parametrize("slot", [slot for slot, kind in SLOTS.items() if kind.needed and not kind.chain])
def test_a_missing_needed_bone_is_named(slot):
    listed = rig_bodies.load("unreal_4")
    bones = dropped(listed.bones, listed.slots[slot][0])
    if slot == "hips":  # what else carries spine and thighs plays them
        assert recognise(bones).bone("hips") == "root"
        return
    with pytest.raises(RecognitionError, match=f"Unreal.*Not found: {SLOTS[slot].label}"):
        recognise(bones)


def test_sides_of_different_words_are_refused():
    new = {"LEFTUPPERARM": "LEFTSHLDR", "LEFTSHOULDER": "LEFTCLAVICLE"}
    with pytest.raises(RecognitionError, match=r"The sides differ: .* “LEFTSHLDR”, .* “RIGHTUPPERARM”"):
        recognise(rig_bodies.renamed(rig_bodies.load("capitals").bones, new))


def test_a_limb_longer_than_the_other_is_refused():
    bones = [
        replace(bone, head=(0.55, 0.0, 1.43)) if bone.name == "LEFTHAND" else bone
        for bone in rig_bodies.load("capitals").bones
    ]
    with pytest.raises(RecognitionError, match="the Right Forearm “RIGHTLOWERARM” would be much longer"):
        recognise(bones)


def test_missing_optional_bones_are_fine():
    listed = rig_bodies.load("unreal_4")
    optional = {slot for slot, kind in SLOTS.items() if not kind.needed} - {"root", "neck"}
    for slot in optional & set(listed.slots):
        gone = set(listed.slots[slot])
        parents = {bone.name: bone.parent for bone in listed.bones}
        bones = [
            replace(bone, parent=parents[bone.parent]) if bone.parent in gone else bone
            for bone in listed.bones
            if bone.name not in gone
        ]
        assert dict(recognise(bones).bones) == {
            key: value for key, value in listed.slots.items() if key != slot
        }


def test_two_bones_of_one_name_are_refused():
    with pytest.raises(RecognitionError, match="two bones “a”"):
        recognise(bones(("a", None, (0, 0, 0)), ("a", None, (0, 0, 1))))


def test_random_armatures_are_never_taken_for_bodies():
    """Random trees of bones with random words of bodies for names."""
    words = [
        "arm",
        "leg",
        "spine",
        "head",
        "hand",
        "foot",
        "hips",
        "upper",
        "lower",
        "bone",
        "neck",
        "knee",
        "tail",
    ]
    refused = 0
    for seed in range(150):
        rng = random.Random(seed)
        rows = []
        for index in range(rng.randint(1, 60)):
            name = f"{rng.choice(words)}_{rng.choice(words)}{index}.{rng.choice('LRX')}"
            parent = rng.choice([None, *[row[0] for row in rows[-6:]]])
            rows.append((name, parent, (rng.uniform(-1, 1), rng.uniform(-1, 1), rng.uniform(0, 2))))
        with pytest.raises(RecognitionError):
            recognise(bones(*rows))
        refused += 1
    assert refused == 150


# Presets.


def test_a_preset_of_the_artist_comes_first():
    listed = rig_bodies.load("mixamo")
    mine = BoneMap("Mine", {**listed.slots, "spine": listed.slots["spine"][1:]})
    assert recognise(listed.bones, [mine]) == mine
    other = {bone.name: bone.name.replace("mixamorig:", "") for bone in listed.bones}
    assert recognise(rig_bodies.renamed(listed.bones, other), [mine]).name == "HumanIK / MotionBuilder"


def test_a_preset_that_does_not_fit_the_body_is_passed_over():
    listed = rig_bodies.load("mixamo")
    crossed = BoneMap("Crossed", {mirrored(slot): names for slot, names in listed.slots.items()})
    assert recognise(listed.bones, [crossed]).name == "Mixamo"


def test_recognition_is_quick_on_a_rig_with_very_many_bones():
    listed = rig_bodies.load("metahuman")
    more = [BoneInfo(f"FACIAL_{i}", "head", (0.001 * i, 0, 1.6), (0, 0, 1.7)) for i in range(900)]
    start = time.process_time()
    assert recognise(listed.bones + more).name == "MetaHuman body"
    assert time.process_time() - start < 1.0


def test_no_bone_plays_two_parts():
    for name in LISTS:
        counts = Counter(recognise(rig_bodies.load(name).bones).all_bones())
        assert set(counts.values()) == {1}
