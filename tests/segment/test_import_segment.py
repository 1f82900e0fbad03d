"""Segments drawn elsewhere as segments of a case."""

from __future__ import annotations

import importlib
import json
from dataclasses import replace

import numpy as np
import pytest

from surgplan.base.errors import BadInput, Refused
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.case.codec import encode
from surgplan.case.document import Case, Code, Image, Patient
from surgplan.case.identity import Identity
from surgplan.case.session import Session
from surgplan.cli.main import main
from surgplan.imaging.formats.files import read_file
from surgplan.imaging.formats.write import write_label_map
from surgplan.imaging.registration.register_image import RegisterImage
from surgplan.imaging.subject import Subject
from surgplan.imaging.volume import Volume, store_volume
from surgplan.segment.tools.import_segment import ImportSegment, segments_in
from surgplan.vocabulary import OPERATIONS
from tests.imaging.segment_files import FRAME, circle, rtstruct_dataset, saved, seg_dataset

GRID = Grid((24, 22, 20), (0.8, 1.0, 1.5), (-12.0, 30.0, -400.0), Rigid.about((0, 0, 0), (1, 2, 3), 25.0).rotation)
LIVER, TUMOUR = np.zeros((2, *GRID.array_shape), dtype=bool)
LIVER[4:16, 5:18, 3:20] = True
TUMOUR[8:11, 9:12, 6:9] = True
NICK = Subject("Nobody^Nick", "H-4711", "", "19600229")


@pytest.fixture
def unconfined(monkeypatch, tmp_path):
    """The reader runs in this process, which starts no other."""

    def run(function, arguments, *, progress, files_to=None, **limits):
        module, _, name = function.partition(":")
        answer = getattr(importlib.import_module(module), name)(json.loads(json.dumps(arguments)), tmp_path, progress)
        answer = json.loads(json.dumps(answer))
        return answer if files_to is None else files_to(tmp_path, answer)

    monkeypatch.setattr("surgplan.base.confined.confined", run)


@pytest.fixture
def case(blobs):
    """A case with one image in the frame of the files."""
    volume = Volume(GRID, np.zeros(GRID.array_shape, np.int16), None, "HU")
    image = Image("ct", "CT", GRID, frame_of_reference=FRAME, **{"unit": "HU", **store_volume(blobs, volume)})
    return Case().with_item(image)


def of(case: Case, blobs, subject: Subject) -> Case:
    """The case, about a person."""
    return replace(case, patient=Patient(id="0123456789", identity=blobs.put(Identity(subject.person).to_bytes())))


@pytest.fixture
def seg(tmp_path):
    return str(saved(seg_dataset(GRID, {"Liver": LIVER, "Tumour": TUMOUR}), tmp_path / "Nobody_Nick.dcm"))


def test_one_segment_comes_with_its_name_code_and_every_voxel(case, blobs, do, mask_of, seg):
    after = do(of(case, blobs, NICK), ImportSegment(seg, "ct", as_="liver", select=("Liver",), tissue="liver"))
    segment = after.segments["liver"]
    assert np.array_equal(mask_of(after, "liver"), LIVER)
    assert segment.voxel_count == LIVER.sum()
    assert segment.code == Code("10200004", "SCT", "Liver")
    assert segment.category == Code("123037004", "SCT", "Anatomical Structure")
    assert segment.tissue == "liver"
    assert segment.note == "Segment 1 Liver of a DICOM SEG."
    assert segment.cautions == ()
    assert segment.colour == "#9C5B4D"


@pytest.mark.usefixtures("unconfined")
def test_all_segments_come_under_the_names_of_the_file(case, blobs, do, mask_of, seg):
    after = do(of(case, blobs, NICK), ImportSegment(seg, "ct", select=("all",)))
    assert set(after.segments) == {"liver", "tumour"}
    assert np.array_equal(mask_of(after, "tumour"), TUMOUR)
    after = do(of(case, blobs, NICK), ImportSegment(seg, "ct", as_="old", select=("2", "1")))
    assert set(after.segments) == {"old_liver", "old_tumour"}


