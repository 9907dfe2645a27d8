"""The messages between the add-on and its worker: one JSON object per line, UTF-8, over pipes.

The add-on says ``hello``, the worker loads its weights and answers ``ready`` or an ``error``
without id. From then on every ``generate`` is answered by any number of ``progress`` and then by
exactly one ``result``, ``error`` or ``cancelled`` with the same id.

A message that lacks a field is refused; an unknown field is ignored, so that a newer partner's
``hello`` and ``ready`` can always be read far enough to see its version.

Only the standard library is needed here: the worker must be able to say that numpy is missing.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from typing import Any, BinaryIO, TypeAlias, get_type_hints

from .errors import PosewrightError

PROTOCOL_VERSION = 1

# 256 poses take about 400 kB; more than this in one line is no message of ours.
MAX_LINE_BYTES = 1_000_000


@dataclass(frozen=True)
class Hello:
    """To the worker, first: the version that the add-on speaks."""

    protocol: int


@dataclass(frozen=True)
class Generate:
    """To the worker: run a job. ``request`` is :meth:`PoseRequest.to_json`."""

    id: int
    request: dict[str, Any]


@dataclass(frozen=True)
class Cancel:
    """To the worker: stop the job, or drop it if it waits."""

    id: int


@dataclass(frozen=True)
class Shutdown:
    """To the worker: stop everything and exit."""


@dataclass(frozen=True)
class Ready:
    """From the worker: the weights are loaded, after ``seconds``; ``info`` describes them."""

    protocol: int
    info: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(frozen=True)
class Progress:
    """From the worker: ``step`` of ``steps`` solver steps of a job are done."""

    id: int
    step: int
    steps: int


@dataclass(frozen=True)
class Result:
    """From the worker: a job is done. ``result`` is :meth:`PoseResult.to_json`."""

    id: int
    result: dict[str, Any]


@dataclass(frozen=True)
class Error:
    """From the worker: a job failed, or (without id) the worker itself or a line that it read."""

    id: int | None
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Cancelled:
    """From the worker: a job was stopped or dropped."""

    id: int


Message: TypeAlias = Hello | Generate | Cancel | Shutdown | Ready | Progress | Result | Error | Cancelled

_CLASSES: dict[str, type[Message]] = {
    kind.__name__.lower(): kind
    for kind in (Hello, Generate, Cancel, Shutdown, Ready, Progress, Result, Error, Cancelled)
}
_HINTS = {name: get_type_hints(kind) for name, kind in _CLASSES.items()}

# What JSON may hold for a field of each type; True and False, which Python counts as int, never.
_ACCEPTED: dict[Any, tuple[type, ...]] = {
    int: (int,),
    float: (float, int),
    str: (str,),
    int | None: (int, type(None)),
    dict[str, Any]: (dict,),
}


class MessageError(ValueError):
    """A line is not a message; its text says why."""


def encode(message: Message) -> bytes:
    """The message as one line.

    Raises:
        MessageError: it does not fit in a line, or holds something that JSON cannot.
    """
    values = {"type": type(message).__name__.lower()} | {
        item.name: getattr(message, item.name) for item in dataclasses.fields(message)
    }
    try:
        # ASCII only: no character of a prompt can be taken for the end of a line.
        line = json.dumps(values, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n"
    except (TypeError, ValueError, RecursionError) as error:
        raise MessageError(f"a {values['type']} message cannot be written: {error}") from error
    if len(line) > MAX_LINE_BYTES:
        raise MessageError(f"a {values['type']} message has {len(line)} bytes; the limit is {MAX_LINE_BYTES}")
    return line


def decode(line: bytes) -> Message:
    """Read one line.

    Raises:
        MessageError: it is not JSON, no known message, or a field is missing or of the wrong type.
    """
    try:
        values = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise MessageError(f"not JSON ({error}): {_excerpt(line)}") from error
    name = values.get("type") if isinstance(values, dict) else None
    if not isinstance(name, str) or name not in _CLASSES:
        raise MessageError(f"not a message of this protocol: {_excerpt(line)}")
    arguments = {key: value for key, value in values.items() if key in _HINTS[name]}
    for key, value in arguments.items():
        if isinstance(value, bool) or not isinstance(value, _ACCEPTED[_HINTS[name][key]]):
            raise MessageError(f"the field {key!r} of a {name} message has the wrong type")
    try:
        return _CLASSES[name](**arguments)
    except TypeError as error:
        raise MessageError(f"a {name} message is incomplete: {error}") from error


def read(stream: BinaryIO) -> Message | None:
    """Wait for the next line of a buffered stream; None at its end.

    Raises:
        MessageError: the line is too long or no message. The next call reads the next line.
    """
    line = stream.readline(MAX_LINE_BYTES + 1)
    if not line:
        return None
    if len(line) > MAX_LINE_BYTES:
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE_BYTES)
        raise MessageError(f"a line has more than {MAX_LINE_BYTES} bytes: {_excerpt(line)}")
    return decode(line)


def mismatch(addon: int, worker: int) -> PosewrightError:
    """What to say when the two sides speak different versions."""
    return PosewrightError(
        "protocol_mismatch",
        f"The add-on speaks version {addon} of the worker protocol, the worker speaks version {worker}.",
        "Restart Blender so that both come from the same version of Posewright; failing that, reinstall it.",
    )


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number")


def _excerpt(line: bytes) -> str:
    return ascii(line[:80].decode("utf-8", "replace").strip()) + ("…" if len(line) > 80 else "")
