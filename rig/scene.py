"""A small photo studio: backdrop, soft lights, a camera that frames figures, Cycles settings for a CPU."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bpy
import numpy as np
from bpy.types import Context, Object
from mathutils import Matrix, Vector

from .materials import glow, matt, node_tree
from .skeleton import FloatArray

STUDIO = "Studio"
DEFAULT_AZIMUTH = 30.0
DEFAULT_SAMPLES = 6

_SENSOR, _LENS = 36.0, 70.0  # millimetres; the sensor's width is that of the picture's longer side
_MARGIN = 1.10
_NEAREST = 3.2  # metres: closer up, what is near looks too big
# Name: place around the figure, diameter in metres, watts.
_LIGHTS = {
    "Key": ((-2.6, -2.4, 4.2), 1.8, 235.0),
    "Fill": ((3.6, -3.6, 2.0), 3.0, 30.0),
    "Rim": ((1.8, 2.6, 3.4), 1.2, 140.0),
}
_STUDIO_RADIUS = 1.8  # metres around the middle that are lit and backed
_LABEL_COLOUR = (0.03, 0.03, 0.035)
_BACKDROP_COLOUR = (0.60, 0.64, 0.67)
_BACKDROP_DEPTH, _BACKDROP_HEIGHT, _BACKDROP_WIDTH = 3.5, 9.0, 30.0


def _new_object(context: Context, name: str, data: Any) -> Any:
    scene: Any = context.scene
    thing: Any = bpy.data.objects.new(name, data)
    scene.collection.objects.link(thing)
    return thing


def _backdrop(context: Context) -> Any:
    """Floor and wall in one sheet, joined by a quarter circle; the wall is towards +Y."""
    radius, steps = 2.5, 24
    profile = [(-14.0, 0.0)]
    for step in range(steps + 1):
        angle = 0.5 * math.pi * step / steps
        profile.append((_BACKDROP_DEPTH + radius * math.sin(angle), radius * (1.0 - math.cos(angle))))
    profile.append((_BACKDROP_DEPTH + radius, _BACKDROP_HEIGHT))
    half = _BACKDROP_WIDTH / 2.0
    vertices = [(side * half, y, z) for y, z in profile for side in (-1.0, 1.0)]
    faces = [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(len(profile) - 1)]
    mesh: Any = bpy.data.meshes.new("Backdrop")
    mesh.from_pydata(vertices, [], faces)
    mesh.polygons.foreach_set("use_smooth", [True] * len(faces))
    mesh.materials.append(matt("Posewright Backdrop", _BACKDROP_COLOUR, roughness=0.9))
    return _new_object(context, "Backdrop", mesh)


def _area_light(context: Context, name: str, place: Vector, target: Vector, size: float, watts: float) -> Any:
    light: Any = bpy.data.lights.new(name, "AREA")
    light.shape = "DISK"
    light.size = size
    light.energy = watts
    lamp = _new_object(context, name, light)
    lamp.location = place
    lamp.rotation_euler = (target - place).to_track_quat("-Z", "Y").to_euler()
    return lamp


def prepare(context: Context) -> None:
    """Furnish the scene: backdrop, lights, world, camera and render settings."""
    scene: Any = context.scene
    # Backdrop and lights stand around an empty that turns with the camera and grows with the figures.
    studio = _new_object(context, STUDIO, None)
    _backdrop(context).parent = studio
    target = Vector((0.0, 0.0, 0.9))
    for name, (place, size, watts) in _LIGHTS.items():
        _area_light(context, name, Vector(place), target, size, watts).parent = studio
    world: Any = bpy.data.worlds.new("Posewright Studio")
    background = node_tree(world).nodes["Background"]
    background.inputs["Color"].default_value = (0.95, 0.97, 1.0, 1.0)
    background.inputs["Strength"].default_value = 0.30
    scene.world = world

    camera: Any = bpy.data.cameras.new("Camera")
    camera.lens = _LENS
    scene.camera = _new_object(context, "Camera", camera)

    scene.render.engine = "CYCLES"
    scene.cycles.device = "CPU"
    # Measured on two cores at 640 × 800: 6 samples and the fast denoiser look as 16 and the accurate
    # one do on these soft surfaces, in a quarter of the time.
    scene.cycles.samples = DEFAULT_SAMPLES
    scene.cycles.use_adaptive_sampling = False
    scene.cycles.use_denoising = True
    scene.cycles.denoising_prefilter = "NONE"
    scene.cycles.denoising_quality = "FAST"
    scene.cycles.use_light_tree = False
    scene.cycles.max_bounces = 1
    scene.cycles.caustics_reflective = False
    scene.cycles.caustics_refractive = False
    scene.view_settings.view_transform = "Standard"


def _points(context: Context, figures: Sequence[Object]) -> FloatArray:
    """World positions of the figures' vertices as posed, float64 [N, 3]."""
    graph = context.evaluated_depsgraph_get()
    clouds = []
    for figure in figures:
        evaluated: Any = figure.evaluated_get(graph)
        mesh = evaluated.to_mesh()
        flat = np.empty(3 * len(mesh.vertices))
        mesh.vertices.foreach_get("co", flat)
        world = np.array(evaluated.matrix_world)
        clouds.append(flat.reshape(-1, 3) @ world[:3, :3].T + world[:3, 3])
        evaluated.to_mesh_clear()
    return np.concatenate(clouds)


