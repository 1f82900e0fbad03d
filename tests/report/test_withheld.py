from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from surgplan.base.errors import CaseDamaged
from surgplan.case.document import Note, Patient
from surgplan.case.traces import INSTEAD
from surgplan.report.content import Heading, Table, Warned, Warnings
from surgplan.report.tree import case_tree
from surgplan.report.withheld import Withheld
from tests.report.cases import session_with

HIDDEN = Withheld({"name": "Müller^Anna-Lena Dr", "patient_id": "4711-X", "birth_date": "19470512"})


@pytest.mark.parametrize(
    "text",
    [
        "Müller",
        "mr MÜLLER came",
        "CT_Anna-Lena_Müller.nii",
        "no 4711-X",
        "born 1947-05-12",
        "12.05.1947",
        "19470512",
        "Dr, Müller",
        "Mu\u0308ller femur",
        "müllers Hüfte",
        "MuellerAnna_CT",
        "annamueller",
        "PID4711-X",
        "geb12051947",
        "12.5.1947",
        "5/12/1947",
        "12/05/47",
        "born 12 May 1947, 12. Mai 1947, May 12th, 1947",
    ],
)
def test_names_numbers_and_birth_dates_are_taken_out(text: str) -> None:
    clean = HIDDEN.clean(text).lower()
    assert INSTEAD in clean
    assert not any(secret in clean for secret in ("müller", "mueller", "mu\u0308ller", "anna", "4711", "1947", "/47"))


@pytest.mark.parametrize("text", ["Muell", "banana", "14711-XY", "Drill the hole", "plane", ""])
def test_other_words_stay(text: str) -> None:
    assert HIDDEN.clean(text) == text


@pytest.mark.parametrize("text", ["PID47110815", "P47110815x", "4711-0815", "4711 0815", "47/11/08/15", "47110815_femur"])
def test_long_numbers_are_taken_out_of_words_and_whatever_parts_them(text: str) -> None:
    clean = Withheld({"patient_id": "47110815"}).clean(text)
    assert INSTEAD in clean
    assert not any(digits in clean for digits in ("47", "11", "08", "15"))
    assert "47110815" not in Withheld({"patient_id": "4711-0815"}).clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "Largest displacement 10.2 mm",
        "stem.collarless 10",
        "at (-160.4, 10.2, -174.7) mm",
        "length 160 mm",
        "160 slices of 1.10 mm",
        "12345 mm3",
        "0.160",
    ],
)
def test_a_number_that_measures_stays_though_the_patient_has_it_too(text: str) -> None:
    assert Withheld({"name": "Case^10", "patient_id": "160"}, {"patient_id": "12345"}).clean(text) == text


def test_short_numbers_are_taken_out_where_they_measure_nothing_and_names_of_digits_with_their_name() -> None:
    case = Withheld({"name": "Case^10", "patient_id": "160"})
    assert case.clean("CT of 160, case_10.nii, CASE10") == f"CT of {INSTEAD}, {INSTEAD}.nii, {INSTEAD}"


def test_a_patient_whose_name_is_a_word_of_anatomy_leaves_the_report_readable() -> None:
    sample = Withheld({"name": "Sample^Hip"})
    assert sample.clean("hip contact force") == "hip contact force"
    assert sample.clean("Sample^Hip, sample_hip.surgplan") == f"{INSTEAD}, {INSTEAD}.surgplan"


def test_every_text_of_a_block_is_cleaned_however_deep() -> None:
    block = Warnings((Warned("info", "Note", "by Müller"),))
    assert HIDDEN.cleaned(block).items[0].text == f"by {INSTEAD}"
    table = HIDDEN.cleaned(Table((), (("Müller",),), "4711-X"))
    assert table.rows == ((INSTEAD,),)
    assert table.caption == INSTEAD


def test_without_an_identity_nothing_changes() -> None:
    heading = Heading("Dr Müller")
    assert Withheld({}).cleaned(heading) is heading


def test_a_name_of_two_letters_is_taken_out_as_a_whole_word_but_not_what_the_report_needs() -> None:
    short = Withheld({"name": "Li^Bo"})
    assert short.clean("Ms Li, seen with BO.") == f"Ms {INSTEAD}, seen with {INSTEAD}."
    assert short.clean("Listed below: bone, Ti6Al4V") == "Listed below: bone, Ti6Al4V"
    assert Withheld({"name": "Hu^In"}).clean("no 350 HU, head of Hu In") == f"no 350 HU, head of {INSTEAD}"


def test_lists_and_tables_of_json_are_cleaned_too() -> None:
    assert HIDDEN.cleaned({"a": ["by Müller", 3, None]}) == {"a": [f"by {INSTEAD}", 3, None]}


def named(case, blobs):
    """A patient with a name, and notes that tell it."""
    patient = Patient(identity=blobs.put(json.dumps({"name": "Doe^Jane"}).encode()))
    return replace(case, patient=patient).with_item(Note("talk", "told Mrs Doe"))


def test_the_tree_tells_no_name(tmp_path: Path) -> None:
    with session_with(tmp_path / "a.surgplan", named) as (session, shop):
        tree = case_tree(session, shop, verified=True)
    assert tree["notes"] == {"talk": f"told Mrs {INSTEAD}"}
    assert "Doe" not in json.dumps({key: value for key, value in tree.items() if key != "case"})


@pytest.mark.parametrize("identity", [b"not json", b"[1]", None])
def test_a_name_that_can_not_be_read_is_not_taken_for_no_name(tmp_path: Path, identity: bytes | None) -> None:
    def unreadable(case, blobs):
        blob = "0" * 64 if identity is None else blobs.put(identity)
        return replace(case, patient=Patient(identity=blob))

    with session_with(tmp_path / "a.surgplan", unreadable) as (session, shop):
        with pytest.raises(CaseDamaged, match="who the patient is can't be read"):
            Withheld.of(session.case.patient, session.blobs)
        with pytest.raises(CaseDamaged, match="who the patient is can't be read"):
            case_tree(session, shop, verified=True)
