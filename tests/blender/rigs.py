"""Rigs to test on: MPFB's from a folder of JSON files, Rigify's, and odd variants of our own armature."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import addon_utils
import bpy
from mathutils import Euler, Matrix, Vector

from rig.armature import build
from rig.bone_map import BoneMap

RIGS_VARIABLE = "POSEWRIGHT_RIGS"
MPFB = ("default", "mixamo", "mixamo_unity", "cmu_mb", "game_engine", "human")


def rigs_folder() -> Path | None:
    """The folder of MPFB's rigs that the environment names."""
    folder = os.environ.get(RIGS_VARIABLE)
    return Path(folder) if folder else None


def _editing(name: str) -> tuple[Any, Any]:
    if bpy.context.object is not None and bpy.context.object.mode != "OBJECT":
        bpy.ops.object.mode_set(mode="OBJECT")
    data = bpy.data.armatures.new(name)
    armature = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(armature)
    bpy.context.view_layer.objects.active = armature
    bpy.ops.object.mode_set(mode="EDIT")
    return armature, data.edit_bones


def mpfb_vertices(folder: Path) -> tuple[list[Vector], dict[str, list[int]]]:
    """MakeHuman's base mesh in Blender's axes, metres, on z = 0; and the vertices of its groups."""
    places, groups, group = [], {}, ""
    for line in (folder / "base.obj").read_text("utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            x, y, z = (float(value) for value in rest.split())
            places.append(Vector((x, -z, y)) / 10.0)
        elif kind == "g":
            group = rest.strip()
        elif kind == "f":
            corners = [int(corner.split("/")[0]) - 1 for corner in rest.split()]
            groups.setdefault(group, []).extend(corners)
    groups = {name: sorted(set(members)) for name, members in groups.items()}
    ground = sum((places[i] for i in groups["joint-ground"]), Vector()) / len(groups["joint-ground"])
    return [place - ground for place in places], groups


def mpfb(folder: Path, name: str) -> Any:
    """One of MPFB's rigs, fitted to the base mesh as its JSON file says."""
    places, groups = mpfb_vertices(folder)
    document = json.loads((folder / f"rig.{name}.json").read_text("utf-8"))
    described = document.get("bones", document)

    def place(end: dict[str, Any]) -> Vector:
        match end["strategy"]:
            case "CUBE":
                members = groups[end["cube_name"]]
            case "VERTEX":
                members = [end["vertex_index"]]
            case "MEAN":
                members = end["vertex_indices"]
            case "XYZ":  # each coordinate from another vertex
                return Vector(places[index][axis] for axis, index in enumerate(end["vertex_indices"]))
        found = sum((places[index] for index in members), Vector()) / len(members)
        return found + Vector(end.get("offset", (0.0, 0.0, 0.0)))

    armature, bones = _editing(f"MPFB {name}")
    for bone_name, bone in described.items():
        made = bones.new(bone_name)
        made.head, made.tail, made.roll = place(bone["head"]), place(bone["tail"]), bone["roll"]
    for bone_name, bone in described.items():
        made = bones[bone_name]
        if bone["parent"]:
            made.parent = bones[bone["parent"]]
            made.use_connect = bone["use_connect"] and (made.parent.tail - made.head).length < 1e-4
        made.use_inherit_rotation = bone["use_inherit_rotation"]
        made.use_local_location = bone["use_local_location"]
    bpy.ops.object.mode_set(mode="OBJECT")
    for bone_name, bone in described.items():
        armature.pose.bones[bone_name].rotation_mode = bone.get("rotation_mode") or "QUATERNION"
    return armature


def mpfb_body(folder: Path, armature: Any, weights: str | None) -> Any:
    """MakeHuman's base mesh on one of its rigs.

    Args:
        folder: of MPFB's rigs.
        armature: from :func:`mpfb`.
        weights: name of the rig whose weights to use; None lets Blender find some.
    """
    places, _ = mpfb_vertices(folder)
    faces, group = [], ""
    for line in (folder / "base.obj").read_text("utf-8").splitlines():
        if line.startswith("g "):
            group = line[2:].strip()
        elif line.startswith("f ") and group == "body":
            faces.append([int(corner.split("/")[0]) - 1 for corner in line[2:].split()])
    used = sorted({index for face in faces for index in face})
    place = {index: number for number, index in enumerate(used)}
    mesh = bpy.data.meshes.new("Body")
    corners = [[place[index] for index in face] for face in faces]
    mesh.from_pydata([places[index] for index in used], [], corners)
    mesh.polygons.foreach_set("use_smooth", [True] * len(faces))
    body = bpy.data.objects.new("Body", mesh)
    bpy.context.scene.collection.objects.link(body)
    if weights is None:
        bpy.ops.object.select_all(action="DESELECT")
        body.select_set(True)
        armature.select_set(True)
        bpy.context.view_layer.objects.active = armature
        bpy.ops.object.parent_set(type="ARMATURE_AUTO")
        return body
    document = json.loads((folder / f"weights.{weights}.json").read_text("utf-8"))
    for bone, pairs in document["weights"].items():
        group = body.vertex_groups.new(name=bone)
        for index, weight in pairs:
            if index in place:
                group.add([place[index]], weight, "REPLACE")
    body.parent = armature
    body.modifiers.new("Armature", "ARMATURE").object = armature
    return body


def rigify_metarig() -> Any:
    """Rigify's human metarig: A-pose, many bones for spine and fingers."""
    addon_utils.enable("rigify", default_set=True)
    bpy.ops.object.armature_human_metarig_add()
    return bpy.context.object


def rigify_generated(kind: str = "human") -> Any:
    """The control rig that Rigify makes of a metarig; "basic_human", without face and fingers, is quick."""
    addon_utils.enable("rigify", default_set=True)
    getattr(bpy.ops.object, f"armature_{kind}_metarig_add")()
    metarig = bpy.context.object
    bpy.ops.pose.rigify_generate()
    found = bpy.context.object
    bpy.data.objects.remove(metarig)
    return found


def rigify_on_mpfb(folder: Path) -> Any:
    """Rigify's control rig of its basic human, fitted to MakeHuman's base mesh."""
    fitted = mpfb(folder, "human")
    places = {bone.name: (bone.head_local.copy(), bone.tail_local.copy()) for bone in fitted.data.bones}
    bpy.data.objects.remove(fitted)
    neck, skull = places["spine.005"]
    # MPFB has another bone in the back and one less in the neck.
    places |= {
        "spine.002": (places["spine.002"][0], places["spine.003"][1]),
        "spine.003": places["spine.004"],
        "spine.004": (neck, (neck + skull) / 2.0),
        "spine.005": ((neck + skull) / 2.0, skull),
    }
    addon_utils.enable("rigify", default_set=True)
    bpy.ops.object.armature_basic_human_metarig_add()
    metarig = bpy.context.object
    bpy.ops.object.mode_set(mode="EDIT")
    for bone in metarig.data.edit_bones:
        if bone.name in places:
            bone.head, bone.tail = places[bone.name]
    bpy.ops.object.mode_set(mode="OBJECT")
    bpy.ops.pose.rigify_generate()
    found = bpy.context.object
    bpy.data.objects.remove(metarig)
    return found


def rigify_shown(_: BoneMap) -> BoneMap:
    """The bones that Rigify's controls move, by the slot they play: copies of the metarig's."""
    metarig = {
        "hips": ("spine",),
        "spine": ("spine.001", "spine.002", "spine.003"),
        "neck": ("spine.004", "spine.005"),
        "head": ("spine.006",),
    }
    limbs = ("upper_arm", "forearm", "hand", "thigh", "shin", "foot")
    for side, suffix in (("left", "L"), ("right", "R")):
        metarig |= {f"{side}_{part}": (f"{part}.{suffix}",) for part in limbs}
        metarig |= {f"{side}_collar": (f"shoulder.{suffix}",), f"{side}_toes": (f"toe.{suffix}",)}
    return BoneMap("shown", {slot: tuple(f"ORG-{name}" for name in names) for slot, names in metarig.items()})


def variant(change: Callable[[Any], None] | None = None) -> Any:
    """Our own armature with its bones changed, in Edit Mode, by a function."""
    armature = build(bpy.context)
    if change is not None:
        bpy.ops.object.mode_set(mode="EDIT")
        for bone in armature.data.edit_bones:
            bone.use_connect = False
        change(armature.data.edit_bones)
        bpy.ops.object.mode_set(mode="OBJECT")
    return armature


def turn_below(bones: Any, name: str, rotation: Matrix) -> None:
    """Turn a bone and all below it about its head, at rest."""
    pivot = bones[name].head.copy()
    for bone in [bones[name], *bones[name].children_recursive]:
        matrix = Matrix.Translation(pivot) @ rotation.to_4x4() @ Matrix.Translation(-pivot) @ bone.matrix
        length = bone.length
        bone.matrix = matrix
        bone.length = length


def a_pose(bones: Any) -> None:
    """Arms 50° down, a little ahead, and bent; legs 8° apart with the toes out."""
    for side, sign in (("left", 1.0), ("right", -1.0)):
        down = Matrix.Rotation(sign * 0.87, 3, "Y") @ Matrix.Rotation(sign * -0.15, 3, "Z")
        turn_below(bones, f"{side}_shoulder", down)
        along = bones[f"{side}_elbow"].vector.normalized()
        forward = Vector((0.0, -1.0, 0.0))
        hinge = along.cross(forward - along * along.dot(forward)).normalized()
        turn_below(bones, f"{side}_elbow", Matrix.Rotation(0.25, 3, hinge))
        turn_below(bones, f"{side}_hip", Matrix.Rotation(sign * -0.14, 3, "Y"))
        turn_below(
            bones, f"{side}_ankle", Matrix.Rotation(sign * 0.3, 3, "Z") @ Matrix.Rotation(sign * 0.14, 3, "Y")
        )


def odd_rolls(bones: Any) -> None:
    """Another roll for every bone."""
    for number, bone in enumerate(bones):
        bone.roll += 0.7 + 1.9 * number


def sideways(bones: Any) -> None:
    """Bones that do not point at their children, as other programs' files bring them."""
    for number, bone in enumerate(bones):
        along = bone.vector.normalized()
        aside = along.orthogonal() if number % 2 else along.cross(along.orthogonal())
        bone.tail = bone.head + aside * 0.08


def long_spine(bones: Any) -> None:
    """Six bones between hips and neck, three in the neck, as names of the same scheme cannot say."""
    chest, neck = bones["spine3"].tail.copy(), bones["neck"].tail.copy()
    start = bones["spine1"].head.copy()
    for name in ("spine1", "spine2", "spine3"):
        bones[name].name = f"{name}_old"
    parent = bones["pelvis"]
    for number in range(6):
        bone = bones.new(f"spine_{number + 1:02}")
        bone.head, bone.tail = start.lerp(chest, number / 6), start.lerp(chest, (number + 1) / 6)
        bone.parent = parent
        parent = bone
    for name in ("left_collar", "right_collar"):
        bones[name].parent = parent
    base = bones["neck"].head.copy()
    bones["neck"].name = "neck_old"
    for number in range(3):
        bone = bones.new(f"neck_{number + 1:02}")
        bone.head, bone.tail = base.lerp(neck, number / 3), base.lerp(neck, (number + 1) / 3)
        bone.parent = parent
        parent = bone
    bones["head"].parent = parent
    for name in ("spine1_old", "spine2_old", "spine3_old", "neck_old"):
        bones.remove(bones[name])


def y_up(bones: Any) -> None:
    """Y up and in centimetres, as an FBX file's bones lie; the object makes up for it."""
    change = Matrix.Rotation(-1.5707963267948966, 4, "X")
    for bone in bones:
        length = bone.length
        bone.matrix = change @ bone.matrix
        bone.length = length
    for bone in bones:
        bone.head, bone.tail = bone.head * 100.0, bone.tail * 100.0


def facing_elsewhere(bones: Any) -> None:
    """Faces 37° away from -Y at rest."""
    change = Matrix.Rotation(0.65, 4, "Z")
    for bone in bones:
        length = bone.length
        bone.matrix = change @ bone.matrix
        bone.length = length


def stocky(bones: Any) -> None:
    """Short legs and arms, broad shoulders, a large head."""
    for side in ("left", "right"):
        for name, share in (
            ("knee", 0.6),
            ("ankle", 0.7),
            ("elbow", 0.75),
            ("wrist", 0.9),
            ("shoulder", 1.4),
        ):
            joint = bones[f"{side}_{name}"]
            move = (joint.head - joint.parent.head) * (share - 1.0)
            for bone in [joint, *joint.children_recursive]:
                bone.head, bone.tail = bone.head + move, bone.tail + move
            joint.parent.tail = joint.head
    lowest = min(bones[f"{side}_foot"].head.z for side in ("left", "right"))
    for bone in bones:
        bone.head.z, bone.tail.z = bone.head.z - lowest, bone.tail.z - lowest


def place(armature: Any) -> None:
    """Put the object elsewhere: turned, scaled evenly, on a parent that is turned and scaled too."""
    parent = bpy.data.objects.new("Parent", None)
    bpy.context.scene.collection.objects.link(parent)
    parent.location, parent.rotation_euler, parent.scale = (3.0, 1.0, 2.0), Euler((0.3, 1.0, 0.2)), (2.0,) * 3
    armature.parent = parent
    armature.location, armature.rotation_euler, armature.scale = (
        (1.0, 2.0, 3.0),
        Euler((1.0, 0.2, 0.4)),
        (0.3,) * 3,
    )
    bpy.context.view_layer.update()
