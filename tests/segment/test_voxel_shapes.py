"""Shapes of masks: what packed masks give against plain ones, closed forms, and what must hold of any mask."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage

from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.segment.voxels import components, flood, holes, morphology
from surgplan.segment.voxels.dilation import dilated
from surgplan.segment.voxels.elements import DIRECTIONS, ball
from surgplan.segment.voxels.joint_smoothing import labels_of, smoothed_labels
from surgplan.segment.voxels.margins import evenly, narrowed, shell, widened
from surgplan.segment.voxels.packed import inverted, packed, unpacked
from surgplan.segment.voxels.reach import within
from surgplan.segment.voxels.resampled import outside_share, resampled
from surgplan.segment.voxels.ruled_cut import left_of
from surgplan.segment.voxels.symmetry import reflection, symmetry_of_mask, symmetry_of_values
from surgplan.segment.voxels.wrap import wrapped

SPACING = (0.8, 1.0, 1.5)
masks = st.tuples(st.integers(1, 7), st.integers(1, 7), st.sampled_from([1, 5, 63, 64, 65, 130])).flatmap(
    lambda shape: st.tuples(st.integers(0, 2**31), st.floats(0.05, 0.95)).map(
        lambda seed: np.random.default_rng(seed[0]).random(shape) < seed[1]
    )
)
blobs_of_noise = st.tuples(st.integers(0, 2**31), st.floats(0.2, 0.8)).map(
    lambda seed: np.pad(np.random.default_rng(seed[0]).random((8, 9, 10)) < seed[1], 9)
)
few = settings(max_examples=25, deadline=None)


@few
@given(masks)
def test_packing_loses_nothing(mask):
    length = mask.shape[2]
    assert np.array_equal(unpacked(packed(mask), length), mask)
    assert np.array_equal(unpacked(inverted(packed(mask), length), length), ~mask)


@few
@given(masks, st.tuples(*[st.integers(-3, 3)] * 2), st.tuples(*[st.integers(-70, 70)] * 2))
def test_a_packed_mask_moves_along_every_step(mask, across, along):
    low, high = min(along), max(along)
    found = unpacked(dilated(packed(mask), mask.shape[2], [(*across, low, high)]), mask.shape[2])
    moved = np.zeros_like(mask)
    for k, j, i in zip(*np.nonzero(mask), strict=True):
        k, j = k + across[0], j + across[1]
        if 0 <= k < mask.shape[0] and 0 <= j < mask.shape[1] and i + high >= 0:
            moved[k, j, max(i + low, 0) : i + high + 1] = True
    assert np.array_equal(found, moved)


@few
@given(masks, st.floats(0.8, 4.0))
def test_growing_packed_masks_reaches_as_far_as_distances_say(mask, radius):
    found = unpacked(dilated(packed(mask), mask.shape[2], ball(radius, SPACING)), mask.shape[2])
    assert np.array_equal(found, within(mask, radius, SPACING))


@few
@given(masks)
def test_flooding_finds_the_parts_and_holes_that_labelling_finds(mask):
    labels, count = ndimage.label(mask)
    counts = np.bincount(labels.ravel(), minlength=count + 1)
    sizes, firsts = flood.parts(packed(mask))
    assert sorted(sizes) == sorted(counts[1:])
    assert np.array_equal(holes.filled_3d(mask), ndimage.binary_fill_holes(mask))
    for axis in range(3):
        slices = [ndimage.binary_fill_holes(flat) for flat in np.moveaxis(mask, axis, 0)]
        assert np.array_equal(holes.filled_slices(mask, axis), np.moveaxis(np.array(slices), 0, axis))
    word, bit = np.divmod(firsts, 64)
    row, column = np.divmod(word, packed(mask).shape[2])
    own = labels.reshape(-1, mask.shape[2])[row, column * 64 + bit]  # the part that the voxel given of it lies in
    assert sorted(own) == list(range(1, count + 1))
    assert np.array_equal(sizes, counts[own])


@few
@given(masks, st.integers(2, 6))
def test_parts_are_chosen_by_size_and_by_what_they_touch(mask, least):
    labels, count = ndimage.label(mask)
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    assert np.array_equal(components.larger_than(mask, least), mask & (sizes[labels] >= least))
    parts = [np.zeros_like(mask) for _ in components.by_size(mask, 3)]
    for part, (box, inside) in zip(parts, components.by_size(mask, 3), strict=True):
        part[box] = inside
    assert [part.sum() for part in parts] == sorted(sizes[1:], reverse=True)[:3]
    assert np.array_equal(components.largest(mask, 3), np.logical_or.reduce([np.zeros_like(mask), *parts]))
    seeds = np.roll(mask, 1, axis=2)
    touched = np.unique(labels[seeds & mask])
    assert np.array_equal(components.touching(mask, seeds), np.isin(labels, touched) & mask)


def test_parts_far_along_a_row_are_boxed_where_they_are():
    mask = np.zeros((3, 4, 200), dtype=bool)
    mask[1:, 2, 150:160] = mask[0, 0, 60:70] = mask[0, 3, 199] = True
    for (box, inside), count in zip(components.by_size(mask, 5), (20, 10, 1), strict=True):
        assert np.array_equal(mask[box], inside)
        assert inside.sum() == count


def test_a_winding_tunnel_is_no_hole():
    solid = np.ones((9, 9, 200), dtype=bool)
    solid[1, 1:8, 100] = solid[1:8, 7, 100] = solid[7, 7, 100:199] = solid[2:8, 7, 198] = solid[2, 7, 150:199] = False
    solid[1, 1:, 100] = False
    assert np.array_equal(holes.filled_3d(solid), solid)
    solid[1, 8, 100] = True
    assert holes.filled_3d(solid).all()


def test_only_small_holes_are_filled_where_a_size_is_given():
    mask = np.ones((9, 9, 30), dtype=bool)
    mask[4, 4, 4] = mask[3:6, 3:6, 10:13] = mask[2:7, 2:7, 20:25] = False
    filled = holes.only_small(mask, holes.filled_3d(mask), 27)
    assert filled.sum() == mask.size - 125


@few
@given(blobs_of_noise, st.floats(1.0, 3.2))
def test_opening_and_closing_keep_their_laws(mask, radius):
    opened, closed = morphology.opened(mask, radius, SPACING), morphology.closed(mask, radius, SPACING)
    assert not (opened & ~mask).any()
    assert not (mask & ~closed).any()
    assert np.array_equal(morphology.opened(opened, radius, SPACING), opened)
    assert np.array_equal(morphology.closed(closed, radius, SPACING), closed)
    assert np.array_equal(~morphology.closed(mask, radius, SPACING), morphology.opened(~mask, radius, SPACING))


@few
@given(blobs_of_noise, st.floats(1.0, 2.5))
def test_the_median_is_what_most_voxels_of_the_ball_are(mask, radius):
    steps = np.ogrid[-3:4, -3:4, -4:5]
    element = sum((step * s) ** 2 for step, s in zip(steps, reversed(SPACING), strict=True)) <= radius**2 + 1e-4
    count = ndimage.correlate(mask.astype(int), element.astype(int), mode="constant")
    assert np.array_equal(morphology.majority(mask, radius, SPACING), count > element.sum() / 2)


def faces(labels: np.ndarray) -> int:
    """How many faces of voxels lie between different labels."""
    return sum(int((np.diff(labels.astype(int), axis=axis) != 0).sum()) for axis in range(3))


@pytest.mark.parametrize("sigma", [1.0, 2.5])
def test_gaussian_smoothing_keeps_the_volume_and_takes_the_noise_away(ball, sigma):
    mask = ball((34, 50, 60), (24, 25, 25), 14, SPACING)
    near = ball((34, 50, 60), (24, 25, 25), 16, SPACING)
    rough = mask ^ (near & (np.random.default_rng(0).random(mask.shape) < 0.1))
    smooth = morphology.blurred(rough, sigma, SPACING)
    assert smooth.sum() == pytest.approx(rough.sum(), rel=0.002)
    assert (morphology.blurred(mask, sigma, SPACING) ^ mask).sum() < 0.02 * mask.sum()
    assert faces(smooth) < 1.15 * faces(mask) < 0.7 * faces(rough)


def test_smoothing_a_full_array_leaves_it_full():
    assert morphology.blurred(np.ones((9, 9, 9), dtype=bool), 2.0, SPACING).all()
    assert morphology.majority(np.ones((9, 9, 9), dtype=bool), 2.0, SPACING).all()


def oblique(shape: tuple[int, int, int], spacing: tuple[float, float, float]) -> Grid:
    """A grid whose middle is the origin, turned out of the patient's axes."""
    turn = Rigid.about((0, 0, 0), (1, 2, 3), 25.0)
    grid = Grid(shape[::-1], spacing, (0.0, 0.0, 0.0), turn.rotation)
    low = tuple(-v for v in grid.centre_mm)
    return Grid(shape[::-1], spacing, low, turn.rotation)


