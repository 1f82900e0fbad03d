"""The mutated files, the same for the same seed: case `n` of a corpus is a folder or a file to be read."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz import mutations
from tests.fuzz.seeds import SLICES, SYNTAXES, dicom, volumes

SEED = 20261122
FILES = (".nii", ".nii.gz", ".nrrd", ".mha", ".zip", ".stl")
DICOM_SHARE = 0.8
BOMB_SHARE = 0.005


@dataclass(frozen=True)
class Case:
    """Something to read."""

    number: int
    what: str
    """Its kind: the transfer syntax, or the ending."""
    mutation: str
    path: Path


class Corpus:
    """Cases by number, written below a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._dicom = {syntax: [dicom(syntax, k) for k in range(SLICES)] for syntax in SYNTAXES}
        self._files = volumes(folder)

    def case(self, number: int) -> Case:
        """Write case `number`."""
        rng = random.Random(SEED + number)
        if rng.random() < DICOM_SHARE:
            return self._study(number, rng)
        ending = rng.choice(FILES)
        mutation, data = mutations.mutated(self._files[ending], mutations.ANY, rng)
        path = self.folder / f"case{number}{ending}"
        path.write_bytes(data)
        return Case(number, ending, mutation, path)

    def _study(self, number: int, rng: random.Random) -> Case:
        """Four slices, one of them, or all alike, mutated."""
        folder = self.folder / f"case{number}"
        folder.mkdir()
        syntax = rng.choice(SYNTAXES)
        slices = list(self._dicom[syntax])
        if rng.random() < BOMB_SHARE:
            name, slices[0] = "bomb", mutations.bomb(slices[0], rng)
        elif rng.random() < 0.5:
            at = rng.randrange(SLICES)
            name, slices[at] = mutations.mutated(slices[at], mutations.DICOM, rng)
        else:  # the same damage everywhere, so that nothing is left that could be read instead
            state = rng.getstate()
            for at in range(SLICES):
                rng.setstate(state)
                name, slices[at] = mutations.mutated(slices[at], mutations.DICOM, rng)
        for k, data in enumerate(slices):
            (folder / f"I{k}").write_bytes(data)
        return Case(number, syntax.name, name, folder)
