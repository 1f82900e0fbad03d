"""From the numbers a scanner stored to the values a plan is made on, one plane at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.pixels import Stored, bits_beyond, is_padding, significant
from surgplan.imaging.dicom.plane import Plane
from surgplan.imaging.padding import border_parts, corner_padding
from surgplan.imaging.volume import AIR_HU

LIGHTEST_TISSUE_HU = -900.0
"""Lung in deep breath; what is lighter is air [M]."""

INT16 = np.iinfo(np.int16)
Values = NDArray[np.int16] | NDArray[np.float32] | NDArray[np.int64] | NDArray[np.int32] | NDArray[np.float64]
Outside = NDArray[np.bool_] | None
"""Where a plane was not scanned; None if all of it was."""


class NotExact(Exception):
    """A rescaled value is no int16."""


def converted(stored: Stored, plane: Plane, unit: str, dtype: np.dtype[Any], said: set[str]) -> tuple[Values, Outside]:
    """The values of a plane, with air where nothing was scanned, and where that is; what there is to say is added to `said`.

    `NotExact` if int16 is wanted and the values are not such; BadInput, naming the image, if they are not finite.
    """
    quick = _shifted(stored, plane, unit) if dtype == np.int16 else None
    return (quick, None) if quick is not None else _general(stored, plane, unit, dtype, said)


def rescaled(numbers: Stored, plane: Plane) -> NDArray[np.int64] | NDArray[np.int32] | NDArray[np.float64]:
    """`slope * stored + intercept` of the plane itself, in whole numbers where slope and intercept are whole."""
    slope, intercept = plane.frame.slope, plane.frame.intercept
    if slope.is_integer() and intercept.is_integer() and max(abs(slope), abs(intercept)) < 2**15 and numbers.itemsize < 4:
        values = numbers.astype(np.int32)
        if slope != 1:
            values *= int(slope)
        values += int(intercept)
        return values
    return numbers.astype(np.float64) * slope + intercept


def padding_of(stored: Stored, plane: Plane, said: set[str]) -> Outside:
    """Where a plane holds the header's padding value; of a CT whose padding lies among tissue, only from the border inwards."""
    padded = is_padding(stored, plane.header)
    if padded is None or plane.header.modality != "CT" or not plane.frame.rescaled or not padded.any():
        return padded
    highest = _highest_padding(plane)
    if highest <= LIGHTEST_TISSUE_HU:
        return padded
    said.add(
        f"the header's padding value is {highest:g} HU, as tissue can be: only where it reaches the border of a slice was it "
        "taken for not scanned; look at the values"
    )
    return border_parts(padded)


def _highest_padding(plane: Plane) -> float:
    """The highest value (HU) that a header's range of padding rescales to, but for what lies beyond the stored bits."""
    header = plane.header
    assert header.padding is not None
    modulus = 1 << header.bits_allocated
    ends = np.array([value % modulus for value in header.padding], dtype=f"u{header.bits_allocated // 8}")
    numbers = significant(ends, header)
    beyond = bits_beyond(ends, numbers, header)
    values = rescaled(numbers if beyond is None else numbers[~beyond], plane)
    return float(values.max()) if values.size else -np.inf


def _shifted(stored: Stored, plane: Plane, unit: str) -> NDArray[np.int16] | None:
    """The commonest plane in three passes: 16 bits, slope 1, nothing in unused bits and no padding; None if it is another."""
    header, frame = plane.header, plane.frame
    if header.bits_allocated != 16 or frame.slope != 1 or not frame.intercept.is_integer():
        return None
    if header.high_bit != header.bits_stored - 1:
        return None
    numbers = stored.view(np.int16) if header.signed else stored
    low, high = int(numbers.min()), int(numbers.max())
    least = -(1 << (header.bits_stored - 1)) if header.signed else 0
    if low < least or high >= least + (1 << header.bits_stored):
        return None
    shift = int(frame.intercept)
    if low + shift < INT16.min or high + shift > INT16.max:
        return None
    if header.padding is not None and ((padded := is_padding(stored, header)) is not None and padded.any()):
        return None
    values: NDArray[np.int16] = stored.view(np.int16) + np.int16(((shift + 2**15) % 2**16) - 2**15)  # wraps to what is exact
    return None if unit == "HU" and corner_padding(values) is not None else values


def _general(stored: Stored, plane: Plane, unit: str, dtype: np.dtype[Any], said: set[str]) -> tuple[Values, Outside]:
    numbers = significant(stored, plane.header)
    padded = padding_of(stored, plane, said)
    beyond = bits_beyond(stored, numbers, plane.header)
    if beyond is not None and (beyond.any() if padded is None else (beyond & ~padded).any()):
        stated = plane.header.bits_stored
        said.add(f"bits beyond the {stated} stored ones were ignored, as the header asks; look at the values")
    values: Values = rescaled(numbers, plane)
    if unit == "HU":
        around = corner_padding(values)
        padded = around if padded is None else padded if around is None else padded | around
    if padded is not None and padded.any():
        values = np.where(padded, AIR_HU if unit == "HU" else 0, values)
    else:
        padded = None
    if dtype == np.int16:
        if values.min() < INT16.min or values.max() > INT16.max:
            raise NotExact
        if values.dtype.kind == "f" and not np.array_equal(values, np.rint(values)):
            raise NotExact
    elif not np.isfinite(values).all():
        raise BadInput(f"{plane.frame.label} rescales to numbers that are not finite; export the series again")
    return values.astype(dtype), padded
