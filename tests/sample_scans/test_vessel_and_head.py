import numpy as np
import pytest

from sample_scans import head, head_anatomy, vessel, vessel_tree
from surgplan.base.grid import Grid


def test_the_stenosis_is_as_narrow_as_stated(truth):
    known = truth("vessel")
    line = known["centrelines"]["right_renal"]
    narrow = np.argmin(line["radius_mm"])
    assert np.allclose(line["points"][narrow], known["stenosis"]["point"], atol=0.01)
    assert 100 * (1 - 2 * line["radius_mm"][narrow] / known["stenosis"]["reference_diameter_mm"]) == pytest.approx(
        60.0, abs=0.1
    )


def test_the_lumen_has_its_radius_beside_branches(truth):
    line = truth("vessel")["centrelines"]["left_renal"]
    half = len(line["points"]) // 2
    point, along = np.asarray(line["points"][half]), np.subtract(line["points"][half + 1], line["points"][half - 1])
    side = np.cross(along, (0, 0, 1.0))
    side /= np.linalg.norm(side)
    on_wall = point + line["radius_mm"][half] * np.array([side, -side])
    assert np.abs(vessel_tree.lumen().at(on_wall)).max() < 0.05


def test_the_vessel_volumes_come_out_on_another_grid(truth):
    grid = Grid((132, 102, 215), (1.0, 1.0, 1.0), (-65.5, -81.5, -180.0))
    masks = vessel.labels(grid)
    for name in ("lumen", "thrombus"):
        assert float(masks[name].sum()) == pytest.approx(truth("vessel")["segments"][name]["volume_mm3"], rel=0.01)


def test_contrast_fills_the_aorta_and_not_the_thrombus(truth, slices):
    known = truth("vessel")
    height = known["aneurysm"]["max_lumen_at"][2]
    k = round(height - vessel.GRID.origin_mm[2])
    image = slices("vessel", k, k + 1)[0].astype(float) - 1024
    masks = {n: m[0] for n, m in vessel.labels(vessel.GRID.cropped((0, 0, k), (220, 230, 1))).items()}
    assert np.median(image[masks["lumen"]]) == pytest.approx(known["densities_hu"]["lumen"], abs=5)
    assert np.median(image[masks["thrombus"]]) == pytest.approx(known["densities_hu"]["thrombus"], abs=8)


def test_calcium_is_bright(slices):
    k = round(vessel_tree.PLAQUES[4][1] - vessel.GRID.origin_mm[2])
    image = slices("vessel", k, k + 1)[0].astype(float) - 1024
    calcium = vessel.labels(vessel.GRID.cropped((0, 0, k), (220, 230, 1)))["calcium"][0]
    assert image[calcium].max() > 900


def test_the_tumour_is_a_bright_ring_around_a_dark_core(truth, slices):
    known = truth("head")
    centre = known["tumour"]["centre"]
    k = round((centre[2] - head.GRID.origin_mm[2]) / 1.2)
    image = slices("head", k, k + 1)[0].astype(float)
    masks = {n: m[0] for n, m in head.labels(head.GRID.cropped((0, 0, k), (176, 226, 1))).items()}
    brain = np.median(image[masks["brain"] & ~masks["tumour_rim"] & ~masks["tumour_core"]])
    assert np.median(image[masks["tumour_rim"]]) > 1.5 * brain
    assert np.median(image[masks["tumour_core"]]) < 0.6 * brain


def test_the_head_volumes_come_out_on_another_grid(truth):
    grid = Grid((96, 128, 103), (1.5, 1.5, 1.5), (-71.25, -93.25, -65.65))
    masks, known = head.labels(grid), truth("head")["segments"]
    tumour = masks["tumour_rim"].sum() + masks["tumour_core"].sum()
    for count, name in ((masks["brain"].sum(), "brain"), (masks["ventricles"].sum(), "ventricles"), (tumour, "tumour")):
        assert float(count) * grid.voxel_volume_mm3 == pytest.approx(known[name]["volume_mm3"], rel=0.02)


def test_the_way_to_the_tumour_is_as_clear_as_stated(truth):
    known = truth("head")
    way = known["trajectory"]
    points = np.linspace(way["entry"], way["target"], 200)
    assert head_anatomy.vessels().at(points).min() == pytest.approx(way["clearance_to_vessels_mm"], abs=0.05)
    for probe in known["vessel_distances"]:
        assert head_anatomy.vessels().at(probe["point"])[0] == pytest.approx(probe["distance_mm"], abs=1e-3)
