"""Results as coloured surfaces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.app.bridge import Bridge
from surgplan.app.views.scene_item import SceneItem
from surgplan.app.words import say
from surgplan.artifacts.comparison import comparison_recipe
from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.recipe import Artifact
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case
from surgplan.plan.features import lies_in_canal
from surgplan.report.tree import latest_solution

QUANTITIES: dict[str, tuple[str, str, str, tuple[float, float] | None]] = {
    "risk": ("risk", "Risk factor", "1", (0.0, 1.0)),
    "von_mises_mpa": ("viridis", "Von Mises stress", "MPa", None),
    "e3": ("viridis", "Compressive strain", "%", None),
    "displacement_mm": ("viridis", "Displacement", "mm", None),
}
"""Colour map, words, unit and fixed range of each result; without a range it goes to the 99th percentile."""

AGAINST = " against "
"""Between the names of two segments whose distance is mapped."""

Ranges = dict[tuple[str, str], tuple[float, float]]
"""By study and quantity, the range it is coloured in."""

Items = tuple[list[SceneItem], set[str]]
"""What to draw, and which things of the case it stands for."""


@dataclass(frozen=True, eq=False)
class StudyResult:
    """A solved study and the quantity of it that is looked at."""

    artifact: Artifact
    quantity: str
    item: SceneItem
    """Its surface, coloured."""


def shown_values(quantity: str, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values as they are shown: compressive strain in percent, positive."""
    return -100 * values if quantity == "e3" else values


def study_result(bridge: Bridge, case: Case, study: str, quantity: str, ranges: Ranges) -> StudyResult | None:
    """A study's result as it was solved last; None before that. One that is out of date is drawn in greys and says so.

    `ranges` keeps the range a quantity was first shown in, so that scenarios can be compared.
    """
    try:
        artifact, current = latest_solution(case, bridge.shop, study)
    except SurgplanError:
        return None
    if artifact is None:
        return None
    colormap, words, unit, limits = QUANTITIES[quantity]
    values = artifact[f"surface_{quantity}"]
    if values.ndim == 2:
        values = np.linalg.norm(values, axis=1)
    values = shown_values(quantity, values)
    finite = values[np.isfinite(values)]
    if limits is None:
        top = float(np.percentile(finite, 99)) if len(finite) else 1.0
        limits = ranges.setdefault((study, quantity), (0.0, top))
    item = SceneItem(
        f"{study} {quantity}",
        (id(artifact), quantity, current),
        artifact["surface_points"],
        artifact["surface_triangles"],
        "result",
        scalars=values,
        colormap=colormap if current else "stale",
        range=limits,
        label=say(words) if current else say("{result} (out of date)", result=say(words)),
        unit=unit,
    )
    return StudyResult(artifact, quantity, item)


def stands_for(case: Case, study: str) -> set[str]:
    """The things of a case that the result of a study is drawn instead of."""
    bodies = set(case.studies[study].bodies)
    cut = {case.fragments()[name].segment for name in bodies if name in case.fragments()}
    return bodies | {name for name in cut if name not in bodies} | _other_pieces(case, bodies)


def _other_pieces(case: Case, bodies: set[str]) -> set[str]:
    return {n for c in case.resections.values() for n in (c.positive, c.negative) if {c.positive, c.negative} & bodies}


def gap_items(bridge: Bridge, case: Case, pair: str) -> Items:
    """An implant coloured by its gap to the bone; `pair` is written `stem in femur`."""
    implant, _, segment = pair.partition(" in ")
    if implant not in case.implants:
        return [], set()
    try:
        artifact = bridge.peek(fit_recipe(case, implant, segment))
    except SurgplanError:
        return [], set()
    if artifact is None:
        return [], set()
    item = SceneItem(
        f"gap of {pair}",
        id(artifact),
        artifact["points"],
        artifact["triangles"],
        "result",
        scalars=artifact["gap_mm"],
        colormap="gap",
        label=say("Gap to the canal wall") if lies_in_canal(case.implants[implant].features) else say("Gap to the bone"),
        unit="mm",
    )
    cut = case.fragments().get(segment)
    whole = segment if cut is None else cut.segment
    pieces = {n for c in case.resections.values() if c.segment == whole for n in (c.positive, c.negative)}
    return [item], {implant, whole} | pieces


def distance_items(bridge: Bridge, case: Case, pair: str) -> Items:
    """A segment coloured by its distance to another; `pair` is written `mine against theirs`."""
    first, _, second = pair.partition(AGAINST)
    try:
        artifact = bridge.peek(comparison_recipe(case, first, second))
    except SurgplanError:
        return [], set()
    if artifact is None:
        return [], set()
    values = artifact["distance_mm"]
    reach = max(float(np.percentile(np.abs(values), 99)), 0.1)
    item = SceneItem(
        f"distance of {pair}",
        id(artifact),
        artifact["points"],
        artifact["triangles"],
        "result",
        scalars=values,
        colormap="signed",
        range=(-reach, reach),
        label=say("Distance to {other}, negative inside it", other=second),
        unit="mm",
    )
    return [item], {first, second}
