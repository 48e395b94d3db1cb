"""What is pasted into a text: blocks are made of it, and what has no place is named."""
