"""The canal of the sample hip against its truth, from the DICOM files on."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage

from surgplan.base.geometry import Plane, Rigid, vector
from surgplan.case.femur_frame import femur_frame
from surgplan.imaging.load import load_scan
from surgplan.imaging.volume import Volume
from surgplan.plan.canal import canal_axis, canal_section, find_wall
from surgplan.plan.canal_fill import canal_fill
from surgplan.plan.cut_voxels import volume_below
from surgplan.plan.frames import femoral_offset_mm, neck_shaft_angle_deg, neck_version_deg
from surgplan.plan.shaft_axis import shaft_axis
from tests.plan.solids import cylinder


@pytest.fixture(scope="module")
def truth(sample_scans: Path) -> dict:
    """What is known of the sample."""
    return json.loads((sample_scans / "hip" / "truth.json").read_text())


@pytest.fixture(scope="module")
def thigh(sample_scans: Path) -> tuple[Volume, np.ndarray]:
    """The CT below the pelvis and the femur in it."""
    volume = load_scan(sample_scans / "hip" / "dicom").volume
    grid = volume.grid
    count = int(grid.to_index(np.array([0.0, 0.0, -85.0]))[2])
    low = Volume(grid.cropped((0, 0, 0), (grid.size[0], grid.size[1], count)), volume.voxels[:count], None, volume.unit)
    named, _ = ndimage.label(low.voxels > 400)
    largest = int(np.argmax(np.bincount(named.ravel())[1:])) + 1
    return low, np.array([ndimage.binary_fill_holes(level) for level in named == largest])


def test_canal_and_fill_are_within_three_hundredths_of_the_truth(thigh: tuple[Volume, np.ndarray], truth: dict) -> None:
    volume, mask = thigh
    marks = truth["landmarks"]
    shaft = shaft_axis(mask, volume.grid, marks["shaft_distal"], marks["shaft_proximal"])
    wall = find_wall(volume, mask, shaft, marks["shaft_distal"], marks["shaft_proximal"])
    assert wall.marrow_hu == pytest.approx(truth["densities_hu"]["marrow"], abs=10)
    assert wall.cortex_hu == pytest.approx(truth["densities_hu"]["cortex_shaft"], abs=30)
    axis = canal_axis(volume, mask, shaft, marks["shaft_distal"], marks["shaft_proximal"], wall.threshold_hu)
    along = np.array(truth["femur"]["shaft_axis"]["direction"])
    assert np.degrees(np.arccos(np.array(axis.direction) @ along)) < 0.3
    for level in truth["canal"]:
        radius = level["radius_mm"]
        found = canal_section(volume, mask, level["centre"], vector(along), (1.0, 0.0, 0.0), wall.threshold_hu)
        assert found is not None
        assert found.area_mm2 / (math.pi * radius**2) == pytest.approx(1.0, abs=0.015)
        assert np.linalg.norm(np.subtract(found.centroid, level["centre"])) < 0.15
        x = truth["femur"]["medial_direction"]
        pose = Rigid.from_axes(level["centre"], x, np.cross(along, x))
        bar = cylinder(0.9 * radius, -40.0, 40.0).transformed(pose)
        # the bar's origin is the level itself, so its fill is asked for no way down
        fill = canal_fill(bar, pose, 1.0, volume, mask, wall.threshold_hu, (("here", 0.0),))
        assert fill[0].area_ratio == pytest.approx(0.81, abs=0.03)
        assert fill[0].width_ratio == pytest.approx(0.9, abs=0.03)


def test_the_frame_of_the_sample_has_its_side_its_version_its_neck_angle_and_its_offset(truth: dict) -> None:
    marks, femur = truth["landmarks"], truth["femur"]
    anterior = vector(-np.array(femur["posterior_direction"]))
    frame = femur_frame(marks["head_centre"], marks["shaft_proximal"], marks["shaft_distal"], anterior)
    assert frame.side == "R"
    assert frame.medial == pytest.approx(tuple(femur["medial_direction"]), abs=1e-4)
    neck = femur["neck_axis"]["direction"]
    assert neck_version_deg(frame, neck) == pytest.approx(femur["anteversion_deg"], abs=0.01)
    assert neck_shaft_angle_deg(frame, neck) == pytest.approx(femur["ccd_deg"], abs=0.01)
    # the true offset is taken to the straight axis, from which the bow stands out to the front
    assert femoral_offset_mm(frame, marks["shaft_proximal"]) == pytest.approx(femur["offset_mm"], abs=1.0)


def test_voxels_cut_by_a_plane_across_the_shaft_have_their_length(thigh: tuple[Volume, np.ndarray], truth: dict) -> None:
    volume, mask = thigh
    along = np.array(truth["femur"]["shaft_axis"]["direction"])
    upper, lower = (
        volume_below(mask, volume.grid, Plane.through(np.array(truth["canal"][1]["centre"]) + s * along, along))
        for s in (0.4, -0.4)
    )
    level = truth["canal"][1]
    area = (upper - lower) / 0.8
    # the linea aspera adds to the circle
    assert math.pi * level["outer_radius_mm"] ** 2 < area < 1.12 * math.pi * level["outer_radius_mm"] ** 2
