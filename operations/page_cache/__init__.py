"""Public pages kept as bytes in front of Django, never older than the last change of the content."""
