"""Planned implants, and the program itself, as FHIR devices."""

from __future__ import annotations

from typing import Any

import surgplan
from surgplan.base.geometry import Rigid
from surgplan.case.document import Code, Implant
from surgplan.report.fhir.parts import concept, label, quantity
from surgplan.report.fhir.plan import Plan
from surgplan.report.fhir.release import Resource

UNITS = {"mm": "mm", "deg": "deg"}
"""Units by the ending of a parameter's name."""


def devices(plan: Plan) -> list[Resource]:
    """A Device for each implant, as planned and not yet implanted, and one for the program."""
    return [*(_implant(plan, implant) for implant in plan.facts.case.implants.values()), _software(plan)]


def _implant(plan: Plan, implant: Implant) -> Resource:
    model = plan.said(f"{implant.component} {implant.size}")
    component = plan.said(implant.component)
    kind = concept(component, Code(component, "component", component))
    found: Resource = {
        "resourceType": "Device",
        "id": plan.names.id("Device", f"implant|{implant.id}"),
        "identifier": [label("implant", plan.said(implant.id))],
        "status": "active",
        "modelNumber": model,
        plan.release.device_name[0]: [_name(plan, f"{implant.id}: {model}")],
        "type": [kind] if plan.release.many_device_types else kind,
        "property": [_property(plan, name, value) for name, value in implant.parameters.items()],
        "note": [{"text": f"planned, not implanted; material {implant.material}; {_pose(implant.pose)}"}],
    }
    if not found["property"]:
        del found["property"]
    if plan.release.device_of_patient:
        found["patient"] = plan.subject()
    return found


def _software(plan: Plan) -> Resource:
    kind = concept("surgical planning software")
    return {
        "resourceType": "Device",
        "id": plan.names.id("Device", "software|surgplan"),
        "status": "active",
        plan.release.device_name[0]: [_name(plan, "surgplan")],
        "type": [kind] if plan.release.many_device_types else kind,
        "version": [{"value": surgplan.__version__}],
    }


def _name(plan: Plan, text: str) -> dict[str, str]:
    return {plan.release.device_name[1]: plan.said(text), "type": "user-friendly-name"}


def _property(plan: Plan, name: str, value: float | str) -> dict[str, Any]:
    """A parameter of the catalogue."""
    many = plan.release.many_property_values
    kind = concept(name)
    if isinstance(value, str):
        value = plan.said(value)
        text = concept(value)
        return {"type": kind, **({"valueCode": [text]} if many else {"valueString": value})}
    found = quantity(float(value), UNITS.get(name.rpartition("_")[2], "1"))
    return {"type": kind, "valueQuantity": [found] if many else found}


def _pose(pose: Rigid) -> str:
    """Where a component lies, in words that need no other file."""
    rows = "; ".join(" ".join(f"{v:.6f}" for v in row) for row in pose.matrix3)
    origin = ", ".join(f"{v:.3f}" for v in pose.translation)
    return f"its frame lies at ({origin}) mm, LPS, rotated by [{rows}]"
