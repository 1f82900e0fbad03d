"""Where the voxels of a DICOM series lie, against closed forms; and every irregularity refused by name."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Rigid
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.load import load_scan

TURN = Rigid.about((0, 0, 0), (1, 2, 3), 25).matrix3


def refusal(folder) -> str:
    """The reason of a folder's only series, which must be refused both when listed and when loaded."""
    (series,) = list_series(folder).to_json()["series"]
    assert series["status"] == "refused"
    with pytest.raises(BadInput) as caught:
        load_scan(folder)
    assert series["reasons"][0] in str(caught.value)
    return series["reasons"][0]


def test_an_oblique_series_lies_where_its_headers_say(write_series, ramp):
    row, column, normal = TURN.T
    folder = write_series(ramp, orientation=[*row, *column], step=normal * 2.0)
    volume = load_scan(folder).volume
    assert volume.grid.size == (4, 5, 6)
    assert volume.grid.spacing_mm == pytest.approx((0.5, 0.8, 2.0))
    expected = np.array([-10.0, 20.0, 300.0]) + 3 * 0.5 * row + 2 * 0.8 * column + 5 * 2.0 * normal
    assert volume.grid.to_lps(np.array([3, 2, 5])) == pytest.approx(expected, abs=1e-9)
    assert volume.voxels[5, 2, 3] == ramp[5, 2, 3]
    assert np.array_equal(volume.voxels, ramp)


def test_the_listed_direction_holds_the_axes_as_columns(write_series, ramp):
    row, column, normal = TURN.T
    folder = write_series(ramp, orientation=[*row, *column], step=normal * 2.0, RescaleIntercept=-1024)
    (series,) = list_series(folder).to_json()["series"]
    assert np.array(series["direction"]).reshape(3, 3) == pytest.approx(TURN, abs=1e-9)
    assert series["size"] == [4, 5, 6]
    assert series["origin_mm"] == pytest.approx([-10.0, 20.0, 300.0])
    assert series["status"] == "ok"


def test_order_comes_from_positions_and_not_from_names_or_numbers(write_series, ramp):
    def shuffle(ds, k):
        ds.InstanceNumber = 1

    folder = write_series(ramp, name=lambda k: f"{(k * 5) % 6}.bin", edit=shuffle)
    assert np.array_equal(load_scan(folder).volume.voxels, ramp)


def test_slices_written_downwards_are_turned_upwards_along_the_normal(write_series, ramp):
    volume = load_scan(write_series(ramp, step=(0, 0, -2.0))).volume
    assert np.array_equal(volume.voxels, ramp[::-1])
    assert volume.grid.origin_mm == pytest.approx((-10.0, 20.0, 290.0))
    assert np.linalg.det(volume.grid.axes) == pytest.approx(1.0)


def test_stated_thickness_and_spacing_do_not_count(write_series, ramp):
    folder = write_series(ramp, SliceThickness=2.5, SpacingBetweenSlices=7.0)
    assert load_scan(folder).volume.grid.spacing_mm[2] == pytest.approx(2.0)


def test_a_gap_within_one_percent_is_accepted_and_one_beyond_is_refused_by_name(write_series, ramp):
    heights = np.array([0, 2, 4, 6.019, 8, 10])
    inside = write_series(ramp, positions=[(0, 0, h) for h in heights], folder="inside")
    assert load_scan(inside).volume.grid.spacing_mm[2] == pytest.approx(2.0)
    heights[3] = 6.021
    reason = refusal(write_series(ramp, positions=[(0, 0, h) for h in heights], folder="outside"))
    assert "I0002 (0.00, 0.00, 4.00)" in reason
    assert "I0003" in reason
    assert "2.02 mm" in reason


def test_small_uneven_gaps_that_add_up_are_refused(write_series):
    stored = np.zeros((80, 2, 2), dtype=np.uint16)
    gaps = np.r_[np.full(39, 1.991), np.full(40, 2.009)]
    reason = refusal(write_series(stored, positions=[(0, 0, h) for h in np.r_[0, np.cumsum(gaps)]]))
    assert "straight line" in reason


def test_a_missing_slice_is_refused_naming_where(write_series, ramp):
    positions = [(0, 0, h) for h in (0, 2, 4, 8, 10, 12)]
    reason = refusal(write_series(ramp, positions=positions))
    assert reason.startswith("1 slice is missing")
    assert "between I0002 (0.00, 0.00, 4.00) and I0003 (0.00, 0.00, 8.00)" in reason


