"""How long it takes to put poses on a large control rig, in wall time.

Run it as ``.venv-blender-4.5/bin/python -m tests.blender.rig_bench``: it generates Rigify's full human and
prints a line.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

import bpy
import numpy as np

from rig.apply import apply_pose, apply_poses
from tests.blender.test_rig_retarget import plausible_poses

_SINGLE = 30
_FRAMES = 200


def _milliseconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return 1000.0 * (time.perf_counter() - started)


def main() -> None:
    """Generate, apply, print."""
    bpy.ops.wm.read_homefile(use_empty=True)
    bpy.ops.preferences.addon_enable(module="rigify")
    bpy.ops.object.armature_human_metarig_add()
    bpy.ops.pose.rigify_generate()
    rig = bpy.data.objects["rig"]
    poses = plausible_poses(_FRAMES)
    apply_pose(rig, poses[0])  # measures the rig once
    single = [_milliseconds(lambda pose=pose: apply_pose(rig, pose)) for pose in poses[:_SINGLE]]
    frames = [float(frame) for frame in range(_FRAMES)]
    many = _milliseconds(lambda: apply_poses(rig, poses, frames))
    print(
        f"Blender {bpy.app.version_string}, {len(rig.data.bones)} bones: one pose {np.median(single):.0f} ms "
        f"(slowest of {_SINGLE}: {max(single):.0f} ms), {_FRAMES} keyframes {many / 1000.0:.2f} s"
    )


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # a process that used Rigify can hang when it exits
