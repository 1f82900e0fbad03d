"""Bringing one image into the frame of another, and judging whether it worked."""
