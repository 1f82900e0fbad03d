"""Which scans share the case's frame of reference: only on those, and with those, is anything planned or shown together."""

from __future__ import annotations

from surgplan.base.errors import Refused
from surgplan.case.document import TABLES, Case, Image

ELSEWHERE = "it lies in another frame of reference than the plan: register it before comparing places"
UNKNOWN = "whether it lies where the case's other scans lie is not known: not all of them state a frame of reference"


def why_apart(case: Case, image: Image) -> str:
    """Why places of a scan can't be compared with those of the plan, in words; nothing if they can.

    Scans of files that state no frame of reference are taken for the case's, and carry a warning that says so.
    """
    own, plan = image.frame_of_reference, case.frame_of_reference
    if not own or not plan or own == plan:
        return ""
    return f"{image.id} lies in another frame of reference than the plan; register it with a scan of the plan (image.register)"


def planning_image(case: Case, name: str) -> Image:
    """The scan of this name, to plan on; Refused if there is none, or if it lies in another frame of reference."""
    found: Image = case.find("images", name)
    reason = why_apart(case, found)
    if reason:
        raise Refused(reason)
    return found


def frame_with(case: Case, image: Image) -> tuple[str, str]:
    """The case's frame of reference once a scan has come in, and what there is to say of the scan's own.

    The first thing of a case sets the frame; it stays even when its scan is removed, for what was planned in it stays too.
    """
    if not any(getattr(case, table) for table in TABLES.values()):
        return image.frame_of_reference, ""
    frame = case.frame_of_reference or image.frame_of_reference
    if frame != image.frame_of_reference and image.frame_of_reference:
        return frame, ELSEWHERE
    if not image.frame_of_reference or not case.frame_of_reference:
        return frame, UNKNOWN
    return frame, ""
