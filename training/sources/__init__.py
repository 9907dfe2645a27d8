"""Where poses come from: readers of raw collections, each a folder of the same name under ``--data``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .clips import read_kaykit, read_mesh2motion
from .cmu import read_cmu, read_cmu_dance
from .humanml3d import read_humanml3d
from .makehuman import read_makehuman
from .reactidle import read_reactidle
from .takes import Take


@dataclass(frozen=True)
class Source:
    """A collection.

    Attributes:
        read: folder → its takes. The folder is ``--data``, for HumanML3D the data set's own.
        min_distance: metres (mean over the joints) by which a pose must differ from all that were
            chosen before. Where only arms move, a wrist moves ten times as far.
    """

    read: Callable[[Path], Iterator[Take]]
    min_distance: float


# Collections that show what few others do are thinned less.
SOURCES: dict[str, Source] = {
    "cmu": Source(read_cmu, 0.05),
    "cmu_dance": Source(read_cmu_dance, 0.05),
    "mesh2motion": Source(read_mesh2motion, 0.02),
    "kaykit": Source(read_kaykit, 0.02),
    "makehuman_poses": Source(read_makehuman, 0.02),
    "reactidle": Source(read_reactidle, 0.02),
}
HUMANML3D = Source(read_humanml3d, 0.03)
