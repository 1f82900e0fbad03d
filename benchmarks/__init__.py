"""Known answers and timings: `make verify` and `make bench`."""
