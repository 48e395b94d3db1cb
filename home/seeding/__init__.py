"""Turns the texts and tables of home/demo into pages and records; what is there already is left alone."""
