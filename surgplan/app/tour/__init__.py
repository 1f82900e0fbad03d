"""The first-run tour: a card that points at what to do next on the sample hip, and goes on once it is done."""
