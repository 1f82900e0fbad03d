"""What is dense or enclosed and still no bone: calcifications, the spinal canal, costal cartilage."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.segment.presets.bone import bone
from surgplan.segment.presets.bone_settings import BoneSettings
from surgplan.segment.presets.cartilage import CartilageSettings, costal_cartilage
from surgplan.segment.presets.not_bone import CanalSettings, ForeignSettings, foreign, spinal_canal
from surgplan.segment.presets.preset_data import load, settings
from surgplan.segment.presets.vertebrae import bodies
from surgplan.segment.voxels.reach import within

SPACING = (1.0, 1.0, 1.0)
FOREIGN = ForeignSettings(8.0, 80.0, 4.0)
CANAL = CanalSettings(-40.0, 90.0, 3.0, 0.08)


def test_a_small_dense_part_in_contrast_is_foreign_and_one_in_fat_is_not(ball):
    shape = (30, 30, 80)
    smooth = np.full(shape, -80.0, dtype=np.float32)
    smooth[ball(shape, (60, 15, 15), 14)] = 180
    lumps = ball(shape, (15, 15, 15), 6), ball(shape, (60, 15, 15), 6)
    core = lumps[0] | lumps[1]
    smooth[core] = 500
    found = foreign(core, smooth, SPACING, FOREIGN)
    assert np.array_equal(found, lumps[1])


def test_calcium_in_a_vessels_wall_with_fat_outside_is_foreign():
    k, j, i = np.ogrid[:30, :40, :40]
    radius = np.hypot(j - 20, i - 20) + 0 * k
    smooth = np.where(radius < 11, 180, -80).astype(np.float32)
    plaque = (radius > 10) & (radius < 13) & (i > 25) & (k > 8) & (k < 22)
    smooth[plaque] = 600
    assert np.array_equal(foreign(plaque, smooth, SPACING, FOREIGN), plaque)


def test_a_piece_beside_a_bone_is_judged_without_that_bones_own_density(ball):
    shape = (40, 40, 60)
    smooth = np.full(shape, 20.0, dtype=np.float32)
    bone_, piece = ball(shape, (18, 20, 20), 15), ball(shape, (38, 20, 20), 3)
    smooth[within(bone_, 4, SPACING)] = 150
    smooth[bone_ | piece] = 500
    assert not foreign(bone_ | piece, smooth, SPACING, FOREIGN).any()


@pytest.mark.parametrize(("open_ends", "hu", "canal"), [(True, 30, True), (False, 30, False), (True, -80, False)])
def test_what_opens_into_more_fluid_is_the_canal_and_closed_or_fatty_marrow_is_not(open_ends, hu, canal):
    """As high as a vertebra's ring, and as wide as the canal in it."""
    k, j, i = np.ogrid[:60, :44, :44]
    radius = np.hypot(i - 22, j - 22) + 0 * k
    wall = (radius > 11) & (radius < 15) & (k >= 20) & (k < 40)
    if not open_ends:
        wall |= (radius < 15) & (((k >= 16) & (k < 20)) | ((k >= 40) & (k < 44)))
    values = np.where(wall, 600, hu).astype(np.int16)
    solid = wall | ((radius <= 11) & (k >= 20) & (k < 40))
    found = spinal_canal(solid, wall, values, SPACING, CANAL)
    assert found.any() == canal
    if canal:
        assert found.sum() > 0.9 * (solid & ~wall).sum()
        assert not (found & wall).any()


def test_cartilage_goes_on_from_a_thin_bone_and_a_disc_between_thick_ones_is_none(ball):
    values = np.full((60, 60, 140), 20, dtype=np.int16)
    rib, cartilage = np.s_[10:20, 10:20, 5:40], np.s_[10:20, 10:20, 40:90]
    thick, disc = (np.s_[5:55, 25:55, 95:115], np.s_[5:55, 25:55, 123:140]), np.s_[5:55, 25:55, 115:123]
    for where, hu in ((rib, 500), (cartilage, 120), (thick[0], 500), (thick[1], 500), (disc, 100)):
        values[where] = hu
    found = costal_cartilage(values > 300, values, SPACING, CartilageSettings(**settings("cartilage")))
    assert found[cartilage].mean() > 0.8
    assert not found[disc].any()


@pytest.fixture(scope="module")
def liver_ct(shared_data, tmp_path_factory) -> tuple[np.ndarray, np.ndarray, tuple[float, float, float]]:
    if not (shared_data / "liver_ct.zip").is_file():
        pytest.skip("no liver_ct among the real data")
    from benchmarks.segmentation_truth.bones import scan

    return scan(shared_data)


def test_the_bones_of_a_scan_with_contrast_agree_with_an_experts_where_he_marked_bone(liver_ct):
    """His mask also holds costal cartilage and parts of the spinal canal; see the benchmark."""
    voxels, expert, spacing = liver_ct
    found = bone(voxels, spacing, BoneSettings(**load("bone").settings))
    cartilage = costal_cartilage(found, voxels, spacing, CartilageSettings(**settings("cartilage")))
    both, near = found | cartilage, expert & within(found, 5.0, spacing)
    assert 2 * (both & expert).sum() / (both.sum() + expert.sum()) >= 0.845
    assert 2 * (found & near).sum() / (found.sum() + near.sum()) >= 0.85
    assert not found[90:98, 160:175, 140:150].any()  # the calcified lesion of the liver
    grid_bodies = bodies_of(found, spacing)
    assert 6 <= len(grid_bodies) <= 8


def bodies_of(found, spacing):
    from surgplan.base.grid import Grid

    return bodies(found, Grid(found.shape[::-1], spacing, (0.0, 0.0, 0.0)))
