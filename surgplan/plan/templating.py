"""Proposing a stem for a femur: its size from the canal, its place from the head's centre and the canal's axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats, Rigid, Vector, vector
from surgplan.base.progress import Progress, silent
from surgplan.mesh.fields import Field
from surgplan.plan.catalogue import Component, Family, Parameters
from surgplan.plan.component_shape import shape
from surgplan.plan.features import features
from surgplan.plan.pose import Pose
from surgplan.plan.shaft_axis import Axis

PRESS_FIT_MM = 0.5
"""How deep the stem may reach into the wall: a press-fit of 0.05 to 0.35 mm (from memory, unverified) and half a voxel."""
BELOW_HEAD_MM = 40.0
"""Nearer to the head than this, along the canal, the wall is the neck that is cut off and the fossa that is opened."""
LEAST_OFFSET_MM = 5.0
OPTION = "offset"


@dataclass(frozen=True)
class Template:
    """A proposed stem."""

    component: Component
    pose: Rigid
    depth_mm: float
    """How deep it reaches beyond the canal's wall, at most, below the metaphysis; negative is room left."""
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
    progress: Progress = silent,
) -> Template:
    """The largest of the sizes (in rising order) that reaches no deeper than `press_fit_mm` beyond the canal's wall.

    Depth is the greatest over the stem's surface more than 40 mm below the head's centre. Where the user sets no offset option,
    the one nearest to the femur's own offset is taken. If no size fits, the smallest is given with `fits` false.
    """
    native = float(np.linalg.norm(np.asarray(head_centre) - axis.nearest(head_centre)))
    tried: Template | None = None
    for n, size in enumerate(reversed(sizes)):
        progress(n / len(sizes), f"trying size {size}")
        component = family.component(size, _with_offset(family, size, options, native))
        pose = stem_pose(component.parameters, head_centre, axis, leg_length_mm, version_deg)
        depth = float(canal(_below(component, pose, head_centre, axis)).max())
        tried = Template(component, pose, depth, depth <= press_fit_mm, native)
        if tried.fits:
            break
    if tried is None:
        raise Refused(f"{family.name} has no size to try; name at least one")
    return tried


def _below(component: Component, pose: Rigid, head_centre: Vector, axis: Axis) -> Floats:
    points = shape(component.name, component.parameters).transformed(pose).points
    height = (points - np.asarray(head_centre)) @ np.asarray(axis.direction)
    low: Floats = points[height < -BELOW_HEAD_MM]
    return low


def _with_offset(family: Family, size: str, options: Parameters, native: float) -> Parameters:
    if OPTION in options or OPTION not in family.options:
        return options

    def miss(choice: float | str) -> float:
        parameters = family.component(size, {**options, OPTION: choice}).parameters
        return abs(features(family.name, parameters)["head_centre"][0] - native)

    return {**options, OPTION: min(family.options[OPTION].allowed, key=miss)}
