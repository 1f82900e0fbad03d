"""A scan that was read, without what of its header would lead to the patient."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

from surgplan.case.traces import Traces
from surgplan.imaging.loaded import Loaded
from surgplan.imaging.network.servers import config_folder
from surgplan.imaging.privacy.keys import Keys
from surgplan.imaging.privacy.machine_words import of_machine
from surgplan.imaging.privacy.values import OLDEST_YEARS, REMOVED, described
from surgplan.imaging.subject import Subject


def user_keys(folder: Path | None = None) -> Keys:
    """This user's keys, so that scans of one frame of reference stay of one frame however often they are imported."""
    folder = config_folder() if folder is None else folder
    folder.mkdir(parents=True, exist_ok=True)
    return Keys.of_file(folder / "privacy-key")


def without_person(scan: Loaded, keys: Keys) -> Loaded:
    """The scan with new UIDs, cleaned words and no date; of its person only sex and whole years, 90 at most, stay."""
    who = scan.subject
    traces = Traces([who.person])
    years = who.age_years(scan.acquired)
    age = f"{min(math.floor(years), OLDEST_YEARS):03d}Y" if years is not None and years >= 1 else ""
    return replace(
        scan,
        description=described(scan.description, traces),
        contrast=described(scan.contrast, traces),
        kernel=of_machine("ConvolutionKernel", scan.kernel, traces, keys).removesuffix(REMOVED),
        study_uid=_new(scan.study_uid, keys),
        series_uid=_new(scan.series_uid, keys),
        frame_of_reference=_new(scan.frame_of_reference, keys),
        acquired="",
        warnings=tuple(traces.cleaned(warning) for warning in scan.warnings),
        subject=Subject(sex=who.sex, age=age),
    )


def _new(uid: str, keys: Keys) -> str:
    return keys.uid(uid) if uid else ""
