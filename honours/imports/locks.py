"""One import at a time: the second one is told so, and nothing is half done."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, OperationalError, connection, transaction

from core.database_busy import is_about_locks
from core.progress import UserFacingError
from honours.models import AwardScheme

from .models import ImportBatch

BUSY = "另一批名单正在导入或撤回。请等它完成后再试一次。"
COLLIDED = "导入途中有人改动了同一条记录，这一批什么都没有写入。请重新上传这个文件核对。"


@contextmanager
def import_lock(batch: ImportBatch) -> Iterator[ImportBatch]:
    """A transaction in which this batch alone is imported or undone; yields the batch as it stands now.

    SQLite has one writer anyway: the second waits for its timeout. On PostgreSQL the award schemes are locked, which
    also keeps their rules as they are; editors go on working. Raise UserFacingError when another one is at work.
    """
    try:
        with transaction.atomic():
            if connection.features.has_select_for_update_nowait:
                list(AwardScheme.objects.order_by("pk").select_for_update(nowait=True, no_key=True).values_list("pk"))
            yield ImportBatch.objects.select_for_update().get(pk=batch.pk)
    except OperationalError as error:
        if not is_about_locks(error):
            raise
        raise UserFacingError(BUSY) from error
    except IntegrityError as error:
        raise UserFacingError(COLLIDED) from error
    except ImportBatch.DoesNotExist as error:
        raise UserFacingError("这一批已经被放弃，没有可以处理的内容。") from error
