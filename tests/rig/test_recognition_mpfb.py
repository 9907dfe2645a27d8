"""The rigs of MPFB, real names and places; the environment variable POSEWRIGHT_RIGS names their folder."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from rig.bone_map import SLOTS
from rig.recognition import BY_STRUCTURE, BoneInfo, RecognitionError, known, recognise
from tests import rig_bodies

FOLDER = os.environ.get("POSEWRIGHT_RIGS", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="POSEWRIGHT_RIGS names no folder of MPFB's rigs")

# File → kind, and how many bones spine and neck have.
KINDS = {
    "rig.cmu_mb": ("CMU motion capture", 3, 2),
    "rig.default": ("MPFB default", 5, 3),
    "rig.game_engine": ("MPFB game engine", 3, 1),
    "rig.human": ("Rigify metarig", 4, 1),
    "rig.human_toes": ("Rigify metarig", 4, 1),
    "rig.mixamo": ("Mixamo", 3, 1),
    "rig.mixamo_unity": ("Mixamo", 3, 1),
}
WITHOUT_TOES = {"rig.default"}


def load(name):
    document = json.loads((Path(FOLDER) / f"{name}.json").read_text("utf-8"))
    return [
        BoneInfo(
            bone,
            values["parent"] or None,
            tuple(values["head"]["default_position"]),
            tuple(values["tail"]["default_position"]),
        )
        for bone, values in document.get("bones", document).items()
    ]


@pytest.mark.parametrize("name", KINDS)
def test_kind_and_parts(name):
    kind, spine, neck = KINDS[name]
    found = recognise(load(name))
    assert found.name == kind
    assert (len(found.chain("spine")), len(found.chain("neck"))) == (spine, neck)
    for side in ("left", "right"):
        assert found.bone(f"{side}_collar")
        assert bool(found.bone(f"{side}_toes")) != (name in WITHOUT_TOES)
        for part in ("upper_arm", "forearm", "thigh", "shin"):
            assert bool(found.chain(f"{side}_{part}_twist")) == (name == "rig.default")


@pytest.mark.parametrize("name", KINDS)
def test_without_knowing_the_kind_the_same_bones_are_found_or_none(name, monkeypatch):
    bones = load(name)
    wanted = recognise(bones)
    monkeypatch.setattr(known, "matches", lambda tree: [])
    try:
        found = recognise(bones)
    except RecognitionError:
        assert wanted.name == "Rigify metarig"  # its spine is only numbered
    else:
        assert all(found.bones[slot] == wanted.bones[slot] for slot, kind in SLOTS.items() if kind.needed)


@pytest.mark.parametrize("name", KINDS)
def test_without_names_the_same_bones_are_found_or_none(name):
    bones = load(name)
    wanted = recognise(bones)
    new = {bone.name: f"Bone.{index:03}" for index, bone in enumerate(bones)}
    try:
        found = recognise(rig_bodies.renamed(bones, new))
    except RecognitionError:
        assert name == "rig.default"  # twist bones in the chains of its limbs
        return
    assert found.name == BY_STRUCTURE
    for slot, kind in SLOTS.items():
        if kind.needed or slot == "neck":
            assert found.chain(slot) == tuple(new[bone] for bone in wanted.chain(slot)), slot