def _elevation(low: FloatArray, high: FloatArray) -> float:
    """Degrees above the horizon from which figures in a box are seen best: low ones from higher up."""
    return float(np.interp(high[2] - low[2], (0.4, 1.3), (28.0, 10.0)))


def frame(
    context: Context,
    figures: Sequence[Object],
    azimuth: float = DEFAULT_AZIMUTH,
    elevation: float | None = None,
    aspect: float = 0.8,
    below: float = 0.0,
) -> None:
    """Place the scene's camera so that it sees all of the figures and the floor below them, and little else.

    Args:
        context: with the scene that :func:`prepare` furnished.
        figures: mesh objects.
        azimuth: degrees from the front towards the figures' left.
        elevation: degrees above the horizon; None chooses by the figures' height.
        aspect: width by height of the picture.
        below: share of the picture's height to keep free at the bottom.
    """
    scene: Any = context.scene
    points = _points(context, figures)
    low, high = points.min(axis=0), points.max(axis=0)
    middle = (low + high) / 2.0
    points = np.concatenate([points, [[middle[0], middle[1], 0.0]]])

    turn = math.radians(azimuth)
    rise = math.radians(_elevation(low, high) if elevation is None else elevation)
    towards = np.array([math.sin(turn) * math.cos(rise), -math.cos(turn) * math.cos(rise), math.sin(rise)])
    right = np.array([math.cos(turn), math.sin(turn), 0.0])
    up = np.cross(towards, right)
    x, y, z = points @ right, points @ up, points @ towards
    longest = 0.5 * _SENSOR / _LENS
    wide, tall = (longest, longest / aspect) if aspect >= 1.0 else (longest * aspect, longest)
    wide, tall, free = wide / _MARGIN, tall / _MARGIN, 2.0 * tall * below
    # From a distance D, an eye at e across the view sees a point at p if -low (D - z) ≤ p - e and
    # p - e ≤ high (D - z), where low and high are the slopes of the picture's edges: e lies between two
    # lines in D, which must not cross.
    bounds = [
        ((across + high_slope * z).max(), (across - low_slope * z).min(), low_slope, high_slope, direction)
        for across, low_slope, high_slope, direction in ((x, wide, wide, right), (y, tall - free, tall, up))
    ]
    distance = max((a - b) / (low_slope + high_slope) for a, b, low_slope, high_slope, _ in bounds)
    distance = max(distance, float(middle @ towards) + _NEAREST)
    eye = distance * towards
    for a, b, low_slope, high_slope, direction in bounds:
        eye = eye + (a - high_slope * distance + b + low_slope * distance) / 2.0 * direction
    basis = np.eye(4)
    basis[:3] = np.stack([right, up, towards, eye], axis=1)
    scene.camera.matrix_world = Matrix(basis.tolist())
    studio = scene.objects[STUDIO]
    studio.rotation_euler.z = turn
    studio.location[:2] = middle[:2]
    radius = float(np.linalg.norm(points[:, :2] - middle[:2], axis=1).max())
    scale = max(1.0, radius / _STUDIO_RADIUS)
    studio.scale = (scale, scale, scale)
    for name, (_, _, watts) in _LIGHTS.items():
        scene.objects[name].data.energy = watts * scale**2


def render(
    context: Context, path: str | Path, width: int, height: int, samples: int = DEFAULT_SAMPLES
) -> None:
    """Render the scene's camera to a PNG file. The scene's own output path stays.

    Args:
        context: with the scene that :func:`prepare` furnished.
        path: of the file.
        width: of the picture, pixels.
        height: of the picture, pixels.
        samples: paths for each pixel; small pictures need more of them.

    Raises:
        RuntimeError: if Blender cannot write the file.
    """
    scene: Any = context.scene
    scene.cycles.samples = samples
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.render.resolution_percentage = 100
    scene.render.image_settings.file_format = "PNG"
    kept, scene.render.filepath = scene.render.filepath, str(path)
    bpy.ops.render.render(write_still=True)
    scene.render.filepath = kept


def label(context: Context, text: str, aspect: float, height: float) -> Any:
    """Write a line of text along the bottom of the camera's picture, in every render from now on.

    Args:
        context: with the scene that :func:`prepare` furnished.
        text: one or more lines.
        aspect: width by height of the picture.
        height: of the text's place, as a share of the picture's height.

    Returns:
        The text object; remove it to be rid of it.
    """
    scene: Any = context.scene
    curve: Any = bpy.data.curves.new("Label", "FONT")
    curve.body = text
    curve.align_x, curve.align_y = "CENTER", "CENTER"
    wide, tall = (1.0, 1.0 / aspect) if aspect >= 1.0 else (aspect, 1.0)
    # At this distance the picture's longer side measures _SENSOR / _LENS.
    unit = _SENSOR / _LENS
    curve.size = 0.29 * height * tall * unit
    curve.materials.append(glow("Posewright Label", _LABEL_COLOUR))
    written = _new_object(context, "Label", curve)
    written.visible_shadow = written.visible_diffuse = written.visible_glossy = False
    written.parent = scene.camera
    written.location = (0.0, -(0.5 - height / 2.0) * tall * unit, -1.0)
    view_layer: Any = context.view_layer
    view_layer.update()
    room = 0.94 * wide * unit / max(written.dimensions.x, 1e-6)
    if room < 1.0:
        curve.size *= room
    return written
