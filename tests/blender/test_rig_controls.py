"""Poses on generated Rigify characters: FK, IK and their switches agree, and only controls are keyed."""

from __future__ import annotations

import math
import time
from itertools import pairwise

import bpy
import numpy as np
import pytest
from mathutils import Matrix, Quaternion, Vector

from rig.actions import keyed_paths
from rig.bone_map import BoneMap
from rig.controls import (
    ControlRigError,
    control_slots,
    read_controls,
    write_controls,
    write_controls_frames,
)

PARTS = {
    "collar": "shoulder",
    "upper_arm": "upper_arm_fk",
    "forearm": "forearm_fk",
    "hand": "hand_fk",
    "thigh": "thigh_fk",
    "shin": "shin_fk",
    "foot": "foot_fk",
    "toes": "toe_fk",
}
MAP = BoneMap(
    "Rigify (generated)",
    {
        "hips": ("tweak_spine",),
        "spine": ("tweak_spine.001", "tweak_spine.002", "tweak_spine.003"),
        "neck": ("neck",),
        "head": ("head",),
        **{
            f"{side}_{part}": (f"{control}.{suffix}",)
            for side, suffix in (("left", "L"), ("right", "R"))
            for part, control in PARTS.items()
        },
    },
    "rigify",
)
HOLDERS = ("upper_arm_parent.L", "upper_arm_parent.R", "thigh_parent.L", "thigh_parent.R")
BETWEEN = ("tweak_spine.001", "tweak_spine.002")
MIDDLES = ("forearm_fk.L", "forearm_fk.R", "shin_fk.L", "shin_fk.R")


def generate(kind):
    bpy.ops.wm.read_homefile(use_empty=True)
    bpy.ops.preferences.addon_enable(module="rigify")
    getattr(bpy.ops.object, f"armature_{kind}_metarig_add")()
    bpy.ops.pose.rigify_generate()
    return bpy.context.object


@pytest.fixture(params=["human", "basic_human"])
def rig(request):
    return generate(request.param)


@pytest.fixture
def basic():
    return generate("basic_human")


def carriers():
    """For every control of the map the one that carries it in the body."""
    found = {}

    def chain(slots, carrier):
        for slot in slots:
            for name in MAP.chain(slot):
                found[name] = carrier
                carrier = name
        return carrier

    pelvis = chain(["hips"], None)
    chest = chain(["spine"], pelvis)
    chain(["neck", "head"], chest)
    for side in ("left", "right"):
        chain([f"{side}_{part}" for part in ("collar", "upper_arm", "forearm", "hand")], chest)
        chain([f"{side}_{part}" for part in ("thigh", "shin", "foot", "toes")], pelvis)
    return found


def poses(rig, count, seed=0):
    """Random poses of a body whose elbows and knees are hinges."""
    rng = np.random.default_rng(seed)

    def turn(spread):
        axis = rng.normal(size=3)
        return Quaternion(Vector(axis).normalized(), spread * rng.normal())

    found = []
    for _ in range(count):
        turned, wanted = {None: Quaternion()}, {}
        for name, carrier in carriers().items():
            rest = rig.data.bones[name].matrix_local.to_quaternion()
            local = turn(0.8 if name.startswith(("upper_arm", "thigh")) else 0.3)
            if name.startswith("tweak_spine"):
                local = turn(1.0 if name == "tweak_spine" else 0.15)
            if name in MIDDLES:
                bend = 0.1 + abs(rng.normal())
                local = rest @ Quaternion((1.0, 0.0, 0.0), min(bend, 2.6)) @ rest.inverted()
            turned[name] = turned[carrier] @ local
            place = Vector(rng.normal(0.0, 0.3, 3)) + Vector((0.0, 0.0, 1.0))
            wanted[name] = Matrix.LocRotScale(place, turned[name] @ rest, None)
        found.append(wanted)
    return found


def switch(rig, value):
    for holder in HOLDERS:
        rig.pose.bones[holder]["IK_FK"] = value
    rig.update_tag()


