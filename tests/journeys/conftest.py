"""The real scans, unpacked as for the tests of imaging."""

from tests.imaging.conftest import unpacked

__all__ = ["unpacked"]
