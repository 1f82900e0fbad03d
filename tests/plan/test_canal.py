"""The canal, the fill, the fit and the proposed stem, on a tube whose answers are known."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid, vector
from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.case.document import Case
from surgplan.case.labels import read_labels
from surgplan.imaging.volume import Volume, read_volume
from surgplan.mesh.fields import Field, formula_field
from surgplan.mesh.surface import extract
from surgplan.plan.canal import Wall, canal_axis, canal_section, canal_surface, find_wall
from surgplan.plan.canal_fill import canal_fill, fill_figures
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.fit import clearance_figures, fit_figures, fit_map
from surgplan.plan.fit_landmarks import FitHead, FitShaft
from surgplan.plan.fragments import kept_side
from surgplan.plan.implant_fit import Fit, implant_fit
from surgplan.plan.implant_surface import placed_surface
from surgplan.plan.place_implant import PlaceImplant
from surgplan.plan.place_resection import PlaceResection
from surgplan.plan.pose import Pose
from surgplan.plan.shaft_axis import Axis
from surgplan.plan.template_implant import TemplateImplant
from surgplan.plan.templating import propose_stem, stem_pose
from tests.conftest import MemoryBlobs
from tests.plan.cases import GRID, case_with, tube_case
from tests.plan.solids import cylinder

UP = Axis((0.0, 0.0, 0.0), (0.0, 0.0, 1.0))
DISTAL, PROXIMAL = (0.0, 0.0, -50.0), (0.0, 0.0, 50.0)
LONG = Grid((60, 50, 150), (1.0, 1.0, 1.5), (-30.0, -25.0, -175.0))


def funnel_field(radius: float) -> Field:
    """A tube that widens above z = -30, as a femur's canal does."""
    return formula_field(
        lambda p: np.hypot(p[:, 0], p[:, 1]) - radius - np.maximum(p[:, 2] + 30, 0), np.full(3, -200.0), np.full(3, 200.0)
    )


def tube_field(radius: float) -> Field:
    """A straight tube."""
    return formula_field(lambda p: np.hypot(p[:, 0], p[:, 1]) - radius, np.full(3, -200.0), np.full(3, 200.0))


def parts_of(case: Case, blobs: MemoryBlobs) -> tuple[Volume, np.ndarray]:
    return read_volume(blobs, case.images["ct"]), read_labels(blobs, case.segments["bone"].labels)


def test_the_wall_lies_half_way_between_marrow_and_cortex(blobs: MemoryBlobs) -> None:
    wall = find_wall(*parts_of(tube_case(blobs), blobs), UP, DISTAL, PROXIMAL)
    assert wall.marrow_hu == pytest.approx(0.0, abs=1.0)
    assert wall.threshold_hu == pytest.approx(750.0, abs=5.0)


def test_without_contrast_there_is_no_wall(blobs: MemoryBlobs) -> None:
    case = case_with(blobs, lambda p: np.hypot(p[..., 0], p[..., 1]) < 14, lambda p: np.full(p.shape[:-1], 200.0))
    with pytest.raises(Refused, match="no wall to measure to"):
        find_wall(*parts_of(case, blobs), UP, DISTAL, PROXIMAL)
    with pytest.raises(Refused, match="does not run inside the bone"):
        find_wall(*parts_of(case, blobs), replace(UP, origin=(25.0, 0.0, 0.0)), (25.0, 0.0, -50.0), (25.0, 0.0, 50.0))


@pytest.mark.parametrize("radius", [5.0, 8.0])
@pytest.mark.parametrize("tilt_deg", [0.0, 20.0])
def test_a_section_has_the_circles_or_the_ellipses_area_and_widths(blobs: MemoryBlobs, radius: float, tilt_deg: float) -> None:
    volume, mask = parts_of(tube_case(blobs, inner_mm=radius), blobs)
    tilt = math.radians(tilt_deg)
    normal = (math.sin(tilt), 0.0, math.cos(tilt))
    found = canal_section(volume, mask, (1.0, 0.0, 3.0), normal, (1.0, 0.0, 0.0), 750.0)
    assert found is not None
    assert found.area_mm2 == pytest.approx(math.pi * radius**2 / math.cos(tilt), rel=0.035)
    assert found.diameters_mm[0] == pytest.approx(2 * radius, abs=0.3)
    assert found.diameters_mm[1] == pytest.approx(2 * radius / math.cos(tilt), abs=0.4)
    assert found.equivalent_diameter_mm == pytest.approx(2 * radius / math.sqrt(math.cos(tilt)), abs=0.2)
    axis = np.array(found.centroid)
    assert np.hypot(axis[0], axis[1]) < 0.1