def switches(rig):
    return {rig.pose.bones[holder]["IK_FK"] for holder in HOLDERS}


def degrees(first, second):
    cosine = abs(first.to_quaternion().dot(second.to_quaternion()))
    return math.degrees(2.0 * math.acos(min(1.0, cosine)))


def directions(first, second):
    return math.degrees(first.col[1].to_3d().angle(second.col[1].to_3d()))


def assert_exact(rig, wanted, names=None):
    """FK and IK both have the body where it is wanted, and agree."""
    switch(rig, 1.0)
    by_fk = read_controls(rig, MAP)
    switch(rig, 0.0)
    by_ik = read_controls(rig, MAP)
    for name in names or wanted:
        if name in BETWEEN:  # a turn of theirs about their own length is smoothed by Rigify
            assert directions(by_fk[name], wanted[name]) < 0.1, name
            continue
        assert degrees(by_fk[name], wanted[name]) < 0.1, name
        assert directions(by_ik[name], wanted[name]) < 1.5, name
        moved = (by_fk[name].translation - by_ik[name].translation).length
        assert moved < (1e-3 if name not in MIDDLES else 1e-2), name
        if name not in MIDDLES and not name.startswith(("upper_arm", "thigh")):
            assert degrees(by_ik[name], wanted[name]) < 0.1, name
    if "tweak_spine" in (names or wanted):
        assert (by_fk["tweak_spine"].translation - wanted["tweak_spine"].translation).length < 1e-4


def channels(rig):
    return {
        bone.name: (*bone.location, *bone.rotation_quaternion, *bone.rotation_euler, *bone.scale)
        for bone in rig.pose.bones
    }


def test_fk_and_ik_are_where_the_body_is_wanted(rig):
    for wanted in poses(rig, 5):
        assert write_controls(rig, MAP, wanted) == []
        assert_exact(rig, wanted)


def test_the_deforming_bones_follow(rig):
    wanted = poses(rig, 1, seed=5)[0]
    write_controls(rig, MAP, wanted, mode="FK")
    bpy.context.view_layer.update()
    bones = rig.pose.bones
    for control, deforming in (
        ("upper_arm_fk.L", "DEF-upper_arm.L"),
        ("forearm_fk.R", "DEF-forearm.R.001"),
        ("hand_fk.L", "DEF-hand.L"),
        ("thigh_fk.R", "DEF-thigh.R"),
        ("shin_fk.L", "DEF-shin.L.001"),
        ("foot_fk.R", "DEF-foot.R"),
        ("toe_fk.L", "DEF-toe.L"),
        ("head", "DEF-spine.006"),
        ("shoulder.L", "DEF-shoulder.L"),
        ("tweak_spine.003", "DEF-spine.003"),
        ("tweak_spine", "DEF-spine"),
    ):
        assert directions(bones[deforming].matrix, wanted[control]) < 0.1, deforming


def test_an_evenly_bent_back_is_posed_by_torso_hips_and_chest_alone(basic):
    wanted = poses(basic, 1, seed=5)[0]
    rest = {name: basic.data.bones[name].matrix_local.to_quaternion() for name in MAP.chain("spine")}
    down, up = (
        wanted[name].to_quaternion() @ basic.data.bones[name].matrix_local.to_quaternion().inverted()
        for name in ("tweak_spine", "tweak_spine.003")
    )
    for name, share in (("tweak_spine.001", 0.25), ("tweak_spine.002", 0.75)):
        wanted[name] = (down.slerp(up, share) @ rest[name]).to_matrix().to_4x4()
    write_controls(basic, MAP, wanted)
    for name in ("spine_fk", "spine_fk.001", "spine_fk.002", "spine_fk.003"):
        assert Vector(basic.pose.bones[name].rotation_quaternion[1:]).length < 1e-3
    assert Vector(basic.pose.bones["chest"].rotation_quaternion[1:]).length > 0.01
    assert_exact(basic, wanted)


