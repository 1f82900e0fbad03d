"""Synthetic scans whose true anatomy is known exactly, and the code that makes them."""
