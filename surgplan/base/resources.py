"""Where the files that come with surgplan lie."""

from __future__ import annotations

from pathlib import Path


def resource(*parts: str) -> Path:
    """A file of `resources/`, inside an installed package or beside a checkout."""
    package = Path(__file__).resolve().parent.parent
    for root in (package / "resources", package.parent / "resources"):
        if root.is_dir():
            return root.joinpath(*parts)
    raise FileNotFoundError(f"surgplan's resources are missing beside {package}; install surgplan again")
