"""A refusal in words; imports nothing, so that readers of foreign files can use it without Django."""


class UserFacingError(Exception):
    """What was asked is not done; the reason and the remedy in Chinese. Nothing was changed."""
