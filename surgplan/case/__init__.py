"""The case: an immutable value, the operations that change it, and the file that keeps both."""
