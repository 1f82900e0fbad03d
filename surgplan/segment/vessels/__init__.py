"""Following vessels: sections across them, their track, their walls. Pure functions: no case, no blobs."""
