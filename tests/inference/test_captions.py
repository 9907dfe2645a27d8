from __future__ import annotations

import pytest

from inference.captions import CaptionCleaner, split_actions
from inference.errors import PosewrightError


def test_strips_part_of_speech_markers() -> None:
    raw = "a man kicks  his left leg.#a/DET man/NOUN kick/VERB his/DET left/ADJ leg/NOUN#0.0#0.0"
    assert CaptionCleaner()(raw) == "a man kicks his left leg."
    assert CaptionCleaner()("a/DET man/NOUN kick/VERB and/CCONJ\n wave/VERB") == "a man kick and wave"


def test_keeps_slashes_that_are_no_markers() -> None:
    assert CaptionCleaner()("hands/feet on the floor, 1/2 turn") == "hands/feet on the floor, 1/2 turn"


def test_removes_control_characters() -> None:
    assert CaptionCleaner()("raise\x00 the\u200b arm\t") == "raise the arm"


@pytest.mark.parametrize("text", ["pose #3: kneel", "#1 fan cheering", "C# dancer"])
def test_keeps_a_hash_that_is_the_artists_own(text: str) -> None:
    assert CaptionCleaner()(text) == text


@pytest.mark.parametrize("text", ["", " \n ", "#0.0#0.0", "x" * 5000])
def test_refuses_what_cannot_be_a_caption(text: str) -> None:
    with pytest.raises(PosewrightError) as caught:
        CaptionCleaner()(text)
    assert caught.value.code == "bad_request"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("caption", "actions"),
    [
        ("a person walks forward and then waves", ("a person walks forward", "waves")),
        ("a man jumps, then sits down", ("a man jumps", "sits down")),
        ("she kneels while raising her left arm", ("she kneels", "raising her left arm")),
        ("he stands and slowly turns and waves", ("he stands", "slowly turns", "waves")),
        ("a woman raises her left and right arm", ("a woman raises her left and right arm",)),
        ("arms and legs spread wide", ("arms and legs spread wide",)),
        ("a man stretches his arms and his legs bend", ("a man stretches his arms", "his legs bend")),
        ("walk", ("walk",)),
    ],
)
def test_cuts_at_actions_only(caption: str, actions: tuple[str, ...]) -> None:
    assert split_actions(caption) == actions
