"""What the buttons do, headless, with a worker that needs no model; ``settle`` does the timer's work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import addon_utils
import bpy
import pytest

Settle = Callable[..., None]


def settings() -> Any:
    return bpy.context.scene.posewright


def state() -> Any:
    return bpy.context.window_manager.posewright


def generate(prompt: str, **values: Any) -> set[str]:
    settings().prompt = prompt
    for name, value in values.items():
        setattr(settings(), name, value)
    return bpy.ops.posewright.generate()


def test_generate_returns_at_once_and_shows_every_seed(addon: ModuleType, settle: Settle) -> None:
    assert generate("a person stands", variations=3, random_seed=False, seed=7) == {"FINISHED"}
    assert state().running
    assert not state().results

    settle()

    assert not state().running
    assert state().worker == "ready"
    assert state().error_message == ""
    assert [result.seed for result in state().results] == [7, 8, 9]
    assert state().result_prompt == "a person stands"
    assert [pose.shape for pose in addon.session.poses] == [(22, 3)] * 3
    # The thumbnails are drawn: figures in front of nothing.
    for preview in addon.session._previews.values():
        alpha = list(preview.image_pixels_float)[3::4]
        assert tuple(preview.image_size) == (addon.THUMBNAIL_SIZE, addon.THUMBNAIL_SIZE)
        assert 0.05 < sum(value > 0.9 for value in alpha) / len(alpha) < 0.9


def test_a_new_seed_each_time_unless_switched_off(addon: ModuleType, settle: Settle) -> None:
    seeds = []
    for random_seed in (True, True, False):
        generate("a person stands", variations=1, random_seed=random_seed)
        settle()
        assert state().results[0].seed == settings().seed
        seeds.append(settings().seed)
    assert seeds[0] != seeds[1] == seeds[2]


def test_switching_new_seeds_off_keeps_the_seed_on_show(addon: ModuleType, settle: Settle) -> None:
    generate("a person stands", random_seed=True)
    settle()
    settings().seed = 1  # as undo may leave it
    settings().random_seed = False
    assert settings().seed == state().results[0].seed


def test_the_steps_and_guidance_of_the_model_unless_set(addon: ModuleType) -> None:
    generate("a slow person", use_steps=False, use_guidance=False)
    assert addon.session.job.request.steps is None
    assert addon.session.job.request.guidance is None
    bpy.ops.posewright.cancel()
    generate("a slow person", use_steps=True, steps=5, use_guidance=True, guidance=2.5)
    assert addon.session.job.request.steps == 5
    assert addon.session.job.request.guidance == 2.5


@pytest.mark.parametrize(
    ("prompt", "message"),
    [
        ("", "The prompt is empty."),
        ("   ", "The prompt is empty."),
        ("a" * 10_000, "10000 characters"),
        ("🤸🤸", "no English words"),
        ("一个人站着", "no English words"),
    ],
)
def test_a_prompt_that_cannot_be_used_is_explained(
    addon: ModuleType, settle: Settle, prompt: str, message: str
) -> None:
    assert generate(prompt) == {"CANCELLED"}
    assert message in state().error_message
    assert state().error_hint
    assert not state().running
    # The next one works and takes the message away.
    assert generate("a person stands") == {"FINISHED"}
    settle()
    assert state().error_message == ""
    assert len(state().results) == 4


def test_only_one_job_at_a_time_and_cancel_keeps_the_last_results(addon: ModuleType, settle: Settle) -> None:
    generate("a person stands", variations=2)
    settle()
    generate("a slow person", variations=4)
    assert not bpy.ops.posewright.generate.poll()
    with pytest.raises(RuntimeError, match="cancel first"):
        bpy.ops.posewright.generate()
    settle(until=lambda: state().progress > 0)
    assert state().progress_text == "Step 1 of 4"

    assert bpy.ops.posewright.cancel() == {"FINISHED"}

    assert not state().running
    assert len(state().results) == 2
    with pytest.raises(RuntimeError, match="Nothing is being generated"):
        bpy.ops.posewright.cancel()
    # The late answer is dropped, the next job runs.
    generate("a person stands", variations=3)
    settle()
    assert len(state().results) == 3


def test_a_worker_that_dies_costs_one_message(addon: ModuleType, settle: Settle) -> None:
    generate("die")
    settle()
    assert state().worker == "failed"
    assert state().error_code == "worker_died"
    assert state().error_hint

    assert bpy.ops.posewright.restart() == {"FINISHED"}
    settle()
    assert state().worker == "ready"
    assert state().error_message == ""

    generate("a person stands")
    settle()
    assert len(state().results) == 4


def test_a_missing_interpreter_is_explained(
    addon: ModuleType, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    addon.preferences().interpreter = "/nowhere/python"
    generate("a person stands")
    settle()
    assert state().error_code == "interpreter_missing"
    assert "/nowhere/python" in state().error_message

    # None chosen: the environment variable decides.
    addon.preferences().interpreter = ""
    monkeypatch.delenv("POSEWRIGHT_PYTHON", raising=False)
    bpy.ops.posewright.restart()
    settle()
    assert state().error_code == "interpreter_missing"
    assert "preferences" in state().error_hint


def test_the_environment_names_the_interpreter_when_none_is_chosen(
    addon: ModuleType, settle: Settle, fake_python: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    addon.preferences().interpreter = ""
    monkeypatch.setenv("POSEWRIGHT_PYTHON", str(fake_python))
    generate("a person stands")
    settle()
    assert len(state().results) == 4


def test_check_reports_what_is_missing_and_how_to_install_it(
    addon: ModuleType, settle: Settle, fake_python: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bpy.ops.posewright.check_interpreter()
    assert state().checking
    with pytest.raises(RuntimeError, match="being checked"):
        bpy.ops.posewright.check_interpreter()
    settle()
    assert state().check_passed
    assert state().install_command == ""
    assert state().check_report.startswith("Python 3.11.0\nnumpy 1.0")

    monkeypatch.setenv("FAKE_PYTHON_MISSING", "torch transformers")
    bpy.ops.posewright.check_interpreter()
    settle()
    assert not state().check_passed
    assert "Missing: torch, transformers" in state().check_report
    assert state().install_command.startswith(f'"{fake_python}" -m pip install -r ')
    for part in state().install_command.split('"')[3::4]:
        assert Path(part).is_file()

    addon.preferences().interpreter = "/nowhere/python"
    bpy.ops.posewright.check_interpreter()
    settle()
    assert not state().check_passed
    assert "There is no Python interpreter at /nowhere/python" in state().check_report


def test_another_device_takes_another_worker(addon: ModuleType, settle: Settle) -> None:
    generate("a person stands")
    settle()
    first = addon.session.client
    addon.preferences().device = "cpu"
    generate("a person stands")
    settle()
    assert addon.session.client is not first
    assert len(state().results) == 4


def test_choose_and_clear(addon: ModuleType, settle: Settle) -> None:
    with pytest.raises(RuntimeError, match="Generate poses first"):
        bpy.ops.posewright.choose(index=0)
    with pytest.raises(RuntimeError, match="no results"):
        bpy.ops.posewright.clear()
    generate("a person stands")
    settle()
    assert state().chosen == 0
    bpy.ops.posewright.choose(index=2)
    assert state().chosen == 2
    bpy.ops.posewright.clear()
    assert not state().results
    assert not addon.session.poses


def test_another_file_starts_without_results_and_keeps_the_worker(
    addon: ModuleType, settle: Settle, tmp_path: Path
) -> None:
    generate("a person stands")
    settle()
    # Saved with results on show: they must not come back as empty frames.
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "with_results.blend"))
    generate("a slow person")
    for opening in (
        lambda: bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "with_results.blend")),
        lambda: bpy.ops.wm.read_homefile(use_empty=True),
    ):
        opening()
        assert not state().results
        assert not state().running
        assert addon.session.job is None
        assert addon.session.client.state in {"ready", "busy"}


def test_switched_off_and_on_again_while_a_job_runs_it_starts_afresh(
    addon: ModuleType, settle: Settle, installed: str
) -> None:
    generate("a person stands")
    settle()
    generate("a person stands")
    addon_utils.disable(installed)
    addon_utils.enable(installed)

    assert not state().running
    assert state().worker == "stopped"
    assert not state().results
    assert generate("a person stands") == {"FINISHED"}
    settle()
    assert len(state().results) == settings().variations
