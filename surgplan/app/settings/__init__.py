"""The preferences window: its pages, and the one file a department shares them in."""
