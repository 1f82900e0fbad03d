"""Meshes random label volumes and tells what came of it; `python -m tests.mesh.random_meshes 200` is the long run."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import MeshFailed
from surgplan.mesh.angles import dihedral_angles_deg
from surgplan.mesh.curved import PLACES, curved_tet10
from surgplan.mesh.faces import boundary_faces, face_table
from surgplan.mesh.fields import mask_field
from surgplan.mesh.lattice import NOTED, REFUSED, Body, tetrahedra
from surgplan.mesh.quadratic import jacobians
from surgplan.mesh.sizing import Everywhere, NearPoint, Sizing, ThinWalls, finest
from surgplan.mesh.surface import TriMesh
from tests.mesh.random_labels import KINDS, LabelVolume, volume

SIZES_MM = (0.6, 1.0, 1.7, 3.0)


@dataclass(frozen=True)
class Outcome:
    """What came of one volume."""

    name: str
    kind: str
    """meshed, or refused."""
    words: str
    tetrahedra: int = 0
    smallest_deg: float = 180.0
    below_10_deg: int = 0
    noted: int = 0


def outcome(number: int) -> Outcome:
    """Mesh the volume of a number, refined or not, and check the mesh; AssertionError where it is not what it must be."""
    labels = volume(number)
    size_mm = SIZES_MM[number // len(KINDS) % len(SIZES_MM)] * min(labels.grid.spacing_mm)
    try:
        bodies = [Body(f"label {v}", mask_field(labels.labels == v, labels.grid)) for v in labels.values]
        mesh = tetrahedra(bodies, size_mm, sizing=sizing_for(number, labels, bodies, size_mm))
    except MeshFailed as exc:
        words = str(exc)
        mesh = None
    if mesh is None:
        assert len(words) > 30
        assert "\n" not in words
        return Outcome(labels.name, "refused", words)
    must_be_sound(mesh)
    angles = dihedral_angles_deg(mesh.points, mesh.tets)[:, 0]
    curved = curved_tet10(mesh)
    assert jacobians(curved.points, curved.tets, PLACES).min() > 0
    poor = int((angles < 10).sum())
    return Outcome(labels.name, "meshed", "; ".join(mesh.notes), len(angles), float(angles.min()), poor, len(mesh.notes))


def sizing_for(number: int, labels: LabelVolume, bodies: list[Body], size_mm: float) -> Sizing | None:
    """Every third volume is refined around its middle, and every sixth in thin walls as well."""
    if number % 3 or not bodies:
        return None
    near = NearPoint(labels.grid.centre_mm, 2 * size_mm, size_mm / 4)
    return finest(near, ThinWalls(bodies[0].field, size_mm / 2)) if number % 2 else finest(near, Everywhere(size_mm))


def must_be_sound(mesh) -> None:
    """Elements of positive volume that share whole faces, an outside that is closed, bodies of their volume or a note."""
    assert mesh.volumes_mm3().min() > 0
    face_table(mesh.tets)  # raises if three tetrahedra meet in a face
    outside = TriMesh(mesh.points, boundary_faces(mesh.tets)[0])
    assert outside.is_closed
    assert np.isclose(outside.volume_mm3, mesh.volumes_mm3().sum(), rtol=1e-6)
    assert len(np.unique(mesh.tets)) == len(mesh.points)
    assert set(mesh.material.tolist()) == set(range(len(mesh.names)))
    must_hang_together(mesh)
    for name in mesh.names:
        error = abs(mesh.made[f"volume_error_{name}"][0]) / 100
        assert error <= REFUSED
        assert error <= NOTED or any(f"{name!r} holds" in note for note in mesh.notes)


def must_hang_together(mesh) -> None:
    """No point lies on an outer edge between two others: the sign of a node that hangs."""
    triangles = boundary_faces(mesh.tets)[0]
    edges = np.unique(np.sort(triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1), axis=0)
    middle = np.unique(np.round(mesh.points[edges].mean(axis=1), 7), axis=0)
    points = np.unique(np.round(mesh.points, 7), axis=0)
    both = np.concatenate([middle, points])
    assert len(np.unique(both, axis=0)) == len(both)


def main(count: int) -> int:
    """Mesh the first volumes and print a table; 1 if any mesh was not sound."""
    found: list[Outcome] = []
    wrong = []
    start = time.perf_counter()
    for number in range(count):
        try:
            found.append(outcome(number))
        except Exception as exc:
            wrong.append(f"{volume(number).name}: {type(exc).__name__} {exc}")
    counts = Counter((one.name.split(" ", 1)[1].rsplit(" (", 1)[0], one.kind) for one in found)
    lines = [f"{'kind of volume':24}  meshed  refused"]
    lines += [f"{kind:24}{counts[kind, 'meshed']:8}{counts[kind, 'refused']:9}" for kind in KINDS]
    meshed = [one for one in found if one.kind == "meshed"]
    total, poor = sum(one.tetrahedra for one in meshed), sum(one.below_10_deg for one in meshed)
    lines += [
        f"{len(meshed)} meshed, {len(found) - len(meshed)} refused, {len(wrong)} wrong, {time.perf_counter() - start:.0f} s"
    ]
    least = min((one.smallest_deg for one in meshed), default=0.0)
    lines += [f"{total} tetrahedra, {100 * poor / max(1, total):.3g} % below 10 deg, least {least:.2g} deg", *wrong]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
