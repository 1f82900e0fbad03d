"""The same verbs for every kind of archive, so that a panel or a command need not care."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from surgplan.base.progress import Progress, silent
from surgplan.imaging.network.credentials import Credentials
from surgplan.imaging.network.interrupt import Wanted, never
from surgplan.imaging.network.query import MOST_ROWS, Found, Query
from surgplan.imaging.network.server import DimseServer, Server


class ArchiveClient(Protocol):
    """Asks, fetches from and sends to an archive.

    All verbs raise BadInput for what can't be asked, NetworkFailed for trouble with the server, Cancelled within half a
    second of `cancelled()` becoming true; `progress` and `cancelled` are called in the caller's thread.
    """

    def echo(self, cancelled: Wanted = never) -> str:
        """A sentence that says it is there."""

    def find_patients(self, query: Query, limit: int = MOST_ROWS, cancelled: Wanted = never) -> Found:
        """Rows with patient_id, patient_name, birth_date, sex."""

    def find_studies(self, query: Query, limit: int = MOST_ROWS, cancelled: Wanted = never) -> Found:
        """Rows as of patients, with study_uid, date, description, accession, modalities, series, instances."""

    def find_series(self, query: Query, limit: int = MOST_ROWS, cancelled: Wanted = never) -> Found:
        """Rows with study_uid, series_uid, modality, description, number, date, body_part, instances."""

    def preview(self, study_uid: str, series_uid: str, cancelled: Wanted = never) -> bytes:
        """The middle image as PNG."""

    def retrieve(
        self, study_uid: str, series_uid: str, folder: Path | str, progress: Progress = silent, cancelled: Wanted = never
    ) -> dict[str, Any]:
        """Fetch a series; {folder, study_uid, series_uid, instances, already_here, bytes}."""

    def store(self, files: Sequence[Path | str], progress: Progress = silent, cancelled: Wanted = never) -> dict[str, Any]:
        """Send files and folders; {sent, failed: [{file, reason}]}."""


def client_for(server: Server, credentials: Credentials | None = None) -> ArchiveClient:
    """The client of a server; `credentials` gives the passwords of DICOMweb servers."""
    # imported here, since each brings a library the other kind can do without
    if isinstance(server, DimseServer):
        from surgplan.imaging.network.dimse import DimseClient

        return DimseClient(server)
    from surgplan.imaging.network.dicomweb import WebClient

    return WebClient(server, credentials)
