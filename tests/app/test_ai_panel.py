"""AI models in the window: off at first, shown with their licence, never run without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from surgplan.app.pages.ai_panel import AiPanel
from surgplan.app.pages.segment_page import SegmentPage
from surgplan.segment.tools.ai import Ai


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model's folder; its weights are never loaded here."""
    made = tmp_path / "model"
    made.mkdir()
    (made / "net.onnx").write_bytes(b"weights")
    card = {"name": "Net", "spacing_mm": [1, 1, 1], "patch": [8, 8, 8], "values": {"scheme": "none"}, "licence": "Ask first."}
    (made / "model.yaml").write_text(yaml.safe_dump({**card, "classes": {1: "femur", 2: "hip"}}), encoding="utf-8")
    return made


@pytest.fixture
def panel(opened: Any) -> AiPanel:
    """The panel, unfolded."""
    opened.rail.choose(1)
    found: AiPanel = opened.space.page(SegmentPage).ai
    found.open()
    return found


def test_models_are_off_until_they_are_allowed(panel: AiPanel, folder: Path) -> None:
    assert not panel.allowed.isChecked()
    assert not panel.choose.isEnabled()
    panel.allowed.setChecked(True)
    assert panel.choose.isEnabled()
    panel.look_into(str(folder))
    assert panel.licence.toPlainText() == "Ask first."
    panel.allowed.setChecked(False)
    assert not panel.go.isVisible()


def test_a_model_runs_only_once_its_licence_was_accepted(
    opened: Any, panel: AiPanel, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Ai] = []
    monkeypatch.setattr(opened.space.bridge, "do", lambda op, **_: asked.append(op))
    panel.allowed.setChecked(True)
    panel.look_into(str(folder))
    assert not panel.go.isEnabled()
    panel.accepted.setChecked(True)
    panel.classes.item(1).setCheckState(panel.classes.item(1).checkState().Unchecked)
    panel.go.click()
    assert asked == [Ai("ct", str(folder), "ai", ("femur",), accept_licence=True)]
    panel.look_into(str(folder))
    assert not panel.accepted.isChecked(), "each model's licence is accepted anew"


def test_a_folder_without_a_model_says_so(panel: AiPanel, tmp_path: Path) -> None:
    panel.allowed.setChecked(True)
    panel.look_into(str(tmp_path))
    assert "model.yaml" in panel.said.text()
    assert not panel.go.isVisible()