def test_the_geometry_of_a_refused_series_is_listed_without_a_made_up_spacing(write_series, ramp):
    folder = write_series(ramp, positions=[(0, 0, h) for h in (0, 2, 4, 8, 10, 12)])
    (series,) = list_series(folder).to_json()["series"]
    assert series["spacing_mm"] == [0.5, 0.8, None]
    assert series["tilt_deg"] is None


def test_identical_slices_at_one_position_are_left_out_with_a_word(write_series, ramp):
    twice = ramp[[0, 1, 2, 3, 4, 5, 2]]
    positions = [(0, 0, 2.0 * k) for k in (0, 1, 2, 3, 4, 5, 2)]
    loaded = load_scan(write_series(twice, positions=positions, RescaleIntercept=-1024))
    assert np.array_equal(loaded.volume.voxels, ramp.astype(int) - 1024)
    assert loaded.warnings == ("1 slice was there twice and left out once",)


def test_different_slices_at_one_position_are_phases_and_refused(write_series, ramp):
    phases = np.concatenate([ramp, ramp + 1])
    reason = refusal(write_series(phases, positions=[(0, 0, 2.0 * (k % 6)) for k in range(12)]))
    assert "2 phases" in reason
    assert "I0000 and I0006" in reason


def test_slices_side_by_side_are_refused(write_series, ramp):
    reason = refusal(write_series(ramp, positions=[(5.0 * k, 0, 0) for k in range(6)]))
    assert "side by side" in reason


def test_a_slice_shifted_in_its_plane_is_refused_by_name(write_series, ramp):
    positions = [(0.3 if k == 3 else 0.0, 0, 2.0 * k) for k in range(6)]
    assert refusal(write_series(ramp, positions=positions)).startswith("I0003")


def field(points):
    """A linear function of the place, which interpolation must give back exactly."""
    return 300.0 + 4.0 * points[..., 0] - 3.0 * points[..., 1] + 2.0 * points[..., 2]


@pytest.mark.parametrize(("axis", "tilt"), [((1, 0, 0), -20.0), ((0, 1, 0), 8.0), ((0, 1, 0), -8.0), ((1, 2, 0), 5.0)])
def test_a_tilted_series_is_straightened_and_its_values_stay_in_place(write_series, axis, tilt):
    turn = Rigid.about((0, 0, 0), axis, tilt).matrix3
    row, column = turn[:, 0], turn[:, 1]
    k, j, i = np.meshgrid(np.arange(9), np.arange(30), np.arange(12), indexing="ij")
    places = np.stack([i * 0.5 + 0.0 * k, j * 0.8, 0 * k], axis=-1) @ np.array([row, column, [0, 0, 0]])
    places = places + k[..., None] * np.array([0.0, 0.0, 3.0])
    stored = np.rint(field(places) * 100 + 20000).astype(np.uint16)
    folder = write_series(
        stored, origin=(0, 0, 0), orientation=[*row, *column], step=(0, 0, 3.0), RescaleSlope=0.01, RescaleIntercept=-200
    )
    loaded = load_scan(folder)
    volume = loaded.volume
    assert loaded.tilt_deg == pytest.approx(abs(tilt), abs=1e-3)
    assert "tilted" in loaded.warnings[-1]
    assert list_series(folder).to_json()["series"][0]["status"] == "warned"
    assert volume.grid.spacing_mm[2] == pytest.approx(3.0 * np.cos(np.radians(tilt)))
    kk, jj, ii = np.nonzero(volume.valid)
    assert len(kk) >= 9 * 28 * 10
    points = volume.grid.to_lps(np.stack([ii, jj, kk], axis=-1))
    within = (points - kk[:, None] * np.array([0, 0, 3.0])) @ np.array([row, column]).T / [0.5, 0.8]
    inner = ((within >= 0) & (within <= [11, 29])).all(axis=1)
    assert inner.sum() >= 9 * 28 * 10
    assert volume.voxels[kk, jj, ii][inner] == pytest.approx(field(points)[inner], abs=0.02)
    every_slice_is_inside = volume.grid.contains(places.reshape(-1, 3))
    assert every_slice_is_inside.all()


