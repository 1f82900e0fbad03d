"""One DIMSE server behind the verbs of the archive client."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydicom.dataset import Dataset
from pynetdicom.presentation import build_context

from surgplan.base.errors import BadInput, NetworkFailed
from surgplan.base.progress import Progress, silent
from surgplan.imaging.network.association import associated, broke_off
from surgplan.imaging.network.dimse_find import MOST_IMAGES, Level, find
from surgplan.imaging.network.dimse_retrieve import retrieve
from surgplan.imaging.network.dimse_send import send
from surgplan.imaging.network.download import Download
from surgplan.imaging.network.interrupt import Wanted, Watch, interruptible, never
from surgplan.imaging.network.picture import middle_picture
from surgplan.imaging.network.query import MOST_ROWS, Found, Query
from surgplan.imaging.network.retry import until_here
from surgplan.imaging.network.server import DimseServer
from surgplan.imaging.network.uids import UNCOMPRESSED, VERIFICATION, checked_uid

LIST_AT_ONCE = 100
"""So many images are named in one question when only some of a series are missing."""


class DimseClient:
    """Asks, fetches from and sends to a DIMSE server. Every verb can be cancelled within half a second."""

    def __init__(self, server: DimseServer) -> None:
        self.server = server.checked()

    def echo(self, cancelled: Wanted = never) -> str:
        """Whether it is there (C-ECHO): a sentence; NetworkFailed, saying why, where it is not."""

        def work(watch: Watch) -> str:
            with associated(self.server, [build_context(VERIFICATION, list(UNCOMPRESSED))], watch) as assoc:
                status = assoc.send_c_echo()
                if "Status" not in status:
                    raise broke_off(self.server, "it was greeted")
                if status.Status != 0x0000:
                    raise NetworkFailed(f"server {self.server.name} answered C-ECHO with status {status.Status:04X}")
            over = " over TLS" if self.server.tls else ""
            return f"{self.server.name}: {self.server.called_ae} at {self.server.host}:{self.server.port} answers{over}"

        return interruptible(work, cancelled=cancelled)

    def find_patients(self, query: Query, limit: int = MOST_ROWS, cancelled: Wanted = never) -> Found:
        """Patients (C-FIND)."""
        return self._find("PATIENT", query, limit, cancelled)

    def find_studies(self, query: Query, limit: int = MOST_ROWS, cancelled: Wanted = never) -> Found:
        """Studies (C-FIND)."""
        return self._find("STUDY", query, limit, cancelled)

    def find_series(self, query: Query, limit: int = MOST_ROWS, cancelled: Wanted = never) -> Found:
        """Series of a study (C-FIND)."""
        return self._find("SERIES", query, limit, cancelled)

    def _find(self, level: Level, query: Query, limit: int, cancelled: Wanted) -> Found:
        return interruptible(lambda watch: find(self.server, level, query, watch, limit), cancelled=cancelled)

    def preview(self, study_uid: str, series_uid: str, cancelled: Wanted = never) -> bytes:
        """The middle image of a series as PNG; BadInput where it holds none that can be shown."""

        def work(watch: Watch) -> bytes:
            rows = sorted(self._images(study_uid, series_uid, watch), key=lambda row: row["number"] or 0)
            if not rows:
                raise BadInput(f"server {self.server.name} has no image of series {series_uid}")
            middle = rows[len(rows) // 2]
            with tempfile.TemporaryDirectory(prefix="surgplan-preview-") as folder:
                download = Download(Path(folder), study_uid, series_uid)
                self._fetch(download, [middle["sop_uid"]], [middle["sop_class"]], [middle["sop_uid"]], watch)
                if not download.here:
                    raise NetworkFailed(f"server {self.server.name} did not send the middle image of the series")
                return middle_picture(Path(download.finish()["folder"]) / f"{middle['sop_uid']}.dcm")

        return interruptible(work, cancelled=cancelled)

    def retrieve(
        self, study_uid: str, series_uid: str, folder: Path | str, progress: Progress = silent, cancelled: Wanted = never
    ) -> dict[str, Any]:
        """Fetch a series into `folder/<series uid>`, going on where an earlier attempt stopped; what is there, as JSON.

        NetworkFailed where images are missing after several attempts: what arrived is kept for the next one.
        """

        def work(watch: Watch) -> dict[str, Any]:
            download = Download(Path(folder), study_uid, series_uid, self.server.source)
            watch.progress(0.0, "asking which images there are")
            rows = self._images(study_uid, series_uid, watch)
            asked = [row["sop_uid"] for row in rows]
            classes = [row["sop_class"] for row in rows if row["sop_class"]]

            def fetch(missing: Sequence[str], singly: bool) -> None:
                self._fetch(download, missing, classes, asked, watch, 1 if singly else LIST_AT_ONCE)

            return until_here(self.server.name, download, asked, fetch, watch)

        return interruptible(work, progress, cancelled)

    def store(self, files: Sequence[Path | str], progress: Progress = silent, cancelled: Wanted = never) -> dict[str, Any]:
        """Send DICOM files as they are (C-STORE); how many went and which did not, as JSON."""
        paths = [Path(file) for file in files]
        return interruptible(lambda watch: send(self.server, paths, watch), progress, cancelled)

    def _images(self, study_uid: str, series_uid: str, watch: Watch) -> list[dict[str, Any]]:
        """Every image of a series; BadInput where the server names one that can't be."""
        query = Query(study_uid=checked_uid(study_uid, "study"), series_uid=checked_uid(series_uid, "series"))
        found = find(self.server, "IMAGE", query, watch, limit=MOST_IMAGES)
        if found.remarks:
            raise BadInput(f"server {self.server.name} can't be trusted with this series: {'; '.join(found.remarks)}")
        return [dict(row) for row in {row["sop_uid"]: row for row in found.rows}.values()]

    def _fetch(
        self,
        download: Download,
        missing: Sequence[str],
        classes: Sequence[str],
        asked: Sequence[str],
        watch: Watch,
        at_once: int = LIST_AT_ONCE,
    ) -> None:
        """Have the missing images sent: the series as a whole where nothing is here yet, else by their UIDs."""
        known = set(asked)

        def keep(identity: Any, pieces: Any) -> None:
            download.admit(identity, known)
            download.keep(identity, pieces)
            count = len(download.here & known)
            watch.progress(count / max(1, len(known)), f"{count} of {len(known)} images")

        def question(uids: Sequence[str]) -> Dataset:
            keys = Dataset()
            keys.QueryRetrieveLevel = "IMAGE" if uids else "SERIES"
            keys.StudyInstanceUID = download.study_uid
            keys.SeriesInstanceUID = download.series_uid
            if uids:
                keys.SOPInstanceUID = list(uids)
            return keys

        if len(missing) == len(asked) > 1 < at_once:
            questions = [question(())]
        else:
            questions = [question(missing[start : start + at_once]) for start in range(0, len(missing), at_once)]
        retrieve(self.server, questions, classes, keep, watch)
