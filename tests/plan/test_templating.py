"""How a proposed stem is fitted to bowed canals and to scans that end early."""

from __future__ import annotations

import math

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.case.document import Landmark
from surgplan.mesh.fields import Field, formula_field
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.fit import fit_map
from surgplan.plan.settle import MOST_SHIFT_MM, settled
from surgplan.plan.shaft_axis import Axis, shaft_axis
from surgplan.plan.template_implant import TemplateImplant
from surgplan.plan.templating import propose_stem, within_reach
from tests.conftest import MemoryBlobs
from tests.plan.cases import centres, tube_case
from tests.plan.solids import cylinder

UP = Axis((0.0, 0.0, 0.0), (0.0, 0.0, 1.0))
HEAD = (40.0, 0.0, 60.0)


def tube(radius: float, x: float = 0.0, lean: float = 0.0) -> Field:
    """A tube along z about a line through (x, 0, 0) that leans along x."""
    box = np.full(3, -200.0), np.full(3, 200.0)
    return formula_field(lambda p: (np.hypot(p[:, 0] - x - lean * p[:, 2], p[:, 1]) - radius) / math.hypot(1, lean), *box)


def funnel(radius: float) -> Field:
    """A tube 1.2 mm behind the axis, open above as a femur's canal is."""
    box = np.full(3, -200.0), np.full(3, 200.0)
    return formula_field(lambda p: np.hypot(p[:, 0], p[:, 1] - 1.2) - radius - np.maximum(p[:, 2] + 30, 0), *box)


def test_a_bar_beside_the_middle_of_a_tube_slips_into_it() -> None:
    bar = cylinder(7.0, -40.0, 40.0, around=36, step_mm=4.0).points
    start = Rigid.identity()
    canal = tube(8.0, x=2.0)
    assert canal(start.apply(bar)).max() == pytest.approx(1.0, abs=0.05)
    found = settled(bar, start, canal)
    assert canal(found.apply(bar)).max() < -0.1
    assert found.translation[2] == pytest.approx(0.0)


def test_a_bar_across_a_leaning_tube_tilts_with_it() -> None:
    bar = cylinder(7.0, -40.0, 40.0, around=36, step_mm=4.0).points
    canal = tube(8.0, lean=0.04)
    found = settled(bar, Rigid.identity(), canal)
    assert canal(found.apply(bar)).max() < 0.0 < canal(bar).max()
    assert found.matrix3[0, 2] == pytest.approx(0.04, abs=0.02)


def test_a_bar_with_room_stays_and_one_without_moves_no_farther_than_allowed() -> None:
    bar = cylinder(5.0, -40.0, 40.0, around=36, step_mm=4.0).points
    assert settled(bar, Rigid.identity(), tube(8.0)) == Rigid.identity()
    far = settled(bar, Rigid.identity(), tube(5.5, x=9.0))
    assert abs(far.translation[0]) <= MOST_SHIFT_MM + 1e-9


def test_a_canal_beside_the_axis_takes_a_stem_that_slips_and_its_head_keeps_its_height() -> None:
    family = Catalogue.load().family("stem.collarless")
    found = propose_stem(family, list(family.sizes), {}, HEAD, UP, funnel(7.5))
    p = found.component.parameters
    assert found.fits
    assert found.pose.translation[1] == pytest.approx(0.9, abs=0.5)
    head = found.pose.apply(np.array([float(p[f"offset_{p['offset']}_mm"]), 0.0, float(p["head_height_mm"])]))
    assert head[2] == pytest.approx(60.0, abs=1e-6)


def test_what_lies_beyond_the_scan_is_not_counted() -> None:
    scan = Grid((80, 80, 60), (1.0, 1.0, 1.0), (-40.0, -40.0, -30.0))
    bar = cylinder(6.0, -60.0, 40.0)
    found = fit_map(bar, tube(8.0), tube(14.0), Plane((0.0, 0.0, 25.0), (0.0, 0.0, 1.0)), scan=scan)
    assert np.array_equal(found.counted, (bar.points[:, 2] < 25) & (bar.points[:, 2] >= -30.5))
    family = Catalogue.load().family("stem.collarless")
    short = scan.cropped((0, 0, 25), (80, 80, 35))
    tight = propose_stem(family, ["19"], {}, (40.0, 0.0, 30.0), UP, tube(2.0), scan=short)
    assert tight.fits
    assert tight.depth_mm is None
    with pytest.raises(Refused, match="too little of the shaft"):
        propose_stem(family, ["18", "19"], {}, (40.0, 0.0, 30.0), UP, tube(2.0), scan=short)


