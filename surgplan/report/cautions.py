"""What must be known of a scan before figures that rest on it are used: they go wherever the figures go."""

from __future__ import annotations

from collections.abc import Iterable

from surgplan.case.document import Case, Image


def scan_cautions(image: Image) -> tuple[str, ...]:
    """That a scan was registered, has voxels nobody scanned, or is of another person, in words."""
    found = []
    if image.registration is not None:
        how = image.registration
        found.append(
            f"{image.id} is {how.moving} registered onto {how.fixed} ({how.method}): "
            "places and sizes on it are no more exact than that"
        )
    if image.interpolated is not None:
        found.append(f"a part of {image.id} was interpolated between slices and not scanned")
    if image.patient:
        found.append(f"{image.id} is a scan of another person ({image.patient}) than the patient of this plan")
    return tuple(found)


def cautions_on(case: Case, images: Iterable[str]) -> tuple[str, ...]:
    """The cautions of several scans of a case."""
    return tuple(words for name in images for words in scan_cautions(case.images[name]))
