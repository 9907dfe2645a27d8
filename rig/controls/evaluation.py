"""Where a control rig's bones come to lie, computed without asking Blender to evaluate the scene.

Controls hang on helper bones, which constraints move. To turn where a control has to be into its channels,
its parent's pose must be known, and that depends on the controls before it. Evaluating the scene once for
every generation of controls takes too long for hundreds of keys, so the few kinds of constraints that such
helpers have are computed here, on Blender's own interpolation and parenting (``Matrix.lerp``,
``Bone.convert_local_to_pose``). What is left out (IK, stretching, …) is caught by
:meth:`Evaluation.calibrate`, which compares with what Blender finds and carries the difference along.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import bpy
from bpy.types import Object
from mathutils import Matrix, Quaternion, Vector

_IDENTITY = Matrix.Identity(4)
# Differences of matrix entries that are taken for rounding.
_ROUNDING = 2e-5


# Blender's type stubs take no Vector for a sequence of numbers, hence `Any` in the following.
def compose(location: Any, rotation: Quaternion, scale: Any = None) -> Matrix:
    """The matrix that scales, then turns, then moves; nothing for None."""
    return Matrix.LocRotScale(location, rotation, scale)


def translation(by: Any) -> Matrix:
    """The matrix that moves."""
    return Matrix.Translation(by)


def refresh() -> None:
    """Let Blender evaluate what has changed."""
    view_layer: Any = bpy.context.view_layer
    view_layer.update()


@dataclass(frozen=True)
class _Bone:
    """What is asked of Blender once per bone."""

    bone: Any
    posed: Any
    parent: str
    rest: Matrix
    constraints: tuple[Any, ...]


class Evaluation:
    """The pose of one armature object, as it would be with other channels than its own.

    All matrices are in armature space. Valid until the armature is edited or an undo happens.
    """

    def __init__(self, armature: Object) -> None:
        pose: Any = armature.pose
        self._armature = armature
        self._pose_bones: Any = pose.bones
        self._bones: dict[str, _Bone] = {}
        self._basis: dict[str, Matrix] = {}
        self._posed: dict[str, Matrix] = {}
        self._extra: dict[str, Matrix] = {}
        self._under_way: set[str] = set()

    @property
    def corrected(self) -> bool:
        """Whether calibration found anything that the model leaves out."""
        return bool(self._extra)

    def restart(self) -> None:
        """Forget what was set; channels are the armature's own again."""
        self._basis.clear()
        self._posed.clear()

    def rest(self, name: str) -> Matrix:
        """A bone at rest."""
        return self._bone(name).rest

    def _bone(self, name: str) -> _Bone:
        found = self._bones.get(name)
        if found is None:
            posed = self._pose_bones[name]
            parent = posed.parent.name if posed.parent else ""
            rest = posed.bone.matrix_local.copy()
            found = self._bones[name] = _Bone(posed.bone, posed, parent, rest, tuple(posed.constraints))
        return found

    def basis(self, name: str) -> Matrix:
        """A bone's channels: what was set, or what the armature holds."""
        found = self._basis.get(name)
        return self._bone(name).posed.matrix_basis if found is None else found

    def set(self, name: str, basis: Matrix) -> None:
        """Give a bone other channels. Everything that hangs on it must be set, and asked for, afterwards."""
        self._basis[name] = basis
        self._posed.pop(name, None)

    def forget(self) -> None:
        """Compute all anew, from the channels that were set."""
        self._posed.clear()

    def carried(self, name: str, local: Matrix = _IDENTITY, invert: bool = False) -> Matrix:
        """Where parents carry a bone whose channels are `local`; inverted, the channels for a place."""
        bone = self._bone(name)
        parents = {}
        if bone.parent:
            parents = {
                "parent_matrix": self.posed(bone.parent),
                "parent_matrix_local": self._bone(bone.parent).rest,
            }
        found: Matrix = bone.bone.convert_local_to_pose(local, bone.rest, invert=invert, **parents)
        return found

    def posed(self, name: str) -> Matrix:
        """Where a bone comes to lie, constraints included."""
        found = self._posed.get(name)
        if found is None:
            if name in self._under_way:  # helpers that follow each other: as Blender left it
                left: Matrix = self._bone(name).posed.matrix
                return left
            self._under_way.add(name)
            found = self._model(name)
            extra = self._extra.get(name)
            self._posed[name] = found = found if extra is None else found @ extra
            self._under_way.discard(name)
        return found

    def _model(self, name: str) -> Matrix:
        bone = self._bone(name)
        matrix = self.carried(name, self.basis(name))
        head = matrix.translation.copy()
        for constraint in bone.constraints:
            apply = _CONSTRAINTS.get(constraint.type)
            if apply is None or constraint.mute or not constraint.influence:
                continue
            changed = apply(self, constraint, name, matrix)
            if changed is not None:
                matrix = changed
        if bone.constraints and bone.bone.use_connect:  # constraints do not break a chain
            matrix.translation = head
        return matrix

    def calibrate(self) -> bool:
        """Learn what the model leaves out, from what Blender has evaluated with the channels set here.

        Returns:
            Whether any bone asked for so far lay elsewhere than computed.
        """
        order = list(self._posed)
        measured = {name: self._bone(name).posed.matrix.copy() for name in order}
        missed = any(differ(self._posed[name], measured[name]) for name in order)
        for name in order if missed else ():
            self._posed = dict(measured)
            model = self._model(name)
            if differ(model, measured[name]):
                self._extra[name] = model.inverted_safe() @ measured[name]
            else:
                self._extra.pop(name, None)
        self._posed = measured
        return missed

    def within(self, constraint: Any) -> bool:
        """Whether a constraint follows a bone of this armature."""
        return constraint.target == self._armature and constraint.subtarget in self._pose_bones


