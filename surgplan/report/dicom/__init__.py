"""Plans as DICOM objects: segmentations, structure sets, surfaces, reports, measurements and pictures."""
