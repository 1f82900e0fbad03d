"""The tour: it points at what is there, waits, goes on by itself, and is in nobody's way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from surgplan.app.preferences import preferences
from surgplan.app.tour.hip_deeds import do_next
from surgplan.app.tour.hip_steps import STEPS
from surgplan.app.tour.offer import offer_tour
from surgplan.app.tour.step import Step
from surgplan.app.tour.tour import Tour, running_tour, start_tour
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.procedures.sample import sample_scans

NOWHERE = Step("Nowhere", "Points at nothing.", lambda w: None)


def begun(window: QWidget, *steps: Step) -> Tour:
    return Tour(window, steps)


def overlaps(one: QWidget, other: QWidget) -> bool:
    window = one.window()
    places = [QRect(made.mapTo(window, QPoint(0, 0)), made.size()) for made in (one, other)]
    return places[0].intersects(places[1])


def test_every_stop_points_at_something_of_the_window(opened) -> None:
    tour = begun(opened, *STEPS)
    for number, step in enumerate(STEPS):
        tour._show(number)
        if number:
            assert step.target(opened) is not None, step.title
            assert tour.card.title.text() == step.title
    tour.end()


def test_the_first_stop_points_at_the_samples(window) -> None:
    assert STEPS[0].target(window) is not None
    assert STEPS[0].done is not None
    assert not STEPS[0].done(window)


def test_a_stop_goes_on_by_itself_once_it_is_done(opened, qtbot) -> None:
    waits = Step("Place it", "…", lambda w: w.rail, done=lambda w: "tip" in w.space.bridge.case.landmarks)
    tour = begun(opened, waits, NOWHERE)
    assert tour.card.next.text() == "Skip"
    opened.space.bridge.do(PlaceLandmark("tip", (0.0, 0.0, 0.0)))
    qtbot.waitUntil(lambda: tour.step is NOWHERE)
    assert tour.card.next.text() == "Finish"
    tour.card.back.click()
    assert tour.step is waits
    assert tour.card.next.text() == "Next"
    tour.look()
    assert tour.step is waits
    tour.end()


def test_what_is_done_already_is_passed_over(opened) -> None:
    tour = begun(opened, Step("Old", "", lambda w: None, done=lambda w: True), NOWHERE)
    assert tour.step is NOWHERE
    tour.card.next.click()
    assert running_tour(opened) is None


def test_the_card_does_what_it_points_at(opened, qtbot) -> None:
    done = Step(
        "Place it",
        "…",
        lambda w: w.rail,
        done=lambda w: "tip" in w.space.bridge.case.landmarks,
        do=lambda w: w.space.bridge.do(PlaceLandmark("tip", (0.0, 0.0, 0.0))),
    )
    tour = begun(opened, done, NOWHERE)
    tour.card.do.click()
    qtbot.waitUntil(lambda: tour.step is NOWHERE)
    tour.end()


def test_a_refused_deed_is_said_and_can_be_tried_again(opened, qtbot) -> None:
    if "hip" not in sample_scans():
        pytest.skip("the sample hip is not there")
    step = Step("Fit", "", lambda w: w.rail, done=lambda w: False, do=lambda w: do_next(w, "landmark.fit_head"))
    tour = begun(opened, step)
    tour.card.do.click()
    qtbot.waitUntil(lambda: "femur" in opened.notice.words)
    qtbot.waitUntil(lambda: tour.card.do.isEnabled())
    tour.end()


def test_the_card_stays_in_the_window_and_beside_its_target(opened, qtbot) -> None:
    tour = begun(opened, *STEPS)
    for size in ((1024, 640), (1440, 900)):
        opened.resize(*size)
        qtbot.wait(10)
        for number in range(1, len(STEPS)):
            tour._show(number)
            qtbot.wait(5)
            assert opened.rect().contains(tour.card.geometry()), STEPS[number].title
            if STEPS[number].page:
                assert not overlaps(tour.card, STEPS[number].target(opened)), STEPS[number].title
    tour.end()


def test_the_window_is_used_as_ever_while_the_tour_runs(opened, qtbot) -> None:
    tour = begun(opened, Step("Look", "", lambda w: w.rail))
    assert tour._ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    opened.turn_to("Plan")
    assert opened.space.page_number == 2
    qtbot.keyClick(tour.card, Qt.Key.Key_Escape)
    assert running_tour(opened) is None


def test_the_tour_is_offered_once(window, qtbot) -> None:
    if "hip" not in sample_scans():
        pytest.skip("the sample hip is not there")
    offer = offer_tour(window)
    assert window.start.rect().contains(offer.geometry())
    offer.yes.click()
    tour = running_tour(window)
    assert tour.step is STEPS[0]
    assert preferences().tour_seen
    assert offer_tour(window) is None
    tour.end()


def test_the_tour_begins_anew_from_the_menu_at_the_start_page(opened) -> None:
    first = start_tour(opened)
    assert opened.space is None
    opened.actions_made["help.tour"].trigger()
    second = running_tour(opened)
    assert second is not None
    assert second is not first
    second.end()
