"""A take: one recording or clip as poses on the reference skeleton, with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rig.skeleton import FloatArray

IntArray = NDArray[np.integer]


@dataclass(frozen=True, eq=False)
class Take:
    """One recording or clip.

    Attributes:
        source: name of the collection, e.g. ``cmu``.
        name: name of the take within it.
        subject: who was recorded, or which character. Subjects of the CMU database go by its numbers
            in every source.
        description: what the source says of it; may be empty.
        licence: as stated at the source.
        fps: frames per second.
        frames: int [F], the frames of the source file that these are.
        joints: float64 [F, 22, 3] on the reference skeleton, floor at y = 0; heading and travel kept.
        captions: sentences that people wrote about it, if the source has any.
        split: ``train``, ``val`` or ``test`` where the source divides its takes, else empty.
    """

    source: str
    name: str
    subject: str
    description: str
    licence: str
    fps: float
    frames: IntArray
    joints: FloatArray
    captions: tuple[str, ...] = ()
    split: str = ""
