"""A name for something new."""

from __future__ import annotations

from surgplan.case.document import Case


def free_name(case: Case, stem: str) -> str:
    """A name nothing in the case has yet: `ct`, `ct2`, ..."""
    number = 1
    while case.table_of(name := stem if number == 1 else f"{stem}{number}") is not None:
        number += 1
    return name
