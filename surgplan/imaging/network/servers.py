"""The servers a user has named, in one file of the user's own that never holds a password."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from pathlib import Path

from surgplan.base.errors import BadInput, StorageFailed
from surgplan.imaging.network.server import Server, from_json, to_json

LARGEST_BYTES = 1 << 20
"""A settings file beyond this is not ours."""


def config_folder() -> Path:
    """Where this platform keeps a user's settings of surgplan; XDG_CONFIG_HOME is respected."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming") / "surgplan"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "surgplan"
    stated = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(stated) if os.path.isabs(stated) else home / ".config") / "surgplan"


class Servers:
    """Named servers, read from a file and written back whole."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path if path is not None else config_folder() / "servers.json"

    def all(self) -> dict[str, Server]:
        """Every server by name, in the order they were added; BadInput, naming the file, where it can't be read."""
        try:
            if self.path.stat().st_size > LARGEST_BYTES:
                raise BadInput(f"{self.path} is too large for a list of servers; move it away")
            written = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except OSError as exc:
            raise BadInput(f"{self.path} can't be read ({exc.strerror or exc}); check its permissions") from exc
        except (ValueError, RecursionError) as exc:
            raise BadInput(f"{self.path} is not JSON ({exc}); correct it or move it away") from exc
        rows = written.get("servers") if isinstance(written, dict) else None
        if not isinstance(rows, list):
            raise BadInput(f"{self.path} holds no list 'servers'; correct it or move it away")
        try:
            found = [from_json(row) for row in rows]
        except BadInput as exc:
            raise BadInput(f"{self.path}: {exc}") from exc
        named = {server.name: server for server in found}
        if len(named) != len(found):
            raise BadInput(f"{self.path} names a server twice; take one out")
        return named

    def get(self, name: str) -> Server:
        """The server of a name; BadInput, saying which there are, where there is none."""
        known = self.all()
        if name not in known:
            there = f"there are {', '.join(known)}" if known else "none was added yet (surgplan pacs add)"
            raise BadInput(f"there is no server {name!r}; {there}")
        return known[name]

    def add(self, server: Server, replace: bool = False) -> None:
        """Remember a server; BadInput where its name is taken (unless it is to be replaced) or a field can't be right."""
        server.checked()
        known = self.all()
        if server.name in known and not replace:
            raise BadInput(f"there is a server {server.name!r} already; remove it first, or replace it")
        self._write({**known, server.name: server})

    def remove(self, name: str) -> Server:
        """Forget a server, and return what it was."""
        gone = self.get(name)
        self._write({n: s for n, s in self.all().items() if n != name})
        return gone

    def _write(self, servers: dict[str, Server]) -> None:
        """The whole file anew, for this user's eyes only, replaced in one step."""
        text = json.dumps({"servers": [to_json(server) for server in servers.values()]}, ensure_ascii=False, indent=2)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, beside = tempfile.mkstemp(dir=self.path.parent, prefix=".servers-")  # mkstemp makes it 0600
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(text + "\n")
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(beside, self.path)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(beside)
                raise
        except OSError as exc:
            raise StorageFailed(f"{self.path} can't be written ({exc.strerror or exc}); nothing was changed") from exc
