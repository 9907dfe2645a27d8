from __future__ import annotations

import numpy as np
import pytest

from inference.errors import PosewrightError
from rig.pose import mirror
from rig.skeleton import JOINT
from training.checker import check, claims
from training.posebook import evaluate, load_book

BOOK = load_book()
FAMILIES = sorted({pose.family for pose in BOOK.values()})
_LEGS = ("pelvis", "hip", "knee", "ankle", "foot")
_UPPER = [joint for name, joint in JOINT.items() if not name.endswith(_LEGS)]

ENTRY = """
[[pose]]
name = "{name}"
captions = ["left arm up", "a person raises the left arm", "raise your left arm"]
tags = ["standing"]
matters = ["left_wrist"]
symmetric = false
"""


def read(tmp_path, lines="", more="", name="some_pose"):
    (tmp_path / "family.toml").write_text(ENTRY.format(name="some_pose") + lines + more, encoding="utf-8")
    return load_book(tmp_path)[name]


def test_phrases_are_read_and_mirrored_by_swapping_sides(tmp_path):
    pose = read(
        tmp_path,
        'lower = ["in a lunge with the left foot forward", "on all fours"]\n'
        'upper = ["half-turning to the right", "with the left arm raised"]\n',
    )
    assert pose.lower == ("in a lunge with the left foot forward", "on all fours")
    assert pose.upper == ("half-turning to the right", "with the left arm raised")
    assert pose.mirrored_lower == ("in a lunge with the right foot forward", "on all fours")
    assert pose.mirrored_upper == ("half-turning to the left", "with the right arm raised")


def test_phrases_are_optional(tmp_path):
    pose = read(tmp_path)
    assert pose.lower == pose.upper == pose.mirrored_lower == pose.mirrored_upper == ()


def test_phrases_are_not_inherited(tmp_path):
    heir = ENTRY.format(name="heir") + 'inherit = "some_pose"\nupper = ["waving with the left hand"]\n'
    pose = read(
        tmp_path,
        'lower = ["standing on both feet"]\nupper = ["with the left arm raised"]\n',
        more=heir,
        name="heir",
    )
    assert pose.lower == ()
    assert pose.upper == ("waving with the left hand",)


@pytest.mark.parametrize("key", ["lower", "upper"])
@pytest.mark.parametrize(
    ("value", "message"),
    [
        ('"sitting on a chair"', "is a list of texts"),
        ("[3]", "is a list of texts"),
        ("[]", "holds 1 to 3 phrases, not 0"),
        ('["on a chair", "on a sofa", "on a bench", "on a wall"]', "holds 1 to 3 phrases, not 4"),
        ('["on all fours", "on all fours"]', "holds the same text twice"),
        ('["sitting down"]', "phrases have 3 to 12 words, not 2"),
        (f'["sitting {"very " * 11}low"]', "phrases have 3 to 12 words, not 13"),
        ('["Sitting on a chair"]', "phrases are in lower case"),
        (
            '["sitting on a chair."]',
            "phrases begin with an -ing word, with, on, in or at, without a full stop",
        ),
        ('["a person sits on a chair"]', "phrases begin with an -ing word"),
        ('["sit on a chair"]', "phrases begin with an -ing word"),
        ('["kneel, sitting on the heels"]', "phrases begin with an -ing word"),
    ],
)
def test_bad_phrases_are_refused(tmp_path, key, value, message):
    with pytest.raises(PosewrightError) as caught:
        read(tmp_path, f"{key} = {value}")
    assert caught.value.code == "pose_book"
    assert f"family.toml: some_pose: {key} {message}" in str(caught.value)


def test_a_symmetric_entry_has_no_sided_phrase(tmp_path):
    text = ENTRY.format(name="some_pose").replace("left ", "").replace("false", "true")
    for key in ("lower", "upper"):
        (tmp_path / "family.toml").write_text(
            text + f'{key} = ["saluting with the right hand"]', encoding="utf-8"
        )
        with pytest.raises(PosewrightError, match="symmetric, yet a phrase names a side: 'saluting"):
            load_book(tmp_path)


# --- what the book says -----------------------------------------------------------------------------


def with_upper_body(lower, upper):
    """The lower body of a pose with the upper body of another, as it stands to the vertical."""
    joined = lower.copy()
    joined[_UPPER] = upper[_UPPER] - upper[JOINT["spine1"]] + lower[JOINT["spine1"]]
    return joined


def leans(joints):
    """How far the trunk leans, degrees."""
    trunk = joints[JOINT["neck"]] - joints[JOINT["spine1"]]
    return np.degrees(np.arccos(trunk[1] / np.linalg.norm(trunk)))


def refuted(phrases, joints):
    return [phrase for phrase in phrases if any(check(claim, joints) is False for claim in claims(phrase))]


def test_many_entries_say_what_their_halves_do():
    assert sum(bool(pose.lower) for pose in BOOK.values()) >= 250
    assert sum(bool(pose.upper) for pose in BOOK.values()) >= 250


@pytest.mark.parametrize("family", FAMILIES)
def test_phrases_are_true_of_their_own_pose(family):
    wrong = []
    for pose in BOOK.values():
        if pose.family == family and (pose.lower or pose.upper):
            joints = evaluate(pose)
            wrong += [(pose.name, phrase) for phrase in refuted(pose.lower + pose.upper, joints)]
            reflected = pose.mirrored_lower + pose.mirrored_upper
            wrong += [(pose.name, phrase) for phrase in refuted(reflected, mirror(joints))]
    assert not wrong


@pytest.mark.parametrize("family", FAMILIES)
def test_phrases_of_the_upper_body_hold_on_other_legs(family):
    bases = {name: evaluate(BOOK[name]) for name in ("sit_chair", "stand_neutral", "kneel_tall")}
    wrong = []
    for pose in BOOK.values():
        if pose.family != family or not pose.upper:
            continue
        joints = evaluate(pose)
        if leans(joints) < 50:
            for base, legs in bases.items():
                composed = with_upper_body(legs, joints)
                wrong += [(pose.name, base, phrase) for phrase in refuted(pose.upper, composed)]
    assert not wrong


@pytest.mark.parametrize("family", FAMILIES)
def test_phrases_of_the_lower_body_hold_under_other_arms(family):
    donors = {
        name: evaluate(BOOK[name]) for name in ("arms_overhead", "sad_standing", "laughing_holding_belly")
    }
    wrong = []
    for pose in BOOK.values():
        if pose.family != family or not pose.lower:
            continue
        joints = evaluate(pose)
        if leans(joints) < 50:
            for donor, arms in donors.items():
                composed = with_upper_body(joints, arms)
                wrong += [(pose.name, donor, phrase) for phrase in refuted(pose.lower, composed)]
    assert not wrong
