"""A series on its way here: collected in a hidden folder, shown under its name once it is whole."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

from surgplan.base.errors import BadInput, StorageFailed
from surgplan.imaging.network.identity import Identity
from surgplan.imaging.network.instance_file import Pieces, make_private, sweep, write_whole
from surgplan.imaging.network.outgoing import outgoing
from surgplan.imaging.network.uids import checked_uid

LARGEST_SERIES_BYTES = 64 << 30
"""A server that sends more for one series is stopped."""
SOURCE = ".source.json"
"""In an unfinished series: the server and study it comes from."""


class Download:
    """The images of one series that are already here, and the place for the rest.

    Whole series lie in `folder/<series uid>`, unfinished ones in `folder/.partial-<series uid>`, where a later download from
    the same `source` (the server's address) goes on. Each image is a file `<SOP instance uid>.dcm`. What lies there is trusted
    by its content: of an unfinished series, images of another server, study, series or patient are dropped; a whole one that
    holds such images is not touched, and refused.
    """

    def __init__(self, folder: Path, study_uid: str, series_uid: str, source: str = "") -> None:
        self.study_uid = checked_uid(study_uid, "study")
        self.series_uid = checked_uid(series_uid, "series")
        self.place = Path(folder) / self.series_uid
        self._partial = Path(folder) / f".partial-{self.series_uid}"
        self._source = {"server": source, "study_uid": self.study_uid}
        self._patient: str | None = None
        """Whom the images here are of, once there is one."""
        self._fresh = False
        """Whether that was told by an image of this download."""
        try:
            if not self._goes_on():
                shutil.rmtree(self._partial, ignore_errors=True)
            make_private(self._partial)
            sweep(self._partial)
            write_whole(self._partial / SOURCE, [json.dumps(self._source).encode()])
        except OSError as exc:
            raise StorageFailed(f"{folder} can't be written ({exc.strerror or exc}); choose another folder") from exc
        self.here = self._found_whole()
        """SOP instance UIDs of the images that are here, whole."""
        self.here |= self._found_partial()
        self._before = set(self.here)
        self.refused = 0
        """Images that were sent, but not asked for."""
        self.remark = ""
        """Why images that were asked for were refused all the same."""
        self.bytes = 0

    def _goes_on(self) -> bool:
        """Whether what lies unfinished was begun from the same server and study."""
        try:
            return bool(json.loads((self._partial / SOURCE).read_bytes()) == self._source)
        except (OSError, ValueError, RecursionError):
            return False

    def _found_whole(self) -> set[str]:
        """Images of an earlier download that came to its end; damaged ones do not count."""
        found = set()
        for path in sorted(self.place.glob("*.dcm")):
            identity = _identity(path)
            if identity is None:
                continue
            self._patient = identity.patient if self._patient is None else self._patient
            if not self._is_ours(identity):
                raise BadInput(
                    f"{self.place} holds images of another study or patient under the UID of this series; "
                    "choose another folder, or move it away"
                )
            found.add(identity.sop_uid)
        return found

    def _found_partial(self) -> set[str]:
        """Images an earlier attempt brought; what is not of this series and its patient is removed."""
        found = set()
        for path in sorted(self._partial.glob("*.dcm")):
            identity = _identity(path)
            if identity is not None and self._patient is None:
                self._patient = identity.patient
            if identity is not None and self._is_ours(identity):
                found.add(identity.sop_uid)
            else:
                path.unlink(missing_ok=True)
        return found

    def _is_ours(self, identity: Identity) -> bool:
        return (identity.study_uid, identity.series_uid, identity.patient) == (self.study_uid, self.series_uid, self._patient)

    def admit(self, identity: Identity, asked: Collection[str] | None) -> None:
        """BadInput for an image that was not asked for: of another study or series, or not in `asked` where that is known.

        The same for one of another patient than the first that was sent. Where only images of an earlier attempt say
        otherwise, those are dropped: the server knows the patient by another name or number now.
        """
        if (identity.study_uid, identity.series_uid) != (self.study_uid, self.series_uid) or (
            asked is not None and identity.sop_uid not in asked
        ):
            self.refused += 1
            raise BadInput("the server sent an image that was not asked for")
        if self._patient is not None and identity.patient is not None and identity.patient != self._patient:
            if self._fresh:
                self.remark = "the server sent images of two patients as one series"
                raise BadInput(self.remark)
            if self.here & {path.stem for path in self.place.glob("*.dcm")}:
                self.remark = f"{self.place} holds this series under another patient: choose another folder, or move it away"
                raise BadInput(self.remark)
            for uid in self.here:
                (self._partial / f"{uid}.dcm").unlink(missing_ok=True)
            self.here.clear()
            self._before.clear()
        if identity.patient is not None:
            self._patient, self._fresh = identity.patient, True

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

    def finish(self, asked: Collection[str] | None = None) -> dict[str, Any]:
        """Show the series under its name, with the images of `asked` (all that are here, if None) and no others; as JSON."""
        wanted = self.here if asked is None else self.here & set(asked)
        try:
            for path in (*self.place.glob("*.dcm"), *self._partial.glob("*.dcm")):
                if path.stem not in wanted:  # damaged, or not in the server's list any more
                    path.unlink()
            (self._partial / SOURCE).unlink(missing_ok=True)
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
            "instances": len(wanted),
            "already_here": len(wanted & self._before),
            "bytes": self.bytes,
        }


def _identity(path: Path) -> Identity | None:
    """Which image a file holds; None where that can't be read or is not what its name says."""
    with contextlib.suppress(BadInput):
        found = outgoing(path).identity
        return found if found.sop_uid == path.stem else None
    return None
