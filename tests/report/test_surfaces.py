"""Imported surfaces in the report, closed and open, and in what `show` prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from surgplan.case.document import Case, Surface
from surgplan.case.operation import Blobs
from surgplan.mesh.triangles import TriMesh, to_bytes
from surgplan.report import scene
from surgplan.report.content import Table
from surgplan.report.facts import gather
from surgplan.report.plan_pages import plan_pages
from surgplan.report.scan_pages import scan_pages
from surgplan.report.title_page import warnings
from surgplan.report.tree import case_tree, tree_words
from tests.mesh.test_fields import CUBE
from tests.report.cases import a_scan, session_with
from tests.report.shapes import CENTRE

BOX = TriMesh(CUBE.points * 6.0 + CENTRE, CUBE.triangles)


def guides(case: Case, blobs: Blobs) -> Case:
    """A closed surface, and one with a hole, in the scan."""
    case = case.with_item(Surface("guide", blobs.put(to_bytes(BOX)), "cm", "RAS"))
    lid = TriMesh(BOX.points, BOX.triangles[2:])
    cautions = ("it is no solid",)
    return case.with_item(Surface("shell", blobs.put(to_bytes(lid)), closed=False, cautions=cautions))


@pytest.fixture(autouse=True)
def plain_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Grey pictures in place of drawn ones."""

    def grey(bodies, arrows, markers, cameras, size_px):  # type: ignore[no-untyped-def]
        return [np.full((size_px[1], size_px[0], 3), 200, dtype=np.uint8) for _ in cameras]

    monkeypatch.setattr(scene, "_drawn", grey)


def test_surfaces_are_told_with_unit_frame_and_a_volume_only_where_they_are_closed(tmp_path: Path) -> None:
    with session_with(tmp_path / "a.surgplan", a_scan, guides) as (session, shop):
        facts = gather(session, shop, today=date(2026, 2, 1))
        assert facts.problems == ()
        tables = [block for block in plan_pages(facts) if isinstance(block, Table)]
        words = "\n".join(str(block) for block in tables)
        assert "cm, RAS" in words
        assert words.count("inside the surface") == 1
        assert "the surface is open" in words
        assert "'1.7" in words  # ml of a cube of 12 mm
        assert [w.text for w in warnings(facts) if w.about == "Surface shell"] == ["it is no solid"]
        assert scan_pages(facts)
        lines = tree_words(case_tree(session, shop, verified=True)).splitlines()
    assert "  surface guide: closed, from a file in cm and RAS" in lines
    assert "  surface shell: open, from a file in mm and LPS" in lines
    assert "    mind: it is no solid" in lines
