"""3MF: a zip archive with an XML model that states its unit."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import numpy as np

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats
from surgplan.mesh.triangles import Triangles, TriMesh

SPACE = "{http://schemas.microsoft.com/3dmanufacturing/core/2015/02}"
MODEL = "3D/3dmodel.model"
LARGEST_MODEL = 1 << 30
UNITS = {"micron": 1e-3, "millimeter": 1.0, "centimeter": 10.0, "inch": 25.4, "foot": 304.8, "meter": 1000.0}
"""Length of the units a model may state, mm."""
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Target="/{MODEL}" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/></Relationships>'
)


def threemf_bytes(mesh: TriMesh, title: str) -> bytes:
    """A 3MF package in millimetres, the title in its metadata."""
    root = ElementTree.Element("model", {"unit": "millimeter", "xmlns": SPACE[1:-1]})
    ElementTree.SubElement(root, "metadata", {"name": "Title"}).text = title
    thing = ElementTree.SubElement(ElementTree.SubElement(root, "resources"), "object", {"id": "1", "type": "model"})
    body = ElementTree.SubElement(thing, "mesh")
    vertices, triangles = ElementTree.SubElement(body, "vertices"), ElementTree.SubElement(body, "triangles")
    for x, y, z in mesh.points.tolist():
        ElementTree.SubElement(vertices, "vertex", {"x": f"{x:.6f}", "y": f"{y:.6f}", "z": f"{z:.6f}"})
    for a, b, c in mesh.triangles.tolist():
        ElementTree.SubElement(triangles, "triangle", {"v1": str(a), "v2": str(b), "v3": str(c)})
    ElementTree.SubElement(ElementTree.SubElement(root, "build"), "item", {"objectid": "1"})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS)):
            archive.writestr(name, text)
        archive.writestr(MODEL, ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))
    return out.getvalue()


def read_threemf(data: bytes) -> tuple[Floats, Triangles, float]:
    """Points and triangles of everything on the build plate, in the file's unit, and that unit's length in mm.

    BadInput if it is no 3MF package, or uses components, which are not supported.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            name = next(n for n in archive.namelist() if n.lower().endswith(".model"))
            if archive.getinfo(name).file_size > LARGEST_MODEL:
                raise BadInput("its model is larger than 1 GB; reduce its triangles first")
            root = ElementTree.fromstring(archive.read(name))
        unit_mm = UNITS[root.get("unit", "millimeter")]
        meshes = {thing.get("id"): thing for thing in root.iter(f"{SPACE}object")}
        placed = [_item(meshes[item.get("objectid")], item.get("transform")) for item in root.iter(f"{SPACE}item")]
        if not placed:
            raise BadInput("nothing stands on its build plate")
    except BadInput:
        raise
    except (zipfile.BadZipFile, StopIteration, ElementTree.ParseError, KeyError, ValueError, TypeError) as exc:
        raise BadInput(f"it can't be read as 3MF: {exc}") from exc
    starts = np.cumsum([0, *(len(points) for points, _ in placed)])
    triangles = np.concatenate([t + start for (_, t), start in zip(placed, starts, strict=False)])
    return np.concatenate([points for points, _ in placed]), triangles.astype(np.int32), unit_mm


def _item(thing: ElementTree.Element, transform: str | None) -> tuple[Floats, Triangles]:
    body = thing.find(f"{SPACE}mesh")
    if body is None:
        raise BadInput("it is put together from components, which are not supported; export it as one mesh")
    points = np.array([[float(v.attrib[a]) for a in "xyz"] for v in body.iter(f"{SPACE}vertex")]).reshape(-1, 3)
    triangles = np.array([[int(t.attrib[a]) for a in ("v1", "v2", "v3")] for t in body.iter(f"{SPACE}triangle")])
    triangles = triangles.reshape(-1, 3).astype(np.int32)
    if len(triangles) and (triangles.min() < 0 or triangles.max() >= len(points)):
        raise BadInput("its triangles name points it does not have: the file is damaged")
    if transform:
        matrix = np.array([float(v) for v in transform.split()]).reshape(4, 3)
        points = points @ matrix[:3] + matrix[3]
    return points, triangles
