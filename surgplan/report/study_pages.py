"""Studies: what was asked, with what materials, on what mesh, and what came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from surgplan.artifacts.recipe import Artifact
from surgplan.base.geometry import Vector
from surgplan.case.document import Load, Support
from surgplan.mesh.triangles import TriMesh
from surgplan.report.colours import CUT, RISK_LIMIT, TITANIUM, risk_scale, sequential, signed
from surgplan.report.content import Banner, Block, Figures, Heading, Quantity, QuantityTable, Words, joined, results_table
from surgplan.report.facts import Facts, StudyFacts
from surgplan.report.maps import Map, hits_mm, map_pictures, range_notes, round_limit
from surgplan.report.names import by_owner
from surgplan.report.picture import Legend
from surgplan.report.plan_pages import implant_colour, plane_sheet
from surgplan.report.region import Region, side_view
from surgplan.report.scene import FRONT, Arrow, Body, scene_pictures
from surgplan.report.solution_maps import body_surface, element_map, opened_figure
from surgplan.report.study_tables import law_rows, material_rows, risk_cited_short, strength_rows

ARROW_SHARE = 0.2
"""Of the bodies' size: the length of the largest load's arrow."""
BACK_MM = 60.0
"""An arrow is moved back no further than this."""
STALE = (
    "Out of date: the plan changed after this was solved. "
    "These figures belong to an earlier plan and say nothing about this one."
)


def study_pages(facts: Facts) -> list[Block]:
    """A chapter for each study."""
    blocks: list[Block] = []
    for study in facts.studies:
        blocks += [Heading(f"Study {study.study.id}", 1), *_state(study), *_question(facts, study)]
        if study.solution is not None:
            blocks += _answer(study, study.solution)
    return blocks


def _state(study: StudyFacts) -> list[Block]:
    if study.stale:
        return [Banner(STALE, "bad")]
    if study.status == "failed":
        return [Banner(f"No results: the study could not be solved. {study.reason}", "bad")]
    if study.solution is None:
        return [
            Banner(
                "No results: the study is being solved."
                if study.status == "running"
                else "No results: the study is not solved.",
                "info",
            )
        ]
    return []


def _question(facts: Facts, study: StudyFacts) -> list[Block]:
    what = study.study
    blocks: list[Block] = [
        Words(f"Bodies: {joined(what.bodies)}. Where they overlap, the later one wins. Interfaces are {what.interface}.")
    ]
    blocks += _loads_picture(facts, study)
    table = QuantityTable()
    for load in what.loads:
        table.group(f"Load {load.name} on {load.on}", _load_rows(load))
    for support in what.supports:
        table.group(f"Support of {support.on}", _support_rows(support))
    settings = [Quantity("Wanted element size", what.element_mm, "mm", "edge length of the tetrahedra, stated with the study")]
    if what.body_weight_kg is not None:
        settings.append(Quantity("Body weight", what.body_weight_kg, "kg", "stated with the study"))
    table.group("Settings", settings)
    blocks += [Heading("Loads and supports"), *table.table()]
    materials = QuantityTable()
    materials.group(f"Bone: modulus from {what.image} by the law {what.law}", law_rows(what.law))
    materials.group("Bone: strength", strength_rows())
    for name in what.bodies:
        if name in facts.case.implants:
            materials.group(f"{name}: {facts.case.implants[name].material}", material_rows(facts.case.implants[name].material))
    return [*blocks, Heading("Materials"), *materials.table()]


def _load_rows(load: Load) -> list[Quantity]:
    size = float(np.linalg.norm(load.force_n))
    return [
        Quantity("Force", size, "N", load.source),
        *_components("Force", load.force_n, "N", "patient coordinates (LPS), on the body"),
        *_components("Acts at", load.at, "mm", "patient coordinates (LPS)"),
        Quantity("Spread within", load.radius_mm, "mm", "radius about the nearest point of the surface"),
    ]


def _support_rows(support: Support) -> list[Quantity]:
    normal = "(" + ", ".join(f"{v:.3f}" for v in support.plane.normal) + ")"
    return [
        *_components("Plane through", support.plane.origin, "mm", "patient coordinates (LPS)"),
        Quantity("Normal", normal, "", "everything on the other side of the plane is held still"),
    ]


def _components(name: str, values: Vector, unit: str, source: str) -> list[Quantity]:
    return [Quantity(f"{name}, {letter}", round(v, 1), unit, source) for letter, v in zip("LPS", values, strict=True)]


def _loads_picture(facts: Facts, study: StudyFacts) -> list[Block]:
    bodies = []
    for name in study.study.bodies:
        if name in facts.surfaces:
            implant = facts.case.implants.get(name)
            colour = implant_colour(implant) if implant else "#E3DAC9"
            bodies.append(Body(facts.shown(name), colour, 1.0 if implant else 0.5, shiny=bool(implant), name=name))
    if not bodies:
        return []
    sheets = [Body(_held(support, facts), CUT, 0.35, name=f"support of {support.on}") for support in study.study.supports]
    points = np.concatenate([body.surface.points for body in bodies])
    region = Region(study.study.id, points.min(axis=0), points.max(axis=0), points.mean(axis=0))
    arrows = load_arrows(study, [body.surface for body in bodies], ARROW_SHARE * region.span_mm)
    pictures = scene_pictures([*bodies, *sheets], (FRONT, side_view(facts, region, study.study.bodies)), arrows=arrows)
    caption = (
        "Loads as arrows that point at where they act, drawn outside the bodies; beyond the sheet everything is held still."
    )
    return [Figures(pictures, caption)]


def load_arrows(study: StudyFacts, surfaces: Sequence[TriMesh], longest_mm: float) -> list[Arrow]:
    """The loads as arrows in proportion to the forces, moved back along themselves until they are clear of the bodies."""
    sizes = [float(np.linalg.norm(load.force_n)) for load in study.study.loads]
    found = []
    for load, size in zip(study.study.loads, sizes, strict=True):
        if size > 0:
            direction = np.asarray(load.force_n) / size
            met = [hits_mm(surface, np.asarray(load.at), -direction) for surface in surfaces]
            clear = max((float(h[(h > 0) & (h < BACK_MM)].max(initial=0.0)) for h in met), default=0.0)
            length = longest_mm * max(size / max(sizes), 0.3)
            found.append(Arrow(np.asarray(load.at) - clear * direction, direction, length, f"{load.name}, {size:.0f} N"))
    return found


def _held(support: Support, facts: Facts) -> TriMesh:
    return plane_sheet(support.plane, facts.surfaces.get(support.on))


def _answer(study: StudyFacts, solution: Artifact) -> list[Block]:
    blocks: list[Block] = [Heading("Results", 2), *([Banner(STALE, "bad")] if study.stale else [])]
    blocks += results_table(by_owner(_cited_short(solution.facts["results"]), "All bodies"), stale=study.stale, computed=True)
    blocks += _maps(study, solution)
    blocks += [
        Heading("Checks"),
        *results_table(_checks(solution), study.stale, source="the tetrahedra of the study", computed=True),
    ]
    return blocks


def _cited_short(results: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {name: {**result, "source": risk_cited_short(str(result.get("source", "")))} for name, result in results.items()}


def _checks(solution: Artifact) -> dict[str, Mapping[str, Any]]:
    """Checks of the solution, of the moduli and of the mesh, under their headings."""
    found: dict[str, Mapping[str, Any]] = dict(by_owner(solution.facts["checks"], "Solution"))
    if "material" in found:
        found["Modulus on the elements"] = found.pop("material")
    for name, figure in (solution.facts.get("quality") or {}).items():
        body = next((b for b in solution.facts["names"] if name.endswith(f"_{b}")), "")
        heading = f"Mesh of {body}" if body else "Mesh"
        found[heading] = {**found.get(heading, {}), name.removesuffix(f"_{body}"): figure}
    return found


def _maps(study: StudyFacts, solution: Artifact) -> list[Block]:
    names = list(solution.facts["names"])
    # implants have no risk factor; asking the case would be wrong where the solution is that of an earlier one
    bones = [n for n in range(len(names)) if np.isfinite(solution["risk"][solution["material"] == n]).any()]
    implants = [n for n in range(len(names)) if n not in bones]
    blocks: list[Block] = []
    if bones:
        others = [Body(element_map(solution, n, "von_mises_mpa")[0], TITANIUM, 0.3, shiny=True) for n in implants]
        surface, at = body_surface(solution, bones)
        # values at the corners are extrapolated, and may fall a little below none
        risk = np.maximum(solution["surface_risk"][at], 0.0)
        blocks.append(
            _figure(
                Map(surface, risk, risk_scale(), "1"),
                others,
                "Risk factor",
                f"Risk factor on the bone: above {RISK_LIMIT:g} the strain is beyond what bone bears.",
                study.stale,
                RISK_LIMIT,
            )
        )
        blocks.append(opened_figure(solution, bones, study.stale))
        e1, e3 = solution["surface_e1"][at], solution["surface_e3"][at]
        strain = 100 * np.where(e1 > -e3, e1, e3)
        limit = round_limit(float(np.nanpercentile(np.abs(strain), 99)))
        caption = "Principal strain on the bone, tension positive; at each point the one of larger size."
        blocks.append(
            _figure(Map(surface, strain, signed(limit), "%"), others, "Principal strain, %", caption, study.stale, mark=False)
        )
    for n in implants:
        surface, stress = element_map(solution, n, "von_mises_mpa")
        scale = sequential(0.0, round_limit(float(np.percentile(stress, 99.5))))
        caption = f"Von Mises stress on all of {names[n]}, bonded parts too: means of the elements, averaged at their corners."
        blocks.append(
            _figure(Map(surface, stress, scale, "MPa"), [], "Von Mises stress, MPa", caption, study.stale, scale.high)
        )
    return blocks


def _figure(
    shown: Map, others: list[Body], title: str, caption: str, stale: bool, high: float | None = None, mark: bool = True
) -> Figures:
    pictures = map_pictures(shown, others, mark_peak=mark)
    legend = Legend(title, shown.colours, range_notes(shown.values, shown.unit, high))
    return Figures(pictures, ("Out of date, of an earlier plan. " if stale else "") + caption, legend, stale)
