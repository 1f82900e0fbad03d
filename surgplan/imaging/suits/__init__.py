"""What a scan is good for, and the import report in words."""
