"""Codes and colours as DICOM writes them of segments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from surgplan.case.document import Code

LONGEST_WORDS = 200
D50 = np.array([0.96422, 1.0, 0.82521])
"""White of the profile connection space that DICOM's CIELab values stand in (PS3.3 C.10.7.1.1)."""
TO_SRGB = np.array(
    [
        [3.1338561, -1.6168667, -0.4906146],
        [-0.9787684, 1.9161415, 0.0334540],
        [0.0719453, -0.2289914, 1.4052427],
    ]
)
"""XYZ under D50 to linear sRGB, adapted by Bradford's matrix (B. Lindbloom, brucelindbloom.com [M])."""


def words(dataset: Any, keyword: str) -> str:
    """An element as one line of text; nothing if it is missing."""
    value = dataset.get(keyword)
    return "" if value is None else " ".join(str(value).split())[:LONGEST_WORDS]


def code_in(dataset: Any, keyword: str) -> Code | None:
    """The first code of a sequence; None if there is none."""
    items = dataset.get(keyword)
    if not items:
        return None
    value = next((words(items[0], k) for k in ("CodeValue", "LongCodeValue", "URNCodeValue") if items[0].get(k)), "")
    return Code(value, words(items[0], "CodingSchemeDesignator"), words(items[0], "CodeMeaning")) if value else None


def hex_of(red: float, green: float, blue: float) -> str:
    """Red, green and blue from 0 to 255 as #RRGGBB.

    >>> hex_of(255, 0, 16)
    '#FF0010'
    """
    return "#" + "".join(f"{int(np.clip(round(v), 0, 255)):02X}" for v in (red, green, blue))


def colour_of_cielab(values: Sequence[int]) -> str:
    """RecommendedDisplayCIELabValue (three whole numbers to 65535) as #RRGGBB in sRGB; nothing if it is not that.

    >>> colour_of_cielab([65535, 32896, 32896])
    '#FFFFFF'
    """
    if len(values) != 3 or not all(0 <= int(v) <= 65535 for v in values):
        return ""
    light = int(values[0]) * 100 / 65535
    a, b = (int(v) * 255 / 65535 - 128 for v in values[1:])
    y = (light + 16) / 116
    f = np.array([y + a / 500, y, y - b / 200])
    xyz = D50 * np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29))
    linear = np.clip(TO_SRGB @ xyz, 0, 1)
    srgb = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return hex_of(*(float(v) for v in 255 * srgb))
