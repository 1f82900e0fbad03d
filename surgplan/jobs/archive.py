"""Talking to an archive as a job: a server that hangs can always be left."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from surgplan.base.errors import BadInput
from surgplan.base.progress import Progress
from surgplan.imaging.network.archive_client import ArchiveClient, client_for
from surgplan.imaging.network.credentials import Credentials
from surgplan.imaging.network.query import Query
from surgplan.imaging.network.server import from_json


def ask_archive(server: Mapping[str, Any], password: str, verb: str, asked: Mapping[str, Any], progress: Progress) -> Any:
    """What an archive answers: `echo` a sentence, `studies` and `series` rows with remarks, `preview` a PNG."""
    client = _client(server, password)
    progress(0.0, f"asking {server['name']}")
    if verb == "echo":
        return client.echo()
    if verb == "preview":
        return client.preview(asked["study_uid"], asked["series_uid"])
    if verb == "studies":
        return client.find_studies(Query(**asked)).to_json()
    if verb == "series":
        return client.find_series(Query(**asked)).to_json()
    raise BadInput(f"an archive can't be asked for {verb!r}; ask for echo, studies, series or preview")


def fetch_series(server: Mapping[str, Any], password: str, asked: Mapping[str, str], progress: Progress) -> Mapping[str, Any]:
    """Fetch a series into a folder; what came before is not fetched again."""
    client = _client(server, password)
    return client.retrieve(asked["study_uid"], asked["series_uid"], Path(asked["folder"]), progress)


def _client(server: Mapping[str, Any], password: str) -> ArchiveClient:
    return client_for(from_json(dict(server)), Credentials(lambda name, user: password or None))