def test_a_tilt_too_small_to_see_is_not_resampled_but_one_that_adds_up_is(write_series):
    stored = np.full((20, 4, 4), 5, dtype=np.uint16)
    small = load_scan(write_series(stored, step=(0.0, 0.003, 2.0), folder="small"))
    assert small.tilt_deg == 0
    assert small.volume.valid is None
    long = load_scan(write_series(stored.repeat(5, axis=0), step=(0.0, 0.003, 2.0), folder="long"))
    assert long.tilt_deg == pytest.approx(np.degrees(np.arctan(0.0015)), abs=1e-3)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ImagePositionPatient": None}, "no ImagePositionPatient"),
        ({"ImageOrientationPatient": None}, "no ImageOrientationPatient"),
        ({"PixelSpacing": None}, "no PixelSpacing"),
        ({"ImageOrientationPatient": [1, 0, 0, 0.1, 1, 0]}, "not at right angles"),
        ({"PixelSpacing": [0.0, 0.5]}, "can't be right"),
        ({"PixelSpacing": [0.008, 0.008]}, "can't be right"),
    ],
)
def test_a_series_without_sound_geometry_is_refused(write_series, ramp, change, words):
    reason = refusal(write_series(ramp, **change))
    assert words in reason
    assert "I0000" in reason


def test_a_position_that_is_no_number_is_a_damaged_file(write_series, ramp):
    folder = write_series(ramp)
    path = folder / "I0002"
    path.write_bytes(path.read_bytes().replace(b"304.0", b"3x4.0"))
    report = list_series(folder)
    assert [skipped.file for skipped in report.skipped] == ["I0002"]
    assert "damaged" in report.skipped[0].reason


def test_one_image_is_not_a_volume(write_series, ramp):
    assert "one image is not a volume" in refusal(write_series(ramp[:1]))


def test_mixed_sizes_and_orientations_become_series_of_their_own(write_series, ramp):
    folder = write_series(ramp)
    write_series(ramp[:4, :3], name=lambda k: f"small{k}")
    write_series(
        ramp[:5].transpose(0, 2, 1)[:, :, :4], orientation=(0, 1, 0, 0, 0, 1), step=(2, 0, 0), name=lambda k: f"side{k}"
    )
    report = list_series(folder)
    assert [(v.series.part, v.series.parts, len(v.series.planes)) for v in report.series] == [(1, 3, 6), (2, 3, 5), (3, 3, 4)]
    with pytest.raises(BadInput, match=r"3 usable series; name one of: 1.2.826.0.1.1#1"):
        load_scan(folder)
    assert load_scan(folder, series="1.2.826.0.1.1#3").volume.grid.size == (4, 3, 4)


