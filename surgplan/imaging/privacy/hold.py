"""Which files can't be freed of a patient without somebody looking at them."""

from __future__ import annotations

from pydicom import Dataset

DIRECTORY = "1.2.840.10008.1.3.10"
STORAGE = "1.2.840.10008.5.1.4.1.1."
ENCAPSULATED = f"{STORAGE}104."
RAW_DATA = (f"{STORAGE}66", f"{STORAGE}11.2", f"{STORAGE}9.")
"""Raw data, and waveforms, among which are voices."""
SCREENS = (f"{STORAGE}7", f"{STORAGE}6.", f"{STORAGE}3.", f"{STORAGE}77.")
"""Secondary capture, ultrasound, and pictures in visible light: names are often written into them."""
TELLING = ("SCREEN", "DOSE", "PROTOCOL", "CAPTURE")
"""Words in an image's type that say it is a picture of a screen."""
LOOK = "look at it, then mask what is written in it or say that nothing is"


def why_held_back(dataset: Dataset, looked_at: bool) -> str:
    """Why a data set may not go out as it is; nothing if it may. `looked_at`: the user has decided about its pixels."""
    storage = str(dataset.get("SOPClassUID") or "")
    if storage == DIRECTORY or "DirectoryRecordSequence" in dataset:
        return "a DICOMDIR, which lists the patient and the names of files"
    if not storage:
        return "not a DICOM object: it has no SOPClassUID"
    if storage.startswith(ENCAPSULATED) or "EncapsulatedDocument" in dataset:
        return "a document inside a DICOM file, which can't be cleaned"
    if storage.startswith(RAW_DATA[2]) or storage in RAW_DATA:
        return "raw data or a recording, which can't be cleaned"
    if looked_at or not ("Rows" in dataset or "PixelData" in dataset):
        return ""
    if str(dataset.get("BurnedInAnnotation") or "").upper() == "YES":
        return f"its header says that writing is burned into the image: {LOOK}"
    kinds = " ".join(str(v).upper() for v in dataset.get("ImageType") or ())
    if storage.startswith(SCREENS) or any(word in kinds for word in TELLING):
        return f"a kind of image into which names are often written: {LOOK}"
    return ""
