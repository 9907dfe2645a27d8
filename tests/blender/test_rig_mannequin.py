from __future__ import annotations

import math

import bpy
import numpy as np
import pytest

from rig import mannequin, scene
from rig.__main__ import main
from rig.apply import apply_pose
from rig.armature import build, is_reference
from rig.pose import to_blender
from rig.rotations import forward, global_rotations
from rig.skeleton import JOINT, REFERENCE


@pytest.fixture(autouse=True)
def empty_file():
    bpy.ops.wm.read_homefile(use_empty=True)


def bent_pose(seed=0, degrees=50.0):
    rng = np.random.default_rng(seed)
    axes = rng.normal(size=(22, 3))
    axes /= np.linalg.norm(axes, axis=-1, keepdims=True)
    half = np.radians(rng.uniform(0, degrees, 22))[:, None] / 2
    return forward(np.concatenate([np.cos(half), np.sin(half) * axes], axis=-1), np.array([0.0, 1.0, 0.0]))


def figure(pose, **where):
    armature = build(bpy.context, **where)
    apply_pose(armature, pose)
    return armature, mannequin.add(armature)


def posed_vertices(thing):
    bpy.context.view_layer.update()
    evaluated = thing.evaluated_get(bpy.context.evaluated_depsgraph_get())
    return np.array([evaluated.matrix_world @ vertex.co for vertex in evaluated.data.vertices])


def test_rest_pose_shows_the_shape_itself():
    _, body = figure(REFERENCE.rest_pose())
    rest = np.array([vertex.co for vertex in body.data.vertices])
    assert np.abs(posed_vertices(body) - rest).max() < 1e-5
    assert abs(rest[:, 2].min()) < 1e-6


def test_every_part_moves_with_its_bone():
    pose = bent_pose()
    _, body = figure(pose)
    rest = REFERENCE.rest_pose()
    posed = posed_vertices(body)
    turned = global_rotations(pose)
    groups = [group.name for group in body.vertex_groups]
    assert set(groups) == set(JOINT)
    checked = 0
    for vertex in body.data.vertices:
        if vertex.index % 37 or len(vertex.groups) != 1:
            continue
        joint = JOINT[groups[vertex.groups[0].group]]
        x, y, z = vertex.co  # back to the pose frame
        expected = pose[joint] + turned[joint] @ (np.array([x, z, -y]) - rest[joint])
        assert np.linalg.norm(posed[vertex.index] - to_blender(expected)) < 1e-3
        checked += 1
    assert checked > 300


def test_mannequins_share_a_mesh():
    _, first = figure(REFERENCE.rest_pose())
    second_armature = build(bpy.context, location=(3.0, 0.0, 0.0))
    pose = bent_pose(1)
    apply_pose(second_armature, pose)
    second = mannequin.add(second_armature, first.data)
    assert second.data == first.data
    assert len(second.vertex_groups) == 22
    assert posed_vertices(first)[:, 0].max() < 1.0
    assert abs(posed_vertices(second)[:, 0].mean() - 3.0) < 0.6


def seen(points):
    """Places of world points in the camera's picture, 0 to 1 from the lower left corner."""
    from bpy_extras.object_utils import world_to_camera_view
    from mathutils import Vector

    shown = bpy.context.scene
    return np.array([world_to_camera_view(shown, shown.camera, Vector(point)) for point in points])


@pytest.mark.parametrize("aspect", [0.5, 0.8, 1.6])
@pytest.mark.parametrize("azimuth", [-120.0, 30.0])
def test_the_camera_frames_the_figure(aspect, azimuth):
    pose = bent_pose(2, degrees=90.0)
    _, body = figure(pose, location=(4.0, -3.0, 0.0))
    scene.prepare(bpy.context)
    render = bpy.context.scene.render
    render.resolution_x, render.resolution_y = round(1000 * aspect), 1000
    scene.frame(bpy.context, [body], azimuth=azimuth, aspect=aspect, below=0.2)
    bpy.context.view_layer.update()
    places = seen(posed_vertices(body)[::11])
    assert places[:, 0].min() > 0.0
    assert places[:, 0].max() < 1.0
    assert places[:, 1].min() > 0.19
    assert places[:, 1].max() < 1.0
    assert np.ptp(places[:, 0]) > 0.6 or np.ptp(places[:, 1]) > 0.6  # and fills the picture


def test_the_camera_stands_in_front_and_to_the_left():
    _, body = figure(REFERENCE.rest_pose())
    scene.prepare(bpy.context)
    scene.frame(bpy.context, [body])
    eye = bpy.context.scene.camera.matrix_world.translation
    assert math.degrees(math.atan2(eye.x, -eye.y)) == pytest.approx(30.0, abs=5.0)
    assert 0.5 < eye.z < 3.0


def test_a_leap_shows_the_floor():
    _, body = figure(REFERENCE.rest_pose() + np.array([0.0, 1.0, 0.0]))
    scene.prepare(bpy.context)
    render = bpy.context.scene.render
    render.resolution_x, render.resolution_y = 640, 800
    scene.frame(bpy.context, [body])
    bpy.context.view_layer.update()
    assert 0.0 < seen([(0.0, 0.0, 0.0)])[0, 1] < 0.2


