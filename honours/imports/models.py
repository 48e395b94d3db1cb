"""An import as a record: the file's rows, what was to happen to each, and what it takes to undo it."""

from django.conf import settings
from django.db import models

from .states import BatchState, Fate, Record


class ImportBatch(models.Model):
    """One uploaded list. The file itself is not kept, only its rows as read."""

    is_internal = True

    state = models.CharField("状态", max_length=12, choices=BatchState.choices, default=BatchState.CHECKING)
    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    sheet = models.CharField("工作表", max_length=100, blank=True)
    notices = models.JSONField("提醒", default=list)
    counts = models.JSONField("行数", default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="上传人", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField("上传时间", auto_now_add=True)
    committed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="导入人", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    committed_at = models.DateTimeField("导入时间", null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="撤回人", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField("撤回时间", null=True)

    class Meta:
        verbose_name = "Excel 导入批次"
        verbose_name_plural = "Excel 导入批次"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"第 {self.pk} 批 {self.file_name}"

    def count(self, *fates: str) -> int:
        """How many rows have one of these fates."""
        return sum(self.counts.get(fate, 0) for fate in fates)

    @property
    def to_write(self) -> int:
        """Rows that would change something."""
        return self.count(Fate.NEW, Fate.CHANGED)

    @property
    def faulty(self) -> int:
        """Rows that cannot be imported."""
        return self.count(Fate.FAULTY)

    @property
    def total(self) -> int:
        """All rows."""
        return sum(self.counts.values())


class ImportRow(models.Model):
    """A row of the list and its fate. `cells` follow the order of the columns."""

    is_internal = True

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField("行号")
    fate = models.CharField("结果", max_length=8, choices=Fate.choices)
    cells = models.JSONField("内容")
    problems = models.JSONField("问题", default=list)  # [[column, reason], …]
    diff = models.JSONField("变更", default=list)  # [[column, old, new], …]

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["batch", "fate", "id"], name="import_row_by_fate")]

    def __str__(self) -> str:
        return f"第 {self.line} 行：{self.get_fate_display()}"


class ImportTrace(models.Model):
    """What a batch did to some records of one kind: one item for each, as `traces.Trace` reads it."""

    is_internal = True

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="traces")
    record = models.CharField(max_length=8, choices=Record.choices)
    items = models.JSONField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_record_display()}：{len(self.items)}"
