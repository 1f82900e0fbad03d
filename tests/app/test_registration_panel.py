"""Registering scans in the window, and looking at what came of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from surgplan.app.pages.overlay_panel import BLEND, CHECKERBOARD, NONE
from surgplan.app.pages.registration_panel import RegistrationPanel
from surgplan.app.pages.scan_page import ScanPage
from surgplan.imaging.import_image import ImportImage
from surgplan.imaging.registration.register_image import RegisterImage
from tests.app.conftest import at_rest
from tests.app.test_apart_scans import two_frames, write_series

__all__ = ["two_frames"]

MATRIX = (1.0, 0.0, 0.0, 6.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0)
"""Six mm to the left."""
BEFORE = "before registration: places do not correspond"


@pytest.fixture
def page(window, two_frames, qtbot, monkeypatch) -> ScanPage:
    """The scan page of the case with two scans; registering them takes no time here."""
    found = {"matrix": list(MATRIX), "figures": {"spread_mm": 0.12}}
    monkeypatch.setattr(RegisterImage, "compute", lambda self, case, blobs, progress: found)
    window.open_case(two_frames)
    at_rest(qtbot, window)
    window.turn_to("Scan")
    return window.space.page(ScanPage)


def registered(page: ScanPage, qtbot) -> None:
    page.registration.go.click()
    qtbot.waitUntil(lambda: "later_registered" in page.bridge.case.images, timeout=10000)
    qtbot.waitUntil(lambda: page.state.second is not None, timeout=10000)


def view(page: ScanPage):
    """The axial slice."""
    return page.window().space.views.axial


def test_the_scan_that_lies_apart_is_offered_to_be_moved(page) -> None:
    panel: RegistrationPanel = page.registration
    assert (panel.moving.currentText(), panel.fixed.currentText()) == ("later", "ct")
    op = panel.operation()
    assert (op.moving, op.fixed, op.as_, op.method, op.start) == ("later", "ct", "later_registered", "rigid", "any")


def test_a_scan_of_another_frame_can_not_be_laid_over(page) -> None:
    names = [page.overlay.scan.itemText(n) for n in range(page.overlay.scan.count())]
    assert names == [NONE]
    assert "later: another frame" in page.overlay._hint.text()


def test_once_registered_it_lies_over_the_fixed_one_as_a_checkerboard(page, qtbot) -> None:
    registered(page, qtbot)
    assert page.state.shown_image(page.bridge.case).id == "ct"
    qtbot.waitUntil(lambda: view(page)._second is not None, timeout=10000)
    second = view(page)._second
    assert second.checkerboard
    moved, before = page.bridge.case.images["later_registered"], page.bridge.case.images["later"]
    assert np.allclose(second.volume.grid.origin_mm, np.array(before.grid.origin_mm) + np.array([6.0, 0.0, 0.0]))
    assert moved.frame_of_reference == page.bridge.case.frame_of_reference
    assert "0.12 mm" in page.registration._said.text()


def test_it_can_be_seen_as_it_lay_before_and_that_is_said(page, qtbot) -> None:
    registered(page, qtbot)
    page.overlay.before.setChecked(True)
    origin = np.array(page.bridge.case.images["later"].grid.origin_mm)
    qtbot.waitUntil(
        lambda: view(page)._second is not None and np.allclose(view(page)._second.volume.grid.origin_mm, origin), timeout=10000
    )
    assert BEFORE in view(page)._remarks
    page.overlay.before.setChecked(False)
    qtbot.waitUntil(lambda: BEFORE not in view(page)._remarks, timeout=10000)


def test_blending_takes_its_share_from_the_slider(page, qtbot) -> None:
    registered(page, qtbot)
    page.overlay.how.setCurrentText(BLEND)
    page.overlay.how.activated.emit(0)
    page.overlay.share.setValue(80)
    qtbot.waitUntil(lambda: view(page)._second is not None and view(page)._second.share == 0.8, timeout=10000)
    assert not view(page)._second.checkerboard
    assert page.overlay.how.currentText() != CHECKERBOARD


def test_the_scan_laid_over_takes_the_colours_and_the_range_that_are_chosen(page, qtbot) -> None:
    registered(page, qtbot)
    panel = page.overlay
    assert panel.colours.currentData() == "grey", "a CT over a CT is grey at first"
    qtbot.waitUntil(lambda: page.state.second.window is not None, timeout=10000)
    level, width = page.state.second.window
    assert (panel.low.value(), panel.high.value()) == pytest.approx((level - width / 2, level + width / 2), abs=1)
    panel.how.setCurrentText(BLEND)
    panel.how.activated.emit(0)
    panel.colours.setCurrentIndex(panel.colours.findData("hot"))
    panel.colours.activated.emit(panel.colours.currentIndex())
    panel.clear.click()
    panel.low.setValue(100.0)
    panel.high.setValue(900.0)
    second = view(page)._second
    assert second.colours.name == "hot"
    assert second.low_is_clear
    assert second.window == (500.0, 800.0)
    panel.high.setValue(50.0)
    assert view(page)._second.window == (500.0, 800.0), "a range without width is not taken"


def test_a_tracer_is_shown_hot_and_clear_where_there_is_little(page, qtbot) -> None:
    registered(page, qtbot)
    panel, case = page.overlay, page.bridge.case
    tracer = replace(case.images["later_registered"], modality="PT")
    panel._case = replace(case, images={**case.images, "later_registered": tracer})
    panel.scan.activated.emit(panel.scan.currentIndex())
    assert (page.state.second.colours, page.state.second.low_is_clear) == ("hot", True)


def test_landmarks_are_taken_in_the_scan_that_is_shown(page, qtbot) -> None:
    panel = page.registration
    for number in range(3):
        for side, name in (("moving", "later"), ("fixed", "ct")):
            page.state.set_image(name)
            assert f"point in {name}" in panel._take[side].text()
            page.state.set_crosshair((float(number), 2.0 * number, 5.0 if side == "moving" else 7.0))
            panel._take[side].click()
    op = panel.operation()
    assert op.start == "landmarks"
    assert op.landmarks[2] == ((2.0, 4.0, 5.0), (2.0, 4.0, 7.0))


def test_a_button_for_a_scan_that_is_not_shown_shows_it_first(page, qtbot) -> None:
    page.state.set_image("ct")
    take = page.registration._take["moving"]
    assert take.text().startswith("Show later")
    take.click()
    assert page.state.image == "later"
    assert page.registration.pairs.count() == 0


def test_a_scan_that_comes_later_is_offered_to_be_moved_onto_the_first(window, two_frames, qtbot, tmp_path) -> None:
    from surgplan.case.session import Session
    from surgplan.imaging.import_image import ImportImage

    path = tmp_path / "one_by_one.surgplan"
    with Session.create(path) as session:
        session.do(ImportImage(str(tmp_path / "one"), "ct"))
    window.open_case(path)
    at_rest(qtbot, window)
    window.turn_to("Scan")
    panel = window.space.page(ScanPage).registration
    window.space.bridge.session.do(ImportImage(str(tmp_path / "other"), "later"))
    qtbot.waitUntil(lambda: panel.moving.count() == 2, timeout=10000)
    assert (panel.moving.currentText(), panel.fixed.currentText()) == ("later", "ct")
    panel.moving.setCurrentText("ct")
    panel.moving.activated.emit(0)
    assert not panel.go.isEnabled()


def test_points_do_not_outlive_the_scans_they_were_taken_in(page, qtbot, tmp_path) -> None:
    panel = page.registration
    for side, name in (("moving", "later"), ("fixed", "ct")):
        page.state.set_image(name)
        page.state.set_crosshair((1.0, 2.0, 3.0))
        panel._take[side].click()
    assert len(panel._pairs) == 1
    page.bridge.remove("later")
    page.bridge.do(ImportImage(str(write_series(tmp_path / "third", 3)), "later"))
    qtbot.waitUntil(lambda: "later" in page.bridge.case.images, timeout=20000)
    qtbot.waitUntil(lambda: panel.moving.currentText() == "later", timeout=10000)
    assert panel.operation().landmarks == ()


def test_once_registered_the_first_scan_is_still_the_one_that_stays(page, qtbot) -> None:
    registered(page, qtbot)
    panel = page.registration
    qtbot.waitUntil(lambda: panel.moving.count() == 3, timeout=10000)
    assert (panel.moving.currentText(), panel.fixed.currentText()) == ("later", "ct")
