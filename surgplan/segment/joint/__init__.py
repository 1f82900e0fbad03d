"""Telling bones apart where they meet in a joint."""
