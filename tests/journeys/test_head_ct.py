"""A CT of a whole head with padding and dental metal: a plate with two screws, and a blow."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from surgplan.base.resources import resource
from surgplan.imaging.load import load_scan
from tests.journeys.command_line import done, mask_of, pages, run_procedure, solved, told, tree
from tests.journeys.outer_table import outer_table

pytestmark = pytest.mark.timeout(1500)


@pytest.fixture(scope="module")
def case(unpacked: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    scan = unpacked("head_ct")
    folder = tmp_path_factory.mktemp("head_ct")
    case = folder / "head.surgplan"
    volume = load_scan(scan).volume
    place = outer_table(volume, np.array([-4.0, 34.0, 20.0]), np.array([-1.0, -0.3, 0.7]))
    assert place.at[0] < -40  # to the patient's right
    assert place.at[2] > 40
    values = {
        "scan": str(scan),
        "plate": place.pose(),
        "screw_1": place.pose(-2.5, inward=True),
        "screw_2": place.pose(2.5, inward=True),
        "region": place.plane(18.0),
        "held": place.plane(14.0),
        "neck": {"origin": [0, 0, -99.0], "normal": [0, 0, 1]},
        "force_n": (-200 * place.outward).tolist(),
        "whole_element_mm": 5.0,
    }
    (folder / "values.json").write_text(json.dumps(values))
    run_procedure(case, resource("procedures", "skull_plate.yaml"), values)
    done("solve", case)
    done("report", case, folder / "report.pdf")
    return case


def test_plate_and_screws_lie_at_the_outer_table(case: Path) -> None:
    found = tree(case)
    assert found["measures"]["between_screws"]["value"] == pytest.approx(5.0)
    plate = {name: figure["value"] for name, figure in found["implants"]["plate"]["fit"]["region"].items()}
    assert plate["deepest_in_bone"] < 0.5
    assert plate["gap_min"] < 0.5
    assert plate["gap_max"] < 2.5
    for screw in ("screw_1", "screw_2"):
        figures = {name: figure["value"] for name, figure in found["implants"][screw]["fit"]["region"].items()}
        assert 2.5 < figures["deepest_in_bone"] < 4.5
        assert figures["gap_min"] == 0.0
        assert 0.5 < figures["gap_max"] < 2.0  # the head, 0.8 mm high, lies over the plate


def test_the_skull_is_hollow_and_stands_upright(case: Path) -> None:
    skull, segment = mask_of(case, "skull")
    points = segment.grid.to_lps(np.argwhere(skull)[:, ::-1])
    assert not skull[tuple(np.rint(segment.grid.to_index(np.array([-4.0, 34.0, 20.0]))).astype(int)[::-1])]
    assert 350_000 < segment.volume_mm3 < 800_000
    # the vault is behind the face, and the scan ends at its top
    assert points[points[:, 2] > 30][:, 1].mean() > points[points[:, 2] < -60][:, 1].mean() - 40
    assert any("Metal" in words for words in segment.cautions)


def test_both_studies_are_solved(case: Path) -> None:
    blow, whole = solved(case, "blow"), solved(case, "whole")
    assert blow["custom.force"] == pytest.approx(200)
    # the same blow on the same bone: the cap that is held near the plate gives less way than the whole skull
    assert 0 < blow["custom.displacement"] < whole["custom.displacement"] < 2


def test_a_plate_too_thin_for_the_elements_is_refused_in_one_line(case: Path) -> None:
    values = json.loads((case.parent / "values.json").read_text())
    words = ["--bodies", "[region, plate]", "--load", "custom", "--force_n", json.dumps(values["force_n"])]
    words += ["--at", "plate.hole_2", "--support", json.dumps(values["held"]), "--element_mm", "4"]
    done("do", case, "study.structure", "--as", "thin", *words)
    code, _, err = told("solve", case, "thin", "--quiet")
    assert code == 1
    assert "plate" in err
    assert "smaller" in err
    assert err.count("\n") == 1
    done("undo", case)


def test_the_report_is_written(case: Path) -> None:
    assert pages(case.with_name("report.pdf")) >= 8
