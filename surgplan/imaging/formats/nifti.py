"""NIfTI files, read and written by their own header, because readers differ on which of its two transforms they use.

The format: R. W. Cox et al., nifti1.h and nifti2.h, https://nifti.nimh.nih.gov.
"""

from __future__ import annotations

import gzip
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.confined_child import allow_memory
from surgplan.base.errors import BadInput
from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.imaging.dicom.placement import grid_from_affine, lengths

DTYPES = {
    2: "u1", 4: "i2", 8: "i4", 16: "f4", 64: "f8", 256: "i1", 512: "u2", 768: "u4", 1024: "i8", 1280: "u8",
}  # fmt: skip
"""NIfTI data type codes of plain numbers."""

MM_PER_UNIT = {0: 1.0, 1: 1000.0, 2: 1.0, 3: 0.001}
"""Unknown (taken for mm), metre, millimetre, micrometre."""

RAS_TO_LPS = np.diag([-1.0, -1.0, 1.0, 1.0])
LARGEST_VOLUME = 2_000_000_000
BYTES_A_VOXEL = 24
"""On the way to a volume: as stored (8), rescaled (8), as kept (4), and masks."""
MOST_PACKED = 1032
"""A byte of a gzip file holds at most this many (RFC 1951: 258 bytes in two bits)."""
FARTHEST_OFFSET = 2**31
"""Bytes of header and extensions before the voxels."""

SAME_PLACE_MM = 0.1
"""Corners that the two transforms of a file place further apart than this are worth a remark."""

SAME_SIZE = 0.01
"""Fraction by which voxels may differ between the two transforms: 5 mm over half a metre."""

WHOLE_TURN = 1e-4
"""How far b, c and d of a quaternion may be longer than 1, by rounding to 32 bits and before."""

TEMPLATE_CODE = 3
"""From this code on a transform leads into the space of an atlas (3 Talairach, 4 MNI, 5 another)."""

SAME_DIRECTION_DEG = 5.0
"""How far an axis may turn between the two: rounding and a small registration turn less, swapped axes 90."""


@dataclass(frozen=True)
class Nifti:
    """What a NIfTI header says."""

    size: tuple[int, int, int]
    dtype: np.dtype[Any]
    offset: int
    slope: float
    intercept: float
    sform: Floats | None
    """4x4, indices to RAS mm; None if the header gives none."""
    qform: Floats | None
    unit_stated: bool
    sizes: Floats
    """Voxel sizes as stated beside the transforms, mm; 0 where they are not."""


def read_nifti(path: Path) -> tuple[Grid, NDArray[Any], tuple[str, ...]]:
    """Grid in LPS, array [k, j, i] of the values (rescaled), and remarks; BadInput, naming the file, if it is unusable."""
    try:
        with _opened(path) as file:
            header = _header(file, path.name)
            grid, remarks = _place(header, path.name)
            count = int(np.prod(header.size))
            _refuse_false_size(path, header.offset + count * header.dtype.itemsize)
            allow_memory(BYTES_A_VOXEL * count)
            file.seek(header.offset)
            data = file.read(count * header.dtype.itemsize)
    except MemoryError as exc:
        raise BadInput(f"{path.name} needs more memory than there is; save it at a lower resolution") from exc
    except (OSError, EOFError, zlib.error, struct.error) as exc:
        raise BadInput(f"{path.name} cannot be read ({exc}); copy it again from its source") from exc
    if len(data) != count * header.dtype.itemsize:
        short = f"{len(data)} of {count * header.dtype.itemsize} bytes of voxels"
        raise BadInput(f"{path.name} is cut off: it holds {short}; copy it again from its source")
    values = np.frombuffer(data, header.dtype).reshape(grid.array_shape)
    if (header.slope, header.intercept) != (1.0, 0.0):
        values = values * header.slope + header.intercept
    return grid, values, remarks


def _refuse_false_size(path: Path, needed: int) -> None:
    """BadInput if a packed file can't hold the bytes its header promises, before anything is made ready for them."""
    if path.name.lower().endswith(".gz") and path.stat().st_size * MOST_PACKED < needed:
        raise BadInput(f"{path.name} is cut off: it can't hold the {needed} bytes it states; copy it again from its source")


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return gzip.open(path) if packed else path.open("rb")  # type: ignore[return-value]


