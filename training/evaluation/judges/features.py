"""What judges see of a pose: each joint's place and bone, in the room and in the body's own frame."""

from __future__ import annotations

import torch
from torch import Tensor

from rig.skeleton import JOINT, REFERENCE

_PARENTS = [max(parent, 0) for parent in REFERENCE.parents]
_GRANDPARENTS = [_PARENTS[parent] for parent in _PARENTS]
_TIPS = [JOINT[name] for name in ("head", "left_wrist", "right_wrist", "left_ankle", "right_ankle")]
_LEFT_HIP, _RIGHT_HIP, _PELVIS, _SPINE = (
    JOINT[name] for name in ("left_hip", "right_hip", "pelvis", "spine1")
)
FEATURES = 18


def _direction(vectors: Tensor) -> Tensor:
    return torch.nn.functional.normalize(vectors, dim=-1, eps=1e-6)


def joint_features(poses: Tensor) -> Tensor:
    """Per-joint features.

    Args:
        poses: float [B, 22, 3], metres.

    Returns:
        float [B, 22, 18]: position, bone direction from the parent, both again in the frame of the pelvis
        (left, up along the spine, forward), cosine of the bend at the parent, and distances to head,
        wrists and ankles.
    """
    from_pelvis = poses - poses[:, _PELVIS, None]
    bones = _direction(poses - poses[:, _PARENTS])
    left = _direction(poses[:, _LEFT_HIP] - poses[:, _RIGHT_HIP])
    up = poses[:, _SPINE] - poses[:, _PELVIS]
    up = _direction(up - (up * left).sum(-1, keepdim=True) * left)
    pelvis = torch.stack([left, up, torch.linalg.cross(left, up)], dim=-1)
    before = _direction(poses[:, _PARENTS] - poses[:, _GRANDPARENTS])
    bend = (bones * before).sum(-1, keepdim=True)
    distances = torch.linalg.vector_norm(poses[:, :, None] - poses[:, None, _TIPS], dim=-1)
    return torch.cat([poses, bones, from_pelvis @ pelvis, bones @ pelvis, bend, distances], dim=-1)
