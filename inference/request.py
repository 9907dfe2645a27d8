"""The request: everything that determines a result, in one frozen dataclass."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

from .errors import PosewrightError

MAX_PROMPT_CHARACTERS = 2_000
MAX_SEEDS = 256
MAX_STEPS = 1_000
MAX_GUIDANCE = 20.0
SEED_LIMIT = 2**31


def _bad(message: str, hint: str) -> PosewrightError:
    return PosewrightError("bad_request", message, hint)


@dataclass(frozen=True)
class PoseRequest:
    """One prompt, sampled with one or more seeds.

    Two equal requests give equal poses on the same device.

    Attributes:
        prompt: what the body does, in English words.
        seeds: one pose is made per seed, each in [0, 2**31).
        steps: solver steps; None takes the weights' default.
        guidance: classifier-free guidance scale (1 = plain conditional); None takes the weights' default.
        weights: SHA-256 of the weights to use; empty for whichever are loaded.

    Raises:
        PosewrightError: ``bad_request``, with what to change.
    """

    prompt: str
    seeds: tuple[int, ...] = (0,)
    steps: int | None = None
    guidance: float | None = None
    weights: str = ""

    def __post_init__(self) -> None:
        if not self.prompt.strip():
            raise _bad("The prompt is empty.", "Describe a pose, for example: a person raises both arms.")
        if len(self.prompt) > MAX_PROMPT_CHARACTERS:
            raise _bad(
                f"The prompt has {len(self.prompt)} characters; the limit is {MAX_PROMPT_CHARACTERS}.",
                "Shorten it to one or two sentences.",
            )
        # Without a letter of the Latin alphabet there is no word that the encoder knows.
        if not any("a" <= character <= "z" for character in self.prompt.lower()):
            raise _bad("The prompt has no English words.", "Describe the pose in English.")
        if not 1 <= len(self.seeds) <= MAX_SEEDS:
            raise _bad(f"{len(self.seeds)} seeds were asked for.", f"Ask for 1 to {MAX_SEEDS}.")
        for seed in self.seeds:
            if not 0 <= seed < SEED_LIMIT:
                raise _bad(f"The seed {seed} is out of range.", f"Use 0 to {SEED_LIMIT - 1}.")
        if self.steps is not None and not 1 <= self.steps <= MAX_STEPS:
            raise _bad(f"{self.steps} steps were asked for.", f"Use 1 to {MAX_STEPS}.")
        if self.guidance is not None and not (
            math.isfinite(self.guidance) and 0.0 <= self.guidance <= MAX_GUIDANCE
        ):
            raise _bad(f"The guidance {self.guidance} is out of range.", f"Use 0 to {MAX_GUIDANCE:g}.")

    def to_json(self) -> dict[str, Any]:
        """The request as plain JSON values; :meth:`from_json` reads them back."""
        return asdict(self) | {"seeds": list(self.seeds)}

    @classmethod
    def from_json(cls, values: Any) -> PoseRequest:
        """Build a request from decoded JSON.

        Raises:
            PosewrightError: ``bad_request`` for a wrong field, type or value.
        """
        kinds: dict[str, tuple[type, ...]] = {
            "prompt": (str,),
            "seeds": (list, tuple),
            "steps": (int, type(None)),
            "guidance": (float, int, type(None)),
            "weights": (str,),
        }
        if not isinstance(values, dict) or "prompt" not in values:
            raise _bad("The request is not an object with a prompt.", "Send the fields of PoseRequest.")
        for name, value in values.items():
            if name not in kinds:
                raise _bad(f"The request has an unknown field {name!r}.", "Update the add-on.")
            if not isinstance(value, kinds[name]) or isinstance(value, bool):
                raise _bad(f"The field {name!r} has the wrong type.", "Send the fields of PoseRequest.")
        seeds = values.get("seeds", [0])
        if not all(isinstance(seed, int) and not isinstance(seed, bool) for seed in seeds):
            raise _bad("The seeds are not whole numbers.", f"Use 0 to {SEED_LIMIT - 1}.")
        return cls(**(values | {"seeds": tuple(seeds)}))
