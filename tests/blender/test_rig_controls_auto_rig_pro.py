"""Poses on a rig with the names and the anatomy of Auto-Rig Pro, built here; the add-on itself is sold."""

from __future__ import annotations

import math

import bpy
import numpy as np
import pytest
from mathutils import Matrix, Quaternion, Vector

from rig.actions import keyed_paths
from rig.bone_map import BoneMap
from rig.controls import ControlRigError, control_slots, read_controls, write_controls, write_controls_frames

PARTS = {
    "collar": "c_shoulder",
    "upper_arm": "c_arm_fk",
    "forearm": "c_forearm_fk",
    "hand": "c_hand_fk",
    "thigh": "c_thigh_fk",
    "shin": "c_leg_fk",
    "foot": "c_foot_fk",
    "toes": "c_toes_fk",
}
MAP = BoneMap(
    "Auto-Rig Pro",
    {
        "hips": ("c_root.x",),
        "spine": ("c_spine_01.x", "c_spine_02.x", "c_spine_03.x"),
        "neck": ("c_neck.x",),
        "head": ("c_head.x",),
        **{
            f"{side}_{part}": (f"{control}.{side[0]}",)
            for side in ("left", "right")
            for part, control in PARTS.items()
        },
    },
    "auto_rig_pro",
)
MIDDLES = ("c_forearm_fk.l", "c_forearm_fk.r", "c_leg_fk.l", "c_leg_fk.r")
HOLDERS = ("c_hand_ik.l", "c_hand_ik.r", "c_foot_ik.l", "c_foot_ik.r")

# Name: parent, head, tail. Limbs are the left ones.
MIDDLE_BONES = {
    "c_traj": ("", (0, 0, 0), (0, 0.3, 0)),
    "c_root_master.x": ("c_traj", (0, 0, 0.95), (0, 0.2, 0.95)),
    "c_root.x": ("c_root_master.x", (0, 0.02, 0.98), (0, 0.02, 1.08)),
    "c_spine_01.x": ("c_root_master.x", (0, 0.02, 1.08), (0, 0.01, 1.2)),
    "c_spine_02.x": ("c_spine_01.x", (0, 0.01, 1.2), (0, 0.0, 1.33)),
    "c_spine_03.x": ("c_spine_02.x", (0, 0.0, 1.33), (0, 0.02, 1.48)),
    "c_neck.x": ("c_spine_03.x", (0, 0.02, 1.5), (0, 0.0, 1.6)),
    "c_head.x": ("c_neck.x", (0, 0.0, 1.6), (0, 0.0, 1.8)),
}
SHOULDER, ELBOW, WRIST, FINGERS = (0.18, 0.02, 1.44), (0.42, 0.06, 1.3), (0.64, 0.0, 1.16), (0.72, 0.0, 1.1)
HIP, KNEE, ANKLE, BALL, TOE = (
    (0.1, 0, 0.93),
    (0.1, -0.03, 0.5),
    (0.1, 0.02, 0.09),
    (0.1, -0.11, 0.02),
    (0.1, -0.18, 0.02),
)
LIMB_BONES = {
    "c_shoulder": ("c_spine_03.x", (0.03, 0, 1.45), SHOULDER),
    "arm_follow": ("c_shoulder", SHOULDER, (0.18, 0.12, 1.44)),
    "c_arm_fk": ("arm_follow", SHOULDER, ELBOW),
    "c_forearm_fk": ("c_arm_fk", ELBOW, WRIST),
    "c_hand_fk": ("c_forearm_fk", WRIST, FINGERS),
    "arm_ik": ("c_shoulder", SHOULDER, ELBOW),
    "forearm_ik": ("arm_ik", ELBOW, WRIST),
    "c_hand_ik": ("c_traj", WRIST, FINGERS),
    "c_arms_pole": ("c_traj", (0.45, 0.6, 1.28), (0.45, 0.7, 1.28)),
    "arm": ("c_shoulder", SHOULDER, ELBOW),
    "forearm": ("arm", ELBOW, WRIST),
    "hand": ("forearm", WRIST, FINGERS),
    "c_thigh_b": ("c_root.x", (0.1, 0, 0.99), HIP),
    "c_thigh_fk": ("c_thigh_b", HIP, KNEE),
    "c_leg_fk": ("c_thigh_fk", KNEE, ANKLE),
    "c_foot_fk": ("c_leg_fk", ANKLE, BALL),
    "c_toes_fk": ("c_foot_fk", BALL, TOE),
    "thigh_ik": ("c_thigh_b", HIP, KNEE),
    "leg_ik": ("thigh_ik", KNEE, ANKLE),
    "c_foot_ik": ("c_traj", (0.1, 0.06, 0.0), (0.1, -0.18, 0.0)),
    "c_foot_01": ("c_foot_ik", BALL, (0.1, -0.11, 0.1)),
    "foot_ik_target": ("c_foot_01", ANKLE, (0.1, 0.02, 0.15)),
    "foot_ik": ("c_foot_01", ANKLE, BALL),
    "c_toes_ik": ("c_foot_ik", BALL, TOE),
    "c_leg_pole": ("c_traj", (0.1, -0.7, 0.5), (0.1, -0.8, 0.5)),
    "thigh": ("c_thigh_b", HIP, KNEE),
    "leg": ("thigh", KNEE, ANKLE),
    "foot": ("leg", ANKLE, BALL),
    "toes_01": ("foot", BALL, TOE),
}
# What each bone of the body copies by FK and by IK, and the control with the switch.
FOLLOWS = {
    "arm": ("c_arm_fk", "arm_ik", "c_hand_ik"),
    "forearm": ("c_forearm_fk", "forearm_ik", "c_hand_ik"),
    "hand": ("c_hand_fk", "c_hand_ik", "c_hand_ik"),
    "thigh": ("c_thigh_fk", "thigh_ik", "c_foot_ik"),
    "leg": ("c_leg_fk", "leg_ik", "c_foot_ik"),
    "foot": ("c_foot_fk", "foot_ik", "c_foot_ik"),
    "toes_01": ("c_toes_fk", "c_toes_ik", "c_foot_ik"),
}


