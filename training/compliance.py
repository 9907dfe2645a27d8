"""Prompt compliance: does the pose do what the words say, judged by geometry.

The checks read joint positions only and share no code with the captioner. Thresholds are what a
person would accept as the pose, not what the training captions were cut at.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.pipeline import DEVICES, PosePipeline
from inference.request import PoseRequest
from rig.skeleton import JOINT, FloatArray
from rig.thumbnail import contact_sheet, write_png

Mask = NDArray[np.bool_]
Check = Callable[["Measures"], Mask]


class Measures:
    """Quantities of poses float [N, 22, 3] that the checks are written in; metres and degrees."""

    def __init__(self, poses: FloatArray) -> None:
        self._poses = poses

    def at(self, joint: str) -> FloatArray:
        """Position of a joint: [N, 3]."""
        return self._poses[:, JOINT[joint]]

    def height(self, joint: str) -> FloatArray:
        """Height above the floor: [N]."""
        return self.at(joint)[:, 1]

    def distance(self, first: str, second: str) -> FloatArray:
        """Between two joints: [N]."""
        return np.asarray(np.linalg.norm(self.at(first) - self.at(second), axis=-1))

    def bend(self, first: str, middle: str, last: str) -> FloatArray:
        """Inner angle at ``middle``; 180 is straight: [N]."""
        a, b = self.at(first) - self.at(middle), self.at(last) - self.at(middle)
        cosine = (a * b).sum(-1) / np.maximum(np.linalg.norm(a, axis=-1) * np.linalg.norm(b, axis=-1), 1e-9)
        return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1, 1))))

    def knee(self, side: str) -> FloatArray:
        """Inner angle of a knee: [N]."""
        return self.bend(f"{side}_hip", f"{side}_knee", f"{side}_ankle")

    def elbow(self, side: str) -> FloatArray:
        """Inner angle of an elbow: [N]."""
        return self.bend(f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist")

    def reach(self, side: str) -> FloatArray:
        """Wrist as seen from its shoulder: [N, 3], x counted outwards from the body."""
        outwards = 1.0 if side == "left" else -1.0
        arm = self.at(f"{side}_wrist") - self.at(f"{side}_shoulder")
        return np.asarray(arm * np.array([outwards, 1.0, 1.0]))

    def lean(self) -> FloatArray:
        """Direction of the torso, pelvis → neck, unit length: [N, 3]."""
        spine = self.at("neck") - self.at("pelvis")
        return np.asarray(spine / np.linalg.norm(spine, axis=-1, keepdims=True))

    def torso_tilt(self) -> FloatArray:
        """Angle of the torso from the vertical: [N]."""
        return np.asarray(np.degrees(np.arccos(np.clip(self.lean()[:, 1], -1, 1))))


def _arm_up(m: Measures, side: str) -> Mask:
    return m.height(f"{side}_wrist") > m.height("head") + 0.05


def _arm_low(m: Measures, side: str) -> Mask:
    return m.height(f"{side}_wrist") < m.height(f"{side}_shoulder") - 0.15


def _arm_out(m: Measures, side: str) -> Mask:
    reach = m.reach(side)
    return (reach[:, 0] > 0.36) & (np.abs(reach[:, 1]) < 0.22) & (np.abs(reach[:, 2]) < 0.3)


def _arm_forward(m: Measures, side: str) -> Mask:
    reach = m.reach(side)
    return (reach[:, 2] > 0.34) & (np.abs(reach[:, 1]) < 0.25) & (np.abs(reach[:, 0]) < 0.3)


def _lunge(m: Measures, side: str, other: str) -> Mask:
    ahead = m.at(f"{side}_ankle")[:, 2] - m.at(f"{other}_ankle")[:, 2]
    return (ahead > 0.4) & (m.knee(side) < 145) & (m.height("pelvis") < 0.92)


def _feet_down(m: Measures) -> Mask:
    return (m.height("left_foot") < 0.15) & (m.height("right_foot") < 0.15)


def _upright(m: Measures) -> Mask:
    return (m.torso_tilt() < 25) & (m.height("pelvis") > 0.8)


@dataclass(frozen=True)
class Case:
    """A prompt and what must hold of its pose."""

    prompt: str
    check: Check


CASES: tuple[Case, ...] = (
    Case("a person raises both arms above the head", lambda m: _arm_up(m, "left") & _arm_up(m, "right")),
    Case("raise the left arm straight up", lambda m: _arm_up(m, "left") & _arm_low(m, "right")),
    Case("raise the right arm straight up", lambda m: _arm_up(m, "right") & _arm_low(m, "left")),
    Case("arms stretched out to the sides", lambda m: _arm_out(m, "left") & _arm_out(m, "right")),
    Case("both arms reach straight ahead", lambda m: _arm_forward(m, "left") & _arm_forward(m, "right")),
    Case("the left arm is held out to the side", lambda m: _arm_out(m, "left") & ~_arm_out(m, "right")),
    Case(
        "he points forward with his right hand", lambda m: _arm_forward(m, "right") & ~_arm_forward(m, "left")
    ),
    Case(
        "left arm up, right arm out to the side",
        lambda m: _arm_up(m, "left") & _arm_out(m, "right"),
    ),
    Case("a woman puts her right hand on her head", lambda m: m.distance("right_wrist", "head") < 0.27),
    Case(
        "standing with both hands on the hips",
        # A hand at the waist has its wrist well above and outside the joint of the hip.
        lambda m: (
            (m.distance("left_wrist", "left_hip") < 0.33)
            & (m.distance("right_wrist", "right_hip") < 0.33)
            & (m.elbow("left") < 130)
            & (m.elbow("right") < 130)
        ),
    ),
    Case(
        "a man stands upright with his arms at his sides",
        lambda m: _upright(m) & (m.reach("left")[:, 1] < -0.4) & (m.reach("right")[:, 1] < -0.4),
    ),
    Case(
        "a person crouches down",
        lambda m: (
            (m.height("pelvis") < 0.65) & (m.knee("left") < 115) & (m.knee("right") < 115) & _feet_down(m)
        ),
    ),
    Case(
        "bending forward at the waist",
        lambda m: (m.torso_tilt() > 40) & (m.lean()[:, 2] > 0.5) & _feet_down(m),
    ),
    Case("lunge forward with the left leg", lambda m: _lunge(m, "left", "right")),
    Case("lunge forward with the right leg", lambda m: _lunge(m, "right", "left")),
    Case(
        "standing on the left leg with the right knee lifted",
        lambda m: (
            (m.height("right_knee") > m.height("right_hip") - 0.2)
            & (m.knee("left") > 140)
            & (m.height("left_foot") < 0.1)
        ),
    ),
    Case(
        "kicking with the left leg",
        lambda m: (m.height("left_ankle") > 0.4) & (m.height("right_ankle") < 0.25),
    ),
    Case(
        "standing with the feet wide apart",
        lambda m: (
            (np.abs(m.at("left_ankle")[:, 0] - m.at("right_ankle")[:, 0]) > 0.5)
            & (m.torso_tilt() < 40)
            & _feet_down(m)
        ),
    ),
    Case(
        "a person leans to the left",
        lambda m: (np.degrees(np.arcsin(np.clip(m.lean()[:, 0], -1, 1))) > 10) & _feet_down(m),
    ),
    Case(
        "a woman sits on a chair",
        lambda m: (
            (m.height("pelvis") > 0.25)
            & (m.height("pelvis") < 0.7)
            & (np.abs(m.height("left_knee") - m.height("left_hip")) < 0.22)
            & (np.abs(m.height("right_knee") - m.height("right_hip")) < 0.22)
            & (m.torso_tilt() < 45)
            & (m.at("left_knee")[:, 2] > 0.2)
            & (m.at("right_knee")[:, 2] > 0.2)
        ),
    ),
)


def table(shares: dict[str, float]) -> str:
    """Markdown table with the mean in the last row."""
    rows = [f"| {prompt} | {share:.0%} |" for prompt, share in shares.items()]
    mean = float(np.mean(list(shares.values())))
    return "\n".join(["| prompt | obeyed |", "|---|---|", *rows, f"| **all {len(rows)}** | **{mean:.1%}** |"])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m training compliance``."""
    parser.add_argument("--weights", default="default")
    parser.add_argument("--device", default="auto", choices=DEVICES)
    parser.add_argument("--num", type=int, default=8, help="seeds for each prompt")
    parser.add_argument("--seed", type=int, default=0, help="first seed")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--guidance", type=float)
    parser.add_argument(
        "--sheet", type=Path, metavar="FILE.png", help="also draw the poses, a row for each prompt"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the table for one set of weights."""
    pipeline = PosePipeline.load(arguments.weights, arguments.device)
    seeds = tuple(range(arguments.seed, arguments.seed + arguments.num))
    requests = [PoseRequest(case.prompt, seeds, arguments.steps, arguments.guidance) for case in CASES]
    poses = np.stack([pipeline(request).poses for request in requests])
    print(
        table(
            {case.prompt: float(case.check(Measures(p)).mean()) for case, p in zip(CASES, poses, strict=True)}
        )
    )
    if arguments.sheet is not None:
        write_png(
            arguments.sheet, contact_sheet(poses.reshape(-1, *poses.shape[2:]), columns=len(seeds), size=112)
        )
    return 0
