from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from inference.__main__ import main
from rig.skeleton import JOINT_NAMES


def _generate(tiny_weights: Path, *arguments: str) -> int:
    return main(["generate", "--weights", str(tiny_weights), "--device", "cpu", *arguments])


def test_npz_contract(tiny_weights: Path, tmp_path: Path) -> None:
    prompts, out = tmp_path / "prompts.txt", tmp_path / "sub" / "poses.npz"
    prompts.write_text("a person waves\n\nsit down\nkneel 👋\n", "utf-8-sig")
    assert (
        _generate(tiny_weights, "--prompts", str(prompts), "--num", "2", "--seed", "5", "--out", str(out))
        == 0
    )
    with np.load(out) as file:
        assert file["poses"].shape == (3, 2, 22, 3)
        assert file["poses"].dtype == np.float32
        assert file["prompts"].tolist() == ["a person waves", "sit down", "kneel 👋"]
        assert file["seeds"].tolist() == [5, 6]
        assert tuple(file["joint_names"]) == JOINT_NAMES
        assert file["bone_error_before_fk"].shape == (3, 2)
        assert file["bone_error_before_fk"].dtype == np.float32


def test_json_on_stdout_and_in_a_file_agree(
    tiny_weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _generate(tiny_weights, "wave 👋") == 0
    text = capsys.readouterr().out
    assert text.isascii()  # a console on Windows may have no more
    printed = json.loads(text)
    assert printed["prompts"] == ["wave 👋"]
    assert _generate(tiny_weights, "wave 👋", "--out", str(tmp_path / "out.json")) == 0
    assert json.loads((tmp_path / "out.json").read_text()) == printed
    assert np.shape(printed["poses"]) == (1, 1, 22, 3)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["generate", ""], "empty"),
        (["generate", "x" * 10_000], "10000 characters"),
        (["generate", "一个人"], "English"),
        (["generate", "wave", "--num", "0"], "0 seeds"),
        (["generate", "wave", "--out", "pose.txt"], ".npz"),
        (["generate"], "--prompts"),
        (["generate", "--prompts", "no-such-file.txt"], "no-such-file.txt"),
        (["generate", "wave", "--weights", "no-such"], "no-such"),
        (["info", "--weights", "no-such"], "no-such"),
    ],
)
def test_errors_are_one_clear_line_and_exit_code_2(
    arguments: list[str], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")
    assert word in captured.err
    assert captured.err.count("\n") == 1


def test_info(tiny_weights: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--weights", str(tiny_weights), "--device", "cpu"]) == 0
    info = json.loads(capsys.readouterr().out)
    assert info["weights"] == "tiny"
    assert info["joint_names"] == list(JOINT_NAMES)
