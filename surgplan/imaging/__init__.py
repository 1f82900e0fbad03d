"""Scans: DICOM in and out, volumes, resampling."""
