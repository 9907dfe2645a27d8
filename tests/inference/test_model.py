from __future__ import annotations

import pytest
import torch

from inference.guidance import Guidance, GuidedDenoiser
from inference.model import Context, ModelConfig, PoseUNet, timestep_embedding
from tests.tiny_model import LIMB_GROUPS


def _model(**shape) -> PoseUNet:
    torch.manual_seed(0)
    config = ModelConfig(
        text_width=12, groups=LIMB_GROUPS, widths=(16, 32, 32), heads=2, context_width=16, **shape
    )
    model = PoseUNet(config).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
    return model


def _text(batch: int = 3, length: int = 5) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(1)
    mask = torch.ones(batch, length, dtype=torch.bool)
    mask[:, 0] = False
    return torch.randn(batch, length, 12, generator=generator), mask


NOISY = torch.randn(3, 22, 3, generator=torch.Generator().manual_seed(2))
TIMES = torch.tensor([0.1, 0.5, 0.9])


def test_masked_tokens_do_not_count() -> None:
    model = _model()
    text, mask = _text()
    changed = text.clone()
    changed[:, 0] += 10
    same = model(NOISY, TIMES, model.encode_context(text, mask))
    assert torch.allclose(model(NOISY, TIMES, model.encode_context(changed, mask)), same)
    changed[:, 1] += 10
    assert not torch.allclose(model(NOISY, TIMES, model.encode_context(changed, mask)), same)


def test_every_joint_hears_the_text_and_the_other_joints() -> None:
    model = _model()
    text, mask = _text()
    base = model(NOISY, TIMES, model.encode_context(text, mask))
    other = model(NOISY, TIMES, model.encode_context(text.flip(-1), mask))
    assert ((base - other).abs().amax((0, 2)) > 1e-5).all()
    moved = NOISY.clone()
    moved[:, 20] += 1
    assert ((model(moved, TIMES, model.encode_context(text, mask)) - base).abs().amax((0, 2)) > 1e-7).all()


def test_dropped_captions_equal_the_null_context() -> None:
    model = _model()
    text, mask = _text()
    drop = torch.tensor([True, False, True])
    mixed = model(NOISY, TIMES, model.encode_context(text, mask, drop))
    null = model(NOISY, TIMES, model.null_context().expand(3))
    plain = model(NOISY, TIMES, model.encode_context(text, mask))
    assert torch.allclose(mixed[[0, 2]], null[[0, 2]], atol=1e-6)
    assert torch.allclose(mixed[1], plain[1], atol=1e-6)


def test_output_is_linear_by_default_and_bounded_on_request() -> None:
    text, mask = _text()
    for bound in (0.0, 1.5):
        model = _model(output_bound=bound)
        with torch.no_grad():
            model.out[-1].weight.mul_(100)
        largest = model(NOISY, TIMES, model.encode_context(text, mask)).abs().max()
        assert (largest <= 1.5) == (bound > 0)


def test_config_round_trip_and_refusal() -> None:
    config = _model().config
    assert ModelConfig.from_json(config.to_json()) == config
    with pytest.raises(ValueError, match="objective"):
        ModelConfig(text_width=1, groups=LIMB_GROUPS, objective="magic")
    with pytest.raises(ValueError, match="heads"):
        ModelConfig(text_width=1, groups=LIMB_GROUPS, widths=(10, 192, 256))


def test_timestep_embedding_tells_times_apart() -> None:
    table = timestep_embedding(torch.linspace(0, 1, 101), 64)
    assert torch.cdist(table, table).add(torch.eye(101) * 9).min() > 0.1


def test_guidance_interpolates_between_both_passes() -> None:
    model = _model()
    text, mask = _text()
    context = model.encode_context(text, mask)
    with torch.inference_mode():
        conditional = model(NOISY, torch.full((3,), 0.5), context)
        unconditional = model(NOISY, torch.full((3,), 0.5), model.null_context().expand(3))
        for scale in (0.0, 1.0, 2.5):
            guided = GuidedDenoiser(model, context, Guidance(scale))(NOISY, 0.5)
            assert torch.allclose(guided, unconditional + scale * (conditional - unconditional), atol=1e-5)
        outside = GuidedDenoiser(model, context, Guidance(2.5, (0.2, 0.4)))(NOISY, 0.5)
        assert torch.allclose(outside, conditional, atol=1e-6)


def test_guidance_leads_away_from_what_is_denied() -> None:
    model = _model()
    text, mask = _text()
    other, other_mask = _text(length=3)
    context, denied = model.encode_context(text, mask), model.encode_context(1.0 - other, other_mask)
    with torch.inference_mode():
        times = torch.full((3,), 0.5)
        conditional, negative = model(NOISY, times, context), model(NOISY, times, denied)
        unconditional = model(NOISY, times, model.null_context().expand(3))
        expected = unconditional + 2.5 * (conditional - unconditional) - 0.7 * (negative - unconditional)
        guided = GuidedDenoiser(model, context, Guidance(2.5, denial=0.7), denied)(NOISY, 0.5)
        assert torch.allclose(guided, expected, atol=1e-5)
        plain = GuidedDenoiser(model, context, Guidance(2.5))(NOISY, 0.5)
        assert torch.allclose(GuidedDenoiser(model, context, Guidance(2.5), denied)(NOISY, 0.5), plain)
        assert torch.allclose(GuidedDenoiser(model, context, Guidance(2.5, denial=0.7))(NOISY, 0.5), plain)


def test_contexts_of_different_lengths_join() -> None:
    model = _model()
    short, short_mask = _text(length=3)
    text, mask = _text(length=6)
    first, second = model.encode_context(short, short_mask), model.encode_context(text, mask)
    both = Context.cat(first, second)
    twice = model(torch.cat([NOISY, NOISY]), torch.cat([TIMES, TIMES]), both)
    assert torch.allclose(twice[:3], model(NOISY, TIMES, first), atol=1e-6)
    assert torch.allclose(twice[3:], model(NOISY, TIMES, second), atol=1e-6)


def test_attention_is_kept_from_the_conditional_pass_only() -> None:
    model = _model()
    text, mask = _text()
    denoiser = GuidedDenoiser(model, model.encode_context(text, mask), Guidance(2.0), keep_attention=True)
    with torch.inference_mode():
        kept = denoiser(NOISY, 0.5)
        plain = GuidedDenoiser(model, model.encode_context(text, mask), Guidance(2.0))(NOISY, 0.5)
    assert torch.allclose(kept, plain, atol=1e-5)
    assert denoiser.attention is not None
    assert denoiser.attention.shape == (3, 22, 5)
    assert denoiser.attention[..., 0].abs().max() == 0
    layers = len(model.blocks())
    assert torch.allclose(denoiser.attention.sum(-1), torch.full((3, 22), float(layers)), atol=1e-4)
