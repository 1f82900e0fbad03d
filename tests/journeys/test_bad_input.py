"""What can't be used is told in one clear line, and the case stays as it was."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from surgplan.base.grid import Grid
from surgplan.case.verify import verify_file
from surgplan.imaging.formats.write import write_volume
from surgplan.imaging.volume import Volume
from surgplan.mesh.files import write_surface
from surgplan.mesh.surface import TriMesh, extract
from tests.journeys.command_line import done, told, tree

ROOT = Path(__file__).resolve().parents[2]
MIDDLE = [0.0, 0.0, 0.0]
POSE = "{origin: [0, 0, 0], x: [1, 0, 0], y: [0, 1, 0]}"
FAR = "{origin: [0, 0, 900], x: [1, 0, 0], y: [0, 1, 0]}"
FLOOR = "{origin: [0, 0, -12], normal: [0, 0, 1]}"
BELOW = "{origin: [0, 0, -500], normal: [0, 0, 1]}"
ABOVE = "{origin: [0, 0, 500], normal: [0, 0, 1]}"
PRESS = ["--load", "custom", "--force_n", "[0, 0, -100]", "--at", "[0, 0, 16]", "--radius_mm", "8", "--element_mm", "4"]


def block() -> tuple[np.ndarray, Grid]:
    """A block of bone, 20 x 20 x 32 mm; the scan has muscle around it and a little air in front."""
    grid = Grid((30, 30, 42), (1.0, 1.0, 1.0), (-14.5, -14.5, -20.5))
    mask = np.zeros(grid.array_shape, dtype=bool)
    mask[5:37, 5:25, 5:25] = True
    return mask, grid


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scan, and files and folders that can't be used."""
    folder = tmp_path_factory.mktemp("bad input")
    mask, grid = block()
    values = np.where(mask, 900, 50).astype(np.int16)
    values[:, :2] = -1000
    write_volume(Volume(grid, values, None, "HU"), folder / "block.nii.gz")
    (folder / "empty").mkdir()
    letters = folder / "letters"
    letters.mkdir()
    (letters / "letter.txt").write_text("Dear colleague\n")
    (letters / "IM0001.dcm").write_bytes(b"no DICOM at all" * 100)
    (letters / "noise.bin").write_bytes(np.random.default_rng(1).bytes(5000))
    whole = (folder / "block.nii.gz").read_bytes()
    (folder / "cut.nii.gz").write_bytes(whole[: len(whole) // 2])
    (folder / "words.nii").write_text("not a volume")
    solid = extract(mask, grid)
    write_surface(solid, folder / "solid.stl")
    write_surface(TriMesh(solid.points, solid.triangles[:-5]), folder / "holes.stl")
    (folder / "words.stl").write_text("not a surface")
    (folder / "broken.yaml").write_text("steps: [{do: image.import")
    (folder / "other.yaml").write_text("a: 1")
    return folder


@pytest.fixture(scope="module")
def case(files: Path) -> Path:
    """A case with the block as a segment, and studies that hold nothing, hold all, or press where nothing is."""
    path = files / "block.surgplan"
    done("import", files / "block.nii.gz", path, "--modality", "CT")
    done("do", path, "segment.threshold", "--image", "ct", "--low", 300, "--into", "bone")
    for name, support in (("good", FLOOR), ("held_nowhere", BELOW), ("held_all_over", ABOVE)):
        done("do", path, "study.structure", "--as", name, "--bodies", "[bone]", "--support", support, *PRESS)
    return path


def placed(*words: str) -> list[str]:
    return ["do", "CASE", "implant.place", "--as", "x", *words]


def study(*words: str) -> list[str]:
    return ["do", "CASE", "study.structure", "--as", "x", *words]


SCANS = [
    (["import", "FILES/empty", "CASE", "--as", "b"], "empty"),
    (["import", "FILES/letters", "CASE", "--as", "b"], "DICOM"),
    (["import", "FILES/nowhere", "CASE", "--as", "b"], "nowhere"),
    (["import", "FILES/cut.nii.gz", "CASE", "--as", "b"], "cut.nii.gz"),
    (["import", "FILES/words.nii", "CASE", "--as", "b"], "words.nii"),
    (["import", "FILES/solid.stl", "CASE", "--as", "b"], "solid.stl"),
    (["import", "FILES/block.nii.gz", "CASE", "--as", "ct"], "already is an image"),
    (["import", "FILES/block.nii.gz", "CASE", "--as", ""], "name"),
]
IMPLANTS = [
    (placed("--file", "FILES/holes.stl", "--unit", "mm", "--material", "Ti6Al4V", "--at", POSE), "holes"),
    (placed("--file", "FILES/words.stl", "--unit", "mm", "--material", "Ti6Al4V", "--at", POSE), "words.stl"),
    (placed("--file", "FILES/solid.stl", "--material", "Ti6Al4V", "--at", POSE), "unit"),
    (placed("--file", "FILES/solid.stl", "--unit", "mm", "--at", POSE), "material"),
    (placed("--file", "FILES/solid.stl", "--unit", "m", "--material", "Ti6Al4V", "--at", POSE), "unit"),
    (placed("--component", "screw.cortical", "--size", "4.5x20", "--at", FAR, "--on", "bone"), "outside the bone"),
    (placed("--component", "screw.cortical", "--size", "4.5x20", "--at", FAR), "outside the bone"),
    (placed("--component", "screw.cortical", "--size", "9x20", "--at", POSE), "no size"),
    (placed("--component", "screw.cortical", "--size", "4.5x20", "--at", POSE, "--on", "femur"), "femur"),
    (
        placed("--component", "screw.cortical", "--size", "4.5x20", "--at", "{origin: [0, 0, 0], x: [1, 0, 0], y: [2, 0, 0]}"),
        "parallel",
    ),
    (placed("--component", "screw.cortical", "--size", "4.5x20", "--at", "[0, 0, 0]"), "at"),
    (placed("--component", "screw.cortical", "--size", "4.5x20", "--at", POSE.replace("origin: [0", "origin: [.nan")), "at"),
]
STUDIES = [
    (["solve", "CASE", "held_nowhere"], "leaves nothing of the body behind it"),
    (["solve", "CASE", "held_all_over"], "holds the whole body"),
    (["solve", "CASE", "missing"], "missing"),
    (study("--bodies", "[bone]", "--load", "custom", "--at", "[0,0,16]", "--support", FLOOR), "force"),
    (study("--bodies", "[bone]", "--load", "custom", "--force_n", "[0,0,0]", "--at", "[0,0,16]", "--support", FLOOR), "force"),
    (study("--bodies", "[bone]", *PRESS), "shaft_distal"),
    (study("--bodies", "[]", "--support", FLOOR, *PRESS), "at least one body"),
    (study("--bodies", "[femur]", "--support", FLOOR, *PRESS), "femur"),
    (study("--bodies", "bone", "--support", FLOOR, *PRESS), "bodies"),
    (study("--bodies", "[bone]", "--support", FLOOR, *PRESS[:-1], "-3"), "element"),
    (study("--bodies", "[bone]", "--at", "[0, 0, 16]", "--support", FLOOR), "head_centre"),
]
OTHERS = [
    (["do", "CASE", "segment.split", "--segment", "bone", "--seeds", "{a: [[0,0,0]], b: [[900,0,0]]}"], "outside"),
    (["do", "CASE", "segment.split", "--segment", "bone", "--seeds", "{a: [[0,0,0]]}"], "seeds"),
    (["do", "CASE", "segment.threshold", "--image", "ct", "--low", "5000", "--into", "b"], "5000"),
    (["do", "CASE", "segment.preset", "--image", "ct", "--preset", "spleen", "--into", "b"], "spleen"),
    (["do", "CASE", "landmark.place", "--as", "p", "--at", "[.inf, 0, 0]"], "a number is needed"),
    (["do", "CASE", "landmark.fit_head", "--segment", "bone", "--near", "[0, 0, 0]"], "no femoral head"),
    (
        [
            *["do", "CASE", "resection.place", "--as", "r", "--segment", "bone", "--origin", "[0, 0, 400]"],
            *["--normal", "[0, 0, 1]", "--positive", "p", "--negative", "n"],
        ],
        "beside",
    ),
    (["run", "CASE", "FILES/broken.yaml"], "YAML"),
    (["run", "CASE", "FILES/other.yaml"], "no plan"),
    (["run", "CASE", "FILES/empty"], "can't be read"),
    (["export", "CASE", "bone", "FILES/nowhere/bone.stl"], "nowhere"),
    (["export", "CASE", "bone", "FILES/empty"], "can't be written"),
    (["export", "CASE", "good", "FILES/nowhere/good.inp"], "nowhere"),
    (["export", "CASE", "good", "FILES/nowhere/good.vtu"], "nowhere"),
    (["export", "CASE", "bone", "FILES/nowhere/bone.nii.gz"], "nowhere"),
    (["export", "CASE", "ct", "FILES/nowhere/ct.mha"], "nowhere"),
    (["report", "CASE", "FILES/nowhere/report.pdf"], "nowhere"),
    (["show", "FILES/words.stl"], "words.stl"),
    (["show", "FILES/empty"], "empty"),
]


@pytest.mark.parametrize(
    ("words", "why"),
    [*SCANS, *IMPLANTS, *STUDIES, *OTHERS],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else value,
)
def test_bad_input_is_told_in_one_line_and_changes_nothing(case: Path, files: Path, words: list[str], why: str) -> None:
    before = tree(case)
    code, out, err = told(*(word.replace("FILES", str(files)).replace("CASE", str(case)) for word in words), "--quiet")
    assert code == 1, out + err
    assert err.startswith("surgplan: ")
    assert err.count("\n") == 1
    assert why in err
    after = tree(case)
    assert after["hash"] == before["hash"]
    assert after["head"] == before["head"]
    assert after["verified"]


@pytest.mark.parametrize("folder", ["empty", "letters", "cut.nii.gz"])
def test_an_import_that_fails_leaves_no_case_behind(files: Path, tmp_path: Path, folder: str) -> None:
    code, _, err = told("import", files / folder, tmp_path / "new.surgplan", "--quiet")
    assert code == 1
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_the_good_study_beside_the_bad_ones_is_solved(case: Path) -> None:
    done("solve", case, "good")
    assert tree(case)["studies"]["good"]["status"] == "solved"
    assert tree(case)["studies"]["held_nowhere"]["status"] in ("missing", "failed")


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from surgplan.cli.main import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")
@pytest.mark.parametrize(
    "words",
    [
        ["import", "OUT/other.nii", "CASE", "--as", "b", "--modality", "CT"],
        ["solve", "CASE", "good"],
        ["export", "CASE", "good", "OUT/good.inp"],
        ["export", "CASE", "good", "OUT/good.vtu"],
        ["export", "CASE", "bone", "OUT/bone.stl"],
        ["export", "CASE", "bone", "OUT/bone.3mf"],
        ["export", "CASE", "noise", "OUT/noise.nii.gz"],
        ["export", "CASE", "noise", "OUT/noise.mha"],
        ["report", "CASE", "OUT/report.pdf"],
    ],
    ids=lambda words: " ".join(words[:3:2]),
)
def test_a_full_disk_is_told_in_one_line_and_changes_nothing(files: Path, tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "full.surgplan"
    grid = Grid((64, 64, 64), (1.0, 1.0, 1.0), (-32.0, -32.0, -32.0))
    for seed, name in enumerate(("noise", "other")):
        noise = np.random.default_rng(seed).integers(-1000, 2000, grid.array_shape).astype(np.int16)
        write_volume(Volume(grid, noise, None, "HU"), tmp_path / f"{name}.nii")
    done("import", files / "block.nii.gz", path, "--modality", "CT")
    done("import", tmp_path / "noise.nii", path, "--modality", "CT", "--as", "noise")
    done("do", path, "segment.threshold", "--image", "ct", "--low", 300, "--into", "bone")
    done("do", path, "study.structure", "--as", "good", "--bodies", "[bone]", "--support", FLOOR, *PRESS)
    before = tree(path)
    limit = path.stat().st_size + 20_000 if words[0] == "import" else 20_000
    places = {"FILES": str(files), "CASE": str(path), "OUT": str(tmp_path)}
    for name, place in places.items():
        words = [word.replace(name, place) for word in words]
    child = subprocess.run(
        [sys.executable, "-c", FULL, str(limit), *words, "--quiet"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert child.returncode == 1, child.stdout + child.stderr
    assert child.stderr.startswith("surgplan: ")
    assert child.stderr.count("\n") == 1
    after = tree(path)
    assert after["hash"] == before["hash"]
    assert after["images"] == json.loads(json.dumps(before["images"]))
    assert verify_file(path).ok
    assert not [file for file in tmp_path.glob("*") if file.suffix in (".pdf", ".inp", ".stl", ".3mf", ".gz", ".mha", ".vtu")]
