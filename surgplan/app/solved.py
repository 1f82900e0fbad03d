"""Whether studies are solved for the plan as it is now."""

from __future__ import annotations

from surgplan.artifacts.structure import solution_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case


def all_solved(case: Case, shop: Workshop) -> bool:
    """Whether every study of a case has its answer; one that does not fit the plan any more has none."""
    try:
        return all(shop.has(solution_recipe(case, study)) for study in case.studies)
    except SurgplanError:
        return False
