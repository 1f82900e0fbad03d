"""Turning the slices by the arms of the crosshair, slabs by their edges, and paths that are shown straightened."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from surgplan.app.actions.table import ACTIONS
from surgplan.app.pages.curve_panel import CurvePanel
from surgplan.app.pages.oblique_panel import ObliquePanel
from surgplan.app.pages.slab_panel import SlabPanel
from surgplan.app.pages.views_page import ViewsPage
from surgplan.app.turning import turn_by
from surgplan.app.views.crosshair_arms import Handle, arms_of, handles_of
from surgplan.case.labels import read_labels
from surgplan.segment.tools.new import New

LEFT, NONE, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def space(opened: Any, qtbot: Any) -> Any:
    """The case's space, its crosshair in the middle."""
    opened.space.state.set_crosshair((0.0, 0.0, 0.0))
    qtbot.wait(20)
    return opened.space


def handle(view: Any, kind: str, plane: str) -> Handle:
    """The first handle of a kind."""
    return next(
        h for h in handles_of(view.frame, view.crosshair, view.turned, view.slabs) if (h.kind, h.plane) == (kind, plane)
    )


def send(view: Any, kind: QEvent.Type, at: Any, modifiers: Any = NONE) -> None:
    """A press, a move with the button held, or a release."""
    place = QPointF(float(at[0]), float(at[1]))
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    QApplication.sendEvent(view, QMouseEvent(kind, place, view.mapToGlobal(place), button, held, modifiers))


def drag(view: Any, start: Any, end: Any, modifiers: Any = NONE, *, let_go: bool = True) -> None:
    """Drag with the left button."""
    send(view, QEvent.Type.MouseButtonPress, start, modifiers)
    for share in (0.3, 0.7, 1.0):
        send(view, QEvent.Type.MouseMove, np.asarray(start) + share * (np.asarray(end) - start), modifiers)
    if let_go:
        send(view, QEvent.Type.MouseButtonRelease, end, modifiers)


def turned_about(view: Any, at: Any, degrees: float) -> np.ndarray:
    """A pixel turned about the crosshair, clockwise on the screen."""
    middle = view.frame.to_screen(view.crosshair)
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return middle + turn @ (np.asarray(at) - middle)


def test_dragging_an_arm_turns_the_other_views_by_what_the_hand_turned(space: Any) -> None:
    for view in space.views.slices:
        arm = arms_of(view.frame, None)[0]
        start = handle(view, "turn", arm.plane).at
        drag(view, start, turned_about(view, start, 24.0))
        assert not view.frame.plane.is_oblique
        for other in space.views.slices:
            if other is not view:
                assert other.frame.plane.angle_deg == pytest.approx(24.0, abs=0.1)
            assert other.frame.off_slice_mm(np.zeros(3)) == pytest.approx(0.0, abs=1e-9)
        now = next(each for each in arms_of(view.frame, view.turned) if each.plane == arm.plane)
        middle = view.frame.to_screen(view.crosshair)
        np.testing.assert_allclose(now.along, (turned_about(view, middle + arm.along, 24.0) - middle), atol=2e-3)
        assert not space.state.reslice.now.is_dragged
        space.state.reslice.set(turned=None)


def test_escape_turns_back_and_ctrl_goes_in_steps_and_back_to_nought_is_straight(space: Any) -> None:
    view = space.views.axial
    start = handle(view, "turn", "coronal").at
    drag(view, start, turned_about(view, start, 17.0), let_go=False)
    assert space.views.coronal.frame.plane.is_turned
    QTest.keyClick(view, Qt.Key.Key_Escape)
    send(view, QEvent.Type.MouseButtonRelease, start)
    assert space.state.reslice.now.turned is None
    drag(view, start, turned_about(view, start, 16.2), CONTROL)
    assert space.views.coronal.frame.plane.angle_deg == pytest.approx(15.0, abs=1e-6)
    start = handle(view, "turn", "coronal").at
    drag(view, start, turned_about(view, start, -14.0), CONTROL)
    assert space.state.reslice.now.turned is None
    assert not space.views.coronal.frame.plane.is_turned


def test_planes_and_paths_are_given_up_for_a_scan_of_another_frame_of_reference(space: Any, monkeypatch: Any) -> None:
    space.state.curve.set(points=((0.0, 0.0, 0.0), (20.0, 0.0, 0.0)))
    turn_by(space.bridge.case, space.state, "axial", 30.0)
    space.state.set_look("shaft", opacity=0.5)
    assert space.views.coronal.frame.plane.is_turned
    monkeypatch.setattr(space.showing, "alone", lambda case: True)
    space.state.set_look("shaft", opacity=0.6)
    assert not space.views.coronal.frame.plane.is_turned
    assert not space.state.curve.now.points


