"""Profiles as recipes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.measures import all_measured, measured
from surgplan.artifacts.profiles import PROFILE, profile_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.case.document import Landmark, Measure
from tests.conftest import MemoryBlobs
from tests.plan.cases import tube_case


def test_a_profile_across_a_tube_shows_both_walls_and_follows_its_end(blobs: MemoryBlobs, tmp_path: Path) -> None:
    shop = Workshop(blobs, Cache(tmp_path), {PROFILE.name: PROFILE})
    case = tube_case(blobs).with_item(Landmark("end", (20.0, 0.0, 0.0)))
    case = case.with_item(Measure("cortex", "profile", ((-20.0, 0.0, 0.0), "end"), image="ct"))
    found = shop.make(profile_recipe(case, "cortex"))
    inside = np.interp([9.0, 20.0, 31.0], found["distances_mm"], found["values"])
    assert inside == pytest.approx([1500.0, 0.0, 1500.0])  # walls lie 6 to 12 mm and 28 to 34 mm from the start
    figures = all_measured(case, shop, "cortex")
    assert next(iter(figures)) == "profile"
    assert measured(case, shop, "cortex") == figures["profile"]
    assert figures["profile"]["value"] == pytest.approx(np.nanmean(found["values"]))
    assert figures["profile"]["unit"] == "HU"
    assert figures["maximum"]["value"] == pytest.approx(1500.0)
    assert figures["length"]["value"] == pytest.approx(40.0)
    moved = case.with_item(Landmark("end", (10.0, 0.0, 0.0)))
    assert profile_recipe(moved, "cortex").key != profile_recipe(case, "cortex").key
