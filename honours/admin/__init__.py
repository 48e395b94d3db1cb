"""Screens of the admin for merchants and honours."""
