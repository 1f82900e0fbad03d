"""`python packaging/translations.py`: find every text the window may show, keep what is translated, make what Qt reads.

It writes `resources/translations/surgplan_XX.ts` (what translators edit: Qt Linguist opens it; what has no translation yet is
marked unfinished), `surgplan_XX.qm` (what the program loads) and `templates.json` (sentences with holes, of the floors below).
Translations of words of medicine come from `resources/terms.yaml`, which is reviewed as a whole. With `--open CODE` it
prints, as JSON, the texts that have no translation yet; with `--take CODE FILE` it takes over a JSON of texts and translations.
"""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import PySide6
import yaml

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
CODES = ("de",)
CONTEXT = "surgplan"


def texts() -> set[str]:
    """Every text that may be shown."""
    sys.path.insert(0, str(ROOT))
    from translatable import field_texts, floor_sentences, window_texts
    from translatable_data import data_texts
    from translatable_words import operation_words

    found = window_texts(ROOT) | floor_sentences(ROOT) | operation_words(ROOT)
    return found | field_texts() | data_texts(ROOT) | set(terms("de"))


def terms(code: str) -> dict[str, str]:
    """The reviewed words of medicine, English to another language."""
    rows = yaml.safe_load((ROOT / "resources" / "terms.yaml").read_text(encoding="utf-8"))["terms"]
    return {row["en"]: row[code] for row in rows}


def known(code: str) -> dict[str, str]:
    """What is translated already."""
    path = FOLDER / f"surgplan_{code}.ts"
    if not path.is_file():
        return {}
    messages = ElementTree.parse(path).getroot().iter("message")
    pairs = ((m.findtext("source") or "", m.findtext("translation") or "") for m in messages)
    return {source: said for source, said in pairs if said}


def write(code: str, wanted: set[str], said: Mapping[str, str]) -> int:
    """Write the file of a language and what Qt reads of it; how many texts have no translation."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{code}">']
    lines += ["<context>", f"    <name>{CONTEXT}</name>"]
    for text in sorted(wanted):
        there = said.get(text, "")
        kind = "" if there else ' type="unfinished"'
        lines += ["    <message>", f"        <source>{escape(text)}</source>"]
        lines += [f"        <translation{kind}>{escape(there)}</translation>", "    </message>"]
    lines += ["</context>", "</TS>", ""]
    path = FOLDER / f"surgplan_{code}.ts"
    path.write_text("\n".join(lines), encoding="utf-8")
    release = Path(PySide6.__file__).parent / "lrelease"
    made = path.with_suffix(".qm-new")
    subprocess.run([release, "-silent", path, "-qm", made], check=True)
    made.replace(path.with_suffix(".qm"))  # a window that has the old one open goes on reading the old one
    return sum(1 for text in wanted if not said.get(text))


def main(arguments: Sequence[str]) -> int:
    """See the top of this file."""
    wanted = texts()
    FOLDER.mkdir(parents=True, exist_ok=True)
    if arguments[:1] == ["--open"]:
        said = {**known(arguments[1]), **terms(arguments[1])}
        print(json.dumps(sorted(text for text in wanted if not said.get(text)), ensure_ascii=False, indent=1))
        return 0
    for code in CODES:
        taken = json.loads(Path(arguments[2]).read_text(encoding="utf-8")) if arguments[:2] == ["--take", code] else {}
        left = write(code, wanted, {**known(code), **taken, **terms(code)})
        print(f"{code}: {len(wanted)} texts, {left} without a translation")
    templates = sorted(text for text in wanted if "{0}" in text)
    (FOLDER / "templates.json").write_text(json.dumps(templates, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
