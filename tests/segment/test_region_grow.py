"""Growing from a click: SciPy's labelling as the reference, and what the two leak guards keep out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.case.labels import write_labels
from surgplan.segment.editing import Limits
from surgplan.segment.tools.region_grow import RegionGrow
from surgplan.segment.voxels.leak_guard import Window, about, between, grown_region

SHAPE = (40, 44, 90)
MM = (1.0, 1.0, 1.0)


@pytest.mark.parametrize("window", [(-60, 150), (None, 40), (-20, None)])
def test_without_guards_it_is_the_connected_part_of_a_threshold(window):
    rng = np.random.default_rng(5)
    values = ndimage.gaussian_filter(rng.normal(0, 400, (30, 31, 32)), 1.2).astype(np.int16)
    low, high = (-np.inf if window[0] is None else window[0]), (np.inf if window[1] is None else window[1])
    inside = (values >= low) & (values <= high)
    labels, _ = ndimage.label(inside)
    start = tuple(np.argwhere(labels == np.bincount(labels[labels > 0]).argmax())[0])
    range_ = Window(low, high, float(values[start]), 1.0)
    assert np.array_equal(grown_region(values, start, MM, range_, leap=1, smooth=0).mask, labels == labels[start])


def two_rooms(ball, bridge):
    """A ball and a larger one beside it, joined by a bar of so many voxels across."""
    mask = ball(SHAPE, (20, 22, 20), 11) | ball(SHAPE, (60, 22, 20), 16)
    half = bridge // 2
    mask[20 - half : 20 - half + bridge, 22 - half : 22 - half + bridge, 20:60] = True
    return mask


def dice(a, b):
    return 2 * (a & b).sum() / (a.sum() + b.sum())


@pytest.mark.parametrize("click", [(20, 22, 20), (13, 22, 18), (20, 30, 22), (26, 18, 14)])
def test_the_range_stops_before_the_volume_leaps(ball, click):
    rng = np.random.default_rng(0)
    organ, other = ball(SHAPE, (22, 22, 20), 13), ball(SHAPE, (62, 22, 20), 18)
    values = np.where(other, 70, 0) + np.where(organ, 110, 0)
    values[18:23, 20:25, 30:50] = 80  # what it leaks over
    values = (values + rng.normal(0, 6, SHAPE)).astype(np.int16)
    wide = between(values, click, MM, 20, 200)
    held = grown_region(values, click, MM, wide)
    assert dice(held.mask, organ) > 0.93  # the bridge's own values are so near that a part of it is taken in
    assert held.leapt_to > 1.35 * held.mask.sum()
    assert held.window.low > 70
    assert grown_region(values, click, MM, wide, leap=1).mask[20, 22, 62]


def test_values_about_the_click_make_the_range(ball):
    rng = np.random.default_rng(1)
    organ = ball(SHAPE, (22, 22, 20), 13)
    values = (np.where(organ, 100, -50) + rng.normal(0, 15, SHAPE)).astype(np.float32)
    window = about(values, (20, 22, 22), MM, 4.0)
    assert window.middle == pytest.approx(100, abs=6)
    expected = 15 * 0.375**1.5  # after averaging 1:2:1 along each axis
    assert 0.7 * expected < window.noise < 1.4 * expected
    assert dice(grown_region(values, (20, 22, 22), MM, window).mask, organ) > 0.97


def test_what_hangs_on_a_bridge_is_cut_only_if_that_is_narrower_than_the_neck(ball):
    mask = two_rooms(ball, 5)
    values = np.where(mask, 100, 0).astype(np.int16)
    window = Window(50, 150, 100, 1)
    room = ball(SHAPE, (20, 22, 20), 11)
    held = grown_region(values, (20, 22, 18), MM, window, neck_mm=8, smooth=0)
    assert dice(held.mask, room) > 0.97
    assert (room & ~held.mask).sum() == 0
    assert held.cut_parts == 1
    assert held.cut_voxels == mask.sum() - held.mask.sum()
    assert np.array_equal(grown_region(values, (20, 22, 18), MM, window, neck_mm=4, smooth=0).mask, mask)


def test_a_thin_branch_that_leads_nowhere_stays(ball):
    mask = ball(SHAPE, (20, 22, 20), 11)
    mask[20:22, 22:24, 20:80] = True
    values = np.where(mask, 100, 0).astype(np.int16)
    held = grown_region(values, (20, 22, 18), MM, Window(50, 150, 100, 1), neck_mm=8, smooth=0)
    assert np.array_equal(held.mask, mask)


def test_pits_of_noise_are_closed_and_nothing_is_added_outside_the_area(ball):
    organ = ball(SHAPE, (22, 22, 20), 13)
    values = np.where(organ, 100, -50) + np.random.default_rng(1).normal(0, 15, SHAPE)
    narrow = Window(80, 120, 100, 1)
    pitted = grown_region(values, (20, 22, 22), MM, narrow, leap=1, smooth=0).mask
    area = np.ones(SHAPE, bool)
    area[:, :, 25:] = False
    closed = grown_region(values, (20, 22, 22), MM, narrow, leap=1, smooth=0, solid=True).mask
    assert dice(pitted, organ) < 0.92
    assert dice(closed, organ) > 0.98
    assert not grown_region(values, (20, 22, 22), MM, narrow, leap=1, area=area, smooth=0, solid=True).mask[~area].any()


def test_a_click_in_a_thin_branch_takes_the_body_it_leads_to(ball):
    mask = two_rooms(ball, 3)
    values = np.where(mask, 100, 0).astype(np.int16)
    held = grown_region(values, (20, 22, 33), MM, Window(50, 150, 100, 1), neck_mm=6, smooth=0)
    assert held.mask[20, 22, 20]
    assert not held.mask[20, 22, 62]


@pytest.fixture
def scanned(imaged, drawn, ball):
    """A case with an empty segment but for one voxel, on an image of two rooms and a thin bridge."""
    mask = two_rooms(ball, 3)
    dot = np.zeros(SHAPE, bool)
    dot[1, 1, 1] = True
    case = drawn(organ=dot)
    return case.with_item(imaged(np.where(mask, 100, 0)).images["ct"])


def test_the_operation_adds_or_replaces_and_says_what_it_cut(scanned, do, mask_of):
    case = do(scanned, RegionGrow("organ", (20.0, 22.0, 20.0), 50.0, 150.0, neck_mm=6, into="liver"))
    assert mask_of(case, "liver")[1, 1, 1]
    assert "from 50 to 150; 1 part of" in case.segments["liver"].note
    assert "behind bridges below 6 mm cut off" in case.segments["liver"].note
    assert case.segments["organ"].voxel_count == 1
    assert not mask_of(do(scanned, RegionGrow("organ", (20.0, 22.0, 20.0), 50.0, how="replace")), "organ")[1, 1, 1]


def test_the_operation_says_where_it_met_the_end_of_its_reach(scanned, do):
    near = do(scanned, RegionGrow("organ", (20.0, 22.0, 20.0), 50.0, reach_mm=15)).segments["organ"]
    assert "ended 15 mm from the point" in near.cautions[0]
    assert not do(scanned, RegionGrow("organ", (20.0, 22.0, 20.0), 50.0)).segments["organ"].cautions


def test_it_grows_only_where_the_limits_let_it(scanned, blobs, ball, do, mask_of):
    other = ball(SHAPE, (62, 22, 20), 30)
    case = scanned.with_item(replace(scanned.segments["organ"], id="other", labels=write_labels(blobs, other)))
    grown = mask_of(do(case, RegionGrow("organ", (20.0, 22.0, 20.0), 50.0, limits=Limits(outside=("other",)))), "organ")
    assert grown[20, 22, 20]
    assert not (grown & other).any()


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (RegionGrow("organ", (5.0, 40.0, 35.0), 50.0), "not within the range"),
        (RegionGrow("organ", (500.0, 40.0, 35.0)), "outside the image"),
        (RegionGrow("organ", (20.0, 22.0, 20.0), 50.0, 10.0), "no value lies between"),
        (RegionGrow("organ", (20.0, 22.0, 20.0), spread=0.0), "spread"),
        (RegionGrow("organ", (20.0, 22.0, 20.0), reach_mm=-1.0), "more than 0 mm"),
        (RegionGrow("organ", (20.0, 22.0, 20.0), how="shrink"), "add or replace"),
    ],
)
def test_it_refuses_in_words(scanned, do, operation, words):
    with pytest.raises(Refused, match=words):
        do(scanned, operation)
