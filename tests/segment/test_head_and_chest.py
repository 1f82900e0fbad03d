"""Ventricles, tumours, lungs and metal on phantoms whose parts are known."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import SimpleITK
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.case.document import Case, Image
from surgplan.imaging.volume import Volume
from surgplan.segment.presets.brain import preset
from surgplan.segment.presets.made import Asked
from surgplan.segment.presets.metal import streak_reach_mm
from surgplan.segment.presets.preset_data import settings
from surgplan.segment.presets.ventricles import VentricleSettings, ventricles
from surgplan.segment.tools.preset import Preset

Make = Callable[..., Any]
SIDE = 110


def blurred(tissue: np.ndarray, noise: float, sigma: float = 0.7) -> np.ndarray:
    soft = ndimage.gaussian_filter(tissue.astype(np.float32), sigma, mode="nearest")
    values = np.rint(soft + np.random.default_rng(3).normal(0, noise, tissue.shape))
    return np.asarray(np.where(tissue == 0, 0, values), dtype=np.int16)


def away(k0: float, j0: float, i0: float, shape: tuple[int, int, int] = (SIDE,) * 3) -> np.ndarray:
    k, j, i = np.ogrid[tuple(slice(0, n) for n in shape)]
    return np.asarray(np.sqrt((k - k0) ** 2.0 + (j - j0) ** 2.0 + (i - i0) ** 2.0))


def dice(a: np.ndarray, b: np.ndarray) -> float:
    return float(2 * (a & b).sum() / (a.sum() + b.sum()))


def test_ventricles_are_fluid_deep_in_the_brain_and_sulci_and_cisterns_are_not() -> None:
    brain = away(55, 55, 55) < 48
    k, j, i = np.ogrid[:SIDE, :SIDE, :SIDE]
    wet = np.zeros_like(brain)
    for x in (44, 66):
        wet |= ((k - 55) / 8) ** 2 + ((j - 55) / 16) ** 2 + ((i - x) / 6) ** 2 < 1
    sulcus = (abs(i - 55) < 3) & (k > 85)
    cistern = away(26, 55, 55) < 8
    tissue = np.where(wet | sulcus | cistern, 150, 480)
    own = settings("brain")
    chosen = VentricleSettings(**{key: own[key] for key in VentricleSettings.__dataclass_fields__})
    found = ventricles(blurred(tissue, 15), brain, (1.0, 1.0, 1.0), chosen)
    assert dice(found, wet) > 0.97
    assert not (found & (sulcus | cistern)).any()
    assert not ventricles(blurred(np.full_like(tissue, 480), 15), brain, (1.0, 1.0, 1.0), chosen).any()


@pytest.fixture
def tumour_in_brain(imaged: Make, blobs: Any) -> tuple[Case, dict[str, np.ndarray]]:
    """A brain with a ring that has an opening, oedema beside it, a vessel that touches it, and a solid tumour."""
    brain = away(55, 55, 55) < 52
    middle = away(55, 45, 40)
    core, rim = middle < 10, (middle >= 10) & (middle < 13)
    k, j, i = np.ogrid[:SIDE, :SIDE, :SIDE]
    gap = rim & (abs(k - 55) < 2) & (abs(j - 45) < 2) & (i > 40)
    vessel = (abs(k - 55) < 2) & (abs(j - 45) < 2) & (i <= 28) & (i > 12)
    solid = away(80, 70, 70) < 9
    sinus = (abs(k - 20) < 2) & (np.hypot(j - 55, i - 55) < 15)
    oedema = (away(55, 55, 45) < 20) & (middle >= 13)
    bright = np.select([core, gap, rim | vessel | solid | sinus, oedema], [180, 330, 700, 240], 300)
    flair = np.select([core, rim, oedema], [350, 350, 800], 400)
    case: Case = imaged(blurred(np.where(brain, bright, 0), 8, 0.5), modality="MR")
    other = imaged(blurred(np.where(brain, flair, 0), 8, 0.5), modality="MR").images["ct"]
    case = case.with_item(Image("flair", "MR", other.grid, other.voxels, "int16", ""))
    return case, {"core": core, "rim": rim & ~gap, "oedema": oedema & brain, "solid": solid, "vessel": vessel}


def _tumour(*seeds: tuple[float, float, float]) -> Preset:
    return Preset("ct", "tumour", "tumour", seed=seeds[0], more_seeds=seeds[1:], beside={"flair": "flair"})


def test_rim_core_and_oedema_of_a_tumour_are_told_apart_from_any_point_in_its_core_or_on_it(
    tumour_in_brain, do: Make, mask_of
) -> None:
    case, true = tumour_in_brain
    found = [do(case, _tumour(seed)) for seed in ((40.0, 45.0, 55.0), (34.0, 45.0, 55.0), (28.5, 45.0, 55.0))]
    assert set(found[0].segments) == {"tumour", "tumour_core", "tumour_oedema"}
    assert dice(mask_of(found[0], "tumour"), true["rim"]) > 0.9
    assert dice(mask_of(found[0], "tumour_core"), true["core"]) > 0.95
    assert dice(mask_of(found[0], "tumour_oedema"), true["oedema"]) > 0.93
    assert (mask_of(found[0], "tumour") & true["vessel"]).sum() < 0.3 * true["vessel"].sum()
    for other in found[1:]:
        for name in other.segments:
            assert dice(mask_of(found[0], name), mask_of(other, name)) > 0.99
    assert found[0].segments["tumour_core"].anatomy == "necrosis"
    assert found[0].segments["tumour"].code.value == "C113842"


def test_a_solid_tumour_is_found_from_a_point_on_it_and_joins_the_first(tumour_in_brain, do: Make, mask_of) -> None:
    case, true = tumour_in_brain
    found = do(case, _tumour((70.0, 70.0, 80.0), (40.0, 45.0, 55.0)))
    assert dice(mask_of(found, "tumour"), true["solid"] | true["rim"]) > 0.9


@pytest.mark.parametrize(
    ("seed", "words"),
    [((55.0, 55.0, 20.0), "bright tissue no thicker"), ((60.0, 30.0, 70.0), "what surrounds that point is no bright rim")],
)
def test_a_point_in_a_sinus_or_in_plain_brain_is_refused(tumour_in_brain, do: Make, seed, words: str) -> None:
    with pytest.raises(Refused, match=words):
        do(tumour_in_brain[0], _tumour(seed))


def test_a_tumour_needs_its_flair(tumour_in_brain, do: Make) -> None:
    with pytest.raises(Refused, match="also needs the FLAIR"):
        do(tumour_in_brain[0], Preset("ct", "tumour", "t", seed=(40.0, 45.0, 55.0)))


@pytest.fixture
def chest() -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Two lungs that touch in front, vessels in them, a trachea with two bronchi, and gas in the bowel; 2 mm voxels, S up."""
    shape = (90, 90, 120)
    k, j, i = np.ogrid[:90, :90, :120]
    body = ((j - 45) / 42) ** 2 + ((i - 60) / 57) ** 2 < 1
    lungs = [((k - 45) / 38) ** 2 + ((j - 45) / 28) ** 2 + ((i - x) / 25) ** 2 < 1 for x in (34, 86)]
    bridge = (abs(k - 50) < 4) & (abs(j - 40) < 3) & (abs(i - 60) < 3)
    vessels = ((j - 45) % 12 < 1.5) & ((k - 45) % 12 < 1.5)
    trachea = (np.hypot(j - 45.0, i - 60.0) < 4.5) & (k > 40)
    bronchi = (np.hypot(j - 45.0, k - 44.0) < 3) & (abs(i - 60) < 26)
    wall = (np.hypot(j - 45.0, i - 60.0) < 6) & (k > 40) | (np.hypot(j - 45.0, k - 44.0) < 4.5) & (abs(i - 60) < 27)
    tree = trachea | bronchi
    bowel = away(5, 30, 60, shape) < 9
    tissue = np.select(
        [~body & (k >= 0), tree, wall & body, bowel, vessels & (lungs[0] | lungs[1]), lungs[0] | lungs[1] | bridge],
        [-1000, -1000, 40, -1000, 40, -860],
        40,
    )
    return blurred(tissue, 15), {
        "right": lungs[0] & ~wall & ~tree,
        "left": lungs[1] & ~wall & ~tree,
        "tree": tree,
        "bowel": bowel,
    }


