"""The CMU Graphics Lab motion capture database, and clips made from it.

Sources: http://mocap.cs.cmu.edu (AMC, ASF and descriptions) and its BVH conversions.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from inference.errors import PosewrightError

from .amc import read_amc, read_asf
from .bvh import read_bvh
from .motion import Motion
from .retarget import calibrate, retarget
from .schemes import ACCLAIM, scheme_of
from .takes import Take

LICENCE = "CMU Graphics Lab Motion Capture Database: free for all uses; the data may not be resold"
DANCE_LICENCE = f"{LICENCE}; conversion: MIT"

# The conversions to BVH begin with a T-pose that nobody performed; resampling mixed it into the next frame.
_INJECTED = 2
# A subject whose own skeleton was not kept borrows one; all bones of the database turn alike.
_STAND_IN = "127"
_DANCES = {"indian": "Indian dance", "salsa": "salsa dance", "martial": "martial arts"}
# The database's subjects behind the renamed clips: the couple that dances salsa takes turns, the first
# fifteen clips show the one and the next fifteen the other.
_DANCERS = {"indian": "94", "martial": "135"}
_COUPLE = ("60", "61")
_CLIPS_EACH = 15


def _takes(motions: list[tuple[Motion, str, str]], source: str, subject: str, licence: str) -> Iterator[Take]:
    """Takes from (motion, name, description) of one subject; every scheme is calibrated by itself."""
    by_scheme: dict[str, list[tuple[Motion, str, str]]] = defaultdict(list)
    for entry in motions:
        by_scheme[scheme_of(entry[0].names).name].append(entry)
    for entries in by_scheme.values():
        scheme = scheme_of(entries[0][0].names)
        skip = 0 if scheme is ACCLAIM else _INJECTED
        calibration = calibrate([motion for motion, _, _ in entries], scheme, skip)
        for motion, name, description in entries:
            if len(motion) > skip:
                joints = retarget(motion, scheme, calibration, skip)
                yield Take(
                    source,
                    name,
                    subject,
                    description,
                    licence,
                    motion.fps,
                    np.arange(skip, len(motion)),
                    joints,
                )


def _read(folder: Path, file: str, subject: str, fps: float) -> Motion:
    path = folder / file
    if path.suffix != ".amc":
        return read_bvh(path)
    skeleton = folder / "asf" / f"{subject}.asf"
    return read_amc(
        path, read_asf(skeleton if skeleton.exists() else folder / "asf" / f"{_STAND_IN}.asf"), fps
    )


def read_cmu(data: Path) -> Iterator[Take]:
    """Takes of ``data/cmu``: BVH and AMC files listed in ``takes.json``, skeletons in ``asf``.

    ``takes.json`` is a list of objects with ``take`` (subject_number), ``file``, ``fps`` and ``description``.

    Raises:
        PosewrightError: code ``data_missing`` where there is no such list.
    """
    folder = data / "cmu"
    try:
        listed = json.loads((folder / "takes.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PosewrightError(
            "data_missing",
            f"The list of takes {folder / 'takes.json'} cannot be read: {error}.",
            "Write it: a list of objects with take, file, fps and description.",
        ) from error
    by_subject: dict[str, list[dict[str, str]]] = defaultdict(list)
    for entry in listed:
        by_subject[entry["take"].split("_")[0]].append(entry)
    for subject, entries in by_subject.items():
        motions = [
            (_read(folder, entry["file"], subject, float(entry["fps"])), entry["take"], entry["description"])
            for entry in entries
        ]
        yield from _takes(motions, "cmu", subject, LICENCE)


def read_cmu_dance(data: Path) -> Iterator[Take]:
    """Takes of ``data/cmu_dance``: BVH files named after their kind of dance."""
    by_dancer: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for path in sorted((data / "cmu_dance").glob("*.bvh")):
        kind, _, number = path.stem.partition("_")
        by_dancer[kind, _dancer(kind, number)].append(path)
    for (kind, dancer), paths in by_dancer.items():
        motions = [(read_bvh(path), path.stem, _DANCES.get(kind, kind)) for path in paths]
        yield from _takes(motions, "cmu_dance", dancer, DANCE_LICENCE)


def _dancer(kind: str, number: str) -> str:
    if kind == "salsa" and number.isdigit():
        return _COUPLE[int(number) > _CLIPS_EACH]
    return _DANCERS.get(kind, kind)
