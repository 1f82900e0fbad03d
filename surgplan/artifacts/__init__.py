"""What follows from a case: recipes, and the cache that keeps what they gave."""
