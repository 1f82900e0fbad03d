"""The known answers of elasticity, on meshes coarse enough for every day; `make verify` runs them whole."""

from __future__ import annotations

import pytest

from surgplan.simulate.verification import (
    cantilever,
    lame_cylinder,
    lame_sphere,
    lattice_sphere,
    le10,
    le11,
    manufactured,
    oracle,
    patch,
    torsion,
)


@pytest.mark.parametrize(
    ("case", "fineness"),
    [
        (patch, 2),
        (cantilever, 2),
        (torsion, 4),
        (lame_cylinder, 4),
        (lame_sphere, 5),
        (le10, 8),
        (le11, 4),
        (oracle, 2),
        (lattice_sphere, 2.5),
    ],
)
def test_a_known_answer_is_met(case: object, fineness: float) -> None:
    rows = case.rows(fineness)  # type: ignore[attr-defined]
    assert rows
    for row in rows:
        assert row.ok, f"{row.case}, {row.quantity}: {row.computed} instead of {row.reference}"


def test_displacement_converges_by_the_third_and_strain_by_the_second_power() -> None:
    displacement, strain = manufactured.rows(6)
    assert displacement.computed == pytest.approx(3, abs=0.15)
    assert strain.computed == pytest.approx(2, abs=0.15)
