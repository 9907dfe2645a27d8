"""An armature object as something that poses can be put on and read from.

Turns the armature-space matrices of :mod:`rig.retarget` into what is written to each bone of a plain
skeleton, and what its bones hold into such matrices. Everything happens in the armature's own space, on its
bones' channels: object, parents, constraints and bones that the map does not name stay as they are, and are
taken into account.
"""

from __future__ import annotations

from typing import Any

import bpy
import numpy as np
from bpy.types import Object
from mathutils import Matrix

from .actions import BonePose
from .bone_map import BoneMap
from .rest import RestRig
from .retarget import Retarget
from .skeleton import FloatArray

# By how much the columns of an object's matrix may differ in length, and stray from right angles.
_UNEVEN = 1e-3


_MOST_MEASURED = 8
# By everything that they depend on, the one used last at the end.
_measured: dict[tuple[object, ...], Retarget] = {}


class TargetError(ValueError):
    """An armature that cannot take a pose; the message says why and what to do."""


def rest_rig(armature: Object) -> RestRig:
    """The bones of an armature object at rest.

    Raises:
        TargetError: if the object is no armature, or stretched unevenly, which would bend every angle.
    """
    if not isinstance(armature.data, bpy.types.Armature):
        raise TargetError(f"“{armature.name}” is not an armature.")
    world = np.array(armature.matrix_world)[:3, :3]
    stretch = np.linalg.norm(world, axis=0)
    skew = (world / np.maximum(stretch, 1e-12)).T @ (world / np.maximum(stretch, 1e-12)) - np.eye(3)
    if np.ptp(stretch) > _UNEVEN * stretch.max() or np.abs(skew).max() > _UNEVEN or stretch.min() == 0.0:
        raise TargetError(
            f"“{armature.name}” is scaled unevenly, itself or by its parent. Apply its scale "
            "(Object > Apply > Scale) or make it the same on all axes."
        )
    bones: Any = armature.data.bones
    matrices = np.empty(16 * len(bones), dtype=np.float32)
    lengths = np.empty(len(bones), dtype=np.float32)
    bones.foreach_get("matrix_local", matrices)
    bones.foreach_get("length", lengths)
    names = tuple(bone.name for bone in bones)  # Blender lists parents before their children
    index = {name: number for number, name in enumerate(names)}
    parents = tuple(-1 if bone.parent is None else index[bone.parent.name] for bone in bones)
    # Blender hands matrices over column by column.
    rest = np.swapaxes(matrices.reshape(-1, 4, 4), 1, 2).astype(np.float64)
    return RestRig(names, parents, rest, lengths.astype(np.float64))


def measured(armature: Object, bone_map: BoneMap) -> Retarget:
    """An armature object's bones as :class:`rig.retarget.Retarget` measures them; remembered for a few rigs.

    Raises:
        TargetError: see :func:`rest_rig`.
        RestError: see :class:`rig.retarget.Retarget`.
    """
    rest = rest_rig(armature)
    key = (rest.names, rest.parents, rest.matrices.tobytes(), rest.lengths.tobytes(), bone_map.to_json())
    found = _measured.pop(key, None) or Retarget(rest, bone_map)
    _measured[key] = found
    while len(_measured) > _MOST_MEASURED:
        del _measured[next(iter(_measured))]
    return found


class Target:
    """The mapped bones of an armature object, for one use: Blender's references do not outlive an undo.

    Attributes:
        armature: the object.
        retarget: its bones, measured.
    """

    def __init__(self, armature: Object, retarget: Retarget) -> None:
        self.armature = armature
        self.retarget = retarget
        data: Any = armature.data
        pose: Any = armature.pose
        self._bones: Any = data.bones
        self._posed: Any = pose.bones
        self._present: dict[str, Matrix] = {}

    def _channelled(self, name: str, posed: dict[str, Matrix]) -> Matrix:
        """Where a bone's channels put it, armature space, on top of what is known to be posed; kept there."""
        found = posed.get(name)
        if found is None:
            found = posed[name] = self._carried(name, self._posed[name].matrix_basis, posed)
        return found

    def _carried(self, name: str, local: Matrix, posed: dict[str, Matrix], invert: bool = False) -> Matrix:
        """A bone's local matrix as one in armature space, or the other way round.

        Blender's own function, which knows whether the bone inherits rotation, scale and place.

        Args:
            name: of the bone.
            local: what to convert.
            posed: armature-space matrices of bones that differ from what their channels say.
            invert: from armature space to local.
        """
        bone = self._bones[name]
        found: Matrix
        if bone.parent is None:
            found = bone.convert_local_to_pose(local, bone.matrix_local, invert=invert)
            return found
        found = bone.convert_local_to_pose(
            local,
            bone.matrix_local,
            parent_matrix=self._channelled(bone.parent.name, posed),
            parent_matrix_local=bone.parent.matrix_local,
            invert=invert,
        )
        return found

    def ground(self) -> FloatArray:
        """What the bones above the hips do to the whole character: float64 [4, 4], armature space."""
        above = self.retarget.above
        if above is None:
            return np.eye(4)
        return np.array(self._channelled(above, self._present) @ self._bones[above].matrix_local.inverted())

    def present(self) -> FloatArray:
        """Where the channels put the mapped bones, without constraints: float64 [K, 4, 4], armature space."""
        return np.array([self._channelled(name, self._present) for name in self.retarget.bones])

    def evaluated(self) -> FloatArray:
        """Where the mapped bones are as Blender shows them, constraints included: float64 [K, 4, 4]."""
        bpy.context.evaluated_depsgraph_get()  # brings the matrices up to date
        return np.array([self._posed[name].matrix for name in self.retarget.bones])

    def held(self, chosen: frozenset[int]) -> list[str]:
        """Names of the chosen bones that a constraint may keep from being where their channels say."""
        bones = (self._posed[self.retarget.bones[number]] for number in sorted(chosen))
        return [
            bone.name
            for bone in bones
            if any(not constraint.mute and constraint.influence > 0.0 for constraint in bone.constraints)
        ]

    def bone_poses(self, matrices: FloatArray, chosen: frozenset[int]) -> list[BonePose]:
        """What to write to bones so that they come to lie somewhere.

        Only the hips, and bones that do not hang on them, are moved; all others keep their distance from what
        carries them.

        Args:
            matrices: float64 [K, 4, 4], armature space, of all mapped bones.
            chosen: indices of those to write to; the others keep their channels.
        """
        posed: dict[str, Matrix] = {}
        poses = []
        for number, (name, wanted) in enumerate(zip(self.retarget.bones, matrices.tolist(), strict=True)):
            if number not in chosen:
                self._channelled(name, posed)
                continue
            local = self._carried(name, Matrix(wanted), posed, invert=True)
            location, rotation, _ = local.decompose()
            moved = number in self.retarget.moved
            turned = rotation.to_matrix().to_4x4()
            if moved:
                turned.translation = location
            posed[name] = self._carried(name, turned, posed)
            if moved:
                poses.append(BonePose(name, rotation, location, reset=("scale",)))
            else:
                poses.append(BonePose(name, rotation, reset=("location", "scale")))
        return poses
