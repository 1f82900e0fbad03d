"""A small case for the tests of the window: a bent cylinder of bone in soft tissue, 40 voxels each way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import SimpleITK

from surgplan.case.session import Session
from surgplan.imaging.import_image import ImportImage
from surgplan.plan.move_implant import MoveImplant
from surgplan.plan.place_implant import PlaceImplant
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.plan.place_resection import PlaceResection
from surgplan.plan.pose import Pose
from surgplan.segment.tools.threshold import Threshold

SIZE = 40
SPACING_MM = 2.0
RADIUS_MM = 14.0
MIDDLE = (0.0, 0.0, 0.0)
"""LPS mm: the grid is centred on the origin."""


def write_scan(path: Path) -> Path:
    """A NIfTI file: 1000 HU within a cylinder along the body, 40 HU around it."""
    at = (np.arange(SIZE) - (SIZE - 1) / 2) * SPACING_MM
    _, y, x = np.meshgrid(at, at, at, indexing="ij")
    values = np.where(np.hypot(x, y) <= RADIUS_MM, 1000, 40).astype(np.int16)
    image = SimpleITK.GetImageFromArray(values)
    image.SetSpacing((SPACING_MM,) * 3)
    image.SetOrigin((float(at[0]),) * 3)
    SimpleITK.WriteImage(image, str(path))
    return path


def make_case(path: Path, scan: Path) -> Path:
    """A case with the scan, the segment `shaft`, landmarks, a screw and a cut."""
    at = Pose(MIDDLE, (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
    with Session.create(path) as session:
        session.do(ImportImage(str(scan), "ct"))
        session.do(Threshold("ct", 300.0, "shaft"))
        for name, height in (("head_centre", 30.0), ("shaft_proximal", 20.0), ("shaft_distal", -20.0)):
            session.do(PlaceLandmark(name, (8.0 if name == "head_centre" else 0.0, 0.0, height)))
        session.do(PlaceImplant("screw", at, "screw.cortical", "4.5x30"))
        session.do(PlaceResection("cut", "shaft", (0.0, 0.0, 25.0), (0.0, 0.0, 1.0), "upper", "lower"))
        session.do(MoveImplant("screw", translate_mm=(1.0, 0.0, 0.0)))
    return path
