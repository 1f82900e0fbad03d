"""Naming voxels: one tool a file, each an operation with a pure function beside it."""
