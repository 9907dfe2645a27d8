"""Single poses made for MakeHuman's base body.

Source: https://github.com/makehumancommunity/makehuman, data/poses (CC0 1.0).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from .bvh import read_bvh
from .motion import y_up
from .retarget import calibrate_at_rest, grounded, retarget
from .schemes import MAKEHUMAN
from .takes import Take

_LICENCE = "MakeHuman: CC0 1.0"
_SUBJECT = "base body"

# The files are named by kind and number only.
_DESCRIPTIONS = {
    "fight01": "lunging forward onto the right leg with both arms spread to the sides",
    "fight02": "diving forward through the air with both arms stretched ahead and the right leg tucked under",
    "fight03": "fighting, stepping forward with the right foot and raising the right forearm",
    "fight04": "kicking high to the side with the right leg",
    "fly01": "flying like a superhero with the left arm stretched ahead and the left knee tucked under",
    "fly02": "flying flat through the air with both arms stretched ahead",
    "gym01": "doing a handstand",
    "run01": "running fast, leaning forward",
    "sit01": "sitting on the floor with the left knee up, leaning back on the right hand",
    "standing01": "standing with the left foot in front and the right forearm held out ahead",
    "standing02": "standing relaxed with both arms at the sides",
    "standing03": "standing with the left foot in front of the right",
    "standing04": "standing with the left hand on the hip and the right foot out to the side",
    "standing05": "standing with the left arm raised out to the side",
    "standing06": "standing on the left leg with the right knee raised and the left hand on the hip",
}
_AIRBORNE = {"fight02", "fly01", "fly02"}


def read_makehuman(data: Path) -> Iterator[Take]:
    """Takes of ``data/makehuman_poses``: BVH files of one frame, Z up, on one skeleton.

    Those who fly keep their height; all others are put on the floor, since the heights of the
    files are those of the root above itself. Unknown files are described by the kind in their name.
    """
    for path in sorted((data / "makehuman_poses").glob("*.bvh")):
        motion = y_up(read_bvh(path, added_to_offsets=True))
        joints = retarget(motion, MAKEHUMAN, calibrate_at_rest(motion, MAKEHUMAN))
        if path.stem not in _AIRBORNE:
            joints = grounded(joints)
        words = _DESCRIPTIONS.get(path.stem, path.stem.rstrip("0123456789"))
        frames = np.arange(len(motion))
        yield Take("makehuman_poses", path.stem, _SUBJECT, words, _LICENCE, motion.fps, frames, joints)
