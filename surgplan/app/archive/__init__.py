"""The window on other computers: searching archives and fetching scans from them."""
