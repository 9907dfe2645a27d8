from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from inference import checkpoint
from inference.errors import PosewrightError
from inference.kinematics import bone_lengths
from inference.pipeline import Cancelled, PosePipeline, choose_device
from inference.request import PoseRequest
from rig.skeleton import REFERENCE
from tests.tiny_model import write_tiny_weights


@pytest.fixture(scope="module")
def pipeline(tiny_weights: Path) -> PosePipeline:
    return PosePipeline.load(str(tiny_weights), "cpu")


def test_a_seed_gives_the_same_pose_alone_and_in_a_batch(pipeline: PosePipeline) -> None:
    batch = pipeline(PoseRequest("a person waves", tuple(range(16))))
    for seed in (0, 7, 15):
        alone = pipeline(PoseRequest("a person waves", (seed,)))
        assert np.abs(alone.poses[0] - batch.poses[seed]).max() < 1e-4
    assert np.abs(batch.poses[0] - batch.poses[1]).max() > 1e-3


def test_poses_lie_on_the_skeleton_and_the_floor(pipeline: PosePipeline) -> None:
    result = pipeline(PoseRequest("a person waves", tuple(range(8))))
    assert result.poses.shape == (8, 22, 3)
    assert result.poses.dtype == np.float32
    lengths = bone_lengths(torch.from_numpy(result.poses), REFERENCE.parents).numpy()
    assert np.abs(lengths / REFERENCE.bone_lengths[1:] - 1).max() < 1e-5
    assert (result.bone_error_before_fk > 1e-3).all()
    assert result.poses[..., 1].min() > -1e-6
    assert set(result.seconds) == {"text", "denoiser", "fk"}


def test_text_steps_and_guidance_matter(pipeline: PosePipeline) -> None:
    base = pipeline(PoseRequest("a person waves")).poses
    for other in (
        PoseRequest("a person sits"),
        PoseRequest("a person waves", steps=9),
        PoseRequest("a person waves", guidance=5.0),
    ):
        assert np.abs(pipeline(other).poses - base).max() > 1e-4
    assert (pipeline(PoseRequest("a person waves")).poses == base).all()


def test_cancel_is_looked_at_between_steps(pipeline: PosePipeline) -> None:
    steps: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        pipeline(PoseRequest("wave", steps=50), lambda *step: steps.append(step), lambda: len(steps) == 3)
    assert steps == [(0, 50), (1, 50), (2, 50)]


def test_attention_on_request(pipeline: PosePipeline) -> None:
    result = pipeline(PoseRequest("raise the left arm", (0, 1)), keep_attention=True)
    assert result.attention is not None
    assert result.attention.shape == (2, len(result.tokens), 22)
    assert np.allclose(result.attention.sum(1), 1, atol=1e-5)
    assert "left" in result.tokens
    assert pipeline(PoseRequest("raise the left arm")).attention is None


def test_other_weights_are_refused(pipeline: PosePipeline) -> None:
    with pytest.raises(PosewrightError) as caught:
        pipeline(PoseRequest("wave", weights="0" * 64))
    assert caught.value.code == "weights_mismatch"


@pytest.mark.parametrize(("objective", "conditioning"), [("epsilon", "tokens"), ("flow", "pooled")])
def test_the_seeds_variants_run_too(tmp_path: Path, objective: str, conditioning: str) -> None:
    width = 384 if conditioning == "pooled" else 768
    path = write_tiny_weights(
        tmp_path / "variant.safetensors", width, objective=objective, conditioning=conditioning
    )
    result = PosePipeline.load(str(path), "cpu")(PoseRequest("a person waves", (0, 1)))
    assert np.isfinite(result.poses).all()


def test_missing_weights(tmp_path: Path) -> None:
    for name in ("no-such-weights", str(tmp_path / "none.safetensors")):
        with pytest.raises(PosewrightError) as caught:
            PosePipeline.load(name, "cpu")
        assert caught.value.code == "weights_missing"


@pytest.mark.parametrize(
    "damage", ["flipped byte", "cut short", "card", "version", "solver", "another shape"]
)
def test_corrupt_weights(tmp_path: Path, damage: str) -> None:
    path = write_tiny_weights(tmp_path / "tiny.safetensors")
    card = path.with_suffix(".json")
    data = bytearray(path.read_bytes())
    values = json.loads(card.read_text())
    if damage == "flipped byte":
        data[-1] ^= 1
        path.write_bytes(data)
    elif damage == "cut short":
        path.write_bytes(data[:100])
    elif damage == "card":
        card.write_text(card.read_text()[:200])
    elif damage == "version":
        card.write_text(json.dumps(values | {"version": 99}))
    elif damage == "solver":
        card.write_text(json.dumps(values | {"sampling": values["sampling"] | {"solver": "ddim"}}))
    else:
        card.write_text(json.dumps(values | {"model": values["model"] | {"widths": [32, 32, 32]}}))
    with pytest.raises(PosewrightError) as caught:
        checkpoint.load(str(path))
    assert caught.value.code == "weights_corrupt"
    assert caught.value.hint


def test_device_that_is_not_there() -> None:
    for name in ("cuda", "mps", "abacus"):
        if (name == "cuda" and torch.cuda.is_available()) or (
            name == "mps" and torch.backends.mps.is_available()
        ):
            continue
        with pytest.raises(PosewrightError) as caught:
            choose_device(name)
        assert caught.value.code == "device_unavailable"


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_a_seed_gives_the_same_pose_on_another_device(tiny_weights: Path) -> None:
    request = PoseRequest("a person waves", (0, 1, 2))
    poses = [PosePipeline.load(str(tiny_weights), device)(request).poses for device in ("cpu", "cuda")]
    assert np.abs(poses[0] - poses[1]).max() < 0.01
