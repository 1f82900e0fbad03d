"""The import held against dcm2niix: the same places and values, or who is right and why, worked out from the headers."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pydicom

from benchmarks.verification import by_headers, nifti_header
from benchmarks.verification.nifti_header import Nifti
from benchmarks.verification.scans import ROOT, folders, unpacked
from surgplan.base.verification import Row
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.dicom.verdict import Verdict, judge
from surgplan.imaging.load import read_verdict
from surgplan.imaging.loaded import Loaded
from surgplan.imaging.volume import Volume

TOLERANCE_MM = 1e-3
SECONDS = 300
WHOLE_SCANS = ("head_ct", "liver_ct", "brain_mr")
MOST_UNLIKE = 1.0
"""Of values between pixels, in whole numbers: the one rounds, the other cuts off."""


def _positions(folder: Path) -> np.ndarray:
    """(n, 3) of every image of a folder that has one."""
    found = (pydicom.dcmread(path, force=True, stop_before_pixels=True) for path in _files(folder))
    return np.array([ds.ImagePositionPatient for ds in found if ds.get("ImagePositionPatient")], dtype=float).reshape(-1, 3)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file())


def _uneven(folder: Path) -> bool:
    """Whether two slices lie further apart or closer than others by over 1 %."""
    gaps = np.linalg.norm(np.diff(_positions(folder)[np.argsort(_positions(folder)[:, 2])], axis=0), axis=1)
    return bool(gaps.max() > 1.01 * gaps.min())


def _one_place(folder: Path) -> bool:
    return len(np.unique(_positions(folder), axis=0)) == 1


def _repeated(folder: Path) -> bool:
    found = _positions(folder)
    return len(np.unique(found, axis=0)) < len(found)


def _without_place(folder: Path) -> bool:
    return len(_positions(folder)) == 0


def _colour(folder: Path) -> bool:
    return all(pydicom.dcmread(path, stop_before_pixels=True).SamplesPerPixel == 3 for path in _files(folder))


def _cut_off(folder: Path) -> bool:
    """Whether a file is shorter than its uncompressed pixels."""
    headers = ((path, pydicom.dcmread(path, stop_before_pixels=True)) for path in _files(folder))
    return any(path.stat().st_size < ds.Rows * ds.Columns * ds.BitsAllocated // 8 for path, ds in headers)


def _fifty_slices(folder: Path) -> bool:
    """Whether the maker's protocol in each file lists 50 slices."""
    return all(b"sSliceArray.lSize                        = 50" in path.read_bytes() for path in _files(folder))


def _jpeg_ls(folder: Path) -> bool:
    return all(
        pydicom.dcmread(path, stop_before_pixels=True).file_meta.TransferSyntaxUID.name.startswith("JPEG-LS")
        for path in _files(folder)
    )


def _many_kinds(folder: Path) -> bool:
    """Whether a folder mixes many storage classes and transfer syntaxes, some of which no volume can be made of."""
    found = [pydicom.dcmread(path, force=True, stop_before_pixels=True) for path in _files(folder) if path.stat().st_size > 200]
    return len({str(ds.file_meta.get("TransferSyntaxUID", "")) for ds in found}) > 5


EVIDENCE: dict[str, tuple[Callable[[Path], bool], str]] = {
    "dcm_qa_ct_GE_variable_tilt/GE": (
        _uneven,
        "dcm2niix gives one even volume and one at a step it invents; ours refuses, or marks",
    ),
    "failing/notavolume/001": (_one_place, "dcm2niix gives one slice over time; ours refuses what is no volume"),
    "failing/sliceincrement/001": (_uneven, "a slice is missing: dcm2niix closes the gap; ours refuses, or marks"),
    "failing/sliceincrement/002": (_uneven, "a slice is missing: dcm2niix drops the last place; ours refuses, or marks"),
    "generic/compressed_jpegls/001": (_jpeg_ls, "dcm2niix as packed by Debian does not read JPEG-LS; ours does"),
    "generic/rgb/001": (_colour, "colours have no values to plan on; ours refuses"),
    "siemens/fmri/001": (_fifty_slices, "a mosaic of 50 slices: dcm2niix guesses 64, 14 of them empty"),
    "files/02_missing_slices": (
        _uneven,
        "two slices are missing: dcm2niix closes the gap or drops a place; ours refuses, or marks",
    ),
    "files/03_duplicate_slices": (
        _repeated,
        "dcm2niix keeps the repeated slices and so lengthens the patient; ours leaves them out",
    ),
    "files/06_variable_spacing": (_uneven, "dcm2niix gives one even volume and one short of the end; ours refuses, or marks"),
    "files/10_truncated": (
        _cut_off,
        "dcm2niix gives nothing for the whole folder; ours names the file, or leaves it out and marks",
    ),
    "files/17_no_position": (_without_place, "dcm2niix invents places; ours refuses"),
    "pydicom_data/files": (_many_kinds, "dcm2niix ends by a signal; ours gives a reason for every file"),
}
"""Where the two are known to differ, by the end of the folder's path: what in the headers shows that ours is right, and why."""


def rows() -> list[Row]:
    """Every edge case, the whole scans and the sample scans; nothing, saying so, without dcm2niix."""
    program = shutil.which("dcm2niix")
    if program is None:
        print("skipped: dcm2niix is not installed (apt-get install dcm2niix)")
        return []
    version = (
        subprocess.run([program, "--version"], capture_output=True, text=True, timeout=SECONDS).stdout.split("\n")[-2].strip()
    )
    return [row for name, folder in _cases() for row in _rows_of(name, folder, program, f"dcm2niix {version}")]


