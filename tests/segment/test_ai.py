"""AI models: a tiny network, trained here on made scans, finds a ball and a rod on scans of other grids."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from scipy import ndimage

from surgplan.base.errors import BadInput, Refused
from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.case.document import Case, Image
from surgplan.case.operation import fingerprint
from surgplan.segment.ai.class_names import standard_name
from surgplan.segment.ai.model import NO_LICENCE, Normalisation, open_model
from surgplan.segment.ai.run import model_grid, normalised
from surgplan.segment.ai.windows import classes_of
from surgplan.segment.tools.ai import CAUTION, UNTURNED, Ai
from tests.conftest import MemoryBlobs

onnx = pytest.importorskip("onnx", reason="the extra `ai` and onnx are not installed")
pytest.importorskip("onnxruntime", reason="the extra `ai` is not installed")

LEVELS = (0.0, 150.0, -150.0)
"""Background, rod, ball: told apart by the mean of 27 voxels, since single ones are drowned in noise."""
NOISE = 60.0
HIDDEN = 6


def anatomy(grid: Grid) -> np.ndarray:
    """Labels of a rod (1) on the patient's left and a ball (2) on the right, whatever the grid."""
    k, j, i = np.indices(grid.array_shape)
    at = grid.to_lps(np.stack([i, j, k], axis=-1))
    rod = (np.hypot(at[..., 0] - 20, at[..., 1]) < 9) & (np.abs(at[..., 2]) < 25)
    ball = np.linalg.norm(at - (-18.0, 5.0, 4.0), axis=-1) < 13
    return np.where(ball, 2, np.where(rod, 1, 0))


def scan(labels: np.ndarray, seed: int) -> np.ndarray:
    noise = np.random.default_rng(seed).normal(0, NOISE, labels.shape)
    return (np.asarray(LEVELS)[labels] + noise).astype(np.int16)


def trained(normalisation: Normalisation) -> tuple[np.ndarray, ...]:
    """Weights of 27 inputs, six hidden units, three classes: gradient descent (Adam) on voxels of made scans."""
    rng = np.random.default_rng(0)
    grid = Grid((40, 40, 40), (2.0, 2.0, 2.0), (-39.0, -39.0, -39.0))
    labels = anatomy(grid)
    values = normalised(scan(labels, 1).astype(np.float32), normalisation)
    around = np.lib.stride_tricks.sliding_window_view(values, (3, 3, 3))
    inner = labels[1:-1, 1:-1, 1:-1]
    # away from borders, where 27 voxels are of one kind
    pure = (ndimage.maximum_filter(labels, 3) == ndimage.minimum_filter(labels, 3))[1:-1, 1:-1, 1:-1]
    picks = np.concatenate([rng.choice(np.flatnonzero((inner == c) & pure), 700) for c in range(3)])
    x = around.reshape(-1, 27)[picks].astype(float)
    y = np.eye(3)[inner.reshape(-1)[picks]]
    w1, b1 = rng.normal(0, 0.2, (27, HIDDEN)), np.zeros(HIDDEN)
    w2, b2 = rng.normal(0, 0.5, (HIDDEN, 3)), np.zeros(3)
    params = [w1, b1, w2, b2]
    first, second = [np.zeros_like(p) for p in params], [np.zeros_like(p) for p in params]
    for step in range(1, 401):
        hidden = np.maximum(x @ w1 + b1, 0)
        logits = hidden @ w2 + b2
        share = np.exp(logits - logits.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        error = (share - y) / len(x)
        back = (error @ w2.T) * (hidden > 0)
        slopes = [x.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)]
        for p, g, m, v in zip(params, slopes, first, second, strict=True):
            m += 0.1 * (g - m)
            v += 0.001 * (g * g - v)
            p -= 0.02 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return tuple(params)


