"""The joint angles of a pose, their neutral value and how far each may go.

Angles follow the recommendations of the International Society of Biomechanics (Wu et al., J. Biomech.
2002 for spine, hip and ankle, 2005 for the shoulder) as far as 22 joint positions can show them. The
ranges are the textbook ranges of motion (American Academy of Orthopaedic Surgeons, "Joint Motion";
Kapandji, "The Physiology of the Joints"), widened at the ends where dancers, gymnasts and yogis go
further than the average adult: the splits need a hip abduction of 80°, seiza a knee flexion of 155°.

Zero everywhere is a body standing upright with its arms hanging and its palms to the thighs.
"""

from __future__ import annotations

from collections.abc import Mapping

# Part → angle → (least, most), degrees. Sided parts stand here once, for both sides.
_MIDDLE: dict[str, dict[str, tuple[float, float]]] = {
    # Orientation of the pelvis in the world: pitch forward, roll to its left, turn about its own long axis.
    "body": {"pitch": (-180.0, 180.0), "roll": (-180.0, 180.0), "turn": (-180.0, 180.0)},
    # Shared evenly by spine1, spine2 and spine3.
    "spine": {"flexion": (-60.0, 90.0), "side": (-45.0, 45.0), "twist": (-60.0, 60.0)},
    "head": {"flexion": (-70.0, 60.0), "side": (-45.0, 45.0), "twist": (-80.0, 80.0)},
}
_SIDED: dict[str, dict[str, tuple[float, float]]] = {
    "shoulder": {
        "plane": (-90.0, 150.0),
        "elevation": (0.0, 180.0),
        "rotation": (-180.0, 180.0),  # see shoulder_problem: what is possible depends on the other two
        "shrug": (-10.0, 40.0),
        "protract": (-30.0, 35.0),
    },
    "elbow": {"flexion": (0.0, 152.0)},
    "hip": {"flexion": (-40.0, 138.0), "abduction": (-40.0, 88.0), "rotation": (-60.0, 85.0)},
    "knee": {"flexion": (0.0, 162.0)},
    "ankle": {"flexion": (-65.0, 42.0)},
}
SIDES = ("left", "right")

# "part.angle" → (least, most), every angle of the body.
LIMITS: dict[str, tuple[float, float]] = {
    **{f"{part}.{angle}": span for part, angles in _MIDDLE.items() for angle, span in angles.items()},
    **{
        f"{side}_{part}.{angle}": span
        for side in SIDES
        for part, angles in _SIDED.items()
        for angle, span in angles.items()
    },
}
# Angles by part: "left_hip" → ("flexion", "abduction", "rotation").
PARTS: dict[str, tuple[str, ...]] = {}
for _key in LIMITS:
    _part, _angle = _key.split(".")
    PARTS[_part] = (*PARTS.get(_part, ()), _angle)

# Parts that may be written for both sides at once: "hips" → "hip".
PLURALS = {
    "shoulders": "shoulder", "elbows": "elbow", "hips": "hip", "knees": "knee", "ankles": "ankle",
    "hands": "hand", "feet": "foot", "forearms": "forearm", "shins": "shin",
}  # fmt: skip

Angles = dict[str, float]

# An arm behind the body rises less the further behind it is: degrees of elevation at planes -30 and -90.
_BEHIND = (150.0, 70.0)
# Axial rotation: with the arm low, counted from neutral; raised, counted in the plane it is raised in.
_ROTATION_LOW = (-85.0, 115.0)
_ROTATION_RAISED = (-165.0, 95.0)
_LOW_ELEVATION = 60.0


def neutral() -> Angles:
    """All angles of a body that stands upright with hanging arms: zeros."""
    return dict.fromkeys(LIMITS, 0.0)


def shoulder_problem(plane: float, elevation: float, rotation: float) -> str | None:
    """What is impossible about a shoulder, in words; None when nothing is.

    Args:
        plane: of elevation, degrees: 0 to the side, 90 forward, -90 back.
        elevation: degrees from hanging.
        rotation: about the upper arm, internal positive, 0 for an arm raised without turning it.
    """
    if plane < -30.0:
        share = (-30.0 - plane) / 60.0
        most = _BEHIND[0] + share * (_BEHIND[1] - _BEHIND[0])
        if elevation > most + 1e-6:
            return f"elevation {elevation:.0f} at plane {plane:.0f}: behind the body at most {most:.0f}"
    low, high = _ROTATION_LOW
    if elevation > _LOW_ELEVATION:
        shift = max(plane, 0.0)
        low, high = _ROTATION_RAISED[0] + shift, _ROTATION_RAISED[1] + shift
    if not low - 1e-6 <= rotation <= high + 1e-6:
        return (
            f"rotation {rotation:.0f} at plane {plane:.0f}, elevation {elevation:.0f}: "
            f"possible is {low:.0f} to {high:.0f}"
        )
    return None


def problems(angles: Mapping[str, float], slack: float = 0.0) -> list[str]:
    """Every angle beyond its limit, in words.

    Args:
        angles: "part.angle" → degrees.
        slack: degrees by which a limit may be passed (for angles that a contact was solved for).
    """
    found = []
    for key, value in angles.items():
        least, most = LIMITS[key]
        if not least - slack <= value <= most + slack:
            found.append(f"{key} is {value:.0f}, possible is {least:.0f} to {most:.0f}")
    for side in SIDES:
        plane, elevation, rotation = (
            angles[f"{side}_shoulder.{angle}"] for angle in ("plane", "elevation", "rotation")
        )
        problem = shoulder_problem(plane, max(elevation - slack, 0.0), rotation)
        if problem is not None:
            found.append(f"{side}_shoulder: {problem}")
    return found
