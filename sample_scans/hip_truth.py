"""What is known exactly of the hip sample."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sample_scans import hip, hip_femur, hip_pelvis
from sample_scans.scanner import fine_grid, grid_json, rounded, share
from sample_scans.shapes import Floats
from surgplan.base.geometry import Plane
from surgplan.base.grid import Grid

FINE_MM = 0.5
LEVELS_BELOW_MM = (-70.0, -110.0, -150.0)
"""Heights in the femur's frame where the canal is given: below the lesser trochanter, between, and at its narrowest."""
CUT_FROM_HEAD_MM = 35.0
Mask = NDArray[np.bool_]


def truth() -> dict[str, Any]:
    """Everything known of the sample, as JSON values; lengths in mm, volumes in mm3, points in LPS."""
    femur = _FineFemur()
    cut = neck_cut()
    proximal = femur.volume_mm3(lambda p: cut.signed_distance_mm(p) > 0)
    total = femur.volume_mm3()
    pelvis = _volume_mm3(fine_grid((-180.0, -86.4, -95.0), (-1.2, 105.6, 139.5), FINE_MM), "pelvis")
    return {
        "sample": "hip",
        "units": {"length": "mm", "volume": "mm3", "density": "HU", "angle": "deg", "points": "LPS"},
        "side": "R",
        "modality": "CT",
        "grid": grid_json(hip.GRID),
        "scanner": {"blur_sigma_mm": hip.BLUR_MM, "noise_sd_hu": hip.NOISE_HU},
        "labels": "sample_scans.hip.labels(grid) gives the exact masks of femur and pelvis",
        "segments": {
            "femur": {
                "volume_mm3": total,
                "note": "outer volume with all inside, as far as the scan goes; cut by the lowest slice",
            },
            "pelvis": {"volume_mm3": pelvis, "note": "outer volume with all inside; there is no sacrum"},
        },
        "seeds": _seeds(),
        "landmarks": femur.landmarks(),
        "femur": _femur_axes(),
        "acetabulum": {
            "centre": rounded(hip.HIP_CENTRE_MM),
            "radius_mm": hip_femur.HEAD_RADIUS_MM + hip_pelvis.GAP_MM,
            "opening_direction": rounded(hip_pelvis.OPENING, 6),
            "radiographic_inclination_deg": hip_pelvis.OPENING_INCLINATION_DEG,
            "radiographic_anteversion_deg": hip_pelvis.OPENING_ANTEVERSION_DEG,
            "joint_gap_mm": hip_pelvis.GAP_MM,
        },
        "neck_cut": {
            "origin": rounded(cut.origin),
            "normal": rounded(cut.normal, 6),
            "normal_points_to": "head",
            "volume_head_side_mm3": proximal,
            "volume_shaft_side_mm3": round(total - proximal, 1),
        },
        "canal": _canal(),
        "densities_hu": _densities(),
    }


def neck_cut() -> Plane:
    """The proposed cut: square to the neck, its normal toward the head."""
    axis = hip.FEMUR_FRAME.rotate(hip_femur.NECK_AXIS)
    return Plane.through(hip.HIP_CENTRE_MM - CUT_FROM_HEAD_MM * axis, axis)


def _volume_mm3(grid: Grid, bone: str) -> float:
    total = 0.0
    for k in range(0, grid.size[2], 100):
        slab = grid.cropped((0, 0, k), (grid.size[0], grid.size[1], min(100, grid.size[2] - k)))
        total += float(np.sum(share(getattr(hip.bones(slab), bone), FINE_MM), dtype=float))
    return round(total * grid.voxel_volume_mm3, 1)


