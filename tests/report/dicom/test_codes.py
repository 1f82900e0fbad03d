from __future__ import annotations

import pytest
from pydicom.sr._cid_dict import cid_concepts
from pydicom.sr._concepts_dict import concepts

from surgplan.base.resources import table
from surgplan.report.dicom.cielab import cielab
from surgplan.report.dicom.codes import SCHEME, code_item, measure_code, unit_code
from surgplan.report.numbers import FIXED

ENTRIES = list(table("segment_codes.yaml")["measures"].items())


@pytest.mark.parametrize(("name", "code"), ENTRIES, ids=[name for name, _ in ENTRIES])
def test_a_code_marked_as_verified_stands_in_the_dictionary_and_in_its_context_group(name: str, code: dict) -> None:  # type: ignore[type-arg]
    value, scheme = str(code["value"]), code["scheme"]
    keywords = [key for key, meanings in concepts[scheme].items() if value in meanings]
    assert code["verified"] is (code["mark"] == "F")
    if code["verified"]:
        assert keywords
        assert code["meaning"].lower() in {concepts[scheme][key][value][0].lower() for key in keywords}
    if "context_group" in code:
        assert set(keywords) & set(cid_concepts[code["context_group"]].get(scheme, []))


def test_units_marked_as_verified_stand_in_the_dictionary_of_ucum() -> None:
    known = {value for meanings in concepts["UCUM"].values() for value in meanings}
    for unit in table("segment_codes.yaml")["units"].values():
        assert unit["verified"] is (str(unit["value"]) in known)


def test_every_unit_that_a_report_rounds_has_a_ucum_code() -> None:
    assert [unit for unit in FIXED if unit_code(unit) is None] == []


def test_a_long_private_name_goes_where_long_codes_belong() -> None:
    code = measure_code("compressive_strain_p99")
    assert (code.scheme, code.meaning) == (SCHEME, "Compressive strain, 99th percentile")
    item = code_item(code)
    assert item.LongCodeValue == "compressive_strain_p99"
    assert "CodeValue" not in item


@pytest.mark.parametrize(
    ("colour", "expected"),
    # published values of sRGB's primaries under D50, adapted by Bradford's method
    [("#FF0000", (54.29, 80.81, 69.89)), ("#00FF00", (87.82, -79.29, 80.99)), ("#0000FF", (29.57, 68.30, -112.03))],
)
def test_colours_of_a_primary_are_those_in_print(colour: str, expected: tuple[float, float, float]) -> None:
    assert cielab(colour) == pytest.approx(expected, abs=0.02)
