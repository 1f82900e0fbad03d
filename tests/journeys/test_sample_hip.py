"""The hip procedure on the sample hip, from DICOM to report, held against what is known of the sample."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import SimpleITK

from sample_scans import hip, hip_femur
from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.shapes import surface_recipe
from surgplan.artifacts.structure import deck_of, solution_recipe, solve_study
from surgplan.base.resources import resource
from surgplan.case.labels import read_labels
from surgplan.case.session import Session, case_hash
from surgplan.imaging.formats.files import read_label_map
from surgplan.mesh.files import read_surface
from surgplan.mesh.surface import TriMesh
from surgplan.plan.cut_voxels import volume_below
from surgplan.plan.move_implant import MoveImplant
from surgplan.plan.place_resection import PlaceResection
from surgplan.plan.section import section
from surgplan.procedures.sample import sample_values
from surgplan.simulate.calculix import read_displacements
from surgplan.vocabulary import workshop_for
from tests.journeys.command_line import done, pages, run_procedure, tree
from tests.journeys.truth import dice, surface_p99_mm

pytestmark = pytest.mark.timeout(1500)

COARSE_MM = 8.0
"""Elements of the study that CalculiX repeats within seconds."""


@dataclass
class Journey:
    """What the commands of a user left behind."""

    folder: Path
    case: Path
    steps: list[dict[str, Any]]
    tree: dict[str, Any]


@pytest.fixture(scope="module")
def truth(sample_scans: Path) -> dict[str, Any]:
    """What is known of the sample."""
    known: dict[str, Any] = json.loads((sample_scans / "hip" / "truth.json").read_text(encoding="utf-8"))
    return known


@pytest.fixture(scope="module")
def masks() -> dict[str, np.ndarray]:
    """The true voxels of femur and pelvis on the scan's grid."""
    return hip.labels()


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory, sample_scans: Path) -> Journey:
    """Procedure, fit, solution and report, by the command line."""
    folder = tmp_path_factory.mktemp("hip")
    case = folder / "hip.surgplan"
    values = {name: json.loads(text) for name, text in sample_values(sample_scans / "hip").items()}
    steps = run_procedure(case, resource("procedures", "hip.yaml"), values)
    done("solve", case)
    done("report", case, folder / "report.pdf")
    return Journey(folder, case, steps, tree(case))


@pytest.fixture
def session(journey: Journey, tmp_path: Path) -> Iterator[Session]:
    """A copy of the case with its cache, to be changed at will."""
    copy = tmp_path / "hip.surgplan"
    shutil.copy(journey.case, copy)
    shutil.copytree(journey.folder / "hip.surgplan-cache", tmp_path / "hip.surgplan-cache")
    with Session.open(copy) as opened:
        yield opened


def fit(journey: Journey) -> dict[str, dict[str, Any]]:
    """The figures of the stem in the shaft."""
    figures: dict[str, dict[str, Any]] = journey.tree["implants"]["stem"]["fit"]["femur_shaft"]
    return figures


def test_segments_have_the_true_volume_and_border(journey: Journey, session: Session, truth: dict, masks: dict) -> None:
    for name, known in truth["segments"].items():
        segment = session.case.segments[name]
        found = read_labels(session.blobs, segment.labels)
        assert journey.tree["segments"][name]["volume_mm3"] == pytest.approx(known["volume_mm3"], rel=0.02)
        assert dice(found, masks[name]) >= 0.97
        assert surface_p99_mm(found, masks[name], segment.grid.spacing_mm) <= max(segment.grid.spacing_mm)


def test_the_head_is_found_and_the_side_recognised(journey: Journey, truth: dict) -> None:
    centre = journey.tree["landmarks"]["head_centre"]["at"]
    assert np.linalg.norm(np.subtract(centre, truth["landmarks"]["head_centre"])) < 1.0
    study = journey.tree["studies"]["walking"]
    assert any("a right femur" in note for note in study["notes"])
    assert not any("left femur" in note for note in study["notes"])
    axes = np.array(
        [
            truth["femur"]["medial_direction"],
            -np.array(truth["femur"]["posterior_direction"]),
            truth["femur"]["shaft_axis"]["direction"],
        ]
    )
    # the peak of walking, in per cent of body weight: medial, anterior, proximal
    expected = np.array([-54.0, -32.8, -229.2]) @ axes / 100 * study["body_weight_kg"] * 9.80665
    force = np.array(study["loads"][0]["force_n"])
    assert np.linalg.norm(force - expected) < 0.02 * np.linalg.norm(expected)
    assert force[0] < 0 < force[1]  # a right hip is pressed to the patient's right and backwards


