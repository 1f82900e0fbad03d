"""One DICOMweb server behind the verbs of the archive client."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

from surgplan.base.errors import BadInput, NetworkFailed
from surgplan.base.progress import Progress, silent
from surgplan.imaging.network import answers, web_query
from surgplan.imaging.network.credentials import Credentials
from surgplan.imaging.network.dimse_find import MOST_IMAGES
from surgplan.imaging.network.download import Download
from surgplan.imaging.network.interrupt import Wanted, Watch, interruptible, never
from surgplan.imaging.network.multipart import SPOOL_BYTES, boundary_of, parts
from surgplan.imaging.network.outgoing import Outgoing, outgoing_of, sent_report, sorted_out
from surgplan.imaging.network.picture import middle_picture
from surgplan.imaging.network.query import MOST_ROWS, Found, Query, cut_remark, odd_remark
from surgplan.imaging.network.retry import ATTEMPTS, FIRST_PAUSE_S, until_here
from surgplan.imaging.network.server import WebServer
from surgplan.imaging.network.uids import checked_uid, is_uid
from surgplan.imaging.network.web_session import WebSession

AS_STORED = 'multipart/related; type="application/dicom"; transfer-syntax=*'
"""Images in the transfer syntax the server keeps them in (PS3.18 section 8.7.3.5.2)."""
LARGEST_INSTANCE_BYTES = 4 << 30
LARGEST_PICTURE_BYTES = 32 << 20
PNG = b"\x89PNG\r\n\x1a\n"
COPY_BYTES = 1 << 20

Result = TypeVar("Result")


class WebClient:
    """Asks, fetches from and sends to a DICOMweb server. Every verb can be cancelled within half a second."""

    def __init__(self, server: WebServer, credentials: Credentials | None = None) -> None:
        self.server = server.checked()
        self._credentials = credentials if credentials is not None else Credentials()

    def _talk(
        self, work: Callable[[WebSession, Watch], Result], progress: Progress = silent, cancelled: Wanted = never
    ) -> Result:
        session = WebSession(self.server, self._credentials)  # here, since it may ask the user for a password
        try:
            return interruptible(lambda watch: work(session, watch), progress, cancelled)
        finally:
            session.close()

    def echo(self, cancelled: Wanted = never) -> str:
        """Whether it is there, asked by a search for one study: a sentence; NetworkFailed, saying why, where it is not."""
        self._talk(lambda session, watch: session.json("studies?limit=1", watch), cancelled=cancelled)
        return f"{self.server.name}: {self.server.url} answers"

    def find_patients(self, query: Query, limit: int = MOST_ROWS, cancelled: Wanted = never) -> Found:
        """Patients, who in DICOMweb are found by their studies (QIDO-RS)."""
        studies = self.find_studies(query, limit, cancelled)
        keys = ("patient_id", "patient_name", "birth_date", "sex")
        rows = {tuple(row[key] for key in keys): {key: row[key] for key in keys} for row in studies.rows}
        return Found(tuple(rows.values()), studies.remarks)

    def find_studies(self, query: Query, limit: int = MOST_ROWS, cancelled: Wanted = never) -> Found:
        """Studies (QIDO-RS)."""
        path, sift = web_query.study_search(query.checked(), limit + 1)
        return self._find(path, sift, answers.study_row, query, ("study_uid",), limit, cancelled)

    def find_series(self, query: Query, limit: int = MOST_ROWS, cancelled: Wanted = never) -> Found:
        """Series of a study (QIDO-RS)."""
        if not query.study_uid:
            raise BadInput("series are searched within a study; name its UID")
        path, sift = web_query.series_search(query.checked(), limit + 1)
        return self._find(path, sift, answers.series_row, query, ("study_uid", "series_uid"), limit, cancelled)

    def _find(
        self,
        path: str,
        sift: web_query.Sift,
        row_of: Callable[[Any], dict[str, Any]],
        query: Query,
        uids: tuple[str, ...],
        limit: int,
        cancelled: Wanted,
    ) -> Found:
        items = self._talk(lambda session, watch: session.json(path, watch), cancelled=cancelled)
        rows = [row_of(web_query.reader(item)) for item in items[: limit + 1]]
        for row in rows:  # a server need not repeat the study it was asked for
            row["study_uid"] = row["study_uid"] or query.study_uid
        good = [row for row in rows if all(is_uid(row[name]) for name in uids)]
        remarks = [cut_remark(limit)] if len(items) > limit else []
        remarks += [odd_remark(len(rows) - len(good))] if len(good) < len(rows) else []
        return Found(tuple(row for row in good if sift(row))[:limit], tuple(remarks))

    def preview(self, study_uid: str, series_uid: str, cancelled: Wanted = never) -> bytes:
        """The middle image of a series as PNG, drawn by the server where it can; BadInput where there is none to show."""

        def work(session: WebSession, watch: Watch) -> bytes:
            rows = self._images(session, study_uid, series_uid, watch)
            if not rows:
                raise BadInput(f"server {self.server.name} has no image of series {series_uid}")
            middle = sorted(rows, key=lambda row: row["number"] or 0)[len(rows) // 2]
            uid = middle["sop_uid"]
            path = f"studies/{study_uid}/series/{series_uid}/instances/{uid}"
            frame = f"/frames/{middle['frames'] // 2 + 1}" if middle["frames"] > 1 else ""
            try:
                return self._rendered(session, f"{path}{frame}/rendered", watch)
            except (NetworkFailed, BadInput):
                watch.check()
            with tempfile.TemporaryDirectory(prefix="surgplan-preview-") as folder:
                download = Download(Path(folder), study_uid, series_uid)
                self._fetch(session, path, download, {uid}, watch)
                if uid not in download.here:
                    raise NetworkFailed(f"server {self.server.name} did not send the middle image of the series")
                return middle_picture(Path(download.finish()["folder"]) / f"{uid}.dcm")

        return self._talk(work, cancelled=cancelled)

    def _rendered(self, session: WebSession, path: str, watch: Watch) -> bytes:
        body = bytearray()
        with session.answer(path, "image/png", watch) as response:
            for chunk in session.chunks(response, watch):
                body += chunk
                if len(body) > LARGEST_PICTURE_BYTES:
                    raise BadInput("the picture has no end")
        if not body.startswith(PNG):
            raise BadInput("the picture is no PNG")
        return bytes(body)

    def retrieve(
        self, study_uid: str, series_uid: str, folder: Path | str, progress: Progress = silent, cancelled: Wanted = never
    ) -> dict[str, Any]:
        """Fetch a series into `folder/<series uid>`, going on where an earlier attempt stopped; what is there, as JSON.

        The series in one answer where nothing is here yet, else image by image (WADO-RS). NetworkFailed where images are
        missing after several attempts: what arrived is kept for the next one.
        """

        def work(session: WebSession, watch: Watch) -> dict[str, Any]:
            download = Download(Path(folder), study_uid, series_uid, self.server.source)
            watch.progress(0.0, "asking which images there are")
            asked = [row["sop_uid"] for row in self._images(session, study_uid, series_uid, watch)]
            series = f"studies/{download.study_uid}/series/{download.series_uid}"

            def fetch(missing: Sequence[str], singly: bool) -> None:
                if len(missing) == len(asked) and not singly:
                    self._fetch(session, series, download, set(asked), watch)
                    return
                for uid in missing:
                    self._fetch(session, f"{series}/instances/{uid}", download, set(asked), watch)

            return until_here(self.server.name, download, asked, fetch, watch)

        return self._talk(work, progress, cancelled)

    def _images(self, session: WebSession, study_uid: str, series_uid: str, watch: Watch) -> list[dict[str, Any]]:
        path = web_query.instance_search(checked_uid(study_uid, "study"), checked_uid(series_uid, "series"), MOST_IMAGES)
        rows = [answers.instance_row(web_query.reader(item)) for item in session.json(path, watch)]
        if not all(is_uid(row["sop_uid"]) for row in rows):
            raise BadInput(f"server {self.server.name} can't be trusted with this series: its UIDs are none")
        return [dict(row) for row in {row["sop_uid"]: row for row in rows}.values()]

    def _fetch(self, session: WebSession, path: str, download: Download, known: set[str], watch: Watch) -> None:
        """Every image of an answer, one after another through a file of its own."""
        with session.answer(path, AS_STORED, watch) as response:
            try:
                boundary = boundary_of(response.headers.get("Content-Type", ""))
                pieces = parts(session.chunks(response, watch), boundary, _spool, LARGEST_INSTANCE_BYTES)
                for _, body in pieces:
                    item = outgoing_of(body)
                    body.seek(0)
                    try:
                        download.admit(item.identity, known)
                    except BadInput:
                        continue  # what was not asked for is counted, and what was asked for is asked for again
                    download.keep(item.identity, _pieces(body))
                    count = len(download.here & known)
                    watch.progress(count / len(known), f"{count} of {len(known)} images")
            except BadInput as exc:
                raise NetworkFailed(f"server {self.server.name}: {exc}") from exc

    def store(self, files: Sequence[Path | str], progress: Progress = silent, cancelled: Wanted = never) -> dict[str, Any]:
        """Send DICOM files as they are (STOW-RS), one a request; how many went and which did not, as JSON."""
        good, failed = sorted_out([Path(file) for file in files])
        if not good:
            reason = f": {failed[0]['file']}: {failed[0]['reason']}" if failed else ""
            raise BadInput(f"there is no DICOM file to send{reason}")

        def work(session: WebSession, watch: Watch) -> dict[str, Any]:
            sent = 0
            for number, item in enumerate(good):
                try:
                    self._send(session, item, watch)
                    sent += 1
                except NetworkFailed as exc:
                    if sent == 0:
                        raise
                    failed.append({"file": str(item.path), "reason": str(exc)})
                watch.progress((number + 1) / len(good), f"{number + 1} of {len(good)} files")
            return dict(sent_report(sent, failed))

        return self._talk(work, progress, cancelled)

    def _send(self, session: WebSession, item: Outgoing, watch: Watch) -> None:
        """One file; NetworkFailed after several attempts."""
        boundary = secrets.token_hex(16)
        kind = f'multipart/related; type="application/dicom"; boundary={boundary}'
        for attempt in range(ATTEMPTS):
            try:
                body = _multipart_file(item.path, boundary, watch)
                with session.answer(
                    "studies", "application/dicom+json", watch, "POST", {"Content-Type": kind}, body, (409,)
                ) as response:
                    if response.status_code == 409:
                        raise BadInput("the server did not take it (HTTP 409)")
                    return
            except NetworkFailed:
                if attempt == ATTEMPTS - 1:
                    raise
                watch.pause(FIRST_PAUSE_S * 2**attempt)
            except BadInput as exc:
                raise NetworkFailed(str(exc)) from exc


def _spool() -> BinaryIO:
    return cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES))


def _pieces(body: BinaryIO) -> Iterator[bytes]:
    while piece := body.read(COPY_BYTES):
        yield piece


def _multipart_file(path: Path, boundary: str, watch: Watch) -> Iterator[bytes]:
    """A file as the only part of a request's body, read as it is sent."""
    yield f"--{boundary}\r\nContent-Type: application/dicom\r\n\r\n".encode()
    with path.open("rb") as file:
        while piece := file.read(COPY_BYTES):
            watch.check()
            yield piece
    yield f"\r\n--{boundary}--\r\n".encode()
