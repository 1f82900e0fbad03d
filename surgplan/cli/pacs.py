"""`surgplan pacs`: named archives; searching, fetching from and sending to them."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any

from surgplan.base.errors import Refused
from surgplan.cli.fields import WrongUsage
from surgplan.cli.output import Output
from surgplan.cli.receive import tls_arguments
from surgplan.imaging.network.query import Query

Args = argparse.Namespace

COLUMNS = {
    "patient": ("patient_id", "patient_name", "birth_date", "sex"),
    "study": ("date", "patient_id", "patient_name", "modalities", "description", "series", "instances", "study_uid"),
    "series": ("number", "modality", "description", "instances", "series_uid"),
}
KEYS = ("patient_name", "patient_id", "birth_date", "studied_from", "studied_to", "accession", "modality", "description")


def arguments(top: argparse.ArgumentParser) -> None:
    """The verbs and their arguments."""
    common = argparse.ArgumentParser(add_help=False)
    # the flags of every command may stand before or after the verb
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
    common.add_argument("--quiet", action="store_true", default=argparse.SUPPRESS, help="no progress on stderr")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, words: str, work: Any, named: bool = True) -> argparse.ArgumentParser:
        sub: argparse.ArgumentParser = verbs.add_parser(name, help=words, description=words, parents=[common])
        sub.set_defaults(work=work)
        if named:
            sub.add_argument("name", help="name of the server")
        return sub

    verb("servers", "list the servers", servers, named=False)
    _add_arguments(verb("add", "remember a server: --host and --port for DIMSE, or --url for DICOMweb", add_server))
    verb("remove", "forget a server and its password", remove)
    for sub in (verb("echo", "ask whether it is there", echo), _find_arguments(verb("find", "search", find))):
        _password_argument(sub)
    get_ = verb("get", "fetch a series, or every series of a study; what is here already is not fetched again", get)
    get_.add_argument("--study", required=True, metavar="UID")
    get_.add_argument("--series", metavar="UID", help="all of them, if none is named")
    get_.add_argument("--to", required=True, metavar="FOLDER", help="each series lands in a folder of its own within")
    _password_argument(get_)
    send_ = verb("send", "send DICOM files as they are", send)
    send_.add_argument("files", nargs="+", help="files or folders")
    _password_argument(send_)


def _add_arguments(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--host")
    sub.add_argument("--port", type=int)
    sub.add_argument("--called-ae", default="", help="its AE title")
    sub.add_argument("--our-ae", default="SURGPLAN")
    sub.add_argument("--retrieve", choices=("get", "move"), default="get", help="how images come: C-GET or C-MOVE")
    sub.add_argument("--our-port", type=int, default=0, help="the port it sends to for C-MOVE")
    sub.add_argument("--our-address", default="", help="the address it sends to for C-MOVE (default: the one that faces it)")
    sub.add_argument("--sender-ae", default="", help="the AE title it sends with for C-MOVE (default: --called-ae; * for any)")
    sub.add_argument("--sender-host", default="", help="the host it sends from for C-MOVE (default: --host; * for any)")
    sub.add_argument("--url", help="where its DICOMweb services begin")
    sub.add_argument("--user", default="", help="name for its password")
    sub.add_argument("--replace", action="store_true", help="instead of the server of that name")
    sub.add_argument("--keep-password", action="store_true", help="ask for the password now and put it into the keyring")
    tls_arguments(sub)
    sub.add_argument("--any-host-name", action="store_true", help="under --ca only: the certificate need not name the host")
    _password_argument(sub)


def _password_argument(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--password-stdin", action="store_true", help="read the password from stdin instead of asking")


def _find_arguments(sub: argparse.ArgumentParser) -> argparse.ArgumentParser:
    sub.add_argument("--level", choices=tuple(COLUMNS), default="study")
    for key in KEYS:
        sub.add_argument(f"--{key.replace('_', '-')}", default="")
    sub.add_argument("--study", default="", metavar="UID", help="the study whose series are searched")
    sub.add_argument("--limit", type=int, default=500)
    return sub


def run(args: Args, out: Output) -> int:
    """Carry out one verb."""
    code: int = args.work(args, out)
    return code


def servers(args: Args, out: Output) -> int:
    """List the servers."""
    from surgplan.imaging.network.server import DimseServer, to_json
    from surgplan.imaging.network.servers import Servers

    known = list(Servers().all().values())
    lines = []
    for server in known:
        if isinstance(server, DimseServer):
            how = f"{' over TLS' if server.tls else ''}, by C-{server.retrieve.upper()}"
            lines.append(f"{server.name}: {server.called_ae} at {server.host}:{server.port}{how}")
        else:
            lines.append(f"{server.name}: {server.url}{f' as {server.user}' if server.user else ''}")
    out.document("\n".join(lines) or "no server was added yet", {"servers": [to_json(server) for server in known]})
    return 0


def add_server(args: Args, out: Output) -> int:
    """Remember a server."""
    from surgplan.imaging.network.credentials import Credentials
    from surgplan.imaging.network.server import DimseServer, Server, Tls, WebServer, to_json
    from surgplan.imaging.network.servers import Servers

    dimse = args.host is not None and args.port is not None and bool(args.called_ae)
    if dimse == (args.url is not None) or (args.url is not None and (args.host is not None or args.port is not None)):
        raise WrongUsage("name either --host, --port and --called-ae (DIMSE) or --url (DICOMweb)")
    given = {"certificate": args.cert, "key": args.key, "ca": args.ca}
    files = {name: str(Path(path).absolute()) if path else "" for name, path in given.items()}
    tls = Tls(**files, check_host=not args.any_host_name)
    server: Server
    if args.url is not None:
        server = WebServer(args.name, args.url, args.user, tls)
    else:
        if not args.tls and any(files.values()):
            raise WrongUsage("certificates are for --tls; add it")
        secured = tls if args.tls else None
        titles = (args.called_ae, args.our_ae)
        senders = {"our_address": args.our_address, "sender_ae": args.sender_ae, "sender_host": args.sender_host}
        server = DimseServer(args.name, args.host, args.port, *titles, args.retrieve, args.our_port, secured, **senders)
    Servers().add(server, replace=args.replace)
    words = f"added {server.name}"
    if args.keep_password and isinstance(server, WebServer):
        password = _ask(args)(server.name, server.user)
        kept = bool(password) and Credentials().keep(server, password or "")
        words += (
            "; its password is in the keyring" if kept else "; there is no keyring here: its password is asked for each time"
        )
    out.line(words, to_json(server))
    return 0


def remove(args: Args, out: Output) -> int:
    """Forget a server."""
    from surgplan.imaging.network.credentials import Credentials
    from surgplan.imaging.network.server import WebServer
    from surgplan.imaging.network.servers import Servers

    gone = Servers().remove(args.name)
    if isinstance(gone, WebServer) and gone.user:
        Credentials().forget(gone)
    out.line(f"removed {args.name}", {"removed": args.name})
    return 0


def echo(args: Args, out: Output) -> int:
    """Ask whether a server is there."""
    words = _client(args).echo()
    out.line(words, {"name": args.name, "answers": True, "words": words})
    return 0


def find(args: Args, out: Output) -> int:
    """Search patients, studies, or the series of a study."""
    if args.level == "series" and not args.study:
        raise WrongUsage("series are searched within a study: --study UID")
    if args.limit < 1:
        raise WrongUsage("--limit is at least 1")
    query = Query(**{key: getattr(args, key) for key in KEYS}, study_uid=args.study)
    client = _client(args)
    search = {"patient": client.find_patients, "study": client.find_studies, "series": client.find_series}[args.level]
    found = search(query, limit=args.limit)
    lines = ["\t".join(_cell(row[column]) for column in COLUMNS[args.level]) for row in found.rows] or ["nothing was found"]
    out.document("\n".join([*lines, *(f"mind: {remark}" for remark in found.remarks)]), found.to_json())
    return 0


def get(args: Args, out: Output) -> int:
    """Fetch series."""
    client = _client(args)
    if args.series:
        wanted = [args.series]
    else:
        wanted = [row["series_uid"] for row in client.find_series(Query(study_uid=args.study)).rows]
        if not wanted:
            raise Refused(f"server {args.name} has no series of study {args.study}; search it again")
    for uid in wanted:
        report = client.retrieve(args.study, uid, Path(args.to).absolute(), progress=out.progress)
        here = f", {report['already_here']} of them were here" if report["already_here"] else ""
        out.line(f"{report['instances']} images{here}: {report['folder']}", report)
    return 0


def send(args: Args, out: Output) -> int:
    """Send files."""
    report = _client(args).store(args.files, progress=out.progress)
    for failed in report["failed"]:
        out.error(f"{failed['file']}: {failed['reason']}")
    out.line(f"{report['sent']} sent, {len(report['failed'])} not", report)
    return 1 if report["failed"] else 0


def _client(args: Args) -> Any:
    from surgplan.imaging.network.archive_client import client_for
    from surgplan.imaging.network.credentials import Credentials
    from surgplan.imaging.network.servers import Servers

    return client_for(Servers().get(args.name), Credentials(_ask(args)))


def _ask(args: Args) -> Any:
    """Asks for a password on the terminal, or reads it from stdin where that was said; never from an argument."""

    def ask(server: str, user: str) -> str | None:
        if args.password_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        if not sys.stdin.isatty():
            return None
        return getpass.getpass(f"password of {user} at {server}: ")

    return ask


def _cell(value: Any) -> str:
    return ",".join(value) if isinstance(value, list) else "" if value is None else str(value)
