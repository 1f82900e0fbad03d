from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.mesh.triangles import TriMesh
from surgplan.report import rendering
from surgplan.report.colours import gap_bands, risk_scale
from surgplan.report.scene import BACK, FROM_LEFT, FROM_RIGHT, FRONT, Arrow, Body, scene_picture
from tests.report.shapes import CENTRE, RADIUS, ball, tetrahedron

needs_gl = pytest.mark.usefixtures("gl")


def is_tone(pixels: np.ndarray, red: float, green: float, blue: float, apart: float = 0.12) -> np.ndarray:
    """Pixels of a tone, however brightly it is lit."""
    colour = pixels / np.maximum(pixels.sum(axis=-1, keepdims=True), 1)
    return np.all(np.abs(colour - np.array([red, green, blue]) / (red + green + blue)) < apart / 3, axis=-1)


@needs_gl
def test_a_ball_has_its_size_by_the_ruler_and_its_place_in_the_middle() -> None:
    surface = ball()
    picture = scene_picture([Body(surface, "#C8433A")], FRONT, size_px=(400, 400))
    rows, columns = np.nonzero(is_tone(picture.pixels, 0xC8, 0x43, 0x3A))
    assert np.ptp(columns) * picture.mm_per_px == pytest.approx(np.ptp(surface.points[:, 0]), abs=0.5)
    assert np.ptp(rows) * picture.mm_per_px == pytest.approx(np.ptp(surface.points[:, 2]), abs=0.5)
    ends = (columns.min() + columns.max(), rows.min() + rows.max())
    assert ends == pytest.approx((400, 400), abs=4)


@needs_gl
@pytest.mark.parametrize(
    ("view", "letters"), [(FRONT, "RLSI"), (BACK, "LRSI"), (FROM_LEFT, "APSI"), (FROM_RIGHT, "PASI")], ids=lambda v: str(v)[:12]
)
def test_what_lies_to_the_patients_left_is_drawn_towards_the_l(view, letters) -> None:  # type: ignore[no-untyped-def]
    solid = tetrahedron()
    towards = {"L": (1, 0, 0), "R": (-1, 0, 0), "P": (0, 1, 0), "A": (0, -1, 0), "S": (0, 0, 1)}
    right = np.array(towards[letters[1]]) * 30.0
    marked = type(solid)(solid.points + right, solid.triangles)
    focus = (np.full(3, -40.0), np.full(3, 40.0))
    picture = scene_picture([Body(marked, "#3F6FB5")], view, focus, size_px=(300, 300))
    assert "".join(picture.letters[e] for e in ("left", "right", "top", "bottom")) == letters
    _, columns = np.nonzero(is_tone(picture.pixels, 0x3F, 0x6F, 0xB5))
    assert columns.mean() > 200


@needs_gl
def test_a_map_shows_the_colours_of_its_legend_with_a_sharp_edge_at_the_limit() -> None:
    body = ball()
    height = body.points[:, 2] - CENTRE[2]
    picture = scene_picture([Body(body, values=1 + height / RADIUS, colours=risk_scale())], FRONT, size_px=(300, 300))
    over = is_tone(picture.pixels, 0xF0, 0x70, 0x5C)
    rows, _ = np.nonzero(over)
    assert rows.max() == pytest.approx(150, abs=3)
    banded = scene_picture([Body(body, values=height, colours=gap_bands())], FRONT, size_px=(300, 300))
    assert is_tone(banded.pixels, 0xE0, 0x50, 0x3F)[170:].sum() > 1000
    assert not is_tone(banded.pixels, 0xE0, 0x50, 0x3F)[:140].any()


@needs_gl
def test_the_edge_of_a_map_is_sharp_inside_one_triangle() -> None:
    sheet = TriMesh(np.array([[-10.0, 0, -10], [10, 0, -10], [0, 0, 10]]), np.array([[0, 1, 2]]))
    picture = scene_picture([Body(sheet, values=np.array([0.0, 0.0, 2.0]), colours=risk_scale())], FRONT, size_px=(300, 300))
    over = is_tone(picture.pixels, 0xF0, 0x70, 0x5C)
    assert np.nonzero(over)[0].max() == pytest.approx(150, abs=3)
    assert over[100, 150]


@needs_gl
def test_an_arrow_is_drawn_and_its_words_stand_beside_it() -> None:
    arrow = Arrow(CENTRE + np.array([0, 0, RADIUS]), np.array([0.0, 0.0, -1.0]), 20.0, "Hip contact 1700 N")
    picture = scene_picture([Body(ball())], FRONT, arrows=[arrow], size_px=(300, 300))
    label = picture.labels[0]
    assert label.words == "Hip contact 1700 N"
    assert is_tone(picture.pixels, 0xB3, 0x36, 0x1F, 0.25)[round(label.y), round(label.x) - 3 : round(label.x) + 4].any()


def test_without_gl_the_refusal_names_what_is_missing_and_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "libNoSuchGL.so.9" in rendering.missing_gl("libNoSuchGL.so.9")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(rendering, "missing_gl", lambda: "the library libEGL.so.1 is missing")
    with pytest.raises(Refused, match=r"libEGL\.so\.1 is missing; install it with: apt-get install"):
        rendering.prepare_rendering.__wrapped__()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="EGL is how Linux draws")
@needs_gl
def test_an_egl_without_a_driver_is_refused_and_does_not_kill_the_process() -> None:
    code = (
        "from surgplan.report.scene import *; from tests.report.shapes import tetrahedron\n"
        "try: scene_picture([Body(tetrahedron())], FRONT)\n"
        "except Exception as exc: print(type(exc).__name__, exc)"
    )
    environment = {k: v for k, v in os.environ.items() if k != "DISPLAY"} | {"__EGL_VENDOR_LIBRARY_DIRS": "/nonexistent"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0
    assert done.stdout.startswith("Refused 3D pictures can't be drawn here")
