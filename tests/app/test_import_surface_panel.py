"""Surfaces from files, brought in by the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from surgplan.app.pages.implant_panel import UPRIGHT
from surgplan.app.pages.import_surface_panel import ImportSurfacePanel
from surgplan.app.pages.own_part_dialog import OwnPartDialog
from surgplan.app.pages.plan_page import PlanPage
from surgplan.mesh.files import write_surface
from surgplan.mesh.triangles import TriMesh
from tests.app.conftest import at_rest
from tests.mesh.test_fields import CUBE


@pytest.fixture
def panel(opened: Any) -> ImportSurfacePanel:
    opened.turn_to("Plan")
    opened.space.page(PlanPage).reveal("Surfaces from files")
    found: ImportSurfacePanel = opened.space.page(PlanPage).surfaces
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_surface(TriMesh(CUBE.points * 10, CUBE.triangles), tmp_path / "Nobody Nick guide.stl")
    return tmp_path / "Nobody Nick guide.stl"


def imported(panel: ImportSurfacePanel, file: Path, qtbot: Any, name: str) -> None:
    panel.look_at(str(file))
    panel.unit.setCurrentIndex(0)
    panel.frame.setCurrentIndex(0)
    panel.name.setText(name)
    panel.go.click()
    qtbot.waitUntil(lambda: name in panel._bridge.case.surfaces, timeout=20000)
    at_rest(qtbot, panel.window())


def test_the_button_stays_shut_until_unit_and_axes_are_chosen(panel, file) -> None:
    panel.look_at(str(file))
    assert (panel.unit.currentIndex(), panel.frame.currentIndex()) == (-1, -1)
    assert not panel.go.isEnabled()
    panel.unit.setCurrentIndex(1)
    assert not panel.go.isEnabled()
    panel.frame.setCurrentIndex(1)
    assert panel.go.isEnabled()
    op = panel.operation()
    assert (op.unit, op.frame, op.as_) == ("cm", "RAS", "surface")
    panel.name.setText(" ")
    assert not panel.go.isEnabled()


def test_both_are_asked_for_again_with_the_next_file(panel, file) -> None:
    panel.look_at(str(file))
    panel.unit.setCurrentIndex(0)
    panel.frame.setCurrentIndex(0)
    panel.look_at(str(file))
    assert not panel.go.isEnabled()


def test_the_files_name_which_may_be_the_patients_is_not_proposed(panel, file) -> None:
    panel.look_at(str(file))
    assert "nobody" not in panel.name.text().lower()


def test_a_surface_is_listed_hidden_and_taken_out(panel, file, qtbot) -> None:
    imported(panel, file, qtbot, "guide")
    assert not panel.go.isVisible()
    row = panel.list.row("guide")
    row.eye.click()
    assert not panel._state.look("guide").visible
    row.bin.click()
    assert "guide" not in panel._bridge.case.surfaces


def test_a_surface_in_a_doubtful_place_carries_its_caution(panel, file, qtbot) -> None:
    write_surface(TriMesh(CUBE.points * 10 + 900.0, CUBE.triangles), file)
    imported(panel, file, qtbot, "far")
    cautions = panel._bridge.case.surfaces["far"].cautions
    assert cautions
    assert cautions[0] in panel.cautions.text()


def test_an_own_part_is_not_placed_before_unit_and_axes_are_chosen(qtbot) -> None:
    asked = OwnPartDialog("part.stl")
    qtbot.addWidget(asked)
    assert not asked.place.isEnabled()
    asked._unit.setCurrentIndex(0)
    assert not asked.place.isEnabled()
    asked._frame.setCurrentIndex(0)
    assert asked.place.isEnabled()
    op = asked.operation("part", UPRIGHT)
    assert (op.unit, op.frame, op.at) == ("mm", "own", UPRIGHT)
