"""The side of a plan: by the landmarks of its femora and by what its studies were told, never by the order of words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid
from surgplan.case.document import Case, Implant, Landmark, Segment
from surgplan.case.journal import Revision
from surgplan.case.operation import Blobs
from surgplan.case.session import Session
from surgplan.report.dicom.forms import Request
from surgplan.report.dicom.side import agreed_side, said_in, side_of, sides_of_plan
from surgplan.report.export import export
from surgplan.report.facts import gather
from surgplan.report.region import regions, side_view
from surgplan.report.scene import FROM_LEFT, FROM_RIGHT
from surgplan.report.title_page import title_page
from surgplan.simulate.structure_study import StructureStudy
from tests.report.cases import a_bone, a_scan, do, session_with
from tests.report.shapes import GRID
from tests.report.test_fhir import bundle_of, resources

Step = Callable[[Case, Blobs], Case]


def femur(name: str, side: str, marks: tuple[str, str, str] = ("head_centre", "shaft_proximal", "shaft_distal")) -> Step:
    """A femur with its landmarks: a head to the patient's right of its shaft makes it a left one."""

    def step(case: Case, blobs: Blobs) -> Case:
        bone = case.segments["bone"]
        case = case.with_item(replace(bone, id=name))
        across = -20.0 if side == "L" else 20.0
        for mark, at in zip(marks, [(across, 0.0, 20.0), (0.0, 0.0, 10.0), (0.0, 0.0, -20.0)], strict=True):
            case = case.with_item(Landmark(mark, at, name))
        return case

    return step


def implant(name: str, on: str | None, component: str = "stem.example") -> Step:
    """Something placed on a bone."""

    def step(case: Case, blobs: Blobs) -> Case:
        return case.with_item(Implant(name, component, "1", {}, Rigid.identity(), on=on))

    return step


def made(*steps: Step) -> Case:
    """A case of these steps, its bones without voxels."""
    case = Case().with_item(Segment("bone", "ct", GRID, "0" * 64, 1))
    for step in steps:
        case = step(case, None)  # type: ignore[arg-type]
    return case.without("bone") if len(case.segments) > 1 else case


OTHER = ("head_l", "proximal_l", "distal_l")


def a_study(name: str, bone: str, marks: tuple[str, str, str], side: Any = None) -> StructureStudy:
    head, proximal, distal = marks
    return StructureStudy(
        as_=name, bodies=(bone,), load="hip.walking", body_weight_kg=70.0, side=side,
        head=head, shaft_proximal=proximal, shaft_distal=distal, support=Plane.through((0.0, 0.0, -12.0), (0.0, 0.0, 1.0)),
    )  # fmt: skip


@pytest.fixture
def both(tmp_path: Path) -> Any:
    """A plan of both femora: the right one's landmarks have the usual names, the left one's others."""
    with session_with(tmp_path / "hips.surgplan", a_scan, a_bone, femur("one", "R"), femur("two", "L", OTHER)) as (
        session,
        shop,
    ):
        session.do(a_study("first", "one", ("head_centre", "shaft_proximal", "shaft_distal")))
        session.do(a_study("second", "two", OTHER))
        yield session, shop


def history(session: Session) -> list[Revision]:
    return session.journal.path_to(session.head.id)


def test_a_side_that_a_segment_was_described_with_counts_and_a_contradiction_tells_none() -> None:
    def described(side: str) -> Case:
        case = made(femur("bone", "L"))
        return case.with_item(replace(case.segments["bone"], anatomy="femur", side=side))

    assert side_of(described("left"), "bone") == "L"
    assert side_of(described("right"), "bone") is None
    alone = made()
    assert side_of(alone.with_item(replace(alone.segments["bone"], anatomy="femur", side="right")), "bone") == "R"


def test_each_femur_of_a_plan_of_both_has_its_own_side(both: Any) -> None:
    session, _ = both
    case, told = session.case, history(session)
    assert [side_of(case, name, told) for name in ("one", "two", "bone")] == ["R", "L", None]
    assert sides_of_plan(case, told) == ("L", "R")


def test_a_plan_of_both_sides_is_told_so_in_bundle_and_report(both: Any) -> None:
    session, shop = both
    for version in ("R4", "R5"):
        site = resources(bundle_of(session, shop, version), "ServiceRequest")[0]["bodySite"]
        assert [one["text"] for one in site] == ["left side", "right side"]
    facts = gather(session, shop)
    table = next(
        block for block in title_page(facts) if hasattr(block, "rows") and any(r[0] == "Case hash" for r in block.rows)
    )
    assert "left and right" in dict(table.rows)["Sex, age and side"]
    region = regions(facts)[0]
    assert [side_view(facts, region, (name,)) for name in ("one", "two")] == [FROM_RIGHT, FROM_LEFT]


