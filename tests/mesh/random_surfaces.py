"""Surfaces of random label volumes, one label at a time and all at once: valid, or refused with a reason.

`python -m tests.mesh.random_surfaces 200` goes through as many volumes and tells what came of them by kind.
"""

from __future__ import annotations

import sys
from collections import Counter

import manifold3d
import numpy as np

from surgplan.base.errors import MeshFailed
from surgplan.mesh.shared_surfaces import surfaces
from surgplan.mesh.surface import TriMesh, extract
from tests.mesh.random_labels import LabelVolume, volume

SMALLEST_PART = 0.4
"""Of the voxels' volume that the surface of loose voxels holds at least: a single one keeps half in a shared contour."""


def must_be_valid(mesh: TriMesh) -> None:
    """Closed, each edge between two triangles and each corner in one fan, turned outwards."""
    solid = manifold3d.Manifold(manifold3d.Mesh64(mesh.points, mesh.triangles.astype(np.uint64)))
    if solid.status() != manifold3d.Error.NoError or not mesh.is_closed:
        raise AssertionError(f"no closed manifold: {solid.status().name}, {mesh.open_edges} open edges")
    edges = np.sort(mesh.triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
    if (np.unique(edges, axis=0, return_counts=True)[1] != 2).any():
        raise AssertionError("an edge has more than two triangles")
    if not mesh.volume_mm3 > 0 or not np.isfinite(mesh.points).all():
        raise AssertionError("no volume inside")


def checked(volume: LabelVolume) -> str:
    """`valid` or the reason it was refused with; AssertionError where a surface is wrong."""
    labels, grid = volume.labels, volume.grid
    names = {label: f"label {label}" for label in volume.values}
    try:
        together = surfaces(labels, grid, names)
        alone = {label: extract(labels == label, grid) for label in names}
        if not names:
            extract(labels > 0, grid)
    except MeshFailed as exc:
        return str(exc)
    for label, name in names.items():
        voxels = np.count_nonzero(labels == label) * grid.voxel_volume_mm3
        for mesh, most in ((alone[label], 1.1), (together[name], 1.3)):
            must_be_valid(mesh)
            if not (0.1 if mesh is alone[label] else SMALLEST_PART) < mesh.volume_mm3 / voxels < most:
                raise AssertionError(f"{name} holds {mesh.volume_mm3:.3g} mm3, its voxels {voxels:.3g} mm3")
    return "valid"


if __name__ == "__main__":
    told: Counter[tuple[str, str]] = Counter()
    for number in range(int(sys.argv[1]) if len(sys.argv) > 1 else 200):
        one = volume(number)
        try:
            told[one.name.split(" ", 1)[1].split(" (")[0], checked(one)] += 1
        except AssertionError as exc:
            told[one.name, f"WRONG: {exc}"] += 1
    for (kind, came_of_it), count in sorted(told.items()):
        sys.stdout.write(f"{kind:24} {count:4}  {came_of_it}\n")
    sys.exit(any("WRONG" in came_of_it for _, came_of_it in told))
