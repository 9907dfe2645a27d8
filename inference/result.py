"""What a request gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class PoseResult:
    """Poses of one request.

    Attributes:
        poses: float32 [N, 22, 3], one per seed, in the pose frame (Y up, facing +Z, left is +X,
            pelvis at x = z = 0, metres), bone lengths exact.
        seeds: the N seeds.
        bone_error_before_fk: float32 [N], mean relative bone-length error of the raw sample.
        seconds: wall time by stage: ``text``, ``denoiser``, ``fk``.
        attention: float32 [N, T, 22], share of each of the prompt's ``tokens`` in what moved each
            joint, averaged over layers, heads and steps; None unless asked for.
        tokens: the T word pieces of the prompt; empty unless attention was asked for.
    """

    poses: NDArray[np.float32]
    seeds: tuple[int, ...]
    bone_error_before_fk: NDArray[np.float32]
    seconds: dict[str, float] = field(default_factory=dict)
    attention: NDArray[np.float32] | None = None
    tokens: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The result as plain JSON values, without the attention; :meth:`from_json` reads them back."""
        return {
            "poses": self.poses.astype(np.float64).round(6).tolist(),
            "seeds": list(self.seeds),
            "bone_error_before_fk": self.bone_error_before_fk.tolist(),
            "seconds": self.seconds,
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> PoseResult:
        """Read what :meth:`to_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: if the values are not a result.
        """
        poses = np.asarray(values["poses"], dtype=np.float32)
        if poses.ndim != 3 or poses.shape[1:] != (22, 3) or not np.isfinite(poses).all():
            raise ValueError(f"poses of shape {poses.shape} are not finite [N, 22, 3]")
        return cls(
            poses=poses,
            seeds=tuple(int(seed) for seed in values["seeds"]),
            bone_error_before_fk=np.asarray(values["bone_error_before_fk"], dtype=np.float32),
            seconds={str(stage): float(value) for stage, value in values["seconds"].items()},
        )
