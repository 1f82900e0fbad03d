"""Every folder of the edge cases gives what its row says: verdict, choices, size and spacing, and each pixel in its place.

Places and values are worked out from the files with pydicom alone (`benchmarks.verification.by_headers`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest

from benchmarks.verification.by_headers import difference, scanned
from benchmarks.verification.scans import folders
from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.load import load_scan

D2N = "dicom2nifti/"
DERIVED = "edge_derived/files/"
GE = "dcm_qa_ct_GE_variable_tilt/GE"
COS_GE, COS_D2N, COS_D2N_2, COS_20 = (float(np.cos(np.radians(angle))) for angle in (18.5, 14.0, 15.5, 20.0))


def every(dataset: Any, path: Path, frame: int) -> bool:
    """All planes of a folder."""
    return True


@dataclass(frozen=True)
class Case:
    """One listed series of a folder, and how it is loaded."""

    folder: str
    status: str
    size: tuple[int, int, int] | None = None
    """None if nothing can be made of it."""
    spacing_mm: tuple[float, float, float] | None = None
    words: str = ""
    """Part of its reasons."""
    number: int = 0
    """Of the folder's series, in the order in which they are listed."""
    can: tuple[str, ...] = ()
    phases: int = 0
    load: dict[str, str] = field(default_factory=dict)
    phase: int | None = None
    """Number of the phase that is loaded."""
    tilt_deg: float = 0.0
    interpolated: int = 0
    """Slices that are marked."""
    keep: Callable[[Any, Path, int], bool] = every
    """Which planes of the folder it is made of."""

    @property
    def label(self) -> str:
        return f"{self.folder}#{self.number}" + (f"-{self.phase}" if self.phase is not None else "")


def files(*names: str) -> Callable[[Any, Path, int], bool]:
    return lambda dataset, path, frame: path.name in names


def frame_type(word: str) -> Callable[[Any, Path, int], bool]:
    """Frames whose type has the word in third place."""

    def keep(dataset: Any, path: Path, frame: int) -> bool:
        own = dataset.PerFrameFunctionalGroupsSequence[frame]
        return str(own.MRImageFrameTypeSequence[0].FrameType[2]) == word

    return keep


BASE, STEP = (128, 128, 28), (1.8046875, 1.8046875, 5.0)
PHASES = ("phase", "sequence")
INTERPOLATE: dict[str, Any] = {"can": ("interpolate",), "load": {"gaps": "interpolate"}}
SMALL = ((256, 256, 4), (1.0, 1.0, 1.0))

