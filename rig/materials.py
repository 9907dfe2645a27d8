"""Node materials of the mannequin and its studio."""

from __future__ import annotations

from typing import Any

import bpy

Colour = tuple[float, float, float]


def node_tree(owner: Any) -> Any:
    """The nodes of a new material or world."""
    if bpy.app.version < (5, 0, 0):  # from 5.0 on they are always there
        owner.use_nodes = True
    return owner.node_tree


def matt(name: str, colour: Colour, roughness: float) -> Any:
    """The plain surface material of this name, made if the file has none; linear colour."""
    known: Any = bpy.data.materials
    material = known.get(name)
    if material is None:
        material = known.new(name)
        material.diffuse_color = (*colour, 1.0)
        surface = node_tree(material).nodes["Principled BSDF"]
        surface.inputs["Base Color"].default_value = (*colour, 1.0)
        surface.inputs["Roughness"].default_value = roughness
    return material


def glow(name: str, colour: Colour) -> Any:
    """The material of this name that shows one linear colour in any light, made if the file has none."""
    known: Any = bpy.data.materials
    material = known.get(name)
    if material is None:
        material = known.new(name)
        tree = node_tree(material)
        tree.nodes.clear()
        emission = tree.nodes.new("ShaderNodeEmission")
        output = tree.nodes.new("ShaderNodeOutputMaterial")
        emission.inputs["Color"].default_value = (*colour, 1.0)
        tree.links.new(emission.outputs[0], output.inputs["Surface"])
    return material