class _FineFemur:
    """The femur sampled finely over its box in the scan."""

    def __init__(self) -> None:
        self.grid = fine_grid((-162.0, -40.0, -294.5), (-58.0, 50.0, 40.0), FINE_MM)
        solid = hip_femur.outer().moved(hip.FEMUR_FRAME.matrix3, hip.FEMUR_FRAME.translation)
        self.distance = solid.on(self.grid.origin_mm, self.grid.spacing_mm, self.grid.size)

    def points(self, where: Mask) -> Floats:
        return self.grid.to_lps(np.argwhere(where)[:, ::-1])

    def volume_mm3(self, keep: Callable[[Floats], Mask] | None = None) -> float:
        """Volume of all, or of the voxels kept, the plane between being dithered by the fine grid."""
        inside = self.distance < FINE_MM / 2
        filled = share(self.distance[inside], FINE_MM)
        if keep is not None:
            filled = filled * keep(self.points(inside))
        return round(float(np.sum(filled, dtype=float)) * self.grid.voxel_volume_mm3, 1)

    def landmarks(self) -> dict[str, Any]:
        points = self.points(np.abs(self.distance) < FINE_MM / 2)
        own = hip.FEMUR_FRAME.inverse().apply(points)
        greater = points[np.argmax(np.where(own[:, 0] < 0, own[:, 2], -1e9))]
        behind = own @ np.array([0.66, 0.75, 0.0])
        lesser = points[np.argmax(np.where((own[:, 2] < -22) & (own[:, 2] > -46), behind, -1e9))]
        return {
            "head_centre": rounded(hip.HIP_CENTRE_MM),
            "greater_trochanter": rounded(greater, 1),
            "lesser_trochanter": rounded(lesser, 1),
            "shaft_proximal": _place(-80.0),
            "shaft_distal": _place(-220.0),
            "anterior_superior_iliac_spine": rounded(np.add(hip.HIP_CENTRE_MM, (-33, -57, 74)), 1),
        }


def _place(z: float) -> Any:
    """The point of the shaft's axis at a height of the femur's frame."""
    return rounded(hip.FEMUR_FRAME.apply(hip_femur.centreline(z)))


def _femur_axes() -> dict[str, Any]:
    turn = hip.FEMUR_FRAME.rotate
    return {
        "head_radius_mm": hip_femur.HEAD_RADIUS_MM,
        "neck_axis": {
            "point": rounded(hip.HIP_CENTRE_MM),
            "direction": rounded(turn(hip_femur.NECK_AXIS), 6),
            "toward": "head",
        },
        "shaft_axis": {
            "point": _place(-80.0),
            "direction": rounded(turn(np.array([0.0, 0.0, 1.0])), 6),
            "toward": "proximal",
        },
        "medial_direction": rounded(turn(np.array([1.0, 0.0, 0.0])), 6),
        "posterior_direction": rounded(turn(np.array([0.0, 1.0, 0.0])), 6),
        "anteversion_deg": hip_femur.ANTEVERSION_DEG,
        "anteversion_note": "about the shaft axis, from medial_direction, which stands for the condyles below the scan",
        "ccd_deg": hip_femur.CCD_DEG,
        "offset_mm": round(hip_femur.NECK_LENGTH_MM * math.sin(math.radians(180 - hip_femur.CCD_DEG)), 3),
        "bow_mm": hip_femur.BOW_MM,
    }


def _canal() -> list[dict[str, Any]]:
    return [
        {
            "centre": _place(z),
            "radius_mm": round(float(hip_femur.CANAL(z)), 3),
            "outer_radius_mm": round(float(hip_femur.OUTER(z)), 3),
            "cortex_mm": round(float(hip_femur.OUTER(z) - hip_femur.CANAL(z)), 3),
            "note": "round and square to the shaft axis; the linea aspera behind makes the cortex thicker there",
        }
        for z in LEVELS_BELOW_MM
    ]


def _seeds() -> dict[str, Any]:
    return {
        "femur_head": rounded(hip.HIP_CENTRE_MM),
        "femur_shaft": rounded(hip.FEMUR_FRAME.apply(np.add(hip_femur.centreline(-150.0), (0, -10.8, 0))), 1),
        "femur_canal": _place(-150.0),
        "pelvis_roof": rounded(np.add(hip.HIP_CENTRE_MM, (5.0, 5.0, 36.0))),
        "pelvis_ischium": rounded(np.add(hip.HIP_CENTRE_MM, (28.0, 29.0, -46.0))),
    }


def _densities() -> dict[str, Any]:
    half_thin = (hip.HU["cortex_thin"] + hip.HU["muscle"]) / 2
    half_thick = (hip.HU["cortex_shaft"] + hip.HU["muscle"]) / 2
    return {
        **hip.HU,
        "cancellous_femur": "20 in the trochanter to 600 in the head and the medial strut; see sample_scans/hip_femur.py",
        "outer_edge_half_level": [half_thin, half_thick],
        "note": "HU before blur and noise. The bone's surface lies where the value is half way between cortex and soft tissue; "
        "a lower threshold finds the surface farther out. No phantom: take a density law for uncalibrated scans.",
    }
