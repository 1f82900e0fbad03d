"""Cases as cards beside each other: picture, name, who and when, and the state."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from surgplan.app.icons import pixmap
from surgplan.app.style.tokens import RADIUS
from surgplan.app.theme import colour, theme

CARD_PX, PICTURE_PX, GAP_PX, PAD_PX, MARK_PX, LEADING_PX = 216, 128, 12, 10, 16, 3
CARD = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Card:
    """What one card shows."""

    key: str
    """What is emitted when it is chosen: a path, or the name of a sample."""
    name: str
    lines: tuple[str, ...]
    """Below the name, in secondary colour."""
    state: str = ""
    """Words beside the state's icon."""
    state_icon: str = ""
    state_role: str = "secondary"
    tip: str = ""
    picture: QPixmap | None = None
    icon: str = "scan"
    """Where there is no picture."""

    @property
    def words(self) -> str:
        """All its words: what is searched, and read aloud."""
        return "\n".join(filter(None, (self.name, *self.lines, self.state)))


class CardDelegate(QStyledItemDelegate):
    """Draws one card."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All cards are of one size, which follows the font."""
        lines = QFontMetrics(option.font).height() * 4 + QFontMetrics(_bold(option.font)).height() + 6 * LEADING_PX
        return QSize(CARD_PX + GAP_PX, PICTURE_PX + lines + 2 * PAD_PX + GAP_PX + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Picture over words."""
        card: Card = index.data(CARD)
        box = QRectF(option.rect.x() + 1, option.rect.y() + 1, CARD_PX - 2, option.rect.height() - GAP_PX - 2)
        hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(outline, colour("control" if hot else "panel"))
        painter.setClipPath(outline)
        _draw_picture(painter, QRectF(box.x(), box.y(), box.width(), PICTURE_PX), card)
        painter.setClipping(False)
        _draw_words(painter, QRectF(box.x(), box.y() + PICTURE_PX, box.width(), box.height() - PICTURE_PX), card, option.font)
        painter.setPen(QPen(colour("focus" if focus else "accent" if hot else "line"), 2 if focus else 1))
        painter.drawPath(outline)
        painter.restore()


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _draw_picture(painter: QPainter, box: QRectF, card: Card) -> None:
    painter.fillRect(box, colour("view"))
    if card.picture is None:
        size, scale = 32, 2
        drawn = pixmap(card.icon, theme().tokens.on_view, size, scale)
        painter.drawPixmap(int(box.center().x() - size / 2), int(box.center().y() - size / 2), drawn)
        return
    wide, high = card.picture.width(), card.picture.height()
    share = min(wide / box.width(), high / box.height())
    seen = QSizeF(box.width() * share, box.height() * share)
    corner = QPointF((wide - seen.width()) / 2, (high - seen.height()) / 2)
    painter.drawPixmap(box, card.picture, QRectF(corner, seen))


def _draw_words(painter: QPainter, box: QRectF, card: Card, font: QFont) -> None:
    left, width, y = box.x() + PAD_PX, box.width() - 2 * PAD_PX, box.y() + PAD_PX

    def line(words: str, with_font: QFont, token: str, indent: float = 0.0) -> None:
        nonlocal y
        metrics = QFontMetrics(with_font)
        painter.setFont(with_font)
        painter.setPen(colour(token))
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(width - indent))
        painter.drawText(QRectF(left + indent, y, width - indent, metrics.height()), Qt.AlignmentFlag.AlignVCenter, short)
        y += metrics.height() + LEADING_PX

    line(card.name, _bold(font), "text")
    for words in card.lines:
        line(words, font, "secondary")
    if card.state:
        y = box.bottom() - PAD_PX - QFontMetrics(font).height()
        drawn = pixmap(card.state_icon, getattr(theme().tokens, card.state_role), MARK_PX, 2)
        painter.drawPixmap(int(left), int(y + (QFontMetrics(font).height() - MARK_PX) / 2), drawn)
        line(card.state, font, "text" if card.state_role == "secondary" else card.state_role, indent=MARK_PX + 6)


class CardList(QListWidget):
    """Cards in rows that fill the width; as high as they need, so that the page around them scrolls."""

    chosen = Signal(str)
    """The key of the card that was clicked, or on which Enter was pressed."""
    dropped = Signal(str)
    """The key of the card that shall go."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(CardDelegate(self))
        self.setStyleSheet("QListView { background: transparent; } QListView::item { padding: 0; }")
        self.itemClicked.connect(self._choose)

    def show_cards(self, cards: list[Card]) -> None:
        """Show these; the one that had the keyboard keeps it."""
        before = self.currentItem().data(CARD).key if self.currentItem() is not None else ""
        self.clear()
        for card in cards:
            item = QListWidgetItem(card.words)
            item.setData(CARD, card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, card.words)
            item.setToolTip(card.tip)
            self.addItem(item)
            if card.key == before:
                self.setCurrentItem(item)
        self._fit()

    def filter(self, words: str) -> int:
        """Show only the cards that hold every one of some words; how many these are."""
        wanted = words.casefold().split()
        shown = 0
        for row in range(self.count()):
            text = f"{self.item(row).text()}\n{self.item(row).toolTip()}".casefold()
            fits = all(word in text for word in wanted)
            self.item(row).setHidden(not fits)
            shown += fits
        self.doItemsLayout()
        self._fit()
        return shown

    def card(self, key: str) -> Card | None:
        """The card of a key."""
        cards = (self.item(row).data(CARD) for row in range(self.count()))
        return next((card for card in cards if card.key == key), None)

    def _fit(self) -> None:
        shown = sum(not self.item(row).isHidden() for row in range(self.count()))
        across = max(1, self.viewport().width() // (CARD_PX + GAP_PX))
        high = self.sizeHintForIndex(self.model().index(0, 0)).height() if self.count() else 0
        self.setFixedHeight(-(-shown // across) * high + 2 * self.frameWidth())

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(CARD).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes off the list."""
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(item)
        elif item is not None and event.key() == Qt.Key.Key_Delete:
            self.dropped.emit(item.data(CARD).key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another number of cards beside each other."""
        super().resizeEvent(event)
        self._fit()
