"""Captions written by a person while looking at pictures of corpus poses.

They are kept apart from the captions by rules: text in the words of different artists, two thirds to
train on and one third, of shorter takes, to test on. ``written.toml`` beside this file names each
pose by its source, take and frame and holds no pose data; see :mod:`training.corpus.prepare` for how
those are made.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inference.errors import PosewrightError

FILE = Path(__file__).parent / "written.toml"
SPLITS = ("train", "test")

_KEYS = {"source", "take", "frame", "split", "captions"}
_CAPTIONS_MIN, _WORDS_MAX = 3, 40


@dataclass(frozen=True)
class Written:
    """A pose of the corpus and what was written about its picture.

    Attributes:
        source: name of the collection, as in the corpus.
        take: name of the take in its source.
        frame: of the take, at the corpus's frame rate, from 0.
        split: ``"train"`` or ``"test"``; the same for all poses of a take.
        captions: at least three, all true: terse, plain, and longer or in another spirit.
    """

    source: str
    take: str
    frame: int
    split: str
    captions: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, int]:
        """Source, take and frame, which name the pose."""
        return self.source, self.take, self.frame


def _wrong(where: str, what: str) -> PosewrightError:
    return PosewrightError("captions_invalid", f"{where}: {what}.", "Correct the file of written captions.")


def _entry(raw: Any, where: str) -> Written:
    """One ``[[pose]]`` table, checked."""
    if not isinstance(raw, dict):
        raise _wrong(where, "not a table")
    if raw.keys() != _KEYS:
        missing, unknown = sorted(_KEYS - raw.keys()), sorted(raw.keys() - _KEYS)
        raise _wrong(where, f"keys missing: {missing}, keys unknown: {unknown}")
    for key in ("source", "take"):
        if not isinstance(raw[key], str) or not raw[key].strip():
            raise _wrong(where, f"{key} is not a name")
    if not isinstance(raw["frame"], int) or isinstance(raw["frame"], bool) or raw["frame"] < 0:
        raise _wrong(where, f"frame is {raw['frame']!r}, not a whole number from 0")
    if raw["split"] not in SPLITS:
        raise _wrong(where, f"split is {raw['split']!r}, not one of {', '.join(SPLITS)}")
    captions = raw["captions"]
    if not isinstance(captions, list) or len(captions) < _CAPTIONS_MIN:
        raise _wrong(where, f"captions is not a list of at least {_CAPTIONS_MIN}")
    for caption in captions:
        if not isinstance(caption, str) or not caption or caption != " ".join(caption.split()):
            raise _wrong(where, f"{caption!r} is not text with single spaces and none around it")
        if len(caption.split()) > _WORDS_MAX:
            raise _wrong(where, f"{caption!r} has more than {_WORDS_MAX} words")
    return Written(raw["source"], raw["take"], raw["frame"], raw["split"], tuple(captions))


def load_written(file: Path = FILE) -> tuple[Written, ...]:
    """Read and check the written captions.

    Args:
        file: TOML with one ``[[pose]]`` table per pose.

    Returns:
        The poses in the order of the file.

    Raises:
        PosewrightError: if the file cannot be read or parsed, an entry has wrong or missing keys, a
            pose or a caption occurs twice, or the poses of a take are on both sides of the split.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(str(file), f"cannot be read: {error}") from error
    tables = content.get("pose")
    if content.keys() != {"pose"} or not isinstance(tables, list):
        raise _wrong(str(file), "holds something other than [[pose]] tables")
    entries = tuple(_entry(raw, f"{file.name}, pose {number}") for number, raw in enumerate(tables, 1))

    splits: dict[tuple[str, str], str] = {}
    for entry in entries:
        if splits.setdefault((entry.source, entry.take), entry.split) != entry.split:
            raise _wrong(file.name, f"take {entry.take} of {entry.source} is in both splits")
    for key, count in Counter(entry.key for entry in entries).items():
        if count > 1:
            raise _wrong(file.name, f"frame {key[2]} of take {key[1]} of {key[0]} occurs {count} times")
    texts = Counter(caption.lower() for entry in entries for caption in entry.captions)
    for caption, count in texts.items():
        if count > 1:
            raise _wrong(file.name, f"the caption {caption!r} occurs {count} times")
    return entries
