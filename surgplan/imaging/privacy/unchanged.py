"""What a file without its patient must still say as before: where its image lies, what its values mean, its pixels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.dicom_file import quietly
from surgplan.imaging.privacy.profile import words

PIXELS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")
UNPACKED = ("PhotometricInterpretation", "PlanarConfiguration")
"""Changed by taking pixels out of compression, which the comparison of pixels judges."""


def measures(dataset: Dataset) -> dict[str, Any]:
    """Every attribute that places, measures or scales the image, by keyword, and the same of the items of each sequence."""
    told: dict[str, Any] = {}
    for element in dataset:
        if element.VR == "SQ":
            told[element.keyword or str(element.tag)] = [measures(item) for item in element.value or ()]
        elif element.keyword in words("geometry.txt"):
            told[element.keyword] = "" if element.is_empty else str(element.value)
    return told


def refuse_other_measures(old: dict[str, Any], new: dict[str, Any]) -> None:
    """BadInput, naming the attribute, if one differs or is gone; whole sequences may be gone, as the profile wants it."""
    for keyword, value in old.items():
        if isinstance(value, list):
            for one, other in zip(value, new.get(keyword) or (), strict=False):
                refuse_other_measures(one, other)
        elif keyword not in UNPACKED and new.get(keyword) != value:
            raise BadInput(f"its {keyword} would not be the same without its patient")


def stored_pixels(dataset: Dataset) -> NDArray[Any] | None:
    """The pixels as readers get them, without overlays in their unused bits; None where there are none.

    BadInput if they can't be read.
    """
    if not any(keyword in dataset for keyword in PIXELS):
        return None
    try:
        with quietly():
            pixels: NDArray[Any] = dataset.pixel_array
    except Exception as exc:  # decoders raise what they like
        raise BadInput(f"its pixels can't be decoded ({(str(exc).splitlines() or ['?'])[0][:80]})") from exc
    return pixels


def refuse_other_pixels(old: NDArray[Any] | None, new: NDArray[Any] | None, masked: bool) -> None:
    """BadInput if a pixel differs where none was masked."""
    if old is None or new is None:
        same = old is None and new is None
    else:
        same = old.shape == new.shape and (masked or np.array_equal(old, new, equal_nan=old.dtype.kind == "f"))
    if not same:
        raise BadInput("its pixels would not be the same without its patient")


def syntax_of(dataset: Dataset) -> str:
    """The transfer syntax of a data set as it was read, also where its file does not say."""
    said = dataset.file_meta.get("TransferSyntaxUID")
    if said:
        return str(said)
    implicit, little = dataset.original_encoding
    if implicit is None or (implicit and little):
        return str(ImplicitVRLittleEndian)
    return str(ExplicitVRLittleEndian if little else ExplicitVRBigEndian)
