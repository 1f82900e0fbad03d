"""Images into which writing is often burned wait for somebody to look at them."""

from __future__ import annotations

import pytest
from pydicom import Dataset

from surgplan.imaging.privacy.hold import why_held_back
from tests.imaging.privacy.planted import Plants, ct

STORAGE = "1.2.840.10008.5.1.4.1.1."


def image(storage: str = "2", **said: object) -> Dataset:
    ds = ct(Plants())
    ds.SOPClassUID = f"{STORAGE}{storage}"
    for keyword, value in said.items():
        setattr(ds, keyword, value)
    return ds


@pytest.mark.parametrize(
    "kind",
    [
        ["DERIVED", "SECONDARY", "OTHER", "CT_SOM5 PROT"],
        ["DERIVED", "SECONDARY", "OTHER", "CSA REPORT"],
        ["DERIVED", "SECONDARY", "OTHER", "CSAPARALLEL"],
        ["DERIVED", "SECONDARY", "SCREEN SAVE"],
        ["ORIGINAL", "PRIMARY", "DOSE_INFO"],
    ],
)
def test_pictures_of_screens_protocols_and_reports_are_held_back(kind: list[str]) -> None:
    assert "names are often written" in why_held_back(image(ImageType=kind), looked_at=False)
    assert why_held_back(image(ImageType=kind), looked_at=True) == ""


@pytest.mark.parametrize(
    "kind",
    [
        ["ORIGINAL", "PRIMARY", "AXIAL"],
        ["ORIGINAL", "PRIMARY", "PROTON DENSITY"],
        ["DERIVED", "SECONDARY", "REFORMATTED", "AVERAGE"],
        ["DERIVED", "SECONDARY", "AXIAL"],
        ["ORIGINAL"],
    ],
)
def test_measured_and_resampled_slices_are_not(kind: list[str]) -> None:
    assert why_held_back(image(ImageType=kind), looked_at=False) == ""


@pytest.mark.parametrize("storage", ["1", "1.1", "1.1.1", "1.2", "1.3", "12.1", "12.1.1", "12.2", "12.3", "20", "13.1.3"])
def test_projections_are_held_back_unless_their_header_says_that_nothing_is_burned_in(storage: str) -> None:
    assert "does not say that none is" in why_held_back(image(storage), looked_at=False)
    assert why_held_back(image(storage, BurnedInAnnotation="NO"), looked_at=False) == ""
    assert why_held_back(image(storage), looked_at=True) == ""


def test_the_modality_counts_where_the_class_is_another_and_other_classes_stay_free() -> None:
    assert why_held_back(image(Modality="CR"), looked_at=False)
    for storage in ("2", "2.1", "4", "4.1", "128", "13.1.1", "13.1.2", "66.4"):
        assert why_held_back(image(storage), looked_at=False) == ""
