"""The answers to the measures of a case."""

from __future__ import annotations

from typing import Any

from surgplan.artifacts.fragments import fragment_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.case.document import Case
from surgplan.plan.measures import evaluate


def measured(case: Case, shop: Workshop, name: str) -> dict[str, Any]:
    """The value of a measure with unit and source; Refused if what it was made of is gone."""
    measure = case.measures[name]
    if measure.what == "volume" and measure.segment in case.fragments():
        return dict(shop.make(fragment_recipe(case, str(measure.segment))).facts["volume"])
    return evaluate(case, measure).to_json()
