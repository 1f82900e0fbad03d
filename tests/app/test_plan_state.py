"""The state of a plan in the window: marking, the lock, unlocking; the rail; what a page waits for; copied details."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from surgplan.app import plan_state
from surgplan.app.dates import day, moment
from surgplan.app.pages.plan_page import PlanPage
from surgplan.app.pages.report_page import ReportPage
from surgplan.app.plan_state import UnlockDialog
from surgplan.case.session import Session
from surgplan.case.state import MarkCase, UnlockCase
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.segment.tools.threshold import Threshold


def place(name: str) -> PlaceLandmark:
    return PlaceLandmark(name, (0.0, 0.0, 0.0))


@pytest.fixture
def approved(opened, qtbot):
    opened.actions_made["file.mark_approved"].trigger()
    qtbot.waitUntil(lambda: opened.lock.isVisibleTo(opened))
    return opened


def test_an_approved_plan_says_so_and_refuses_every_door(approved, qtbot) -> None:
    bridge, before = approved.space.bridge, approved.space.bridge.case
    assert approved.top.plan_state.text() == "Approved"
    assert approved.lock.words.text().startswith("Approved ")
    assert not approved.top.undo.isEnabled()
    for change in (
        lambda: bridge.do(place("late")),
        lambda: bridge.do(Threshold("ct", 300.0, "late")),
        bridge.undo,
        lambda: bridge.remove("cut"),
        lambda: bridge.start_branch("longer"),
        lambda: bridge.go_to(bridge.session.history()[0].id),
    ):
        approved.notice.hide()
        change()
        assert "unlock it with a reason" in approved.notice.words
    assert not bridge.tasks.running()
    assert bridge.preview(place("late")) is None
    assert bridge.case is before


def test_a_locked_plan_has_no_handles_to_move_things_with(opened, qtbot) -> None:
    opened.turn_to("Plan")
    opened.space.page(PlanPage).implants.select("screw")
    gizmo = opened.space.handles.gizmo
    assert gizmo.visible
    opened.actions_made["file.mark_approved"].trigger()
    qtbot.waitUntil(lambda: not gizmo.visible)
    opened.turn_to("Report")
    opened.turn_to("Plan")
    assert not gizmo.visible
    opened.space.bridge.do(UnlockCase("another screw"))
    qtbot.waitUntil(lambda: gizmo.visible)


def test_unlocking_asks_for_a_reason_and_keeps_it(approved, qtbot, monkeypatch) -> None:
    def answer(dialog: UnlockDialog) -> int:
        assert not dialog.accept_button.isEnabled()
        dialog.reason.setText("a longer stem")
        assert dialog.accept_button.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(plan_state.UnlockDialog, "exec", answer)
    approved.lock.unlock.click()
    qtbot.waitUntil(lambda: not approved.lock.isVisibleTo(approved))
    assert approved.space.bridge.session.head.words == "Unlock: a longer stem"
    assert approved.top.plan_state.text() == "Draft"
    approved.space.bridge.do(place("late"))
    assert "late" in approved.space.bridge.case.landmarks


def test_an_unlocking_that_is_called_off_changes_nothing(approved, monkeypatch) -> None:
    monkeypatch.setattr(plan_state.UnlockDialog, "exec", lambda dialog: QDialog.DialogCode.Rejected)
    approved.actions_made["file.unlock"].trigger()
    assert approved.space.bridge.case.state == "approved"


def test_the_actions_offered_are_those_that_fit(opened, qtbot) -> None:
    def offered() -> set[str]:
        opened.actions_made.refresh()
        names = ("mark_draft", "mark_reviewed", "mark_approved", "mark_done", "unlock")
        return {name for name in names if opened.actions_made[f"file.{name}"].isEnabled()}

    assert offered() == {"mark_reviewed", "mark_approved"}
    opened.actions_made["file.mark_reviewed"].trigger()
    assert offered() == {"mark_draft", "mark_approved"}
    opened.actions_made["file.mark_approved"].trigger()
    assert offered() == {"mark_done", "unlock"}
    opened.actions_made["file.mark_done"].trigger()
    assert offered() == {"unlock"}
    assert opened.space.bridge.case.state == "done"


def test_the_report_page_marks_the_plan_with_a_remark(opened, qtbot) -> None:
    opened.turn_to("Report")
    panel = opened.space.page(ReportPage).plan_state
    panel.note.setText("seen by both surgeons")
    panel.reviewed.click()
    qtbot.waitUntil(lambda: "seen by both surgeons" in panel.words.text())
    assert panel.reviewed.isHidden()
    assert panel.note.text() == ""
    panel.approve.click()
    qtbot.waitUntil(lambda: not panel.done.isHidden())
    assert panel.approve.isHidden()
    assert not panel.unlock.isHidden()
    opened.space.bridge.do(UnlockCase("once more"))
    qtbot.waitUntil(lambda: not panel.approve.isHidden())
    assert "once more" in panel.words.text()


def test_a_plan_approved_elsewhere_can_not_be_unlocked_by_a_reader(window, case_path, qtbot) -> None:
    with Session.open(case_path) as writer:
        writer.do(MarkCase("approved"))
        window.open_case(case_path)
        assert window.lock.isVisibleTo(window)
        assert window.lock.unlock.isHidden()
        assert not window.actions_made["file.unlock"].isEnabled()


def test_the_rail_marks_what_is_done_and_what_waits(window, case_path, tmp_path, qtbot) -> None:
    window.new_case(tmp_path / "fresh.surgplan")
    steps = window.rail.steps
    assert [steps[name].standing.state for name in steps] == ["open", *["waits"] * 5]
    assert "waits for a scan" in steps["Plan"].toolTip()
    assert "waits for a scan" in steps["Plan"].accessibleDescription()
    window.open_case(case_path)
    states = {name: step.standing.state for name, step in window.rail.steps.items()}
    assert states == {
        **dict.fromkeys(("Scan", "Segment", "Plan"), "done"),
        **dict.fromkeys(("Simulate", "Compare", "Report"), "open"),
    }
    window.space.bridge.do(MarkCase("approved"))
    qtbot.waitUntil(lambda: window.rail.steps["Report"].standing.state == "done")


@pytest.mark.parametrize("title", ["Segment", "Plan", "Simulate", "Compare", "Report"])
def test_a_page_that_waits_says_for_what_and_goes_there(window, tmp_path, title) -> None:
    window.new_case(tmp_path / "fresh.surgplan")
    window.turn_to(title)
    page = next(page for page in window.space.pages if page.title == title)
    assert page.waiting.words.text() == "This step waits for a scan."
    assert page.waiting.go.text() == "Go to Scan"
    page.waiting.go.click()
    assert window.space.page_number == 0


def test_a_page_that_waits_no_more_says_nothing(opened) -> None:
    for page in opened.space.pages:
        page.ensure_built()
        page.show_case(opened.space.bridge.case)
        assert page.waiting.isHidden(), page.title


def test_what_was_refused_is_copied_with_its_detail(opened) -> None:
    opened.space.bridge.do(place("shaft"))
    notice = opened.notice
    notice.detail.click()
    assert notice.text.isVisibleTo(opened)
    notice.copy.click()
    copied = QApplication.clipboard().text()
    assert "surgplan 0." in copied
    assert "already names" in copied
    assert "Refused" in copied
    assert "surgplan/case/session.py" in copied
    notice.say("All is well", "good")
    assert notice.detail.isHidden()
    assert notice.copied == "All is well"


def test_times_are_shown_as_the_user_writes_them() -> None:
    assert moment("no time") == "no time"
    assert "2026" in moment("2026-03-01T09:30:12.123+00:00") or "26" in moment("2026-03-01T09:30:12.123+00:00")
    assert day("") == ""
    assert day("2026-03-01") != "2026-03-01"
