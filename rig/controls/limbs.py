"""Arms and legs that can be posed by FK and by IK controls: both made to agree."""

from __future__ import annotations

import bisect
import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from bpy.types import Object
from mathutils import Matrix, Quaternion, Vector

from .draft import Draft
from .evaluation import Evaluation, translation

_Y = Vector((0.0, 1.0, 0.0))
# Below this distance of the elbow from the line between shoulder and hand, as a share of the limb's length,
# the hinge's axis has a say in where the elbow points; on the line it alone does.
_NEARLY_STRAIGHT = 0.03
# Less than that at rest, and its rest pose does not say where the elbow points.
_STRAIGHT = 1e-3
# Blender's IK shortens bones that may stretch, Rigify's by some per cent, and leaves a straight limb a little
# bent. By how much to stretch them beforehand, for distances between the ends as shares of the chain's
# length: found on Rigify's human, where the search starts. Beyond the limits a limb would not look itself.
_START = ((0.5, 0.8, 0.9, 0.96, 1.0), (1.033, 1.028, 1.02, 1.011, 0.985))
_STRETCHES = (0.975, 1.1)
_ROUNDS = 12
# When the elbow of the IK chain is where that of the FK chain is: radians; and shares of the limb's length,
# for a straight limb, whose elbow the least difference moves, and by how much more for one whose ends meet.
_ANGLE_ENOUGH, _STRETCH_ENOUGH, _STRETCH_MORE = math.radians(0.1), 1e-4, 2e-3
# A secant through two measurements nearer to each other than this, as logarithms, says nothing.
_LEAST_STEP = 1e-6


@dataclass(frozen=True)
class Limb:
    """The controls of an arm or a leg.

    Attributes:
        fk: FK controls of upper bone, lower bone, hand or foot, and perhaps toes.
        moves: the bones that follow FK or IK controls, one for each of `fk`, with their heads at rest where
            those of the controls are.
        ik: the bones that IK brings into place, for upper and lower bone.
        end: IK control of the hand or foot.
        target: the bone that the IK chain reaches for, rigid with `end` while the neutral ones are at rest.
        tip: IK control of the toes, if toes have their own.
        base: control at the limb's root that turns (about its length) and stretches the IK chain, if any.
        pole: control that the elbow or knee points at, if any.
        pole_switch: bone and property that say whether the pole is in use; without it, it always is.
        switch: bone and property that blend from IK to FK.
        fk_value, ik_value: its values for FK alone and IK alone.
        at_rest: controls that would move the hand or foot off its place, to be put back to rest.
        in_place: controls that may be turned and scaled but not moved.
    """

    fk: tuple[str, ...]
    moves: tuple[str, ...]
    ik: tuple[str, str]
    end: str
    target: str
    tip: str
    base: str
    pole: str
    pole_switch: tuple[str, str] | None
    switch: tuple[str, str]
    fk_value: float
    ik_value: float
    at_rest: tuple[str, ...] = ()
    in_place: tuple[str, ...] = ()

    def controls(self) -> tuple[str, ...]:
        """Everything an artist takes hold of to pose the limb."""
        ends = (self.end, self.tip, self.base, self.pole, *self.at_rest)
        return (*self.fk, *(name for name in ends if name))


def _across(point: Vector, start: Vector, along: Vector) -> Vector:
    """From the line through `start` along a unit vector to a point, at right angles."""
    offset: Vector = point - start
    return offset - along * offset.dot(along)


def _angle(start: Vector, end: Vector, axis: Vector) -> float:
    """The turn about a unit axis from one vector to another, both at right angles to it."""
    normal: Any = start.cross(end)
    return math.atan2(axis.dot(normal), start.dot(end))


class _Response:
    """How a limb's IK chain answers, measured: by how far apart its ends are, whatever else the pose.

    Distances are shares of the chain's length. Where the chain is turned by its base, its stretch goes from
    that at no turn to that at half a turn with the cosine, and the error of its turn with the sine.
    """

    def __init__(self) -> None:
        self._samples: dict[tuple[float, float], tuple[float, float]] = {}

    def learn(self, reach: float, turn: float, ratio: float, error: float) -> None:
        """Note a measurement; all reaches must be measured at the same turns."""
        self._samples[reach, turn] = ratio, error

    def _at(self, reach: float, turn: float) -> tuple[float, float]:
        """Ratio and error, interpolated between reaches."""
        known = sorted({key for key, at in self._samples if at == turn})
        reach = min(max(reach, known[0]), known[-1])
        above = max(1, bisect.bisect_left(known, reach))
        low, high = known[above - 1], known[above]
        share = (reach - low) / (high - low)
        first, second = self._samples[low, turn], self._samples[high, turn]
        return first[0] + share * (second[0] - first[0]), first[1] + share * (second[1] - first[1])

    def ratio(self, reach: float, turn: float) -> float:
        """The length that the chain's bones come to have, as a share of theirs."""
        straight = self._at(reach, 0.0)[0]
        if len({at for _, at in self._samples}) == 1:
            return straight
        return straight + (self._at(reach, math.pi)[0] - straight) * 0.5 * (1.0 - math.cos(turn))

    def error(self, reach: float, turn: float) -> float:
        """By how much the chain turns too far, radians."""
        if len({at for _, at in self._samples}) == 1:
            return self._at(reach, 0.0)[1]
        return self._at(reach, math.pi / 2.0)[1] * math.sin(turn)


