"""Surfaces made elsewhere: what is wrong is found and said, what can be mended is, and the rest is refused with the reason."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import BadInput
from surgplan.mesh.files import UNITS_MM
from surgplan.mesh.repair.check import check, in_words
from surgplan.mesh.repair.crossings import crossings
from surgplan.mesh.repair.mend import mended
from surgplan.mesh.repair.size import unit_words
from surgplan.mesh.triangles import TriMesh
from tests.mesh.damaged import RADIUS, box, merged, moebius, sphere, together, without
from tests.mesh.random_surfaces import must_be_valid

GLOBE = sphere()


def kinds(mesh):
    return [finding.what for finding in check(mesh)]


def lens(radius, apart):
    """The volume two balls share."""
    return np.pi * (4 * radius + apart) * (2 * radius - apart) ** 2 / 12


def test_a_sound_surface_has_no_fault_and_is_left_alone():
    hollow = together(GLOBE, sphere(4.0), turned=(1,))
    apart = together(GLOBE, sphere(at=(30, 0, 0)))
    for mesh in (GLOBE, box(), hollow, apart):
        assert check(mesh) == ()
        assert mended(mesh) == (mesh, ())


def test_a_hole_is_closed_and_said():
    for count, edges in ((1, 3), (2, 4), (60, 62)):
        torn = without(GLOBE, count)
        (finding,) = check(torn)
        assert (finding.what, finding.count) == ("holes", edges) if count < 60 else finding.what == "holes"
        whole, notes = mended(torn)
        must_be_valid(whole)
        assert len(notes) == 1
        assert notes[0].startswith("Closed 1 hole with ")
        assert GLOBE.volume_mm3 * 0.93 < whole.volume_mm3 <= GLOBE.volume_mm3 * (1 + 1e-9)


def test_a_hole_too_large_to_guess_at_is_refused():
    with pytest.raises(BadInput, match=r"holes \(2, .* mm2\) are .* % of its surface: what belongs there"):
        mended(without(GLOBE, len(GLOBE.triangles) // 2))


def test_turned_triangles_are_turned_back():
    triangles = GLOBE.triangles.copy()
    chosen = np.random.default_rng(0).permutation(len(triangles))[:70]
    triangles[chosen] = triangles[chosen][:, ::-1]
    torn = TriMesh(GLOBE.points, triangles)
    assert kinds(torn) == ["turned triangles"]
    assert "70 of 960 are turned round" in in_words(check(torn))
    whole, notes = mended(torn)
    assert notes == ("Turned 70 of 960 triangles round, so that neighbours turn the same way.",)
    assert whole.volume_mm3 == pytest.approx(GLOBE.volume_mm3)
    inward = TriMesh(GLOBE.points, GLOBE.triangles[:, ::-1])
    assert kinds(inward) == ["inside out"]
    whole, notes = mended(inward)
    assert notes == ("Turned 1 of 1 shells inside out: they turned inwards.",)
    assert whole.volume_mm3 == pytest.approx(GLOBE.volume_mm3)


def test_a_shell_that_is_there_twice_is_kept_once():
    torn = together(GLOBE, GLOBE)
    assert kinds(torn)[:1] == ["repeated triangles"]
    whole, notes = mended(torn)
    assert notes == ("Removed 960 triangles that stood there twice: the whole surface was there more than once.",)
    assert whole.volume_mm3 == pytest.approx(GLOBE.volume_mm3)
    must_be_valid(whole)


@pytest.mark.parametrize("apart", [6.0, 15.0])
def test_shells_that_pass_through_each_other_become_one(apart):
    other = sphere(at=(apart, 0.3, 0.2))
    torn = together(GLOBE, other)
    (finding,) = check(torn)
    assert finding.what == "crossings"
    assert "between separate shells" in finding.words
    whole, notes = mended(torn)
    must_be_valid(whole)
    assert notes[0].startswith("United 2 shells that lay in each other")
    assert whole.volume_mm3 == pytest.approx(2 * GLOBE.volume_mm3 - lens(RADIUS, np.hypot(apart, 0.36)), rel=0.02)


def test_a_solid_inside_another_that_is_damaged_is_no_cavity():
    torn = without(together(GLOBE, sphere(4.0)), 1)
    whole, notes = mended(torn)
    assert notes[-1].startswith("United 2 shells")
    assert whole.volume_mm3 == pytest.approx(GLOBE.volume_mm3, rel=1e-3)
    hollow, _ = mended(without(together(GLOBE, sphere(4.0), turned=(1,)), 1))
    assert hollow.volume_mm3 == pytest.approx(GLOBE.volume_mm3 - sphere(4.0).volume_mm3, rel=1e-3)


def test_each_shell_must_turn_the_way_its_place_asks_for():
    big, small = box((20, 20, 20)), box((10, 10, 10))
    torn = together(big, box((10, 10, 10), at=(40, 0, 0)), turned=(1,))
    assert kinds(torn) == ["inward shells"]
    assert "1 of its 2 separate shells turn inwards though they lie in nothing" in in_words(check(torn))
    whole, notes = mended(torn)
    assert notes == ("Turned 1 of 2 shells inside out: they turned inwards.",)
    assert whole.volume_mm3 == pytest.approx(9000)
    for inner in (small, box((19.99, 19.99, 19.99))):
        torn = together(big, inner)
        assert kinds(torn) == ["nested shells"]
        whole, notes = mended(torn)
        assert whole.volume_mm3 == pytest.approx(8000)
        assert notes[0].startswith("United 2 shells")
        assert f"it holds 8000 mm3, where they held {8000 + inner.volume_mm3:.6g} mm3" in notes[0]


def test_a_hollow_solid_inside_out_is_turned_as_a_whole():
    hollow = together(GLOBE, sphere(4.0), turned=(0,))
    assert kinds(hollow) == ["inside out"]
    whole, notes = mended(hollow)
    assert notes == ("Turned 2 of 2 shells inside out: they turned inwards.",)
    assert whole.volume_mm3 == pytest.approx(GLOBE.volume_mm3 - sphere(4.0).volume_mm3)


def test_a_solid_in_a_cavity_stays_there_and_one_that_turns_inwards_there_is_refused():
    sound = together(GLOBE, sphere(6.0), sphere(2.0), turned=(1,))
    assert check(sound) == ()
    crossed = together(GLOBE, sphere(6.0), sphere(2.0), sphere(at=(17.0, 0.3, 0.2)), turned=(1,))
    whole, _ = mended(crossed)
    filled = 2 * GLOBE.volume_mm3 - lens(RADIUS, np.hypot(17.0, 0.36))
    assert whole.volume_mm3 == pytest.approx(filled - sphere(6.0).volume_mm3 + sphere(2.0).volume_mm3, rel=0.02)
    twice = together(GLOBE, sphere(6.0), sphere(5.99), turned=(1, 2))
    assert kinds(twice) == ["unclear shells"]
    with pytest.raises(BadInput, match="within a cavity"):
        mended(twice)


def test_solids_that_touch_with_a_face_lie_in_nothing():
    assert check(together(box((2, 2, 2)), box((1, 1, 1), at=(1.5, 0.1, 0.2)))) == ()


def test_solids_that_touch_along_an_edge_or_at_a_point_are_parted():
    edge = together(box((2, 2, 2)), box((2, 2, 2), at=(2, 2, 0)))
    assert kinds(edge) == ["shared edges"]
    whole, notes = mended(edge)
    assert notes == ("Parted 1 edges at which more than two triangles met, where solids touch.",)
    assert whole.volume_mm3 == pytest.approx(16)
    must_be_valid(whole)
    whole, notes = mended(without(together(box((2, 2, 2)), box((2, 2, 2), at=(2, 2, 2))), 1))
    assert notes[0] == "Parted 1 points at which parts of the surface touched."
    assert whole.volume_mm3 == pytest.approx(16)


def test_points_torn_apart_by_rounding_are_joined():
    corners = box().points[box().triangles].reshape(-1, 3)
    torn = TriMesh(corners + np.random.default_rng(0).normal(size=corners.shape) * 1e-6, np.arange(36).reshape(-1, 3))
    whole, notes = mended(torn)
    assert len(notes) == 1
    assert notes[0].startswith("Joined 28 points")
    assert whole.volume_mm3 == pytest.approx(480, rel=1e-5)


def test_specks_are_left_out():
    whole, notes = mended(without(together(GLOBE, sphere(0.05, at=(20, 0, 0))), 1))
    assert any(note.startswith("Left out 1 specks") for note in notes)
    assert whole.volume_mm3 == pytest.approx(GLOBE.volume_mm3, rel=1e-3)


def test_a_strip_with_one_side_is_refused():
    with pytest.raises(BadInput, match="one side only, as a Moebius strip has"):
        mended(moebius())


def test_loose_triangles_are_refused():
    random = np.random.default_rng(0)
    soup = TriMesh(random.uniform(-10, 10, (300, 3)), np.arange(300).reshape(-1, 3))
    assert "holes" in kinds(soup)
    assert "crossings" in kinds(soup)
    with pytest.raises(BadInput, match="do not hang together: 300 of 300"):
        mended(soup)


def test_a_fin_on_an_edge_is_refused():
    points = np.vstack([box().points, [[20.0, 0, 0]]])
    fin = TriMesh(points, np.vstack([box().triangles, [[0, 1, 8]]]))
    assert "shared edges" in kinds(fin)
    with pytest.raises(BadInput, match="shared by 3 triangles that bound no solid"):
        mended(fin)


def test_a_shell_that_passes_through_itself_is_refused():
    points = GLOBE.points.copy()
    points[-2] = (0.3, 0.2, -14.0)  # the north pole pulled out through the south
    torn = TriMesh(points, GLOBE.triangles)
    assert kinds(torn) == ["crossings"]
    with pytest.raises(BadInput, match=r"passes through itself in .* within one shell"):
        mended(torn)


def test_a_folded_sheet_is_refused():
    sheet = TriMesh(np.array([[0.0, 0, 0], [9, 0, 0], [9, 9, 0], [0, 9, 0]]), np.array([[0, 1, 2], [0, 2, 3]]))
    double = TriMesh(sheet.points, np.vstack([sheet.triangles, sheet.triangles[:, ::-1]]))
    with pytest.raises(BadInput):
        mended(double)


def test_crossing_pairs_are_counted_and_touching_ones_are_not():
    def pair(shift):
        points = np.array([[0.0, 0, 0], [4, 0, 0], [0, 4, 0], [1, 1, -1], [1, 1, 1], [3, 3, 1]]) + 0.0
        points[3:] += shift
        return TriMesh(points, np.array([[0, 1, 2], [3, 4, 5]]))

    assert crossings(pair([0, 0, 0])) == (1, 0)
    assert crossings(pair([0, 0, 0]), np.array([0, 1])) == (0, 1)
    assert crossings(pair([0, 0, 1])) == (0, 0)  # a corner stands on it
    assert crossings(pair([9, 0, 0])) == (0, 0)
    assert crossings(together(box((2, 2, 2)), box((2, 2, 2), at=(2, 0, 0)))) == (0, 0)  # a face on a face


@pytest.mark.parametrize(
    ("length", "unit", "says"),
    [
        (2.4, "mm", "read as cm it would be 24 mm, or read as inch it would be 61 mm"),
        (3048.0, "inch", "read as mm it would be 120 mm"),
        (0.06, "mm", "read as m it would be 60 mm"),
        (50.0, "mm", ""),
    ],
)
def test_a_wrong_unit_is_guessed_from_the_size(length, unit, says):
    assert says in unit_words(length, unit, UNITS_MM)
    assert bool(unit_words(length, unit, UNITS_MM)) == bool(says)


def test_merging_keeps_the_shape():
    assert merged(box()).volume_mm3 == pytest.approx(480)
