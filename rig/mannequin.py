"""The mannequin as a Blender object, bound to the armature of :mod:`rig.armature`."""

from __future__ import annotations

from typing import Any

import bpy
from bpy.types import Mesh, Object

from .body import body
from .materials import matt
from .pose import to_blender
from .skeleton import REFERENCE

NAME = "Mannequin"

# Name, linear base colour and roughness of the material slots, in the order of rig.body.
_MATERIALS = (
    ("Posewright Wood", (0.62, 0.36, 0.17), 0.48),
    ("Posewright Joints", (0.20, 0.095, 0.045), 0.45),
)


def _fill(mannequin: Any) -> None:
    """Make the mesh of a new object: geometry, materials, and a vertex group for each bone."""
    shape = body()
    mesh = mannequin.data
    mesh.from_pydata(to_blender(shape.vertices).tolist(), [], shape.faces)
    for material in _MATERIALS:
        mesh.materials.append(matt(*material))
    mesh.polygons.foreach_set("material_index", shape.materials)
    mesh.polygons.foreach_set("use_smooth", [True] * len(shape.faces))
    mesh.update()
    for joint, name in enumerate(REFERENCE.names):
        group = mannequin.vertex_groups.new(name=name)
        column = shape.weights[:, joint]
        group.add((column == 1.0).nonzero()[0].tolist(), 1.0, "REPLACE")
        for vertex in ((column > 0.0) & (column < 1.0)).nonzero()[0].tolist():
            group.add([vertex], float(column[vertex]), "REPLACE")


def add(armature: Object, mesh: Mesh | None = None) -> Any:
    """Put a mannequin on an armature, in the armature's own collections.

    Args:
        armature: an object for which :func:`rig.armature.is_reference` holds.
        mesh: of another mannequin, to be shared; None makes a new one.

    Returns:
        The mannequin: one mesh, a vertex group for each bone, an Armature modifier, parented to the armature.
    """
    mannequin: Any = bpy.data.objects.new(NAME, mesh or bpy.data.meshes.new(NAME))
    for collection in armature.users_collection:
        collection.objects.link(mannequin)
    if mesh is None:
        _fill(mannequin)
    mannequin.parent = armature
    mannequin.modifiers.new("Armature", "ARMATURE").object = armature
    return mannequin
