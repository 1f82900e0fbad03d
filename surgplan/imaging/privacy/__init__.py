"""Taking a patient out of DICOM data sets, by the profile of PS3.15 Annex E."""
