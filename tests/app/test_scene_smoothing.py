"""Smoothing in turns: the same picture as one of twice the size, a turn at a time, and given up when something changes."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.app.views import scene_stage
from surgplan.app.views.camera import Camera
from surgplan.app.views.scene_item import SceneItem
from surgplan.app.views.scene_smoothing import OFFSETS
from surgplan.app.views.scene_stage import SceneStage
from surgplan.app.views.scene_view import SceneView

WIDTH, HEIGHT = 160, 120


@pytest.fixture
def stage(ball, gl):
    """A stage with a ball on it, which counts as slow to smooth."""
    made = SceneStage()
    made.set_background("#000000", "#000000")
    made.show([SceneItem("ball", "b", *ball, "bone")])
    made._full_s = sum(scene_stage.TURNS_S) / 2
    yield made
    made.close()


def pixels(image) -> np.ndarray:
    """Red of each pixel (h, w)."""
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., 2].astype(int)


def camera() -> Camera:
    """From before, a ball of 30 mm."""
    return Camera.named("anterior", np.full(3, -30.0), np.full(3, 30.0), WIDTH / HEIGHT)


def test_the_mean_of_the_turns_is_the_picture_of_twice_the_size(stage) -> None:
    whole = pixels(stage.full(camera(), WIDTH, HEIGHT))
    first, full = stage.draw(camera(), WIDTH, HEIGHT, moving=False)
    assert full
    made = None
    for _ in OFFSETS[1:]:
        assert made is None
        assert stage.is_smoothing
        made = stage.smooth_on()
    assert not stage.is_smoothing
    off = np.abs(pixels(made) - whole)
    assert np.mean(off > 2) < 0.001  # a renderer may see an edge differently where it meets a sample to the last bit
    assert np.mean(np.abs(pixels(first) - whole) > 2) > 0.01  # its edges are plain


def test_nothing_is_smoothed_in_motion_and_a_change_gives_up_what_was_begun(stage, ball) -> None:
    stage.draw(camera(), WIDTH, HEIGHT, moving=True)
    assert not stage.is_smoothing
    stage._full_s = sum(scene_stage.TURNS_S) / 2
    stage.draw(camera(), WIDTH, HEIGHT, moving=False)
    assert stage.is_smoothing
    stage.show([SceneItem("ball", "b", *ball, "titanium")])
    assert not stage.is_smoothing
    assert stage.smooth_on() is None


def test_the_view_becomes_smooth_by_itself(ball, gl, qtbot) -> None:
    view = SceneView()
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    view.show_items([SceneItem("ball", "b", *ball, "bone")])
    view.show()
    qtbot.waitUntil(lambda: view._image is not None and not view.is_moving)
    view._stage._full_s = sum(scene_stage.TURNS_S) / 2
    with qtbot.waitSignal(view._picture.smoothed, timeout=5000):
        view._come_to_rest()
        view.repaint()
        assert view.is_moving
    assert not view.is_moving
    assert view._image is view._picture.surfaces
    view.close_scene()
