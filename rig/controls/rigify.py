"""Characters that Rigify generated: which of their bones are controls, and what those do.

Rigify names controls after the bones of the metarig: ``upper_arm.L`` becomes ``upper_arm_fk.L``,
``upper_arm_ik.L``, ``upper_arm_parent.L`` (which holds the switches) and so on. All names are derived from
those of the FK controls that the bone map gives.

*How the back shares a bend.* ``torso`` carries all. Between it and the pelvis, and between it and the chest,
Rigify hands out the turn of ``hips`` and ``chest`` evenly over the spine's joints. ``torso`` is therefore
turned between pelvis and chest, in proportion to the number of joints on either side, so that all of them
bend alike; ``hips`` brings the pelvis, ``chest`` the chest where they should be. What is left, since no back
bends evenly, goes onto the spine's own FK controls.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bpy.types import Object
from mathutils import Matrix, Quaternion, Vector

from ..bone_map import SIDES, BoneMap
from .draft import Draft
from .evaluation import compose
from .limbs import Limb
from .structure import LIMBS, ControlRig, ControlRigError, carriers, present, present_properties

_FK = re.compile(r"(?P<stem>.+)_fk(?P<rest>(\..+)?)")
# How the names of bones begin that are no controls.
_MECHANISM = ("MCH-", "ORG-", "DEF-")
# A turn that is left over after the hips' and chest's shares were computed, as the sine of half of it.
_ENOUGH = 1e-6
_ROUNDS = 8


class Torso:
    """The controls of the back."""

    def __init__(self, armature: Object, spine: tuple[str, ...]) -> None:
        """Find them.

        Args:
            armature: the generated rig.
            spine: bones that lie on the joints of the spine, from the pelvis to the chest.
        """
        self.pelvis, self.chest = spine[0], spine[-1]
        self._bones: Any = armature.pose.bones  # type: ignore[union-attr]
        lower, upper = self._path(self.pelvis), self._path(self.chest)
        self.hips = "hips" if "hips" in self._bones and self._shares(lower, "hips") else ""
        self.bends = "chest" if "chest" in self._bones and self._shares(upper, "chest") else ""
        below, above = self._shares(lower, "hips"), self._shares(upper, "chest")
        # How far from the pelvis to the chest the torso is turned.
        self._share = below / (below + above) if below + above else 0.0
        between = {*lower, *upper, *spine} - {"torso"}
        # The FK control of each bone of the spine, from the torso outwards.
        controls = {_fk_name(name): name for name in spine}
        self._fk = {name: controls[name] for name in (*lower, *upper) if name in controls}
        others = between - self._fk.keys()
        self.at_rest = tuple(sorted(name for name in others if name[:4] not in _MECHANISM))
        self.controls = dict.fromkeys((*self._fk, *self.at_rest, self.bends), "spine")
        self.controls |= dict.fromkeys(("torso", self.hips, self.pelvis, _fk_name(self.pelvis)), "hips")
        self.controls = {name: slot for name, slot in self.controls.items() if name in self._bones}
        # Between the ends, tweaks lie on the joints; the bones from joint to joint show how the back bends.
        deforming = {name: name.replace("tweak_", "DEF-", 1) for name in spine[1:-1]}
        self.moves = {name: bone for name, bone in deforming.items() if bone in self._bones}

    def _path(self, name: str) -> list[str]:
        """The bones from the torso (left out) to one of its descendants, from above."""
        path: list[str] = []
        bone = self._bones[name]
        while bone is not None and bone.name != "torso":
            path.insert(0, bone.name)
            bone = bone.parent
        if bone is None:
            raise ControlRigError(f"“{name}” does not hang on “torso”. Generate the rig with Rigify again.")
        return path

    def _shares(self, path: list[str], control: str) -> int:
        """How many bones of a path take a share of a control's turn."""
        return sum(
            any(c.type == "COPY_TRANSFORMS" and c.subtarget == control for c in self._bones[name].constraints)
            for name in path
        )

    def pose(self, draft: Draft, pelvis: Matrix, spine: Mapping[str, Quaternion]) -> None:
        """Set the controls.

        Args:
            draft: where.
            pelvis: armature-space pose of the pelvis's bone.
            spine: armature-space rotations of the bones from joint to joint of the spine.
        """
        evaluation = draft.evaluation
        spine = {self.pelvis: pelvis.to_quaternion(), **spine}
        chest = spine[self.chest]
        for name in self.at_rest:
            draft.rest(name)
        for name in self._fk:
            draft.put(name, Quaternion())
        down = pelvis.to_quaternion() @ evaluation.rest(self.pelvis).to_quaternion().inverted()
        up = chest @ evaluation.rest(self.chest).to_quaternion().inverted()
        torso = down.slerp(up, self._share) @ evaluation.rest("torso").to_quaternion()
        place = compose(evaluation.carried("torso").translation, torso, None)
        draft.place("torso", place)
        _share_out(draft, self.hips, self.pelvis, pelvis.to_quaternion())
        _share_out(draft, self.bends, self.chest, chest)
        evaluation.forget()
        for name, bone in self._fk.items():
            draft.turn(name, spine[bone])
        # Now that it is known how the back bends, carry the pelvis to its place.
        place.translation += pelvis.translation - evaluation.posed(self.pelvis).translation
        draft.place("torso", place)
        evaluation.forget()
        draft.placed[self.pelvis] = pelvis
        draft.turned[self.chest] = chest


