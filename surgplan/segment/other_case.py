"""Taking something out of another case: whether it is of the same patient, and where it lies in this one."""

from __future__ import annotations

import numpy as np

from surgplan.base.errors import OtherPatient, Refused
from surgplan.base.geometry import Floats
from surgplan.case.apart import frame_names_one_place
from surgplan.case.document import Case, Image, Segment
from surgplan.case.identity import Person, read_identity
from surgplan.case.operation import Blobs
from surgplan.case.session import Session


def patient_doubts(case: Case, blobs: Blobs, image: Image, other: Session, segment: Segment, confirmed: str) -> list[str]:
    """What must be told, because of the patient, of a segment of another case that is put on an image of this one.

    OtherPatient where it is of somebody else than this case's patient, or nothing tells it is not, unless `confirmed` says why
    it is taken in.
    """
    from surgplan.imaging.one_patient import refuse_other
    from surgplan.imaging.subject import Subject

    if image.patient and not confirmed:
        raise OtherPatient(
            f"{image.id!r} is of another patient than this case's, and a segment of another case is not put on it; choose an "
            "image of the case's patient, or confirm it with the reason in `other_patient`"
        )
    people = _people(other, segment)
    for who in people:
        refuse_other(case, blobs, Subject(who.name, who.patient_id, who.issuer, who.birth_date, who.sex), confirmed)
    doubts = []
    if confirmed:
        doubts.append(f"It was taken in although it may be of another patient, because: {confirmed}")
    if not any(who.named for who in people):
        doubts.append("The case it comes from names no patient: make sure that it is the same one.")
    elif not case.patient.id:
        doubts.append("The case it comes from names a patient and this one does not: make sure that it is the same one.")
    return doubts


def _people(other: Session, segment: Segment) -> tuple[Person, ...]:
    """Whom the other case says the segment is of: every record of the person, or the case's pseudonym."""
    patient = other.case.patient
    identity = read_identity(patient, other.blobs)
    image = other.case.images.get(segment.image)
    if image is not None and image.patient:
        known = identity.others.get(image.patient) if identity is not None else None
        return (known or Person(patient_id=image.patient),)
    if identity is not None:
        return identity.own()
    return (Person(patient_id=patient.id, sex=patient.sex),)


def motion_between(there: Case, segment: Segment, case: Case, image: Image) -> tuple[Floats, str]:
    """The 4x4 matrix from LPS mm of another case to those of an image of this one, and how it is known, in words.

    The same where the segment's scan and the image share a frame of reference in which neither was moved, or are one and the
    same scan; else that of a rigid or affine registration of this case whose moving scan shares it. Refused where
    nothing tells.
    """
    drawn_on = there.images.get(segment.image)
    if drawn_on is None:
        raise Refused(
            f"{segment.id!r} was drawn on {segment.image!r}, which is not in the other case any more, so where it lies in this "
            "case is not known"
        )
    if _one_place(there, drawn_on, case, image):
        return np.eye(4), ""
    for moved in (image, *(i for i in case.images.values() if i.id != image.id)):
        registration = moved.registration
        if registration is None or moved.frame_of_reference != image.frame_of_reference or not image.frame_of_reference:
            continue
        moving = case.images.get(registration.moving)
        if moving is not None and _one_place(there, drawn_on, case, moving):
            if registration.displacements is not None:
                raise Refused(
                    f"the scan {segment.id!r} was drawn on was registered deformably as {moved.id!r}, which segments can't "
                    "follow; register it rigidly or affinely too"
                )
            matrix = np.eye(4)
            matrix[:3] = np.asarray(registration.matrix, dtype=float).reshape(3, 4)
            return matrix, f" through the registration of {moved.id}"
    raise Refused(
        f"{segment.id!r} was drawn in another frame of reference than that of {image.id!r}, so its place there is not known; "
        "import the scan it was drawn on, and register that to this one"
    )


def _one_place(there: Case, first: Image, here: Case, second: Image) -> bool:
    """Whether a place has the same LPS mm in two images of two cases."""
    frames = {image.frame_of_reference for image in (first, second)}
    same_scan = first.voxels == second.voxels and first.grid == second.grid and second.registration == first.registration
    if same_scan and len(frames - {""}) < 2:
        return True  # as it was scanned, or as it was moved
    if len(frames) > 1 or "" in frames:
        return False
    return frame_names_one_place(there, first) and frame_names_one_place(here, second)
