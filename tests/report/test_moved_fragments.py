"""A fragment that was moved, in the report, in `show` and in files for other programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

import surgplan.report.fit_pages as fit_pages
from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.shapes import surface_recipe
from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid
from surgplan.case.document import Case, Landmark, Measure, Resection
from surgplan.case.labels import read_labels
from surgplan.case.operation import Blobs
from surgplan.mesh.triangles import TriMesh
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.move_fragment import MoveFragment
from surgplan.plan.place_implant import implant_of
from surgplan.plan.pose import Pose
from surgplan.report.content import Figures, Table, Words
from surgplan.report.dicom.parts import parts_of
from surgplan.report.facts import Facts, FitFacts, gather
from surgplan.report.key_figures import key_figures
from surgplan.report.maps import Map
from surgplan.report.measure_pages import MOST_PICTURES, measure_blocks
from surgplan.report.placed_in import placed_in
from surgplan.report.plan_pages import plan_pages
from surgplan.report.scan_pages import outlines
from surgplan.report.tree import case_tree, tree_words
from surgplan.vocabulary import workshop_for
from tests.plan.cases import tube_case
from tests.report.cases import a_bone, a_cut, a_scan, session_with, silent
from tests.report.shapes import CENTRE

LIFT_MM = 3.0


def lifted(case: Case, blobs: Blobs) -> Case:
    """The upper half of the ball, lifted and turned."""
    return MoveFragment("top", translate_mm=(0.0, 0.0, LIFT_MM), turn_deg=10.0).apply(case, {})


def words_of(blocks: list[object]) -> list[str]:
    return [" | ".join(map(str, row)) for block in blocks if isinstance(block, Table) for row in block.rows]


def test_the_report_tells_and_draws_where_a_fragment_was_moved(tmp_path: Path) -> None:
    with session_with(tmp_path / "a.surgplan", a_scan, a_bone, a_cut, lifted) as (session, shop):
        facts = gather(session, shop, silent)
        told = words_of([*key_figures(facts), *plan_pages(facts)])
        assert any("top moved | 3.0 | mm" in row for row in told)
        assert any("top turned | 10.0" in row for row in told)
        assert any("top moved, S | 3.0" in row for row in told)
        assert any("top moved, L | 0.0" in row for row in told)
        assert "top" in {outline.name for outline in outlines(facts)}
        gap_mm = facts.surfaces["top"].points[:, 2].min() - facts.surfaces["bottom"].points[:, 2].max()
        assert gap_mm == pytest.approx(LIFT_MM, abs=0.1)
        tree = case_tree(session, shop, verified=True)
        assert tree["resections"]["cut"]["moved"] == {"top": "moved L +0.0, P +0.0, S +3.0 mm and turned 10.0 deg"}
        assert "    top moved L +0.0" in tree_words(tree)


def test_voxels_for_other_programs_stand_where_the_fragment_is_planned(tmp_path: Path) -> None:
    with session_with(tmp_path / "a.surgplan", a_scan, a_bone, a_cut, lifted) as (session, _):
        case = session.case
        grid = case.segments["bone"].grid
        mask = parts_of(case, ["top"])[0].mask(case, session.blobs)
        whole = read_labels(session.blobs, case.segments["bone"].labels)
        heights = grid.to_lps(np.argwhere(mask)[:, ::-1])[:, 2]
        scanned = grid.to_lps(np.argwhere(whole)[:, ::-1])[:, 2]
        assert heights.max() - scanned.max() == pytest.approx(LIFT_MM, abs=grid.spacing_mm[2])
        off = MoveFragment("top", translate_mm=(0.0, 0.0, 100.0)).apply(case, {})
        with pytest.raises(Refused, match="write its surface"):
            parts_of(off, ["top"])[0].mask(off, session.blobs)


def tube(case: Case, blobs: Blobs) -> Case:
    """A tube cut across at z 5 mm."""
    return tube_case(blobs).with_item(Resection("cut", "bone", Plane((0.0, 0.0, 5.0), (0.0, 0.0, 1.0)), "top", "rest"))


def with_plate(case: Case, z_mm: float, x_mm: float = 14.2, on: str | None = None) -> Case:
    pose = Pose((x_mm, 0.0, z_mm), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0)).rigid()
    plate = implant_of("plate", Catalogue.load().find("plate.straight", "3.5-4"), pose)
    return case.with_item(replace(plate, on=on))


def test_the_gap_map_of_an_implant_that_went_with_its_fragment_stays(tmp_path: Path, monkeypatch: Any) -> None:
    seen: list[Map] = []

    def pictures(shown: Map, mark_peak: bool) -> tuple[()]:
        seen.append(shown)
        return ()

    monkeypatch.setattr(fit_pages, "map_pictures", pictures)
    with session_with(tmp_path / "a.surgplan", tube) as (session, _):
        shop = workshop_for(session)
        for lift_mm in (0.0, 20.0, -20.0):
            case = with_plate(session.case, 5.0, on="top")
            case = MoveFragment("top", translate_mm=(0.0, 3.0, lift_mm), turn_deg=lift_mm).apply(case, {}) if lift_mm else case
            fit = FitFacts("plate", "top", shop.make(fit_recipe(case, "plate", "top")))
            fit_pages._gap_map(cast(Facts, SimpleNamespace(case=case)), fit)
        unmoved, *moved = (np.isnan(shown.values) for shown in seen)
        assert 0 < unmoved.sum() < len(unmoved)
        for grey in moved:
            assert np.array_equal(grey, unmoved)


def test_canal_sections_of_a_moved_stem_are_taken_where_its_bone_was_scanned(tmp_path: Path, monkeypatch: Any) -> None:
    seen: list[tuple[Any, TriMesh]] = []

    def levels(implant: Any, surface: TriMesh, *rest: Any) -> Any:
        seen.append((implant.pose, surface))
        raise Refused("seen")

    monkeypatch.setattr(fit_pages, "stem_levels", levels)
    with session_with(tmp_path / "a.surgplan", tube) as (session, _):
        shop = workshop_for(session)
        family = Catalogue.load().family("stem.collarless")
        stem = implant_of("stem", family.component(next(iter(family.sizes)), {}), Rigid.identity())
        case = session.case.with_item(replace(stem, on="rest"))
        moved = MoveFragment("rest", translate_mm=(5.0, 20.0, 0.0), turn_deg=15.0, axis=(1.0, 0.0, 0.0)).apply(case, {})
        for one in (case, moved):
            made = shop.make(surface_recipe(one, "stem"))
            fit = cast(
                FitFacts, SimpleNamespace(implant="stem", segment="rest", surface=TriMesh(made["points"], made["triangles"]))
            )
            fit_pages._sections(cast(Facts, SimpleNamespace(case=one)), fit, session.blobs)
    (pose, surface), (moved_pose, moved_surface) = seen
    np.testing.assert_allclose(moved_pose.matrix3, pose.matrix3, atol=1e-9)
    np.testing.assert_allclose(moved_pose.translation, pose.translation, atol=1e-9)
    np.testing.assert_allclose(moved_surface.points, surface.points, atol=1e-6)


def test_an_implant_belongs_to_the_piece_it_lies_at_where_that_is_planned(tmp_path: Path) -> None:
    with session_with(tmp_path / "a.surgplan", tube) as (session, _):
        shop = workshop_for(session)
        # the top goes aside and down, beside the rest: what lies at it there lies on the far side of its cut
        case = MoveFragment("top", translate_mm=(60.0, 0.0, -60.0)).apply(session.case, {})
        for x_mm, piece in ((74.2, "top"), (14.2, "rest")):
            placed = with_plate(case, -25.0, x_mm)
            surfaces = {}
            for name in ("bone", "top", "rest", "plate"):
                made = shop.make(surface_recipe(placed, name))
                surfaces[name] = TriMesh(made["points"], made["triangles"])
            assert placed_in(placed, session.blobs, surfaces, "plate") == [piece]


def test_measures_on_a_moved_fragment_and_those_without_a_picture_are_named(tmp_path: Path) -> None:
    middle = tuple(float(v) for v in CENTRE)

    def measures(case: Case, blobs: Blobs) -> Case:
        case = case.with_item(Landmark("tip", (middle[0], middle[1], middle[2] + 5.0), "top"))
        case = case.with_item(Measure("height", "distance", ("tip", middle)))
        for n in range(MOST_PICTURES):
            case = case.with_item(Measure(f"m{n}", "distance", (middle, (middle[0] + 5.0, middle[1], middle[2]))))
        return case.with_item(Measure("outside", "distance", (middle, (900.0, 0.0, 0.0))))

    with session_with(tmp_path / "a.surgplan", a_scan, a_bone, a_cut, measures, lifted) as (session, shop):
        blocks = measure_blocks(gather(session, shop, silent))
    figures = [block for block in blocks if isinstance(block, Figures)]
    assert sum(len(block.pictures) for block in figures) == MOST_PICTURES
    assert "height stands where top is planned; the slice shows the bone as it was scanned" in figures[0].caption
    assert "is planned" not in figures[1].caption
    (words,) = [block.text for block in blocks if isinstance(block, Words)]
    assert words.startswith("Without a picture here: ")
    assert {"outside", f"m{MOST_PICTURES - 1}"} <= set(words.partition(": ")[2].rstrip(".").split(", "))
