"""Slices that lie unevenly: refused, or put onto an even grid where their true places say, and marked."""

from __future__ import annotations

import json

import numpy as np
import pytest
from pydicom.encaps import encapsulate
from pydicom.uid import RLELossless

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Rigid
from surgplan.case.document import Case
from surgplan.case.labels import read_labels
from surgplan.imaging.dicom.original import original_planes
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.dicom.uneven import usual_gap
from surgplan.imaging.import_image import ImportImage
from surgplan.imaging.load import load_scan

PIXEL_MM = (0.8, 0.5)
SLOPE, INTERCEPT = 0.01, -300.0
UNEVEN = np.cumsum([0.0, 4.0, 4.0, 4.0, 1.08, 7.0, 7.0, 7.0, 4.0, 4.0, 12.0, 4.0])


def field(points):
    """A linear function of the place, which linear interpolation must give back exactly."""
    return points @ [4.0, -3.0, 2.0]


def scanned(turn, origins, rows=30, columns=24):
    """Stored numbers of the field on planes with these axes and first pixels."""
    j, i = np.mgrid[:rows, :columns]
    within = i[..., None] * PIXEL_MM[1] * turn[:, 0] + j[..., None] * PIXEL_MM[0] * turn[:, 1]
    return np.rint((field(np.asarray(origins)[:, None, None] + within) - INTERCEPT) / SLOPE).astype(np.uint16)


def series(write_series, turn, origins, **values):
    stored = scanned(turn, origins)
    return write_series(
        stored,
        positions=origins,
        orientation=[*turn[:, 0], *turn[:, 1]],
        pixel_spacing=PIXEL_MM,
        RescaleSlope=SLOPE,
        RescaleIntercept=INTERCEPT,
        **values,
    )


def marked_slices(loaded):
    """Numbers of the slices that are marked, which are so as a whole."""
    if loaded.interpolated is None:
        return []
    assert (loaded.interpolated.any(axis=(1, 2)) == loaded.interpolated.all(axis=(1, 2))).all()
    return np.flatnonzero(loaded.interpolated[:, 0, 0]).tolist()


@pytest.mark.parametrize("tilt", [0.0, 18.5, -18.5])
@pytest.mark.parametrize("heights", [UNEVEN, np.array([0, 3, 8, 13, 18, 23.0]), np.array([0, 1, 5.5, 7, 11, 11.4, 20])])
def test_a_linear_field_is_given_back_exactly_by_an_uneven_and_tilted_scan(write_series, tilt, heights):
    turn = Rigid.about((0, 0, 0), (1, 0.3, 0), tilt).matrix3
    folder = series(write_series, turn, heights[:, None] * np.array([0.0, 0.0, 1.0]))
    volume = load_scan(folder, gaps="interpolate").volume
    k, j, i = np.nonzero(np.ones(volume.voxels.shape, bool) if volume.valid is None else volume.valid)
    points = volume.grid.to_lps(np.stack([i, j, k], axis=-1))
    normal = points @ turn[:, 2]
    lowest, highest = 0.0, heights[-1] * turn[2, 2]
    inner = (normal > lowest - 1e-6) & (normal < highest + 1e-6)
    inner &= inside_every_plane(points, turn, heights)
    assert inner.sum() > 0.5 * len(volume.voxels) * 28 * 10
    assert np.abs(volume.voxels[k, j, i] - field(points))[inner].max() < SLOPE / 2 + 1e-3
    assert volume.grid.axes == pytest.approx(turn, abs=1e-9)


def inside_every_plane(points, turn, heights):
    """Whether points lie between the outermost pixel centres of the planes next to them, where nothing is held constant."""
    good = np.ones(len(points), bool)
    levels = heights * turn[2, 2]
    above = np.clip(np.searchsorted(levels, points @ turn[:, 2] - 1e-6), 1, len(levels) - 1)
    for number in (above - 1, above):
        local = (points - heights[number, None] * np.array([0.0, 0.0, 1.0])) @ turn
        index = local[:, :2] / [PIXEL_MM[1], PIXEL_MM[0]]
        good &= ((index >= -1e-6) & (index <= np.array([23, 29]) + 1e-6)).all(axis=1)
    return good


def test_scanned_slices_on_the_grid_keep_their_values_and_only_those_between_are_marked(write_series, ramp):
    heights = [0, 2, 4, 10, 12, 14]
    loaded = load_scan(write_series(ramp, positions=[(0, 0, h) for h in heights]), gaps="interpolate")
    assert loaded.volume.grid.size == (4, 5, 8)
    assert loaded.volume.grid.spacing_mm == pytest.approx((0.5, 0.8, 2.0))
    assert np.array_equal(loaded.volume.voxels[[0, 1, 2, 5, 6, 7]], ramp)
    between = ramp[2] + (ramp[3].astype(float) - ramp[2]) * np.array([1, 2])[:, None, None] / 3
    assert np.array_equal(loaded.volume.voxels[[3, 4]], np.floor(between + 0.5))
    assert marked_slices(loaded) == [3, 4]
    assert "2 of 8 slices lie where nothing was scanned" in loaded.warnings[-1]
    assert loaded.volume.valid is None


