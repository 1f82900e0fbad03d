"""What a case keeps of a scan: its arrays as blobs, the rest as the JSON values of an import's results."""

from __future__ import annotations

from typing import Any

from surgplan.case.labels import write_labels
from surgplan.case.operation import Blobs
from surgplan.imaging.dicom.original import store_planes
from surgplan.imaging.loaded import Loaded
from surgplan.imaging.volume import store_volume


def keep(blobs: Blobs, scan: Loaded) -> dict[str, Any]:
    """Keep a scan's arrays; gives the fields of its image as JSON values."""
    grid = scan.volume.grid
    phases = [{"name": name, **store_volume(blobs, volume)} for name, volume in scan.phases]
    shown = next((phase for phase in phases if phase["name"] == scan.phase), None)
    arrays = store_volume(blobs, scan.volume) if shown is None else {k: shown[k] for k in ("voxels", "dtype", "valid")}
    return {
        "modality": scan.modality,
        "size": list(grid.size),
        "spacing_mm": list(grid.spacing_mm),
        "origin_mm": list(grid.origin_mm),
        "direction": list(grid.direction),
        **arrays,
        "unit": scan.volume.unit,
        "description": scan.description,
        "study_uid": scan.study_uid,
        "series_uid": scan.series_uid,
        "frame_of_reference": scan.frame_of_reference,
        "acquired": scan.acquired,
        "tilt_deg": scan.tilt_deg,
        "warnings": list(scan.warnings),
        "kernel": scan.kernel,
        "contrast": scan.contrast,
        "thickness_mm": scan.thickness_mm,
        "interpolated": None if scan.interpolated is None else write_labels(blobs, scan.interpolated),
        "original": None if scan.original is None else store_planes(blobs, scan.original),
        "phases": [{key: phase[key] for key in ("name", "voxels", "valid")} for phase in phases],
        "phase": scan.phase,
    }
