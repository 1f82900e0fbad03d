"""The guide's pages, as they come with the program, and which part of the window each passage is about.

A page names the parts under the heading that is about them: `<!-- help: Views/Slab, Views/Layout -->`, with the title of a
page of the inspector, or that and a section's, in English; a tool of the editor is `Segment/Edit/Margin`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from surgplan.base.errors import BadInput

HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$")
TOPICS = re.compile(r"<!--\s*help:\s*(.*?)\s*-->")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FIRST = "README.md"


@dataclass(frozen=True)
class Place:
    """A heading of a page; no heading is the page's beginning."""

    page: str
    """Path below the guide's folder, with slashes."""
    heading: str = ""


def guide_folder() -> Path:
    """Where the guide lies: inside an installed package, or beside a checkout; BadInput where it is missing."""
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "docs", package.parent / "docs"):
        if (folder / FIRST).is_file():
            return folder
    raise BadInput("the guide did not come with this program; install surgplan again, or read it where you got the program")


@cache
def pages() -> Mapping[str, str]:
    """Title of each page by its path, the first one first, then by title."""
    folder = guide_folder()
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*.md")]
    titled = {name: _title(name) for name in names}
    return dict(sorted(titled.items(), key=lambda item: (item[0] != FIRST, item[1].lower())))


def text(page: str) -> str:
    """The Markdown of a page without its comments; BadInput for what is no page of the guide."""
    if page not in pages():
        raise BadInput(f"the guide has no page {page!r}")
    return COMMENT.sub("", _source(page))


@cache
def topics() -> Mapping[str, Place]:
    """Where each part of the window is explained."""
    found: dict[str, Place] = {}
    for page in pages():
        heading = ""
        for line in _source(page).splitlines():
            said = HEADING.match(line)
            heading = plain(said.group(2)) if said else heading
            for topic in TOPICS.findall(line):
                found |= {name.strip(): Place(page, heading) for name in topic.split(",")}
    return found


def place_of(topic: str) -> Place:
    """Where a part is explained: itself, else what it is a part of, else the guide's beginning."""
    known = topics()
    while topic and topic not in known:
        topic = topic.rpartition("/")[0]
    return known.get(topic, Place(FIRST))


def searched(words: str) -> list[str]:
    """Pages that have all the words, those with one in the title first."""
    wanted = words.lower().split()
    scored = []
    for page, title in pages().items():
        body = text(page).lower()
        if all(word in body for word in wanted):
            in_title = any(word in title.lower() for word in wanted)
            scored.append((not in_title, -sum(body.count(word) for word in wanted), page))
    return [page for *_, page in sorted(scored)] if wanted else list(pages())


def slug(heading: str) -> str:
    """A heading as the end of a link has it.

    >>> slug("Reading the numbers"), slug("Where tools may work: limits")
    ('reading-the-numbers', 'where-tools-may-work-limits')
    """
    return re.sub(r"[^\w-]", "", plain(heading).lower().replace(" ", "-"))


def plain(heading: str) -> str:
    """A heading without marks.

    >>> plain("The `ct` and **more**")
    'The ct and more'
    """
    return re.sub(r"[`*]", "", heading)


def _source(page: str) -> str:
    return (guide_folder() / page).read_text(encoding="utf-8")


def _title(page: str) -> str:
    for line in _source(page).splitlines():
        said = HEADING.match(line)
        if said:
            return plain(said.group(2))
    return Path(page).stem