def test_joints_of_the_back_are_where_its_bones_take_them(basic):
    for wanted in poses(basic, 2, seed=12):
        write_controls(basic, MAP, wanted)
        found = read_controls(basic, MAP)
        place = wanted["tweak_spine"].translation.copy()
        chain = ("tweak_spine", *MAP.chain("spine"))
        for name, following in pairwise((*chain, "neck")):
            bones = basic.data.bones
            offset = bones[following].head_local - bones[name].head_local
            turned = wanted[name].to_quaternion() @ bones[name].matrix_local.to_quaternion().inverted()
            place += turned @ offset
            assert (found[following].translation - place).length < 1e-4, following


@pytest.mark.parametrize(
    ("bone", "name", "value"),
    [
        ("upper_arm_parent.L", "FK_limb_follow", 0.5),
        ("thigh_parent.R", "FK_limb_follow", 1.0),
        ("torso", "neck_follow", 0.0),
        ("torso", "neck_follow", 1.0),
        ("torso", "head_follow", 0.7),
        ("upper_arm_parent.R", "IK_parent", 4),
        ("upper_arm_parent.R", "IK_parent", 0),
        ("thigh_parent.L", "IK_parent", 2),
        ("thigh_parent.L", "IK_Stretch", 0.0),
        ("upper_arm_parent.L", "pole_vector", True),
        ("thigh_parent.R", "pole_vector", True),
        ("torso", "torso_parent", 0),
    ],
)
def test_whatever_the_switches_for_following_and_parents(basic, bone, name, value):
    holder = basic.pose.bones[bone]
    assert holder[name] != value
    holder[name] = value
    basic.update_tag()
    for wanted in poses(basic, 1, seed=1):
        assert write_controls(basic, MAP, wanted) == []
        assert_exact(basic, wanted)
    assert holder[name] == value


def test_on_a_character_that_stands_elsewhere(basic):
    root = basic.pose.bones["root"]
    root.location = (0.4, 1.2, -0.3)
    root.rotation_quaternion = Quaternion((0.1, 0.2, 1.0), 2.0)
    root.scale = (1.3, 1.3, 1.3)
    basic.location, basic.rotation_euler, basic.scale = (3.0, 1.0, 0.5), (0.3, 0.1, 2.0), (2.0, 2.0, 2.0)
    before = channels(basic)["root"]
    for wanted in poses(basic, 2, seed=2):
        assert write_controls(basic, MAP, wanted) == []
        assert_exact(basic, wanted)
    assert channels(basic)["root"] == before


def test_a_rig_that_was_worked_on(basic):
    bones = basic.pose.bones
    for name in ("foot_heel_ik.L", "upper_arm_ik.R"):
        bones[name].rotation_euler = (0.4, 0.5, -0.2)
    for name in (
        "foot_spin_ik.R",
        "spine_fk.001",
        "spine_fk.003",
        "hips",
        "chest",
        "hand_fk.L",
        "thigh_ik.L",
    ):
        bones[name].rotation_mode = "XYZ"
        bones[name].rotation_euler = (0.3, -0.4, 0.5)
    for name in ("tweak_spine.003", "hand_tweak.L", "thigh_tweak.R", "upper_arm_fk.L", "thigh_ik.R", "chest"):
        bones[name].location = (0.1, 0.05, -0.1)
    for name in ("forearm_fk.R", "torso", "hand_ik.L"):
        bones[name].scale = (1.2, 1.2, 1.2)
    for wanted in poses(basic, 2, seed=3):
        assert write_controls(basic, MAP, wanted) == []
        assert_exact(basic, wanted)
    bpy.context.view_layer.update()
    assert (bones["DEF-hand.L"].head - bones["ORG-hand.L"].head).length < 1e-4
    assert (bones["DEF-thigh.R"].head - bones["ORG-thigh.R"].head).length < 1e-4


