"""A study as an input deck of CalculiX, so that anyone can check it with another solver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import StorageFailed
from surgplan.base.geometry import Floats
from surgplan.simulate.elasticity import Problem

BINS_PER_DECADE = 10_000
"""Moduli are put together where they differ by less than 1/10000 of a decade, 0.023 %, and get their mean: the deck's
displacements then differ by far less than 1e-5, and CalculiX reads it in reasonable time."""


def write_deck(problem: Problem, path: Path, title: str = "surgplan study") -> int:
    """Write a complete deck of C3D10 elements and return the number of its materials; StorageFailed if the disk refuses."""
    group, modulus, poisson = material_groups(problem)
    try:
        with path.open("w", encoding="ascii", errors="replace", newline="\n") as file:
            for line in _lines(problem, group, modulus, poisson, title):
                file.write(line + "\n")
    except OSError as exc:
        raise StorageFailed(f"{path} can't be written: {exc.strerror or exc}; choose another place") from exc
    return len(modulus)


def material_groups(problem: Problem) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Material of each element (m,), numbered by rising modulus, and the modulus (MPa) and Poisson's ratio of each material."""
    step = np.floor(np.log10(problem.modulus_mpa) * BINS_PER_DECADE).astype(np.int64)
    ratios, ratio = np.unique(problem.poisson, return_inverse=True)
    group = np.unique(step * len(ratios) + ratio, return_inverse=True)[1]
    counts = np.bincount(group)
    exact = [np.bincount(group, values) / counts for values in (problem.modulus_mpa, problem.poisson)]
    return group, exact[0], exact[1]


def _lines(problem: Problem, group: NDArray[np.int64], modulus: Floats, poisson: Floats, title: str) -> Iterator[str]:
    yield "** " + " ".join(title.split())
    yield "** Lengths in mm, forces in N, moduli and stresses in MPa. Coordinates are DICOM patient coordinates (LPS)."
    yield f"** {len(problem.points)} nodes, {len(problem.tets)} elements, {len(modulus)} materials. Node numbers start at 1."
    yield "*NODE, NSET=NALL"
    for number, (x, y, z) in enumerate(problem.points, 1):
        yield f"{number},{x:.12e},{y:.12e},{z:.12e}"
    yield "*ELEMENT, TYPE=C3D10, ELSET=EALL"
    for number, nodes in enumerate(problem.tets + 1, 1):
        yield f"{number}," + ",".join(map(str, nodes))
    order = np.argsort(group, kind="stable") + 1
    edges = np.searchsorted(group[order - 1], np.arange(len(modulus) + 1))
    for m, (e, nu) in enumerate(zip(modulus, poisson, strict=True)):
        yield f"*ELSET, ELSET=E{m + 1}"
        yield from _wrapped(order[edges[m] : edges[m + 1]])
        yield f"*MATERIAL, NAME=M{m + 1}"
        yield "*ELASTIC"
        yield f"{e:.12e},{nu:.12e}"
        yield f"*SOLID SECTION, ELSET=E{m + 1}, MATERIAL=M{m + 1}"
    yield "*STEP"
    yield "*STATIC"
    yield "*BOUNDARY"
    prescribed = np.zeros_like(problem.points) if problem.prescribed_mm is None else problem.prescribed_mm
    for node, axis in np.argwhere(problem.fixed):
        value = prescribed[node, axis]
        yield f"{node + 1},{axis + 1},{axis + 1}" + (f",{value:.12e}" if value else "")
    yield "*CLOAD"
    for node, axis in np.argwhere((problem.force_n != 0) & ~problem.fixed):
        yield f"{node + 1},{axis + 1},{problem.force_n[node, axis]:.12e}"
    yield "*NODE PRINT, NSET=NALL"
    yield "U"
    yield "*NODE FILE"
    yield "U, RF"
    yield "*EL FILE"
    yield "S, E"
    yield "*END STEP"


def _wrapped(numbers: Iterable[int]) -> Iterator[str]:
    """Numbers, sixteen to a line, as CalculiX wants them."""
    row: list[str] = []
    for number in numbers:
        row.append(str(number))
        if len(row) == 16:
            yield ",".join(row)
            row = []
    if row:
        yield ",".join(row)


def read_displacements(path: Path, nodes: int) -> Floats:
    """Displacements (nodes, 3) in mm from the `.dat` file of a deck's run; the last block of the file counts."""
    out = np.full((nodes, 3), np.nan)
    for line in path.read_text(encoding="ascii").splitlines():
        words = line.split()
        if len(words) == 4 and words[0].isdigit():
            out[int(words[0]) - 1] = [float(word) for word in words[1:]]
    return out
