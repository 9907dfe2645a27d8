"""What the kinds of control rigs have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from mathutils import Matrix, Quaternion

from ..bone_map import SIDES, BoneMap
from .draft import Draft
from .limbs import Limb

# Slots of the limbs, from the body outwards; a rig may lack the last of a leg.
LIMBS = (("upper_arm", "forearm", "hand"), ("thigh", "shin", "foot", "toes"))


class ControlRigError(ValueError):
    """A control rig that cannot be posed; the message says why and what to do."""


class Back(Protocol):
    """The controls of pelvis and spine."""

    @property
    def controls(self) -> Mapping[str, str]:
        """Everything an artist takes hold of to pose the back, with the slot that it poses."""

    @property
    def moves(self) -> Mapping[str, str]:
        """For controls of the map that do not turn with the body, the bones that do."""

    def pose(self, draft: Draft, pelvis: Matrix, spine: Mapping[str, Quaternion]) -> None:
        """Set the controls so that the spine's bones come to lie where they should, armature space."""


@dataclass(frozen=True)
class ControlRig:
    """A control rig's controls.

    Attributes:
        back: those of pelvis and spine.
        spine: the bones of the map for hips and spine, from the pelvis to the chest.
        turned: controls of neck, head and collars, each after those that carry it.
        limbs: arms, then legs.
        carriers: the control of the map that carries each limb, by the limb's first.
    """

    back: Back
    spine: tuple[str, ...]
    turned: tuple[str, ...]
    limbs: tuple[Limb, ...]
    carriers: Mapping[str, str]


def carriers(bone_map: BoneMap) -> dict[str, str]:
    """What carries each limb: by its first control, the collar, chest or pelvis."""
    found = {}
    for side in SIDES:
        arm, leg = bone_map.chain(f"{side}_upper_arm")[0], bone_map.chain(f"{side}_thigh")[0]
        found[arm] = bone_map.bone(f"{side}_collar") or bone_map.chain("spine")[-1]
        found[leg] = bone_map.chain("hips")[0]
    return found


def present(bones: Any, names: Iterable[str]) -> None:
    """Check that an armature has bones.

    Raises:
        ControlRigError: naming those that are missing.
    """
    missing = [name for name in names if name not in bones]
    if missing:
        raise ControlRigError(
            f"The rig lacks the controls {', '.join(missing)}. Generate it anew with a present version of "
            "its add-on, or choose other bones in the rig's table."
        )


def present_properties(bones: Any, bone: str, names: Iterable[str]) -> None:
    """Check that a bone has custom properties.

    Raises:
        ControlRigError: naming those that are missing.
    """
    missing = [name for name in names if name not in bones[bone]]
    if missing:
        raise ControlRigError(
            f"The control “{bone}” lacks the properties {', '.join(missing)}. Generate the rig anew."
        )
