"""Gestures that become operations: a preview while dragging, one operation on release."""