def _header(file: IO[bytes], name: str) -> Nifti:
    raw = file.read(348)
    if len(raw) < 348:
        raise BadInput(f"{name} is too short for a NIfTI file; copy it again from its source")
    order = next((o for o in "<>" if struct.unpack(o + "i", raw[:4])[0] in (348, 540)), None)
    if order is None:
        raise BadInput(f"{name} is not a NIfTI file; choose another file")
    version = 1 if struct.unpack(order + "i", raw[:4])[0] == 348 else 2
    if version == 2:
        raw += file.read(540 - 348)
    magic = raw[344:347] if version == 1 else raw[4:7]
    if magic not in (b"n+1", b"n+2"):
        raise BadInput(f"{name} keeps its voxels in another file or is no NIfTI; save it as one .nii or .nii.gz file")

    def get(form: str, at1: int, at2: int) -> tuple[Any, ...]:
        form1, form2 = form.split("|") if "|" in form else (form, form)
        return struct.unpack_from(order + (form1 if version == 1 else form2), raw, at1 if version == 1 else at2)

    dim = get("8h|8q", 40, 16)
    if dim[0] not in (3, 4) or (dim[0] == 4 and dim[4] > 1) or min(dim[1:4]) < 1:
        raise BadInput(f"{name} holds an array of {dim[1 : dim[0] + 1]}, not one volume; save a single volume")
    size = (int(dim[1]), int(dim[2]), int(dim[3]))
    if size[0] * size[1] * size[2] > LARGEST_VOLUME:
        raise BadInput(f"{name} says it holds {size} voxels, more than can be handled; save it at a lower resolution")
    code = get("h", 70, 12)[0]
    if code not in DTYPES:
        raise BadInput(f"{name} holds colours or complex numbers (type {code}); save one number a voxel")
    offset = get("f|q", 108, 168)[0]
    if not 0 <= offset < FARTHEST_OFFSET:
        raise BadInput(f"{name} says its voxels begin at byte {offset}; its header is damaged, copy it again from its source")
    units = get("B|i", 123, 500)[0] & 7
    mm = MM_PER_UNIT.get(units, 1.0)
    pixdim = get("8f|8d", 76, 104)
    slope, intercept = get("2f|2d", 112, 176)
    usable = bool(np.isfinite(slope) and np.isfinite(intercept)) and slope != 0
    qcode, scode = get("2h|2i", 252, 344)
    srow = np.array(get("12f|12d", 280, 400), dtype=float).reshape(3, 4)
    quatern = get("6f|6d", 256, 352)
    if max(qcode, scode) >= TEMPLATE_CODE:
        raise BadInput(
            f"{name} is placed in the space of an atlas (code {max(qcode, scode)}), where nothing has the patient's lengths; "
            "write it again with the scanner's own transform (code 1)"
        )
    if qcode > 0:
        _refuse_false_turn(quatern, pixdim, name)
    return Nifti(
        size=size,
        dtype=np.dtype(order + DTYPES[code]),
        offset=int(offset),
        slope=float(slope) if usable else 1.0,
        intercept=float(intercept) if usable else 0.0,
        sform=_in_mm(np.vstack([srow, [0, 0, 0, 1]]), mm) if scode > 0 else None,
        qform=_in_mm(_from_quaternion(quatern, pixdim), mm) if qcode > 0 else None,
        unit_stated=units in (1, 2, 3),
        sizes=mm * np.abs(np.array(pixdim[1:4], dtype=float)),
    )


def _in_mm(affine: Floats, mm: float) -> Floats:
    return np.diag([mm, mm, mm, 1.0]) @ affine


def _refuse_false_turn(quatern: tuple[float, ...], pixdim: tuple[float, ...], name: str) -> None:
    """BadInput if a qform is no rotation with lengths: readers would each make something else of it."""
    length = sum(v * v for v in quatern[:3])
    if not length <= 1 + WHOLE_TURN:
        raise BadInput(
            f"the qform of {name} is no rotation (its quaternion is {length:.3g} long, not 1), so the size of voxels is not "
            "known; write it again from its source"
        )
    if min(pixdim[1:4]) < 0:
        raise BadInput(f"{name} states voxels of {lengths(pixdim[1:4])}, which can't be right; write it again from its source")


def _from_quaternion(quatern: tuple[float, ...], pixdim: tuple[float, ...]) -> Floats:
    """The 4x4 matrix of a qform: quaternion b, c, d, offset x, y, z, and the voxel sizes with the sign of k in pixdim[0]."""
    b, c, d = np.array(quatern[:3]) / max(1.0, np.linalg.norm(quatern[:3]))
    a = np.sqrt(max(1.0 - (b * b + c * c + d * d), 0.0))
    rotation = np.array(
        [
            [a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
            [2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)],
            [2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c],
        ]
    )
    affine = np.eye(4)
    affine[:3, :3] = rotation * (np.array(pixdim[1:4]) * [1, 1, -1 if pixdim[0] < 0 else 1])
    affine[:3, 3] = quatern[3:6]
    return affine


