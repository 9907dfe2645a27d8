"""After the conditional VAE of PoseScript (Delmas et al., ECCV 2022) for generating poses.

Pose and text are each encoded as a Gaussian over one latent space of 32 dimensions; a decoder rebuilds the
pose from the pose's. Loss: negative log-likelihood of the pose with a learned spread, the divergence of the
pose's Gaussian from the text's, and a little of it from the standard one. A prompt's pose is decoded
from a draw of the text's Gaussian. As there: width 512, a two-way GRU over the words, Laplace likelihood,
weights 0.2 of the text's divergence and 0.02 of that again for the standard one. Changed: poses are joint
positions, not rotations, so that one reconstruction term takes the place of three (joints, vertices and
rotations of weights 2, 4 and 2) with their whole weight; words come as states of the frozen encoder.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.distributions import Normal, kl_divergence
from torch.nn.utils.rnn import pack_padded_sequence

from rig.skeleton import JOINT_COUNT
from training.train import TrainConfig

from .network import Method, Network

_REBUILD_WEIGHT = 8.0
_TEXT_WEIGHT = 0.2
_STANDARD_WEIGHT = 0.02 * _TEXT_WEIGHT


class CVAE(Network):
    """Conditional variational autoencoder of poses.

    Args:
        text_width: of the states of words.
        width: channels of pose encoder and decoder.
        text_channels: of the GRU, each way.
        latent: dimensions.
        dropout: in pose encoder and decoder.
    """

    def __init__(
        self,
        text_width: int,
        width: int = 512,
        text_channels: int = 256,
        latent: int = 32,
        dropout: float = 0.1,
    ) -> None:
        super().__init__(text_width)
        self.latent = latent
        coordinates = JOINT_COUNT * 3

        def layer(inputs: int) -> nn.Sequential:
            return nn.Sequential(nn.Linear(inputs, width), nn.LeakyReLU(), nn.Dropout(dropout))

        self.pose_encoder = nn.Sequential(layer(coordinates), layer(width), nn.Linear(width, 2 * latent))
        self.decoder = nn.Sequential(layer(latent), layer(width), nn.Linear(width, coordinates))
        self.words = nn.GRU(text_width, text_channels, batch_first=True, bidirectional=True)
        self.text_head = nn.Sequential(layer(2 * text_channels), nn.Linear(width, 2 * latent))
        self.log_spread = nn.Parameter(torch.zeros(()))

    @staticmethod
    def _gaussian(numbers: Tensor) -> Normal:
        mean, log_variance = numbers.chunk(2, dim=-1)
        return Normal(mean, (0.5 * log_variance).exp(), validate_args=False)

    def _of_text(self, text: Tensor, mask: Tensor) -> Normal:
        packed = pack_padded_sequence(
            self.normal_text(text), mask.sum(1).cpu(), batch_first=True, enforce_sorted=False
        )
        _, last = self.words(packed)
        return self._gaussian(self.text_head(torch.cat([last[0], last[1]], dim=-1)))

    def loss(self, poses: Tensor, text: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Reconstruction and the two divergences."""
        wanted = ((poses - self.mean) / self.std).flatten(1)
        of_pose, of_text = self._gaussian(self.pose_encoder(wanted)), self._of_text(text, mask)
        rebuilt = self.decoder(of_pose.rsample())
        wrong = (rebuilt - wanted).abs() / self.log_spread.exp() + self.log_spread
        standard = Normal(torch.zeros_like(of_pose.loc), torch.ones_like(of_pose.scale), validate_args=False)
        return {
            "rebuild": _REBUILD_WEIGHT * wrong.mean(),
            "text": _TEXT_WEIGHT * kl_divergence(of_pose, of_text).sum(-1).mean(),
            "standard": _STANDARD_WEIGHT * kl_divergence(of_pose, standard).sum(-1).mean(),
        }

    def generate(self, text: Tensor, mask: Tensor, seeds: Sequence[int]) -> Tensor:
        """See :class:`.network.Network`."""
        of_text = self._of_text(text, mask)
        drawn = of_text.loc + of_text.scale * self.noise(seeds, (self.latent,))()
        out: Tensor = self.decoder(drawn).reshape(-1, JOINT_COUNT, 3) * self.std + self.mean
        return out


METHOD = Method(
    CVAE,
    {"width": 512, "text_channels": 256, "latent": 32, "dropout": 0.1},
    TrainConfig(steps=3000, batch=128, learning_rate=1e-3),
)
