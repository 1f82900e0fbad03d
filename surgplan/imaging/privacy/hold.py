"""Which files can't be freed of a patient without somebody looking at them."""

from __future__ import annotations

import re

from pydicom import Dataset

DIRECTORY = "1.2.840.10008.1.3.10"
STORAGE = "1.2.840.10008.5.1.4.1.1."
ENCAPSULATED = f"{STORAGE}104."
RAW_DATA = (f"{STORAGE}66", f"{STORAGE}11.2", f"{STORAGE}9.")
"""Raw data, and waveforms, among which are voices."""
SCREENS = (f"{STORAGE}7", f"{STORAGE}6.", f"{STORAGE}3.", f"{STORAGE}77.")
"""Secondary capture, ultrasound, and pictures in visible light: names are often written into them."""
TELLING = ("SCREEN", "DOSE", "PROTOCOL", "CAPTURE", "REPORT")
"""Parts of words in an image's type that say it is a picture of a screen."""
TELLING_WORDS = frozenset(("PROT", "SAVE", "TEXT", "PAGE"))
"""The same as whole words: PROT is a protocol, PROTON a weighting."""
MARKED = tuple(
    f"{STORAGE}{n}" for n in ("1", "1.1", "1.2", "1.3", "5", "12.1", "12.2", "12.3", "13.1.3", "13.1.4", "13.1.5", "20")
)
"""CR, DX, MG, intra-oral, XA, RF, tomosynthesis, NM: side and name are often burned in by the device."""
MARKED_MODALITIES = frozenset(("CR", "DX", "MG", "IO", "PX", "XA", "RF", "NM", "RG"))
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
    burned = str(dataset.get("BurnedInAnnotation") or "").strip().upper()
    if burned == "YES":
        return f"its header says that writing is burned into the image: {LOOK}"
    if storage.startswith(SCREENS) or _is_screen(dataset):
        return f"a kind of image into which names are often written: {LOOK}"
    projected = any(storage == one or storage.startswith(f"{one}.") for one in MARKED)
    if burned != "NO" and (projected or str(dataset.get("Modality") or "").strip().upper() in MARKED_MODALITIES):
        return f"a kind of image into which names are often written, and its header does not say that none is: {LOOK}"
    return ""


def _is_screen(dataset: Dataset) -> bool:
    """Whether an image's type says that it is no measured picture but one of a screen, a page or a protocol."""
    said = dataset.get("ImageType") or ()
    kinds = [str(v).strip().upper() for v in ([said] if isinstance(said, str) else said)]
    together = " ".join(kinds)
    if any(part in together for part in TELLING) or TELLING_WORDS & set(re.split(r"[^A-Z0-9]+", together)):
        return True
    return "SECONDARY" in kinds and "OTHER" in kinds
