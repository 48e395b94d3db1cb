"""What an honour was on any day: states, changes, events, the timeline."""
