"""Triggers that keep what is written once as it was, whoever asks the database, short of its owner taking them down."""

from collections.abc import Callable
from typing import Any

from django.db import connections, models

_REFUSED = "written once, never changed"
_SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS {name}_unchanged BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table}: {refused}'); END",
    "CREATE TRIGGER IF NOT EXISTS {name}_kept BEFORE DELETE ON {table} {sqlite_when} "
    "BEGIN SELECT RAISE(ABORT, '{table}: {refused}'); END",
)
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION {name}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' OR {postgresql_if} THEN
            RAISE EXCEPTION '{table}: {refused}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END $$""",
    "CREATE OR REPLACE TRIGGER {name}_kept BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION {name}_refuse()",
)
_STATEMENTS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def append_only_triggers(model: type[models.Model], days: int | None = None) -> Callable[..., None]:
    """A receiver for `post_migrate` that puts the triggers up: never changed, and deleted after `days` or never.

    One model of an app; with `days` it has a column `at`. Making a table anew on SQLite loses its triggers.
    """
    words = {
        "table": model._meta.db_table,
        "name": model._meta.app_label,
        "refused": _REFUSED,
        "sqlite_when": f"WHEN OLD.at > datetime('now', '-{days} days')" if days else "",
        "postgresql_if": f"OLD.at > now() - interval '{days} days'" if days else "true",
    }

    def after_migrations(using: str = "default", **kwargs: Any) -> None:
        with connections[using].cursor() as cursor:
            for statement in _STATEMENTS[connections[using].vendor]:
                cursor.execute(statement.format(**words))

    return after_migrations
