"""The one error type that reaches a user: what happened, and what to do about it."""

from __future__ import annotations


class PosewrightError(Exception):
    """A failure with a message for a person.

    Attributes:
        code: short stable name, e.g. ``"weights_missing"``; the interface chooses a button by it.
        message: what happened, one sentence.
        hint: what to do, one sentence; may be empty.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(code, message, hint)  # the arguments, so that it can be pickled
        self.code = code
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()
