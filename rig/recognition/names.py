"""Bodies found by the words in the names of bones, whatever rig they are of.

A name is split into words; the side, the part of the body and what kind of bone it is are read from them.
Since the same word means different parts in different rigs (a "shoulder" is a collar bone here and an upper
arm there), a limb is read as a whole: of all ways to give the bones on the way to a hand or a foot their
parts in order, the one that the words support best.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..bone_map import LONGEST_NECK, LONGEST_SPINE, SIDES, SLOTS, missing_slots
from .bones import Tree
from .known import FOLDER

LIMBS = {"arm": ("collar", "upper_arm", "forearm", "hand"), "leg": ("thigh", "shin", "foot", "toes")}
# The bone of a limb, and the next one, between which its twist bones are.
TWISTED = {"upper_arm": "forearm", "forearm": "hand", "thigh": "shin", "shin": "foot"}

# A word that stands in most names is the character's or the exporter's, and says nothing.
_COMMON_SHARE = 0.6
_FEWEST_FOR_COMMON = 8
# What a needed slot counts for, beside the words' own weights of 1 to 3.
_NEEDED_WEIGHT = 10


@dataclass(frozen=True)
class Reading:
    """What a name says.

    Attributes:
        side: "left", "right" or "".
        part: the words that are left, without case and separators.
        words: all of them.
        kinds: of "control", "mechanism", "helper" and "twist" those that words stand for.
    """

    side: str
    part: str
    words: tuple[str, ...]
    kinds: frozenset[str]

    def weight(self, part: str) -> int:
        """How much the name speaks for a part of the body, without its side."""
        weights: dict[str, int] = vocabulary()["parts"][part]
        return weights.get(self.part, 0)

    @property
    def animal(self) -> bool:
        """Whether this is a bone that animals or machines have, and people have not."""
        words = vocabulary()
        if self.part in words["known"]:
            return False
        limbs = {self.part.removeprefix(word) for word in words["of_four"]} - {self.part}
        return not words["animal"].isdisjoint(self.words) or not words["limbs"].isdisjoint(limbs)


@cache
def vocabulary() -> dict[str, Any]:
    """The words of ``rig/bone_maps/words.json``."""
    words: dict[str, Any] = json.loads((FOLDER / "words.json").read_text("utf-8"))
    words["animal"] = set(words["animal"])
    words["known"] = {word for weights in words["parts"].values() for word in weights}
    parts = [part for limb in LIMBS.values() for part in limb]
    words["limbs"] = {word for part in parts for word in words["parts"][part]}
    words["sides"] = {word: side for side in SIDES for word in words[side]}
    return words


def _split(name: str) -> list[str]:
    """The words of a name, its numbers left out."""
    name = unicodedata.normalize("NFKC", re.split(r"[:|]", name)[-1])
    name = re.sub(r"([左右])|(?<=[a-z])(twist)", r" \1\2 ", name)
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\dA-Za-z_]+", name)
    return [part.lower() for part in parts]


def _side_within(part: str) -> tuple[str, str]:
    """The side and the rest of words that were written as one, as in "lhand" or "upperarmleft"."""
    words = vocabulary()
    if part not in words["known"]:
        for word, side in words["sides"].items():
            for rest in (part.removeprefix(word), part.removesuffix(word)):
                if rest != part and rest in words["known"]:
                    return side, rest
    return "", part


def read(names: Iterable[str]) -> dict[str, Reading]:
    """What every name says, all names of an armature taken together."""
    words = vocabulary()
    split = {name: _split(name) for name in names}
    counts = Counter(word for parts in split.values() for word in set(parts))
    common = {
        word
        for word, count in counts.items()
        if len(split) >= _FEWEST_FOR_COMMON and count >= _COMMON_SHARE * len(split)
    }
    common -= words["known"] | set(words["sides"]) | set(words["twist"])
    readings = {}
    for name, parts in split.items():
        sides = {words["sides"][part] for part in parts if part in words["sides"]}
        kinds = {
            kind
            for kind in ("control", "mechanism", "helper", "twist")
            for part in parts
            if part in words[kind] and part not in common
        }
        silent = {*words["noise"], *words["sides"], *words["control"], *words["mechanism"]}
        silent |= {*words["twist"], *common}
        part = "".join(part for part in parts if part not in silent)
        side = sides.pop() if len(sides) == 1 else ""
        if not side and not sides:
            side, part = _side_within(part)
        readings[name] = Reading(side, part, tuple(parts), frozenset(kinds))
    return readings


@dataclass(frozen=True)
class Limb:
    """The bones of one limb by slot, and how well the names support them."""

    bones: dict[str, str]
    score: int

    @property
    def complete(self) -> bool:
        """Whether no needed slot of the limb is missing."""
        return self.score >= 3 * _NEEDED_WEIGHT


def _best(bones: Sequence[tuple[str, Reading]], slots: Sequence[str], side: str) -> Limb:
    """The best way to give slots in order to bones in order, each at most one; the first of equals."""
    best = Limb({}, 0)
    for index, (bone, reading) in enumerate(bones):
        for place, part in enumerate(slots):
            weight = reading.weight(part)
            if not weight:
                continue
            slot = f"{side}_{part}"
            rest = _best(bones[index + 1 :], slots[place + 1 :], side)
            score = weight + (_NEEDED_WEIGHT if SLOTS[slot].needed else 0) + rest.score
            if score > best.score:
                best = Limb({slot: bone, **rest.bones}, score)
    return best


def limbs(
    tree: Tree, readings: Mapping[str, Reading], side: str, limb: str, usable: Callable[[Reading], bool]
) -> list[Limb]:
    """Every reading of a limb that ends in another bone, the best first."""
    slots = LIMBS[limb]
    fitting = {
        name
        for name, reading in readings.items()
        if reading.side == side and usable(reading) and any(reading.weight(slot) for slot in slots)
    }
    found: dict[str, Limb] = {}
    for name in sorted(fitting, key=tree.order.__getitem__):
        path = [(bone, readings[bone]) for bone in tree.path(name) if bone in fitting]
        best = _best(path, slots, side)
        top = min(best.bones.values(), key=tree.order.__getitem__)
        if top not in found or best.score > found[top].score:
            found[top] = best
    return sorted(found.values(), key=lambda item: -item.score)


def _usable(*kinds: str) -> Callable[[Reading], bool]:
    """Whether a bone is none but of these kinds."""
    others = {"control", "mechanism", "helper", "twist"} - set(kinds)
    return lambda reading: not reading.kinds & others


# Plain bones first: a control rig's mechanisms bear the same words.
STAGES = (_usable(), _usable("control"), _usable("mechanism"))


@dataclass(frozen=True)
class Named:
    """What names gave.

    Attributes:
        bones: names by slot; needed slots may be missing.
        bodies: how many bodies there are as good as this one.
    """

    bones: dict[str, tuple[str, ...]]
    bodies: int


def find(tree: Tree, readings: Mapping[str, Reading]) -> Named:
    """The body that the names speak of, complete or not."""
    best = Named({}, 0)
    for usable in STAGES:
        named = _find(tree, readings, usable)
        needed = sum(SLOTS[slot].needed for slot in named.bones)
        if needed > sum(SLOTS[slot].needed for slot in best.bones):
            best = named
        if not missing_slots(best.bones):
            break
    return best


def _find(tree: Tree, readings: Mapping[str, Reading], usable: Callable[[Reading], bool]) -> Named:
    bones: dict[str, str] = {}
    bodies = []
    for limb in LIMBS:
        for side in SIDES:
            found = limbs(tree, readings, side, limb, usable)
            if found:
                bones |= found[0].bones
                bodies.append(sum(other.complete and other.score == found[0].score for other in found))
    heads = [name for name in tree.order if readings[name].weight("head") and usable(readings[name])]
    heads = [name for name in heads if not readings[name].side]
    heads = [name for name in heads if not any(tree.descends(name, other) for other in heads)]
    if heads:
        bones["head"] = max(heads, key=lambda name: readings[name].weight("head"))
        bodies.append(len(heads))
    named: dict[str, tuple[str, ...]] = {slot: (bone,) for slot, bone in bones.items()}
    named |= torso(tree, readings, bones)
    return Named(named, min(bodies, default=0))


def torso(
    tree: Tree, readings: Mapping[str, Reading], bones: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Hips, spine and neck between limbs and head; what cannot be told is left out."""
    thighs = [bones[slot] for slot in ("left_thigh", "right_thigh") if slot in bones]
    arms = [bones.get(f"{side}_collar") or bones.get(f"{side}_upper_arm") for side in SIDES]
    tops = [name for name in arms if name is not None]
    upper = [*tops, *([bones["head"]] if "head" in bones else [])]
    if not thighs or len(upper) < 2:
        return {}
    base, chest = tree.common([*thighs, *upper]), tree.common(upper)
    if base is None or chest is None:
        return {}
    # Bipeds hang the thighs on the spine, whose parent the hips are all the same.
    above = tree.parent(base)
    if readings[base].weight("spine") and above is not None and readings[above].weight("hips"):
        base = above
    spine = tree.path(chest)[tree.path(chest).index(base) + 1 :]
    neck = tree.path(bones["head"])[len(tree.path(chest)) : -1] if "head" in bones else []
    # … and the collars on the neck.
    while len(spine) > 1 and readings[spine[-1]].weight("neck"):
        neck = [spine.pop(), *neck]
    found = {
        "hips": (base,),
        "spine": spread(_posed(spine, readings), LONGEST_SPINE),
        "neck": spread(_posed(neck, readings), LONGEST_NECK),
    }
    return {slot: names for slot, names in found.items() if names}


def _posed(chain: Sequence[str], readings: Mapping[str, Reading]) -> list[str]:
    """Of a chain those bones that are posed, rather than a rig's mechanism; all if it is nothing else."""
    posed = [bone for bone in chain if not readings[bone].kinds & {"helper", "mechanism"}]
    return posed or list(chain)


def spread(names: Sequence[str], most: int) -> tuple[str, ...]:
    """As many of a chain as are allowed, evenly spread, both ends among them."""
    if len(names) <= most:
        return tuple(names)
    return tuple(names[round(index * (len(names) - 1) / (most - 1))] for index in range(most))


def twists(tree: Tree, readings: Mapping[str, Reading], bone: str, end: str) -> set[str]:
    """The twist bones of a limb's bone, by their names.

    These are the bones below it, not below the next one, that are called twists or, like "upper_arm.001"
    below "upper_arm", have its own name with another number.
    """
    side, part = readings[bone].side, readings[bone].part
    return {
        name
        for name in tree.below(bone)
        if name != end
        and not tree.descends(name, end)
        and readings[name].side in {side, ""}
        and ("twist" in readings[name].kinds or readings[name].part == part)
        and not readings[name].kinds & {"helper", "control"}
    }
