"""The guide in a window of its own, opened at what the user is at."""
