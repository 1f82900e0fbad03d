"""The history of a case: its changes and scenarios as a graph, and two revisions beside each other."""
