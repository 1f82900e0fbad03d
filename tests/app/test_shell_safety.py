"""What the window must not lose: copies, names a dialog gave, and results of a case that has moved on."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from surgplan.app.copying import chosen_file, copy_case
from surgplan.base.errors import BadInput, CaseReadOnly
from surgplan.case.lock import WriterLock
from surgplan.case.session import Session
from surgplan.case.verify import verify_file
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.segment.tools.islands import Islands
from surgplan.segment.tools.threshold import Threshold


def place(name: str) -> PlaceLandmark:
    return PlaceLandmark(name, (0.0, 0.0, 0.0))


def test_results_are_not_adopted_by_a_case_that_has_changed(opened, qtbot) -> None:
    bridge = opened.space.bridge
    before = set(bridge.case.segments)
    image = next(iter(bridge.case.images))
    bridge.do(Threshold(image=image, into="late", low=300.0))
    bridge.do(place("meanwhile"))
    qtbot.waitUntil(lambda: "was changed while" in opened.notice.words, timeout=20000)
    assert set(bridge.case.segments) == before
    assert "meanwhile" in bridge.case.landmarks
    bridge.do(Threshold(image=image, into="late", low=300.0))
    qtbot.waitUntil(lambda: "late" in bridge.case.segments, timeout=20000)


def test_long_operations_asked_for_together_are_done_one_after_the_other(opened, qtbot) -> None:
    bridge = opened.space.bridge
    image = next(iter(bridge.case.images))
    for name in ("first", "second", "third"):
        bridge.do(Threshold(image=image, into=name, low=300.0))
    bridge.do(Islands("third"))  # which is not there before the third is done
    qtbot.waitUntil(lambda: {"first", "second", "third"} <= set(bridge.case.segments), timeout=30000)
    qtbot.waitUntil(lambda: not bridge.tasks.running(), timeout=30000)
    assert bridge.session.head.words == "Keep largest of third"
    assert opened.notice.words == ""


def test_a_copy_over_a_crashed_case_holds_nothing_of_it(case_path, tmp_path) -> None:
    crashed, target = tmp_path / "alive.surgplan", tmp_path / "target.surgplan"
    with Session.create(crashed) as session:
        for n in range(30):
            session.do(place(f"old{n}"))
        for ending in ("", "-wal", "-shm", "-lock"):
            shutil.copy(f"{crashed}{ending}", f"{target}{ending}")
    with Session.open(case_path, read_only=True) as source:
        head, case = source.head.id, source.case
    copy_case(case_path, target)
    assert sorted(p.name for p in tmp_path.glob("target.surgplan*")) == ["target.surgplan"]
    assert sorted(p.name for p in tmp_path.glob("small.surgplan*")) == ["small.surgplan"]
    with Session.open(target) as copy:
        assert copy.head.id == head
        assert copy.case == case
    assert verify_file(target).ok


def test_a_case_that_is_open_is_not_copied_over(case_path, tmp_path) -> None:
    target = tmp_path / "target.surgplan"
    lock = WriterLock(target)
    with pytest.raises(CaseReadOnly, match="open in another window"):
        copy_case(case_path, target)
    lock.release()
    assert not target.exists()


def test_a_copy_of_an_open_case_has_its_newest_change(case_path, tmp_path) -> None:
    with Session.open(case_path) as session:
        session.do(place("newest"))
        copy_case(case_path, tmp_path / "copy.surgplan")
        head = session.head.id
    with sqlite3.connect(tmp_path / "copy.surgplan") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()
    with Session.open(tmp_path / "copy.surgplan", read_only=True) as copy:
        assert copy.head.id == head


def test_what_was_said_of_a_case_goes_with_it(window, case_path, tmp_path) -> None:
    window.open_case(case_path)
    window.save_copy(tmp_path / "copy.surgplan")
    assert window.notice.isVisible()
    window.close_case()
    assert not window.notice.isVisible()


def test_the_ending_is_added_and_no_other_file_is_replaced_unasked(window, case_path, tmp_path, monkeypatch) -> None:
    assert chosen_file(str(tmp_path / "Hip 2.1 left")).name == "Hip 2.1 left.surgplan"
    assert chosen_file(str(case_path)) == case_path
    with pytest.raises(BadInput, match="exists already"):
        chosen_file(str(tmp_path / "small"))
    window.open_case(case_path)
    other = tmp_path / "other.surgplan"
    other.write_bytes(b"precious")
    monkeypatch.setattr("surgplan.app.window.ask_target", lambda *_: (str(tmp_path / "other"), ""))
    window.top.save_as.click()
    assert "exists already" in window.notice.words
    assert other.read_bytes() == b"precious"
