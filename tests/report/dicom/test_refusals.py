"""What can't be written truly is refused, and what is left out is said."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pytest

from surgplan.base.errors import BadInput, Refused, StorageFailed
from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.case.document import Case, Image, Landmark, Segment
from surgplan.case.labels import write_labels
from surgplan.case.operation import Blobs
from surgplan.cli.export import FORMS as FORMS_IN_HELP
from surgplan.cli.main import main
from surgplan.imaging.volume import Volume, store_volume
from surgplan.report.content import Figures
from surgplan.report.dicom.capture import report_pictures
from surgplan.report.dicom.painting import painted
from surgplan.report.dicom.side import side_of
from surgplan.report.export import FORMS
from surgplan.report.leaving import export_as
from surgplan.report.picture import Picture
from tests.report.cases import a_bone, a_scan, a_study, answer, do, moved
from tests.report.dicom.conftest import Made
from tests.report.dicom.plans import GRIDS, items, opened, plan_on, written

GRID = GRIDS["straight"]


def more(case: Case, blobs: Blobs) -> Case:
    """An empty segment, one on another grid, and a second scan in a frame of its own."""
    none = np.zeros(GRID.array_shape, dtype=bool)
    case = case.with_item(Segment("empty", "ct", GRID, write_labels(blobs, none), 0))
    small = Grid((8, 8, 8), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    full = np.ones(small.array_shape, dtype=bool)
    case = case.with_item(Segment("elsewhere", "ct", small, write_labels(blobs, full), full.size))
    volume = Volume(small, np.zeros(small.array_shape, dtype=np.int16), None, "")
    case = case.with_item(Image("mr", "MR", small, frame_of_reference="1.2.3.4", **store_volume(blobs, volume)))
    case = case.with_item(Segment("brain", "mr", small, write_labels(blobs, full), full.size, "brain"))
    return case.with_item(Landmark("loose", (1.0, 2.0, 3.0)))


@pytest.mark.parametrize(
    ("form", "names", "said"),
    [
        ("seg", ("empty",), "'empty' has no voxels"),
        ("rtstruct", ("empty",), "'empty' has no voxels"),
        ("seg-labelmap", ("femur", "upper"), "share"),
        ("seg", ("femur", "elsewhere"), "elsewhere and femur were drawn on different grids"),
        ("seg", ("ct",), "'ct' is one of the images"),
        ("seg", ("nobody",), "nothing called 'nobody'"),
        ("stl", ("nobody",), "no solid called 'nobody'"),
        ("sr", ("nobody",), "nothing called 'nobody'"),
        ("sr", ("femur", "brain"), "frames of reference of ct, mr differ"),
        ("sr", ("loose",), "--on: ct, mr"),
        ("pdf", ("femur",), "about the whole plan"),
        ("sc", ("femur",), "about the whole plan"),
        ("print", ("femur", "upper"), "one thing goes into one file"),
        ("print", ("femur",), "printers read .stl and .3mf"),
        ("dxf", ("femur",), "no form 'dxf'"),
        (None, ("femur",), "say which one: --as seg"),
    ],
)
def test_what_can_not_be_written_truly_is_refused_and_no_file_is_left(tmp_path: Path, form, names, said) -> None:  # type: ignore[no-untyped-def]
    with opened(tmp_path / "hip.surgplan", plan_on(GRID), more) as (session, _), pytest.raises(Refused) as caught:
        written(session, form, tmp_path / "x.dcm", *names)
    assert said in str(caught.value)
    assert not list(tmp_path.glob("*x.dcm*"))


def test_things_that_tell_their_image_need_no_word_and_others_take_the_one_given(tmp_path: Path) -> None:
    with opened(tmp_path / "hip.surgplan", plan_on(GRID), more) as (session, _):
        written(session, "seg", tmp_path / "brain.dcm", "brain")
        assert pydicom.dcmread(tmp_path / "brain.dcm").FrameOfReferenceUID == "1.2.3.4"
        written(session, "sr", tmp_path / "loose.dcm", "loose", on="mr")
        (point,) = [i for i in items(pydicom.dcmread(tmp_path / "loose.dcm")) if i.ValueType == "SCOORD3D"]
        assert point.ReferencedFrameOfReferenceUID == "1.2.3.4"
        with pytest.raises(Refused, match="differ"):
            written(session, "seg", tmp_path / "x.dcm", "femur", on="mr")


def test_a_file_that_can_not_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "hip.surgplan", plan_on(GRID)) as (session, _):
        with pytest.raises(StorageFailed, match="no folder"):
            written(session, "seg", tmp_path / "nowhere" / "x.dcm", "femur")
        (tmp_path / "taken.dcm").mkdir()
        with pytest.raises(StorageFailed, match="could not be written"):
            written(session, "seg", tmp_path / "taken.dcm", "femur")
    assert not list(tmp_path.glob(".*part"))


def test_results_of_an_earlier_plan_are_left_out_of_the_measurements_and_marked_in_pictures(
    tmp_path: Path, gl: None, grey_pictures: None
) -> None:
    with opened(tmp_path / "hip.surgplan", a_scan, a_bone, a_study) as (session, shop):
        answer(session, shop)
        written(session, "sr", tmp_path / "now.dcm")
        do(session, moved)
        done = written(session, "sr", tmp_path / "then.dcm")
        assert any("study walking: it was solved for an earlier plan" in words for words in done.left_out)
        texts = {i.TextValue for i in items(pydicom.dcmread(tmp_path / "then.dcm")) if i.get("ValueType") == "TEXT"}
        now = [i for i in items(pydicom.dcmread(tmp_path / "now.dcm")) if i.get("ValueType") in ("TEXT", "NUM")]
        assert "walking bone" not in texts
        assert "walking bone" in {i.TextValue for i in now if i.ValueType == "TEXT"}
        codes = [i.ConceptNameCodeSequence[0] for i in now if i.ValueType == "NUM"]
        risk = next(c for c in codes if c.CodeMeaning == "Risk factor, maximum")
        assert (risk.CodeValue, risk.CodingSchemeDesignator) == ("risk_factor_max", "99SURGPLAN")
        files = written(session, "sc", tmp_path / "views.dcm").files
    stale = [d for d in (pydicom.dcmread(f, stop_before_pixels=True) for f in files) if "OUT OF DATE" in d.ImageComments]
    assert stale
    assert len(stale) < len(files)


def test_a_label_map_of_the_whole_plan_leaves_out_what_its_parts_make_up(tmp_path: Path) -> None:
    def parted(case: Case, blobs: Blobs) -> Case:
        mask = np.zeros(GRID.array_shape, dtype=bool)
        mask[2:9, 2:12, 3:12] = True
        case = plan_on(GRID)(case, blobs)
        whole = np.zeros(GRID.array_shape, dtype=bool)
        whole[1:10, 1:13, 1:16] = True
        return case.with_item(Segment("both", "ct", GRID, write_labels(blobs, whole), int(whole.sum())))

    with opened(tmp_path / "hip.surgplan", parted) as (session, _):
        done = written(session, "seg-labelmap", tmp_path / "x.dcm", "plan")
    assert [words.partition(":")[0] for words in done.left_out] == ["both"]
    labels = [s.SegmentLabel for s in pydicom.dcmread(tmp_path / "x.dcm").SegmentSequence]
    assert labels == ["Background", "femur", "[withheld]_cyst"]


def test_the_side_is_that_of_the_femur_the_landmarks_stand_on_and_nothing_is_guessed(tmp_path: Path) -> None:
    with opened(tmp_path / "hip.surgplan", plan_on(GRID)) as (session, _):
        case = session.case
        assert [side_of(case, n) for n in ("femur", "upper", "doeringer_cyst")] == ["R", "R", None]
        head = case.landmarks["head_centre"]
        other = case.with_item(replace(head, at=(head.at[0] - 60.0, head.at[1], head.at[2])))
        assert side_of(other, "femur") == "L"
        assert side_of(case.with_item(replace(head, on=None)), "femur") == "R"
        assert side_of(case.with_item(replace(head, on="doeringer_cyst")), "femur") is None
        assert side_of(case.without("shaft_distal"), "femur") is None
        written(session, "print", tmp_path / "cyst.stl", "doeringer_cyst")
    assert (tmp_path / "cyst_side-unknown_LPS_mm.stl").exists()


def test_a_picture_goes_out_with_its_scale_orientation_letters_and_legend(whole: Made) -> None:
    found = whole.pictures
    axial = next(d for d in found if "Axial" in d.DerivationDescription)
    assert list(axial.PatientOrientation) == ["L", "P"]
    coronal = next(d for d in found if "Coronal" in d.DerivationDescription)
    assert list(coronal.PatientOrientation) == ["L", "F"]
    assert axial.pixel_array.shape == (axial.Rows, axial.Columns, 3)
    assert 0.01 < float(axial.PixelSpacing[0]) < 0.5
    assert {str(d.BurnedInAnnotation) for d in found} == {"NO"}


def test_pixels_of_a_picture_stay_where_they_are_and_its_scale_is_that_of_the_enlarged_one() -> None:
    pixels = np.zeros((300, 400, 3), dtype=np.uint8)
    pixels[:, 200:] = 255
    shown, mm_per_px = painted(Picture(pixels, "Axial", mm_per_px=0.6))
    assert mm_per_px == pytest.approx(0.2)
    middle = shown[30 : 30 + 900].astype(int)
    assert middle.shape[1] == 1200
    assert middle[100, 590].max() < 10
    assert middle[100, 610].min() > 245
    assert report_pictures([Figures((Picture(pixels, "x"),), "")])[0].picture.title == "x"


def test_the_command_writes_several_things_and_says_where_in_which_frame_and_unit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(tmp_path / "hip.surgplan", plan_on(GRID)):
        pass
    case, file = str(tmp_path / "hip.surgplan"), str(tmp_path / "x.dcm")
    assert main(["export", case, "femur", "doeringer_cyst", file, "--as", "seg", "--json", "--quiet"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["files"], answer["frame"], answer["unit"]) == ([file], "LPS", "mm")
    assert len(pydicom.dcmread(file).SegmentSequence) == 2
    assert main(["export", case, "plan", file, "--as", "rtstruct", "--identified", "--quiet"]) == 0
    assert "names the patient" in capsys.readouterr().out
    assert str(pydicom.dcmread(file).PatientName) == "Doeringer^Annabel"
    assert main(["export", case, file, "--as", "sr", "--quiet"]) == 0
    assert main(["export", case, "femur", str(tmp_path / "f.nrrd"), "--json", "--quiet"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["frame"] == "LPS"
    assert main(["export", case, "femur", file, "--as", "dxf"]) == 1
    assert "there is no form 'dxf'" in capsys.readouterr().err
    assert [form for form in FORMS if form not in FORMS_IN_HELP] == []


def test_a_job_of_the_window_writes_the_same(tmp_path: Path) -> None:
    with opened(tmp_path / "hip.surgplan", plan_on(GRID)) as (session, _):
        written(session, "seg", tmp_path / "x.dcm", "femur")
    told = export_as(str(tmp_path / "hip.surgplan"), "seg", ["femur"], str(tmp_path / "y.dcm"), False, None, silent)
    assert told["files"] == [str(tmp_path / "y.dcm")]
    assert (tmp_path / "x.dcm").read_bytes() == (tmp_path / "y.dcm").read_bytes()


def test_a_form_nobody_knows_is_bad_input(tmp_path: Path) -> None:
    with opened(tmp_path / "hip.surgplan", plan_on(GRID)) as (session, _), pytest.raises(BadInput):
        written(session, "dxf", tmp_path / "x.dcm", "femur")