def _cases() -> Iterator[tuple[str, Path]]:
    """Every folder with a short name."""
    edge = unpacked("edge_cases")
    if edge is None:
        print("skipped: no edge_cases among the real scans (SURGPLAN_DATA)")
    else:
        for folder in folders(edge):
            parts = [part for part in folder.relative_to(edge).parts if part not in ("files", "edge_derived")]
            yield "/".join(parts), folder
    for name in WHOLE_SCANS:
        found = unpacked(name)
        if found is None:
            print(f"skipped: no {name} among the real scans (SURGPLAN_DATA)")
        else:
            yield name, found / "files"
    yield from ((path.parent.name, path) for path in sorted((ROOT / "sample_scans").glob("*/dicom")) if path.is_dir())


def _rows_of(name: str, folder: Path, program: str, source: str) -> Iterator[Row]:
    theirs = _converted(folder, program)
    known = next((found for end, found in EVIDENCE.items() if folder.as_posix().endswith(end)), None)
    if known is not None:
        holds, why = known
        yield Row(name, "headers show that ours is right (1: yes)", "", 1.0, f"pydicom; {why}", float(holds(folder)), 0.0)
    for verdict in list_series(folder).series:
        usable = _usable(verdict)
        if usable is None:
            if known is None:
                yield Row(name, "refused by ours, taken by dcm2niix", "", 0.0, source, float(len(theirs)), 0.0)
            continue
        loaded = read_verdict(usable)
        if known is None:
            yield from _against(name, loaded, theirs, source)
        else:
            yield from _by_headers(name, usable, loaded)


def _converted(folder: Path, program: str) -> list[Nifti]:
    """What dcm2niix makes of a folder: rescaled as the headers say, not as Philips would show it."""
    with tempfile.TemporaryDirectory() as out:
        command = [program, "-b", "n", "-z", "n", "-p", "n", "-f", "%s_%r", "-o", out, os.fspath(folder)]
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        found = [nifti_header.read(path) for path in sorted(Path(out).glob("*.nii"))]
    return [nifti for nifti in found if nifti is not None]


def _usable(verdict: Verdict) -> Verdict | None:
    """The verdict, or what it is with all that it can be made of."""
    if verdict.stack is not None:
        return verdict
    if not verdict.can:
        return None
    whole = "all" if "sequence" in verdict.can else verdict.phases[0] if verdict.phases else None
    other = judge(verdict.series, "interpolate" if "interpolate" in verdict.can else "refuse", whole)
    return None if other.stack is None else other


def _against(name: str, loaded: Loaded, theirs: list[Nifti], source: str) -> Iterator[Row]:
    """The places and the values of a volume or a sequence, and of the converted one that is most alike."""
    volumes = [volume for _, volume in loaded.phases] or [loaded.volume]
    grid = volumes[0].grid
    ends = np.array([[i, j, k, 1] for i in (0, grid.size[0] - 1) for j in (0, grid.size[1] - 1) for k in (0, grid.size[2] - 1)])
    found = []
    for nifti in theirs:
        turned = nifti_header.turned(nifti, grid.affine)
        if turned.size != grid.size or len(turned.volumes) != len(volumes):
            continue
        apart = float(np.linalg.norm((ends @ (turned.affine - grid.affine).T)[:, :3], axis=1).max())
        wrong = 0
        for volume, other in zip(volumes, turned.volumes, strict=True):
            wrong += _other_values(volume, other, straightened=loaded.original is not None)
        found.append((apart > TOLERANCE_MM, wrong, apart))
    if not found:
        yield Row(name, "converted volumes of the same size", "", 1.0, source, 0.0, 0.0)
        return
    _, wrong, apart = min(found)
    yield Row(name, "largest displacement of a corner", "mm", 0.0, source, apart, TOLERANCE_MM)
    yield Row(name, "voxels with other values", "", 0.0, source, float(wrong), 0.0)


def _other_values(volume: Volume, other: np.ndarray, straightened: bool) -> int:
    """How many scanned voxels have other values.

    Of a straightened scan those at its rim do not count: within half a pixel outside the outermost centres ours goes on,
    dcm2niix leaves air.
    """
    scanned = np.ones(volume.voxels.shape, dtype=bool) if volume.valid is None else volume.valid
    ours = volume.voxels.astype(float)
    if straightened:
        for axis in (1, 2):
            scanned = scanned & np.roll(scanned, 1, axis) & np.roll(scanned, -1, axis)
        return int(np.count_nonzero((np.abs(ours - other) > MOST_UNLIKE) & scanned))
    return int(np.count_nonzero(~np.isclose(ours, other, rtol=1e-5, atol=1e-6) & scanned))


def _by_headers(name: str, verdict: Verdict, loaded: Loaded) -> Iterator[Row]:
    """Ours against the headers, where dcm2niix is known to be wrong."""
    assert verdict.stack is not None
    stacks = [stack for _, stack in verdict.sequence] or [verdict.stack]
    volumes = [volume for _, volume in loaded.phases] or [loaded.volume]
    apart, wrong = 0.0, 0
    for stack, volume in zip(stacks, volumes, strict=True):
        planes = [(plane.frame.path, plane.frame.index) for plane in stack.planes]
        found = by_headers.difference(loaded, planes, volume)
        apart, wrong = max(apart, found.displacement_mm), wrong + found.voxels
    yield Row(name, "ours: displacement of a plane's corner", "mm", 0.0, "headers, by pydicom", apart, TOLERANCE_MM)
    yield Row(name, "ours: scanned voxels with other values", "", 0.0, "headers, by pydicom", float(wrong), 0.0)