def write_onnx(path: Path, weights: tuple[np.ndarray, ...], turned: bool = False) -> None:
    """The network as two convolutions; `turned` has its axes the other way round."""
    from onnx import TensorProto, helper, numpy_helper

    w1, b1, w2, b2 = (w.astype(np.float32) for w in weights)
    kernel = w1.T.reshape(HIDDEN, 1, 3, 3, 3)
    kernel = kernel.transpose(0, 1, 4, 3, 2) if turned else kernel
    nodes = [
        helper.make_node("Conv", ["x", "w1", "b1"], ["h"], pads=[1] * 6),
        helper.make_node("Relu", ["h"], ["r"]),
        helper.make_node("Conv", ["r", "w2", "b2"], ["y"]),
    ]
    made = [numpy_helper.from_array(np.ascontiguousarray(a), n) for a, n in ((kernel, "w1"), (b1, "b1"), (b2, "b2"))]
    made.append(numpy_helper.from_array(np.ascontiguousarray(w2.T.reshape(3, HIDDEN, 1, 1, 1)), "w2"))
    free = [1, 1, "k", "j", "i"]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, free)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 3, "k", "j", "i"])],
        made,
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8), str(path))


CT = Normalisation("ct", -200.0, 400.0, 60.0, 80.0)


@pytest.fixture(scope="module")
def weights() -> tuple[np.ndarray, ...]:
    return trained(CT)


@pytest.fixture(scope="module")
def blobs() -> MemoryBlobs:
    """One store for all tests here, since they share a segmentation."""
    return MemoryBlobs()


@pytest.fixture
def folder(tmp_path: Path, weights: tuple[np.ndarray, ...]) -> Path:
    """A folder with the network and what describes it."""
    return described(tmp_path / "tiny", weights)


def described(made: Path, weights: tuple[np.ndarray, ...]) -> Path:
    """Write the network and what describes it to a new folder."""
    made.mkdir()
    write_onnx(made / "tiny.onnx", weights)
    (made / "LICENSE").write_text("Free for tests.", encoding="utf-8")
    card = {
        "name": "Tiny",
        "version": "1",
        "modality": "CT",
        "spacing_mm": [2.0, 2.0, 2.0],
        "patch": [24, 24, 24],
        "values": {"scheme": "ct", "low": -200, "high": 400, "mean": 60, "sd": 80},
        "classes": {0: "background", 1: "femur_left", 2: "ball"},
    }
    (made / "model.yaml").write_text(yaml.safe_dump(card), encoding="utf-8")
    return made


def changed(folder: Path, **fields: Any) -> Path:
    """The folder with some fields of its card changed."""
    card = yaml.safe_load((folder / "model.yaml").read_text(encoding="utf-8"))
    (folder / "model.yaml").write_text(yaml.safe_dump({**card, **fields}), encoding="utf-8")
    return folder


GRIDS = {
    "as trained": Grid((40, 40, 40), (2.0, 2.0, 2.0), (-39.0, -39.0, -39.0)),
    "finer, oblong, turned": Grid((60, 50, 32), (1.4, 1.6, 2.5), (41.0, 39.0, -38.0), (-1.0, 0, 0, 0, -1.0, 0, 0, 0, 1.0)),
    "coronal": Grid((40, 40, 40), (2.0, 2.0, 2.0), (-39.0, -39.0, 39.0), (1.0, 0, 0, 0, 0, 1.0, 0, -1.0, 0)),
}


@pytest.fixture(scope="module")
def scanned(blobs: Any) -> Callable[[Grid], Case]:
    """A function that makes a case with a scan of the made anatomy on a grid."""

    def make(grid: Grid) -> Case:
        voxels = scan(anatomy(grid), 7)
        return Case().with_item(Image("ct", "CT", grid, blobs.put(voxels.astype("<i2").tobytes()), "int16", "HU"))

    return make