def test_an_uneven_scan_is_refused_with_what_to_do_and_listed_as_one_that_can_be_interpolated(write_series, ramp):
    folder = write_series(ramp, positions=[(0, 0, h) for h in (0, 2, 4, 10, 12, 14)])
    (row,) = list_series(folder).to_json()["series"]
    assert (row["status"], row["can"]) == ("refused", ["interpolate"])
    assert "`gaps: interpolate`" in row["reasons"][0]
    with pytest.raises(BadInput, match="missing"):
        load_scan(folder)


def test_an_even_scan_is_the_same_whether_or_not_gaps_may_be_interpolated(write_series, ramp):
    folder = write_series(ramp)
    plain, asked = load_scan(folder), load_scan(folder, gaps="interpolate")
    assert asked.volume.grid == plain.volume.grid
    assert np.array_equal(asked.volume.voxels, plain.volume.voxels)
    assert asked.interpolated is asked.original is None
    assert asked.warnings == plain.warnings


def test_what_no_interpolation_mends_can_not_be_interpolated(write_series, ramp):
    (row,) = list_series(write_series(ramp, ImagePositionPatient=None)).to_json()["series"]
    assert row["can"] == []


def test_pixels_that_can_not_be_decoded_are_not_mended_by_interpolation(write_series, ramp):
    def spoil(ds, k):
        ds.compress(RLELossless, generate_instance_uid=False)
        ds.PixelData = encapsulate([b"\x02\0\0\0" + bytes(60) + b"no run lengths"])

    (row,) = list_series(write_series(ramp, edit=spoil)).to_json()["series"]
    assert (row["status"], row["can"]) == ("refused", [])
    assert "cannot be decoded" in row["reasons"][0]


def test_slices_shifted_in_their_plane_are_put_where_their_positions_say(write_series):
    shifts = np.array([0, 0.3, -0.7, 0, 1.1, 0])
    origins = np.stack([shifts, -shifts, 2.0 * np.arange(6)], axis=-1)
    loaded = load_scan(series(write_series, np.eye(3), origins), gaps="interpolate")
    volume = loaded.volume
    k, j, i = np.nonzero(volume.valid)
    points = volume.grid.to_lps(np.stack([i, j, k], axis=-1))
    index = (points - origins[k])[:, :2] / [PIXEL_MM[1], PIXEL_MM[0]]
    inner = ((index >= 0) & (index <= [23, 29])).all(axis=1)
    assert np.abs(volume.voxels[k, j, i] - field(points))[inner].max() < SLOPE / 2 + 1e-3
    assert marked_slices(loaded) == []


@pytest.mark.parametrize(
    ("gaps", "step"),
    [
        ([5, 5, 5, 10, 10], 5.0),
        ([10, 10, 10, 5, 5], 5.0),
        ([1.08, *[4.0] * 13, *[7.0] * 13], 4.0),
        ([5, 5, 5, 5, 0.4, 5, 5, 5, 5], 5.0),
        ([5, 5, 15, 5.001, 4.999], 5.0),
        ([3, 4, 6, 9], 5.0),
    ],
)
def test_the_step_is_the_smallest_gap_that_is_usual(gaps, step):
    assert usual_gap(np.array(gaps, dtype=float), 0.01) == pytest.approx(step, abs=1e-3)


def cut_off(folder, name):
    path = folder / name
    path.write_bytes(path.read_bytes()[:-10])


def test_a_damaged_slice_is_refused_by_name_and_on_request_left_out_and_marked(write_series, ramp):
    folder = write_series(ramp)
    cut_off(folder, "I0002")
    (row,) = list_series(folder).to_json()["series"]
    assert row["can"] == ["interpolate"]
    with pytest.raises(BadInput, match="I0002: its pixel data are cut off"):
        load_scan(folder)
    loaded = load_scan(folder, gaps="interpolate")
    kept = [0, 1, 3, 4, 5]
    assert np.array_equal(loaded.volume.voxels[kept], ramp[kept])
    assert np.array_equal(loaded.volume.voxels[2], np.floor((ramp[1].astype(int) + ramp[3]) / 2 + 0.5))
    assert marked_slices(loaded) == [2]
    assert "1 damaged slice was left out, and what it showed is interpolated" in loaded.warnings


