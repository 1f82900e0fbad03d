"""What must not go wrong silently in the editor: typed numbers, clicks elsewhere, other scans, limits that are gone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from surgplan.app.editor.preset_panel import CHOOSE
from surgplan.app.forms.editors import typed_number
from surgplan.app.forms.point_editors import three_numbers
from surgplan.app.pages.segment_page import SegmentPage
from surgplan.base.errors import Refused, SurgplanError
from surgplan.segment.editing import Limits
from surgplan.segment.tools.preset import Preset
from surgplan.segment.tools.smooth import Smooth
from tests.app.conftest import at_rest


@pytest.fixture
def page(opened: Any, qtbot: Any) -> SegmentPage:
    """The Segment page with the segment `shaft` chosen."""
    opened.rail.choose(1)
    found: SegmentPage = opened.space.page(SegmentPage)
    qtbot.waitUntil(found.isVisible)
    found.state.edit.set(segment="shaft")
    return found


@pytest.mark.parametrize(
    ("text", "value"), [("0250", 250), ("010", 10), ("1,5", 1.5), ("-.5", -0.5), ("1e3", 1000.0), ("+7", 7), ("2.", 2.0)]
)
def test_typed_numbers_are_decimal(text: str, value: float) -> None:
    assert typed_number(text) == value


@pytest.mark.parametrize("text", ["1:30", "yes", "0x10", "1,200", "1_000", "nan", "inf", "1.5.2", "1e999", "", "12 mm"])
def test_what_is_no_plain_number_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r"number|two ways"):
        typed_number(text)
    with pytest.raises(ValueError, match="whole"):
        typed_number("1.5", whole=True)


def test_typed_points_are_decimal_too() -> None:
    assert three_numbers("[010, 020, 5]") == [10, 20, 5]
    for text in ("[1,5, 2]x", "1 2 3", "[1, 2]", "[a, b, c]", "[1:30, 2, 3]"):
        with pytest.raises(ValueError, match="three numbers"):
            three_numbers(text)


def test_clicks_on_other_pages_are_no_points_of_a_preset(opened: Any, page: SegmentPage, qtbot: Any) -> None:
    page.presets.preset.setCurrentIndex(page.presets.preset.findData("vessel"))
    opened.rail.choose(2)
    view = opened.space.views.axial
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPointF(view.width() / 2, view.height() / 2).toPoint())
    assert page.presets.seeds[0].value() is None
    opened.rail.choose(1)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPointF(view.width() / 2, view.height() / 2).toPoint())
    assert page.presets.seeds[0].value() is not None


def test_only_the_scan_that_is_meant_is_tinted(opened: Any, page: SegmentPage) -> None:
    showing = opened.space.showing
    showing.show_threshold(300.0, None, "ct")
    assert showing._threshold is not None
    showing.show_threshold(300.0, None, "another")
    assert showing._threshold is None


def test_an_error_of_the_program_does_not_end_previews(
    opened: Any, page: SegmentPage, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = page.editor.panel("smooth")

    def broken(*_: object) -> None:
        raise MemoryError("too much")

    with monkeypatch.context() as patch:
        patch.setattr(Smooth, "compute", broken)
        panel.form.set_values({"radius_mm": 3.0})
        panel.form.refresh()
        qtbot.waitUntil(lambda: "MemoryError" in panel._said.text(), timeout=10000)
    panel.form.set_values({"radius_mm": 4.0, "method": "grow"})
    panel.form.refresh()
    qtbot.waitUntil(lambda: page.editor.preview.current is not None, timeout=10000)
    assert "ml" in panel._said.text()


def test_limits_by_segments_that_are_gone_or_edited_now_go_with_them(opened: Any, page: SegmentPage, qtbot: Any) -> None:
    opened.space.bridge.do(Smooth("shaft", "grow", 4.0, into="wide"))
    at_rest(qtbot, opened)
    page.state.edit.limit(inside=("wide",), outside=("wide",))
    page.state.edit.set(segment="wide")
    assert page.state.edit.now.limits == Limits()
    page.state.edit.set(segment="shaft")
    page.state.edit.limit(inside=("wide",))
    assert page.editor.limits.inside.value() == ["wide"]
    opened.space.bridge.remove("wide")
    qtbot.waitUntil(lambda: page.state.edit.now.limits == Limits(), timeout=5000)


def test_a_limit_that_can_not_be_read_is_not_half_applied(page: SegmentPage) -> None:
    limits = page.editor.limits
    page.state.edit.limit(low=5.0)
    limits.low.setText("5OO")
    limits.low.changed.emit()
    assert page.state.edit.now.limits.low == 5.0
    assert "limits are as they were" in limits.complaint.text()
    limits.low.editingFinished.emit()
    assert limits.low.text() == "5"


def test_a_further_scan_is_never_taken_by_default(opened: Any, page: SegmentPage) -> None:
    page.presets.preset.setCurrentIndex(page.presets.preset.findData("tumour"))
    box = page.presets.beside["flair"]
    assert box.currentText() == CHOOSE
    assert [box.itemText(n) for n in range(box.count())] == [CHOOSE]
    page.presets.seeds[0].take((0.0, 0.0, 0.0))
    page.presets.run.click()
    assert "Choose" in page.presets._complaint.text()
    same = Preset("ct", "tumour", "t", (0.0, 0.0, 0.0), beside={"flair": "ct"})
    with pytest.raises(SurgplanError):
        opened.space.bridge.session.do(same)


def test_measuring_that_was_stopped_can_be_asked_for_again(opened: Any, page: SegmentPage, qtbot: Any) -> None:
    panel = page.statistics
    recipe = panel._recipe("shaft")
    opened.space.bridge._failed[recipe.key] = "it did not work"
    panel.open()
    assert "it did not work" in panel._said.text()
    panel.again.click()
    qtbot.waitUntil(lambda: bool(panel.figures._shown and panel.figures._shown[0]), timeout=10000)
    assert np.isfinite(panel.figures._shown[0]["volume"]["value"])


def test_an_empty_segment_is_no_failure(opened: Any, page: SegmentPage, qtbot: Any) -> None:
    page.new.click()
    at_rest(qtbot, opened)
    assert opened.notice.isHidden()
    assert not [task for task in opened.space.bridge.tasks.tasks if "segment" in task.title and task.state == "failed"]


def test_a_segment_that_is_only_shown_asks_for_no_surface(opened: Any, page: SegmentPage, qtbot: Any) -> None:
    """Its voxels are in no file yet."""
    panel = page.editor.panel("smooth")
    panel.form.set_values({"method": "grow", "radius_mm": 4.0, "into": "wide"})
    panel.form.refresh()
    qtbot.waitUntil(lambda: page.editor.preview.current is not None, timeout=10000)
    at_rest(qtbot, opened)
    assert opened.notice.isHidden()
    assert all("wide" not in task.title for task in opened.space.bridge.tasks.tasks)
    panel.form.ask()
    at_rest(qtbot, opened)
    assert any(item.id == "wide" for item in opened.space.views.scene.items)


def test_a_segment_that_can_not_be_measured_says_why(page: SegmentPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise Refused("its scan is gone")

    monkeypatch.setattr("surgplan.app.pages.statistics_panel.statistics_recipe", refused)
    page.statistics.open()
    assert "its scan is gone" in page.statistics._said.text()
