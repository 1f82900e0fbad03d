"""A surface out of a file nobody can vouch for: what `surface.import` runs in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from surgplan.base.progress import Progress
from surgplan.mesh.files import read_any_surface


def read_surface_file(arguments: Mapping[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """The surface at `path` in a `unit` and `frame`: `points.npy` (LPS mm) and `triangles.npy` in `folder`.

    Answers `no_solid`: why it is not the skin of a solid, or nothing. BadInput as `read_any_surface`.
    """
    progress(0.1, "reading the file")
    mesh, no_solid = read_any_surface(Path(arguments["path"]), arguments["unit"], arguments["frame"])
    np.save(folder / "points.npy", mesh.points)
    np.save(folder / "triangles.npy", mesh.triangles)
    return {"no_solid": no_solid}
