from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.geometry import Rigid, vector
from surgplan.base.grid import Grid
from surgplan.case.document import Implant
from surgplan.imaging.volume import Volume
from surgplan.mesh.surface import extract
from surgplan.report.sections import INNER, OUTER, STEM, radiological, section_pictures, stem_levels

INNER_MM, OUTER_MM, ROD_MM = 9.0, 14.0, 6.0
GRID = Grid((48, 48, 80), (0.8, 0.8, 1.5), (-19.0, -19.0, -60.0))


def a_tube_and_a_rod():  # type: ignore[no-untyped-def]
    """A straight bone along z with a canal, and a round rod in it."""
    k, j, i = np.indices(GRID.array_shape)
    places = GRID.to_lps(np.stack([i, j, k], axis=-1))
    far = np.hypot(places[..., 0], places[..., 1])
    hu = np.where(far < INNER_MM, -60, np.where(far < OUTER_MM, 1400, 40)).astype(np.int16)
    rod = extract((far < ROD_MM) & (abs(places[..., 2]) < 50), GRID)
    features = {"tip": (0.0, 0.0, -90.0), "stem_axis": (0.0, 0.0, 1.0)}
    pose = Rigid.from_axes(vector((0.0, 0.0, 45.0)), (1, 0, 0), (0, 1, 0))
    return Volume(GRID, hu, None, "HU"), far < OUTER_MM, rod, Implant("rod", "stem", "1", {}, pose, features=features)


def test_sections_show_stem_inner_and_outer_cortex_at_three_levels_to_scale() -> None:
    volume, mask, rod, implant = a_tube_and_a_rod()
    levels, wall = stem_levels(implant, rod, volume, mask)
    assert wall.threshold_hu == pytest.approx(670, abs=30)
    pictures = section_pictures(levels, volume, (-300.0, 2600.0))
    assert [p.title for p in pictures] == [
        "Proximal, 22 mm below the origin",
        "Mid, 45 mm below the origin",
        "Distal, 76 mm below the origin",
    ]
    for picture in pictures:
        assert "".join(picture.letters[e] for e in ("left", "right", "top", "bottom")) == "RLAP"
        middle = np.array(picture.size_px) / 2
        for line in picture.lines:
            radius = np.linalg.norm(line.pieces.reshape(-1, 2) - middle, axis=1) * (picture.mm_per_px or 0)
            expected = {STEM: ROD_MM, INNER: INNER_MM, OUTER: OUTER_MM}[line.colour]
            assert radius.mean() == pytest.approx(expected, abs=0.45)


@pytest.mark.parametrize("normal", [(0, 0, 1), (0, 0, -1), (0.3, -0.2, 0.9), (0.05, 0.1, -0.95)])
def test_a_section_across_any_stem_is_seen_from_below_as_an_axial_slice_is(normal) -> None:  # type: ignore[no-untyped-def]
    right, down = radiological(np.asarray(normal) / np.linalg.norm(normal))
    assert right[0] > 0.9
    assert down[1] > 0.8
    assert abs(right @ down) < 1e-12
