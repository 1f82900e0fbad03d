"""The shapes of the catalogue's components, one family a file, each in its own frame."""