def test_a_damaged_slice_at_the_end_shortens_the_scan_and_is_said(write_series, ramp):
    folder = write_series(ramp)
    cut_off(folder, "I0005")
    loaded = load_scan(folder, gaps="interpolate")
    assert np.array_equal(loaded.volume.voxels, ramp[:5])
    assert "1 damaged slice was left out at the end of the scan, which is shorter than it was" in loaded.warnings
    assert loaded.interpolated is None


def test_the_originals_values_and_places_are_those_of_the_files(write_series, blobs):
    turn = Rigid.about((0, 0, 0), (1, 0, 0), 18.5).matrix3
    origins = UNEVEN[:, None] * np.array([0.0, 0.0, 1.0])
    folder = series(write_series, turn, origins)
    op = ImportImage(str(folder), gaps="interpolate")
    results = json.loads(json.dumps(op.compute(Case(), blobs, lambda fraction, words: None)))
    image = op.apply(Case(), results).images["ct"]
    planes = original_planes(blobs, image)
    assert planes.voxels == pytest.approx(scanned(turn, origins) * SLOPE + INTERCEPT, abs=1e-4)
    assert planes.positions_mm == pytest.approx(origins, abs=1e-9)
    n, j, i = np.indices(planes.voxels.shape)
    assert planes.voxels == pytest.approx(field(planes.to_lps(n, i, j)), abs=SLOPE / 2 + 1e-3)
    marked = read_labels(blobs, image.interpolated)
    assert marked.shape == image.grid.array_shape
    assert 0 < marked.mean() < 1
    assert image.tilt_deg == pytest.approx(18.5, abs=1e-3)


def test_a_tilted_scan_keeps_its_planes_as_scanned(write_series, blobs, ramp):
    stored = ramp.astype(np.int16)
    stored[0, 0, 0] = -2000
    folder = write_series(stored, step=(0, 0.4, 2.0), PixelPaddingValue=-2000, RescaleIntercept=-500)
    op = ImportImage(str(folder))
    image = op.apply(Case(), op.compute(Case(), blobs, lambda fraction, words: None)).images["ct"]
    planes = original_planes(blobs, image)
    assert planes.positions_mm == pytest.approx(np.array([-10.0, 20.0, 300.0]) + np.arange(6)[:, None] * [0, 0.4, 2.0])
    assert np.array_equal(planes.voxels[planes.valid], ramp[planes.valid].astype(int) - 500)
    assert np.argwhere(~planes.valid).tolist() == [[0, 0, 0]]
    assert planes.to_lps(2, 3, 1) == pytest.approx(np.array([-10 + 1.5, 20 + 0.8 + 0.8, 304.0]))


def test_an_even_scan_needs_no_original(write_series, blobs, ramp):
    op = ImportImage(str(write_series(ramp)))
    image = op.apply(Case(), op.compute(Case(), blobs, lambda fraction, words: None)).images["ct"]
    assert image.original is image.interpolated is None
    assert original_planes(blobs, image) is None


def test_kernel_contrast_and_thickness_are_kept(write_series, blobs, ramp):
    folder = write_series(ramp, ConvolutionKernel="B70s", ContrastBolusAgent="Iomeron 350", SliceThickness=2.5)
    op = ImportImage(str(folder))
    image = op.apply(Case(), op.compute(Case(), blobs, lambda fraction, words: None)).images["ct"]
    assert (image.kernel, image.contrast, image.thickness_mm) == ("B70s", "Iomeron 350", 2.5)
    mixed = write_series(ramp, folder="mixed", SliceThickness=lambda k: 2.0 + k % 2)
    assert load_scan(mixed).thickness_mm is None
    assert "the slices are 2 to 3 mm thick" in load_scan(mixed).warnings


def test_the_grid_lies_on_the_slices_that_are_evenly_spaced_and_not_on_an_odd_first_one(write_series, ramp):
    heights = [0, 1.4, 3.4, 5.4, 9.4, 11.4]
    loaded = load_scan(write_series(ramp, positions=[(0, 0, h) for h in heights]), gaps="interpolate")
    assert loaded.volume.grid.origin_mm[2] == pytest.approx(-0.6)
    assert np.array_equal(loaded.volume.voxels[[0, 1, 2, 3, 5, 6]], ramp)
    assert marked_slices(loaded) == [0, 4]


def test_every_slice_that_lies_at_no_scanned_one_is_marked_and_counted(write_series, ramp):
    heights = [0, 2, 4, 6, 11, 13]
    loaded = load_scan(write_series(ramp, positions=[(0, 0, h) for h in heights]), gaps="interpolate")
    grid = loaded.volume.grid
    assert (grid.size[2], grid.spacing_mm[2], grid.origin_mm[2]) == pytest.approx((7, 2, 0))
    assert marked_slices(loaded) == [4, 5, 6]  # at 8, 10 and at 12 mm, half-way between two that lie one step apart
    assert "3 of 7 slices lie where nothing was scanned" in loaded.warnings[-1]
