"""Segmentation by networks somebody else trained, from a folder on this computer: an extra, off until it is asked for."""
