"""surgplan: from a patient's scan to a surgical plan that was tested before the operation."""

__version__ = "0.1.0"

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from surgplan.case.session import Session

__all__ = ["__version__", "new", "open"]


def open(path: "str | Path", *, read_only: bool = False) -> "Session":
    """A case from its file: `with surgplan.open("hip.surgplan") as session: session.do(...)`."""
    from surgplan.case.session import Session

    return Session.open(path, read_only=read_only)


def new(path: "str | Path") -> "Session":
    """A new, empty case."""
    from surgplan.case.session import Session

    return Session.create(path)
