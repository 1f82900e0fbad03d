"""Image archives and scanners: asking, fetching, sending and receiving over DIMSE and DICOMweb."""
