"""After T2P (Bonnet et al. 2024, "From Text to Pose to Image"): joints one by one, each a mixture.

A decoder-only transformer of 4 layers attends to the states of words and predicts every joint from those
before it as a mixture of 6 Gaussians, trained by maximum likelihood; sampling is tempered. Changed for a
whole 3D body: 22 joints in three dimensions instead of 128 points in the image, so that a classifier for
"this point exists" has nothing to tell and is left out; z-scored positions; MiniLM's states or those of the
encoder that is chosen. The paper gives neither width, covariance, temperature nor number of candidates:
192 wide (about the size of our model), diagonal, 0.3 and 64 here.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.distributions import Categorical, Independent, MixtureSameFamily, Normal

from rig.skeleton import JOINT_COUNT
from training.train import TrainConfig

from .network import Method, Network

# Of a component, z-scored: about 2 mm. Without a floor the likelihood of coordinates that never vary (the
# pelvis is over the origin) has no limit.
_LEAST_DEVIATION = 0.01


class T2P(Network):
    """Autoregressive mixture model of joints.

    Args:
        text_width: of the states of words.
        width: channels.
        layers: of the transformer.
        heads: of its attention.
        components: Gaussians of a joint.
        dropout: in the transformer.
        temperature: of sampling; 1 draws from the model as it is, towards 0 from its modes.
        candidates: draws of a joint among which tempered sampling picks.
    """

    def __init__(
        self,
        text_width: int,
        width: int = 192,
        layers: int = 4,
        heads: int = 4,
        components: int = 6,
        dropout: float = 0.1,
        temperature: float = 0.3,
        candidates: int = 64,
    ) -> None:
        super().__init__(text_width)
        self.components, self.temperature, self.candidates = components, temperature, candidates
        self.text = nn.Sequential(nn.Linear(text_width, width), nn.LayerNorm(width))
        self.joint = nn.Linear(3, width)
        self.places = nn.Parameter(0.5 * torch.randn(JOINT_COUNT, width))
        layer = nn.TransformerDecoderLayer(
            width, heads, 4 * width, dropout, activation="gelu", batch_first=True, norm_first=True
        )
        self.layers = nn.TransformerDecoder(layer, layers, nn.LayerNorm(width))
        self.out = nn.Linear(width, components * 7)
        # Components that start alike would stay alike for long.
        nn.init.normal_(self.out.bias, std=0.5)

    def _predict(self, joints: Tensor, memory: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What follows on none, one, … K joints float [B, K, 3], as mixtures of M Gaussians.

        Returns:
            Logits [B, K + 1, M], means and deviations [B, K + 1, M, 3].
        """
        x = nn.functional.pad(self.joint(joints), (0, 0, 1, 0))
        x = x + self.places[: x.shape[1]]
        causal = nn.Transformer.generate_square_subsequent_mask(x.shape[1], device=x.device) < 0
        x = self.layers(x, memory, tgt_mask=causal, memory_key_padding_mask=~mask, tgt_is_causal=True)
        out = self.out(x).reshape(*x.shape[:2], self.components, 7)
        return out[..., 0], out[..., 1:4], nn.functional.softplus(out[..., 4:]) + _LEAST_DEVIATION

    @staticmethod
    def _density(points: Tensor, logits: Tensor, mean: Tensor, deviation: Tensor) -> Tensor:
        """Log-density of points [..., 3] under mixtures."""
        mixture = MixtureSameFamily(
            Categorical(logits=logits, validate_args=False),
            Independent(Normal(mean, deviation, validate_args=False), 1, validate_args=False),
            validate_args=False,
        )
        density: Tensor = mixture.log_prob(points)  # type: ignore[no-untyped-call]
        return density

    def loss(self, poses: Tensor, text: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Negative log-likelihood of a coordinate, z-scored."""
        joints = (poses - self.mean) / self.std
        memory = self.text(self.normal_text(text))
        density = self._density(joints, *self._predict(joints[:, :-1], memory, mask))
        return {"likelihood": -density.mean() / 3}

    def generate(self, text: Tensor, mask: Tensor, seeds: Sequence[int]) -> Tensor:
        """See :class:`.network.Network`."""
        memory = self.text(self.normal_text(text))
        # Of every candidate: one number for the component, three for the place in it, one for the choice.
        noise = self.noise(seeds, (JOINT_COUNT, self.candidates, 5))()
        joints = noise.new_zeros(len(seeds), 0, 3)
        for joint in range(JOINT_COUNT):
            logits, mean, deviation = (part[:, -1] for part in self._predict(joints, memory, mask))
            following = self._tempered(logits, mean, deviation, noise[:, joint])
            joints = torch.cat([joints, following[:, None]], dim=1)
        return joints * self.std + self.mean

    def _tempered(self, logits: Tensor, mean: Tensor, deviation: Tensor, noise: Tensor) -> Tensor:
        """Draw from mixtures [B, M], [B, M, 3], [B, M, 3] by noise [B, C, 5]: float [B, 3].

        The density to the power of 1 / temperature, by importance: draw candidates, pick one with a
        probability that goes with density ** (1 / temperature - 1).
        """
        uniform = torch.special.ndtr(noise).clamp(1e-6, 1 - 1e-6)
        edges = logits.softmax(-1).cumsum(-1)[:, None, :-1]
        component = (uniform[..., :1] > edges).sum(-1, keepdim=True).expand(-1, -1, 3)
        drawn = mean.gather(1, component) + deviation.gather(1, component) * noise[..., 1:4]
        density = self._density(drawn, logits[:, None], mean[:, None], deviation[:, None])
        # The largest of log-weight + Gumbel noise is a draw by the weights.
        gumbel = -(-uniform[..., 4].log()).log()
        best = ((1 / self.temperature - 1) * density + gumbel).argmax(1)
        picked: Tensor = drawn[torch.arange(len(drawn), device=drawn.device), best]
        return picked


METHOD = Method(
    T2P,
    {
        "width": 192, "layers": 4, "heads": 4, "components": 6, "dropout": 0.1, "temperature": 0.3,
        "candidates": 64,
    },
    TrainConfig(steps=2000, batch=128, learning_rate=5e-4),
)  # fmt: skip
