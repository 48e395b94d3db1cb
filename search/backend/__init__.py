"""Search that reads Chinese, chosen by WAGTAILSEARCH_BACKENDS["default"]["BACKEND"] = "search.backend".

The site, the whole admin and every chooser use it; SQLite and PostgreSQL give the same results.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - Wagtail looks for this name
    """Return the backend for the default database."""
    if connection.vendor == "sqlite":
        from .sqlite import SQLiteBackend

        return SQLiteBackend(params)
    if connection.vendor == "postgresql":
        from .postgres import PostgresBackend

        return PostgresBackend(params)
    raise ImproperlyConfigured(f"no Chinese search for {connection.vendor}: use SQLite or PostgreSQL")
