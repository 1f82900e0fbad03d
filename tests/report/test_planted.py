"""Nothing by which a patient is known stands in a report or in files for others, unless it was asked for."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from vtkmodules.vtkIOXML import vtkXMLUnstructuredGridReader

from surgplan.case.identity import Identity, Person
from surgplan.report import scene
from surgplan.report.dicom.forms import Request
from surgplan.report.export import export
from surgplan.report.report import write_report
from surgplan.report.tree import case_tree
from surgplan.vocabulary import workshop_for
from tests.imaging.privacy.planted import Plants, leaks
from tests.report.cases import a_bone, a_cut, a_scan, a_study, do, session_with


def planted(p: Plants):  # type: ignore[no-untyped-def]
    """A step that gives the case a patient, another one, and their names in every text."""
    family, given, number, born = p.word("family name"), p.word("given name"), p.number("number"), p.day("birth date")
    other = Person(
        f"{p.word('other family')}^{p.word('other given')}", p.number("other's number"), "", p.day("other's birth date")
    )
    again = Person(f"{p.word('second spelling')}^{given}", number)
    day = f"{born[6:]}.{born[4:6]}.{born[:4]}"
    said = f"Mrs {given} {family}, {number}, born {day}, with {other.name.replace('^', ' ')}, {other.birth_date}"

    def step(case, blobs):  # type: ignore[no-untyped-def]
        identity = Identity(Person(f"{family}^{given}", number, "", born), (again,), {"0123456789": other})
        patient = replace(case.patient, identity=blobs.put(identity.to_bytes()))
        ct, bone = case.images["ct"], case.segments["bone"]
        ct = replace(ct, description=f"Hip of {said}", warnings=(f"slice of {said} twice",), kernel=family, contrast=given)
        bone = replace(bone, note=f"made for {said}, {again.name}", cautions=(f"{said} moved",))
        case = replace(case, patient=patient).with_item(ct).with_item(bone)
        marks = [replace(mark, definition=f"where {said} has pain") for mark in case.landmarks.values()]
        notes = [replace(note, text=f"{said}; {other.patient_id}; {family.upper()}_2") for note in case.notes.values()]
        for item in (*marks, *notes):
            case = case.with_item(item)
        return case

    return step, said


@pytest.fixture
def grey(monkeypatch: pytest.MonkeyPatch) -> None:
    """Grey pictures in place of drawn ones."""
    monkeypatch.setattr(
        scene,
        "_drawn",
        lambda bodies, arrows, markers, cameras, size: [np.full((*size[::-1], 3), 200, np.uint8) for _ in cameras],
    )


def test_a_study_called_by_the_patient_goes_out_without_the_name(tmp_path: Path) -> None:
    def called(case, blobs):  # type: ignore[no-untyped-def]
        study = replace(case.studies["walking"], id="doeringer_walking", element_mm=8.0)
        return case.without("walking").with_item(study)

    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, a_study, called) as (session, _):
        shop = workshop_for(session)
        for ending in ("inp", "vtu"):
            export(None, Request(session, shop, ("doeringer_walking",), tmp_path / f"a.{ending}"))
    deck = (tmp_path / "a.inp").read_text()
    assert deck.startswith("** surgplan study [withheld]_walking\n")
    assert "doeringer" not in deck.lower()
    reader = vtkXMLUnstructuredGridReader()
    reader.SetFileName(str(tmp_path / "a.vtu"))
    reader.Update()
    grid = reader.GetOutput()
    fields = grid.GetFieldData()
    texts = [fields.GetAbstractArray(n) for n in range(fields.GetNumberOfArrays())]
    said = [text.GetValue(n) for text in texts for n in range(text.GetNumberOfValues())]
    names = [
        data.GetArrayName(n) for data in (grid.GetPointData(), grid.GetCellData()) for n in range(data.GetNumberOfArrays())
    ]
    assert (said, names) == (["LPS mm"], ["material"])


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed: apt-get install poppler-utils")
def test_of_everything_planted_nothing_stands_in_report_tree_or_exports(tmp_path: Path, gl, grey, record_property) -> None:  # type: ignore[no-untyped-def]
    plants = Plants()
    step, said = planted(plants)
    out = tmp_path / "out"
    out.mkdir()
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, a_cut) as (session, shop):
        do(session, step, say=f"Plan for {said}")
        write_report(session, shop, out / "plan.pdf", today=date(2026, 1, 2))
        tree = json.dumps({k: v for k, v in case_tree(session, shop, verified=True).items() if k != "case"})
        files = [("ct.nii.gz", None, ("ct",)), ("bone.stl", None, ("bone",)), ("bone.nrrd", None, ("bone",))]
        files += [("seg.dcm", "seg", ("bone",)), ("solid.dcm", "stl", ("bone",)), ("sr.dcm", "sr", ())]
        words = [export(form, Request(session, shop, names, out / name)).words for name, form, names in files]
    text = subprocess.run(["pdftotext", out / "plan.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "[withheld]" in text
    leaked = leaks(plants, out, said=tree + text + " ".join(words))
    record_property("planted", len(plants.where))
    assert len(plants.where) == 9
    assert leaked == []
