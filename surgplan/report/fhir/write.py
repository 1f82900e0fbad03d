"""Writing a plan as a FHIR bundle."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import StorageFailed
from surgplan.base.progress import Progress, part, silent
from surgplan.case.session import Session
from surgplan.report.facts import gather
from surgplan.report.fhir.bundle import plan_bundle
from surgplan.report.fhir.plan import plan_of
from surgplan.report.fhir.release import Version
from surgplan.report.report import write_report


def write_fhir(
    session: Session,
    shop: Workshop,
    path: Path,
    version: Version,
    identified: bool = False,
    progress: Progress = silent,
    now: datetime | None = None,
) -> str:
    """Write the plan at the head of a session as a FHIR bundle with its report in it; the words say what was written.

    The patient goes by a pseudonym, also in texts and in the report, unless `identified` asks for the name. `now` is the
    moment of the export. Refused if the name is asked for and not known, StorageFailed if the file can't be written.
    """
    path, at = Path(path), now or datetime.now(UTC)
    if not path.parent.is_dir():  # said before the long work, not after it
        raise StorageFailed(f"{path} can't be written: there is no folder {path.parent}; choose another place")
    facts = gather(session, shop, part(progress, 0.0, 0.4), at.date())
    plan = plan_of(session, facts, version, identified, at)
    with tempfile.TemporaryDirectory(prefix="surgplan-") as folder:
        pdf = Path(folder, "report.pdf")
        write_report(session, shop, pdf, part(progress, 0.4, 0.95), with_identity=identified, today=at.date())
        bundle = plan_bundle(plan, pdf.read_bytes())
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_text(json.dumps(bundle, ensure_ascii=False, indent=1, allow_nan=False), encoding="utf-8")
        half.replace(path)
    except OSError as exc:
        half.unlink(missing_ok=True)
        raise StorageFailed(f"{path} could not be written: {exc.strerror or exc}") from exc
    progress(1.0, "bundle written")
    who = "names the patient" if identified else "the patient by pseudonym"
    return f"wrote {path} (FHIR {version} bundle of {len(bundle['entry'])} resources, {who}; LPS, mm, UCUM units)"
