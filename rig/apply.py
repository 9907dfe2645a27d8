"""Put a pose on the armature of :mod:`rig.armature`."""

from __future__ import annotations

from typing import Any

import bpy
from bpy.types import Object
from mathutils import Quaternion, Vector

from .actions import BonePose, write
from .armature import is_reference
from .pose import to_blender
from .rotations import solve
from .skeleton import REFERENCE, FloatArray


def bone_poses(bones: bpy.types.Armature, pose: FloatArray) -> list[BonePose]:
    """What every bone has to do for a pose.

    Args:
        bones: an armature at rest in the T-pose of the reference skeleton, whatever its rolls.
        pose: float [22, 3] in the pose frame.

    Raises:
        ValueError: for another shape, or numbers that are not finite.
    """
    solved = solve(pose)
    # The vector part of a quaternion changes its axes as any vector does.
    turns = zip(
        solved.quaternions[:, 0].tolist(), to_blender(solved.quaternions[:, 1:]).tolist(), strict=True
    )
    rest: Any = bones.bones
    poses = []
    for name, (real, vector) in zip(REFERENCE.names, turns, strict=True):
        bone = rest[name]
        to_bone = bone.matrix_local.to_quaternion().inverted()
        rotation = to_bone @ Quaternion((real, *vector)) @ to_bone.inverted()
        location = None
        if bone.parent is None:
            location = to_bone @ (Vector(to_blender(solved.root).tolist()) - bone.head_local)
        poses.append(BonePose(name, rotation, location))
    return poses


def apply_pose(armature: Object, pose: FloatArray, frame: float | None = None) -> None:
    """Pose the armature so that its bones' heads lie at the pose's joints.

    The floor of the pose is the plane z = 0 of the armature object; the object itself stays where it is.

    Args:
        armature: an object for which :func:`rig.armature.is_reference` holds.
        pose: float [22, 3] in the pose frame.
        frame: where to insert keys; None inserts none.

    Raises:
        ValueError: for another armature or another shape of pose, or an action that cannot be edited.
    """
    if not is_reference(armature) or not isinstance(armature.data, bpy.types.Armature):
        raise ValueError(f"The object {armature.name!r} is not an armature of the 22 reference bones.")
    poses = bone_poses(armature.data, pose)
    write(armature, poses, frame)
    posed: Any = armature.pose
    for target in poses:  # what else could move a joint
        bone = posed.bones[target.bone]
        bone.scale = (1.0, 1.0, 1.0)
        if target.location is None:
            bone.location = (0.0, 0.0, 0.0)
