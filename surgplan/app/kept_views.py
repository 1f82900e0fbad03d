"""Views of the 3D scene that the user kept: they are found again with the same patient, and are no part of the case."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import numpy as np
from PySide6.QtCore import QSettings

from surgplan.app.views.camera import Camera
from surgplan.case.document import Case

MOST_KEPT = 24
MOST_CASES = 200


def case_key(case: Case) -> str:
    """What the views of a case are kept under: it tells cases apart and nothing of the patient."""
    said = f"{case.patient.id}|{case.frame_of_reference}|{sorted(case.images)}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def load_views(key: str) -> dict[str, Camera]:
    """What was kept under a key; whatever can't be read is left out."""
    found = {}
    for name, entry in _all().get(key, {}).items():
        camera = _camera(entry)
        if camera is not None:
            found[str(name)] = camera
    return found


def save_views(key: str, views: dict[str, Camera]) -> None:
    """Keep views under a key, the newest ones where there are too many."""
    kept = {n: c for n, c in _all().items() if n != key}
    kept = dict(list(kept.items())[-MOST_CASES:])
    if views:
        kept[key] = {name: _entry(camera) for name, camera in list(views.items())[-MOST_KEPT:]}
    QSettings("surgplan", "surgplan").setValue("kept_views", json.dumps(kept))


def _all() -> dict[str, dict[str, Any]]:
    try:
        found = json.loads(str(QSettings("surgplan", "surgplan").value("kept_views", "{}")))
    except ValueError:
        return {}
    return {k: v for k, v in found.items() if isinstance(v, dict)} if isinstance(found, dict) else {}


def _entry(camera: Camera) -> dict[str, Any]:
    return {
        "focal": [round(float(v), 4) for v in camera.focal],
        "direction": [float(v) for v in camera.direction],
        "up": [float(v) for v in camera.up],
        "distance_mm": round(float(camera.distance_mm), 4),
        "parallel": camera.parallel,
    }


def _camera(entry: Any) -> Camera | None:
    try:
        focal, direction, up = (np.array(entry[name], dtype=float) for name in ("focal", "direction", "up"))
        distance = float(entry["distance_mm"])
        sound = focal.shape == direction.shape == up.shape == (3,) and np.isfinite([*focal, *direction, *up, distance]).all()
        if not sound or distance <= 0 or abs(direction @ up) > 1e-6 or abs(np.linalg.norm(direction) - 1) > 1e-6:
            return None
        return Camera(focal, direction, up, distance, parallel=bool(entry.get("parallel")))
    except (KeyError, TypeError, ValueError):
        return None
