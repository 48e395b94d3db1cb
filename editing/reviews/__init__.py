"""Nobody publishes alone: author, two reviewers and a publisher, each step by another person."""
