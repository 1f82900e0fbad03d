"""Measures and notes in the views: drawn, placed with the mouse, dragged, and listed."""
