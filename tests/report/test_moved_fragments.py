"""A fragment that was moved, in the report, in `show` and in files for other programs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.case.document import Case
from surgplan.case.labels import read_labels
from surgplan.case.operation import Blobs
from surgplan.plan.move_fragment import MoveFragment
from surgplan.report.content import Table
from surgplan.report.dicom.parts import parts_of
from surgplan.report.facts import gather
from surgplan.report.key_figures import key_figures
from surgplan.report.plan_pages import plan_pages
from surgplan.report.scan_pages import outlines
from surgplan.report.tree import case_tree, tree_words
from tests.report.cases import a_bone, a_cut, a_scan, session_with, silent

LIFT_MM = 3.0


def lifted(case: Case, blobs: Blobs) -> Case:
    """The upper half of the ball, lifted and turned."""
    return MoveFragment("top", translate_mm=(0.0, 0.0, LIFT_MM), turn_deg=10.0).apply(case, {})


def words_of(blocks: list[object]) -> list[str]:
    return [" | ".join(map(str, row)) for block in blocks if isinstance(block, Table) for row in block.rows]


def test_the_report_tells_and_draws_where_a_fragment_was_moved(tmp_path: Path) -> None:
    with session_with(tmp_path / "a.surgplan", a_scan, a_bone, a_cut, lifted) as (session, shop):
        facts = gather(session, shop, silent)
        told = words_of([*key_figures(facts), *plan_pages(facts)])
        assert any("top moved | 3.0 | mm" in row for row in told)
        assert any("top turned | 10.0" in row for row in told)
        assert any("top moved, S | 3.0" in row for row in told)
        assert any("top moved, L | 0.0" in row for row in told)
        assert "top" in {outline.name for outline in outlines(facts)}
        gap_mm = facts.surfaces["top"].points[:, 2].min() - facts.surfaces["bottom"].points[:, 2].max()
        assert gap_mm == pytest.approx(LIFT_MM, abs=0.1)
        tree = case_tree(session, shop, verified=True)
        assert tree["resections"]["cut"]["moved"] == {"top": "moved L +0.0, P +0.0, S +3.0 mm and turned 10.0 deg"}
        assert "    top moved L +0.0" in tree_words(tree)


def test_voxels_for_other_programs_stand_where_the_fragment_is_planned(tmp_path: Path) -> None:
    with session_with(tmp_path / "a.surgplan", a_scan, a_bone, a_cut, lifted) as (session, _):
        case = session.case
        grid = case.segments["bone"].grid
        mask = parts_of(case, ["top"])[0].mask(case, session.blobs)
        whole = read_labels(session.blobs, case.segments["bone"].labels)
        heights = grid.to_lps(np.argwhere(mask)[:, ::-1])[:, 2]
        scanned = grid.to_lps(np.argwhere(whole)[:, ::-1])[:, 2]
        assert heights.max() - scanned.max() == pytest.approx(LIFT_MM, abs=grid.spacing_mm[2])
        off = MoveFragment("top", translate_mm=(0.0, 0.0, 100.0)).apply(case, {})
        with pytest.raises(Refused, match="write its surface"):
            parts_of(off, ["top"])[0].mask(off, session.blobs)
