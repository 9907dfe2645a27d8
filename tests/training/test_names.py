"""Names that are kept out of training, and whether poses made from them are what they are names of."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from inference.errors import PosewrightError
from rig.pose import mirror, rotate_y
from rig.skeleton import REFERENCE
from training.evaluation import names
from training.posebook import evaluate, load_book
from training.posebook.book import held_out_names

BOOK = load_book()


def test_a_few_names_of_many_entries_are_held_out() -> None:
    held_out = held_out_names(BOOK.values())
    count = sum(len(entry.names) for entry in BOOK.values())
    assert 0.02 < len(held_out) / count < 0.06
    assert len({entry for entry, _ in held_out}) > 0.8 * len(held_out)
    assert all(name in BOOK[entry].names for entry, name in held_out)


def test_a_pose_is_nearest_to_its_own_entry_whichever_side_and_heading_it_has() -> None:
    entries = np.stack(
        [evaluate(BOOK[name]) for name in ("wave_right", "squat_forearms_on_knees", "headstand")]
    )
    made = rotate_y(np.stack([entries, mirror(entries)], axis=1), np.full((3, 2), 0.7))
    assert names.nearer(made, entries, range(3)).tolist() == [[0, 0]] * 3
    assert names.nearer(made, entries, (1, 2, 0))[:, 0].min() > 0


def test_the_shares_are_printed_and_the_poses_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    some = ("wave_right", "headstand")
    book = {name: replace(BOOK[name], names=(name,)) for name in some}
    made = np.stack([evaluate(BOOK["wave_right"]), REFERENCE.rest_pose()])

    class Fake:
        name = "fake"

        def make(self, prompts: list[str], seeds: range) -> argparse.Namespace:
            return argparse.Namespace(
                poses=np.stack([made] * len(prompts)),
                bone_error_before_fk=np.zeros((len(prompts), 2)),
                seconds=0.0,
            )

    monkeypatch.setattr(names, "load_book", lambda: book)
    monkeypatch.setattr(names, "held_out_names", lambda _: tuple((name, name) for name in some))
    monkeypatch.setattr(names, "load_weights_or_baseline", lambda *_: Fake())
    sheet = tmp_path / "sheet.png"
    arguments = argparse.Namespace(weights="default", device="cpu", num=2, sheet=sheet)
    assert names.run(arguments) == 0
    assert "among the 1 nearest: 50.0%" in capsys.readouterr().out
    assert sheet.read_bytes()[:4] == b"\x89PNG"
    with pytest.raises(PosewrightError, match="--num of 1"):
        names.run(argparse.Namespace(weights="default", device="cpu", num=0, sheet=None))
