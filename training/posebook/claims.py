"""Plain claims that a caption makes about a side, and whether they hold: finds left and right mixed up.

Only what can be read without doubt is looked at; a caption without such words passes.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from rig.pose import heading, rotate_y

from .flesh import PALM
from .kinematics import Body, unit
from .points import position
from .postures import measure

_POSSESSIVE = r"(?:(?:his|her|their|the|your|its|a|one) )?"
_WHERE = {
    "hip": "waist", "waist": "waist", "chin": "chin", "chest": "chest", "heart": "chest", "belly": "belly",
    "stomach": "belly",
    "forehead": "forehead", "ear": "ear", "cheek": "cheek", "knee": "knee", "thigh": "thigh",
    "head": "crown", "mouth": "mouth", "nape": "nape",
}  # fmt: skip
_HAND_NEAR = 0.22


def _other(side: str) -> str:
    return "right" if side == "left" else "left"


def palm(body: Body, side: str) -> np.ndarray:
    """The middle of the palm, float [3]."""
    elbow, wrist = body.at(f"{side}_elbow"), body.at(f"{side}_wrist")
    return wrist + PALM * unit(wrist - elbow)


def _hand_up(body: Body, match: re.Match[str]) -> bool:
    side = match["side"].lower()
    up = body.frames["chest"][:, 1]
    rise = body.at(f"{side}_wrist") - body.at(f"{side}_shoulder")
    return bool(max(rise[1], np.dot(rise, up)) > -0.12)


def _leg_up(body: Body, match: re.Match[str]) -> bool:
    side = match["side"].lower()
    heights = measure(body).heights
    this, that = (min(heights[f"{s}_foot"], heights[f"{s}_shin"]) for s in (side, _other(side)))
    knee = body.at(f"{side}_knee")[1] > body.at(f"{_other(side)}_knee")[1] + 0.05
    return bool(this > that + 0.03 or knee)


def _stands_on(body: Body, match: re.Match[str]) -> bool:
    side = match["side"].lower()
    heights = measure(body).heights
    return heights[f"{side}_foot"] < heights[f"{_other(side)}_foot"] + 0.01


def _knee_down(body: Body, match: re.Match[str]) -> bool:
    side = match["side"].lower()
    return bool(body.at(f"{side}_knee")[1] < 0.10)


def _lies_on(body: Body, match: re.Match[str]) -> bool:
    side = match["side"].lower()
    return bool(body.at(f"{side}_shoulder")[1] < body.at(f"{_other(side)}_shoulder")[1] - 0.05)


def _leg_ahead(body: Body, match: re.Match[str]) -> bool:
    side = match["side"].lower()
    if max(body.at(f"{s}_ankle")[1] for s in ("left", "right")) > body.at("pelvis")[1]:
        forward = body.frames["pelvis"][:, 2]  # with legs in the air there is no room's forward
    else:
        # By where the body heads: a bent-over pelvis faces the floor, a twisted one aside.
        forward = rotate_y(np.array([[0.0, 0.0, 1.0]]), heading(body.joints))[0]
    return bool(np.dot(body.at(f"{side}_ankle") - body.at(f"{_other(side)}_ankle"), forward) > 0.0)


def _hand_at(body: Body, match: re.Match[str]) -> bool:
    side = match["side"].lower()
    target = (match["own"] or side).lower()
    goal = position(body, _WHERE[match["where"].lower()], target, (0.0, 0.0, 0.0))
    wrist = body.at(f"{side}_wrist")
    return bool(min(np.linalg.norm(palm(body, side) - goal), np.linalg.norm(wrist - goal)) < _HAND_NEAR)


_SIDE = r"(?P<side>left|right)"
_UP = "(?:raised|up|lifted|off the floor|off the ground|in the air)"
_STAND = "(?:stands?|standing|balances?|balancing)"
_LIE = "(?:lies?|lying|sleeps?|sleeping|asleep|rests?|resting)"
_RULES: tuple[tuple[re.Pattern[str], Callable[[Body, re.Match[str]], bool]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), rule)
    for pattern, rule in (
        (rf"\b{_SIDE} (?:arm|hand|fist) (?:is )?(?:raised|up|overhead|lifted|high)\b", _hand_up),
        (rf"\brais(?:e|es|ing) {_POSSESSIVE}{_SIDE} (?:arm|hand|fist)\b", _hand_up),
        (rf"\b{_SIDE} (?:leg|foot|knee) (?:is )?{_UP}\b", _leg_up),
        (rf"\b(?:rais|lift|kick)(?:e|es|ing|s)? {_POSSESSIVE}{_SIDE} (?:leg|foot|knee)\b", _leg_up),
        (rf"\b{_STAND} on {_POSSESSIVE}{_SIDE} (?:leg|foot)\b", _stands_on),
        (rf"\bon {_POSSESSIVE}{_SIDE} knee\b", _knee_down),
        (rf"\b{_SIDE} knee (?:is )?(?:down|on the (?:floor|ground))\b", _knee_down),
        (rf"\b{_LIE} on {_POSSESSIVE}{_SIDE} side\b", _lies_on),
        (rf"\b{_SIDE} (?:foot|leg) (?:is )?(?:forward|ahead|in front)\b", _leg_ahead),
        (
            rf"\b{_SIDE} (?:hand|palm) (?:is |resting |rests |flat )*(?:on|at|to|against|over) {_POSSESSIVE}"
            rf"(?:(?P<own>left|right) )?(?P<where>{'|'.join(_WHERE)})\b",
            _hand_at,
        ),
    )
)  # fmt: skip
# "hand on her left knee" says where a hand is, not what the body kneels on.
_HAND_ON = re.compile(
    r"(?:hands?|elbows?|arms?|palms?|forearms?|chin|head|ankle|foot|weight)\b[^,;.]*$", re.IGNORECASE
)


def false_claims(body: Body, caption: str) -> list[str]:
    """The parts of a caption that name a side and do not hold on the posed body."""
    wrong = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(caption):
            if rule is _knee_down and _HAND_ON.search(caption[: match.start()]):
                continue
            if not rule(body, match):
                wrong.append(match.group())
    return wrong
