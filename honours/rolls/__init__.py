"""Rolls of honours: filters, pages, charts, open data, and the triggers that keep their tables."""
