"""Copying a segment: within the case, or from another case's file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.apart import planning_image
from surgplan.case.codec import decode, encode
from surgplan.case.document import Case, Code, Image, Segment
from surgplan.case.labels import read_bricks, read_labels, write_bricks
from surgplan.case.operation import Blobs, Operation, Results, fingerprint
from surgplan.segment.onto_grid import LEAST_TOLD, on_grid
from surgplan.segment.outcome import known_tissue, new_segment, store
from surgplan.segment.unscanned import unscanned_cautions

if TYPE_CHECKING:
    from surgplan.case.session import Session


@dataclass(frozen=True)
class CopySegment(Operation):
    """Copy a segment under a new name, of this case or out of another case of the same patient."""

    kind: ClassVar[str] = "segment.copy"
    heavy: ClassVar[bool] = True

    segment: str
    """The segment to copy, by its name where it is."""
    as_: str
    """Name of the copy."""
    path: str = ""
    """The other case's file; nothing copies within this case."""
    image: str | None = None
    """The image the copy is put on; needed from another case, else none is the one the segment was drawn on."""
    other_patient: str = ""
    """Why it is taken in although it is of another patient than the case's; kept in the journal."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """Read the segment and put it on the image; Refused or OtherPatient say what does not fit."""
        from surgplan.case.session import Session

        self._refuse_taken(case)
        if not self.path:
            return self._within(case, blobs)
        if self.image is None:
            raise Refused("on which image is it put? name the `image` of this case")
        image = planning_image(case, self.image)
        with Session.open(Path(self.path), read_only=True) as other:
            return self._from(other, case, blobs, image)

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the copy."""
        self._refuse_taken(case)
        image = str(results["image"])
        case = new_segment(case, self.as_, image, known_tissue(str(results["tissue"])), results)
        return case.with_item(
            replace(
                case.segments[self.as_],
                colour=str(results["colour"]),
                category=decode(Code | None, results["category"]),
                code=decode(Code | None, results["code"]),
                anatomy=str(results["anatomy"]),
                side=str(results["side"]),
            )
        )

    def recorded(self) -> Operation:
        """With a fingerprint instead of the path: files are often called after the patient."""
        return replace(self, path=fingerprint(self.path)) if self.path else self

    def words(self) -> str:
        """For the history."""
        return f"Copy {self.segment}{' of another case' if self.path else ''} as {self.as_}"

    def _refuse_taken(self, case: Case) -> None:
        case.free(self.as_, "segments")
        if self.as_ in case.segments:
            raise Refused(f"there already is a segment called {self.as_!r}; choose another name with `as`")

    def _within(self, case: Case, blobs: Blobs) -> dict[str, Any]:
        source: Segment = case.find("segments", self.segment)
        note = f"Copy of {source.id}. {source.note}".strip()
        if self.image is None or planning_image(case, self.image).grid == source.grid:
            labels = write_bricks(blobs, read_bricks(blobs, source.labels), source.labels)
            stored = {
                "labels": labels,
                "voxel_count": source.voxel_count,
                "note": note,
                "cautions": list(source.cautions),
            }
            return self._results(source, self.image or source.image, stored)
        mask, said = on_grid(case, blobs, source, planning_image(case, self.image).grid)
        empty = f"nothing of {source.id!r} lies on {self.image!r}"
        return self._results(source, self.image, store(blobs, mask, empty, note, [*source.cautions, *said]))

    def _from(self, other: Session, case: Case, blobs: Blobs, image: Image) -> dict[str, Any]:
        """The segment of another case on an image of this one."""
        from surgplan.segment.other_case import motion_between, patient_doubts
        from surgplan.segment.voxels.resampled import outside_share, resampled

        source: Segment = other.case.find("segments", self.segment)
        doubts = patient_doubts(case, blobs, image, other, source, self.other_patient)
        motion, how = motion_between(other.case, source, case, image)
        mask = read_labels(other.blobs, source.labels)
        index_map = np.linalg.inv(source.grid.affine) @ np.linalg.inv(motion) @ image.grid.affine
        copied = resampled(mask, index_map, image.grid.array_shape)
        lost = outside_share(mask, index_map, image.grid.array_shape)
        cautions = [*source.cautions, *doubts, *unscanned_cautions(image, blobs, copied)]
        if lost > LEAST_TOLD:
            cautions.append(f"{100 * lost:.3g} % of it lies outside of {image.id} and is left out.")
        ml = np.count_nonzero(copied) * image.grid.voxel_volume_mm3 / 1000
        note = f"Copied from another case{how}: {source.volume_mm3 / 1000:.4g} ml there, {ml:.4g} ml here."
        empty = f"nothing of {source.id!r} lies on {image.id!r}"
        return self._results(source, image.id, store(blobs, copied, empty, note, cautions))

    def _results(self, source: Segment, image: str, stored: dict[str, Any]) -> dict[str, Any]:
        return {
            **stored,
            "image": image,
            "tissue": source.tissue,
            "colour": source.colour,
            "category": encode(source.category),
            "code": encode(source.code),
            "anatomy": source.anatomy,
            "side": source.side,
        }
