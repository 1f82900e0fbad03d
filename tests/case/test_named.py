"""Cuts and loads that follow a landmark or an implant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Implant, Landmark, Load, Resection, Segment, Study
from surgplan.case.following import following
from surgplan.case.named import named_direction, named_point, outdated, refuse_lost, refuse_outdated
from surgplan.case.session import Session
from tests.case.operations import Put

FEATURES = {"head_centre": (40.0, 0.0, 15.0), "cut_origin": (0.0, 0.0, 0.0), "cut_normal": (0.6, 0.0, 0.8)}
STEM = Implant("stem", "stem.collarless", "12", {}, Rigid.identity(), features=FEATURES)
CUT = Resection(
    "neck_cut", "femur", Plane((0.0, 0.0, 0.0), (0.6, 0.0, 0.8)), "head", "shaft", 0.0, "stem.cut_origin", "stem.cut_normal"
)
LOAD = Load("hip", (0.0, 0.0, -1000.0), (40.0, 0.0, 15.0), "stem", 10.0, "", "stem.head_centre")
PLAN = Case().with_item(STEM).with_item(CUT).with_item(Study("walking", ("shaft", "stem"), "ct", "law", (LOAD,), ()))
TURN = Rigid.about((5.0, 0.0, 0.0), (0.0, 1.0, 0.0), 90.0)


def test_a_moved_stem_takes_its_cut_and_its_load_along() -> None:
    moved = following(PLAN.with_item(replace(STEM, pose=TURN)))
    assert np.allclose(moved.resections["neck_cut"].plane.origin, TURN.apply(np.zeros(3)))
    assert np.allclose(moved.resections["neck_cut"].plane.normal, TURN.rotate(np.array([0.6, 0.0, 0.8])))
    assert np.allclose(moved.studies["walking"].loads[0].at, TURN.apply(np.array([40.0, 0.0, 15.0])))
    assert following(moved) is moved


def test_what_was_given_as_a_point_stays() -> None:
    plain = PLAN.with_item(replace(CUT, origin_from="", normal_from=""))
    moved = following(plain.with_item(replace(STEM, pose=TURN)))
    assert moved.resections["neck_cut"].plane == CUT.plane


def test_a_cut_stays_where_it_was_when_its_stem_is_gone() -> None:
    assert following(PLAN.without("stem")).resections["neck_cut"].plane == CUT.plane


def test_a_cut_or_load_whose_guide_is_gone_is_refused_by_name() -> None:
    bare = PLAN.with_item(replace(STEM, features={}))
    refuse_lost(PLAN, "the load", LOAD.at_from, "")
    with pytest.raises(Refused, match=r"the load follows 'stem.head_centre', which is there no more"):
        refuse_lost(bare, "the load", "", LOAD.at_from)
    with pytest.raises(Refused, match=r"'cup\.rim'"):
        refuse_lost(PLAN, "the cut", "cup.rim")


def test_a_landmark_fitted_to_a_bone_is_outdated_once_that_bone_is_another() -> None:
    grid = Grid((2, 2, 2), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    femur = Segment("femur", "ct", grid, "as fitted", 8)
    case = Case().with_item(femur).with_item(Landmark("head", (0.0, 0.0, 0.0), "femur", "", "as fitted"))
    case = case.with_item(Landmark("clicked", (0.0, 0.0, 0.0), "femur"))
    assert outdated(case, "head", "clicked", "none") == []
    changed = case.with_item(replace(femur, labels="another"))
    assert outdated(changed, "head", "clicked") == ["head"]
    assert outdated(case.without("femur"), "head") == ["head"]
    with pytest.raises(Refused, match="'head' was fitted to 'femur' as it was before"):
        refuse_outdated(changed, "clicked", "head")


def test_landmarks_and_points_of_implants_share_no_name() -> None:
    with pytest.raises(Refused, match="point of an implant"):
        PLAN.free("stem.head_centre", "landmarks")
    with pytest.raises(Refused, match=r"'stem\.tip' is called as a point of 'stem'"):
        Case().with_item(Landmark("stem.tip", (0.0, 0.0, 0.0))).free("stem", "implants")
    PLAN.free("stem_tip", "landmarks")
    PLAN.with_item(Landmark("stem.tip", (0.0, 0.0, 0.0))).free("stem", "implants")  # placed before that was refused


def test_a_session_moves_followers_in_the_same_revision(tmp_path: Path) -> None:
    with Session.create(tmp_path / "a.surgplan") as session:
        session.do(Put("tip", (1.0, 0.0, 0.0)))
        session.case = session.case.with_item(replace(CUT, origin_from="tip", normal_from=""))
        assert session.preview(Put("tip", (9.0, 0.0, 0.0))).resections["neck_cut"].plane.origin == (9.0, 0.0, 0.0)
        session.do(Put("tip", (7.0, 0.0, 0.0)))
        assert session.case.resections["neck_cut"].plane.origin == (7.0, 0.0, 0.0)
        assert len(session.history()) == 3


def test_names_that_mean_nothing_are_refused_with_what_there_is() -> None:
    case = PLAN.with_item(Landmark("tip", (1.0, 2.0, 3.0)))
    assert named_point(case, "tip") == (1.0, 2.0, 3.0)
    with pytest.raises(Refused, match="landmarks: tip"):
        named_point(case, "top")
    with pytest.raises(Refused, match="it has: head_centre, cut_origin, cut_normal"):
        named_point(case, "stem.nose")
    with pytest.raises(Refused, match="no direction called"):
        named_direction(case, "tip")
