"""The femoral head's sphere, the shaft's axis and the neck's."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.case.femur_frame import femur_frame
from surgplan.mesh.sphere import fit_sphere
from surgplan.mesh.surface import TriMesh
from surgplan.plan.frames import femoral_offset_mm, neck_shaft_angle_deg, neck_version_deg
from surgplan.plan.neck_axis import neck_axis
from surgplan.plan.section import section
from surgplan.plan.shaft_axis import Axis, shaft_axis
from surgplan.plan.sphere_fit import head_sphere
from tests.plan.cases import centres
from tests.plan.solids import cylinder, joined, sphere


def spread(count: int) -> np.ndarray:
    rng = np.random.default_rng(5)
    directions = rng.normal(size=(count, 3))
    return directions / np.linalg.norm(directions, axis=1)[:, None]


def test_exact_points_give_the_exact_sphere_even_from_a_cap() -> None:
    directions = spread(500)
    cap = directions[directions[:, 2] > 0.6]
    centre, radius = fit_sphere(np.array([-86.0, 12.0, 400.0]) + 24.0 * cap)
    assert centre == pytest.approx([-86.0, 12.0, 400.0], abs=1e-8)
    assert radius == pytest.approx(24.0, abs=1e-8)


def test_points_in_a_plane_have_no_sphere() -> None:
    flat = spread(100) * [1, 1, 0]
    with pytest.raises(Refused, match="lie in a plane"):
        fit_sphere(flat)


def model_femur(ccd_deg: float = 127.0, neck_mm: float = 55.0) -> tuple[TriMesh, np.ndarray, np.ndarray]:
    """A head on a round neck on a round shaft, the head's centre and the neck's direction."""
    rise = math.radians(ccd_deg - 90)
    neck = np.array([math.cos(rise), 0.0, math.sin(rise)])
    pose = Rigid.from_matrix(np.column_stack([[-neck[2], 0, neck[0]], [0, -1, 0], neck]), (0.0, 0.0, 0.0))
    bar = cylinder(12.0, -5.0, neck_mm, around=90).transformed(pose)
    head = sphere(24.0, tuple(neck_mm * neck), around=90)
    return joined(cylinder(15.0, -150.0, 10.0, around=90), bar, head), neck_mm * neck, neck


def test_the_head_is_found_from_a_point_in_it_on_it_or_beside_its_middle_and_the_neck_does_not_pull() -> None:
    surface, centre, neck = model_femur()
    for near in (centre, centre + 24 * neck, centre + np.array([5.0, 8.0, -4.0])):
        found = head_sphere(surface, tuple(near))
        assert found.centre == pytest.approx(tuple(centre), abs=0.1)
        assert found.radius_mm == pytest.approx(24.0, abs=0.1)
        assert found.cover > 0.8


def test_where_nothing_is_round_there_is_no_head() -> None:
    surface, _, _ = model_femur()
    with pytest.raises(Refused, match="put the point"):
        head_sphere(surface, (0.0, 0.0, -120.0))
    with pytest.raises(Refused, match="points of the surface lie within"):
        head_sphere(surface, (400.0, 0.0, 0.0))


@pytest.mark.parametrize("ccd", [120.0, 135.0])
def test_the_neck_of_a_model_has_its_angle(ccd: float) -> None:
    surface, centre, neck = model_femur(ccd)
    shaft = Axis((0.0, 0.0, -80.0), (0.0, 0.0, 1.0))
    found = neck_axis(surface, head_sphere(surface, tuple(centre)), shaft)
    assert np.degrees(np.arccos(np.array(found.direction) @ neck)) < 0.5


def test_a_shaft_between_two_rough_points_has_its_axis_and_its_sense() -> None:
    grid = Grid((50, 50, 100), (1.0, 1.0, 1.5), (-25.0, -25.0, -75.0))
    points = centres(grid)
    along = np.array([0.08, -0.05, 1.0]) / np.linalg.norm([0.08, -0.05, 1.0])
    off = np.linalg.norm(points - (points @ along)[..., None] * along, axis=-1)
    tube = (off < 14) & (off > 8)
    found = shaft_axis(tube, grid, (6.0, 9.0, -55.0), (-4.0, 3.0, 50.0))
    assert np.array(found.direction) == pytest.approx(along, abs=2e-3)
    assert np.linalg.norm(found.nearest((0.0, 0.0, 0.0))) < 0.05
    back = shaft_axis(tube, grid, (-4.0, 3.0, 50.0), (6.0, 9.0, -55.0))
    assert np.array(back.direction) == pytest.approx(-along, abs=2e-3)


def test_a_shaft_needs_length_and_bone() -> None:
    grid = Grid((10, 10, 60), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    full = np.ones(grid.array_shape, dtype=bool)
    with pytest.raises(Refused, match="5 mm apart"):
        shaft_axis(full, grid, (5.0, 5.0, 0.0), (5.0, 5.0, 5.0))
    with pytest.raises(Refused, match="segment is empty"):
        shaft_axis(~full, grid, (5.0, 5.0, 0.0), (5.0, 5.0, 50.0))
    with pytest.raises(Refused, match="no bone along half"):
        shaft_axis(full, grid, (5.0, 5.0, 50.0), (5.0, 5.0, 200.0))


def real_femur(shared_data: Path) -> TriMesh:
    """The right femur of TLEM2, turned from x anterior, y up, z right to LPS."""
    import trimesh

    raw = trimesh.load(shared_data / "bone_meshes" / "TLEM2_stl_femur_r.stl")
    turn = np.array([[0.0, 0.0, -1.0], [-1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    return TriMesh(np.asarray(raw.vertices) @ turn.T, np.asarray(raw.faces))


@pytest.mark.parametrize("side", ["R", "L"])
def test_a_real_femur_gives_a_head_a_side_and_human_angles_and_its_mirror_image_the_same(shared_data: Path, side: str) -> None:
    femur = real_femur(shared_data)
    if side == "L":
        femur = TriMesh(femur.points * [-1, 1, 1], femur.triangles[:, ::-1])
    sign = 1.0 if side == "R" else -1.0
    head = head_sphere(femur, (sign * 18.0, 0.0, 365.0))
    assert head.radius_mm == pytest.approx(22.58, abs=0.05)
    assert head.centre == pytest.approx((sign * 0.70, 4.32, 361.71), abs=0.1)
    assert head.rms_mm < 0.35
    middles = [section(femur, (0, 0, z), (0, 0, 1)) for z in (100.0, 250.0)]
    distal, proximal = (tuple(float(v) for v in cut.centroid) for cut in middles if cut is not None)
    low = femur.points[femur.points[:, 2] < femur.points[:, 2].min() + 60]
    condyles = []
    for half in (1, -1):
        mine = low[half * (low[:, 0] - low[:, 0].mean()) > 0]
        condyles.append(tuple(float(v) for v in mine[mine[:, 1].argmax()]))
    frame = femur_frame(head.centre, proximal, distal, condyles=(condyles[0], condyles[1]))
    assert frame.side == side
    up = Axis(distal, frame.proximal)
    neck = neck_axis(femur, head, up)
    assert 120 < neck_shaft_angle_deg(frame, neck.direction) < 135
    assert -5 < neck_version_deg(frame, neck.direction) < 25
    assert 35 < femoral_offset_mm(frame, distal) < 55
