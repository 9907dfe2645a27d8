"""Channels of controls, decided on one after the other, before anything is written."""

from __future__ import annotations

from typing import Any

from bpy.types import Object
from mathutils import Matrix, Quaternion, Vector

from ..actions import BonePose
from .evaluation import Evaluation, compose, differ, translation

_NEUTRAL = 1e-6
_CHANNELS = (
    "location",
    "rotation_quaternion",
    "rotation_euler",
    "rotation_axis_angle",
    "scale",
)


class Draft:
    """What is to be written to an armature's controls.

    Controls must be set in the order in which they hang on each other.

    Attributes:
        evaluation: where bones come to lie with what is set so far.
        poses: what is to be written, by control.
        turned: the rotations that bones are to have in armature space.
        placed: the places and rotations that they are to have.
    """

    def __init__(self, armature: Object, evaluation: Evaluation, keyed: frozenset[str]) -> None:
        self.evaluation = evaluation
        self.poses: dict[str, BonePose] = {}
        self.turned: dict[str, Quaternion] = {}
        self.placed: dict[str, Matrix] = {}
        self._keyed = keyed
        pose: Any = armature.pose
        self._bones: Any = pose.bones

    def put(
        self, name: str, rotation: Quaternion, location: Vector | None = None, scale: Vector | None = None
    ) -> None:
        """Set a control's channels; those not given go back to rest."""
        given = {"location": location, "scale": scale}
        reset = tuple(channel for channel, value in given.items() if value is None)
        self.evaluation.set(name, compose(location, rotation, scale))
        self.poses[name] = BonePose(name, rotation, location, scale, reset)

    def turn(self, name: str, rotation: Quaternion) -> None:
        """Give a control a rotation in armature space, and leave it where it is carried."""
        self.turned[name] = rotation
        self.put(name, self.evaluation.carried(name).to_quaternion().inverted() @ rotation)

    def place(self, name: str, posed: Matrix) -> None:
        """Give a control a place and a rotation in armature space."""
        self.placed[name] = posed
        location, rotation, _ = self.evaluation.carried(name, posed, invert=True).decompose()
        self.put(name, rotation, location)

    def move(self, name: str, place: Vector) -> None:
        """Give a control a place in armature space, and leave its rotation and scale alone."""
        _, rotation, scale = self.evaluation.basis(name).decompose()
        location = self.evaluation.carried(name, translation(place), invert=True).translation
        self.evaluation.set(name, compose(location, rotation, scale))
        self.poses[name] = BonePose(name, location=location)

    def rest(self, name: str) -> None:
        """Put a control back to rest. One that is there and has no keys gets none."""
        basis = self.evaluation.basis(name)
        path = self._bones[name].path_from_id()
        if differ(basis, Matrix(), _NEUTRAL) or any(
            f"{path}.{channel}" in self._keyed for channel in _CHANNELS
        ):
            self.put(name, Quaternion())

    def settle(self, name: str) -> None:
        """Put a control back to its place, but leave its rotation and scale alone; it gets no new keys."""
        location, rotation, scale = self.evaluation.basis(name).decompose()
        path = self._bones[name].path_from_id("location")
        if location.length < _NEUTRAL and path not in self._keyed:
            return
        self.poses[name] = BonePose(name, reset=("location",))
        self.evaluation.set(name, compose(None, rotation, scale))
