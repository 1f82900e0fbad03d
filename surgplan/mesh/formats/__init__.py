"""Surface file formats, one a file: bytes to points and triangles as they stand in the file, and back."""