def test_a_distal_point_beyond_a_stems_reach_is_lifted_to_it() -> None:
    assert within_reach(HEAD, (0.0, 0.0, -60.0), (0.0, 0.0, 0.0)) == (0.0, 0.0, -60.0)
    assert within_reach(HEAD, (0.0, 0.0, -300.0), (0.0, 0.0, 0.0)) == pytest.approx((0.0, 0.0, -110.0))
    assert within_reach(HEAD, (0.0, 0.0, -300.0), (0.0, 0.0, -120.0)) == (0.0, 0.0, -300.0)


def test_a_shaft_upside_down_is_refused_with_any_size(blobs: MemoryBlobs) -> None:
    op = TemplateImplant(
        "stem", "bone", size="8", head_centre=(38.0, 0.0, 50.0), shaft_distal=(0.0, 0.0, 0.0), shaft_proximal=(0.0, 0.0, -40.0)
    )
    with pytest.raises(Refused, match="seem to be swapped"):
        op.compute(tube_case(blobs), blobs, silent)


def test_a_size_that_would_go_through_any_cortex_is_refused_though_it_was_asked_for(blobs: MemoryBlobs) -> None:
    op = TemplateImplant(
        "stem", "bone", size="18", head_centre=(38.0, 0.0, 50.0), shaft_distal=(0.0, 0.0, -40.0), shaft_proximal=(0.0, 0.0, 0.0)
    )
    with pytest.raises(Refused, match=r"size 18 reaches .* through any cortex"):
        op.compute(tube_case(blobs, inner_mm=2.0, outer_mm=14.0), blobs, silent)


def test_a_landmark_of_an_earlier_bone_gives_no_stem(blobs: MemoryBlobs) -> None:
    case = tube_case(blobs).with_item(Landmark("head_centre", (38.0, 0.0, 50.0), "bone", "", "another label map"))
    op = TemplateImplant("stem", "bone", size="8", shaft_distal=(0.0, 0.0, -40.0), shaft_proximal=(2.0, 0.0, 0.0))
    with pytest.raises(Refused, match="'head_centre' was fitted to 'bone' as it was"):
        op.compute(case, blobs, silent)


def test_the_axis_may_be_the_line_between_the_landmarks(blobs: MemoryBlobs) -> None:
    case = tube_case(blobs)
    op = TemplateImplant(
        "stem",
        "bone",
        size="8",
        axis="landmarks",
        head_centre=(38.0, 0.0, 50.0),
        shaft_distal=(0.0, 0.0, -40.0),
        shaft_proximal=(2.0, 0.0, 0.0),
    )
    stem = op.apply(case, op.compute(case, blobs, silent)).implants["stem"]
    along = stem.pose.matrix3[:, 2]
    assert along == pytest.approx(np.array([0.05, 0.0, 1.0]) / math.hypot(1, 0.05), abs=0.06)


def test_coarse_voxels_still_give_an_axis_and_a_slanting_bone_is_no_shaft() -> None:
    grid = Grid((30, 30, 20), (3.0, 3.0, 3.0), (-43.5, -43.5, -30.0))
    points = centres(grid)
    upright = np.hypot(points[..., 0], points[..., 1]) < 14
    found = shaft_axis(upright, grid, (0.0, 0.0, -12.0), (0.0, 0.0, 12.0))
    assert found.direction == pytest.approx((0.0, 0.0, 1.0), abs=0.02)
    slanting = np.hypot(points[..., 0] - 0.8 * points[..., 2], points[..., 1]) < 12
    with pytest.raises(Refused, match="this is no shaft"):
        shaft_axis(slanting, grid, (0.0, 0.0, -15.0), (0.0, 0.0, 15.0))
