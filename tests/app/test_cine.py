"""The phases of a sequence in the slices: played, stepped through, planned on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from surgplan.app import showing_cine
from surgplan.app.actions.table import actions_of
from surgplan.app.cine_state import FASTEST, CineState
from surgplan.app.pages.cine_panel import CinePanel
from surgplan.app.pages.views_page import ViewsPage
from surgplan.base.grid import Grid
from surgplan.case.document import Image
from surgplan.case.image import Phase
from surgplan.imaging.volume import Volume, store_volume
from tests.app.conftest import at_rest

GRID = Grid((24, 22, 20), (2.0, 2.0, 2.0), (-24.0, -22.0, -20.0))
NAMES = ("0 %", "25 %", "50 %", "75 %")


def voxels(number: int) -> np.ndarray:
    """Phase n holds the value 100 n, and 1000 at one voxel to the patient's left."""
    values = np.full(GRID.array_shape, 100 * number, np.int16)
    values[10, 11, 20 - number] = 1000
    return values


@pytest.fixture
def heart(opened: Any, qtbot: Any) -> Any:
    """The window with such a sequence in the slices."""
    space = opened.space
    blobs = space.bridge.session.blobs
    stored = [store_volume(blobs, Volume(GRID, voxels(n), unit="HU")) for n in range(4)]
    phases = tuple(Phase(name, one["voxels"]) for name, one in zip(NAMES, stored, strict=True))
    ct = space.bridge.case.images["ct"]
    made = replace(ct, id="heart", grid=GRID, voxels=phases[1].voxels, dtype="int16", phases=phases, phase=NAMES[1])
    case = replace(space.bridge.case, images={"ct": ct, "heart": made})
    space.bridge.session._record(None, {}, case, "A sequence")
    space.bridge.session._show(case)
    space.state.set_image("heart")
    at_rest(qtbot, opened)
    qtbot.waitUntil(lambda: space.showing.volume.grid == GRID)
    return opened


def value(window: Any) -> int:
    """The value in the middle of what the slices show."""
    return int(window.space.showing.volume.voxels[0, 0, 0])


def test_phases_follow_each_other_round_and_back_and_forth() -> None:
    image = Image("i", "CT", GRID, "b", "int16", phases=tuple(Phase(name, name) for name in "abc"), phase="a")
    state = CineState()
    state.set(image="i")

    def played(count: int) -> str:
        seen = ""
        for _ in range(count):
            number, back = state.following(image)
            state.set(phase=image.phases[number].name, backwards=back)
            seen += state.now.phase
        return seen

    assert played(5) == "bcabc"
    state.set(phase="a", swings=True, backwards=False)
    assert played(7) == "bcbabcb"


def test_the_state_shows_other_voxels_and_leaves_the_image_alone() -> None:
    image = Image("i", "CT", GRID, "b", "int16", phases=(Phase("a", "a"), Phase("b", "b", "mask")), phase="a", valid=None)
    state = CineState()
    state.show(image, 1)
    assert (state.seen(image).voxels, state.seen(image).valid, state.number(image)) == ("b", "mask", 1)
    assert state.seen(replace(image, id="other")) == replace(image, id="other")
    state.show(image, 2)
    assert (state.now.phase, state.number(image)) == ("", 0)
    state.set(per_second=1e6)
    assert state.now.per_second == FASTEST


def test_a_step_shows_the_next_phase_where_the_view_was(heart: Any, qtbot: Any) -> None:
    view = heart.space.views.coronal
    view.zoom(2.0, 30.0, 40.0)
    frame, window = view.frame, view.window_level
    actions_of(heart)["Next phase"]()
    qtbot.waitUntil(lambda: value(heart) == 200)
    assert view.frame.mm_per_pixel == frame.mm_per_pixel
    np.testing.assert_array_equal(view.frame.middle, frame.middle)
    assert view.window_level == window
    assert view._remarks[-1] == "50 % (3 of 4), planned on 25 %"
    assert heart.space.showing.image is None, "nothing is drawn on a phase that is not planned on"
    actions_of(heart)["Phase before"]()
    qtbot.waitUntil(lambda: value(heart) == 100)
    assert not view._remarks
    assert heart.space.showing.image.id == "heart"


def test_it_plays_until_it_is_paused(heart: Any, qtbot: Any) -> None:
    state, seen = heart.space.state.cine, []
    state.set(per_second=30.0)
    heart.space.showing.volume_shown.connect(lambda name: seen.append(value(heart)))
    actions_of(heart)["Play the phases"]()
    qtbot.waitUntil(lambda: len(seen) >= 6)
    actions_of(heart)["Play the phases"]()
    assert not state.now.playing
    assert seen[:5] == [200, 300, 0, 100, 200]
    count = len(seen)
    qtbot.wait(120)
    assert len(seen) == count


def test_what_finds_no_room_is_read_again_and_never_skipped(heart: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing_cine, "MOST_BYTES", 2 * voxels(0).nbytes)
    player, seen = heart.space.showing._scan.cine, []
    heart.space.state.cine.set(per_second=30.0)
    heart.space.showing.volume_shown.connect(lambda name: seen.append(value(heart)))
    actions_of(heart)["Play the phases"]()
    qtbot.waitUntil(lambda: len(seen) >= 6)
    assert seen[:6] == [200, 300, 0, 100, 200, 300]
    assert len(player._kept) <= 2
    image = heart.space.state.shown_image(heart.space.bridge.case)
    assert showing_cine.fitting(image) == 2


def test_it_stops_when_another_scan_is_looked_at(heart: Any, qtbot: Any) -> None:
    heart.space.state.cine.set(per_second=30.0)
    actions_of(heart)["Play the phases"]()
    heart.space.state.set_image("ct")
    qtbot.waitUntil(lambda: not heart.space.state.cine.now.playing)
    qtbot.waitUntil(lambda: heart.space.showing.volume.voxels.shape == (40, 40, 40))


def test_the_panel_steps_plays_and_plans_on_what_is_seen(heart: Any, qtbot: Any) -> None:
    heart.show_side_page("Views")
    panel = heart.space.page(ViewsPage).sections["Phases"].findChild(CinePanel)
    assert not panel.hint.isVisibleTo(panel)
    panel.phase.setValue(3)
    qtbot.waitUntil(lambda: value(heart) == 300)
    assert panel.words.text() == "75 % (4 of 4)"
    assert panel.plan.isEnabled()
    panel.on.click()
    assert panel.words.text() == "0 % (1 of 4)"
    panel.back.click()
    panel.play.click()
    assert heart.space.state.cine.now.playing
    assert panel.play.accessibleName() == "Pause"
    panel.play.click()
    heart.space.state.cine.set(phase="75 %")
    panel.plan.click()
    qtbot.waitUntil(lambda: heart.space.bridge.case.images["heart"].phase == "75 %")
    assert heart.space.state.cine.now.phase == ""
    assert not panel.plan.isEnabled()
    panel.phase.setValue(0)
    panel.planned.click()
    qtbot.waitUntil(lambda: value(heart) == 300)


def test_a_single_volume_says_that_it_has_no_phases(opened: Any) -> None:
    opened.show_side_page("Views")
    panel = opened.space.page(ViewsPage).sections["Phases"].findChild(CinePanel)
    assert panel.hint.isVisibleTo(panel)
    assert not panel.play.isVisibleTo(panel)
    assert "Play the phases" not in actions_of(opened)