TABLE = [
    *(
        Case(DERIVED + name, "ok", BASE, STEP)
        for name in (
            "00_base",
            "01_shuffled_names_reversed_instance",
            "04_duplicate_instance_numbers",
            "07_rescale_per_slice",
            "08_signed_pixels",
            "09_mixed_with_junk",
            "11_implicit_le",
            "12_rle",
            "13_big_endian",
            "15_thickness_differs_from_spacing",
            "18_prone_rot180_in_plane",
        )
    ),
    Case(DERIVED + "02_missing_slices", "refused", BASE, STEP, "2 slices are missing", interpolated=2, **INTERPOLATE),
    Case(DERIVED + "03_duplicate_slices", "warned", BASE, STEP, "3 slices were there twice"),
    Case(DERIVED + "05_two_series_one_folder", "ok", BASE, STEP, keep=lambda d, p, f: int(d.SeriesNumber) == 549),
    Case(
        DERIVED + "05_two_series_one_folder",
        "warned",
        (128, 128, 14),
        (1.8046875, 1.8046875, 10.0),
        "5 mm thick lie 10.00 mm apart",
        number=1,
        keep=lambda d, p, f: int(d.SeriesNumber) == 550,
    ),
    Case(DERIVED + "06_variable_spacing", "refused", (128, 128, 27), STEP, "not evenly", interpolated=6, **INTERPOLATE),
    Case(
        DERIVED + "10_truncated",
        "refused",
        BASE,
        STEP,
        "I0012.dcm: its pixel data are cut off",
        interpolated=1,
        keep=lambda d, p, f: p.name != "I0012.dcm",
        **INTERPOLATE,
    ),
    Case(DERIVED + "14_non_square_pixels", "ok", (128, 64, 28), (1.8046875, 3.609375, 5.0)),
    Case(
        DERIVED + "16_gantry_tilt_20deg", "warned", (128, 154, 28), (1.8046875, 1.8046875, 5 * COS_20), "tilted", tilt_deg=20.0
    ),
    Case(DERIVED + "17_no_position", "refused", words="no ImageOrientationPatient"),
    Case(
        GE,
        "refused",
        (512, 612, 37),
        (0.4882812, 0.4882812, 4.22 * COS_GE),
        "not evenly spaced: 1.08 mm",
        tilt_deg=18.5,
        interpolated=19,
        **INTERPOLATE,
    ),
    *(
        Case(
            GE,
            "warned",
            (512, rows, 14),
            (0.4882812, 0.4882812, gap * COS_GE),
            "14 more images of the same series",
            number=number,
            tilt_deg=18.5,
            keep=lambda d, p, f, thick=thick: float(d.SliceThickness) == thick,
        )
        for number, rows, gap, thick in ((1, 548, 4.22, 4.0), (2, 575, 7.38, 7.0))
    ),
    *(
        Case(
            f"dcm_qa_agfa/files/{maker}",
            "refused",
            (64, 64, 25),
            (3.28125, 3.28125, 3.3),
            "4 phases",
            can=PHASES,
            phases=4,
            phase=n,
            keep=files(f"011-000{n + 1}.img"),
        )
        for maker in ("Agfa", "Siemens")
        for n in range(4)
    ),
    *(
        Case(
            "dcm_qa_enh/files/Siemens/XA10",
            "refused",
            (64, 64, 6),
            (3.375, 3.375, 2.4),
            "4 phases",
            can=PHASES,
            phases=4,
            phase=n,
            keep=files(f"6_{n + 1}.dcm"),
        )
        for n in range(4)
    ),
    *(
        Case("dcm_qa_enh/files/Philips", "ok", (64, 64, 32), (4.0, 4.0, 4.0), number=n, keep=lambda d, p, f, n=n: f // 32 == n)
        for n in range(2)
    ),
    *(
        Case(f"{D2N}generic/{name}", "ok", *SMALL)
        for name in (
            "anatomical/001",
            "anatomical/001_implicit",
            "compressed/001",
            "compressed_j2k/001",
            "compressed_jpeg/001",
            "compressed_jpegls/001",
            "compressed_rle/001",
        )
    ),
    Case(f"{D2N}generic/anatomical/002_non_isotropic", "ok", (64, 28, 4), (6.39995861, 4.0, 0.5)),
    Case(f"{D2N}generic/rgb/001", "refused", words="colour image"),
    Case(
        f"{D2N}failing/gantrytilting/001",
        "warned",
        (512, 521, 4),
        (0.41796875, 0.41796875, 5.0 * COS_D2N),
        "tilted by 14.00 degrees",
        tilt_deg=14.0,
    ),
    Case(f"{D2N}failing/notavolume/001", "refused", words="one image is not a volume"),
    Case(f"{D2N}failing/slicecount/001", "warned", (256, 256, 2), (1.0, 1.0, 1.0), "only 2 slices"),
    Case(
        f"{D2N}failing/sliceincrement/001",
        "refused",
        (512, 512, 5),
        (0.429688, 0.429688, 5.0),
        "1 slice is missing",
        interpolated=1,
        **INTERPOLATE,
    ),
    Case(
        f"{D2N}failing/sliceincrement/002",
        "refused",
        (512, 514, 5),
        (0.51171875, 0.51171875, 0.778 * COS_D2N_2),
        "1 slice is missing",
        tilt_deg=15.5,
        interpolated=1,
        **INTERPOLATE,
    ),
    *(
        Case(
            f"{D2N}failing/sliceorientation/001",
            "warned",
            (288, 288, 2),
            (pixel, pixel, gap),
            "only 2 slices",
            number=number,
            keep=lambda d, p, f, second=second: p.stem.endswith(" 2") == second,
        )
        for number, pixel, gap, second in ((0, 0.32, 3.3, True), (1, 0.5555556, 4.4, False))
    ),
    Case(f"{D2N}hyperfine/anatomical/001", "ok", (112, 138, 8), (1.59, 1.61, 5.0)),
    Case(f"{D2N}philips_enhanced/anatomical/001", "ok", (256, 256, 8), (1.0, 1.0, 1.2)),
    *(
        Case(
            f"{D2N}siemens/fmri/001",
            "refused",
            (80, 80, 50),
            (2.5, 2.5, 3.08),
            "2 phases",
            can=PHASES,
            phases=2,
            phase=n,
            keep=files(f"IM-0001-000{n + 1}.dcm"),
        )
        for n in range(2)
    ),
    Case(f"{D2N}siemens_multiframe/anatomical/001", "ok", (256, 256, 8), (0.9375, 0.9375, 0.9)),
    Case("totalseg_j2k_ct20/example_ct_dicom", "warned", (512, 512, 20), (0.9765625, 0.9765625, 2.0), "no series UID"),
]

MIXED = "pydicom_data/files"
"""Single odd files of every kind, which have a test of their own."""


@pytest.fixture(scope="module")
def edge(unpacked) -> Path:
    return unpacked("edge_cases")


def test_every_folder_of_the_edge_cases_has_its_row(edge):
    assert {folder.relative_to(edge).as_posix() for folder in folders(edge)} == {*(case.folder for case in TABLE), MIXED}


def planes(folder: Path, case: Case) -> list[tuple[Path, int]]:
    """File and frame of each plane, every place once, by the headers."""
    found: dict[tuple[float, ...], tuple[Path, int]] = {}
    for path in sorted(folder.iterdir()):
        try:
            dataset = pydicom.dcmread(path, stop_before_pixels=True)
        except pydicom.errors.InvalidDicomError:
            continue
        if "Rows" not in dataset:
            continue
        count = 50 if "MOSAIC" in dataset.ImageType else int(dataset.get("NumberOfFrames") or 1)
        for frame in range(count):
            if case.keep(dataset, path, frame):
                found.setdefault(tuple(scanned(path, frame).position.round(3)), (path, frame))
    return list(found.values())


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.label)
def test_a_folder_gives_what_its_row_says(edge, case):
    folder = edge / case.folder
    series = list_series(folder).series
    row = series[case.number].to_json()
    assert row["status"] == case.status
    assert case.words in " ".join(row["reasons"])
    assert (tuple(row["can"]), len(row["phases"])) == (case.can, case.phases)
    if case.status == "refused":
        with pytest.raises(BadInput):
            load_scan(folder, series=row["select"])
    if case.size is None:
        return
    choice = {} if case.phase is None else {"phase": row["phases"][case.phase]}
    loaded = load_scan(folder, series=row["select"], **case.load, **choice)
    grid = loaded.volume.grid
    assert grid.size == case.size
    assert grid.spacing_mm == pytest.approx(case.spacing_mm, abs=2e-4)
    assert loaded.tilt_deg == pytest.approx(case.tilt_deg, abs=5e-3)
    marked = 0 if loaded.interpolated is None else int(loaded.interpolated[:, 0, 0].sum())
    assert marked == case.interpolated
    found = difference(loaded, planes(folder, case))
    assert found.displacement_mm < 1e-3
    assert found.voxels == 0
    assert np.linalg.det(grid.axes) == pytest.approx(1.0)
    assert (loaded.volume.valid is None) or loaded.volume.valid.any()


