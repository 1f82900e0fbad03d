"""Cobb angles, areas, profiles and placed notes in the structured report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest

from surgplan.base.geometry import Rigid
from surgplan.plan.place_note import WriteNote
from surgplan.plan.place_view_measure import MeasureArea, MeasureCobb, MeasureProfile
from tests.report.dicom.plans import opened, plan_on, turned, written

GRID = turned(Rigid.identity())


def at(i: float, j: float, k: float) -> tuple[float, float, float]:
    return tuple(float(v) for v in GRID.to_lps(np.array([i, j, k])))  # type: ignore[return-value]


def groups_of(report: Any) -> dict[str, list[Any]]:
    """Items of each measurement group by its name."""
    from tests.report.dicom.plans import items

    found = [list(items(g)) for g in items(report) if g.get("ConceptNameCodeSequence", [{}])[0].get("CodeValue") == "125007"]
    return {next(i.TextValue for i in group if "TextValue" in i): group for group in found}


def test_they_have_standard_codes_where_there_are_and_the_places_they_were_taken_at(tmp_path: Path) -> None:
    square = (at(5, 5, 5), at(9, 5, 5), at(9, 9, 5), at(5, 9, 5))
    with opened(tmp_path / "hip.surgplan", plan_on(GRID)) as (session, _):
        session.do(MeasureArea("plate", square))
        session.do(MeasureCobb("curve", (at(2, 3, 9), at(8, 3, 9), at(2, 3, 2), at(8, 3, 3)), (0.0, 1.0, 0.0)))
        session.do(MeasureProfile("wall", "ct", at(5.0, 6.0, 3.0), at(7.0, 6.0, 3.0)))
        session.do(WriteNote("look", "Cyst of Mrs Doeringer", at(5, 5, 5), at(6, 6, 6)))
        written(session, "sr", tmp_path / "sr.dcm")
    groups = groups_of(pydicom.dcmread(tmp_path / "sr.dcm"))
    numbers = {name: [i for i in group if i.ValueType == "NUM"] for name, group in groups.items()}
    (plate,) = numbers["plate"]
    assert plate.ConceptNameCodeSequence[0].CodeValue == "42798000"
    assert float(plate.MeasuredValueSequence[0].NumericValue) == pytest.approx(4 * 0.7 * 4 * 0.9)
    outline = np.reshape(next(i.GraphicData for i in groups["plate"] if i.ValueType == "SCOORD3D"), (-1, 3))
    np.testing.assert_allclose(outline, [*square, square[0]], atol=1e-4)
    assert numbers["curve"][0].ConceptNameCodeSequence[0].CodeValue == "285285000"
    expected = np.degrees(np.arctan2(1.6, 6 * 0.7))
    assert float(numbers["curve"][0].MeasuredValueSequence[0].NumericValue) == pytest.approx(expected, abs=1e-4)
    codes = [n.ConceptNameCodeSequence[0].CodeMeaning for n in numbers["wall"]]
    assert codes[:3] == ["Mean along the line", "Lowest", "Highest"]
    values = [float(n.MeasuredValueSequence[0].NumericValue) for n in numbers["wall"]]
    assert values[1] <= values[0] <= values[2] == pytest.approx(900.0)
    point = next(i for i in groups["look"] if i.ValueType == "SCOORD3D")
    np.testing.assert_allclose(point.GraphicData, at(6, 6, 6), atol=1e-4)
    assert "Cyst of Mrs [withheld]" in [i.TextValue for i in groups["look"] if "TextValue" in i]
