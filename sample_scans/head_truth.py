"""What is known exactly of the head sample."""

from __future__ import annotations

from typing import Any

import numpy as np

from sample_scans import head, head_anatomy, head_face
from sample_scans.scanner import fine_grid, grid_json, rounded, share
from sample_scans.shapes import Floats, Solid

BRAIN_MM, TUMOUR_MM = 0.8, 0.4
ENTRY = (-52.0, 10.0, 74.0)
"""Where a biopsy's way to the tumour begins, in the air beside the head."""
PROBES = ((-30.0, -20.0, 30.0), (30.0, -40.0, 20.0), (40.0, 10.0, 20.0), (-20.0, 40.0, 50.0))


def truth() -> dict[str, Any]:
    """Everything known of the sample, as JSON values; lengths in mm, volumes in mm3, points in LPS."""
    vessels = head_anatomy.vessels()
    centre = np.asarray(head_anatomy.TUMOUR)
    way = np.asarray(ENTRY) + np.linspace(0, 1, 401)[:, None] * (centre - ENTRY)
    return {
        "sample": "head",
        "units": {"length": "mm", "volume": "mm3", "density": "arbitrary MR signal", "points": "LPS"},
        "modality": "MR",
        "grid": grid_json(head.GRID),
        "scanner": {
            "blur_sigma_mm": head.BLUR_MM,
            "noise_sd": head.NOISE,
            "noise": "Rician",
            "bias_field": "smooth, up to 15 %",
        },
        "labels": "sample_scans.head.labels(grid) gives exact masks of brain, ventricles, tumour_rim, tumour_core, vessels",
        "segments": _segments(),
        "landmarks": {
            "AC": list(head_anatomy.AC),
            "PC": list(head_anatomy.PC),
            "nasion": _nasion(),
            "tumour_centre": rounded(centre),
            "eye_right": [-32.0, -74.0, -22.0],
            "eye_left": [32.0, -74.0, -22.0],
        },
        "tumour": {"side": "R", "lobe": "parietal", **_tumour_surface(vessels, centre)},
        "trajectory": {
            "entry": list(ENTRY),
            "target": rounded(centre),
            "length_mm": round(float(np.linalg.norm(centre - ENTRY)), 3),
            "clearance_to_vessels_mm": round(float(vessels.at(way).min()), 2),
            "clearance_to_ventricles_mm": round(float(head_anatomy.ventricles().at(way).min()), 2),
        },
        "vessel_distances": [
            {"point": list(point), "distance_mm": round(float(distance), 3)}
            for point, distance in zip(PROBES, vessels.at(PROBES), strict=True)
        ],
        "seeds": {"brain": [-20.0, -30.0, 35.0], "ventricle": [17.0, 28.0, 20.0], "tumour_core": rounded(centre)},
        "signals": {**head.SIGNAL, "note": "before blur, bias field and noise"},
    }


def _segments() -> dict[str, Any]:
    brain, ventricles = 0.0, 0.0
    whole = fine_grid((-72.0, -94.0, -66.4), (72.0, 98.0, 88.0), BRAIN_MM)
    for k in range(0, whole.size[2], 48):
        slab = whole.cropped((0, 0, k), (whole.size[0], whole.size[1], min(48, whole.size[2] - k)))
        masks = head.labels(slab)
        brain += float(masks["brain"].sum()) * whole.voxel_volume_mm3
        ventricles += float(masks["ventricles"].sum()) * whole.voxel_volume_mm3
    low, high = np.asarray(head_anatomy.TUMOUR) - 20, np.asarray(head_anatomy.TUMOUR) + 20
    box = fine_grid(low.tolist(), high.tolist(), TUMOUR_MM)
    exact = head.surfaces(box)
    core = float(share(exact["core"], TUMOUR_MM).sum(dtype=float)) * box.voxel_volume_mm3
    total = float(share(exact["tumour"], TUMOUR_MM).sum(dtype=float)) * box.voxel_volume_mm3
    return {
        "brain": {
            "volume_mm3": round(brain, 0),
            "note": "with tumour, without ventricles and vessels, as far as the scan goes",
        },
        "ventricles": {"volume_mm3": round(ventricles, 0), "note": "all four"},
        "tumour_rim": {"volume_mm3": round(total - core, 1), "note": "the part that takes up contrast"},
        "tumour_core": {"volume_mm3": round(core, 1), "note": "the dead middle"},
        "tumour": {"volume_mm3": round(total, 1), "note": "rim and core, without oedema"},
    }


def _nasion() -> Any:
    """The skin in the midline at the root of the nose."""
    y = np.linspace(-115, -80, 3501)
    x, z = np.zeros_like(y), np.full_like(y, head_face.NASION[2])
    outside = head_face.skin(x, y, z, head_face.features().at(np.column_stack([x, y, z])))
    return rounded([0.0, y[np.argmax(outside < 0)], head_face.NASION[2]], 2)


def _tumour_surface(vessels: Solid, centre: Floats) -> dict[str, Any]:
    box = fine_grid((centre - 20).tolist(), (centre + 20).tolist(), 1.0)
    points = box.to_lps(np.argwhere(np.abs(head.surfaces(box)["tumour"]) < 0.5)[:, ::-1])
    radii = np.linalg.norm(points - centre, axis=1)
    return {
        "centre": rounded(centre),
        "mean_radius_mm": round(float(radii.mean()), 2),
        "nearest_vessel_from_surface_mm": round(float(vessels.at(points).min()), 1),
    }