def radii(grid: Grid) -> np.ndarray:
    """Distance of every voxel from the origin."""
    k, j, i = np.indices(grid.array_shape)
    return np.linalg.norm(grid.to_lps(np.stack([i, j, k], axis=-1)), axis=-1)


@pytest.mark.parametrize("spacing", [(1.0, 1.0, 1.0), (0.7, 0.7, 2.0), (0.5, 0.6, 0.9)])
@pytest.mark.parametrize("margin", [1.7, 3.0, 5.3])
def test_a_ball_grown_by_a_margin_has_that_much_more_radius(spacing, margin):
    grid = oblique(tuple(int(44 / s) for s in reversed(spacing)), spacing)
    ball_ = radii(grid) <= 12
    voxel = max(spacing)
    for found, radius in (
        (widened(ball_, evenly(margin), grid), 12 + margin),
        (narrowed(ball_, evenly(margin), grid), 12 - margin),
    ):
        volume = found.sum() * grid.voxel_volume_mm3
        assert (volume * 3 / (4 * np.pi)) ** (1 / 3) == pytest.approx(radius, abs=0.25 * voxel)
        surface = np.abs(radii(grid)[found ^ ndimage.binary_erosion(found)] - radius)
        assert surface.max() < 1.5 * voxel


def test_a_margin_may_differ_by_direction():
    grid = oblique((70, 80, 90), (0.9, 0.9, 1.0))
    wanted = {"left": 3.0, "right": 9.0, "anterior": 0.0, "posterior": 6.0, "superior": 2.0, "inferior": 12.0}
    k, j, i = np.indices(grid.array_shape)
    points = grid.to_lps(np.stack([i, j, k], axis=-1))
    ball_ = np.linalg.norm(points, axis=-1) <= 10
    found = widened(ball_, wanted, grid)
    ends = np.array([points[found].max(axis=0), -points[found].min(axis=0)]).ravel() - 10
    for name, end in zip(DIRECTIONS, ends, strict=True):
        assert end == pytest.approx(wanted[name], abs=0.8)
    # the margin on the left is taken away on the left
    assert points[narrowed(ball_, {**evenly(0.0), "left": 4.0}, grid)].max(axis=0)[0] == pytest.approx(6, abs=1.0)
    assert points[narrowed(ball_, {**evenly(0.0), "left": 4.0}, grid)].min(axis=0)[0] == pytest.approx(-10, abs=0.8)