def test_the_true_neck_cut_parts_the_true_volumes(session: Session, truth: dict) -> None:
    session.start_branch("true cut")
    cut = truth["neck_cut"]
    session.do(PlaceResection("true_cut", "femur", tuple(cut["origin"]), tuple(cut["normal"]), "head_side", "shaft_side"))
    session.close()
    found = tree(session.path)["resections"]["true_cut"]["fragments"]
    assert found["head_side"]["value"] == pytest.approx(cut["volume_head_side_mm3"], rel=0.02)
    assert found["shaft_side"]["value"] == pytest.approx(cut["volume_shaft_side_mm3"], rel=0.02)


def test_the_proposed_cut_takes_as_much_of_the_true_femur(journey: Journey, session: Session, masks: dict) -> None:
    plane = session.case.resections["neck_cut"].plane
    below = volume_below(masks["femur"], hip.GRID, plane)
    whole = float(np.count_nonzero(masks["femur"])) * hip.GRID.voxel_volume_mm3
    found = journey.tree["resections"]["neck_cut"]["fragments"]
    assert found["femur_shaft"]["value"] == pytest.approx(below, rel=0.02)
    assert found["femur_head"]["value"] == pytest.approx(whole - below, rel=0.02)
    assert journey.tree["measures"]["resected_volume"]["value"] == found["femur_head"]["value"]


def test_canal_and_fill_are_those_of_the_truth(journey: Journey, session: Session) -> None:
    stem = session.case.implants["stem"]
    shape = workshop_for(session).make(surface_recipe(session.case, "stem"))
    surface = TriMesh(shape["points"], shape["triangles"])
    along = stem.pose.matrix3[:, 2]
    for level, share in (("mid", 0.5), ("distal", 0.85)):
        at = np.asarray(stem.pose.translation) - share * stem.parameters["length_mm"] * along
        radius = float(hip_femur.CANAL(hip.FEMUR_FRAME.inverse().apply(at)[2]))
        assert fit(journey)[f"canal_diameter_{level}"]["value"] == pytest.approx(2 * radius, abs=0.3)
        cut = section(surface, at, along, near=at)
        assert cut is not None
        assert fit(journey)[f"fill_area_{level}"]["value"] == pytest.approx(cut.area_mm2 / (math.pi * radius**2), abs=0.03)
    proximal = fit(journey)["fill_area_proximal"]["value"]
    assert 0.1 < proximal < fit(journey)["fill_area_mid"]["value"]


def test_the_stem_stays_in_the_bone_and_holds_the_hip_where_it_was(journey: Journey) -> None:
    assert fit(journey)["breach_area"]["value"] == 0.0
    assert fit(journey)["bone_left_min"]["value"] > 1.0
    assert journey.tree["measures"]["head_shift"]["value"] < 3.0


def test_the_study_is_solved_balanced_and_well_meshed(journey: Journey, session: Session) -> None:
    study = journey.tree["studies"]["walking"]
    assert study["status"] == "solved"
    value = {name: result["value"] for name, result in study["results"].items()}
    assert value["residual"] <= 1e-8
    assert abs(value["force_balance"]) < 1e-7
    assert abs(value["moment_balance"]) < 1e-7
    assert abs(value["energy_balance"]) < 1e-7
    assert value["hip.walking.force"] == pytest.approx(75 * 9.80665 * 2.377, rel=1e-3)
    assert value["material.clamped_low"] < 0.01
    assert value["material.clamped_high"] < 0.01
    assert value["material.elements_outside_scan"] == 0.0
    assert 0.1 < value["hip.walking.displacement"] < 5.0
    solution = workshop_for(session).peek(solution_recipe(session.case, "walking"))
    assert solution is not None
    quality = {name: figure["value"] for name, figure in solution.facts["quality"].items()}
    assert quality["smallest_dihedral_angle"] > 1.0
    assert quality["smallest_dihedral_angle_999"] > 8.0
    assert quality["surface_p99_femur_shaft"] < 0.5
    shaft = journey.tree["resections"]["neck_cut"]["fragments"]["femur_shaft"]["value"]
    inside = shaft - quality["volume_femur_shaft"]
    stem = workshop_for(session).make(surface_recipe(session.case, "stem"))
    assert quality["volume_stem"] == pytest.approx(stem.facts["volume_mm3"], rel=0.02)
    assert 0.3 * quality["volume_stem"] < inside < quality["volume_stem"]


def test_undo_and_redo_give_the_same_case(session: Session) -> None:
    whole = case_hash(session.case)
    count = len(session.history())
    for _ in range(count - 1):
        assert session.undo()
    assert not session.undo()
    assert not session.case.images
    for _ in range(count - 1):
        assert session.redo()
    assert not session.redo()
    assert case_hash(session.case) == whole


