"""Fixtures for all tests outside Blender."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tiny_model import write_tiny_weights


@pytest.fixture(scope="session")
def tiny_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Path of a random, valid set of weights for the MiniLM encoder."""
    return write_tiny_weights(tmp_path_factory.mktemp("weights") / "tiny.safetensors")
