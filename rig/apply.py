"""Put poses on any rig that is recognised, in full or in part, and read them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from bpy.types import Object
from mathutils import Matrix

from .actions import write_frames
from .bone_map import SLOTS, BoneMap
from .controls import Mode, control_slots, read_controls, write_controls, write_controls_frames
from .pose import mirror
from .recognition_blender import bone_map_of
from .retarget import Retarget
from .rotations import interpolate
from .skeleton import FloatArray
from .target import Target, TargetError, measured

_ARM, _LEG = ("collar", "upper_arm", "forearm", "hand"), ("thigh", "shin", "foot", "toes")


def _is_part(slot: str, part: str) -> bool:
    """Whether a slot belongs to a part of the body, a key of `PARTS`."""
    side, _, limb = slot.partition("_")
    sided = side in {"left", "right"}
    match part:
        case "ARMS":
            return sided and limb.startswith(_ARM)
        case "LEGS":
            return sided and limb.startswith(_LEG)
        case "TORSO":
            return not sided
        case _:
            return side == part.lower()


# Slots of the parts of a body that a pose can be limited to.
PARTS: dict[str, frozenset[str]] = {
    "ALL": frozenset(SLOTS),
    **{
        part: frozenset(slot for slot in SLOTS if _is_part(slot, part))
        for part in ("ARMS", "LEGS", "TORSO", "LEFT", "RIGHT")
    },
}


@dataclass(frozen=True)
class ApplyOptions:
    """How a pose is put on a rig.

    Attributes:
        part: only this part of the body, a key of `PARTS`.
        bones: only the bones of these names; None for all.
        blend: how far from the present pose to the new one, 0 to 1.
        mirror: swap left and right of the pose.
        feet: feet that are on the floor in the pose are so on a rig of other proportions.
        hands: likewise.
        controls: of a control rig: "FK" or "IK", switched to that; "KEEP" leaves the switches as they are.
    """

    part: str = "ALL"
    bones: frozenset[str] | None = None
    blend: float = 1.0
    mirror: bool = False
    feet: bool = True
    hands: bool = True
    controls: Mode = "KEEP"


DEFAULTS = ApplyOptions()


def chosen_bones(retarget: Retarget, options: ApplyOptions, control_slots: dict[str, str]) -> frozenset[int]:
    """The mapped bones that options leave, as indices.

    Args:
        retarget: the rig.
        options: which part of the body, which bones.
        control_slots: of a control rig, the slots that controls stand for.

    Raises:
        TargetError: if there are none.
    """
    slots = PARTS[options.part]
    if options.bones is not None:
        named = dict(zip(retarget.bones, retarget.slots, strict=True)) | control_slots
        slots &= {named[name] for name in options.bones if name in named}
    found = frozenset(
        number
        for number, (name, slot) in enumerate(zip(retarget.bones, retarget.slots, strict=True))
        # Of a chain each bone can be chosen by itself; controls stand for all of their slot.
        if slot in slots and (options.bones is None or control_slots or name in options.bones)
    )
    if not found:
        raise TargetError(
            "None of the selected bones take part in poses: select bones that the rig's table names, "
            "or apply to all."
        )
    return found


def mixed(
    retarget: Retarget, present: FloatArray, wanted: FloatArray, chosen: frozenset[int], blend: float
) -> FloatArray:
    """Bones between where they are and where they should be, each relative to the bone that carries it.

    Args:
        retarget: the rig.
        present: float64 [K, 4, 4], armature space.
        wanted: float64 [N, K, 4, 4].
        chosen: which bones go the way; the others stay as they are on what carries them.
        blend: how far, 0 to 1.

    Returns:
        float64 [N, K, 4, 4].
    """
    found = wanted.copy()
    for bone, parent in enumerate(retarget.parents):
        now, new = present[bone], wanted[:, bone]
        if parent >= 0:
            now, new = np.linalg.inv(present[parent]) @ now, np.linalg.inv(wanted[:, parent]) @ new
        share = blend if bone in chosen else 0.0
        between = now + share * (new - now)
        between[:, :3, :3] = interpolate(
            np.broadcast_to(now[:3, :3], new[:, :3, :3].shape), new[:, :3, :3], share
        )
        found[:, bone] = found[:, parent] @ between if parent >= 0 else between
    return found


def _unscaled(matrices: FloatArray) -> FloatArray:
    """Matrices [..., 4, 4] without their scale."""
    found = matrices.copy()
    u, _, vt = np.linalg.svd(matrices[..., :3, :3])
    found[..., :3, :3] = u @ vt
    return found


def apply_poses(
    armature: Object,
    poses: FloatArray,
    frames: Sequence[float | None],
    options: ApplyOptions = DEFAULTS,
) -> list[str]:
    """Put poses on an armature, one after the other, and key each at its frame.

    The floor of a pose is the plane through the armature object's origin, or where the rig's feet stand at
    rest if that is elsewhere; bones above the hips, and the object itself, stay where they are and carry
    the pose.

    Args:
        armature: an object that :func:`rig.recognition_blender.bone_map_of` knows the bones of.
        poses: float [N, 22, 3] in the pose frame.
        frames: N frames where to insert keys; None inserts none.
        options: which bones, and how.

    Returns:
        Names of bones that locks or constraints may keep from the pose; most often none.

    Raises:
        ValueError: for an armature that is not recognised or cannot take a pose, another shape of poses or
            numbers that are not finite, or an action that cannot be edited. Nothing is written then.
    """
    bone_map = bone_map_of(armature)
    retarget = measured(armature, bone_map)
    by_controls = bool(bone_map.controls)
    chosen = chosen_bones(retarget, options, control_slots(armature, bone_map) if by_controls else {})
    points = np.asarray(poses, dtype=np.float64)
    if points.ndim != 3 or len(points) != len(frames):
        raise ValueError(f"Poses of shape {points.shape} are not [N, 22, 3] for {len(frames)} frames.")
    wanted = retarget.pose(mirror(points) if options.mirror else points, options.feet, options.hands)
    target = Target(armature, retarget)
    wanted = target.ground() @ wanted
    if options.blend < 1.0 or len(chosen) < len(retarget.bones):
        present = _controlled(armature, bone_map, retarget) if by_controls else target.present()
        wanted = mixed(retarget, _unscaled(present), wanted, chosen, options.blend)
    if by_controls:
        return _write_controls(armature, bone_map, retarget, chosen, wanted, frames, options)
    write_frames(
        armature,
        [(frame, target.bone_poses(each, chosen)) for frame, each in zip(frames, wanted, strict=True)],
    )
    return target.held(chosen)


def _controlled(armature: Object, bone_map: BoneMap, retarget: Retarget) -> FloatArray:
    """Where the body of a control rig is, float64 [K, 4, 4], armature space."""
    present = read_controls(armature, bone_map)
    return np.array([present[name] for name in retarget.bones])


def _write_controls(
    armature: Object,
    bone_map: BoneMap,
    retarget: Retarget,
    chosen: frozenset[int],
    wanted: FloatArray,
    frames: Sequence[float | None],
    options: ApplyOptions,
) -> list[str]:
    """Pose a control rig; returns the controls that are not where they should be."""
    steps = [
        (frame, {retarget.bones[bone]: Matrix(each[bone].tolist()) for bone in sorted(chosen)})
        for frame, each in zip(frames, wanted, strict=True)
    ]
    keyed = [(frame, matrices) for frame, matrices in steps if frame is not None]
    if len(keyed) == len(steps) > 1:
        write_controls_frames(armature, bone_map, keyed, options.controls)
        return []
    missed = [
        write_controls(armature, bone_map, matrices, frame, options.controls) for frame, matrices in steps
    ]
    return sorted({name for names in missed for name in names})


def apply_pose(
    armature: Object, pose: FloatArray, frame: float | None = None, options: ApplyOptions = DEFAULTS
) -> list[str]:
    """Put one pose, float [22, 3], on an armature; see :func:`apply_poses`."""
    return apply_poses(armature, np.asarray(pose)[None], [frame], options)


def read_pose(armature: Object) -> FloatArray:
    """The pose that an armature is in, as Blender shows it: the inverse of :func:`apply_pose`.

    Args:
        armature: an object that :func:`rig.recognition_blender.bone_map_of` knows the bones of.

    Returns:
        float64 [22, 3] in the pose frame, on the reference skeleton: pelvis at x = z = 0, heading removed.

    Raises:
        ValueError: for an armature that is not recognised or is stretched unevenly.
    """
    bone_map = bone_map_of(armature)
    retarget = measured(armature, bone_map)
    target = Target(armature, retarget)
    posed = _controlled(armature, bone_map, retarget) if bone_map.controls else target.evaluated()
    return retarget.read(np.linalg.inv(target.ground()) @ posed)