def test_moving_the_stem_makes_study_and_fit_stale_and_undo_makes_them_right_again(journey: Journey, session: Session) -> None:
    session.do(MoveImplant("stem", translate_mm=(0.0, 0.0, 1.0)))
    session.close()
    after = tree(session.path)
    assert after["studies"]["walking"]["status"] == "stale"
    assert all(result["stale"] for result in after["studies"]["walking"]["results"].values())
    assert after["implants"]["stem"]["fit"]["femur_shaft"] is None
    done("undo", session.path)
    again = tree(session.path)
    assert again["studies"]["walking"]["status"] == "solved"
    assert again["implants"]["stem"]["fit"]["femur_shaft"] == fit(journey)
    assert again["hash"] == journey.tree["hash"]


def test_the_report_has_its_pages(journey: Journey) -> None:
    assert pages(journey.folder / "report.pdf") >= 8


@pytest.mark.parametrize("what", ["stem", "femur_shaft"])
@pytest.mark.parametrize("ending", [".stl", ".ply", ".obj", ".3mf"])
def test_an_exported_surface_is_read_back_where_it_was(session: Session, tmp_path: Path, what: str, ending: str) -> None:
    session.close()
    file = tmp_path / f"{what}{ending}"
    done("export", session.path, what, file)
    with Session.open(session.path, read_only=True) as reading:
        shape = workshop_for(reading).make(surface_recipe(reading.case, what))
    back = read_surface(file, unit="mm", frame="LPS")
    assert len(back.triangles) == len(shape["triangles"])
    assert np.abs(np.subtract(back.bounds, (shape["points"].min(axis=0), shape["points"].max(axis=0)))).max() < 0.01
    assert np.abs(back.points[back.triangles] - shape["points"][shape["triangles"]]).max() < 0.01
    assert back.volume_mm3 == pytest.approx(shape.facts["volume_mm3"], rel=1e-5)


def test_an_exported_label_map_is_read_back_the_same_here_and_elsewhere(session: Session, tmp_path: Path) -> None:
    segment = session.case.segments["femur"]
    mask = read_labels(session.blobs, segment.labels)
    session.close()
    done("export", session.path, "femur", tmp_path / "femur.nii.gz")
    labels, grid = read_label_map(tmp_path / "femur.nii.gz")
    assert np.array_equal(labels > 0, mask)
    assert grid.size == segment.grid.size
    assert np.allclose(grid.affine, segment.grid.affine, atol=1e-4)
    image = SimpleITK.ReadImage(str(tmp_path / "femur.nii.gz"))
    # another reader must see the same patient: here LPS is asked of it
    where = [image.TransformIndexToPhysicalPoint((0, 0, 0)), image.TransformIndexToPhysicalPoint(segment.grid.size)]
    ours = segment.grid.to_lps(np.array([(0, 0, 0), segment.grid.size]))
    assert np.allclose(where, ours, atol=1e-3)
    assert np.array_equal(SimpleITK.GetArrayViewFromImage(image) > 0, mask)


def test_calculix_finds_our_displacements_of_a_coarser_study(
    session: Session, tmp_path: Path, needs_program: Callable[[str, str], str]
) -> None:
    ccx = needs_program("ccx", "calculix-ccx")
    study = session.case.studies["walking"]
    coarse = session.case.with_item(replace(study, id="coarse", element_mm=COARSE_MM))
    shop = workshop_for(session)
    ours = solve_study(shop, coarse, "coarse")["displacement_mm"]
    deck_of(shop, coarse, "coarse", tmp_path / "coarse.inp")
    subprocess.run([ccx, "coarse"], cwd=tmp_path, check=True, capture_output=True, timeout=1200)
    theirs = read_displacements(tmp_path / "coarse.dat", len(ours))
    largest = np.linalg.norm(ours, axis=1).max()
    assert np.linalg.norm(ours - theirs, axis=1).max() < 1e-5 * largest


def test_the_fit_is_asked_for_by_its_recipe_where_the_report_found_it(journey: Journey, session: Session) -> None:
    found = workshop_for(session).peek(fit_recipe(session.case, "stem", "femur_shaft"))
    assert found is not None
    assert found.facts["figures"] == fit(journey)


def test_the_command_line_tells_the_same_fit(journey: Journey) -> None:
    told = json.loads(done("fit", journey.case, "stem", "--json"))
    assert (told["implant"], told["in"]) == ("stem", "femur_shaft")
    assert told["figures"] == fit(journey)
    assert told["outdated"] == []
