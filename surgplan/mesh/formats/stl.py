"""STL, binary and ASCII. The format knows neither units nor frames; ours are written in its header."""

from __future__ import annotations

import re
import struct

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats
from surgplan.mesh.triangles import Triangles, TriMesh

RECORD = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
VERTEX = re.compile(rb"vertex\s+(\S+)\s+(\S+)\s+(\S+)", re.IGNORECASE)


def read_stl(data: bytes) -> tuple[Floats, Triangles]:
    """Points (n, 3) and triangles (m, 3); equal corners are one point. BadInput if the count does not fit the size."""
    count = struct.unpack_from("<I", data, 80)[0] if len(data) >= 84 else 0
    size = 84 + RECORD.itemsize * count
    if len(data) >= 84 and (len(data) == size or data.lstrip()[:5].lower() != b"solid"):
        if len(data) < size:
            held = (len(data) - 84) // RECORD.itemsize
            raise BadInput(f"its header claims {count} triangles, but there is room for {held}: it is damaged or cut short")
        corners = np.frombuffer(data, RECORD, count, 84)["corners"].astype(np.float64).reshape(-1, 3)
    else:
        try:
            corners = np.array(VERTEX.findall(data), dtype=np.float64).reshape(-1, 3)
        except ValueError as exc:
            raise BadInput(f"a coordinate is not a number ({exc})") from exc
        if len(corners) % 3 or (len(corners) == 0 and b"endsolid" not in data.lower()):
            raise BadInput("it is no STL file, or was cut short")
    points, index = np.unique(corners, axis=0, return_inverse=True)
    return points, index.reshape(-1, 3).astype(np.int32)


def stl_bytes(mesh: TriMesh, title: str) -> bytes:
    """A binary STL, float32, whose 80 byte header holds a title."""
    records = np.zeros(len(mesh.triangles), RECORD)
    length = np.linalg.norm(mesh.face_vectors, axis=1, keepdims=True)
    records["normal"] = mesh.face_vectors / np.where(length > 0, length, 1)
    records["corners"] = mesh.points[mesh.triangles]
    return title.encode("ascii", "replace")[:80].ljust(80) + struct.pack("<I", len(records)) + records.tobytes()


def stl_text(mesh: TriMesh, title: str) -> bytes:
    """An ASCII STL with the title after `solid`."""
    length = np.linalg.norm(mesh.face_vectors, axis=1, keepdims=True)
    normals = mesh.face_vectors / np.where(length > 0, length, 1)
    lines = [f"solid {title}"]
    for normal, corners in zip(normals.tolist(), mesh.points[mesh.triangles].tolist(), strict=True):
        lines.append("facet normal {:.6g} {:.6g} {:.6g}\n outer loop".format(*normal))
        lines += ["  vertex {:.6f} {:.6f} {:.6f}".format(*corner) for corner in corners]
        lines.append(" endloop\nendfacet")
    return "\n".join([*lines, f"endsolid {title}\n"]).encode("ascii", "replace")
