"""What the site stands on: disks, database, Redis, clock."""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from shutil import disk_usage

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import timezone
from redis.exceptions import RedisError

from operations.caches import RedisOrMemory

from ..readings import Reading


def disks(now: datetime) -> Iterator[Reading]:
    """What is free where data, uploads and temporary files lie; one reading for each disk."""
    by_disk: dict[int, list[Path]] = {}
    for folder in (Path(settings.VAR_DIR), Path(settings.MEDIA_ROOT), Path(tempfile.gettempdir())):
        if folder.exists():
            by_disk.setdefault(folder.stat().st_dev, []).append(folder)
    for folders in by_disk.values():
        yield Reading("disk_free", disk_usage(folders[0]).free, "、".join(map(str, folders)))


def database_size(now: datetime) -> Iterator[Reading]:
    """Of the database, and of the log beside a SQLite file."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        yield Reading("database_size", _length(name))
        yield Reading("wal_size", _length(f"{name}-wal"))
    else:
        yield Reading("database_size", _asked("SELECT pg_database_size(current_database())"))


def redis(now: datetime) -> Iterator[Reading]:
    """Whether Redis answers, where it is to be used; memory may stand in for it unnoticed."""
    cache = caches["default"]
    if isinstance(cache, RedisOrMemory):
        try:
            cache.ping()
        except (RedisError, OSError) as error:
            yield Reading("redis_away", 1, note=type(error).__name__)
        else:
            yield Reading("redis_away", 0)


def clock(now: datetime) -> Iterator[Reading]:
    """How far this machine's clock is from that of a database server."""
    if connection.vendor == "postgresql":
        theirs = _asked("SELECT extract(epoch FROM clock_timestamp())")
        yield Reading("clock_off", abs(timezone.now().timestamp() - theirs))


def _length(path: str) -> int:
    with suppress(FileNotFoundError):
        return Path(path).stat().st_size
    return 0


def _asked(statement: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return float(cursor.fetchone()[0])
