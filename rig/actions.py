"""The one module that writes animation: keys on an object's bones, for every Blender from 4.2 on.

Up to 4.3 an action holds its curves itself. From 4.4 on they lie in the channel bag of the slot through
which an object uses the action, and from 5.0 on only there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import bpy
from bpy.types import Action, Object
from mathutils import Euler, Quaternion, Vector

_HAS_SLOTS = bpy.app.version >= (4, 4, 0)

# The property that holds a rotation, by a bone's rotation mode; all other modes are Euler orders.
_ROTATION_PROPERTY = {"QUATERNION": "rotation_quaternion", "AXIS_ANGLE": "rotation_axis_angle"}


@dataclass(frozen=True)
class BonePose:
    """What to write to one bone.

    Attributes:
        bone: its name.
        rotation: relative to its rest orientation.
        location: relative to its rest place, in its own axes, metres; None leaves it alone.
    """

    bone: str
    rotation: Quaternion
    location: Vector | None = None


class _Curves:
    """The curves of one object's action: found in constant time, created where they are missing."""

    def __init__(self, owner: Object) -> None:
        container = _container(owner)
        self._curves: Any = container.fcurves
        self._groups: Any = container.groups
        self._known = {(curve.data_path, curve.array_index): curve for curve in self._curves}

    def values(self, path: str, size: int, frame: float) -> list[float] | None:
        """Present values at a frame, or None unless every component has keys."""
        curves = [self._known.get((path, index)) for index in range(size)]
        if not all(curve is not None and len(curve.keyframe_points) for curve in curves):
            return None
        return [curve.evaluate(frame) for curve in curves if curve is not None]

    def insert(self, path: str, values: Iterable[float], frame: float, group: str) -> None:
        """Key every component of a property at a frame."""
        for index, value in enumerate(values):
            curve = self._known.get((path, index))
            if curve is None:
                curve = self._curves.new(path, index=index)
                curve.group = self._groups.get(group) or self._groups.new(group)
                self._known[path, index] = curve
            curve.keyframe_points.insert(frame, value, options={"FAST"})
            curve.update()


def _container(owner: Object) -> Any:
    """Whatever holds the curves of the object's action; action and slot are created and bound if need be."""
    animation: Any = owner.animation_data or owner.animation_data_create()
    action: Action | None = animation.action
    if action is None:
        action = bpy.data.actions.new(f"{owner.name}Action")
        animation.action = action
    if not action.is_editable:
        raise ValueError(f"The action {action.name!r} is linked from another file; make it local to key it.")
    if not _HAS_SLOTS:
        return action
    slot = animation.action_slot
    if slot is None:
        suitable = list(animation.action_suitable_slots)
        slot = suitable[0] if suitable else action.slots.new(owner.id_type, owner.name)
        animation.action_slot = slot
    layers: Any = action.layers
    layer = layers[0] if len(layers) else layers.new("Layer")
    strip = layer.strips[0] if len(layer.strips) else layer.strips.new(type="KEYFRAME")
    return strip.channelbag(slot, ensure=True)


def _rotation_values(mode: Any, rotation: Quaternion, near: list[float] | None) -> list[float]:
    """A rotation in a bone's own mode, of its equal forms the one nearest to values already keyed."""
    if mode == "QUATERNION":
        opposite = near is not None and rotation.dot(Quaternion(near)) < 0.0
        return [-value if opposite else value for value in rotation[:]]
    if mode == "AXIS_ANGLE":
        axis, angle = rotation.to_axis_angle()
        return [angle, *axis[:]]
    euler = rotation.to_euler(mode) if near is None else rotation.to_euler(mode, Euler(near, mode))
    return list(euler[:])


def write(armature: Object, poses: Iterable[BonePose], frame: float | None = None) -> None:
    """Pose bones and, with a frame, key what was written.

    Rotations are written in each bone's own rotation mode. A key takes the sign of the quaternion (or the
    Euler angles) nearest to what the curves hold at that frame, so that no interpolation takes the long way.

    Args:
        armature: the object; its action and slot are created if it has none.
        poses: what to write.
        frame: where to insert keys; None inserts none.

    Raises:
        KeyError: for a bone that the armature lacks; nothing is written then.
        ValueError: if the object's action is linked from another file and cannot be edited.
    """
    pose: Any = armature.pose
    targets = [(pose.bones[target.bone], target) for target in poses]
    curves = None if frame is None else _Curves(armature)
    for bone, target in targets:
        kind = _ROTATION_PROPERTY.get(bone.rotation_mode, "rotation_euler")
        path = bone.path_from_id(kind)
        near = None
        if curves is not None and frame is not None:
            near = curves.values(path, len(getattr(bone, kind)), frame)
        rotation = _rotation_values(bone.rotation_mode, target.rotation, near)
        setattr(bone, kind, rotation)
        if target.location is not None:
            bone.location = target.location
        if curves is not None and frame is not None:
            curves.insert(path, rotation, frame, bone.name)
            if target.location is not None:
                curves.insert(bone.path_from_id("location"), target.location[:], frame, bone.name)
