"""C-FIND: patients, studies, series and images of a DIMSE server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any, Literal

from pydicom.dataset import Dataset
from pynetdicom.association import Association
from pynetdicom.presentation import build_context

from surgplan.base.errors import BadInput, NetworkFailed
from surgplan.imaging.network import answers
from surgplan.imaging.network.association import associated, broke_off, stop
from surgplan.imaging.network.interrupt import Watch
from surgplan.imaging.network.query import MOST_ROWS, Found, Query, cut_remark, dicom_date, odd_remark
from surgplan.imaging.network.server import DimseServer
from surgplan.imaging.network.uids import PATIENT_FIND, STUDY_FIND, UNCOMPRESSED, is_uid

Level = Literal["PATIENT", "STUDY", "SERIES", "IMAGE"]

MOST_IMAGES = 50_000
"""A series has no more images."""
LATE_S = 1.0
"""How long a server may go on answering a search that was cancelled."""

KEYS: dict[Level, tuple[str, ...]] = {
    "PATIENT": answers.PATIENT_KEYS,
    "STUDY": answers.STUDY_KEYS,
    "SERIES": answers.SERIES_KEYS,
    "IMAGE": answers.INSTANCE_KEYS,
}
ROWS: dict[Level, Callable[[Any], dict[str, Any]]] = {
    "PATIENT": answers.patient_row,
    "STUDY": answers.study_row,
    "SERIES": answers.series_row,
    "IMAGE": answers.instance_row,
}
UIDS: dict[Level, tuple[str, ...]] = {
    "PATIENT": (),
    "STUDY": ("study_uid",),
    "SERIES": ("study_uid", "series_uid"),
    "IMAGE": ("sop_uid",),
}

FIND_TROUBLE = {
    0xA700: "it is out of resources",
    0xA900: "it does not understand the keys",
    0x0122: "it does not offer this search",
}


def find(server: DimseServer, level: Level, query: Query, watch: Watch, limit: int = MOST_ROWS) -> Found:
    """The matches of a query on a level; BadInput for a key that can't be asked, NetworkFailed where the server fails."""
    query.checked()
    if level in ("SERIES", "IMAGE") and not query.study_uid:
        raise BadInput("series are searched within a study; name its UID")
    model = PATIENT_FIND if level == "PATIENT" else STUDY_FIND
    with associated(server, [build_context(model, list(UNCOMPRESSED))], watch, model) as assoc:
        rows: list[dict[str, Any]] = []
        odd = 0
        for dataset in _answers(server, assoc, _identifier(level, query), model, limit, watch):
            row = ROWS[level](lambda keyword, dataset=dataset: answers.text(dataset, keyword))
            # a server that leaves out the keys it was asked with has answered with them
            for name in ("study_uid", "series_uid"):
                if name in row and not row[name]:
                    row[name] = getattr(query, name)
            if all(is_uid(row[name]) for name in UIDS[level]):
                rows.append(row)
            else:
                odd += 1
        remarks = [cut_remark(limit)] if len(rows) + odd > limit else []
        remarks += [odd_remark(odd)] if odd else []
        return Found(tuple(rows[:limit]), tuple(remarks))


def _answers(server: DimseServer, assoc: Association, keys: Dataset, model: str, limit: int, watch: Watch) -> Iterable[Dataset]:
    """The matches one by one, one more than the limit at most; then the search is cancelled."""
    count, cancelled_at = 0, 0.0
    try:
        replies = assoc.send_c_find(keys, model, msg_id=1)
    except ValueError as exc:
        raise NetworkFailed(f"server {server.name} does not offer this search") from exc
    for status, dataset in replies:
        watch.check()
        if "Status" not in status:
            raise broke_off(server, "it was searched")
        if status.Status not in (0xFF00, 0xFF01):
            if status.Status not in (0x0000, 0xFE00):
                raise NetworkFailed(f"server {server.name} did not search: {_trouble(status, FIND_TROUBLE)}")
            return
        if cancelled_at:
            if time.monotonic() - cancelled_at > LATE_S:
                stop(assoc)
                return
            continue
        if dataset is not None:
            count += 1
            yield dataset
        if count > limit:
            cancelled_at = time.monotonic()
            assoc.send_c_cancel(1, query_model=model)


def _trouble(status: Any, known: dict[int, str]) -> str:
    """A status in words; what the server itself remarks is shown, as it may be shown."""
    code = int(status.Status)
    remark = answers.text(status, "ErrorComment")
    return f"{known.get(code, 'it failed')} (status {code:04X}{', ' + repr(remark) if remark else ''})"


def _identifier(level: Level, query: Query) -> Dataset:
    keys = Dataset()
    keys.QueryRetrieveLevel = level
    for keyword in KEYS[level]:
        setattr(keys, keyword, None if keyword.startswith("Number") else "")
    asked = {
        "PatientName": query.patient_name,
        "PatientID": query.patient_id,
        "PatientBirthDate": dicom_date(query.birth_date, "birth date"),
        "StudyDate": query.study_dates if level == "STUDY" else "",
        "AccessionNumber": query.accession if level == "STUDY" else "",
        "StudyDescription": query.description if level == "STUDY" else "",
        "SeriesDescription": query.description if level == "SERIES" else "",
        "ModalitiesInStudy": query.modality if level == "STUDY" else "",
        "Modality": query.modality if level == "SERIES" else "",
        "StudyInstanceUID": query.study_uid,
        "SeriesInstanceUID": query.series_uid if level != "STUDY" else "",
    }
    for keyword, value in asked.items():
        if value and keyword in keys:
            setattr(keys, keyword, value)
    if not all(value.isascii() for value in asked.values()):
        keys.SpecificCharacterSet = "ISO_IR 192"
    return keys
