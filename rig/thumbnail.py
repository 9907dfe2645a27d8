"""Thumbnails of poses: a shaded mannequin of tapered capsules, drawn with numpy alone.

The picture is orthographic. Left limbs are warm, right limbs cool, the middle neutral, and the head has
a nose, so that side and facing can be read at a small size. A soft shadow shows the floor at y = 0.

A tapered capsule is the union of spheres whose centre and radius run linearly from one end to
the other. The depth seen by a pixel is the maximum over that run of a function with one
stationary point, so that each capsule costs a closed form on its own patch of the z-buffer.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .rotations import global_rotations
from .skeleton import JOINT, JOINT_COUNT, FloatArray

ImageArray = NDArray[np.uint8]

DEFAULT_AZIMUTH = 30.0
DEFAULT_ELEVATION = 12.0

_SUPERSAMPLING = 2
# Half the side of the smallest frame, metres: a crouch stays visibly smaller than a standing body.
_HALF_FRAME_MIN = 0.62
_MARGIN = 1.06
_SHADOW_REACH = 0.13
_SHADOW_FADE_HEIGHT = 0.45
_SHADOW_OPACITY = 0.5

# Red, green, blue of the left limbs, the right limbs, the torso and the head.
_TINTS = np.array(
    [(0.96, 0.52, 0.24), (0.27, 0.55, 0.93), (0.83, 0.80, 0.76), (0.95, 0.84, 0.72)], dtype=np.float32
)
_WARM, _COOL, _NEUTRAL, _SKIN = range(len(_TINTS))
_BACKGROUND = (244, 243, 240, 255)

# Towards the key light, in the camera's axes, and halfway between it and the viewer.
_KEY_LIGHT = np.array([-0.452, 0.703, 0.549])
_HALFWAY = np.array([-0.257, 0.399, 0.880])

# (from, to, radius at from, radius at to, colour) between joints and landmarks.
_Capsule = tuple[str, str, float, float, int]


def _sided(*capsules: tuple[str, str, float, float]) -> tuple[_Capsule, ...]:
    """Each capsule for the left and for the right; ``*`` stands for the side."""
    return tuple(
        (start.replace("*", side), end.replace("*", side), first, last, colour)
        for side, colour in (("left", _WARM), ("right", _COOL))
        for start, end, first, last in capsules
    )


_BODY: tuple[_Capsule, ...] = (
    ("left_hip", "right_hip", 0.088, 0.088, _NEUTRAL),
    ("left_loin", "right_loin", 0.094, 0.094, _NEUTRAL),
    ("left_waist", "right_waist", 0.087, 0.087, _NEUTRAL),
    ("left_rib", "right_rib", 0.099, 0.099, _NEUTRAL),
    ("left_chest", "right_chest", 0.083, 0.083, _NEUTRAL),
    ("spine3", "neck", 0.085, 0.058, _NEUTRAL),
    ("neck", "skull", 0.052, 0.052, _SKIN),
    ("chin", "crown", 0.066, 0.096, _SKIN),
    ("nose_root", "nose", 0.024, 0.016, _SKIN),
    *_sided(
        ("*_chest", "*_shoulder", 0.068, 0.060),
        ("*_shoulder", "*_elbow", 0.056, 0.041),
        ("*_elbow", "*_wrist", 0.041, 0.030),
        ("*_wrist", "*_knuckle", 0.030, 0.038),
        ("*_knuckle", "*_finger", 0.036, 0.024),
        ("*_hip", "*_knee", 0.087, 0.057),
        ("*_knee", "*_ankle", 0.057, 0.038),
        ("*_heel", "*_ball", 0.034, 0.032),
        ("*_ankle", "*_ball", 0.037, 0.028),
        ("*_ball", "*_toe", 0.032, 0.022),
    ),
    *(
        (f"{side}_{start}", f"{side}_{end}", first, last, _NEUTRAL)
        for side in ("left", "right")
        for start, end, first, last in (
            ("loin", "waist", 0.094, 0.086),
            ("waist", "rib", 0.086, 0.098),
            ("rib", "chest", 0.098, 0.083),
        )
    ),
)


# Pairs of joints [S, 2] whose lines cast the shadow.
_SHADOW_CASTERS = np.array(
    [
        (JOINT[start], JOINT[end])
        for start, end in (
            ("pelvis", "spine3"),
            ("spine3", "head"),
            ("left_shoulder", "right_shoulder"),
            *(
                (f"{side}_{start}", f"{side}_{end}")
                for side in ("left", "right")
                for start, end in (
                    ("shoulder", "elbow"),
                    ("elbow", "wrist"),
                    ("hip", "knee"),
                    ("knee", "ankle"),
                    ("ankle", "foot"),
                )
            ),
        )
    ]
)


# Landmark: the joint that carries it, and its place relative to the joint in the rest pose, metres.
# The sole runs through the foot joint, which touches the floor in the rest pose.
_LANDMARKS: dict[str, tuple[str, tuple[float, float, float]]] = {
    "skull": ("head", (0.0, 0.03, -0.005)),
    "chin": ("head", (0.0, 0.02, 0.032)),
    "crown": ("head", (0.0, 0.085, 0.0)),
    "nose_root": ("head", (0.0, 0.055, 0.088)),
    "nose": ("head", (0.0, 0.035, 0.112)),
    **{
        f"{side}_{name}": (joint.replace("*", side), (sign * x, y, z))
        for side, sign in (("left", 1.0), ("right", -1.0))
        for name, joint, (x, y, z) in (
            ("loin", "pelvis", (0.046, 0.0, -0.006)),
            ("waist", "spine1", (0.040, 0.0, 0.0)),
            ("rib", "spine3", (0.052, -0.02, 0.004)),
            ("chest", "spine3", (0.075, 0.10, 0.002)),
            ("knuckle", "*_wrist", (0.070, 0.0, 0.0)),
            ("finger", "*_wrist", (0.155, 0.0, 0.0)),
            ("heel", "*_ankle", (0.0, -0.0275, -0.045)),
            ("ball", "*_foot", (0.0, 0.032, -0.005)),
            ("toe", "*_foot", (0.0, 0.022, 0.05)),
        )
    },
}


def _landmarks(pose: FloatArray) -> dict[str, FloatArray]:
    """The joints by name, and the points of torso, head, hands and feet that they carry."""
    turned = global_rotations(pose)
    carried = {
        name: pose[JOINT[joint]] + turned[JOINT[joint]] @ np.array(offset)
        for name, (joint, offset) in _LANDMARKS.items()
    }
    return {name: pose[index] for name, index in JOINT.items()} | carried


def _camera(azimuth: float, elevation: float) -> FloatArray:
    """Rows right, up and towards the viewer, float [3, 3]."""
    turn, rise = np.radians(azimuth), np.radians(elevation)
    towards = np.array([np.sin(turn) * np.cos(rise), np.sin(rise), np.cos(turn) * np.cos(rise)])
    right = np.array([np.cos(turn), 0.0, -np.sin(turn)])
    return np.stack([right, np.cross(towards, right), towards])


class _Canvas:
    """A z-buffer with normals and colours; x right, y up, z towards the viewer, in metres."""

    def __init__(self, size: int, centre: FloatArray, half: float) -> None:
        pixels = (np.arange(size, dtype=np.float32) + 0.5) * np.float32(2.0 * half / size) - half
        self.size = size
        self.xs = np.asarray(centre[0] + pixels, dtype=np.float32)
        self.ys = np.asarray(centre[1] - pixels, dtype=np.float32)
        self.depth = np.full((size, size), -np.inf, dtype=np.float32)
        self.normal = np.zeros((size, size, 3), dtype=np.float32)
        self.tint = np.zeros((size, size), dtype=np.intp)

    def capsule(self, a: FloatArray, b: FloatArray, ra: float, rb: float, tint: int) -> None:
        """Draw the hull of two spheres at a and b, in the colour with this index."""
        left, right = np.searchsorted(self.xs, (min(a[0] - ra, b[0] - rb), max(a[0] + ra, b[0] + rb)))
        top, bottom = np.searchsorted(-self.ys, (-max(a[1] + ra, b[1] + rb), -min(a[1] - ra, b[1] - rb)))
        patch = (slice(top, bottom), slice(left, right))
        px, py = self.xs[patch[1]] - np.float32(a[0]), (self.ys[patch[0]] - np.float32(a[1]))[:, None]
        ex, ey, ez = (float(component) for component in b - a)
        dr = rb - ra
        # Depth over the run s in [0, 1] is a.z + s ez + sqrt(q), with q = q0 + 2 q1 s - k s².
        q0 = (ra * ra - px * px) - py * py
        q1 = (px * ex + ra * dr) + py * ey
        k = ex * ex + ey * ey - dr * dr
        if abs(k) < 1e-9:
            k = 1e-9
        if k < 0.0 and ez * dr >= 0.0:  # seen end on, the thick end in front
            s = np.full_like(q0, 1.0 if dr > 0.0 else 0.0)
        else:
            discriminant = np.maximum((q0 * k + q1 * q1) / max(k + ez * ez, 1e-9), 0.0)
            s = np.clip((q1 + ez * np.sqrt(discriminant)) / k, 0.0, 1.0)
        q = q0 + s * (2.0 * q1 - k * s)
        root = np.sqrt(np.maximum(q, 0.0))
        z = np.float32(a[2]) + s * ez + root
        seen = (q > 0.0) & (z > self.depth[patch])
        rows, columns = np.nonzero(seen)
        if len(rows) == 0:
            return
        s, root = s[seen], root[seen]
        normal = np.stack([px[columns] - s * ex, py[rows, 0] - s * ey, root], axis=-1)
        self.depth[patch][seen] = z[seen]
        self.normal[patch][seen] = normal / (ra + s * dr)[:, None]
        self.tint[patch][seen] = tint

    def picture(self, tints: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Premultiplied colour [H, W, 3] and coverage [H, W] at the final resolution."""
        hit = np.isfinite(self.depth)
        colour = np.zeros((self.size, self.size, 3), dtype=np.float32)
        colour[hit] = _shade(self.normal[hit], tints[self.tint[hit]])
        step = _SUPERSAMPLING
        corners = [
            (slice(row, None, step), slice(column, None, step))
            for row in range(step)
            for column in range(step)
        ]
        share = np.float32(1.0 / len(corners))
        total = sum((colour[corner] for corner in corners), start=np.float32(0.0))
        covered = sum((hit[corner].astype(np.float32) for corner in corners), start=np.float32(0.0))
        return np.asarray(total * share), np.asarray(covered * share)


