"""Pure functions on masks and voxels: no case, no blobs."""
