"""One hand at a time on a release, and everything it does in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, OperationalError, transaction

from core.progress import UserFacingError

from .models import Release

BUSY = "网站正在写入别的内容，这一批什么都没有动。请过一会儿再试一次。"
COLLIDED = "这一批里有牌匾编号或信用代码和别的记录重复，什么都没有发布。请回到清单检查。"
GONE = "这一批已经被删除。"


@contextmanager
def release_lock(release: Release) -> Iterator[Release]:
    """A transaction that holds the release's row; yields the release as it stands now.

    SQLite has one writer anyway. Raise UserFacingError when the release is gone or the database cannot do it.
    """
    try:
        with transaction.atomic():
            yield Release.objects.select_for_update().get(pk=release.pk)
    except Release.DoesNotExist as error:
        raise UserFacingError(GONE) from error
    except IntegrityError as error:
        raise UserFacingError(COLLIDED) from error
    except OperationalError as error:
        if not any(word in str(error).lower() for word in ("lock", "busy", "deadlock")):
            raise
        raise UserFacingError(BUSY) from error


@contextmanager
def open_release_lock(release: Release) -> Iterator[Release]:
    """The same, for a release that can still be changed; raise UserFacingError otherwise."""
    with release_lock(release) as current:
        if not current.is_open:
            raise UserFacingError(f"这一批现在是“{current.get_state_display()}”，不能再改动。")
        yield current
