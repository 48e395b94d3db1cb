"""Triggers that keep the trail as it was written, whoever asks the database, short of its owner taking them down."""

from typing import Any

from django.db import connections

from .models import KEPT

_REFUSAL = "audit entries are never changed"
_TOO_YOUNG = f"audit entries are kept {KEPT} days"

_SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS audit_unchanged BEFORE UPDATE ON audit_auditentry "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    f"CREATE TRIGGER IF NOT EXISTS audit_kept BEFORE DELETE ON audit_auditentry "
    f"WHEN OLD.at > datetime('now', '-{KEPT} days') BEGIN SELECT RAISE(ABORT, '{_TOO_YOUNG}'); END",
]
_POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
        IF OLD.at > now() - interval '{KEPT} days' THEN
            RAISE EXCEPTION '{_TOO_YOUNG}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END $$""",
    "CREATE OR REPLACE TRIGGER audit_kept BEFORE UPDATE OR DELETE ON audit_auditentry "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
]
_STATEMENTS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def after_migrations(using: str = "default", **kwargs: Any) -> None:
    """Put the triggers up; a migration that makes the table anew on SQLite loses them."""
    with connections[using].cursor() as cursor:
        for statement in _STATEMENTS[connections[using].vendor]:
            cursor.execute(statement)
