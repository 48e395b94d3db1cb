"""The words for batches and the fates of rows."""

from django.db import models


class BatchState(models.TextChoices):
    """A batch from upload to undo."""

    CHECKING = "checking", "核对中"
    PENDING = "pending", "待导入"
    COMMITTED = "committed", "已导入"
    UNDONE = "undone", "已撤回"


class Fate(models.TextChoices):
    """What an import does with a row."""

    NEW = "new", "新增"
    CHANGED = "changed", "变更"
    SAME = "same", "不变"
    FAULTY = "faulty", "有错"


class Record(models.TextChoices):
    """What a batch wrote."""

    MERCHANT = "merchant", "商户"
    HONOUR = "honour", "荣誉"
