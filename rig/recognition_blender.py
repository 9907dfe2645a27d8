"""Recognition for armature objects: the map an artist chose, or else what is recognised, remembered.

The choice lies on the object as ``Object.posewright_rig`` (``panels.properties.PosewrightRig``), so that
files keep it; without the add-on's classes there is none, and everything is recognised.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import bpy
from bpy.types import Object

from .bone_map import SLOTS, BoneMap, BoneMapError, labels, missing_slots
from .recognition import BoneInfo, RecognitionError, recognise

# Armatures whose recognition is remembered.
_MOST_REMEMBERED = 32

_Key = tuple[tuple[tuple[str, str | None], ...], bytes]
_remembered: OrderedDict[_Key, BoneMap | RecognitionError] = OrderedDict()
_presets: tuple[BoneMap, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What is known of an armature's bones.

    Attributes:
        map: the map to use, or None.
        error: why there is none, or None.
        chosen: whether the artist chose it, rather than recognition.
    """

    map: BoneMap | None
    error: RecognitionError | None
    chosen: bool


def use_presets(presets: Iterable[BoneMap]) -> None:
    """Let recognition try these maps of the artist first."""
    global _presets  # noqa: PLW0603
    _presets = tuple(presets)
    _remembered.clear()


def bones_of(armature: Object) -> list[BoneInfo]:
    """An armature's bones at rest, in its own space."""
    data: Any = armature.data
    return [
        BoneInfo(
            bone.name,
            bone.parent.name if bone.parent else None,
            tuple(bone.head_local),
            tuple(bone.tail_local),
            bone.use_deform,
        )
        for bone in data.bones
    ]


def look(armature: Object) -> Outcome:
    """What is known of an armature's bones; quick unless they changed since the last time.

    Raises:
        ValueError: for an object that is no armature.
    """
    if not isinstance(armature.data, bpy.types.Armature):
        raise ValueError(f"The object {armature.name!r} is not an armature.")
    if is_chosen(armature):
        try:
            return Outcome(chosen_map(armature), None, chosen=True)
        except RecognitionError as error:
            return Outcome(None, error, chosen=True)
    key = _key(armature)
    known = _remembered.get(key)
    if known is None:
        try:
            known = recognise(bones_of(armature), _presets)
        except RecognitionError as error:
            known = error
        _remembered[key] = known
        while len(_remembered) > _MOST_REMEMBERED:
            _remembered.popitem(last=False)
    if isinstance(known, BoneMap):
        return Outcome(known, None, chosen=False)
    return Outcome(None, known, chosen=False)


def bone_map_of(armature: Object) -> BoneMap:
    """The bones of an armature by the part of the body they play.

    Args:
        armature: an armature object, in any mode; bones that are being edited count once the mode is left.

    Raises:
        RecognitionError: if they make no body, or the artist's choice cannot be used; the message says what
            to do.
        ValueError: for an object that is no armature.
    """
    outcome = look(armature)
    if outcome.map is None:
        raise RecognitionError(str(outcome.error), outcome.error.found if outcome.error else None)
    return outcome.map


def _key(armature: Object) -> _Key:
    data: Any = armature.data
    heads = array("f", bytes(12 * len(data.bones)))
    data.bones.foreach_get("head_local", heads)
    names = tuple((bone.name, bone.parent.name if bone.parent else None) for bone in data.bones)
    return names, heads.tobytes()


# The artist's choice.


def _table(armature: Object) -> Any:
    """The object's ``posewright_rig``, or None without the add-on."""
    return getattr(armature, "posewright_rig", None)


def is_chosen(armature: Object) -> bool:
    """Whether the artist chose the bones of this armature."""
    table = _table(armature)
    return table is not None and len(table.bones) > 0


def choose(armature: Object, name: str, bones: dict[str, tuple[str, ...]], controls: str = "") -> None:
    """Write a choice to the object, complete or not: a row for every slot and bone, empty where none is."""
    table = _table(armature)
    table.bones.clear()
    table.kind, table.controls = name, controls
    for slot in SLOTS:
        for bone in bones.get(slot) or ("",):
            row = table.bones.add()
            row.slot, row.bone = slot, bone


def forget(armature: Object) -> None:
    """Take the choice off the object again."""
    table = _table(armature)
    table.bones.clear()
    table.kind = table.controls = ""


def chosen_bones(armature: Object) -> dict[str, tuple[str, ...]]:
    """The bones that the artist chose, by slot; empty rows are left out."""
    bones: dict[str, tuple[str, ...]] = {}
    for row in _table(armature).bones:
        if row.bone:
            bones[row.slot] = (*bones.get(row.slot, ()), row.bone)
    return bones


def chosen_map(armature: Object) -> BoneMap:
    """The artist's choice as a map.

    Raises:
        RecognitionError: if something needed is missing, or a bone is chosen twice or does not exist.
    """
    data: Any = armature.data
    table, bones = _table(armature), chosen_bones(armature)
    for slot, names in bones.items():
        for name in names:
            if name not in data.bones:
                raise RecognitionError(
                    f"The {SLOTS[slot].label} would be “{name}”, which this armature does not have: choose "
                    "another bone in the Rig panel, or press Reset.",
                    bones,
                )
    missing = missing_slots(bones)
    if missing:
        raise RecognitionError(f"Not chosen yet: {labels(missing)}.", bones)
    try:
        return BoneMap(table.kind, bones, table.controls)
    except BoneMapError as error:
        raise RecognitionError(str(error), bones) from error
