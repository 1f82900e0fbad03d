"""Where a plan's resources come from, and that they were exported, as FHIR provenance and audit event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from surgplan.case.document import Code
from surgplan.report.fhir.parts import coding, concept, label
from surgplan.report.fhir.plan import Plan
from surgplan.report.fhir.release import Resource

EXPORT = Code("110106", "DCM", "Export")
SOURCE_ROLE = Code("110153", "DCM", "Source Role ID")
PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type"
ENTITY_ROLE = "http://terminology.hl7.org/CodeSystem/object-role"
OUTCOME = "http://hl7.org/fhir/issue-severity"


def provenance(plan: Plan, targets: Sequence[Resource]) -> Resource:
    """The revision, the case's hash and the journal's last line that all the others were made from."""
    revision = plan.facts.revision
    made_from = (("revision", revision.id, revision.words), ("case", plan.facts.case_hash, "hash of the case at this revision"),
                 ("journal", plan.journal, "hash of the journal's last line, which is chained to all before"))  # fmt: skip
    software = plan.names.to("Device", "software|surgplan")
    return {
        "resourceType": "Provenance",
        "id": plan.names.id("Provenance", revision.id),
        "target": [{"reference": f"urn:uuid:{target['id']}"} for target in targets],
        "occurredDateTime": plan.made,
        "recorded": plan.at,
        "activity": concept(plan.said(revision.words)),
        "agent": [
            {"type": _role("assembler", "Assembler"), "who": software},
            {"type": _role("author", "Author"), "who": {"display": plan.said(revision.by)}},
        ],
        "entity": [
            {"role": "source", "what": {"identifier": label(kind, value), "display": plan.said(words)}}
            for kind, value, words in made_from
        ],
    }


def _role(code: str, display: str) -> dict[str, Any]:
    return {"coding": [{"system": PARTICIPANT, "code": code, "display": display}]}


def audit_event(plan: Plan, document: Resource) -> Resource:
    """That the plan was exported: by whom, when, about whom, and as what."""
    coded = plan.release.coded_audit
    software = plan.names.to("Device", "software|surgplan")
    entities = [
        _entity(coded, {"reference": f"urn:uuid:{document['id']}"}, ("2", "System Object"), ("3", "Report")),
        *(
            _entity(coded, plan.names.to("Patient", name), ("1", "Person"), ("1", "Patient"))
            for name in plan.people()
        ),
    ]  # fmt: skip
    found: Resource = {
        "resourceType": "AuditEvent",
        "id": plan.names.id("AuditEvent", f"{plan.facts.revision.id}|{plan.at}"),
        "action": "R",
        "recorded": plan.at,
        "agent": [
            {
                "type": {"coding": [coding(SOURCE_ROLE)]},
                "who": {"display": plan.said(plan.exported_by)},
                "requestor": True,
            }
        ],
        "source": {"observer": software},
        "entity": entities,
    }
    if coded:
        outcome = {"code": {"system": OUTCOME, "code": "success", "display": "Operation Successful"}}
        return {**found, "code": {"coding": [coding(EXPORT)]}, "outcome": outcome, "patient": plan.subject()}
    return {**found, "type": coding(EXPORT), "outcome": "0"}


def _entity(coded: bool, what: dict[str, str], kind: tuple[str, str], role: tuple[str, str]) -> dict[str, Any]:
    part = {"system": ENTITY_ROLE, "code": role[0], "display": role[1]}
    if coded:
        return {"what": what, "role": {"coding": [part]}}
    return {"what": what, "type": {"system": ENTITY_TYPE, "code": kind[0], "display": kind[1]}, "role": part}
