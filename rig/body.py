"""The shape of the mannequin: lofted solids on the reference skeleton, in the rest pose.

Every solid is a run of superelliptic cross-sections with rounded ends and belongs to one bone, so that
no joint is ever pinched; the waist alone is soft. Numbers are metres in the pose frame: X to the
character's left, Y up, Z ahead. The left half is written down; the right is its mirror image.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .skeleton import JOINT, JOINT_COUNT, MIRROR, REFERENCE, FloatArray

WOOD, JOINTS = 0, 1  # material slots

_SEGMENTS = 24
_RINGS = 12
_CAP_RINGS = 5

_X, _Y, _Z = np.eye(3)
_REST = REFERENCE.rest_pose()

# A cross-section: place along the axis, offsets and half sizes in both directions across it.
_Section = tuple[float, float, float, float, float]


@dataclass(frozen=True, eq=False)
class Shape:
    """A mesh with weights.

    Attributes:
        vertices: float64 [V, 3], in the pose frame.
        faces: vertex indices, outward when counter-clockwise; quads, and triangles at the poles.
        weights: float64 [V, 22], share of each joint's bone; rows sum to 1.
        materials: int64 [F], WOOD or JOINTS.
    """

    vertices: FloatArray
    faces: tuple[tuple[int, ...], ...]
    weights: FloatArray
    materials: NDArray[np.int64]


def _joined(shapes: Sequence[Shape]) -> Shape:
    faces: list[tuple[int, ...]] = []
    start = 0
    for shape in shapes:
        faces += [tuple(start + index for index in face) for face in shape.faces]
        start += len(shape.vertices)
    return Shape(
        np.concatenate([shape.vertices for shape in shapes]),
        tuple(faces),
        np.concatenate([shape.weights for shape in shapes]),
        np.concatenate([shape.materials for shape in shapes]),
    )


def _mirrored(shape: Shape) -> Shape:
    return Shape(
        shape.vertices * (-1.0, 1.0, 1.0),
        tuple(face[::-1] for face in shape.faces),
        shape.weights[:, list(MIRROR)],
        shape.materials,
    )


def _between(sections: FloatArray, places: FloatArray) -> FloatArray:
    """Sections [K, 5] at other places along the axis, by cubic interpolation (Catmull-Rom)."""
    at = sections[:, 0]
    slopes = np.gradient(sections, at, axis=0)
    index = np.clip(np.searchsorted(at, places, side="right") - 1, 0, len(at) - 2)
    width = (at[index + 1] - at[index])[:, None]
    t = ((places - at[index])[:, None]) / width
    return np.asarray(
        (1 + 2 * t) * (1 - t) ** 2 * sections[index]
        + t * (1 - t) ** 2 * width * slopes[index]
        + t * t * (3 - 2 * t) * sections[index + 1]
        + t * t * (t - 1) * width * slopes[index + 1]
    )


def _loft(
    bone: str,
    origin: FloatArray,
    axis: FloatArray,
    across: FloatArray,
    sections: Sequence[_Section],
    power: float = 2.0,
    caps: tuple[float, float] = (0.03, 0.03),
    material: int = WOOD,
    segments: int = _SEGMENTS,
    rings: int = _RINGS,
) -> Shape:
    """A solid around a straight axis.

    Args:
        bone: the joint whose bone carries it.
        origin: where the axis starts.
        axis: unit direction along it.
        across: unit direction of the first cross direction; the second is axis × across.
        sections: cross-sections in order along the axis.
        power: 2 for ellipses; more for boxier sections.
        caps: lengths over which both ends are rounded.
        material: slot.
        segments: points around.
        rings: rings between the caps.
    """
    table = np.array(sections)
    first, last = table[0, 0], table[-1, 0]
    opening = np.linspace(0.0, np.pi / 2, _CAP_RINGS + 1)[1:]
    rise, run = np.sin(opening), 1.0 - np.cos(opening)  # size and place of a rounded end's rings
    middle = np.linspace(first + caps[0], last - caps[1], rings)[1:-1]
    places = np.concatenate([first + caps[0] * run, middle, (last - caps[1] * run)[::-1]])
    sizes = np.concatenate([rise, np.ones(len(middle)), rise[::-1]])
    found = _between(table, places)

    angle = np.linspace(0.0, 2.0 * np.pi, segments, endpoint=False)
    u = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** (2.0 / power)
    v = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** (2.0 / power)
    second = np.cross(axis, across)

    def point(place: FloatArray, along_u: FloatArray, along_v: FloatArray) -> FloatArray:
        return np.asarray(
            origin + place[..., None] * axis + along_u[..., None] * across + along_v[..., None] * second
        )

    around = point(
        np.repeat(found[:, :1], segments, axis=1),
        found[:, 1:2] + (sizes * found[:, 3])[:, None] * u,
        found[:, 2:3] + (sizes * found[:, 4])[:, None] * v,
    )
    poles = point(table[[0, -1], 0], table[[0, -1], 1], table[[0, -1], 2])
    vertices = np.concatenate([around.reshape(-1, 3), poles])

    faces: list[tuple[int, ...]] = []
    ring_count = len(places)
    start, end = len(vertices) - 2, len(vertices) - 1
    for segment in range(segments):
        following = (segment + 1) % segments
        for ring in range(ring_count - 1):
            low, high = ring * segments, (ring + 1) * segments
            faces.append((low + segment, low + following, high + following, high + segment))
        top = (ring_count - 1) * segments
        faces += [(start, following, segment), (end, top + segment, top + following)]
    weights = np.zeros((len(vertices), JOINT_COUNT))
    weights[:, JOINT[bone]] = 1.0
    return Shape(vertices, tuple(faces), weights, np.full(len(faces), material))


def _ball(bone: str, radius: float) -> Shape:
    """A ball at the joint where a bone begins."""
    size = (0.0, 0.0, radius, radius)
    return _loft(
        bone, _REST[JOINT[bone]], _Y, _Z, [(-radius, *size), (0.0, *size), (radius, *size)],
        caps=(radius, radius), material=JOINTS, rings=2,
    )  # fmt: skip


def _with(shape: Shape, vertices: FloatArray) -> Shape:
    return Shape(vertices, shape.faces, shape.weights, shape.materials)


def _torso() -> list[Shape]:
    """Chest, waist and pelvis; heights are those of the rest pose, sections are (height, 0, z, x, z)."""
    # The second cross direction, Y × Z, is +X: sections give depth first.
    chest = _loft(
        "spine3", np.zeros(3), _Y, _Z,
        [
            (1.150, 0.010, 0.0, 0.074, 0.104), (1.20, 0.006, 0.0, 0.087, 0.118),
            (1.26, 0.003, 0.0, 0.099, 0.131), (1.32, 0.000, 0.0, 0.107, 0.143),
            (1.38, -0.007, 0.0, 0.106, 0.152), (1.43, -0.016, 0.0, 0.094, 0.149),
            (1.47, -0.025, 0.0, 0.077, 0.128), (1.505, -0.029, 0.0, 0.064, 0.092),
            (1.54, -0.026, 0.0, 0.053, 0.060),
        ],
        power=2.3, caps=(0.045, 0.02), segments=40, rings=20,
    )  # fmt: skip
    pelvis = _loft(
        "pelvis", np.zeros(3), _Y, _Z,
        [
            (0.815, -0.004, 0.0, 0.060, 0.066), (0.86, -0.008, 0.0, 0.088, 0.116),
            (0.915, -0.012, 0.0, 0.102, 0.140), (0.965, -0.010, 0.0, 0.096, 0.137),
            (1.01, -0.008, 0.0, 0.085, 0.122), (1.055, -0.006, 0.0, 0.076, 0.108),
        ],
        power=2.3, caps=(0.05, 0.025), segments=40, rings=16,
    )  # fmt: skip
    waist = _loft(
        "spine1", np.zeros(3), _Y, _Z,
        [
            (0.95, -0.008, 0.0, 0.072, 0.102), (1.05, -0.006, 0.0, 0.067, 0.093),
            (1.10, -0.002, 0.0, 0.065, 0.088), (1.16, 0.004, 0.0, 0.069, 0.094),
            (1.28, 0.002, 0.0, 0.080, 0.108),
        ],
        power=2.1, caps=(0.04, 0.04), material=JOINTS, segments=40, rings=26,
    )  # fmt: skip
    # The waist bends softly: its weights run from bone to bone with the height.
    middles = [1.01, 1.09, 1.17, 1.24]
    height = waist.vertices[:, 1]
    weights = np.zeros_like(waist.weights)
    for number, bone in enumerate(("pelvis", "spine1", "spine2", "spine3")):
        weights[:, JOINT[bone]] = np.interp(height, middles, np.eye(4)[number])
    return [chest, pelvis, Shape(waist.vertices, waist.faces, weights, waist.materials)]


def _head() -> list[Shape]:
    """Neck and head, with the hint of a face."""
    base, skull = _REST[JOINT["neck"]], _REST[JOINT["head"]]
    along = (skull - base) / np.linalg.norm(skull - base)
    neck = _loft(
        "neck", base, along, -_X,
        [
            (-0.05, 0.0, 0.0, 0.058, 0.060), (0.0, 0.0, 0.0, 0.052, 0.054),
            (0.06, 0.0, 0.0, 0.050, 0.051), (0.14, 0.0, 0.0, 0.050, 0.050),
        ],
    )  # fmt: skip
    head = _loft(
        "head", np.zeros(3), _Y, _Z,
        [
            (1.560, 0.086, 0.0, 0.026, 0.030), (1.585, 0.066, 0.0, 0.052, 0.050),
            (1.62, 0.046, 0.0, 0.076, 0.063), (1.66, 0.034, 0.0, 0.091, 0.071),
            (1.70, 0.028, 0.0, 0.099, 0.076), (1.74, 0.022, 0.0, 0.097, 0.075),
            (1.775, 0.018, 0.0, 0.080, 0.062), (1.805, 0.016, 0.0, 0.050, 0.040),
        ],
        power=2.15, caps=(0.016, 0.028), segments=64, rings=48,
    )  # fmt: skip
    x, y, z = head.vertices.T
    ahead = np.clip((z - 0.06) / 0.04, 0.0, 1.0)

    def bump(at_x: float, at_y: float, wide: float, high: float) -> FloatArray:
        return np.asarray(np.exp(-(((x - at_x) / wide) ** 2) - ((y - at_y) / high) ** 2) * ahead)

    down_the_nose = np.clip((1.702 - y) / 0.048, 0.0, 1.0) * (y > 1.640)
    nose = np.exp(-((x / 0.0125) ** 2)) * down_the_nose * np.clip((y - 1.640) / 0.010, 0.0, 1.0) * ahead
    relief = 0.026 * nose + 0.007 * bump(0.0, 1.712, 0.045, 0.012) + 0.005 * bump(0.0, 1.585, 0.022, 0.014)
    for side in (-1.0, 1.0):
        relief -= 0.009 * bump(side * 0.030, 1.690, 0.017, 0.014)
        relief += 0.003 * bump(side * 0.040, 1.652, 0.018, 0.016)
    relief -= 0.004 * bump(0.0, 1.616, 0.024, 0.006)
    head = _with(head, head.vertices + relief[:, None] * _Z)
    ear = _loft(
        "head", np.array([0.073, 1.655, 0.010]), _Y, _Z,
        [
            (0.0, 0.004, 0.0, 0.010, 0.006), (0.03, 0.0, 0.003, 0.016, 0.008),
            (0.06, -0.004, 0.005, 0.015, 0.008),
        ],
        caps=(0.015, 0.015), segments=16, rings=6,
    )  # fmt: skip
    return [neck, head, ear, _mirrored(ear)]


def _arm() -> list[Shape]:
    """The left arm from collar to fingertips; sections are (x, z, y) from the joint: ahead, then up."""
    shoulder, elbow, wrist = (_REST[JOINT[f"left_{name}"]] for name in ("shoulder", "elbow", "wrist"))
    # The second cross direction, X × Z, is -Y.
    inner = np.array([0.045, 1.466, -0.036])
    along = shoulder - inner
    reach = float(np.linalg.norm(along))
    along /= reach
    collar = _loft(
        "left_collar", inner, along, np.cross(along, _Y) / np.linalg.norm(np.cross(along, _Y)),
        [
            (-0.03, 0.0, 0.004, 0.052, 0.050), (0.04, 0.0, 0.000, 0.058, 0.052),
            (0.10, 0.0, -0.004, 0.056, 0.050), (reach + 0.01, 0.0, 0.0, 0.046, 0.045),
        ],
        caps=(0.04, 0.03),
    )  # fmt: skip
    upper = _loft(
        "left_shoulder", shoulder, _X, _Z,
        [
            (-0.050, 0.0, 0.0, 0.050, 0.050), (0.0, 0.0, -0.001, 0.052, 0.051),
            (0.05, 0.0, -0.002, 0.052, 0.051), (0.10, 0.0, -0.001, 0.047, 0.047),
            (0.16, 0.003, 0.0, 0.042, 0.043), (0.21, 0.0, 0.0, 0.038, 0.038),
            (0.238, 0.0, 0.0, 0.036, 0.036),
        ],
        caps=(0.050, 0.012), rings=16,
    )  # fmt: skip
    forearm = _loft(
        "left_elbow", elbow, _X, _Z,
        [
            (0.020, 0.0, 0.0, 0.037, 0.036), (0.06, 0.002, 0.0, 0.042, 0.040),
            (0.11, 0.002, 0.0, 0.039, 0.036), (0.19, 0.0, 0.0, 0.030, 0.026),
            (0.252, 0.0, 0.0, 0.027, 0.021),
        ],
        caps=(0.012, 0.010), rings=16,
    )  # fmt: skip
    palm = _loft(
        "left_wrist", wrist, _X, _Z,
        [
            (0.008, 0.0, 0.0, 0.025, 0.018), (0.035, 0.002, 0.001, 0.034, 0.0175),
            (0.07, 0.002, 0.001, 0.040, 0.0155), (0.094, 0.001, 0.001, 0.039, 0.012),
        ],
        power=2.5, caps=(0.012, 0.010), rings=8,
    )  # fmt: skip
    parts = [
        collar, upper, forearm, palm, _ball("left_elbow", 0.0365), _ball("left_wrist", 0.0235),
    ]  # fmt: skip
    # Four fingers, slightly spread and curled towards the palm, each of three straight pieces.
    for ahead, length, spread in (
        (0.030, 0.074, 5.0),
        (0.0105, 0.083, 1.5),
        (-0.009, 0.078, -2.0),
        (-0.0275, 0.062, -6.0),
    ):
        at = wrist + np.array([0.088, 0.0, ahead + 0.001])
        for number, (share, curl) in enumerate(((0.46, 8.0), (0.30, 22.0), (0.24, 34.0))):
            turn, droop = np.radians(spread), np.radians(curl)
            along = np.array([np.cos(droop) * np.cos(turn), -np.sin(droop), np.cos(droop) * np.sin(turn)])
            thick = 0.0096 - 0.0009 * number
            parts.append(_finger(at, along, share * length, thick, thick - 0.0008))
            at = at + share * length * along
    at = wrist + np.array([0.028, -0.004, 0.026])
    for along, length, thick in (
        ((0.62, -0.22, 0.75), 0.040, 0.0125),
        ((0.80, -0.20, 0.56), 0.032, 0.0108),
        ((0.92, -0.16, 0.36), 0.026, 0.0098),
    ):
        unit = np.divide(along, np.linalg.norm(along))
        parts.append(_finger(at, unit, length, thick, thick - 0.001))
        at = at + length * unit
    return parts


def _finger(start: FloatArray, along: FloatArray, length: float, thick: float, thin: float) -> Shape:
    """A piece of a finger: a tapered capsule that reaches past both ends by its radius."""
    across = np.cross(along, _Y)
    across /= np.linalg.norm(across)
    return _loft(
        "left_wrist", start, along, across,
        [(-thick, 0.0, 0.0, thick, thick), (length + thin, 0.0, 0.0, thin, thin)],
        caps=(thick, thin), segments=12, rings=4,
    )  # fmt: skip


def _leg() -> list[Shape]:
    """The left leg; sections are (down, x, z) from the joint."""
    hip, knee, ankle, foot = (_REST[JOINT[f"left_{name}"]] for name in ("hip", "knee", "ankle", "foot"))
    # The second cross direction, -Y × X, is +Z.
    thigh = _loft(
        "left_hip", hip, -_Y, _X,
        [
            (-0.060, 0.018, -0.006, 0.060, 0.070), (0.0, 0.014, -0.004, 0.078, 0.086),
            (0.07, 0.010, 0.0, 0.078, 0.086), (0.18, 0.005, 0.004, 0.068, 0.075),
            (0.29, 0.0, 0.003, 0.055, 0.060), (0.368, 0.0, 0.002, 0.050, 0.052),
        ],
        caps=(0.05, 0.020), segments=32, rings=20,
    )  # fmt: skip
    shin = _loft(
        "left_knee", knee, -_Y, _X,
        [
            (0.026, 0.0, 0.000, 0.047, 0.050), (0.07, 0.001, -0.006, 0.049, 0.053),
            (0.13, 0.002, -0.014, 0.051, 0.056), (0.20, 0.001, -0.012, 0.045, 0.049),
            (0.30, 0.0, -0.004, 0.035, 0.038), (0.40, 0.0, 0.0, 0.031, 0.035),
            (0.412, 0.0, 0.0, 0.031, 0.035),
        ],
        caps=(0.016, 0.012), segments=32, rings=22,
    )  # fmt: skip
    # Feet lie along +Z: the second cross direction, Z × X, is up. Heights are those above the floor.
    sole = np.array([foot[0], 0.0, 0.0])
    instep = _loft(
        "left_ankle", sole, _Z, _X,
        [
            (ankle[2] - 0.062, 0.0, 0.030, 0.028, 0.032), (ankle[2] - 0.03, 0.0, 0.036, 0.034, 0.040),
            (ankle[2] + 0.02, 0.001, 0.037, 0.036, 0.044), (0.07, 0.003, 0.028, 0.040, 0.034),
            (0.115, 0.004, 0.020, 0.045, 0.0255), (0.140, 0.004, 0.018, 0.044, 0.022),
        ],
        power=2.4, caps=(0.026, 0.018), segments=32, rings=16,
    )  # fmt: skip
    toes = _loft(
        "left_foot", sole, _Z, _X,
        [
            (0.112, 0.004, 0.017, 0.042, 0.021), (0.14, 0.004, 0.0165, 0.0435, 0.0205),
            (0.17, 0.002, 0.014, 0.040, 0.018), (0.198, -0.002, 0.011, 0.031, 0.014),
        ],
        power=2.5, caps=(0.016, 0.022), segments=32, rings=8,
    )  # fmt: skip
    flat = [_with(part, np.maximum(part.vertices, (-np.inf, 0.0, -np.inf))) for part in (instep, toes)]
    return [
        thigh, shin, *flat, _ball("left_knee", 0.0475), _ball("left_ankle", 0.034),
    ]  # fmt: skip


def body() -> Shape:
    """The whole mannequin, about 1.8 m tall, soles on y = 0."""
    left = _joined([*_arm(), *_leg()])
    return _joined([*_torso(), *_head(), left, _mirrored(left)])