def test_no_key_no_action(basic):
    write_controls(basic, MAP, poses(basic, 1)[0], mode="FK")
    assert basic.animation_data.action is None
    assert switches(basic) == {1.0}


def test_only_controls_and_switches_are_keyed(basic):
    write_controls(basic, MAP, poses(basic, 1)[0], frame=7)
    paths = keyed_paths(basic)
    bones = {path.split('"')[1] for path in paths}
    assert {
        "torso",
        "hips",
        "chest",
        "spine_fk.002",
        "neck",
        "head",
        "hand_ik.L",
        "foot_ik.R",
        "toe_ik.L",
    } <= bones
    assert not [name for name in bones if name.startswith(("ORG-", "DEF-", "MCH-", "VIS_", "tweak_"))]
    assert not [
        name for name in bones if "heel" in name or "_spin_" in name or "target" in name or "f_" in name
    ]
    assert "root" not in bones
    assert not [path for path in paths if "IK_FK" in path]
    moved = {path.split('"')[1] for path in paths if path.endswith("location")}
    assert moved == {"torso", "hand_ik.L", "hand_ik.R", "foot_ik.L", "foot_ik.R"}


def test_a_limb_keeps_its_switch_or_gets_the_one_that_is_asked_for(basic):
    first, second, third, fourth = poses(basic, 4)
    basic.pose.bones["thigh_parent.L"]["IK_FK"] = 1.0
    write_controls(basic, MAP, first, frame=1)
    assert [basic.pose.bones[holder]["IK_FK"] for holder in HOLDERS] == [0.0, 0.0, 1.0, 0.0]
    write_controls(basic, MAP, second, frame=2, mode="FK")
    assert switches(basic) == {1.0}
    path = 'pose.bones["{}"]["IK_FK"]'
    assert path.format("thigh_parent.L") not in keyed_paths(basic)
    assert {path.format(holder) for holder in HOLDERS if holder != "thigh_parent.L"} <= keyed_paths(basic)
    # Once keyed, a switch is keyed again, so that it holds where the pose does.
    write_controls(basic, MAP, third, frame=30, mode="IK")
    write_controls(basic, MAP, fourth, frame=20, mode="FK")
    for frame, value in ((30, 0.0), (20, 1.0)):
        bpy.context.scene.frame_set(frame)
        assert basic.pose.bones["upper_arm_parent.L"]["IK_FK"] == value


def test_one_key_after_the_other(basic):
    wanted = poses(basic, 4, seed=4)
    for frame, pose in enumerate(wanted):
        write_controls(basic, MAP, pose, frame=10 * frame)
    for frame, pose in enumerate(wanted):
        bpy.context.scene.frame_set(10 * frame)
        assert_exact(basic, pose)


@pytest.mark.parametrize("pole", [False, True])
def test_many_keys_at_once(basic, pole):
    for holder in HOLDERS:
        basic.pose.bones[holder]["pole_vector"] = pole
    basic.update_tag()
    wanted = poses(basic, 32, seed=6)
    write_controls_frames(basic, MAP, [(3.0 * frame, pose) for frame, pose in enumerate(wanted)])
    for frame, pose in list(enumerate(wanted))[::4]:
        bpy.context.scene.frame_set(3 * frame)
        assert_exact(basic, pose)


def test_speed():
    """Generous, for slow machines; figures are printed."""
    rig = generate("human")
    assert len(rig.data.bones) > 700
    wanted = poses(rig, 200, seed=7)
    write_controls(rig, MAP, wanted[0])
    started = time.process_time()
    for pose in wanted[:20]:
        write_controls(rig, MAP, pose)
    one = (time.process_time() - started) / 20
    started = time.process_time()
    write_controls_frames(rig, MAP, [(float(frame), pose) for frame, pose in enumerate(wanted)])
    many = time.process_time() - started
    print(f"\n{len(rig.data.bones)} bones: one pose {1000 * one:.1f} ms, 200 keys {many:.2f} s (CPU)")
    assert one < 0.15
    assert many < 6.0


