from __future__ import annotations

import pytest

from surgplan.report.content import Heading, Table, Warned, Warnings
from surgplan.report.withheld import INSTEAD, Withheld

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
    ],
)
def test_names_numbers_and_birth_dates_are_taken_out(text: str) -> None:
    clean = HIDDEN.clean(text).lower()
    assert INSTEAD in clean
    assert not any(secret in clean for secret in ("müller", "anna", "4711", "1947"))


@pytest.mark.parametrize("text", ["Müllerian", "banana", "14711-XY", "Drill the hole", "plane", ""])
def test_other_words_stay(text: str) -> None:
    assert HIDDEN.clean(text) == text


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
