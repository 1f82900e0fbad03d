"""C-STORE: sending files to a DIMSE server, as they are wherever it takes them so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydicom import dcmread
from pynetdicom.association import Association
from pynetdicom.presentation import build_context

from surgplan.base.errors import BadInput, NetworkFailed
from surgplan.imaging.network import answers
from surgplan.imaging.network.association import associated
from surgplan.imaging.network.interrupt import Watch
from surgplan.imaging.network.outgoing import Outgoing, sent_report, sorted_out
from surgplan.imaging.network.retry import ATTEMPTS, FIRST_PAUSE_S
from surgplan.imaging.network.server import DimseServer
from surgplan.imaging.network.uids import UNCOMPRESSED

MOST_KINDS = 40
"""Pairs of class and transfer syntax in one association; each takes up to three of the 128 contexts."""

TROUBLE = {
    0xA700: "the server is out of resources",
    0xA900: "the server finds it does not fit its class",
    0xC000: "the server does not understand it",
    0x0122: "the server does not take images of this class",
    0x0124: "the server does not let us store",
}


def send(server: DimseServer, paths: Sequence[Path], watch: Watch) -> dict[str, object]:
    """Send files, each again if the connection broke under it; how many went and which did not.

    BadInput where none of them is DICOM; NetworkFailed where the server can't be reached at all.
    """
    good, failed = sorted_out(paths)
    if not good:
        raise BadInput("there is no DICOM file to send" + (f": {failed[0]['file']}: {failed[0]['reason']}" if failed else ""))
    total, sent, fruitless = len(good), 0, 0
    while good:
        done = 0
        trouble: NetworkFailed | None = None
        batch = _one_association(good)
        try:
            for item, reason in _stored(server, batch, watch):
                good.remove(item)
                done += 1
                sent += not reason
                if reason:
                    failed.append({"file": str(item.path), "reason": reason})
                watch.progress((total - len(good)) / total, f"{total - len(good)} of {total} files")
        except NetworkFailed as exc:
            trouble = exc
        fruitless = 0 if done else fruitless + 1
        if trouble is not None and fruitless >= ATTEMPTS:
            if sent == 0 and not failed:
                raise trouble
            failed += [{"file": str(item.path), "reason": str(trouble)} for item in good]
            break
        if trouble is not None:
            watch.pause(FIRST_PAUSE_S * 2**fruitless)
    return sent_report(sent, failed)


def _one_association(items: Sequence[Outgoing]) -> list[Outgoing]:
    """The first files whose kinds fit one association."""
    kinds: set[tuple[str, str]] = set()
    batch = []
    for item in items:
        kind = (item.identity.sop_class, item.transfer_syntax)
        if kind not in kinds and len(kinds) == MOST_KINDS:
            continue
        kinds.add(kind)
        batch.append(item)
    return batch


def _stored(server: DimseServer, items: Sequence[Outgoing], watch: Watch) -> Iterator[tuple[Outgoing, str]]:
    """Each file with the reason why it was not taken, or nothing."""
    kinds = dict.fromkeys((item.identity.sop_class, item.transfer_syntax) for item in items)
    pairs = dict.fromkeys(kinds)
    for sop_class, syntax in kinds:
        if syntax in UNCOMPRESSED:
            pairs.update(dict.fromkeys((sop_class, other) for other in UNCOMPRESSED))
    with associated(server, [build_context(sop_class, syntax) for sop_class, syntax in pairs], watch) as assoc:
        accepted = {(str(c.abstract_syntax), str(c.transfer_syntax[0])) for c in assoc.accepted_contexts}
        for item in items:
            watch.check()
            yield item, _store(server, assoc, item, accepted)


def _store(server: DimseServer, assoc: Association, item: Outgoing, accepted: set[tuple[str, str]]) -> str:
    sop_class, syntax = item.identity.sop_class, item.transfer_syntax
    what: Any = item.path
    if (sop_class, syntax) not in accepted:
        if syntax not in UNCOMPRESSED or not any((sop_class, other) in accepted for other in UNCOMPRESSED):
            return "the server does not take images of this class and transfer syntax"
        what = dcmread(item.path)  # written anew in the other uncompressed syntax, since the server does not take this one
    try:
        status = assoc.send_c_store(what)
    except RuntimeError as exc:  # the association ended before this file
        raise NetworkFailed(f"server {server.name} broke off while files were sent") from exc
    except (AttributeError, ValueError, OSError) as exc:
        return f"it can't be sent: {exc}"
    if "Status" not in status:
        raise NetworkFailed(f"server {server.name} broke off while files were sent")
    code = int(status.Status)
    if code == 0x0000 or code & 0xF000 == 0xB000:  # success, or stored with a warning
        return ""
    remark = answers.text(status, "ErrorComment")
    known = TROUBLE.get(code & 0xFF00 if code & 0xF000 == 0xA000 else code, TROUBLE.get(code, "the server did not take it"))
    return f"{known} (status {code:04X}{', ' + repr(remark) if remark else ''})"
