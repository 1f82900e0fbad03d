"""The window is there at once: nothing heavy is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "pydicom",
    "pynetdicom",
    "requests",
    "keyring",
    "numba",
    "scipy",
    "SimpleITK",
    "trimesh",
    "pyvista",
    "highdicom",
    "vtk",
    "surgplan.vocabulary",
)


def test_the_window_loads_nothing_heavy() -> None:
    asked = f"import sys, surgplan.app.window; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "[]"
