"""One DICOM series from its files to a volume: headers, planes, order, decoding, verdict."""
