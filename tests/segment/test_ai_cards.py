"""What folders of AI models say, and what is refused of it before a network runs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from surgplan.base.errors import BadInput, Refused
from surgplan.base.progress import silent
from surgplan.segment.ai.class_names import standard_name
from surgplan.segment.ai.model import Model, Normalisation, checked_classes
from surgplan.segment.ai.nnunet import open_nnunet
from surgplan.segment.ai.run import normalised
from surgplan.segment.tools.ai import Ai


def test_class_numbers_that_do_not_fit_are_refused() -> None:
    assert checked_classes({255: "last"}) == {255: "last"}
    with pytest.raises(BadInput, match="255"):
        checked_classes({1: "femur", 256: "rib"})


def test_a_class_of_both_sides_has_no_side() -> None:
    assert standard_name("left_right_femur")[1] == ""
    assert standard_name("femur_left") == ("femur", "left")


def test_zscores_within_a_mask_leave_the_background_at_zero() -> None:
    values = np.zeros((6, 6, 6), np.float32)
    values[1:5, 1:5, 1:5] = np.random.default_rng(0).normal(300, 20, (4, 4, 4))
    values[2, 2, 2] = 0  # a hole is part of the body
    found = normalised(values, Normalisation("zscore", masked=True))
    inside = np.zeros(values.shape, bool)
    inside[1:5, 1:5, 1:5] = True
    assert not found[~inside].any()
    assert found[inside].mean() == pytest.approx(0, abs=1e-5)
    assert found[inside].std() == pytest.approx(1, abs=1e-5)
    assert found[2, 2, 2] < -3
    assert not normalised(np.zeros((3, 3, 3), np.float32), Normalisation("zscore", masked=True)).any()


@pytest.mark.parametrize("masked", [True, False])
def test_the_mask_of_a_normalisation_is_read(tmp_path: Path, masked: bool) -> None:
    used = {
        "spacing": [1, 1, 1],
        "patch_size": [8, 8, 8],
        "normalization_schemes": ["ZScoreNormalization"],
        "use_mask_for_norm": [masked],
    }
    plans = {"configurations": {"3d_fullres": used}, "transpose_forward": [0, 1, 2]}
    (tmp_path / "plans.json").write_text(json.dumps(plans), encoding="utf-8")
    dataset = {"channel_names": {"0": "T1"}, "labels": {"background": 0, "brain": 1}}
    (tmp_path / "dataset.json").write_text(json.dumps(dataset), encoding="utf-8")
    (tmp_path / "it.onnx").write_bytes(b"")
    assert open_nnunet(tmp_path).normalisation == Normalisation("zscore", masked=masked)


def test_two_classes_of_one_name_are_refused_before_the_network_runs(imaged, blobs, tmp_path, monkeypatch) -> None:
    model = Model(
        tmp_path, "it.onnx", "Tiny", "", "Free.", "", (1.0,) * 3, (8,) * 3, "kji", (False,) * 3, Normalisation("none"),
        {1: "Rib 1", 2: "rib-1", 3: "femur"},
    )  # fmt: skip
    monkeypatch.setattr("surgplan.segment.ai.model.open_model", lambda _: model)
    run = Ai("ct", str(tmp_path), accept_licence=True)
    case = imaged(np.zeros((4, 4, 4)))
    with pytest.raises(Refused, match="'Rib 1' and 'rib-1' would both be called"):
        run.compute(case, blobs, silent)
    with pytest.raises(FileNotFoundError):
        replace(run, select=("Rib 1", "femur")).compute(case, blobs, silent)
