"""Surfaces of several segments that share their borders, as an artifact and as files."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.shared_shapes import shared_surfaces_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import BadInput, Refused
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Segment
from surgplan.case.labels import write_labels
from surgplan.mesh.files import read_surface
from surgplan.report.dicom.forms import Request
from surgplan.report.export import export
from surgplan.vocabulary import RECIPES

GRID = Grid((12, 10, 9), (1.0, 1.0, 1.5), (5.0, -20.0, 30.0))


@pytest.fixture
def case(blobs):
    """Two blocks, one voxel of which lies in both, an empty segment, and one on another grid."""
    left, right = (np.zeros(GRID.array_shape, dtype=bool) for _ in range(2))
    left[2:7, 2:8, 2:7], right[2:7, 2:8, 6:10] = True, True
    empty = np.zeros(GRID.array_shape, dtype=bool)
    found = Case()
    for name, mask in (("left", left), ("right", right), ("none", empty)):
        found = found.with_item(Segment(name, "ct", GRID, write_labels(blobs, mask), int(mask.sum())))
    other = GRID.cropped((0, 0, 0), (12, 10, 8))
    return found.with_item(Segment("other", "ct", other, write_labels(blobs, left[:8]), 1))


def test_the_later_segment_takes_what_two_hold_and_their_border_is_one(case, blobs, tmp_path):
    shop = Workshop(blobs, Cache(tmp_path), RECIPES)
    made = shop.make(shared_surfaces_recipe(case, ["left", "right"]))
    volumes = made.facts["volume_mm3"]
    assert volumes["left"] == pytest.approx(5 * 6 * 4 * 1.5, rel=0.08)
    assert volumes["right"] == pytest.approx(5 * 6 * 4 * 1.5, rel=0.08)
    here, there = ({tuple(p) for p in made[f"points/{name}"].tolist()} for name in ("left", "right"))
    assert len(here & there) > 100
    (taken,) = made.facts["taken"]
    assert taken == {"of": "left", "by": "right", "voxels": 5 * 6, "volume_mm3": pytest.approx(45)}
    assert made.facts["words"] == ["left lost 45.00 mm3, 20 % of it, to right, which it overlaps"]
    swapped = shop.make(shared_surfaces_recipe(case, ["right", "left"]))
    assert swapped.facts["volume_mm3"]["left"] > volumes["left"] + 30


def test_what_shares_no_border_is_refused(case):
    for names, says in (
        (["left", "left"], "each once"),
        ([], "name the segments"),
        (["left", "none"], "'none' is empty"),
        (["left", "other"], "different grids"),
        (["left", "nobody"], "nobody"),
    ):
        with pytest.raises(Refused, match=says):
            shared_surfaces_recipe(case, names)


def test_several_segments_go_to_files_that_fit_each_other(case, blobs, tmp_path):
    session, shop = SimpleNamespace(case=case, blobs=blobs), Workshop(blobs, Cache(tmp_path / "cache"), RECIPES)

    def request(*names, path="bones.ply"):
        return Request(session=session, shop=shop, names=names, path=tmp_path / path)

    written = export(None, request("left", "right"))
    assert [file.name for file in written.files] == ["bones_1_left.ply", "bones_2_right.ply"]
    assert written.left_out == ("left lost 45.00 mm3, 20 % of it, to right, which it overlaps",)
    left, right = (read_surface(file, "mm", "LPS") for file in written.files)
    shared = {tuple(p) for p in left.points.tolist()} & {tuple(p) for p in right.points.tolist()}
    assert len(shared) > 100
    with pytest.raises(BadInput, match="one thing goes into one file"):
        export(None, request("left", "right", path="bones.nrrd"))
