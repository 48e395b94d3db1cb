"""Whether what runs was made ready: tables, styles, words."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache

from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from core.catalogues import stale_catalogues

from ..readings import Reading

Name = tuple[str, str]


def migrations(now: datetime) -> Iterator[Reading]:
    """How many changes of the tables wait; one stands for all that it replaces."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    waiting = [
        ".".join(name)
        for name, migration in _migrations().items()
        if name not in applied and not (migration.replaces and applied.issuperset(migration.replaces))
    ]
    yield Reading("migrations_unapplied", len(waiting), note="、".join(sorted(waiting)[:5]))


def static_files(now: datetime) -> Iterator[Reading]:
    """Whether styles were collected."""
    storage = staticfiles_storage
    if isinstance(storage, ManifestFilesMixin):
        yield Reading("static_missing", int(not storage.read_manifest()))


def catalogues(now: datetime) -> Iterator[Reading]:
    """How many catalogues are older than what people wrote."""
    stale = stale_catalogues()
    yield Reading("catalogues_stale", len(stale), note="、".join(sorted({path.parts[-3] for path in stale})))


@cache
def _migrations() -> dict[Name, Migration]:
    """All that the program brings; read once, since a running program does not change."""
    return {name: migration for name, migration in MigrationLoader(None).graph.nodes.items() if migration}
