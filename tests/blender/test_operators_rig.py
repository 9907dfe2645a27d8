"""Which bones are what: recognition of armature objects, the artist's own choice, presets."""

from __future__ import annotations

import sys
import time
from types import ModuleType
from typing import Any

import bpy
import pytest

from rig.bone_map import SLOTS
from tests import rig_bodies
from tests.rig_bodies import build


def listed(name: str) -> Any:
    return build(name, rig_bodies.load(name).bones)


@pytest.fixture
def recognition(addon: ModuleType, installed: str) -> ModuleType:
    module = sys.modules[f"{installed}.rig.recognition_blender"]
    rig = sys.modules[f"{installed}.operators.rig"]
    for path in rig.preset_folder().glob("*.json"):
        path.unlink()
    rig.read_presets()
    return module


@pytest.fixture
def operators(recognition: ModuleType, installed: str) -> ModuleType:
    return sys.modules[f"{installed}.operators.rig"]


def put(armature: Any, slot: str, bone: str, index: int = 0) -> None:
    setattr(armature.posewright_rig, f"{slot}_{index}", bone)


@pytest.mark.parametrize("name", rig_bodies.names())
def test_every_listed_rig_is_recognised_as_an_armature(recognition: ModuleType, name: str) -> None:
    expected = rig_bodies.load(name)
    found = recognition.bone_map_of(listed(name))
    assert (found.name, found.controls) == (expected.kind, expected.controls)
    assert dict(found.bones) == expected.slots


def test_our_own_armature_is_recognised(recognition: ModuleType) -> None:
    bpy.ops.posewright.add_armature()
    assert recognition.bone_map_of(bpy.context.active_object).name == "Posewright"


def test_what_is_no_body_says_why(recognition: ModuleType) -> None:
    bpy.ops.object.armature_add()
    armature = bpy.context.active_object
    assert recognition.look(armature).map is None
    with pytest.raises(recognition.RecognitionError, match="No human body was found"):
        recognition.bone_map_of(armature)
    bpy.ops.mesh.primitive_cube_add()
    with pytest.raises(ValueError, match="not an armature"):
        recognition.bone_map_of(bpy.context.active_object)


def test_recognition_is_remembered_until_the_bones_change(
    recognition: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    armature = listed("unreal_5")
    calls = []
    real = recognition.recognise
    monkeypatch.setattr(recognition, "recognise", lambda *given: calls.append(given) or real(*given))
    first = recognition.bone_map_of(armature)
    assert recognition.bone_map_of(armature) is first
    assert len(calls) == 1
    start = time.process_time()
    for _ in range(20):
        recognition.look(armature)
    assert (time.process_time() - start) / 20 < 0.005

    armature.data.bones["hand_l"].name = "paw"
    with pytest.raises(recognition.RecognitionError, match="Left Hand"):
        recognition.bone_map_of(armature)
    armature.data.bones["paw"].name = "hand_l"
    assert recognition.bone_map_of(armature) is first
    assert len(calls) == 2


def test_a_choice_starts_with_what_was_found_and_is_kept_in_the_file(
    recognition: ModuleType, tmp_path: Any
) -> None:
    armature = listed("mixamo")
    found = recognition.bone_map_of(armature)
    assert bpy.ops.posewright.rig_edit() == {"FINISHED"}
    assert recognition.look(armature).chosen
    assert recognition.bone_map_of(armature) == found
    with pytest.raises(RuntimeError, match="can be chosen already"):
        bpy.ops.posewright.rig_edit()

    put(armature, "left_toes", "")
    put(armature, "head", "mixamorig:HeadTop_End")
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "rig.blend"))
    bpy.ops.wm.read_homefile(use_empty=True)
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "rig.blend"))
    armature = bpy.data.objects["mixamo"]
    changed = recognition.bone_map_of(armature)
    assert changed.bone("left_toes") is None
    assert changed.bone("head") == "mixamorig:HeadTop_End"
    assert bpy.ops.posewright.rig_reset() == {"FINISHED"}
    assert recognition.bone_map_of(armature) == found
    with pytest.raises(RuntimeError, match="those that were recognised"):
        bpy.ops.posewright.rig_reset()


