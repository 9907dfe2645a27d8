"""The denoiser: a conditional residual U-Net over the body.

After the U-Net of Markapudi and Grover: residual blocks of LayerNorm → SiLU → Linear, a time
projection, cross-attention to the text, a second normalisation with dropout, and skips between
the down and the up side. Changed: the scales are those of the body (22 joints → 6 limbs → the
whole), the queries come from those parts and attend to the *word tokens* (attention to a single
pooled vector is a constant), a small adapter first lets the words of a prompt attend to one
another (a frozen encoder hardly marks the "arm" of "left arm"), the parts of a level attend to one
another too, and the output is linear (a bounded one cannot represent noise).
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

OBJECTIVES = ("flow", "epsilon")
CONDITIONINGS = ("tokens", "pooled")


@dataclass(frozen=True)
class ModelConfig:
    """Everything that determines the network's shape.

    Attributes:
        text_width: width of the encoder's states that it is given.
        groups: joint indices of each limb; every joint in exactly one.
        widths: channels at the joint, limb and body level.
        depths: residual blocks at each level, on either side of the U.
        heads: attention heads.
        context_width: learned projection of the text states.
        adapter_layers: transformer layers over the words, run once per prompt, after a convolution.
        dropout: in the second half of each block.
        objective: ``flow`` (predicts noise - pose, the velocity) or ``epsilon`` (predicts noise).
        conditioning: ``tokens`` or ``pooled`` (one vector, as in the paper above, for comparison).
        output_bound: tanh bound of the output (1.5 in the paper), 0 for a linear one.
    """

    text_width: int
    groups: tuple[tuple[int, ...], ...]
    widths: tuple[int, int, int] = (64, 192, 256)
    depths: tuple[int, int, int] = (1, 2, 1)
    heads: int = 4
    context_width: int = 192
    adapter_layers: int = 1
    dropout: float = 0.1
    objective: str = "flow"
    conditioning: str = "tokens"
    output_bound: float = 0.0

    def __post_init__(self) -> None:
        if self.objective not in OBJECTIVES or self.conditioning not in CONDITIONINGS:
            raise ValueError(
                f"objective {self.objective!r} or conditioning {self.conditioning!r} is not known"
            )
        if any(width % self.heads for width in self.widths):
            raise ValueError(f"widths {self.widths} are not multiples of {self.heads} heads")

    @property
    def joint_count(self) -> int:
        """Number of joints in all groups."""
        return sum(len(group) for group in self.groups)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; :meth:`from_json` reads them back."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> ModelConfig:
        """Read what :meth:`to_json` wrote."""
        shapes = {
            "groups": tuple(tuple(group) for group in values["groups"]),
            "widths": tuple(values["widths"]),
            "depths": tuple(values["depths"]),
        }
        return cls(**(values | shapes))


@dataclass(frozen=True, eq=False)
class Context:
    """Text keys and values of every attention layer, computed once per prompt.

    Attributes:
        keys: one float [B, heads, T, d] per layer.
        values: likewise.
        mask: bool [B, T], True where a token may be attended to.
    """

    keys: tuple[Tensor, ...]
    values: tuple[Tensor, ...]
    mask: Tensor

    def expand(self, count: int) -> Context:
        """Repeat a context of batch 1 for ``count`` poses, without copying."""
        return Context(
            tuple(key.expand(count, -1, -1, -1) for key in self.keys),
            tuple(value.expand(count, -1, -1, -1) for value in self.values),
            self.mask.expand(count, -1),
        )

    def float(self) -> Context:
        """In single precision."""
        keys, values = (tuple(tensor.float() for tensor in part) for part in (self.keys, self.values))
        return Context(keys, values, self.mask)

    @staticmethod
    def cat(first: Context, second: Context) -> Context:
        """Join two contexts along the batch; the shorter one's tokens are padded and masked."""
        length = max(first.mask.shape[1], second.mask.shape[1])

        def pad(tensor: Tensor) -> Tensor:
            return functional.pad(tensor, (0, 0, 0, length - tensor.shape[2]))

        def join(ones: tuple[Tensor, ...], others: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
            return tuple(torch.cat([pad(a), pad(b)]) for a, b in zip(ones, others, strict=True))

        masks = [functional.pad(c.mask, (0, length - c.mask.shape[1])) for c in (first, second)]
        return Context(join(first.keys, second.keys), join(first.values, second.values), torch.cat(masks))


def timestep_embedding(times: Tensor, width: int) -> Tensor:
    """Sinusoidal embedding of times in [0, 1]: float [B] → [B, width] (Vaswani et al. 2017)."""
    half = width // 2
    steps = torch.arange(half, dtype=torch.float32, device=times.device)
    # Times are scaled as if the process had 1,000 steps, the range these frequencies are meant for.
    angles = 1000.0 * times[:, None] * torch.exp(-math.log(10_000.0) * steps / half)
    return torch.cat([angles.sin(), angles.cos()], dim=-1)


class CrossAttention(nn.Module):
    """Multi-head attention from body parts to precomputed text keys and values."""

    def __init__(self, width: int, context_width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.to_query = nn.Linear(width, width, bias=False)
        self.to_key_value = nn.Linear(context_width, 2 * width, bias=False)
        self.to_out = nn.Linear(width, width)
        self.kept: list[Tensor] | None = None

    def split(self, tensor: Tensor) -> Tensor:
        """[B, N, C] → [B, heads, N, C / heads]."""
        return tensor.reshape(*tensor.shape[:2], self.heads, -1).transpose(1, 2)

    def keys_values(self, context: Tensor) -> tuple[Tensor, Tensor]:
        """Float [B, T, context_width] → keys and values, each [B, heads, T, d]."""
        key, value = self.to_key_value(context).chunk(2, dim=-1)
        return self.split(key), self.split(value)

    def forward(self, parts: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
        """Float [B, N, width] → the same; weights [B, N, T] are appended to ``kept`` if it is a list."""
        query = self.split(self.to_query(parts))
        allowed = mask[:, None, None, :]
        if self.kept is not None:
            scores = (query @ key.transpose(-1, -2)) / math.sqrt(query.shape[-1])
            weights = scores.masked_fill(~allowed, float("-inf")).softmax(-1)
            self.kept.append(weights.mean(1))
            attended = weights @ value
        else:
            attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=allowed)
        out: Tensor = self.to_out(attended.transpose(1, 2).flatten(2))
        return out


class SelfAttention(nn.Module):
    """Multi-head attention among the parts of one level."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.to_qkv = nn.Linear(width, 3 * width, bias=False)
        self.to_out = nn.Linear(width, width)

    def forward(self, parts: Tensor) -> Tensor:
        """Float [B, N, width] → the same."""
        qkv = self.to_qkv(parts).reshape(*parts.shape[:2], 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2])
        out: Tensor = self.to_out(attended.transpose(1, 2).flatten(2))
        return out


class ResidualBlock(nn.Module):
    """Norm → SiLU → Linear; + time; attention to text, then among parts; norm → MLP; residual."""

    def __init__(self, width: int, parts: int, time_width: int, config: ModelConfig) -> None:
        super().__init__()
        self.first = nn.Sequential(nn.LayerNorm(width), nn.SiLU(), nn.Linear(width, width))
        self.time = nn.Sequential(nn.SiLU(), nn.Linear(time_width, width))
        self.cross_norm = nn.LayerNorm(width)
        self.cross = CrossAttention(width, config.context_width, config.heads)
        self.self_norm = nn.LayerNorm(width) if parts > 1 else None
        self.self_attention = SelfAttention(width, config.heads) if parts > 1 else None
        last = nn.Linear(2 * width, width)
        nn.init.zeros_(last.weight)
        nn.init.zeros_(last.bias)
        self.second = nn.Sequential(
            nn.LayerNorm(width), nn.Linear(width, 2 * width), nn.SiLU(), nn.Dropout(config.dropout), last
        )

    def forward(self, parts: Tensor, time: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
        """Float [B, N, width] → the same."""
        hidden = self.first(parts) + self.time(time)[:, None, :]
        hidden = hidden + self.cross(self.cross_norm(hidden), key, value, mask)
        if self.self_attention is not None and self.self_norm is not None:
            hidden = hidden + self.self_attention(self.self_norm(hidden))
        out: Tensor = parts + self.second(hidden)
        return out


class PartLinear(nn.Module):
    """A linear map of its own for every part: float [B, N, in] → [B, N, out]."""

    def __init__(self, parts: int, in_width: int, out_width: int) -> None:
        super().__init__()
        self.parts = parts
        self.weight = nn.Parameter(torch.empty(parts, in_width, out_width))
        self.bias = nn.Parameter(torch.zeros(parts, out_width))
        nn.init.uniform_(self.weight, -1 / math.sqrt(in_width), 1 / math.sqrt(in_width))

    def forward(self, parts: Tensor) -> Tensor:
        """Apply each part's own map."""
        return torch.einsum("bni,nio->bno", parts, self.weight) + self.bias


class PoseUNet(nn.Module):
    """Denoises z-scored joint positions, guided by text."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        joint_width, limb_width, body_width = config.widths
        joints, limbs = config.joint_count, len(config.groups)
        self.members = max(len(group) for group in config.groups)
        # Limbs have different numbers of joints: gather with a zero row for what is missing.
        gather = [list(group) + [joints] * (self.members - len(group)) for group in config.groups]
        self.register_buffer("gather", torch.tensor(gather).flatten(), persistent=False)
        slot = {joint: (limb, place) for limb, g in enumerate(config.groups) for place, joint in enumerate(g)}
        scatter = [slot[joint][0] * self.members + slot[joint][1] for joint in range(joints)]
        self.register_buffer("scatter", torch.tensor(scatter), persistent=False)

        self.time_width = body_width
        self.time = nn.Sequential(
            nn.Linear(body_width // 2, body_width), nn.SiLU(), nn.Linear(body_width, body_width)
        )
        self.register_buffer("text_mean", torch.zeros(config.text_width))
        self.register_buffer("text_std", torch.ones(config.text_width))
        self.text = nn.Linear(config.text_width, config.context_width)
        # Five words wide: what a side word belongs to stands next to it.
        self.neighbours = nn.Conv1d(config.context_width, config.context_width, 5, padding=2)
        self.adapter = nn.ModuleList(
            nn.TransformerEncoderLayer(
                config.context_width,
                config.heads,
                2 * config.context_width,
                config.dropout,
                activation="gelu",
                batch_first=True,
                norm_first=True,
            )
            for _ in range(config.adapter_layers)
        )
        self.text_norm = nn.LayerNorm(config.context_width)
        self.null = nn.Parameter(torch.randn(1, 1, config.context_width) * 0.02)

        def stack(level: int, parts: int) -> nn.ModuleList:
            width = config.widths[level]
            return nn.ModuleList(
                ResidualBlock(width, parts, body_width, config) for _ in range(config.depths[level])
            )

        self.joint_in = PartLinear(joints, 3, joint_width)
        self.joint_down = stack(0, joints)
        self.to_limbs = PartLinear(limbs, self.members * joint_width, limb_width)
        self.limb_down = stack(1, limbs)
        self.to_body = nn.Linear(limbs * limb_width, body_width)
        self.body = stack(2, 1)
        self.from_body = PartLinear(limbs, body_width, limb_width)
        self.limb_skip = nn.Linear(2 * limb_width, limb_width)
        self.limb_up = stack(1, limbs)
        self.from_limbs = PartLinear(limbs, limb_width, self.members * joint_width)
        self.joint_skip = nn.Linear(2 * joint_width, joint_width)
        self.joint_up = stack(0, joints)
        self.out = nn.Sequential(nn.LayerNorm(joint_width), nn.SiLU(), PartLinear(joints, joint_width, 3))

    def normalise_text(self, mean: Tensor, std: Tensor) -> None:
        """Set the z-scoring of text states, from the training captions: float [text_width] each."""
        self.get_buffer("text_mean").copy_(mean)
        self.get_buffer("text_std").copy_(std)

    def blocks(self) -> list[ResidualBlock]:
        """All residual blocks in the order of the forward pass."""
        stacks = (self.joint_down, self.limb_down, self.body, self.limb_up, self.joint_up)
        return [block for stack in stacks for block in stack if isinstance(block, ResidualBlock)]

    def encode_context(self, text: Tensor, mask: Tensor, drop: Tensor | None = None) -> Context:
        """Text states → keys and values of every layer.

        Args:
            text: float [B, T, text_width].
            mask: bool [B, T], True where a token may be attended to.
            drop: bool [B], True to replace a caption by the learned null token (training).
        """
        # States of frozen encoders differ little from one another: without this they look all alike.
        states = self.text((text - self.get_buffer("text_mean")) / self.get_buffer("text_std"))
        states = states * mask[..., None]  # padding must not reach the words beside it
        states = states + self.neighbours(states.transpose(1, 2)).transpose(1, 2)
        for layer in self.adapter:
            states = layer(states, src_key_padding_mask=~mask)
        states = self.text_norm(states)
        if drop is not None:
            null = torch.zeros_like(states)
            null[:, :1] = self.null
            states = torch.where(drop[:, None, None], null, states)
            only_first = torch.zeros_like(mask)
            only_first[:, 0] = True
            mask = torch.where(drop[:, None], only_first, mask)
        return self._keys_values(states, mask)

    def null_context(self) -> Context:
        """The context of no text, batch 1."""
        mask = torch.ones(1, 1, dtype=torch.bool, device=self.null.device)
        return self._keys_values(self.null, mask)

    def _keys_values(self, states: Tensor, mask: Tensor) -> Context:
        pairs = [block.cross.keys_values(states) for block in self.blocks()]
        return Context(tuple(k for k, _ in pairs), tuple(v for _, v in pairs), mask)

    def forward(self, noisy: Tensor, times: Tensor, context: Context) -> Tensor:
        """Predict velocity or noise, by the objective.

        Args:
            noisy: float [B, J, 3], z-scored.
            times: float [B] in [0, 1], 1 is pure noise.
            context: of batch B.

        Returns:
            float [B, J, 3].
        """
        time = self.time(timestep_embedding(times, self.time_width // 2))
        layers = iter(zip(context.keys, context.values, strict=True))

        def run(stack: nn.ModuleList, parts: Tensor) -> Tensor:
            for block in stack:
                key, value = next(layers)
                parts = block(parts, time, key, value, context.mask)
            return parts

        joints = run(self.joint_down, self.joint_in(noisy))
        padded = functional.pad(joints, (0, 0, 0, 1))
        gathered = padded[:, self.get_buffer("gather")].reshape(len(noisy), self.to_limbs.parts, -1)
        limbs = run(self.limb_down, self.to_limbs(gathered))
        body = run(self.body, self.to_body(limbs.flatten(1))[:, None, :])
        spread = self.from_body(body.expand(-1, limbs.shape[1], -1))
        limbs = run(self.limb_up, self.limb_skip(torch.cat([spread, limbs], dim=-1)))
        members = self.from_limbs(limbs).reshape(len(noisy), -1, self.config.widths[0])
        spread = members[:, self.get_buffer("scatter")]
        joints = run(self.joint_up, self.joint_skip(torch.cat([spread, joints], dim=-1)))
        out: Tensor = self.out(joints)
        if self.config.output_bound > 0:
            out = self.config.output_bound * torch.tanh(out)
        return out
