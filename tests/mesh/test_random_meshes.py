"""A few of the random label volumes; `python -m tests.mesh.random_meshes` meshes two hundred."""

from __future__ import annotations

import pytest

from tests.mesh.random_labels import KINDS
from tests.mesh.random_meshes import outcome


@pytest.mark.parametrize("number", range(2 * len(KINDS), 3 * len(KINDS)))
def test_a_random_volume_is_meshed_soundly_or_refused_with_a_reason(number):
    found = outcome(number)
    assert found.kind in ("meshed", "refused")
    assert found.below_10_deg <= 0.001 * found.tetrahedra