def test_a_segment_drawn_without_its_marrow_gives_the_same_section(blobs: MemoryBlobs) -> None:
    volume, mask = parts_of(tube_case(blobs), blobs)
    shell = mask & (volume.voxels > 400)
    filled = canal_section(volume, mask, (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0), 750.0)
    hollow = canal_section(volume, shell, (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0), 750.0)
    assert filled is not None
    assert hollow is not None
    assert hollow.area_mm2 == pytest.approx(filled.area_mm2)


def test_the_axis_and_the_surface_of_the_canal_are_the_tubes(blobs: MemoryBlobs) -> None:
    volume, mask = parts_of(tube_case(blobs), blobs)
    wall = find_wall(volume, mask, UP, DISTAL, PROXIMAL)
    rough = replace(UP, direction=vector(np.array([0.02, 0.01, 1.0]) / np.linalg.norm([0.02, 0.01, 1.0])))
    axis = canal_axis(volume, mask, rough, DISTAL, PROXIMAL, wall.threshold_hu)
    assert axis.direction == pytest.approx((0.0, 0.0, 1.0), abs=2e-3)
    surface = canal_surface(volume, mask, wall, (0.0, 0.0, 0.0), UP.direction)
    assert surface.is_closed
    assert surface.volume_mm3 == pytest.approx(math.pi * 64 * 80 * 1.5, rel=0.02)


def test_where_the_cortex_is_too_thin_to_show_the_canal_ends_at_the_segments_outside(blobs: MemoryBlobs) -> None:
    case = case_with(blobs, lambda p: np.hypot(p[..., 0], p[..., 1]) < 12, lambda p: np.zeros(p.shape[:-1]))
    volume, mask = parts_of(case, blobs)
    surface = canal_surface(volume, mask, Wall(0.0, 1500.0), (0.0, 0.0, 0.0), UP.direction)
    assert surface.volume_mm3 == pytest.approx(mask.sum() * 1.5, rel=0.03)


@pytest.mark.parametrize("radius", [4.0, 6.0, 7.5])
def test_a_cylinder_in_a_tube_fills_the_square_of_the_radii(blobs: MemoryBlobs, radius: float) -> None:
    volume, mask = parts_of(tube_case(blobs), blobs)
    bar = cylinder(radius, -55.0, 40.0)
    pose = Rigid.from_matrix(np.eye(3), (0.0, 0.0, 40.0))
    levels = canal_fill(bar, pose, 95.0, volume, mask, 750.0)
    assert [level.name for level in levels] == ["proximal", "mid", "distal"]
    for level in levels:
        assert level.area_ratio == pytest.approx((radius / 8.0) ** 2, abs=0.01)
        assert level.width_ratio == pytest.approx(radius / 8.0, abs=0.02)
        assert level.depth_ratio == pytest.approx(radius / 8.0, abs=0.02)
    figures = fill_figures(levels, 95.0)
    assert figures["canal_diameter_mid"].value == pytest.approx(16.0, abs=0.1)
    assert "stem section area over canal area" in figures["fill_area_mid"].source


