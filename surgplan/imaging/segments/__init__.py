"""Segments in files of other programs: label maps, DICOM SEG, RTSTRUCT."""
