"""The guided workflows, as data."""
