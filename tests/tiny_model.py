"""A tiny random model, saved as real weights are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from inference import checkpoint
from inference.joint_limits import ANGLE_NAMES
from inference.model import ModelConfig, PoseUNet
from rig.skeleton import JOINT, LIMBS, REFERENCE
from training.tensors import skeleton_card

LIMB_GROUPS = tuple(tuple(JOINT[name] for name in names) for names in LIMBS.values())


def tiny_card(encoder: str = "minilm", objective: str = "flow") -> dict[str, Any]:
    """Card fields of an untrained model on the reference skeleton."""
    mean = REFERENCE.rest_pose()
    return {
        "encoder": encoder,
        "normalisation": {"space": "joints", "mean": mean.tolist(), "std": np.full((22, 3), 0.1).tolist()},
        "skeleton": skeleton_card(REFERENCE),
        "limits": dict.fromkeys(ANGLE_NAMES, (-180.0, 180.0)),
        "sampling": {
            "solver": "heun" if objective == "flow" else "ddim",
            "steps": 4,
            "guidance": 2.0,
            "interval": [0.0, 1.0],
            "denial": 1.0,
        },
        "about": {"data": "none: random weights for tests"},
    }


def write_tiny_weights(
    path: Path, text_width: int = 768, encoder: str = "minilm", objective: str = "flow", **shape: Any
) -> Path:
    """Save random weights and their card."""
    torch.manual_seed(0)
    config = ModelConfig(
        text_width=text_width, groups=LIMB_GROUPS, widths=(16, 32, 32), heads=2, context_width=32,
        objective=objective, **shape,
    )  # fmt: skip
    model = PoseUNet(config)
    with torch.no_grad():  # the blocks start as identities; make every path count
        for parameter in model.parameters():
            parameter.add_(0.05 * torch.randn_like(parameter))
    checkpoint.save(path, model, tiny_card(encoder, objective))
    return path
