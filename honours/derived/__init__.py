"""Tables that the database derives by itself: places on rolls and their tallies (docs/decisions/0501)."""
