"""Preferences as one file, for every computer of a department."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from surgplan.app.preferences import SCALES, Preferences
from surgplan.app.settings import shortcuts
from surgplan.app.settings.field_defaults import default_named
from surgplan.app.style.tokens import THEMES
from surgplan.app.words import say
from surgplan.base.errors import BadInput, StorageFailed
from surgplan.imaging.network.server import Server, from_json, to_json
from surgplan.imaging.network.servers import Servers

MARK, VERSION = "surgplan_preferences", 1
LARGEST_BYTES = 1 << 20
FOLDERS = ("cases", "scans")


@dataclass(frozen=True)
class Department:
    """What such a file says; None and empty tables say nothing, and leave what there is."""

    theme: str | None = None
    scale_percent: int | None = None
    language: str | None = None
    folders: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    shortcuts: Mapping[str, str] | None = None
    """All of the user's own shortcuts: others go back to the program's."""
    archives: tuple[Server, ...] = ()


def as_file(kept: Preferences, servers: Servers) -> str:
    """This user's preferences as the text of such a file. Passwords are never in it, nor what was opened or done last."""
    said = {
        MARK: VERSION,
        "theme": kept.theme,
        "scale_percent": kept.scale_percent,
        "language": kept.language,
        "folders": kept.folders,
        "defaults": kept.defaults,
        "shortcuts": kept.shortcuts,
        "archives": [to_json(server) for server in servers.all().values()],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def write(path: Path, kept: Preferences, servers: Servers) -> None:
    """Write the file, whole or not at all; StorageFailed where it can't be."""
    part = path.with_name(path.name + ".part")
    text = as_file(kept, servers)
    try:
        part.write_text(text, encoding="utf-8")
        os.replace(part, path)
    except OSError as exc:
        part.unlink(missing_ok=True)
        raise StorageFailed(f"{path.name} can't be written ({exc.strerror or exc}); choose another folder") from exc


def read(path: Path) -> Department:
    """What a file says, all of it checked; BadInput, naming file and place, if anything in it can't be used."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise BadInput(f"{path.name} is too large for preferences; choose a file that was exported as such")
        said = json.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise BadInput(f"{path.name} can't be read ({exc.strerror or exc}); check its permissions") from exc
    except (ValueError, RecursionError) as exc:
        raise BadInput(f"{path.name} holds no preferences ({exc}); choose a file that was exported as such") from exc
    if not isinstance(said, dict) or MARK not in said:
        raise BadInput(f"{path.name} holds no preferences; choose a file that was exported as such")
    if said[MARK] != VERSION:
        raise BadInput(f"{path.name} is of version {said[MARK]!r}, this program reads {VERSION}; export it with this program")
    unknown = set(said) - {MARK, *_READERS}
    if unknown:
        raise BadInput(f"{path.name} says things this program does not know: {', '.join(sorted(unknown))}; take them out")
    try:
        return Department(**{name: _READERS[name](value) for name, value in said.items() if name != MARK})
    except BadInput as exc:
        raise BadInput(f"{path.name}: {exc}; nothing was taken over") from exc


def adopt(department: Department, kept: Preferences, servers: Servers) -> list[str]:
    """Take over what a department says; what was done, a line each. Archives of other names stay."""
    done: list[str] = []
    for server in department.archives:
        servers.add(server, replace=True)  # first, as it alone can fail
    if department.archives:
        done.append(say("archives: {names}", names=", ".join(server.name for server in department.archives)))
    if department.theme is not None:
        kept.set_theme(department.theme)
        done.append(say("theme"))
    if department.scale_percent is not None:
        kept.set_scale_percent(department.scale_percent)
        done.append(say("size, from the next start"))
    if department.language is not None:
        kept.set_language(department.language)
        done.append(say("language, from the next start"))
    for kind, folder in department.folders.items():
        kept.set_folder(kind, folder)
    if department.folders:
        done.append(say("folders"))
    for key, value in department.defaults.items():
        kept.set_default(key, value)
    if department.defaults:
        done.append(say("values that forms begin with"))
    if department.shortcuts is not None:
        kept.set_shortcuts(dict(department.shortcuts))
        done.append(say("shortcuts"))
    return done


def _one_of(what: str, names: tuple[Any, ...]) -> Callable[[Any], Any]:
    def read_it(value: Any) -> Any:
        if isinstance(value, bool) or value not in names:
            raise BadInput(f"{what} is one of {', '.join(map(str, names))}, not {value!r}")
        return value

    return read_it


def _texts(what: str, value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise BadInput(f"{what} is a table of names and texts")
    return value


def _language(value: Any) -> str:
    if not isinstance(value, str) or not (value == "" or (len(value) == 2 and value.isalpha())):
        raise BadInput(f"language is a code of two letters such as de, or empty for the system's, not {value!r}")
    return value


def _folders(value: Any) -> dict[str, str]:
    found = _texts("folders", value)
    for kind in found:
        if kind not in FOLDERS:
            raise BadInput(f"there is no folder for {kind!r}; there is {' and '.join(FOLDERS)}")
    return found


def _defaults(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadInput("defaults is a table of names and values")
    return {key: default_named(key).checked(chosen) for key, chosen in value.items()}


def _archives(value: Any) -> tuple[Server, ...]:
    if not isinstance(value, list):
        raise BadInput("archives is a list")
    found = tuple(from_json(row).checked() for row in value)
    if len({server.name for server in found}) != len(found):
        raise BadInput("archives names one archive twice")
    return found


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "theme": _one_of("theme", tuple(THEMES)),
    "scale_percent": _one_of("scale_percent", SCALES),
    "language": _language,
    "folders": _folders,
    "defaults": _defaults,
    "shortcuts": lambda value: shortcuts.checked(_texts("shortcuts", value)),
    "archives": _archives,
}