def _place(header: Nifti, name: str) -> tuple[Grid, tuple[str, ...]]:
    """The grid in LPS: from the sform where there is one, else from the qform."""
    affine = header.sform if header.sform is not None else header.qform
    if affine is None:
        raise BadInput(
            f"{name} does not say how it lies in the patient (no qform, no sform); save it again with its orientation"
        )
    grid = grid_from_affine(header.size, RAS_TO_LPS @ affine, name)
    remarks = []
    if header.sform is not None and header.qform is not None:
        if reason := _contradiction(header.sform, header.qform):
            raise BadInput(
                f"sform and qform of {name} contradict each other: {reason}; "
                "write it again with one of them, or set the code of the wrong one to 0"
            )
        i, j, k = np.meshgrid(*((0, n - 1) for n in header.size))
        corners = np.stack([i.ravel(), j.ravel(), k.ravel(), np.ones(8)])
        apart = float(np.linalg.norm(((header.sform - header.qform) @ corners)[:3], axis=0).max())
        if apart > SAME_PLACE_MM:
            remarks.append(f"its two transforms (sform and qform) differ by up to {apart:.1f} mm: the sform was used")
    if header.sform is not None:
        sizes = np.linalg.norm(header.sform[:3, :3], axis=0)
        if not (np.abs(sizes - header.sizes)[header.sizes > 0] <= SAME_SIZE * sizes[header.sizes > 0]).all():
            raise BadInput(
                f"sform and voxel sizes of {name} contradict each other: it has voxels of {lengths(sizes)} and of "
                f"{lengths(header.sizes)}; write it again from its source"
            )
    if not header.unit_stated:
        remarks.append("it states no unit of length: millimetres were assumed")
    return grid, tuple(remarks)


def _contradiction(sform: Floats, qform: Floats) -> str:
    """What two 4x4 transforms of one file can't both be right about, in words; nothing if they differ by a small move."""
    one, other = sform[:3, :3], qform[:3, :3]
    sizes, other_sizes = np.linalg.norm(one, axis=0), np.linalg.norm(other, axis=0)
    if not (np.abs(other_sizes - sizes) <= SAME_SIZE * sizes).all():
        return f"they have voxels of {lengths(sizes)} and of {lengths(other_sizes)}"
    if np.linalg.det(one) * np.linalg.det(other) < 0:
        return "they are mirror images of each other, so which side is left is not known"
    cosines = ((one / sizes) * (other / other_sizes)).sum(axis=0)
    turn_deg = float(np.degrees(np.arccos(np.clip(cosines, -1.0, 1.0))).max())
    if turn_deg > SAME_DIRECTION_DEG:
        return f"they are turned against each other by {turn_deg:.1f} degrees"
    return ""


def nifti_bytes(grid: Grid, voxels: NDArray[Any], description: str) -> tuple[bytes, NDArray[Any]]:
    """The header of a NIfTI-1 file (sform and qform in RAS mm, scanner frame) and the little-endian array that follows it."""
    codes = {np.dtype(form): code for code, form in DTYPES.items()}
    affine = RAS_TO_LPS @ grid.affine
    axes = affine[:3, :3] / np.asarray(grid.spacing_mm)
    handed = 1.0 if np.linalg.det(axes) > 0 else -1.0
    header = bytearray(352)
    struct.pack_into("<i", header, 0, 348)
    struct.pack_into("<8h", header, 40, 3, *grid.size, 1, 1, 1, 1)
    struct.pack_into("<hh", header, 70, codes[voxels.dtype.newbyteorder("=")], voxels.dtype.itemsize * 8)
    struct.pack_into("<8f", header, 76, handed, *grid.spacing_mm, 0, 0, 0, 0)
    struct.pack_into("<3f", header, 108, 352, 1, 0)
    header[123] = 2
    header[148 : 148 + 79] = description.encode("ascii", "replace")[:79].ljust(79, b"\0")
    struct.pack_into("<hh", header, 252, 1, 1)
    struct.pack_into("<6f", header, 256, *_quaternion(axes * [1, 1, handed]), *affine[:3, 3])
    struct.pack_into("<12f", header, 280, *affine[:3].ravel())
    header[344:348] = b"n+1\0"
    return bytes(header), voxels.astype(voxels.dtype.newbyteorder("<"), copy=False)


def _quaternion(rotation: Floats) -> tuple[float, float, float]:
    """b, c, d of the unit quaternion (a >= 0) of a rotation matrix."""
    from scipy.spatial.transform import Rotation

    b, c, d, a = Rotation.from_matrix(rotation).as_quat()
    sign = -1.0 if a < 0 else 1.0
    return (sign * float(b), sign * float(c), sign * float(d))