@few
@given(blobs_of_noise, st.floats(0.6, 3.0), st.floats(0.6, 3.0))
def test_a_shell_is_the_difference_of_margins(mask, inward, outward):
    grid = Grid(mask.shape[::-1], SPACING, (0.0, 0.0, 0.0))
    wide, narrow = widened(mask, evenly(outward), grid), narrowed(mask, evenly(inward), grid)
    assert np.array_equal(shell(mask, inward, outward, grid), wide & ~narrow)
    assert np.array_equal(shell(mask, inward, 0.0, grid), mask & ~narrow)
    assert np.array_equal(shell(mask, 0.0, outward, grid), wide & ~mask)
    assert not (mask & ~wide).any()
    assert not (narrow & ~mask).any()


def test_a_shell_has_the_thickness_asked_for():
    grid = oblique((60, 60, 60), (0.7, 0.7, 0.7))
    wall = shell(radii(grid) <= 14, 3.0, 0.0, grid)
    assert wall.sum() * grid.voxel_volume_mm3 == pytest.approx(4 / 3 * np.pi * (14**3 - 11**3), rel=0.05)


def quarters(noise: float) -> list[np.ndarray]:
    """Four sets of voxels that share borders, one within the others, with noise."""
    k, j, i = np.indices((40, 48, 56))
    r = np.sqrt(((k - 20) * 1.5) ** 2 + (j - 24.0) ** 2 + ((i - 28) * 0.8) ** 2)
    labels = np.where(r < 20, 1 + (i > 28) + ((i > 28) & (j > 20)), 0)
    labels[r < 7] = 4
    random = np.random.default_rng(3)
    changed = (random.random(labels.shape) < noise) & (r < 21)
    labels[changed] = random.integers(0, 5, int(changed.sum()))
    return [labels == n for n in range(1, 5)]


