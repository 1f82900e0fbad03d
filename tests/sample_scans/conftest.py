"""The code of the sample scans lies in the checkout, which goes last on the path lest its folders hide packages."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.append(str(ROOT))

Truth = Callable[[str], dict[str, Any]]
Slices = Callable[..., NDArray[np.uint16]]


@pytest.fixture(scope="session")
def truth(sample_scans: Path) -> Truth:
    """What is known of a sample, by its name."""
    return lambda name: json.loads((sample_scans / name / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def slices(sample_scans: Path) -> Slices:
    """The stored values of some slices of a committed series: `slices(name, first, last)`."""

    def read(name: str, first: int, last: int) -> NDArray[np.uint16]:
        files = sorted((sample_scans / name / "dicom").glob("*.dcm"))[first:last]
        return np.stack([pydicom.dcmread(file).pixel_array for file in files])

    return read
