"""Characters of Auto-Rig Pro: which of their bones are controls, and what those do.

Auto-Rig Pro is sold, and was not at hand. Names and the switch (``ik_fk_switch`` on the IK control of a hand
or foot: 0 is IK, 1 is FK) follow its public documentation, https://www.lucky3d.fr/auto-rig-pro/doc/. This has
been tested on an armature that the tests build with these names, chains, constraints and drivers, and on no
rig that the add-on made. How such a rig's helpers differ is measured in Blender's evaluation while posing
(see :mod:`rig.controls.evaluation`); what cannot be brought to its place is reported.

The back has no shared bends: ``c_root_master.x`` carries all and brings the pelvis to its place, ``c_root.x``
stays at rest on it, and every spine control gets a rotation of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bpy.types import Object
from mathutils import Matrix, Quaternion

from ..bone_map import SIDES, BoneMap
from .draft import Draft
from .limbs import Limb
from .structure import LIMBS, ControlRig, carriers, present, present_properties

_MASTER = "c_root_master.x"
_SWITCH = "ik_fk_switch"
# By the limb's first slot; sides are added to all names.
_MOVES = {"upper_arm": ("arm", "forearm", "hand"), "thigh": ("thigh", "leg", "foot", "toes_01")}
_IK = {"upper_arm": ("arm_ik", "forearm_ik"), "thigh": ("thigh_ik", "leg_ik")}
_END = {"upper_arm": "c_hand_ik", "thigh": "c_foot_ik"}
_POLE = {"upper_arm": "c_arms_pole", "thigh": "c_leg_pole"}
_TIP = "c_toes_ik"
# Controls between those above, which would move hand or foot off its place.
_AT_REST = {
    "upper_arm": ("c_arm_ik", "c_hand_ik_offset"),
    "thigh": (
        "c_thigh_b",
        "c_thigh_ik",
        "c_foot_ik_offset",
        "c_foot_roll_cursor",
        "c_foot_01",
        "c_toes_pivot",
    ),
}


class Spine:
    """The controls of the back."""

    def __init__(self, bones: Any, spine: tuple[str, ...]) -> None:
        self._pelvis, *self._spine = spine
        self._master = _MASTER if _MASTER in bones else ""
        self.controls = {name: "hips" for name in (self._master, self._pelvis) if name}
        self.controls |= dict.fromkeys(self._spine, "spine")
        self.moves: dict[str, str] = {}

    def pose(self, draft: Draft, pelvis: Matrix, spine: Mapping[str, Quaternion]) -> None:
        """Set the controls.

        Args:
            draft: where.
            pelvis: armature-space pose of the pelvis's control.
            spine: armature-space rotations of the spine's controls.
        """
        evaluation = draft.evaluation
        if self._master:
            draft.rest(self._pelvis)
            offset = evaluation.posed(self._master).inverted() @ evaluation.posed(self._pelvis)
            draft.place(self._master, pelvis @ offset.inverted())
            evaluation.forget()
            draft.placed[self._pelvis] = pelvis
        else:
            draft.place(self._pelvis, pelvis)
        for name in self._spine:
            draft.turn(name, spine[name])


def describe(armature: Object, bone_map: BoneMap) -> ControlRig:
    """The controls of a rig of Auto-Rig Pro.

    Args:
        armature: the object.
        bone_map: with the FK controls.

    Raises:
        ControlRigError: if controls are missing.
    """
    bones: Any = armature.pose.bones  # type: ignore[union-attr]
    present(bones, (name for slot in bone_map.bones if slot != "root" for name in bone_map.chain(slot)))
    spine = (*bone_map.chain("hips"), *bone_map.chain("spine"))
    turned = [*bone_map.chain("neck"), *bone_map.chain("head")]
    turned += [name for side in SIDES for name in bone_map.chain(f"{side}_collar")]
    limbs = tuple(
        _limb(bones, parts[0], tuple(name for part in parts for name in bone_map.chain(f"{side}_{part}")))
        for parts in LIMBS
        for side in SIDES
    )
    return ControlRig(Spine(bones, spine), spine, tuple(turned), limbs, carriers(bone_map))


def _limb(bones: Any, kind: str, fk: tuple[str, ...]) -> Limb:
    """The controls of the limb with these FK controls; the toes may be missing."""
    side = "." + fk[2].rpartition(".")[2]
    moves = tuple(name + side for name in _MOVES[kind][: len(fk)])
    upper, lower = (name + side for name in _IK[kind])
    end, pole = _END[kind] + side, _POLE[kind] + side
    present(bones, (*moves, upper, lower, end, pole))
    present_properties(bones, end, (_SWITCH,))
    tip = _TIP + side if len(fk) > 3 and _TIP + side in bones else ""
    targets = [constraint.subtarget for constraint in bones[lower].constraints if constraint.type == "IK"]
    return Limb(
        fk=fk,
        moves=moves,
        ik=(upper, lower),
        end=end,
        target=next((name for name in targets if name in bones), end),
        tip=tip,
        base="",
        pole=pole,
        pole_switch=None,
        switch=(end, _SWITCH),
        fk_value=1.0,
        ik_value=0.0,
        at_rest=tuple(name + side for name in _AT_REST[kind] if name + side in bones),
    )