def test_one_limb_alone(basic):
    first, second = poses(basic, 2, seed=8)
    write_controls(basic, MAP, first)
    before, stood = channels(basic), read_controls(basic, MAP)
    arm = ("upper_arm_fk.L", "forearm_fk.L", "hand_fk.L")
    assert write_controls(basic, MAP, {name: second[name] for name in arm}, frame=1) == []
    changed = {name for name, values in channels(basic).items() if values != before[name]}
    assert changed <= {*arm, "hand_ik.L", "upper_arm_ik.L"}
    assert {path.split('"')[1] for path in keyed_paths(basic)} <= {*arm, "hand_ik.L", "upper_arm_ik.L"}
    assert_exact(basic, second, arm)
    for name, matrix in read_controls(basic, MAP).items():
        if name not in arm:
            assert (matrix.translation - stood[name].translation).length < 1e-4, name


def test_a_hand_alone_leaves_its_arm(basic):
    first, second = poses(basic, 2, seed=9)
    write_controls(basic, MAP, first, mode="IK")
    # The artist moves the hand by IK: FK controls are elsewhere now.
    basic.pose.bones["hand_ik.R"].location.y += 0.1
    stood = read_controls(basic, MAP)
    write_controls(basic, MAP, {"hand_fk.R": second["hand_fk.R"]})
    expected = {**stood, "hand_fk.R": second["hand_fk.R"]}
    assert_exact(basic, expected, ("upper_arm_fk.R", "forearm_fk.R", "hand_fk.R"))
    hand = read_controls(basic, MAP)["hand_fk.R"]
    assert (hand.translation - stood["hand_fk.R"].translation).length < 5e-3


def test_many_keys_for_a_hand_alone(basic):
    first, second = poses(basic, 2, seed=13)
    write_controls(basic, MAP, first)
    stood = read_controls(basic, MAP)
    hand = {"hand_fk.L": second["hand_fk.L"]}
    write_controls_frames(basic, MAP, [(float(frame), hand) for frame in range(32)])
    bpy.context.scene.frame_set(20)
    assert_exact(basic, {**stood, **hand}, ("upper_arm_fk.L", "forearm_fk.L", "hand_fk.L"))
    keyed = {path.split('"')[1] for path in keyed_paths(basic)}
    assert keyed == {"upper_arm_fk.L", "forearm_fk.L", "hand_fk.L", "hand_ik.L", "upper_arm_ik.L"}


def test_an_action_from_another_file_is_refused_and_nothing_moves(basic, tmp_path):
    library = str(tmp_path / "library.blend")
    bpy.data.libraries.write(library, {bpy.data.actions.new("Linked")}, fake_user=True)
    bpy.data.actions.remove(bpy.data.actions["Linked"])
    with bpy.data.libraries.load(library, link=True) as (_, loaded):
        loaded.actions = ["Linked"]
    basic.animation_data.action = loaded.actions[0]
    before = channels(basic)
    wanted = poses(basic, 1)[0]
    with pytest.raises(ValueError, match="linked"):
        write_controls(basic, MAP, wanted, frame=1, mode="FK")
    with pytest.raises(ValueError, match="linked"):
        write_controls_frames(basic, MAP, [(float(frame), wanted) for frame in range(32)])
    assert channels(basic) == before
    assert switches(basic) == {0.0}


def test_the_back_alone(basic):
    first, second = poses(basic, 2, seed=10)
    write_controls(basic, MAP, first, mode="FK")
    stood = read_controls(basic, MAP)
    write_controls(basic, MAP, {"tweak_spine.003": second["tweak_spine.003"]})
    found = read_controls(basic, MAP)
    assert degrees(found["tweak_spine.003"], second["tweak_spine.003"]) < 0.1
    for name in ("tweak_spine", "thigh_fk.L", "foot_fk.R"):
        assert (found[name].translation - stood[name].translation).length < 1e-4
        assert degrees(found[name], stood[name]) < 0.1
    pelvis = second["tweak_spine"]
    write_controls(basic, MAP, {"tweak_spine": pelvis})
    turned = pelvis.to_quaternion() @ stood["tweak_spine"].to_quaternion().inverted()
    expected = (turned @ second["tweak_spine.003"].to_quaternion()).to_matrix().to_4x4()
    found = read_controls(basic, MAP)
    assert degrees(found["tweak_spine.003"], expected) < 0.1
    assert (found["tweak_spine"].translation - pelvis.translation).length < 1e-4


