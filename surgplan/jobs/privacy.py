"""Leaving the patient out, as work for a process of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from surgplan.base.progress import Progress


def anonymise_to(case: str, new: str, options: Mapping[str, bool], progress: Progress) -> Mapping[str, Any]:
    """Write a case anew without its patient; what was made, and what was looked for in it."""
    from surgplan.case.anonymise import anonymise

    return anonymise(Path(case), Path(new), progress=progress, **options).to_json()


def deidentify_to(
    folder: str, out: str, options: Mapping[str, Any], masks: Sequence[str], looked_at: bool, progress: Progress
) -> Mapping[str, Any]:
    """Write a folder of DICOM files anew without the patient; the report with its `words`."""
    from surgplan.imaging.privacy.blank import Rectangle
    from surgplan.imaging.privacy.folder import deidentify_apart
    from surgplan.imaging.privacy.keys import Keys
    from surgplan.imaging.privacy.profile import Options

    rectangles = [Rectangle.of_text(text) for text in masks]
    return deidentify_apart(Path(folder), Path(out), Options(**options), Keys.drawn(), rectangles, looked_at, progress)
