"""What recognition looks at: bones with their parents and rest positions; and how it fails."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Point = tuple[float, float, float]


@dataclass(frozen=True)
class BoneInfo:
    """A bone at rest.

    Attributes:
        name: unique among the bones.
        parent: the name of its parent, or None.
        head: where it begins, in the armature's space.
        tail: where it ends, in the armature's space.
        deform: whether it deforms meshes.
    """

    name: str
    parent: str | None
    head: Point
    tail: Point
    deform: bool = True


class RecognitionError(ValueError):
    """Bones that are no body, or not certainly one.

    Attributes:
        found: the slots that names gave, for the artist to complete; may be empty.
    """

    def __init__(self, message: str, found: Mapping[str, tuple[str, ...]] | None = None) -> None:
        super().__init__(message)
        self.found: dict[str, tuple[str, ...]] = dict(found or {})


class Tree:
    """Bones by name, with their hierarchy.

    Raises:
        RecognitionError: if two bones share a name, a parent is missing, or the parents form a ring.
    """

    def __init__(self, bones: Iterable[BoneInfo]) -> None:
        self.bones: dict[str, BoneInfo] = {}
        for bone in bones:
            if bone.name in self.bones:
                raise RecognitionError(f"There are two bones “{bone.name}”: rename one of them.")
            self.bones[bone.name] = bone
        self.children: dict[str | None, list[str]] = {None: []}
        for bone in self.bones.values():
            if bone.parent is not None and bone.parent not in self.bones:
                raise RecognitionError(f"“{bone.name}” has a parent “{bone.parent}” that does not exist.")
            self.children.setdefault(bone.parent, []).append(bone.name)
        # Parents before children; a ring is never reached.
        self.order: dict[str, int] = {}
        self._depth: dict[str, int] = {}
        waiting = [(name, 0) for name in reversed(self.children[None])]
        while waiting:
            name, depth = waiting.pop()
            self.order[name], self._depth[name] = len(self.order), depth
            waiting += [(child, depth + 1) for child in reversed(self.children.get(name, []))]
        if len(self.order) < len(self.bones):
            raise RecognitionError("The parents of these bones form a ring.")

    def __contains__(self, name: str) -> bool:
        return name in self.bones

    def parent(self, name: str) -> str | None:
        """The name of a bone's parent."""
        return self.bones[name].parent

    def head(self, name: str) -> Point:
        """Where a bone begins."""
        return self.bones[name].head

    def path(self, name: str) -> list[str]:
        """From the topmost ancestor down to the bone itself."""
        path = [name]
        while (above := self.bones[path[-1]].parent) is not None:
            path.append(above)
        return path[::-1]

    def below(self, name: str) -> Iterator[str]:
        """All descendants, without the bone itself."""
        waiting = list(self.children.get(name, []))
        while waiting:
            bone = waiting.pop(0)
            yield bone
            waiting += self.children.get(bone, [])

    def descends(self, name: str, ancestor: str) -> bool:
        """Whether a bone is a proper descendant of another."""
        steps = self._depth[name] - self._depth[ancestor]
        above: str | None = name
        for _ in range(steps):
            above = self.bones[above].parent if above is not None else None
        return steps > 0 and above == ancestor

    def common(self, names: Sequence[str]) -> str | None:
        """The nearest bone that carries all of these, one of them included."""
        paths = [self.path(name) for name in names]
        shared = None
        for step in zip(*paths, strict=False):
            if len(set(step)) > 1:
                break
            shared = step[0]
        return shared

    @cached_property
    def size(self) -> float:
        """The largest extent of the bones' heads along an axis; 0 for bones without positions."""
        heads = [bone.head for bone in self.bones.values()]
        return max((max(axis) - min(axis) for axis in zip(*heads, strict=True)), default=0.0)


def add(a: Point, b: Point) -> Point:
    """Sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Point, b: Point) -> Point:
    """From b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Point, factor: float) -> Point:
    """A vector times a number."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Point, b: Point) -> float:
    """Scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Point, b: Point) -> Point:
    """Vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Point) -> float:
    """Length of a vector."""
    return math.sqrt(dot(a, a))


def unit(a: Point) -> Point:
    """The direction of a vector; zero for a vector without length."""
    size = length(a)
    return scale(a, 1.0 / size) if size > 0.0 else (0.0, 0.0, 0.0)


def mean(points: Sequence[Point]) -> Point:
    """The middle of some points."""
    total: Point = (0.0, 0.0, 0.0)
    for point in points:
        total = add(total, point)
    return scale(total, 1.0 / len(points))


def across(a: Point, axis: Point) -> Point:
    """The part of a vector that is perpendicular to a direction."""
    return sub(a, scale(axis, dot(a, axis)))
