"""Clips that animators made for game characters.

Sources: Mesh2Motion, https://github.com/Mesh2Motion/mesh2motion-app, and KayKit Character Animations,
https://github.com/KayKit-Game-Assets (both CC0 1.0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from rig.pose import canonicalize
from rig.skeleton import FloatArray

from .glb import read_glb
from .retarget import calibrate_at_rest, grounded, retarget
from .schemes import KAYKIT, scheme_of
from .takes import Take

_FPS = 20.0
_MESH2MOTION_LICENCE = "Mesh2Motion: CC0 1.0"
_KAYKIT_LICENCE = "KayKit Character Animations: CC0 1.0"
# Not poses of anybody, and words that speak of the file rather than of the body.
_EMPTY = {"t-pose", "rest pose"}
_CHORES = re.compile(r"\b(loop|rm|enter|exit)\b|\d+")

# KayKit's body has a head as wide as its shoulders, a thick belly and short shins. Clips that it does
# not share with people:
_THICK = "the thick body and the large head carry it where ours would hover"
_STRETCHED = "the limbs are stretched"
_LEFT_OUT = {
    "T-Pose": "not a pose of anybody",
    "Crawling": _THICK,
    "Death_A": _THICK,
    "Death_A_Pose": _THICK,
    "Death_B": _THICK,
    "Death_B_Pose": _THICK,
    "EXPERIMENTAL_Medium_Transform": "an unfinished change into another body",
    "Lie_Down": _THICK,
    "Lie_Idle": _THICK,
    "Lie_StandUp": _THICK,
    "Push_Ups": "the hands would hover",
    "Sit_Floor_Down": _THICK,
    "Sit_Floor_Idle": _THICK,
    "Sit_Floor_StandUp": _THICK,
    "Sit_Ups": _THICK,
    "Skeletons_Awaken_Floor": "the limbs come together from loose bones",
    "Skeletons_Awaken_Floor_Long": "the limbs come together from loose bones",
    "Skeletons_Death": "the body falls apart",
    "Skeletons_Death_Pose": "the body has fallen apart",
    "Skeletons_Death_Resurrect": "the limbs come together from loose bones",
    "Skeletons_Inactive_Floor_Pose": "the body has fallen apart",
    "Skeletons_Spawn_Ground": _STRETCHED,
    "Spawn_Air": _STRETCHED,
    "Spawn_Ground": _STRETCHED,
}
# What is seen in the others.
_DESCRIPTIONS = {
    "Cheering": "cheering with both arms raised",
    "Crouching": "walking in a crouch",
    "Dodge_Backward": "dodging backward",
    "Dodge_Forward": "dodging forward",
    "Dodge_Left": "dodging to the left",
    "Dodge_Right": "dodging to the right",
    "Hit_A": "being hit",
    "Hit_B": "staggering from a hit",
    "Idle_A": "standing idle",
    "Idle_B": "standing idle",
    "Interact": "reaching out with the right hand",
    "Jump_Full_Long": "jumping",
    "Jump_Full_Short": "jumping",
    "Jump_Idle": "hovering in mid-jump",
    "Jump_Land": "landing from a jump",
    "Jump_Start": "taking off for a jump",
    "Melee_1H_Attack_Chop": "chopping with a sword in the right hand",
    "Melee_1H_Attack_Jump_Chop": "jumping and chopping with a sword in the right hand",
    "Melee_1H_Attack_Slice_Diagonal": "slashing diagonally with a sword in the right hand",
    "Melee_1H_Attack_Slice_Horizontal": "slashing sideways with a sword in the right hand",
    "Melee_1H_Attack_Stab": "stabbing with a sword in the right hand",
    "Melee_2H_Attack_Chop": "chopping with a long weapon held in both hands",
    "Melee_2H_Attack_Slice": "slashing with a long weapon held in both hands",
    "Melee_2H_Attack_Spin": "swinging round with a long weapon held in both hands",
    "Melee_2H_Attack_Spinning": "spinning with a long weapon held out in both hands",
    "Melee_2H_Attack_Stab": "stabbing with a long weapon held in both hands",
    "Melee_2H_Idle": "standing on guard with a long weapon held in both hands",
    "Melee_Block": "raising a shield with the left arm",
    "Melee_Block_Attack": "striking out from behind a shield on the left arm",
    "Melee_Block_Hit": "blocking a blow with a shield on the left arm",
    "Melee_Blocking": "blocking with a shield on the left arm",
    "Melee_Dualwield_Attack_Chop": "chopping with two swords",
    "Melee_Dualwield_Attack_Slice": "slashing with two swords",
    "Melee_Dualwield_Attack_Stab": "stabbing with two swords",
    "Melee_Unarmed_Attack_Kick": "kicking with the right foot",
    "Melee_Unarmed_Attack_Punch_A": "punching with the right fist",
    "Melee_Unarmed_Idle": "standing in a low fighting stance",
    "PickUp": "bending down to pick something up",
    "Ranged_1H_Aiming": "aiming a pistol with the right hand",
    "Ranged_1H_Reload": "reloading a pistol",
    "Ranged_1H_Shoot": "shooting a pistol with the right hand",
    "Ranged_1H_Shooting": "shooting a pistol with the right hand",
    "Ranged_2H_Aiming": "aiming a rifle",
    "Ranged_2H_Reload": "reloading a rifle",
    "Ranged_2H_Shoot": "shooting a rifle",
    "Ranged_2H_Shooting": "shooting a rifle",
    "Ranged_Bow_Aiming_Idle": "aiming an arrow with a longbow",
    "Ranged_Bow_Draw": "drawing a longbow",
    "Ranged_Bow_Draw_Up": "drawing a longbow, aiming upward",
    "Ranged_Bow_Idle": "standing with a longbow and an arrow lowered",
    "Ranged_Bow_Release": "shooting an arrow with a longbow",
    "Ranged_Bow_Release_Up": "shooting an arrow upward with a longbow",
    "Ranged_Magic_Raise": "casting a spell with the right arm raised",
    "Ranged_Magic_Shoot": "casting a spell with the right arm thrust out",
    "Ranged_Magic_Spellcasting": "casting a spell with the right arm held out",
    "Ranged_Magic_Spellcasting_Long": "casting a spell with the right arm held out",
    "Ranged_Magic_Summon": "summoning magic, crouching and rising",
    "Running_A": "running",
    "Running_B": "running",
    "Running_HoldingBow": "running with a longbow in the left hand",
    "Running_HoldingRifle": "running with a rifle held across the body",
    "Running_Strafe_Left": "running sideways to the left",
    "Running_Strafe_Right": "running sideways to the right",
    "Sit_Chair_Down": "sitting down on a chair",
    "Sit_Chair_Idle": "sitting on a chair",
    "Sit_Chair_StandUp": "standing up from a chair",
    "Skeletons_Awaken_Standing": "coming to life like a monster",
    "Skeletons_Idle": "standing hunched like a monster",
    "Skeletons_Inactive_Standing_Pose": "slumping with the head and shoulders hanging",
    "Skeletons_Taunt": "taunting like a monster",
    "Skeletons_Taunt_Longer": "taunting like a monster",
    "Skeletons_Walking": "stalking like a monster",
    "Sneaking": "sneaking with long low steps",
    "Throw": "throwing with the right hand",
    "Use_Item": "holding something out with the right hand",
    "Walking_A": "walking",
    "Walking_B": "walking",
    "Walking_Backwards": "walking backward",
    "Walking_C": "walking",
    "Waving": "waving with the right hand",
}
# Deeds begin and end in this stance, of which their words are untrue.
_STANCE = "Idle_A"
_STANCES = {"Idle_A", "Idle_B"}
_IN_STANCE = 0.08  # metres, mean over the joints
# Clips whose body leaves the floor: the pelvis moves up in them. It is pinned in most others.
_LEAPS = ("Jump_Full_Long", "Jump_Full_Short", "Jump_Idle", "Jump_Land", "Jump_Start")


def describe(clip: str) -> str:
    """Plain words from a clip's name.

    >>> describe("Sitting_Idle_Loop"), describe("Crouch_Fwd_Loop")
    ('sitting idle', 'crouch forward')
    """
    words = clip.replace("_", " ").lower()
    return " ".join(_CHORES.sub(" ", words).replace("fwd", "forward").split())


def read_mesh2motion(data: Path) -> Iterator[Take]:
    """Takes of ``data/mesh2motion``: GLB files with one animation per clip."""
    for path in sorted((data / "mesh2motion").glob("*.glb")):
        motions = read_glb(path, _FPS)
        if not motions:
            continue
        scheme = scheme_of(next(iter(motions.values())).names)
        calibration = calibrate_at_rest(next(iter(motions.values())), scheme)
        for name, motion in motions.items():
            words = describe(name)
            if words not in _EMPTY:
                joints = retarget(motion, scheme, calibration)
                frames = np.arange(len(motion))
                yield Take("mesh2motion", name, "human", words, _MESH2MOTION_LICENCE, _FPS, frames, joints)


def read_kaykit(data: Path) -> Iterator[Take]:
    """Takes of ``data/kaykit``: GLB files with one animation per clip, on KayKit's medium rig.

    The pelvis is pinned at its height in most clips, so all but the leaps are put on the floor. Clips
    that only this body can do are left out, and so are the frames of the others that stand idle. Clips
    that are not known here are described by their name.
    """
    clips: dict[str, FloatArray] = {}
    for path in sorted((data / "kaykit").glob("*.glb")):
        for animation, motion in read_glb(path, _FPS).items():
            name = animation.split("|")[-1]
            if name not in _LEFT_OUT:
                joints = retarget(motion, KAYKIT, calibrate_at_rest(motion, KAYKIT))
                clips[name] = joints if name in _LEAPS else grounded(joints)
    stance = canonicalize(clips[_STANCE][0]) if _STANCE in clips else None
    for name, joints in clips.items():
        frames = np.arange(len(joints))
        if stance is not None and name not in _STANCES:
            apart = np.linalg.norm(canonicalize(joints) - stance, axis=-1).mean(axis=-1)
            frames = frames[apart > _IN_STANCE]
        if not len(frames):
            continue
        words = _DESCRIPTIONS.get(name, describe(name))
        yield Take("kaykit", name, "medium", words, _KAYKIT_LICENCE, _FPS, frames, joints[frames])
