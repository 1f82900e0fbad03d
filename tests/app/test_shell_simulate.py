"""Studies in the window: made by the form, shown, out of date after a move, edited."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from surgplan.app.pages.compare_page import ComparePage
from surgplan.app.pages.simulate_page import SimulatePage
from surgplan.artifacts.recipe import Artifact, quantity
from surgplan.artifacts.status import Ledger
from surgplan.artifacts.structure import solution_recipe
from surgplan.plan.move_implant import MoveImplant
from surgplan.plan.place_landmark import PlaceLandmark


@pytest.fixture
def page(opened, qtbot) -> SimulatePage:
    """The page, with the study `stance` made by its form."""
    opened.turn_to("Simulate")
    made = opened.space.page(SimulatePage)
    form = made.study_form
    form.editor("bodies").set_value(["lower", "screw"])
    form.set_values(
        {"as": "stance", "load": "custom", "force_n": [0, 0, -700], "at": [0, 0, 20], "element_mm": 4.0, "body_weight_kg": 70}
    )
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.study == "stance")
    return made


def pretend_solved(page: SimulatePage, stress: float) -> None:
    """Put a made-up solution where the real one would be."""
    bridge = page.bridge
    recipe = solution_recipe(bridge.case, "stance")
    points = np.array([[0.0, 0, 0], [10, 0, 0], [0, 10, 0], [0, 0, 10]])
    arrays = {
        "surface_points": points,
        "surface_triangles": np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]], dtype=np.int32),
        "surface_displacement_mm": 0.1 * points,
        **{f"surface_{name}": np.linspace(0, 1, 4) for name in ("risk", "e1", "e3", "von_mises_mpa")},
        "points": points,
        "tets": np.array([[0, 1, 2, 3, 0, 0, 0, 0, 0, 0]]),
        "material": np.zeros(1, np.int16),
        "displacement_mm": 0.1 * points,
        **{name: np.array([0.5]) for name in ("risk", "e1", "e3", "von_mises_mpa")},
    }
    facts = {
        "names": ["lower", "screw"],
        "results": {
            "screw.von_mises_max": quantity(stress, "MPa", "made up"),
            "lower.tensile_strain_max": quantity(0.002, "1"),
        },
        "checks": {"residual": quantity(1e-9, "1", "made up")},
        "warnings": ["the scan has no density calibration"],
    }
    with Ledger(bridge.shop.cache).working("stance", recipe):
        bridge.shop.cache.put(recipe.key, Artifact(arrays, facts))
    bridge.artifact_ready.emit(recipe.key)


def shown(figures) -> list[str]:
    """The words of a table of figures."""
    items = (figures._grid.itemAt(n).widget() for n in range(figures._grid.count()))
    return [item.text() for item in items if item is not None]


def test_a_study_is_made_by_the_form_and_waits_to_be_solved(page) -> None:
    study = page.bridge.case.studies["stance"]
    assert study.bodies == ("lower", "screw")
    assert study.loads[0].force_n == (0.0, 0.0, -700.0)
    assert page._words.text() == "Not solved yet."
    assert page._solve.isEnabled()


def test_a_study_that_can_not_be_made_says_why(opened, qtbot) -> None:
    opened.turn_to("Simulate")
    form = opened.space.page(SimulatePage).study_form
    form.set_values({"as": "empty"})
    form.editor("bodies").set_value([])
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert "at least one body" in opened.notice.words
    assert not opened.space.bridge.case.studies


def test_results_are_grouped_and_in_units_people_read(page) -> None:
    pretend_solved(page, 120.0)
    words = shown(page._results)
    assert words[:4] == ["Screw", "Von Mises stress, maximum", "120", "MPa"]
    assert words[5:9] == ["Lower", "Tensile strain, maximum", "0.200", "%"]
    assert page._solve.text() == "Solved"
    assert not page._solve.isEnabled()
    assert page._warnings.text() == "The scan has no density calibration."


def test_moving_the_implant_makes_the_study_out_of_date_and_undo_makes_it_good(page, opened, qtbot) -> None:
    pretend_solved(page, 120.0)
    bridge = page.bridge
    bridge.do(MoveImplant("screw", translate_mm=(0.0, 2.0, 0.0)))
    bridge.do(PlaceLandmark("elsewhere", (0.0, 0.0, 0.0)))
    qtbot.waitUntil(lambda: page._words.text() == "Out of date: Move screw 2.0 mm.")
    assert page._solve.text() == "Solve again"
    assert page._solve.isEnabled()
    assert "120" in shown(page._results), "what is out of date stays visible"
    greyed = page._results._grid.itemAtPosition(1, 1).widget()
    assert greyed.property("role") == "hint"
    label = next(item for item in opened.space.views.scene.items if item.material == "result")
    assert label.label == "Risk factor (out of date)"
    assert label.colormap == "stale"
    bridge.undo()
    bridge.undo()
    qtbot.waitUntil(lambda: page._words.text() == "")
    assert not page._solve.isEnabled()


def test_a_study_is_changed_from_its_own_settings(page, qtbot) -> None:
    page.study_form.set_values({"as": "other", "element_mm": 9.0})
    page._fill_form()
    op = page.study_form.operation()
    assert (op.as_, op.element_mm, op.bodies) == ("stance", 4.0, ("lower", "screw"))
    assert op.force_n == (0.0, 0.0, -700.0)


def test_scenarios_are_compared_side_by_side(page, opened, qtbot) -> None:
    pretend_solved(page, 120.0)
    page.bridge.start_branch("deeper")
    page.bridge.do(MoveImplant("screw", translate_mm=(0.0, 0.0, -5.0)))
    pretend_solved(page, 95.0)
    opened.turn_to("Compare")
    table = opened.space.page(ComparePage)._table
    assert [table.horizontalHeaderItem(n).text() for n in (1, 2)] == ["A", "deeper"]
    row = next(n for n in range(table.rowCount()) if table.item(n, 0).text() == "Von Mises stress, maximum")
    assert [table.item(row, n).text() for n in (1, 2)] == ["120 MPa", "95.0 MPa"]


def test_a_scenario_says_what_it_needs_next(page, opened, qtbot) -> None:
    pretend_solved(page, 100.0)
    compare = opened.space.page(ComparePage)
    opened.turn_to("Compare")
    assert compare.next.isHidden()
    opened.space.bridge.start_branch("moved")
    qtbot.waitUntil(lambda: compare.next.isVisible(), timeout=10000)
    qtbot.mouseClick(compare.next.go, Qt.MouseButton.LeftButton)
    assert opened.space.pages[opened.space.page_number].title == "Plan"
    opened.space.bridge.do(MoveImplant("screw", translate_mm=(0.0, 0.0, 1.0)))
    qtbot.waitUntil(lambda: opened.space.bridge.session.head.op["do"] == "implant.move", timeout=10000)
    opened.turn_to("Compare")
    qtbot.mouseClick(compare.next.go, Qt.MouseButton.LeftButton)
    assert opened.space.pages[opened.space.page_number].title == "Simulate"
    pretend_solved(page, 80.0)
    opened.turn_to("Compare")
    assert compare.next.isHidden()


def test_without_a_study_no_map_is_offered(page) -> None:
    section = page.sections["Map on the model"]
    assert section.isVisible()
    page.bridge.undo()
    page.show_results()
    assert not section.isVisible()
