"""Surfaces to and from files; what comes in must say its unit and frame, and must be the skin of a solid."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from surgplan.base.errors import BadInput, StorageFailed
from surgplan.base.geometry import Floats
from surgplan.mesh.formats.inp import write_inp
from surgplan.mesh.formats.ply import obj_bytes, ply_bytes, read_by_trimesh
from surgplan.mesh.formats.stated import Stated, stated
from surgplan.mesh.formats.stl import read_stl, stl_bytes, stl_text
from surgplan.mesh.formats.threemf import read_threemf, threemf_bytes
from surgplan.mesh.formats.vtu import write_vtu
from surgplan.mesh.repair.size import unit_words
from surgplan.mesh.triangles import Triangles, TriMesh

__all__ = ["FRAMES", "UNITS_MM", "named", "read_surface", "read_triangles", "write_inp", "write_surface", "write_vtu"]

UNITS_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "inch": 25.4}
FRAMES = {"LPS": np.array([1.0, 1, 1]), "RAS": np.array([-1.0, -1, 1])}
LARGEST_FILE = 1 << 30
SMALLEST_MM, LARGEST_MM = 0.5, 2500.0
"""A surface outside these lengths was most likely read in a wrong unit."""
WRITERS = {".ply": ply_bytes, ".obj": obj_bytes, ".3mf": threemf_bytes}


def write_surface(mesh: TriMesh, path: Path, name: str = "surface", text: bool = False) -> None:
    """Write a surface in LPS mm as its ending says: STL (ASCII with `text`), PLY, OBJ or 3MF; the header says frame and unit.

    BadInput for another ending, StorageFailed if the file can't be written.
    """
    ending = path.suffix.lower()
    writer = (stl_text if text else stl_bytes) if ending == ".stl" else WRITERS.get(ending)
    if writer is None:
        raise BadInput(f"a surface can't be written as {ending or 'a file without ending'}; use .stl, .ply, .obj or .3mf")
    data = writer(mesh, f"surgplan LPS mm {name}".replace("\n", " "))
    try:
        path.write_bytes(data)
    except OSError as exc:
        raise StorageFailed(f"{path} could not be written: {exc.strerror or exc}") from exc


def read_surface(path: Path, unit: str, frame: str) -> TriMesh:
    """The closed surface in an STL, PLY, OBJ or 3MF file, in LPS mm, turned outwards.

    `unit` is mm, cm, m or inch; `frame` is LPS or RAS, which differ in the sign of x and y. BadInput says what is wrong:
    no such file, a damaged one, holes, edges shared by more than two triangles, no volume, or a size no part has.
    """
    with named(path):
        return _solid(_used(*_parsed(_bytes(path, unit, frame), path.suffix.lower(), unit, frame), unit))


def read_triangles(path: Path, unit: str, frame: str) -> TriMesh:
    """The triangles of a file as they are, in LPS mm; whatever they bound.

    BadInput says what is wrong with the file, also where it states another unit or frame itself, or has a size no part has.
    """
    with named(path):
        data = _bytes(path, unit, frame)
        _refuse_contradiction(stated(data, path.suffix.lower()), unit, frame)
        return _used(*_parsed(data, path.suffix.lower(), unit, frame), unit)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Name the file in what is said of it."""
    try:
        yield
    except BadInput as exc:
        raise BadInput(str(exc) if path.name in str(exc) else f"{path.name} can't be used: {exc}") from exc


def _bytes(path: Path, unit: str, frame: str) -> bytes:
    if unit not in UNITS_MM:
        raise BadInput(f"the unit of {path.name} must be one of {', '.join(UNITS_MM)}, not {unit!r}")
    if frame not in FRAMES:
        raise BadInput(f"the frame of {path.name} must be LPS or RAS, not {frame!r}")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput(f"{path.name} is larger than 1 GB; reduce its triangles first")
        return path.read_bytes()
    except OSError as exc:
        raise BadInput(f"{path} can't be read: {exc.strerror or exc}") from exc


def _refuse_contradiction(said: Stated, unit: str, frame: str) -> None:
    for what, asked, told in (("unit", unit, said.unit), ("frame", frame, said.frame)):
        if told not in ("", asked):
            raise BadInput(f"it states that its {what} is {told}, but {asked} was asked for; name the {what} it states")


def _parsed(data: bytes, ending: str, unit: str, frame: str) -> tuple[Floats, Triangles]:
    points, triangles = _as_stored(data, ending, unit)
    return points * (UNITS_MM[unit] * FRAMES[frame]), triangles


def _as_stored(data: bytes, ending: str, unit: str) -> tuple[Floats, Triangles]:
    if ending == ".stl":
        return read_stl(data)
    if ending in (".ply", ".obj"):
        return read_by_trimesh(data, ending[1:])
    if ending == ".3mf":
        points, triangles, unit_mm = read_threemf(data)
        if unit_mm != UNITS_MM[unit]:
            raise BadInput(f"it states a unit of {unit_mm:g} mm, but {unit} was asked for; name the unit it states")
        return points, triangles
    raise BadInput(f"surfaces are read from .stl, .ply, .obj and .3mf, not {ending or 'a file without ending'}")


def _used(points: Floats, triangles: Triangles, unit: str) -> TriMesh:
    """A mesh of the points in use."""
    a, b, c = triangles.T if len(triangles) else np.zeros((3, 0), dtype=np.int32)
    triangles = triangles[(a != b) & (b != c) & (c != a)]
    if not len(triangles):
        raise BadInput("it holds no triangles")
    used, index = np.unique(triangles, return_inverse=True)
    mesh = TriMesh(points[used], index.reshape(-1, 3).astype(np.int32))
    if not np.isfinite(mesh.points).all():
        raise BadInput("some of its coordinates are not finite numbers")
    extent = float(np.max(mesh.bounds[1] - mesh.bounds[0]))
    if not SMALLEST_MM <= extent <= LARGEST_MM:
        raise BadInput(unit_words(extent, unit, UNITS_MM) or f"it would be {extent:.3g} mm long; check the unit")
    return mesh


def _solid(mesh: TriMesh) -> TriMesh:
    """The mesh turned outwards, if it is the skin of a solid."""
    _check_edges(mesh)
    volume = mesh.volume_mm3
    if abs(volume) < 1e-6 * float(np.max(mesh.bounds[1] - mesh.bounds[0])) ** 3:
        raise BadInput("it encloses no volume")
    return mesh if volume > 0 else TriMesh(mesh.points, mesh.triangles[:, ::-1])


def _check_edges(mesh: TriMesh) -> None:
    ends = np.sort(mesh.triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1).astype(np.int64)
    count = np.unique(ends[:, 0] * len(mesh.points) + ends[:, 1], return_counts=True)[1]
    if (count == 1).any():
        raise BadInput(f"its surface has holes: {int((count == 1).sum())} open edges; close them in the program it came from")
    if (count > 2).any():
        raise BadInput(f"{int((count > 2).sum())} of its edges are shared by more than two triangles, so it bounds no solid")
    if mesh.open_edges:
        raise BadInput("its triangles do not all turn the same way; let the program it came from make the normals consistent")
