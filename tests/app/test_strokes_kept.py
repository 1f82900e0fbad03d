"""What happens while the left button holds a tool: nothing else moves the views, takes the stroke over or loses it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from surgplan.app.tools.stroke_tool import StrokeTool
from tests.app.test_editor_tools import (
    CONTROL,
    LEFT,
    NONE,
    editing,  # noqa: F401
    mask_of,
    pixel,
    scene,  # noqa: F401
    send_move,
    shown,
    square,
    stroke,
)

MIDDLE, RIGHT = Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton


def wheel(view: Any, at: QPoint, notches: int, modifiers: Any = NONE) -> None:
    """Turn the wheel with the left button held."""
    place = QPointF(at)
    turn = QPoint(0, 120 * notches)
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(view, QWheelEvent(place, view.mapToGlobal(place), QPoint(), turn, LEFT, modifiers, phase, False))


def layers(mask: np.ndarray) -> list[int]:
    """The axial slices a mask reaches."""
    return np.flatnonzero(mask.any(axis=(1, 2))).tolist()


def disturbed(view: Any, how: str, at: QPoint) -> None:
    """Something that would move the picture."""
    if how == "wheel":
        wheel(view, at, 3)
    elif how == "zoom":
        wheel(view, at, 3, CONTROL)
    elif how == "key":
        QTest.keyClick(view, Qt.Key.Key_PageUp)
        QTest.keyClick(view, Qt.Key.Key_Plus)
    elif how == "crosshair":
        view.set_crosshair(view.frame.middle + 6 * view.frame.plane.through)
    elif how == "pan":
        view.pan(20, 10)
        view.zoom(1.5, 30, 40)
    else:
        view.resize(view.width() - 60, view.height() - 40)


DISTURBANCES = ["wheel", "zoom", "key", "crosshair", "pan", "resize"]


@pytest.mark.parametrize("how", DISTURBANCES)
def test_a_lasso_fills_what_it_was_drawn_round(editing: Any, how: str) -> None:  # noqa: F811
    editing.tool_box.choose("draw")
    view = editing.views.axial
    stroke(view, *square(0.0, 15.0))
    meant = mask_of(editing)
    editing.bridge.undo()
    stroke(view, *square(0.0, 15.0), let_go=False)
    last = pixel(view, (-15.0, -15.0, 0.0))
    disturbed(view, how, last)
    QTest.mouseRelease(view, LEFT, NONE, pixel(view, (-15.0, -15.0, 0.0)))
    mask = mask_of(editing)
    assert layers(mask) == layers(meant)
    assert np.count_nonzero(mask ^ meant) <= 0.05 * meant.sum()


@pytest.mark.parametrize("how", DISTURBANCES)
def test_scissors_in_a_slice_cut_what_was_drawn(editing: Any, how: str) -> None:  # noqa: F811
    editing.state.edit.set(segment="shaft", outline="rectangle")
    editing.tool_box.choose("scissors")
    view, corners = editing.views.axial, [(-8.0, -8.0, 0.0), (8.0, 8.0, 0.0)]
    stroke(view, *corners)
    meant = mask_of(editing, "shaft")
    editing.bridge.undo()
    before = mask_of(editing, "shaft")
    stroke(view, *corners, let_go=False)
    disturbed(view, how, pixel(view, corners[1]))
    QTest.mouseRelease(view, LEFT, NONE, pixel(view, corners[1]))
    mask = mask_of(editing, "shaft")
    assert np.count_nonzero(mask ^ meant) <= 0.05 * (before ^ meant).sum()


@pytest.mark.parametrize("how", ["wheel", "key", "camera"])
def test_scissors_in_3d_keep_the_camera(editing: Any, scene: Any, how: str) -> None:  # noqa: F811
    editing.state.edit.set(segment="shaft", outline="rectangle")
    editing.tool_box.choose("scissors")
    corners = [(-3.0, -14.0, -5.0), (3.0, -14.0, 5.0)]
    stroke(scene, *corners)
    meant = mask_of(editing, "shaft")
    editing.bridge.undo()
    camera, last = scene.camera, pixel(scene, corners[1])
    stroke(scene, *corners, let_go=False)
    if how == "wheel":
        wheel(scene, last, -4)
    elif how == "key":
        QTest.keyClick(scene, Qt.Key.Key_3)
        QTest.keyClick(scene, Qt.Key.Key_Left)
    else:
        scene.look_from("left")
    np.testing.assert_allclose(scene.camera.eye, camera.eye)
    QTest.mouseRelease(scene, LEFT, NONE, last)
    np.testing.assert_array_equal(mask_of(editing, "shaft"), meant)
    wheel(scene, last, 2)
    assert not np.allclose(scene.camera.eye, camera.eye), "and afterwards it moves again"


@pytest.mark.parametrize("button", [MIDDLE, RIGHT])
def test_another_button_does_not_take_a_stroke_away(editing: Any, button: Any) -> None:  # noqa: F811
    editing.tool_box.choose("paint")
    view, at = editing.views.axial, pixel(editing.views.axial, (4.0, 0.0, 0.0))
    stroke(view, (0.0, 0.0, 0.0), (4.0, 0.0, 0.0), let_go=False)
    QTest.mousePress(view, button, NONE, at)
    QTest.mouseRelease(view, button, NONE, at)
    QTest.mouseRelease(view, LEFT, NONE, at)
    painted = int(mask_of(editing).sum())
    assert painted > 0
    send_move(view, pixel(view, (-20.0, -20.0, 0.0)), NONE)
    assert shown(editing).count == painted, "the brush is up"


def test_a_button_held_before_does_not_take_a_stroke_away(editing: Any) -> None:  # noqa: F811
    editing.tool_box.choose("paint")
    view, at = editing.views.axial, pixel(editing.views.axial, (4.0, 0.0, 0.0))
    QTest.mousePress(view, MIDDLE, NONE, at)
    stroke(view, (0.0, 0.0, 0.0), (4.0, 0.0, 0.0), let_go=False)
    QTest.mouseRelease(view, MIDDLE, NONE, at)
    QTest.mouseRelease(view, LEFT, NONE, at)
    assert mask_of(editing).any()


def test_another_button_does_not_take_a_stroke_in_3d_away(editing: Any, scene: Any) -> None:  # noqa: F811
    editing.tool_box.choose("paint")
    at = pixel(scene, (2.0, -14.0, 0.0))
    stroke(scene, (0.0, -14.0, 0.0), (2.0, -14.0, 0.0), let_go=False)
    QTest.mousePress(scene, RIGHT, NONE, at)
    QTest.mouseRelease(scene, RIGHT, NONE, at)
    QTest.mouseRelease(scene, LEFT, NONE, at)
    assert mask_of(editing).any()
    assert not any(tool.is_under_way for tool in editing.tool_box.tools)


def test_quick_dabs_are_all_painted_and_only_without_a_tool_a_double_click_maximises(editing: Any) -> None:  # noqa: F811
    editing.tool_box.choose("paint")
    view, steps = editing.views.axial, len(editing.bridge.session.history())
    for x, click in ((0.0, QTest.mouseClick), (20.0, QTest.mouseDClick)):
        click(view, LEFT, NONE, pixel(view, (x, 0.0, 0.0)))
        QTest.mouseRelease(view, LEFT, NONE, pixel(view, (x, 0.0, 0.0)))
    assert len(editing.bridge.session.history()) >= steps + 2
    at = np.argwhere(mask_of(editing).any(axis=(0, 1))).ravel()
    assert at.max() - at.min() > 14, "both dabs are there"
    assert editing.views.maximised is None
    editing.tool_box.choose("")
    QTest.mouseDClick(view, LEFT, NONE, pixel(view, (0.0, 0.0, 0.0)))
    assert editing.views.maximised is view


def test_quick_dabs_in_3d_do_not_maximise(editing: Any, scene: Any) -> None:  # noqa: F811
    editing.tool_box.choose("paint")
    QTest.mouseDClick(scene, LEFT, NONE, pixel(scene, (0.0, -14.0, 0.0)))
    QTest.mouseRelease(scene, LEFT, NONE, pixel(scene, (0.0, -14.0, 0.0)))
    assert editing.views.maximised is None
    assert mask_of(editing).any()


@pytest.mark.parametrize("tool", ["paint", "draw", "scissors"])
@pytest.mark.parametrize("told", [True, False])
def test_a_stroke_is_given_up_when_the_case_changes(editing: Any, qtbot: Any, tool: str, told: bool) -> None:  # noqa: F811
    editing.tool_box.choose("paint")
    view = editing.views.axial
    stroke(view, (0.0, 0.0, 0.0), (4.0, 0.0, 0.0))
    editing.tool_box.choose(tool)
    qtbot.wait(20)
    said: list[str] = []
    editing.bridge.refused.connect(said.append)
    stroke(view, *square(0.0, 12.0), let_go=False)
    editing.bridge.undo()
    if told:
        qtbot.wait(20)
        assert not any(held.is_under_way for held in editing.tool_box.tools)
        assert shown(editing).count == 0
    QTest.mouseRelease(view, LEFT, NONE, pixel(view, (-12.0, -12.0, 0.0)))
    qtbot.wait(20)
    assert not mask_of(editing).any()
    assert shown(editing).count == 0
    assert len(said) == 1
    assert "changed" in said[0]


@pytest.mark.parametrize("tool", ["paint", "draw"])
def test_a_stroke_edits_what_was_chosen_when_it_began(editing: Any, tool: str) -> None:  # noqa: F811
    editing.state.edit.set(shape="sphere")
    editing.tool_box.choose(tool)
    view, shaft = editing.views.axial, mask_of(editing, "shaft")
    stroke(view, *square(0.0, 12.0), let_go=False)
    editing.state.edit.set(segment="shaft")
    editing.state.edit.limit(low=3000.0)
    QTest.mouseRelease(view, LEFT, NONE, pixel(view, (-12.0, -12.0, 0.0)))
    assert mask_of(editing).any()
    np.testing.assert_array_equal(mask_of(editing, "shaft"), shaft)


def test_an_escaped_stroke_is_over(editing: Any) -> None:  # noqa: F811
    editing.tool_box.choose("paint")
    view = editing.views.axial
    stroke(view, (0.0, 0.0, 0.0), (4.0, 0.0, 0.0), let_go=False)
    tool = editing.tool_box.tools[0]
    assert isinstance(tool, StrokeTool)
    assert tool.is_under_way
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not tool.is_under_way


def test_no_level_is_traced_before_the_scan_is_shown(editing: Any) -> None:  # noqa: F811
    editing.tool_box.choose("level_trace")
    view, edge = editing.views.axial, (14.9, 0.0, 0.0)
    tool, head = editing.tool_box.tools[0], editing.bridge.session.head.id
    send_move(view, pixel(view, edge), NONE)
    assert tool._line is not None
    said: list[str] = []
    editing.bridge.refused.connect(said.append)
    editing.showing.volume_shown.emit("another")  # and the one that is chosen now takes its time
    send_move(view, pixel(view, edge), NONE)
    assert tool._line is None
    stroke(view, edge)
    assert editing.bridge.session.head.id == head
    assert len(said) == 1
    assert "being read" in said[0]
