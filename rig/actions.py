"""The one module that writes animation: keys on an object's bones, for every Blender from 4.2 on.

Up to 4.3 an action holds its curves itself. From 4.4 on they lie in the channel bag of the slot through
which an object uses the action, and from 5.0 on only there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
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
        rotation: relative to its rest orientation; None leaves it alone.
        location: relative to its rest place, in its own axes, metres; None leaves it alone.
        scale: relative to its rest size; None leaves it alone.
        reset: channels, "location" or "scale", to put back to rest; keyed only if they have keys already.
    """

    bone: str
    rotation: Quaternion | None = None
    location: Vector | None = None
    scale: Vector | None = None
    reset: tuple[str, ...] = ()


class _Curves:
    """The curves of one object's action: found in constant time, created where they are missing."""

    def __init__(self, owner: Object) -> None:
        container = _container(owner)
        self._curves: Any = container.fcurves
        self._groups: Any = container.groups
        self._known = {(curve.data_path, curve.array_index): curve for curve in self._curves}
        self._touched: dict[tuple[str, int], Any] = {}

    def values(self, path: str, size: int, frame: float) -> list[float] | None:
        """Present values at a frame, or None unless every component has keys."""
        curves = [self._known.get((path, index)) for index in range(size)]
        if not all(curve is not None and len(curve.keyframe_points) for curve in curves):
            return None
        return [curve.evaluate(frame) for curve in curves if curve is not None]

    def has(self, path: str) -> bool:
        """Whether any component of a property has a curve."""
        return any((path, index) in self._known for index in range(4))

    def insert(self, path: str, values: Mapping[int, float], frame: float, group: str) -> None:
        """Key components of a property at a frame."""
        for index, value in values.items():
            curve = self._known.get((path, index))
            if curve is None:
                curve = self._curves.new(path, index=index)
                curve.group = self._groups.get(group) or self._groups.new(group)
                self._known[path, index] = curve
            curve.keyframe_points.insert(frame, value, options={"FAST"})
            self._touched[path, index] = curve

    def finish(self) -> None:
        """Let Blender put the new keys' handles right."""
        for curve in self._touched.values():
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


def _rotation_values(mode: Any, rotation: Quaternion, near: Sequence[float]) -> list[float]:
    """A rotation in a bone's own mode, of its equal forms the one nearest to given values."""
    if mode == "QUATERNION":
        opposite = rotation.dot(Quaternion(near)) < 0.0
        return [-value if opposite else value for value in rotation[:]]
    if mode == "AXIS_ANGLE":
        axis, angle = rotation.to_axis_angle()
        if axis.dot(Vector(near[1:])) < 0.0:
            axis, angle = -axis, -angle
        return [angle + 2.0 * math.pi * round((near[0] - angle) / (2.0 * math.pi)), *axis[:]]
    return list(rotation.to_euler(mode, Euler(near, mode))[:])


def _rotation(bone: Any, rotation: Quaternion, near: Sequence[float]) -> dict[int, float]:
    """The values to write to a bone's rotation, by component; what is locked stays out, or stays as it is."""
    mode, locks = bone.rotation_mode, list(bone.lock_rotation)
    if mode not in _ROTATION_PROPERTY:
        values = _rotation_values(mode, rotation, near)
        return {index: value for index, value in enumerate(values) if not locks[index]}
    if bone.lock_rotations_4d:
        locks = [bone.lock_rotation_w, *locks]
    if all(locks):
        return {}
    if any(locks) and not bone.lock_rotations_4d:
        # The locks then speak of Euler angles, as they do when the artist turns the bone.
        present = bone.matrix_basis.to_euler("XYZ")
        free = rotation.to_euler("XYZ", present)
        kept = [present[i] if locks[i] else free[i] for i in range(3)]
        rotation = Euler(kept, "XYZ").to_quaternion()
    values = _rotation_values(mode, rotation, near)
    if bone.lock_rotations_4d and any(locks):
        present = getattr(bone, _ROTATION_PROPERTY[mode])
        values = [present[i] if locks[i] else values[i] for i in range(4)]
    return dict(enumerate(values))


def _place(bone: Any, channel: str, value: Vector) -> dict[int, float]:
    """The values to write to a bone's location or scale, by component, without those that are locked."""
    locks = getattr(bone, f"lock_{channel}")
    return {index: component for index, component in enumerate(value[:]) if not locks[index]}


