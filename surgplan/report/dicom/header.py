"""What every DICOM object of a plan says: whose it is, of which study, in which frame, when and by what it was made."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from pydicom import dcmwrite
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

from surgplan import __version__
from surgplan.base.errors import Refused
from surgplan.case.codec import canonical, encode
from surgplan.case.document import Case, Image
from surgplan.case.identity import read_identity
from surgplan.case.session import Session
from surgplan.report.dicom.uids import uid_of, usable
from surgplan.report.withheld import Withheld

MAKER = "surgplan"
FRAME_WORDS = "patient coordinates LPS, mm"
"""Every object says so in its series description."""
REMOVED = ("name, hospital number and birth date left out", "study UID replaced", "frame of reference UID kept")
LONGEST_TEXT = 64


@dataclass(frozen=True)
class Header:
    """The shared part of all objects made from one state of a plan."""

    patient_name: str
    patient_id: str
    issuer: str
    birth_date: str
    sex: str
    identified: bool
    """Whether the object names the patient."""
    study_uid: str
    own_study: bool
    """Whether the study is that of the scan, and not one of its own."""
    frame_uid: str
    made: datetime
    """When the state of the plan was recorded; never the time of writing, so that the same plan gives the same bytes."""
    state: str
    """Hash of the case, which names the state."""
    root: str
    """The case's first revision, which names the case."""
    withheld: Withheld

    def said(self, text: str, longest: int = LONGEST_TEXT) -> str:
        """A text as it may stand in the object: without the patient's name unless that was asked for, and not too long."""
        return self.withheld.clean(text).replace("\\", "/").replace("\n", " ")[:longest].strip()


def header_of(session: Session, image: Image | None, identified: bool) -> Header:
    """What is shared by what lies in the frame of an image; Refused if the patient is to be named and nobody knows the name."""
    patient = session.case.patient
    known = read_identity(patient, session.blobs)
    other = image.patient if image is not None else ""
    person = None
    if identified:
        person = known and (known.others.get(other) if other else known.person)
        if person is None:
            raise Refused("this case does not know who the patient is, so no file can name anybody; leave --identified out")
    pseudonym = other or patient.id
    root = session.journal.path_to(session.head.id)[0].id
    study = _study(image, pseudonym, root, identified)
    return Header(
        patient_name=person.name if person else f"Pseudonym^{pseudonym}" if pseudonym else "",
        patient_id=person.patient_id if person else pseudonym,
        issuer=person.issuer if person else "",
        birth_date=person.birth_date if person else "",
        sex="" if other else patient.sex,
        identified=identified,
        study_uid=study,
        own_study=image is not None and study == image.study_uid,
        frame_uid=_frame(image, root),
        made=datetime.fromisoformat(session.head.at).astimezone(UTC),
        state=session.head.case,
        root=root,
        withheld=Withheld({}) if identified else Withheld.of(patient, session.blobs),
    )


def image_of(case: Case, names: Sequence[str], on: str | None = None) -> Image | None:
    """The image in whose frame of reference things lie: that they were made on, else `on`, else the only frame of the case.

    None where the case has no image. Refused where things lie in several frames, in another than that of `on`, or where
    nobody knows in which, and where their scans are of several people.
    """
    tied = [case.images[image] for name in names for image in made_on(case, name)]
    named: list[Image] = [] if on is None else [case.find("images", on)]
    images = [*named, *tied] or list(case.images.values())
    frames = {image.frame_of_reference for image in images}
    if len(frames) > 1 and tied:
        where = ", ".join(dict.fromkeys(image.id for image in images))
        raise Refused(f"the frames of reference of {where} differ, and one file has one; write what lies in each by itself")
    if len(frames) > 1:
        where = ", ".join(image.id for image in images)
        raise Refused(f"this case has images in {len(frames)} frames of reference; name the one to go by with --on: {where}")
    if tied and len({image.patient for image in images}) > 1:
        where = ", ".join(dict.fromkeys(image.id for image in images))
        raise Refused(f"{where} are scans of several people, and one file is about one; write what was made on each by itself")
    # what nobody tied to a scan is the patient's own
    return next((image for image in images if not image.patient), images[0]) if images else None


