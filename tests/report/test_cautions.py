"""Figures that rest on another person's scan, a registered one or one with voxels nobody scanned say so wherever they go."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest

from surgplan.base.errors import Refused
from surgplan.case.document import Case, Landmark, Measure, Segment
from surgplan.case.image import Registration
from surgplan.case.labels import write_labels
from surgplan.case.operation import Blobs
from surgplan.report.cautions import scan_cautions
from surgplan.report.dicom.forms import Request, Written
from surgplan.report.export import export
from surgplan.report.facts import gather
from surgplan.report.scan_pages import scan_pages
from surgplan.report.title_page import warnings
from tests.report.cases import a_bone, a_cut, a_scan, a_study, answer, session_with
from tests.report.dicom.plans import items
from tests.report.shapes import CENTRE, GRID, ball_mask
from tests.report.test_fhir import bundle_of, other_scan, resources

REGISTERED = "mr is raw registered onto ct (rigid): places and sizes on it are no more exact than that"
UNSCANNED = "a part of mr was interpolated between slices and not scanned"
OTHER = "mr is a scan of another person (ffeeddccbb) than the patient of this plan"


def brain(case: Case, blobs: Blobs) -> Case:
    """A segment with a landmark on the other scan, and a measure from the bone to it."""
    mask = ball_mask()
    case = case.with_item(Segment("brain", "mr", GRID, write_labels(blobs, mask), int(mask.sum()), "brain"))
    case = case.with_item(Landmark("deep", tuple(float(v) for v in CENTRE + 1), "brain"))
    case = case.with_item(Measure("across", "distance", ("centre", "deep")))
    return case.with_item(Measure("inside", "volume", segment="brain"))


def own(case: Case, blobs: Blobs) -> Case:
    """The second scan is the patient's own, registered, and has slices that nobody scanned."""
    unscanned = np.zeros(GRID.array_shape, dtype=bool)
    unscanned[3] = True
    how = Registration("ct", "raw", "rigid", (1.0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0))
    image = replace(case.images["mr"], patient="", registration=how, interpolated=write_labels(blobs, unscanned))
    return case.with_item(image)


def sr_of(path: Path, session: Any, shop: Any, *names: str, on: str | None = None) -> tuple[Written, pydicom.Dataset]:
    done = export("sr", Request(session, shop, names, path, on=on))
    return done, pydicom.dcmread(path)


def groups(found: pydicom.Dataset) -> dict[str, list[str]]:
    """The comments of each group of a structured report, by the group's name."""
    told = {}
    for group in items(found):
        texts = [i for i in group.get("ContentSequence", []) if i.ValueType == "TEXT"]
        name = [i.TextValue for i in texts if i.ConceptNameCodeSequence[0].CodeValue == "112039"]
        if name:
            told[name[0]] = [i.TextValue for i in texts if i.ConceptNameCodeSequence[0].CodeValue == "121106"]
    return told


@pytest.fixture
def two_people(tmp_path: Path) -> Any:
    with session_with(tmp_path / "a.surgplan", a_scan, a_bone, other_scan, a_cut, brain) as made:
        yield made


@pytest.mark.parametrize("version", ["R4", "R5"])
def test_an_observation_is_about_the_person_whose_scan_it_rests_on(two_people: Any, version: str) -> None:
    bundle = bundle_of(*two_people, version)
    own, other = (f"urn:uuid:{one['id']}" for one in resources(bundle, "Patient"))
    found = {one["code"]["text"]: one for one in resources(bundle, "Observation")}
    about = {words: one["subject"]["reference"] for words, one in found.items()}
    assert about["Volume of bone"] == own
    assert (about["Volume of brain"], about["Volume: inside"]) == (other, other)
    assert "Distance: across" not in about
    notes = [note["text"] for note in resources(bundle, "ServiceRequest")[0]["note"]]
    assert "Distance: across: it rests on scans of several people (ct, mr), so it is left out" in notes
    assert found["Volume of brain"]["note"] == [{"text": OTHER}]
    assert "note" not in found["Volume of bone"]


def test_a_structured_report_is_about_one_person_and_leaves_out_the_other(two_people: Any, tmp_path: Path) -> None:
    done, found = sr_of(tmp_path / "a.dcm", *two_people)
    assert {"brain", "deep", "across", "inside"}.isdisjoint(groups(found))
    assert {"bone", "centre"} <= set(groups(found))
    assert found.PatientID == "a1b2c3d4e5"
    told = {words.partition(":")[0] for words in done.left_out}
    assert {"brain", "deep", "across", "inside"} <= told
    _, found = sr_of(tmp_path / "b.dcm", *two_people, "brain", "deep")
    assert found.PatientID == "ffeeddccbb"
    assert {name: OTHER in words for name, words in groups(found).items()} == {"brain": True, "deep": True}
    _, found = sr_of(tmp_path / "c.dcm", *two_people, on="mr")
    assert {"brain", "deep", "inside"} == set(groups(found))


@pytest.mark.parametrize("form", ["seg", "rtstruct", "sr"])
def test_things_of_two_people_do_not_go_into_one_file(two_people: Any, tmp_path: Path, form: str) -> None:
    request = Request(*two_people, ("bone", "brain"), tmp_path / "a.dcm")
    with pytest.raises(Refused, match="scans of several people"):
        export(form, request)


def test_figures_of_a_registered_and_partly_interpolated_scan_say_so_in_every_form(
    tmp_path: Path, needs_program: Callable[[str, str], str]
) -> None:
    with session_with(tmp_path / "a.surgplan", a_scan, a_bone, other_scan, own, a_cut, brain, a_study) as (session, shop):
        answer(session, shop)
        _, found = sr_of(tmp_path / "a.dcm", session, shop)
        bundle = bundle_of(session, shop)
        facts = gather(session, shop, today=date(2026, 3, 2))
        said = [warned.text for warned in warnings(facts)]
        rows = [row for block in scan_pages(facts) for row in getattr(block, "rows", ())]
    checked = subprocess.run([needs_program("dciodvfy", "dicom3tools"), tmp_path / "a.dcm"], capture_output=True, text=True)
    assert [line for line in checked.stderr.splitlines() if line.startswith("Error")] == []
    told = groups(found)
    for name in ("brain", "deep", "across", "inside"):
        assert [words for words in told[name] if words in (REGISTERED, UNSCANNED)] == [REGISTERED, UNSCANNED], name
    assert not any("registered" in words for name in ("bone", "centre", "walking", "walking bone") for words in told[name])
    notes = {o["code"]["text"]: [n["text"] for n in o.get("note", ())] for o in resources(bundle, "Observation")}
    assert notes["Volume of brain"] == notes["Distance: across"] == [REGISTERED, UNSCANNED]
    assert notes["Volume of bone"] == []
    scan = next(s for s in resources(bundle, "ImagingStudy") if s["identifier"][1]["value"] == "mr")
    assert REGISTERED in scan["note"][0]["text"]
    assert [words for words in said if words.startswith((REGISTERED, UNSCANNED))] == [
        f"{words}; brain, across and inside rest on it" for words in (REGISTERED, UNSCANNED)
    ]
    assert any("Registered" in str(row) and "raw onto ct" in str(row) for row in rows)


def test_a_plain_scan_has_nothing_to_mind(tmp_path: Path) -> None:
    with session_with(tmp_path / "a.surgplan", a_scan) as (session, _):
        assert scan_cautions(session.case.images["ct"]) == ()
