"""A scan read from outside: its volume, and what else a case keeps of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from surgplan.imaging.dicom.original import Planes
from surgplan.imaging.subject import Subject
from surgplan.imaging.trilinear import Mask
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
    kernel: str = ""
    """Reconstruction kernel of a CT, where it is known."""
    contrast: str = ""
    """Contrast agent, where one is named."""
    thickness_mm: float | None = None
    """Of a slice, where all are equally thick."""
    original: Planes | None = None
    """The planes as scanned, where the volume's grid is another."""
    interpolated: Mask | None = None
    """Which voxels lie between scanned slices further apart than the grid's; None if none do."""
    phases: tuple[tuple[str, Volume], ...] = ()
    """Name and volume of each of a sequence, all of one type on one grid; `volume` is one of them."""
    phase: str = ""
    """Name of the phase that `volume` is."""
