"""Which blobs a case is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surgplan.case.document import BlobId, Case


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
        yield Reference(f"image {image.id}", image.voxels)
        if image.valid is not None:
            yield Reference(f"image {image.id}", image.valid, labels=True)
    for segment in case.segments.values():
        yield Reference(f"segment {segment.id}", segment.labels, labels=True)
    for surface in case.surfaces.values():
        yield Reference(f"surface {surface.id}", surface.mesh)
    for implant in case.implants.values():
        if implant.mesh is not None:
            yield Reference(f"implant {implant.id}", implant.mesh)