def constrain(rig, bone, kind, target, **settings):
    constraint = rig.pose.bones[bone].constraints.new(kind)
    constraint.target, constraint.subtarget = rig, target
    for name, value in settings.items():
        setattr(constraint, name, value)
    return constraint


def drive(rig, constraint, holder, expression):
    driver = constraint.driver_add("influence").driver
    driver.type, driver.expression = "SCRIPTED", expression
    variable = driver.variables.new()
    variable.name = "switch"
    variable.targets[0].id = rig
    variable.targets[0].data_path = f'pose.bones["{holder}"]["ik_fk_switch"]'


@pytest.fixture
def rig():
    bpy.ops.wm.read_homefile(use_empty=True)
    data = bpy.data.armatures.new("rig")
    rig = bpy.data.objects.new("rig", data)
    bpy.context.scene.collection.objects.link(rig)
    bpy.context.view_layer.objects.active = rig
    bpy.ops.object.mode_set(mode="EDIT")
    described = dict(MIDDLE_BONES)
    for side, sign in ((".l", 1.0), (".r", -1.0)):
        for name, (parent, head, tail) in LIMB_BONES.items():
            ends = [(sign * end[0], end[1], end[2]) for end in (head, tail)]
            described[name + side] = (parent if parent in MIDDLE_BONES else parent + side, *ends)
    for name, (parent, head, tail) in described.items():
        bone = data.edit_bones.new(name)
        bone.head, bone.tail = head, tail
        bone.parent = data.edit_bones[parent] if parent else None
        bone.roll = 0.3 if name.endswith(".l") else -0.3
    bpy.ops.object.mode_set(mode="OBJECT")
    for side in (".l", ".r"):
        constrain(rig, "arm_follow" + side, "COPY_ROTATION", "c_traj", influence=0.3)
        for lower, target, pole in (
            ("forearm_ik", "c_hand_ik", "c_arms_pole"),
            ("leg_ik", "foot_ik_target", "c_leg_pole"),
        ):
            ik = constrain(rig, lower + side, "IK", target + side, chain_count=2, use_stretch=False)
            ik.pole_target, ik.pole_subtarget = rig, pole + side
            ik.pole_angle = pole_angle(rig, lower + side, pole + side)
        for bone, (fk, ik, holder) in FOLLOWS.items():
            rig.pose.bones[holder + side]["ik_fk_switch"] = 0.0
            for source, expression in ((fk, "switch"), (ik, "1 - switch")):
                copied = constrain(rig, bone + side, "COPY_TRANSFORMS", source + side)
                drive(rig, copied, holder + side, expression)
    for bone in rig.pose.bones:
        bone.rotation_mode = "XYZ" if bone.name.startswith("c_") else "QUATERNION"
    return rig