def test_a_click_on_an_arm_is_a_click_like_any_other(space: Any) -> None:
    view = space.views.axial
    at = np.round(handle(view, "turn", "sagittal").at)
    heard = []
    space._clicks.clicked.connect(heard.append)
    QTest.mouseClick(view, LEFT, NONE, QPoint(int(at[0]), int(at[1])))
    np.testing.assert_allclose(view.crosshair, view.frame.to_lps(*at), atol=1e-6)
    assert len(heard) == 1
    assert space.state.reslice.now.turned is None


def test_a_brush_has_the_mouse_on_the_arms_too_and_paints_along_the_oblique_slice(space: Any, qtbot: Any) -> None:
    space.bridge.do(New("ct", "it", "tumour"))
    space.state.edit.set(segment="it", radius_mm=9.0, tool="paint")
    turn_by(space.bridge.case, space.state, "axial", 30.0)
    view = space.views.coronal
    drag(view, handle(view, "turn", "axial").at, view.frame.to_screen(np.zeros(3)))
    segment = space.bridge.case.segments["it"]
    inside = np.argwhere(read_labels(space.bridge.session.blobs, segment.labels))[:, ::-1]
    away = (segment.grid.to_lps(inside) - view.frame.middle) @ view.frame.plane.through
    assert len(inside) > 50
    assert np.abs(away).max() <= 2.0 * (np.cos(np.pi / 6) + 0.5) / 2 + 0.01
    assert space.views.coronal.frame.plane.angle_deg == pytest.approx(30.0)
    shown = next(overlay for overlay in view.segments if overlay.id == "it")
    assert shown.mask.count == len(inside)


def test_what_draws_on_voxels_is_refused_on_a_slab_and_level_tracing_on_an_oblique_slice(space: Any) -> None:
    refused: list[str] = []
    space.bridge.refused.connect(refused.append)
    space.bridge.do(New("ct", "it", "tumour"))
    space.state.edit.set(segment="it", tool="paint")
    space.state.reslice.set(mode="highest")
    before = space.bridge.case
    drag(space.views.axial, (100, 100), (140, 120))
    assert "turn the slab off" in refused[-1]
    space.state.reslice.set(mode="")
    space.state.edit.set(tool="level_trace")
    turn_by(space.bridge.case, space.state, "axial", 20.0)
    send(space.views.coronal, QEvent.Type.MouseButtonPress, (60, 60))
    send(space.views.coronal, QEvent.Type.MouseButtonRelease, (60, 60))
    assert "straighten" in refused[-1]
    assert space.bridge.case is before


def test_edges_of_a_slab_are_dragged_to_its_thickness(space: Any) -> None:
    space.state.reslice.set(mode="mean", thickness_mm=12.0, planes=frozenset({"coronal"}))
    assert space.views.axial.frame.slab is None
    assert space.views.coronal.frame.slab.thickness_mm == 12.0
    view = space.views.axial
    start = handle(view, "slab", "coronal").at
    side = np.sign(start[1] - view.frame.to_screen(view.crosshair)[1])
    drag(view, start, start + np.array([0.0, side * 3.0 / view.frame.mm_per_pixel]))
    assert space.state.reslice.now.thickness_mm == pytest.approx(18.0, abs=0.11)
    assert space.views.coronal.value_words() == ""


def test_the_value_under_the_mouse_is_that_of_the_slab(space: Any) -> None:
    view = space.views.coronal
    outside = view.frame.to_screen(np.array([0.0, 0.0, 0.0]))
    space.state.set_crosshair((0.0, 24.0, 0.0))
    assert view.value_at(view.frame.to_lps(*outside)) == 40.0
    space.state.reslice.set(mode="highest", thickness_mm=60.0)
    assert view.value_at(view.frame.to_lps(*outside)) == pytest.approx(1000.0)
    QTest.mouseMove(view, QPoint(int(outside[0]), int(outside[1])))
    view.tell_hover(*outside)
    assert view.value_words() == "MIP 1000"


def test_the_panels_turn_lay_and_straighten(space: Any, qtbot: Any) -> None:
    page = space.page(ViewsPage)
    panel = page.findChild(ObliquePanel)
    panel.view.setCurrentIndex(panel.view.findData("sagittal"))
    panel.angle.setValue(12.0)
    panel.turn.click()
    assert space.views.axial.frame.plane.angle_deg == pytest.approx(12.0)
    assert "axial 12.0°" in panel.tilts.text()
    panel.cut.setCurrentText("cut")
    panel.face.click()
    assert space.views.axial.frame.plane.angle_deg == pytest.approx(0.0, abs=1e-6)
    assert space.views.axial.crosshair[2] == pytest.approx(25.0)
    panel.straighten.click()
    assert space.state.reslice.now.turned is None
    slab = page.findChild(SlabPanel)
    slab.mode.setCurrentIndex(slab.mode.findData("lowest"))
    slab.mode.activated.emit(slab.mode.currentIndex())
    slab.thickness.setValue(33.0)
    slab.planes["axial"].click()
    assert space.views.sagittal.frame.slab.mode == "lowest"
    assert space.views.sagittal.frame.slab.thickness_mm == 33.0
    assert space.views.axial.frame.slab is None


