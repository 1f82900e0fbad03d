"""Segments copied out of another case's file: of the same patient only, and to the same place or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import pytest

from surgplan.base.errors import BadInput, OtherPatient, Refused
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Code, Image, Patient, Segment
from surgplan.case.identity import Identity, Person
from surgplan.case.image import Registration
from surgplan.case.labels import write_labels
from surgplan.case.operation import Operation
from surgplan.case.session import Session
from surgplan.imaging.volume import Volume, store_volume
from surgplan.segment.tools.copy_segment import CopySegment

GRID = Grid((60, 50, 40), (0.8, 1.0, 1.5), (-20.0, 30.0, -400.0))
FINER = Grid((100, 90, 110), (0.6, 0.6, 0.6), (-24.0, 27.0, -402.0), Rigid.about((0, 0, 0), (1, 2, 3), 8.0).rotation)
NICK = Person("Nobody^Nick", "H-4711", "", "19600229", "M")
NORA = Person("Nobody^Nora", "H-4712", "", "19700101", "F")
CENTRE = (3.0, 54.0, -372.0)


@dataclass(frozen=True)
class Given(Operation):
    """Whatever case a test has put here."""

    kind: ClassVar[str] = "test.given"
    case: ClassVar[Case] = Case()

    def apply(self, case, results):
        return Given.case


def drawn(blobs, who: Person | None, frame: str = "1.2.3", patient: str = "abc", grid: Grid = GRID, value: int = 0) -> Case:
    """A case with a scan and a ball of 9 mm, perhaps about somebody."""
    volume = Volume(grid, np.full(grid.array_shape, value, np.int16), None, "HU")
    image = Image("ct", "CT", grid, frame_of_reference=frame, **{"unit": "HU", **store_volume(blobs, volume)})
    k, j, i = np.indices(grid.array_shape)
    mask = np.linalg.norm(grid.to_lps(np.stack([i, j, k], axis=-1)) - CENTRE, axis=-1) <= 9
    code = Code("91609006", "SCT", "Ilium")
    segment = Segment(
        "bone", "ct", grid, write_labels(blobs, mask), int(mask.sum()), "bone", "#123456", "", ("Look.",), None, code
    )
    identity = blobs.put(Identity(who).to_bytes()) if who else None
    return replace(
        Case(patient=Patient(patient, identity=identity)).with_item(image).with_item(segment), frame_of_reference=frame
    )


@pytest.fixture
def file(tmp_path):
    """A function that writes a case, made on the blobs of its file, and gives the path."""

    def write(make) -> str:
        path = tmp_path / "Nobody_Nick.surgplan"
        with Session.create(path) as session:
            Given.case = make(session.blobs)
            session.do(Given())
        return str(path)

    return write


def centre_of(mask: np.ndarray, grid: Grid) -> np.ndarray:
    return grid.to_lps(np.argwhere(mask)[:, ::-1]).mean(axis=0)


def test_a_segment_of_the_same_patient_and_frame_lands_where_it_was(file, blobs, do, mask_of):
    path = file(lambda there: drawn(there, NICK))
    case = drawn(blobs, NICK, patient="other", grid=FINER, value=7)
    after = do(case, CopySegment("bone", "old", path, "ct"))
    old = after.segments["old"]
    assert centre_of(mask_of(after, "old"), FINER) == pytest.approx(CENTRE, abs=0.1)
    assert old.volume_mm3 == pytest.approx(4 / 3 * np.pi * 9**3, rel=0.02)
    assert (old.colour, old.tissue, old.cautions) == ("#123456", "bone", ("Look.",))
    assert old.code is not None
    assert old.code.meaning == "Ilium"
    assert old.note.startswith("Copied from another case: 3.0")
    again = do(drawn(blobs, NICK), CopySegment("bone", "old", path, "ct"))
    assert np.array_equal(mask_of(again, "old"), mask_of(again, "bone"))


def test_the_journal_keeps_no_path(file):
    path = file(lambda there: drawn(there, NICK))
    kept = CopySegment("bone", "old", path, "ct").recorded()
    assert isinstance(kept, CopySegment)
    assert "Nick" not in kept.path
    assert kept.path.startswith("sha256:")


def test_the_other_file_is_not_changed(file, blobs, do, tmp_path):
    path = file(lambda there: drawn(there, NICK))
    before = (tmp_path / "Nobody_Nick.surgplan").read_bytes()
    do(drawn(blobs, NICK), CopySegment("bone", "old", path, "ct"))
    assert (tmp_path / "Nobody_Nick.surgplan").read_bytes() == before
    with Session.open(path) as session:
        assert session.case.segments


def test_another_patient_is_refused_unless_a_reason_is_given(file, blobs, do):
    path = file(lambda there: drawn(there, NORA))
    case = drawn(blobs, NICK)
    with pytest.raises(OtherPatient, match="somebody else"):
        do(case, CopySegment("bone", "old", path, "ct"))
    after = do(case, CopySegment("bone", "old", path, "ct", other_patient="as a pattern for printing"))
    assert any("may be of another patient, because: as a pattern" in said for said in after.segments["old"].cautions)
    with pytest.raises(Refused, match="no names"):
        do(case, CopySegment("bone", "old", path, "ct", other_patient="Nick agreed"))


def test_a_record_of_the_same_person_that_contradicts_is_enough_to_refuse(file, blobs, do):
    also = replace(NICK, birth_date="19600301")

    def make(there):
        case = drawn(there, None)
        identity = Identity(replace(NICK, birth_date=""), (also,))
        return replace(case, patient=replace(case.patient, identity=there.put(identity.to_bytes())))

    with pytest.raises(OtherPatient, match="birth date"):
        do(drawn(blobs, NICK), CopySegment("bone", "old", file(make), "ct"))


def test_a_segment_on_another_patients_scan_is_of_that_patient(file, blobs, do):
    def make(there):
        case = drawn(there, NICK)
        identity = Identity(NICK, (), {"someone": NORA})
        case = replace(case, patient=replace(case.patient, identity=there.put(identity.to_bytes())))
        return case.with_item(replace(case.images["ct"], patient="someone"))

    with pytest.raises(OtherPatient):
        do(drawn(blobs, NICK), CopySegment("bone", "old", file(make), "ct"))


def test_no_segment_is_put_on_another_patients_scan(file, blobs, do):
    path = file(lambda there: drawn(there, NICK))
    case = drawn(blobs, NICK)
    case = case.with_item(replace(case.images["ct"], patient="someone"))
    with pytest.raises(OtherPatient, match="of another patient than this case's"):
        do(case, CopySegment("bone", "old", path, "ct"))


def test_what_names_nobody_is_taken_in_with_a_doubt(file, blobs, do):
    path = file(lambda there: drawn(there, None, patient=""))
    after = do(drawn(blobs, NICK), CopySegment("bone", "old", path, "ct"))
    assert "names no patient" in after.segments["old"].cautions[-1]
    neither = do(drawn(blobs, None, patient=""), CopySegment("bone", "old", path, "ct"))
    assert "names no patient" in neither.segments["old"].cautions[-1]


def test_an_erased_patient_is_nobody_one_can_be_sure_of(file, blobs, do):
    path = file(lambda there: drawn(there, None, patient="erased"))
    with pytest.raises(OtherPatient):
        do(drawn(blobs, NICK), CopySegment("bone", "old", path, "ct"))
    same = do(drawn(blobs, None, patient="erased"), CopySegment("bone", "old", path, "ct"))
    assert same.segments["old"].voxel_count


def test_another_frame_of_reference_is_refused(file, blobs, do):
    path = file(lambda there: drawn(there, NICK, frame="9.9"))
    with pytest.raises(Refused, match="another frame of reference"):
        do(drawn(blobs, NICK), CopySegment("bone", "old", path, "ct"))
    unframed = drawn(blobs, NICK, frame="", value=3)
    with pytest.raises(Refused, match="another frame of reference"):
        do(unframed, CopySegment("bone", "old", path, "ct"))


def test_the_very_same_scan_needs_no_frame(file, blobs, do, mask_of):
    path = file(lambda there: drawn(there, NICK, frame=""))
    after = do(drawn(blobs, NICK, frame=""), CopySegment("bone", "old", path, "ct"))
    assert np.array_equal(mask_of(after, "old"), mask_of(after, "bone"))


def test_a_registration_carries_the_segment_along(file, blobs, do, mask_of):
    path = file(lambda there: drawn(there, NICK, frame="9.9"))
    case = drawn(blobs, NICK, value=5)
    motion = Rigid.about(CENTRE, (0.2, 0.3, 1.0), 6.0).then(Rigid((1.0, 0, 0, 0, 1.0, 0, 0, 0, 1.0), (2.0, -3.0, 1.0)))
    before = replace(case.images["ct"], id="late", frame_of_reference="9.9")
    matrix = tuple(float(v) for v in motion.matrix4[:3].ravel())
    moved = replace(
        before, id="late_moved", frame_of_reference="1.2.3", registration=Registration("ct", "late", "rigid", matrix)
    )
    case = case.with_item(before).with_item(moved)
    for image in ("ct", "late_moved"):
        after = do(case, CopySegment("bone", "old", path, image))
        assert centre_of(mask_of(after, "old"), GRID) == pytest.approx(np.add(CENTRE, (2.0, -3.0, 1.0)), abs=0.35)
        assert "through the registration of late_moved" in after.segments["old"].note
    bent = replace(moved, registration=replace(moved.registration, displacements="0" * 64))
    with pytest.raises(Refused, match="deformably"):
        do(case.with_item(bent), CopySegment("bone", "old", path, "ct"))


def test_a_scan_moved_within_its_frame_is_no_place_to_copy_to(file, blobs, do):
    path = file(lambda there: drawn(there, NICK, value=1))
    case = drawn(blobs, NICK, value=5)
    matrix = (1.0, 0, 0, 5.0, 0, 1.0, 0, 0, 0, 0, 1.0, 0)
    case = case.with_item(replace(case.images["ct"], id="second", registration=Registration("gone", "lost", "rigid", matrix)))
    with pytest.raises(Refused, match="its place there is not known"):
        do(case, CopySegment("bone", "old", path, "second"))


def test_what_lies_outside_is_told_and_nothing_is_refused(file, blobs, do):
    path = file(lambda there: drawn(there, NICK))
    part = drawn(blobs, NICK, value=2)
    image = part.images["ct"]
    small = GRID.cropped((0, 0, 20), (60, 50, 20))
    volume = Volume(small, np.zeros(small.array_shape, np.int16), None, "HU")
    part = part.with_item(replace(image, grid=small, **store_volume(blobs, volume)))
    after = do(part, CopySegment("bone", "old", path, "ct"))
    assert "of it lies outside of ct and is left out" in after.segments["old"].cautions[-1]
    away = replace(image, grid=GRID.cropped((0, 0, 36), (60, 50, 4)))
    away = replace(away, **store_volume(blobs, Volume(away.grid, np.zeros(away.grid.array_shape, np.int16), None, "HU")))
    with pytest.raises(Refused, match="nothing of 'bone' lies on 'ct'"):
        do(part.with_item(away), CopySegment("bone", "old", path, "ct"))


def test_what_is_missing_is_said(file, blobs, do, tmp_path):
    path = file(lambda there: drawn(there, NICK))
    case = drawn(blobs, NICK)
    with pytest.raises(Refused, match="name the `image`"):
        do(case, CopySegment("bone", "old", path))
    with pytest.raises(Refused, match="no segment called 'skull'"):
        do(case, CopySegment("skull", "old", path, "ct"))
    with pytest.raises(BadInput, match="there is no case file"):
        do(case, CopySegment("bone", "old", str(tmp_path / "none.surgplan"), "ct"))
