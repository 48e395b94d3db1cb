"""Activities of a month, and the pages that show them."""

from .lists import Activity, ActivityMonth
from .pages import ActivityIndexPage, VolunteersPage

__all__ = ["Activity", "ActivityIndexPage", "ActivityMonth", "VolunteersPage"]
