"""Physics on the patient's mesh, one a file."""
