from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from inference.errors import PosewrightError
from inference.request import PoseRequest
from inference.result import PoseResult


def test_json_round_trip() -> None:
    request = PoseRequest("a person waves 👋", (3, 1), 8, 2.5, "abc")
    assert PoseRequest.from_json(request.to_json()) == request


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"prompt": ""}, "empty"),
        ({"prompt": " \n"}, "empty"),
        ({"prompt": "x" * 10_000}, "10000 characters"),
        ({"prompt": "一个人举起双手"}, "English"),
        ({"prompt": "👋👋"}, "English"),
        ({"prompt": "wave", "seeds": []}, "seeds"),
        ({"prompt": "wave", "seeds": [-1]}, "-1"),
        ({"prompt": "wave", "seeds": [0] * 1000}, "1000"),
        ({"prompt": "wave", "seeds": ["a"]}, "whole numbers"),
        ({"prompt": "wave", "steps": 0}, "0 steps"),
        ({"prompt": "wave", "steps": "8"}, "steps"),
        ({"prompt": "wave", "guidance": float("nan")}, "guidance"),
        ({"prompt": 3}, "prompt"),
        ({"prompt": "wave", "magic": 1}, "magic"),
        ({}, "prompt"),
        ("wave", "object"),
    ],
)
def test_bad_input_says_what_is_wrong(values: Any, word: str) -> None:
    with pytest.raises(PosewrightError) as caught:
        PoseRequest.from_json(values)
    assert caught.value.code == "bad_request"
    assert word in caught.value.message
    assert caught.value.hint


def test_result_round_trip_and_refusal() -> None:
    poses = np.random.default_rng(0).normal(size=(2, 22, 3)).astype(np.float32)
    result = PoseResult(poses, (4, 9), np.array([0.01, 0.02], np.float32), {"text": 0.1})
    back = PoseResult.from_json(result.to_json())
    assert np.abs(back.poses - poses).max() < 1e-6
    assert back.seeds == (4, 9)
    with pytest.raises(ValueError, match="finite"):
        PoseResult.from_json(result.to_json() | {"poses": [[[float("nan")] * 3] * 22]})
