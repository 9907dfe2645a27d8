from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from inference.encoders import ENCODERS, load_encoder
from inference.errors import PosewrightError


@pytest.fixture(scope="module")
def clip_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny, randomly initialised CLIP text tower with a real byte-pair vocabulary, saved to disk."""
    from transformers import CLIPTextConfig, CLIPTextModelWithProjection, CLIPTokenizerFast

    folder = tmp_path_factory.mktemp("clip")
    letters = [*"abcdefghijklmnopqrstuvwxyz", *(f"{letter}</w>" for letter in "abcdefghijklmnopqrstuvwxyz")]
    vocabulary = {token: index for index, token in enumerate([*letters, "<|startoftext|>", "<|endoftext|>"])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    CLIPTokenizerFast(str(folder / "vocab.json"), str(folder / "merges.txt")).save_pretrained(folder)
    config = CLIPTextConfig(
        vocab_size=len(vocabulary), hidden_size=32, intermediate_size=48, projection_dim=24,
        num_hidden_layers=2, num_attention_heads=4, bos_token_id=52, eos_token_id=53, pad_token_id=53,
    )  # fmt: skip
    torch.manual_seed(0)
    CLIPTextModelWithProjection(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module", params=["minilm", "clip"])
def encoder(request: pytest.FixtureRequest, clip_folder: Path):
    return load_encoder(request.param, clip_folder if request.param == "clip" else None)


def test_shapes_mask_and_norm(encoder) -> None:
    features = encoder(["raise the left arm", "sit"])
    assert features.tokens.shape == (2, len(features.words[0]), encoder.width)
    assert not features.mask[:, 0].any()
    assert features.mask[0, 1:].all()
    assert not features.mask[1, -1]
    assert features.pooled.shape == (2, encoder.pooled_width)
    assert torch.allclose(features.pooled.norm(dim=-1), torch.ones(2), atol=1e-5)
    assert features.tokens.dtype == torch.float32


def test_a_caption_is_encoded_alike_in_any_batch(encoder) -> None:
    alone = encoder(["raise the left arm"])
    together = encoder(["sit", "raise the left arm", "a much longer caption about nothing in particular"])
    length = alone.tokens.shape[1]
    assert torch.allclose(alone.tokens[0], together.tokens[1, :length], atol=1e-4)
    assert torch.allclose(alone.pooled[0], together.pooled[1], atol=1e-5)
    assert together.mask[1].sum() == alone.mask[0].sum()


def test_is_frozen(encoder) -> None:
    assert not encoder(["wave"]).tokens.requires_grad


def test_too_many_words_are_refused(encoder) -> None:
    with pytest.raises(PosewrightError, match="word pieces") as caught:
        encoder(["a b c d " * 200])
    assert caught.value.code == "bad_request"


def test_minilm_tells_sides_better_by_words_than_by_sentence() -> None:
    encoder = load_encoder("minilm")
    left, right = (encoder([f"raise the {side} arm"]) for side in ("left", "right"))
    word = left.words[0].index("left")
    cosine = torch.nn.functional.cosine_similarity
    token = float(cosine(left.tokens[0, word], right.tokens[0, word], dim=0))
    pooled = float(cosine(left.pooled[0], right.pooled[0], dim=0))
    assert token < pooled - 0.2


def test_missing_files_and_names_are_explained(tmp_path: Path) -> None:
    for name in ENCODERS:
        with pytest.raises(PosewrightError) as caught:
            load_encoder(name, tmp_path / "nothing")
        assert caught.value.code == "encoder_missing"
        assert "nothing" in caught.value.message
    with pytest.raises(PosewrightError, match="minilm"):
        load_encoder("word2vec")
