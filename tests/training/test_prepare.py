"""Choosing distinct poses, and the prepare command."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rig.pose import canonicalize, heading
from rig.skeleton import REFERENCE
from training.__main__ import main
from training.prepare import KeyPoses
from training.sources.schemes import MOTIONBUILDER

FRAMES = 40


def write_bvh(path: Path) -> None:
    """A body with MotionBuilder's names that raises its left arm; its first two frames are a T-pose."""
    centimetres = 100 * REFERENCE.offsets
    names = {ours: theirs[0] for ours, theirs in MOTIONBUILDER.turns.items()} | MOTIONBUILDER.joints
    names |= {"neck": "Neck", "left_collar": "LeftShoulder", "right_collar": "RightShoulder"}
    lines: list[str] = ["HIERARCHY"]
    order: list[str] = []

    def write(joint: int, depth: int) -> None:
        name = names.get(REFERENCE.names[joint], REFERENCE.names[joint])
        order.append(name)
        channels = "6 Xposition Yposition Zposition " if depth == 0 else "3 "
        offset = " ".join(f"{value:.6f}" for value in centimetres[joint])
        lines.append(f"{'JOINT' if depth else 'ROOT'} {name}")
        lines.extend(["{", f"OFFSET {offset}", f"CHANNELS {channels}Zrotation Yrotation Xrotation"])
        for child in REFERENCE.children[joint]:
            write(child, depth + 1)
        lines.append("}")

    write(0, 0)
    lines += ["MOTION", f"Frames: {FRAMES}", "Frame Time: 0.05"]
    for frame in range(FRAMES):
        angles = {name: [0.0, 0.0, 0.0] for name in order}
        if frame >= 2:
            angles["LeftArm"][0] = -80.0 + 4.0 * (frame - 2)
            angles["RightArm"][0] = 80.0
            angles["Hips"][1] = 70.0
        height = 100 * REFERENCE.rest_pose()[0, 1]
        numbers = [30.0, height, -12.0, *(angle for name in order for angle in angles[name])]
        lines.append(" ".join(f"{number:.4f}" for number in numbers))
    path.write_text("\n".join(lines) + "\n")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "cmu"
    folder.mkdir(parents=True)
    write_bvh(folder / "01_01.bvh")
    entry = {"take": "01_01", "file": "01_01.bvh", "fps": 20, "frames": FRAMES, "description": "raise an arm"}
    (folder / "takes.json").write_text(json.dumps([entry]))
    return tmp_path / "data"


def test_prepare_writes_distinct_poses_in_the_pose_frame(data: Path, tmp_path: Path):
    assert main(["prepare", "--data", str(data), "--out", str(tmp_path / "out")]) == 0
    with np.load(tmp_path / "out" / "poses.npz") as stored:
        poses, take, frame = (stored[name] for name in ("poses", "take", "frame"))
    assert poses.dtype == np.float32
    assert poses.shape[1:] == (22, 3)
    assert 2 <= len(poses) < FRAMES - 2
    assert frame.min() >= 2  # the T-pose is gone
    assert (take == 0).all()
    assert np.allclose(poses[:, 0, [0, 2]], 0.0, atol=1e-6)
    assert np.abs(heading(poses)).max() < 1e-5
    assert np.abs(canonicalize(poses) - poses).max() < 1e-5
    takes = json.loads((tmp_path / "out" / "takes.json").read_text())
    assert takes[0]["source"] == "cmu"
    assert takes[0]["description"] == "raise an arm"
    assert "CMU" in takes[0]["licence"]
    # The left arm, which is at +x, is the one that moves.
    assert np.ptp(poses[:, 20, 1]) > 0.3
    assert np.ptp(poses[:, 21, 1]) < 0.01
    assert (poses[:, 20, 0] > 0).all()


def test_prepare_gives_the_same_files_again(data: Path, tmp_path: Path):
    for out in ("first", "second"):
        assert main(["prepare", "--data", str(data), "--out", str(tmp_path / out)]) == 0
    for name in ("poses.npz", "takes.json"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()


def test_prepare_without_data_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["prepare", "--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    message = capsys.readouterr().err
    assert "cmu_dance" in message
    assert str(tmp_path) in message
    assert not (tmp_path / "out").exists()


def test_key_poses_agree_with_a_plain_search():
    rng = np.random.default_rng(0)
    walk = np.cumsum(0.02 * rng.normal(size=(1500, 22, 3)), axis=0) % 0.4
    chosen = KeyPoses()
    added = np.array([chosen.add(pose, 0.05) for pose in walk])
    for index, pose in enumerate(walk):
        before = walk[:index][added[:index]]
        new = (np.linalg.norm(before - pose, axis=-1).mean(axis=-1) >= 0.05).all()
        assert new == added[index]
    assert 1024 < added.sum() < len(walk)  # grown beyond the first allocation
    assert np.array_equal(chosen.poses, walk[added])
    assert len(chosen) == added.sum()