@pytest.mark.parametrize("keyword", ["ConvolutionKernel", "FrameOfReferenceUID", "PatientID"])
def test_what_makes_two_images_different_splits_a_series(write_series, ramp, keyword):
    values = {"FrameOfReferenceUID": ("1.2.3", "1.2.4")}.get(keyword, ("A", "B"))
    folder = write_series(np.concatenate([ramp, ramp]), positions=[(0, 0, 2.0 * (k // 2)) for k in range(12)],
                          **{keyword: lambda k: values[k % 2]})  # fmt: skip
    assert [len(v.series.planes) for v in list_series(folder).series] == [6, 6]


def test_acquisition_numbers_do_not_split_a_series(write_series, ramp):
    folder = write_series(ramp, AcquisitionNumber=lambda k: k // 2)
    assert len(list_series(folder).series) == 1


@pytest.mark.parametrize(
    ("stated", "thickness", "said"), [(1, 2, True), (1.3, 2, True), (1.5, 2, False), (7, 2, False), (0.5, 1.5, False)]
)
def test_slices_further_apart_than_their_headers_say_are_told_and_keep_their_places(
    write_series, ramp, stated, thickness, said
):
    folder = write_series(ramp, RescaleIntercept=-1024, SpacingBetweenSlices=stated, SliceThickness=thickness)
    loaded = load_scan(folder)
    assert loaded.volume.grid.spacing_mm[2] == pytest.approx(2.0)
    words = f"the headers say that slices lie {stated} mm apart, but these lie 2.00 mm apart: those between may be missing"
    assert loaded.warnings == ((words,) if said else ())


def test_few_slices_and_wide_gaps_are_said(write_series, ramp):
    loaded = load_scan(write_series(ramp[:2], SliceThickness=1.0, RescaleIntercept=-1024))
    assert loaded.warnings[0].startswith("only 2 slices")
    assert "1 mm thick lie 2.00 mm apart" in loaded.warnings[1]


@pytest.mark.parametrize(
    ("row", "column", "step", "letters"),
    [
        ((1, 0, 0), (0, 1, 0), 1, "LPS"),  # axial, on the back, head first
        ((-1, 0, 0), (0, -1, 0), 1, "RAS"),  # prone
        ((-1, 0, 0), (0, 1, 0), 1, "RPI"),  # feet first: the normal goes to the feet
        ((-1, 0, 0), (0, 1, 0), -1, "RPI"),
        ((0, 1, 0), (0, 0, -1), 1, "PIR"),  # sagittal
        ((0, 1, 0), (0, 0, -1), -1, "PIR"),
        ((1, 0, 0), (0, 0, -1), 1, "LIP"),  # coronal
        ((0, 1, 0), (-1, 0, 0), 1, "PRS"),  # lying on the side
    ],
)
def test_every_way_to_lie_and_to_cut_keeps_each_voxel_in_its_place(write_series, ramp, row, column, step, letters):
    row, column = np.array(row, dtype=float), np.array(column, dtype=float)
    normal = np.cross(row, column)
    first = np.array([-10.0, 20.0, 300.0])
    folder = write_series(ramp, origin=first, orientation=[*row, *column], step=2.0 * step * normal)
    volume = load_scan(folder).volume
    assert "".join(volume.grid.letters(axis)[1] for axis in range(3)) == letters
    assert volume.grid.spacing_mm == pytest.approx((0.5, 0.8, 2.0))
    k, j, i = np.indices(ramp.shape)
    places = first + i[..., None] * 0.5 * row + j[..., None] * 0.8 * column + k[..., None] * 2.0 * step * normal
    ii, jj, kk = np.moveaxis(np.rint(volume.grid.to_index(places)).astype(int), -1, 0)
    assert volume.grid.to_index(places) == pytest.approx(np.stack([ii, jj, kk], axis=-1), abs=1e-9)
    assert np.array_equal(volume.voxels[kk, jj, ii], ramp)


def test_parts_of_a_series_that_lie_between_each_other_are_one_whole(write_series, ramp):
    kinds = (["ORIGINAL", "PRIMARY", "AXIAL"], ["ORIGINAL", "PRIMARY", "AXIAL", "ADD"])
    folder = write_series(ramp, ImageType=lambda k: kinds[k % 2], RescaleIntercept=-1024)
    whole, *parts = list_series(folder).series
    assert (whole.status, whole.series.selector) == ("ok", "1.2.826.0.1.1")
    assert [v.warnings[0] for v in parts] == [
        "3 more images of the same series belong with these: this is a part of what was scanned"
    ] * 2
    assert np.array_equal(load_scan(folder).volume.voxels, ramp.astype(int) - 1024)
    assert load_scan(folder, series="1.2.826.0.1.1#2").volume.grid.size == (4, 5, 3)


@pytest.mark.parametrize(("words", "modality"), [(("WATER", "FAT"), "CT"), (("NORM", "ND"), "MR"), (("VNC", "MIXED"), "CT")])
def test_parts_that_show_something_else_of_the_body_are_no_whole(write_series, ramp, words, modality):
    folder = write_series(ramp, Modality=modality, ImageType=lambda k: ["DERIVED", "PRIMARY", "AXIAL", words[k // 3]])
    assert [v.series.selector for v in list_series(folder).series] == ["1.2.826.0.1.1#1", "1.2.826.0.1.1#2"]
    with pytest.raises(BadInput, match="2 usable series"):
        load_scan(folder)


def test_parts_that_may_show_something_else_are_a_whole_with_a_warning(write_series, ramp):
    kinds = (["ORIGINAL", "PRIMARY", "AXIAL", "SPI"], ["ORIGINAL", "PRIMARY", "AXIAL", "XYZ"])
    folder = write_series(ramp, ImageType=lambda k: kinds[k % 2], RescaleIntercept=-1024)
    assert load_scan(folder).warnings == ("its parts differ in their image type (SPI, XYZ): look whether they show the same",)


def test_unscanned_pixels_stay_unscanned_where_slices_are_put_onto_another_grid(write_series):
    stored = np.full((6, 30, 20), 40, dtype=np.int16)
    stored[:, :, :6] = -2000
    positions = [(0, 0, h) for h in (0, 2, 4, 8, 10, 12)]
    loaded = load_scan(write_series(stored, positions=positions, PixelPaddingValue=-2000), gaps="interpolate")
    scanned = np.zeros(loaded.volume.voxels.shape, bool)
    scanned[:, :, 6:] = True
    assert np.array_equal(loaded.volume.valid, scanned)
    assert (loaded.volume.voxels[scanned] == 40).all()
    assert np.array_equal(loaded.original.valid, scanned[:6])