def test_every_step_can_be_undone(recognition: ModuleType) -> None:
    listed("mixamo")
    bpy.ops.ed.undo_push(message="before")
    bpy.ops.posewright.rig_edit("EXEC_DEFAULT", True)
    put(bpy.data.objects["mixamo"], "left_toes", "")
    bpy.ops.ed.undo_push(message="toes")
    bpy.ops.posewright.rig_reset("EXEC_DEFAULT", True)
    assert not recognition.is_chosen(bpy.data.objects["mixamo"])
    bpy.ops.ed.undo()
    assert recognition.bone_map_of(bpy.data.objects["mixamo"]).bone("left_toes") is None
    bpy.ops.ed.undo()
    assert recognition.bone_map_of(bpy.data.objects["mixamo"]).bone("left_toes")
    bpy.ops.ed.undo()
    assert not recognition.is_chosen(bpy.data.objects["mixamo"])


def test_what_is_wrong_with_a_choice_is_named(recognition: ModuleType) -> None:
    armature = listed("mixamo")
    bpy.ops.posewright.rig_edit()

    def message() -> str:
        return str(recognition.look(armature).error)

    put(armature, "left_hand", "")
    put(armature, "right_foot", "")
    assert "Not chosen yet: Left Hand and Right Foot." in message()
    put(armature, "left_hand", "mixamorig:LeftHand")
    put(armature, "right_foot", "mixamorig:LeftHand")
    assert "“mixamorig:LeftHand” is chosen twice: for Left Hand and Right Foot" in message()
    put(armature, "right_foot", "mixamorig:RightFoot")
    assert recognition.look(armature).error is None
    armature.data.bones["mixamorig:RightFoot"].name = "Hoof"
    assert "The Right Foot would be “mixamorig:RightFoot”, which this armature does not have" in message()


def test_bones_that_recognition_does_not_find_can_be_chosen(recognition: ModuleType) -> None:
    new = {"hand_l": "Grab", "hand_r": "Seize"}
    armature = build("Odd", rig_bodies.renamed(rig_bodies.load("unreal_4").bones, new))
    with pytest.raises(recognition.RecognitionError, match="Not found: Left Hand and Right Hand"):
        recognition.bone_map_of(armature)
    bpy.ops.posewright.rig_edit()
    # Everything else is filled in.
    filled = {slot for slot, names in recognition.chosen_bones(armature).items() if names}
    assert {slot for slot, kind in SLOTS.items() if kind.needed} - filled == {"left_hand", "right_hand"}
    put(armature, "left_hand", "Grab")
    put(armature, "right_hand", "Seize")
    found = recognition.bone_map_of(armature)
    assert (found.name, found.bone("left_hand")) == ("Odd", "Grab")


def test_a_part_takes_several_bones_and_gaps_do_not_matter(recognition: ModuleType) -> None:
    armature = listed("mixamo")
    bpy.ops.posewright.rig_edit()
    put(armature, "neck", "mixamorig:HeadTop_End", index=2)
    assert recognition.bone_map_of(armature).chain("neck") == ("mixamorig:Neck", "mixamorig:HeadTop_End")
    assert armature.posewright_rig.neck_1 == ""
    assert not hasattr(armature.posewright_rig, "neck_3")
    put(armature, "neck", "", index=2)
    assert recognition.chosen_bones(armature)["neck"] == ("mixamorig:Neck",)


def test_a_damaged_choice_can_be_reset(recognition: ModuleType) -> None:
    armature = listed("mixamo")
    for text in ("{", "[]", '{"kind": "x"}', '{"kind": "x", "controls": "", "bones": {"head": 3}}'):
        armature.posewright_bones = text
        with pytest.raises(recognition.RecognitionError, match="damaged: press Reset"):
            recognition.bone_map_of(armature)
        assert armature.posewright_rig.head_0 == ""
        assert bpy.ops.posewright.rig_reset() == {"FINISHED"}
        assert recognition.bone_map_of(armature).name == "Mixamo"