def differ(first: Any, second: Any, least: float = _ROUNDING) -> bool:
    """Whether any row of two matrices differs by more than `least`."""
    return any((a - b).length_squared > least * least for a, b in zip(first, second, strict=True))


def _copy_transforms(rig: Evaluation, constraint: Any, name: str, matrix: Matrix) -> Matrix | None:
    spaces = {constraint.owner_space, constraint.target_space}
    if not rig.within(constraint) or constraint.mix_mode != "REPLACE" or constraint.head_tail:
        return None
    target = rig.posed(constraint.subtarget)
    if spaces <= {"WORLD", "POSE"}:
        return matrix.lerp(target, constraint.influence)
    if spaces != {"LOCAL"}:
        return None
    own = rig.carried(name, matrix, invert=True)
    other = rig.carried(constraint.subtarget, target, invert=True)
    return rig.carried(name, own.lerp(other, constraint.influence))


def _copy_rotation(rig: Evaluation, constraint: Any, name: str, matrix: Matrix) -> Matrix | None:
    del name
    inverted = constraint.invert_x or constraint.invert_y or constraint.invert_z
    if not _follows_plainly(rig, constraint) or constraint.mix_mode != "REPLACE" or inverted:
        return None
    location, _, scale = matrix.decompose()
    turned = compose(location, rig.posed(constraint.subtarget).to_quaternion(), scale)
    return matrix.lerp(turned, constraint.influence)


def _copy_location(rig: Evaluation, constraint: Any, name: str, matrix: Matrix) -> Matrix | None:
    del name
    inverted = constraint.invert_x or constraint.invert_y or constraint.invert_z
    if not _follows_plainly(rig, constraint) or constraint.use_offset or constraint.head_tail or inverted:
        return None
    moved = matrix.copy()
    moved.translation = matrix.translation.lerp(
        rig.posed(constraint.subtarget).translation, constraint.influence
    )
    return moved


def _copy_scale(rig: Evaluation, constraint: Any, name: str, matrix: Matrix) -> Matrix | None:
    del name
    if not _follows_plainly(rig, constraint) or constraint.use_offset or constraint.power != 1.0:
        return None
    location, rotation, scale = matrix.decompose()
    copied = scale.lerp(rig.posed(constraint.subtarget).to_scale(), constraint.influence)
    return compose(location, rotation, copied)


def _follows_plainly(rig: Evaluation, constraint: Any) -> bool:
    """Whether a constraint copies all axes of a bone of the same armature, as they are in the scene."""
    spaces = {constraint.owner_space, constraint.target_space}
    all_axes = constraint.use_x and constraint.use_y and constraint.use_z
    return rig.within(constraint) and spaces <= {"WORLD", "POSE"} and bool(all_axes)


def _armature(rig: Evaluation, constraint: Any, name: str, matrix: Matrix) -> Matrix | None:
    del name
    if constraint.influence != 1.0 or constraint.use_deform_preserve_volume:
        return None
    total, blended = 0.0, Matrix(((0.0,) * 4,) * 4)
    for target in constraint.targets:
        if target.weight and rig.within(target):
            total += target.weight
            carried = rig.posed(target.subtarget) @ rig.rest(target.subtarget).inverted_safe()
            blended += target.weight * carried
    return blended * (1.0 / total) @ matrix if total else None


def _damped_track(rig: Evaluation, constraint: Any, name: str, matrix: Matrix) -> Matrix | None:
    del name
    if constraint.track_axis != "TRACK_Y" or constraint.head_tail or not rig.within(constraint):
        return None
    location, rotation, scale = matrix.decompose()
    along = rig.posed(constraint.subtarget).translation - location
    if constraint.influence != 1.0 or along.length_squared == 0.0:
        return None
    swing = (rotation @ Vector((0.0, 1.0, 0.0))).rotation_difference(along)
    return compose(location, swing @ rotation, scale)


_CONSTRAINTS: dict[str, Callable[[Evaluation, Any, str, Matrix], Matrix | None]] = {
    "ARMATURE": _armature,
    "COPY_LOCATION": _copy_location,
    "COPY_ROTATION": _copy_rotation,
    "COPY_SCALE": _copy_scale,
    "COPY_TRANSFORMS": _copy_transforms,
    "DAMPED_TRACK": _damped_track,
}
