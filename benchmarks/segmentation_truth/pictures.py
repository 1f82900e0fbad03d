"""Pictures of where a preset and the experts differ, written into `build/`: they show scans and stay out of the repository.

`python -m benchmarks.segmentation_truth.pictures`
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from benchmarks.segmentation_truth.abdomen import abdomen, clicks, made, trunk_of
from benchmarks.segmentation_truth.aorta import TRUNK_MM
from benchmarks.segmentation_truth.figures import data
from surgplan.case.labels import Mask
from surgplan.imaging.volume import Volume
from surgplan.segment.voxels.box import bounding_box

FOLDER = Path("build/segmentation_truth")
ROWS, COLUMNS, MARGIN_MM = 3, 4, 15.0
DARKEST_HU, BRIGHTEST_HU = -80.0, 280.0
OURS, EXPERTS = (0, 220, 90), (255, 60, 60)


def difference(volume: Volume, found: Mask, true: Mask, path: Path) -> None:
    """Slices at even steps with our outline green and the experts' red; where both agree only green is seen."""
    box = bounding_box(found | true, volume.grid.spacing_mm, MARGIN_MM)
    used = np.flatnonzero((found | true).any(axis=(1, 2)))
    chosen = used[np.linspace(0, len(used) - 1, ROWS * COLUMNS + 2).astype(int)[1:-1]]
    tiles = [_tile(volume.voxels[k][box[1:]], found[k][box[1:]], true[k][box[1:]]) for k in chosen]
    rows = [np.concatenate(tiles[n : n + COLUMNS], axis=1) for n in range(0, len(tiles), COLUMNS)]
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.concatenate(rows, axis=0)).save(path)


def _tile(values: NDArray[np.generic], found: Mask, true: Mask) -> NDArray[np.uint8]:
    grey = np.clip((values.astype(float) - DARKEST_HU) / (BRIGHTEST_HU - DARKEST_HU), 0, 1)
    tile = np.repeat((255 * grey).astype(np.uint8)[..., None], 3, axis=-1)
    for mask, colour in ((true, EXPERTS), (found, OURS)):
        tile[mask & ~ndimage.binary_erosion(mask)] = colour
    return tile


def main() -> None:
    """The pictures of liver, aorta and portal vein."""
    folder = data()
    if folder is None:
        print("no real scans here: set SURGPLAN_DATA to their folder")
        return
    scan = abdomen(folder)
    grid = scan.volume.grid
    tumours = scan.mask("livertumor1") | scan.mask("livertumor2")
    truth = {
        "liver": (scan.mask("liver"), scan.mask("liver") & ~tumours),
        "aorta": (trunk_of(scan.mask("artery"), TRUNK_MM, grid.spacing_mm),) * 2,
        "portal_vein": (scan.mask("portalvein"),) * 2,
    }
    for name, (true, click_in) in truth.items():
        parts = [part for part in made(name, scan.volume, clicks(click_in, grid, 1)) if part.part != "wall"]
        difference(scan.volume, np.any([part.mask for part in parts], axis=0), true, FOLDER / f"{name}.png")
        print(FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
