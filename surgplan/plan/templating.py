"""Proposing a stem for a femur: its size from the canal, its place from the head's centre and the canal's axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Rigid, Vector, vector
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress, silent
from surgplan.mesh.fields import Field
from surgplan.plan.catalogue import Component, Family, Parameters
from surgplan.plan.component_shape import shape
from surgplan.plan.features import features
from surgplan.plan.pose import Pose
from surgplan.plan.settle import settled
from surgplan.plan.shaft_axis import Axis

PRESS_FIT_MM = 0.5
"""How deep the stem may reach into the wall: a press-fit of 0.05 to 0.35 mm (from memory, unverified) and half a voxel."""
BELOW_HEAD_MM = 40.0
"""Nearer to the head than this, along the canal, the wall is the neck that is cut off and the fossa that is opened."""
SETTLING_POINTS = 3000
STEM_REACH_MM = 170.0
"""No stem of the catalogue reaches farther below the head's centre."""
LEAST_SHAFT_MM = 30.0
LEAST_OFFSET_MM = 5.0
OPTION = "offset"


@dataclass(frozen=True)
class Template:
    """A proposed stem."""

    component: Component
    pose: Rigid
    depth_mm: float | None
    """How deep it reaches beyond the canal's wall, at most, below the metaphysis; negative is room left, nothing is unknown."""
    fits: bool
    """Whether that depth is allowed; if not, even the smallest size does not fit."""
    offset_mm: float
    """Distance of the old head's centre from the canal's axis."""


def stem_pose(
    parameters: Parameters, head_centre: Vector, axis: Axis, leg_length_mm: float = 0.0, version_deg: float = 0.0
) -> Rigid:
    """The pose of a stem on the canal's axis with its head's centre at the height of the old one, turned to the neck's version.

    `leg_length_mm` raises the head, `version_deg` turns the stem about its own z. Refused if the head lies on the axis.
    """
    z = np.asarray(axis.direction)
    foot = axis.nearest(head_centre)
    out = np.asarray(head_centre) - foot
    if np.linalg.norm(out) < LEAST_OFFSET_MM:
        raise Refused(f"the head's centre lies {np.linalg.norm(out):.1f} mm beside the canal's axis; check the landmarks")
    x = Rigid.about((0.0, 0.0, 0.0), axis.direction, version_deg).rotate(out / np.linalg.norm(out))
    height = features("stem.collarless", parameters)["head_centre"][2]
    return Pose.along_z(vector(foot + (leg_length_mm - height) * z), axis.direction, vector(x)).rigid()


def propose_stem(
    family: Family,
    sizes: Sequence[str],
    options: Parameters,
    head_centre: Vector,
    axis: Axis,
    canal: Field,
    leg_length_mm: float = 0.0,
    version_deg: float = 0.0,
    press_fit_mm: float = PRESS_FIT_MM,
    scan: Grid | None = None,
    progress: Progress = silent,
) -> Template:
    """The largest of the sizes (in rising order) that reaches no deeper than `press_fit_mm` beyond the canal's wall.

    Depth is the greatest over the surface more than 40 mm below the head's centre and inside the scan. Where the user sets
    no offset option, the one nearest to the femur's own is taken. A stem too tight on the axis may slip and tilt a little
    (`settled`), its head kept at its height. If no size fits, the smallest is given with `fits` false.
    Refused if there is a choice and the scan shows nothing to choose by.
    """
    native = float(np.linalg.norm(np.asarray(head_centre) - axis.nearest(head_centre)))
    tried: Template | None = None
    for n, size in enumerate(reversed(sizes)):
        progress(n / len(sizes), f"trying size {size}")
        component = family.component(size, _with_offset(family, size, options, native))
        pose = stem_pose(component.parameters, head_centre, axis, leg_length_mm, version_deg)
        low = _below(component, pose, head_centre, axis, scan)
        if not len(low) and len(sizes) > 1:
            raise Refused("the scan shows too little of the shaft to choose a stem's size; give one")
        if len(low):
            pose, depth = _settled(component, pose, low, canal, axis, press_fit_mm)
            tried = Template(component, pose, depth, depth <= press_fit_mm, native)
        else:
            tried = Template(component, pose, None, True, native)
        if tried.fits:
            break
    if tried is None:
        raise Refused(f"{family.name} has no size to try; name at least one")
    return tried


def _settled(
    component: Component, pose: Rigid, low: Floats, canal: Field, axis: Axis, press_fit_mm: float
) -> tuple[Rigid, float]:
    """The pose and its depth; where it is too tight, slipped to where there is room, with the head put back to its height."""
    depth = float(canal(low).max())
    if depth <= press_fit_mm:
        return pose, depth
    own = pose.inverse().apply(low)
    slipped = settled(own[:: max(1, len(own) // SETTLING_POINTS)], pose, canal)
    head, z = np.asarray(features(component.name, component.parameters)["head_centre"]), np.asarray(axis.direction)
    sunk = float((pose.apply(head) - slipped.apply(head)) @ z)
    slipped = slipped.then(Rigid.from_matrix(np.eye(3), sunk * z))
    eased = float(canal(slipped.apply(own)).max())
    return (slipped, eased) if eased < depth else (pose, depth)


def within_reach(head_centre: Vector, distal: Vector, proximal: Vector) -> Vector:
    """The distal point, or where the line between the points leaves a stem's reach: a bow below it must not tilt the stem.

    Unchanged where both points lie so low that no shaft would be left between them.
    """
    low, high = np.asarray(distal), np.asarray(proximal)
    along = (high - low) / max(float(np.linalg.norm(high - low)), 1e-9)
    lift = float((np.asarray(head_centre) - low) @ along) - STEM_REACH_MM
    left = float(np.linalg.norm(high - low)) - lift
    return vector(low + lift * along) if lift > 0 and left > LEAST_SHAFT_MM else distal


def _below(component: Component, pose: Rigid, head_centre: Vector, axis: Axis, scan: Grid | None) -> Floats:
    points = shape(component.name, component.parameters).transformed(pose).points
    height = (points - np.asarray(head_centre)) @ np.asarray(axis.direction)
    low: Floats = points[(height < -BELOW_HEAD_MM) & (scan is None or scan.contains(points))]
    return low


def _with_offset(family: Family, size: str, options: Parameters, native: float) -> Parameters:
    if OPTION in options or OPTION not in family.options:
        return options

    def miss(choice: float | str) -> float:
        parameters = family.component(size, {**options, OPTION: choice}).parameters
        return abs(features(family.name, parameters)["head_centre"][0] - native)

    return {**options, OPTION: min(family.options[OPTION].allowed, key=miss)}
