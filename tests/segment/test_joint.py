"""Bones parted at joints: a head in a socket made of its own surface, and the hips of a real scan from two points each."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK

from benchmarks.segmentation_truth.figures import dice, hd95_mm
from benchmarks.segmentation_truth.joint import Joint, made_joint, split, whole
from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.imaging.volume import Volume
from surgplan.segment.joint.midline import half, middle
from surgplan.segment.presets.bone import preset
from surgplan.segment.presets.jaw import preset as jaw_preset
from surgplan.segment.presets.made import Asked
from surgplan.segment.presets.preset_data import load


@pytest.fixture(scope="module")
def joint(shared_data) -> Joint:
    if not (shared_data / "bone_meshes").is_dir():
        pytest.skip("no bone_meshes among the real data")
    return made_joint(shared_data / "bone_meshes", voxel_mm=0.8)


def test_head_and_socket_come_apart_from_random_clicks_without_a_bridge(joint):
    mask = whole(joint)
    for clicks in joint.clicks(10)[:1]:
        found = split(joint, mask, clicks)
        for name, truth in joint.bones.items():
            assert dice(found[name], truth) >= 0.97
            assert hd95_mm(found[name], truth, joint.grid.spacing_mm) <= 1.5
        for name, other in (("femur", "pelvis"), ("pelvis", "femur")):
            assert np.count_nonzero(found[name] & joint.bones[other]) < 0.002 * np.count_nonzero(joint.bones[other])


def pelvis_like(cut: int = 0) -> tuple[np.ndarray, Grid]:
    """Two balls as heads 170 mm apart and a column behind them in the middle, mirror-symmetric about x = 0."""
    grid = Grid((100 - cut, 60, 50), (3.0, 3.0, 3.0), (-148.5, -60.0, -60.0))
    k, j, i = np.ogrid[:50, :60, : 100 - cut]
    x, y, z = i * 3 - 148.5, j * 3 - 60.0, k * 3 - 60.0
    heads = [(x - at) ** 2 + y**2 + z**2 < 24**2 for at in (-85, 85)]
    spine = (np.abs(x) < 20) & (np.abs(y - 60) < 20) & (z > 0)
    return heads[0] | heads[1] | spine, grid


@pytest.mark.parametrize("side", [-85.0, 85.0])
def test_the_middle_is_where_bones_mirror_each_other(side):
    mask, grid = pelvis_like()
    assert middle(mask, grid, (side, 0.0, 0.0)) == pytest.approx(0.0, abs=3.0)
    found = half(mask, grid, (side, 0.0, 0.0))
    assert found is not None
    assert len(found.beyond) >= 1
    at = grid.to_lps(np.argwhere(found.bones)[:, ::-1].astype(float))
    assert (at[:, 0] * np.sign(side) > -26).all()
    assert found.bones.sum() < 0.8 * mask.sum()


def test_a_scan_of_one_side_has_no_middle():
    mask, grid = pelvis_like(cut=55)
    assert middle(mask, grid, (-85.0, 0.0, 0.0)) is None


@pytest.fixture(scope="module")
def hip_ct(shared_data) -> tuple[Volume, np.ndarray]:
    folder = shared_data / "hip_ct" / "files"
    if not folder.is_dir():
        pytest.skip("no hip_ct among the real data")
    image = SimpleITK.ReadImage(str(folder / "example_ct.nii.gz"))[:, :, :72]
    labels = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(folder / "reference_labels_totalseg.nii.gz")))[:72]
    voxels = SimpleITK.GetArrayFromImage(image).astype(np.int16)
    grid = Grid(voxels.shape[::-1], image.GetSpacing(), image.GetOrigin(), image.GetDirection())
    return Volume(grid, voxels, None, "HU"), labels


def hips(volume: Volume, *clicks: tuple[int, int, int]):
    points = tuple(tuple(volume.grid.to_lps(np.array(click[::-1])).tolist()) for click in clicks)
    return {made.part: made for made in preset(Asked(volume, load("bone").settings, points), silent)}


def test_two_points_give_the_healthy_femur_and_pelvis_and_two_more_those_with_metal_and_a_warning(hip_ct):
    volume, labels = hip_ct
    found = hips(volume, (11, 43, 87), (28, 38, 88), (11, 43, 31), (24, 41, 32))
    wanted = {"femur_right": (76, 0.9), "pelvis_right": (78, 0.9), "femur_left": (75, 0.82), "pelvis_left": (77, 0.82)}
    for name, (number, least) in wanted.items():
        assert dice(found[name].mask, labels == number) >= least, name
        assert (found[name].anatomy, found[name].side) == (
            "femur" if number < 77 else "hip_bone",
            name.removeprefix("femur_").removeprefix("pelvis_"),
        )
    assert any("Metal" in words for words in found["femur_left"].cautions)
    assert any("No round head" in words for words in found["femur_left"].cautions)
    assert not any("No round head" in words for words in found["femur_right"].cautions)


def test_a_point_in_the_ischium_is_refused_in_words(hip_ct):
    volume, _ = hip_ct
    with pytest.raises(Refused, match="ilium above the socket"):
        hips(volume, (11, 43, 87), (5, 30, 82))


def test_one_point_is_refused_in_words(hip_ct):
    with pytest.raises(Refused, match="1 points are given"):
        hips(hip_ct[0], (11, 43, 87))


def test_a_jaw_comes_off_the_skull_above_it_and_points_in_one_bone_are_refused():
    hu = np.full((60, 60, 90), 40, dtype=np.int16)
    hu[:2] = -1000
    for where in (np.s_[6:24, 10:50, 10:80], np.s_[27:56, 10:50, 10:80]):
        hu[where] = 900
        hu[tuple(slice(s.start + 3, s.stop - 3) for s in where)] = 250
    volume = Volume(Grid((90, 60, 60), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)), hu, None, "HU")
    jaw, skull = jaw_preset(Asked(volume, load("jaw").settings, ((45.0, 30.0, 15.0), (45.0, 30.0, 42.0))), silent)
    assert jaw.mask[6:24, 10:50, 10:80].mean() > 0.97
    assert skull.mask[27:56, 10:50, 10:80].mean() > 0.97
    assert not jaw.mask[28:].any()
    assert not skull.mask[:23].any()
    assert (jaw.anatomy, skull.part) == ("mandible", "skull")
    assert "ml" in jaw.note
    with pytest.raises(Refused, match="lower jaw"):
        jaw_preset(Asked(volume, load("jaw").settings, ((45.0, 30.0, 42.0), (45.0, 30.0, 15.0))), silent)
