from __future__ import annotations

import pytest
import torch

from inference.normalisation import SPACES, Normalisation, normalise
from rig.skeleton import JOINT, PARENTS, REFERENCE


def _poses(count: int = 40) -> torch.Tensor:
    torch.manual_seed(0)
    rest = torch.tensor(REFERENCE.rest_pose(), dtype=torch.float32)
    poses = rest + 0.1 * torch.randn(count, 22, 3)
    poses[:, 0, [0, 2]] = 0.0
    return poses


@pytest.mark.parametrize("space", SPACES)
def test_decoding_undoes_encoding(space: str) -> None:
    poses = _poses()
    found = normalise(poses, torch.ones(len(poses)), space, PARENTS)
    numbers = found.encode(poses)
    torch.testing.assert_close(found.decode(numbers), poses, atol=1e-6, rtol=0)
    torch.testing.assert_close(numbers.mean(0), torch.zeros(22, 3), atol=1e-5, rtol=0)
    spread = numbers.std(0, correction=0)
    expected = torch.ones(22, 3)
    expected[0, [0, 2]] = 0.0
    torch.testing.assert_close(spread, expected, atol=1e-4, rtol=0)


@pytest.mark.parametrize("space", SPACES)
def test_what_never_varies_is_decoded_to_its_mean_whatever_the_number(space: str) -> None:
    poses = _poses()
    found = normalise(poses, torch.ones(len(poses)), space, PARENTS)
    assert (found.decode(torch.full((1, 22, 3), 5.0))[0, 0, [0, 2]] == 0.0).all()


def test_a_bone_moves_all_that_hangs_on_it() -> None:
    poses = _poses()
    found = normalise(poses, torch.ones(len(poses)), "bones", PARENTS)
    change = torch.zeros(1, 22, 3)
    change[0, JOINT["left_shoulder"], 1] = 1.0
    moved = found.difference(change)[0, :, 1]
    arm = [JOINT[name] for name in ("left_shoulder", "left_elbow", "left_wrist")]
    assert moved[arm].unique().tolist() == [found.std[JOINT["left_shoulder"], 1].item()]
    assert moved.count_nonzero() == len(arm)
    twice = found.decode(found.encode(poses[:1]) + change) - poses[:1]
    torch.testing.assert_close(twice, found.difference(change), atol=1e-6, rtol=0)


def test_poses_count_by_their_weights() -> None:
    poses = _poses(2)
    found = normalise(poses, torch.tensor([3.0, 1.0]), "joints", PARENTS)
    torch.testing.assert_close(found.mean, 0.75 * poses[0] + 0.25 * poses[1])


def test_bad_fields_are_refused() -> None:
    blank = torch.zeros(22, 3)
    with pytest.raises(ValueError, match="polar"):
        Normalisation("polar", PARENTS, blank, blank)
    with pytest.raises(ValueError, match="22 joints"):
        Normalisation("bones", PARENTS, blank[:3], blank[:3])