def pole_angle(rig, lower, pole):
    """The angle at which an IK chain at rest already points at its pole."""
    bones = rig.data.bones
    upper = bones[lower].parent
    start = upper.head_local
    along = (bones[lower].tail_local - start).normalized()
    to_pole = bones[pole].head_local - start
    across = to_pole - along * to_pole.dot(along)
    x = upper.matrix_local.to_3x3().col[0]
    x = x - along * x.dot(along)
    return -math.atan2(along.dot(x.cross(across)), x.dot(across))


def carriers():
    """For every control of the map the one that carries it in the body."""
    found = {"c_root.x": None}
    chains = [["hips", "spine", "neck", "head"]]
    for side in ("left", "right"):
        chains.append(["spine", *(f"{side}_{part}" for part in ("collar", "upper_arm", "forearm", "hand"))])
        chains.append(["hips", *(f"{side}_{part}" for part in ("thigh", "shin", "foot", "toes"))])
    for first, *others in chains:
        carrier = MAP.chain(first)[-1]
        for slot in others:
            for name in MAP.chain(slot):
                found[name] = carrier
                carrier = name
    return found


def poses(rig, count, seed=0):
    """Random poses of a body whose elbows and knees are hinges."""
    rng = np.random.default_rng(seed)

    def turn(spread):
        return Quaternion(Vector(rng.normal(size=3)).normalized(), spread * rng.normal())

    found = []
    for _ in range(count):
        turned, wanted = {None: Quaternion()}, {}
        for name, carrier in carriers().items():
            bone = rig.data.bones[name]
            local = turn({"c_arm_fk": 0.8, "c_thigh_fk": 0.8, "c_root.x": 1.0}.get(name[:-2], 0.2))
            if name in MIDDLES:
                upper = bone.parent.matrix_local.to_3x3().col[1]
                lower = bone.matrix_local.to_3x3().col[1]
                local = Quaternion(upper.cross(lower).normalized(), min(0.1 + abs(rng.normal()), 2.4))
            turned[name] = turned[carrier] @ local
            place = Vector(rng.normal(0.0, 0.3, 3)) + Vector((0.0, 0.0, 1.0))
            rotation = turned[name] @ bone.matrix_local.to_quaternion()
            wanted[name] = Matrix.LocRotScale(place, rotation, None)
        found.append(wanted)
    return found


def degrees(first, second):
    cosine = abs(first.to_quaternion().dot(second.to_quaternion()))
    return math.degrees(2.0 * math.acos(min(1.0, cosine)))


def switch(rig, value):
    for holder in HOLDERS:
        rig.pose.bones[holder]["ik_fk_switch"] = value
    rig.update_tag()


