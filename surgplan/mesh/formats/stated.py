"""What surface files state of their unit and frame, in the places where programs write such: headers, comments, metadata."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

OURS = re.compile(r"surgplan (LPS|RAS) (mm|cm|m|inch)\b")
SPACE = re.compile(r"\bSPACE\s*=\s*(LPS|RAS)\b", re.IGNORECASE)
"""As 3D Slicer writes it in STL, PLY and OBJ files."""
UNIT = re.compile(
    r"\bUNITS?\s*[=:]\s*(mm|millimet(?:er|re)s?|cm|centimet(?:er|re)s?|m|met(?:er|re)s?|inch(?:es)?)\b", re.IGNORECASE
)
HEAD = 4096
"""Bytes of a file in which such words stand."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Unit (mm, cm, m, inch) and frame (LPS, RAS); nothing where not stated."""

    unit: str = ""
    frame: str = ""


def stated(data: bytes, ending: str) -> Stated:
    """What an STL, PLY, OBJ or 3MF file, named by its ending, says of itself.

    >>> stated(b"solid femur; SPACE=RAS", ".stl")
    Stated(unit='', frame='RAS')
    """
    head = _head(data, ending)
    ours = OURS.search(head)
    if ours:
        return Stated(ours[2], ours[1])
    space, unit = SPACE.search(head), UNIT.search(head)
    return Stated(_short(unit[1].lower()) if unit else "", space[1].upper() if space else "")


def _short(word: str) -> str:
    return {"mi": "mm", "ce": "cm", "me": "m", "in": "inch"}.get(word[:2], word)


def _head(data: bytes, ending: str) -> str:
    """The words of a file that are no geometry."""
    if ending == ".stl":
        return (data[:HEAD].partition(b"\n")[0] if data[:5].lower() == b"solid" else data[:80]).decode("latin-1")
    if ending == ".ply":
        lines = data[:HEAD].partition(b"end_header")[0].decode("latin-1").splitlines()
        return "\n".join(line for line in lines if line.startswith(("comment", "obj_info")))
    if ending == ".obj":
        return "\n".join(line for line in data[:HEAD].decode("latin-1").splitlines() if line.startswith("#"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            name = next(n for n in archive.namelist() if n.lower().endswith(".model"))
            with archive.open(name) as model:
                return model.read(HEAD).decode("utf-8", "replace")
    except (zipfile.BadZipFile, StopIteration, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        return ""  # what is wrong with it is said where it is read
