"""The sample scans, and the sample hip as input of the hip procedure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from surgplan.base.errors import Refused

HOME = Path(__file__).resolve().parents[2]
SCANS = ("hip", "head", "vessel")


def sample_scans() -> dict[str, Path]:
    """The folders of DICOM files of the sample scans that are there, by name."""
    folders = {name: HOME / "sample_scans" / name / "dicom" for name in SCANS}
    return {name: folder for name, folder in folders.items() if folder.is_dir()}


def finished_hip() -> Path | None:
    """The case that the demo has made on the sample hip; None if it was not run."""
    case = HOME / "demo" / "hip.surgplan"
    return case if case.is_file() else None


def sample_folder() -> Path:
    """The sample hip of a checkout; Refused where surgplan was installed without it."""
    folder = HOME / "sample_scans" / "hip"
    if not (folder / "truth.json").is_file():
        raise Refused(
            "the sample scans come with the source of surgplan, not with the installed program; clone it to run the demo"
        )
    return folder


def sample_values(folder: Path) -> dict[str, str]:
    """What the hip procedure asks for, from the seeds and landmarks of a sample's truth."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    seeds, marks = truth["seeds"], truth["landmarks"]
    values: dict[str, Any] = {
        "scan": str(folder / "dicom"),
        "femur_head": seeds["femur_head"],
        "femur_seeds": [seeds["femur_head"], seeds["femur_shaft"]],
        "pelvis_seeds": [seeds["pelvis_roof"], seeds["pelvis_ischium"]],
        "shaft_distal": marks["shaft_distal"],
        "shaft_proximal": marks["shaft_proximal"],
    }
    return {name: json.dumps(value) for name, value in values.items()}