def assert_exact(rig, wanted):
    switch(rig, 1.0)
    by_fk = read_controls(rig, MAP)
    switch(rig, 0.0)
    by_ik = read_controls(rig, MAP)
    for name in wanted:
        assert degrees(by_fk[name], wanted[name]) < 0.1, name
        moved = (by_fk[name].translation - by_ik[name].translation).length
        assert moved < 1e-3, name
        assert degrees(by_fk[name], by_ik[name]) < (1.0 if "hand" not in name and "foot" not in name else 0.1)
    assert (by_fk["c_root.x"].translation - wanted["c_root.x"].translation).length < 1e-4


def test_fk_and_ik_are_where_the_body_is_wanted(rig):
    for wanted in poses(rig, 6):
        assert write_controls(rig, MAP, wanted) == []
        assert_exact(rig, wanted)


def test_a_rig_that_was_worked_on(rig):
    bones = rig.pose.bones
    bones["c_traj"].location, bones["c_traj"].rotation_euler = (0.5, 0.2, 0.1), (0.1, 0.2, 1.5)
    for name in ("c_foot_01.l", "c_thigh_b.r", "c_root.x", "c_arm_fk.l"):
        bones[name].rotation_euler = (0.3, -0.2, 0.4)
    bones["c_forearm_fk.r"].location = (0.1, 0.1, 0.0)
    for wanted in poses(rig, 3, seed=1):
        assert write_controls(rig, MAP, wanted) == []
        assert_exact(rig, wanted)
    assert bones["c_root.x"].rotation_euler.to_quaternion().angle < 1e-6


def test_keys_lie_on_controls_and_on_switches_that_change(rig):
    first, second = poses(rig, 2, seed=2)
    write_controls(rig, MAP, first, frame=1)
    keyed = {path.split('"')[1] for path in keyed_paths(rig)}
    assert {"c_root_master.x", "c_spine_02.x", "c_hand_ik.l", "c_leg_pole.r", "c_toes_ik.l"} <= keyed
    assert all(name.startswith("c_") for name in keyed)
    assert not keyed & {"c_traj", "c_root.x", "c_foot_01.l", "c_thigh_b.l"}
    assert not [path for path in keyed_paths(rig) if "ik_fk_switch" in path]
    write_controls(rig, MAP, second, frame=20, mode="FK")
    assert 'pose.bones["c_hand_ik.l"]["ik_fk_switch"]' in keyed_paths(rig)
    assert {rig.pose.bones[holder]["ik_fk_switch"] for holder in HOLDERS} == {1.0}
    bpy.context.scene.frame_set(1)
    assert_exact(rig, first)


def test_many_keys_at_once(rig):
    wanted = poses(rig, 32, seed=3)
    write_controls_frames(rig, MAP, list(enumerate(wanted)), mode="IK")
    for frame in (0, 13, 31):
        bpy.context.scene.frame_set(frame)
        assert_exact(rig, wanted[frame])


def test_an_arm_alone(rig):
    first, second = poses(rig, 2, seed=4)
    write_controls(rig, MAP, first)
    arm = ("c_arm_fk.r", "c_forearm_fk.r", "c_hand_fk.r")
    write_controls(rig, MAP, {name: second[name] for name in arm})
    assert_exact(rig, {**first, **{name: second[name] for name in arm}})


def test_what_controls_belong_to(rig):
    slots = control_slots(rig, MAP)
    assert slots["c_root_master.x"] == "hips"
    assert slots["c_hand_ik.l"] == "left_hand"
    assert slots["c_arms_pole.r"] == "right_upper_arm"
    assert slots["c_foot_01.l"] == "left_foot"
    assert all(name in rig.pose.bones for name in slots)


def test_without_its_switch_a_rig_is_refused(rig):
    del rig.pose.bones["c_foot_ik.l"]["ik_fk_switch"]
    with pytest.raises(ControlRigError, match="ik_fk_switch"):
        write_controls(rig, MAP, poses(rig, 1)[0])
