"""Wanted poses of FK controls, onto FK and IK controls and switches."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from bpy.types import Object
from mathutils import Matrix, Quaternion

from ..actions import BonePose, keyed_paths, property_path, write, write_frames, write_properties
from .draft import Draft
from .evaluation import Evaluation, compose, refresh
from .limbs import IKSnap, Limb
from .structure import ControlRig, ControlRigError

# Which way limbs are posed afterwards: all by FK, all by IK, or each as it was.
Mode = Literal["FK", "IK", "KEEP"]

# From so many poses on, it pays to measure beforehand how IK answers.
_MANY = 30
# Evaluations of the scene for one pose, at most.
_ROUNDS = 3
# A control that misses its rotation by more is reported, radians; one that misses its place, metres.
_MISSED, _AWAY = math.radians(0.5), 1e-3


class Writer:
    """Poses one control rig; for one use: Blender's references do not outlive an undo."""

    def __init__(self, armature: Object, rig: ControlRig, mode: Mode) -> None:
        self._armature = armature
        self._rig = rig
        self._mode = mode
        self._bones: Any = armature.pose.bones  # type: ignore[union-attr]
        self._keyed = keyed_paths(armature)
        self._evaluation = Evaluation(armature)
        self._snaps = {limb: IKSnap(armature, limb, self._evaluation) for limb in rig.limbs}

    def write(self, wanted: Mapping[str, Matrix], frame: float | None) -> list[str]:
        """Pose the rig, and key it; see :func:`rig.controls.write_controls`."""
        bones, limbs = self._complete(wanted)
        if frame is not None:
            self._find_action(frame)
        draft, missed = self._solve(bones, limbs, _ROUNDS)
        switches = self._switches(limbs)
        if frame is not None:
            write(self._armature, draft.poses.values(), frame)
        write_properties(self._armature, switches, frame)
        return missed

    def write_frames(self, frames: Iterable[tuple[float, Mapping[str, Matrix]]]) -> None:
        """Key poses; see :func:`rig.controls.write_controls_frames`.

        No key is inserted before all poses are known: the first would make Blender put the pose of the
        present frame back at the next evaluation.
        """
        # All before anything moves.
        wanted = [(frame, *self._complete(poses)) for frame, poses in frames]
        if not wanted:
            return
        self._find_action(wanted[0][0])
        if len(wanted) >= _MANY:
            posed = {limb for _, _, limbs in wanted for limb in limbs}
            self._sample([limb for limb in self._rig.limbs if limb in posed])
        keys: list[tuple[float | None, Iterable[BonePose]]] = []
        switched: list[tuple[float, dict[tuple[str, str], float]]] = []
        for number, (frame, bones, limbs) in enumerate(wanted):
            if number == 0 or len(wanted) < _MANY or self._evaluation.corrected:
                draft, _ = self._solve(bones, limbs, _ROUNDS if number == 0 else 1)
            else:
                draft = self._plan(bones, limbs, fresh=True)
            keys.append((frame, list(draft.poses.values())))
            switched.append((frame, self._switches(limbs)))
        write_frames(self._armature, keys)
        for frame, switches in switched:
            write_properties(self._armature, switches, frame)

    def _find_action(self, frame: float) -> None:
        """See that the action can be edited, before anything moves: raises ValueError if not."""
        write(self._armature, (), frame)

    def _sample(self, limbs: list[Limb]) -> None:
        """Measure how the IK chains of limbs answer."""
        snaps = [self._snaps[limb] for limb in limbs]
        for reach in IKSnap.REACHES:
            for turn in IKSnap.TURNS:
                self._evaluation.restart()
                draft = Draft(self._armature, self._evaluation, self._keyed)
                measured = [snap for snap in snaps if turn in snap.turns()]
                for snap in measured:
                    snap.sample(draft, reach, turn)
                if measured:
                    write(self._armature, draft.poses.values())
                    refresh()
                for snap in measured:
                    snap.learn(reach, turn)

    def _solve(self, bones: Mapping[str, Matrix], limbs: list[Limb], rounds: int) -> tuple[Draft, list[str]]:
        """Pose the rig without keys.

        Args:
            bones: armature-space poses of FK controls, complete for back and limbs.
            limbs: those to pose.
            rounds: how often the scene may be evaluated to improve on what was computed.

        Returns:
            What was written, and the controls that do not reach their rotation.
        """
        snaps = [self._snaps[limb] for limb in limbs]
        # What is pending, such as new keys' animation, must not come over the pose when it is evaluated.
        refresh()
        draft = self._plan(bones, limbs, fresh=True)
        write(self._armature, draft.poses.values())
        for _ in range(rounds):
            refresh()
            if self._evaluation.calibrate() and self._missed(draft):
                draft = self._plan(bones, limbs, fresh=False)
                write(self._armature, draft.poses.values())
                continue
            improved = [snap.correct() for snap in snaps]
            if not any(improved):
                break
            for snap in snaps:
                snap.put(draft)
            changed = [name for limb in limbs for name in (limb.base, limb.pole) if name in draft.poses]
            write(self._armature, [draft.poses[name] for name in changed])
        return draft, self._missed(draft)

    def _plan(self, bones: Mapping[str, Matrix], limbs: list[Limb], fresh: bool) -> Draft:
        """Channels for all that is to be posed.

        Args:
            bones: armature-space poses of FK controls, complete for back and limbs.
            limbs: those to pose.
            fresh: whether to let IK begin anew instead of where it was.
        """
        self._evaluation.restart()
        draft = Draft(self._armature, self._evaluation, self._keyed)
        rotations = {name: matrix.to_quaternion() for name, matrix in bones.items()}
        pelvis = self._rig.spine[0]
        if pelvis in bones:
            self._rig.back.pose(draft, bones[pelvis], {name: rotations[name] for name in self._rig.spine})
        for name in self._rig.turned:
            if name in bones:
                draft.turn(name, rotations[name])
        for limb in limbs:
            for name in limb.at_rest:
                draft.rest(name)
            for name in limb.in_place:
                draft.settle(name)
            for name in limb.fk:
                draft.turn(name, rotations[name])
        # Hands may hang on feet, but not the other way round.
        for limb in reversed(limbs):
            self._snap(draft, limb, fresh)
        for name in (*draft.turned, *draft.placed):
            self._evaluation.posed(name)  # so that it is compared with Blender's
        return draft

    def _snap(self, draft: Draft, limb: Limb, fresh: bool) -> None:
        """Bring a limb's IK controls to where its FK controls put it."""
        offset = self._evaluation.rest(limb.fk[2]).inverted() @ self._evaluation.rest(limb.end)
        draft.place(limb.end, self._evaluation.posed(limb.fk[2]) @ offset)
        if limb.tip:
            offset = self._evaluation.rest(limb.fk[3]).inverted() @ self._evaluation.rest(limb.tip)
            draft.turn(limb.tip, (self._evaluation.posed(limb.fk[3]) @ offset).to_quaternion())
        snap = self._snaps[limb]
        if fresh:
            snap.begin()
        snap.put(draft)

    def _complete(self, wanted: Mapping[str, Matrix]) -> tuple[dict[str, Matrix], list[Limb]]:
        """Poses of all FK controls of what is to be posed in part; the limbs to be posed.

        A control that is not wanted, in a back or limb of which others are, keeps its place relative to what
        carries it, as in FK.
        """
        rig = self._rig
        known = {*rig.spine, *rig.turned, *(name for limb in rig.limbs for name in limb.fk)}
        unknown = sorted(set(wanted) - known)
        if unknown:
            raise ControlRigError(f"The bone map has no controls named {', '.join(unknown)}.")
        limbs = [limb for limb in rig.limbs if not wanted.keys().isdisjoint(limb.fk)]
        back = () if wanted.keys().isdisjoint(rig.spine) else rig.spine
        found = dict(wanted)
        if wanted.keys() >= {*back, *(name for limb in limbs for name in limb.fk)}:
            return found, limbs
        now = read(self._armature, rig)
        changes: dict[str, Quaternion] = {}

        def follow(name: str, carrier: str) -> None:
            if name in wanted:
                changes[name] = wanted[name].to_quaternion() @ now[name].to_quaternion().inverted()
                return
            change = changes[name] = changes.get(carrier, Quaternion())
            location, rotation, _ = now[name].decompose()
            found[name] = compose(location, change @ rotation, None)

        for carrier, name in zip(("", *back), back, strict=False):
            follow(name, carrier)
        for name in rig.turned:
            if name in wanted:
                follow(name, "")
        for limb in limbs:
            carrier = rig.carriers[limb.fk[0]]
            if carrier in rig.turned and carrier not in wanted:
                carrier = rig.spine[-1]
            for name in limb.fk:
                follow(name, carrier)
                carrier = name
        return found, limbs

    def _switches(self, limbs: list[Limb]) -> dict[tuple[str, str], float]:
        """The switches that must be set, or keyed since they have keys, for the limbs that are posed."""
        found: dict[tuple[str, str], float] = {}
        for limb in limbs if self._mode != "KEEP" else ():
            bone, name = limb.switch
            value = limb.fk_value if self._mode == "FK" else limb.ik_value
            if self._bones[bone][name] != value or property_path(bone, name) in self._keyed:
                found[bone, name] = value
        return found

    def _missed(self, draft: Draft) -> list[str]:
        """Controls that are not where they should be in Blender's evaluation, as of the last calibration."""
        found = []
        for name, rotation in draft.turned.items():
            if _apart(rotation, self._evaluation.posed(name)) > _MISSED:
                found.append(name)
        for name, place in draft.placed.items():
            posed = self._evaluation.posed(name)
            away = (posed.translation - place.translation).length
            if away > _AWAY or _apart(place.to_quaternion(), posed) > _MISSED:
                found.append(name)
        return found


def _apart(rotation: Quaternion, posed: Matrix) -> float:
    """The angle between a rotation and that of a pose."""
    return 2.0 * math.acos(min(1.0, abs(rotation.dot(posed.to_quaternion()))))


def read(armature: Object, rig: ControlRig) -> dict[str, Matrix]:
    """Where the body is; see :func:`rig.controls.read_controls`."""
    refresh()
    bones: Any = armature.pose.bones  # type: ignore[union-attr]
    movers = dict(rig.back.moves)
    for limb in rig.limbs:
        movers |= zip(limb.fk, limb.moves, strict=True)
    found = {}
    for name in dict.fromkeys((*rig.spine, *rig.turned, *movers)):
        mover = bones[movers.get(name, name)]
        offset = mover.bone.matrix_local.inverted() @ bones[name].bone.matrix_local
        found[name] = mover.matrix @ offset
    return found
