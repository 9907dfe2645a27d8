from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from inference.errors import PosewrightError
from inference.pipeline import PosePipeline
from rig.pose import canonicalize, mirror
from training.__main__ import main
from training.evaluation.checks import CHECKS, Body
from training.evaluation.choice import best_of
from training.evaluation.suite import (
    CATEGORIES,
    SUITE,
    Case,
    as_json,
    holds,
    judge,
    load_suite,
    prompts,
    share_of,
    swap_sides,
    tables,
    wilson,
)
from training.posebook import evaluate, load_book
from training.sources import SOURCES

LABELS = tomllib.loads(SUITE.with_name("labels.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def book() -> dict[str, np.ndarray]:
    return {name: evaluate(pose) for name, pose in load_book().items()}


def agreement(labels: dict[str, list[str]], poses: dict[str, np.ndarray]) -> tuple[float, list[str]]:
    """Share of labels that the checks confirm, and those that they do not."""
    wrong = [
        f"{name}: {label}"
        for name, texts in labels.items()
        for label in texts
        if not holds(label, Body(poses[name][None]))[0]
    ]
    return 1 - len(wrong) / sum(map(len, labels.values())), wrong


# --- the checks agree with a person who looks at pictures -------------------------------------------


def test_checks_agree_with_what_is_seen_on_the_pose_book(book):
    share, wrong = agreement(LABELS["book"], book)
    assert share >= 0.98, wrong


@pytest.mark.skipif(
    not os.environ.get("POSEWRIGHT_DATA"), reason="POSEWRIGHT_DATA names no folder of motion capture"
)
def test_checks_agree_with_what_is_seen_on_motion_capture():
    wanted: dict[str, dict[str, list[int]]] = {}
    for key in LABELS["mocap"]:
        source, rest = key.split("/", 1)
        take, frame = rest.rsplit("/", 1)
        wanted.setdefault(source, {}).setdefault(take, []).append(int(frame))
    poses = {}
    for source, takes in wanted.items():
        for take in SOURCES[source].read(Path(os.environ["POSEWRIGHT_DATA"])):
            for frame in takes.get(take.name, []):
                row = np.flatnonzero(take.frames == frame)
                poses[f"{source}/{take.name}/{frame}"] = canonicalize(take.joints[row])[0]
    share, wrong = agreement(LABELS["mocap"], poses)
    assert share >= 0.98, wrong


def test_labels_are_many_and_say_yes_and_no_of_every_check():
    texts = [text for part in LABELS.values() for labels in part.values() for text in labels]
    assert sum(map(len, LABELS.values())) >= 300
    yes = {text.partition("(")[0] for text in texts if not text.startswith("not ")}
    no = {text.removeprefix("not ").partition("(")[0] for text in texts if text.startswith("not ")}
    assert yes == no == set(CHECKS)
    for check in CHECKS["posture"].domains[0]:
        assert f"posture({check})" in texts
        assert f"not posture({check})" in texts


def test_checks_treat_the_mirror_image_alike(book):
    poses = np.stack(list(book.values()))
    body, reflected = Body(poses), Body(mirror(poses))
    used = {check for case in load_suite() for check in case.checks}
    for check in sorted(used):
        np.testing.assert_array_equal(holds(check, body), holds(swap_sides(check), reflected), err_msg=check)


# --- the suite --------------------------------------------------------------------------------------


def test_the_suite_is_large_and_balanced():
    cases = load_suite()
    assert len(cases) == len(prompts()) >= 220
    assert {case.category for case in cases} == set(CATEGORIES)
    sided = {case.prompt: case for case in cases if case.sided}
    for prompt, case in sided.items():
        twin = sided[swap_sides(prompt)]
        assert twin.checks == tuple(swap_sides(check) for check in case.checks)
        assert twin.group == case.group
    for case in cases:
        if case.category == "long":
            assert 25 <= len(case.prompt.split()) <= 50
            assert len(case.checks) >= 4


def test_every_prompt_can_be_obeyed_and_disobeyed(book):
    """By some pose of the book, or its mirror image: checks that contradict each other obey nobody."""
    every = np.stack(list(book.values()))
    body = Body(np.concatenate([every, mirror(every)]))
    hard = []
    for case in load_suite():
        obeyed = np.all([holds(check, body) for check in case.checks], axis=0)
        assert not obeyed.all(), case.prompt
        if not obeyed.any():
            hard.append(case)
    # What the book does not show as a whole it shows in parts.
    assert len(hard) <= 0.15 * len(load_suite())
    for case in hard:
        for check in case.checks:
            assert holds(check, body).any(), (case.prompt, check)


def test_sides_are_swapped_as_words():
    assert swap_sides("Left arm up, the right_hand is left") == "Right arm up, the left_hand is right"
    assert swap_sides("upright, bright") == "upright, bright"


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("lifted(nose)", "knows no 'nose'"),
        ("flying()", "no check 'flying'"),
        ("upright(left_arm)", "takes 0 names"),
        ("hand_at(left_hand)", "takes 2 names"),
        ("upright() +", "no expression"),
        ("upright() + upright()", "no expression"),
        ("raised('left_arm')", "takes 1 names"),
        ("__import__(os)", "no check '__import__'"),
    ],
)
def test_what_is_no_check_is_named(expression, message):
    with pytest.raises(PosewrightError, match=message):
        holds(expression, Body(np.zeros((1, 22, 3))))


