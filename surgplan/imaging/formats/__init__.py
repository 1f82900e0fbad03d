"""Volumes and label maps in single files: NIfTI, NRRD, MetaImage."""
