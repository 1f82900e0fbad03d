"""A surface out of a file nobody can vouch for: what `surface.import` runs in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from surgplan.base.progress import Progress
from surgplan.mesh.repair.door import receive


def read_surface_file(arguments: Mapping[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """The surface at `path` in a `unit` and `frame`: `points.npy` (LPS mm) and `triangles.npy` in `folder`.

    Answers `solid`, `faults` and `notes` as `receive` gives them, mended if `repair`. BadInput as there.
    """
    progress(0.1, "reading and checking the surface")
    found = receive(Path(arguments["path"]), arguments["unit"], arguments["frame"], arguments.get("repair", False))
    np.save(folder / "points.npy", found.mesh.points)
    np.save(folder / "triangles.npy", found.mesh.triangles)
    return {"solid": found.solid, "faults": found.faults, "notes": list(found.notes)}
