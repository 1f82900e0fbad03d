"""INP: nodes, elements and their sets as CalculiX and Abaqus read them; supports, loads and moduli are the reader's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import StorageFailed
from surgplan.base.geometry import Floats

KINDS = {4: "C3D4", 8: "C3D8", 10: "C3D10"}
A_LINE = 16
"""Numbers on a line of a set, the most CalculiX takes."""


def write_inp(
    path: Path, points: Floats, elements: NDArray[np.integer], sets: Mapping[str, NDArray[np.bool_]], title: str = "surgplan"
) -> None:
    """Write elements (m, 4, 8 or 10) with the node set NALL, the element set EALL and named element sets (m,); LPS, mm.

    Names of sets are in capitals, with `_` for what is no letter or digit. StorageFailed if the file can't be written.
    """
    try:
        with path.open("w", encoding="ascii", errors="replace", newline="\n") as file:
            file.write("** " + " ".join(title.split()) + "\n** LPS mm; numbers start at 1.\n")
            file.write("*NODE, NSET=NALL\n")
            numbers = np.arange(1, len(points) + 1)
            np.savetxt(file, np.column_stack([numbers, points]), fmt="%d,%.9g,%.9g,%.9g")
            file.write(f"*ELEMENT, TYPE={KINDS[elements.shape[1]]}, ELSET=EALL\n")
            numbers = np.arange(1, len(elements) + 1)
            np.savetxt(file, np.column_stack([numbers, elements.astype(np.int64) + 1]), fmt="%d", delimiter=",")
            for name, chosen in sets.items():
                _write_set(file, name, np.flatnonzero(chosen) + 1)
    except OSError as exc:
        raise StorageFailed(f"{path} can't be written: {exc.strerror or exc}; choose another place") from exc


def set_name(name: str) -> str:
    """A name as it stands in the file.

    >>> set_name("femur shaft-1")
    'FEMUR_SHAFT_1'
    """
    return "".join(c if c.isalnum() and c.isascii() else "_" for c in name.upper())


def _write_set(file: IO[str], name: str, numbers: NDArray[np.int64]) -> None:
    file.write(f"*ELSET, ELSET={set_name(name)}\n")
    whole = len(numbers) // A_LINE * A_LINE
    np.savetxt(file, numbers[:whole].reshape(-1, A_LINE), fmt="%d", delimiter=",")
    if whole < len(numbers):
        file.write(",".join(map(str, numbers[whole:])) + "\n")
