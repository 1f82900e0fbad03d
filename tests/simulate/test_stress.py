"""Strain, stress, their recovery on nodes, and what they are held against."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.simulate.elasticity import Problem
from surgplan.simulate.materials import material_named, material_names
from surgplan.simulate.risk import bone_figures, fraction_above, implant_figures, peak, percentile, risk_factor, surface_risk
from surgplan.simulate.strength import bone_strength
from surgplan.simulate.stress import fields, principal, recover, von_mises
from surgplan.simulate.tet10 import GAUSS, shape
from surgplan.simulate.verification.meshes import block

RNG = np.random.default_rng(5)


def layered() -> tuple[Problem, np.ndarray]:
    """Two layers in series under a pull that strains them ten to one."""
    points, tets = block((2, 2, 4), lambda x: x * [1.0, 1.0, 2.0])
    upper = points[tets[:, :4]].mean(axis=1)[:, 2] > 1
    modulus = np.where(upper, 100.0, 1000.0)
    problem = Problem(points, tets, modulus, np.zeros(len(tets)), np.zeros_like(points, bool), np.zeros_like(points))
    displacement = np.zeros_like(points)
    z = points[:, 2]
    displacement[:, 2] = np.where(z < 1, 0.001 * z, 0.001 + 0.01 * (z - 1))
    return problem, displacement


def test_principal_values_are_the_eigenvalues() -> None:
    six = RNG.normal(size=(200, 6))
    matrix = six[:, [[0, 3, 5], [3, 1, 4], [5, 4, 2]]]
    np.testing.assert_allclose(principal(six), np.linalg.eigvalsh(matrix)[:, ::-1], atol=1e-12)


def test_principal_values_of_a_pressure_are_equal() -> None:
    np.testing.assert_array_equal(principal(np.array([-2.0, -2.0, -2.0, 0, 0, 0])), -2.0)


def test_von_mises_does_not_see_pressure_and_is_root_three_of_shear() -> None:
    assert von_mises(np.array([7.0, 7.0, 7.0, 0, 0, 0])) == 0
    assert von_mises(np.array([0, 0, 0, 2.0, 0, 0])) == pytest.approx(2 * np.sqrt(3))


def test_stress_follows_hooke_on_both_sides_of_an_interface() -> None:
    problem, displacement = layered()
    stress = fields(problem, displacement).stress_mpa
    np.testing.assert_allclose(stress[..., 2], 1.0, rtol=1e-12)
    np.testing.assert_allclose(stress[..., [0, 1, 3, 4, 5]], 0.0, atol=1e-12)


def test_recovery_never_mixes_materials() -> None:
    problem, displacement = layered()
    found = fields(problem, displacement)
    material = (problem.modulus_mpa < 500).astype(np.int32)
    nodal = recover(found.strain, problem.tets, material, found.volume_mm3)
    np.testing.assert_allclose(nodal.values[:, 2], np.where(nodal.material == 1, 0.01, 0.001), rtol=1e-10)
    interface = np.flatnonzero(problem.points[:, 2] == 1)
    assert all(np.sum(nodal.node == node) == 2 for node in interface)
    np.testing.assert_array_equal(nodal.node[nodal.of_element], problem.tets)


def test_recovery_is_exact_for_what_varies_linearly() -> None:
    problem, _ = layered()
    at = np.einsum("qa,tak->tqk", shape(GAUSS), problem.points[problem.tets])
    slope = np.array([2.0, -1.0, 0.5])
    nodal = recover(
        (at @ slope)[..., None], problem.tets, np.zeros(len(problem.tets), np.int32), np.ones((len(problem.tets), 4))
    )
    np.testing.assert_allclose(nodal.values[:, 0], problem.points[nodal.node] @ slope, atol=1e-12)


def test_risk_weighs_tension_and_compression_by_their_own_limits() -> None:
    strength = bone_strength()
    strain = np.array(
        [[0.0073, 0, -0.001], [0.001, 0, -0.0104], [0.0073, 0, -0.0208], [-0.001, -0.002, -0.00104], [0.003, 0.002, 0.001]]
    )
    np.testing.assert_allclose(risk_factor(strain, strength), [1, 1, 2, 0.1, 0.003 / 0.0073])


def test_peaks_are_by_volume_and_say_where() -> None:
    points, tets = block((1, 1, 1), lambda x: x)
    values, volume = np.zeros((6, 4)), np.ones((6, 4))
    values[2, 1], values[3, 3] = 9.0, 100.0
    volume[2] = 1e-3
    where = np.array([True, True, True, False, True, True])
    top = peak(values, where, points, tets, volume)
    assert (top.maximum, top.percentile_99) == (9.0, 0.0)
    np.testing.assert_allclose(top.maximum_at, shape(GAUSS)[1] @ points[tets[2]])
    assert fraction_above(values, 1.0, where, volume) == pytest.approx(1e-3 / (16 + 4e-3))
    assert percentile(np.arange(100.0), np.ones(100), 99) == 98.0


def test_figures_have_values_units_and_sources() -> None:
    problem, displacement = layered()
    found = fields(problem, 2 * displacement)
    lower, upper = problem.modulus_mpa > 500, problem.modulus_mpa < 500
    bone = bone_figures("femur", upper, found, problem.points, problem.tets, bone_strength(), problem.modulus_mpa)
    assert bone["femur.risk_factor_max"]["value"] == pytest.approx(0.02 / 0.0073)
    assert bone["femur.volume_over_risk_1"]["value"] == 1.0
    assert "where the modulus is 100 MPa" in str(bone["femur.risk_factor_max"]["source"])
    bone |= surface_risk("femur", np.array([0.1, 0.7, 0.3]), np.array([[0, 0, 0], [1, 2, 3], [4, 5, 6]]), bone_strength())
    assert bone["femur.risk_factor_surface"]["value"] == 0.7
    assert "(1.0, 2.0, 3.0) mm" in str(bone["femur.risk_factor_surface"]["source"])
    implant = implant_figures("stem", lower, found, problem.points, problem.tets, material_named("Ti6Al4V"))
    assert implant["stem.von_mises_p99"]["value"] == pytest.approx(2.0)
    assert implant["stem.safety_against_yield"]["value"] == pytest.approx(795.0 / 2)
    assert "not checked" in str(implant["stem.safety_against_yield"]["source"])
    for figure in (bone | implant).values():
        assert set(figure) == {"value", "unit", "source"}
        assert figure["unit"]
        assert figure["source"]


def test_every_material_is_elastic_and_cited() -> None:
    for name in material_names():
        material = material_named(name)
        assert 0 < material.modulus_mpa < 1e6
        assert 0 < material.poisson < 0.495
        assert material.source
        assert material.verified == (material.mark == "F")


def test_an_unknown_material_is_refused_with_what_there_is() -> None:
    with pytest.raises(Refused, match=r"unobtainium.*Ti6Al4V"):
        material_named("unobtainium")
