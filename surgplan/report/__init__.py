"""What leaves the program for people: PDF, figures, tables."""
