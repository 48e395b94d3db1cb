"""Proof without the site: signed credentials, the keys and status lists to check them by, and the check itself."""
