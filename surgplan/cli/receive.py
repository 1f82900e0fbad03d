"""`surgplan receive`: take what scanners and archives push, until told to stop."""

from __future__ import annotations

import argparse
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from surgplan.cli.output import Output

Args = argparse.Namespace

WORDS = {
    "listening": "listening as {ae} at {address}:{port}{tls}",
    "connected": "[{connection}] {sender} connected from {address}",
    "refused connection": "{sender} from {address} may not send here",
    "failed connection": "{reason}",
    "refused image": "[{connection}] image refused: {reason}",
    "kept apart": "[{connection}] an image of study {study} kept apart in .differing: {reason}",
    "ended": "[{connection}] done: {new} new, {again} again, {differing} differing, {refused} refused",
    "broke off": "[{connection}] broke off: {new} new, {again} again, {differing} differing, {refused} refused",
    "unfinished": "study {study}: {images} images wait for the sender to push it again",
    "landed": "study {study}: {images} images landed in {folder}",
    "stopped": "stopped",
}


def arguments(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    sub.add_argument("--folder", default="inbox", help="where studies land (default: inbox)")
    sub.add_argument("--port", type=int, default=11112)
    sub.add_argument(
        "--listen", default="127.0.0.1", metavar="ADDRESS", help="0.0.0.0 for all networks (default: only this computer)"
    )
    sub.add_argument("--ae", default="SURGPLAN", help="our AE title")
    sub.add_argument(
        "--from",
        dest="allowed",
        action="append",
        default=[],
        metavar="AE",
        help="who may send (default: anybody)",
    )
    sub.add_argument("--largest", type=float, default=2.0, metavar="GB", help="largest image")
    sub.add_argument("--most", type=int, default=50_000, metavar="N", help="most images of a study")
    sub.add_argument("--keep-free", type=float, default=2.0, metavar="GB", help="what is left free of the disk")
    sub.add_argument("--settle", type=float, default=3.0, metavar="S", help="seconds from its last image until a study lands")
    sub.add_argument("--quiet-after", type=float, default=60.0, metavar="S", help="the same while the sender stays connected")
    tls_arguments(sub)


def tls_arguments(sub: argparse.ArgumentParser) -> None:
    """The files of TLS."""
    sub.add_argument("--tls", action="store_true", help="encrypt; certificates are always verified")
    sub.add_argument("--cert", default="", metavar="PEM", help="our certificate")
    sub.add_argument("--key", default="", metavar="PEM", help="its private key")
    sub.add_argument("--ca", default="", metavar="PEM", help="the authorities trusted (default: those of this computer)")


def run(args: Args, out: Output) -> int:
    """Receive until SIGINT or SIGTERM, one line an event."""
    from surgplan.imaging.network.inbox import Limits
    from surgplan.imaging.network.receiver import Receiver, Receiving
    from surgplan.imaging.network.server import Tls

    limits = Limits(int(args.largest * 1e9), args.most, int(args.keep_free * 1e9))
    settings = Receiving(
        folder=Path(args.folder).absolute(),
        port=args.port,
        listen=args.listen,
        ae=args.ae,
        allowed=tuple(args.allowed),
        tls=Tls(args.cert, args.key, args.ca) if args.tls else None,
        limits=limits,
        settle_s=args.settle,
        quiet_s=args.quiet_after,
    )

    def tell(event: dict[str, Any]) -> None:
        moment = time.strftime("%Y-%m-%dT%H:%M:%S%z")
        shown = {**event, "tls": " over TLS" if event.get("tls") else ""}
        out.line(f"{moment} {WORDS[event['event']].format(**shown)}", {"time": moment, **event})

    with _until_told() as told:
        receiver = Receiver(settings, tell)
        try:
            told.wait()
        finally:
            receiver.close()
    return 0


@contextmanager
def _until_told() -> Iterator[threading.Event]:
    """An event that SIGINT or SIGTERM sets."""
    told = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield told
        return
    before = {number: signal.signal(number, lambda *_: told.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
