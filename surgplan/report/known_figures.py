"""The figures of a case that are known without long work, for laying two revisions beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from surgplan.artifacts.fits import fit_pairs, fit_recipe
from surgplan.artifacts.fragments import fragment_recipe
from surgplan.artifacts.measures import all_measured, measure_recipe
from surgplan.artifacts.recipe import quantity
from surgplan.artifacts.structure import solution_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case

Figure = Mapping[str, Any]
Kind = Literal["segment", "fragment", "measure", "fit", "study"]


@dataclass(frozen=True)
class Subject:
    """What a figure belongs to."""

    kind: Kind
    of: str
    """The thing's name; of a fit the implant's."""
    within: str = ""
    """Of a fit: the bone it is held against."""


def known_figures(case: Case, shop: Workshop) -> dict[Subject, dict[str, Figure]]:
    """Figures `{value, unit, source}` by name for each thing of a case; what was never computed is left out."""
    return {subject: dict(figures) for subject, figures in _found(case, shop) if figures}


def _found(case: Case, shop: Workshop) -> Iterator[tuple[Subject, Mapping[str, Figure]]]:
    for segment in case.segments.values():
        yield Subject("segment", segment.id), {"volume": quantity(segment.volume_mm3 / 1000, "ml", "its voxels")}
    for name in case.fragments():
        yield Subject("fragment", name), _facts(case, shop, fragment_recipe, "volume", name)
    for name in case.measures:
        yield Subject("measure", name), _measure(case, shop, name)
    for implant in case.implants:
        for bone in fit_pairs(case, implant):
            yield Subject("fit", implant, bone), _facts(case, shop, fit_recipe, "figures", implant, bone)
    for study in case.studies:
        yield Subject("study", study), _facts(case, shop, solution_recipe, "results", study)


def _facts(case: Case, shop: Workshop, recipe: Any, key: str, *names: str) -> Mapping[str, Figure]:
    """What a recipe gave, if it was made before and still fits the case."""
    try:
        artifact = shop.peek(recipe(case, *names))
    except SurgplanError:  # a cut that lost its guide, say
        return {}
    if artifact is None:
        return {}
    facts: Mapping[str, Any] = artifact.facts[key]
    return {"volume": facts} if key == "volume" else facts


def _measure(case: Case, shop: Workshop, name: str) -> Mapping[str, Figure]:
    """What a measure says, where its answer is there or worked out in a moment."""
    try:
        recipe = measure_recipe(case, name)
        return all_measured(case, shop, name) if recipe is None or shop.has(recipe) else {}
    except SurgplanError:  # what it was made of is gone
        return {}


@dataclass(frozen=True)
class Pair:
    """One figure of two revisions; None where a revision has none."""

    subject: Subject
    name: str
    before: Figure | None
    after: Figure | None

    @property
    def differs(self) -> bool:
        """Whether the values are not the same."""
        return (self.before or {}).get("value") != (self.after or {}).get("value")


def paired(before: Mapping[Subject, Mapping[str, Figure]], after: Mapping[Subject, Mapping[str, Figure]]) -> list[Pair]:
    """The figures of two revisions side by side, in the order of the later one."""
    pairs = []
    for subject in {**after, **before}:
        old, new = before.get(subject, {}), after.get(subject, {})
        pairs += [Pair(subject, name, old.get(name), new.get(name)) for name in {**new, **old}]
    return pairs
