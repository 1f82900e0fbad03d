"""Segments read from label maps, Segmentation objects and structure sets, against shapes known in closed form."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
import SimpleITK
from pydicom import dcmread
from pydicom.uid import MPEG2MPML, CTImageStorage, ExplicitVRBigEndian, RLELossless

from surgplan.base.errors import BadInput
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.case.codec import encode
from surgplan.imaging.segments.contours import filled, outlines
from surgplan.imaging.segments.segment_file import Listed, chosen, id_from
from surgplan.imaging.segments.segments_in import list_segments, open_segments, read_segments
from tests.imaging.segment_files import FRAME, circle, item, rtstruct_dataset, saved, seg_dataset

TURNED = Rigid.about((0, 0, 0), (1, 2, 3), 25.0)
GRID = Grid((21, 19, 17), (0.8, 1.0, 1.5), (-12.0, 30.0, -400.0), TURNED.rotation)
FLAT = Grid((40, 36, 20), (1.0, 1.0, 2.0), (-20.0, -18.0, 100.0))


def ball(grid: Grid, centre, radius_mm: float) -> np.ndarray:
    """The voxels whose centres lie in a ball about an index (i, j, k)."""
    k, j, i = np.indices(grid.array_shape)
    away = grid.to_lps(np.stack([i, j, k], axis=-1)) - grid.to_lps(np.array(centre, dtype=float))
    return np.linalg.norm(away, axis=-1) <= radius_mm


LIVER, TUMOUR = ball(GRID, (10, 9, 8), 5.2), ball(GRID, (13, 9, 9), 3.0)


def placed(path: Path, grid: Grid, segment=0, threshold: float = 0.5):
    """A segment of a file on a grid: its mask and its cautions."""
    file = open_segments(path)
    found = file.on(file.listed[segment], grid, threshold)
    return found.mask, found.cautions


def first_of(opened, dataset, grid: Grid):
    """The first segment of a data set."""
    file = opened(dataset)
    return file.on(file.listed[0], grid, 0.5)


def inside(points: np.ndarray, polygon: np.ndarray) -> np.ndarray:
    """Whether points (n, 2) lie in a convex polygon (m, 2) that turns to the left: on the left of every side."""
    sides = np.roll(polygon, -1, axis=0) - polygon
    away = points[:, None] - polygon[None]
    return np.all(sides[:, 0] * away[..., 1] - sides[:, 1] * away[..., 0] > 0, axis=1)


# ---- label maps


def label_file(path: Path, labels: np.ndarray, grid: Grid) -> Path:
    image = SimpleITK.GetImageFromArray(labels)
    image.SetSpacing(grid.spacing_mm)
    image.SetOrigin(grid.origin_mm)
    image.SetDirection(grid.direction)
    SimpleITK.WriteImage(image, str(path))
    return path


@pytest.mark.parametrize("ending", [".nii.gz", ".nrrd", ".mha"])
@pytest.mark.parametrize("axes", [(0, 1, 2), (2, 0, 1), (1, 0, 2)])
@pytest.mark.parametrize("flips", [(False,) * 3, (True, False, True)])
def test_a_label_map_on_the_turned_and_flipped_grid_is_equal_to_the_voxel(tmp_path, ending, axes, flips):
    image = SimpleITK.GetImageFromArray(np.where(TUMOUR, 2, LIVER).astype(np.uint8))
    image.SetSpacing(GRID.spacing_mm)
    image.SetOrigin(GRID.origin_mm)
    image.SetDirection(GRID.direction)
    turned = SimpleITK.Flip(SimpleITK.PermuteAxes(image, axes), flips)
    SimpleITK.WriteImage(turned, str(tmp_path / f"a{ending}"))
    file = open_segments(tmp_path / f"a{ending}")
    assert [s.number for s in file.listed] == [1, 2]
    for segment, truth in zip(file.listed, (LIVER & ~TUMOUR, TUMOUR), strict=True):
        found = file.on(segment, GRID, 0.5)
        assert np.array_equal(found.mask, truth)
        assert found.same_grid
        assert not found.cautions


def test_a_label_map_cut_out_of_the_grid_keeps_its_place(tmp_path):
    part = GRID.cropped((3, 4, 2), (16, 12, 13))
    label_file(tmp_path / "a.mha", LIVER[2:15, 4:16, 3:19].astype(np.int16) * 7, part)
    mask, cautions = placed(tmp_path / "a.mha", GRID)
    assert np.array_equal(mask, LIVER)
    assert not cautions


def test_a_label_map_on_another_grid_goes_to_the_nearest_voxels_and_says_so(tmp_path):
    fine = Grid((60, 60, 60), (0.7, 0.7, 0.7), (-20.0, -18.0, 100.0))
    shape = ball(fine, (30, 30, 30), 9.0)
    label_file(tmp_path / "a.nii", shape.astype(np.uint8), fine)
    found = open_segments(tmp_path / "a.nii")
    result = found.on(found.listed[0], FLAT, 0.5)
    k, j, i = np.indices(FLAT.array_shape)
    at = np.floor(fine.to_index(FLAT.to_lps(np.stack([i, j, k], axis=-1))) + 0.5).astype(int)
    near = np.all((at >= 0) & (at < 60), axis=-1)
    truth = np.zeros(FLAT.array_shape, dtype=bool)
    truth[near] = shape[tuple(at[near].T[::-1])]
    assert np.array_equal(result.mask, truth)
    assert not result.same_grid
    said = (
        f"0.7 x 0.7 x 0.7 mm) and put on this image's (1 x 1 x 2 mm) by the nearest voxel: {shape.sum() * 0.343 / 1000:.4g} ml"
    )
    assert said in result.cautions[0]


def test_what_lies_partly_outside_the_image_is_refused(tmp_path):
    label_file(tmp_path / "a.nrrd", LIVER.astype(np.uint8), GRID)
    with pytest.raises(BadInput, match="% of its voxels lie outside the image"):
        placed(tmp_path / "a.nrrd", GRID.cropped((0, 0, 8), (21, 19, 9)))


def test_both_transforms_of_a_nifti_are_read_and_contradictions_refused(tmp_path):
    label_file(tmp_path / "a.nii", LIVER.astype(np.uint8), GRID)
    data = bytearray((tmp_path / "a.nii").read_bytes())
    for keep, drop in ((252, 254), (254, 252)):  # the codes of qform and sform
        alone = data.copy()
        alone[drop : drop + 2] = b"\0\0"
        assert alone[keep] > 0
        (tmp_path / "b.nii").write_bytes(alone)
        assert np.array_equal(placed(tmp_path / "b.nii", GRID)[0], LIVER)


def slicer(path: Path, layers: np.ndarray, **said: str) -> Path:
    """A .seg.nrrd as 3D Slicer writes it, layers [k, j, i, layer]."""
    image = (
        SimpleITK.GetImageFromArray(layers, isVector=True)
        if layers.shape[3] > 1
        else SimpleITK.GetImageFromArray(layers[..., 0])
    )
    part = GRID.cropped((3, 4, 2), layers.shape[2::-1])
    image.SetSpacing(part.spacing_mm)
    image.SetOrigin(part.origin_mm)
    image.SetDirection(part.direction)
    for key, value in {"Segmentation_ReferenceImageExtentOffset": "3 4 2", **said}.items():
        image.SetMetaData(key, value)
    SimpleITK.WriteImage(image, str(path))
    return path


TERMS = (
    "Segmentation.Status:inprogress|TerminologyEntry:Segmentation category and type~SCT^123037004^Anatomical Structure"
    "~SCT^10200004^Liver~SCT^7771000^Left~Anatomic codes~^^~^^|"
)
NAMED = {
    "Segment0_ID": "Segment_1", "Segment0_Name": "Liver", "Segment0_Layer": "0", "Segment0_LabelValue": "1",
    "Segment0_Color": "0.5 1 0", "Segment0_Tags": TERMS, "Segment0_Extent": "3 18 4 15 2 14",
    "Segment1_ID": "Segment_2", "Segment1_Name": "Tumour", "Segment1_Layer": "1", "Segment1_LabelValue": "3",
}  # fmt: skip


def test_overlapping_segments_of_3d_slicer_come_with_their_names(tmp_path):
    cut = (slice(2, 15), slice(4, 16), slice(3, 19))
    layers = np.stack([LIVER[cut], 3 * TUMOUR[cut]], axis=-1).astype(np.uint8)
    file = open_segments(slicer(tmp_path / "a.seg.nrrd", layers, **NAMED))
    assert [(s.number, s.name, s.colour) for s in file.listed] == [(1, "Liver", "#80FF00"), (2, "Tumour", "")]
    assert file.listed[0].code.value == "10200004"
    assert file.listed[0].category.meaning == "Anatomical Structure"
    assert file.listed[0].side == "Left"
    for segment, truth in zip(file.listed, (LIVER, TUMOUR), strict=True):
        assert np.array_equal(file.on(segment, GRID, 0.5).mask, truth)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"Segment1_Layer": "2"}, "puts its segment 2 on layer 2 of 2"),
        ({"Segment1_LabelValue": "three"}, "'three' where Segment1_LabelValue needs a whole number"),
        ({"Segmentation_Extent": "3 18 4 15 2 14"}, "3D Slicer before 2020"),
    ],
)
def test_words_of_3d_slicer_that_do_not_fit_are_refused(tmp_path, said, words):
    layers = np.zeros((13, 12, 16, 2), np.uint8)
    with pytest.raises(BadInput, match=words):
        open_segments(slicer(tmp_path / "a.seg.nrrd", layers, **{**NAMED, **said}))


def test_layers_without_names_are_no_label_map(tmp_path):
    with pytest.raises(BadInput, match="one number a voxel"):
        open_segments(slicer(tmp_path / "a.seg.nrrd", np.zeros((13, 12, 16, 2), np.uint8)))


def test_fractions_and_scans_are_no_label_maps(tmp_path):
    label_file(tmp_path / "a.mha", LIVER * np.float32(0.5), GRID)
    with pytest.raises(BadInput, match="not whole numbers"):
        open_segments(tmp_path / "a.mha")
    label_file(tmp_path / "b.mha", np.arange(LIVER.size, dtype=np.int16).reshape(LIVER.shape), GRID)
    with pytest.raises(BadInput, match="more than 1000 different values, as a scan"):
        open_segments(tmp_path / "b.mha")


# ---- Segmentation objects


@pytest.mark.parametrize("kind", ["BINARY", "FRACTIONAL", "LABELMAP"])
@pytest.mark.parametrize("step_stated", [True, False])
def test_a_segmentation_object_is_equal_to_the_voxel(tmp_path, kind, step_stated):
    masks = {"Liver": LIVER & ~TUMOUR, "Tumour": TUMOUR} if kind == "LABELMAP" else {"Liver": LIVER, "Tumour": TUMOUR}
    path = saved(seg_dataset(GRID, masks, kind, step_stated=step_stated), tmp_path / "a.dcm")
    file = open_segments(path)
    assert [(s.number, s.name) for s in file.listed] == [(1, "Liver"), (2, "Tumour")]
    assert file.listed[0].code.meaning == "Liver"
    assert file.frame_of(file.listed[0]) == FRAME
    assert file.subject.patient_id == "H-4711"
    for segment, truth in zip(file.listed, masks.values(), strict=True):
        assert np.array_equal(file.on(segment, GRID, 0.5).mask, truth)


def test_frames_may_stand_in_any_order_and_empty_ones_be_left_out(tmp_path):
    sparse = TUMOUR.copy()
    sparse[9] = False  # a slice without anything in the middle
    count = int(LIVER.any(axis=(1, 2)).sum() + sparse.any(axis=(1, 2)).sum())
    order = np.random.default_rng(3).permutation(count)
    dataset = seg_dataset(GRID, {"Liver": LIVER, "Tumour": sparse}, order=order)
    path = saved(dataset, tmp_path / "a.dcm")
    assert np.array_equal(placed(path, GRID, 0)[0], LIVER)
    assert np.array_equal(placed(path, GRID, 1)[0], sparse)
    flipped = Grid(GRID.size, GRID.spacing_mm, GRID.origin_mm, tuple((GRID.axes * [1, -1, -1]).ravel()))
    path = saved(seg_dataset(flipped, {"Liver": LIVER}), tmp_path / "b.dcm")
    image = Grid(GRID.size, GRID.spacing_mm, tuple(flipped.to_lps(np.array([0, 18, 16]))), GRID.direction)
    assert np.array_equal(placed(path, image)[0], LIVER[::-1, ::-1])


def test_slices_left_out_without_a_stated_distance_stay_empty(tmp_path):
    every_other = LIVER.copy()
    every_other[1::2] = False
    dataset = seg_dataset(GRID, {"Liver": every_other}, step_stated=False)
    mask, cautions = placed(saved(dataset, tmp_path / "a.dcm"), GRID)
    assert np.array_equal(mask, every_other)
    assert not cautions


def test_thick_slices_without_a_stated_distance_fill_the_image_between_them(tmp_path):
    thick = Grid((21, 19, 6), (0.8, 1.0, 4.5), tuple(GRID.to_lps(np.array([0, 0, 1]))), GRID.direction)
    shape = ball(thick, (10, 9, 2.5), 7.0)
    mask, cautions = placed(saved(seg_dataset(thick, {"a": shape}, step_stated=False), tmp_path / "a.dcm"), GRID)
    assert np.array_equal(mask, np.concatenate([np.repeat(shape, 3, axis=0)[:17]]))
    assert "by the nearest voxel" in cautions[0]


def test_thin_slices_with_gaps_between_them_stand_for_their_distance(tmp_path):
    spread = Grid((21, 19, 8), (0.8, 1.0, 3.0), GRID.origin_mm, GRID.direction)
    dataset = seg_dataset(spread, {"a": ball(spread, (10, 9, 4), 7.0)}, step_stated=False)
    dataset.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0].SliceThickness = 1.5
    image = Grid((21, 19, 30), (0.8, 1.0, 0.9), GRID.origin_mm, GRID.direction)
    mask, _ = placed(saved(dataset, tmp_path / "a.dcm"), image)
    filled_slices = np.flatnonzero(mask.any(axis=(1, 2)))
    assert np.array_equal(filled_slices, np.arange(filled_slices[0], filled_slices[-1] + 1))


def test_fractions_are_cut_at_the_stated_threshold_and_said(tmp_path):
    i = np.indices(GRID.array_shape)[2]
    share = (i % 11) / 10.0 * LIVER
    path = saved(seg_dataset(GRID, {"Liver": share}, "FRACTIONAL"), tmp_path / "a.dcm")
    for threshold in (0.5, 0.8):
        mask, cautions = placed(path, GRID, threshold=threshold)
        assert np.array_equal(mask, LIVER & (i % 11 >= 10 * threshold))
        assert cautions[0] == f"It came as fractions (probability): what is at least {threshold:g} was taken as inside."


def test_a_segmentation_object_written_by_highdicom_is_equal_to_the_voxel(tmp_path, write_series):
    highdicom = pytest.importorskip("highdicom")
    from pydicom.sr.codedict import codes

    stored = np.zeros((17, 19, 21), dtype=np.int16)
    axes = GRID.axes
    orientation = [*axes[:, 0], *axes[:, 1]]
    folder = write_series(
        stored,
        GRID.origin_mm,
        orientation,
        (1.0, 0.8),
        axes[:, 2] * 1.5,
        StudyDate="",
        StudyTime="",
        StudyID="",
        AccessionNumber="",
        SliceThickness=1.5,
        SeriesNumber=1,
        Manufacturer="",
        PatientAge="064Y",
    )
    sources = [dcmread(f) for f in sorted(folder.iterdir())]
    described = [
        highdicom.seg.SegmentDescription(
            n,
            name,
            codes.SCT.Organ,
            codes.SCT.Liver,
            "MANUAL",
            display_color=highdicom.color.CIELabColor(53.2, 80.1, 67.2),
        )
        for n, name in ((1, "Liver"), (2, "Tumour"))
    ]
    for kind, pixels in (
        ("BINARY", np.stack([LIVER, TUMOUR], axis=-1)),
        ("FRACTIONAL", np.stack([LIVER, TUMOUR], axis=-1).astype(float)),
        ("LABELMAP", np.where(TUMOUR, 2, LIVER).astype(np.uint8)),
    ):
        made = highdicom.seg.Segmentation(sources, pixels, kind, described, "1.2.3", 5, "1.2.4", 1, "nobody", "none", "1", "0")
        for packed in (False, True)[: 1 if kind == "BINARY" else 2]:
            made.save_as(tmp_path / "seg.dcm")
            if packed:
                dataset = dcmread(tmp_path / "seg.dcm")
                dataset.compress(RLELossless, encoding_plugin="pydicom")
                dataset.save_as(tmp_path / "seg.dcm")
            truths = (LIVER & ~TUMOUR, TUMOUR) if kind == "LABELMAP" else (LIVER, TUMOUR)
            file = open_segments(tmp_path / "seg.dcm")
            assert [s.name for s in file.listed] == ["Liver", "Tumour"]
            assert file.listed[0].code.value == "10200004"
            for channel, wanted in zip((1, 3, 5), (255, 0, 0), strict=True):
                assert abs(int(file.listed[0].colour[channel : channel + 2], 16) - wanted) <= 12
            for segment, truth in zip(file.listed, truths, strict=True):
                assert np.array_equal(file.on(segment, GRID, 0.5).mask, truth), (kind, packed)


def broken(**values):
    """An edit that sets elements, or deletes those that are None."""

    def edit(ds):
        for keyword, value in values.items():
            if value is None:
                delattr(ds, keyword)
            else:
                setattr(ds, keyword, value)

    return edit


def frame(n, **values):
    """An edit of the functional groups of a frame."""
    return lambda ds: broken(**values)(ds.PerFrameFunctionalGroupsSequence[n])


def moved(step):
    """An edit that moves the third frame (LPS mm)."""

    def edit(ds):
        at = ds.PerFrameFunctionalGroupsSequence[2].PlanePositionSequence[0]
        at.ImagePositionPatient = [float(a + b) for a, b in zip(at.ImagePositionPatient, step, strict=True)]

    return edit


def single(ds):
    del ds.PerFrameFunctionalGroupsSequence[1:]
    ds.NumberOfFrames = 1
    measures = ds.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0]
    del measures.SpacingBetweenSlices, measures.SliceThickness
    shared = ds.SharedFunctionalGroupsSequence[0].PlaneOrientationSequence[0]
    shared.ImageOrientationPatient = [0, 1, 0, 0, 0, 1]


def packed_as(syntax):
    """An edit that says the pixels are compressed."""

    def edit(ds):
        ds.file_meta.TransferSyntaxUID = syntax
        ds["PixelData"].is_undefined_length = True

    return edit


@pytest.mark.parametrize(
    ("kind", "edit", "words"),
    [
        ("BINARY", broken(SegmentationType="OTHER"), "segmentation type is OTHER"),
        ("BINARY", broken(SegmentationType=None), "segmentation type is not stated"),
        ("BINARY", broken(DimensionOrganizationType="TILED_FULL"), "it is tiled"),
        ("BINARY", broken(TotalPixelMatrixColumns=4000), "it is tiled"),
        ("BINARY", broken(Rows=0), "frames of 21 x 0 pixels"),
        ("BINARY", broken(BitsAllocated=8), "a BINARY segmentation with 8 bits"),
        ("FRACTIONAL", broken(MaximumFractionalValue=0), "MaximumFractionalValue is 0"),
        ("BINARY", broken(PixelData=None), "it has no pixels"),
        ("BINARY", broken(PixelData=b"\1" * 20), "it holds 20 bytes of pixels where"),
        ("BINARY", broken(NumberOfFrames=99), "says it has 99 frames and describes"),
        ("BINARY", lambda ds: ds.SegmentSequence.append(ds.SegmentSequence[0]), "have the same number"),
        ("BINARY", lambda ds: broken(SegmentNumber=5)(ds.SegmentSequence[0]), "show segment 1, which it does not describe"),
        ("BINARY", broken(SegmentSequence=[], PerFrameFunctionalGroupsSequence=[]), "describes 0"),
        ("BINARY", frame(1, SegmentIdentificationSequence=None), "do not say which segment"),
        ("BINARY", frame(1, PlanePositionSequence=None), "do not say where they lie"),
        ("BINARY", moved(GRID.axes[:, 0]), "shifted against each other"),
        ("BINARY", moved(0.4 * GRID.axes[:, 2]), "not evenly spaced"),
        ("BINARY", moved(1e9 * GRID.axes[:, 2]), "that can't be right"),
        ("BINARY", moved((np.nan, 0, 0)), "lie nowhere|damaged"),
        (
            "BINARY",
            frame(1, PlaneOrientationSequence=[item(ImageOrientationPatient=[1, 0, 0, 0, 1, 0])]),
            "lie in different directions",
        ),
        (
            "BINARY",
            lambda ds: broken(ImageOrientationPatient=[1, 0, 0, 0, 2, 0])(
                ds.SharedFunctionalGroupsSequence[0].PlaneOrientationSequence[0]
            ),
            "not at right angles and of length 1",
        ),
        ("BINARY", single, "a single slice and does not say how thick"),
        ("BINARY", packed_as(RLELossless), "its bits are compressed"),
        ("FRACTIONAL", packed_as(MPEG2MPML), "compressed as MPEG2 Main Profile"),
        ("BINARY", lambda ds: setattr(ds.file_meta, "TransferSyntaxUID", ExplicitVRBigEndian), "big endian"),
    ],
)
def test_a_segmentation_object_that_contradicts_itself_is_refused(kind, edit, words):
    from surgplan.imaging.segments.dicom_seg_in import open_seg

    dataset = seg_dataset(GRID, {"Liver": LIVER}, kind)
    edit(dataset)
    with pytest.raises(BadInput, match=words):
        first_of(open_seg, dataset, GRID)


# ---- structure sets


def rows_of(grid: Grid) -> np.ndarray:
    """Centres [j, i, 2] of the voxels of a slice, L and P."""
    j, i = np.indices(grid.array_shape[1:])
    return grid.to_lps(np.stack([i, j, np.zeros_like(i)], axis=-1))[..., :2]


def stack(centre, radius_mm: float, slices, points: int = 90) -> list[np.ndarray]:
    return [circle((*centre, FLAT.origin_mm[2] + FLAT.spacing_mm[2] * k), radius_mm, points) for k in slices]


OUTER, HOLE, OTHER = ((-4.0, 0.0), 9.0), ((-4.0, 1.0), 4.0), ((12.0, 3.0), 4.3)


def in_circle(about, points: int = 90) -> np.ndarray:
    polygon = circle((*about[0], 0), about[1], points)[:, :2]
    return inside(rows_of(FLAT).reshape(-1, 2), polygon).reshape(FLAT.array_shape[1:])


def test_outlines_with_a_hole_and_a_second_part_hold_exactly_the_voxel_centres_inside(tmp_path):
    parts = [p for about in (OUTER, HOLE, OTHER) for p in stack(*about, range(3, 9))]
    path = saved(rtstruct_dataset({"Liver": parts}), tmp_path / "a.dcm")
    file = open_segments(path)
    assert [(s.number, s.name, s.colour) for s in file.listed] == [(1, "Liver", "#FF8000")]
    assert file.frame_of(file.listed[0]) == FRAME
    mask, cautions = placed(path, FLAT)
    truth = in_circle(OUTER) & ~in_circle(HOLE) | in_circle(OTHER)
    assert truth.sum() > 200
    for k in range(20):
        assert np.array_equal(mask[k], truth if 3 <= k < 9 else np.zeros_like(truth))
    assert not cautions


def test_a_hole_joined_by_a_slit_is_a_hole(tmp_path):
    keyholes = []
    for outer, hole in zip(stack(*OUTER, range(3, 6)), stack(*HOLE, range(3, 6)), strict=True):
        keyholes.append(np.concatenate([outer, outer[:1], hole[:1], hole[::-1], outer[:1]]))
    mask, cautions = placed(saved(rtstruct_dataset({"a": keyholes}), tmp_path / "a.dcm"), FLAT)
    truth = in_circle(OUTER) & ~in_circle(HOLE)
    assert all(np.array_equal(mask[k], truth) for k in range(3, 6))
    assert mask.sum() == 3 * truth.sum()
    assert not cautions


def test_voxel_centres_on_a_border_are_counted_once_for_two_neighbours(tmp_path):
    def box(left, right):
        return [np.array([(x, y, 110.0) for x, y in ((left, -8), (right, -8), (right, 5), (left, 5))], dtype=float)]

    path = saved(rtstruct_dataset({"left": box(-10.0, 0.0), "right": box(0.0, 7.0)}), tmp_path / "a.dcm")
    (one, _), (two, _) = placed(path, FLAT, 0), placed(path, FLAT, 1)
    assert one.sum() == 10 * 13
    assert two.sum() == 7 * 13
    assert not (one & two).any()


def test_the_image_may_be_flipped_or_have_its_axes_in_another_order(tmp_path):
    parts = [p for about in (OUTER, HOLE) for p in stack(*about, range(3, 9))]
    path = saved(rtstruct_dataset({"a": parts}), tmp_path / "a.dcm")
    truth = np.zeros(FLAT.array_shape, dtype=bool)
    truth[3:9] = in_circle(OUTER) & ~in_circle(HOLE)
    axes = FLAT.axes[:, [2, 0, 1]] * [-1, 1, 1]
    turned = Grid((20, 40, 36), (2.0, 1.0, 1.0), tuple(FLAT.to_lps(np.array([0, 0, 19]))), tuple(axes.ravel()))
    mask, cautions = placed(path, turned)
    assert np.array_equal(mask, truth[::-1].transpose(1, 2, 0))
    assert not cautions


def test_oblique_outlines_hold_the_voxel_centres_nearest_to_their_planes(tmp_path):
    normal = np.array([0.3, -0.2, 1.0]) / np.linalg.norm([0.3, -0.2, 1.0])
    centres = [np.array([0.0, 0.0, 119.0]) + 1.5 * n * normal for n in range(-4, 5)]
    polygons = [circle(c, 8.0, 120, normal) for c in centres]
    mask, cautions = placed(saved(rtstruct_dataset({"a": polygons}), tmp_path / "a.dcm"), FLAT)
    k, j, i = np.indices(FLAT.array_shape)
    away = FLAT.to_lps(np.stack([i, j, k], axis=-1)) - centres[4]
    height = away @ normal
    flat = away - height[..., None] * normal
    x = np.cross(normal, [1.0, 0, 0])
    x /= np.linalg.norm(x)
    own = np.stack([flat @ x, flat @ np.cross(normal, x)], axis=-1).reshape(-1, 2)
    polygon = (polygons[4] - centres[4]) @ np.stack([x, np.cross(normal, x)], axis=1)
    truth = inside(own, polygon).reshape(FLAT.array_shape) & (np.abs(height) < 4.5 * 1.5)
    assert truth.sum() > 1000
    assert np.array_equal(mask, truth)
    angle = np.degrees(np.arccos(normal[2]))
    assert f"planes turned by {angle:.1f} degrees" in cautions[0]


def test_outlines_coarser_than_the_slices_or_off_them_fill_the_nearest_slices_and_say_so(tmp_path):
    mask, cautions = placed(saved(rtstruct_dataset({"a": stack(*OUTER, (3, 6, 9))}), tmp_path / "a.dcm"), FLAT)
    assert [k for k in range(20) if mask[k].any()] == list(range(2, 11))
    assert any("6 mm apart and the image's slices 2 mm" in said for said in cautions)
    between = [p + np.array([0, 0, 0.6]) for p in stack(*OUTER, (3, 4, 5))]
    mask, cautions = placed(saved(rtstruct_dataset({"a": between}), tmp_path / "b.dcm"), FLAT)
    assert [k for k in range(20) if mask[k].any()] == [3, 4, 5]
    assert any("up to 0.6 mm off the image's slices" in said for said in cautions)


def test_slices_half_way_between_two_outlines_are_filled_once_and_whole(tmp_path):
    mask, _ = placed(saved(rtstruct_dataset({"a": stack(*OUTER, (2, 4, 6))}), tmp_path / "a.dcm"), FLAT)
    truth = in_circle(OUTER)
    assert all(np.array_equal(mask[k], truth) for k in range(1, 7))
    assert mask.sum() == 6 * truth.sum()


def test_outlines_a_little_further_apart_than_usual_leave_no_slice_empty(tmp_path):
    polygons = [circle((*OUTER[0], height), OUTER[1], 90) for height in (101.0, 105.0, 109.0, 114.9)]
    mask, _ = placed(saved(rtstruct_dataset({"a": polygons}), tmp_path / "a.dcm"), FLAT)
    assert [k for k in range(20) if mask[k].any()] == list(range(9))


def test_missing_outlines_leave_empty_slices_and_are_said(tmp_path):
    slices = (2, 3, 4, 7, 8, 9, 11)
    mask, cautions = placed(saved(rtstruct_dataset({"a": stack(*OUTER, slices)}), tmp_path / "a.dcm"), FLAT)
    assert [k for k in range(20) if mask[k].any()] == list(slices)
    expected = "missing in 3 of its planes, between S 108.0 and 114.0, 118.0 and 122.0 mm: it is empty there"
    assert any(expected in said for said in cautions)


def test_a_single_outline_fills_one_slice(tmp_path):
    mask, _ = placed(saved(rtstruct_dataset({"a": stack(*OUTER, (5,))}), tmp_path / "a.dcm"), FLAT)
    assert [k for k in range(20) if mask[k].any()] == [5]


def test_crossing_outlines_are_said(tmp_path):
    near = ((1.0, 0.0), 6.0)
    parts = [*stack(*OUTER, (3, 4)), *stack(*near, (3, 4))]
    mask, cautions = placed(saved(rtstruct_dataset({"a": parts}), tmp_path / "a.dcm"), FLAT)
    assert np.array_equal(mask[3], in_circle(OUTER) ^ in_circle(near))
    assert any("outlines cross each other" in said for said in cautions)


def test_what_is_no_closed_outline_is_left_out_and_said_or_refused(tmp_path):
    dataset = rtstruct_dataset({"a": [*stack(*OUTER, (3, 4)), np.array([[0.0, 0, 104.0]]), np.zeros((2, 3))]})
    contours = dataset.ROIContourSequence[0].ContourSequence
    contours[2].ContourGeometricType = "POINT"
    _, cautions = placed(saved(dataset, tmp_path / "a.dcm"), FLAT)
    assert "It also holds outlines of less than three points and points, which were left out." in cautions
    with pytest.raises(BadInput, match="no closed outlines, only open lines"):
        placed(saved(rtstruct_dataset({"a": stack(*OUTER, (3,))}, "OPEN_PLANAR"), tmp_path / "b.dcm"), FLAT)
    with pytest.raises(BadInput, match="no closed outlines; choose"):
        placed(saved(rtstruct_dataset({"a": []}), tmp_path / "c.dcm"), FLAT)


@pytest.mark.parametrize(
    ("polygons", "words"),
    [
        ([circle((0, 0, 110.0), 60.0)], "reaches 42.5 mm beyond the image"),
        ([circle((0, 0, 95.0), 5.0)], "beyond the image"),
        ([circle((0, 0, 110.0), 5.0) + np.linspace(0, 1, 120)[:, None] * [0, 0, 1.0]], "not in parallel planes"),
        ([circle((0, 0, 110.0), 5.0), circle((0, 0, 112.0), 5.0, normal=(1, 0, 0))], "not in parallel planes"),
        ([np.array([(0.0, 0, 110), (1, 1, 110), (2, 2, 110)])], "enclose nothing"),
    ],
)
def test_outlines_that_make_no_segment_are_refused(tmp_path, polygons, words):
    with pytest.raises(BadInput, match=words):
        placed(saved(rtstruct_dataset({"a": polygons}), tmp_path / "a.dcm"), FLAT)


def test_damaged_outlines_are_refused(tmp_path):
    from surgplan.imaging.segments.rtstruct_in import open_rtstruct

    def refused(words, edit):
        dataset = rtstruct_dataset({"a": stack(*OUTER, (3, 4)), "b": []})
        edit(dataset)
        with pytest.raises(BadInput, match=words):
            first_of(open_rtstruct, dataset, FLAT)

    def first(ds):
        return ds.ROIContourSequence[0].ContourSequence[0]

    refused("an outline of 99 points holds 270 coordinates", lambda ds: broken(NumberOfContourPoints=99)(first(ds)))
    refused("not finite", lambda ds: first(ds).__setattr__("ContourData", [1e400] * 270))
    refused("same number", lambda ds: broken(ROINumber=1)(ds.StructureSetROISequence[1]))


def test_the_area_of_many_outlines_is_that_of_their_circles():
    grid = Grid((200, 200, 1), (0.1, 0.1, 1.0), (-10.0, -10.0, 0.0))
    mask, _ = filled(outlines([circle((0.013, -0.021, 0), 8.0, 2000)]), grid)
    assert mask.sum() * 0.01 == pytest.approx(np.pi * 64, rel=2e-3)


# ---- choosing, and whole files


SOME = (Listed(1, "Liver"), Listed(2, "Kidney"), Listed(3, "kidney"), Listed(12, "Liver cyst"))


def test_segments_are_chosen_by_number_name_or_all():
    assert chosen(SOME, ["liver", "12", "1"]) == (SOME[0], SOME[3])
    assert chosen(SOME, ["Kidney", "kidney"]) == (SOME[1], SOME[2])
    assert chosen(SOME, ["all"]) == SOME
    assert chosen(SOME[:1], []) == SOME[:1]


@pytest.mark.parametrize(
    ("listed", "select", "words"),
    [
        ((), [], "holds no segment$"),
        (SOME, [], "it holds 4 segments: 1 Liver, 2 Kidney, 3 kidney, 12 Liver cyst; choose with `select`"),
        (SOME, ["spleen"], "no segment 'spleen'; there is: 1 Liver"),
        (SOME, ["KIDNEY"], "2 of its segments are called 'KIDNEY'; choose one by its number: 2 Kidney, 3 kidney"),
        (tuple(Listed(n, "") for n in range(1, 40)), [], "11, 12, and 27 more"),
    ],
)
def test_a_choice_that_is_none_lists_what_there_is(listed, select, words):
    with pytest.raises(BadInput, match=words):
        chosen(listed, select)


def test_names_become_ids():
    assert id_from("Left femur (cortex)", 3) == "left_femur_cortex"
    assert id_from("", 3) == "segment_3"
    assert id_from("2nd rib", 3) == "segment_2nd_rib"
    assert id_from("Größe", 1) == "größe"


def test_a_file_is_listed_and_read_by_plain_functions(tmp_path):
    path = saved(seg_dataset(GRID, {"Liver": LIVER, "Tumour": TUMOUR}), tmp_path / "a.dcm")
    found = list_segments({"path": str(path)}, tmp_path, silent)
    assert found["kind"] == "DICOM SEG"
    assert [(s["number"], s["name"], s["frame_of_reference"]) for s in found["segments"]] == [
        (1, "Liver", FRAME),
        (2, "Tumour", FRAME),
    ]
    ask = {"path": str(path), "grid": encode(GRID), "frame": FRAME, "select": ["2"], "threshold": 0.5}
    answer = read_segments(ask, tmp_path, silent)
    assert answer["segments"][0]["name"] == "Tumour"
    packed = np.load(tmp_path / answer["segments"][0]["mask"])
    assert np.array_equal(np.unpackbits(packed, count=TUMOUR.size).reshape(TUMOUR.shape), TUMOUR)
    assert read_segments({**ask, "frame": "1.2.3"}, tmp_path, silent)["other_frame"]
    with pytest.raises(BadInput, match=r"a\.dcm can't be used: it holds 2 segments"):
        read_segments({**ask, "select": []}, tmp_path, silent)


def test_files_without_segments_are_refused(tmp_path):
    with pytest.raises(BadInput, match="is a folder; name the file"):
        open_segments(tmp_path)
    with pytest.raises(BadInput, match="can't be read"):
        open_segments(tmp_path / "none.dcm")
    (tmp_path / "a.txt").write_text("hello")
    with pytest.raises(BadInput, match=r"no file of segments: use \.nii"):
        open_segments(tmp_path / "a.txt")
    dataset = seg_dataset(GRID, {"Liver": LIVER})
    dataset.SOPClassUID = CTImageStorage
    with pytest.raises(BadInput, match="holds CT Image Storage and no segments"):
        open_segments(saved(dataset, tmp_path / "ct.dcm"))
    whole = saved(seg_dataset(GRID, {"Liver": LIVER}), tmp_path / "a.dcm").read_bytes()
    for share in (0.2, 0.5, 0.9):
        (tmp_path / "cut.dcm").write_bytes(whole[: int(share * len(whole))])
        with pytest.raises(BadInput):
            placed(tmp_path / "cut.dcm", GRID)


def test_dcmtk_and_this_reader_agree_on_a_segmentation_object(tmp_path, needs_program):
    program = needs_program("dcmdump", "dcmtk")
    path = saved(seg_dataset(GRID, {"Liver": LIVER}), tmp_path / "a.dcm")
    printed = subprocess.run([program, "+P", "0028,0008", str(path)], capture_output=True, text=True, check=True).stdout
    assert f"[{int(LIVER.any(axis=(1, 2)).sum())}]" in printed


def test_masks_of_a_liver_lie_on_their_scan_to_the_voxel(shared_data, unpacked):
    from surgplan.imaging.load import load_scan

    scan = load_scan(unpacked("liver_ct")).volume
    means = {}
    for name, count in (("liver", 2106497), ("bone", 477406)):
        file = open_segments(shared_data / "liver_masks" / f"{name}.nii.gz")
        found = file.on(file.listed[0], scan.grid, 0.5)
        assert found.same_grid
        assert not found.cautions
        assert found.mask.sum() == count
        means[name] = float(scan.voxels[found.mask].mean())
    assert means["liver"] == pytest.approx(99.4, abs=0.1)  # HU; contrast in the portal vein
    assert means["bone"] == pytest.approx(310.9, abs=0.1)
