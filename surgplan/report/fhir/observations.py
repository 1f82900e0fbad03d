"""Figures of a plan as FHIR observations: value with UCUM unit, how it was worked out, and from which scan."""

from __future__ import annotations

import math
from typing import Any

from surgplan.report.cautions import cautions_on
from surgplan.report.dicom.codes import measure_code
from surgplan.report.fhir.figures import Measured, measured_of, whose
from surgplan.report.fhir.parts import concept, label, quantity
from surgplan.report.fhir.plan import Plan
from surgplan.report.fhir.release import Resource

ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
IMAGING = {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "imaging", "display": "Imaging"}


def observations(plan: Plan) -> list[Resource]:
    """An Observation for each figure of one person: preliminary, for a clinician has yet to check it."""
    return [_observation(plan, figure) for figure in measured_of(plan.facts) if len(whose(plan.facts, figure)) == 1]


def _observation(plan: Plan, figure: Measured) -> Resource:
    (kind, key), case = figure.key, plan.facts.case
    found: Resource = {
        "resourceType": "Observation",
        "id": plan.names.id("Observation", figure.name),
        "identifier": [label(kind, key)],
        "status": "preliminary",
        "category": [{"coding": [IMAGING]}],
        "code": concept(plan.said(figure.words), measure_code(figure.figure)),
        "subject": plan.subject(case.images[figure.images[0]] if figure.images else None),
        "issued": plan.made,
        **_value(figure),
        "device": plan.names.to("Device", "software|surgplan"),
    }
    if figure.source:
        found["method"] = {"text": plan.said(figure.source)}
    if figure.images:
        found["derivedFrom"] = [plan.names.to("ImagingStudy", name) for name in figure.images]
    if notes := cautions_on(case, figure.images):
        found["note"] = [{"text": plan.said(text)} for text in notes]
    if figure.implant:
        found["focus"] = [plan.names.to("Device", f"implant|{figure.implant}")]
    return found


def _value(figure: Measured) -> dict[str, Any]:
    """The value in the element of its type, or why there is none."""
    value = figure.value
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if isinstance(value, str) and value:
        return {"valueString": value}
    if isinstance(value, int | float):
        if math.isfinite(value):
            return {"valueQuantity": quantity(value, figure.unit)}
        return {"dataAbsentReason": {"coding": [{"system": ABSENT, "code": "not-a-number"}]}}
    return {"dataAbsentReason": {"coding": [{"system": ABSENT, "code": "unknown"}]}}