def _shade(normal: FloatArray, tint: FloatArray) -> FloatArray:
    """Colours [N, 3] of a matt surface under a soft key light, light from the sky and a darker rim."""
    facing = normal @ np.stack([_KEY_LIGHT, _HALFWAY], axis=-1).astype(np.float32)
    key = np.maximum(0.5 + 0.5 * facing[:, 0], 0.0)
    light = (0.42 + 0.70 * key * key + 0.10 * normal[:, 1]) * (0.60 + 0.40 * np.sqrt(normal[:, 2]))
    gloss = np.maximum(facing[:, 1], 0.0) ** 16
    return np.asarray(np.clip(light[:, None] * tint + 0.10 * gloss[:, None], 0.0, 1.0))


def _floor_shadow(
    segments: FloatArray, camera: FloatArray, xs: FloatArray, ys: FloatArray, elevation: float
) -> FloatArray:
    """Opacity [H, W] of a soft contact shadow on the floor.

    Args:
        segments: float [S, 2, 3], end points of what casts it, in the pose frame.
        camera: rows right, up, towards.
        xs: pixel centres in the camera's plane, to the right.
        ys: the same, upwards.
        elevation: of the camera, degrees; no floor is seen from below 3 degrees.
    """
    if elevation < 3.0:
        return np.zeros((len(ys), len(xs)), dtype=np.float32)
    right, up, towards = camera.astype(np.float32)
    # The floor point behind a pixel: x right + y up + t towards, with height 0.
    t = -(ys * up[1]) / towards[1]
    floor_x = xs[None, :] * right[0] + (ys * up[0] + t * towards[0])[:, None]
    floor_z = xs[None, :] * right[2] + (ys * up[2] + t * towards[2])[:, None]
    clear = np.ones_like(floor_x)
    for start, end in segments.tolist():
        height = max(min(start[1], end[1]), 0.0)
        shade = 0.5 * math.exp(-height / _SHADOW_FADE_HEIGHT)
        along_x, along_z = end[0] - start[0], end[2] - start[2]
        length = max(along_x**2 + along_z**2, 1e-9)
        from_x, from_z = floor_x - start[0], floor_z - start[2]
        share = np.clip(from_x * (along_x / length) + from_z * (along_z / length), 0.0, 1.0)
        from_x -= share * along_x
        from_z -= share * along_z
        distance = (from_x * from_x + from_z * from_z) * (-1.0 / (_SHADOW_REACH + 0.1 * height) ** 2)
        clear *= 1.0 - shade * np.exp(distance)
    return np.asarray((1.0 - clear) * _SHADOW_OPACITY)


