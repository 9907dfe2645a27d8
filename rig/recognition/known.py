"""Kinds of rigs known by the names of their bones; the names are the files of ``rig/bone_maps``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ..bone_map import SIDES, SLOTS, missing_slots
from .bones import Tree

FOLDER = Path(__file__).resolve().parent.parent / "bone_maps"
_NOT_KINDS = {"schema.json", "words.json"}
_SIDE = "{side}"
# A rig that lacks more needed parts than these is of another kind.
_MOST_MISSING = 4


@dataclass(frozen=True)
class Kind:
    """A known kind of rig.

    Attributes:
        name: as the interface shows it.
        bones: names by slot; of a chain in order, of any other slot alternatives.
        controls: as :attr:`rig.bone_map.BoneMap.controls`.
        prefix: matches what precedes every name, in the spelling of :func:`spelling`.
        marks: names that such a rig has in exactly this spelling.
        loose: slots that need not hang on the slot above them.
        apart: names of bones that play no part, whatever their words say.
    """

    name: str
    bones: Mapping[str, tuple[str, ...]]
    controls: str
    prefix: str
    marks: tuple[str, ...]
    loose: frozenset[str]
    apart: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """A kind of rig found among bones.

    Attributes:
        kind: which.
        bones: names by slot.
        missing: needed slots that have none.
        apart: bones that play no part.
    """

    kind: Kind
    bones: dict[str, tuple[str, ...]]
    missing: tuple[str, ...]
    apart: frozenset[str]

    def denies(self, bones: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether bones of limbs play other parts in this kind than these.

        The trunk is not looked at: what is the hips' name in one kind is the spine's in another.
        """
        part = {name: slot for slot, names in self.bones.items() if _is_limb(slot) for name in names}
        return any(
            name in self.apart or part.get(name, slot) != slot
            for slot, names in bones.items()
            if _is_limb(slot)
            for name in names
        )


def _is_limb(slot: str) -> bool:
    return slot.startswith(("left_", "right_"))


@lru_cache(maxsize=1 << 14)
def spelling(name: str) -> str:
    """A name without the differences that exporters make: case and separators."""
    return re.sub(r"[\s._-]+", "_", name).casefold()


def _read(path: Path) -> Kind:
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    bones: dict[str, tuple[str, ...]] = {}
    loose = set()
    for part, names in document["bones"].items():
        if part in SLOTS:
            bones[part] = tuple(names)
            continue
        for side, word in zip(SIDES, document["sides"], strict=True):
            bones[f"{side}_{part}"] = tuple(name.replace(_SIDE, word) for name in names)
            if part in document.get("loose", ()):
                loose.add(f"{side}_{part}")
    return Kind(
        document["name"],
        bones,
        document.get("controls", ""),
        document.get("prefix", ".*"),
        tuple(document.get("marks", ())),
        frozenset(loose),
        tuple(document.get("apart", ())),
    )


@cache
def kinds() -> tuple[Kind, ...]:
    """Every known kind of rig, in the order of the files' names."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.json")) if path.name not in _NOT_KINDS)


def matches(tree: Tree) -> list[Match]:
    """Every way in which known kinds fit the bones or nearly do, the best first.

    Best is what lacks nothing, then what has more marks, then more bones, then a prefix of its own, then more
    names spelt alike.
    """
    spelt: dict[str, str] = {}
    for name in tree.bones:
        spelt.setdefault(spelling(name), name)
    scored = []
    for index, kind in enumerate(kinds()):
        for prefix in _prefixes(kind, spelt):
            if not all(_has_mark(tree, prefix, mark) for mark in kind.marks):
                continue
            bones = _find(kind, prefix, tree, spelt)
            missing = missing_slots(bones)
            if len(missing) > _MOST_MISSING:
                continue
            exact = sum(name.endswith(kind.bones[slot]) for slot in bones for name in bones[slot])
            count = sum(map(len, bones.values()))
            own = kind.prefix != ".*" and prefix != ""
            score = (not missing, len(kind.marks), count, own, exact, -index)
            apart = {spelt[key] for name in kind.apart if (key := prefix + spelling(name)) in spelt}
            scored.append((score, Match(kind, bones, tuple(missing), frozenset(apart))))
    return [match for _, match in sorted(scored, key=lambda item: item[0], reverse=True)]


def _has_mark(tree: Tree, prefix: str, mark: str) -> bool:
    wanted = prefix + spelling(mark)
    return any(name.endswith(mark) and spelling(name) == wanted for name in tree.bones)


def _prefixes(kind: Kind, spelt: Mapping[str, str]) -> list[str]:
    """What may precede the names of a kind, told by its hips."""
    found = []
    for hips in map(spelling, kind.bones["hips"]):
        for name in spelt:
            prefix = name.removesuffix(hips)
            if prefix != name and re.fullmatch(kind.prefix, prefix) and prefix not in found:
                found.append(prefix)
    return found


def _find(kind: Kind, prefix: str, tree: Tree, spelt: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    bones: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    # A name may stand in two slots, as a neck's that is the head where the rig has fewer bones.
    for slot in sorted(kind.bones, key=lambda slot: SLOTS[slot].chain):
        names = []
        for name in kind.bones[slot]:
            key = prefix + spelling(name)
            # Among names that differ in case alone, this very one first.
            bone = name if not prefix and name in tree else spelt.get(key)
            if bone is not None and bone not in taken:
                names.append(bone)
        if names:
            bones[slot] = tuple(names) if SLOTS[slot].chain else (names[0],)
            taken.update(bones[slot])
    return bones
