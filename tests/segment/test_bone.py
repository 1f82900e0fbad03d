"""The bone preset and the split against phantoms with known volumes."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage, special

from surgplan.base.errors import Refused
from surgplan.segment.presets.bone import bone
from surgplan.segment.presets.bone_settings import BoneSettings
from surgplan.segment.presets.preset_data import NAMES, load, settings
from surgplan.segment.tools.preset import Preset
from surgplan.segment.tools.split import Split
from surgplan.segment.voxels.half_maximum import EdgeSearch, at_half_maximum
from surgplan.segment.voxels.marrow import with_marrow
from surgplan.segment.voxels.random_walk import walked
from surgplan.segment.voxels.thin_cortex import border_levels

SPACING = (0.8, 0.8, 1.0)


def scanned(fine: np.ndarray, fine_mm: float, spacing: tuple[float, float, float], noise: float = 15.0) -> np.ndarray:
    """A CT of tissue drawn on a fine cubic grid: blurred by 0.6 mm and averaged over voxels, with noise."""
    blurred = ndimage.gaussian_filter(fine.astype(np.float32), 0.6 / fine_mm, mode="nearest")
    step = [round(s / fine_mm) for s in reversed(spacing)]
    k, j, i = (n // s for n, s in zip(fine.shape, step, strict=True))
    coarse = (
        blurred[: k * step[0], : j * step[1], : i * step[2]].reshape(k, step[0], j, step[1], i, step[2]).mean(axis=(1, 3, 5))
    )
    return np.rint(coarse + np.random.default_rng(1).normal(0, noise, coarse.shape)).astype(np.int16)


def fine_points(size_mm: tuple[float, float, float], fine_mm: float) -> tuple[np.ndarray, ...]:
    x, y, z = size_mm
    k, j, i = np.ogrid[: round(z / fine_mm), : round(y / fine_mm), : round(x / fine_mm)]
    return (k + 0.5) * fine_mm, (j + 0.5) * fine_mm, (i + 0.5) * fine_mm


def test_a_tube_that_leaves_the_scan_is_a_solid_bone_of_its_outer_radius(imaged, do):
    z, y, x = fine_points((40, 40, 48), 0.2)
    radius = np.hypot(x - 20, y - 20) + 0 * z
    fine = np.select([radius < 8, radius < 13], [-70, 1450], 55)
    case = do(imaged(scanned(fine, 0.2, SPACING), SPACING), Preset("ct", "bone", "femur"))
    assert case.segments["femur"].volume_mm3 == pytest.approx(np.pi * 13**2 * 48, rel=0.015)


@pytest.mark.parametrize("cortex_mm", [0.9, 1.3, 3.0])
def test_the_border_is_right_for_thin_and_thick_cortex(cortex_mm):
    """Two bones in one scan, the thick one telling what cortex is like."""
    z, y, x = fine_points((72, 36, 36), 0.2)
    thin = np.sqrt((x - 18) ** 2 + (y - 18) ** 2 + (z - 18) ** 2)
    thick = np.sqrt((x - 54) ** 2 + (y - 18) ** 2 + (z - 18) ** 2)
    fine = np.select([thin < 14 - cortex_mm, thin < 14, thick < 8, thick < 14], [220, 1300, 220, 1300], 55)
    voxels = scanned(fine, 0.2, SPACING)
    found = bone(voxels, SPACING, BoneSettings(**load("bone").settings))
    half = found.shape[2] // 2
    ball = 4 / 3 * np.pi * 14**3 / np.prod(SPACING)
    assert found[:, :, :half].sum() == pytest.approx(ball, rel=0.02)
    assert found[:, :, half:].sum() == pytest.approx(ball, rel=0.02)


def test_the_border_level_of_a_blurred_cortex_is_its_value_at_the_true_border():
    soft, cortex, inner = 55.0, 1300.0, 240.0
    x = np.linspace(-8, 3, 4001)
    for width in (1.0, 2.0, 4.0):  # in units of the blur
        profile = (
            soft
            + (cortex - soft) * (special.ndtr(x + width) - special.ndtr(x))
            + (inner - soft) * (1 - special.ndtr(x + width))
        )
        level = border_levels(np.array([soft]), np.array([profile.max()]), np.array([inner]), cortex)[0]
        outside = x[profile > level].max()
        assert outside == pytest.approx(0.0, abs=0.1)
        assert np.interp(0.0, x, profile) == pytest.approx(level, rel=0.05)


def test_moving_the_border_keeps_a_mask_without_an_edge_and_an_empty_one(ball):
    mask = ball((20, 20, 20), (10, 10, 10), 6)
    flat = np.full(mask.shape, 40, dtype=np.int16)
    kept = at_half_maximum(mask, flat, (1.0, 1.0, 1.0), EdgeSearch())
    assert kept.sum() == pytest.approx(mask.sum(), rel=0.06)  # smoothed, but not moved
    assert not at_half_maximum(np.zeros_like(mask), flat, (1.0, 1.0, 1.0)).any()


def test_marrow_is_filled_through_a_hole_in_the_cortex_and_a_wide_cavity_is_not(ball):
    shape, spacing = (50, 50, 50), (1.0, 1.0, 1.0)
    shell = ball(shape, (25, 25, 25), 20) & ~ball(shape, (25, 25, 25), 17)
    shell[25, 23:28, :25] = False
    solid = with_marrow(shell, spacing, closing_mm=4.0, widest_mm=30.0)
    assert solid.sum() == pytest.approx(ball(shape, (25, 25, 25), 20).sum(), rel=0.02)
    assert with_marrow(shell, spacing, closing_mm=4.0, widest_mm=10.0).sum() < 1.02 * shell.sum()


def test_a_joint_of_two_plates_stays_open(ball):
    spacing = (1.0, 1.0, 1.0)
    plates = np.zeros((40, 40, 40), dtype=bool)
    plates[5:35, 5:35, 2:18] = plates[5:35, 5:35, 21:29] = True
    plates[10:30, 10:30, 4:16] = False  # marrow of one of them
    plates[18:22, 5:10, 12:15] = False  # and a hole in its rim, so that only bridging closes it
    solid = with_marrow(plates, spacing, closing_mm=4.0, widest_mm=30.0)
    assert not solid[8:32, 8:32, 18:21].any()
    assert solid[10:30, 10:30, 4:16].all()


def test_walkers_meet_half_way_or_at_the_wall_between_them():
    bar = np.ones((1, 1, 21), dtype=bool)
    ends = np.zeros(bar.shape, dtype=np.uint8)
    ends[..., 0], ends[..., 20] = 1, 2
    even = np.zeros(bar.shape, dtype=np.float32)
    met = walked(bar, ends, even, (1.0, 1.0, 1.0))
    assert (met[0, 0, :10] == 1).all()
    assert (met[0, 0, 11:] == 2).all()
    even[..., 5] = 6.0
    met = walked(bar, ends, even, (1.0, 1.0, 1.0))
    assert (met[0, 0, :5] == 1).all()
    assert (met[0, 0, 6:] == 2).all()


def test_walkers_reach_nothing_that_hangs_together_with_no_marker():
    bar = np.ones((1, 1, 21), dtype=bool)
    bar[..., 10] = False
    markers = np.zeros(bar.shape, dtype=np.uint8)
    markers[..., 0] = 1
    met = walked(bar, markers, np.zeros(bar.shape, dtype=np.float32), (1.0, 1.0, 1.0))
    assert (met[0, 0, :10] == 1).all()
    assert not met[0, 0, 10:].any()


@pytest.fixture(scope="module")
def joint() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Head on a neck in a socket 3 mm off: the scan, and both bones' masks on its grid."""
    z, y, x = fine_points((64, 48, 64), 0.2)
    head = np.sqrt((x - 32) ** 2 + (y - 24) ** 2 + (z - 34) ** 2) - 13
    neck = np.maximum(np.hypot(x - 32, y - 24) - 8 + 0 * z, z - 34)
    femur = np.minimum(head, neck)
    block = np.maximum(np.hypot(x - 32, y - 24) - 21 + 0 * z, np.maximum(34 - z, z - 58))
    pelvis = np.maximum(block, 16 - (head + 13))
    fine = np.select([femur < -2, femur < 0, pelvis < -1.5, pelvis < 0], [150, 1400, 250, 1250], 60)
    size = [round(s / 0.2) for s in reversed(SPACING)]

    def on_grid(distance: np.ndarray) -> np.ndarray:
        inside = distance < 0
        k, j, i = (n // s for n, s in zip(inside.shape, size, strict=True))
        parts = inside[: k * size[0], : j * size[1], : i * size[2]].reshape(k, size[0], j, size[1], i, size[2])
        return np.asarray(parts.mean(axis=(1, 3, 5)) >= 0.5)

    return scanned(fine, 0.2, SPACING), on_grid(femur), on_grid(pelvis)


def test_ball_and_socket_come_apart_at_their_gap(joint, imaged, do, mask_of):
    voxels, femur, pelvis = joint
    case = do(imaged(voxels, SPACING), Preset("ct", "bone", "bone"))
    seeds = {"femur": ((32.0, 24.0, 34.0), (32.0, 24.0, 6.0)), "pelvis": ((32.0, 24.0, 54.0),)}
    case = do(case, Split("bone", seeds))
    for name, truth in (("femur", femur), ("pelvis", pelvis)):
        found = mask_of(case, name)
        assert found.sum() == pytest.approx(truth.sum(), rel=0.02)
        assert 2 * (found & truth).sum() / (found.sum() + truth.sum()) > 0.97
    assert not (mask_of(case, "femur") & mask_of(case, "pelvis")).any()
    assert case.segments["femur"].tissue == "bone"


@pytest.mark.parametrize(
    ("seeds", "words"),
    [
        ({"femur": ((32.0, 24.0, 34.0),)}, "2 to 20 bones"),
        ({"femur": ((32.0, 24.0, 34.0),), "pelvis": ()}, "no seed is given for 'pelvis'"),
        ({"femur": ((32.0, 24.0, 34.0),), "pelvis": ((2.0, 2.0, 2.0),)}, "outside 'bone'"),
        ({"femur": ((32.0, 24.0, 34.0),), "pelvis": ((999.0, 2.0, 2.0),)}, "outside the image"),
        ({"femur": ((32.0, 24.0, 34.0),), "ct": ((32.0, 24.0, 54.0),)}, "already names"),
    ],
)
def test_split_refuses_in_words(joint, drawn, do, seeds, words):
    _, femur, pelvis = joint
    with pytest.raises(Refused, match=words):
        do(drawn(SPACING, bone=femur | pelvis), Split("bone", seeds))


def test_bone_is_refused_where_there_is_none(imaged, do):
    with pytest.raises(Refused, match="no voxel reaches 200 HU"):
        do(imaged(np.full((10, 10, 10), 50)), Preset("ct", "bone", "femur"))
    speck = np.full((20, 20, 20), 50)
    speck[9:11, 9:11, 9:11] = 1500
    with pytest.raises(Refused, match="use a threshold"):
        do(imaged(speck), Preset("ct", "bone", "femur"))


def test_every_preset_says_what_it_does_and_why_each_setting_is_so():
    import yaml

    from surgplan.base.resources import resource

    for name in (*NAMES, "split"):
        data = yaml.safe_load(resource("presets", f"{name}.yaml").read_text(encoding="utf-8"))
        assert all({"value", "unit", "why"} <= set(entry) for entry in data["settings"].values())
        assert settings(name)
    assert all(load(name).note and load(name).modalities for name in NAMES)
