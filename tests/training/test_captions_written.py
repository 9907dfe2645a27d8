from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from inference.errors import PosewrightError
from training.captions.written import SPLITS, Written, load_written

WRITTEN = load_written()
CAPTIONS = [caption for entry in WRITTEN for caption in entry.captions]

ENTRY = """
[[pose]]
source = "{source}"
take = "{take}"
frame = {frame}
split = "{split}"
captions = {captions}
"""


def _file(folder: Path, *entries: str) -> Path:
    path = folder / "written.toml"
    path.write_text("".join(entries), encoding="utf-8")
    return path


def _entry(
    frame: str = "1",
    split: str = "train",
    captions: str = '["a", "b", "c"]',
    source: str = "some",
    take: str = "one",
) -> str:
    return ENTRY.format(source=source, take=take, frame=frame, split=split, captions=captions)


def _words(split: str | None = None) -> Counter[str]:
    return Counter(
        word
        for entry in WRITTEN
        if split in (None, entry.split)
        for caption in entry.captions
        for word in re.findall(r"[^\W\d_]+", caption.lower())
    )


def test_there_are_enough_captions_of_enough_poses() -> None:
    assert len(CAPTIONS) >= 500
    assert len(WRITTEN) >= 180
    assert len({entry.source for entry in WRITTEN}) >= 4
    assert len({(entry.source, entry.take) for entry in WRITTEN}) >= 100


def test_poses_and_captions_are_unique() -> None:
    assert len({entry.key for entry in WRITTEN}) == len(WRITTEN)
    assert len({re.sub(r"\W+", " ", caption.lower()).strip() for caption in CAPTIONS}) == len(CAPTIONS)


def test_a_third_is_for_testing_and_shares_no_take() -> None:
    takes = {
        split: {(entry.source, entry.take) for entry in WRITTEN if entry.split == split} for split in SPLITS
    }
    assert not takes["train"] & takes["test"]
    counts = Counter(entry.split for entry in WRITTEN)
    assert 0.25 <= counts["test"] / len(WRITTEN) <= 0.4
    # Each source is seen from both sides.
    assert {source for source, _ in takes["train"]} == {source for source, _ in takes["test"]}


@pytest.mark.parametrize("split", [None, *SPLITS])
def test_left_and_right_are_said_about_as_often(split: str | None) -> None:
    words = _words(split)
    assert words["left"] >= 100
    assert 0.8 <= words["left"] / words["right"] <= 1.25


def test_lengths_and_words_vary() -> None:
    lengths = [[len(caption.split()) for caption in entry.captions] for entry in WRITTEN]
    assert all(min(row) <= 7 for row in lengths)
    assert all(max(row) >= 10 for row in lengths)
    assert max(max(row) for row in lengths) <= 36
    assert len(_words()) >= 800
    openings = Counter(" ".join(caption.lower().split()[:3]) for caption in CAPTIONS)
    assert openings.most_common(1)[0][1] <= 0.02 * len(CAPTIONS)


def test_an_entry_is_read_as_written(tmp_path: Path) -> None:
    path = _file(tmp_path, _entry(frame="7", split="test"))
    assert load_written(path) == (Written("some", "one", 7, "test", ("a", "b", "c")),)


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([_entry(), _entry(captions='["d", "e", "f"]')], "occurs 2 times"),
        ([_entry(), _entry(frame="2")], "the caption 'a' occurs 2 times"),
        ([_entry(), _entry(frame="2", split="test", captions='["d", "e", "f"]')], "both splits"),
        ([_entry(frame="-1")], "whole number"),
        ([_entry(frame="true")], "whole number"),
        ([_entry(split="validation")], "split is"),
        ([_entry(captions='["a", "b"]')], "at least 3"),
        ([_entry(captions='["a", "b", " c"]')], "single spaces"),
        ([_entry(captions='["a", "b", ""]')], "single spaces"),
        ([_entry(captions='["a", "b", 3]')], "single spaces"),
        ([_entry(captions=f'["a", "b", "{"long " * 40}caption"]')], "more than"),
        ([_entry(source=" ")], "source is not a name"),
        ([_entry() + "colour = 1\n"], "keys unknown: ['colour']"),
        ([_entry().replace("frame = 1\n", "")], "keys missing: ['frame']"),
        (["pose = 1\n"], "other than"),
        (["pose = [1]\n"], "not a table"),
        (["pose = \n"], "cannot be read"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, entries: list[str], message: str) -> None:
    with pytest.raises(PosewrightError) as error:
        load_written(_file(tmp_path, *entries))
    assert message in str(error.value)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(PosewrightError, match="cannot be read"):
        load_written(tmp_path / "none.toml")