@pytest.mark.parametrize("noise", [0.0, 0.1])
@pytest.mark.parametrize("sigma", [1.0, 2.5])
def test_joint_smoothing_keeps_volumes_and_leaves_no_gap(noise, sigma):
    sets = quarters(noise)
    labels = labels_of(sets)
    smooth = smoothed_labels(labels, 4, sigma, SPACING)
    for n, mask in enumerate(sets, start=1):
        assert (smooth == n).sum() == pytest.approx(mask.sum(), rel=0.01)
    if not noise:
        inner = morphology.shrunk(labels > 0, 3.5, SPACING)
        assert (smooth[inner] > 0).all()
        assert 0 < (smooth != labels).mean() < 0.05
    else:
        assert faces(smooth) < 0.5 * faces(labels)


def test_joint_smoothing_makes_a_border_between_two_sets_straight():
    _, j, i = np.indices((30, 30, 30))
    jagged = i > 14 + (j % 2) * 2
    smooth = smoothed_labels(labels_of([jagged, ~jagged]), 2, 3.0, (1.0, 1.0, 1.0))
    assert (smooth > 0).all()
    inner = (smooth == 1)[5:-5, 5:-5]
    border = np.argmax(inner, axis=2)
    assert np.ptp(border) <= 1


def test_of_overlapping_sets_the_first_has_the_voxel():
    both = np.ones((2, 2, 2), dtype=bool)
    assert (labels_of([both, both]) == 1).all()


