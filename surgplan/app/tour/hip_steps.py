"""The stops of the tour: a stem in the sample hip, from the scan to the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from surgplan.app.pages.simulate_page import SimulatePage
from surgplan.app.tour.step import Step
from surgplan.artifacts.structure import solution_recipe
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case

if TYPE_CHECKING:
    from surgplan.app.window import MainWindow


def _case(window: MainWindow) -> Case:
    return window.space.bridge.case if window.space is not None else Case()


def _section(window: MainWindow, page: str, section: str) -> QWidget | None:
    space = window.space
    found = next((p for p in (*space.pages, *space.side_pages) if p.title == page), None) if space is not None else None
    return found.sections.get(section) if found is not None else None


def _main_button(window: MainWindow, page: str) -> QWidget | None:
    space = window.space
    found = next((p for p in space.pages if p.title == page), None) if space is not None else None
    buttons = found.findChildren(QPushButton) if found is not None else []
    return next((made for made in buttons if made.property("role") == "main" and made.isVisible()), None)


def _deeds(*kinds: str) -> Callable[[MainWindow], None]:
    def do(window: MainWindow) -> None:
        from surgplan.app.tour.hip_deeds import do_next  # which knows every operation

        do_next(window, *kinds)

    return do


def _solved(window: MainWindow) -> bool:
    case = _case(window)
    try:
        return any(window.space.bridge.shop.has(solution_recipe(case, study)) for study in case.studies)
    except SurgplanError:
        return False


def _open_sample(window: MainWindow) -> None:
    window.start.sample_requested.emit("hip", True)


STEPS = (
    Step(
        "Open the sample hip",
        "A made-up patient: nobody's data. Choose “Sample hip”: its scan is brought into a new case. "
        "Everything you do is saved in that case's file at once.",
        lambda w: w.start.samples if w.space is None else None,
        done=lambda w: bool(_case(w).images),
        do=_open_sample,
    ),
    Step(
        "Four views of one patient",
        "Left of the patient is at the right of a slice, as in every hospital; the letters say so. The wheel goes through the "
        "slices, a click or drag moves the crosshair all views share, a double click makes a view big.",
        lambda w: w.space.views if w.space is not None else None,
    ),
    Step(
        "The path runs down here",
        "Scan, Segment, Plan, Simulate, Compare, Report: each step shows only what it needs. A tick is done, a clock waits for "
        "an earlier step. Alt with a number goes there too.",
        lambda w: w.rail,
    ),
    Step(
        "Find the bone",
        "The preset “Bone” marks all bones of the scan. Press “Run preset”; it works in the background, the line at the bottom "
        "says how far it is.",
        lambda w: _section(w, "Segment", "One-click presets"),
        "Segment",
        "One-click presets",
        lambda w: any(segment.voxel_count for segment in _case(w).segments.values()),
        _deeds("segment.preset"),
    ),
    Step(
        "Part femur and pelvis",
        "“Split joint” in the editor does it with a click in the head of the femur and in the pelvis. Here the tour may do "
        "it for you: it knows the points.",
        lambda w: _section(w, "Segment", "Edit"),
        "Segment",
        "Edit",
        lambda w: "femur" in _case(w).segments or len(_case(w).segments) > 2,
        _deeds("segment.split"),
    ),
    Step(
        "Name the points that matter",
        "The centre of the head and the axis of the shaft are fitted to the bone: click into a field, then in a slice, "
        "press “Fit head” and “Fit shaft”. Leg length and offset are told from them.",
        lambda w: _section(w, "Plan", "Landmarks from the bone"),
        "Plan",
        "Landmarks from the bone",
        lambda w: {"head_centre", "shaft_proximal"} <= set(_case(w).landmarks),
        _deeds("landmark.fit_head", "landmark.fit_shaft"),
    ),
    Step(
        "Propose a stem",
        "“Propose a stem” chooses the size and place that fill the canal. You can move it by its handles in every view, or by "
        "numbers; Ctrl+Z takes any of it back.",
        lambda w: _section(w, "Plan", "Template a stem"),
        "Plan",
        "Template a stem",
        lambda w: bool(_case(w).implants),
        _deeds("implant.template"),
    ),
    Step(
        "Cut the neck",
        "The cut follows the stem's own plane: through “stem.cut_origin”, with the normal “stem.cut_normal”.",
        lambda w: _section(w, "Plan", "Cuts"),
        "Plan",
        "Cuts",
        lambda w: bool(_case(w).resections),
        _deeds("resection.place"),
    ),
    Step(
        "Ask what walking does to it",
        "A study names the bodies, the load and the body weight. Every number it uses names its source.",
        lambda w: _section(w, "Simulate", "New study"),
        "Simulate",
        "New study",
        lambda w: bool(_case(w).studies),
        _deeds("study.structure"),
    ),
    Step(
        "Solve the study",
        "Press “Solve study”. It takes a minute or two; go on looking around meanwhile. Then the model is coloured by its "
        "risk: below 1 the bone holds.",
        lambda w: _section(w, "Simulate", "Study"),
        "Simulate",
        "Study",
        _solved,
        lambda w: w.space.page(SimulatePage).solve(),
    ),
    Step(
        "Try something else",
        "A scenario is a plan beside the plan. Begin one, change the size, solve again: this page lays the numbers beside each "
        "other. The clock in the top bar shows every change; you can go back to any.",
        lambda w: _main_button(w, "Compare"),
        "Compare",
    ),
    Step(
        "Write the report",
        "Warnings come first, and every number has its unit and source. That was the whole path. F1 explains the part of the "
        "window you are at; Ctrl+K finds anything by its name.",
        lambda w: _main_button(w, "Report"),
        "Report",
    ),
)
