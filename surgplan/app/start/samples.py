"""The sample cases that come with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QPixmap

from surgplan.app.copying import ENDING, copy_case
from surgplan.app.start.cards import Card
from surgplan.app.start.thumbnails import thumbnail
from surgplan.app.words import say
from surgplan.base.resources import resource
from surgplan.procedures.sample import finished_hip, sample_scans

FINISHED = "finished"


@dataclass(frozen=True)
class Sample:
    """A made-up scan, or a plan made on one."""

    key: str
    name: str
    lines: tuple[str, ...]
    source: Path
    """A folder of DICOM files, or a case."""

    @property
    def scan(self) -> str:
        """What its scan is called in the case."""
        return "mr" if self.key == "head" else "ct"


def samples() -> list[Sample]:
    """Those that are there."""
    words = {
        "hip": (say("Sample hip"), (say("CT of a right hip and femur"), say("Plan a stem, test it"))),
        "head": (say("Sample head"), (say("MR with contrast, a tumour"), say("Mark tumour and vessels"))),
        "vessel": (say("Sample aneurysm"), (say("CT with contrast, an aorta"), say("Mark and measure vessels"))),
    }
    found = [Sample(key, *words[key], folder) for key, folder in sample_scans().items()]
    finished = finished_hip()
    if finished is not None:
        told = (say("A stem in the sample hip"), say("To look around in"))
        found.append(Sample(FINISHED, say("Finished hip plan"), told, finished))
    return found


def samples_folder() -> Path:
    """Where samples that were begun lie."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)) / "samples"


def sample_case(key: str, n: int = 1) -> Path:
    """The file a sample is worked on in, the nth of it."""
    return samples_folder() / f"sample {key}{f' {n}' if n > 1 else ''}{ENDING}"


def fresh_case(key: str) -> Path:
    """The file for working on a sample once more from the beginning."""
    n = 1
    while sample_case(key, n).exists():
        n += 1
    return sample_case(key, n)


def copy_finished(sample: Sample, target: Path) -> None:
    """A copy of a finished case to work on: the one that comes with the program stays as it is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    copy_case(sample.source, target)


def sample_card(sample: Sample) -> Card:
    """A sample as a card: as it was left, where it was opened before."""
    case = sample_case(sample.key)
    known = thumbnail(case)
    picture = resource("samples", f"{sample.key}.png")
    if known is None and picture.is_file():
        known = QPixmap(str(picture))
    return Card(
        sample.key,
        sample.name,
        sample.lines,
        state=say("Go on with it") if case.is_file() else "",
        state_icon="play",
        tip=say("A made-up patient: nobody's data"),
        picture=known,
    )
