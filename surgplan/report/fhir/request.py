"""The planned operation as a FHIR service request: a draft plan, no order."""

from __future__ import annotations

from typing import Any

from surgplan.base.resources import table
from surgplan.report.dicom.side import WORDS, sides_of_plan
from surgplan.report.fhir.figures import left_out
from surgplan.report.fhir.parts import TERMS, concept, label, operation_code, term
from surgplan.report.fhir.plan import Plan
from surgplan.report.fhir.release import Resource
from surgplan.report.title_page import NOT_A_DEVICE

OPERATION = "operation"
"""The name of the request among resources."""
UNKNOWN = "Operation"


def service_request(plan: Plan) -> Resource:
    """The operation that the planned components belong to, with what it was planned on and with."""
    facts = plan.facts
    code = operation(plan)
    scans = [plan.names.to("ImagingStudy", name) for name in facts.case.images]
    implants = [plan.names.to("Device", f"implant|{name}") for name in facts.case.implants]
    about = [*scans, *implants]
    wrapped = plan.release.codeable_references
    found: Resource = {
        "resourceType": "ServiceRequest",
        "id": plan.names.id("ServiceRequest", OPERATION),
        "identifier": [label("case", facts.case_hash)],
        "status": "draft",
        "intent": "plan",
        "category": [concept("Surgical procedure", term("surgical"))],
        "code": {"concept": code} if wrapped else code,
        "subject": plan.subject(),
        "authoredOn": plan.made,
        "note": [{"text": plan.said(text)} for text in (NOT_A_DEVICE, *left_out(facts))],
    }
    if about:
        found["supportingInfo"] = [{"reference": one} for one in about] if wrapped else about
    if sides := sides_of_plan(facts.case, facts.history):
        found["bodySite"] = [concept(f"{WORDS[side]} side") for side in sides]
    return found


def operation(plan: Plan) -> dict[str, Any]:
    """What is planned, by all of its components."""
    begins = table(TERMS)["components"]
    names = [implant.component for implant in plan.facts.case.implants.values()]
    planned = {next((begins[begin] for begin in begins if name.startswith(begin)), "") for name in names}
    for entry in table(TERMS)["operations"].values():
        if planned.issuperset(entry["of"]):
            return concept(entry["words"], *operation_code(entry))
    return concept("Resection" if plan.facts.case.resections else UNKNOWN, term("surgical"))
