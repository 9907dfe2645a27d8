"""What the sidebar draws, as far as that can be seen without a window."""

from __future__ import annotations

import sys

import pytest


@pytest.mark.parametrize("units", [5.0, 12.0, 40.0])
def test_text_is_wrapped_to_the_region(installed: str, units: float) -> None:
    wrap = sys.modules[f"{installed}.panels.sidebar"].wrap
    text = "a person leaps over a fence with one arm ahead " * 20
    lines = wrap(text, units)
    assert " ".join(lines) == text.strip()
    assert max(map(len, lines)) <= units / 0.3

    short = wrap(text, units, 3)
    assert len(short) == 3
    assert short[-1].endswith("…")
    assert wrap("a person", 40.0, 3) == ["a person"]
