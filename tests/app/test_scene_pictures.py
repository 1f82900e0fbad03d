"""Pictures for paper and turning movies of the 3D view."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from surgplan.app.scene_state import PrintOrder, Turntable
from surgplan.app.views.scene_item import SceneItem
from surgplan.app.views.scene_movie import TurntableMovie
from surgplan.app.views.scene_print import print_camera, print_picture, scale_words
from surgplan.app.views.scene_view import SceneView
from surgplan.base.errors import BadInput, Refused

pytestmark = pytest.mark.usefixtures("gl")


@pytest.fixture
def scene(qtbot, ball) -> SceneView:
    """A red ball of radius 30 mm, with values."""
    view = SceneView()
    qtbot.addWidget(view)
    view.resize(360, 300)
    view.show()
    view.show_items([SceneItem("ball", 1, *ball, "other", "#FF0000")])
    yield view
    view.close_scene()


def red(image: QImage) -> np.ndarray:
    """Where the ball is."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8)
    pixels = rows.reshape(image.height(), -1)[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)
    return (pixels[..., 0] > 60) & (pixels[..., 0] > 2 * pixels[..., 1])


def test_one_mm_of_the_patient_is_one_mm_on_paper_at_true_size(scene) -> None:
    order = PrintOrder(Path("x.png"), 100.0, 80.0, 150, true_scale=True)
    made = print_picture(scene, order)
    assert (made.width(), made.height()) == (round(100 / 25.4 * 150), round(80 / 25.4 * 150))
    assert made.dotsPerMeterX() == round(150 / 25.4 * 1000)
    columns = np.nonzero(red(made).any(axis=0))[0]
    diameter_mm = (columns.max() - columns.min() + 1) / 150 * 25.4
    assert diameter_mm == pytest.approx(60.0, abs=0.5)
    assert scale_words(20.0, print_camera(scene, order), order) == "20 mm, 1 : 1"


def test_paper_of_any_shape_shows_what_the_view_shows_on_white(scene) -> None:
    for width, height in ((60.0, 120.0), (120.0, 40.0)):
        made = print_picture(scene, PrintOrder(Path("x.png"), width, height, 96))
        ball_pixels = red(made)
        assert ball_pixels.any()
        assert not any(edge.any() for edge in (ball_pixels[0], ball_pixels[-1], ball_pixels[:, 0], ball_pixels[:, -1]))
        assert made.pixelColor(made.width() - 2, 2).name() == "#ffffff"


def test_legend_and_scale_are_drawn_on_paper(scene, ball) -> None:
    values = SceneItem("ball", 2, *ball, scalars=ball[0][:, 2].copy(), label="Height", unit="mm")
    scene.show_items([values])
    with_legend = print_picture(scene, PrintOrder(Path("x.png"), 120.0, 90.0, 96))
    dark = [
        with_legend.pixelColor(x, with_legend.height() - 14).lightness()
        for x in range(with_legend.width() - 40, with_legend.width() - 14)
    ]
    assert max(dark) < 120
    corner = [with_legend.pixelColor(x, 60).name() for x in range(with_legend.width() - 90, with_legend.width() - 14)]
    assert any(name != "#ffffff" for name in corner)


def test_pictures_that_can_not_be_drawn_are_refused(qtbot, scene) -> None:
    with pytest.raises(Refused, match="dots"):
        print_picture(scene, PrintOrder(Path("x.png"), 1000.0, 80.0, 600))
    with pytest.raises(Refused, match="mm"):
        print_picture(scene, PrintOrder(Path("x.png"), 5.0, 80.0, 96))
    empty = SceneView()
    qtbot.addWidget(empty)
    with pytest.raises(Refused, match="nothing"):
        print_picture(empty, PrintOrder(Path("x.png")))
    with pytest.raises(Refused, match="nothing"):
        TurntableMovie(empty, Turntable(Path("x.avi")))


def test_a_movie_turns_once_and_ends_one_step_before_it_began(qtbot, scene, tmp_path) -> None:
    target = tmp_path / "turn.avi"
    movie = TurntableMovie(scene, Turntable(target, 0.5, 12, 160, 120), scene)
    with qtbot.waitSignal(movie.finished, timeout=20000) as told:
        pass
    assert told.args == [str(target)]
    data = target.read_bytes()
    assert data.count(b"00dc") == 2 * 6
    assert struct.unpack_from("<I", data, 4)[0] == len(data) - 8
    assert not list(tmp_path.glob("*.part"))
    first, second, last = (movie.camera(n).direction for n in (0, 1, 5))
    assert first @ second == pytest.approx(np.cos(np.radians(60)))
    assert first @ last == pytest.approx(np.cos(np.radians(60)))


def test_a_series_of_pictures_has_each_frame_in_its_folder(qtbot, scene, tmp_path) -> None:
    target = tmp_path / "turn"
    movie = TurntableMovie(scene, Turntable(target, 0.3, 10, 80, 60), scene)
    with qtbot.waitSignal(movie.finished, timeout=20000):
        pass
    assert [path.name for path in sorted(target.iterdir())] == ["frame-0001.png", "frame-0002.png", "frame-0003.png"]
    with pytest.raises(BadInput, match="already there"):
        TurntableMovie(scene, Turntable(target, 0.3, 10, 80, 60), scene)


def test_a_movie_that_is_stopped_leaves_nothing(qtbot, scene, tmp_path) -> None:
    for target in (tmp_path / "turn.avi", tmp_path / "turn"):
        movie = TurntableMovie(scene, Turntable(target, 10.0, 15, 80, 60), scene)
        with qtbot.waitSignal(movie.progressed, timeout=20000):
            pass
        with qtbot.waitSignal(movie.finished) as told:
            movie.stop()
        assert told.args == [""]
    assert list(tmp_path.iterdir()) == []
