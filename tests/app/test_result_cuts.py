"""Results of a study on planes: in slices, and on a solid cut open in 3D."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.app.pages.simulate_page import SimulatePage
from surgplan.app.pages.views_page import ViewsPage
from surgplan.app.showing_cut import ResultCuts
from surgplan.app.showing_maps import StudyResult
from surgplan.app.slice_state import ResultLook
from surgplan.app.views.legend import legends
from surgplan.app.views.scene_item import SceneItem
from surgplan.artifacts.recipe import Artifact
from tests.app.test_shell_simulate import page, pretend_solved  # noqa: F401  (page is a fixture)

CORNERS = np.array([[x, y, z] for z in (0.0, 10.0) for y in (0.0, 10.0) for x in (0.0, 10.0)])
TETS = np.array([[0, 1, 3, 7], [0, 5, 1, 7], [0, 4, 5, 7], [0, 6, 4, 7], [0, 2, 6, 7], [0, 3, 2, 7]])
BOX = np.array(
    [[0, 2, 1], [1, 2, 3], [4, 5, 6], [5, 7, 6], [0, 1, 4], [1, 5, 4],
     [2, 6, 3], [3, 6, 7], [0, 4, 2], [2, 4, 6], [1, 3, 5], [3, 7, 5]]
)  # fmt: skip
OPEN_AT = (np.array([0.0, 0.0, 4.0]), np.array([0.0, 0.0, 1.0]))


def box_result(quantity: str = "displacement_mm") -> StudyResult:
    """A cube whose displacement is its height over ten."""
    tets = np.hstack([TETS, np.zeros((6, 6), int)])
    displacement = CORNERS * [0.0, 0.0, 0.1]
    arrays = {"points": CORNERS, "tets": tets, "material": np.zeros(6, int), "displacement_mm": displacement}
    arrays["e3"] = np.full(6, -0.002)
    item = SceneItem(
        "walk", "key", CORNERS, BOX, "result", scalars=CORNERS[:, 2] / 10, range=(0.0, 1.0), label="Way", unit="mm"
    )
    return StudyResult(Artifact(arrays, {}), quantity, item)


@pytest.mark.parametrize(("other_side", "low", "high"), [(False, 4.0, 10.0), (True, 0.0, 4.0)])
def test_a_solid_is_opened_at_the_plane_and_keeps_what_lies_beyond(other_side, low, high) -> None:
    half, section = ResultCuts().opened(box_result(), OPEN_AT, other_side=other_side)
    used = half.points[np.unique(half.triangles)]
    assert used[:, 2].min() == pytest.approx(low)
    assert used[:, 2].max() == pytest.approx(high)
    np.testing.assert_allclose(section.points[:, 2], 4.0)
    np.testing.assert_allclose(section.scalars, 0.4)


def test_surface_and_cut_share_one_legend() -> None:
    result = box_result()
    shown = legends(ResultCuts().opened(result, OPEN_AT, other_side=False))
    assert shown == legends([result.item])


def test_slices_show_the_same_colours_over_the_same_range_as_3d() -> None:
    result, cuts = box_result("e3"), ResultCuts()
    field = cuts.field(result, ResultLook(share=0.5))
    assert (field.colours, field.range, field.label, field.share) == (result.item.map, (0.0, 1.0), "Way", 0.5)
    np.testing.assert_allclose(field.values, 0.2)  # compression in percent
    assert cuts.field(result, ResultLook(share=0.5)) is field
    assert cuts.field(result, ResultLook(in_slices=False)) is None


def test_the_window_shows_results_in_slices_and_opens_the_model(page, opened, qtbot) -> None:  # noqa: F811
    pretend_solved(page, 100.0)
    space = opened.space
    space.state.show_map("stance", "risk")
    views = space.views
    assert views.axial._field.label == "Risk factor"
    assert all(segment.fill == 0.0 for segment in views.axial._segments), "fills would change the colours"
    opened.show_side_page("Views")
    panel = next(w for w in space.page(ViewsPage).sections["Results on cuts"].findChildren(object) if hasattr(w, "other_side"))
    assert not panel.hint.isVisibleTo(panel)
    panel.in_slices.click()
    assert views.axial._field is None
    assert any(segment.fill > 0.0 for segment in views.axial._segments)
    panel.in_slices.click()
    space.state.set_crosshair((1.0, 1.0, 3.0))
    panel.cut.setCurrentIndex(panel.cut.findData("axial"))
    panel.cut.activated.emit(panel.cut.currentIndex())
    named = {item.id: item for item in views.scene.items}
    height = views.axial.frame.middle[2]
    np.testing.assert_allclose(named["stance risk on the cut"].points[:, 2], height)
    space.state.set_crosshair((1.0, 1.0, 7.0))
    qtbot.waitUntil(lambda: views.scene.items[1].points[0, 2] != height)
    space.state.show_map(None)
    assert views.axial._field is None


def test_without_a_result_the_panel_says_what_is_missing(opened) -> None:
    opened.show_side_page("Views")
    section = opened.space.page(ViewsPage).sections["Results on cuts"]
    panel = next(w for w in section.findChildren(object) if hasattr(w, "other_side"))
    assert panel.hint.isVisibleTo(panel)
    assert not panel.cut.isEnabled()
    assert isinstance(opened.space.page(SimulatePage), SimulatePage)
