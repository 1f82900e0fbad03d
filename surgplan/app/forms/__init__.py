"""Forms made from the fields of operations."""
