"""ReActIdle: people standing idle, acted and genuine, with crossed arms, hands on hips and the like.

Source: https://github.com/Enekoassets/ReActIdle (MIT).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from .bvh import read_bvh
from .retarget import calibrate, retarget
from .schemes import IDLE
from .takes import Take

_LICENCE = "ReActIdle: MIT"


def read_reactidle(data: Path) -> Iterator[Take]:
    """Takes of ``data/reactidle``: BVH files whose heights are relative to the pelvis at rest.

    They are named after the participant's number: ``acted_007_acted``.
    """
    motions = {path.stem: read_bvh(path) for path in sorted((data / "reactidle").glob("*.bvh"))}
    if not motions:
        return
    calibration = calibrate(list(motions.values()), IDLE)
    for name, motion in motions.items():
        joints = retarget(motion, IDLE, calibration)
        frames = np.arange(len(motion))
        subject = "".join(character for character in name if character.isdigit())
        yield Take("reactidle", name, subject, "standing idle", _LICENCE, motion.fps, frames, joints)
