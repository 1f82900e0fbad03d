"""Slices and the 3D scene: they show volumes, labels, surfaces and points, and know nothing of cases."""
