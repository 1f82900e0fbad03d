"""Values with no opinion: geometry, grids, units, errors."""
