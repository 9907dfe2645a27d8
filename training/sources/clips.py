"""Clips that animators made for game characters.

Source: Mesh2Motion, https://github.com/Mesh2Motion/mesh2motion-app.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from .glb import read_glb
from .retarget import calibrate_at_rest, retarget
from .schemes import scheme_of
from .takes import Take

_FPS = 20.0
_LICENCE = "Mesh2Motion: CC0 1.0"
# Not poses of anybody, and words that speak of the file rather than of the body.
_EMPTY = {"t-pose", "rest pose"}
_CHORES = re.compile(r"\b(loop|rm|enter|exit)\b|\d+")


def describe(clip: str) -> str:
    """Plain words from a clip's name.

    >>> describe("Sitting_Idle_Loop"), describe("Crouch_Fwd_Loop")
    ('sitting idle', 'crouch forward')
    """
    words = clip.replace("_", " ").lower()
    return " ".join(_CHORES.sub(" ", words).replace("fwd", "forward").split())


def read_mesh2motion(data: Path) -> Iterator[Take]:
    """Takes of ``data/mesh2motion``: GLB files with one animation per clip."""
    for path in sorted((data / "mesh2motion").glob("*.glb")):
        motions = read_glb(path, _FPS)
        if not motions:
            continue
        scheme = scheme_of(next(iter(motions.values())).names)
        calibration = calibrate_at_rest(next(iter(motions.values())), scheme)
        for name, motion in motions.items():
            words = describe(name)
            if words not in _EMPTY:
                joints = retarget(motion, scheme, calibration)
                frames = np.arange(len(motion))
                yield Take("mesh2motion", name, path.stem, words, _LICENCE, _FPS, frames, joints)
