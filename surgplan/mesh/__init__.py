"""Surfaces and tetrahedra of anatomy, and what they are made of."""
