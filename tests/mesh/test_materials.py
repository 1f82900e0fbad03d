"""Laws against published check values; the modulus of elements against integrals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.case.codec import decode, encode
from surgplan.mesh.lattice import Body, tetrahedra
from surgplan.mesh.laws import Law, default_calibration, law_named, law_names, phantom_calibration
from surgplan.mesh.materials import element_modulus
from tests.mesh.shapes import ball

ASH = np.array([0.1, 0.2, 0.4, 0.8, 1.2])
GRID = Grid((24, 24, 24), (1.0, 1.0, 1.0), (-11.5, -11.5, -11.5))
MORGAN = law_named("morgan-femoral-neck")


@dataclass
class Scan:
    grid: Grid
    voxels: np.ndarray
    valid: np.ndarray | None = None


def sloped(slope_hu: float) -> Scan:
    """A scan whose CT value rises along i."""
    i = np.indices(GRID.array_shape)[2]
    return Scan(GRID, (600 + slope_hu * (i - 11.5)).astype(np.float32))


@pytest.fixture(scope="module")
def ball_mesh():
    return tetrahedra([Body("ball", ball(8.0))], 2.5)


def test_the_femoral_neck_law_is_the_same_in_apparent_and_in_ash_density():
    # Schileo's 14664 rho_ash^1.49 is Morgan's 6850 rho_app^1.49 with rho_ash = 0.6 rho_app
    modulus = MORGAN.modulus_of_density_mpa(ASH / MORGAN.ash_over_app)
    assert modulus == pytest.approx(14663.76 * ASH**1.49, rel=1e-6)
    assert modulus == pytest.approx([474.5, 1332.8, 3743.8, 10516, 19241], rel=1e-4)


def test_the_keyak_law_meets_its_check_values():
    modulus = law_named("keyak-femur").modulus_of_density_mpa(ASH)
    assert modulus == pytest.approx([213.9, 982.8, 2591.8, 6513.4, 14714.8], rel=1e-4)


def test_the_chain_from_ct_value_to_modulus():
    qct = 0.0013152 + 0.0006944 * 1000
    app = (0.079 + 0.877 * qct) / 0.6
    assert MORGAN.density_g_cm3(np.array([1000.0]))[0] == pytest.approx(app)
    assert MORGAN.modulus_mpa(np.array([1000.0]))[0] == pytest.approx(6850 * app**1.49)


@pytest.mark.parametrize("name", law_names())
def test_every_law_has_a_source_a_site_and_a_rising_modulus_within_its_range(name):
    law = law_named(name)
    modulus = law.modulus_mpa(np.linspace(-1024, 16000, 400))
    assert law.source
    assert law.site
    assert law.mark in ("F", "C", "M")
    assert (np.diff(modulus) > -0.02 * modulus[:-1]).all()
    assert modulus.min() >= law.modulus_range_mpa[0] > 0
    assert modulus.max() <= law.modulus_range_mpa[1]
    assert decode(Law, encode(law)) == law


def test_what_was_not_checked_or_not_calibrated_says_so():
    assert MORGAN.verified
    assert any("no density calibration" in words for words in MORGAN.cautions())
    remembered = law_named("morgan-pooled")
    assert not remembered.verified
    assert any("not checked" in words for words in remembered.cautions())


def test_a_phantom_calibrates_and_is_never_mixed():
    hu = np.array([0.0, 100.0, 800.0])
    measured = phantom_calibration(hu, 0.0008 * hu + 0.01, "HA")
    assert measured.slope_g_cm3_per_hu == pytest.approx(0.0008)
    assert measured.intercept_g_cm3 == pytest.approx(0.01)
    assert not law_named("morgan-femoral-neck", measured).cautions()
    with pytest.raises(Refused, match="can't be mixed"):
        law_named("keyak-femur", measured)
    assert not default_calibration().calibrated
    for bad in (
        ([1.0], [0.1], "HA"),
        ([1.0, 1.0], [0.1, 0.2], "HA"),
        ([0.0, 100.0], [0.2, 0.1], "HA"),
        ([0.0, 1], [0.0, 1], "wax"),
    ):
        with pytest.raises(Refused):
            phantom_calibration(np.array(bad[0]), np.array(bad[1]), bad[2])


def test_an_unknown_law_is_refused_with_the_names_there_are():
    with pytest.raises(Refused, match="morgan-femoral-neck"):
        law_named("nonsense")


def test_an_even_scan_gives_the_law_itself(ball_mesh):
    found = element_modulus(ball_mesh.points, ball_mesh.tets, sloped(0.0), MORGAN)
    assert found.modulus_mpa == pytest.approx(float(MORGAN.modulus_mpa(np.array([600.0]))[0]), rel=1e-6)
    assert found.hu == pytest.approx(600)
    assert found.figures["clamped_low"]["value"] == 0


def test_the_modulus_is_averaged_after_the_law_is_applied():
    # one element across a steep slope: the integral of E over it, by a fine rule, against the sampled one
    points = np.array([[-6.0, -6, -6], [6, -6, -6], [-6, 6, -6], [-6, -6, 6]])
    scan = sloped(100.0)
    found = element_modulus(points, np.array([[0, 1, 2, 3]]), scan, MORGAN)
    share = np.random.default_rng(0).dirichlet(np.ones(4), 200_000)
    hu = 600 + 100 * (share @ points)[:, 0]
    exact = MORGAN.modulus_mpa(hu).mean()
    of_mean = float(MORGAN.modulus_mpa(np.array([hu.mean()]))[0])
    assert found.hu[0] == pytest.approx(hu.mean(), abs=2.0)
    assert found.modulus_mpa[0] == pytest.approx(exact, rel=3e-3)
    assert of_mean < exact * 0.96


def test_what_is_clamped_is_counted_and_told(ball_mesh):
    air = element_modulus(ball_mesh.points, ball_mesh.tets, Scan(GRID, np.full(GRID.array_shape, -1000, np.int16)), MORGAN)
    assert air.modulus_mpa == pytest.approx(1.0)
    assert air.figures["clamped_low"]["value"] == 1
    assert any("floor" in words for words in air.warnings)
    metal = element_modulus(ball_mesh.points, ball_mesh.tets, Scan(GRID, np.full(GRID.array_shape, 8000, np.int16)), MORGAN)
    assert metal.modulus_mpa == pytest.approx(22000)
    assert metal.figures["clamped_high"]["value"] == 1
    assert any("above 22000" in words for words in metal.warnings)


def test_soft_tissue_outside_the_segment_does_not_weaken_its_surface(ball_mesh):
    k, j, i = np.indices(GRID.array_shape)
    inside = ball(8.0)(GRID.to_lps(np.stack([i, j, k], axis=-1).reshape(-1, 3))).reshape(GRID.array_shape) < 0
    scan = Scan(GRID, np.where(inside, 1000, 0).astype(np.int16))
    whole = element_modulus(ball_mesh.points, ball_mesh.tets, scan, MORGAN)
    counted = element_modulus(ball_mesh.points, ball_mesh.tets, scan, MORGAN, within=inside)
    true = float(MORGAN.modulus_mpa(np.array([1000.0]))[0])
    assert whole.modulus_mpa.min() < 0.8 * true
    assert counted.modulus_mpa.min() > 0.95 * true


def test_voxels_that_were_not_scanned_do_not_count(ball_mesh):
    scan = sloped(0.0)
    scan.voxels[:12] = -3024
    scan.valid = scan.voxels > -3000
    with pytest.raises(Refused, match="outside the scan"):
        element_modulus(ball_mesh.points, ball_mesh.tets, scan, MORGAN)


def test_elements_outside_the_scan_are_refused(ball_mesh):
    with pytest.raises(Refused, match="outside the scan"):
        element_modulus(ball_mesh.points + 10.0, ball_mesh.tets, sloped(0.0), MORGAN)
    with pytest.raises(Refused, match="no elements"):
        element_modulus(ball_mesh.points, ball_mesh.tets[:0], sloped(0.0), MORGAN)
