"""The operation that brings a scan into a case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from surgplan.base.errors import Refused
from surgplan.base.geometry import vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress
from surgplan.case.document import Case, Image, Patient
from surgplan.case.operation import Blobs, Operation, Results, fingerprint


@dataclass(frozen=True)
class ImportImage(Operation):
    """Read a DICOM series, a NIfTI, NRRD or MetaImage file, and keep it as an image of the case."""

    kind: ClassVar[str] = "image.import"
    heavy: ClassVar[bool] = True

    path: str
    """Folder of DICOM files, or one file (.nii, .nii.gz, .nrrd, .mha, .mhd)."""
    as_: str = "ct"
    """Name of the new image."""
    series: str | None = None
    """SeriesInstanceUID, needed where a folder holds several usable series."""
    modality: str | None = None
    """CT, MR, .. for a file that does not say so; a CT's values are taken as HU."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """Read the scan and keep its voxels; BadInput names the file that is not usable."""
        from surgplan.imaging.load import load_scan
        from surgplan.imaging.volume import store_volume

        self._refuse_taken(case)
        scan = load_scan(self.path, self.series, self.modality, progress, lambda who: _refuse_other(case, who.pseudonym))
        grid, subject = scan.volume.grid, scan.subject
        image = {
            "modality": scan.modality,
            "size": list(grid.size),
            "spacing_mm": list(grid.spacing_mm),
            "origin_mm": list(grid.origin_mm),
            "direction": list(grid.direction),
            **store_volume(blobs, scan.volume),
            "unit": scan.volume.unit,
            "description": scan.description,
            "series_uid": scan.series_uid,
            "frame_of_reference": scan.frame_of_reference,
            "acquired": scan.acquired,
            "tilt_deg": scan.tilt_deg,
            "warnings": list(scan.warnings),
        }
        patient = {
            "id": subject.pseudonym,
            "sex": subject.sex,
            "age_years": subject.age_years(scan.acquired),
            "identity": blobs.put(subject.identity) if subject.identity else None,
        }
        return {"image": image, "patient": patient}

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the image, and with the patient where the scan names one."""
        self._refuse_taken(case)
        if "image" not in results:
            raise Refused("an import has to be computed before it can be applied; run it through a session")
        image = _image(self.as_, results["image"])
        others = {other.frame_of_reference for other in case.images.values()}
        if others and image.frame_of_reference not in others:
            apart = "it may not share the frame of the case's other images: register it before comparing places"
            image = replace(image, warnings=(*image.warnings, apart))
        return replace(case.with_item(image), patient=_patient(case, results["patient"]))

    def recorded(self) -> Operation:
        """With a fingerprint instead of the path: folders and files of scans are often called after the patient."""
        return replace(self, path=fingerprint(self.path))

    def words(self) -> str:
        """For the history."""
        return f"Import {self.as_}"

    def _refuse_taken(self, case: Case) -> None:
        case.free(self.as_, "images")
        if self.as_ in case.images:
            raise Refused(f"there already is an image called {self.as_!r}; choose another name with `as`")


def _image(name: str, fields: dict[str, Any]) -> Image:
    rest = {
        key: value for key, value in fields.items() if key not in ("size", "spacing_mm", "origin_mm", "direction", "warnings")
    }
    ni, nj, nk = (int(n) for n in fields["size"])
    direction = tuple(float(v) for v in fields["direction"])
    grid = Grid((ni, nj, nk), vector(fields["spacing_mm"]), vector(fields["origin_mm"]), direction)
    return Image(id=name, grid=grid, warnings=tuple(fields["warnings"]), **rest)


def _patient(case: Case, found: dict[str, Any]) -> Patient:
    """The case's patient, with what the scan adds; Refused if the scan is of somebody else."""
    _refuse_other(case, found["id"])
    known = case.patient
    return Patient(
        id=known.id or found["id"],
        sex=known.sex or found["sex"],
        age_years=known.age_years if known.age_years is not None else found["age_years"],
        identity=known.identity or found["identity"],
    )


def _refuse_other(case: Case, pseudonym: str) -> None:
    if pseudonym and case.patient.id and pseudonym != case.patient.id:
        raise Refused(
            f"this case is about patient {case.patient.id} and the scan is of patient {pseudonym}; make a new case for it"
        )
