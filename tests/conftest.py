"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

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


def without_system(words: str) -> NoReturn:
    """Skip a test for want of something on this computer; where SURGPLAN_TEST_SYSTEM promises that all is there, fail it."""
    if os.environ.get("SURGPLAN_TEST_SYSTEM"):
        pytest.fail(f"{words}, though SURGPLAN_TEST_SYSTEM is set", pytrace=False)
    pytest.skip(words)


@pytest.fixture(scope="session")
def needs_program() -> Callable[[str, str], str]:
    """Finds a program on the path by its name and its Debian package."""

    def found(name: str, package: str) -> str:
        path = shutil.which(name)
        return path if path is not None else without_system(f"{name} is not installed: apt-get install {package}")

    return found


@pytest.fixture(scope="session")
def gl() -> None:
    """Libraries, or a display, to draw in 3D with; macOS and Windows bring theirs."""
    from surgplan.report import rendering

    missing = rendering.missing_gl()
    if missing and sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        without_system(f"there is no GL to draw with: {missing}")


class MemoryBlobs:
    """Blobs in a dictionary, for tests of operations without a case file."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, blob: str) -> bytes:
        """The bytes put before."""
        return self.kept[blob]

    def pieces(self, blob: str) -> Iterator[bytes]:
        """The bytes put before, in pieces."""
        data = self.kept[blob]
        return (data[at : at + 1000] for at in range(0, len(data), 1000))

    def put(self, data: bytes | memoryview) -> str:
        """Keep bytes."""
        import hashlib

        name = hashlib.sha256(data).hexdigest()
        self.kept[name] = bytes(data)
        return name

    def put_all(self, data: list[bytes | memoryview]) -> list[str]:
        """Keep several."""
        return [self.put(one) for one in data]


@pytest.fixture
def blobs() -> MemoryBlobs:
    """An empty store of blobs in memory."""
    return MemoryBlobs()
