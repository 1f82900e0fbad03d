"""Which scans may be shown on each other."""

from __future__ import annotations

import numpy as np

from surgplan.case.document import Case, Image
from surgplan.imaging.registration.motion import apart_mm, as_matrix

SAME_PLACE_MM = 1.0
"""What registrations move without anything having moved: twice the error they are held to."""


def shown_together(case: Case, image_a: str, image_b: str) -> str:
    """Why two scans can't be laid over each other, in words; nothing if they can. Refused if one is missing.

    They can where they have one frame of reference, from the scanner or by registration, unless a registration within it found
    one of them elsewhere. A scan of a file that states none is
    taken for the case's, as everywhere.
    """
    a, b = case.find("images", image_a), case.find("images", image_b)
    if image_a == image_b:
        return ""
    if _frame(case, a) == _frame(case, b):
        return _shifted(case, a, b) or _shifted(case, b, a)
    return (
        f"{image_a} and {image_b} lie in different frames of reference, so nothing says which places are the same; "
        f"register one onto the other (image.register)"
    )


def _shifted(case: Case, before: Image, other: Image) -> str:
    """Why a scan lies wrong where it was scanned beside another of its frame: its registered copy lies elsewhere beside it."""
    for copy in case.images.values():
        how = copy.registration
        if how is None or how.moving != before.id or how.fixed not in case.images:
            continue
        if _frame(case, copy) != _frame(case, before) or _rests_on(case, other) != _rests_on(case, copy):
            continue
        corners = before.grid.to_lps(np.argwhere(np.ones((2, 2, 2))) * (np.asarray(before.grid.size) - 1))
        shift_mm = float(apart_mm(as_matrix(how.matrix), np.eye(4), corners).max())
        if shift_mm > SAME_PLACE_MM:
            return (
                f"{before.id} and {other.id} state one frame of reference, but registering found {before.id} up to "
                f"{shift_mm:.1f} mm away from where it was scanned; show {copy.id} in its place"
            )
    return ""


def _rests_on(case: Case, image: Image) -> str:
    """The scan that an image was registered to at last; itself if it was not."""
    seen: set[str] = set()
    while image.registration is not None and image.registration.fixed in case.images and image.id not in seen:
        seen.add(image.id)
        image = case.images[image.registration.fixed]
    return image.id


def _frame(case: Case, image: Image) -> str:
    return image.frame_of_reference or case.frame_of_reference
