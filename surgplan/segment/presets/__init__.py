"""Segmentation with fixed settings, one anatomy a file."""