def test_not_and_or_combine(book):
    body = Body(np.stack([book["t_pose"], book["arms_crossed"]]))
    assert holds("to_side(left_arm) and not arms_crossed()", body).tolist() == [True, False]
    assert holds("to_side(left_arm) or arms_crossed()", body).tolist() == [True, True]
    assert holds("not (to_side(left_arm) or arms_crossed())", body).tolist() == [False, False]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[atomic]]\nprompt = "sit"\nchecks = ["posture(siting)"]', "knows no 'siting'"),
        ('[[nuclear]]\nprompt = "sit"\nchecks = ["posture(sitting)"]', "unknown category"),
        ('[[atomic]]\nprompt = "sit"\nchecks = []', "at least one"),
        ('[[atomic]]\nprompt = "sit"', "a prompt and checks"),
        ('[[atomic]]\nprompt = "arm up"\nchecks = ["raised(left_arm)"]', "names no side"),
        ('[[atomic]]\nprompt = "left up"\nchecks = ["raised(left_arm)"]\n' * 2, "twice"),
        ("[[atomic", "not valid TOML"),
    ],
)
def test_a_wrong_suite_is_refused(tmp_path, text, message):
    path = tmp_path / "suite.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PosewrightError, match=message):
        load_suite(path)


# --- judging ----------------------------------------------------------------------------------------

RIGHT_UP = Case("right arm up", "atomic", ("raised(right_arm)", "not raised(left_arm)"), 0, True)


def test_a_pose_with_the_sides_swapped_counts_as_such(book):
    right = book["right_arm_up"]
    outcome = judge(RIGHT_UP, np.stack([right, mirror(right), book["arms_overhead"]]))
    assert outcome.obeyed.tolist() == [True, False, False]
    assert outcome.swapped.tolist() == [False, True, False]
    assert outcome.each == pytest.approx({"raised(right_arm)": 2 / 3, "not raised(left_arm)": 1 / 3})


def test_intervals_hold_the_share(book):
    # Wilson's interval of 8 in 10 is the textbook's 49% to 94%.
    assert wilson(8, 10) == pytest.approx((0.490, 0.943), abs=1e-3)
    assert wilson(0, 4)[0] == 0.0
    assert wilson(4, 4)[1] == pytest.approx(1.0)
    right = book["right_arm_up"]
    good = judge(RIGHT_UP, right[None])
    bad = judge(Case("left arm up", "atomic", ("raised(left_arm)",), 1, True), right[None])
    mean, low, high = share_of([good, bad])
    assert (mean, low, high) == (0.5, 0.0, 1.0)


def test_tables_and_json_tell_the_same(book):
    right = book["right_arm_up"]
    outcomes = [judge(RIGHT_UP, np.stack([right, mirror(right)]))]
    text = tables(outcomes)
    assert "| atomic | 1 | 50.0% | 50.0% – 50.0% | 50.0% |" in text
    assert "| right arm up | atomic | 50% |" in text
    data = json.loads(as_json(outcomes, {"num": 2}))
    assert data["settings"] == {"num": 2}
    assert data["categories"]["all"]["share"] == data["categories"]["atomic"]["share"] == 0.5
    assert data["prompts"][0]["obeyed"] == [True, False]


def test_the_command_prints_tables_and_writes_json(book, monkeypatch, tmp_path, capsys):
    asked = []

    def pipeline(request):
        asked.append(request)
        return SimpleNamespace(poses=np.stack([book["right_arm_up"]] * len(request.seeds)))

    monkeypatch.setattr(PosePipeline, "load", lambda weights, device: pipeline)
    path = tmp_path / "result.json"
    options = ["--num", "2", "--seed", "5", "--guidance", "3", "--category", "negated", "--json", str(path)]
    assert main(["compliance", *options]) == 0
    cases = [case for case in load_suite() if case.category == "negated"]
    assert [request.prompt for request in asked] == [case.prompt for case in cases]
    assert {(request.seeds, request.guidance) for request in asked} == {((5, 6), 3.0)}
    shares = {entry["prompt"]: np.mean(entry["obeyed"]) for entry in json.loads(path.read_text())["prompts"]}
    assert shares["only the right arm raised, not the left"] == 1.0
    assert shares["only the left arm raised, not the right"] == 0.0
    assert "| only the right arm raised, not the left | negated | 100% |" in capsys.readouterr().out


def test_the_best_of_several_is_what_the_prompt_says(book):
    right, neither = book["right_arm_up"], book["arms_crossed"]
    poses = np.stack([neither, right, mirror(right), mirror(right), neither, right])
    chosen = best_of("the right arm is raised, the left arm hangs down", poses, 3)
    assert np.array_equal(chosen, np.stack([right, right]))
    assert np.array_equal(best_of("mumble", poses, 3), poses[[0, 3]])


def test_the_command_judges_the_best_of_several(book, monkeypatch, tmp_path):
    right = book["right_arm_up"]

    def pipeline(request):
        return SimpleNamespace(poses=np.stack([mirror(right), right] * (len(request.seeds) // 2)))

    monkeypatch.setattr(PosePipeline, "load", lambda weights, device: pipeline)
    path = tmp_path / "result.json"
    options = ["--num", "3", "--best-of", "2", "--category", "negated", "--json", str(path)]
    assert main(["compliance", *options]) == 0
    obeyed = {entry["prompt"]: entry["obeyed"] for entry in json.loads(path.read_text())["prompts"]}
    assert obeyed["only the right arm raised, not the left"] == [True] * 3
    assert obeyed["only the left arm raised, not the right"] == [True] * 3
    assert main(["compliance", "--best-of", "0"]) == 2


def test_the_suite_shares_no_code_with_captioner_or_checker():
    code = "import sys, training.evaluation.suite; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "training.evaluation.checks" in modules
    assert "training.captions" not in modules
    assert "training.checker" not in modules