def test_actions_turn_thicken_and_draw(opened: Any, space: Any) -> None:
    by_id = {action.id: action for action in ACTIONS}
    assert not by_id["view.straighten"].available(opened)
    by_id["view.turn_clockwise"].run(opened)
    assert space.views.coronal.frame.plane.angle_deg == pytest.approx(1.0)
    by_id["view.turn_back"].run(opened)
    by_id["view.turn_back"].run(opened)
    assert space.views.sagittal.frame.plane.angle_deg == pytest.approx(1.0)
    by_id["view.straighten"].run(opened)
    assert space.state.reslice.now.turned is None
    for mode in ("highest", "mean", "lowest"):
        by_id[f"view.slab_{mode}"].run(opened)
        assert by_id[f"view.slab_{mode}"].checked(opened)
        assert space.views.axial.frame.slab.mode == mode
    by_id["view.slab_thicker"].run(opened)
    assert space.state.reslice.now.thickness_mm == 12.5
    by_id["view.slab_thinner"].run(opened)
    by_id["view.slab_lowest"].run(opened)
    assert space.views.axial.frame.slab is None
    by_id["view.path"].run(opened)
    assert space.state.curve.now.is_drawn
    by_id["view.path"].run(opened)
    space.state.curve.set(points=((0.0, 0.0, 0.0),))
    by_id["view.path_clear"].run(opened)
    assert not space.state.curve.now.points


def click(view: Any, point: tuple[float, float, float]) -> None:
    """A click where a view shows a point (LPS mm)."""
    x, y = view.frame.to_screen(np.array(point))
    QTest.mouseClick(view, LEFT, NONE, QPoint(round(float(x)), round(float(y))))


def test_clicks_make_a_path_that_is_straightened_and_keys_end_it(space: Any, qtbot: Any) -> None:
    page = space.page(ViewsPage)
    panel = page.findChild(CurvePanel)
    panel.draw.click()
    axial = space.views.axial
    for left in (-20.0, 0.0, 20.0):
        click(axial, (left, 0.0, 0.0))
    curve = space.state.curve
    assert len(curve.now.points) == 3
    QTest.keyClick(axial, Qt.Key.Key_Backspace)
    assert len(curve.now.points) == 2
    start = axial.frame.to_screen(np.array(curve.now.points[1]))
    drag(axial, start, axial.frame.to_screen(np.array([10.0, 0.0, 0.0])))
    assert curve.now.points[1][0] == pytest.approx(10.0, abs=0.5)
    QTest.keyClick(axial, Qt.Key.Key_Return)
    assert not curve.now.is_drawn
    view = space.straightening.view
    qtbot.wait(20)
    assert view.isVisibleTo(space)
    assert view.frame.path.length_mm == pytest.approx(30.0, abs=1.0)
    assert not view.grab().isNull()
    panel.clear.click()
    assert not view.isVisibleTo(space)


def test_the_straightened_view_goes_to_what_is_clicked_and_slices_are_turned_across_the_path(space: Any, qtbot: Any) -> None:
    space.state.curve.set(points=((-30.0, 0.0, 0.0), (30.0, 0.0, 0.0)), width_mm=60.0)
    qtbot.wait(20)
    view = space.straightening.view
    frame = view.frame
    letters = frame.letters()
    assert (letters["left"], letters["right"], letters["top_left"], letters["bottom_right"]) == ("R", "L", "A", "P")
    x, y, off = frame.to_screen(np.array([20.0, -10.0, 0.0]))
    assert x > view.width() / 2
    assert y < view.height() / 2
    assert off == pytest.approx(0.0, abs=1e-6)
    np.testing.assert_allclose(frame.to_lps(x, y), [20.0, -10.0, 0.0], atol=0.6)
    QTest.mouseClick(view, LEFT, NONE, QPoint(int(x), int(y)))
    np.testing.assert_allclose(space.views.coronal.crosshair, [20.0, -10.0, 0.0], atol=1.5)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert space.state.crosshair[0] == pytest.approx(21.0, abs=1.0)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert space.state.curve.now.angle_deg == 5.0
    at = QPointF(view.width() / 2, 20.0)
    wheel = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, wheel)
    assert space.state.curve.now.angle_deg == 10.0
    assert "60" in view.position_words()
    space.state.curve.set(points=((-10.0, 0.0, -30.0), (0.0, 0.0, 0.0), (10.0, 0.0, 30.0)))
    space.page(ViewsPage).findChild(CurvePanel).look_across()
    along = np.array([1.0, 0.0, 3.0]) / np.sqrt(10.0)
    np.testing.assert_allclose(space.views.axial.frame.plane.through, along, atol=1e-3)