def test_a_level_beyond_the_scan_has_figures_without_a_value_that_say_why(blobs: MemoryBlobs) -> None:
    volume, mask = parts_of(tube_case(blobs), blobs)
    pose = Rigid.from_matrix(np.eye(3), (0.0, 0.0, 40.0))
    levels = canal_fill(cylinder(6.0, -85.0, 40.0), pose, 125.0, volume, mask, 750.0)
    figures = fill_figures(levels, 125.0)
    assert [level.name for level in levels] == ["proximal", "mid"]
    for what, unit in (("fill_area", "1"), ("fill_width", "1"), ("fill_depth", "1"), ("canal_diameter", "mm")):
        assert figures[f"{what}_mid"].value is not None
        assert (figures[f"{what}_distal"].value, figures[f"{what}_distal"].unit) == (None, unit)
        assert figures[f"{what}_distal"].source.startswith("not measured: 106 mm below the stem's origin")


def test_a_shell_without_marrow_is_filled_across_the_shaft_however_the_slices_lie(blobs: MemoryBlobs) -> None:
    # slices along P, rows along L and columns along S, as in a coronal scan
    coronal = Grid((80, 60, 50), (1.5, 1.0, 1.0), (-30.0, -25.0, -60.0), (0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0))
    volume, mask = parts_of(tube_case(blobs, grid=coronal), blobs)
    shell = mask & (volume.voxels > 400)
    surface = canal_surface(volume, shell, Wall(0.0, 1500.0), (0.0, 0.0, 0.0), (0.0, 0.1, -0.99))
    assert surface.volume_mm3 == pytest.approx(math.pi * 64 * 80 * 1.5, rel=0.02)


def test_gap_penetration_contact_and_cover_of_a_cylinder_are_exact() -> None:
    cut = Plane((0.0, 0.0, 30.0), (0.0, 0.0, 1.0))
    bar = cylinder(6.0, -50.0, 60.0, around=720, step_mm=2.0)
    middle = fit_figures(fit_map(bar, tube_field(8.0), tube_field(14.0), cut))
    assert "below the cut" in middle["gap_max"].source
    assert "below the cut" not in fit_figures(fit_map(bar, tube_field(8.0), tube_field(14.0)))["gap_max"].source
    assert middle["gap_max"].value == pytest.approx(8.0, abs=0.01)  # the middle of the end's flat
    assert middle["penetration_max"].value == 0.0
    assert middle["contact_area"].value == 0.0
    assert middle["bone_left_min"].value == pytest.approx(8.0, abs=0.01)
    beside = fit_figures(
        fit_map(bar.transformed(Rigid.from_matrix(np.eye(3), (3.0, 0.0, 0.0))), tube_field(8.0), tube_field(14.0), cut)
    )
    assert beside["penetration_max"].value == pytest.approx(1.0, abs=0.01)
    assert beside["bone_left_min"].value == pytest.approx(5.0, abs=0.01)
    # r = 6 about x = 3: |p|^2 = 45 + 36 cos a, so the wall at 8 is passed where cos a > 19/36
    angle = 2 * math.acos(19 / 36)
    assert beside["penetration_area"].value == pytest.approx(6 * angle * 80, rel=0.02)
    touching = 2 * math.acos((7.5**2 - 45) / 36)
    assert beside["contact_area"].value == pytest.approx(6 * touching * 80, rel=0.03)
    far = fit_figures(
        fit_map(bar.transformed(Rigid.from_matrix(np.eye(3), (10.0, 0.0, 0.0))), tube_field(8.0), tube_field(14.0), cut)
    )
    assert far["bone_left_min"].value == pytest.approx(-2.0, abs=0.01)
    assert far["breach_area"].value > 0


def test_only_what_lies_below_the_cut_counts_and_something_must() -> None:
    bar = cylinder(6.0, -50.0, 60.0)
    found = fit_map(bar, tube_field(8.0), tube_field(14.0), Plane((0.0, 0.0, 30.0), (0.0, 0.0, 1.0)))
    assert np.array_equal(found.counted, bar.points[:, 2] < 30.0)
    assert found.area_mm2.sum() == pytest.approx(bar.area_mm2)
    with pytest.raises(Refused, match="below the cut"):
        fit_map(bar, tube_field(8.0), tube_field(14.0), Plane((0.0, 0.0, -80.0), (0.0, 0.0, 1.0)))


