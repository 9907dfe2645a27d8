from __future__ import annotations

import re
from functools import cache

import numpy as np
import pytest

from rig.pose import mirror
from rig.skeleton import REFERENCE
from tests.tiny_corpus import tiny_corpus
from training.checker import KINDS, Claim, check, claims
from training.checker.__main__ import main
from training.checker.rules import WHOLE
from training.posebook import evaluate, load_book

BOOK = load_book()
REST = REFERENCE.rest_pose()
SWAP = {"left": "right", "right": "left"}


def read(text):
    return {str(claim) for claim in claims(text)}


def said(text):
    """A claim written as its string: "not left knee bent"."""
    words = text.split()
    holds = words[0] != "not"
    words = words if holds else words[1:]
    side = words[0] if words[0] in ("left", "right", "both", "either") and len(words) > 1 else ""
    return Claim(" ".join(words[1:] if side else words), side, holds)


def verdict(text, pose):
    return check(said(text), pose)


def swapped(text):
    return re.sub(r"\b(left|right)\b", lambda match: SWAP[match.group()], text)


@cache
def body(name):
    return evaluate(BOOK[name])


# --- reading ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("a person raises the left arm", {"left arm raised"}),
        ("both hands above the head", {"both arm overhead"}),
        ("arms out to the sides", {"both arm side"}),
        ("right arm forward, left arm hanging", {"right arm forward", "left arm down"}),
        ("right hand behind the back", {"right arm behind"}),
        ("left elbow at a right angle", {"left elbow bent square"}),
        ("straighten your right arm", {"right elbow straight"}),
        ("left hand on the hip", {"left hand at hip"}),
        ("her hands on her knees", {"both hand at knee"}),
        ("right hand touching the floor", {"right hand at floor"}),
        ("left hand level with the shoulders", {"left hand at shoulder height"}),
        ("hands clasped together", {"both hands together"}),
        ("arms crossed in front of the chest", {"both arms crossed"}),
        ("right knee slightly bent", {"right knee bent slightly"}),
        ("left knee lifted", {"left knee raised"}),
        ("kneeling on the left knee", {"left knee on floor"}),
        ("right leg raised to the side", {"right leg raised", "right leg side"}),
        ("left foot behind", {"left leg back"}),
        ("feet wide apart", {"both feet apart"}),
        ("right foot off the floor", {"right foot off floor"}),
        ("balancing on the left leg", {"left on one leg"}),
        ("on hands and knees", {"all fours"}),
        ("lying on the back", {"lying", "facing up"}),
        ("a seated man leans back", {"sitting", "torso back"}),
        ("bend forward, looking down", {"torso forward", "head down"}),
        ("twist the torso to the left, head up", {"torso twisted left", "head up"}),
        ("leaning to the right", {"torso right"}),
        ("do a handstand", {"upside-down"}),
    ],
)
def test_common_claims(caption, expected):
    assert read(caption) == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        (
            "left arm raised while the right one hangs",
            {"left arm raised", "right arm down"},
        ),
        (
            "one knee is bent, the other is straight",
            {"either knee bent", "either knee straight"},
        ),
        ("bend the right knee and straighten the other", {"right knee bent", "left knee straight"}),
        ("her right foot is in front, the other behind", {"right leg forward", "left leg back"}),
        ("knees and elbows bent", {"both knee bent", "both elbow bent"}),
        (
            "the left arm is straight but not the right one",
            {"left elbow straight", "not right elbow straight"},
        ),
    ],
)
def test_sides_carried_from_the_words_before(caption, expected):
    assert read(caption) >= expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("right knee not bent", {"not right knee bent"}),
        ("standing without leaning forward", {"standing", "not torso forward"}),
        ("his left arm isn't raised", {"not left arm raised"}),
        ("do not raise your right hand", {"not right arm raised"}),
        ("left leg not stretched out in front", set()),
        ("lying, but not lying on the back", {"lying"}),
        ("she lies on the ground and isn't lying face up", {"lying"}),
        ("lying but not on the floor on her left side", {"lying"}),
        ("lying, not lying on the left side", {"lying"}),
        ("not sitting or kneeling", {"not sitting", "not either kneeling"}),
    ],
)
def test_denials(caption, expected):
    assert read(caption) == expected


@pytest.mark.parametrize(
    "caption",
    ["a person dances gracefully", "right hook", "the character is on a playground", "", "play the guitar"],
)
def test_other_words_are_no_claims(caption):
    assert claims(caption) == ()


@pytest.mark.parametrize(
    ("caption", "never"),
    [
        ("left elbow at right angles", "right"),
        ("left hand level with her back straight", "levelwith"),
        ("bend forward with both hands on the knees", "kneeling"),
        ("right hand pulled back to the chin", "behind"),
        ("reach your left hand down your back", "arm down"),
        ("crosses both forearms in front of the face", "forward"),
        ("arms in one vertical line", "overhead"),
        ("hands planted in front, ready to kick back", "kick"),
        ("from sitting, lift the hips", "sitting"),
        ("stand on your right hand only", "standing"),
        ("left hand resting on the stomach", "facing down"),
        ("right arm lies on the table", "lying"),
        ("turn to the left with the right arm up", "left arm"),
        ("lying on the back, knees bent", "arm behind"),
    ],
)
def test_words_with_two_meanings(caption, never):
    assert not any(never in claim for claim in read(caption))


def test_every_kind_read_has_a_rule():
    for pose in BOOK.values():
        for caption in (*pose.texts, *pose.mirrored_texts):
            for claim in claims(caption):
                assert claim.kind in KINDS, caption


