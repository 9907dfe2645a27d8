from __future__ import annotations

import json
import re

import pytest

from rig.bone_map import CONTROL_RIGS, SLOTS, BoneMap, BoneMapError, labels, mirrored, missing_slots
from rig.recognition import known, names

NEEDED = {slot: (f"the {slot}",) for slot, kind in SLOTS.items() if kind.needed}


def test_slots_are_those_of_a_body():
    assert {slot for slot, kind in SLOTS.items() if kind.needed} == {
        "hips", "spine", "head",
        *(f"{side}_{part}" for side in ("left", "right")
          for part in ("upper_arm", "forearm", "hand", "thigh", "shin", "foot")),
    }  # fmt: skip
    assert {slot for slot, kind in SLOTS.items() if kind.chain} == {
        "spine", "neck", *(slot for slot in SLOTS if slot.endswith("_twist")),
    }  # fmt: skip
    assert SLOTS["spine"].longest == 6
    assert SLOTS["neck"].longest == 3
    assert all(mirrored(mirrored(slot)) == slot for slot in SLOTS)
    assert mirrored("left_hand") == "right_hand"
    assert mirrored("head") == "head"


def test_a_map_tells_bones_by_slot():
    bone_map = BoneMap("Mine", {**NEEDED, "spine": ["low", "high"], "left_toes": ("toes",)})
    assert bone_map.chain("spine") == ("low", "high")
    assert bone_map.bone("spine") == "low"
    assert bone_map.bone("neck") is None
    assert bone_map.chain("neck") == ()
    assert set(bone_map.all_bones()) >= {"low", "high", "toes"}
    assert list(bone_map.bones)[:2] == ["hips", "spine"]
    with pytest.raises(TypeError):
        bone_map.bones["head"] = ("other",)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"tail": ("bone",)}, "no body has: tail"),
        ({"head": ()}, "lacks Head"),
        ({"hips": ("a", "b")}, "Hips takes one bone"),
        ({"spine": tuple("abcdefg")}, "Spine takes 1 to 6 bones"),
        ({"neck": ("",)}, "Neck takes 1 to 3 bones"),
        ({"left_hand": ("x",), "right_hand": ("x",)}, "“x” is chosen twice: for Left Hand and Right Hand"),
        ({"spine": ("x", "x")}, "“x” is chosen twice"),
    ],
)
def test_a_map_that_cannot_be_used_is_refused(change, message):
    with pytest.raises(BoneMapError, match=message):
        BoneMap("Mine", {**NEEDED, **change})


def test_unknown_controls_are_refused():
    with pytest.raises(BoneMapError, match="unknown controls"):
        BoneMap("Mine", NEEDED, "puppet")


def test_missing_parts_are_named_in_words():
    assert missing_slots({}) == list(NEEDED)
    assert labels(["head"]) == "Head"
    assert labels(["head", "left_hand", "right_upper_arm"]) == "Head, Left Hand and Right Upper Arm"
    assert labels([]) == ""


def test_a_preset_file_gives_the_map_back():
    bone_map = BoneMap("Größe “1”", {**NEEDED, "neck": ("n1", "n2")}, "rigify")
    assert BoneMap.from_json(bone_map.to_json()) == bone_map


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "other"}, "“format” is not"),
        ({"version": 2}, "version 2; this Posewright reads 1"),
        ({"name": None}, "lacks its “name”"),
        ({"bones": []}, "lacks its “name”, “controls” or “bones”"),
        ({"bones": {"head": "Head"}}, "“head” is not a list"),
        ({"bones": {"head": [1]}}, "“head” is not a list"),
        ({"bones": {}}, "lacks Hips"),
    ],
)
def test_a_broken_preset_file_says_what_is_wrong(change, message):
    document = json.loads(BoneMap("Mine", NEEDED).to_json())
    with pytest.raises(BoneMapError, match=message):
        BoneMap.from_json(json.dumps(document | change))


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '"text"'])
def test_what_is_no_preset_is_refused(text):
    with pytest.raises(BoneMapError, match="not a bone map"):
        BoneMap.from_json(text)


# The data.

SCHEMA = json.loads((known.FOLDER / "schema.json").read_text("utf-8"))
KINDS = sorted(path for path in known.FOLDER.glob("*.json") if path.name not in {"schema.json", "words.json"})


