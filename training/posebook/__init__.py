"""The pose book: poses that motion capture lacks, authored as joint angles and contacts."""

from __future__ import annotations

from .book import FOLDER, Pose, load_book
from .checks import Report, check
from .evaluate import evaluate, solve
from .variation import neighbours, variations

__all__ = ["FOLDER", "Pose", "Report", "check", "evaluate", "load_book", "neighbours", "solve", "variations"]
