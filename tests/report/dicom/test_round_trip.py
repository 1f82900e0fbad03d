"""Each export is read again and is where it was: on straight, oblique, sagittal and mirrored grids, and of a tilted scan."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
import pytest
import SimpleITK
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import cKDTree

from surgplan.artifacts.shapes import surface_recipe
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Segment, Surface
from surgplan.case.labels import read_labels, write_labels
from surgplan.case.operation import Blobs
from surgplan.case.session import Session
from surgplan.imaging.import_image import ImportImage
from surgplan.mesh.files import read_surface
from surgplan.mesh.formats.stl import read_stl
from surgplan.mesh.surface import to_bytes
from surgplan.mesh.triangles import TriMesh
from surgplan.plan.fragments import fragment_mask
from surgplan.report.dicom.cielab import scaled
from surgplan.segment.tools.describe import Describe
from surgplan.segment.tools.import_segment import ImportSegment
from surgplan.segment.tools.threshold import Threshold
from surgplan.vocabulary import workshop_for
from tests.imaging.conftest import slice_dataset
from tests.report.dicom.conftest import Made
from tests.report.dicom.plans import FRAME, beside, filled, items, lopsided, opened, plan_on, turned, unpacked, written

NEAR_MM = 0.01


def apart_mm(points: NDArray[np.float64], others: NDArray[np.float64]) -> float:
    """The greatest distance from a point of either set to the nearest of the other."""
    return max(float(cKDTree(a).query(b)[0].max()) for a, b in ((points, others), (others, points)))


def lower_of(made: Made) -> NDArray[np.bool_]:
    cut = made.session.case.resections["cut"]
    return fragment_mask(lopsided(made.grid), made.grid, cut, "lower")


def test_a_binary_segmentation_has_the_same_voxels_and_segments_may_share_some(plan: Made) -> None:
    found = unpacked(plan.file("seg", "femur", "lower", "doeringer_cyst"), plan.grid)
    assert list(found) == ["femur", "lower", "[withheld]_cyst"]
    np.testing.assert_array_equal(found["femur"], lopsided(plan.grid))
    np.testing.assert_array_equal(found["lower"], lower_of(plan))
    np.testing.assert_array_equal(found["[withheld]_cyst"], beside(plan.grid))


def test_a_label_map_has_the_same_voxels(plan: Made) -> None:
    found = unpacked(plan.file("seg-labelmap", "femur", "doeringer_cyst"), plan.grid)
    np.testing.assert_array_equal(found["femur"], lopsided(plan.grid))
    np.testing.assert_array_equal(found["[withheld]_cyst"], beside(plan.grid))


@pytest.mark.parametrize("form", ["seg", "seg-labelmap"])
def test_another_reader_finds_each_segment_where_it_was(plan: Made, form: str) -> None:
    from highdicom.seg import segread

    found = segread(plan.file(form, "femur", "doeringer_cyst"))
    assert list(found.segment_numbers) == [1, 2]
    volume = found.get_volume(segment_numbers=[1])
    at = np.argwhere(np.asarray(volume.array)[..., 0] > 0)
    points = volume.map_indices_to_reference(at)
    expected = plan.grid.to_lps(np.argwhere(lopsided(plan.grid))[:, ::-1])
    assert len(points) == len(expected)
    assert apart_mm(points, expected) < NEAR_MM


def test_a_segmentation_says_what_its_segments_are_and_their_colour(plan: Made) -> None:
    found = pydicom.dcmread(plan.file("seg", "femur", "doeringer_cyst"))
    femur, cyst = found.SegmentSequence
    assert femur.SegmentedPropertyTypeCodeSequence[0].CodeMeaning == "Femur"
    assert femur.SegmentedPropertyCategoryCodeSequence[0].CodeValue == "91723000"
    assert cyst.SegmentedPropertyTypeCodeSequence[0].CodeMeaning == "Mass"
    assert cyst.SegmentedPropertyCategoryCodeSequence[0].CodeValue == "49755003"
    assert list(femur.RecommendedDisplayCIELabValue) == scaled("#0AC81E")
    assert found.FrameOfReferenceUID == FRAME


def test_the_contours_of_a_structure_set_hold_the_same_voxels(plan: Made) -> None:
    path = plan.file("rtstruct", "femur", "lower", "doeringer_cyst")
    found = filled(path, plan.grid)
    np.testing.assert_array_equal(found["femur"], lopsided(plan.grid))
    np.testing.assert_array_equal(found["lower"], lower_of(plan))
    np.testing.assert_array_equal(found["[withheld]_cyst"], beside(plan.grid))
    regions = pydicom.dcmread(path).ROIContourSequence
    assert list(regions[0].ROIDisplayColor) == [10, 200, 30]
    assert {str(c.ContourGeometricType) for r in regions for c in r.ContourSequence} == {"CLOSED_PLANAR"}


def test_a_long_contour_is_written_whole(tmp_path: Path) -> None:
    grid = Grid((160, 160, 12), (0.123456, 0.123456, 1.0), (-500.0, -500.0, -1000.0))

    def comb(case: Case, blobs: Blobs) -> Case:
        mask = np.zeros(grid.array_shape, dtype=bool)
        mask[0, ::2, 1:150] = mask[0, :, 1] = mask[0, :, 149] = True
        case = plan_on(grid)(case, blobs)
        return case.with_item(Segment("comb", "ct", grid, write_labels(blobs, mask), int(mask.sum())))

    with opened(tmp_path / "c.surgplan", comb) as (session, _):
        written(session, "rtstruct", tmp_path / "comb.dcm", "comb")
        mask = read_labels(session.blobs, session.case.segments["comb"].labels)
    np.testing.assert_array_equal(filled(tmp_path / "comb.dcm", grid)["comb"], mask)


@pytest.mark.parametrize("name", ["femur", "lower"])
def test_a_surface_in_dicom_is_the_same_surface_in_the_same_place(plan: Made, name: str) -> None:
    found = pydicom.dcmread(plan.file("stl", name))
    data = found.EncapsulatedDocument[: found.EncapsulatedDocumentLength]
    surface = plan.shop.make(surface_recipe(plan.session.case, name))
    points, triangles = read_stl(data)
    assert apart_mm(points, surface["points"]) < NEAR_MM
    again, was = TriMesh(points, triangles), TriMesh(surface["points"], surface["triangles"])
    assert again.volume_mm3 == pytest.approx(was.volume_mm3, rel=1e-5)
    assert data[:80].decode().startswith("surgplan LPS mm")
    assert found.MeasurementUnitsCodeSequence[0].CodeValue == "mm"
    assert found.MIMETypeOfEncapsulatedDocument == "model/stl"
    assert found.FrameOfReferenceUID == FRAME


@pytest.mark.parametrize("ending", ["stl", "3mf"])
def test_a_surface_for_printing_is_where_it_was_and_its_name_and_header_say_side_frame_and_unit(
    plan: Made, tmp_path: Path, ending: str
) -> None:
    done = written(plan.session, "print", tmp_path / f"femur.{ending}", "femur")
    (path,) = done.files
    # the head of this femur lies to the left of its shaft, so it is a right one
    assert path.name == f"femur_right_LPS_mm.{ending}"
    assert (done.frame, done.unit) == ("LPS", "mm")
    surface = plan.shop.make(surface_recipe(plan.session.case, "femur"))
    assert apart_mm(read_surface(path, "mm", "LPS").points, surface["points"]) < NEAR_MM
    if ending == "stl":
        assert path.read_bytes()[:80].decode().strip() == "surgplan LPS mm right femur"


@pytest.mark.parametrize("ending", ["nii.gz", "nrrd", "mha"])
def test_a_label_map_file_read_by_itk_is_where_it_was(plan: Made, tmp_path: Path, ending: str) -> None:
    done = written(plan.session, None, tmp_path / f"femur.{ending}", "femur")
    assert done.frame == ("RAS" if ending == "nii.gz" else "LPS")
    assert f"{done.frame}, mm" in done.words
    image = SimpleITK.ReadImage(str(tmp_path / f"femur.{ending}"))
    mask = SimpleITK.GetArrayFromImage(image) > 0
    at = np.argwhere(mask)[:, ::-1]
    points = np.array([image.TransformIndexToPhysicalPoint([int(v) for v in index]) for index in at])
    expected = plan.grid.to_lps(np.argwhere(lopsided(plan.grid))[:, ::-1])
    assert len(points) == len(expected)
    assert apart_mm(points, expected) < NEAR_MM


def test_landmarks_and_ends_of_lines_are_points_in_the_frame_of_reference(plan: Made) -> None:
    case = plan.session.case
    report = pydicom.dcmread(plan.file("sr"))
    groups = [g for g in items(report) if g.get("ConceptNameCodeSequence", [{}])[0].get("CodeMeaning") == "Measurement Group"]
    named = {}
    for group in groups:
        found = list(items(group))
        name = next(i.TextValue for i in found if "TextValue" in i)
        named[name] = [i for i in found if i.ValueType in ("NUM", "SCOORD3D")]
    for mark in case.landmarks.values():
        (point,) = named[mark.id]
        assert (point.GraphicType, point.ReferencedFrameOfReferenceUID) == ("POINT", FRAME)
        np.testing.assert_allclose(point.GraphicData, mark.at, atol=1e-4)
    number, line = named["reach"]
    head, middle = (case.landmarks[n].at for n in ("head_centre", "shaft_proximal"))
    np.testing.assert_allclose(np.reshape(line.GraphicData, (2, 3)), [head, middle], atol=1e-4)
    assert float(number.MeasuredValueSequence[0].NumericValue) == pytest.approx(50.0)
    assert number.MeasuredValueSequence[0].MeasurementUnitsCodeSequence[0].CodeValue == "mm"
    assert named["bend"][0].MeasuredValueSequence[0].MeasurementUnitsCodeSequence[0].CodeValue == "deg"
    assert len(named["bend"][1].GraphicData) == 9
    assert len(named["lead"][1].GraphicData) == 6
    volume = named["femur"][0].MeasuredValueSequence[0]
    assert float(volume.NumericValue) == pytest.approx(case.segments["femur"].volume_mm3)
    assert volume.MeasurementUnitsCodeSequence[0].CodingSchemeDesignator == "UCUM"
    upper, lower = (float(named[n][0].MeasuredValueSequence[0].NumericValue) for n in ("upper", "lower"))
    assert upper + lower == pytest.approx(case.segments["femur"].volume_mm3)


@pytest.mark.parametrize("form", ["seg", "seg-labelmap", "rtstruct"])
def test_segments_written_out_come_back_into_a_copy_of_their_case(tmp_path: Path, form: str) -> None:
    grid = turned(Rigid.about((0, 0, 0), (1.0, 2.0, 0.5), 25.0))
    with opened(tmp_path / "hip.surgplan", plan_on(grid)) as (session, _):
        written(session, form, tmp_path / "out.dcm", "femur")
        session.do(ImportSegment(path=str(tmp_path / "out.dcm"), image="ct", as_="back", tissue="bone"))
        back, femur = session.case.segments["back"], session.case.segments["femur"]
        assert back.grid == femur.grid
        np.testing.assert_array_equal(read_labels(session.blobs, back.labels), lopsided(grid))
        if form != "rtstruct":
            assert back.code == femur.code
            assert back.colour == femur.colour


@pytest.mark.parametrize("form", ["seg", "seg-labelmap"])
def test_a_standard_name_and_its_side_come_back_with_the_segment(tmp_path: Path, form: str) -> None:
    with opened(tmp_path / "hip.surgplan", plan_on(turned(Rigid.identity()))) as (session, _):
        session.do(Describe("femur", anatomy="tibia", side="right"))
        written(session, form, tmp_path / "out.dcm", "femur")
        item = pydicom.dcmread(tmp_path / "out.dcm").SegmentSequence[-1].SegmentedPropertyTypeCodeSequence[0]
        assert item.CodeMeaning == "Tibia"
        assert item.SegmentedPropertyTypeModifierCodeSequence[0].CodeValue == "24028007"
        session.do(ImportSegment(path=str(tmp_path / "out.dcm"), image="ct", as_="back", tissue="bone"))
        back = session.case.segments["back"]
        assert (back.anatomy, back.side, back.code) == ("tibia", "right", session.case.segments["femur"].code)


def test_a_segment_of_a_tilted_scan_goes_out_where_it_was_scanned(tmp_path: Path) -> None:
    tilt = np.radians(18.0)
    down = np.array([0.0, np.cos(tilt), -np.sin(tilt)])  # the columns lean, the table moves along z
    stored = np.full((16, 30, 26), 24, dtype=np.uint16)
    stored[4:12, 8:22, 5:20] = 2024
    stored[4:6, 8:12, 20:24] = 2024
    folder = tmp_path / "scan"
    folder.mkdir()
    for k, pixels in enumerate(stored):
        ds = slice_dataset(pixels, (-10.0, 20.0, 300.0 + 1.5 * k), (1, 0, 0, *down), (0.8, 0.7), RescaleIntercept=-1024)
        ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = f"1.2.826.0.1.2.{k + 1}"
        ds.InstanceNumber = k + 1
        ds.save_as(folder / f"I{k:03}", enforce_file_format=True)
    with Session.create(tmp_path / "hip.surgplan") as session:
        session.do(ImportImage(path=str(folder), as_="ct"))
        assert session.case.images["ct"].tilt_deg == pytest.approx(18.0, abs=1e-3)
        session.do(Threshold(image="ct", low=300.0, into="bone"))
        bone = session.case.segments["bone"]
        mask = read_labels(session.blobs, bone.labels)
        for form in ("seg", "rtstruct", "stl"):
            written(session, form, tmp_path / f"{form}.dcm", "bone")
        np.testing.assert_array_equal(unpacked(tmp_path / "seg.dcm", bone.grid)["bone"], mask)
        np.testing.assert_array_equal(filled(tmp_path / "rtstruct.dcm", bone.grid)["bone"], mask)
        found = pydicom.dcmread(tmp_path / "stl.dcm")
        points, _ = read_stl(found.EncapsulatedDocument[: found.EncapsulatedDocumentLength])
        surface = workshop_for(session).make(surface_recipe(session.case, "bone"))
        assert apart_mm(points, surface["points"]) < NEAR_MM
    # the arm, which only one side has, is where the scanner saw it, to a voxel
    bright = stored > 1500
    k, j, i = np.nonzero(bright & ~ndimage.binary_erosion(bright))
    scanned = np.array([-10.0, 20.0, 300.0]) + np.outer(i, (0.7, 0, 0)) + np.outer(j * 0.8, down) + np.outer(k, (0, 0, 1.5))
    assert apart_mm(points, scanned) < 2.0


def test_an_imported_surface_goes_out_and_comes_back(tmp_path: Path) -> None:
    points = np.array([[-40.0, 25.0, -600.0], [-28.0, 25.0, -600.0], [-40.0, 42.0, -600.0], [-40.0, 25.0, -569.0]])
    mesh = TriMesh(points, np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]]))

    def jig(case: Case, blobs: Blobs) -> Case:
        return case.with_item(Surface("jig", blobs.put(to_bytes(mesh))))

    with opened(tmp_path / "c.surgplan", jig) as (session, _):
        done = written(session, "stl", tmp_path / "jig.dcm", "jig")
    found = pydicom.dcmread(tmp_path / "jig.dcm")
    back, _ = read_stl(found.EncapsulatedDocument[: found.EncapsulatedDocumentLength])
    assert apart_mm(back, points) < 1e-4
    assert "side-unknown jig" in done.words
    assert found.DocumentTitle == "side-unknown jig"
