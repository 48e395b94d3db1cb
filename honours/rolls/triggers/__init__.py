"""Tables that the database derives by itself: places on rolls and their tallies (docs/decisions/honours.md, 0501)."""
