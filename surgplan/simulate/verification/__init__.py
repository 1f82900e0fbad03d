"""Known answers of elasticity, and what surgplan computes for them: one case a file, each with `rows()`."""