@pytest.mark.usefixtures("unconfined")
def test_segments_that_would_be_called_alike_are_told_apart_by_number(case, blobs, do, tmp_path):
    structures = {"a b": [circle(GRID.centre_mm, 5.0, normal=GRID.axes[:, 2])], "A-B": [], "c": []}
    dataset = rtstruct_dataset(structures)
    dataset.ROIContourSequence[1].ContourSequence = dataset.ROIContourSequence[0].ContourSequence
    path = saved(dataset, tmp_path / "a.dcm")
    after = do(case, ImportSegment(str(path), "ct", select=("1", "2")))
    assert set(after.segments) == {"a_b", "a_b_2"}
    assert after.segments["a_b"].colour == "#FF8000"
    assert any("make sure that it is the same one" in said for said in after.segments["a_b"].cautions)


@pytest.mark.parametrize("frame", [FRAME, ""])
@pytest.mark.parametrize("ending", [".nii.gz", ".nrrd", ".mha"])
@pytest.mark.usefixtures("unconfined")
def test_a_label_map_written_here_comes_back_without_a_doubt(case, do, mask_of, tmp_path, ending, frame):
    case = case.with_item(replace(case.images["ct"], frame_of_reference=frame))
    write_label_map(LIVER, GRID, tmp_path / f"a{ending}")
    after = do(case, ImportSegment(str(tmp_path / f"a{ending}"), "ct", as_="liver"))
    assert np.array_equal(mask_of(after, "liver"), LIVER)
    assert after.segments["liver"].cautions == ()


@pytest.mark.usefixtures("unconfined")
def test_what_only_its_place_ties_to_the_image_is_doubted(case, blobs, do, tmp_path, seg):
    other = Grid((20, 20, 20), (1.0, 1.0, 1.0), tuple(GRID.to_lps(np.array([4, 4, 4]))), GRID.direction)
    write_label_map(np.ones((6, 6, 6), dtype=bool), other.cropped((0, 0, 0), (6, 6, 6)), tmp_path / "a.mha")
    after = do(case, ImportSegment(str(tmp_path / "a.mha"), "ct", as_="cube"))
    words = "Nothing says that it belongs to this image but its place: look at its border on the slices."
    assert after.segments["cube"].cautions[-1] == words
    polygons = [circle(GRID.centre_mm, 5.0, normal=GRID.axes[:, 2])]
    path = str(saved(rtstruct_dataset({"a": polygons}), tmp_path / "a.dcm"))
    known = of(case, blobs, NICK)
    assert words not in do(known, ImportSegment(path, "ct", as_="a")).segments["a"].cautions
    frameless = known.with_item(replace(case.images["ct"], frame_of_reference=""))
    assert words in do(frameless, ImportSegment(path, "ct", as_="a")).segments["a"].cautions


def registered(case: Case, shift_mm: tuple[float, float, float], fixed_frame: str, method: str = "rigid") -> Case:
    """The case with a scan of a frame beside its own, and its own scan moved to that by so many mm as `moved`."""
    own = case.images["ct"]
    fixed = replace(own, id="fixed", frame_of_reference=fixed_frame, series_uid="1.2.9")
    rows = np.column_stack([np.eye(3), shift_mm])
    moved = {"matrix": rows.ravel().tolist(), "figures": {}, "voxels": own.voxels, "dtype": "int16"}
    moved |= {"valid": None, "interpolated": None}
    return RegisterImage("ct", "fixed", "moved", method=method).apply(case.with_item(fixed), moved)