def test_notes_of_a_study_do_not_tell_the_side_when_its_landmarks_were_changed(tmp_path: Path) -> None:
    usual = ("head_centre", "shaft_proximal", "shaft_distal")
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, femur("one", "R")) as (session, shop):
        session.do(a_study("first", "one", usual))
        assert any("right femur" in note for note in session.case.studies["first"].notes)
        do(session, femur("one", "L"))
        assert sides_of_plan(session.case, history(session)) == ("L",)
        assert resources(bundle_of(session, shop), "ServiceRequest")[0]["bodySite"] == [{"text": "left side"}]


def test_a_side_that_a_study_was_given_counts_and_one_that_contradicts_the_landmarks_leaves_none(tmp_path: Path) -> None:
    usual = ("head_centre", "shaft_proximal", "shaft_distal")

    def unmarked(case: Case, blobs: Blobs) -> Case:
        for mark in usual:
            case = case.with_item(replace(case.landmarks[mark], on=None))
        return case

    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, femur("one", "L"), unmarked) as (session, _):
        session.do(a_study("first", "one", usual))
        assert sides_of_plan(session.case, history(session)) == ()
        session.do(a_study("second", "one", usual, "L"))
        assert sides_of_plan(session.case, history(session)) == ("L",)
        do(session, femur("one", "R"))
        assert sides_of_plan(session.case, history(session)) == ()
        gone = session.case.without("second")
        assert sides_of_plan(gone, history(session)) == ("R",)


def test_what_has_no_known_side_leaves_the_plan_without_one() -> None:
    right = [femur("one", "R"), implant("stem", "one")]
    assert sides_of_plan(made(*right)) == ("R",)
    assert sides_of_plan(made(*right, implant("stem_2", None))) == ()
    assert sides_of_plan(made(*right, implant("cup", "pelvis", "cup.example"))) == ("R",)
    assert sides_of_plan(made(*right, *(implant(f"cup_{n}", "pelvis", "cup.example") for n in (1, 2)))) == ()
    assert sides_of_plan(made(femur("one", "R"), implant("left_stem", "one"))) == ()
    assert sides_of_plan(Case()) == ()


@pytest.mark.parametrize(
    ("name", "sides"),
    [
        ("femur_left", {"L"}), ("Femur rechts", {"R"}), ("l_femur", {"L"}), ("femur-R", {"R"}), ("femurLeft", {"L"}),
        ("bright_cleft", set()), ("L3", set()), ("ulna_rl", set()), ("left_and_right", {"L", "R"}), ("linkes_Bein", {"L"}),
    ],
)  # fmt: skip
def test_only_whole_words_of_a_name_say_a_side(name: str, sides: set[str]) -> None:
    assert said_in(name) == sides


@pytest.mark.parametrize(
    ("form", "name", "file"),
    [
        ("print", "femur_left", "a"),
        ("print", "femur", "femur_left"),
        ("print", "femur", "Femur links"),
        ("stl", "l_femur", "a"),
    ],
)
def test_a_surface_called_by_the_other_side_is_refused_and_nothing_is_written(
    tmp_path: Path, form: str, name: str, file: str
) -> None:
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, femur(name, "R")) as (session, shop):
        request = Request(session, shop, (name,), tmp_path / f"{file}.stl")
        with pytest.raises(Refused, match=r"is called left, and .* is a right one"):
            export(form, request)
    assert list(tmp_path.glob("*.stl")) == []


def test_a_file_and_a_thing_of_unknown_side_may_not_name_two_sides() -> None:
    case = made(implant("plate_left", None, "plate.example"))
    assert agreed_side(case, "plate_left", (), "plate_left") is None
    with pytest.raises(Refused, match="the file is called right and 'plate_left' left"):
        agreed_side(case, "plate_left", (), "plate_right")


def test_a_file_whose_name_was_made_for_the_user_replaces_none(tmp_path: Path) -> None:
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, femur("femur", "R")) as (session, shop):
        export("print", Request(session, shop, ("femur",), tmp_path / "femur.stl"))
        before = (tmp_path / "femur_right_LPS_mm.stl").read_bytes()
        with pytest.raises(Refused, match=r"femur_right_LPS_mm.stl is there already"):
            export("print", Request(session, shop, ("femur",), tmp_path / "femur.stl"))
        assert (tmp_path / "femur_right_LPS_mm.stl").read_bytes() == before
