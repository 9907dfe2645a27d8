"""``python -m training compliance``: the command of :mod:`training.evaluation.suite`."""

from __future__ import annotations

from training.evaluation.suite import add_arguments, run

__all__ = ["add_arguments", "run"]