@pytest.mark.parametrize("frame_of_copy", [FRAME, "1.2.3"])
@pytest.mark.parametrize("kind", ["seg", "rtstruct", "label map", "grid"])
@pytest.mark.usefixtures("unconfined")
def test_what_was_drawn_before_a_registration_is_not_put_beside_its_place(case, blobs, tmp_path, seg, kind, frame_of_copy):
    step = tuple(GRID.axes[:, 0] * GRID.spacing_mm[0])  # one whole voxel: the grids coincide
    case = registered(of(case, blobs, NICK), step, frame_of_copy, "affine" if kind == "grid" else "rigid")
    path = tmp_path / "a.nrrd"
    write_label_map(LIVER, GRID, path)
    polygons = [circle(GRID.centre_mm, 5.0, normal=GRID.axes[:, 2])]
    structures = str(saved(rtstruct_dataset({"a": polygons}), tmp_path / "rt.dcm"))
    source = {"seg": seg, "rtstruct": structures}.get(kind, str(path))
    op = ImportSegment(source, "moved", as_="a", select=("1",))
    with pytest.raises(Refused, match="import it onto 'ct', which it was drawn on, then register"):
        op.compute(case, blobs, silent)


@pytest.mark.usefixtures("unconfined")
def test_what_is_given_where_a_registered_scan_lies_comes_onto_it(case, blobs, do, mask_of, tmp_path, seg):
    """In the fixed scan's frame, which the moved one did not share; or on the moved scan's own grid."""
    other = of(case, blobs, NICK).with_item(replace(case.images["ct"], frame_of_reference="1.2.3"))
    step = tuple(GRID.axes[:, 0] * GRID.spacing_mm[0])
    after = do(registered(other, step, FRAME), ImportSegment(seg, "moved", as_="a", select=("1",)))
    assert np.array_equal(mask_of(after, "a")[:, :, :-1], LIVER[:, :, 1:])
    assert after.segments["a"].cautions == ()
    moved = registered(of(case, blobs, NICK), step, FRAME)
    write_label_map(LIVER, moved.images["moved"].grid, tmp_path / "a.nrrd")
    drawn = do(moved, ImportSegment(str(tmp_path / "a.nrrd"), "moved", as_="a"))
    assert np.array_equal(mask_of(drawn, "a"), LIVER)
    beside = do(moved, ImportSegment(seg, "fixed", as_="b", select=("1",))).segments["b"]
    assert "make sure that it was drawn on 'fixed'" in beside.cautions[0]
    gone = replace(moved, images={n: i for n, i in moved.images.items() if n != "ct"})
    with pytest.raises(Refused, match="import the scan it was drawn on, then register"):
        ImportSegment(seg, "moved", as_="a", select=("1",)).compute(gone, blobs, silent)


@pytest.mark.usefixtures("unconfined")
def test_another_frame_of_reference_is_refused(case, blobs, seg):
    moved = case.with_item(replace(case.images["ct"], frame_of_reference="1.2.3"))
    with pytest.raises(Refused, match="another frame of reference than that of 'ct'"):
        ImportSegment(seg, "ct", select=("1",)).compute(moved, blobs, silent)


@pytest.mark.usefixtures("unconfined")
def test_another_patients_file_is_refused_unless_confirmed(case, blobs, do, seg):
    other = of(case, blobs, Subject("Poe^Edgar", "H-1"))
    with pytest.raises(Refused, match="somebody else"):
        ImportSegment(seg, "ct", select=("1",)).compute(other, blobs, silent)
    taken = do(other, ImportSegment(seg, "ct", as_="liver", select=("1",), other_patient="graft of a donor"))
    assert "of another patient, because: graft of a donor" in taken.segments["liver"].cautions[0]


def test_several_segments_without_a_choice_are_listed(case, blobs, seg):
    with pytest.raises(BadInput, match=r"Nobody_Nick\.dcm can't be used: it holds 2 segments: 1 Liver, 2 Tumour; choose"):
        ImportSegment(seg, "ct", as_="liver").compute(case, blobs, silent)
    listed = segments_in(seg, case.images["ct"])
    assert [s["name"] for s in listed["segments"]] == ["Liver", "Tumour"]


