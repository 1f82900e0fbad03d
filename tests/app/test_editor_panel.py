"""The editor of segments: tools whose outcome is shown before it is done, limits, and one segment at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from surgplan.app.editor.tool_table import TOOLS
from surgplan.app.pages.segment_page import SegmentPage
from surgplan.case.labels import read_labels
from surgplan.segment.tools.smooth import Smooth
from surgplan.vocabulary import OPERATIONS
from tests.app.conftest import at_rest


@pytest.fixture
def page(opened: Any, qtbot: Any) -> SegmentPage:
    """The Segment page with the segment `shaft` chosen."""
    opened.rail.choose(1)
    found: SegmentPage = opened.space.page(SegmentPage)
    qtbot.waitUntil(found.isVisible)
    found.state.edit.set(segment="shaft")
    return found


@pytest.fixture
def shown(page: SegmentPage, qtbot: Any) -> Callable[[], Any]:
    """A function that waits for an outcome and gives it."""

    def wait() -> Any:
        qtbot.waitUntil(lambda: page.editor.preview.current is not None, timeout=10000)
        return page.editor.preview.current

    return wait


def drawn_volume(opened: Any, name: str) -> int:
    """Voxels of a segment as the slices show it."""
    overlay = next(o for o in opened.space.views.axial._segments if o.id == name)
    return int(overlay.mask.count if hasattr(overlay.mask, "count") else np.count_nonzero(overlay.mask))


def test_every_tool_of_the_table_has_its_operation_or_its_mouse() -> None:
    for entry in TOOLS:
        assert bool(entry.kind) != bool(entry.mouse), entry.name
        assert not entry.kind or entry.kind in OPERATIONS, entry.kind


def test_an_outcome_is_shown_and_changes_nothing(opened: Any, page: SegmentPage, shown: Callable[[], Any]) -> None:
    before = opened.space.bridge.case
    page.editor.panel("smooth").form.set_values({"method": "grow", "radius_mm": 4.0})
    page.editor.panel("smooth").form.refresh()
    outcome = shown()
    assert outcome.op.radius_mm == 4.0
    assert opened.space.bridge.case is before
    grown = outcome.after.segments["shaft"].voxel_count
    assert grown > before.segments["shaft"].voxel_count
    assert drawn_volume(opened, "shaft") == grown
    page.editor.choose("")
    assert drawn_volume(opened, "shaft") == before.segments["shaft"].voxel_count


def test_what_is_shown_is_taken_as_it_is(
    opened: Any, page: SegmentPage, shown: Callable[[], Any], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.editor.panel("smooth").form.set_values({"method": "grow", "radius_mm": 4.0})
    page.editor.panel("smooth").form.refresh()
    outcome = shown()

    def never(*_: object) -> None:
        raise AssertionError("it was worked out already")

    monkeypatch.setattr(Smooth, "compute", never)
    page.editor.panel("smooth").form.ask()
    at_rest(qtbot, opened)
    segment = opened.space.bridge.case.segments["shaft"]
    assert segment == outcome.after.segments["shaft"]
    mask = read_labels(opened.space.bridge.session.blobs, segment.labels)
    assert np.count_nonzero(mask) == segment.voxel_count
    opened.space.bridge.undo()
    assert opened.space.bridge.case.segments["shaft"] == outcome.before.segments["shaft"]


def test_a_case_that_changed_meanwhile_makes_the_outcome_anew(
    opened: Any, page: SegmentPage, shown: Callable[[], Any], qtbot: Any
) -> None:
    page.editor.panel("smooth").form.set_values({"method": "grow", "radius_mm": 4.0})
    page.editor.panel("smooth").form.refresh()
    first = shown()
    opened.space.bridge.do(Smooth("shaft", "shrink", 4.0))
    qtbot.waitUntil(lambda: page.editor.preview.current not in (None, first), timeout=10000)
    assert page.editor.preview.current.before is opened.space.bridge.case


def test_limits_of_the_editor_hold_for_its_tools(opened: Any, page: SegmentPage, shown: Callable[[], Any]) -> None:
    page.state.edit.limit(low=500.0)
    page.editor.panel("smooth").form.set_values({"method": "shrink", "radius_mm": 4.0})
    page.editor.panel("smooth").form.refresh()
    assert shown().op.limits.low == 500.0


def test_a_tool_without_a_segment_says_what_is_missing(page: SegmentPage) -> None:
    page.state.edit.set(segment=None)
    panel = page.editor.panel("smooth")
    panel.form.ask()
    assert "choose a segment first" in panel.form._complaint.text().lower()


def test_a_new_segment_is_empty_and_edited_next(opened: Any, page: SegmentPage) -> None:
    page.new.click()
    assert page.state.edit.now.segment == "segment"
    assert opened.space.bridge.case.segments["segment"].voxel_count == 0


def test_leaving_the_page_lays_the_tool_down(opened: Any, page: SegmentPage) -> None:
    page.editor.choose("paint")
    assert page.state.edit.now.tool
    opened.rail.choose(2)
    assert page.editor.chosen == ""
    assert page.state.edit.now.tool == ""


def test_a_click_in_a_slice_goes_into_the_tool(opened: Any, page: SegmentPage, shown: Callable[[], Any], qtbot: Any) -> None:
    page.editor.choose("islands")
    view = opened.space.views.axial
    x, y = (float(v) for v in view.frame.to_screen(np.array([0.0, 4.0, 0.0])))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPointF(x, y).toPoint())
    assert page.editor.panel("islands").form.editor("keep").value() == "at"
    at = page.editor.panel("islands").form.editor("at").value()
    assert np.linalg.norm(np.asarray(at) - opened.space.state.crosshair) < 2.0
    shown_or_refused = lambda: page.editor.preview.current is not None or page.editor.panel("islands")._said.text()  # noqa: E731
    qtbot.waitUntil(lambda: bool(shown_or_refused()), timeout=10000)


def test_two_clicks_name_the_parts_of_a_split(opened: Any, page: SegmentPage) -> None:
    panel = page.editor.panel("watershed")
    page.take_point((0.0, 0.0, 20.0))
    page.take_point((0.0, 0.0, -20.0))
    assert panel.form.editor("points").value() == {"part_1": [[0.0, 0.0, 20.0]], "part_2": [[0.0, 0.0, -20.0]]}


@pytest.mark.parametrize("entry", [entry for entry in TOOLS if entry.kind in OPERATIONS], ids=lambda entry: entry.name)
def test_every_tool_can_be_taken_up_and_shows_its_fields(page: SegmentPage, entry: Any) -> None:
    panel = page.editor.panel(entry.name)
    assert panel.isVisible()
    assert page.editor.palette.button(entry.name).isChecked()
    for field in (*entry.first, *filter(None, [entry.click])):
        panel.form.editor(field)
