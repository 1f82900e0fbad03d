"""Every known answer of planning is met."""

from __future__ import annotations

from surgplan.plan.verification import rows


def test_every_row_is_within_its_tolerance() -> None:
    found = rows()
    assert len(found) >= 15
    assert [f"{row.case}: {row.computed} for {row.reference}" for row in found if not row.ok] == []
