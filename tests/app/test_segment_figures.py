"""What segments measure and how far two agree, in the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt

from surgplan.app.pages import statistics_panel
from surgplan.app.pages.segment_page import SegmentPage
from surgplan.segment.tools.smooth import Smooth
from tests.app.conftest import at_rest


@pytest.fixture
def page(opened: Any, qtbot: Any) -> SegmentPage:
    """The Segment page with a segment chosen that a larger one is made of."""
    opened.rail.choose(1)
    found: SegmentPage = opened.space.page(SegmentPage)
    found.state.edit.set(segment="shaft")
    opened.space.bridge.do(Smooth("shaft", "grow", 4.0, into="wide"))
    at_rest(qtbot, opened)
    return found


def test_a_chosen_segment_is_measured_when_the_section_is_opened(opened: Any, page: SegmentPage, qtbot: Any) -> None:
    panel = page.statistics
    assert panel.figures._shown in (None, ({}, False, False))
    panel.open()
    qtbot.waitUntil(lambda: bool(panel.figures._shown and panel.figures._shown[0]), timeout=10000)
    figures = panel.figures._shown[0]
    segment = opened.space.bridge.case.segments["shaft"]
    assert figures["volume"]["value"] == pytest.approx(segment.volume_mm3 / 1000)
    assert figures["value_mean"]["value"] == pytest.approx(1000.0)
    page.state.edit.set(segment="wide")
    qtbot.waitUntil(lambda: panel.figures._shown[0].get("value_mean", {}).get("value", 1000.0) < 999, timeout=10000)


def test_a_click_on_the_chart_goes_to_that_slice(opened: Any, page: SegmentPage, qtbot: Any) -> None:
    page.statistics.open()
    chart = page.statistics.chart
    qtbot.waitUntil(lambda: len(chart._areas) == 40, timeout=10000)
    place = chart._place(30, 0.0)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPointF(place.x(), chart.height() / 2).toPoint())
    grid = opened.space.bridge.case.segments["shaft"].grid
    assert round(float(grid.to_index(opened.space.state.crosshair)[2])) == 30
    assert chart._here == 30


def test_the_table_of_all_segments_is_saved(
    opened: Any, page: SegmentPage, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.statistics.open()
    monkeypatch.setattr(statistics_panel, "ask_target", lambda *_: (str(tmp_path / "table.csv"), ""))
    page.statistics.table.click()
    qtbot.waitUntil((tmp_path / "table.csv").is_file, timeout=10000)
    lines = (tmp_path / "table.csv").read_text(encoding="utf-8").splitlines()
    assert "volume [ml]" in lines[0]
    assert [line.partition(",")[0] for line in lines[1:]] == ["shaft", "wide"]


def test_two_segments_are_compared_and_their_distance_is_mapped(opened: Any, page: SegmentPage, qtbot: Any) -> None:
    panel = page.compared
    panel.open()
    assert (panel.first.currentText(), panel.second.currentText()) == ("shaft", "wide")
    panel.go.click()
    qtbot.waitUntil(lambda: bool(panel.figures._shown[0]), timeout=10000)
    figures = panel.figures._shown[0]
    one, other = (opened.space.bridge.case.segments[name].voxel_count for name in ("shaft", "wide"))
    assert figures["dice"]["value"] == pytest.approx(2 * one / (one + other))
    panel.map.setChecked(True)
    mapped = [item for item in opened.space.views.scene.items if item.scalars is not None]
    assert len(mapped) == 1
    assert mapped[0].label.startswith("Distance to wide")
    panel.first.setCurrentText("wide")
    panel.second.setCurrentText("wide")
    assert "two different" in panel._said.text()
    assert not [item for item in opened.space.views.scene.items if item.scalars is not None]
