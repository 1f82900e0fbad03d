"""Verification that needs other programs or real scans."""
