"""Surfaces of segments: the parts that are read of label map and scan give what the whole gives."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.shapes import SURFACE, surface_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import MeshFailed
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Image, Segment
from surgplan.case.labels import write_labels
from surgplan.imaging.volume import Volume, store_volume
from surgplan.mesh.surface import extract
from tests.conftest import MemoryBlobs

GRID = Grid((40, 36, 70), (0.8, 0.9, 1.1), (-3.0, 4.0, 5.0))


@pytest.fixture
def shop(tmp_path: Path, blobs: MemoryBlobs) -> Workshop:
    return Workshop(blobs, Cache(tmp_path / "cache"), {"surface": SURFACE})


def scanned(top: int) -> tuple[Volume, np.ndarray]:
    """A bent rod that ends at slice `top`, as an image and as its threshold; some slices of the image do not count."""
    k, j, i = np.indices(GRID.array_shape)
    values = 1000 - 60 * np.hypot(j - 16, i - 20 - 5 * np.sin(k / 9))
    mask = (values > 500) & (k >= 9) & (k < top)
    valid = np.ones(mask.shape, dtype=bool)
    valid[20:23] = False
    return Volume(GRID, values.astype(np.int16), valid, "HU"), mask


@pytest.mark.parametrize("top", [50, GRID.size[2]])
@pytest.mark.parametrize("has_scan", [True, False])
def test_the_surface_of_a_segment_is_that_of_the_whole_label_map_on_the_whole_scan(
    shop: Workshop, blobs: MemoryBlobs, top: int, has_scan: bool
) -> None:
    volume, mask = scanned(top)
    case = Case().with_item(Image("ct", "CT", GRID, unit="HU", **store_volume(blobs, volume)))
    segment = Segment("rod", "ct" if has_scan else "", GRID, write_labels(blobs, mask), int(mask.sum()))
    made = shop.make(surface_recipe(case.with_item(segment), "rod"))
    whole = extract(mask, GRID, volume.voxels, volume.valid) if has_scan else extract(mask, GRID)
    assert np.array_equal(made["points"], whole.points)
    assert np.array_equal(made["triangles"], whole.triangles)


def test_an_empty_segment_has_no_surface(shop: Workshop, blobs: MemoryBlobs) -> None:
    labels = write_labels(blobs, np.zeros(GRID.array_shape, dtype=bool))
    case = Case().with_item(Segment("nothing", "", GRID, labels, 0))
    with pytest.raises(MeshFailed, match="empty"):
        shop.make(surface_recipe(case, "nothing"))
