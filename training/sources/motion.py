"""Raw motion: a source's own skeleton, posed for every frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rig.pose import from_blender
from rig.skeleton import FloatArray


@dataclass(frozen=True, eq=False)
class Motion:
    """One take on the skeleton it came with, in the source's own units, Y up.

    Attributes:
        names: joint names, parents before children. The tip of a leaf bone is a joint of its own,
            named after its parent with ``.end`` added.
        parents: index of each joint's parent, -1 for a root.
        positions: float64 [F, J, 3], global.
        rotations: float64 [F, J, 3, 3], global; identity in the source's rest pose.
        rest: float64 [J, 3], the rest pose.
        fps: frames per second.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    positions: FloatArray
    rotations: FloatArray
    rest: FloatArray
    fps: float

    def __len__(self) -> int:
        return len(self.positions)

    def rest_motion(self) -> Motion:
        """The rest pose as a motion of one frame."""
        turned = np.broadcast_to(np.eye(3), (1, len(self.names), 3, 3))
        return Motion(self.names, self.parents, self.rest[None], turned, self.rest, self.fps)

    def joint(self, name: str) -> FloatArray:
        """Global positions of a joint, [F, 3]."""
        return self.positions[:, self.names.index(name)]

    def rotation(self, name: str) -> FloatArray:
        """Global rotations of a joint, [F, 3, 3]."""
        return self.rotations[:, self.names.index(name)]


def y_up(motion: Motion) -> Motion:
    """A motion whose z axis points up, and that faces -y at rest, with y up and facing +z."""
    axes = from_blender(np.eye(3)).T
    return Motion(
        motion.names,
        motion.parents,
        from_blender(motion.positions),
        axes @ motion.rotations @ axes.T,
        from_blender(motion.rest),
        motion.fps,
    )


def forward_kinematics(
    parents: tuple[int, ...], translations: FloatArray, rotations: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Global positions and rotations from local ones.

    Args:
        parents: index of each joint's parent, -1 for a root; parents come first.
        translations: [F, J, 3], each joint relative to its parent, in the parent's frame.
        rotations: [F, J, 3, 3], each joint relative to its parent.

    Returns:
        Positions [F, J, 3] and rotations [F, J, 3, 3], global.
    """
    positions = np.array(translations, dtype=np.float64)
    turned = np.array(rotations, dtype=np.float64)
    for joint, parent in enumerate(parents):
        if parent >= 0:
            positions[:, joint] = positions[:, parent] + np.einsum(
                "fij,fj->fi", turned[:, parent], translations[:, joint]
            )
            turned[:, joint] = turned[:, parent] @ rotations[:, joint]
    return positions, turned


def stacked(parents: tuple[int, ...], offsets: FloatArray) -> FloatArray:
    """Global positions [J, 3] of a skeleton at rest, from each joint's offset to its parent [J, 3]."""
    positions = np.array(offsets, dtype=np.float64)
    for joint, parent in enumerate(parents):
        if parent >= 0:
            positions[joint] += positions[parent]
    return positions