def test_a_screw_through_a_wall_says_how_deep_and_how_far_off_it_is() -> None:
    figures = clearance_figures(
        cylinder(2.0, 0.0, 30.0), formula_field(lambda p: p[:, 2] - 22.0, np.full(3, -99.0), np.full(3, 99.0))
    )
    assert figures["deepest_in_bone"].value == pytest.approx(22.0)
    assert figures["gap_max"].value == pytest.approx(8.0)
    assert figures["gap_min"].value == 0.0


def test_a_stem_stands_on_the_axis_with_its_head_at_the_old_height_and_turned_to_it() -> None:
    p = Catalogue.load().find("stem.collarless", "12").parameters
    head = (30.0, -14.0, 60.0)
    pose = stem_pose(p, head, UP, leg_length_mm=4.0)
    centre = pose.apply(np.array([float(p["offset_standard_mm"]), 0.0, float(p["head_height_mm"])]))
    assert centre[2] == pytest.approx(64.0)
    assert centre[1] / centre[0] == pytest.approx(-14 / 30)
    assert pose.matrix3[:, 2] == pytest.approx([0, 0, 1])
    turned = stem_pose(p, head, UP, version_deg=10.0)
    assert math.degrees(math.acos(turned.matrix3[:, 0] @ pose.matrix3[:, 0])) == pytest.approx(10.0)
    with pytest.raises(Refused, match="beside the canal's axis"):
        stem_pose(p, (1.0, 0.0, 60.0), UP)


def test_the_largest_stem_that_fits_is_proposed_and_a_wider_canal_takes_a_larger_one() -> None:
    family = Catalogue.load().family("stem.collarless")
    sizes, head = list(family.sizes), (40.0, 0.0, 60.0)
    numbers = []
    for radius in (6.0, 7.0, 8.0):
        found = propose_stem(family, sizes, {}, head, UP, funnel_field(radius))
        assert found.fits
        assert found.depth_mm <= 0.5
        numbers.append(int(found.component.size))
        assert not propose_stem(family, [str(numbers[-1] + 1)], {}, head, UP, funnel_field(radius)).fits
    assert numbers == sorted(set(numbers))
    assert not propose_stem(family, sizes, {}, head, UP, funnel_field(2.0)).fits


def test_the_offset_nearest_to_the_femurs_own_is_taken_unless_one_is_given() -> None:
    family = Catalogue.load().family("stem.collarless")
    for offset, wanted in ((38.0, "standard"), (48.0, "high")):
        found = propose_stem(family, ["12"], {}, (offset, 0.0, 60.0), UP, tube_field(9.0))
        assert found.component.parameters["offset"] == wanted
    forced = propose_stem(family, ["12"], {"offset": "standard"}, (48.0, 0.0, 60.0), UP, tube_field(9.0))
    assert forced.component.parameters["offset"] == "standard"


def fit_of(case: Case, blobs: MemoryBlobs, name: str, *cuts: Plane) -> Fit:
    """The fit of an implant in the bone of a case, as the recipe asks for it."""
    volume, mask = parts_of(case, blobs)
    implant = case.implants[name]
    surface = extract(mask, volume.grid)
    return implant_fit(placed_surface(implant, blobs), implant.pose, implant.features, volume, mask, surface, cuts)


def test_a_template_in_a_case_places_a_stem_that_fits(blobs: MemoryBlobs) -> None:
    case = tube_case(blobs, 8.5, 14.0, LONG, flare_from_mm=-60.0)
    op = TemplateImplant(
        "stem", "bone", head_centre=(38.0, 0.0, 30.0), shaft_proximal=(0.0, 0.0, -60.0), shaft_distal=(0.0, 0.0, -160.0)
    )
    case = op.apply(case, op.compute(case, blobs, silent))
    assert int(case.implants["stem"].size) > 12
    case = PlaceResection("cut", "bone", (0.0, 0.0, -40.0), (0.0, 0.0, 1.0), "neck", "shaft").apply(case, {})
    found = fit_of(case, blobs, "stem", kept_side(case.resections["cut"], "shaft"))
    figures = found.figures
    assert figures["penetration_max"].value <= 0.6
    assert figures["bone_left_min"].value > 4.0
    assert figures["canal_diameter_distal"].value == pytest.approx(17.0, abs=0.1)
    assert 0.4 < figures["fill_area_mid"].value < 0.9
    assert found.gap_mm.min() < -figures["penetration_max"].value  # the head, above the cut, is not counted
    low = placed_surface(case.implants["stem"], blobs).points[:, 2] < -60.0
    assert np.median(found.gap_mm[low]) == pytest.approx(8.5 - 6.5, abs=1.5)


