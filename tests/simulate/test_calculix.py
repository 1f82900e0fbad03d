"""Decks for CalculiX, and CalculiX's own answer to them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from surgplan.base.errors import StorageFailed
from surgplan.simulate.calculix import BINS_PER_DECADE, material_groups, read_displacements, write_deck
from surgplan.simulate.elasticity import Problem
from surgplan.simulate.solve import solve
from surgplan.simulate.verification.meshes import block


def mottled(counts: tuple[int, int, int] = (4, 4, 8)) -> Problem:
    """A bent bar whose modulus differs from element to element, with one prescribed displacement."""
    points, tets = block(counts, lambda x: np.stack([4 * x[:, 0], 4 * x[:, 1] + 2 * x[:, 2] ** 2, 12 * x[:, 2]], axis=1))
    rng = np.random.default_rng(2)
    fixed = np.repeat(points[:, 2:] == 0, 3, axis=1)
    prescribed = np.zeros_like(points)
    corner = int(np.argmax(points.sum(axis=1)))
    fixed[corner, 0], prescribed[corner, 0] = True, 0.01
    force = np.where(points[:, 2:] == 12, [0.7, -1 / 3, -1.1], 0.0)
    return Problem(
        points, tets, 10 ** rng.uniform(2.5, 4.2, len(tets)), rng.choice([0.3, 0.34], len(tets)), fixed, force, prescribed
    )


def test_calculix_finds_the_same_displacements(tmp_path: Path, needs_program: Callable[[str, str], str]) -> None:
    ccx = needs_program("ccx", "calculix-ccx")
    problem = mottled()
    write_deck(problem, tmp_path / "bar.inp", "a mottled bar")
    subprocess.run([ccx, "bar"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    theirs = read_displacements(tmp_path / "bar.dat", len(problem.points))
    ours = solve(problem, tolerance=1e-10).displacement_mm
    assert np.abs(ours - theirs).max() < 1e-5 * np.abs(ours).max()


def test_every_element_has_one_material_of_nearly_its_modulus() -> None:
    problem = mottled()
    group, modulus, poisson = material_groups(problem)
    assert np.abs(modulus[group] / problem.modulus_mpa - 1).max() < np.log(10) / BINS_PER_DECADE
    np.testing.assert_allclose(poisson[group], problem.poisson, rtol=1e-15)
    assert set(group) == set(range(len(modulus)))


def test_a_deck_says_its_units_and_has_one_section_for_each_material(tmp_path: Path) -> None:
    problem = mottled((1, 1, 2))
    count = write_deck(problem, tmp_path / "bar.inp", "first line\nsecond line")
    lines = (tmp_path / "bar.inp").read_text().splitlines()
    assert lines[0] == "** first line second line"
    assert "mm" in lines[1]
    assert "MPa" in lines[1]
    assert sum(line.startswith("*SOLID SECTION") for line in lines) == count
    assert sum(line.startswith("*MATERIAL") for line in lines) == count
    assert max(len(line) for line in lines) <= 132


def test_forces_in_a_deck_keep_twelve_digits(tmp_path: Path) -> None:
    problem = mottled((1, 1, 2))
    write_deck(problem, tmp_path / "bar.inp")
    lines = (tmp_path / "bar.inp").read_text().splitlines()
    loads = lines[lines.index("*CLOAD") + 1 : lines.index("*NODE PRINT, NSET=NALL")]
    total = np.zeros(3)
    for line in loads:
        _, axis, value = line.split(",")
        assert len(value) <= 20
        total[int(axis) - 1] += float(value)
    free = np.where(problem.fixed, 0, problem.force_n)
    np.testing.assert_allclose(total, free.sum(axis=0), rtol=1e-12)


def test_a_place_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="can't be written"):
        write_deck(mottled((1, 1, 2)), tmp_path / "missing" / "bar.inp")
