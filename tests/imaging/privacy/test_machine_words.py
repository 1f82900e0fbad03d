"""What devices write about themselves stays, and what people wrote in the same place does not."""

from __future__ import annotations

import pytest
from pydicom import Sequence
from pydicom.dataset import Dataset

from surgplan.case.identity import Person
from surgplan.case.traces import Traces
from surgplan.imaging.privacy.folder import deidentified
from surgplan.imaging.privacy.keys import Keys
from surgplan.imaging.privacy.machine_words import of_machine
from surgplan.imaging.privacy.profile import Options
from tests.imaging.privacy.planted import Plants, ct

KEYS = Keys(b"k" * 32)
NOBODY = Traces([])
DEVICES = [
    ("Manufacturer", "SIEMENS"),
    ("Manufacturer", "GE MEDICAL SYSTEMS"),
    ("Manufacturer", "Philips Medical Systems"),
    ("Manufacturer", "Canon Medical Systems Corporation"),
    ("ManufacturerModelName", "SOMATOM Definition AS+"),
    ("ManufacturerModelName", "LightSpeed VCT"),
    ("SoftwareVersions", "syngo CT VA48A"),
    ("SoftwareVersions", "4.7.7.3053"),
    ("ConvolutionKernel", "B30f"),
    ("ConvolutionKernel", "Br40d"),
    ("ConvolutionKernel", "BONEPLUS"),
    ("ConvolutionKernel", "FC13"),
    ("ConvolutionKernel", "H"),
    ("SequenceName", "*se2d1"),
    ("ReceiveCoilName", "Spine 1"),
    ("StackID", "1"),
    ("RescaleType", "HU"),
    ("WindowCenterWidthExplanation", "WINDOW1"),
    ("SegmentLabel", "femur left"),
    ("ImageType", "CT_SOM5 SPI"),
    ("ImageType", "MOSAIC"),
    ("ScanOptions", "HELICAL MODE"),
]
PEOPLE = {
    "Manufacturer": "Klinik Nordstadt Raum 12",
    "SoftwareVersions": "V1 serviced by H. Huber 2023-01-05",
    "ConvolutionKernel": "B30 Schmidt",
    "ReceiveCoilName": "Coil P. Schmidt",
    "SequenceName": "SCHMIDT_H",
    "PulseSequenceName": "Schmidts own",
    "StackID": "NORDSTADT7",
    "WindowCenterWidthExplanation": "Frau Schmidt",
    "LUTExplanation": "as Huber likes it",
    "ScanOptions": "SCHMIDT",
    "ContentLabel": "SCHMIDT",
    "RescaleType": "HUBER",
    "ImageType": ["ORIGINAL", "PRIMARY", "SCHMIDT HANS"],
}
WORDS = ("schmidt", "huber", "nordstadt", "klinik", "raum", "hans", "frau", "2023", "brown", "5551234", "oberarzt", "p.", "h.")


@pytest.mark.parametrize(("keyword", "value"), DEVICES)
def test_what_a_device_says_stays(keyword: str, value: str) -> None:
    assert of_machine(keyword, value, NOBODY, KEYS) == value


def written_by_people() -> Dataset:
    ds = ct(Plants())
    for keyword, value in PEOPLE.items():
        setattr(ds, keyword, value)
    segment = Dataset()
    segment.SegmentNumber, segment.SegmentLabel = 1, "ask Dr Brown 0171-5551234"
    segment.SegmentAlgorithmName = "Oberarzt Huber"
    ds.SegmentSequence = Sequence([segment])
    ds.add_new(0x01F10010, "LO", "ELSCINT1")
    ds.add_new(0x01F11001, "LO", "Schmidt Hans AXIAL")
    ds.add_new(0x01F11026, "DS", "0.9")
    return ds


@pytest.mark.parametrize("options", [Options(), Options(keep_safe_private=True, clean_descriptors=True, keep_device=True)])
def test_what_people_wrote_beside_it_goes_though_they_are_named_nowhere_else(options: Options) -> None:
    new = deidentified(written_by_people(), options, KEYS)
    texts = [str(new[keyword].value).lower() for keyword in PEOPLE if keyword in new]
    texts += [str(e.value).lower() for e in [*new.SegmentSequence[0], *(e for e in new if e.tag.is_private)]]
    assert [text for text in texts if any(word in text for word in WORDS)] == []
    assert (new.ConvolutionKernel, new.SoftwareVersions) == ("B30", "V1 by")
    if options.keep_safe_private:
        assert [str(e.value) for e in new if e.tag.group == 0x01F1] == ["ELSCINT1", "0.9"]


def test_series_and_stacks_that_were_told_apart_by_words_of_people_still_are() -> None:
    kinds = {of_machine("ImageType", text, NOBODY, KEYS) for text in ("SCHMIDT HANS", "SCHMIDT LISA", "SCHMIDT HANS")}
    stacks = {of_machine("StackID", text, NOBODY, KEYS) for text in ("NORD", "SUED", "NORD")}
    assert (len(kinds), len(stacks)) == (2, 2)
    assert all(len(kind) <= 16 for kind in kinds | stacks)


def test_a_patient_who_is_called_like_a_maker_is_not_named_by_the_machine() -> None:
    assert "philips" not in of_machine("Manufacturer", "Philips Medical", Traces([Person("Philips^Ann")]), KEYS).lower()
