"""The bundle of a plan: a collection of resources that refer to each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from surgplan.base.errors import Refused
from surgplan.report.fhir.codes import check_codes
from surgplan.report.fhir.devices import devices
from surgplan.report.fhir.document import document_reference
from surgplan.report.fhir.observations import observations
from surgplan.report.fhir.people import PSEUDONYM, patients
from surgplan.report.fhir.plan import Plan
from surgplan.report.fhir.release import Resource
from surgplan.report.fhir.request import service_request
from surgplan.report.fhir.scans import imaging_studies
from surgplan.report.fhir.trail import audit_event, provenance


def plan_bundle(plan: Plan, pdf: bytes) -> Resource:
    """All resources of a plan; Refused if a code does not stand in its value set or a reference leads nowhere."""
    document = document_reference(plan, pdf)
    made = [
        *patients(plan),
        *imaging_studies(plan),
        *devices(plan),
        *observations(plan),
        service_request(plan),
        document,
    ]
    entries = [*made, provenance(plan, made), audit_event(plan, document)]
    state = hashlib.sha256(f"{plan.facts.revision.id}|{plan.at}".encode()).hexdigest()
    bundle: Resource = {
        "resourceType": "Bundle",
        "id": plan.names.id("Bundle", state),
        "identifier": {"system": "urn:ietf:rfc:3986", "value": plan.names.urn("Bundle", state)},
        "type": "collection",
        "timestamp": plan.at,
        "entry": [{"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource} for resource in entries],
    }
    if plan.person is None:
        bundle["meta"] = {"security": [PSEUDONYM]}
    check_codes(bundle, plan.release.version)
    check_references(bundle)
    return bundle


def check_references(bundle: Mapping[str, Any]) -> None:
    """Refused if a name stands twice, or a reference leads out of the bundle."""
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    if len(set(urls)) < len(urls):
        raise Refused("two resources of the bundle have the same name; nothing was written")
    lost = sorted(set(references(bundle)) - set(urls))
    if lost:
        raise Refused(f"the bundle refers to {lost[0]}, which is not in it; nothing was written")


def references(value: Any) -> Iterator[str]:
    """Every literal reference in a resource, as deep as it goes."""
    if isinstance(value, Mapping):
        if isinstance(value.get("reference"), str):
            yield value["reference"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)
