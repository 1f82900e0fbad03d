"""Turning the slice planes without the mouse: by an angle, onto a plane, along the patient's axes."""

from __future__ import annotations

import numpy as np

from surgplan.app.view_state import ViewState
from surgplan.app.views.turned import TurnedPlanes
from surgplan.base.geometry import Plane, Vector, vector
from surgplan.base.grid import Grid
from surgplan.case.document import Case


def shown_grid(case: Case, state: ViewState) -> Grid | None:
    """The grid of the scan in the slices; None without one."""
    image = state.shown_image(case)
    return None if image is None else image.grid


def turn_by(case: Case, state: ViewState, view: str, angle_deg: float) -> None:
    """Turn the planes other than a view's about its line of sight, through the crosshair, clockwise on its screen."""
    begun = _begun(case, state)
    if begun is not None:
        planes, pivot = begun
        state.reslice.set(turned=planes.turned_in(view, angle_deg, pivot))


def lay_on(case: Case, state: ViewState, direction: Vector, pivot: Vector) -> None:
    """Bring the slices nearest to it at right angles to a direction, through a point; the crosshair goes there."""
    begun = _begun(case, state)
    if begun is not None:
        planes, _ = begun
        state.reslice.set(turned=planes.facing(planes.nearest_to(direction), direction, pivot))
        state.set_crosshair(pivot)


def lay_on_plane(case: Case, state: ViewState, plane: Plane) -> None:
    """Lay slices along a plane, at its point nearest to the crosshair, or where it was set if that is outside the scan."""
    at, grid = state.crosshair, shown_grid(case, state)
    foot = plane.origin
    if at is not None and grid is not None:
        nearest = np.asarray(at) - float(plane.signed_distance_mm(np.asarray(at))) * np.asarray(plane.normal)
        foot = vector(nearest) if bool(grid.contains(nearest)) else foot
    lay_on(case, state, plane.normal, foot)


def along_patient(case: Case, state: ViewState) -> None:
    """True axial, coronal and sagittal planes, however the scan lies."""
    begun = _begun(case, state)
    if begun is not None:
        state.reslice.set(turned=TurnedPlanes.of_patient(begun[1]))


def _begun(case: Case, state: ViewState) -> tuple[TurnedPlanes, Vector] | None:
    """The planes as they are, and what they would be turned about; None without a scan."""
    grid = shown_grid(case, state)
    if grid is None:
        return None
    pivot = state.crosshair or grid.centre_mm
    return state.reslice.now.turned or TurnedPlanes.of_scan(grid, pivot), pivot
