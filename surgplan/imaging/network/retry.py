"""Fetching again what did not come, after a pause that doubles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from surgplan.base.errors import BadInput, NetworkFailed
from surgplan.imaging.network.download import Download
from surgplan.imaging.network.interrupt import Watch

ATTEMPTS = 4
"""So many attempts in a row may bring nothing."""
FIRST_PAUSE_S = 0.3
"""The pause before the second attempt."""

Fetch = Callable[[Sequence[str], bool], None]
"""Asks for images by UID; the flag says one by one. NetworkFailed where the server fails."""


def until_here(name: str, download: Download, asked: Sequence[str], fetch: Fetch, watch: Watch) -> dict[str, Any]:
    """Fetch until every image asked for is here, and show the series; what there is, as JSON.

    NetworkFailed, with what is missing and why, once several attempts in a row brought nothing.
    """
    if not asked:
        raise BadInput(f"server {name} has no image of series {download.series_uid}; search it again")
    fruitless = 0
    missing = [uid for uid in asked if uid not in download.here]
    while missing:
        trouble = ""
        try:
            fetch(missing, fruitless == ATTEMPTS - 1)
        except NetworkFailed as exc:
            trouble = f": {exc}"
        watch.check()
        left = [uid for uid in asked if uid not in download.here]
        fruitless = 0 if len(left) < len(missing) else fruitless + 1
        missing = left
        if missing and fruitless >= ATTEMPTS:
            odd = f", and {download.refused} were sent that were not asked for" if download.refused else ""
            odd += f"; {download.remark}" if download.remark else ""
            raise NetworkFailed(
                f"{len(missing)} of {len(asked)} images of series {download.series_uid} did not come from server {name}"
                f"{odd}{trouble}; what came is kept, retrieve it again to go on"
            )
        if missing:
            pause = FIRST_PAUSE_S * 2**fruitless
            watch.progress((len(asked) - len(missing)) / len(asked), f"{len(missing)} images missing; again in {pause:.1f} s")
            watch.pause(pause)
    return download.finish(asked)
