"""The hip procedure itself, only paths and seeds changed, on a CT voxelised from a femur and its pelvis."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from surgplan.base.resources import resource
from tests.journeys.command_line import done, mask_of, pages, run_procedure, solved, tree
from tests.journeys.tlem import CORTEX_MM, Truth, make_scan
from tests.journeys.truth import dice, surface_p99_mm

pytestmark = pytest.mark.timeout(1500)


@pytest.fixture(scope="module")
def truth(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Truth:
    meshes = shared_data / "bone_meshes"
    if not meshes.is_dir():
        pytest.skip("no bone_meshes among the real data")
    return make_scan(meshes, tmp_path_factory.mktemp("tlem") / "hip.nii.gz")


@pytest.fixture(scope="module")
def case(truth: Truth) -> Path:
    case = truth.scan.with_name("tlem.surgplan")
    values = {
        "scan": str(truth.scan),
        "femur_head": truth.seeds["femur"][0],
        "femur_seeds": truth.seeds["femur"],
        "pelvis_seeds": truth.seeds["pelvis"],
        "shaft_distal": truth.shaft_distal,
        "shaft_proximal": truth.shaft_proximal,
        "element_mm": 4.0,
    }
    run_procedure(case, resource("procedures", "hip.yaml"), values)
    done("solve", case)
    done("report", case, case.with_name("report.pdf"))
    return case


def test_the_femur_is_that_of_the_surface(case: Path, truth: Truth) -> None:
    mask, segment = mask_of(case, "femur")
    true = truth.depth_mm < 0
    assert segment.volume_mm3 == pytest.approx(truth.femur.volume_mm3, rel=0.02)
    assert dice(mask, true) >= 0.97
    assert surface_p99_mm(mask, true, segment.grid.spacing_mm) <= segment.grid.spacing_mm[0] + 1e-6


def test_the_head_is_where_the_surface_has_it(case: Path, truth: Truth) -> None:
    head = tree(case)["landmarks"]["head_centre"]
    assert np.linalg.norm(np.subtract(head["at"], truth.head_centre)) < 0.5
    radius = re.search(r"radius ([0-9.]+) mm", head["definition"])
    assert radius is not None
    assert float(radius[1]) == pytest.approx(truth.head_radius_mm, abs=0.3)


def test_it_is_a_right_femur(case: Path) -> None:
    found = tree(case)
    study = found["studies"]["walking"]
    assert any("a right femur" in note for note in study["notes"])
    head, shaft = (found["landmarks"][name]["at"] for name in ("head_centre", "shaft_proximal"))
    assert shaft[0] < head[0] < 0  # the shaft lies lateral of the head, on the patient's right
    force = study["loads"][0]["force_n"]
    assert force[0] < 0 < force[1]
    assert force[2] < 0


def test_the_canal_is_as_wide_as_it_was_made(case: Path, truth: Truth) -> None:
    found = tree(case)["implants"]["stem"]
    figures = found["fit"]["femur_shaft"]
    rotation = np.reshape(found["pose"]["rotation"], (3, 3))
    for level, share in (("mid", 0.5), ("distal", 0.85)):
        at = np.array(found["pose"]["translation"]) - share * found["parameters"]["length_mm"] * rotation[:, 2]
        k = round(truth.grid.to_index(at)[2])
        across = np.count_nonzero(truth.depth_mm[k] < -CORTEX_MM) * 0.8**2 * abs(rotation[2, 2])
        canal = np.pi / 4 * figures[f"canal_diameter_{level}"]["value"] ** 2
        assert canal == pytest.approx(across, rel=0.05)


def test_it_is_solved_and_reported(case: Path) -> None:
    values = solved(case, "walking")
    assert 0.1 < values["hip.walking.displacement"] < 10
    assert pages(case.with_name("report.pdf")) >= 8
