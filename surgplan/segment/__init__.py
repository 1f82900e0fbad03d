"""Segments: one tool a file, an operation and a pure function."""
