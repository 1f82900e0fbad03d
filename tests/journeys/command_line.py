"""The command line as a user has it, and what it left behind."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.case.document import Segment
from surgplan.case.labels import read_labels
from surgplan.case.session import Session
from surgplan.cli.main import main


def told(*words: object) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of one command."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(word) for word in words])
    return code, out.getvalue(), err.getvalue()


def done(*words: object) -> str:
    """Stdout of a command that must succeed."""
    code, out, err = told(*words, "--quiet")
    assert code == 0, err
    return out


def tree(case: Path) -> dict[str, Any]:
    """What `surgplan show --json` says."""
    found: dict[str, Any] = json.loads(done("show", case, "--json"))
    return found


def run_procedure(case: Path, procedure: Path, values: Mapping[str, object]) -> list[dict[str, Any]]:
    """What `surgplan run` says of each step; all must be done."""
    words = [word for name, value in values.items() for word in ("--set", f"{name}={json.dumps(value)}")]
    steps = [json.loads(line) for line in done("run", case, procedure, "--json", *words).splitlines()]
    assert all(step["status"] == "done" for step in steps)
    return steps


def pages(report: Path) -> int:
    """Pages of a PDF that reportlab wrote."""
    data = report.read_bytes()
    assert data.startswith(b"%PDF")
    return data.count(b"/Type /Page\n") or data.count(b"/Type /Page ")


def mask_of(case: Path, segment: str) -> tuple[NDArray[np.bool_], Segment]:
    """The voxels of a segment and the segment."""
    with Session.open(case, read_only=True) as session:
        found = session.case.segments[segment]
        return read_labels(session.blobs, found.labels), found


def solved(case: Path, study: str) -> dict[str, float]:
    """The results of a study that is solved and balanced."""
    found = tree(case)["studies"][study]
    assert found["status"] == "solved"
    values = {name: result["value"] for name, result in found["results"].items()}
    assert values["residual"] <= 1e-8
    assert max(abs(values[f"{what}_balance"]) for what in ("force", "moment", "energy")) < 1e-6
    return values
