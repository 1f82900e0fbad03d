"""Volumes: kept and read again, resampled and sampled against closed forms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from surgplan.base.errors import CaseDamaged
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.case.document import Image
from surgplan.imaging.volume import Volume, read_part, read_volume, resample, sample, store_volume

OBLIQUE = Grid((7, 6, 5), (0.5, 0.8, 2.0), (-10.0, 20.0, 300.0), Rigid.about((0, 0, 0), (1, 2, 3), 25).rotation)


def linear(grid: Grid, gradient=(2.0, -3.0, 0.5), at_origin=7.0) -> Volume:
    """A volume whose value is a linear function of the LPS position: trilinear interpolation must give it exactly."""
    k, j, i = np.meshgrid(*(np.arange(n) for n in grid.array_shape), indexing="ij")
    values = grid.to_lps(np.stack([i, j, k], axis=-1)) @ np.asarray(gradient) + at_origin
    return Volume(grid, values.astype(np.float32))


def test_sampling_a_linear_field_is_exact_on_an_oblique_grid():
    volume = linear(OBLIQUE)
    points = OBLIQUE.to_lps(np.random.default_rng(1).uniform(0, 1, (50, 3)) * (np.array(OBLIQUE.size) - 1))
    assert sample(volume, points) == pytest.approx(points @ np.array([2.0, -3.0, 0.5]) + 7.0, abs=1e-3)


def test_sampling_outside_the_voxel_faces_or_on_unscanned_voxels_gives_nan():
    valid = np.ones(OBLIQUE.array_shape, dtype=bool)
    valid[2, 3, 4] = False
    volume = replace(linear(OBLIQUE), valid=valid)
    ijk = np.array([[-0.49, 0, 0], [-0.51, 0, 0], [6.51, 0, 0], [0, 0, 4.6], [4, 3, 2], [3.5, 3, 2], [3, 3, 2]])
    assert np.isnan(sample(volume, OBLIQUE.to_lps(ijk))).tolist() == [False, True, True, True, True, True, False]


def test_sampling_keeps_the_shape_of_the_points():
    assert sample(linear(OBLIQUE), np.zeros((4, 2, 3))).shape == (4, 2)


def test_resampling_onto_the_same_grid_changes_nothing():
    voxels = np.random.default_rng(2).integers(-1024, 3000, OBLIQUE.array_shape).astype(np.int16)
    same = resample(Volume(OBLIQUE, voxels, None, "HU"), OBLIQUE)
    assert same.voxels.dtype == np.int16
    assert np.array_equal(same.voxels, voxels)
    assert same.valid is None


def test_resampling_onto_another_grid_keeps_a_linear_field_and_marks_what_was_not_scanned():
    target = Grid((12, 12, 12), (0.4, 0.4, 0.9), OBLIQUE.origin_mm)
    moved = resample(linear(OBLIQUE), target)
    k, j, i = np.nonzero(moved.valid)
    points = target.to_lps(np.stack([i, j, k], axis=-1))
    assert OBLIQUE.contains(points).all()
    inner = np.all((OBLIQUE.to_index(points) >= 0) & (OBLIQUE.to_index(points) <= np.array(OBLIQUE.size) - 1), axis=1)
    assert inner.sum() > 50
    expected = points @ np.array([2.0, -3.0, 0.5]) + 7.0
    assert moved.voxels[k, j, i][inner] == pytest.approx(expected[inner], abs=1e-3)
    assert (moved.voxels[~moved.valid] == 0).all()


def test_whole_number_voxels_are_rounded_to_the_nearest_when_resampled():
    grid = Grid((2, 1, 1), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    volume = Volume(grid, np.array([[[-10, 0]]], dtype=np.int16), None, "HU")
    between = Grid((3, 1, 1), (0.26, 1.0, 1.0), (0.26, 0.0, 0.0))
    assert resample(volume, between).voxels.tolist() == [[[-7, -5, -2]]]


def test_outside_a_ct_there_is_air():
    grid = Grid((2, 2, 2), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    volume = Volume(grid, np.zeros((2, 2, 2), dtype=np.int16), None, "HU")
    far = resample(volume, replace(grid, origin_mm=(1.0, 0.0, 0.0)))
    assert far.voxels[0, 0].tolist() == [0, -1024]
    assert far.valid is not None
    assert far.valid[0, 0].tolist() == [True, False]


@pytest.mark.parametrize("dtype", [np.int16, np.float32])
def test_a_stored_volume_is_read_back_the_same(blobs, dtype):
    voxels = (np.random.default_rng(3).normal(0, 500, OBLIQUE.array_shape)).astype(dtype)
    valid = voxels > -300
    fields = store_volume(blobs, Volume(OBLIQUE, voxels, valid, "HU"))
    back = read_volume(blobs, Image(id="ct", modality="CT", grid=OBLIQUE, unit="HU", **fields))
    assert back.voxels.dtype == dtype
    assert np.array_equal(back.voxels, voxels)
    assert np.array_equal(back.valid, valid)
    assert back.unit == "HU"


@pytest.mark.parametrize("held", [False, True])
def test_a_part_of_a_stored_volume_is_read_as_the_whole_has_it(blobs, held):
    voxels = np.random.default_rng(3).normal(0, 500, OBLIQUE.array_shape).astype(np.float32)
    image = Image(id="ct", modality="CT", grid=OBLIQUE, **store_volume(blobs, Volume(OBLIQUE, voxels, voxels > 0)))
    whole = read_volume(blobs, image) if held else None
    box = slice(1, 4), slice(2, 6), slice(0, 5)
    part, valid = read_part(blobs, image, box)
    assert np.array_equal(part, voxels[box])
    assert np.array_equal(valid, (voxels > 0)[box])
    assert whole is None or np.shares_memory(part, whole.voxels)


def test_an_image_whose_bytes_do_not_fit_its_grid_is_called_damaged(blobs):
    fields = store_volume(blobs, linear(OBLIQUE))
    image = Image(id="ct", modality="CT", grid=replace(OBLIQUE, size=(7, 6, 6)), **fields)
    with pytest.raises(CaseDamaged, match="image 'ct'"):
        read_volume(blobs, image)
    with pytest.raises(CaseDamaged, match="image 'ct'"):
        read_part(blobs, image, (slice(0, 2), slice(0, 2), slice(0, 2)))


def test_a_volume_refuses_arrays_that_do_not_fit():
    with pytest.raises(ValueError, match="does not fit"):
        Volume(OBLIQUE, np.zeros((7, 6, 5), dtype=np.int16))
    with pytest.raises(ValueError, match="int16 or float32"):
        Volume(OBLIQUE, np.zeros(OBLIQUE.array_shape))  # type: ignore[arg-type]
