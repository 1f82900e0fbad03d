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


def moved_from(case: Case, image: Image) -> tuple[Image, ...] | None:
    """The scans that were moved so that a registered one lies where it does: what it was, and what its fixed scan was before.

    None where one of them is not in the case any more; empty for a scan that lies as it was scanned.
    """
    found: list[Image] = []
    seen: set[str] = set()
    ahead = [image]
    while ahead:
        one = ahead.pop()
        if one.registration is None or one.id in seen:
            continue
        seen.add(one.id)
        moving, fixed = case.images.get(one.registration.moving), case.images.get(one.registration.fixed)
        if moving is None or moving.series_uid != one.series_uid:
            return None
        if fixed is None or fixed.frame_of_reference != one.frame_of_reference:
            return None
        found.append(moving)
        ahead += [moving, fixed]
    return tuple(found)


def frame_names_one_place(case: Case, image: Image) -> bool:
    """Whether what a file gives in a scan's frame of reference lies, on this scan, where the file says.

    Not where the scan was moved out of that same frame, or may have been: the file may show it as it lay before.
    """
    earlier = moved_from(case, image)
    if earlier is None or not image.frame_of_reference:
        return earlier == ()
    return all(before.frame_of_reference not in ("", image.frame_of_reference) for before in earlier)


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
