from __future__ import annotations

import io
import json

import pytest

from inference import protocol
from inference.protocol import MAX_LINE_BYTES, Generate, Hello, MessageError

MESSAGES = [
    Hello(1),
    Generate(3, {"prompt": 'a "quoted" person\nwaves 👋 向前走 \u2028', "seeds": [0, 1]}),
    protocol.Cancel(3),
    protocol.Shutdown(),
    protocol.Ready(1, {"device": "cpu"}, 2.5),
    protocol.Progress(3, 1, 8),
    protocol.Result(3, {"poses": [[[0.5, -1e-7, 3.0]]]}),
    protocol.Error(None, "weights_missing", "Not there.", "Install them."),
    protocol.Error(4, "internal", "Broken.", ""),
    protocol.Cancelled(3),
]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: type(message).__name__)
def test_what_is_written_is_read(message: protocol.Message) -> None:
    line = protocol.encode(message)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert line.isascii()
    assert protocol.decode(line) == message


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"Traceback (most recent call last):",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'"hello"',
        b"{}",
        b'{"type": "dance"}',
        b'{"type": ["hello"]}',
        b'{"type": "hello"}',
        b'{"type": "hello", "protocol": "1"}',
        b'{"type": "hello", "protocol": true}',
        b'{"type": "generate", "id": 1}',
        b'{"type": "generate", "id": 1.0, "request": {}}',
        b'{"type": "generate", "id": null, "request": {}}',
        b'{"type": "generate", "id": 1, "request": []}',
        b'{"type": "ready", "protocol": 1, "seconds": NaN}',
        b'{"type": "cancel", "id": 1} {"type": "cancel", "id": 2}',
        b'{"type": "cancel", "id": ' + b"9" * 5000 + b"}",
        b"[" * 200_000,
    ],
    ids=lambda line: ascii(line[:40].decode("latin-1")),
)
def test_what_is_no_message_is_refused_in_one_short_line(line: bytes) -> None:
    with pytest.raises(MessageError) as caught:
        protocol.decode(line)
    assert len(str(caught.value)) < 400
    assert "\n" not in str(caught.value)


def test_a_newer_partners_greeting_can_be_read() -> None:
    assert protocol.decode(b'{"type": "hello", "protocol": 9, "colour": "red"}') == Hello(9)
    assert protocol.decode(b'{"type": "ready", "protocol": 9, "info": {}, "x": [1]}') == protocol.Ready(9)


def test_what_json_cannot_hold_is_not_written() -> None:
    for value in (float("nan"), float("inf"), object(), "x" * MAX_LINE_BYTES):
        with pytest.raises(MessageError):
            protocol.encode(protocol.Result(1, {"value": value}))


def test_a_line_of_exactly_the_limit_is_read() -> None:
    empty = len(protocol.encode(Generate(1, {"prompt": ""})))
    message = Generate(1, {"prompt": "x" * (MAX_LINE_BYTES - empty)})
    line = protocol.encode(message)
    assert len(line) == MAX_LINE_BYTES
    assert protocol.read(io.BytesIO(line)) == message


@pytest.mark.parametrize("excess", [1, 2, MAX_LINE_BYTES, 3 * MAX_LINE_BYTES + 17])
def test_a_line_beyond_the_limit_is_skipped_whole(excess: int) -> None:
    start = b'{"type": "hello", "protocol": 1, "x": "'
    long_line = start + b"x" * (MAX_LINE_BYTES + excess - len(start) - 3) + b'"}\n'
    assert json.loads(long_line)["protocol"] == 1
    stream = io.BytesIO(long_line + protocol.encode(Hello(1)))
    with pytest.raises(MessageError, match="more than 1000000 bytes"):
        protocol.read(stream)
    assert protocol.read(stream) == Hello(1)
    assert protocol.read(stream) is None


def test_reading_goes_on_after_garbage_and_ends_with_the_stream() -> None:
    stream = io.BytesIO(b"garbage\n" + protocol.encode(Hello(1)) + b'{"type": "canc')
    with pytest.raises(MessageError, match="garbage"):
        protocol.read(stream)
    assert protocol.read(stream) == Hello(1)
    with pytest.raises(MessageError):
        protocol.read(stream)
    assert protocol.read(stream) is None


def test_a_mismatch_names_both_versions_and_what_to_do() -> None:
    error = protocol.mismatch(addon=3, worker=1)
    assert error.code == "protocol_mismatch"
    assert "3" in error.message
    assert "1" in error.message
    assert "Restart" in error.hint
