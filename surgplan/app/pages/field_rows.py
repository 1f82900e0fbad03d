"""A few fields with words before them."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QWidget

from surgplan.app.forms.operation_form import LABEL_PX
from surgplan.app.parts import label


def field_rows(*rows: tuple[str, QWidget]) -> QWidget:
    """Fields beside their words, aligned with those of the forms of operations."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for words, field in rows:
        made = label(words, "secondary", wrap=False)
        made.setWordWrap(made.sizeHint().width() > LABEL_PX)
        made.setFixedWidth(LABEL_PX)
        made.setMinimumHeight(28)
        form.addRow(made, field)
    inside = QWidget()
    inside.setLayout(form)
    return inside
