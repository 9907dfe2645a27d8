"""The reference skeleton: 22 SMPL joints, their hierarchy and their rest offsets.

Frame: right-handed, Y up, the body faces +Z, the character's left is +X, metres.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.floating]

JOINT_NAMES: tuple[str, ...] = (
    "pelvis", "left_hip", "right_hip", "spine1", "left_knee", "right_knee", "spine2",
    "left_ankle", "right_ankle", "spine3", "left_foot", "right_foot", "neck",
    "left_collar", "right_collar", "head", "left_shoulder", "right_shoulder",
    "left_elbow", "right_elbow", "left_wrist", "right_wrist",
)  # fmt: skip
JOINT: dict[str, int] = {name: index for index, name in enumerate(JOINT_NAMES)}
JOINT_COUNT = len(JOINT_NAMES)

# Index of every joint's parent; parents come before their children.
PARENTS: tuple[int, ...] = (-1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 12, 13, 14, 16, 17, 18, 19)

# Index of the joint on the other side; a joint of the middle is its own mirror.
MIRROR: tuple[int, ...] = tuple(
    JOINT[name.replace("left_", "right_") if name.startswith("left_") else name.replace("right_", "left_")]
    for name in JOINT_NAMES
)

# The joints by part of the body, as the model and the interface speak of them.
LIMBS: dict[str, tuple[str, ...]] = {
    "torso": ("pelvis", "spine1", "spine2", "spine3"),
    "head": ("neck", "head", "left_collar", "right_collar"),
    "left_arm": ("left_shoulder", "left_elbow", "left_wrist"),
    "right_arm": ("right_shoulder", "right_elbow", "right_wrist"),
    "left_leg": ("left_hip", "left_knee", "left_ankle", "left_foot"),
    "right_leg": ("right_hip", "right_knee", "right_ankle", "right_foot"),
}

# Rest pose: a T-pose, arms level, legs straight, toes ahead. Bone lengths and the shapes of the
# pelvis and chest triangles are those of HumanML3D's body (constant over its frames), averaged
# over left and right so that a mirrored pose lies on the same skeleton; the directions of the
# spine, collars and feet follow SMPL's template.
_HALF_REST: dict[str, tuple[float, float, float]] = {
    "left_hip": (0.0603, -0.0875, -0.0046),
    "spine1": (0.0, 0.1279, -0.0309),
    "left_knee": (0.0, -0.3919, 0.0),
    "spine2": (0.0, 0.1406, 0.0272),
    "left_ankle": (0.0, -0.4290, 0.0),
    "spine3": (0.0, 0.0573, 0.0029),
    "left_foot": (0.0, -0.0615, 0.1328),
    "neck": (0.0, 0.2178, -0.0264),
    "left_collar": (0.0719, 0.1169, -0.0294),
    "head": (0.0, 0.0897, 0.0505),
    "left_shoulder": (0.1186, 0.0421, -0.0191),
    "left_elbow": (0.2600, 0.0, 0.0),
    "left_wrist": (0.2680, 0.0, 0.0),
}


# How far the body's surface is from each joint at least, metres: what touches the floor when a
# joint comes down. Zero for the feet, whose joint is the ball at the height of the sole.
_SKIN: dict[str, float] = {
    "pelvis": 0.10,
    "hip": 0.085,
    "spine1": 0.09,
    "spine2": 0.09,
    "spine3": 0.09,
    "neck": 0.05,
    "head": 0.09,
    "collar": 0.05,
    "shoulder": 0.05,
    "elbow": 0.037,
    "wrist": 0.024,
    "knee": 0.05,
    "ankle": 0.035,
    "foot": 0.0,
}
SKIN_RADII: tuple[float, ...] = tuple(
    _SKIN[name.removeprefix("left_").removeprefix("right_")] for name in JOINT_NAMES
)


@dataclass(frozen=True, eq=False)
class Skeleton:
    """A hierarchy of joints with rest offsets.

    Attributes:
        names: joint names, parents before children.
        parents: index of each joint's parent, -1 for the root.
        offsets: float64 [J, 3], each joint relative to its parent in the rest pose, metres.
        radii: J distances from a joint to the body's surface, metres.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    offsets: FloatArray
    radii: tuple[float, ...]

    @property
    def bone_lengths(self) -> FloatArray:
        """float64 [J], distance to the parent; 0 for the root."""
        return np.asarray(np.linalg.norm(self.offsets, axis=-1))

    @property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Indices of each joint's children."""
        return tuple(
            tuple(child for child, parent in enumerate(self.parents) if parent == joint)
            for joint in range(len(self.parents))
        )

    def rest_pose(self) -> FloatArray:
        """float64 [J, 3], the rest pose standing on the floor (lowest joint at y = 0)."""
        joints = np.zeros_like(self.offsets)
        for joint, parent in enumerate(self.parents):
            if parent >= 0:
                joints[joint] = joints[parent] + self.offsets[joint]
        joints[:, 1] -= joints[:, 1].min()
        return joints


def _reference() -> Skeleton:
    offsets = np.zeros((JOINT_COUNT, 3))
    for name, offset in _HALF_REST.items():
        offsets[JOINT[name]] = offset
        offsets[MIRROR[JOINT[name]]] = np.multiply(offset, (-1.0, 1.0, 1.0))  # x is 0 on the middle line
    offsets.setflags(write=False)
    return Skeleton(JOINT_NAMES, PARENTS, offsets, SKIN_RADII)


REFERENCE = _reference()
