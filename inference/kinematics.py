"""Forward-kinematics correction: raw joint positions → the nearest pose of a rigid skeleton.

Markapudi and Grover walk the hierarchy from parent to child and put each joint at the reference
bone length in the predicted direction. Here joints with several children (pelvis, chest) place
them by one best rotation of their rest offsets (Kabsch 1976), so that the result is a pose that
an armature of rotating bones can reach exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True, eq=False)
class SkeletonTensors:
    """A skeleton for batched kinematics.

    Attributes:
        names: J joint names.
        parents: J parent indices, -1 for the root; parents come first.
        offsets: float32 [J, 3], rest offset from the parent, metres.
        radii: float32 [J], from each joint to the body's surface, metres.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    offsets: Tensor
    radii: Tensor

    @property
    def lengths(self) -> Tensor:
        """float32 [J], bone lengths; 0 for the root."""
        lengths: Tensor = torch.linalg.vector_norm(self.offsets, dim=-1)
        return lengths

    def children(self, joint: int) -> list[int]:
        """Indices of the children of a joint."""
        return [child for child, parent in enumerate(self.parents) if parent == joint]

    def to(self, device: torch.device) -> SkeletonTensors:
        """The same on another device."""
        return SkeletonTensors(self.names, self.parents, self.offsets.to(device), self.radii.to(device))


def best_rotation(source: Tensor, target: Tensor) -> Tensor:
    """The rotation that brings source vectors nearest to target vectors (Kabsch).

    Args:
        source: float [..., K, 3].
        target: float [..., K, 3].

    Returns:
        float [..., 3, 3] proper rotations R with R @ source ≈ target.
    """
    covariance = target.transpose(-1, -2) @ source
    u, _, vh = torch.linalg.svd(covariance)
    sign = torch.det(u @ vh).sign()
    diagonal = torch.ones_like(covariance[..., 0])
    diagonal[..., 2] = sign
    rotation: Tensor = (u * diagonal[..., None, :]) @ vh
    return rotation


def bone_lengths(joints: Tensor, parents: tuple[int, ...]) -> Tensor:
    """Distances to the parent: float [..., J, 3] → [..., J - 1], the root left out."""
    bones = joints[..., 1:, :] - joints[..., list(parents[1:]), :]
    lengths: Tensor = torch.linalg.vector_norm(bones, dim=-1)
    return lengths


def bone_error(joints: Tensor, skeleton: SkeletonTensors) -> Tensor:
    """Mean relative deviation of the bone lengths: float [..., J, 3] → [...]."""
    relative: Tensor = bone_lengths(joints, skeleton.parents) / skeleton.lengths[1:]
    error: Tensor = (relative - 1).abs().mean(-1)
    return error


def project_to_skeleton(joints: Tensor, skeleton: SkeletonTensors) -> Tensor:
    """Give every bone its reference length, parent → child, keeping directions.

    Args:
        joints: float [..., J, 3], any pose.
        skeleton: reference skeleton.

    Returns:
        float [..., J, 3]; the root stays, other joints are re-placed. Computed in float64, since
        float32 rounding alone would add up to 1e-6 of a bone.
    """
    points = joints.double()
    offsets = skeleton.offsets.double()
    placed: list[Tensor] = [points[..., 0, :]] * len(skeleton.parents)
    for joint in range(len(skeleton.parents)):
        children = skeleton.children(joint)
        if not children:
            continue
        targets = points[..., children, :] - points[..., joint : joint + 1, :]
        if len(children) > 1:
            rest = offsets[children]
            rotation = best_rotation(rest.expand_as(targets), targets)
            moved = rest @ rotation.transpose(-1, -2)
        else:
            directions = torch.nn.functional.normalize(targets, dim=-1, eps=1e-9)
            moved = directions * torch.linalg.vector_norm(offsets[children], dim=-1, keepdim=True)
        for index, child in enumerate(children):
            placed[child] = placed[joint] + moved[..., index, :]
    return torch.stack(placed, dim=-2).to(joints.dtype)


def rest_on_floor(joints: Tensor, skeleton: SkeletonTensors, reach: float = 0.3) -> Tensor:
    """Move poses up out of the floor, or down onto it when they hover by less than ``reach`` metres.

    Args:
        joints: float [..., J, 3].
        skeleton: its ``radii`` say where the body's surface is.
        reach: a pose that is farther up than this is in the air, and stays there. Prompts for jumps
            give 0.4 m and more; less is a body that nobody asked to leave the floor.
    """
    lowest = (joints[..., 1] - skeleton.radii).amin(dim=-1)
    shift = torch.where(lowest < reach, -lowest, torch.zeros_like(lowest))
    return (
        joints + torch.stack([torch.zeros_like(shift), shift, torch.zeros_like(shift)], dim=-1)[..., None, :]
    )
