"""The pose book: poses written as joint angles in TOML, read and checked against the format.

The format is described in ``README.md`` beside this file.
"""

from __future__ import annotations

import re
import tomllib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inference.errors import PosewrightError
from rig.skeleton import JOINT
from training.captions import swap_sides

from . import limits
from .contacts import DIRECTIONS, FLOOR_KINDS, LIMB_KINDS, REACHES, Contact
from .limits import PARTS, PLURALS, SIDES, Angles
from .points import Offset, resolve
from .postures import POSTURES

FOLDER = Path(__file__).parent / "poses"

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TEXT_KEYS = {"name", "captions", "names", "lower", "upper", "tags", "matters", "symmetric", "inherit"}
# What an entry says for itself; its heirs, whose limbs lie otherwise, say it anew.
_OWN_KEYS = {"name", "captions", "names", "lower", "upper", "inherit"}
_FLAGS = {"tilt"}
_PLACE_KEYS = {"height", "seat", "pelvis"}
_CONTACT_KEYS = {"at", "floor", "offset", "reach", "pole"}
_CAPTIONS_MIN, _CAPTIONS_MAX = 3, 8
_NAMES_MAX, _NAME_WORDS_MAX = 16, 10
_HELD_OUT = 0.04
_PHRASES_MAX = 3
_PHRASE_WORDS_MIN, _PHRASE_WORDS_MAX = 3, 12
# Fits after "a person" and after another phrase: "sitting on a chair", "with the arms crossed".
_PHRASE = re.compile(r"(?:[^\W\d_]+(?:-[^\W\d_]+)*ing|with|on|in|at) [^.;:!?]*[^.;:!?, ]")
# A part written as one number means this angle.
_ONLY = {part: angles[0] for part, angles in PARTS.items() if len(angles) == 1}
_CONTACTS = {f"{side}_{limb}" for side in SIDES for limb in LIMB_KINDS}


@dataclass(frozen=True)
class Pose:
    """An entry of the book.

    Attributes:
        name: unique in the book.
        family: name of its file.
        captions: what the body does, in artists' words; all true.
        names: what artists may type for it without describing a body: "a girl texting"; may be empty.
        lower: what legs and posture do, in words that stay true whatever arms and head do; may be empty.
        upper: what arms, head and torso do, in words that stay true on other legs; may be empty.
        tags: at least one of :data:`.postures.POSTURES`, and themes.
        matters: the joints that carry the meaning.
        symmetric: whether its mirror image goes by the same words.
        angles: every "part.angle", degrees.
        written: the angles that the author wrote, inherited ones included.
        contacts: to be made after the angles.
        height: of the lowest point above the floor, metres.
        seat: height of the surface sat on, or None.
        pelvis: height of the pelvis joint, or None.
        tilt: whether the body is pitched until its arms, as posed by their angles, touch the floor.
    """

    name: str
    family: str
    captions: tuple[str, ...]
    names: tuple[str, ...]
    lower: tuple[str, ...]
    upper: tuple[str, ...]
    tags: tuple[str, ...]
    matters: tuple[str, ...]
    symmetric: bool
    angles: Angles
    written: frozenset[str]
    contacts: tuple[Contact, ...]
    height: float
    seat: float | None
    pelvis: float | None
    tilt: bool

    @property
    def postures(self) -> tuple[str, ...]:
        """Those of its tags that say how the body is held up."""
        return tuple(tag for tag in self.tags if tag in POSTURES)

    @property
    def texts(self) -> tuple[str, ...]:
        """Captions and names."""
        return self.captions + self.names

    @property
    def mirrored_texts(self) -> tuple[str, ...]:
        """Captions and names of its mirror image (:func:`rig.pose.mirror`)."""
        return tuple(swap_sides(text) for text in self.texts)

    @property
    def mirrored_lower(self) -> tuple[str, ...]:
        """What legs and posture of its mirror image do."""
        return tuple(swap_sides(phrase) for phrase in self.lower)

    @property
    def mirrored_upper(self) -> tuple[str, ...]:
        """What arms, head and torso of its mirror image do."""
        return tuple(swap_sides(phrase) for phrase in self.upper)


