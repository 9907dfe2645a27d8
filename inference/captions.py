"""Captions: cleaning, and cutting a sentence into its actions.

First-action segmentation follows Markapudi and Grover, "CLIP-Conditioned Diffusion for
Text-to-Pose Generation"; unlike there, the other actions are returned as well, and captions
without part-of-speech tags are cut too, by a lexicon of verbs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .errors import PosewrightError
from .request import MAX_PROMPT_CHARACTERS

# HumanML3D writes "caption#word/TAG word/TAG#start#end". Any other "#" is the artist's own.
_TAGGED_COPY = re.compile(r"#(?:\S+/[A-Z]{2,6}\b.*|[\d.]+#[\d.]+\s*$)", re.DOTALL)
_POS_TAG = re.compile(r"(?<=\S)/[A-Z]{2,6}\b")
_SPACE = re.compile(r"\s+")
_CONJUNCTION = re.compile(
    r"[,;]?\s+(?:(and|while|as)\s+(?:then\s+)?|(?:and\s+)?(then)\s+|(before|after)\s+)", re.IGNORECASE
)

_VERBS = frozenset(
    """
    arch balance bend block bow box brace breathe bring carry cartwheel catch cheer circle clap clasp climb
    clutch come crawl cross crouch curl dance dip dive do drag draw drink drive drop duck eat extend face fall
    fight flap flex flip fold get give go grab hang hide hit hold hop hug hunch jab jog jump keep kick kneel
    lay lean leap let lie lift limp look lower lunge make march mime move nod open paddle pause perform pick
    place play point pose pray press pull punch push put raise reach read rest rise rock roll rotate run
    salute scratch shake shift shrug shuffle sit skip sleep slide sling slouch sneak spin spread sprint squat
    stagger stand start step stop stomp straighten stretch strike stroll support surrender sway swim swing
    take tap think throw tilt tiptoe touch tuck turn twirl twist type walk wash wave wear wiggle wipe
    """.split()  # noqa: SIM905 - a page of words reads better so
)
_IRREGULAR = {"lying": "lie", "lies": "lie", "carries": "carry", "does": "do", "goes": "go", "held": "hold"}
_ADVERBS_BEFORE_VERB = 2
# "arms and legs spread": the noun joins the one before, it does not begin an action.
_BODY_NOUNS = frozenset("arms legs hands feet knees elbows shoulders hips head torso left right both".split())  # noqa: SIM905


@dataclass(frozen=True)
class CaptionCleaner:
    """Makes a caption or prompt fit for the text encoder.

    Attributes:
        max_characters: longer text is refused.
    """

    max_characters: int = MAX_PROMPT_CHARACTERS

    def __call__(self, text: str) -> str:
        """Strip part-of-speech markers, control characters and superfluous white space.

        Raises:
            PosewrightError: ``bad_request`` when nothing is left, or the text is too long.
        """
        text = _TAGGED_COPY.sub("", unicodedata.normalize("NFKC", text))
        text = _POS_TAG.sub("", text)
        text = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)
        text = _SPACE.sub(" ", text).strip()
        if not text:
            raise PosewrightError("bad_request", "The prompt is empty.", "Describe a pose in a few words.")
        if len(text) > self.max_characters:
            raise PosewrightError(
                "bad_request",
                f"The prompt has {len(text)} characters; the limit is {self.max_characters}.",
                "Shorten it to one or two sentences.",
            )
        return text


def _is_verb(word: str) -> bool:
    word = word.lower().strip(".,;!?")
    stems = {word, _IRREGULAR.get(word, word)}
    for suffix in ("s", "es", "ing", "ed"):
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            stems |= {stem, stem + "e"}
            if len(stem) > 2 and stem[-1] == stem[-2]:  # sitting, running
                stems.add(stem[:-1])
    return not stems.isdisjoint(_VERBS)


def _starts_action(clause: str) -> bool:
    """Whether a clause begins with a verb, or with a subject that a verb follows."""
    words = clause.split()
    if words and words[0].lower() in _BODY_NOUNS:
        return False
    if words and words[0].lower() in {
        "he",
        "she",
        "they",
        "it",
        "his",
        "her",
        "their",
        "the",
        "a",
        "an",
        "is",
    }:
        return any(_is_verb(word) for word in words[1:])
    return any(_is_verb(word) for word in words[: _ADVERBS_BEFORE_VERB + 1])


def split_actions(caption: str) -> tuple[str, ...]:
    """Cut a cleaned caption into its actions, in their order.

    A cut is made at "then", "while", "before", "after", "as" and "and" where a new action follows;
    "the left and right arm" stays whole. The first element is the paper's first action.

    >>> split_actions("a person walks forward and then waves with both hands")
    ('a person walks forward', 'waves with both hands')
    >>> split_actions("a woman raises her left and right arm")
    ('a woman raises her left and right arm',)
    """
    actions: list[str] = []
    start = 0
    for match in _CONJUNCTION.finditer(caption):
        head, tail = caption[start : match.start()], caption[match.end() :]
        # The clause up to the next conjunction decides whether this one joins actions.
        following = _CONJUNCTION.search(tail)
        clause = tail[: following.start()] if following else tail
        if head.strip() and (match.group(2) or _starts_action(clause)):
            actions.append(head.strip(" ,;"))
            start = match.end()
    rest = caption[start:].strip(" ,;")
    if rest:
        actions.append(rest)
    return tuple(actions)
