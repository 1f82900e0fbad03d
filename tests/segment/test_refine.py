"""Redrawing borders: known balls in noise, strokes, points and boxes."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.segment.editing import Limits
from surgplan.segment.tools.new import New
from surgplan.segment.tools.refine import Refine
from surgplan.segment.voxels.border_refine import Weights, _in_box, refined

SHAPE = (44, 46, 60)
SPACING = (1.0, 1.0, 1.0)


def dice(a, b):
    return 2 * (a & b).sum() / (a.sum() + b.sum())


@pytest.fixture
def organ(ball):
    return ball(SHAPE, (24, 22, 22), 12)


@pytest.fixture
def scanned(imaged, drawn, organ, ball):
    """A noisy, blurred ball with a lump of another value on it, and a rough drawing of it."""
    rng = np.random.default_rng(6)
    lump = ball(SHAPE, (40, 22, 22), 7)
    values = np.where(organ, 110.0, 30.0)
    values[lump & ~organ] = 75
    values = ndimage.gaussian_filter(values, 0.8) + ndimage.gaussian_filter(rng.normal(0, 20, SHAPE), 0.5)
    waves = ndimage.gaussian_filter(rng.normal(size=SHAPE), 3)
    away = ndimage.distance_transform_edt(~organ) - ndimage.distance_transform_edt(organ)
    drawing = away + 1.5 * waves / waves.std() < 0
    drawing, _ = ndimage.label(drawing)
    drawing = drawing == drawing[22, 22, 24]
    stroke = np.zeros(SHAPE, bool)
    stroke[22, 22, 38:44] = True
    case = drawn(organ=drawing, stroke=stroke)
    return case.with_item(imaged(values.round()).images["ct"])


def test_a_rough_drawing_is_moved_onto_the_edge(scanned, organ, do, mask_of):
    rough = mask_of(scanned, "organ")
    better = mask_of(do(scanned, Refine("organ", 4.0, into="better")), "better")
    assert dice(rough, organ) < 0.93
    assert dice(better, organ) > 0.97


@pytest.mark.parametrize("extra", [{"inside": ((41.0, 22.0, 22.0),)}, {"inside_of": ("stroke",)}])
def test_points_and_strokes_take_in_what_has_other_values(scanned, organ, ball, do, mask_of, extra):
    lump = ball(SHAPE, (40, 22, 22), 7)
    without = mask_of(do(scanned, Refine("organ", 4.0)), "organ")
    found = mask_of(do(scanned, Refine("organ", 4.0, **extra)), "organ")
    assert (without & lump).sum() < 0.5 * lump.sum()
    assert (found & lump).sum() > 0.85 * lump.sum()
    assert dice(found, organ | lump) > 0.94


def test_a_point_outside_pushes_a_leak_back(scanned, organ, ball, do, mask_of):
    lump = ball(SHAPE, (40, 22, 22), 7) & ~organ
    leaked = do(scanned, Refine("organ", 4.0, inside=((41.0, 22.0, 22.0),)))
    assert (mask_of(leaked, "organ") & lump).sum() > 0.8 * lump.sum()
    back = mask_of(do(leaked, Refine("organ", 4.0, outside=((41.0, 22.0, 22.0), (44.0, 22.0, 22.0)))), "organ")
    assert not back[22, 22, 41]
    assert (back & lump).sum() < 0.4 * lump.sum()


def test_nothing_changes_outside_a_box_or_the_limits(scanned, do, mask_of):
    rough = mask_of(scanned, "organ")
    boxed = mask_of(do(scanned, Refine("organ", 4.0, corners=((30.0, 40.0, 40.0), (4.0, 5.0, 20.0)))), "organ")
    changed = np.argwhere(boxed ^ rough)
    assert len(changed)
    assert (changed.min(axis=0) > (20, 5, 4)).all()
    assert (changed.max(axis=0) < (40, 40, 30)).all()
    kept = mask_of(do(scanned, Refine("organ", 4.0, limits=Limits(high=60))), "organ")
    assert ((kept ^ rough).sum(), (kept & ~rough).sum()) != (0, 0)
    values_high = mask_of(do(scanned, Refine("organ", 4.0, limits=Limits(low=80))), "organ")
    assert not ((values_high ^ rough) & (kept ^ rough)).any()


def test_a_thin_branch_is_not_cut_off(imaged, drawn, ball, do, mask_of):
    rng = np.random.default_rng(1)
    vessel = ball(SHAPE, (12, 22, 22), 8)
    vessel[21:24, 21:24, 12:50] = True
    case = drawn(vessel=np.roll(vessel, 1, axis=1)).with_item(
        imaged(np.where(vessel, 200, 60) + rng.normal(0, 12, SHAPE)).images["ct"]
    )
    found = mask_of(do(case, Refine("vessel", 3.0)), "vessel")
    assert found[:, :, 48].any()
    assert dice(found, vessel) > 0.95


def test_from_nothing_but_a_point_a_structure_within_its_spread_is_found(scanned, organ, do, mask_of):
    case = do(scanned, New("ct", "fresh"))
    points = {"inside": ((24.0, 22.0, 22.0),), "outside": ((2.0, 22.0, 22.0), (46.0, 22.0, 22.0), (24.0, 3.0, 22.0))}
    found = mask_of(do(case, Refine("fresh", spread_mm=16.0, **points)), "fresh")
    assert dice(found, organ) > 0.9


def test_strokes_are_kept_whatever_the_values_say(organ):
    values = np.where(organ, 100.0, 0.0).astype(np.float32)
    inside, outside = np.zeros(SHAPE, bool), np.zeros(SHAPE, bool)
    inside[22, 22, 36:39], outside[22, 22, 20:23] = True, True
    found = refined(organ, values, SPACING, 4.0, inside, outside)
    assert found[inside].all()
    assert not found[outside].any()


def test_even_a_very_smooth_border_leaves_the_core_of_a_thin_branch(ball):
    vessel = ball(SHAPE, (12, 22, 22), 8)
    vessel[20:25, 20:25, 12:50] = True
    values = np.where(vessel, 100, 60) + np.random.default_rng(1).normal(0, 20, SHAPE)
    found = refined(vessel, values, SPACING, 4.0, weights=Weights(edges=8.0))
    assert found[22, 22, 12:49].all()


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (Refine("organ", 0.5), "reaches no neighbour"),
        (Refine("organ", smooth=0.0), "above 0"),
        (Refine("empty"), "nothing is painted|nothing of 'empty'"),
        (Refine("organ", corners=((1.0, 1.0, 1.0), (4.0, 4.0, 4.0))), "lies in the box"),
        (Refine("organ", inside=((24.0, 22.0, 22.0),), outside=((25.0, 22.0, 22.0),)), "inside and outside"),
        (Refine("organ", inside=((240.0, 22.0, 22.0),)), "outside the image"),
        (Refine("organ", corners=((10.0, 10.0, 10.0), (30.0, 30.0, 30.0)), inside=((40.0, 22.0, 22.0),)), "outside the box"),
    ],
)
def test_it_refuses_in_words(scanned, do, operation, words):
    with pytest.raises(Refused, match=words):
        do(do(scanned, New("ct", "empty")), operation)


@pytest.mark.parametrize("corner", [20, 0])
def test_what_is_worked_out_near_the_border_is_what_the_whole_array_gives(corner: int) -> None:
    k, j, i = np.indices((44, 40, 48))
    rng = np.random.default_rng(2)
    far = np.sqrt((k - corner) ** 2 + (j - corner) ** 2 + ((i - corner) * 0.8) ** 2)
    values = (np.where(far < 11, 300, 0) + rng.normal(0, 40, far.shape)).astype(np.int16)
    rough = far + np.sin(i / 3.0) < 9
    fixed = j < 6
    spacing = (0.8, 1.0, 1.0)
    whole = _in_box(rough, values, values, spacing, 3.0, None, None, 10.0, fixed, Weights())
    assert np.array_equal(refined(rough, values, spacing, 3.0, fixed=fixed), whole)
    assert not np.array_equal(rough, whole)
