"""Measures and notes in the report."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from surgplan.case.document import Case, Measure, Note
from surgplan.case.operation import Blobs
from surgplan.report.content import Figures, Heading, Table
from surgplan.report.facts import gather
from surgplan.report.measure_pages import measure_blocks
from surgplan.vocabulary import workshop_for
from tests.report.cases import a_bone, a_scan, session_with
from tests.report.shapes import CENTRE


def measured(case: Case, blobs: Blobs) -> Case:
    """A distance to the left in an axial slice, a profile, an area that lies in no slice, and two notes."""
    c = np.asarray(CENTRE, dtype=float)

    def at(*shift: float) -> tuple[float, float, float]:
        return tuple(float(v) for v in c + shift)  # type: ignore[return-value]

    case = case.with_item(Measure("reach", "distance", (at(0, 0, 0), at(10, 0, 0))))
    case = case.with_item(Measure("wall", "profile", (at(0, 0, 0), at(6, 0, 0)), image="ct"))
    case = case.with_item(Measure("plate", "area", (at(0, 0, 0), at(6, 0, 3), at(6, 6, 6))))
    case = case.with_item(Note("spot", "a cyst", at(0, 0, 0), at(-8, 0, 0)))
    return case.with_item(Note("plain", "about the whole case"))


def test_each_is_drawn_on_its_slice_with_left_on_the_right_and_stands_in_a_table(tmp_path: Path) -> None:
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, measured) as (session, _):
        blocks = measure_blocks(gather(session, workshop_for(session)))
    assert [b.text for b in blocks if isinstance(b, Heading)] == ["Measures"]
    pictures = [p for b in blocks if isinstance(b, Figures) for p in b.pictures]
    assert [p.title.split(":")[0] for p in pictures] == ["reach", "wall", "plate", "spot"]
    assert [pictures[n].labels[0].words for n in (0, 3)] == ["10.0 mm", "a cyst"]
    (start, end), *_ = pictures[0].lines[0].pieces
    assert pictures[0].title.startswith("reach: Axial")
    assert end[0] - start[0] > 50  # the patient's left is on the right of the page
    assert abs(end[1] - start[1]) < 1e-6
    assert (end[0] - start[0]) * pictures[0].mm_per_px == pytest.approx(10.0)
    (start, end), *head = pictures[3].lines[0].pieces
    assert len(head) == 2
    assert end[0] < start[0]
    assert [p.lines[0].dashed for p in pictures] == [False, False, True, False]
    rows = {row[0]: row for b in blocks if isinstance(b, Table) for row in b.rows}
    assert rows["reach"][1:3] == ("10.0", "mm")
    assert rows["Mean along the line"][2] == "HU"
    assert rows["spot"][1] == "a cyst"
    assert "plain" not in rows  # it stands with the warnings of the title page
