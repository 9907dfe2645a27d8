"""Bodies found without names: by symmetry, chains and lengths.

For armatures whose bones are called "Bone.017": two pairs of mirrored limbs on one trunk, the lower pair
pointing away from the upper one; in every limb the two longest bones after one another are thigh and shin or
upper arm and forearm. What is not clear is not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from ..bone_map import LONGEST_SPINE
from .bones import Point, Tree, cross, dot, length, mean, sub
from .checks import forward, upward
from .names import Reading

# Shares of the body's size.
_OFF_THE_MIDDLE = 0.02
_LIMB_REACH = 0.12
# How far two sides may differ from mirror images, as a share of their distance.
_ASYMMETRY = 0.15
# The longest two bones of a limb: how much they may differ, and how much longer they are than the next.
_SIMILAR = 2.2
_LONGER = 1.3
# Straight-line distance over the length of a leg; a bird's or a dog's leg is folded at rest.
_STRAIGHT = 0.9
_SAME_PLACE = 0.01
# A child that reaches less far than this share of another's reach is beside the chain.
_SIDE_BONE = 0.25


@dataclass(frozen=True)
class _Pair:
    """Two mirrored subtrees: their parent and their topmost bones."""

    parent: str
    bones: tuple[str, str]


def find(tree: Tree, readings: Mapping[str, Reading]) -> dict[str, tuple[str, ...]] | None:
    """The body by its structure, or None where it is not clear."""
    if tree.size == 0.0:
        return None
    found = [body for axis in range(3) if (body := _body(tree, axis)) is not None]
    if len(found) != 1:
        return None
    if any(readings[bone].animal for names in found[0].values() for bone in names):
        return None
    return found[0]


def _middle(tree: Tree, name: str) -> Point:
    return mean([tree.head(bone) for bone in (name, *tree.below(name))])


def _pairs(tree: Tree, axis: int) -> list[_Pair]:
    """Mirrored subtrees that branch off bones of the middle, big enough for a limb."""
    pairs = []
    waiting = list(tree.children[None])
    while waiting:
        parent = waiting.pop()
        children = tree.children.get(parent, [])
        paired: set[str] = set()
        for a, b in combinations(children, 2):
            if paired & {a, b} or len(list(tree.below(a))) != len(list(tree.below(b))):
                continue
            way = sub(_middle(tree, a), _middle(tree, b))
            off = abs(way[axis])
            if off > _OFF_THE_MIDDLE * tree.size and length(way) - off < _ASYMMETRY * off:
                paired |= {a, b}
                if all(_reach(tree, bone) > _LIMB_REACH * tree.size for bone in (a, b)):
                    pairs.append(_Pair(parent, (a, b)))
        waiting += [child for child in children if child not in paired]
    return pairs


def _reach(tree: Tree, name: str) -> float:
    return max((length(sub(tree.head(bone), tree.head(name))) for bone in tree.below(name)), default=0.0)


def _chain(tree: Tree, name: str) -> list[str]:
    """Down from a bone to its first branch, and one bone beyond it: fingers and toes do not matter.

    Children that reach much less far than another, as twist bones do, are no branch.
    """
    chain = [name]
    while children := tree.children.get(chain[-1], []):
        reach = {child: _reach(tree, child) for child in children}
        best = max(children, key=lambda child: reach[child])
        chain.append(best)
        if any(reach[child] > _SIDE_BONE * reach[best] for child in children if child != best):
            break
        if not reach[best]:
            break
    return chain


def _limb(tree: Tree, name: str) -> list[str] | None:
    """A limb's bones: before its two long ones or "", those two, the one that ends them, after it or ""."""
    chain = _chain(tree, name)
    ways = [length(sub(tree.head(b), tree.head(a))) for a, b in pairwise(chain)]
    if len(ways) < 2:
        return None
    index = max(range(len(ways) - 1), key=lambda at: ways[at] + ways[at + 1])
    first, second = ways[index], ways[index + 1]
    others = ways[:index] + ways[index + 2 :]
    if max(first, second) > _SIMILAR * min(first, second) or index > 1:
        return None
    if others and min(first, second) < _LONGER * max(others):
        return None
    before = chain[index - 1] if index else ""
    after = chain[index + 3] if index + 3 < len(chain) else ""
    return [before, *chain[index : index + 3], after]


