"""The ceiling: real poses of the test split, those the caption of which is the prompt.

A seed draws among the poses of a caption: one fixed order for each caption, and the seed says where in it, so
that as many seeds in a row as there are poses show all of them. They are on the skeleton and on their floor
as they are, and are not touched.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from inference.errors import PosewrightError
from training.corpus import Corpus

from .baseline import Poses, write


class Real:
    """See :class:`.baseline.Baseline`."""

    name = "real"

    def __init__(self, card: Mapping[str, Any], tensors: Mapping[str, Tensor]) -> None:
        self.card = card
        self._poses = tensors["poses"].numpy()
        self._rows: dict[str, list[int]] = json.loads(tensors["captions"].numpy().tobytes())

    def raw(self, prompts: Sequence[str], seeds: Sequence[int]) -> Poses:
        """See :class:`.baseline.Baseline`.

        Raises:
            PosewrightError: ``bad_request`` for a prompt that is no caption of the test split.
        """
        unknown = [prompt for prompt in prompts if prompt not in self._rows]
        if unknown:
            raise PosewrightError(
                "bad_request",
                f"No pose of the test split has the caption {unknown[0]!r}.",
                "Real poses can be asked for by captions of the test split only.",
            )
        rows = [[self._rows[prompt][seed % len(self._rows[prompt])] for seed in seeds] for prompt in prompts]
        return np.asarray(self._poses[np.array(rows)], np.float32)

    def sample(self, prompts: Sequence[str], seeds: Sequence[int]) -> Poses:
        """See :class:`.baseline.Baseline`."""
        return self.raw(prompts, seeds)


def build(corpus: Corpus, run: Path) -> Path:
    """Write the test split's poses and captions as ``real.safetensors`` in the folder ``run``."""
    test = corpus.of_split("test")
    rows: dict[str, list[int]] = {}
    for place in np.random.default_rng(0).permutation(len(test)).tolist():
        for caption in dict.fromkeys(corpus.captions(test[place])):
            rows.setdefault(caption, []).append(place)
    captions = np.frombuffer(json.dumps(rows, ensure_ascii=False).encode(), np.uint8)
    tensors = {
        "poses": torch.from_numpy(corpus.poses[test]),
        "captions": torch.from_numpy(captions.copy()),
    }
    about = {"corpus_sha256": corpus.sha256, "poses": len(test), "captions": len(rows)}
    return write(run, Real.name, tensors, {"about": about})
