"""Every public page once more as Markdown, and the list of them."""