def test_a_mask_put_on_another_grid_keeps_its_volume(ball):
    mask = ball((40, 40, 40), (19.3, 20.2, 18.9), 13)
    own = Grid((40, 40, 40), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    for grid in (
        Grid((90, 80, 60), (0.5, 0.6, 0.8), (-1.3, -2.1, -3.7)),
        Grid((16, 22, 12), (2.9, 2.0, 3.9), (-1.3, -2.1, -1.7)),
        oblique((60, 60, 60), (0.8, 0.8, 0.8)),
    ):
        if grid.direction != own.direction:
            own = Grid(own.size, own.spacing_mm, (-19.5, -19.5, -19.5))
        index_map = np.linalg.inv(own.affine) @ grid.affine
        found = resampled(mask, index_map, grid.array_shape)
        assert found.sum() * grid.voxel_volume_mm3 == pytest.approx(mask.sum(), rel=0.025 if max(grid.spacing_mm) > 2 else 0.01)
        assert outside_share(mask, index_map, grid.array_shape) == 0


@few
@given(masks, st.integers(-3, 3), st.integers(0, 2))
def test_a_move_by_whole_voxels_keeps_every_voxel_and_half_a_voxel_their_number(mask, steps, axis):
    index_map = np.eye(4)
    index_map[axis, 3] = steps
    moved = resampled(mask, index_map, mask.shape)
    expected = np.zeros_like(mask)
    into, of = np.moveaxis(expected, 2 - axis, 0), np.moveaxis(mask, 2 - axis, 0)
    for n in range(len(of)):
        if 0 <= n + steps < len(of):
            into[n] = of[n + steps]
    assert np.array_equal(moved, expected)
    lost = 1 - expected.sum() / mask.sum() if mask.any() else 0
    assert outside_share(mask, index_map, mask.shape) == pytest.approx(lost)
    bar = np.moveaxis(np.zeros((40, 1, 1), dtype=bool), 0, 2 - axis)
    np.moveaxis(bar, 2 - axis, 0)[10:25] = True
    index_map[axis, 3] = steps + 0.5
    halfway = resampled(bar, index_map, bar.shape)  # half-way between two places it takes the one it comes to first
    assert np.array_equal(np.nonzero(halfway)[2 - axis], np.arange(10, 25) - steps - 1)


def test_mirroring_twice_gives_the_mask_again(ball):
    mask = ball((50, 60, 70), (20, 25, 30), 11, SPACING) | ball((50, 60, 70), (34, 33, 44), 6, SPACING)
    grid = Grid((70, 60, 50), SPACING, (0.0, 0.0, 0.0))

    def mirrored(mask, plane):
        return resampled(mask, np.linalg.inv(grid.affine) @ reflection(plane) @ grid.affine, mask.shape)

    along = Plane((28.4, 0.0, 0.0), (1.0, 0.0, 0.0))
    assert np.array_equal(mirrored(mirrored(mask, along), along), mask)
    askew = Plane.through((27.0, 30.0, 36.0), (0.9, 0.3, -0.2))
    once = mirrored(mask, askew)
    twice = mirrored(once, askew)
    assert once.sum() == pytest.approx(mask.sum(), rel=0.01)
    assert 2 * (twice & mask).sum() / (twice.sum() + mask.sum()) > 0.98


@pytest.mark.parametrize("spacing", [(1.0, 1.0, 1.0), (0.8, 0.8, 2.0)])
def test_the_plane_of_symmetry_is_found_wherever_a_patient_lies(spacing):
    plane = Plane.through((3.0, -2.0, 1.0), (np.cos(0.15), np.sin(0.15), -0.08))
    grid = Grid(*_centred((110.0, 90.0, 80.0), spacing))
    k, j, i = np.indices(grid.array_shape)
    points = grid.to_lps(np.stack([i, j, k], axis=-1)).astype(float)
    side = plane.signed_distance_mm(points)
    folded = points - (np.where(side < 0, side, 0) * 2)[..., None] * np.asarray(plane.normal)
    pattern = np.minimum(
        np.linalg.norm((folded - [30, 5, 4]) / [10, 16, 8], axis=-1),
        np.linalg.norm((folded - [8, -12, -14]) / [8, 7, 14], axis=-1),
    )
    for found in (symmetry_of_mask(pattern < 1, grid), symmetry_of_values((400 * np.exp(-pattern)).astype(np.int16), grid)):
        assert found.score > 0.9
        assert abs(np.dot(found.plane.normal, plane.normal)) > np.cos(np.radians(0.7))
        assert abs(plane.signed_distance_mm(np.asarray(found.plane.origin))) < 0.6


def test_what_has_no_symmetry_scores_low():
    random = np.random.default_rng(0).random((40, 40, 40)) < 0.02
    grid = Grid((40, 40, 40), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    assert symmetry_of_mask(random, grid).score < 0.5


def _centred(size_mm, spacing):
    size = tuple(int(n / s) for n, s in zip(size_mm, spacing, strict=True))
    return size, spacing, tuple(-(n - 1) * s / 2 for n, s in zip(size, spacing, strict=True))


@pytest.mark.parametrize("direction", [(0.0, 0.0, 1.0), (0.0, 0.0, -2.0), (0.3, -0.2, 1.0), (1.0, 0.0, 0.0)])
def test_a_straight_curve_cuts_as_a_plane_does(direction):
    grid = oblique((30, 31, 32), SPACING)
    along = np.cross(direction, (0.2, 1.0, 0.1))
    curve = np.array([(1.0, 2.0, 3.0), np.array((1.0, 2.0, 3.0)) + along, np.array((1.0, 2.0, 3.0)) + 2 * along])
    k, j, i = np.indices(grid.array_shape)
    points = grid.to_lps(np.stack([i, j, k], axis=-1))
    left = Plane.through((1.0, 2.0, 3.0), np.cross(along, direction))
    found = left_of(grid, curve, np.asarray(direction))
    assert np.array_equal(found, left.signed_distance_mm(points) > 0)
    assert np.array_equal(left_of(grid, curve[::-1], np.asarray(direction)), ~found)


def test_an_angle_and_a_bay_part_the_array_as_drawn():
    grid = Grid((21, 21, 3), (1.0, 1.0, 1.0), (-10.0, -10.0, 0.0))
    x, y = np.meshgrid(np.arange(-10, 11), np.arange(-10, 11))
    down = np.array((0.0, 0.0, -1.0))  # looking down on x to the right, y upwards
    corner = left_of(grid, np.array([(0.5, 9.0, 0.0), (0.5, 0.5, 0.0), (5.0, 0.5, 0.0)]), down)
    assert np.array_equal(corner[1], (x > 0.5) & (y > 0.5))
    bay = left_of(grid, np.array([(-3.5, 9.0, 0.0), (-3.5, -5.5, 0.0), (4.5, -5.5, 0.0), (4.5, 9.0, 0.0)]), down)
    assert np.array_equal(bay[1], (x > -3.5) & (x < 4.5) & (y > -5.5))
    window = left_of(
        grid, np.array([(-3.5, 2.5, 0.0), (-3.5, -5.5, 0.0), (4.5, -5.5, 0.0), (4.5, 2.5, 0.0)]), down, closed=True
    )
    assert np.array_equal(window[1], (x > -3.5) & (x < 4.5) & (y > -5.5) & (y < 2.5))


@pytest.mark.parametrize(
    ("curve", "closed", "words"),
    [
        ([(0, 0, 0), (0, 0, 5)], False, "fall together"),
        ([(0, 0, 0), (5, 0, 0)], True, "fall together"),
        ([(0, 0, 0), (5, 5, 0), (5, 0, 0), (0, 5, 0)], False, "crosses itself"),
        ([(0, 0, 0), (5, 0, 0), (5, 5, 0), (3, 5, 0), (3, 2, 0)], False, "straight ends"),
        ([(0, 0, 0), (5, 5, 0), (5, 0, 0), (0, 5, 0)], True, "crosses itself"),
    ],
)
def test_a_curve_that_parts_nothing_says_so(curve, closed, words):
    with pytest.raises(ValueError, match=words):
        left_of(
            Grid((8, 8, 8), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)), np.array(curve, dtype=float), np.array((0.0, 0.0, 1.0)), closed
        )


def test_wrapping_bridges_openings_up_to_the_width_and_no_wider(ball):
    outer = ball((60, 60, 60), (30, 30, 30), 22)
    cup = outer & ~ball((60, 60, 60), (30, 30, 30), 17)
    pierced = cup.copy()
    pierced[28:33, 28:33, :30] = False
    solid = wrapped(pierced, 8.0, (1.0, 1.0, 1.0))
    assert not (solid & ~outer).any()
    assert solid.sum() > 0.99 * outer.sum()
    assert wrapped(pierced, 3.0, (1.0, 1.0, 1.0)).sum() < 1.05 * pierced.sum()
    assert not (pierced & ~solid).any()


def test_wrapping_keeps_cavities_above_a_volume(ball):
    shape = (60, 60, 60)
    body = ball(shape, (30, 30, 30), 26) & ~ball(shape, (22, 30, 30), 8) & ~ball(shape, (42, 30, 30), 4)
    large = ball(shape, (22, 30, 30), 8).sum()
    kept = wrapped(body, 4.0, (1.0, 1.0, 1.0), keep_voxels=0.5 * large)
    assert kept[30, 30, 42]
    assert not (kept & ball(shape, (22, 30, 30), 7)).any()
    assert wrapped(body, 4.0, (1.0, 1.0, 1.0)).sum() == ball(shape, (30, 30, 30), 26).sum()


@given(arrays(np.bool_, (4, 5, 6)))
@few
def test_tools_take_any_mask_at_all(mask):
    grid = Grid((6, 5, 4), SPACING, (0.0, 0.0, 0.0))
    assert not (mask & ~wrapped(mask, 2.5, SPACING)).any()
    assert not (mask & ~widened(mask, evenly(1.2), grid)).any()
    assert not (narrowed(mask, evenly(1.2), grid) & ~mask).any()
    assert morphology.blurred(mask, 1.1, SPACING).shape == mask.shape
    smooth = smoothed_labels(labels_of([mask, ~mask]), 2, 1.1, SPACING)
    assert (smooth > 0).all()