def test_right_lung_left_lung_and_airway_are_kept_apart_and_gas_in_the_bowel_is_none(
    chest, imaged: Make, do: Make, mask_of
) -> None:
    voxels, true = chest
    found = do(imaged(voxels, (2.0, 2.0, 2.0)), Preset("ct", "lung", "lung"))
    assert set(found.segments) == {"lung_right", "lung_left", "lung_airway"}
    for side in ("right", "left"):
        assert dice(mask_of(found, f"lung_{side}"), true[side]) > 0.97
        assert (found.segments[f"lung_{side}"].anatomy, found.segments[f"lung_{side}"].side) == ("lung", side)
    assert dice(mask_of(found, "lung_airway"), true["tree"]) > 0.88
    assert not any((mask_of(found, name) & true["bowel"]).any() for name in found.segments)


def test_sides_are_the_patients_on_a_grid_that_runs_the_other_way(chest, imaged: Make, do: Make, mask_of) -> None:
    voxels, true = chest
    case = imaged(voxels, (2.0, 2.0, 2.0))
    image = case.images["ct"]
    turned = replace(image.grid, direction=(-1.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0, 1.0))
    found = do(case.with_item(replace(image, grid=turned)), Preset("ct", "lung", "lung"))
    assert dice(mask_of(found, "lung_left"), true["right"]) > 0.97


