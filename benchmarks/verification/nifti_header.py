"""A NIfTI-1 file as another converter wrote it, read plainly: its matrix and its values."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

TYPES = {2: "u1", 4: "i2", 8: "i4", 16: "f4", 64: "f8", 256: "i1", 512: "u2", 768: "u4"}


@dataclass(frozen=True, eq=False)
class Nifti:
    """An uncompressed, little-endian file."""

    affine: np.ndarray
    """4x4 from (i, j, k) to LPS mm (the file's RAS turned about the vertical)."""
    volumes: np.ndarray
    """[volume, k, j, i], rescaled."""

    @property
    def size(self) -> tuple[int, int, int]:
        """Along i, j, k."""
        _, nk, nj, ni = self.volumes.shape
        return ni, nj, nk


def read(path: Path) -> Nifti | None:
    """The file; None if it holds colours or complex numbers, or no matrix."""
    data = path.read_bytes()
    dims = struct.unpack_from("<8h", data, 40)
    (kind,) = struct.unpack_from("<h", data, 70)
    offset, slope, intercept = struct.unpack_from("<3f", data, 108)
    (sform,) = struct.unpack_from("<h", data, 254)
    if kind not in TYPES or sform <= 0:
        return None
    ni, nj, nk, nt = (max(1, n) for n in dims[1:5])
    affine = np.eye(4)
    affine[:3] = np.array(struct.unpack_from("<12f", data, 280)).reshape(3, 4)
    values = np.frombuffer(data, "<" + TYPES[kind], ni * nj * nk * nt, int(offset)).reshape(nt, nk, nj, ni)
    if slope not in (0.0, 1.0) or (slope and intercept):
        values = values.astype(np.float64) * (slope or 1.0) + intercept
    return Nifti(np.diag([-1.0, -1.0, 1.0, 1.0]) @ affine, values)


def turned(nifti: Nifti, affine: np.ndarray) -> Nifti:
    """The same with its axes in the order and the ways that are nearest to those of another matrix."""
    ours, theirs = (m[:3, :3] / np.linalg.norm(m[:3, :3], axis=0) for m in (affine, nifti.affine))
    likeness = np.abs(ours.T @ theirs)
    order = [int(np.argmax(likeness[n])) for n in range(3)]
    if sorted(order) != [0, 1, 2]:
        return nifti
    volumes = np.transpose(nifti.volumes, [0, *(3 - order[2 - axis] for axis in range(3))])
    turned_affine = nifti.affine.copy()
    turned_affine[:, :3] = nifti.affine[:, order]
    for n in range(3):
        if ours[:, n] @ theirs[:, order[n]] < 0:
            count = volumes.shape[3 - n]
            volumes = np.flip(volumes, 3 - n)
            turned_affine[:, 3] += (count - 1) * turned_affine[:, n]
            turned_affine[:, n] *= -1
    return Nifti(turned_affine, volumes)
