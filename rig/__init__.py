"""Poses on bones: the skeleton, the rotation solver, armatures and action writing.

``skeleton``, ``pose`` and ``rotations`` are numpy only, so that they run outside Blender;
the other modules need ``bpy``. Nothing is imported here, for the same reason.
"""
