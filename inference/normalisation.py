"""Joint positions ↔ the 66 numbers that the network sees.

In the space ``bones`` these are the vectors from each joint's parent to it (of the root its position),
z-scored. Short bones count as much as long ones there: an error of a centimetre, next to nothing among the
positions of a shoulder, is most of what a collar does. In ``joints`` they are the z-scored positions, as in
the paper of Markapudi and Grover.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

SPACES = ("bones", "joints")


@dataclass(frozen=True, eq=False)
class Normalisation:
    """How poses are z-scored.

    Attributes:
        space: one of :data:`SPACES`.
        parents: J parent indices, -1 for the root; parents come first.
        mean: float32 [J, 3], metres, of the training poses in that space.
        std: float32 [J, 3]; 0 for a coordinate that never varies, which is always decoded to its mean.
    """

    space: str
    parents: tuple[int, ...]
    mean: Tensor
    std: Tensor

    def __post_init__(self) -> None:
        if self.space not in SPACES:
            raise ValueError(f"the space {self.space!r} is none of {', '.join(SPACES)}")
        if self.mean.shape != (len(self.parents), 3) or self.std.shape != self.mean.shape:
            raise ValueError(f"mean or deviation is not of {len(self.parents)} joints")

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of a pose's numbers, (J, 3)."""
        return tuple(self.mean.shape)

    def to(self, device: torch.device) -> Normalisation:
        """The same on another device."""
        return Normalisation(self.space, self.parents, self.mean.to(device), self.std.to(device))

    def vectors(self, poses: Tensor) -> Tensor:
        """Positions float [..., J, 3] in the space, not z-scored: the same or bone vectors, metres."""
        if self.space == "joints":
            return poses
        moved = torch.cat(
            [torch.zeros_like(poses[..., :1, :]), poses[..., list(self.parents[1:]), :]], dim=-2
        )
        return poses - moved

    def encode(self, poses: Tensor) -> Tensor:
        """Positions float [..., J, 3], metres → numbers [..., J, 3]."""
        return (self.vectors(poses) - self.mean) / torch.where(self.std > 0, self.std, 1.0)

    def decode(self, numbers: Tensor) -> Tensor:
        """Numbers float [..., J, 3] → positions, metres."""
        return self._positions(numbers * self.std + self.mean)

    def difference(self, numbers: Tensor) -> Tensor:
        """What a difference of numbers float [..., J, 3] is between positions, metres."""
        return self._positions(numbers * self.std)

    def _positions(self, vectors: Tensor) -> Tensor:
        if self.space == "joints":
            return vectors
        reached = [vectors[..., 0, :]]
        for joint, parent in enumerate(self.parents[1:], start=1):
            reached.append(reached[parent] + vectors[..., joint, :])
        return torch.stack(reached, dim=-2)


def normalise(poses: Tensor, weights: Tensor, space: str, parents: tuple[int, ...]) -> Normalisation:
    """The normalisation of training poses.

    Args:
        poses: float32 [N, J, 3], metres.
        weights: float [N], how often each is drawn.
        space: one of :data:`SPACES`.
        parents: J parent indices, parents first.
    """
    blank = Normalisation(space, parents, torch.zeros(poses.shape[1:]), torch.zeros(poses.shape[1:]))
    vectors, share = blank.vectors(poses).double(), (weights / weights.sum()).double()[:, None, None]
    mean = (share * vectors).sum(0)
    std = (share * (vectors - mean).square()).sum(0).sqrt()
    return Normalisation(space, parents, mean.float(), torch.where(std < 1e-4, 0.0, std).float())
