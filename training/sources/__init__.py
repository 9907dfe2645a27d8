"""Where poses come from: readers of raw collections, each a folder of the same name under ``--data``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from .clips import read_mesh2motion
from .cmu import read_cmu, read_cmu_dance
from .reactidle import read_reactidle
from .takes import Take

# Folder under the data folder → reader of its takes.
SOURCES: dict[str, Callable[[Path], Iterator[Take]]] = {
    "cmu": read_cmu,
    "cmu_dance": read_cmu_dance,
    "mesh2motion": read_mesh2motion,
    "reactidle": read_reactidle,
}
