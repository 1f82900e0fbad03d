"""Where the files that come with surgplan lie."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, written in C where that was built."""


def resource(*parts: str) -> Path:
    """A file of `resources/`, inside an installed package or beside a checkout."""
    package = Path(__file__).resolve().parent.parent
    for root in (package / "resources", package.parent / "resources"):
        if root.is_dir():
            return root.joinpath(*parts)
    raise FileNotFoundError(f"surgplan's resources are missing beside {package}; install surgplan again")


@cache
def table(file: str) -> Mapping[str, Mapping[str, Any]]:
    """All entries of a YAML file of `resources/`, by name; read once."""
    with resource(file).open(encoding="utf-8") as stream:
        entries: dict[str, dict[str, Any]] = yaml.load(stream, Loader=QUICK)
    return entries
