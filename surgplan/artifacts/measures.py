"""The answers to the measures of a case."""

from __future__ import annotations

from typing import Any

from surgplan.artifacts.fragments import fragment_recipe
from surgplan.artifacts.profiles import profile_recipe
from surgplan.artifacts.recipe import Recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.case.document import Case
from surgplan.plan.measures import evaluate


def measured(case: Case, shop: Workshop, name: str) -> dict[str, Any]:
    """The value of a measure with unit and source; Refused if what it was made of is gone. Of a profile it is the mean."""
    return next(iter(all_measured(case, shop, name).values()))


def all_measured(case: Case, shop: Workshop, name: str) -> dict[str, dict[str, Any]]:
    """Every figure of a measure, the main one first; that is called as the measure's kind. Refused as `measured` is."""
    measure, recipe = case.measures[name], measure_recipe(case, name)
    if recipe is None:
        return {measure.what: evaluate(case, measure).to_json()}
    facts = shop.make(recipe).facts
    return dict(facts["figures"]) if measure.what == "profile" else {measure.what: dict(facts["volume"])}


def measure_recipe(case: Case, name: str) -> Recipe | None:
    """What must be worked out from voxels before a measure can be told; nothing where its points are enough."""
    measure = case.measures[name]
    if measure.what == "profile":
        return profile_recipe(case, name)
    if measure.what == "volume" and measure.segment in case.fragments():
        return fragment_recipe(case, str(measure.segment))
    return None
