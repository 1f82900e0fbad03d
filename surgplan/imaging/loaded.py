"""A scan read from outside: its volume, and what else a case keeps of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from surgplan.imaging.subject import Subject
from surgplan.imaging.volume import Volume


@dataclass(frozen=True, eq=False)
class Loaded:
    """A scan as it came from a DICOM series or a volume file."""

    volume: Volume
    modality: str
    description: str = ""
    study_uid: str = ""
    series_uid: str = ""
    frame_of_reference: str = ""
    acquired: str = ""
    """ISO date, or nothing."""
    tilt_deg: float = 0.0
    warnings: tuple[str, ...] = ()
    """What to know before planning on it; names no file and no person."""
    subject: Subject = field(default_factory=Subject)
