"""Torso and head, read from the measures. See :mod:`.masks` for the form of a rule."""

from __future__ import annotations

import numpy as np

from . import thresholds as t
from .geometry import Measures
from .masks import Rules, Truth, between


def torso_rules(m: Measures) -> Rules:
    """Facts about torso and head."""
    return _torso(m) | _head(m)


def _torso(m: Measures) -> Rules:
    found: Rules = {}
    on_legs = (m.pelvis_height > 0.30) & (m.torso_up[:, 1] > -0.5)
    forward, sideways = m.lean_forward, np.abs(m.lean_side[:, 0])
    # A level torso in line with its legs is a plank or a flight, and over knees on the floor it goes
    # on all fours: neither is a bend.
    folded = (m.hip_bend.max(axis=1) > 0.55 * np.abs(forward)) & (m.knee_height.min(axis=1) > 0.2)
    ahead = on_legs & (sideways < 35) & ((forward < 40) | folded)
    not_forward = (forward < t.LEAN_NONE) & (m.torso_up[:, 1] > 0.5) & (m.pelvis_height > 0.8)
    found["lean_slight"] = Truth(ahead & between(forward, (t.LEAN_SLIGHT, t.LEAN + 4)))
    found["lean_forward"] = Truth(ahead & between(forward, (t.LEAN, 100)), not_forward)
    found["bent_over"] = Truth(ahead & between(forward, (t.BENT, 140)), not_forward)
    found["bent_deep"] = Truth(ahead & between(forward, (t.BENT_DEEP, 170)))
    found["lean_45"] = Truth(ahead & between(forward, (38, 53)) & (sideways < 15))
    found["lean_90"] = Truth(ahead & between(forward, (78, 102)) & (sideways < 25))
    back = (forward < -t.LEAN_BACK) & (m.torso_up[:, 1] > 0.4)
    found["lean_back"] = Truth(back & on_legs, (forward > 0) & (m.torso_up[:, 1] > 0.3))
    upright = m.torso_up[:, 1] > 0.4
    found["lean_side"] = Truth(
        (upright & (np.abs(forward) < 45))[:, None] & (m.lean_side > t.LEAN_SIDE),
        upright[:, None] & (m.lean_side < t.LEAN_SIDE_NONE),
    )
    found["lean_side_far"] = Truth(
        (upright & (np.abs(forward) < 40))[:, None] & (m.lean_side > t.LEAN_SIDE_FAR)
    )
    low_tilt = m.tilt < 60
    found["twist"] = Truth(
        low_tilt[:, None] & (m.twist_to > t.TWIST), low_tilt[:, None] & (m.twist_to < t.TWIST_NONE)
    )
    found["upright"] = Truth((m.tilt < 9) & on_legs, m.tilt > t.BENT)
    found["back_straight"] = Truth((m.tilt < 9) & (np.abs(m.hunch) < 12) & on_legs)
    found["hunched"] = Truth((m.hunch > t.HUNCH) & (m.tilt < 70))
    found["arched"] = Truth((m.hunch < t.ARCH) & (m.tilt < 110))
    return found


def _head(m: Measures) -> Rules:
    found: Rules = {}
    plain = m.tilt < t.UPRIGHT_LOOSE
    level = (np.abs(m.head_nod) < t.HEAD_LEVEL) & (np.abs(m.gaze_down) < t.HEAD_LEVEL + 6)
    down = (m.head_nod > t.HEAD_DOWN) & (m.gaze_down > t.HEAD_DOWN)
    up = (m.head_nod < t.HEAD_UP) & (m.gaze_down < t.HEAD_UP)
    found["look_down"] = Truth(down & plain, plain & (level | up))
    found["look_up"] = Truth(up & plain, plain & (level | down))
    found["head_tilt"] = Truth(
        plain[:, None] & (m.head_tilt > t.HEAD_TILT) & ~(up | down)[:, None],
        plain[:, None] & (m.head_tilt < t.HEAD_TILT_NONE) & (m.lean_side < t.LEAN_SIDE_NONE),
    )
    return found