def _top(tree: Tree, chest: str, arms: Sequence[str]) -> tuple[list[str], str] | None:
    """Neck and head above the chest."""
    above = [child for child in tree.children.get(chest, []) if child not in arms]
    if not above:
        return None
    start = max(above, key=lambda child: (len(list(tree.below(child))), _reach(tree, child)))
    chain = [start]
    while len(children := tree.children.get(chain[-1], [])) == 1:
        chain.append(children[0])
    ways = [length(sub(tree.head(b), tree.head(a))) for a, b in pairwise(chain)]
    # A bone at the end of the head is further from it than the head from the neck, and one for the face
    # begins where the head does.
    ends = not children and len(chain) > 2 and ways[-1] > _LONGER * ways[-2]
    if ends or (ways and ways[-1] < _SAME_PLACE * tree.size):
        chain.pop()
    return (chain[:-1], chain[-1]) if len(chain) <= 4 else None


def _body(tree: Tree, axis: int) -> dict[str, tuple[str, ...]] | None:
    pairs = _pairs(tree, axis)
    if len(pairs) != 2:
        return None
    bodies = [
        body
        for legs, arms in (pairs, pairs[::-1])
        if legs.parent != arms.parent and (body := _assemble(tree, legs, arms)) is not None
    ]
    return bodies[0] if len(bodies) == 1 else None


def _assemble(tree: Tree, legs: _Pair, arms: _Pair) -> dict[str, tuple[str, ...]] | None:
    hips, chest = tree.common([legs.parent, arms.parent]), arms.parent
    top = _top(tree, chest, arms.bones)
    chains = [_limb(tree, bone) for bone in (*legs.bones, *arms.bones)]
    if hips is None or top is None or any(chain is None for chain in chains):
        return None
    spine = tree.path(chest)[len(tree.path(hips)) :]
    if not 1 <= len(spine) <= LONGEST_SPINE:
        return None
    bones: dict[str, tuple[str, ...]] = {"hips": (hips,), "spine": tuple(spine), "head": (top[1],)}
    if top[0]:
        bones["neck"] = tuple(top[0])
    # Sides in any order first; where the front is tells which is which.
    whole = [chain for chain in chains if chain is not None]
    for side, leg, arm in (("left", whole[0], whole[2]), ("right", whole[1], whole[3])):
        if not _is_straight(tree, leg):
            return None
        names = dict(zip(("thigh", "shin", "foot", "toes"), leg[1:], strict=True))
        names |= dict(zip(("collar", "upper_arm", "forearm", "hand"), arm[:4], strict=True))
        bones |= {f"{side}_{part}": (name,) for part, name in names.items() if name}
    up = upward(tree, bones)
    ahead = forward(tree, bones, up)
    if ahead is None:
        return None
    left = cross(up, ahead)
    for part, pair in (("thigh", legs), ("upper_arm", arms)):
        way = sub(_middle(tree, pair.bones[0]), _middle(tree, pair.bones[1]))
        if dot(way, left) < 0.0:
            bones = _swapped(bones, part)
    return bones


def _is_straight(tree: Tree, leg: Sequence[str]) -> bool:
    thigh, shin, foot = (tree.head(name) for name in leg[1:4])
    way = length(sub(shin, thigh)) + length(sub(foot, shin))
    return length(sub(foot, thigh)) > _STRAIGHT * way


def _swapped(bones: Mapping[str, tuple[str, ...]], part: str) -> dict[str, tuple[str, ...]]:
    """The bones with left and right of one pair of limbs exchanged."""
    parts = (
        ("thigh", "shin", "foot", "toes") if part == "thigh" else ("collar", "upper_arm", "forearm", "hand")
    )
    swapped = dict(bones)
    for name in parts:
        left, right = swapped.pop(f"left_{name}", None), swapped.pop(f"right_{name}", None)
        if left is not None:
            swapped[f"right_{name}"] = left
        if right is not None:
            swapped[f"left_{name}"] = right
    return swapped