@pytest.fixture(scope="module")
def found(
    scanned: Callable[[Grid], Case],
    blobs: Any,
    weights: tuple[np.ndarray, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> Case:
    """What the network finds on a scan like those it was trained on."""
    case = scanned(GRIDS["as trained"])
    operation = Ai("ct", str(described(tmp_path_factory.mktemp("model") / "tiny", weights)), accept_licence=True)
    return operation.apply(case, operation.compute(case, blobs, silent))


def dice(a: np.ndarray, b: np.ndarray) -> float:
    return float(2 * np.count_nonzero(a & b) / (np.count_nonzero(a) + np.count_nonzero(b)))


@pytest.mark.parametrize("name", GRIDS)
def test_a_network_finds_what_it_was_trained_on_wherever_a_scan_lies(scanned, folder, do, mask_of, found, name: str) -> None:
    other = name != "as trained"
    case = do(scanned(GRIDS[name]), Ai("ct", str(folder), accept_licence=True)) if other else found
    truth = anatomy(GRIDS[name])
    assert set(case.segments) == {"ai_femur_left", "ai_ball"}
    assert dice(mask_of(case, "ai_femur_left"), truth == 1) > 0.8
    assert dice(mask_of(case, "ai_ball"), truth == 2) > 0.85


def test_segments_say_that_a_model_made_them_and_which(found, folder) -> None:
    case = found
    segment = case.segments["ai_femur_left"]
    assert (segment.anatomy, segment.side, segment.tissue) == ("femur", "left", "bone")
    assert "AI model Tiny 1" in segment.note
    assert open_model(folder).fingerprint()[:12] in segment.note
    assert segment.cautions == (CAUTION,)
    assert case.segments["ai_ball"].tissue == "other"


def test_nothing_is_done_before_the_licence_was_accepted(scanned, folder, do) -> None:
    with pytest.raises(Refused, match="Free for tests"):
        do(scanned(GRIDS["as trained"]), Ai("ct", str(folder)))
    (folder / "LICENSE").unlink()
    assert open_model(folder).licence == NO_LICENCE


def test_only_wanted_classes_are_made_and_none_is_replaced(scanned, folder, do) -> None:
    case = do(scanned(GRIDS["as trained"]), Ai("ct", str(folder), select=("ball",), accept_licence=True))
    assert set(case.segments) == {"ai_ball"}
    with pytest.raises(Refused, match="already is a segment"):
        do(case, Ai("ct", str(folder), select=("ball",), accept_licence=True))
    with pytest.raises(Refused, match="no class 'tail'"):
        do(case, Ai("ct", str(folder), select=("tail",), accept_licence=True))


def test_a_scan_of_another_kind_is_refused(blobs, folder, do) -> None:
    grid = GRIDS["as trained"]
    voxels = np.zeros(grid.array_shape, "<i2").tobytes()
    case = Case().with_item(Image("mr", "MR", grid, blobs.put(voxels), "int16", ""))
    with pytest.raises(Refused, match="trained on CT"):
        do(case, Ai("mr", str(folder), accept_licence=True))


def test_axes_the_other_way_round_give_the_same(scanned, folder, do, mask_of, weights, found) -> None:
    write_onnx(folder / "tiny.onnx", weights, turned=True)
    changed(folder, axes="ijk")
    other = do(scanned(GRIDS["as trained"]), Ai("ct", str(folder), "ijk", accept_licence=True))
    assert np.array_equal(mask_of(found, "ai_ball"), mask_of(other, "ijk_ball"))


def nnunet(folder: Path, name: str = "Dataset001_Tiny") -> Path:
    """The folder as nnU-Net v2 would have written it, but for its weights."""
    (folder / "model.yaml").unlink()
    plans = {
        "dataset_name": name,
        "plans_name": "nnUNetPlans",
        "transpose_forward": [0, 1, 2],
        "configurations": {
            "2d": {},
            "3d_fullres": {"inherits_from": "base"},
            "base": {"spacing": [2.0, 2.0, 2.0], "patch_size": [24, 24, 24], "normalization_schemes": ["CTNormalization"]},
        },
        "foreground_intensity_properties_per_channel": {
            "0": {"mean": 60.0, "std": 80.0, "percentile_00_5": -200.0, "percentile_99_5": 400.0}
        },
    }
    dataset = {"channel_names": {"0": "CT"}, "labels": {"background": 0, "femur_left": 1, "ball": 2}, "name": name}
    (folder / "plans.json").write_text(json.dumps(plans), encoding="utf-8")
    (folder / "dataset.json").write_text(json.dumps(dataset), encoding="utf-8")
    return folder


def test_a_model_of_nnunet_is_run_as_its_plans_say(folder, do, mask_of, found) -> None:
    case = do(found, Ai("ct", str(nnunet(folder)), "nn", accept_licence=True))
    assert np.array_equal(mask_of(case, "ai_ball"), mask_of(case, "nn_ball"))
    assert UNTURNED in case.segments["nn_ball"].cautions
    known = nnunet_named(folder, "Dataset291_TotalSegmentator_part1")
    assert known.flips == (True, True, False)
    assert known.turned_as_stated


def nnunet_named(folder: Path, name: str) -> Any:
    data = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    (folder / "dataset.json").write_text(json.dumps({**data, "name": name}), encoding="utf-8")
    return open_model(folder)


@pytest.mark.parametrize(
    ("file", "change", "words"),
    [
        ("dataset.json", {"channel_names": {"0": "T1", "1": "T2"}}, "only models of one scan"),
        ("dataset.json", {"labels": {"background": 0, "whole": [1, 2]}}, "regions"),
        ("plans.json", {"transpose_forward": [1, 0, 2]}, "turns its axes"),
        ("plans.json", {"configurations": {"2d": {}}}, "three-dimensional"),
        ("plans.json", {"configurations": {"3d_fullres": {}}}, "don't fit"),
    ],
)
def test_a_model_that_can_not_be_run_says_why(folder, file: str, change: dict[str, Any], words: str) -> None:
    nnunet(folder)
    data = json.loads((folder / file).read_text(encoding="utf-8"))
    (folder / file).write_text(json.dumps({**data, **change}), encoding="utf-8")
    with pytest.raises(BadInput, match=words):
        open_model(folder)


def test_folders_that_hold_no_model_say_what_they_lack(folder, tmp_path) -> None:
    with pytest.raises(BadInput, match="is no folder"):
        open_model(tmp_path / "nowhere")
    with pytest.raises(BadInput, match=r"neither model\.yaml nor"):
        open_model(tmp_path)
    whole = {name: yaml.safe_load((folder / "model.yaml").read_text())[name] for name in ("patch", "values", "classes")}
    for fields, words in (
        ({"patch": [24, 24]}, "three positive values"),
        ({"values": {"scheme": "magic"}}, "magic"),
        ({"classes": {0: "background"}}, "names no class"),
        ({"weights": "../tiny.onnx"}, "holds no file"),
    ):
        with pytest.raises(BadInput, match=words):
            open_model(changed(folder, **{**whole, **fields}))
    (folder / "model.yaml").write_text("- a list", encoding="utf-8")
    with pytest.raises(BadInput, match="no table"):
        open_model(folder)


def test_damaged_weights_and_wrong_answers_are_one_line(scanned, folder, do) -> None:
    case = scanned(GRIDS["as trained"])
    changed(folder, classes={1: "a", 2: "b", 3: "c"})
    with pytest.raises(BadInput, match="network answers"):
        do(case, Ai("ct", str(folder), accept_licence=True))
    data = (folder / "tiny.onnx").read_bytes()
    (folder / "tiny.onnx").write_bytes(data[: len(data) // 2])
    with pytest.raises(BadInput, match="can't be loaded"):
        do(case, Ai("ct", str(folder), accept_licence=True))


def test_patches_that_overlap_give_what_one_pass_gives() -> None:
    """A network that sees one voxel at a time knows no patches."""
    values = np.random.default_rng(3).normal(size=(50, 33, 20)).astype(np.float32)

    def network(patch: np.ndarray) -> np.ndarray:
        assert patch.shape == (24, 24, 24)
        return np.stack([-patch, np.zeros_like(patch), patch - 1])

    expected = np.stack([-values, np.zeros_like(values), values - 1]).argmax(axis=0)
    assert np.array_equal(classes_of(values, (24, 24, 24), network), expected)


def test_the_grid_of_a_model_covers_the_scan_and_looks_its_way(folder) -> None:
    model = open_model(changed(folder, spacing_mm=[1.0, 2.0, 4.0], flips=[True, True, False]))
    for grid in GRIDS.values():
        wanted = model_grid(model, grid)
        assert np.allclose(wanted.axes, np.diag([-1.0, -1.0, 1.0]))
        assert np.allclose(wanted.centre_mm, grid.centre_mm, atol=1e-9)
        assert np.allclose(np.asarray(wanted.size) * (1, 2, 4), np.ptp(ends(grid), axis=0), atol=4.0)


def ends(grid: Grid) -> np.ndarray:
    corners = np.array(np.meshgrid(*([-0.5, n - 0.5] for n in grid.size))).reshape(3, -1).T
    return grid.to_lps(corners)


def test_names_of_other_programs_are_understood() -> None:
    assert standard_name("vertebrae_L3") == ("vertebra_l3", "")
    assert standard_name("hip_right") == ("hip_bone", "right")
    assert standard_name("rib_left_4") == ("rib_4", "left")
    assert standard_name("urinary_bladder") == ("bladder", "")


def test_the_journal_keeps_no_path(folder) -> None:
    assert Ai("ct", str(folder)).recorded().model == fingerprint(str(folder))
