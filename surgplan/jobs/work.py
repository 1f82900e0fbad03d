"""The kinds of work that run in a process of their own: operations and recipes of a case file.

Each opens the case file beside the process that holds it for writing: blobs and artefacts are named by their content and
written once, so a second writer of those can do no harm. Journal lines are written by the holder alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.recipe import Recipe
from surgplan.artifacts.status import Ledger
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import CaseReadOnly
from surgplan.base.progress import Progress
from surgplan.case import seal
from surgplan.case.session import decode_operation
from surgplan.case.store import CaseFile
from surgplan.case.upgrades import load_case
from surgplan.vocabulary import OPERATIONS, RECIPES


def compute_operation(path: str, snapshot: str, op: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """The results of an operation on the case of a snapshot; what it puts stays in the file.

    CaseReadOnly if the case was closed: a closed file is sealed, and nothing may be written behind its seal.
    """
    file = CaseFile(Path(path))
    try:
        # asked while the file is open here, since from now on nobody seals it
        if seal.is_sealed(Path(path)):
            raise CaseReadOnly(f"{Path(path).name} was closed meanwhile; open it and repeat this")
        case = load_case(json.loads(file.get(snapshot)))
        return decode_operation(op, OPERATIONS).compute(case, file, progress)
    finally:
        file.close()


def make_artifact(path: str, name: str, recipe: Mapping[str, Any], progress: Progress) -> str:
    """Carry out a recipe for what `name` asks; its key. The artefact is then in the cache beside the file."""
    file = CaseFile(Path(path), read_only=True)
    try:
        cache = Cache.beside(Path(path))
        asked = Recipe.from_json(recipe)
        with Ledger(cache).working(name, asked):
            Workshop(file, cache, RECIPES).make(asked, progress)
        return asked.key
    finally:
        file.close()


def list_folder(path: str, progress: Progress) -> Mapping[str, Any]:
    """What a folder holds, as the JSON of `surgplan import --list`."""
    from surgplan.imaging.guarded import list_path

    progress(0.0, "reading headers")
    return list_path(path, progress, today=date.today())
