"""Which bones of a rig play which part of a body.

A part is called a *slot*; a :class:`BoneMap` gives every slot that the rig has its bones. Needs neither
``bpy`` nor numpy. Maps come from :mod:`rig.recognition`, from presets (JSON) or from the artist's own table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

FORMAT = "posewright-bone-map"
VERSION = 1

# Slots of a limb begin with one of these and an underscore.
SIDES = ("left", "right")

LONGEST_SPINE = 6
LONGEST_NECK = 3
# Daz and MetaHuman have two twist bones in an upper arm; Auto-Rig Pro allows many.
LONGEST_TWIST = 8

# What `BoneMap.controls` may be: "" for a plain skeleton, else the kind of control rig.
CONTROL_RIGS = ("", "rigify", "auto_rig_pro")


@dataclass(frozen=True)
class Slot:
    """A part of the body.

    Attributes:
        label: its name in the interface.
        needed: whether no pose can be put on a rig that lacks it.
        longest: how many bones may play it, one after the other.
    """

    label: str
    needed: bool = False
    longest: int = 1

    @property
    def chain(self) -> bool:
        """Whether several bones may play it."""
        return self.longest > 1


_SIDED = {
    "collar": Slot("Collar"),
    "upper_arm": Slot("Upper Arm", needed=True),
    "upper_arm_twist": Slot("Upper Arm Twist", longest=LONGEST_TWIST),
    "forearm": Slot("Forearm", needed=True),
    "forearm_twist": Slot("Forearm Twist", longest=LONGEST_TWIST),
    "hand": Slot("Hand", needed=True),
    "thigh": Slot("Thigh", needed=True),
    "thigh_twist": Slot("Thigh Twist", longest=LONGEST_TWIST),
    "shin": Slot("Shin", needed=True),
    "shin_twist": Slot("Shin Twist", longest=LONGEST_TWIST),
    "foot": Slot("Foot", needed=True),
    "toes": Slot("Toes"),
}


def _slots() -> dict[str, Slot]:
    slots = {
        "root": Slot("Root"),
        "hips": Slot("Hips", needed=True),
        "spine": Slot("Spine", needed=True, longest=LONGEST_SPINE),
        "neck": Slot("Neck", longest=LONGEST_NECK),
        "head": Slot("Head", needed=True),
    }
    for side in SIDES:
        for part, slot in _SIDED.items():
            slots[f"{side}_{part}"] = Slot(f"{side.title()} {slot.label}", slot.needed, slot.longest)
    return slots


# Every slot by its name, from the root outwards. Sides are the character's own.
#   root    a bone above the hips that carries the whole character
#   hips    the bone that carries the spine and both thighs
#   spine   from the bone above the hips up to the chest, which carries neck and arms
#   *_twist bones beside (or after) the limb's bone that take part of its turn about its length
SLOTS: dict[str, Slot] = _slots()


def mirrored(slot: str) -> str:
    """The slot on the other side; a slot of the middle is its own mirror."""
    if slot.startswith("left_"):
        return "right_" + slot.removeprefix("left_")
    if slot.startswith("right_"):
        return "left_" + slot.removeprefix("right_")
    return slot


class BoneMapError(ValueError):
    """A map that cannot be used; the message says why."""


@dataclass(frozen=True)
class BoneMap:
    """Bones by the slot they play. A map that exists is complete: every needed slot has its bones.

    Attributes:
        name: the kind of rig, e.g. "Mixamo".
        bones: the names of the bones of a slot, in order from the hips outwards; a slot that the rig lacks
            is absent. No bone plays two slots.
        controls: "" for a plain skeleton; "rigify" or "auto_rig_pro" for a control rig, whose FK controls the
            map names.

    Raises:
        BoneMapError: for an unknown slot or kind of controls, a slot with no or too many bones, a bone that
            plays two slots, or a needed slot without bones.
    """

    name: str
    bones: Mapping[str, tuple[str, ...]]
    controls: str = ""

    def __post_init__(self) -> None:
        bones = {slot: tuple(self.bones[slot]) for slot in SLOTS if slot in self.bones}
        unknown = sorted(set(self.bones) - set(SLOTS))
        if unknown:
            raise BoneMapError(
                f"The bone map “{self.name}” has parts that no body has: {', '.join(unknown)}."
            )
        if self.controls not in CONTROL_RIGS:
            raise BoneMapError(f"The bone map “{self.name}” is for unknown controls: {self.controls!r}.")
        missing = missing_slots(bones)
        if missing:
            raise BoneMapError(f"The bone map “{self.name}” lacks {labels(missing)}.")
        player: dict[str, str] = {}
        for slot, names in bones.items():
            kind = SLOTS[slot]
            if not 1 <= len(names) <= kind.longest or not all(names):
                most = "one bone" if kind.longest == 1 else f"1 to {kind.longest} bones"
                raise BoneMapError(f"{kind.label} takes {most}, not {list(names)}.")
            for bone in names:
                if bone in player:
                    both = labels([player[bone], slot])
                    raise BoneMapError(f"The bone “{bone}” is chosen twice: for {both}.")
                player[bone] = slot
        object.__setattr__(self, "bones", MappingProxyType(bones))

    def bone(self, slot: str) -> str | None:
        """The slot's bone, of a chain the first; None if the rig has none."""
        names = self.bones.get(slot)
        return names[0] if names else None

    def chain(self, slot: str) -> tuple[str, ...]:
        """All bones of the slot, from the hips outwards; empty if the rig has none."""
        return self.bones.get(slot, ())

    def all_bones(self) -> tuple[str, ...]:
        """Every bone of the map, slot after slot."""
        return tuple(bone for names in self.bones.values() for bone in names)

    def to_json(self) -> str:
        """The map as a preset file's text."""
        bones = {slot: list(names) for slot, names in self.bones.items()}
        document = {"format": FORMAT, "version": VERSION, "name": self.name, "controls": self.controls}
        return json.dumps(document | {"bones": bones}, indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> BoneMap:
        """The map of a preset file's text.

        Raises:
            BoneMapError: if the text is no bone map, or one that cannot be used.
        """
        try:
            document: Any = json.loads(text)
        except ValueError as error:
            raise BoneMapError(f"This is not a bone map but broken JSON: {error}.") from error
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            raise BoneMapError(f"This is not a bone map: its “format” is not {FORMAT!r}.")
        version = document.get("version")
        if version != VERSION:
            raise BoneMapError(f"This bone map has version {version!r}; this Posewright reads {VERSION}.")
        name, bones, controls = (document.get(key) for key in ("name", "bones", "controls"))
        if not isinstance(name, str) or not isinstance(controls, str) or not isinstance(bones, dict):
            raise BoneMapError("This bone map lacks its “name”, “controls” or “bones”.")
        for slot, names in bones.items():
            if not isinstance(names, list) or not all(isinstance(bone, str) for bone in names):
                raise BoneMapError(f"In this bone map “{slot}” is not a list of names of bones.")
        return cls(name, {slot: tuple(names) for slot, names in bones.items()}, controls)


def missing_slots(bones: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The needed slots that have no bones."""
    return [slot for slot, kind in SLOTS.items() if kind.needed and not bones.get(slot)]


def labels(slots: Iterable[str]) -> str:
    """Slots as words of a sentence: "Head, Left Hand and Right Foot"."""
    words = [SLOTS[slot].label for slot in slots]
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""
