"""The scans a plan was made on, as FHIR imaging studies."""

from __future__ import annotations

from surgplan.base.resources import table
from surgplan.case.document import Image
from surgplan.report.cautions import scan_cautions
from surgplan.report.fhir.parts import label, system
from surgplan.report.fhir.plan import Plan
from surgplan.report.fhir.release import Resource

OTHER = "OT"


def imaging_studies(plan: Plan) -> list[Resource]:
    """An ImagingStudy of one series for each image."""
    return [_study(plan, image) for image in plan.facts.case.images.values()]


def _study(plan: Plan, image: Image) -> Resource:
    study_uid, series_uid = plan.uids[image.id]
    known = table("fhir_codes.yaml")["ImagingStudy.modality"][plan.release.version]
    code = {"system": system("DCM"), "code": image.modality if image.modality in known else OTHER}
    modality = {"coding": [code]} if plan.release.concept_modalities else code
    started = {"started": image.acquired} if len(image.acquired) == 10 else {}
    described = {"description": plan.said(image.description)} if image.description else {}
    size, spacing = (" x ".join(f"{v:.4g}" for v in values) for values in (image.grid.size, image.grid.spacing_mm))
    told = [
        f"{image.id}: {size} voxels at {spacing} mm, LPS",
        *(f"mind: {words}" for words in (*image.warnings, *scan_cautions(image))),
    ]
    return {
        "resourceType": "ImagingStudy",
        "id": plan.names.id("ImagingStudy", image.id),
        "identifier": [{"system": "urn:dicom:uid", "value": f"urn:oid:{study_uid}"}, label("image", plan.said(image.id))],
        "status": "available",
        "modality": [modality],
        "subject": plan.subject(image),
        **started,
        "numberOfSeries": 1,
        **described,
        "note": [{"text": plan.said("; ".join(told))}],
        "series": [{"uid": series_uid, "number": 1, "modality": modality, **described}],
    }
