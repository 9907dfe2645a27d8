"""Recognition for armature objects: the map an artist chose, or else what is recognised, remembered.

The choice lies on the object as ``Object.posewright_bones``, so that files keep it; without the add-on's
properties there is none, and everything is recognised.
"""

from __future__ import annotations

import json
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import bpy
from bpy.types import Object

from .bone_map import SLOTS, BoneMap, BoneMapError, labels, missing_slots
from .recognition import BoneInfo, RecognitionError, recognise

_PROPERTY = "posewright_bones"
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


# The artist's choice: JSON on the object, {"kind": …, "controls": …, "bones": {slot: [name, …]}}, where "" is
# a field that is left empty.


def field(slot: str, index: int) -> str:
    """The name of the interface's property for a bone of a slot."""
    return f"{slot}_{index}"


def _read(armature: Object) -> dict[str, Any]:
    """The choice as it was written; empty without one.

    Raises:
        RecognitionError: if it is damaged.
    """
    text = getattr(armature, _PROPERTY, "")
    if not text:
        return {}
    try:
        choice: dict[str, Any] = json.loads(text)
        bones = {slot: tuple(map(str, choice["bones"].get(slot, ()))) for slot in SLOTS}
        return {"kind": str(choice["kind"]), "controls": str(choice["controls"]), "bones": bones}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RecognitionError(
            "The choice of bones that this file holds is damaged: press Reset in the Rig panel."
        ) from error


def is_chosen(armature: Object) -> bool:
    """Whether the artist chose the bones of this armature."""
    return bool(getattr(armature, _PROPERTY, ""))


def choose(armature: Object, name: str, bones: Mapping[str, tuple[str, ...]], controls: str = "") -> None:
    """Write a choice to the object, complete or not, for as many bones as a slot may have."""
    listed = {slot: names[: SLOTS[slot].longest] for slot, names in bones.items() if any(names)}
    choice = {"kind": name, "controls": controls, "bones": listed}
    setattr(armature, _PROPERTY, json.dumps(choice, ensure_ascii=False))


def choose_bone(armature: Object, slot: str, index: int, name: str) -> None:
    """Write one bone of a choice; an empty name leaves it out."""
    choice = _read(armature) or {"kind": armature.name, "controls": "", "bones": {}}
    names = list(choice["bones"].get(slot, ()))
    names += [""] * (index + 1 - len(names))
    names[index] = name
    while names and not names[-1]:
        names.pop()
    choose(armature, choice["kind"], choice["bones"] | {slot: tuple(names)}, choice["controls"])


def forget(armature: Object) -> None:
    """Take the choice off the object again."""
    setattr(armature, _PROPERTY, "")


def chosen_bones(armature: Object) -> dict[str, tuple[str, ...]]:
    """The bones that the artist chose, by slot, fields that are left empty among them; none if damaged."""
    try:
        return dict(_read(armature).get("bones", {}))
    except RecognitionError:
        return {}


def chosen_map(armature: Object) -> BoneMap:
    """The artist's choice as a map.

    Raises:
        RecognitionError: if something needed is missing, a bone is chosen twice or does not exist, or what
            the file holds is damaged.
    """
    data: Any = armature.data
    choice = _read(armature)
    bones = {slot: kept for slot, names in choice["bones"].items() if (kept := tuple(filter(None, names)))}
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
        return BoneMap(choice["kind"], bones, choice["controls"])
    except BoneMapError as error:
        raise RecognitionError(str(error), bones) from error
