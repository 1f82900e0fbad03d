"""What of a folder could have belonged to a series and is no part of it."""

from __future__ import annotations

from collections.abc import Iterable

from surgplan.imaging.dicom.series import Series

DAMAGE = ("cut off", "damaged", "nested too deeply", "cannot be read", "the file is empty", "can't be right")
"""Words in the reasons of files that may have been images of a scan."""


def losses(chosen: Series, all_series: Iterable[Series], skipped: Iterable[str]) -> tuple[str, ...]:
    """Warnings for the one who imports a series: files too damaged to be put to any, and other images of the same UID.

    `skipped` are the reasons of files that belong to no series.
    """
    said = []
    damaged = sum(any(word in reason for word in DAMAGE) for reason in skipped)
    if damaged:
        files = "1 file of the folder is" if damaged == 1 else f"{damaged} files of the folder are"
        said.append(f"{files} damaged and put to no series: slices of this one may be missing, so look at both of its ends")
    here = {id(plane) for plane in chosen.planes}
    same = {id(plane) for series in all_series if series.uid and series.uid == chosen.uid for plane in series.planes}
    others = len(same - here) - chosen.continued
    if others > 0:
        images, are = ("1 image", "is") if others == 1 else (f"{others} images", "are")
        said.append(f"{images} of the same series UID {are} of another kind, size or orientation and no part of this")
    return tuple(said)
