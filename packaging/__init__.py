"""What makes installers, pictures and the system ready."""
