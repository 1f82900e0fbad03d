"""The operations of segmentation, one tool a file."""
