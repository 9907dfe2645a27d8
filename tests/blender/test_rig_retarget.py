"""Poses on rigs of all kinds, re-evaluated by Blender and measured without the code under test.

Prints a table; more poses and rigs with POSEWRIGHT_POSES (a .npz with poses [N, 22, 3]) and POSEWRIGHT_RIGS
(a folder of MPFB's rigs).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bpy
import numpy as np
import pytest

from rig.apply import ApplyOptions, apply_pose, read_pose
from rig.bone_map import BoneMap
from rig.pose import canonicalize, to_blender
from rig.recognition_blender import bone_map_of
from rig.rotations import forward
from rig.skeleton import JOINT
from tests.blender import rigs

POSES_VARIABLE = "POSEWRIGHT_POSES"
# Slots at both ends of a limb's bone, the joints there, and where it bends to from the rest pose: forward
# or back.
LIMBS = {
    "upper arm": (("upper_arm", "forearm"), ("shoulder", "elbow")),
    "forearm": (("forearm", "hand"), ("elbow", "wrist")),
    "thigh": (("thigh", "shin"), ("hip", "knee")),
    "shin": (("shin", "foot"), ("knee", "ankle")),
}
FORWARD = np.array([0.0, -1.0, 0.0])
# On a control rig an IK chain comes near to the directions, FK is exact.
FK = ApplyOptions(feet=False, hands=False, controls="FK")


def plausible_poses(count: int, seed: int = 0) -> np.ndarray:
    """Bodies in all attitudes with limbs bent as limbs can be, standing on the floor."""
    rng = np.random.default_rng(seed)
    axes = rng.normal(size=(count, 22, 3))
    axes /= np.linalg.norm(axes, axis=-1, keepdims=True)
    half = np.radians(rng.uniform(0.0, 25.0, (count, 22)))[..., None] / 2.0
    quaternions = np.concatenate([np.cos(half), np.sin(half) * axes], axis=-1)
    for side, sign in (("left", 1.0), ("right", -1.0)):
        for name, axis in (("elbow", (0.0, -sign, 0.0)), ("knee", (1.0, 0.0, 0.0))):
            bend = np.radians(rng.uniform(0.0, 110.0, count))[:, None] / 2.0
            quaternions[:, JOINT[f"{side}_{name}"]] = np.concatenate(
                [np.cos(bend), np.sin(bend) * np.array(axis)], -1
            )
    joints = forward(quaternions, np.zeros((count, 3)))
    joints[..., 1] -= joints[..., 1].min(axis=-1, keepdims=True)
    return canonicalize(joints)


def poses() -> np.ndarray:
    path = os.environ.get(POSES_VARIABLE)
    return np.load(path)["poses"].astype(np.float64) if path else plausible_poses(24)


@dataclass
class Rig:
    """A rig to test on: how the axes (facing -Y, Z up) lie in it, its size, whether it is our own body."""

    make: Callable[[], Any]
    turn: np.ndarray
    scale: float = 1.0
    same: bool = False
    # Bones that show where the body is, by slot, if they are not those that poses are written to.
    shown: Callable[[BoneMap], BoneMap] = lambda known: known


def about(axis: int, angle: float) -> np.ndarray:
    found = np.eye(3)
    a, b = (axis + 1) % 3, (axis + 2) % 3
    found[a, a] = found[b, b] = np.cos(angle)
    found[b, a], found[a, b] = np.sin(angle), -np.sin(angle)
    return found


def ours(change: Callable[[Any], None] | None = None, place: bool = False) -> Callable[[], Any]:
    def make() -> Any:
        armature = rigs.variant(change)
        if place:
            rigs.place(armature)
        return armature

    return make


STRAIGHT = np.eye(3)
RIGS: dict[str, Rig] = {
    "own": Rig(ours(), STRAIGHT, same=True),
    "A-pose": Rig(ours(rigs.a_pose), STRAIGHT),
    "odd rolls": Rig(ours(rigs.odd_rolls), STRAIGHT, same=True),
    "bones aside": Rig(ours(rigs.sideways), STRAIGHT, same=True),
    "6 spine, 3 neck": Rig(ours(rigs.long_spine), STRAIGHT),
    "Y up, cm": Rig(ours(rigs.y_up), about(0, -np.pi / 2), scale=100.0, same=True),
    "facing 37°": Rig(ours(rigs.facing_elsewhere), about(2, 0.65), same=True),
    "object turned": Rig(ours(rigs.a_pose, place=True), STRAIGHT),
    "stocky": Rig(ours(rigs.stocky), STRAIGHT),
    "Rigify metarig": Rig(rigs.rigify_metarig, STRAIGHT),
    "Rigify generated": Rig(lambda: rigs.rigify_generated("basic_human"), STRAIGHT, shown=rigs.rigify_shown),
}
if rigs.rigs_folder() is not None:
    for name in rigs.MPFB:
        RIGS[f"MPFB {name}"] = Rig(lambda name=name: rigs.mpfb(rigs.rigs_folder() or Path(), name), STRAIGHT)


@pytest.fixture(autouse=True)
def empty_file():
    bpy.ops.wm.read_homefile(use_empty=True)


class Measure:
    """Where a rig's joints are, in the axes of the pose as Blender has it and in the reference's size."""

    def __init__(self, rig: Rig, armature: Any) -> None:
        self.armature, self.rig = armature, rig
        self.map = rig.shown(bone_map_of(armature))
        rest = {bone.name: np.array(bone.matrix_local) for bone in armature.data.bones}
        self.rest = {name: self._straight(matrix) for name, matrix in rest.items()}

    def _straight(self, matrix: np.ndarray) -> np.ndarray:
        found = np.eye(4)
        found[:3, :3] = self.rig.turn.T @ matrix[:3, :3]
        found[:3, 3] = self.rig.turn.T @ matrix[:3, 3] / self.rig.scale
        return found

    def posed(self) -> dict[str, np.ndarray]:
        evaluated = self.armature.evaluated_get(bpy.context.evaluated_depsgraph_get())
        return {bone.name: self._straight(np.array(bone.matrix)) for bone in evaluated.pose.bones}

    def head(self, where: dict[str, np.ndarray], slot: str) -> np.ndarray:
        return where[self.map.bones[slot][0]][:3, 3]

    def ball(self, where: dict[str, np.ndarray], side: str) -> np.ndarray:
        toes = self.map.bone(f"{side}_toes")
        if toes:
            return where[toes][:3, 3]
        foot = self.map.bones[f"{side}_foot"][0]
        bone = self.armature.data.bones[foot]
        far = max(bone.children_recursive, key=lambda child: (child.head_local - bone.head_local).length)
        return where[far.name][:3, 3]


def angle(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.degrees(np.arctan2(np.linalg.norm(np.cross(a, b)), a @ b)))


@dataclass
class Worst:
    limbs: float = 0.0
    feet: float = 0.0
    back: float = 0.0
    torso: float = 0.0
    flips: int = 0
    grounded: int = 0

    def row(self, name: str) -> str:
        return (
            f"{name:18} {self.limbs:8.3f}° {self.torso:8.2f}° {self.flips:6d} {self.feet * 1000:8.2f} mm "
            f"({self.grounded:4d}) {self.back * 1000:9.2f} mm"
        )


def directions(measure: Measure, where: dict[str, np.ndarray], pose: np.ndarray, worst: Worst) -> None:
    points = to_blender(pose)
    for side in ("left", "right"):
        for slots, joints in LIMBS.values():
            along = measure.head(where, f"{side}_{slots[1]}") - measure.head(where, f"{side}_{slots[0]}")
            wanted = points[JOINT[f"{side}_{joints[1]}"]] - points[JOINT[f"{side}_{joints[0]}"]]
            worst.limbs = max(worst.limbs, angle(along, wanted))
        for upper, lower, end, bends in (
            ("upper_arm", "forearm", "hand", FORWARD),
            ("thigh", "shin", "foot", -FORWARD),
        ):
            bone = measure.map.chain(f"{side}_{upper}_twist")[-1:] or measure.map.bones[f"{side}_{upper}"]
            carries = bone[0] if upper == "upper_arm" else measure.map.bones[f"{side}_{upper}"][0]
            a, b, c = (measure.head(where, f"{side}_{slot}") for slot in (upper, lower, end))
            first, second = b - a, c - b
            if angle(first, second) < 25.0:
                continue
            rest = measure.head(measure.rest, f"{side}_{lower}") - measure.head(
                measure.rest, f"{side}_{upper}"
            )
            hinge = where[carries][:3, :3] @ measure.rest[carries][:3, :3].T @ np.cross(rest, bends)
            worst.flips += angle(np.cross(first, second), hinge) > 90.0
    # Chest by what it carries: the line across the shoulders relative to that at rest.
    chest = measure.map.bones["spine"][-1]
    turned = where[chest][:3, :3] @ measure.rest[chest][:3, :3].T
    neck = points[JOINT["neck"]] - points[JOINT["spine3"]]
    rest_neck = to_blender(np.array([0.0, 0.2178, -0.0264]))
    worst.torso = max(worst.torso, angle(turned @ rest_neck, neck))


def feet(measure: Measure, where: dict[str, np.ndarray], pose: np.ndarray, worst: Worst) -> None:
    for side in ("left", "right"):
        if pose[JOINT[f"{side}_foot"], 1] < 0.01:
            height = measure.ball(where, side)[2] - measure.ball(measure.rest, side)[2]
            height -= pose[JOINT[f"{side}_foot"], 1]
            worst.feet = max(worst.feet, abs(height))
            worst.grounded += 1


HEADER = f"{'rig':18} {'limbs':>9} {'chest':>9} {'flips':>6} {'feet':>11} {'':6} {'read back':>12}"


@pytest.mark.parametrize("name", RIGS)
def test_poses_come_out_alike(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    rig = RIGS[name]
    measure = Measure(rig, rig.make())
    worst = Worst()
    for pose in poses():
        apply_pose(measure.armature, pose, options=FK)
        directions(measure, measure.posed(), pose, worst)
        apply_pose(measure.armature, pose)
        feet(measure, measure.posed(), pose, worst)
        apply_pose(measure.armature, pose, options=FK)
        back = read_pose(measure.armature)
        worst.back = max(worst.back, float(np.linalg.norm(back - canonicalize(pose), axis=-1).max()))
    with capsys.disabled():
        print("\n" + HEADER + "\n" + worst.row(name))
    assert worst.limbs < 1.0
    assert worst.flips == 0
    assert worst.feet < 0.01
    if rig.same:
        assert worst.back < 0.02