def _share_out(draft: Draft, control: str, bone: str, rotation: Quaternion) -> None:
    """Turn a control until a bone, which takes its turn in several shares, has a rotation."""
    if not control:
        return
    evaluation = draft.evaluation
    frame = evaluation.carried(control).to_quaternion()
    turned = Quaternion()
    for _ in range(_ROUNDS):
        draft.put(control, turned)
        evaluation.forget()
        missing = rotation @ evaluation.posed(bone).to_quaternion().inverted()
        if Vector(missing[1:]).length < _ENOUGH:
            break
        # At once right where the shares turn about the control's own axes.
        turned = frame.inverted() @ missing @ frame @ turned


def describe(armature: Object, bone_map: BoneMap) -> ControlRig:
    """The controls of a generated rig.

    Args:
        armature: the object.
        bone_map: with the FK controls, and for hips and spine the controls ``tweak_spine…`` on its joints.

    Raises:
        ControlRigError: if controls are missing.
    """
    bones: Any = armature.pose.bones  # type: ignore[union-attr]
    spine = (*bone_map.chain("hips"), *bone_map.chain("spine"))
    middle = (*bone_map.chain("neck"), *bone_map.chain("head"))
    collars = (*bone_map.chain("left_collar"), *bone_map.chain("right_collar"))
    present(bones, (*spine, *middle, *collars, "torso"))
    limbs = tuple(
        _limb(bones, [bone_map.bone(f"{side}_{part}") or "" for part in parts])
        for parts in LIMBS
        for side in SIDES
    )
    return ControlRig(Torso(armature, spine), spine, (*middle, *collars), limbs, carriers(bone_map))


def _limb(bones: Any, fk: list[str]) -> Limb:
    """The controls of the limb that consists of these FK controls; the toes may be missing."""
    fk = [name for name in fk if name]
    stems = []
    for name in fk:
        found = _FK.fullmatch(name)
        stems.append((found["stem"], found["rest"]) if found else _without_suffix(name))
    (upper, side), (lower, _), (end, _) = stems[:3]
    master = f"{upper}_parent{side}"
    target = f"MCH-{upper}_ik_target{side}"
    # Without an IK control of their own, toes follow their FK control in either state.
    tip = f"{stems[3][0]}_ik{side}" if len(stems) > 3 and fk[3] != "".join(stems[3]) else ""
    needed = (*fk, *("ORG-" + "".join(stem) for stem in stems), f"{upper}_ik{side}", f"{end}_ik{side}")
    present(bones, (*needed, target, master, f"MCH-{lower}_ik{side}", *([tip] if tip else [])))
    present_properties(bones, master, ("IK_FK", "pole_vector"))

    between, bone = [], bones[target].parent
    while bone is not None and bone.name != f"{end}_ik{side}":
        between.append(bone.name)
        bone = bone.parent
    if bone is None:
        raise ControlRigError(
            f"“{target}” does not hang on “{end}_ik{side}”. Generate the rig with Rigify again."
        )
    movers = [name for name in between if not name.startswith("MCH-")] + [f"{end}_heel_ik{side}"]
    tweaks = [f"{part}_tweak{side}" for part in (upper, lower, end)]
    return Limb(
        fk=tuple(fk),
        moves=tuple("ORG-" + "".join(stem) for stem in stems),
        ik=(f"{upper}_ik{side}", f"MCH-{lower}_ik{side}"),
        end=f"{end}_ik{side}",
        target=target,
        tip=tip,
        base=f"{upper}_ik{side}",
        pole=f"{upper}_ik_target{side}" if f"{upper}_ik_target{side}" in bones else "",
        pole_switch=(master, "pole_vector"),
        switch=(master, "IK_FK"),
        fk_value=1.0,
        ik_value=0.0,
        at_rest=tuple(name for name in movers if name in bones),
        in_place=tuple(name for name in tweaks if name in bones),
    )


def _fk_name(tweak: str) -> str:
    """The FK control of the bone of the spine at whose head a tweak lies."""
    stem, dot, number = tweak.removeprefix("tweak_").partition(".")
    return f"{stem}_fk{dot}{number}"


def _without_suffix(name: str) -> tuple[str, str]:
    """A bone's name as stem and side."""
    stem, dot, side = name.rpartition(".")
    return (stem, dot + side) if dot else (name, "")
