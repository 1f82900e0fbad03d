"""How implants sit in bone, from the case to the figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Landmark, Resection
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.hip_change import LANDMARKS
from surgplan.plan.place_implant import implant_of
from surgplan.plan.pose import Pose
from surgplan.vocabulary import RECIPES
from tests.plan.cases import tube_case

GRID = Grid((60, 50, 100), (1.0, 1.0, 1.5), (-30.0, -25.0, -149.0))


@pytest.fixture
def shop(tmp_path: Path, blobs) -> Workshop:
    return Workshop(blobs, Cache(tmp_path / "cache"), RECIPES)


def shaft_case(blobs) -> Case:
    """A tube that ends at z = 0, cut at z = -80, with a stem in its axis and a plate beside its upper part."""
    case = tube_case(blobs, 9.0, 14.0, GRID)
    catalogue = Catalogue.load()
    case = case.with_item(implant_of("stem", catalogue.find("stem.collarless", "8"), Rigid.identity()))
    plate = Pose((14.2, 0.0, -40.0), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0)).rigid()
    case = case.with_item(implant_of("plate", catalogue.find("plate.straight", "3.5-4"), plate))
    return case.with_item(Resection("cut", "bone", Plane((0.0, 0.0, -80.0), (0.0, 0.0, 1.0)), "upper", "lower"))


def marked(case: Case, head: tuple[float, float, float] = (40.0, 0.0, 30.0), on: str | None = None) -> Case:
    for name, at in zip(LANDMARKS, (head, (0.0, 0.0, -20.0), (0.0, 0.0, -120.0)), strict=True):
        case = case.with_item(Landmark(name, at, on))
    return case


def test_a_plate_is_measured_to_the_fragment_and_not_to_the_bone_it_was_cut_from(shop: Workshop, blobs) -> None:
    case = shaft_case(blobs)
    gap = {name: shop.make(fit_recipe(case, "plate", name)).facts["figures"]["gap_min"]["value"] for name in ("upper", "lower")}
    lowest = shop.make(fit_recipe(case, "plate", "lower"))["points"][:, 2].min()
    assert gap["upper"] < 0.5
    assert gap["lower"] == pytest.approx(lowest + 80.0, abs=1.0)


def test_a_stem_says_what_it_does_to_the_hip_where_the_femur_has_its_landmarks(shop: Workshop, blobs) -> None:
    case = shaft_case(blobs)
    assert "offset_change" not in shop.make(fit_recipe(case, "stem", "lower")).facts["figures"]
    figures = shop.make(fit_recipe(marked(case), "stem", "lower")).facts["figures"]
    head = np.asarray(case.implants["stem"].features["head_centre"])
    assert figures["offset_change"]["value"] == pytest.approx(head[0] - 40.0)
    assert figures["leg_length_change"]["value"] == pytest.approx(head[2] - 30.0)
    assert figures["stem_varus"]["value"] == pytest.approx(0.0, abs=1e-9)
    assert "fill_area_mid" in figures


def test_the_key_of_a_stems_fit_follows_the_landmarks_of_its_own_bone_and_a_plates_does_not(blobs) -> None:
    case = shaft_case(blobs)
    for implant, differ in (("stem", 3), ("plate", 1)):
        cases = (case, marked(case), marked(case, (41.0, 0.0, 30.0)), marked(case, on="other"))
        assert len({fit_recipe(c, implant, "lower").key for c in cases}) == differ


def test_a_stem_in_an_image_without_hu_has_no_fit_but_a_plate_has(shop: Workshop, blobs) -> None:
    case = shaft_case(blobs)
    case = case.with_item(replace(case.images["ct"], unit="", modality="MR"))
    with pytest.raises(Refused, match="found by its HU"):
        shop.make(fit_recipe(case, "stem", "lower"))
    assert shop.make(fit_recipe(case, "plate", "upper")).facts["figures"]["gap_min"]["unit"] == "mm"