def test_the_schema_knows_the_parts_and_controls_that_there_are():
    parts = {slot.removeprefix("left_") for slot in SLOTS if not slot.startswith("right_")}
    assert set(SCHEMA["properties"]["bones"]["propertyNames"]["enum"]) == parts
    assert set(SCHEMA["properties"]["bones"]["required"]) == {
        slot.removeprefix("left_") for slot in NEEDED if not slot.startswith("right_")
    }
    assert {"", *SCHEMA["properties"]["controls"]["enum"]} == set(CONTROL_RIGS)


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.stem)
def test_every_kind_follows_the_schema(path):
    document = json.loads(path.read_text("utf-8"))
    properties, bones = SCHEMA["properties"], document["bones"]
    assert set(document) <= set(properties)
    assert set(document) >= set(SCHEMA["required"])
    assert document["$schema"] == properties["$schema"]["const"]
    assert document["name"]
    assert all(document["sources"])
    assert document.get("controls", "rigify") in properties["controls"]["enum"]
    assert len(set(document["sides"])) == 2
    assert set(document.get("loose", ())) <= set(properties["loose"]["items"]["enum"])
    re.compile(document.get("prefix", ""))
    assert set(bones) <= set(properties["bones"]["propertyNames"]["enum"])
    assert set(bones) >= set(properties["bones"]["required"])
    for part, listed in bones.items():
        assert listed, part
        assert len(set(listed)) == len(listed), part
        # Names of one side have to say which.
        assert all(("{side}" in name) == (part not in SLOTS) for name in listed), part
        assert (
            len(listed) <= SLOTS.get(part, SLOTS.get(f"left_{part}")).longest
            or not SLOTS.get(part, SLOTS.get(f"left_{part}")).chain
        )


def test_the_words_are_of_parts_that_there_are():
    words = names.vocabulary()
    assert set(words["parts"]) == {
        slot.removeprefix("left_")
        for slot in SLOTS
        if not slot.startswith("right_") and "twist" not in slot and slot != "root"
    }
    for weights in words["parts"].values():
        assert all(word == word.lower() and 1 <= weight <= 3 for word, weight in weights.items())
    # A word that is left out of names cannot be a part's.
    assert not words["known"] & {*words["noise"], *words["left"], *words["right"]}


@pytest.mark.parametrize(
    ("name", "side", "part"),
    [
        ("mixamorig:LeftForeArm", "left", "forearm"),
        ("Bip01 L UpperArm", "left", "upperarm"),
        ("CC_Base_R_Thigh", "right", "thigh"),
        ("lShldrBend", "left", "shldr"),
        ("LHipJoint", "left", "hip"),
        ("upper_arm.R.001", "right", "upperarm"),
        ("J_Bip_C_UpperChest", "", "upperchest"),
        ("UPPERARM_LEFT", "left", "upperarm"),
        ("rightupperleg", "right", "upperleg"),
        ("handL", "left", "hand"),
        ("hand_l", "left", "hand"),
        ("rhand", "right", "hand"),
        ("ball_r", "right", "ball"),
        ("lowerarm", "", "lowerarm"),
        ("Armature|rig:Spine2", "", "spine"),
        ("左ひじ", "left", "ひじ"),
        ("ＬｅｆｔＨａｎｄ", "left", "hand"),
        ("LeftRightHand", "", "hand"),
    ],
)
def test_names_are_read(name, side, part):
    reading = names.read([name])[name]
    assert (reading.side, reading.part) == (side, part)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("hand_ik.L", "helper"), ("HeadTop_End", "helper"), ("upperarm_twist_01_l", "twist"),
        ("l_upperarmtwist1", "twist"), ("DEF-hand.L", "mechanism"), ("upper_arm_fk.L", "control"),
    ],
)  # fmt: skip
def test_what_is_not_of_the_body_itself_is_marked(name, kind):
    assert kind in names.read([name])[name].kinds


def test_a_word_of_all_names_says_nothing():
    bones = [
        f"hero_{part}_l" for part in ("hand", "forearm", "upperarm", "thigh", "shin", "foot", "toe", "ball")
    ]
    assert {reading.part for reading in names.read(bones).values()} == {bone[5:-2] for bone in bones}
