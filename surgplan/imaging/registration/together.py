"""Which scans may be shown on each other, and where a registered one was before."""

from __future__ import annotations

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.case.document import Case, Image
from surgplan.imaging.registration.motion import as_matrix


def shown_together(case: Case, image_a: str, image_b: str) -> str:
    """Why two scans can't be laid over each other, in words; nothing if they can. Refused if one is missing.

    They can where they have one frame of reference, from the scanner or by registration. A scan of a file that states none is
    taken for the case's, as everywhere.
    """
    a, b = case.find("images", image_a), case.find("images", image_b)
    if image_a == image_b or _frame(case, a) == _frame(case, b):
        return ""
    return (
        f"{image_a} and {image_b} lie in different frames of reference, so nothing says which places are the same; "
        f"register one onto the other (image.register)"
    )


def _frame(case: Case, image: Image) -> str:
    return image.frame_of_reference or case.frame_of_reference


def before_and_after(case: Case, image: str) -> tuple[Floats, Floats]:
    """Two 4x4 matrices that take LPS mm of a registered scan as it lay before to where it is drawn: before the fit, and after.

    The first changes nothing. A scan that was not registered has the same twice. Of a deformable fit it is the affine part.
    """
    found: Image = case.find("images", image)
    after = np.eye(4) if found.registration is None else as_matrix(found.registration.matrix)
    return np.eye(4), after
