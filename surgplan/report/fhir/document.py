"""The printed report as a FHIR document reference, with the file in it."""

from __future__ import annotations

import base64
import hashlib

from surgplan.report.fhir.parts import concept, label, term
from surgplan.report.fhir.plan import Plan
from surgplan.report.fhir.release import Resource
from surgplan.report.fhir.request import OPERATION

REPORT = "report"
PDF = "application/pdf"


def document_reference(plan: Plan, pdf: bytes) -> Resource:
    """The report: its bytes, their SHA-1 as FHIR asks for, and their SHA-256 as an identifier."""
    title = plan.said(f"Surgical plan: {plan.facts.name}")
    request = [plan.names.to("ServiceRequest", OPERATION)]
    attachment = {
        "contentType": PDF,
        "data": base64.b64encode(pdf).decode(),
        "size": str(len(pdf)) if plan.release.size_as_text else len(pdf),
        "hash": base64.b64encode(hashlib.sha1(pdf, usedforsecurity=False).digest()).decode(),
        "title": title,
        "creation": plan.at,
    }
    return {
        "resourceType": "DocumentReference",
        "id": plan.names.id("DocumentReference", f"{REPORT}|{plan.facts.revision.id}"),
        "identifier": [label("sha256", hashlib.sha256(pdf).hexdigest())],
        "status": "current",
        "docStatus": "preliminary",
        "type": concept("Surgical plan", term("plan_document")),
        "subject": plan.subject(),
        "date": plan.made,
        "author": [plan.names.to("Device", "software|surgplan")],
        "description": title,
        "content": [{"attachment": attachment}],
        **({"context": {"related": request}} if plan.release.document_context else {"basedOn": request}),
    }
