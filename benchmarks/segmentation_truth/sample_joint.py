"""The joint of the sample hip, whose masks are known exactly, from ten random pairs of one click in each bone."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from benchmarks.segmentation_truth.figures import Figure
from benchmarks.segmentation_truth.joint import Joint, random_pairs
from sample_scans import hip
from surgplan.case.session import Session
from surgplan.imaging.import_image import ImportImage
from surgplan.imaging.volume import read_volume


def sample_joint() -> Joint:
    """The sample as it is imported, with its true femur and pelvis."""
    folder = Path(hip.__file__).with_name("hip") / "dicom"
    with tempfile.TemporaryDirectory() as made, Session.create(Path(made) / "hip.surgplan") as session:
        case = session.do(ImportImage(str(folder), "ct"))
        volume = read_volume(session.blobs, case.images["ct"])
        return Joint(volume.grid, volume.voxels.astype(np.int16), hip.labels(volume.grid))


def figures(count: int = 10) -> list[Figure]:
    """Both bones from each pair."""
    return random_pairs(sample_joint(), "sample hip", count)
