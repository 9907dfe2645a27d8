from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from rig.body import JOINTS, WOOD, body
from rig.skeleton import JOINT, MIRROR, REFERENCE


@pytest.fixture(scope="module")
def shape():
    return body()


def part(shape, *bones):
    return shape.vertices[shape.weights[:, [JOINT[bone] for bone in bones]].sum(-1) > 0.5]


def test_stands_on_the_floor_and_is_as_tall_as_a_person(shape):
    assert shape.vertices[:, 1].min() == 0.0
    assert 1.75 < shape.vertices[:, 1].max() < 1.85
    for side in ("left", "right"):
        assert (part(shape, f"{side}_ankle")[:, 1] == 0.0).sum() > 50  # flat soles
        assert (part(shape, f"{side}_foot")[:, 1] == 0.0).sum() > 20


def test_left_and_right_mirror_each_other(shape):
    flipped = shape.vertices * (-1.0, 1.0, 1.0)
    for joint, other in enumerate(MIRROR):
        ours = shape.vertices[shape.weights[:, joint] == 1.0]
        theirs = flipped[shape.weights[:, other] == 1.0]
        order, other_order = (np.lexsort(points.round(6).T) for points in (ours, theirs))
        assert np.allclose(ours[order], theirs[other_order], atol=1e-5), REFERENCE.names[joint]


def test_every_solid_is_closed_and_faces_outward(shape):
    edges = Counter((a, b) for face in shape.faces for a, b in zip(face, (*face[1:], face[0]), strict=True))
    assert set(edges.values()) == {1}  # no edge is walked twice the same way …
    assert all((b, a) in edges for a, b in edges)  # … and each is walked back by the neighbouring face
    volume = 0.0
    for face in shape.faces:
        first = shape.vertices[face[0]]
        for b, c in pairwise(face[1:]):
            volume += np.dot(first, np.cross(shape.vertices[b], shape.vertices[c])) / 6.0
    assert 0.04 < volume < 0.10  # cubic metres, overlaps counted twice; negative if inside out


def test_every_vertex_is_carried_and_only_the_waist_is_soft(shape):
    assert np.allclose(shape.weights.sum(-1), 1.0)
    soft = ((shape.weights > 0) & (shape.weights < 1)).any(-1)
    assert soft.any()
    heights = shape.vertices[soft][:, 1]
    assert 0.95 < heights.min() < heights.max() < 1.3
    spine = [JOINT[name] for name in ("pelvis", "spine1", "spine2", "spine3")]
    assert np.allclose(shape.weights[soft][:, spine].sum(-1), 1.0)


def test_limbs_cover_their_bones(shape):
    rest = REFERENCE.rest_pose()
    for bone, child in (
        ("left_shoulder", "left_elbow"), ("right_elbow", "right_wrist"), ("left_hip", "left_knee"),
        ("right_knee", "right_ankle"), ("left_ankle", "left_foot"), ("neck", "head"),
    ):  # fmt: skip
        points = part(shape, bone)
        middle = (rest[JOINT[bone]] + rest[JOINT[child]]) / 2.0
        distance = np.linalg.norm(points - middle, axis=-1)
        assert distance.min() < 0.09, bone
        along = rest[JOINT[child]] - rest[JOINT[bone]]
        share = (points - rest[JOINT[bone]]) @ along / (along @ along)
        assert share.min() < 0.15, bone
        assert share.max() > 0.85, bone


def test_the_face_looks_ahead(shape):
    head = part(shape, "head")
    tip = head[head[:, 2].argmax()]
    assert abs(tip[0]) < 0.005  # the nose is in the middle
    assert 1.63 < tip[1] < 1.70


def test_materials_tell_joints_from_wood(shape):
    assert set(shape.materials.tolist()) == {WOOD, JOINTS}
    assert len(shape.materials) == len(shape.faces)
