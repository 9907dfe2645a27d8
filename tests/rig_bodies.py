"""Armatures for tests, from the lists in ``tests/rig/data``: names, hierarchy and which bone is what.

Every line of a list is a bone, indented below its parent, with the slot that it plays after "=". Places are
those of a plausible body in T-pose: bones with a slot lie where that part of a body does, bones without one
between their neighbours or beyond the end of their parent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rig.bone_map import SLOTS
from rig.recognition import BoneInfo

FOLDER = Path(__file__).parent / "rig" / "data"
Point = tuple[float, float, float]

# Blender's axes: Z up, facing -Y, the character's left is +X; metres.
_MIDDLE = {"root": (0, 0, 0), "hips": (0, 0, 0.95), "head": (0, -0.01, 1.6)}
_LEFT = {
    "collar": (0.03, 0, 1.42), "upper_arm": (0.17, 0.02, 1.43), "forearm": (0.45, 0.03, 1.43),
    "hand": (0.71, 0.02, 1.43), "thigh": (0.09, 0, 0.91), "shin": (0.09, -0.01, 0.5),
    "foot": (0.09, 0.02, 0.08), "toes": (0.09, -0.11, 0.02),
}  # fmt: skip
_CHAINS = {"spine": ((0, 0, 1.03), (0, 0.01, 1.32)), "neck": ((0, 0.01, 1.49), (0, 0, 1.55))}
_NEXT = {"upper_arm": "forearm", "forearm": "hand", "thigh": "shin", "shin": "foot"}
# Where the bones of a part go on to, for what hangs on it without a part of its own.
_BEYOND = {
    "hand": (0.09, -0.005, 0),
    "toes": (0, -0.06, 0),
    "foot": (0, -0.13, -0.06),
    "head": (0, -0.03, 0.1),
}


@dataclass(frozen=True)
class Listed:
    """One list: what it is of, its bones and the slots that they play."""

    kind: str
    controls: str
    bones: list[BoneInfo]
    slots: dict[str, tuple[str, ...]]


def names() -> list[str]:
    """The lists that there are."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def load(name: str) -> Listed:
    """A list as an armature in T-pose."""
    header: dict[str, str] = {}
    parents: dict[str, str | None] = {}
    slots: dict[str, list[str]] = {}
    above: list[tuple[int, str]] = []
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            key, _, value = line[1:].partition(":")
            header[key.strip()] = value.strip()
            continue
        bone, _, slot = line.strip().partition(" = ")
        depth = len(line) - len(line.lstrip())
        while above and above[-1][0] >= depth:
            above.pop()
        assert bone not in parents, f"{name}: {bone} is listed twice"
        parents[bone] = above[-1][1] if above else None
        above.append((depth, bone))
        if slot:
            slots.setdefault(slot, []).append(bone)
    assert set(slots) <= set(SLOTS)
    found = {slot: tuple(slots[slot]) for slot in SLOTS if slot in slots}
    return Listed(header["kind"], header.get("controls", ""), place(parents, found), found)


def _of_slot(slot: str, index: int, count: int) -> Point:
    """Where the bone of a slot begins, of a chain the one with this index."""
    if slot in _MIDDLE:
        return _MIDDLE[slot]
    if slot in _CHAINS:
        start, end = _CHAINS[slot]
        return _between(start, end, index / max(count - 1, 1))
    side, _, part = slot.partition("_")
    if part.endswith("_twist"):
        limb = part.removesuffix("_twist")
        point = _between(_LEFT[limb], _LEFT[_NEXT[limb]], (index + 0.5) / count)
    else:
        point = _LEFT[part]
    return point if side == "left" else (-point[0], point[1], point[2])


def _between(a: Point, b: Point, share: float) -> Point:
    return tuple(x + (y - x) * share for x, y in zip(a, b, strict=True))  # type: ignore[return-value]


