"""The main job in one go: the sample hip from DICOM to report, as `make demo` runs it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.structure import solve_study
from surgplan.base.errors import Refused
from surgplan.base.progress import Progress, part
from surgplan.base.resources import resource
from surgplan.case.session import Session
from surgplan.case.verify import verify_file
from surgplan.procedures.plan_file import load_plan, run_plan
from surgplan.report.report import write_report
from surgplan.report.tree import case_tree
from surgplan.vocabulary import workshop_for

STEM, STUDY, FEMUR = "stem", "walking", "femur_shaft"


def sample_folder() -> Path:
    """The sample hip of a checkout; Refused where surgplan was installed without it."""
    folder = Path(__file__).resolve().parents[2] / "sample_scans" / "hip"
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


def run_demo(out: Path, progress: Progress) -> dict[str, Any]:
    """Plan, solve and report into a folder that is made anew; the tree of the case."""
    if out.exists():
        shutil.rmtree(out)
    out.mkdir(parents=True)
    plan = load_plan(resource("procedures", "hip.yaml"), sample_values(sample_folder()))
    with Session.create(out / "hip.surgplan", by="demo") as session:
        for step in run_plan(session, plan, part(progress, 0.0, 0.45)):
            if step["status"] != "done":
                raise Refused(f"{step['do']}: {step['reason']}")
        shop = workshop_for(session)
        shop.make(fit_recipe(session.case, STEM, FEMUR), part(progress, 0.45, 0.5))
        solve_study(shop, session.case, STUDY, part(progress, 0.5, 0.8))
        write_report(session, shop, out / "report.pdf", part(progress, 0.8, 1.0))
        tree = case_tree(session, shop, verified=True)
    tree["verified"] = verify_file(out / "hip.surgplan").ok
    (out / "results.json").write_text(json.dumps(tree, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return tree
