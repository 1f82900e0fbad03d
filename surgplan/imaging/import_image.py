"""The operation that brings a scan into a case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.apart import frame_with
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results, fingerprint
from surgplan.imaging.image_of import image_of
from surgplan.imaging.one_patient import marked, patient_found, patient_with, refuse_other


@dataclass(frozen=True)
class ImportImage(Operation):
    """Read a DICOM series, a NIfTI, NRRD or MetaImage file, and keep it as an image of the case."""

    kind: ClassVar[str] = "image.import"
    heavy: ClassVar[bool] = True

    path: str
    """Folder of DICOM files, a zip of them, or one file (.nii, .nii.gz, .nrrd, .mha, .mhd)."""
    as_: str = "ct"
    """Name of the new image."""
    series: str | None = None
    """SeriesInstanceUID, needed where a folder holds several usable series."""
    modality: str | None = None
    """CT, MR, .. for a file that does not say so; a CT's values are taken as HU."""
    gaps: Literal["refuse", "interpolate"] = "refuse"
    """Slices that lie unevenly, are missing or damaged: `refuse` the series, or `interpolate` and mark what was not scanned."""
    phase: str | None = None
    """Of a series with several phases, times, echoes or b-values: the listed name of one, or `all` to keep the sequence."""
    other_patient: str = ""
    """Why a scan of another patient than the case's is to come in all the same; without a reason it is refused."""
    deidentify: bool = False
    """Take in no name, number, date or UID of the scan, and of its descriptions only words of anatomy and technique."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """Read the scan and keep its voxels; BadInput names the file that is not usable."""
        from surgplan.imaging.guarded import load_path
        from surgplan.imaging.kept import keep
        from surgplan.imaging.privacy.of_scan import user_keys, without_person

        self._refuse_taken(case)
        refuse = partial(refuse_other, case, blobs, confirmed=self.other_patient)
        scan = load_path(self.path, self.series, self.modality, progress, refuse, gaps=self.gaps, phase=self.phase)
        who = scan.subject
        if self.deidentify:
            scan = without_person(scan, user_keys())
        image = keep(blobs, scan)
        age = scan.subject.age_years(scan.acquired)
        patient = patient_found(case, blobs, who, age, self.other_patient, keep_identity=not self.deidentify)
        return {"image": image, "patient": patient}

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the image, and with the patient where the scan names one."""
        self._refuse_taken(case)
        if "image" not in results:
            raise Refused("an import has to be computed before it can be applied; run it through a session")
        image = image_of(self.as_, results["image"])
        frame, said = frame_with(case, image)
        if said:
            image = replace(image, warnings=(*image.warnings, said))
        image = marked(image, results["patient"], self.other_patient)
        case = replace(case.with_item(image), frame_of_reference=frame)
        return replace(case, patient=patient_with(case, results["patient"]))

    def recorded(self) -> Operation:
        """With a fingerprint instead of the path: folders and files of scans are often called after the patient."""
        return replace(self, path=fingerprint(self.path), series=None if self.deidentify else self.series)

    def words(self) -> str:
        """For the history."""
        return f"Import {self.as_}"

    def _refuse_taken(self, case: Case) -> None:
        case.free(self.as_, "images")
        if self.as_ in case.images:
            raise Refused(f"there already is an image called {self.as_!r}; choose another name with `as`")
