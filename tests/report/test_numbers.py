from __future__ import annotations

import pytest

from surgplan.report.numbers import digits, unit_words

CASES = [
    (1.2345, "mm", "1.2"),
    (0.0123, "mm", "0.012"),
    (-0.004, "mm", "-0.0040"),
    (0.0, "mm", "0.0"),
    (89.96, "deg", "90.0"),
    (123.456, "MPa", "123"),
    (1.23456, "MPa", "1.23"),
    (999.6, "MPa", "1000"),
    (17234.4, "MPa", "17\u00a0200"),
    (73456.7, "mm3", "73\u00a0457"),
    (1692.7, "N", "1693"),
    (0.8123, "1", "0.81"),
    (3.214e-9, "1", "3.2e-09"),
    (3.214e-9, "", "3.21e-09"),
    (205312, "", "205\u00a0312"),
    (205312.0, "1", "205\u00a0312"),
    (0.0831, "1", "0.083"),
    (-12345.6, "N", "-12\u00a0346"),
    (None, "mm", "–"),
    (True, "", "yes"),
    (float("nan"), "mm", "no number"),
    ("left", "", "left"),
]


@pytest.mark.parametrize(("value", "unit", "words"), CASES)
def test_a_number_is_shown_with_the_digits_its_unit_deserves(value: object, unit: str, words: str) -> None:
    assert digits(value, unit) == words


PLANNED = [
    (-0.0013, "mm", "0.0"),
    (0.061, "deg", "0.1"),
    (-0.06, "mm", "-0.1"),
    (0.0123, "mm", "0.0"),
    (3.2e-9, "1", "3.2e-09"),
    (0.0012, "strain", "0.00120"),
]


@pytest.mark.parametrize(("value", "unit", "words"), PLANNED)
def test_a_planned_length_or_angle_has_one_decimal_however_small_and_no_sign_without_size(
    value: float, unit: str, words: str
) -> None:
    assert digits(value, unit, fixed=True) == words


def test_units_are_printed_as_people_write_them() -> None:
    assert [unit_words(u) for u in ("mm3", "deg", "1", "MPa")] == ["mm³", "°", "–", "MPa"]
