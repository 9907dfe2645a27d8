"""The three phases of "CLIP-Conditioned Diffusion for Text-to-Pose Generation" (Markapudi and Grover).

As the paper has them, on our network, the scales of which are those of the body, at half the paper's working
width of 256, so that a run levels off within minutes on a CPU:

| | phase 1 | phase 2 | phase 3 |
|---|---|---|---|
| output | linear | 1.5 tanh | 1.5 tanh |
| width of the sinusoidal time embedding | dim / 4 | dim / 2 | dim / 2 |
| bone-length loss | on normalised poses, weight 0.035 | on denormalised ones, 0.44 | 0.86 |
| text | none | none | pooled vector, cross-attention, guidance 7 |

All predict noise, and all are sampled by DDPM. Weights of the bone loss are those that Table 1 of the paper
implies: (final loss - diffusion loss) / anatomy loss. Reference bone lengths are medians of the training
data. The bone loss counts at every noise level alike. In phases 2 and 3 estimated poses are cut at five
deviations, which is about the range that Table 1 gives for them. In phase 1 they are not: an estimate from
pure noise divides by next to nothing, which may be how Table 1 comes to 4e16 for its bone loss.

The paper reads the first 66 of HumanML3D's 263 numbers as 22 joints; ahead of the joints are the root's
turning, two velocities and the height, and the pelvis is not among them. ``decoded=False`` makes the
same mistake: our poses are written as such frames (velocities of a still pose are 0) and their first 66
numbers are taken. ``decoded=True`` reads the frame rightly and changes nothing else.

What the paper does not say, and is filled in: the schedule ("optimized"), here the cosine schedule of
Nichol and Dhariwal 2021; the number of steps, here 100; the share of captions dropped for guidance, here
0.1; phase 1's bone loss, here the relative one of the others. What differs: self-attention among body
parts, and MiniLM unless CLIP is chosen. Its cut to the first action does nothing on captions of one pose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from inference.guidance import Guidance, GuidedDenoiser
from inference.kinematics import bone_lengths
from inference.model import Context, ModelConfig, PoseUNet
from inference.solvers import cosine_alpha_bar, ddpm, time_grid
from rig.skeleton import JOINT_COUNT, REFERENCE
from training.train import TrainConfig, limb_groups

from .network import Method, Network

PHASES = (1, 2, 3)
GUIDANCE = 7.0
PAPER_WIDTH = 256  # its "256-dimensional working space", here of the innermost scale
_ANATOMY_WEIGHTS = {1: 0.035, 2: 0.44, 3: 0.86}
_STEPS = 100
_CONDITION_DROP = 0.1
_MOST_DEVIATIONS = {1: float("inf"), 2: 5.0, 3: 5.0}
_TRAINING = TrainConfig(steps=2000, batch=128)
# Medians of differences of numbers that are no positions can be next to nothing.
_LEAST_LENGTH = 1e-3


def first_numbers(poses: Tensor) -> Tensor:
    """The first 66 numbers of a still pose's HumanML3D frame, as if they were joints: [B, 22, 3] → the same.

    A frame begins with the root's angular velocity, its velocity along x and z and its height; positions
    of the other 21 joints follow, of which the last number is cut off.
    """
    still = torch.zeros_like(poses[:, 0])
    frame = torch.cat([still, poses[:, :1, 1], poses[:, 1:].flatten(1)], dim=1)
    return frame[:, : JOINT_COUNT * 3].reshape(-1, JOINT_COUNT, 3)


class Seed(Network):
    """Noise prediction as in the paper.

    Args:
        text_width: of the sentence vector.
        phase: 1, 2 or 3.
        decoded: whether frames are read rightly.
        model: fields of :class:`inference.model.ModelConfig`.

    Attributes:
        steps: of the sampler.
    """

    lengths: Tensor

    def __init__(self, text_width: int, phase: int, decoded: bool, model: Mapping[str, Any]) -> None:
        super().__init__(text_width)
        self.phase, self.decoded = phase, decoded
        self.steps = _STEPS
        self.unet = PoseUNet(ModelConfig.from_json({**model, "text_width": text_width}))
        if phase == 1:
            width = self.unet.time_width
            self.unet.time[0] = nn.Linear(width // 4, width)
            self.unet.time_width = width // 2  # of which the embedding is half
        self.register_buffer("lengths", torch.ones(JOINT_COUNT - 1))

    def _numbers(self, poses: Tensor) -> Tensor:
        return poses if self.decoded else first_numbers(poses)

    def _bones(self, numbers: Tensor) -> Tensor:
        """Bone lengths [B, 21] of z-scored numbers [B, 22, 3], in the space that the phase takes them in."""
        positions = numbers if self.phase == 1 else numbers * self.std + self.mean
        return bone_lengths(positions, REFERENCE.parents)

    def prepare(self, poses: Tensor, states: Tensor) -> None:
        """See :class:`.network.Network`; reference bone lengths too."""
        numbers = self._numbers(poses)
        super().prepare(numbers, states)
        self.unet.normalise_text(self.text_mean, self.text_std)
        lengths = self._bones((numbers - self.mean) / self.std).median(0).values
        self.lengths.copy_(lengths.clamp(min=_LEAST_LENGTH))

    def loss(self, poses: Tensor, text: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Error of the noise, and of the bone lengths of the estimated pose."""
        numbers = (self._numbers(poses) - self.mean) / self.std
        noise = torch.randn_like(numbers)
        times = torch.rand(len(numbers), device=numbers.device)
        level = cosine_alpha_bar(times)[:, None, None]
        noisy = level.sqrt() * numbers + (1 - level).sqrt() * noise
        predicted = self.unet(noisy, times, self._context(text, mask, drop=self.training))
        estimate = (noisy - (1 - level).sqrt() * predicted) / level.sqrt()
        most = _MOST_DEVIATIONS[self.phase]
        bones = self._bones(estimate.clamp(-most, most))
        return {
            "noise": (predicted - noise).square().mean(),
            "anatomy": _ANATOMY_WEIGHTS[self.phase] * (bones / self.lengths - 1).square().mean(),
        }

    def _context(self, text: Tensor, mask: Tensor, drop: bool) -> Context:
        if self.phase < max(PHASES):
            return self.unet.null_context().expand(len(text))
        dropped = torch.rand(len(text), device=text.device) < _CONDITION_DROP if drop else None
        return self.unet.encode_context(text, mask, dropped)

    def generate(self, text: Tensor, mask: Tensor, seeds: Sequence[int]) -> Tensor:
        """See :class:`.network.Network`."""
        draw = self.noise(seeds, (JOINT_COUNT, 3))
        guidance = Guidance(GUIDANCE if self.phase == max(PHASES) else 1.0)
        denoiser = GuidedDenoiser(self.unet, self._context(text, mask, drop=False), guidance)
        sample = ddpm(draw(), time_grid(self.steps), denoiser, lambda step, estimate: None, draw)
        return sample * self.std + self.mean


def method(phase: int, decoded: bool, working_width: int = PAPER_WIDTH // 2) -> Method:
    """A phase of the paper, of half its width unless another working width is given."""
    model = ModelConfig(
        text_width=1,
        groups=limb_groups(),
        widths=(working_width // 4, working_width * 3 // 4, working_width),
        objective="epsilon",
        conditioning="pooled",
        output_bound=0.0 if phase == 1 else 1.5,
    )
    return Method(
        Seed,
        {"phase": phase, "decoded": decoded, "model": model.to_json()},
        _TRAINING,
        pooled=True,
    )