def write(armature: Object, poses: Iterable[BonePose], frame: float | None = None) -> None:
    """Pose bones and, with a frame, key what was written; see :func:`write_frames`."""
    write_frames(armature, [(frame, poses)])


def write_frames(armature: Object, frames: Iterable[tuple[float | None, Iterable[BonePose]]]) -> None:
    """Pose bones, time after time, and key what was written at each.

    Rotations are written in each bone's own rotation mode. Of equal rotations (both signs of a quaternion,
    Euler angles a turn apart) the one nearest to what the curves hold at that frame, or to what was written
    before, is taken, so that no interpolation takes the long way. Locked channels are neither written nor
    keyed.

    Args:
        armature: the object; its action and slot are created if it has none.
        frames: where to insert keys and what to write there; with None as the frame, none are inserted.

    Raises:
        KeyError: for a bone that the armature lacks; nothing is written then.
        ValueError: if the object's action is linked from another file and cannot be edited.
    """
    bones: Any = armature.pose.bones  # type: ignore[union-attr]
    targets = [(frame, [(bones[target.bone], target) for target in poses]) for frame, poses in frames]
    keyed = any(frame is not None for frame, _ in targets)
    curves = _Curves(armature) if keyed else None
    last: dict[str, list[float]] = {}

    def put(bone: Any, channel: str, values: dict[int, float], frame: float | None, key: bool = True) -> None:
        present = list(getattr(bone, channel))
        for index, value in values.items():
            present[index] = value
        setattr(bone, channel, present)
        if curves is not None and frame is not None and key:
            curves.insert(bone.path_from_id(channel), values, frame, bone.name)

    for frame, written in targets:
        for bone, target in written:
            if target.rotation is not None:
                kind = _ROTATION_PROPERTY.get(bone.rotation_mode, "rotation_euler")
                path = bone.path_from_id(kind)
                near = last.get(path)
                if near is None and curves is not None and frame is not None:
                    near = curves.values(path, len(getattr(bone, kind)), frame)
                rotation = _rotation(bone, target.rotation, near or list(getattr(bone, kind)))
                put(bone, kind, rotation, frame)
                last[path] = list(getattr(bone, kind))
            for channel, value in (("location", target.location), ("scale", target.scale)):
                if value is not None:
                    put(bone, channel, _place(bone, channel, value), frame)
            for channel in target.reset:
                rest = Vector((1.0, 1.0, 1.0)) if channel == "scale" else Vector()
                animated = curves is not None and curves.has(bone.path_from_id(channel))
                put(bone, channel, _place(bone, channel, rest), frame, key=animated)
    if curves is not None:
        curves.finish()


def write_properties(
    armature: Object, values: Mapping[tuple[str, str], float], frame: float | None = None
) -> None:
    """Set custom properties of bones (switches of a control rig) and, with a frame, key them.

    Args:
        armature: the object; its action and slot are created if it has none.
        values: by bone and property.
        frame: where to insert keys; None inserts none.

    Raises:
        KeyError: for a bone or a property that the armature lacks; nothing is written then.
        ValueError: if the object's action is linked from another file and cannot be edited.
    """
    pose: Any = armature.pose
    targets = [(pose.bones[bone], name, value) for (bone, name), value in values.items()]
    for bone, name, _ in targets:
        if name not in bone:
            raise KeyError(f"The bone {bone.name!r} has no property {name!r}.")
    curves = None if frame is None else _Curves(armature)
    for bone, name, value in targets:
        bone[name] = type(bone[name])(value)
        if curves is not None and frame is not None:
            curves.insert(property_path(bone.name, name), {0: value}, frame, bone.name)
    if curves is not None:
        curves.finish()
    armature.update_tag()


def property_path(bone: str, name: str) -> str:
    """The data path of a bone's custom property."""
    return f'pose.bones["{bpy.utils.escape_identifier(bone)}"]["{bpy.utils.escape_identifier(name)}"]'


def keyed_paths(owner: Object) -> frozenset[str]:
    """Data paths of everything that the object's action has curves for; creates nothing."""
    animation: Any = owner.animation_data
    if animation is None or animation.action is None:
        return frozenset()
    if not _HAS_SLOTS:
        return frozenset(curve.data_path for curve in animation.action.fcurves)
    slot = animation.action_slot
    if slot is None:
        return frozenset()
    bags = [strip.channelbag(slot) for layer in animation.action.layers for strip in layer.strips]
    return frozenset(curve.data_path for bag in bags if bag is not None for curve in bag.fcurves)
