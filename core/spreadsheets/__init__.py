"""Spreadsheets that people hand in, read under limits and written plainly; no model."""
