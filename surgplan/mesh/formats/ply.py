"""PLY and Wavefront OBJ: written here, read by trimesh."""

from __future__ import annotations

import io
import re

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats
from surgplan.mesh.triangles import Triangles, TriMesh


def ply_bytes(mesh: TriMesh, title: str) -> bytes:
    """A binary little-endian PLY with double coordinates and the title as a comment."""
    header = (
        f"ply\nformat binary_little_endian 1.0\ncomment {title}\n"
        f"element vertex {len(mesh.points)}\nproperty double x\nproperty double y\nproperty double z\n"
        f"element face {len(mesh.triangles)}\nproperty list uchar int vertex_indices\nend_header\n"
    )
    faces = np.zeros(len(mesh.triangles), np.dtype([("count", "u1"), ("corners", "<i4", 3)]))
    faces["count"], faces["corners"] = 3, mesh.triangles
    return header.encode("ascii", "replace") + mesh.points.astype("<f8").tobytes() + faces.tobytes()


def obj_bytes(mesh: TriMesh, title: str) -> bytes:
    """A Wavefront OBJ with the title as a comment."""
    points = "\n".join("v {:.6f} {:.6f} {:.6f}".format(*p) for p in mesh.points.tolist())
    faces = "\n".join("f {} {} {}".format(*t) for t in (mesh.triangles + 1).tolist())
    return f"# {title}\n{points}\n{faces}\n".encode("ascii", "replace")


def read_by_trimesh(data: bytes, kind: str) -> tuple[Floats, Triangles]:
    """Points and triangles of a PLY or OBJ, polygons split; equal points merged. BadInput if it can't be read."""
    if kind == "ply":
        _check_counts(data)
    options = {"skip_materials": True, "group_material": False, "maintain_order": True} if kind == "obj" else {}
    import trimesh  # takes longer to load than most files to read

    try:
        loaded = trimesh.load(io.BytesIO(data), file_type=kind, process=False, force="mesh", **options)
        points = np.asarray(loaded.vertices, dtype=np.float64).reshape(-1, 3)
        faces = np.asarray(loaded.faces).reshape(-1, 3)
    except Exception as exc:  # a parser of foreign files may fail in any way
        raise BadInput(f"it can't be read as {kind.upper()}: {exc}") from exc
    if len(faces) and (faces.min() < 0 or faces.max() >= len(points)):
        raise BadInput("its triangles name points it does not have: the file is damaged")
    merged, index = np.unique(points, axis=0, return_inverse=True)
    return merged, index.ravel()[faces].astype(np.int32)


def _check_counts(data: bytes) -> None:
    """Refuse a header that claims more than the file can hold, before anything is made of that size."""
    head, found, _ = data.partition(b"end_header")
    if not data.startswith(b"ply") or not found:
        raise BadInput("it is no PLY file, or was cut short")
    claimed = sum(int(count) for count in re.findall(rb"^element\s+\w+\s+(\d+)", head, re.MULTILINE))
    if claimed > len(data):
        raise BadInput(f"its header claims {claimed} points and faces, more than {len(data)} bytes hold: the file is damaged")
