"""Poses on control rigs: by the controls that artists animate, never by the bones those move.

A character of Rigify or Auto-Rig Pro has two chains of controls for each limb, FK and IK, and a switch
between them. Both are brought into the wanted pose, so that switching over afterwards moves neither hand nor
foot; keys go onto controls, and onto those switches that change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bpy.types import Object
from mathutils import Matrix

from ..bone_map import BoneMap
from . import auto_rig_pro, rigify
from .structure import ControlRig, ControlRigError
from .writer import Mode, Writer, read

__all__ = [
    "ControlRigError",
    "Mode",
    "control_slots",
    "read_controls",
    "write_controls",
    "write_controls_frames",
]

_KINDS = {"rigify": rigify.describe, "auto_rig_pro": auto_rig_pro.describe}


def _describe(armature: Object, bone_map: BoneMap) -> ControlRig:
    kind = _KINDS.get(bone_map.controls)
    if kind is None:
        raise ValueError(f"“{bone_map.name}” is no control rig: its bones are posed as they are.")
    return kind(armature, bone_map)


def write_controls(
    armature: Object,
    bone_map: BoneMap,
    wanted: Mapping[str, Matrix],
    frame: float | None = None,
    mode: Mode = "KEEP",
) -> list[str]:
    """Pose a control rig, and key it.

    Bones outside of `wanted` keep their channels, but for helpers that would move what is wanted: roll and
    pivot controls of feet, tweaks on joints. In a limb or back of which only some controls are wanted, the
    others keep their rotation relative to what carries them. Channels that are locked stay as they are.

    Args:
        armature: the object, in the active view layer.
        bone_map: with `controls` set.
        wanted: armature-space poses of FK controls of the map. Rotations count, and the place of the hips.
        frame: where to insert keys; None inserts none.
        mode: what limbs are posed by afterwards: "FK", "IK", or "KEEP" for each as it was.

    Returns:
        The controls that are not where they should be, since they are locked or constrained; most often none.

    Raises:
        ControlRigError: if the rig lacks controls, or `wanted` names others than the map; nothing is written
            then.
        ValueError: if the map is no control rig's, or the object's action cannot be edited.
    """
    return Writer(armature, _describe(armature, bone_map), mode).write(wanted, frame)


def write_controls_frames(
    armature: Object,
    bone_map: BoneMap,
    frames: Iterable[tuple[float, Mapping[str, Matrix]]],
    mode: Mode = "KEEP",
) -> None:
    """Key a control rig at many frames, faster than one after the other.

    What is not wanted (the root, say) is taken to be at all frames as it is now. The rig is left in the last
    pose.

    Args:
        armature: the object, in the active view layer.
        bone_map: with `controls` set.
        frames: frames, and what is wanted there as in :func:`write_controls`.
        mode: as there.

    Raises:
        ControlRigError: as there.
        ValueError: as there.
    """
    Writer(armature, _describe(armature, bone_map), mode).write_frames(frames)


def read_controls(armature: Object, bone_map: BoneMap) -> dict[str, Matrix]:
    """Where the body of a control rig is, whether FK or IK put it there.

    Args:
        armature: the object, in the active view layer.
        bone_map: with `controls` set.

    Returns:
        For every FK control of the map, the armature-space pose that it would have if FK did.

    Raises:
        ControlRigError: if the rig lacks controls.
        ValueError: if the map is no control rig's.
    """
    return read(armature, _describe(armature, bone_map))


def control_slots(armature: Object, bone_map: BoneMap) -> dict[str, str]:
    """Which part of the body every control belongs to: for posing only what the artist has selected.

    Args:
        armature: the object.
        bone_map: with `controls` set.

    Returns:
        Slots by control; FK and IK controls, poles, and those that carry hips and chest.

    Raises:
        ControlRigError: if the rig lacks controls.
        ValueError: if the map is no control rig's.
    """
    rig = _describe(armature, bone_map)
    slots = {name: slot for slot, names in bone_map.bones.items() for name in names}
    found = dict(rig.back.controls)
    for limb in rig.limbs:
        for name in limb.controls():
            found[name] = slots[limb.fk[2]]
        for name in (limb.base, limb.pole):
            found[name] = slots[limb.fk[0]]
        if limb.tip:
            found[limb.tip] = slots[limb.fk[3]]
    found.pop("", None)
    return found | slots
