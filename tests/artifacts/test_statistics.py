"""Statistics and comparison of a case's segments: what follows what, and what is said of the missing."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.comparison import comparison_recipe
from surgplan.artifacts.statistics import statistics_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.case.document import Case, Image, Segment
from surgplan.case.labels import write_labels
from surgplan.case.session import Session
from surgplan.cli.main import main
from surgplan.segment.statistics_table import write_csv
from surgplan.segment.tools.describe import Describe
from surgplan.vocabulary import RECIPES

GRID = Grid((40, 40, 30), (1.0, 1.0, 2.0), (0.0, 0.0, 0.0))


@pytest.fixture
def shop(tmp_path: Path, blobs) -> Workshop:
    return Workshop(blobs, Cache(tmp_path / "cache"), RECIPES)


@pytest.fixture
def case(blobs) -> Case:
    values = np.zeros(GRID.array_shape, dtype="<i2")
    values[:, :, 20:] = 100
    valid = np.ones(GRID.array_shape, bool)
    valid[5:7] = False
    image = Image("ct", "CT", GRID, blobs.put(values.tobytes()), "int16", "HU", write_labels(blobs, valid))
    block = np.zeros(GRID.array_shape, bool)
    block[5:25, 10:30, 10:30] = True
    lower = np.roll(block, -2, axis=0)
    case = Case().with_item(image)
    for name, mask in (("block", block), ("lower", lower), ("none", np.zeros_like(block))):
        case = case.with_item(Segment(name, "ct", GRID, write_labels(blobs, mask), int(mask.sum())))
    return case


def test_a_block_in_a_scan_has_the_figures_of_its_formula_and_tells_what_nobody_scanned(case: Case, shop: Workshop) -> None:
    made = shop.make(statistics_recipe(case, "block"))
    figure = {name: q["value"] for name, q in made.facts["figures"].items()}
    assert figure["volume"] == pytest.approx(16.0)
    assert figure["surface"] == pytest.approx((2 * 20 * 20 + 4 * 20 * 40) / 100, rel=0.06)
    assert (figure["length_left"], figure["length_superior"], figure["length_longest"]) == pytest.approx((20.0, 40.0, 40.0))
    assert (figure["value_mean"], figure["value_min"], figure["value_max"]) == (50.0, 0.0, 100.0)
    assert made.facts["figures"]["value_mean"]["unit"] == "HU"
    assert figure["not_scanned"] == 2 * 400
    assert made.facts["notes"] == ["800 of its voxels were not scanned: they count for sizes and not for values."]
    assert made["axial_mm2"].tolist() == [0.0] * 5 + [400.0] * 20 + [0.0] * 5


def test_an_empty_segment_is_said_to_be_empty_and_is_not_compared(case: Case, shop: Workshop) -> None:
    made = shop.make(statistics_recipe(case, "none"))
    assert made.facts["figures"]["volume"]["value"] == 0.0
    assert made.facts["notes"] == ["It is empty: there is nothing to measure."]
    with pytest.raises(Refused, match="'none' is empty"):
        comparison_recipe(case, "block", "none")


def test_figures_follow_labels_and_scan_and_not_the_name(case: Case) -> None:
    recipe = statistics_recipe(case, "block")
    assert statistics_recipe(Describe("block", name="brick").apply(case, {}), "brick").key == recipe.key
    assert statistics_recipe(case, "lower").key != recipe.key
    rescanned = case.with_item(replace(case.images["ct"], voxels="0" * 64))
    assert statistics_recipe(rescanned, "block").key != recipe.key


def test_a_comparison_maps_the_distance_to_the_other_surface(case: Case, shop: Workshop) -> None:
    made = shop.make(comparison_recipe(case, "block", "lower"))
    figure = {name: q["value"] for name, q in made.facts["figures"].items()}
    assert figure["dice"] == pytest.approx(18 / 20)
    assert figure["volume_difference"] == 0.0
    assert figure["hausdorff"] == pytest.approx(4.0, abs=0.1)
    assert len(made["distance_mm"]) == len(made["points"])
    top = made["points"][:, 2] > 48.5
    assert made["distance_mm"][top].min() > 3.3


def test_segments_on_different_grids_are_not_compared(case: Case, blobs) -> None:
    other = replace(GRID, origin_mm=(0.5, 0.0, 0.0))
    moved = case.with_item(Segment("moved", "ct", other, case.segments["block"].labels, 8000))
    with pytest.raises(Refused, match="different grids"):
        comparison_recipe(moved, "block", "moved")


def test_a_table_has_a_column_for_every_figure_with_its_unit(tmp_path: Path, case: Case, shop: Workshop) -> None:
    rows = {name: {"segment": name, **shop.make(statistics_recipe(case, name)).facts} for name in ("block", "none")}
    write_csv(tmp_path / "table.csv", rows)
    with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert [line["segment"] for line in lines] == ["block", "none"]
    assert float(lines[0]["volume [ml]"]) == pytest.approx(16.0)
    assert float(lines[0]["value_mean [HU]"]) == 50.0
    assert lines[1]["value_mean [HU]"] == ""


def test_the_command_line_says_that_there_is_nothing_to_measure_and_lists_names(tmp_path: Path, capsys) -> None:
    path = tmp_path / "a.surgplan"
    Session.create(path).close()
    assert main(["statistics", str(path)]) == 1
    assert "no segment in this case" in capsys.readouterr().err
    assert main(["compare", str(path), "a", "b"]) == 1
    assert "there is no segment called 'a'" in capsys.readouterr().err
    assert main(["anatomy", "ventricle", "third", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "third_ventricle"
