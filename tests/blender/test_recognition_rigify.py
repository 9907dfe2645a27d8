"""Rigify's own metarigs and the rigs that it generates of them, in this very Blender."""

from __future__ import annotations

from typing import Any

import bpy
import pytest

from rig.recognition import RecognitionError
from rig.recognition_blender import bone_map_of

HUMANS = ["human", "basic_human"]
ANIMALS = ["basic_quadruped", "bird", "cat", "horse", "shark", "wolf"]
LIMBS = ["upper_arm", "forearm", "hand", "thigh", "shin", "foot"]


@pytest.fixture(autouse=True)
def rigify() -> None:
    bpy.ops.wm.read_homefile(use_empty=True)
    bpy.ops.preferences.addon_enable(module="rigify")


def metarig(name: str) -> Any:
    getattr(bpy.ops.object, f"armature_{name}_metarig_add")()
    return bpy.context.active_object


@pytest.mark.parametrize("name", HUMANS)
def test_a_human_metarig_is_recognised(name: str) -> None:
    found = bone_map_of(metarig(name))
    assert (found.name, found.controls) == ("Rigify metarig", "")
    assert found.bone("hips") == "spine"
    assert found.chain("spine") == ("spine.001", "spine.002", "spine.003")
    assert found.chain("neck") == ("spine.004", "spine.005")
    assert found.bone("head") == "spine.006"
    for part in LIMBS:
        assert found.chain(f"left_{part}") == (f"{part}.L",)
        assert found.chain(f"right_{part}") == (f"{part}.R",)


def test_a_generated_rig_is_recognised_by_its_controls() -> None:
    metarig("basic_human")  # that of the full human has the same controls, and takes a minute
    bpy.ops.pose.rigify_generate()
    found = bone_map_of(bpy.context.active_object)
    assert (found.name, found.controls) == ("Rigify (generated)", "rigify")
    assert (found.bone("root"), found.bone("hips"), found.bone("head")) == ("root", "tweak_spine", "head")
    assert found.chain("spine") == ("tweak_spine.001", "tweak_spine.002", "tweak_spine.003")
    assert found.chain("neck") == ("neck",)
    for part in LIMBS:
        assert found.chain(f"left_{part}") == (f"{part}_fk.L",)
        assert found.chain(f"right_{part}") == (f"{part}_fk.R",)
    assert (found.bone("left_collar"), found.bone("right_toes")) == ("shoulder.L", "toe_fk.R")


def test_deform_bones_alone_are_recognised_as_games_export_them() -> None:
    metarig("basic_human")
    bpy.ops.pose.rigify_generate()
    rig: Any = bpy.context.active_object
    bpy.ops.object.mode_set(mode="EDIT")
    bones = rig.data.edit_bones
    for bone in [bone for bone in bones if bone.name.startswith("DEF-")]:
        # As exporters do that keep deform bones only: each hangs on the deform bone of what carried it.
        above = bones.get(f"ORG-{bone.name.removeprefix('DEF-')}", bone).parent
        while above is not None:
            own = bones.get(f"DEF-{above.name.removeprefix('ORG-').removeprefix('DEF-')}")
            if own not in {None, bone}:
                bone.parent = own
                break
            above = above.parent
    for bone in [bone for bone in bones if not bone.name.startswith("DEF-")]:
        bones.remove(bone)
    bpy.ops.object.mode_set(mode="OBJECT")
    found = bone_map_of(rig)
    assert found.name == "Rigify deform bones (exported)"
    assert found.chain("left_forearm") == ("DEF-forearm.L",)
    assert found.chain("left_forearm_twist") == ("DEF-forearm.L.001",)


@pytest.mark.parametrize("name", ANIMALS)
def test_an_animal_is_refused(name: str) -> None:
    with pytest.raises(RecognitionError, match=r"animal|Not found|No human body"):
        bone_map_of(metarig(name))
