"""The operation that shows another volume of a sequence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from surgplan.base.errors import Refused
from surgplan.case.document import Case
from surgplan.case.operation import Operation, Results


@dataclass(frozen=True)
class ChoosePhase(Operation):
    """Plan on another phase, time or echo of a sequence; segments made before keep their shape."""

    kind: ClassVar[str] = "image.phase"

    image: str
    """The image that holds the sequence."""
    phase: str
    """Name of the phase, as the image lists them."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the image's voxels those of the phase; Refused if there is no such image or phase."""
        image = case.images.get(self.image)
        if image is None:
            raise Refused(f"there is no image {self.image!r}; there is: {', '.join(case.images) or 'none'}")
        if not image.phases:
            raise Refused(f"image {self.image!r} is a single volume, not a sequence; import it with `phase: all` to keep one")
        found = next((phase for phase in image.phases if phase.name == self.phase), None)
        if found is None:
            names = ", ".join(repr(phase.name) for phase in image.phases)
            raise Refused(f"image {self.image!r} has no phase {self.phase!r}; it has {names}")
        return replace(
            case, images={**case.images, self.image: replace(image, voxels=found.voxels, valid=found.valid, phase=found.name)}
        )

    def words(self) -> str:
        """For the history."""
        return f"Show {self.phase} of {self.image}"
