"""A series on its way here: collected in a hidden folder, shown under its name once it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

from surgplan.base.errors import BadInput, StorageFailed
from surgplan.imaging.network.identity import Identity
from surgplan.imaging.network.instance_file import Pieces, sweep, write_whole
from surgplan.imaging.network.uids import checked_uid

LARGEST_SERIES_BYTES = 64 << 30
"""A server that sends more for one series is stopped."""


class Download:
    """The images of one series that are already here, and the place for the rest.

    Whole series lie in `folder/<series uid>`, unfinished ones in `folder/.partial-<series uid>`, where a later download
    goes on. Each image is a file `<SOP instance uid>.dcm`.
    """

    def __init__(self, folder: Path, study_uid: str, series_uid: str) -> None:
        self.study_uid = checked_uid(study_uid, "study")
        self.series_uid = checked_uid(series_uid, "series")
        self.place = Path(folder) / self.series_uid
        self._partial = Path(folder) / f".partial-{self.series_uid}"
        try:
            self._partial.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise StorageFailed(f"{folder} can't be written ({exc.strerror or exc}); choose another folder") from exc
        sweep(self._partial)
        self.here = {path.stem for part in (self.place, self._partial) for path in part.glob("*.dcm")}
        """SOP instance UIDs of the images that are here, whole."""
        self.resumed = len(self.here)
        self.refused = 0
        """Images that were sent, but not asked for."""
        self.bytes = 0

    def admit(self, identity: Identity, asked: Collection[str] | None) -> None:
        """BadInput for an image that was not asked for: of another study or series, or not in `asked` where that is known."""
        if (identity.study_uid, identity.series_uid) != (self.study_uid, self.series_uid) or (
            asked is not None and identity.sop_uid not in asked
        ):
            self.refused += 1
            raise BadInput("the server sent an image that was not asked for")

    def keep(self, identity: Identity, pieces: Pieces) -> None:
        """Put an image into the unfinished series; one that is here already stays as it is."""
        if identity.sop_uid in self.here:
            return
        path = self._partial / f"{identity.sop_uid}.dcm"
        write_whole(path, pieces)
        self.bytes += path.stat().st_size
        if self.bytes > LARGEST_SERIES_BYTES:
            raise BadInput(f"the server sent more than {LARGEST_SERIES_BYTES >> 30} GB for one series, which was stopped")
        self.here.add(identity.sop_uid)

    def finish(self) -> dict[str, Any]:
        """Show the series under its name; what there is, as JSON."""
        try:
            if not self.place.exists():
                os.replace(self._partial, self.place)
            else:
                for path in self._partial.glob("*.dcm"):
                    os.replace(path, self.place / path.name)
                shutil.rmtree(self._partial)
        except OSError as exc:
            raise StorageFailed(f"{self.place} can't be written ({exc.strerror or exc}); nothing is lost, repeat this") from exc
        return {
            "folder": str(self.place),
            "study_uid": self.study_uid,
            "series_uid": self.series_uid,
            "instances": len(self.here),
            "already_here": self.resumed,
            "bytes": self.bytes,
        }
