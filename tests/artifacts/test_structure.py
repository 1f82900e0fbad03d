"""A structural study from voxels to figures, on bodies whose answer is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.status import Ledger
from surgplan.artifacts.structure import modulus_recipe, solution_recipe, solve_study, tetrahedra_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Image, Landmark, Segment
from surgplan.case.labels import write_labels
from surgplan.imaging.volume import Volume, store_volume
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.place_implant import implant_of
from surgplan.simulate.structure_study import StructureStudy
from surgplan.vocabulary import RECIPES

GRID = Grid((30, 30, 80), (1.0, 1.0, 1.0), (-14.5, -14.5, 0.0))
HELD = Plane((0.0, 0.0, 5.0), (0.0, 0.0, 1.0))


@pytest.fixture
def shop(tmp_path: Path, blobs) -> Workshop:
    return Workshop(blobs, Cache(tmp_path / "cache"), RECIPES)


def bar_case(blobs, hu: int = 1000) -> Case:
    """A square bar of bone, 20 x 20 x 70 mm, along z."""
    mask = np.zeros(GRID.array_shape, dtype=bool)
    mask[5:75, 5:25, 5:25] = True
    voxels = np.where(mask, hu, -1000).astype(np.int16)
    image = Image("ct", "CT", GRID, unit="HU", **store_volume(blobs, Volume(GRID, voxels, unit="HU")))
    segment = Segment("bar", "ct", GRID, write_labels(blobs, mask), int(mask.sum()))
    return Case().with_item(image).with_item(segment)


def pulled(case: Case, **changes: object) -> Case:
    """A study of the bar pulled along z with 1 kN at its top."""
    study = StructureStudy(
        "pull",
        ("bar",),
        law="cortical-homogeneous",
        load="custom",
        force_n=(0.0, 0.0, 1000.0),
        at=(0.0, 0.0, 74.5),
        radius_mm=9.0,
        support=HELD,
        element_mm=5.0,
    )
    return replace(study, **changes).apply(case, {})


def test_a_bar_of_one_modulus_stretches_by_force_times_length_over_modulus_and_area(shop: Workshop, blobs) -> None:
    case = pulled(bar_case(blobs))
    solution = solve_study(shop, case, "pull")
    modulus = float(np.median(solution["modulus_mpa"]))
    middle = np.abs(solution["points"][:, 2] - 40.0) < 2.0
    higher = np.abs(solution["points"][:, 2] - 60.0) < 2.0
    stretch = solution["displacement_mm"][higher, 2].mean() - solution["displacement_mm"][middle, 2].mean()
    gap = solution["points"][higher, 2].mean() - solution["points"][middle, 2].mean()
    assert stretch == pytest.approx(1000.0 * gap / (modulus * 400.0), rel=0.03)
    assert solution.facts["checks"]["residual"]["value"] < 1e-8
    assert solution.facts["checks"]["force_balance"]["value"] < 1e-6
    assert solution.facts["quality"]["volume_bar"]["value"] == pytest.approx(20 * 20 * 70, rel=0.01)


def test_every_figure_has_a_unit_and_a_source(shop: Workshop, blobs) -> None:
    facts = solve_study(shop, pulled(bar_case(blobs)), "pull").facts
    for name, figure in {**facts["results"], **facts["checks"]}.items():
        assert figure["unit"], name
        assert figure["source"], name


def test_the_key_follows_the_law_the_load_and_the_voxels(blobs) -> None:
    case = pulled(bar_case(blobs))
    keys = {
        solution_recipe(case, "pull").key,
        solution_recipe(pulled(bar_case(blobs), law="keyak-femur"), "pull").key,
        solution_recipe(pulled(bar_case(blobs), force_n=(0.0, 0.0, 1001.0)), "pull").key,
        solution_recipe(pulled(bar_case(blobs), element_mm=4.0), "pull").key,
        solution_recipe(pulled(bar_case(blobs, hu=1001)), "pull").key,
    }
    assert len(keys) == 5


def test_moving_an_implant_makes_the_study_stale_and_keeps_the_old_answer(shop: Workshop, blobs) -> None:
    case = pulled(bar_case(blobs))
    solve_study(shop, case, "pull")
    ledger = Ledger(shop.cache)
    assert ledger.status("pull", solution_recipe(case, "pull")) == "solved"
    changed = pulled(bar_case(blobs), force_n=(0.0, 1.0, 0.0))
    assert ledger.status("pull", solution_recipe(changed, "pull")) == "stale"
    assert ledger.last_key("pull") == solution_recipe(case, "pull").key


def test_the_head_of_a_stem_is_of_its_own_material(shop: Workshop, blobs) -> None:
    component = Catalogue.load().find("stem.collarless", "8")
    case = bar_case(blobs).with_item(implant_of("stem", component, Rigid.about((0, 0, 0), (0, 0, 1), 0.0)))
    case = pulled(case, bodies=("bar", "stem"), on="bar")
    modulus = shop.make(modulus_recipe(case, "pull"))
    mesh = shop.make(tetrahedra_recipe(case, "pull"))
    names = [piece["name"] for piece in modulus.facts["pieces"]]
    assert names == ["bar", "stem", "stem.head"]
    centre = np.asarray(case.implants["stem"].features["head_centre"])
    middles = mesh["points"][mesh["tets"][:, :4]].mean(axis=1)
    beyond = (np.linalg.norm(middles - centre, axis=1) > 13.0) & (np.linalg.norm(middles - centre, axis=1) < 15.5)
    beyond &= mesh["material"] == 1
    of_head = modulus["piece"] == 2
    assert of_head[beyond].mean() > 0.9
    assert set(np.round(modulus["modulus_mpa"][of_head])) == {modulus.facts["pieces"][2]["material"]["modulus_mpa"]}
    assert not of_head[mesh["material"] == 0].any()


def test_an_image_without_hu_gives_no_modulus(shop: Workshop, blobs) -> None:
    case = bar_case(blobs)
    case = pulled(case.with_item(replace(case.images["ct"], unit="")))
    with pytest.raises(Refused, match="choose a CT"):
        solve_study(shop, case, "pull")
    assert Ledger(shop.cache).status("pull", solution_recipe(case, "pull")) == "failed"


def test_an_implant_that_touches_no_bone_is_refused_in_words(shop: Workshop, blobs) -> None:
    beside = Rigid.from_matrix(np.eye(3), (80.0, 0.0, 40.0))
    stem = implant_of("stem", Catalogue.load().find("stem.collarless", "8"), beside)
    case = pulled(bar_case(blobs).with_item(stem), bodies=("bar", "stem"), on="bar")
    with pytest.raises(Refused, match=r"a part of \d+ elements near \(\d+, \S+, \S+\) mm is not held"):
        solve_study(shop, case, "pull")


def test_a_support_beside_the_body_is_refused_in_words(shop: Workshop, blobs) -> None:
    case = pulled(bar_case(blobs), support=Plane((0.0, 0.0, -50.0), (0.0, 0.0, 1.0)))
    with pytest.raises(Refused, match="leaves nothing of the body behind it"):
        solve_study(shop, case, "pull")


def test_a_fit_in_a_bone_on_another_grid_is_refused(shop: Workshop, blobs) -> None:
    component = Catalogue.load().find("stem.collarless", "8")
    case = bar_case(blobs).with_item(implant_of("stem", component, Rigid.identity()))
    shifted = replace(GRID, origin_mm=(-14.0, -14.5, 0.0))
    case = case.with_item(replace(case.segments["bar"], grid=shifted))
    with pytest.raises(Refused, match="own grid"):
        shop.make(fit_recipe(case, "stem", "bar"))


def test_a_study_is_refined_around_a_landmark_only_if_asked_and_its_key_follows(shop: Workshop, blobs) -> None:
    case = bar_case(blobs).with_item(Landmark("hole", (10.0, 0.0, 40.0)))
    plain = tetrahedra_recipe(pulled(case), "pull")
    assert "refine" not in plain.inputs
    changes = {"refine_mm": 1.25, "refine_near": ("hole",), "refine_within_mm": 3.0}
    fine = pulled(case, **changes)
    assert tetrahedra_recipe(fine, "pull").key != plain.key
    assert fine.studies["pull"].landmarks["hole"] == (10.0, 0.0, 40.0)
    mesh, coarse = shop.make(tetrahedra_recipe(fine, "pull")), shop.make(plain)
    near = np.linalg.norm(mesh["points"] - [10.0, 0.0, 40.0], axis=1) < 3
    before = np.linalg.norm(coarse["points"] - [10.0, 0.0, 40.0], axis=1) < 3
    assert near.sum() > 20 * before.sum()
    assert mesh.facts["quality"]["smallest_dihedral_angle"]["value"] > 10
    with pytest.raises(Refused, match="hole"):
        solution_recipe(fine.with_item(Landmark("hole", (10.0, 0.0, 41.0))), "pull")


def test_a_study_with_an_implant_is_refined_around_it_and_solved(shop: Workshop, blobs) -> None:
    component = Catalogue.load().find("stem.collarless", "8")
    case = bar_case(blobs).with_item(implant_of("stem", component, Rigid.from_matrix(np.eye(3), (0, 0, 75))))
    case = pulled(case, bodies=("bar", "stem"), on="bar", refine_mm=2.5, refine_within_mm=0.0, refine_thin=True)
    assert case.studies["pull"].refine.bodies == ("stem",)
    solution = solve_study(shop, case, "pull")
    assert solution.facts["checks"]["residual"]["value"] < 1e-8
    words = " ".join(solution.facts["mesh_words"])
    assert "tetrahedra with edges of" in words
    assert "sides of elements follow the true surface" in words
    assert "'stem' holds" in words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"refine_near": ("bar",)}, "give `refine_mm`"),
        ({"refine_thin": True}, "give `refine_mm`"),
        ({"refine_mm": 6.0, "refine_near": ("bar",)}, "no more than the element size"),
        ({"refine_mm": 0.01, "refine_near": ("bar",)}, "0.3 mm or more"),
        ({"refine_mm": 2.0, "refine_near": ("ghost",)}, "ghost"),
        ({"refine_mm": 2.0}, "no implant to refine around"),
        ({"refine_mm": 2.0, "refine_near": ("bar",), "refine_within_mm": -1.0}, "0 mm or more"),
    ],
)
def test_refinements_that_make_no_sense_are_refused(blobs, changes, words) -> None:
    with pytest.raises(Refused, match=words):
        pulled(bar_case(blobs), **changes)
