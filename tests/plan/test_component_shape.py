"""The shapes of the components."""

from __future__ import annotations

import math

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.mesh.surface import TriMesh
from surgplan.plan.catalogue import Catalogue, Component
from surgplan.plan.component_shape import parts, shape
from surgplan.plan.features import features, is_direction
from surgplan.plan.shapes.screw import shaft_volume_mm3

FAMILIES = Catalogue.load().families


def ends() -> list[Component]:
    """The smallest and the largest size of each family, with its smallest head."""
    found = []
    for family in FAMILIES.values():
        options = {"head_mm": 28} if "head_mm" in family.options else {}
        sizes = list(family.sizes)
        found += [family.component(sizes[0], options), family.component(sizes[-1], options)]
    return found


def volume_below(mesh: TriMesh, z: float) -> float:
    """Volume under a level, from the solid cut by it."""
    from surgplan.plan.shapes.solids import solid

    return float(solid(mesh).trim_by_plane([0.0, 0.0, -1.0], -z).volume())


@pytest.mark.parametrize("component", ends(), ids=lambda c: f"{c.name} {c.size}")
def test_a_shape_is_closed_turns_outwards_and_is_filled_by_its_parts(component: Component) -> None:
    whole = shape(component.name, component.parameters)
    assert whole.is_closed
    assert whole.volume_mm3 > 0
    pieces = parts(component.name, component.parameters)
    assert set(FAMILIES[component.name].part_materials) <= set(pieces)
    assert all(piece.is_closed for piece in pieces.values())
    assert sum(piece.volume_mm3 for piece in pieces.values()) == pytest.approx(whole.volume_mm3, rel=1e-6)


@pytest.mark.parametrize("component", ends(), ids=lambda c: f"{c.name} {c.size}")
def test_features_lie_in_the_shape_and_directions_are_unit(component: Component) -> None:
    low, high = shape(component.name, component.parameters).bounds
    for name, value in features(component.name, component.parameters).items():
        if is_direction(name):
            assert np.linalg.norm(value) == pytest.approx(1.0)
        else:
            assert np.all(np.asarray(value) >= low - 0.5), name
            assert np.all(np.asarray(value) <= high + 0.5), name


@pytest.mark.parametrize("offset", ["standard", "high"])
@pytest.mark.parametrize("size", ["8", "19"])
def test_a_stem_has_its_offset_its_neck_angle_its_length_and_its_width(size: str, offset: str) -> None:
    p = Catalogue.load().find("stem.collarless", size, {"offset": offset, "head_mm": 32, "head_offset_mm": 4}).parameters
    named = features("stem.collarless", p)
    head, neck = np.array(named["head_centre"]), np.array(named["neck_axis"])
    assert np.degrees(np.arccos(neck @ [0, 0, -1])) == pytest.approx(135.0)
    base = head - 4 * neck
    assert base - np.array(named["cut_origin"]) == pytest.approx(33.0 * neck)
    assert head[0] == pytest.approx(float(p[f"offset_{offset}_mm"]) + 4 * math.sin(math.radians(45)))
    mesh = shape("stem.collarless", p)
    low, high = mesh.bounds
    assert low[2] == pytest.approx(-float(p["length_mm"]), abs=0.05)
    assert high[2] == pytest.approx(head[2] + 16.0, abs=0.05)
    assert mesh.points[:, 1].sum() == pytest.approx(0.0, abs=1e-3 * len(mesh.points))
    half_way = mesh.points[np.abs(mesh.points[:, 2] + float(p["length_mm"]) / 2) < 1.0]
    assert np.ptp(half_way[:, 0]) == pytest.approx(float(size), abs=1.0)
    far = np.linalg.norm(mesh.points - head, axis=1)
    assert far[mesh.points @ neck > head @ neck].max() == pytest.approx(16.0, abs=0.01)


def test_every_combination_of_head_and_offset_gives_one_body() -> None:
    from surgplan.plan.shapes.solids import solid

    for head in (28, 32, 36):
        for head_offset in (-4, 0, 4, 8):
            for offset in ("standard", "high"):
                options = {"head_mm": head, "head_offset_mm": head_offset, "offset": offset}
                p = Catalogue.load().find("stem.collarless", "12", options).parameters
                body = solid(shape("stem.collarless", p))
                assert len(body.decompose()) == 1
                assert body.genus() == 0


def test_a_cup_has_the_volume_of_its_half_shells() -> None:
    p = Catalogue.load().find("cup.hemispherical", "54", {"head_mm": 36}).parameters
    assert shape("cup.hemispherical", p).volume_mm3 == pytest.approx(2 / 3 * math.pi * (27**3 - 18**3), rel=1e-5)
    assert parts("cup.hemispherical", p)["shell"].volume_mm3 == pytest.approx(2 / 3 * math.pi * (27**3 - 23.5**3), rel=1e-5)


def test_a_liner_too_thin_is_refused() -> None:
    p = Catalogue.load().find("cup.hemispherical", "44", {"head_mm": 36}).parameters
    with pytest.raises(Refused, match="smaller head or a larger cup"):
        shape("cup.hemispherical", p)


@pytest.mark.parametrize("size", ["3.5x10", "3.5x50", "4.5x80"])
def test_a_screw_shaft_has_the_volume_of_its_thread(size: str) -> None:
    p = Catalogue.load().find("screw.cortical", size).parameters
    mesh = shape("screw.cortical", p)
    shaft = mesh.volume_mm3 - volume_below(mesh, 0.0)
    assert shaft == pytest.approx(shaft_volume_mm3(p), rel=0.01)


def test_a_plate_is_a_bar_less_its_crown_and_its_holes() -> None:
    crown = 300.0
    p = {**Catalogue.load().find("plate.straight", "4.5-8").parameters, "crown_radius_mm": crown, "countersink_mm": 4.8 + 1e-6}
    length, width, thickness, hole = 144.0, 14.0, 4.6, 4.8
    bar = (length - width) * width + math.pi * width**2 / 4 - 8 * math.pi * hole**2 / 4
    # a barrel of radius R takes w^2 / 24 R off the mean height of a back of width w
    mean = thickness - width**2 / (24 * crown)
    assert shape("plate.straight", p).volume_mm3 == pytest.approx(bar * mean, rel=2e-3)


def test_plates_lie_on_the_bone_and_have_as_many_holes_as_they_say() -> None:
    from surgplan.plan.shapes.solids import solid

    for name, size, holes in (("plate.straight", "3.5-6", 6), ("plate.cranial", "4", 4)):
        p = Catalogue.load().find(name, size).parameters
        mesh = shape(name, p)
        assert mesh.bounds[0][2] == pytest.approx(0.0)
        assert solid(mesh).genus() == holes
        assert sum(key.startswith("hole_") for key in features(name, p)) == holes


def test_an_unknown_component_is_refused() -> None:
    with pytest.raises(Refused, match="no shape for 'nail'"):
        shape("nail", {})