def test_reading_sees_what_ik_does(basic):
    write_controls(basic, MAP, poses(basic, 1)[0], mode="IK")
    basic.pose.bones["hand_ik.L"].location.x += 0.05
    found = read_controls(basic, MAP)
    bones = basic.pose.bones
    for name, moves in (("forearm_fk.L", "ORG-forearm.L"), ("hand_fk.L", "ORG-hand.L"), ("head", "head")):
        assert (found[name].translation - bones[moves].matrix.translation).length < 1e-6
        assert degrees(found[name], bones[moves].matrix) < 0.1
    assert (found["hand_fk.L"].translation - bones["hand_fk.L"].matrix.translation).length > 0.01
    assert set(found) == set(MAP.all_bones())


def test_a_locked_control_stays_and_is_named(basic):
    head = basic.pose.bones["head"]
    head.lock_rotation = (True, True, True)
    head.lock_rotations_4d = head.lock_rotation_w = True
    wanted = poses(basic, 1)[0]
    assert write_controls(basic, MAP, wanted, frame=1) == ["head"]
    assert head.rotation_quaternion == Quaternion()
    assert 'pose.bones["head"].rotation_quaternion' not in keyed_paths(basic)
    del wanted["head"]
    assert_exact(basic, wanted)


def test_a_constraint_that_a_rigger_added_is_taken_into_account(basic):
    """The model does not know it; Blender's evaluation does."""
    constraint = basic.pose.bones["MCH-upper_arm_parent.L"].constraints.new("TRANSFORM")
    constraint.target, constraint.subtarget = basic, "torso"
    constraint.map_to, constraint.target_space, constraint.owner_space = "ROTATION", "LOCAL", "LOCAL"
    constraint.to_min_x_rot = constraint.to_max_x_rot = 0.4
    for wanted in poses(basic, 2, seed=11):
        assert write_controls(basic, MAP, wanted) == []
        assert_exact(basic, wanted)


def test_what_controls_belong_to(basic):
    slots = control_slots(basic, MAP)
    assert slots["torso"] == slots["hips"] == "hips"
    assert slots["chest"] == slots["tweak_spine.003"] == "spine"
    assert slots["hand_ik.L"] == "left_hand"
    assert slots["foot_ik.R"] == slots["foot_heel_ik.R"] == "right_foot"
    assert slots["upper_arm_ik.R"] == slots["upper_arm_ik_target.R"] == "right_upper_arm"
    assert slots["toe_ik.L"] == "left_toes"
    assert set(MAP.all_bones()) <= set(slots)
    assert all(name in basic.pose.bones for name in slots)


def test_wrong_maps_and_rigs_are_refused_and_left_alone(basic):
    wanted = poses(basic, 1)[0]
    before = channels(basic)
    with pytest.raises(ControlRigError, match="f_index"):
        write_controls(basic, MAP, {**wanted, "f_index.01.L": wanted["head"]})
    with pytest.raises(ValueError, match="no control rig"):
        write_controls(basic, BoneMap("Plain", MAP.bones), wanted)
    assert channels(basic) == before
    bpy.ops.object.mode_set(mode="EDIT")
    basic.data.edit_bones.remove(basic.data.edit_bones["foot_ik.L"])
    bpy.ops.object.mode_set(mode="OBJECT")
    before = channels(basic)
    with pytest.raises(ControlRigError, match=r"foot_ik\.L"):
        write_controls(basic, MAP, wanted)
    assert channels(basic) == before
