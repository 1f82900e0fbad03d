"""The plan: implants, cuts, landmarks and measures, in 3D and as numbers."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Plane, Rigid, Vector
from surgplan.case.document import Implant, Resection, Surface
from surgplan.mesh.triangles import TriMesh
from surgplan.plan.section import section
from surgplan.report.colours import CUT, METAL, TITANIUM
from surgplan.report.content import Block, Column, Figures, Heading, Quantity, QuantityTable, Table
from surgplan.report.facts import Facts
from surgplan.report.measure_pages import measure_blocks
from surgplan.report.numbers import digits
from surgplan.report.region import Region, side_view, whole_region
from surgplan.report.scene import FRONT, Body, Marker, scene_pictures

ROUND_MM = 25.0
MOST_MARKERS = 8
PARAMETER_WORDS = {
    "ccd_deg": "Neck-shaft angle (CCD)",
    "head_mm": "Head diameter",
    "head_offset_mm": "Length the head adds",
    "offset": "Offset option",
    "neck_mm": "Neck length",
    "taper_deg": "Taper angle",
    "trunnion_mm": "Trunnion diameter",
}
PARAMETER_UNITS = (("_mm", "mm"), ("_deg", "deg"), ("_mpa", "MPa"))


def plan_pages(facts: Facts) -> list[Block]:
    """3D pictures, and tables of implants, resections, landmarks and measures; nothing where there is no plan."""
    case = facts.case
    made = (case.implants, case.resections, case.landmarks, case.measures, case.segments, case.trajectories, case.surfaces)
    if not any(made) and not any(note.at is not None for note in case.notes.values()):
        return []
    blocks: list[Block] = [Heading("Plan", 1), *_pictures(facts)]
    implants, cuts, paths = QuantityTable(), QuantityTable(), QuantityTable()
    surfaces = QuantityTable()
    for name, implant in case.implants.items():
        implants.group(f"{name}: {implant.component} {implant.size}".rstrip(), _implant_rows(implant))
    for name, cut in case.resections.items():
        cuts.group(f"{name} of {cut.segment}", _cut_rows(cut, facts))
    for name, path in case.trajectories.items():
        length = float(np.linalg.norm(np.subtract(path.target, path.entry)))
        paths.group(
            name,
            [
                Quantity("Length", length, "mm", "from entry to target"),
                *_point("Entry", path.entry, "placed"),
                *_point("Target", path.target, "placed"),
            ],
        )
    for name, surface in case.surfaces.items():
        surfaces.group(name, _surface_rows(surface, facts.surfaces.get(name)))
    tables = {
        "Implants": implants,
        "Resections": cuts,
        "Trajectories": paths,
        "Imported surfaces": surfaces,
    }
    for title, table in tables.items():
        found = table.table()
        blocks += [Heading(title), *found] if found else []
    blocks += measure_blocks(facts)
    if case.landmarks:
        blocks += [Heading("Landmarks"), _landmarks(facts)]
    return blocks


def implant_colour(implant: Implant) -> str:
    """The colour of its material."""
    return next((colour for word, colour in METAL.items() if word.lower() in implant.material.lower()), TITANIUM)


def _pictures(facts: Facts) -> list[Block]:
    region = whole_region(facts)
    bodies = plan_bodies(facts)
    if region is None or not bodies:
        return []
    markers = [Marker(np.asarray(mark.at), name) for name, mark in list(facts.case.landmarks.items())[:MOST_MARKERS]]
    focus = _focus(facts, region, bodies)
    pictures = scene_pictures(bodies, (FRONT, side_view(facts, region)), focus, markers=markers)
    caption = "The plan in 3D, in parallel projection: the ruler holds everywhere."
    return [Figures(pictures, caption + (" Balls are landmarks." if markers else ""))]


def _focus(facts: Facts, region: Region, bodies: list[Body]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The implants with some bone round them, and no more than there is."""
    if not facts.case.implants:
        return region.low, region.high
    low, high = region.grown(ROUND_MM)
    points = np.concatenate([body.surface.points for body in bodies])
    return np.maximum(low, points.min(axis=0)), np.minimum(high, points.max(axis=0))


def plan_bodies(facts: Facts) -> list[Body]:
    """Bones, translucent where something lies in them, fragments of cut bones, implants and cutting planes."""
    case = facts.case
    inside = bool(case.implants)
    kept = {name for f in facts.studies for name in f.study.bodies}
    bodies = []
    for name, segment in case.segments.items():
        if name in facts.wholes:
            continue
        cuts = [cut for cut in case.resections.values() if cut.segment == name]
        pieces = [f for cut in cuts for f in (cut.positive, cut.negative) if f in facts.surfaces]
        for piece in pieces or [name]:
            if piece not in facts.surfaces:
                continue
            away = bool(pieces) and bool(kept & set(pieces)) and piece not in kept
            opacity = 0.16 if segment.tissue == "skin" or away else 0.42 if inside else 1.0
            bodies.append(Body(facts.shown(piece), segment.colour, opacity, name=piece + (" (taken away)" if away else "")))
    for name in (*case.surfaces, *case.implants):
        if name in facts.surfaces:
            colour = implant_colour(case.implants[name]) if name in case.implants else "#BFC7CB"
            bodies.append(Body(facts.shown(name), colour, shiny=name in case.implants, name=name))
    for name, cut in case.resections.items():
        if cut.segment in facts.surfaces:
            bodies.append(Body(plane_sheet(cut.plane, facts.surfaces[cut.segment]), CUT, 0.3, name=name))
    return bodies