def held_out_names(entries: Iterable[Pose]) -> tuple[tuple[str, str], ...]:
    """(entry, name) of the names that no corpus holds, so that it can be seen how new ones are understood."""
    return tuple(
        (entry.name, name)
        for entry in entries
        for name in entry.names
        if zlib.crc32(f"name/{name}".encode()) < _HELD_OUT * 2**32
    )


def _fail(where: str, message: str, hint: str = "") -> PosewrightError:
    return PosewrightError("pose_book", f"{where}: {message}.", hint)


def _known(where: str, key: str, known: Iterable[str]) -> PosewrightError:
    return _fail(where, f"unknown key {key!r}", f"Known are {', '.join(sorted(known))}.")


def _number(where: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _fail(where, f"a number is needed, not {value!r}")
    return float(value)


def _offset(where: str, value: Any) -> Offset:
    if not isinstance(value, list) or len(value) != 3:
        raise _fail(where, f"three numbers [out, up, forward] in metres are needed, not {value!r}")
    out, up, forward = (_number(where, number) for number in value)
    return out, up, forward


def _words(where: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise _fail(where, f"{key} is a list of texts")
    if len(set(value)) != len(value):
        raise _fail(where, f"{key} holds the same text twice")
    return tuple(value)


def _phrases(where: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    phrases = _words(where, table, key)
    if key in table and not 1 <= len(phrases) <= _PHRASES_MAX:
        raise _fail(where, f"{key} holds 1 to {_PHRASES_MAX} phrases, not {len(phrases)}")
    for phrase in phrases:
        count = len(phrase.split())
        if not _PHRASE_WORDS_MIN <= count <= _PHRASE_WORDS_MAX:
            bounds = f"{_PHRASE_WORDS_MIN} to {_PHRASE_WORDS_MAX}"
            raise _fail(where, f"{key} phrases have {bounds} words, not {count}: {phrase!r}")
        if phrase != phrase.lower():
            raise _fail(where, f"{key} phrases are in lower case: {phrase!r}")
        if not _PHRASE.fullmatch(phrase):
            raise _fail(
                where,
                f"{key} phrases begin with an -ing word, with, on, in or at, without a full stop: {phrase!r}",
            )
    return phrases


def _angles(where: str, part: str, value: Any) -> Angles:
    if part in _ONLY and not isinstance(value, dict):
        return {f"{part}.{_ONLY[part]}": _number(f"{where}: {part}", value)}
    if not isinstance(value, dict):
        raise _fail(where, f"{part} is a table of {', '.join(PARTS[part])}")
    for angle in value:
        if angle not in PARTS[part]:
            raise _known(f"{where}: {part}", angle, PARTS[part])
    return {f"{part}.{angle}": _number(f"{where}: {part}", number) for angle, number in value.items()}


def _contact(where: str, key: str, value: Any) -> Contact:
    side, _, limb = key.partition("_")
    where = f"{where}: {key}"
    if not isinstance(value, dict):
        raise _fail(
            where, f"a table such as {{ at = 'chin' }} or {{ floor = true }} is needed, not {value!r}"
        )
    for name in value:
        if name not in _CONTACT_KEYS:
            raise _known(where, name, _CONTACT_KEYS)
    at, floor = value.get("at", ""), value.get("floor", "")
    if bool(at) == bool(floor):
        raise _fail(where, "either 'at' or 'floor' is needed")
    floor = FLOOR_KINDS[limb][0] if floor is True else floor
    if floor and floor not in FLOOR_KINDS[limb]:
        raise _fail(where, f"floor is true or one of {', '.join(FLOOR_KINDS[limb])}, not {floor!r}")
    if at and limb in ("forearm", "shin"):
        raise _fail(where, "a forearm or shin can only be laid on the floor: floor = true")
    if at and at != "world" and (not isinstance(at, str) or resolve(at, side) is None):
        raise _fail(where, f"there is no point {at!r}", "The README of the pose book lists the points.")
    reach = value.get("reach", "palm")
    if reach not in REACHES or ("reach" in value and (limb != "hand" or floor)):
        raise _fail(where, f"reach belongs to a hand at a point and is one of {', '.join(REACHES)}")
    pole = None
    if "pole" in value:
        names = str(value["pole"]).split("-")
        if not set(names) <= set(DIRECTIONS):
            raise _fail(where, f"pole is one of {', '.join(DIRECTIONS)}, or some joined by '-'")
        out, up, forward = (sum(DIRECTIONS[name][axis] for name in names) for axis in range(3))
        pole = (float(out), float(up), float(forward))
    return Contact(limb, side, at, floor, _offset(where, value.get("offset", [0, 0, 0])), reach, pole)


def _spread(where: str, table: Mapping[str, Any]) -> dict[str, Any]:
    """Plural keys written out for both sides; what is written for a side goes before."""
    spread: dict[str, Any] = {}
    for key, value in table.items():
        if key not in PLURALS:
            continue
        for side in SIDES:
            spread[f"{side}_{PLURALS[key]}"] = dict(value) if isinstance(value, dict) else value
    for key, value in table.items():
        if key in PLURALS:
            continue
        if key in PARTS and isinstance(value, dict) and isinstance(spread.get(key), dict):
            value = spread[key] | value  # noqa: PLW2901 - the merged table takes its place
        spread[key] = value
    known = _TEXT_KEYS | _FLAGS | _PLACE_KEYS | set(PARTS) | _CONTACTS
    for key in spread:
        if key not in known:
            raise _known(where, key, known | set(PLURALS))
    return spread


def _merge(base: Mapping[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
    """A pose on top of the one that it inherits from: angles one by one, contacts and texts as a whole."""
    merged = {key: value for key, value in base.items() if key not in _OWN_KEYS}
    for key, value in table.items():
        if key in _CONTACTS and value is False:
            merged.pop(key, None)
        elif key in PARTS and isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = merged[key] | value
        else:
            merged[key] = value
    return merged


def _pose(where: str, family: str, table: Mapping[str, Any]) -> Pose:
    captions, names, tags, matters = (
        _words(where, table, key) for key in ("captions", "names", "tags", "matters")
    )
    if not _CAPTIONS_MIN <= len(captions) <= _CAPTIONS_MAX:
        raise _fail(where, f"{_CAPTIONS_MIN} to {_CAPTIONS_MAX} captions are needed, not {len(captions)}")
    if len(names) > _NAMES_MAX:
        raise _fail(where, f"{_NAMES_MAX} names are enough, not {len(names)}")
    for name in names:
        if len(name.split()) > _NAME_WORDS_MAX:
            raise _fail(where, f"a name has at most {_NAME_WORDS_MAX} words, not {name!r}")
    lower, upper = (_phrases(where, table, key) for key in ("lower", "upper"))
    if not set(tags) & set(POSTURES):
        raise _fail(where, f"tags need a posture: {', '.join(POSTURES)}")
    for tag in tags:
        if not _NAME.fullmatch(tag):
            raise _fail(where, f"tag {tag!r} is not in lower_case")
    if not matters:
        raise _fail(where, "matters needs at least one joint")
    for joint in matters:
        if joint not in JOINT:
            raise _fail(where, f"matters: there is no joint {joint!r}", f"Joints are {', '.join(JOINT)}.")
    symmetric = table.get("symmetric")
    if not isinstance(symmetric, bool):
        raise _fail(where, "symmetric = true or false is needed")
    naming = [text for text in (*captions, *names) if swap_sides(text) != text]
    if symmetric and naming:
        raise _fail(where, f"symmetric, yet a caption names a side: {naming[0]!r}")
    sided = [phrase for phrase in (*lower, *upper) if swap_sides(phrase) != phrase]
    if symmetric and sided:
        raise _fail(where, f"symmetric, yet a phrase names a side: {sided[0]!r}")
    if not symmetric and not naming:
        raise _fail(where, "not symmetric, yet no caption says left or right")
    angles: Angles = limits.neutral()
    written: set[str] = set()
    for part in PARTS:
        if part in table:
            given = _angles(where, part, table[part])
            angles |= given
            written |= set(given)
    problems = limits.problems(angles)
    if problems:
        raise _fail(where, f"beyond the joint limits: {'; '.join(problems)}")
    contacts = tuple(_contact(where, key, table[key]) for key in sorted(_CONTACTS & set(table)))
    for side in SIDES:
        for a, b in (("hand", "forearm"), ("foot", "shin")):
            if {f"{side}_{a}", f"{side}_{b}"} <= set(table):
                raise _fail(where, f"{side}_{a} and {side}_{b} cannot both be given")
    places = {key: _number(f"{where}: {key}", table[key]) for key in _PLACE_KEYS if key in table}
    if len(places) > 1:
        raise _fail(where, "only one of height, seat and pelvis can be given")
    tilt = table.get("tilt", False)
    if not isinstance(tilt, bool):
        raise _fail(where, "tilt is true or false")
    arms = any(contact.floor and contact.limb in ("hand", "forearm") for contact in contacts)
    if tilt and (not arms or places):
        raise _fail(where, "tilt needs a hand or forearm on the floor, and neither height, seat nor pelvis")
    return Pose(
        name=table["name"],
        family=family,
        captions=captions,
        names=names,
        lower=lower,
        upper=upper,
        tags=tags,
        matters=matters,
        symmetric=symmetric,
        angles=angles,
        written=frozenset(written),
        contacts=contacts,
        height=places.get("height", 0.0),
        seat=places.get("seat"),
        pelvis=places.get("pelvis"),
        tilt=tilt,
    )


def _tables(path: Path) -> list[dict[str, Any]]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise _fail(path.name, f"not valid TOML: {error}") from error
    if set(data) != {"pose"} or not isinstance(data["pose"], list):
        raise _fail(path.name, "a family file holds [[pose]] tables and nothing else")
    return data["pose"]


def load_book(folder: Path = FOLDER, families: Iterable[str] | None = None) -> dict[str, Pose]:
    """Read the pose book.

    Args:
        folder: holds a TOML file per family.
        families: names of the files to return poses of; all unless given. Poses may inherit from any file.

    Returns:
        name → pose, families by name, poses in their order.

    Raises:
        PosewrightError: ``pose_book``, for the first thing that is wrong with a file.
    """
    raw: dict[str, tuple[str, dict[str, Any]]] = {}
    for path in sorted(folder.glob("*.toml")):
        for number, table in enumerate(_tables(path), start=1):
            name = table.get("name")
            if not isinstance(name, str) or not _NAME.fullmatch(name):
                raise _fail(path.name, f"pose {number} needs a name in snake_case, not {name!r}")
            if name in raw:
                raise _fail(path.name, f"the name {name!r} is taken, in {raw[name][0]}.toml")
            raw[name] = (path.stem, _spread(f"{path.name}: {name}", table))

    def full(name: str, heirs: tuple[str, ...]) -> dict[str, Any]:
        family, table = raw[name]
        base = table.get("inherit")
        if base is None:
            return {key: value for key, value in table.items() if key not in _CONTACTS or value is not False}
        where = f"{family}.toml: {name}"
        if base not in raw:
            raise _fail(where, f"inherits from {base!r}, which is not in the book")
        if base in heirs:
            raise _fail(where, f"inherits from itself by way of {base!r}")
        return _merge(full(base, (*heirs, name)), table)

    known = sorted({family for family, _ in raw.values()})
    wanted = set(known if families is None else families)
    for family in sorted(wanted - set(known)):
        raise _fail(family, "no such family", f"There are {', '.join(known)}.")
    return {
        name: _pose(f"{family}.toml: {name}", family, full(name, (name,)))
        for name, (family, _) in raw.items()
        if family in wanted
    }
