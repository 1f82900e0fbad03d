"""The linked views."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from surgplan.app.views.four_up import FourUp

sys.path.insert(0, str(Path(__file__).parent))
from volumes import IDENTITY, OBLIQUE, bright_at


@pytest.fixture
def views(qtbot) -> FourUp:
    """Four views of a small scan."""
    made = FourUp()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.set_volume(bright_at(IDENTITY, (0, 0, 0)))
    made.show()
    yield made
    made.scene.close_scene()


def test_a_click_in_one_view_moves_the_slices_of_the_others(qtbot, views) -> None:
    at = views.axial.frame.to_screen(np.array([8.0, -6.0, 0.0])).round().astype(int)
    with qtbot.waitSignal(views.crosshair_moved) as told:
        qtbot.mouseClick(views.axial, Qt.MouseButton.LeftButton, pos=QPoint(*map(int, at)))
    point = told.args[0]
    assert views.coronal.frame.middle[1] == pytest.approx(point[1], abs=0.5)
    assert views.sagittal.frame.middle[0] == pytest.approx(point[0], abs=0.5)
    for view in views.slices:
        np.testing.assert_allclose(view.crosshair, point)


def test_scrolling_carries_the_crosshair_in_every_view_of_an_oblique_scan(views) -> None:
    views.set_volume(bright_at(OBLIQUE, (0, 0, 0)))
    views.axial.step(4)
    for view in views.slices:
        np.testing.assert_allclose(view.crosshair, views.axial.crosshair)


def test_window_and_zoom_are_shared(views) -> None:
    scales = [view.frame.mm_per_pixel for view in views.slices]
    views.coronal.change_window(123.0, 456.0)
    views.coronal.zoom(2.0, 50, 50)
    for view, scale in zip(views.slices, scales, strict=True):
        assert view.window_level == (123.0, 456.0)
        assert view.frame.mm_per_pixel == pytest.approx(scale / 2)


def test_a_double_click_gives_a_view_the_whole_space_and_back(qtbot, views) -> None:
    qtbot.mouseDClick(views.coronal, Qt.MouseButton.LeftButton)
    assert views.maximised is views.coronal
    assert views.coronal.isVisible()
    assert not views.axial.isVisible()
    assert not views.scene.isVisible()
    qtbot.mouseDClick(views.coronal, Qt.MouseButton.LeftButton)
    assert all(view.isVisible() for view in (*views.slices, views.scene))


def test_axial_lies_over_coronal_and_sagittal_and_3d_is_the_widest(views) -> None:
    corner = {view: view.mapTo(views, QPoint(0, 0)) for view in (*views.slices, views.scene)}
    assert corner[views.axial].y() < corner[views.coronal].y() == corner[views.sagittal].y()
    assert corner[views.coronal].x() < corner[views.sagittal].x() < corner[views.scene].x()
    assert views.scene.width() > views.axial.width()
