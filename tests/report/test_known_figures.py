"""Figures of two revisions side by side."""

from __future__ import annotations

import pytest

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.fragments import fragment_recipe
from surgplan.case.session import Session
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.plan.place_measure import MeasureDistance
from surgplan.report.known_figures import Pair, Subject, known_figures, paired
from surgplan.vocabulary import workshop_for


def test_a_figure_is_known_once_it_is_worked_out(tmp_path) -> None:
    with Session.create(tmp_path / "a.surgplan") as session:
        session.do(PlaceLandmark("a", (0.0, 0.0, 0.0)))
        session.do(PlaceLandmark("b", (0.0, 3.0, 4.0)))
        session.do(MeasureDistance("far", "a", "b"))
        shop, before = workshop_for(session), session.case
        known = known_figures(before, shop)
        assert known[Subject("measure", "far")]["distance"]["value"] == pytest.approx(5.0)
        session.do(PlaceLandmark("c", (0.0, 6.0, 8.0)))
        session.do(MeasureDistance("farther", "a", "c"))
        (same, new) = paired(known, known_figures(session.case, shop))
        assert not same.differs
        assert new.differs
        assert new.before is None
        assert new.after["value"] == pytest.approx(10.0)


def test_what_was_never_computed_is_left_out_and_what_was_is_told(tmp_path) -> None:
    from tests.app.shell_case import make_case, write_scan

    path = make_case(tmp_path / "a.surgplan", write_scan(tmp_path / "scan.nii.gz"))
    with Session.open(path) as session:
        shop = workshop_for(session)
        known = known_figures(session.case, shop)
        assert Subject("segment", "shaft") in known
        assert Subject("fragment", "upper") not in known
        shop.make(fragment_recipe(session.case, "upper"))
        found = known_figures(session.case, shop)[Subject("fragment", "upper")]["volume"]
        assert found["value"] > 0
    assert Cache.beside(path).folder.is_dir()


def test_a_figure_that_is_gone_stands_beside_nothing() -> None:
    figure = {"value": 1.0, "unit": "ml", "source": ""}
    subject = Subject("segment", "bone")
    assert paired({subject: {"volume": figure}}, {}) == [Pair(subject, "volume", figure, None)]
