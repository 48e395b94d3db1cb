"""What is pasted into a text and has no place there."""