def draw(
    pose: FloatArray,
    size: int = 128,
    azimuth: float = DEFAULT_AZIMUTH,
    elevation: float = DEFAULT_ELEVATION,
    background: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> ImageArray:
    """Draw one pose.

    Args:
        pose: float [22, 3] in the pose frame, metres.
        size: width and height in pixels.
        azimuth: of the camera, degrees: 0 sees the body from the front, 90 from its left side.
        elevation: of the camera above the horizon, degrees.
        background: red, green, blue, alpha, 0 to 255; transparent unless given.

    Returns:
        uint8 [size, size, 4], RGBA with straight (not premultiplied) alpha, top row first.

    Raises:
        ValueError: for another shape, or numbers that are not finite.
    """
    joints = np.asarray(pose, dtype=np.float64)
    if joints.shape != (JOINT_COUNT, 3) or not np.isfinite(joints).all():
        raise ValueError(f"a pose is {JOINT_COUNT} finite points, not an array of shape {joints.shape}")
    landmarks = _landmarks(joints)
    camera = _camera(azimuth, elevation)
    segments = np.array([[landmarks[start], landmarks[end]] for start, end, *_ in _BODY])
    seen = segments @ camera.T

    floor = joints[0] * np.array([1.0, 0.0, 1.0]) @ camera.T
    outline = np.concatenate([seen.reshape(-1, 3)[:, :2], floor[None, :2]])
    low, high = outline.min(axis=0) - 0.08, outline.max(axis=0) + 0.08
    half = max(float((high - low).max()) / 2.0, _HALF_FRAME_MIN) * _MARGIN
    centre = (low + high) / 2.0

    canvas = _Canvas(size * _SUPERSAMPLING, centre, half)
    for (a, b), (_, _, ra, rb, tint) in zip(seen, _BODY, strict=True):
        canvas.capsule(a, b, ra, rb, tint)
    figure, covered = canvas.picture(_TINTS)

    # A shadow is smooth: half the resolution is enough.
    coarse = 2 * _SUPERSAMPLING
    shadow = _floor_shadow(
        joints[_SHADOW_CASTERS], camera, canvas.xs[1::coarse], canvas.ys[1::coarse], elevation
    )
    shadow = shadow.repeat(2, axis=0).repeat(2, axis=1)[:size, :size]

    plain = np.array(background, dtype=np.float32) / 255.0
    under = shadow + (1.0 - shadow) * plain[3]
    under_colour = ((1.0 - shadow) * plain[3])[..., None] * plain[:3]
    alpha = covered + (1.0 - covered) * under
    colour = figure + (1.0 - covered)[..., None] * under_colour
    straight = colour / np.maximum(alpha, 1e-6)[..., None]
    rgba = np.concatenate([straight, alpha[..., None]], axis=-1)
    return np.asarray(np.clip(rgba * 255.0 + 0.5, 0.0, 255.0), dtype=np.uint8)


def contact_sheet(
    poses: FloatArray | Sequence[FloatArray],
    columns: int = 6,
    size: int = 128,
    azimuth: float = DEFAULT_AZIMUTH,
    elevation: float = DEFAULT_ELEVATION,
) -> ImageArray:
    """Draw several poses as one picture, row by row.

    Args:
        poses: N poses, float [22, 3] each.
        columns: pictures in a row.
        size: width and height of each, pixels.
        azimuth: of the camera, degrees; see :func:`draw`.
        elevation: of the camera, degrees.

    Returns:
        uint8 [rows × size, columns × size, 4], RGBA on a plain background.
    """
    if len(poses) == 0 or columns < 1:
        raise ValueError("a contact sheet needs at least one pose and one column")
    columns = min(columns, len(poses))
    rows = -(-len(poses) // columns)
    sheet = np.empty((rows * size, columns * size, 4), dtype=np.uint8)
    sheet[:] = _BACKGROUND
    for index, pose in enumerate(poses):
        top, left = index // columns * size, index % columns * size
        sheet[top : top + size, left : left + size] = draw(pose, size, azimuth, elevation, _BACKGROUND)
    return sheet


def write_png(path: str | Path, rgba: ImageArray) -> None:
    """Write uint8 [H, W, 4] as an RGBA PNG file.

    Raises:
        OSError: if the file cannot be written.
        ValueError: for another shape or type.
    """
    if rgba.ndim != 3 or rgba.shape[2] != 4 or rgba.dtype != np.uint8:
        raise ValueError(f"a picture is uint8 [H, W, 4], not {rgba.dtype} {rgba.shape}")
    height, width = rgba.shape[:2]
    rows = np.zeros((height, 1 + 4 * width), dtype=np.uint8)  # each row starts with filter type 0
    rows[:, 1:] = rgba.reshape(height, 4 * width)

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    Path(path).write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows.tobytes(), 6))
        + chunk(b"IEND", b"")
    )
