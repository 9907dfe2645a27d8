from __future__ import annotations

import numpy as np
import torch

from inference.kinematics import (
    SkeletonTensors,
    best_rotation,
    bone_error,
    bone_lengths,
    project_to_skeleton,
    rest_on_floor,
)
from rig.skeleton import JOINT, REFERENCE

SKELETON = SkeletonTensors(
    REFERENCE.names,
    REFERENCE.parents,
    torch.tensor(REFERENCE.offsets, dtype=torch.float32),
    torch.tensor(REFERENCE.radii),
)
REST = torch.tensor(REFERENCE.rest_pose(), dtype=torch.float32)


def _noisy(count: int = 500) -> torch.Tensor:
    generator = torch.Generator().manual_seed(0)
    return REST + 0.08 * torch.randn(count, 22, 3, generator=generator)


def test_bone_lengths_are_exact_after_projection() -> None:
    placed = project_to_skeleton(_noisy(), SKELETON)
    relative = bone_lengths(placed, SKELETON.parents) / SKELETON.lengths[1:] - 1
    assert relative.abs().max() < 1e-5
    assert bone_error(_noisy(), SKELETON).min() > 0.01


def test_pelvis_and_chest_stay_rigid() -> None:
    placed = project_to_skeleton(_noisy(), SKELETON)
    for first, second in [("left_hip", "right_hip"), ("spine1", "left_hip"), ("neck", "right_collar")]:
        distance = (placed[:, JOINT[first]] - placed[:, JOINT[second]]).norm(dim=-1)
        expected = (REST[JOINT[first]] - REST[JOINT[second]]).norm()
        assert (distance - expected).abs().max() < 1e-5


def test_a_pose_of_the_skeleton_is_left_alone() -> None:
    once = project_to_skeleton(_noisy(), SKELETON)
    assert (project_to_skeleton(once, SKELETON) - once).abs().max() < 1e-5
    assert (project_to_skeleton(REST, SKELETON) - REST).abs().max() < 1e-6


def test_directions_of_limbs_are_kept() -> None:
    raw = _noisy()
    placed = project_to_skeleton(raw, SKELETON)
    for child in ("left_elbow", "right_wrist", "left_knee", "right_foot"):
        joint, parent = JOINT[child], REFERENCE.parents[JOINT[child]]
        before = torch.nn.functional.normalize(raw[:, joint] - raw[:, parent], dim=-1)
        after = torch.nn.functional.normalize(placed[:, joint] - placed[:, parent], dim=-1)
        assert (before - after).abs().max() < 1e-4


def test_best_rotation_is_proper_even_for_mirrored_targets() -> None:
    source = torch.tensor(np.eye(3), dtype=torch.float64)
    mirrored = source * torch.tensor([-1.0, 1.0, 1.0], dtype=torch.float64)
    assert torch.isclose(torch.det(best_rotation(source, mirrored)), torch.tensor(1.0, dtype=torch.float64))


def test_floor_contact() -> None:
    sunk, hovering, jumping = REST - 0.1 * _up(), REST + 0.02 * _up(), REST + 0.4 * _up()
    poses = rest_on_floor(torch.stack([sunk, hovering, jumping]), SKELETON)
    lowest = poses[..., 1].amin(-1)
    assert torch.allclose(lowest, torch.tensor([0.0, 0.0, 0.4]), atol=1e-6)


def test_flesh_not_bone_lies_on_the_floor() -> None:
    on_the_back = torch.stack([REST[:, 0], REST[:, 2], -REST[:, 1]], -1)
    on_the_back = on_the_back - on_the_back[:, 1].amin() * _up()
    height = (rest_on_floor(on_the_back, SKELETON)[:, 1] - SKELETON.radii).amin()
    assert abs(float(height)) < 1e-6
    assert float(rest_on_floor(on_the_back, SKELETON)[JOINT["pelvis"], 1]) > 0.09


def _up() -> torch.Tensor:
    return torch.tensor([0.0, 1.0, 0.0])