def test_a_preset_is_saved_recognised_loaded_and_removed(
    recognition: ModuleType, operators: ModuleType
) -> None:
    new = {"hand_l": "Grab", "hand_r": "Seize"}
    bones = rig_bodies.renamed(rig_bodies.load("unreal_4").bones, new)
    armature = build("Odd", bones)
    with pytest.raises(RuntimeError, match="Not found: Left Hand"):
        bpy.ops.posewright.rig_save_preset(name="Mine")
    bpy.ops.posewright.rig_edit()
    put(armature, "left_hand", "Grab")
    put(armature, "right_hand", "Seize")
    with pytest.raises(RuntimeError, match="needs a name"):
        bpy.ops.posewright.rig_save_preset(name="  ")
    assert bpy.ops.posewright.rig_save_preset(name="Grabber") == {"FINISHED"}
    assert operators.preset_file("Grabber").is_file()
    assert recognition.bone_map_of(armature).name == "Grabber"

    # Another armature of this kind is recognised at once, also after a restart.
    operators.read_presets()
    other = build("Other", bones)
    assert not recognition.look(other).chosen
    assert recognition.bone_map_of(other).name == "Grabber"
    assert recognition.bone_map_of(other).bone("left_hand") == "Grab"

    # One with fewer bones takes what it has.
    third = build("Third", rig_bodies.without(bones, "Grab"))
    assert bpy.ops.posewright.rig_load_preset(name="Grabber") == {"FINISHED"}
    assert recognition.chosen_bones(third)["right_hand"] == ("Seize",)
    assert "Not chosen yet: Left Hand." in str(recognition.look(third).error)

    assert bpy.ops.posewright.rig_remove_preset(name="Grabber") == {"FINISHED"}
    assert not operators.preset_file("Grabber").exists()
    with pytest.raises(recognition.RecognitionError):
        recognition.bone_map_of(other)
    assert recognition.bone_map_of(armature).bone("left_hand") == "Grab"
    for call in (bpy.ops.posewright.rig_load_preset, bpy.ops.posewright.rig_remove_preset):
        with pytest.raises(RuntimeError, match="no preset “Grabber”"):
            call(name="Grabber")


def test_presets_of_similar_names_do_not_overwrite_each_other(
    recognition: ModuleType, operators: ModuleType
) -> None:
    listed("mixamo")
    bpy.ops.posewright.rig_save_preset(name="a/b")
    with pytest.raises(RuntimeError, match="too much like that of the preset “a/b”"):
        bpy.ops.posewright.rig_save_preset(name="a:b")
    assert bpy.ops.posewright.rig_save_preset(name="a/b") == {"FINISHED"}
    assert [preset.name for preset in operators.presets()] == ["a/b"]


def test_a_broken_preset_is_named_and_the_others_work(recognition: ModuleType, operators: ModuleType) -> None:
    listed("mixamo")
    bpy.ops.posewright.rig_save_preset(name="Good")
    for name, text in {"broken": "{", "other": '{"format": "something else"}'}.items():
        (operators.preset_folder() / f"{name}.json").write_text(text, "utf-8")
    (operators.preset_folder() / "binary.json").write_bytes(b"\xff\xfe\x00")
    operators.read_presets()
    assert [preset.name for preset in operators.presets()] == ["Good"]
    assert len(operators.preset_problems()) == 3
    assert "“broken.json” cannot be used: This is not a bone map but broken JSON" in "\n".join(
        operators.preset_problems()
    )


def test_the_rig_of_a_selected_mesh_is_meant(recognition: ModuleType, operators: ModuleType) -> None:
    assert operators.rig_of(bpy.context) is None
    with pytest.raises(RuntimeError, match="Select an armature"):
        bpy.ops.posewright.rig_edit()
    bpy.ops.posewright.add_armature()
    armature = bpy.context.active_object
    bpy.ops.object.select_all(action="DESELECT")
    bpy.context.view_layer.objects.active = armature.children[0]
    assert operators.rig_of(bpy.context) == armature


def linked(kind: str, library: Any) -> Any:
    """A rig of a kind in the scene, linked from a file that is made for it."""
    listed(kind)
    bpy.ops.wm.save_as_mainfile(filepath=str(library))
    bpy.ops.wm.read_homefile(use_empty=True)
    with bpy.data.libraries.load(str(library), link=True) as (_, into):
        into.objects = [kind]
    bpy.context.scene.collection.objects.link(into.objects[0])
    return into.objects[0]


def test_a_linked_armature_is_recognised_but_its_bones_cannot_be_chosen(
    recognition: ModuleType, tmp_path: Any
) -> None:
    armature = linked("mixamo", tmp_path / "library.blend")
    bpy.context.view_layer.objects.active = armature
    assert recognition.bone_map_of(armature).name == "Mixamo"
    with pytest.raises(RuntimeError, match="make a library override"):
        bpy.ops.posewright.rig_edit()


def test_bones_of_a_library_override_can_be_chosen(recognition: ModuleType, tmp_path: Any) -> None:
    armature = linked("mixamo", tmp_path / "library.blend")
    override = armature.override_hierarchy_create(bpy.context.scene, bpy.context.view_layer)
    bpy.context.view_layer.objects.active = override
    assert bpy.ops.posewright.rig_edit() == {"FINISHED"}
    put(override, "left_toes", "")
    assert recognition.bone_map_of(override).bone("left_toes") is None

    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "shot.blend"))
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "shot.blend"))
    override = next(item for item in bpy.data.objects if item.override_library)
    found = recognition.bone_map_of(override)
    assert (found.bone("left_toes"), found.bone("left_hand")) == (None, "mixamorig:LeftHand")
