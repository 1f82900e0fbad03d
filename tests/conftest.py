"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real scans; the test is skipped where it is absent."""
    folder = Path(os.environ.get("SURGPLAN_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no real scans here: set SURGPLAN_DATA to their folder (looked in {folder})")
    return folder


@pytest.fixture(scope="session")
def sample_scans() -> Path:
    """The folder of the sample scans that come with surgplan."""
    return ROOT / "sample_scans"


class MemoryBlobs:
    """Blobs in a dictionary, for tests of operations without a case file."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, blob: str) -> bytes:
        """The bytes put before."""
        return self.kept[blob]

    def put(self, data: bytes | memoryview) -> str:
        """Keep bytes."""
        import hashlib

        name = hashlib.sha256(data).hexdigest()
        self.kept[name] = bytes(data)
        return name


@pytest.fixture
def blobs() -> MemoryBlobs:
    """An empty store of blobs in memory."""
    return MemoryBlobs()
