from __future__ import annotations

import pytest

from inference.denials import denied, denies


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a woman kneels, left arm raised", ""),
        ("sitting, arms not crossed", "arms crossed"),
        ("the left hand is not on the hip, the right one is", "the left hand is on the hip"),
        ("crouching without touching the floor with the hands", "touching the floor with the hands"),
        ("kneeling, but the right knee is not on the floor", "the right knee is on the floor"),
        ("The left arm isn't raised while the right one is.", "The left arm is raised"),
        ("don't raise the left arm; no hand on the hip", "raise the left arm, hand on the hip"),
        ("she doesn\u2019t lean", "she lean"),
        ("absolutely not", "absolutely"),
        ("not", ""),
        ("nothing in the hands, none of them raised", "in the hands, of them raised"),
        ("a knot in a rope, a notable man, nobody", ""),
    ],
)
def test_what_is_denied_is_read_as_if_it_were_not(prompt: str, expected: str) -> None:
    assert denied(prompt) == expected


@pytest.mark.parametrize(
    "text", ["arms not up", "Without shoes", "she couldn't reach", "none of the hands", "isn’t"]
)
def test_denials_are_found(text: str) -> None:
    assert denies(text)
    assert not denies("a knot in a rope, a notable man, another can")
