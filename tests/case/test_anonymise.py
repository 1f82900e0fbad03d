"""An anonymised case: the plan is there, and no byte of the file leads to anybody."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest

from surgplan.base.errors import BadInput, Refused
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.case.anonymise import anonymise
from surgplan.case.codec import encode
from surgplan.case.document import (
    Case,
    Code,
    Image,
    Implant,
    Landmark,
    Load,
    Measure,
    Note,
    Patient,
    Resection,
    Segment,
    Study,
    Support,
    Surface,
)
from surgplan.case.identity import Identity, Person
from surgplan.case.image import Phase
from surgplan.case.labels import write_labels
from surgplan.case.operation import Operation, Results
from surgplan.case.session import Session
from surgplan.case.traces import Traces
from surgplan.case.verify import verify_file
from surgplan.cli.main import main
from tests.imaging.privacy.planted import Plants, leaks

GRID = Grid((3, 4, 5), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))


@dataclass(frozen=True)
class Put(Operation):
    """Makes the case what it is given."""

    kind: ClassVar[str] = "test.put"
    said: str = ""

    def apply(self, case: Case, results: Results) -> Case:
        return NEXT[0]

    def words(self) -> str:
        return f"Put {self.said}"


NEXT: list[Case] = []


def put(session: Session, case: Case, said: str = "") -> None:
    NEXT[:] = [case]
    session.do(Put(said))


def planted_case(path: Path, p: Plants) -> Session:
    """A case that names people in every text it has, in two scenarios and a history."""
    session = Session.create(path, by=p.word("user"))
    blobs = session.blobs
    family, given = p.word("family name"), p.word("given name")
    who = Person(f"{family}^{given}", p.number("hospital number"), p.word("issuer"), p.day("birth date"))
    second = Person(f"{p.word('second spelling')}^{given}", who.patient_id)
    donor = Person(
        f"{p.word('donor, family')}^{p.word('donor, given')}", p.number("donor's number"), "", p.day("donor's birth")
    )
    pseudonym, others = f"{p.number('pseudonym')}ab", f"{p.number('pseudonym of the donor')}cd"
    identity = Identity(who, (second,), {others: donor})
    put(session, Case(notes={"n": Note("n", p.word("note in the history"))}), p.word("words in the history"))
    patient = Patient(pseudonym, "F", 93.4, blobs.put(identity.to_bytes()))
    voxels = np.arange(60, dtype="<i2").tobytes()
    labels = write_labels(blobs, np.arange(60).reshape(5, 4, 3) % 3 == 0)
    frame = p.uid("frame of reference")
    ct = Image(
        f"ct_{family}", "CT", GRID, blobs.put(voxels), "int16", "HU", labels, f"hip of {p.word('description')}",
        p.uid("study"), p.uid("series"), frame, acquired=(day := p.day("day of the scan"))[:4] + "-" + day[4:6] + "-" + day[6:],
        warnings=(f"slice 3 of {given} is twice there",), kernel=f"B30, {given}", contrast=p.word("contrast"),
        phases=(Phase(f"10 % {family}", blobs.put(voxels)),),
    )  # fmt: skip
    reason = f"taken in as one of another patient ({others}) than the case's, because: {p.word('reason in words')}"
    graft = replace(ct, id="graft", patient=others, warnings=(reason,), series_uid=p.uid("series of the donor"))
    femur, cut = f"femur.{given}", f"cut_{family}"
    session_case = Case(patient=patient, notes={"n": Note("n", f"told {family} and {p.word('note')}")})
    items: list[Any] = [
        ct,
        graft,
        Segment(femur, ct.id, GRID, labels, 20, note=f"preset bone for {family}", cautions=(f"{given} moved",),
                category=Code("91772007", "SCT", f"Bone of {given}"), code=Code("71341001", "SCT", "Femur")),
        Surface(f"guide-{family}", blobs.put(b"\0" * 32)),
        Landmark("hip_centre", (1.0, 2.0, 3.0), femur, p.word("definition by hand")),
        Landmark(f"tip_{given}", (1.0, 2.0, 4.0), femur, f"end of {femur}", fitted_to=labels),
        Measure("offset", "distance", ("hip_centre", f"tip_{given}")),
        Implant(f"stem_{family}", f"own.{family}", "12", {"length_mm": 100.0, "made for": family}, Rigid.identity(),
                features={"head_centre": (0.0, 0.0, 0.0)}, mesh=blobs.put(b"\1" * 32), on=femur),
        Resection(cut, femur, Plane((0.0, 0.0, 1.0), (0.0, 0.0, 1.0)), f"{femur}_head", f"{femur}_shaft",
                  origin_from=f"stem_{family}.head_centre"),
        Study("walking", (f"{femur}_shaft", f"stem_{family}"), ct.id, "law",
              (Load("hip", (0.0, 0.0, -1.0), (0.0, 0.0, 0.0), f"stem_{family}", 5.0, f"for {given}",
                    f"stem_{family}.head_centre"),),
              (Support(f"{femur}_shaft", Plane((0.0, 0.0, 0.0), (0.0, 0.0, 1.0))),), notes=(f"weight as {given} said",),
              landmarks={"hip_centre": (1.0, 2.0, 3.0)}),
    ]  # fmt: skip
    for item in items:
        session_case = session_case.with_item(item)
    put(session, replace(session_case, frame_of_reference=frame), p.word("words of an operation"))
    session.start_branch(p.word("scenario"))
    moved = session.case.with_item(Landmark("second", (9.0, 9.0, 9.0), None, p.word("in the other scenario")))
    put(session, moved)
    session.switch("A")
    return session


@pytest.mark.parametrize("options", [{}, {"keep_sex": True, "shift_dates": True, "scenarios": True}])
def test_no_byte_of_an_anonymised_case_leads_to_anybody(tmp_path: Path, options: dict[str, bool], record_property) -> None:
    plants = Plants()
    source, target = tmp_path / "in" / "old.surgplan", tmp_path / "out" / "new.surgplan"
    source.parent.mkdir()
    target.parent.mkdir()
    planted_case(source, plants).close()
    before = source.read_bytes()
    assert len(leaks(plants, tmp_path / "in")) == len(plants.where) >= 25
    made = anonymise(source, target, **options)
    leaked = leaks(plants, target.parent, said=json.dumps(made.to_json()))
    record_property("planted", len(plants.where))
    assert leaked == []
    assert [path.name for path in target.parent.iterdir()] == ["new.surgplan"]
    assert source.read_bytes() == before
    assert verify_file(target).ok
    assert len(made.renamed) >= 7


def test_the_plan_is_the_same_under_new_names(tmp_path: Path) -> None:
    with planted_case(tmp_path / "a.surgplan", Plants()) as session:
        old = session.case
    made = anonymise(tmp_path / "a.surgplan", tmp_path / "b.surgplan", keep_sex=True, scenarios=True)
    with Session.open(tmp_path / "b.surgplan", read_only=True) as session:
        new = session.case
        assert len(session.journal.branches) == made.scenarios == 2
        assert [r.op for r in session.journal.revisions.values()] == [None, None]
    assert (new.patient.sex, new.patient.age_years, new.patient.identity) == ("F", 90.0, None)
    assert new.patient.id == made.patient != old.patient.id
    assert new.notes == {}
    ct, graft = new.images["image_1"], new.images["graft"]
    [old_ct] = [image for image in old.images.values() if image.id != "graft"]
    assert (ct.grid, ct.voxels, ct.valid, ct.acquired) == (old_ct.grid, old_ct.voxels, old_ct.valid, "")
    assert ct.frame_of_reference == graft.frame_of_reference == new.frame_of_reference != old.frame_of_reference
    assert ct.series_uid != graft.series_uid
    assert graft.patient not in ("", new.patient.id, old.images["graft"].patient)
    assert graft.warnings[0].endswith("because: [withheld]")
    [femur], [implant], [cut] = new.segments.values(), new.implants.values(), new.resections.values()
    study = new.studies["walking"]
    assert femur.image == study.image == ct.id
    assert (cut.segment, cut.origin_from) == (femur.id, f"{implant.id}.head_centre")
    assert study.bodies == (cut.negative, implant.id)
    assert (study.loads[0].on, study.loads[0].at_from, study.supports[0].on) == (
        implant.id,
        f"{implant.id}.head_centre",
        cut.negative,
    )
    assert new.measures["offset"].points[1] in new.landmarks
    assert femur.code == Code("71341001", "SCT", "Femur")
    assert implant.pose == Rigid.identity()
    assert new.landmarks["hip_centre"].definition == ""


def test_a_component_and_its_size_stay_though_the_patients_number_is_the_same(tmp_path: Path) -> None:
    with Session.create(tmp_path / "a.surgplan") as session:
        who = Identity(Person("Hip^18", "1800"))
        stem = Implant("stem", "stem.collarless", "1800", {"length_mm": 160.0, "offset": "standard"}, Rigid.identity())
        own = replace(stem, id="own", component="part of 1800", mesh=session.blobs.put(b"solid"))
        patient = Patient("abc", identity=session.blobs.put(who.to_bytes()))
        put(session, Case(patient=patient).with_item(stem).with_item(own))
    anonymise(tmp_path / "a.surgplan", tmp_path / "b.surgplan")
    with Session.open(tmp_path / "b.surgplan", read_only=True) as session:
        new = session.case.implants
    assert (new["stem"].component, new["stem"].size, new["stem"].parameters) == (stem.component, stem.size, stem.parameters)
    assert (new["own"].component, new["own"].size) == ("part of [withheld]", "[withheld]")


def test_a_kernel_stays_and_a_name_beside_it_does_not(tmp_path: Path) -> None:
    with Session.create(tmp_path / "a.surgplan") as session:
        image = Image("a", "CT", GRID, session.blobs.put(b"\0" * 120), "int16", kernel="B30f")
        kernels = {"b": "B30 Schmidt", "c": "BONEPLUS", "d": "Br40d\\3"}
        case = Case().with_item(image)
        for name, kernel in kernels.items():
            case = case.with_item(replace(image, id=name, kernel=kernel))
        put(session, case)
    anonymise(tmp_path / "a.surgplan", tmp_path / "b.surgplan")
    with Session.open(tmp_path / "b.surgplan", read_only=True) as session:
        assert [session.case.images[name].kernel for name in "abcd"] == ["B30f", "", "BONEPLUS", "Br40d\\3"]


def test_dates_are_set_back_by_the_same_days(tmp_path: Path) -> None:
    with Session.create(tmp_path / "a.surgplan") as session:
        image = Image("a", "CT", GRID, session.blobs.put(b"\0" * 120), "int16", acquired="2024-03-01")
        put(session, Case().with_item(image).with_item(replace(image, id="b", acquired="2024-03-12")))
    anonymise(tmp_path / "a.surgplan", tmp_path / "b.surgplan", shift_dates=True)
    with Session.open(tmp_path / "b.surgplan", read_only=True) as session:
        days = [np.datetime64(session.case.images[name].acquired) for name in "ab"]
    assert days[1] - days[0] == np.timedelta64(11, "D")
    assert days[0] < np.datetime64("2024-03-01")


def test_a_name_that_can_not_be_taken_out_makes_no_file(tmp_path: Path) -> None:
    with Session.create(tmp_path / "a.surgplan") as session:
        who = Identity(Person("Vandersmissen^Ottilie"))
        voxels = b"Vandersmissen".ljust(120, b"\0")
        image = Image("a", "CT", GRID, session.blobs.put(voxels), "int16")
        put(session, Case(patient=Patient("abc", identity=session.blobs.put(who.to_bytes()))).with_item(image))
    with pytest.raises(Refused, match="would stay in its data"):
        anonymise(tmp_path / "a.surgplan", tmp_path / "b.surgplan")
    assert [path.name for path in tmp_path.iterdir()] == ["a.surgplan"]


def test_a_new_name_that_is_taken_or_names_the_patient_is_refused(tmp_path: Path) -> None:
    planted_case(tmp_path / "a.surgplan", plants := Plants()).close()
    family = next(text for text, where in plants.where.items() if where == "family name")
    with pytest.raises(BadInput, match="names the patient"):
        anonymise(tmp_path / "a.surgplan", tmp_path / f"hip_{family}.surgplan")
    with pytest.raises(BadInput, match="exists already"):
        anonymise(tmp_path / "a.surgplan", tmp_path / "a.surgplan")


def test_where_nobody_is_known_words_that_might_name_them_are_dropped_and_it_is_said(tmp_path: Path) -> None:
    with Session.create(tmp_path / "a.surgplan") as session:
        image = Image("ct", "CT", GRID, session.blobs.put(b"\0" * 120), "int16")
        labels = write_labels(session.blobs, np.ones((5, 4, 3), bool))
        put(
            session,
            Case().with_item(image).with_item(Segment("s", "ct", GRID, labels, 60, note="Zyqfoo", cautions=("Zyqbar",))),
        )
    made = anonymise(tmp_path / "a.surgplan", tmp_path / "b.surgplan")
    assert "not known" in made.remarks[0]
    with Session.open(tmp_path / "b.surgplan", read_only=True) as session:
        assert "Zyq" not in str(encode(session.case))


def test_only_blobs_that_are_needed_are_copied_into_a_fresh_file(tmp_path: Path) -> None:
    planted_case(tmp_path / "a.surgplan", Plants()).close()
    made = anonymise(tmp_path / "a.surgplan", tmp_path / "b.surgplan")
    with contextlib.closing(sqlite3.connect(tmp_path / "b.surgplan")) as db:
        assert db.execute("SELECT count(*) FROM blob").fetchone()[0] == made.blobs + 1
        assert db.execute("PRAGMA freelist_count").fetchone()[0] == 0
        assert db.execute("SELECT count(*) FROM line").fetchone()[0] == 1


def test_the_command_says_what_it_made_and_names_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plants = Plants()
    planted_case(tmp_path / "a.surgplan", plants).close()
    assert main(["anonymise", str(tmp_path / "a.surgplan"), str(tmp_path / "b.surgplan"), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["traces"] > 20
    assert leaks(plants, tmp_path / "b.surgplan", said=said.out + said.err) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hip_doe2", True),
        ("DOE", True),
        ("does", False),
        ("vandersmissens", True),
        ("M\u00fcller", True),
        ("Mueller", True),
        ("muller", True),
        ("born 12.05.1947", True),
        ("1947", False),
        ("no. 774411", True),
        ("17744112", False),
        ("neck of the stem", False),
    ],
)
def test_traces_are_found_in_all_their_writings_and_not_in_other_words(text: str, found: bool) -> None:
    people = [Person("Doe-Vandersmissen^M\u00fcller Neck", "774411", "", "19470512")]
    assert Traces(people).in_text(text) is found
