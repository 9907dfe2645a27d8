"""Captions from facts: true to the facts, deterministic, varied, in clean English."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest

from rig.pose import mirror
from rig.skeleton import JOINT, REFERENCE
from training.captions import (
    PARTS,
    captions,
    describe,
    facts_of,
    not_the_other_side,
    parts_of,
    swap_sides,
)
from training.captions.choice import LONGEST
from training.captions.descriptions import activity, is_sentence, shown
from training.captions.dice import Dice
from training.captions.facts import DENIAL_WEIGHTS, KINDS, Fact
from training.captions.grammar import FORMS, WORDS, participle, phrases, plural, third_person
from training.captions.lexicon import PartWords


def turned(joints: np.ndarray, root: str, degrees: float, axis: int) -> np.ndarray:
    """The joints beyond ``root`` in its limb, turned about it (0: x, 1: y, 2: z)."""
    side, name = root.split("_")
    chain = {
        "shoulder": ("elbow", "wrist"),
        "elbow": ("wrist",),
        "hip": ("knee", "ankle", "foot"),
        "knee": ("ankle", "foot"),
    }[name]
    a, (u, v) = np.radians(degrees), [(1, 2), (2, 0), (0, 1)][axis]
    result = joints.copy()
    for beyond in chain:
        j = JOINT[f"{side}_{beyond}"]
        p = joints[j] - joints[JOINT[root]]
        result[j, u] = joints[JOINT[root], u] + np.cos(a) * p[u] - np.sin(a) * p[v]
        result[j, v] = joints[JOINT[root], v] + np.sin(a) * p[u] + np.cos(a) * p[v]
    return result


REST = REFERENCE.rest_pose()
RIGHT_DOWN = turned(REST, "right_shoulder", 85, 2)
LEFT_UP = turned(RIGHT_DOWN, "left_shoulder", 80, 2)
LEFT_OUT = RIGHT_DOWN
LEFT_UP_KNEE = turned(turned(LEFT_UP, "right_hip", -80, 0), "right_knee", 75, 0)
HANGING = turned(RIGHT_DOWN, "left_shoulder", -85, 2)
POSES = np.stack([REST, LEFT_UP, LEFT_OUT, LEFT_UP_KNEE, HANGING, mirror(LEFT_UP), mirror(LEFT_UP_KNEE)])


def many(pose: np.ndarray, count: int = 400, seed: int = 0, description: str | None = None) -> list[str]:
    return texts_of(describe(pose), count, seed, description)


def texts_of(facts: tuple[Fact, ...], count: int, seed: int = 0, description: str | None = None) -> list[str]:
    return [caption.text for caption in captions(facts, np.random.default_rng(seed), count, description)]


# --- words and grammar ----------------------------------------------------------------------------------


def test_every_fact_has_words_and_every_word_a_fact() -> None:
    assert set(WORDS) == set(KINDS)


@pytest.mark.parametrize("predicate", KINDS)
def test_words_fill_every_form(predicate: str) -> None:
    """Clause and absolute may be missing (then the person is the subject), the others never."""
    for number in ("one", "both"):
        table = phrases(predicate, number, False)
        if table["third"]:  # otherwise the fact is never claimed in this number
            assert all(table[form] for form in ("base", "ing", "tag"))
        if predicate in DENIAL_WEIGHTS:
            denied = phrases(predicate, number, True)
            assert bool(denied["third"]) <= bool(denied["base"] and denied["ing"] and denied["tag"])


@pytest.mark.parametrize("predicate", DENIAL_WEIGHTS)
def test_denials_say_no(predicate: str) -> None:
    for number in ("one", "both"):
        for form in FORMS:
            for phrase in phrases(predicate, number, True)[form]:
                assert re.search(r"\bnot\b|n't\b|\bwithout\b", "".join(phrase.pieces)), phrase


def test_denial_of_a_leaning_names_the_side() -> None:
    """ "Not leaning" would deny the lean to the other side as well."""
    for predicate in ("lean_side", "twist", "head_tilt"):
        for form in FORMS:
            for phrase in phrases(predicate, "one", True)[form]:
                assert "\0s" in phrase.pieces


def test_phrases_about_both_sides_name_no_single_side() -> None:
    for predicate in KINDS:
        for form in FORMS:
            for phrase in phrases(predicate, "both", False)[form]:
                assert not {"\0s", "\0o"} & set(phrase.pieces)


def test_verbs_are_inflected() -> None:
    verbs = {act.split()[0] for words in WORDS.values() for entry in words for act in entry.acts}
    verbs |= {
        m.split()[0] for words in WORDS.values() for e in words if isinstance(e, PartWords) for m in e.moves
    }
    for verb in verbs:
        assert verb == "fly" or not verb.endswith("ly"), verb  # an adverb would be conjugated
        assert third_person(verb).endswith("s")
        doubles = re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]|squat", verb) is not None
        expected = verb[-1] * 2 + "ing" if doubles else None
        assert participle(verb).endswith(expected or "ing")
        assert not participle(verb).endswith("eing"), verb
    assert [third_person(v) for v in ("raise", "reach", "carry", "do", "go", "cross")] == [
        "raises", "reaches", "carries", "does", "goes", "crosses",
    ]  # fmt: skip
    assert [participle(v) for v in ("raise", "sit", "lie", "bend", "put", "lean", "swing", "box")] == [
        "raising", "sitting", "lying", "bending", "putting", "leaning", "swinging", "boxing",
    ]  # fmt: skip
    assert [plural(n) for n in ("arm", "foot", "elbow")] == ["arms", "feet", "elbows"]


@pytest.mark.parametrize("pose", POSES, ids=range(len(POSES)))
def test_clean_english(pose: np.ndarray) -> None:
    for text in many(pose, 1500, description="basketball - forward dribble"):
        assert not re.search(r"[@~{}\[\]|\0_]|  | [,.;]|,,|\.\.", text), text
        assert not re.search(r"\b(\w+) \1\b", text), text  # "the the"
        assert not re.search(r"\b(both|arms|hands|elbows|knees|legs|feet) is\b", text), text
        assert not re.search(r"\b(left|right) \w+ are\b|\bneither\b", text), text
        assert not re.search(r"\ba [aeiou]|\bNone\b", text), text
        assert not re.search(
            r"\b(a person|someone|he|she|the man|a woman) (raise|bend|stand|keep|have|are)\b", text
        ), text
        assert text == text.strip()


# --- truth ----------------------------------------------------------------------------------------------


def test_mirrored_pose_gets_the_same_captions_with_sides_swapped() -> None:
    """Same choices on swapped facts: the text differs by its side words and by nothing else."""
    for facts in facts_of(POSES):
        swapped = tuple(fact.swapped() for fact in facts)
        texts = texts_of(facts, 200, 1, "run, 90-degree left turn")
        mirrored = texts_of(swapped, 200, 1, "run, 90-degree right turn")
        assert mirrored == [swap_sides(text) for text in texts]


def test_sides_are_the_poses_own() -> None:
    claims = [text for text in many(LEFT_UP, 2000) if not re.search(r"\bnot\b|n't|without|only|than", text)]
    for text in claims:
        for clause in re.split(r",|;|\.| and | while | but | whereas | with ", text):
            if re.search(r"\bright\b", clause):
                assert not re.search(r"\b(raise|lift|overhead|above|sky|ceiling|reach)", clause), text
            if re.search(r"\bleft (arm|hand)\b", clause):
                assert not re.search(
                    r"\b(hang|hanging|down|lowered|at (the|his|her|their) side)\b", clause
                ), text
    assert sum("left arm" in text for text in claims) > 300


def test_both_arms_are_named_together() -> None:
    texts = [text for text in many(REST, 1500) if re.search(r"\barms?\b", text)]
    assert not [text for text in texts if re.search(r"\b(left|right) (arm|hand|elbow)\b", text)]


def test_only_denied_facts_are_denied() -> None:
    """Of an arm that is up nothing denies that it is up."""
    for text in many(LEFT_UP, 3000):
        assert not re.search(
            r"left arm (is not|isn't|not) (raised|up|lifted)|not rais\w+ \w+ left arm", text
        ), text


def test_a_denial_alone_is_a_denial() -> None:
    facts = tuple(fact for fact in describe(HANGING) if fact.negated or fact.predicate == "hanging")
    denied = [text for text in texts_of(facts, 2000) if re.search(r"\bnot\b|n't|without", text)]
    assert 60 < len(denied) < 500


def test_nothing_clear_to_say() -> None:
    assert captions((), np.random.default_rng(0), 3) == [("a person", frozenset())] * 3


# --- what a caption speaks of -----------------------------------------------------------------------------


def test_parts_are_those_named() -> None:
    facts = tuple(fact for fact in describe(LEFT_UP_KNEE) if not fact.negated)
    for text, parts in captions(facts, np.random.default_rng(0), 1500):
        if re.search(r"\bleft (arm|hand|elbow)\b", text):
            assert "left_arm" in parts, text
        if re.search(r"\b(leg|knee|foot)\b", text):
            assert "legs" in parts, text
        if "left_arm" in parts:
            assert re.search(r"arm|hand|elbow|point|reach", text), text
        assert parts <= PARTS


def test_parts_of_facts() -> None:
    facts = {(f.predicate, f.side): f for f in describe(LEFT_UP_KNEE) + describe(HANGING)}
    assert parts_of(facts["overhead", "left"]) == {"left_arm"}
    assert parts_of(facts["hanging", "both"]) == {"left_arm", "right_arm"}
    assert parts_of(facts["standing", None]) == {"legs", "torso"}
    t_pose = next(fact for fact in describe(REST) if fact.predicate == "t_pose")
    assert parts_of(t_pose) == {"left_arm", "right_arm", "legs", "torso"}
    assert not any(parts_of(fact) for fact in describe(HANGING) if fact.negated)


def test_a_take_speaks_of_all_parts() -> None:
    made = captions(describe(LEFT_UP), np.random.default_rng(0), 500, "basketball - forward dribble")
    told = [caption for caption in made if "basketball" in caption.text]
    assert told
    assert all(caption.parts == PARTS for caption in told)


# --- kinds of captions ------------------------------------------------------------------------------------


def test_plain_words_come_first_and_more_often() -> None:
    found = ["".join(phrase.pieces) for phrase in phrases("raised", "one", False)["base"]]
    plain, fuller, long = "raise \0@arm", "lift \0@arm up", "bring \0@hand up over \0~head"
    assert found.index(plain) < found.index(fuller) < found.index(long)
    dice = Dice(np.random.default_rng(0))
    counts = np.bincount([dice.early(range(60)) for _ in range(20_000)], minlength=60)
    assert counts.all()
    assert 4 < counts[0] / (20_000 / 60) < 6
    assert counts[-10:].mean() / (20_000 / 60) == pytest.approx(0.4, abs=0.1)


def test_deterministic_under_a_generator() -> None:
    facts = describe(LEFT_UP_KNEE)
    first = captions(facts, np.random.default_rng(7), 50)
    assert first == captions(facts, np.random.default_rng(7), 50)
    assert first != captions(facts, np.random.default_rng(8), 50)


def test_captions_vary_in_length_and_kind() -> None:
    texts = many(LEFT_UP_KNEE, 2000)
    lengths = np.array([len(text.split()) for text in texts])
    assert lengths.max() <= LONGEST
    assert lengths.min() <= 2
    assert (lengths <= 5).mean() > 0.15  # what users type
    assert (lengths >= 18).mean() > 0.08
    assert len(set(texts)) > 0.75 * len(texts)
    commands = [
        text for text in texts if re.match(r"(raise|lift|hold|put|stand|balance|bring|bend|stretch)\b", text)
    ]
    persons = [text for text in texts if re.match(r"(?i)(a|the|some|he|she)\w* ", text)]
    assert len(commands) > 100
    assert len(persons) > 400


def test_contrasts_come_in_both_orders_and_many_forms() -> None:
    texts = [text for text in many(LEFT_UP, 3000) if "left" in text and "right" in text]
    assert len(texts) > 600
    left_first = sum(text.index("left") < text.index("right") for text in texts)
    assert 0.35 < left_first / len(texts) < 0.65
    for word in ("while", "whereas", " and ", "with"):
        assert any(word in text for text in texts)


def test_one_arm_only() -> None:
    texts = many(LEFT_UP, 3000)
    assert any(re.search(r"left (arm|hand).* but not the right", text) for text in texts)
    assert any(re.search(r"only the left (arm|hand)", text) for text in texts)
    assert any(re.search(r"right (arm|hand) (is not|isn't) .*the left one is$", text) for text in texts)
    assert any(re.search(r"left (arm|hand).* not the right one, is ", text) for text in texts)


def test_denials_come_first_and_last() -> None:
    texts = [text.lower() for text in many(LEFT_UP, 4000)]
    assert any(re.match(r"(\w+ )?(arms?|hands?|elbows?|knees?|legs?) not .+, ", text) for text in texts)
    assert any(re.search(r", .*(arms?|hands?|elbows?|knees?|legs?) not \w+", text) for text in texts)


def test_rare_facts_are_preferred() -> None:
    """Of somebody standing on one leg with an arm up, few captions say only that the leg is straight."""
    facts = [fact for fact in describe(LEFT_UP_KNEE) if not fact.negated]
    banal = {fact.predicate for fact in facts if fact.weight < 0.5}
    assert {"knee_straight", "elbow_straight"} <= banal
    texts = many(LEFT_UP_KNEE, 2000)
    telling = sum(
        bool(re.search(r"\b(up|raise|lift|overhead|one leg|knee|foot|sky|ceiling|high|above)", t))
        for t in texts
    )
    assert telling > 0.8 * len(texts)


def test_facts_of_one_caption_settle_different_things() -> None:
    """No caption says that the same arm is both raised and out to the side."""
    for text in many(LEFT_UP, 2000):
        assert len(re.findall(r"left (?:arm|hand)\b[^,;.]*?\b(?:raised|up|lifted)\b", text)) <= 1, text


# --- take descriptions --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("basketball - forward dribble", "dribbling a basketball"),
        ("playground - climb", "playing on a playground"),
        ("run/jog", "running"),
        ("climb ladder", "climbing a ladder"),
        ("wash windows", "washing a window"),
        ("salsa dance", "dancing salsa"),
        ("sitting/VERB on/ADP a/DET chair/NOUN", "sitting on a chair"),
        (
            "a person kicks a ball#a/DET person/NOUN kick/VERB a/DET ball/NOUN#0.0#0.0",
            "a person kicks a ball",
        ),
    ],
)
def test_description_in_natural_words(note: str, words: str) -> None:
    assert words in activity(note)


def test_an_activity_needs_its_deed() -> None:
    standing, balancing = describe(HANGING), describe(LEFT_UP_KNEE)
    for words in (
        "jumping",
        "kicking a ball",
        "kneeling",
        "doing a cartwheel",
        "crawling",
        "sitting on a stool",
    ):
        assert not shown(words, standing), words
    for words in ("exercising", "playing soccer", "talking", "dancing"):
        assert shown(words, standing), words
    assert shown("kicking a ball", balancing)
    for note, verb in (("high jump", "jump"), ("A man kicks a ball.", "kick")):
        told = [text for text in many(HANGING, 800, description=note) if verb in text]
        assert all(re.search(r"\bnot\b|n't|without", text) for text in told), told


LOWER = ("sitting on a chair", "on all fours")
UPPER = ("saluting with the right hand", "with the arms crossed")


def test_phrases_of_an_author() -> None:
    facts = describe(LEFT_UP_KNEE)
    made = captions(facts, np.random.default_rng(0), 2000, None, LOWER, UPPER)
    patterns = {"lower": r"sitting on a chair|on all fours", "upper": r"saluting|the arms crossed"}
    used = {half: [c for c in made if re.search(pattern, c.text)] for half, pattern in patterns.items()}
    both = [caption for caption in used["lower"] if caption in used["upper"]]
    share = len({id(c) for c in used["lower"] + used["upper"]}) / len(made)
    assert 0.42 < share < 0.58
    assert 0.2 < len(both) / len(made) < 0.4
    assert all(caption.parts >= {"legs", "torso"} for caption in used["lower"])
    assert all(caption.parts >= {"left_arm", "right_arm", "head"} for caption in used["upper"])
    other = re.compile(r"(?:,| but| and) not (?:with )?the left(?: one)?\b")
    saluting = [text for text, _ in both if "saluting" in text]
    assert 0.2 < np.mean([other.search(text) is not None for text in saluting]) < 0.4
    for text, _ in both:  # nothing is left open
        assert not re.search(r"\b(left|knee|leg|foot|straight up|overhead)\b", other.sub("", text)), text
    for text, _ in used["lower"]:
        assert not re.search(r"\b(knee|leg|foot|feet|standing|stands|stand)\b", text), text
    assert any(re.search(r"left (arm|hand)", caption.text) for caption in used["lower"])
    assert any(re.search(r"right (knee|leg|foot)", caption.text) for caption in used["upper"])


def test_phrases_of_an_author_in_clean_english() -> None:
    texts = [c.text for c in captions((), np.random.default_rng(1), 3000, None, LOWER, UPPER)]
    for text in texts:
        assert not re.search(r"\bis with\b|\bhas (sitting|saluting|on)\b|  | ,|\bwith with\b", text), text
    shapes = (
        r"^sitting on a chair, saluting with the right hand$",
        r"^(a|the) \w+ sitting on a chair, saluting",
        r"\bis sitting on a chair and saluting",
        r"while saluting",
        r"^sitting on a chair, (a|the|he|she|some)\w* .*is saluting",
        r"on all fours with the arms crossed",
        r"has the arms crossed",
    )
    for shape in shapes:
        assert any(re.search(shape, text) for text in texts), shape


@pytest.mark.parametrize(
    "note", [None, "", "  ", "Unknown", "Empi", "snake (human subject", "Run Stop Run", "x0_a17"]
)
def test_cryptic_description_is_dropped(note: str | None) -> None:
    assert activity(note) == ()


def test_some_captions_use_the_description() -> None:
    texts = many(LEFT_UP, 1000, description="basketball - forward dribble")
    used = [text for text in texts if re.search("basketball|dribbling", text)]
    assert 80 < len(used) < 350
    assert any(re.search(r"left (arm|hand)", text) for text in used)
    assert not any("basketball - " in text or "forward dribble" in text for text in texts)


def test_whole_sentences_are_kept() -> None:
    assert is_sentence("a person walks forward")
    texts = many(LEFT_UP, 500, description="A man throws a ball.")
    assert any(text.lower().startswith("a man throws a ball") for text in texts)


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("raise the left arm", "raise the right arm"),
        ("Left arm up, right knee bent.", "Right arm up, left knee bent."),
        ("leaning LEFT", "leaning RIGHT"),
        ("walks leftward, then rightwards", "walks rightward, then leftwards"),
        ("left-hand grip", "right-hand grip"),
        ("standing upright at a right angle", "standing upright at a right angle"),
        ("turns clockwise", "turns counterclockwise"),
        ("turns anti-clockwise", "turns clockwise"),
        ("nothing to swap", "nothing to swap"),
    ],
)
def test_swap_sides(text: str, swapped: str) -> None:
    assert swap_sides(text) == swapped


def test_swapping_twice_gives_the_text_back() -> None:
    for text in many(LEFT_UP_KNEE, 300):
        assert swap_sides(swap_sides(text)) == text


def test_mirror_of_a_pose_is_captioned_by_its_own_geometry() -> None:
    left = [
        text
        for text in many(LEFT_OUT, 800)
        if re.search(r"\bleft\b", text) and not re.search(r"\bright\b", text)
    ]
    right = [
        t for t in many(mirror(LEFT_OUT), 800) if re.search(r"\bright\b", t) and not re.search(r"\bleft\b", t)
    ]
    assert min(len(left), len(right)) > 100
    assert sum("side" in text for text in left) > 20
    assert sum("side" in text for text in right) > 20


def test_facts_are_shared_objects() -> None:
    """Facts of many poses are the same objects, so that a set of them is cheap."""
    facts = [fact for pose in facts_of(np.repeat(REST[None], 3, axis=0)) for fact in pose]
    assert all(isinstance(fact, Fact) for fact in facts)
    assert all(a is b for a, b in pairwise(sorted((f for f in facts if f.predicate == "t_pose"), key=id)))


def test_the_other_side_is_denied_of_one_limb() -> None:
    dice = Dice(np.random.default_rng(0))
    made = {not_the_other_side("Kick with your left leg, leaning back", dice) for _ in range(60)}
    assert "Kick with your left leg, not with your right, leaning back" in made
    assert len(made) == 6
    for text in made:
        assert text is not None
        assert text.startswith("Kick with your left leg")
        assert text.endswith(", leaning back")
        assert re.search(r"\bnot\b.*\bright\b", text)
        assert text.count("right") == 1
    for text in (
        "kicks",
        "waving with both hands",
        "with the left hand on the right knee",
        "with the left hand and both knees bent",
        "with the left hand on the hip",  # the limb does not end what is said
    ):
        assert not_the_other_side(text, dice) is None
