"""A field for a number that takes a decimal point and a decimal comma alike, whatever the language."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox


class NumberBox(QDoubleSpinBox):
    """Writes numbers as the user's language does, without signs between thousands.

    Qt takes the other of point and comma for such a sign: it would read 25 from `2,5` where numbers have a point.
    """

    def _spelled(self, text: str) -> str:
        sign = self.locale().decimalPoint()
        return text.replace(".", sign).replace(",", sign)

    def validate(self, text: str, at: int) -> object:
        """Whether this may be typed; either sign is shown as that of the language."""
        return super().validate(self._spelled(text), at)

    def valueFromText(self, text: str) -> float:
        """The number that was typed."""
        return super().valueFromText(self._spelled(text))
