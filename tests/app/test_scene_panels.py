"""The page of the views and the actions that belong to the 3D view, in the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from surgplan.app.actions.scene_actions import ACTIONS
from surgplan.app.kept_views import case_key, load_views, save_views
from surgplan.app.pages import pictures_panel
from surgplan.app.pages.clipping_panel import ClippingPanel
from surgplan.app.pages.pictures_panel import PicturesPanel
from surgplan.app.pages.scene_panel import ScenePanel
from surgplan.app.pages.volume_panel import VolumePanel
from surgplan.app.views.camera import Camera

pytestmark = pytest.mark.usefixtures("gl")


@pytest.fixture
def opened(opened):
    """The window with the small case, as if its values were known to be HU."""
    object.__setattr__(opened.space.showing.volume, "unit", "HU")
    opened.space.state.changed.emit()
    return opened


@pytest.fixture
def panels(opened):
    """The window with the page of the views, and its panels by their kind."""
    opened.show_side_page("Views")
    page = next(page for page in opened.space.side_pages if page.title == "Views")
    page.ensure_built()
    for title in ("3D view", "Scan in 3D", "Cut away in 3D", "Pictures and movies"):
        page.reveal(title)
    kinds = (ScenePanel, VolumePanel, ClippingPanel, PicturesPanel)
    return opened, *(page.findChild(kind) for kind in kinds)


def click(qtbot, widget) -> None:
    """The left button."""
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(qtbot, box) -> None:
    """The space key on a tick."""
    qtbot.keyClick(box, Qt.Key.Key_Space)


def test_the_scan_is_drawn_as_the_panel_says(qtbot, panels) -> None:
    window, _, volume, _, _ = panels
    scene, state = window.space.views.scene, window.space.state.scene
    press(qtbot, volume.visible)
    assert state.volume.visible
    qtbot.waitUntil(lambda: not scene._picture.waits, timeout=20000)
    scene.grab()
    assert scene._picture.scan is not None
    assert volume.preset.count() == 5
    volume.preset.setCurrentIndex(volume.preset.findData("skin"))
    volume.preset.activated.emit(0)
    assert state.volume.preset == "skin"
    volume.shift.setValue(-50.0)
    volume.strength.setValue(20)
    assert (state.volume.shift, state.volume.strength) == (-50.0, pytest.approx(10**0.5))
    click(qtbot, volume.reset)
    assert (state.volume.shift, state.volume.strength, volume.strength.value()) == (0.0, 1.0, 0)
    press(qtbot, volume.visible)
    scene.grab()
    assert scene._picture.scan is None


def test_planes_and_the_box_are_added_turned_and_taken_away(qtbot, panels) -> None:
    window, _, _, cuts, _ = panels
    state, scene = window.space.state.scene, window.space.views.scene
    scene.look_from("anterior")
    press(qtbot, cuts.planes["coronal"])
    plane = state.clipping.planes[0].plane
    assert plane.normal == (0.0, 1.0, 0.0)
    flip = next(made for made in cuts.findChildren(QPushButton) if made.text() == "Keep the other side")
    click(qtbot, flip)
    assert state.clipping.planes[0].plane.normal == (0.0, -1.0, 0.0)
    press(qtbot, cuts.box)
    assert "six" in cuts.said.text()
    assert not cuts.box.isChecked()
    press(qtbot, cuts.planes["coronal"])
    assert not state.clipping.is_on
    press(qtbot, cuts.box)
    low, _ = state.clipping.box
    cuts.extents[1].setValue(low[0] + 15.0)
    assert state.clipping.box[1][0] == pytest.approx(low[0] + 15.0, abs=0.1)
    press(qtbot, cuts.implants_too)
    press(qtbot, cuts.handles)
    assert state.clipping.implants_too
    assert not state.clipping.handles
    click(qtbot, cuts.nothing)
    assert not state.clipping.is_on


def test_a_plane_that_faces_the_viewer_cuts_away_what_is_near(qtbot, panels) -> None:
    window, _, _, cuts, _ = panels
    scene = window.space.views.scene
    scene.look_from("left")
    press(qtbot, cuts.planes["facing"])
    np.testing.assert_allclose(window.space.state.scene.clipping.planes[0].plane.normal, scene.camera.direction, atol=1e-9)


def test_views_are_kept_found_again_and_removed(qtbot, panels) -> None:
    window, views, _, _, _ = panels
    scene = window.space.views.scene
    click(qtbot, views.sides["left"])
    np.testing.assert_allclose(scene.camera.direction, [-1, 0, 0], atol=1e-9)
    views.name.setText("From the left")
    click(qtbot, views.keep)
    click(qtbot, views.sides["anterior"])
    click(qtbot, views.keep)
    assert list(window.space.state.scene.kept_views) == ["From the left", "View 1"]
    assert list(load_views(case_key(window.space.bridge.case))) == ["From the left", "View 1"]
    views.kept.setCurrentRow(0)
    click(qtbot, views.go)
    np.testing.assert_allclose(scene.camera.direction, [-1, 0, 0], atol=1e-9)
    click(qtbot, views.remove)
    assert list(load_views(case_key(window.space.bridge.case))) == ["View 1"]
    press(qtbot, views.parallel)
    assert scene.camera.parallel
    click(qtbot, views.fit)


def test_kept_views_that_are_damaged_are_left_out(own_settings) -> None:
    camera = Camera.named("left", np.full(3, -5.0), np.full(3, 5.0), 1.0)
    save_views("a", {"one": camera})
    from PySide6.QtCore import QSettings

    settings = QSettings("surgplan", "surgplan")
    settings.setValue("kept_views", '{"a": {"bad": {"focal": [1, 2]}, "worse": 3}}')
    assert load_views("a") == {}
    settings.setValue("kept_views", "no JSON")
    assert load_views("a") == {}
    save_views("a", {"one": camera.with_parallel(True)})
    assert load_views("a")["one"].parallel


def test_pictures_and_movies_are_written_where_the_dialog_says(qtbot, panels, tmp_path: Path, monkeypatch) -> None:
    window, _, _, _, pictures = panels
    state = window.space.state.scene
    monkeypatch.setattr(pictures_panel, "ask_target", lambda *a: (str(tmp_path / "front"), ""))
    pictures.dots.setCurrentIndex(0)
    pictures.width_mm.setValue(60)
    pictures.height_mm.setValue(45)
    click(qtbot, pictures.write)
    assert (tmp_path / "front.png").stat().st_size > 1000
    assert pictures.said.text() == "Written: front.png"
    monkeypatch.setattr(pictures_panel, "ask_target", lambda *a: (str(tmp_path / "missing" / "turn.avi"), ""))
    click(qtbot, pictures.film)
    assert "folder" in pictures.said.text()
    monkeypatch.setattr(pictures_panel, "ask_target", lambda *a: (str(tmp_path / "turn.avi"), ""))
    pictures.seconds.setValue(60)
    pictures.size.setCurrentIndex(0)
    with qtbot.waitSignal(state.movie_progress, timeout=20000):
        click(qtbot, pictures.film)
    assert not pictures._running.isHidden()
    click(qtbot, pictures.stop)
    assert pictures._running.isHidden()
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".avi"] == []


def test_every_action_of_the_3d_view_does_what_it_says(qtbot, opened, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(pictures_panel, "ask_target", lambda parent, title, *a: asked.append(title) or ("", ""))
    scene = opened.space.state.scene
    by_id = {action.id: action for action in ACTIONS}
    for action in ACTIONS:
        if action.id in ("view.cut_box", "view.cut_nothing"):
            continue
        assert action.available(opened), action.id
        action.run(opened)
    assert scene.volume.visible
    assert scene.volume.preset == "soft"
    assert [held.name for held in scene.clipping.planes] == ["axial", "coronal", "sagittal", "facing"]
    assert all(by_id[f"view.cut_{held.name}"].checked(opened) for held in scene.clipping.planes)
    assert scene.parallel
    assert list(scene.kept_views) == ["View 1"]
    assert asked == ["Write picture", "Write turning movie"]
    by_id["view.cut_axial"].run(opened)
    assert "axial" not in [held.name for held in scene.clipping.planes]
    by_id["view.cut_nothing"].run(opened)
    assert not by_id["view.cut_nothing"].available(opened)
    by_id["view.cut_box"].run(opened)
    assert by_id["view.cut_box"].checked(opened)
    by_id["view.cut_box"].run(opened)
    assert not scene.clipping.is_on
