"""Dates as officials write them, in every date box of the admin."""