@pytest.mark.parametrize("case", [case for case in TABLE if case.phase == 0], ids=lambda case: case.label)
def test_a_folder_of_several_volumes_can_be_kept_as_a_sequence(edge, case):
    loaded = load_scan(edge / case.folder, phase="all")
    assert len(loaded.phases) == case.phases
    assert loaded.volume is loaded.phases[0][1]
    same = [other for other in TABLE if other.folder == case.folder]
    for other, (_, volume) in zip(same, loaded.phases, strict=True):
        assert volume.grid == loaded.volume.grid
        assert difference(loaded, planes(edge / case.folder, other), volume).voxels == 0


def test_the_parts_of_one_series_are_told_apart_by_their_image_type(edge):
    rows = list_series(edge / "dcm_qa_enh/files/Philips").to_json()["series"]
    assert len({row["image_type"] for row in rows}) == 2
    whole, *parts = list_series(edge / GE).to_json()["series"]
    assert [row["image_type"] for row in (whole, *parts)] == [
        "ORIGINAL PRIMARY AXIAL",
        "ORIGINAL PRIMARY AXIAL ADD",
        "ORIGINAL PRIMARY AXIAL",
    ]
    with pytest.raises(BadInput, match=r"2 usable series; .*; or take [\d.]+ together with `gaps: interpolate`"):
        load_scan(edge / GE)


def test_of_the_single_odd_files_nothing_is_taken_for_a_volume_but_the_one_that_is(edge):
    report = list_series(edge / MIXED)
    usable = [v for v in report.series if not v.refusal]
    assert [(v.status, v.stack.grid.size, {p.header.path.name for p in v.series.planes}) for v in usable] == [
        ("warned", (512, 512, 2), {"eCT_Supplemental.dcm"})
    ]
    assert all(v.refusal and not v.can for v in report.series if v not in usable)
    assert all(skipped.reason for skipped in report.skipped)
