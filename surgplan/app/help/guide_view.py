"""Shows a page of the guide: pictures no wider than the view, links to other pages and headings followed here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QImage, QResizeEvent, QTextBlock, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QTextBrowser

from surgplan.app.help.guide import guide_folder, slug
from surgplan.app.style.tokens import BODY_PT
from surgplan.app.theme import theme
from surgplan.app.words import say

MARGIN_PX = 24


class GuideView(QTextBrowser):
    """Text to read; a link to another page is told, not followed."""

    page_asked = Signal(str, str)
    """A page's path, and the end of a link that names a heading in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName(say("Guide"))
        self.anchorClicked.connect(self._follow)
        self._page, self._source = "", ""
        self._anchor = ""
        """The heading that was gone to, until the reader scrolls away: it stays in place when pictures change size."""
        self.verticalScrollBar().actionTriggered.connect(self._scrolled_away)
        theme().changed.connect(self._follow_theme)

    def show_text(self, page: str, markdown: str) -> None:
        """Show Markdown; links and pictures are meant from where the page lies."""
        self._page, self._source, self._anchor = page, markdown, ""
        self._render()
        self.verticalScrollBar().setValue(0)

    def _scrolled_away(self, *_: object) -> None:
        self._anchor = ""

    def _follow_theme(self, *_: object) -> None:
        self._render()

    def _render(self) -> None:
        kept = self.verticalScrollBar().value()
        tokens = theme().tokens
        document = self.document()
        document.setDefaultStyleSheet(f"a {{ color: {tokens.accent}; }}")
        font = self.font()
        font.setPointSizeF(BODY_PT)
        document.setDefaultFont(font)
        document.setDocumentMargin(MARGIN_PX / 2)
        document.setBaseUrl(QUrl.fromLocalFile(str(guide_folder() / self._page)))
        self.setMarkdown(self._source)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                look = frame.format()
                look.setBorderBrush(QColor(tokens.line))
                look.setCellPadding(4)
                frame.setFormat(look)
        self.verticalScrollBar().setValue(kept)
        if self._anchor:
            self.go_to(self._anchor)

    def go_to(self, heading: str) -> bool:
        """Scroll to a heading, given as it stands or as the end of a link; whether it is there."""
        wanted, block = slug(heading), self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and slug(block.text()) == wanted:
                self._scroll_to(block)
                return True
            block = block.next()
        return False

    def _scroll_to(self, block: QTextBlock) -> None:
        self._anchor = block.text()
        self.setTextCursor(QTextCursor(block))
        place = self.document().documentLayout().blockBoundingRect(block)
        self.verticalScrollBar().setValue(int(place.top()) - 8)

    @property
    def heading(self) -> str:
        """The heading that was gone to last."""
        return self.textCursor().block().text()

    def _follow(self, link: QUrl) -> None:
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
            return
        if not link.path():
            self.go_to(link.fragment())
            return
        there = (guide_folder() / self._page).parent.joinpath(link.path()).resolve()
        folder = guide_folder().resolve()
        if there.is_relative_to(folder) and there.is_file():
            self.page_asked.emit(there.relative_to(folder).as_posix(), link.fragment())

    def loadResource(self, kind: int, name: QUrl) -> Any:
        """Pictures of the guide alone, made to fit."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        path = (guide_folder() / self._page).parent.joinpath(name.toLocalFile() or name.path()).resolve()
        picture = QImage(str(path)) if path.is_relative_to(guide_folder().resolve()) else QImage()
        room = max(self.viewport().width() - 2 * MARGIN_PX, 100)
        return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation) if picture.width() > room else picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and "![" in self._source:
            self._render()