@dataclass
class _Measured:
    """Where the IK chain is in Blender's evaluation: its joints, and where it bends to."""

    joints: list[Vector]
    along: Vector
    bends: Vector

    def lengths(self) -> list[float]:
        """Of both bones."""
        return _lengths(self.joints)

    def reach(self) -> float:
        """The distance between the ends, as a share of the bones' length."""
        return (self.joints[2] - self.joints[0]).length / sum(self.lengths())


class IKSnap:
    """Brings one limb's IK controls to where its FK controls put the limb.

    The IK solver decides by itself how far the chain turns about the line from shoulder to hand and, where
    bones may stretch, how long they become. So a first answer comes from the rest pose, and :meth:`correct`
    improves on it by what Blender has evaluated. For many poses, how the solver answers can be measured
    beforehand (:meth:`sample`), so that the first answer is the last.
    """

    # Distances between the chain's ends to measure at, as shares of its length, and turns of its base.
    REACHES = (0.1, 0.3, 0.5, 0.65, 0.75, 0.82, 0.88, 0.92, 0.95, 0.97, 0.98, 0.99, 1.0, 1.02)
    TURNS = (0.0, math.pi / 2.0, math.pi)

    def __init__(self, armature: Object, limb: Limb, evaluation: Evaluation) -> None:
        """Measure the limb at rest."""
        self.limb = limb
        self._evaluation = evaluation
        pose: Any = armature.pose
        self._bones: Any = pose.bones
        self._uses_pole = bool(limb.pole)
        if limb.pole and limb.pole_switch is not None:
            bone, name = limb.pole_switch
            self._uses_pole = bool(self._bones[bone][name])
        self._turn, self._stretch = 0.0, 1.0
        self._before: tuple[float, float] | None = None
        self._response: _Response | None = None

        upper, lower, end = (evaluation.rest(name) for name in limb.fk[:3])
        line = end.translation - upper.translation
        self._start, self._along = upper.translation, line.normalized()
        self._distance = line.length
        self._length = sum(_lengths([upper.translation, lower.translation, end.translation]))
        self._bends = _across(lower.translation, self._start, self._along)
        self._pole = Vector()
        if limb.pole:
            self._pole = _across(evaluation.rest(limb.pole).translation, self._start, self._along)
        if self._bends.length < _STRAIGHT * self._length:  # the pole tells where it would bend
            self._bends = self._pole.copy()
        self._bends.normalize()
        self._reach = max(self._pole.length, 0.5 * self._length)
        hinge: Any = self._along.cross(self._bends)
        # The axis about which elbow or knee bend, in the lower bones' own axes.
        self._hinges = {
            name: evaluation.rest(name).to_quaternion().inverted() @ hinge
            for name in (limb.fk[1], limb.ik[1])
        }

    def _hinged(self, name: str, lower: Matrix, along: Vector) -> Vector:
        """Where an elbow or knee would point, by the hinge of a lower bone; a unit vector."""
        elbow: Any = (lower.to_quaternion() @ self._hinges[name]).cross(along)
        return elbow.normalized()  # type: ignore[no-any-return]

    def _wanted(self) -> _Measured:
        """Where the FK chain is."""
        poses = [self._evaluation.posed(name) for name in self.limb.fk[:3]]
        joints = [pose.translation for pose in poses]
        along = (joints[2] - joints[0]).normalized()
        bends = _across(joints[1], joints[0], along)
        short = _NEARLY_STRAIGHT * sum(_lengths(joints))
        if bends.length < short:
            bends = bends + (short - bends.length) * self._hinged(self.limb.fk[1], poses[1], along)
        return _Measured(joints, along, bends.normalized())

    def _found(self) -> _Measured:
        """Where Blender's evaluation has the IK chain."""
        poses = [self._bones[name].matrix for name in (*self.limb.ik, self.limb.target)]
        joints = [pose.translation for pose in poses]
        along = (joints[2] - joints[0]).normalized()
        return _Measured(joints, along, self._hinged(self.limb.ik[1], poses[1], along))

    def begin(self) -> None:
        """Find a first answer; the FK chain must be posed."""
        self._turn, self._stretch, self._before = 0.0, 1.0, None
        if not self.limb.base and not self._uses_pole:
            return
        wanted = self._wanted()
        if not self._uses_pole:
            base = self._evaluation.carried(self.limb.base).to_quaternion()
            carried = base @ self._evaluation.rest(self.limb.base).to_quaternion().inverted() @ self._bends
            self._turn = _angle(_across(carried, Vector(), wanted.along), wanted.bends, wanted.along)
        reach = wanted.reach()
        if self.limb.base:
            self._stretch = float(np.interp(reach, *_START))
        if self._response is None:
            return
        if self.limb.base:
            for _ in range(_ROUNDS):
                self._stretch = _limited(1.0 / self._response.ratio(reach / self._stretch, self._turn))
        self._turn -= self._response.error(reach / self._stretch, self._turn)

    def put(self, draft: Draft) -> None:
        """Set base and pole; the hand or foot must be in its place."""
        limb = self.limb
        if limb.base:
            turned = Quaternion(_Y, 0.0 if self._uses_pole else self._turn)
            draft.put(limb.base, turned, scale=Vector((self._stretch,) * 3))
        if self._uses_pole:
            wanted = self._wanted()
            start = wanted.joints[0]
            middle = start + wanted.along * (wanted.joints[1] - start).dot(wanted.along)
            draft.move(
                limb.pole, middle + self._reach * (Quaternion(wanted.along, self._turn) @ wanted.bends)
            )

    def correct(self) -> bool:
        """Improve on the answer by what Blender has evaluated; whether there was anything to improve."""
        wanted, found = self._wanted(), self._found()
        error = surplus = 0.0
        if self.limb.base or self._uses_pole:
            error = _angle(found.bends, _across(wanted.bends, Vector(), found.along), found.along)
            self._turn = math.remainder(self._turn + error, 2.0 * math.pi)
        if self.limb.base:
            surplus = self._stretch_by(math.log(sum(found.lengths()) / sum(wanted.lengths())))
        enough = _STRETCH_ENOUGH + _STRETCH_MORE * max(0.0, 1.0 - wanted.reach())
        return abs(error) > _ANGLE_ENOUGH or abs(surplus) > enough

    def _stretch_by(self, surplus: float) -> float:
        """Take back what the chain is too long, as a logarithm, by the secant method; returns it."""
        now = math.log(self._stretch)
        slope = 1.0
        if self._before is not None and abs(now - self._before[0]) > _LEAST_STEP:
            slope = max(0.3, min(2.0, (surplus - self._before[1]) / (now - self._before[0])))
        self._before = now, surplus
        self._stretch = _limited(math.exp(now - surplus / slope))
        return surplus

    def turns(self) -> tuple[float, ...]:
        """The turns of the base at which the chain's answer is to be measured."""
        return self.TURNS if self.limb.base and not self._uses_pole else self.TURNS[:1]

    def sample(self, draft: Draft, reach: float, turn: float) -> None:
        """Bring the IK controls, without FK, to where the chain's answer is to be measured."""
        body = self._body()
        for name in self.limb.at_rest:
            draft.rest(name)
        away = translation(self._along * (reach * self._length - self._distance))
        draft.place(self.limb.end, body @ away @ self._evaluation.rest(self.limb.end))
        if self.limb.base:
            draft.put(self.limb.base, Quaternion(_Y, turn))
        if self._uses_pole:
            draft.move(self.limb.pole, body @ self._evaluation.rest(self.limb.pole).translation)

    def learn(self, reach: float, turn: float) -> None:
        """Measure the chain's answer to :meth:`sample`, once the scene is evaluated."""
        found = self._found()
        body = self._body()
        size = body.median_scale
        rest = [self._evaluation.rest(name).translation for name in self.limb.fk[:3]]
        ratio = sum(found.lengths()) / (size * sum(_lengths(rest)))
        # With a pole, which need not lie where the elbow points at rest, the chain bends towards it.
        bends = self._pole if self._uses_pole else Quaternion(self._along, turn) @ self._bends
        expected = body.to_quaternion() @ bends
        error = _angle(_across(expected, Vector(), found.along), found.bends, found.along)
        if self._response is None:
            self._response = _Response()
        self._response.learn(reach, turn, ratio, error)

    def _body(self) -> Matrix:
        """How what carries the limb is moved from rest."""
        first = self.limb.fk[0]
        return self._evaluation.carried(first) @ self._evaluation.rest(first).inverted()


def _limited(stretch: float) -> float:
    return min(max(stretch, _STRETCHES[0]), _STRETCHES[1])


def _lengths(joints: list[Vector]) -> list[float]:
    return [(end - start).length for start, end in pairwise(joints)]
