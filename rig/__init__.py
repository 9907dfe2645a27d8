"""Poses on bones: the skeleton, the rotation solver, bone maps, retargeting, armatures and action writing.

``skeleton``, ``pose``, ``rotations``, ``rest``, ``retarget`` and ``contacts`` are numpy only, ``bone_map``
and ``recognition`` need not even that, so that they run outside Blender; the other modules need ``bpy``.
Nothing is imported here, for the same reason.
"""