def made_on(case: Case, name: str, deep: int = 3) -> tuple[str, ...]:
    """The images that something was made on, as far as the case knows."""
    cut = case.fragments().get(name)
    if cut is not None:
        name = cut.segment
    found: list[str] = []
    on: list[str | None] = []
    if name in case.segments:
        found = [case.segments[name].image]
    elif name in case.studies:
        found, on = [case.studies[name].image], [*case.studies[name].bodies]
    elif name in case.landmarks:
        on = [case.landmarks[name].on]
    elif name in case.implants:
        on = [case.implants[name].on]
    elif name in case.measures:
        points = [p if p in case.landmarks else p.rpartition(".")[0] for p in case.measures[name].points if isinstance(p, str)]
        on = [case.measures[name].segment, *points]
        found = [case.measures[name].image or ""]
    further = (image for one in on if one and deep for image in made_on(case, one, deep - 1))
    return tuple(image for image in dict.fromkeys([*found, *further]) if image in case.images)


def _study(image: Image | None, pseudonym: str, root: str, identified: bool) -> str:
    if image is None:
        return uid_of("study", root, str(identified))
    if identified and usable(image.study_uid):
        return image.study_uid
    return uid_of("study", pseudonym, image.study_uid or image.series_uid or image.voxels, str(identified))


def _frame(image: Image | None, root: str) -> str:
    if image is None:
        return uid_of("frame", root)
    if usable(image.frame_of_reference):
        return image.frame_of_reference
    if image.frame_of_reference:
        return uid_of("frame", image.frame_of_reference)
    return uid_of("frame", image.voxels, canonical(encode(image.grid)))


def new_object(header: Header, sop_class: str, modality: str, description: str) -> Dataset:
    """A data set with the patient, study, series, equipment, frame of reference and common modules filled in.

    Its instance and series have no UID yet: `finished` works them out.
    """
    dataset = Dataset()
    dataset.SpecificCharacterSet = "ISO_IR 192"
    dataset.SOPClassUID = sop_class
    dataset.TimezoneOffsetFromUTC = "+0000"
    dataset.InstanceCreationDate, dataset.InstanceCreationTime = date_of(header), time_of(header)
    _patient(dataset, header)
    dataset.StudyInstanceUID = header.study_uid
    for keyword in ("StudyID", "AccessionNumber", "ReferringPhysicianName"):
        setattr(dataset, keyword, "")
    # the day of the scan's own study is not kept in a case; that of a study of our own is the plan's
    dataset.StudyDate = "" if header.own_study else date_of(header)
    dataset.StudyTime = "" if header.own_study else time_of(header)
    dataset.Modality = modality
    dataset.SeriesNumber = 1
    dataset.InstanceNumber = 1
    dataset.SeriesDescription = header.said(f"{description}; {FRAME_WORDS}")
    dataset.Manufacturer, dataset.ManufacturerModelName = MAKER, MAKER
    dataset.DeviceSerialNumber, dataset.SoftwareVersions = "none", __version__
    dataset.FrameOfReferenceUID = header.frame_uid
    dataset.PositionReferenceIndicator = ""
    dataset.ContentDate, dataset.ContentTime = date_of(header), time_of(header)
    return dataset


def _patient(dataset: Dataset, header: Header) -> None:
    dataset.PatientName, dataset.PatientID = header.patient_name, header.patient_id
    if header.issuer:
        dataset.IssuerOfPatientID = header.issuer
    dataset.PatientBirthDate, dataset.PatientSex = header.birth_date, header.sex
    if not header.identified:
        dataset.PatientIdentityRemoved = "YES"
        dataset.DeidentificationMethod = list(REMOVED)


def finished(dataset: Dataset, syntax: str = ExplicitVRLittleEndian, series_uid: str = "") -> bytes:
    """The bytes of a DICOM file, its instance and series named by the content: once anything changes, they are others."""
    content = hashlib.sha256(_written(dataset, syntax)).hexdigest()
    dataset.SOPInstanceUID = uid_of("instance", content)
    dataset.SeriesInstanceUID = series_uid or uid_of("series", content)
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = dataset.SOPClassUID, dataset.SOPInstanceUID
    meta.TransferSyntaxUID = syntax
    meta.ImplementationClassUID = uid_of("implementation", MAKER)
    meta.ImplementationVersionName = f"{MAKER}_{__version__}".upper()[:16]
    dataset.file_meta = meta
    out = BytesIO()
    dcmwrite(out, dataset, enforce_file_format=True)
    return out.getvalue()


def _written(dataset: Dataset, syntax: str) -> bytes:
    out = BytesIO()
    dcmwrite(out, dataset, implicit_vr=syntax != ExplicitVRLittleEndian, little_endian=True)
    return out.getvalue()


def date_of(header: Header) -> str:
    """The day of the plan as DICOM has it, in UTC."""
    return header.made.strftime("%Y%m%d")


def time_of(header: Header) -> str:
    """The time of the plan as DICOM has it, in UTC."""
    return header.made.strftime("%H%M%S")