def test_a_template_that_can_not_be_made_is_refused(blobs: MemoryBlobs) -> None:
    case = tube_case(blobs, 2.5, 14.0, LONG, flare_from_mm=-60.0)
    op = TemplateImplant(
        "stem", "bone", head_centre=(38.0, 0.0, 30.0), shaft_proximal=(0.0, 0.0, -60.0), shaft_distal=(0.0, 0.0, -160.0)
    )
    with pytest.raises(Refused, match="even size 8 reaches"):
        op.compute(case, blobs, silent)
    with pytest.raises(Refused, match="no landmark or feature called 'head'"):
        replace(op, head_centre="head").compute(case, blobs, silent)
    with pytest.raises(Refused, match="is no stem"):
        replace(op, component="cup.hemispherical").compute(case, blobs, silent)
    unitless = case.with_item(replace(case.images["ct"], unit="", modality="MR"))
    with pytest.raises(Refused, match="is MR without them; choose a CT"):
        op.compute(unitless, blobs, silent)


def test_a_plate_on_a_bone_is_measured_to_its_surface(blobs: MemoryBlobs) -> None:
    at = Pose((14.2, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0))
    op = PlaceImplant("plate", at, "plate.straight", "3.5-4", on="bone")
    case = tube_case(blobs)
    case = op.apply(case, op.compute(case, blobs, silent))
    found = fit_of(case, blobs, "plate")
    assert len(found.gap_mm) == len(placed_surface(case.implants["plate"], blobs).points)
    assert found.figures["gap_min"].value == pytest.approx(0.2, abs=0.25)


def test_head_and_shaft_become_landmarks_that_say_how_they_were_found(blobs: MemoryBlobs) -> None:
    def bone(p: np.ndarray) -> np.ndarray:
        shaft = (np.hypot(p[..., 0] + 12, p[..., 1]) < 10) & (p[..., 2] < 20)
        return shaft | (np.linalg.norm(p - [5.0, 2.0, 35.0], axis=-1) < 20)

    case = case_with(blobs, bone, lambda p: np.where(bone(p), 800.0, 0.0))
    head = FitHead("bone", (8.0, 0.0, 40.0))
    case = head.apply(case, head.compute(case, blobs, silent))
    assert case.landmarks["head_centre"].at == pytest.approx((5.0, 2.0, 35.0), abs=0.3)
    assert "radius 20" in case.landmarks["head_centre"].definition or "radius 19.9" in case.landmarks["head_centre"].definition
    shaft = FitShaft("bone", (-10.0, 1.0, -55.0), (-14.0, -1.0, 0.0))
    case = shaft.apply(case, shaft.compute(case, blobs, silent))
    assert case.landmarks["shaft_distal"].at[:2] == pytest.approx((-12.0, 0.0), abs=0.2)
    assert case.landmarks["shaft_proximal"].at[2] == pytest.approx(0.0, abs=0.5)


def test_a_canal_is_found_in_another_grid_than_the_segments(blobs: MemoryBlobs) -> None:
    from surgplan.plan.femur_canal import bone_in_ct

    case = tube_case(blobs)
    cropped = GRID.cropped((5, 0, 10), (50, 50, 60))
    small = replace(case.segments["bone"], grid=cropped)
    mask = np.ones(cropped.array_shape, dtype=bool)
    from surgplan.case.labels import write_labels

    moved = case.with_item(replace(small, labels=write_labels(blobs, mask), voxel_count=int(mask.sum())))
    _, found = bone_in_ct(moved, blobs, "bone", "ct")
    assert found.shape == GRID.array_shape
    assert found.sum() == mask.sum()
    assert np.array_equal(found[10:70, :, 5:55], mask)