def test_mirrored_texts_make_mirrored_claims():
    for pose in BOOK.values():
        for caption, other in zip(pose.texts, pose.mirrored_texts, strict=True):
            assert {swapped(claim) for claim in read(caption)} == read(other), caption


# --- checking ---------------------------------------------------------------------------------------

TRUE_AND_FALSE = {
    "stand_neutral": (
        ["standing", "both arm down", "both knee straight", "torso upright", "not left arm raised"],
        ["both arm overhead", "kneeling", "sitting", "lying", "off the floor", "left knee bent square"],
    ),
    "t_pose": (
        ["both arm side", "both elbow straight", "both hand at shoulder height"],
        ["left arm down", "hands together", "right elbow bent square", "arms crossed", "not right arm side"],
    ),
    "arms_forward": (["both arm forward", "both elbow straight"], ["left arm behind", "both arm overhead"]),
    "arms_overhead": (["both arm overhead", "both arm raised"], ["left arm down", "not right arm raised"]),
}  # fmt: skip


@pytest.mark.parametrize("name", TRUE_AND_FALSE)
def test_poses_of_the_book(name):
    pose = body(name)
    right, wrong = TRUE_AND_FALSE[name]
    for claim in right:
        assert verdict(claim, pose) is True, claim
        assert verdict(swapped(claim), mirror(pose)) is True, claim
    for claim in wrong:
        assert verdict(claim, pose) is False, claim
        assert verdict(swapped(claim), mirror(pose)) is False, claim


def test_a_posture_is_not_refuted_for_poses_tagged_with_it():
    kinds = {"kneeling": "kneeling", "sitting": "sitting", "lying": "lying", "standing": "standing"}
    for pose in BOOK.values():
        for posture in set(pose.postures) & set(kinds):
            assert verdict(kinds[posture], body(pose.name)) is not False, (pose.name, posture)


def test_captions_of_the_book_hold():
    wrong = [
        (pose.name, caption, str(claim))
        for pose in BOOK.values()
        for caption in pose.captions
        for claim in claims(caption)
        if check(claim, body(pose.name)) is False
    ]
    total = sum(len(claims(caption)) for pose in BOOK.values() for caption in pose.captions)
    assert len(wrong) < 0.02 * total, wrong


def test_swapped_sides_are_found():
    """A raised left arm, told of the right one, is refuted; so is a bent knee."""
    pose = np.array(REST)
    assert verdict("left arm side", pose) is True
    hanging = np.array(pose)
    for joint, y in (("elbow", 0.26), ("wrist", 0.528)):
        shoulder = pose[17]
        hanging[19 if joint == "elbow" else 21] = shoulder - np.array([0.0, y, 0.0])
    assert verdict("left arm side", hanging) is True
    assert verdict("right arm side", hanging) is False
    assert verdict("both arm side", hanging) is False
    assert verdict("either arm side", hanging) is True
    assert verdict("not both arm side", hanging) is True
    assert verdict("right arm down", hanging) is True
    assert verdict("right arm side", mirror(hanging)) is True


def test_a_grey_zone_is_not_judged():
    def bent(degrees):
        pose = np.array(REST)
        way = np.radians(degrees)
        pose[20] = pose[18] + 0.268 * np.array([np.cos(way), 0.0, np.sin(way)])
        return pose

    pose = bent(48)
    assert verdict("left elbow straight", pose) is None
    assert verdict("left elbow bent", pose) is True
    # Straight enough for one caption, and not straight enough to refute another.
    assert verdict("left elbow straight", bent(30)) is True
    assert verdict("not left elbow straight", bent(30)) is None
    assert verdict("not left elbow straight", bent(10)) is False
    assert verdict("right elbow straight", pose) is True


@pytest.mark.parametrize(
    "kind", sorted(set(KINDS) - {kind for kind in KINDS if "left" in kind or "right" in kind})
)
def test_verdicts_are_those_of_the_mirror(kind):
    for name in ("t_pose", "stand_neutral", *sorted(BOOK)[::40]):
        pose = body(name)
        for side in ("",) if kind in WHOLE else ("left", "right"):
            claim, twin = Claim(kind, side), Claim(kind, SWAP.get(side, ""))
            assert check(claim, pose) is check(twin, mirror(pose)), (name, side)


# --- measuring a corpus -----------------------------------------------------------------------------


def test_a_corpus_is_measured(tmp_path, capsys):
    texts = ("arms out to the sides", "kneeling, left knee bent", "dancing")
    corpus = tiny_corpus(REST[None], texts, [[0, 1, 2]])
    corpus.save(tmp_path / "corpus.npz")
    assert main(["--corpus", str(tmp_path / "corpus.npz"), "--sheet", str(tmp_path / "sheet.png")]) == 0
    printed = capsys.readouterr().out
    assert "3 captions" in printed
    assert "66.7% claim something" in printed
    assert "3 claims: 33.33% true, 0.00% not judged, 66.67% refuted" in printed
    assert "pose 0: [left knee bent] kneeling, left knee bent" in printed
    assert (tmp_path / "sheet.png").read_bytes().startswith(b"\x89PNG")


def test_a_file_that_is_no_corpus_is_explained(tmp_path, capsys):
    (tmp_path / "corpus.npz").write_text("no corpus")
    assert main(["--corpus", str(tmp_path / "corpus.npz")]) == 2
    assert "is no corpus" in capsys.readouterr().err