@pytest.mark.usefixtures("unconfined")
def test_an_empty_segment_is_refused(case, blobs, tmp_path):
    polygons = [circle(GRID.to_lps(np.array([5.5, 5.5, 5.0])), 0.2, normal=GRID.axes[:, 2])]
    path = str(saved(rtstruct_dataset({"a": polygons}), tmp_path / "a.dcm"))
    with pytest.raises(Refused, match="segment 1 a is empty on 'ct'"):
        ImportSegment(path, "ct").compute(case, blobs, silent)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"image": "mr"}, "no image called 'mr'"),
        ({"tissue": "wood"}, "no tissue"),
        ({"threshold": 0.0}, "above 0 and up to 1, not at 0"),
        ({"threshold": 1.1}, "above 0 and up to 1, not at 1.1"),
        ({"as_": "ct"}, "already names one of the images"),
        ({"as_": "1 liver"}, "can't be a name"),
        ({"as_": "there"}, "there already is a segment called 'there'"),
        ({"select": ("3",)}, "no segment '3'"),
        ({"path": "/nowhere/a.dcm"}, "can't be read"),
    ],
)
@pytest.mark.usefixtures("unconfined")
def test_requests_that_do_not_fit_are_refused(case, blobs, do, seg, changes, words):
    write = ImportSegment(seg, "ct", as_="there", select=("1",))
    case = do(case, write)
    with pytest.raises(Refused, match=words):
        do(case, replace(ImportSegment(seg, "ct", as_="liver", select=("1",)), **changes))


def test_it_is_computed_before_it_is_applied(case):
    with pytest.raises(Refused, match="has to be computed"):
        ImportSegment("a", "ct").apply(case, {})


@pytest.mark.usefixtures("unconfined")
def test_the_journal_names_no_file_and_the_results_are_json(case, blobs, seg):
    op = ImportSegment(seg, "ct", as_="liver", select=("1",))
    results = op.compute(case, blobs, silent)
    assert "Nobody" not in json.dumps(results) + json.dumps(encode(op.recorded()))
    assert OPERATIONS["segment.import"] is ImportSegment


def test_the_command_line_imports_a_segment(tmp_path, capsys, seg):
    from surgplan.imaging.formats.write import write_volume

    write_volume(Volume(GRID, np.zeros(GRID.array_shape, np.int16)), tmp_path / "ct.mha")
    path = str(tmp_path / "a.surgplan")
    assert main(["import", str(tmp_path / "ct.mha"), path, "--as", "ct"]) == 0
    command = ["do", path, "segment.import", "--path", seg, "--image", "ct", "--as", "liver"]
    assert main(command) == 1
    assert "choose with `select`" in capsys.readouterr().err
    assert main([*command, "--select", "[Liver]"]) == 0
    with Session.open(path, read_only=True) as session:
        assert session.case.segments["liver"].voxel_count == LIVER.sum()


# ---- real data


def placed_on(scan, blobs) -> Case:
    volume = read_file(scan)
    return Case().with_item(Image("ct", "CT", volume.grid, **{"unit": volume.unit, **store_volume(blobs, volume)}))


def test_reference_labels_of_a_hip_are_equal_to_the_voxel(shared_data, blobs, do, mask_of):
    import SimpleITK

    files = shared_data / "hip_ct" / "files"
    path = files / "reference_labels_totalseg.nii.gz"
    truth = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(path)))
    case = placed_on(files / "example_ct.nii.gz", blobs)
    after = do(case, ImportSegment(str(path), "ct", as_="hip", select=("75", "77"), tissue="bone"))
    assert set(after.segments) == {"hip_segment_75", "hip_segment_77"}
    for number in (75, 77):
        mask, grid = mask_of(after, f"hip_segment_{number}"), case.images["ct"].grid
        assert mask.sum() == (truth == number).sum() > 100
        image = SimpleITK.ReadImage(str(path))
        k, j, i = (int(v) for v in np.argwhere(truth == number)[50])
        at = grid.to_index(np.array(image.TransformIndexToPhysicalPoint((i, j, k))))
        i, j, k = (int(v) for v in np.rint(at))
        assert mask[k, j, i]
        assert after.segments[f"hip_segment_{number}"].cautions == ()
