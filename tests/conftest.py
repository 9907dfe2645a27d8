"""Fixtures for all tests outside Blender."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def tiny_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Path of a random, valid set of weights for the MiniLM encoder."""
    # Not at the top: the tests inside Blender load this file too, and there is no torch there.
    from tests.tiny_model import write_tiny_weights

    return write_tiny_weights(tmp_path_factory.mktemp("weights") / "tiny.safetensors")
