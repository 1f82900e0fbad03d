"""Landmarks, measures, implants, resections, and how they fit."""
