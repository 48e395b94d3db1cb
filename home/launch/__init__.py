"""From an empty site to one that readers see."""