def write(path, poses, prompts, **more):
    np.savez(path, poses=np.asarray(poses, np.float32), prompts=np.array(prompts), **more)
    return path


def picture(path):
    image = bpy.data.images.load(str(path))
    values = np.empty(4 * image.size[0] * image.size[1], np.float32)
    image.pixels.foreach_get(values)
    return values.reshape(image.size[1], image.size[0], 4)


def test_one_pose_becomes_a_blend_file_and_a_picture(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr("rig.__main__._PICTURE", (160, 200))
    pose = bent_pose(3)
    source = write(tmp_path / "a.npz", [[bent_pose(4), pose]], ["a person bends"], seeds=[0, 1])
    blend, png = tmp_path / "a.blend", tmp_path / "a.png"
    assert main([str(source), "--blend", str(blend), "--png", str(png), "--index", "0,1"]) == 0
    printed = capfd.readouterr().out
    assert printed.endswith(f"wrote {blend}\nwrote {png}\n")
    assert "Sample" not in printed, "Blender's progress lines are shown"

    shown = picture(png)
    assert shown.shape == (200, 160, 4)
    wood = (shown[..., 0] > shown[..., 2] * 1.3).mean()
    assert 0.03 < wood < 0.5

    bpy.ops.wm.open_mainfile(filepath=str(blend))
    armatures = [thing for thing in bpy.data.objects if is_reference(thing)]
    assert len(armatures) == 1
    for bone in armatures[0].pose.bones:
        bone.matrix_basis.identity()
    bpy.context.scene.frame_set(1)  # the pose comes from its keys
    bpy.context.view_layer.update()
    heads = np.array([armatures[0].pose.bones[name].head for name in REFERENCE.names])
    assert np.abs(heads - to_blender(pose)).max() < 1e-3
    assert any(modifier.type == "ARMATURE" for thing in bpy.data.objects for modifier in thing.modifiers)
    assert bpy.context.scene.camera is not None


def test_several_poses_become_a_labelled_sheet(tmp_path, monkeypatch):
    monkeypatch.setattr("rig.__main__._TILE", (160, 200))
    source = write(
        tmp_path / "b.npz", [[bent_pose(5)], [bent_pose(6)], [bent_pose(7)]], ["one", "two", "three"]
    )
    png, blend = tmp_path / "b.png", tmp_path / "b.blend"
    assert main([str(source), "--png", str(png), "--blend", str(blend)]) == 0
    shown = picture(png)
    assert shown.shape == (400, 320, 4)
    tiles = {"one": shown[200:, :160], "two": shown[200:, 160:], "three": shown[:200, :160]}
    for name, tile in tiles.items():
        assert (tile[..., 0] > tile[..., 2] * 1.3).mean() > 0.02, f"no figure for {name}"
        strip = tile[:30, :, :3].max(-1)
        assert strip.min() < 0.7 < np.median(strip), f"no label for {name}"
    assert (shown[:200, 160:] == 1.0).all()  # the fourth place is empty
    bpy.ops.wm.open_mainfile(filepath=str(blend))
    assert len([thing for thing in bpy.data.objects if is_reference(thing)]) == 3
    assert not [thing for thing in bpy.data.objects if thing.type == "FONT"]
    assert "tile" not in bpy.context.scene.render.filepath  # whose folder is gone


def test_an_index_that_is_none_is_explained(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main([str(tmp_path / "in.npz"), "--png", str(tmp_path / "x.png"), "--index", "first"])
    assert "'first' is not two numbers such as 0,3" in capsys.readouterr().err


REST = REFERENCE.rest_pose()


@pytest.mark.parametrize(
    ("arrays", "options", "complaint"),
    [
        (None, ["--png", "OUT/x.png"], "does not exist"),
        (b"not a zip file", ["--png", "OUT/x.png"], "not a readable .npz"),
        ({"poses": REST[None, None]}, ["--png", "OUT/x.png"], "has no prompts"),
        ({"poses": REST, "prompts": ["a"]}, ["--png", "OUT/x.png"], "not numbers [prompts, poses, 22, 3]"),
        ({"poses": REST[None, None], "prompts": ["a", "b"]}, ["--png", "OUT/x.png"], "2 prompts"),
        ({"poses": REST[None, None] * np.nan, "prompts": ["a"]}, ["--png", "OUT/x.png"], "not finite"),
        ({"poses": REST[None, None], "prompts": np.array([{}])}, ["--png", "OUT/x.png"], "not a readable"),
        ({"poses": REST[None, None], "prompts": ["a"]}, ["--png", "x.png", "--index", "0,1"], "no pose 0,1"),
        ({"poses": REST[None, None], "prompts": ["a"]}, [], "Nothing to write"),
        ({"poses": REST[None, None], "prompts": ["a"]}, ["--png", "OUT/no/x.png"], "folder"),
    ],
)  # fmt: skip
def test_bad_input_is_explained(tmp_path, capsys, arrays, options, complaint):
    source = tmp_path / "in.npz"
    if isinstance(arrays, bytes):
        source.write_bytes(arrays)
    elif arrays is not None:
        np.savez(source, **arrays)
    code = main([str(source), *[option.replace("OUT", str(tmp_path)) for option in options]])
    assert code == 2
    message = capsys.readouterr().err
    assert message.startswith("error: ")
    assert complaint in message
    assert "Traceback" not in message
