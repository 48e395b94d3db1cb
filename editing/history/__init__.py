"""The history as people read it: a sitting is one version, and a comparison marks the words that changed."""
