"""The best of several poses, chosen by the checker of captions."""

from __future__ import annotations

import numpy as np

from rig.skeleton import FloatArray
from training.checker import check, claims


def best_of(prompt: str, poses: FloatArray, count: int) -> FloatArray:
    """Of each ``count`` poses made from a prompt, the first with which most of its claims agree.

    Claims are those that the checker of captions (:mod:`training.checker`) reads in the prompt: one that it
    finds true counts 1, one that it leaves open 0, one that it refutes -1.

    Args:
        prompt: what they were made from; with nothing to read in it, every first pose is taken.
        poses: float [K · count, 22, 3].
        count: poses to choose from.

    Returns:
        float [K, 22, 3].
    """
    read = claims(prompt)
    values = {True: 1, None: 0, False: -1}
    scores = np.array([sum(values[check(claim, pose)] for claim in read) for pose in poses])
    first = np.arange(0, len(poses), count)
    return np.asarray(poses[first + scores.reshape(-1, count).argmax(axis=1)])
