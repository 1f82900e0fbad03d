"""What is known exactly of the vessel sample."""

from __future__ import annotations

from typing import Any

import numpy as np

from sample_scans import vessel, vessel_tree
from sample_scans.scanner import fine_grid, grid_json, rounded, share
from sample_scans.shapes import Floats

FINE_MM = 0.5
BOX = ((-66.0, -82.0, -180.5), (66.0, 20.0, 34.5))
"""Around every contrast-filled artery in the scan."""


def truth() -> dict[str, Any]:
    """Everything known of the sample, as JSON values; lengths in mm, volumes in mm3, points in LPS."""
    lines = {name: _inside(line) for name, line in vessel_tree.centrelines().items()}
    volumes = _volumes_mm3()
    notes = {
        "lumen": "contrast-filled lumen of the aorta and all branches in the scan, without calcium",
        "thrombus": "between the lumen and the outer surface of the aneurysm, without calcium",
        "calcium": "all plaques",
    }
    return {
        "sample": "vessel",
        "units": {"length": "mm", "volume": "mm3", "density": "HU", "points": "LPS"},
        "modality": "CT",
        "grid": grid_json(vessel.GRID),
        "scanner": {"blur_sigma_mm": vessel.BLUR_MM, "noise_sd_hu": vessel.NOISE_HU},
        "labels": "sample_scans.vessel.labels(grid) gives the exact masks of lumen, thrombus, calcium, bone and kidneys",
        "segments": {name: {"volume_mm3": volumes[name], "note": notes[name]} for name in notes},
        "centrelines": {
            name: {"points": rounded(line[:, :3], 2), "radius_mm": rounded(line[:, 3], 3)} for name, line in lines.items()
        },
        "inlet": {
            "vessel": "aorta",
            "point": rounded(lines["aorta"][0, :3], 2),
            "radius_mm": round(float(lines["aorta"][0, 3]), 3),
        },
        "outlets": [
            {"vessel": name, "point": rounded(line[-1, :3], 2), "radius_mm": round(float(line[-1, 3]), 3)}
            for name, line in lines.items()
            if name != "aorta"
        ],
        "bifurcation": {"point": rounded(vessel_tree.curve(vessel_tree.LUMEN["aorta"])[-1, :3], 2)},
        "aneurysm": _aneurysm(lines["aorta"]),
        "stenosis": _stenosis(),
        "calcium": {"plaques": len(vessel_tree.PLAQUES), "density_hu": vessel.HU["calcium"]},
        "seeds": {"lumen": rounded(lines["aorta"][5, :3], 2), "vertebra": [0.0, -4.0, -60.0]},
        "densities_hu": {
            **vessel.HU,
            "note": "HU before blur and noise; the lumen's surface lies half way between contrast and what is around it",
        },
    }


def _inside(line: Floats) -> Floats:
    """The part of a centreline between the first and the last slice."""
    low = vessel.GRID.origin_mm[2]
    high = low + (vessel.GRID.size[2] - 1) * vessel.GRID.spacing_mm[2]
    kept: Floats = line[(line[:, 2] >= low) & (line[:, 2] <= high)]
    return kept


def _aneurysm(aorta: Floats) -> dict[str, Any]:
    outer = vessel_tree.curve(vessel_tree.OUTER)
    widest, lumen = outer[np.argmax(outer[:, 3])], aorta[np.argmax(aorta[:, 3])]
    return {
        "max_outer_diameter_mm": round(2 * float(widest[3]), 3),
        "max_outer_at": rounded(widest[:3], 2),
        "max_lumen_diameter_mm": round(2 * float(lumen[3]), 3),
        "max_lumen_at": rounded(lumen[:3], 2),
        "outer_centreline": {"points": rounded(outer[:, :3], 2), "radius_mm": rounded(outer[:, 3], 3)},
        "note": "diameters are square to the centreline",
    }


def _stenosis() -> dict[str, Any]:
    name, knot, beside, narrow = vessel_tree.STENOSIS
    return {
        "vessel": name,
        "point": rounded(vessel_tree.LUMEN[name][knot][:3]),
        "diameter_mm": 2 * narrow,
        "reference_diameter_mm": 2 * beside,
        "degree_percent": round(100 * (1 - narrow / beside), 3),
        "note": "by diameter",
    }


def _volumes_mm3() -> dict[str, float]:
    grid = fine_grid(*BOX, FINE_MM)
    total = dict.fromkeys(("lumen", "thrombus", "calcium"), 0.0)
    for k in range(0, grid.size[2], 86):
        slab = grid.cropped((0, 0, k), (grid.size[0], grid.size[1], min(86, grid.size[2] - k)))
        exact = vessel.surfaces(slab)
        between = np.maximum(np.maximum(exact["outer"], -exact["channel"]), -exact["calcium"])
        for name, distance in (("lumen", exact["lumen"]), ("thrombus", between), ("calcium", exact["calcium"])):
            total[name] += float(np.sum(share(distance, FINE_MM), dtype=float)) * grid.voxel_volume_mm3
    return {name: round(volume, 1) for name, volume in total.items()}
