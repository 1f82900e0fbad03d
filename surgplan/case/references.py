"""Which blobs a case is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surgplan.case.document import BlobId, Case, Image


@dataclass(frozen=True)
class Reference:
    """A blob that something of a case needs."""

    owner: str
    """What needs it, in words."""
    blob: BlobId
    labels: bool = False
    """Whether it is the index of a label map, which names further blobs."""


def references(case: Case) -> Iterator[Reference]:
    """Every blob a case names."""
    if case.patient.identity is not None:
        yield Reference("the patient's identity", case.patient.identity)
    for image in case.images.values():
        yield from _of_image(image, f"image {image.id}")
    for segment in case.segments.values():
        yield Reference(f"segment {segment.id}", segment.labels, labels=True)
    for surface in case.surfaces.values():
        yield Reference(f"surface {surface.id}", surface.mesh)
    for implant in case.implants.values():
        if implant.mesh is not None:
            yield Reference(f"implant {implant.id}", implant.mesh)


def _of_image(image: Image, owner: str) -> Iterator[Reference]:
    original, registration = image.original, image.registration
    bulk = [image.voxels, *(phase.voxels for phase in image.phases)]
    bulk += [original.voxels] if original is not None else []
    bulk += [registration.displacements] if registration is not None and registration.displacements is not None else []
    marks = [image.valid, image.interpolated, original.valid if original is not None else None]
    marks += [phase.valid for phase in image.phases]
    yield from (Reference(owner, blob) for blob in bulk)
    yield from (Reference(owner, blob, labels=True) for blob in marks if blob is not None)
