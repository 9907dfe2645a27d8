"""Which joint of a source is which joint of ours, for every naming scheme we read.

The CMU recordings come in four: Acclaim (AMC with ASF), and BVH conversions named for MotionBuilder,
3ds Max and DAZ Studio. The first three share one skeleton design: its rest pose spreads the legs by
20 degrees, and several of its joints coincide, so that only rotations tell the spine's bend.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from inference.errors import PosewrightError


@dataclass(frozen=True)
class Scheme:
    """A source skeleton seen from ours.

    Attributes:
        name: what the scheme is called.
        joints: our joint → the source joint at its place. Limbs take their directions from these
            positions, and all of them take part in finding the floor.
        turns: our joint → the source joints whose (averaged) rotation turns what hangs on it.
        neutral: where the source stands upright, arms and legs straight, facing +Z, level gaze, feet
            flat: in its ``rest`` pose (all rotations identity) or in its ``first frame``.
        splay: degrees by which the legs are spread in the rest pose.
        pitch: degrees by which a source joint of ``turns`` nods forward when people stand upright,
            where that is not 0: a property of the markers, measured over the whole database.
        lost_bone: source joint, and the offset missing between it and its children, in shares of the leg
            length. Some conversions left out a bone.
        divided_leg: thigh and shin divide the leg otherwise than ours. Then the ankle keeps its place
            below the hip, in shares of the leg length, instead of both bones their directions.
    """

    name: str
    joints: dict[str, str]
    turns: dict[str, tuple[str, ...]]
    neutral: Literal["rest", "first frame"] = "rest"
    splay: float = 0.0
    pitch: dict[str, float] = field(default_factory=dict)
    lost_bone: tuple[str, tuple[float, float, float]] | None = None
    divided_leg: bool = False


def _both(sides: tuple[str, str], joints: dict[str, str]) -> dict[str, str]:
    """Write out left and right: ``knee: "{}Leg"`` → left_knee: LeftLeg, right_knee: RightLeg."""
    return {
        f"{ours}_{joint}": name.format(theirs)
        for ours, theirs in zip(("left", "right"), sides, strict=True)
        for joint, name in joints.items()
    }


def _each(joints: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """One source joint for each of ours, in the form of ``Scheme.turns``."""
    return {ours: (theirs,) for ours, theirs in joints.items()}


# How far people's joints nod forward in the Acclaim skeleton when they stand upright, degrees.
_ACCLAIM_PITCH = {"pelvis": 2.0, "spine1": 6.0, "spine2": 5.0, "spine3": 3.0, "neck": 16.0}
# The thorax bone, in shares of the leg.
_THORAX = (0.0, 0.14, 0.002)

ACCLAIM = Scheme(
    name="acclaim",
    joints={"pelvis": "root", "head": "head"}
    | _both(
        ("l", "r"),
        {
            "hip": "{}femur", "knee": "{}tibia", "ankle": "{}foot", "foot": "{}toes",
            "shoulder": "{}humerus", "elbow": "{}radius", "wrist": "{}wrist",
        },
    ),
    turns={
        "pelvis": ("root",), "spine1": ("lowerback",), "spine2": ("upperback",), "spine3": ("thorax",),
        "neck": ("head",), "left_ankle": ("lfoot",), "right_ankle": ("rfoot",),
    },
    splay=20.0,
    pitch=_ACCLAIM_PITCH,
)  # fmt: skip

MOTIONBUILDER = Scheme(
    name="motionbuilder",
    joints={"pelvis": "Hips", "head": "Head"}
    | _both(
        ("Left", "Right"),
        {
            "hip": "{}UpLeg", "knee": "{}Leg", "ankle": "{}Foot", "foot": "{}ToeBase",
            "shoulder": "{}Arm", "elbow": "{}ForeArm", "wrist": "{}Hand",
        },
    ),
    turns={
        "pelvis": ("Hips",), "spine1": ("LowerBack",), "spine2": ("Spine",), "spine3": ("Spine1",),
        "neck": ("Head",), "left_ankle": ("LeftFoot",), "right_ankle": ("RightFoot",),
    },
    splay=20.0,
    pitch=_ACCLAIM_PITCH,
    lost_bone=("Spine1", _THORAX),
)  # fmt: skip

MAX = Scheme(
    name="3ds max",
    joints={"pelvis": "Hips", "head": "Head"}
    | _both(
        ("Left", "Right"),
        {
            "hip": "{}Hip", "knee": "{}Knee", "ankle": "{}Ankle", "foot": "{}Toe",
            "shoulder": "{}Shoulder", "elbow": "{}Elbow", "wrist": "{}Wrist",
        },
    ),
    turns={
        "pelvis": ("Hips",), "spine1": ("lowerback",), "spine2": ("Chest",), "spine3": ("Chest2",),
        "neck": ("Head",), "left_ankle": ("LeftAnkle",), "right_ankle": ("RightAnkle",),
    },
    splay=20.0,
    pitch=_ACCLAIM_PITCH,
    lost_bone=("Chest2", _THORAX),
)  # fmt: skip

DAZ = Scheme(
    name="daz",
    joints={"pelvis": "hip", "head": "head"}
    | _both(
        ("l", "r"),
        {
            "hip": "{}Thigh", "knee": "{}Shin", "ankle": "{}Foot", "foot": "{}Foot.end",
            "shoulder": "{}Shldr", "elbow": "{}ForeArm", "wrist": "{}Hand",
        },
    ),
    turns={
        "pelvis": ("hip",), "spine1": ("abdomen",), "spine2": ("abdomen", "chest"), "spine3": ("chest",),
        "neck": ("head",), "left_ankle": ("lFoot",), "right_ankle": ("rFoot",),
    },
    neutral="first frame",
)  # fmt: skip

RIGIFY = Scheme(
    name="rigify",
    joints={"pelvis": "DEF-hips", "head": "DEF-head"}
    | _both(
        ("L", "R"),
        {
            "hip": "DEF-thigh.{}", "knee": "DEF-shin.{}", "ankle": "DEF-foot.{}", "foot": "DEF-toe.{}",
            "shoulder": "DEF-upper_arm.{}", "elbow": "DEF-forearm.{}", "wrist": "DEF-hand.{}",
        },
    ),
    turns={
        "pelvis": ("DEF-hips",), "spine1": ("DEF-spine.001",), "spine2": ("DEF-spine.002",),
        "spine3": ("DEF-spine.003",), "neck": ("DEF-head",),
    }
    | _each(_both(("L", "R"), {"collar": "DEF-shoulder.{}", "ankle": "DEF-foot.{}"})),
)  # fmt: skip

UNREAL = Scheme(
    name="unreal",
    joints={"pelvis": "pelvis", "head": "head"}
    | _both(
        ("l", "r"),
        {
            "hip": "thigh_{}", "knee": "calf_{}", "ankle": "foot_{}", "foot": "ball_{}",
            "shoulder": "upperarm_{}", "elbow": "lowerarm_{}", "wrist": "hand_{}",
        },
    ),
    turns={
        "pelvis": ("pelvis",), "spine1": ("spine_01",), "spine2": ("spine_02",), "spine3": ("spine_03",),
        "neck": ("head",),
    }
    | _each(_both(("l", "r"), {"collar": "clavicle_{}", "ankle": "foot_{}"})),
)  # fmt: skip

IDLE = Scheme(
    name="reactidle",
    joints={"pelvis": "pelvis", "head": "face"}
    | _both(
        ("L", "R"),
        {
            "hip": "thigh.{}", "knee": "shin.{}", "ankle": "foot.{}", "foot": "foot.{}.end",
            "shoulder": "upper_arm.{}", "elbow": "forearm.{}", "wrist": "forearm.{}.end",
        },
    ),
    turns={
        "pelvis": ("pelvis",), "spine1": ("spine",), "spine2": ("spine", "spine.001"),
        "spine3": ("spine.001",), "neck": ("face",),
    }
    | _each(_both(("L", "R"), {"ankle": "foot.{}"})),
)  # fmt: skip

KAYKIT = Scheme(
    name="kaykit",
    joints={"pelvis": "hips", "head": "head"}
    | _both(
        ("l", "r"),
        {
            "hip": "upperleg.{}", "knee": "lowerleg.{}", "ankle": "foot.{}", "foot": "toes.{}",
            "shoulder": "upperarm.{}", "elbow": "lowerarm.{}", "wrist": "wrist.{}",
        },
    ),
    turns={
        "pelvis": ("hips",), "spine1": ("spine",), "spine2": ("spine", "chest"), "spine3": ("chest",),
        "neck": ("head",),
    }
    | _each(_both(("l", "r"), {"ankle": "foot.{}"})),
    divided_leg=True,
)  # fmt: skip

# Its five spine bones are shorter than ours at the bottom and longer at the top.
MAKEHUMAN = Scheme(
    name="makehuman",
    joints={"pelvis": "spine05", "head": "head"}
    | _both(
        ("L", "R"),
        {
            "hip": "upperleg01.{}", "knee": "lowerleg01.{}", "ankle": "foot.{}", "foot": "toe3-1.{}",
            "shoulder": "upperarm01.{}", "elbow": "lowerarm01.{}", "wrist": "wrist.{}",
        },
    ),
    turns={
        "pelvis": ("root",), "spine1": ("spine03",), "spine2": ("spine02",), "spine3": ("spine01",),
        "neck": ("head",), "left_collar": ("clavicle.L", "shoulder01.L"),
        "right_collar": ("clavicle.R", "shoulder01.R"),
    }
    | _each(_both(("L", "R"), {"ankle": "foot.{}"})),
)  # fmt: skip

SCHEMES = (ACCLAIM, MOTIONBUILDER, MAX, DAZ, RIGIFY, UNREAL, IDLE, KAYKIT, MAKEHUMAN)


def scheme_of(names: Iterable[str]) -> Scheme:
    """The naming scheme that a skeleton's joints follow.

    Raises:
        PosewrightError: code ``source_broken`` where none fits.
    """
    present = set(names)
    for scheme in SCHEMES:
        needed = set(scheme.joints.values()).union(*scheme.turns.values())
        if needed <= present:
            return scheme
    raise PosewrightError(
        "source_broken",
        f"No naming scheme fits a skeleton with the joints {', '.join(sorted(present)[:6])}.",
        "Add one to training/sources/schemes.py, or leave the file out.",
    )
