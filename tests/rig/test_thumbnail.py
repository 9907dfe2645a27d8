from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest

from rig.pose import mirror
from rig.skeleton import JOINT, REFERENCE
from rig.thumbnail import contact_sheet, draw, write_png


def _warm(picture):
    return (picture[..., 3] > 250) & (picture[..., 0] > picture[..., 2].astype(int) + 60)


def _cool(picture):
    return (picture[..., 3] > 250) & (picture[..., 2] > picture[..., 0].astype(int) + 60)


def test_left_is_warm_and_on_the_right_of_a_front_view():
    picture = draw(REFERENCE.rest_pose(), 128, azimuth=0)
    warm, cool = np.nonzero(_warm(picture))[1], np.nonzero(_cool(picture))[1]
    assert warm.mean() > 70
    assert cool.mean() < 58


def test_a_view_from_behind_swaps_the_sides():
    picture = draw(REFERENCE.rest_pose(), 128, azimuth=180)
    assert np.nonzero(_warm(picture))[1].mean() < np.nonzero(_cool(picture))[1].mean()


def test_mirrored_pose_is_the_mirrored_outline():
    pose = REFERENCE.rest_pose()
    pose[JOINT["left_wrist"]] = pose[JOINT["left_elbow"]] + (0.0, 0.268, 0.0)
    figure = draw(pose, 96, azimuth=0)[..., 3] > 250
    assert not np.array_equal(figure, figure[:, ::-1])
    mirrored = draw(mirror(pose), 96, azimuth=0)[..., 3] > 250
    assert (mirrored != figure[:, ::-1]).mean() < 0.005


def test_the_nearer_limb_hides_the_farther():
    pose = REFERENCE.rest_pose()
    left_view = draw(pose, 128, azimuth=90, elevation=0)
    legs = left_view[80:]
    assert _warm(legs).sum() > 4 * _cool(legs).sum()


def test_transparent_background_and_opaque_body():
    picture = draw(REFERENCE.rest_pose(), 64)
    assert picture.shape == (64, 64, 4)
    assert picture.dtype == np.uint8
    assert picture[0, 0, 3] == 0
    assert 0.05 < (picture[..., 3] == 255).mean() < 0.5


@pytest.mark.parametrize("size", [1, 31, 128])
def test_every_size_is_drawn(size):
    assert draw(REFERENCE.rest_pose(), size).shape == (size, size, 4)


def test_a_limb_pointing_at_the_viewer_is_drawn():
    pose = REFERENCE.rest_pose()
    for name, length in (("elbow", 0.26), ("wrist", 0.528)):
        pose[JOINT[f"left_{name}"]] = pose[JOINT["left_shoulder"]] + (0.0, 0.0, length)
    picture = draw(pose, 128, azimuth=0, elevation=0)
    assert np.isfinite(picture).all()
    assert _warm(picture)[:60].any()


def test_wrong_input_is_refused():
    with pytest.raises(ValueError, match="22"):
        draw(np.zeros((21, 3)))
    with pytest.raises(ValueError, match="finite"):
        draw(np.full((22, 3), np.nan))
    with pytest.raises(ValueError, match="at least one"):
        contact_sheet([])


def test_contact_sheet_fills_rows():
    pose = REFERENCE.rest_pose()
    sheet = contact_sheet([pose] * 5, columns=3, size=32)
    assert sheet.shape == (64, 96, 4)
    assert np.array_equal(sheet[:32, :32], sheet[32:, 32:64])
    assert (sheet[32:, 64:] == sheet[0, 0]).all()  # the sixth place is empty


def test_png_holds_the_picture(tmp_path):
    picture = np.random.default_rng(0).integers(0, 256, (5, 7, 4), dtype=np.uint8)
    write_png(tmp_path / "a.png", picture)
    data = (tmp_path / "a.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(kind + body)
        chunks[kind] = body
        at += 12 + length
    assert struct.unpack(">IIBBBBB", chunks[b"IHDR"]) == (7, 5, 8, 6, 0, 0, 0)
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(5, 29)
    assert (rows[:, 0] == 0).all()
    assert np.array_equal(rows[:, 1:].reshape(5, 7, 4), picture)
