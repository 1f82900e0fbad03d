"""A CT of 3 mm from L1 to the hips, metal in the left femur: the right femur, of which 54 mm show."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from surgplan.base.resources import resource
from surgplan.imaging.formats.files import read_label_map
from tests.journeys.command_line import done, mask_of, pages, run_procedure, solved, tree
from tests.journeys.truth import dice

pytestmark = pytest.mark.timeout(1500)

LABELS = {"femur_left": 75, "femur_right": 76, "hip_left": 77, "hip_right": 78}
"""Numbers of the automatic label map."""
HEAD = np.array([-82.0, -144.3, 125.0])
NECK = np.array([-118.0, -136.0, 112.0])
"""A point of the shaft's axis at the height of the neck's foot."""


@pytest.fixture(scope="module")
def files(shared_data: Path) -> Path:
    if not (shared_data / "hip_ct").is_dir():
        pytest.skip("no hip_ct among the real data")
    return shared_data / "hip_ct" / "files"


@pytest.fixture(scope="module")
def case(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hip_ct")
    case = folder / "hip_ct.surgplan"
    medial = (HEAD - NECK) * [1, 1, 0]
    medial /= np.linalg.norm(medial)
    shoulder = HEAD - 37.4 * medial - [0, 0, 13.5]
    values = {
        "scan": str(files / "example_ct.nii.gz"),
        "femur_head": HEAD.tolist(),
        "femur_seeds": [HEAD.tolist(), [-131, -131, 94.3]],
        "pelvis_seeds": [[-80.0, -134.3, 163.3]],
        "shaft_proximal": (NECK - [0, 0, 15]).tolist(),
        "shaft_distal": (NECK - [0, 0, 200]).tolist(),
        "stem": {"origin": shoulder.tolist(), "x": medial.tolist(), "y": np.cross((0, 0, 1), medial).tolist()},
        "held": {"origin": [0, 0, 99.0], "normal": [0, 0, 1]},
    }
    run_procedure(case, resource("procedures", "proximal_femur.yaml"), values)
    done("solve", case)
    done("report", case, folder / "report.pdf")
    return case


def test_femur_and_pelvis_lie_on_their_side(case: Path, files: Path) -> None:
    labels, grid = read_label_map(files / "reference_labels_totalseg.nii.gz")
    femur, segment = mask_of(case, "femur")
    pelvis, _ = mask_of(case, "pelvis")
    assert np.allclose(grid.affine, segment.grid.affine, atol=1e-3)
    share = {name: np.count_nonzero(femur & (labels == n)) / femur.sum() for name, n in LABELS.items()}
    assert share["femur_right"] > 0.95
    assert share["femur_left"] == share["hip_left"] == 0
    # the automatic labels are themselves no truth, and 3 mm voxels lose thin bone
    assert dice(femur, labels == LABELS["femur_right"]) > 0.9
    for side in ("hip_left", "hip_right"):
        assert np.count_nonzero(pelvis & (labels == LABELS[side])) > 0.7 * np.count_nonzero(labels == LABELS[side])


def test_left_and_right_are_those_of_the_patient(case: Path) -> None:
    femur, segment = mask_of(case, "femur")
    middle = segment.grid.to_lps(np.argwhere(femur).mean(axis=0)[::-1])
    assert middle[0] < -60  # L is positive
    found = tree(case)
    assert found["images"]["ct"]["modality"] == "CT"
    assert any("a right femur" in note for note in found["studies"]["walking"]["notes"])


def test_what_can_not_be_trusted_is_said(case: Path) -> None:
    cautions = " ".join(tree(case)["segments"]["bone"]["cautions"])
    assert "Metal above 2500 HU" in cautions
    assert "3.0 mm" in cautions


def test_it_is_cut_solved_and_reported(case: Path) -> None:
    found = tree(case)
    parts = found["resections"]["neck_cut"]["fragments"]
    whole = found["segments"]["femur"]["volume_mm3"]
    assert sum(part["value"] for part in parts.values()) == pytest.approx(whole, rel=1e-6)
    assert all(part["value"] > 0.1 * whole for part in parts.values())
    assert found["measures"]["head_shift"]["value"] < 1.0
    assert solved(case, "walking")["hip.walking.force"] == pytest.approx(75 * 9.80665 * 2.377, rel=1e-3)
    assert pages(case.with_name("report.pdf")) >= 8
