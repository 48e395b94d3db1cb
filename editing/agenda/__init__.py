"""The editors' calendar: what becomes public, what ends, and what is due."""
