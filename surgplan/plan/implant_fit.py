"""The fit of any implant in a bone: against the canal for a stem, against the bone's surface for all else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Plane, Rigid, vector
from surgplan.base.progress import Progress, silent
from surgplan.imaging.volume import Volume
from surgplan.mesh.fields import surface_field
from surgplan.mesh.surface import TriMesh
from surgplan.plan.canal import canal_surface, find_wall
from surgplan.plan.canal_fill import canal_fill, fill_figures
from surgplan.plan.features import lies_in_canal
from surgplan.plan.figure import Figure
from surgplan.plan.fit import clearance_figures, fit_figures, fit_map
from surgplan.plan.shaft_axis import Axis

WALL_FROM, WALL_TO = 0.5, 0.9
"""Between these parts of a stem's length, from its origin to the tip, marrow and cortex are told apart."""


@dataclass(frozen=True, eq=False)
class Fit:
    """Distances over an implant's surface, and figures."""

    gap_mm: Floats
    """(n,) at each point of the placed surface, negative inside the wall or the bone."""
    figures: Mapping[str, Figure]


def implant_fit(
    surface: TriMesh,
    pose: Rigid,
    features: Mapping[str, Sequence[float]],
    volume: Volume,
    mask: NDArray[np.bool_],
    bone: TriMesh,
    cuts: tuple[Plane, ...] = (),
    progress: Progress = silent,
) -> Fit:
    """The fit of a placed implant in a bone with its CT, the bone's voxels [k, j, i] and its surface, all in LPS mm.

    A component with a `tip` and a `stem_axis` is measured against the canal, below the cuts; others against the surface given.
    Refused where a stem lies in no canal, or the scan has no HU to find one by.
    """
    if lies_in_canal(features):
        return _stem_fit(surface, pose, features, volume, mask, bone, cuts, progress)
    progress(0.5, "distances to the bone")
    field = surface_field(bone)
    return Fit(field(surface.points), clearance_figures(surface, field))


def _stem_fit(
    surface: TriMesh,
    pose: Rigid,
    features: Mapping[str, Sequence[float]],
    volume: Volume,
    mask: NDArray[np.bool_],
    bone: TriMesh,
    cuts: tuple[Plane, ...],
    progress: Progress,
) -> Fit:
    if volume.unit != "HU":
        raise Refused("a stem's fit is measured to the canal, which is found by its HU, and this image has none; choose a CT")
    tip = np.asarray(pose.apply(np.asarray(features["tip"])))
    origin = np.asarray(pose.translation)
    along = np.asarray(pose.rotate(np.asarray(features["stem_axis"])))
    length_mm = float((origin - tip) @ along)
    axis = Axis(vector(origin), vector(along), 0.0)
    progress(0.3, "finding the canal")
    distal, proximal = (vector(origin - share * length_mm * along) for share in (WALL_TO, WALL_FROM))
    wall = find_wall(volume, mask, axis, distal, proximal)
    canal = canal_surface(volume, mask, wall, vector(tip), vector(along))
    progress(0.5, "distances to the canal")
    # one voxel off the scan's end, where the canal is closed by a lid that is no wall
    i, j, k = (max(1, n - 2) for n in volume.grid.size)
    known = volume.grid.cropped((1, 1, 1), (i, j, k))
    found = fit_map(surface, surface_field(canal), surface_field(bone), *cuts, scan=known)
    progress(0.8, "canal fill")
    levels = canal_fill(surface, pose, length_mm, volume, mask, wall.threshold_hu)
    return Fit(-found.depth_mm, {**fill_figures(levels, length_mm), **fit_figures(found)})
