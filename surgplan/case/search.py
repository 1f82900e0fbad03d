"""Looking for traces of people in every byte of a case file, packed and unpacked."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from surgplan.case.store import CaseFile
from surgplan.case.traces import Traces
from surgplan.case.unnamed import CHOSEN, HASH, OUR_WORDS


def found_in_file(path: Path, traces: Traces) -> str:
    """Where a case file holds one of the traces, in words that do not tell which; nothing if nowhere.

    Long ones are looked for in the file's bytes and in every unpacked blob, all of them in every text but for what this
    program chose from its own lists: a stem of size 160 is not patient 160.
    """
    others = traces.without(OUR_WORDS)
    with contextlib.closing(CaseFile(path, read_only=True)) as file:
        for n, _, body in file.lines():
            if _in_words(json.loads(body), others, others):
                return f"line {n} of the journal"
        for blob in file.blob_ids():
            data = file.get(blob)
            told = _text(data)
            if traces.in_bytes(data) if told is None else _in_words(told, traces, others):
                return "its data"
    return "the bytes of the file" if others.in_bytes(path.read_bytes()) else ""


def _text(data: bytes) -> Any:
    """The JSON value of a blob that is one; nothing for voxels and shapes."""
    if data[:1] not in (b"{", b"["):
        return None
    try:
        return json.loads(data)
    except ValueError:
        return None


def _in_words(value: Any, traces: Traces, in_headings: Traces) -> bool:
    if isinstance(value, dict):
        return any(
            in_headings.in_text(key)
            or (not (key in CHOSEN and isinstance(inner, str)) and _in_words(inner, traces, in_headings))
            for key, inner in value.items()
        )
    if isinstance(value, list):
        return any(_in_words(inner, traces, in_headings) for inner in value)
    return isinstance(value, str) and HASH.fullmatch(value) is None and traces.in_text(value)
