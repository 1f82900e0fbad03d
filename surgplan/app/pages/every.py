"""All pages of the inspector, loaded once a case is opened."""

from __future__ import annotations

from surgplan.app.pages.compare_page import ComparePage
from surgplan.app.pages.history_page import HistoryPage
from surgplan.app.pages.measures_page import MeasuresPage
from surgplan.app.pages.plan_page import PlanPage
from surgplan.app.pages.report_page import ReportPage
from surgplan.app.pages.scan_page import ScanPage
from surgplan.app.pages.segment_page import SegmentPage
from surgplan.app.pages.simulate_page import SimulatePage
from surgplan.app.pages.views_page import ViewsPage

PAGES = (ScanPage, SegmentPage, PlanPage, SimulatePage, ComparePage, ReportPage)
"""The steps of the path."""
SIDE_PAGES = (MeasuresPage, ViewsPage, HistoryPage)
"""What can be opened beside any step."""