def plane_sheet(plane: Plane, bone: TriMesh | None) -> TriMesh:
    """A square of the plane that covers the bone's section nearest to the plane's origin."""
    normal = np.asarray(plane.normal)
    x = np.cross(normal, np.eye(3)[int(np.argmin(np.abs(normal)))])
    x /= np.linalg.norm(x)
    y = np.cross(normal, x)
    cut = None if bone is None else section(bone, plane.origin, plane.normal, near=plane.origin)
    middle = np.asarray(plane.origin) if cut is None else cut.starts.mean(axis=0)
    half = 20.0 if cut is None else float(np.linalg.norm(cut.starts - middle, axis=1).max()) + 6.0
    corners = middle + half * np.array([-x - y, x - y, x + y, y - x])
    return TriMesh(corners, np.array([[0, 1, 2], [0, 2, 3]]))


def _implant_rows(implant: Implant) -> Iterable[Quantity]:
    yield Quantity("Material", implant.material, "", "catalogue or stated with the implant")
    for name, value in implant.parameters.items():
        unit = next((u for ending, u in PARAMETER_UNITS if name.endswith(ending)), "")
        words = PARAMETER_WORDS.get(name) or (name.rsplit("_", 1)[0] if unit else name).replace("_", " ").capitalize()
        source = "catalogue, kept in the case" if implant.mesh is None else "stated with the file"
        yield Quantity(words, value, unit, source, given=True)
    yield from _point("Origin", implant.pose.translation, "pose, patient coordinates (LPS)")
    for n, axis in enumerate("xyz"):
        direction = implant.pose.matrix3[:, n]
        yield Quantity(f"Own {axis} axis", _direction(direction), "", "pose, unit direction along L, P, S")


def _surface_rows(surface: Surface, mesh: TriMesh | None) -> Iterable[Quantity]:
    yield Quantity("Came in", f"{surface.source_unit}, {surface.source_frame}", "", "unit and frame stated with the file")
    if mesh is not None and surface.closed:
        yield Quantity("Volume", mesh.volume_mm3 / 1000, "ml", "inside the surface")
    elif mesh is not None:
        yield Quantity("Volume", "none", "", "the surface is open")
    if mesh is not None:
        yield Quantity("Area", mesh.area_mm2, "mm2", "of the surface")


def _cut_rows(cut: Resection, facts: Facts) -> Iterable[Quantity]:
    for name, side in ((cut.positive, "on the side of the normal"), (cut.negative, "on the other side")):
        if name in facts.surfaces:
            yield Quantity(f"Volume of {name}", facts.surfaces[name].volume_mm3, "mm3", f"{side}, inside its closed surface")
    yield Quantity("Kerf", cut.kerf_mm, "mm", "thickness of the saw, half from each fragment")
    for name, motion in cut.poses.items():
        yield from _moved_rows(cut, name, motion)
    yield from _point("Origin", cut.plane.origin, "plane, patient coordinates (LPS)")
    yield Quantity("Normal", _direction(np.asarray(cut.plane.normal)), "", "unit direction along L, P, S")


def _moved_rows(cut: Resection, name: str, motion: Rigid) -> Iterable[Quantity]:
    """How a fragment was moved: the way of the cut's middle, and the turn about its own axis."""
    origin = np.asarray(cut.plane.origin)
    axis, angle_deg = motion.turn()
    words = "from where it was cut to where it is planned"
    for letter, value in zip("LPS", motion.apply(origin) - origin, strict=True):
        yield Quantity(f"{name} moved, {letter}", round(float(value), 1), "mm", f"of the cut's origin, {words}")
    yield Quantity(f"{name} turned", round(angle_deg, 1), "deg", f"right-handed about {_direction(np.asarray(axis))}, {words}")


def _point(name: str, at: Vector, source: str) -> Iterable[Quantity]:
    for letter, value in zip("LPS", at, strict=True):
        yield Quantity(f"{name}, {letter}", round(value, 1), "mm", source)


def _direction(direction: NDArray[np.float64]) -> str:
    return "(" + ", ".join(f"{v:.3f}" for v in direction) + ")"


def _landmarks(facts: Facts) -> Table:
    places = (Column(f"{letter}, mm", "number", 0.9) for letter in "LPS")
    columns = (
        Column("Landmark", "name", 2.5),
        *places,
        Column("On", "text", 0.8),
        Column("Definition and source", "text", 3.4),
    )
    rows = [
        (name, *(digits(round(v, 1), "mm") for v in mark.at), mark.on or "", mark.definition or "placed by hand")
        for name, mark in facts.case.landmarks.items()
    ]
    return Table(columns, tuple(rows), "Patient coordinates (LPS), mm: L to the left, P to the back, S to the head.")