def place(parents: dict[str, str | None], slots: dict[str, tuple[str, ...]]) -> list[BoneInfo]:
    """Give every bone a place."""
    slot_of = {bone: slot for slot, bones in slots.items() for bone in bones}
    heads: dict[str, Point] = {
        bone: _of_slot(slot, index, len(bones))
        for slot, bones in slots.items()
        for index, bone in enumerate(bones)
    }
    children: dict[str | None, list[str]] = {}
    for bone, parent in parents.items():
        children.setdefault(parent, []).append(bone)

    def nearest(bone: str) -> str | None:
        """The nearest descendant with a place."""
        waiting = list(children.get(bone, []))
        while waiting:
            child = waiting.pop(0)
            if child in slot_of:
                return child
            waiting += children.get(child, [])
        return None

    for bone, parent in parents.items():
        if bone in heads:
            continue
        below, start = nearest(bone), heads[parent] if parent else (0.0, 0.0, 0.0)
        if below is not None:
            heads[bone] = _between(start, heads[below], 0.5) if parent else (0.0, 0.0, 0.0)
            continue
        above = parent
        while above is not None and above not in slot_of:
            above = parents[above]
        slot = slot_of.get(above or "", "")
        side, _, part = slot.partition("_") if slot not in _MIDDLE else ("", "", slot)
        step = _BEYOND.get(part, (0.02, 0.03, 0.04))
        if part == "head" and bone in children:
            step = (0.0, 0.0, 0.0)  # for the face
        sibling = children[parent].index(bone) * 0.012
        sign = -1.0 if side == "right" else 1.0
        heads[bone] = (start[0] + sign * step[0], start[1] + step[1] + sibling, start[2] + step[2])
    infos = []
    for bone, parent in parents.items():
        child = next((name for name in children.get(bone, []) if name in slot_of), None)
        head = heads[bone]
        part = slot_of.get(bone, "").partition("_")[2] or slot_of.get(bone, "")
        step = _BEYOND.get(part, (0.0, 0.0, 0.05))
        tail = heads[child] if child and heads[child] != head else _between(head, _sum(head, step), 1.0)
        infos.append(BoneInfo(bone, parent, head, tail))
    return infos


def _sum(a: Point, b: Point) -> Point:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


# Variants.


def moved(bones: list[BoneInfo], axes: str, scale: float = 1.0, at: Point = (0, 0, 0)) -> list[BoneInfo]:
    """Bones with other axes ("x", "-z", …, for the new X, Y and Z), scaled, then moved."""

    def move(point: Point) -> Point:
        found = []
        for axis, offset in zip(axes.split(), at, strict=True):
            value = point["xyz".index(axis[-1])]
            found.append(scale * (-value if axis[0] == "-" else value) + offset)
        return (found[0], found[1], found[2])

    return [replace(bone, head=move(bone.head), tail=move(bone.tail)) for bone in bones]


def renamed(bones: list[BoneInfo], new: dict[str, str]) -> list[BoneInfo]:
    """Bones with other names; those that are not mentioned keep theirs."""
    return [
        replace(
            bone, name=new.get(bone.name, bone.name), parent=bone.parent and new.get(bone.parent, bone.parent)
        )
        for bone in bones
    ]


def without(bones: list[BoneInfo], *gone: str) -> list[BoneInfo]:
    """Bones without these and all that hangs on them."""
    lost = set(gone)
    for bone in bones:  # parents come first
        if bone.parent in lost:
            lost.add(bone.name)
    return [bone for bone in bones if bone.name not in lost]


def build(name: str, bones: list[BoneInfo]) -> Any:
    """An armature object of these bones, active and selected; inside Blender only."""
    import bpy

    data = bpy.data.armatures.new(name)
    armature = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(armature)
    bpy.context.view_layer.objects.active = armature
    armature.select_set(True)
    bpy.ops.object.mode_set(mode="EDIT")
    for info in bones:
        bone = data.edit_bones.new(info.name)
        bone.head, bone.tail = info.head, info.tail
        if info.parent is not None:
            bone.parent = data.edit_bones[info.parent]
    bpy.ops.object.mode_set(mode="OBJECT")
    return armature
