"""Accounts of street offices: each reaches the merchants of its own spots, and its own folder of files."""