def test_without_a_trachea_in_the_scan_or_with_a_point_beside_it_that_is_said(chest, imaged: Make, do: Make) -> None:
    voxels, _ = chest
    found = do(imaged(voxels[:38], (2.0, 2.0, 2.0)), Preset("ct", "lung", "lung"))
    assert set(found.segments) == {"lung_right", "lung_left"}
    assert any("The airway was not found" in words for words in found.segments["lung_left"].cautions)
    with pytest.raises(Refused, match="which is no air; place it in the trachea"):
        do(imaged(voxels, (2.0, 2.0, 2.0)), Preset("ct", "lung", "lung", more_seeds=((120.0, 90.0, 10.0),)))


def test_a_scan_without_a_chest_has_no_lungs(imaged: Make, do: Make) -> None:
    with pytest.raises(Refused, match="is the chest in this scan"):
        do(imaged(np.full((30, 30, 30), 40)), Preset("ct", "lung", "lung"))


def test_metal_says_how_much_where_and_how_far_its_streaks_reach(imaged: Make, do: Make) -> None:
    grid = Grid((120, 120, 40), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    rng = np.random.default_rng(4)
    voxels = 50 + rng.normal(0, 10, grid.array_shape)
    k, j, i = np.ogrid[:40, :120, :120]
    radius = np.hypot(j - 60.0, i - 60.0)
    metal = (radius < 5) & (abs(k - 10) < 5)
    streaks = (radius < 37) & (abs(k - 10) < 5)
    voxels = np.where(streaks, 50 + rng.normal(0, 40, grid.array_shape), voxels)
    voxels = np.where(metal, 4000, voxels)
    assert streak_reach_mm(np.asarray(metal), voxels.astype(np.int16), grid) == pytest.approx(32, abs=5)
    found = do(imaged(voxels), Preset("ct", "metal", "screw")).segments["screw"]
    assert found.note.startswith(f"{metal.sum() / 1000:.2f} ml above 2500 HU in 1 part, in the middle at (60, 60, 10) mm")
    assert any("Streaks reach" in words for words in found.cautions)
    assert any("Values end at 4000 HU" in words for words in found.cautions)
    assert found.anatomy == "implant"


def test_without_slices_away_from_the_metal_nothing_is_said_of_its_streaks() -> None:
    mask = np.zeros((20, 20, 20), bool)
    mask[:, 8:12, 8:12] = True
    assert streak_reach_mm(mask, np.zeros((20, 20, 20), np.int16), Grid((20, 20, 20), (1.0,) * 3, (0.0,) * 3)) is None


def _real(path: Any, blobs: Any, name: str) -> Image:
    image = SimpleITK.ReadImage(str(path))
    voxels = np.ascontiguousarray(SimpleITK.GetArrayFromImage(image), dtype="<i2")
    grid = Grid(image.GetSize(), image.GetSpacing(), image.GetOrigin(), image.GetDirection())
    return Image(name, "CT" if name == "ct" else "MR", grid, blobs.put(voxels.tobytes()), "int16", "HU" if name == "ct" else "")


def test_a_real_glioma_has_the_same_rim_and_core_from_three_points(shared_data, blobs: Any, do: Make, mask_of) -> None:
    folder = shared_data / "glioma_mr" / "files" / "segmentation" / "BraTS-GLI-00001-000"
    bright, flair = (_real(folder / f"BraTS-GLI-00001-000-{end}.nii.gz", blobs, end) for end in ("t1c", "t2f"))
    case = Case().with_item(bright).with_item(flair)
    found = []
    for kji in ((67, 103, 158), (73, 95, 152), (61, 100, 162)):
        x, y, z = (float(v) for v in bright.grid.to_lps(np.array(kji[::-1])))
        found.append(do(case, Preset("t1c", "tumour", "rim", seed=(x, y, z), beside={"flair": "t2f"})))
    for other in found[1:]:
        for name in ("rim", "rim_core", "rim_oedema"):
            assert dice(mask_of(found[0], name), mask_of(other, name)) > 0.99
    values = np.frombuffer(blobs.get(bright.voxels), dtype="<i2").reshape(bright.grid.array_shape)
    rim, core = mask_of(found[0], "rim"), mask_of(found[0], "rim_core")
    # by eye about 15 to 22 ml of rim and 18 to 24 ml of core; brain around it lies near 2950
    assert 15_000 < rim.sum() < 22_000
    assert 16_000 < core.sum() < 24_000
    assert np.median(values[rim]) > 3900
    assert np.median(values[core]) < 2600


def test_a_real_chest_cut_off_at_its_sides_has_two_lungs_and_an_airway(shared_data, blobs: Any, do: Make, mask_of) -> None:
    case = Case().with_item(_real(shared_data / "aorta_cta" / "files" / "ct_cropped.nii.gz", blobs, "ct"))
    found = do(case, Preset("ct", "lung", "lung"))
    ml = {name: mask_of(found, name).sum() * 1.5**3 / 1000 for name in found.segments}
    assert 1200 < ml["lung_right"] < 1350
    assert 1400 < ml["lung_left"] < 1560
    assert 30 < ml["lung_airway"] < 50
    # the tree reaches into both lungs
    i = np.nonzero(mask_of(found, "lung_airway"))[2]
    assert i.min() < 25
    assert i.max() > 80


def test_a_real_brain_has_its_poles_and_none_of_the_mastoid_the_orbits_or_the_neck(shared_data, tmp_path) -> None:
    """Points were chosen by eye in a T1-weighted MR with contrast, and the whole was looked at slice by slice."""
    with zipfile.ZipFile(shared_data / "brain_mr.zip") as packed:
        packed.extractall(tmp_path)
    folders = {path.parent for path in (tmp_path / "brain_mr").rglob("*") if path.is_file()}
    series = max((SimpleITK.ImageSeriesReader.GetGDCMSeriesFileNames(str(folder)) for folder in folders), key=len)
    image = SimpleITK.ReadImage(series)[::2, ::2, :]
    voxels = np.ascontiguousarray(SimpleITK.GetArrayFromImage(image), dtype=np.int16)
    grid = Grid(image.GetSize(), image.GetSpacing(), image.GetOrigin(), image.GetDirection())
    brain, wet = (made.mask for made in preset(Asked(Volume(grid, voxels, None, ""), settings("brain")), silent))
    for k, j, i in ((66, 100, 110), (28, 170, 128), (43, 84, 84), (53, 91, 192), (20, 160, 100), (90, 130, 100)):
        assert brain[k, j, i], (k, j, i)
    for k, j, i in ((35, 139, 86), (45, 40, 95), (45, 40, 165), (4, 130, 128), (60, 20, 128), (66, 128, 20)):
        assert not brain[k, j, i], (k, j, i)
    assert wet[66, 92, 122]
    assert wet[66, 92, 145]
    assert 1450 < brain.sum() * grid.voxel_volume_mm3 / 1000 < 1650
    assert 20 < wet.sum() * grid.voxel_volume_mm3 / 1000 < 32
    assert not (wet & ~brain).any()
