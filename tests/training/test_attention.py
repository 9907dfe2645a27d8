from __future__ import annotations

from pathlib import Path

import numpy as np

from rig.skeleton import JOINT, LIMBS
from tests.tiny_model import write_tiny_weights
from training.__main__ import main
from training.evaluation.attention import by_limb, whole_words


def test_pieces_are_joined_and_the_ends_left_out() -> None:
    shares = np.full((5, 22), 0.2, np.float32)
    shares[1, JOINT["head"]] = 0.4
    words, table = whole_words(["[CLS]", "crouch", "##ing", "low", "[SEP]"], shares)
    assert words == ["crouching", "low"]
    np.testing.assert_allclose(table.sum(axis=0), 1.0, rtol=1e-6)
    np.testing.assert_allclose(table[:, JOINT["pelvis"]], [2 / 3, 1 / 3], rtol=1e-6)
    np.testing.assert_allclose(table[:, JOINT["head"]], [3 / 4, 1 / 4], rtol=1e-6)


def test_limbs_are_means_of_their_joints() -> None:
    shares = np.zeros((1, 22), np.float32)
    shares[0, [JOINT[name] for name in LIMBS["left_arm"]]] = np.linspace(0.1, 0.3, len(LIMBS["left_arm"]))
    expected = [0.2 if limb == "left_arm" else 0.0 for limb in LIMBS]
    np.testing.assert_allclose(by_limb(shares)[0], expected, atol=1e-7)


def test_the_command_draws(tmp_path: Path) -> None:
    weights = write_tiny_weights(tmp_path / "tiny.safetensors")
    out = tmp_path / "attention.png"
    assert main(["attention", "kneel", "left arm raised", "--weights", str(weights), "--out", str(out)]) == 0
    assert out.read_bytes()[:4] == b"\x89PNG"
