"""From a rig's names to its posed limbs: what is recognised is what moves."""

from __future__ import annotations

import bpy
import numpy as np
import pytest

from rig.apply import ApplyOptions, apply_pose
from rig.pose import to_blender
from rig.recognition_blender import bone_map_of
from rig.rotations import forward
from rig.skeleton import JOINT
from tests import rig_bodies

PLAIN = [name for name in rig_bodies.names() if not rig_bodies.load(name).controls]
# Bones of a limb, and the joint at which each begins.
LIMBS = (
    {"upper_arm": "shoulder", "forearm": "elbow", "hand": "wrist"},
    {"thigh": "hip", "shin": "knee", "foot": "ankle"},
)


def random_pose(seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    axes = rng.normal(size=(22, 3))
    axes /= np.linalg.norm(axes, axis=-1, keepdims=True)
    half = np.radians(rng.uniform(0, 50, 22)) / 2
    turns = np.concatenate([np.cos(half)[:, None], np.sin(half)[:, None] * axes], axis=-1)
    return forward(turns[None], np.array([[0.0, 0.8, 0.0]]))[0]


@pytest.mark.parametrize("name", PLAIN)
def test_limbs_of_a_recognised_rig_point_as_in_the_pose(name: str) -> None:
    bpy.ops.wm.read_homefile(use_empty=True)
    armature = rig_bodies.build(name, rig_bodies.load(name).bones)
    pose = random_pose(len(name))
    joints = to_blender(pose)
    apply_pose(armature, pose, options=ApplyOptions(feet=False, hands=False))
    bpy.context.view_layer.update()
    bone_map, bones = bone_map_of(armature), armature.pose.bones
    for side in ("left", "right"):
        for limb in LIMBS:
            for (part, start), (following, end) in zip(limb.items(), list(limb.items())[1:], strict=False):
                first, second = (bones[bone_map.chain(f"{side}_{slot}")[0]] for slot in (part, following))
                along = np.array(second.head - first.head)
                wanted = joints[JOINT[f"{side}_{end}"]] - joints[JOINT[f"{side}_{start}"]]
                rest = (second.bone.head_local - first.bone.head_local).length
                assert np.linalg.norm(along) == pytest.approx(rest, rel=1e-4), (side, part)
                cosine = along @ wanted / np.linalg.norm(along) / np.linalg.norm(wanted)
                assert np.degrees(np.arccos(min(cosine, 1.0))) < 0.1, (side, part)
